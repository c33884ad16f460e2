"""Several inconsistent contracts for the same works: account by the awarded one (黑白合同).

References:
    bidding_act:46; construction_2004:21; construction_2018:1, 9, 10, 11; construction_2020:2, 22, 23, 24.
Checked with:
    the switch of 2019-02-01: until then the filed awarded contract, from then on the award whether filed or not.
Limitations:
    The figure is the awarded price with the variations for which there are slips, less payments. Whether a change of
    circumstances after a voluntary tender allowed the later contract is left to the lawyer (construction_2020:23).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from advisor.quantum.lines import Computation, Line
from advisor.rules.claim import (
    Advice,
    Amount,
    AmountRule,
    Claim,
    Defence,
    Effect,
    Element,
    Relation,
    Relief,
    Tie,
    Version,
    first_of,
)
from advisor.rules.conditions import any_of, before, derived, no, one_of, some, yes
from advisor.rules.facts import Facts
from advisor.rules.matter import Extra
from advisor.rules.truth import Truth
from claims.common.due_day import price_due
from claims.common.limitation import limitation_defence, limitation_on_due_day
from claims.common.sum_owed import paid_so_far
from claims.common.validity import award_void, negotiated_first

OTHERS, OWN, EXTRAS = "contract.other_contracts", "contract.award_status", "performance.extras"
SINCE_2019 = ("construction_2018:1", "construction_2018:10")
NOW = ("construction_2020:2", "construction_2020:22", "construction_2020:23")

FILING_ENDED_ON = date(2019, 2, 1)
"""construction_2018:26: from this day the award counts whether filed or not."""

TENDERED = Element(
    "tendered", "经过招标投标", yes("project.tender_held"), ("bidding_act:46", *NOW, "construction_2018:9"),
    ("tender_file", "award_notice"),
)
AWARDED = Element(
    "awarded_contract", "有中标合同（备案与否不论）",
    any_of(one_of(OWN, "awarded", "awarded_and_filed"), some(OTHERS, one_of("item.kind", "awarded"))),
    ("bidding_act:46", *NOW, *SINCE_2019), ("award_notice", "construction_contract"),
)
def _filed(facts: Facts) -> Truth:
    """Whether the award was filed; of a listed contract called only "awarded" that is not told."""
    own, listed = facts.get(OWN), facts.get(OTHERS)
    if own == "awarded_and_filed" or any(c.kind == "filed" or (c.kind == "awarded" and c.filed) for c in listed or ()):
        return Truth.YES
    untold = listed is None or any(c.kind is None or (c.kind == "awarded" and c.filed is None) for c in listed)
    return Truth.UNKNOWN if untold or own is None else Truth.NO


FILED = Element(
    "awarded_contract", "有经过备案的中标合同", derived("中标合同经过备案", (OWN, OTHERS), _filed),
    ("construction_2004:21", "bidding_act:46"), ("award_notice", "construction_contract"),
)
DEPARTS = Element(
    "departs", "对方所据的另一份合同背离中标合同的实质内容（范围、工期、质量、价款）",
    some(OTHERS, yes("item.departs_from_award")), ("bidding_act:46", "construction_2004:21", *NOW, *SINCE_2019),
    ("construction_contract", "tender_file"),
)
DUE = Element(
    "price_due", "付款期已到", price_due,
    ("construction_2020:27", "construction_2004:18", "contract_act_1999:109"), ("construction_contract",),
)
AWARD_VOID = Defence(
    "award_void", "中标合同自身无效：几份合同都无效，按实际履行的合同；查不清的，2019-02-01 起按最后签订的一份",
    any_of(award_void, negotiated_first), ("construction_2020:24", "construction_2018:11", "bidding_act:55"),
    Effect.EXTINGUISHES, answer="改按合同无效、折价补偿请求，并举证实际履行的是哪一份。", evidence=("site_minutes", "payment_ledger"),
)
ADVICE = (
    Advice(
        "variation_is_no_departure", "设计变更、工期顺延后的合理补充不算背离；先分清变更与另定价款，再决定主张哪一份。",
        ("construction_2020:2", "construction_2018:1", "construction_2004:21"),
    ),
    Advice(
        "voluntary_tender_change", "不是必须招标的项目自愿招标后另签的：招标后出现难以预见的变化而另订的，不按中标合同。",
        ("construction_2020:23", "construction_2018:9"), no("project.tender_required_at_signing"),
    ),
    Advice(
        "filing_no_longer_counts", "2019-02-01 时未终审的案件，不再看哪一份备案，只看哪一份中标。",
        ("construction_2018:1", "construction_2018:26", "construction_2020:22"), before("contract.signed_on", FILING_ENDED_ON),
    ),
)


def _amount(facts: Facts) -> Amount:
    """Price of the contract that governs (the filed award before 2019-02-01, the award since) less payments, in yuan."""
    listed = facts.get(OTHERS) or ()
    by_filing = facts.regime is not None and facts.regime.id == "c2004"  # construction_2004:21
    kind = "filed" if by_filing else "awarded"
    governs = [c for c in listed if c.kind == kind or (by_filing and c.kind == "awarded" and c.filed)]
    prices = [c.price for c in governs if c.price is not None]
    own, own_price = facts.get(OWN), facts.get("contract.price")
    own_governs = own == "awarded_and_filed" or (own == "awarded" and not by_filing)
    if own_governs and own_price is not None:
        prices.append(own_price)
    price = min(prices, default=None)  # of several the lowest: never ask too much
    paid = paid_so_far(facts)
    if price is None or paid is None:
        absent = (("contract.price" if own_governs else OTHERS, price), ("account.paid_total", paid))
        return Amount(missing=tuple(path for path, value in absent if value is None))
    extras = [Line(i.item or "增项", amount=i.amount) for i in facts.get(EXTRAS) or () if _has_slip(i)]
    total = price + sum((line.amount or Decimal(0) for line in extras), Decimal(0))
    owed = max(total - paid, Decimal(0))
    over = (Line("已付款超过价款，不计负数", amount=paid - total),) if paid > total else ()
    lines = (Line("中标合同价款", amount=price), *extras, Line("减：已付款", amount=-paid), *over)
    note = "已计入有签证的增项，不要再另行请求；没有签证的增减项没有计入。" if extras else "没有计入变更、签证等增减项。"
    return Amount(owed, Computation(owed, lines), note=note)


def _has_slip(extra: Extra) -> bool:
    """A variation with a written slip and a figure, which nothing recorded speaks against."""
    against = extra.in_settlement or extra.own_fault or False in (extra.signer_authorised, extra.outside_scope)
    return extra.signed_slip is True and extra.amount is not None and not against


RELIEFS = (Relief("inconsistent_contracts.pay"),)
DEFENCES = (AWARD_VOID, limitation_defence())
CLOCKS = (limitation_on_due_day(),)

CLAIM = Claim(
    id="inconsistent_contracts",
    name="按中标合同结算（黑白合同）",
    summary="同一工程有几份不一致的合同，请求按中标合同确定价款，不按背离它的另一份。",
    axis="construction",
    anchor=first_of("合同签订之日", "contract.signed_on", "account.due_on", "performance.completed_on"),
    versions=(
        Version(
            "civil_code", ("c2026", "c2020"), "与中标合同实质内容不一致的，可请求按中标合同；变相让利的另签合同无效。",
            NOW, (TENDERED, AWARDED, DEPARTS, DUE), DEFENCES, CLOCKS, ADVICE, RELIEFS,
        ),
        Version(
            "since_2019", ("c2018", "c2026_old_facts"), "看中标合同，不看备案。",
            SINCE_2019, (TENDERED, AWARDED, DEPARTS, DUE), DEFENCES, CLOCKS, ADVICE, RELIEFS,
        ),
        Version(
            "filed_award", ("c2004",), "以备案的中标合同作为结算根据。",
            ("construction_2004:21", "bidding_act:46"), (TENDERED, FILED, DEPARTS, DUE), DEFENCES, CLOCKS, ADVICE[:1], RELIEFS,
        ),
        Version(
            "bidding_act_alone", ("c1999",), "招标人和中标人不得再订背离合同实质内容的协议。",
            ("bidding_act:46",), (TENDERED, AWARDED, DEPARTS, DUE), DEFENCES, CLOCKS, (), RELIEFS,
        ),
    ),
    amount=AmountRule((OTHERS, OWN, EXTRAS, "contract.price", "account.paid_total", "account.payments"), _amount),
    relations=(
        Relation(
            Tie.ALTERNATIVE, "contract_price", "同一笔价款：按中标合同与按另一份合同只能采其一，取高者为主位。",
            ("construction_2020:2",), greater_first=True,
        ),
        Relation(
            Tie.CAPPED_WITH, "extras", "有签证的增项已计入按中标合同的数额，合计不重复。", ("construction_2020:20",),
        ),
        Relation(Tie.ALTERNATIVE, "contract_invalidity", "中标合同无效的，改按实际履行的合同折价补偿。", ("construction_2020:24",)),
    ),
    cause="建设工程施工合同纠纷",
)
