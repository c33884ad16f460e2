"""Return of deposits: bid, performance and irregular ones (投标、履约及其他保证金).

References:
    bidding_regulation:26, 35, 57, 58; sme_2020:12; sme_2025:13; civil_code:157, 509, 566; contract_act_1999:58, 60, 97,
    114, 115; contract_general_2023:25, 67; independent_guarantee_2016:12, 14; gpcl_1986:92, 135, 140.
Checked with:
    published cases B-i-03 and B-i-04 (deposits under void contracts); five days counted by hand.
Limitations:
    A loan dressed up as a deposit, or the reverse, is told apart by the lawyer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from advisor.quantum.lines import Computation, Line
from advisor.rules.claim import (
    Advice,
    Amount,
    AmountRule,
    Anchor,
    Claim,
    Defence,
    Effect,
    Element,
    Relation,
    Relief,
    Tie,
    Version,
)
from advisor.rules.clock import Clock, ClockKind, ClockRule, idle, unread
from advisor.rules.conditions import (
    Condition,
    all_of,
    any_of,
    before,
    derived,
    more_than,
    none_of,
    split,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, disjunction, truth
from claims.common.deposits import DEPOSIT_READS, KINDS, NAMES, REGULATION_ON, Deposit, deposits
from claims.common.each_limitation import WAIVED_READS, lost, safest_first
from claims.common.limitation import Start, limitation_defence, limitation_from
from claims.common.parties import claimant_is_sme
from claims.common.validity import contract_void
from claims.common.void_limitation import HELD_VOID_ON, held_void

TENTH = Decimal("0.1")


def _returnable(path: str, *reads: str) -> Condition:
    """The deposit at ``path`` was paid and can be asked back; ``reads`` are the facts its day turns on."""

    def due(facts: Facts) -> Truth:
        if facts.get(path) is None:
            return Truth.UNKNOWN
        return disjunction(d.due(facts.asked_on) for d in deposits(facts) if d.field == path and not d.contested)

    return all_of(more_than(path, 0), derived("返还日已到", reads, due))


def _contested(path: str) -> Callable[[Facts], Truth]:
    """Courts may differ on whether the deposit at ``path`` can be asked back yet."""

    def found(facts: Facts) -> Truth:
        if facts.get(path) is None:
            return Truth.UNKNOWN
        return truth(any(d.contested for d in deposits(facts) if d.field == path))

    return found


PAID = Element(
    "deposit_paid", "已交纳保证金", any_of(*(more_than(path, 0) for path in KINDS)), ("civil_code:509", "contract_act_1999:60", "bidding_regulation:58"),
    ("deposit_receipt",),
)
RETURNABLE = Element(
    "returnable", "返还条件已成就（约定返还日、签约后五日、解除、无效，或收取没有依据）",
    any_of(
        _returnable(KINDS[0], "contract.signed_on"), _returnable(KINDS[1], "contract.performance_deposit_due_on"),
        _returnable(KINDS[2], "contract.deposit_paid_on"),
        split(derived("2020-09-01 前收取的其他名目保证金", (), _contested(KINDS[2])), "other_deposit_before_2020"),
        split(derived("没有填返还日，但竣工验收合格已满一年", (), _contested(KINDS[1])), "deposit_day_not_told"),
    ),
    ("bidding_regulation:57", "civil_code:157", "civil_code:509", "contract_act_1999:58", "contract_act_1999:60", "sme_2025:13"),
    ("construction_contract", "termination_notice_receipt"),
)
NOT_KNOWN_VOID = derived(
    "没有查明合同无效", contract_void.reads, lambda f: truth(contract_void.find(f).truth is not Truth.YES)
)
FORFEIT = Defence(
    "forfeit", "有约定的扣罚事由，保证金不退", all_of(yes("contract.deposit_forfeit_ground"), NOT_KNOWN_VOID), ("civil_code:509", "civil_code:585", "contract_act_1999:60", "contract_act_1999:114"),
    Effect.REDUCES, answer="由对方证明扣罚事由和数额；约定金额过分高于损失的可请求减少；合同无效的扣罚条款不适用。",
    evidence=("construction_contract",),
)


def _of_kind(path: str) -> ClockRule:
    """Limitation of the deposit at ``path`` alone."""

    def start(facts: Facts) -> Start | Clock:
        one = next(d for d in deposits(facts) if d.field == path)
        if one.since_on is None or one.missing:
            return unread(facts, *one.missing)
        if one.since_on >= facts.on:
            return idle(facts, f"返还日 {one.since_on} 未到", never_started=True)
        return Start(one.since_on, f"{NAMES[path]}：{one.reason}")

    def others(facts: Facts) -> tuple[tuple[date, str, str], ...]:
        """A void contract: some courts start the period only when it is declared void."""
        if not any(d.field == path and d.void for d in deposits(facts)):
            return ()
        return held_void(facts, "void_return_limitation_start")

    return limitation_from((*DEPOSIT_READS, HELD_VOID_ON, *contract_void.reads), start, others=others, debt="deposit")


OF_KIND = {path: _of_kind(path) for path in KINDS}


def _clock(facts: Facts, one: Deposit) -> Clock:
    def work(facts: Facts) -> Clock:
        clock = OF_KIND[one.field].read(facts)
        return replace(clock, name=f"{NAMES[one.field]}的诉讼时效", of=str(one.since_on or ""))

    found: Clock = facts.once(("deposit_clock", one.field), work)
    return found


def _clocks(facts: Facts) -> Clock | tuple[Clock, ...]:
    """Each deposit is a debt of its own, with its own period."""
    if paid := deposits(facts):
        return safest_first(_clock(facts, one) for one in paid)
    blank = [path for path in KINDS if facts.get(path) is None]
    return unread(facts, *blank) if blank else idle(facts, "没有交纳过保证金", never_started=True)


LIMITATION = ClockRule(
    "limitation", "保证金的诉讼时效", ClockKind.LIMITATION, tuple(dict.fromkeys(p for r in OF_KIND.values() for p in r.reads)),
    _clocks, (),
)


CLAIMED_READS = tuple(dict.fromkeys((*LIMITATION.reads, *WAIVED_READS, *contract_void.reads)))


def _claimed(facts: Facts) -> tuple[Deposit, ...]:
    """Deposits due or perhaps due; those lost by time only if there are no others."""
    on = facts.asked_on
    kept = tuple(d for d in deposits(facts) if d.due(on) is not Truth.NO)
    return tuple(d for d in kept if not lost(_clock(facts, d), facts)) or kept


def _asked(path: str) -> Condition:
    return derived("这笔保证金现在可以请求", CLAIMED_READS, lambda f: truth(any(d.field == path for d in _claimed(f))))


def _over_ten_percent(facts: Facts) -> Truth:
    deposit, price = facts.get(KINDS[1]), facts.get("contract.price")
    return Truth.YES if deposit and price and deposit > price * TENTH else Truth.NO


UNDER_REGULATION = none_of(before("contract.signed_on", REGULATION_ON))
USE_CHARGE = Advice(
    "use_charge_if_void", "合同无效：请求返还并付资金占用费，对方有过错的按一年期 LPR，没有过错的按存款基准利率。",
    ("contract_general_2023:25", "civil_code:157"), contract_void,
)
USE_CHARGE_BEFORE = replace(
    USE_CHARGE, text="合同无效：请求返还，并按过错请求赔偿资金被占用的损失；标准当时没有条文，多按同期贷款利率（2019-08-20 起 LPR）主张，备位按存款利率。",
    cite=("contract_act_1999:58",),
)
ADVICE = (
    Advice("separate_from_price", "保证金与工程款分开主张：性质不同，已付工程款不冲抵保证金，保证金也不优先受偿。", ("civil_code:509", "contract_act_1999:60", "construction_2020:40", "construction_2018:21")),
    Advice("each_its_own_period", "几笔保证金是几笔债，时效各算各的：先过的先催、先诉；已过的不因别的还在而复活。",
           ("civil_code:188", "gpcl_2017:188", "gpcl_1986:135")),
    Advice("demand_first", "起诉前先书面催还并留送达证据：催告使时效重新起算，占用费也从到期、催告说起。",
           ("civil_code:195", "gpcl_2017:195", "gpcl_1986:140")),
    Advice("no_double_return", "没有约定定金性质的，不能请求双倍返还。", ("contract_general_2023:67", "contract_act_1999:115")),
    Advice("bid_deposit_interest", "投标保证金最迟在书面合同签订后五日内退还，并附银行同期存款利息。", ("bidding_regulation:57",),
           all_of(more_than(KINDS[0], 0), UNDER_REGULATION)),
    Advice("over_ten_percent", "履约保证金超过中标合同金额百分之十的部分，收取没有依据。", ("bidding_regulation:58",),
           all_of(derived("超过百分之十", (KINDS[1], "contract.price"), _over_ten_percent), UNDER_REGULATION)),
    Advice("irregular_kind", "以诚意金、合作金等名目收取的，先看实质：是保证金的请求返还，是借款的按借款主张。", ("sme_2025:13", "sme_2020:12", "civil_code:985", "gpcl_1986:92"),
           more_than(KINDS[2], 0)),
    Advice("guarantee_instead", "中小企业可以用保函代替现金保证金，对方应当接受并在期满后及时核算退还。", ("sme_2025:13", "sme_2020:12"), claimant_is_sme),
    Advice("guarantee_fraud", "交的是独立保函而对方滥用的：在付款前申请中止支付，须证明欺诈情形并提供担保。",
           ("independent_guarantee_2016:12", "independent_guarantee_2016:14")),
    Advice("site_court", "返还工程保证金的诉讼也按工程所在地专属管辖准备。", ("cpl_interp_2022:28", "civil_procedure_2023:34")),
)


def _amount(facts: Facts) -> Amount:
    """The deposits whose day of return is over; those whose day lies ahead, or whose time has run out, are named."""
    on, claimed = facts.asked_on, _claimed(facts)
    kept = [d for d in claimed if d.due(on) is Truth.YES]
    missing = tuple(path for d in deposits(facts) for path in d.missing)
    ahead = [f"{NAMES[d.field]}（{d.since_on}，{d.reason}）" for d in deposits(facts) if d.due(on) is Truth.NO]
    note = f"返还日还没有过、未计入：{'、'.join(ahead)}。" if ahead else ""
    note += _lost_by_time(facts, claimed)
    if not kept:
        missing = missing or tuple(path for path in KINDS if facts.get(path) is None)
        return Amount(missing=missing, note=note or ("" if missing else "没有交纳过保证金。"))
    total = sum((d.amount for d in kept), Decimal(0))
    lines = tuple(Line(NAMES[d.field], start_on=d.since_on, amount=d.amount, note=d.reason) for d in kept)
    return Amount(total, Computation(total, lines), missing, note=note)


def _lost_by_time(facts: Facts, claimed: tuple[Deposit, ...]) -> str:
    late = [(d, _clock(facts, d)) for d in deposits(facts) if d not in claimed and d.due(facts.asked_on) is Truth.YES]
    said = "、".join(f"{NAMES[d.field]} {d.amount:,.2f} 元（{clock.extended_on} 届满）" for d, clock in late)
    return f"诉讼时效已过、未计入：{said}。" if late else ""


RELIEFS = (
    Relief("deposits.performance", _asked(KINDS[1]) & NOT_KNOWN_VOID),
    Relief("deposits.bid", _asked(KINDS[0])), Relief("deposits.other", _asked(KINDS[2])),
    Relief("deposits.void", _asked(KINDS[1]) & contract_void), Relief("deposits.interest"),
)
DEFENCES = (FORFEIT, limitation_defence())


def _anchor(facts: Facts) -> date | None:
    found = [d.since_on for d in deposits(facts) if d.since_on is not None]
    return max(found) if found else facts.first("contract.deposit_paid_on", "contract.signed_on")


CLAIM = Claim(
    id="deposits",
    name="返还保证金",
    summary="请求返还投标、履约保证金和没有依据收取的其他保证金。",
    axis="civil",
    anchor=Anchor("应当返还之日", DEPOSIT_READS, _anchor),
    versions=(
        Version(
            "civil_code", ("civil_code",), "按约定返还；无效、解除的返还；四类以外的不得收取。",
            ("civil_code:157", "civil_code:509", "civil_code:566", "sme_2025:13"), (PAID, RETURNABLE), DEFENCES, (LIMITATION,),
            (*ADVICE, USE_CHARGE), RELIEFS,
        ),
        Version(
            "contract_act", ("gpcl_2017", "contract_act"), "按约定返还；无效、解除的返还；投标保证金自 2012-02-01 起签约后五日内退。",
            ("contract_act_1999:58", "contract_act_1999:60", "contract_act_1999:97"), (PAID, RETURNABLE), DEFENCES, (LIMITATION,),
            (*ADVICE, USE_CHARGE_BEFORE), RELIEFS,
        ),
    ),
    amount=AmountRule(CLAIMED_READS, _amount),
    relations=(
        Relation(Tie.CAPPED_WITH, "termination", "解除后的返还与恢复原状不重复计。", ("civil_code:566", "contract_act_1999:97")),
    ),
    cause="建设工程施工合同纠纷",
)
