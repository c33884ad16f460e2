"""Those behind the company: who misused its independence, and who left it unliquidated (人格否认、清算责任).

Sources:
    company_2023:23(1)(2), 232; company_2018:20; company_temporal_2024:1, 6; company_interp_2_2008:18-20.
Limits:
    The duty to liquidate follows the day the ground of dissolution arose; within fifteen days before 2024-07-01 the new
    act already governs it (company_temporal_2024:6(2)).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from advisor.rules.claim import Advice
from advisor.rules.conditions import all_of, any_of, derived, recorded, some, split
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, conjunction, disjunction, truth

CONTROLLERS = "account.controllers"
ACT_ON, LIQUIDATION_ON = date(2024, 7, 1), date(2024, 6, 17)
OLD_OBLIGORS = frozenset({"shareholder", "stock_director", "actual_controller"})
NEW_OBLIGORS = frozenset({"director", "stock_director", "actual_controller"})
"""company_interp_2_2008:18 (shareholders of a limited company, directors of a joint-stock company, those in control);
company_2023:232 (directors)."""


def _proven(facts: Facts) -> Truth:
    return conjunction([truth(facts.item.proven), truth(facts.item.harm)])


def _is(facts: Facts, *grounds: str) -> Truth:
    return truth(None if facts.item.ground is None else facts.item.ground in grounds)


def _in(facts: Facts, positions: frozenset[str]) -> Truth:
    return truth(None if facts.item.position is None else facts.item.position in positions)


def _since(facts: Facts, day: date) -> Truth:
    return truth(None if facts.item.done_on is None else facts.item.done_on >= day)


def _veil(facts: Facts, position: str, *more: Truth) -> Truth:
    return conjunction([_is(facts, "commingling"), _in(facts, frozenset({position})), *more, _proven(facts)])


_shareholder = derived("股东滥用公司独立地位", (), lambda f: _veil(f, "shareholder"))
_sister = derived("2024-07-01 起的横向混同", (), lambda f: _veil(f, "sister", _since(f, ACT_ON)))
_sister_before = derived("2024-07-01 前的横向混同", (), lambda f: _veil(f, "sister", ~_since(f, ACT_ON)))
_controller = derived("实际控制人滥用公司独立地位", (), lambda f: _veil(f, "actual_controller"))
veil_item = any_of(_shareholder, _sister, _sister_before, _controller)
"""Of one person (an item of the list): he may be asked to pay the company's debt as his own."""
VEIL = any_of(
    some(CONTROLLERS, any_of(_shareholder, _sister)),
    split(some(CONTROLLERS, any_of(_sister_before, _controller)), "veil_beyond_shareholders", Truth.YES),
    text="滥用公司独立地位逃避债务，严重损害我方债权",
)


def _for_the_whole(facts: Facts) -> Truth:
    """Liquidation made impossible under the older law, struck off without it, or a promise to the registry."""
    ground = facts.item.ground
    if ground == "promised":
        return truth(facts.item.proven)
    if ground == "deregistered":
        return conjunction([_in(facts, OLD_OBLIGORS), _proven(facts)])
    lost = [_is(facts, "records_lost"), ~_since(facts, LIQUIDATION_ON), _in(facts, OLD_OBLIGORS), _proven(facts)]
    return conjunction(lost)


def _for_the_loss(facts: Facts) -> Truth:
    new, old = _since(facts, LIQUIDATION_ON), ~_since(facts, LIQUIDATION_ON)
    if facts.item.ground in ("records_lost", "deregistered"):
        who = NEW_OBLIGORS if facts.item.ground == "records_lost" else frozenset({"director"})
        return conjunction([new, _in(facts, who), _proven(facts)])
    obligor = disjunction([conjunction([new, _in(facts, NEW_OBLIGORS)]), conjunction([old, _in(facts, OLD_OBLIGORS)])])
    return conjunction([_is(facts, "liquidation_late"), obligor, _proven(facts)])


whole_item = derived("怠于清算、未经清算注销，对债务清偿", (), _for_the_whole)
loss_item = derived("逾期不清算，在造成的损失内赔偿", (), _for_the_loss)
LIQUIDATION, LIQUIDATION_LOSS = some(CONTROLLERS, whole_item), some(CONTROLLERS, loss_item)
_told = recorded(CONTROLLERS)
VEIL_TOLD, LIQUIDATION_TOLD, LOSS_TOLD = (all_of(_told, x) for x in (VEIL, LIQUIDATION, LIQUIDATION_LOSS))
"""The same where silence means that nothing of the kind is said."""


def liquidation_loss(facts: Facts) -> Decimal | None:
    """The losses for which liquidators answer (yuan); unknown as soon as one is."""
    items = facts.get(CONTROLLERS) or ()
    reached = [i.loss for i in items if loss_item.find(facts.of_item(i)).truth is not Truth.NO]
    known = [loss for loss in reached if loss is not None]
    return sum(known, Decimal(0)) if reached and len(known) == len(reached) else None


_new = derived("不在 2024-07-01 前", (), lambda f: truth(_since(f, ACT_ON) is not Truth.NO))
"""The present act where no day is told: for shareholders both say the same."""
_new_liquidation = derived("2024-06-17 起解散", (), lambda f: _since(f, LIQUIDATION_ON))
new_veil_item = all_of(veil_item, _new)
old_veil_item = all_of(veil_item, derived("2024-07-01 前", (), lambda f: truth(_since(f, ACT_ON) is Truth.NO)))
_old_liquidation = derived("2024-06-17 前解散", (), lambda f: ~_since(f, LIQUIDATION_ON))
_late_or_lost = derived("没有注销", (), lambda f: _is(f, "liquidation_late", "records_lost"))
_struck_off = derived("已经注销", (), lambda f: _is(f, "deregistered", "promised"))
_liquidator = any_of(whole_item, loss_item)
STRUCK_OFF = all_of(_told, some(CONTROLLERS, all_of(_struck_off, _liquidator)))
new_veil, old_veil = (all_of(_told, some(CONTROLLERS, x)) for x in (new_veil_item, old_veil_item))
VEIL_HEADS = (
    (all_of(_told, some(CONTROLLERS, all_of(_shareholder, _new))), ("company_2023:23(1)",)),
    (all_of(_told, some(CONTROLLERS, all_of(_sister, _new))), ("company_2023:23(2)",)),
    (all_of(_told, some(CONTROLLERS, all_of(_controller, _new))), ("company_2023:23(1)",)),
    (old_veil, ("company_2018:20",)),
    (all_of(_told, some(CONTROLLERS, all_of(_liquidator, _late_or_lost, _old_liquidation))), ("company_interp_2_2008:18",)),
    (all_of(_told, some(CONTROLLERS, all_of(_liquidator, _new_liquidation))), ("company_2023:232(3)",)),
    (STRUCK_OFF, ("company_interp_2_2008:20",)),
)
OF_VEIL = tuple(dict.fromkeys(cite for _, several in VEIL_HEADS for cite in several))

ANY_LIQUIDATOR = any_of(LIQUIDATION_TOLD, LOSS_TOLD)
VEIL_ADVICE = (
    Advice(
        "veil_proof",
        "人格否认由我方举证：财产、账户、财务记载混同无法区分，或者过度控制、转移利益，并且严重损害我方债权；只是人员、住所相同还不够。调取流水、"
        "审计报告、关联交易；与债务人一并起诉，债权没有经裁判确认的不要单独起诉股东。",
        ("company_2023:23", "company_2018:20"),
        VEIL_TOLD,
    ),
    Advice(
        "liquidators",
        "清算责任：解散事由 2024-06-17 起出现的看董事，此前看有限公司股东、股份公司董事和控股股东、实际控制人；须有怠于清算与损失、无法清算之间的"
        "因果关系，没有参与经营、也没有怠于履行的小股东可以免责。逾期不清算的，同时申请法院指定清算组。",
        ("company_interp_2_2008:18", "company_2023:232", "company_2023:233", "company_temporal_2024:6"),
        ANY_LIQUIDATOR,
    ),
    Advice(
        "struck_off",
        "债务人已经注销的，不能再列为被告：以股东、清算义务人或者承诺负责的人为被告，调取登记档案里的清算报告和承诺书。",
        ("company_interp_2_2008:19", "company_interp_2_2008:20"),
        STRUCK_OFF,
    ),
)
