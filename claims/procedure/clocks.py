"""Clocks of court time: preservation, appeal, payment order, annulment, retrial, enforcement, insolvency.

Sources:
    civil_procedure_2023:59, 85, 86, 104, 171, 216, 227, 228, 238, 250; enforcement_objection_2025:1; cpl_interp_2022:127, 435, 436, 485, 509, 510; preservation_2016:18;
    arbitration_2025:72; arbitration_2017:59; first_seizure_2016:1; bankruptcy_2006:45; bankruptcy_interp_3_2019:8.
Checked with:
    a leap day, worked Saturdays and thirty days against one month, by hand.
Limits:
    Time on the road is not added (a letter posted in time is in time); stays of enforcement are only noted.
"""

from __future__ import annotations

from datetime import date, timedelta

from advisor.law.counting import Period, count
from advisor.rules.clock import Clock, ClockKind, ClockRule, Reading, idle, reading, running, unread
from advisor.rules.conditions import derived
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth
from claims.common.fixed_day import fixed_day
from claims.common.in_force import NEW_ARBITRATION_LAW_ON
from claims.common.insolvency import CLAIM_FILING, OBJECTION, acted
from claims.common.interruptions import EVENT_NAMES, INTERRUPTION_READS, interruptions

FIFTEEN_DAYS, THIRTY_DAYS, SIXTY_DAYS = Period(15, "day"), Period(30, "day"), Period(60, "day")
TWO_YEARS, THREE_MONTHS, SIX_MONTHS = Period(2, "year"), Period(3, "month"), Period(6, "month")
FREEZE: dict[str, Period] = {"deposit": Period(1, "year"), "movable": TWO_YEARS, "immovable": Period(3, "year")}
FREEZE_NAMES = {"deposit": "冻结存款", "movable": "查封、扣押动产", "immovable": "查封不动产、冻结其他财产权"}
RESTORE = "因不可抗拒等正当理由耽误的，障碍消除后十日内可以申请顺延，由法院决定（民事诉讼法第86条）。"
SEVEN_DAYS = timedelta(days=7)


def _from_day(id: str, name: str, field: str, done: str, period: Period, why: str, *cite: str, note: str = "") -> ClockRule:
    """A period of court time that starts on the day in ``field`` and is met by the act on the day in ``done``."""

    def run(facts: Facts) -> Clock:
        start_on = facts.get(field)
        if start_on is None:
            return idle(facts, f"没有{why}的记载", never_started=True)
        main = reading(start_on, period, why, *cite)
        missed = facts.get(done) is None and facts.on > main.extended_on
        return acted(facts, main, facts.get(done), note, RESTORE if missed else "")

    return ClockRule(id, name, ClockKind.PROCEDURAL, (field, done), run, cite)


PRE_SUIT = _from_day(
    "pre_suit_preservation", "诉前保全后起诉（申请仲裁）", "procedure.preserved_on", "procedure.filed_on", THIRTY_DAYS,
    "法院采取诉前保全之日", "civil_procedure_2023:104", "civil_procedure_2023:85",
    note="三十日按日数算，不是一个月；逾期不起诉的解除保全。",
)
APPEAL = _from_day(
    "appeal", "上诉期", "procedure.judgment_received_on", "procedure.appeal_filed_on", FIFTEEN_DAYS,
    "收到一审判决之日", "civil_procedure_2023:171", "civil_procedure_2023:85",
    note="对裁定上诉是十日；双方收到日不同的各自计算。",
)

OBJECTION_SUIT = _from_day(
    "enforcement_objection_suit", "执行异议之诉", "procedure.objection_ruling_received_on", "procedure.objection_suit_filed_on",
    FIFTEEN_DAYS, "收到执行异议裁定之日", "civil_procedure_2023:238", "enforcement_objection_2025:1",
    note="与原判决、裁定无关的才诉；认为原判决、裁定错误的走审判监督。",
)

DISTRIBUTION = _from_day(
    "distribution_objection", "对分配方案的书面异议", "procedure.distribution_plan_received_on", "procedure.distribution_objected_on",
    FIFTEEN_DAYS, "收到分配方案之日", "cpl_interp_2022:509", "civil_procedure_2023:85",
)
DISTRIBUTION_SUIT = _from_day(
    "distribution_suit", "分配方案异议之诉", "procedure.distribution_opposed_on", "procedure.distribution_suit_filed_on",
    FIFTEEN_DAYS, "收到反对意见的通知之日", "cpl_interp_2022:510", "civil_procedure_2023:85",
    note="以提出反对意见的债权人、被执行人为被告，向执行法院起诉；逾期按原分配方案分配。",
)

SET_ASIDE_READS = ("procedure.others_judgment_known_on", "procedure.set_aside_filed_on")


def _set_aside(facts: Facts) -> Clock:
    """Six months that neither stop nor restart (civil_procedure_2023:59(3); cpl_interp_2022:127)."""
    known_on, filed_on = (facts.get(path) for path in SET_ASIDE_READS)
    if known_on is None:
        return idle(facts, "没有他人之间的生效裁判损害我方的记载", never_started=True)
    main = reading(known_on, SIX_MONTHS, "知道或者应当知道权益受损之日", "civil_procedure_2023:59(3)")
    return acted(facts, main, filed_on, "六个月不中止、不中断、不延长；应当知道的日子可能更早，按最早的算。")


SET_ASIDE = ClockRule(
    "set_aside", "第三人撤销之诉", ClockKind.PROCEDURAL, SET_ASIDE_READS, _set_aside,
    ("civil_procedure_2023:59(3)", "cpl_interp_2022:127"),
)

RETRIAL_READS = ("procedure.judgment_effective_on", "procedure.final_on", "procedure.retrial_filed_on")


def _retrial(facts: Facts) -> Clock:
    """Six months that neither stop nor restart (civil_procedure_2023:216; cpl_interp_2022:127)."""
    effective_on, final_on, filed_on = (facts.get(path) for path in RETRIAL_READS)
    start_on = effective_on or final_on
    if start_on is None:
        return idle(facts, "还没有生效的判决、裁定", never_started=True)
    return acted(
        facts, reading(start_on, SIX_MONTHS, "判决、裁定生效之日", "civil_procedure_2023:216"), filed_on,
        "六个月不中止、不中断、不延长；有足以推翻的新证据、主要证据系伪造、据以作出的文书被撤销变更或者审判人员枉法的，自知道之日起六个月。",
    )


RETRIAL = ClockRule(
    "retrial", "申请再审", ClockKind.PROCEDURAL, RETRIAL_READS, _retrial, ("civil_procedure_2023:216", "cpl_interp_2022:127"),
)

ENFORCEMENT_READS = (
    "procedure.performance_until_on", "procedure.judgment_effective_on", "procedure.enforcement_filed_on",
    "procedure.award_received_on",
)
DEMANDED_OR_AGREED = frozenset({"demand", "no_objection_demand", "acknowledgment", "promise_to_pay", "part_payment"})
"""What interrupts the period for enforcement besides the application and a settlement in enforcement."""


def _enforcement(facts: Facts) -> Clock:
    until_on, effective_on, filed_on, award_on = (facts.get(path) for path in ENFORCEMENT_READS)
    start_on, why = (until_on, "文书规定履行期间的最后一日") if until_on else (effective_on, "文书没有规定履行期间，自生效之日")
    if start_on is None and award_on is not None:
        return unread(facts, *ENFORCEMENT_READS[:2])
    if start_on is None:
        return idle(facts, "还没有生效文书", never_started=True)
    note = "申请执行时效可以中止、中断：催告、部分履行、执行和解有证据的，从那时重算；分期履行的从最后一期起算。"
    first = reading(start_on, TWO_YEARS, why, "civil_procedure_2023:250")
    return acted(facts, _restarted(facts, first), filed_on, note)


def _restarted(facts: Facts, last: Reading) -> Reading:
    """The two years counted again from each demand, payment or promise after the term for performance
    (enforcement_procedure_2008:20)."""
    for act in sorted(interruptions(facts, doubtful=False)):
        if act.kind in DEMANDED_OR_AGREED and last.start_on < act.on <= last.extended_on:
            why = f"{act.on} 中断（{EVENT_NAMES[act.kind]}）"
            last = reading(act.on, TWO_YEARS, why, "enforcement_procedure_2008:20", "civil_procedure_2023:250")
    return last


ENFORCEMENT = ClockRule(
    "enforcement", "申请执行", ClockKind.LIMITATION, (*ENFORCEMENT_READS, *INTERRUPTION_READS), _enforcement,
    ("civil_procedure_2023:250", "civil_procedure_2023:85"),
)

FREEZE_READS = ("procedure.preservation_from_on", "procedure.preservation_kind")


def _freeze_ends(facts: Facts) -> tuple[date, date, str] | Clock:
    start_on, kind = facts.get(FREEZE_READS[0]), facts.get(FREEZE_READS[1])
    if start_on is None:
        return idle(facts, "没有查封、冻结的记载", never_started=True)
    if kind is None:
        return unread(facts, FREEZE_READS[1])
    return start_on, count(start_on, FREEZE[kind]).nominal_last_day, FREEZE_NAMES[kind]


def _freeze(facts: Facts) -> Clock:
    found = _freeze_ends(facts)
    if isinstance(found, Clock):
        return found
    start_on, last_on, what = found
    main = fixed_day(last_on, f"{what}的最长期限", "cpl_interp_2022:485", since_on=start_on, extend=False)
    return acted(facts, main, None, "这是最长期限，以裁定、协助执行通知载明的届满日为准；到期不续即失效，不顺延。")


def _renewal(facts: Facts) -> Clock:
    found = _freeze_ends(facts)
    if isinstance(found, Clock):
        return found
    start_on, last_on, what = found
    main = fixed_day(last_on - SEVEN_DAYS, f"{what}届满七日前", "preservation_2016:18", since_on=start_on, extend=False)
    return acted(facts, main, None, "往前倒算的日子遇休息日不往后顺延；过了这一天而查封还没有届满的，今天就申请续封并说明情况，能否续上由法院定。")


FREEZE_CLOCK = ClockRule(
    "preservation_expiry", "续行查封、冻结（届满前）", ClockKind.PROCEDURAL, FREEZE_READS, _freeze, ("cpl_interp_2022:485",),
)
RENEWAL = ClockRule(
    "preservation_renewal", "申请续封（续冻）", ClockKind.PROCEDURAL, FREEZE_READS, _renewal,
    ("preservation_2016:18", "cpl_interp_2022:485"),
)

ANNULMENT_READS = ("procedure.award_received_on", "procedure.annulment_filed_on")


def _annulment(facts: Facts) -> Clock:
    received_on, filed_on = (facts.get(path) for path in ANNULMENT_READS)
    if received_on is None:
        return idle(facts, "没有收到裁决的记载", never_started=True)
    if received_on >= NEW_ARBITRATION_LAW_ON:
        return acted(facts, reading(received_on, THREE_MONTHS, "收到裁决书之日", "arbitration_2025:72"), filed_on)
    main = reading(received_on, SIX_MONTHS, "收到裁决书之日（旧法六个月）", "arbitration_2017:59")
    shorter = count(received_on, THREE_MONTHS)
    others: tuple[Reading, ...] = ()
    if shorter.nominal_last_day >= NEW_ARBITRATION_LAW_ON:
        others = (Reading("申请时新法已施行：三个月", shorter, ("arbitration_2025:72",), "annulment_period_across_2026"),)
    return acted(facts, main, filed_on, others=others)


ANNULMENT = ClockRule(
    "annulment", "申请撤销仲裁裁决", ClockKind.PROCEDURAL, ANNULMENT_READS, _annulment, ("arbitration_2025:71",),
)

ORDER_READS = (
    "procedure.payment_order_received_on", "procedure.payment_order_objected_on", "procedure.payment_order_objection",
)
ORDER_NOTES = {
    "only_no_money": "对方只说没有清偿能力、请求缓付或分期：不是有效异议，支付令继续有效，期满可申请执行。",
    "substantive": "异议须经法院审查；成立的支付令失效，转入诉讼（不同意起诉的除外）。",
    "none": "对方没有书面异议，期满不履行的可以申请执行；口头异议无效。",
}


def _order(facts: Facts) -> Clock:
    received_on, objected_on, objection = (facts.get(path) for path in ORDER_READS)
    if received_on is None:
        return idle(facts, "没有支付令送达的记载", never_started=True)
    main = reading(received_on, FIFTEEN_DAYS, "对方收到支付令之日", "civil_procedure_2023:227")
    return acted(facts, main, objected_on, ORDER_NOTES.get(objection or "", ""))


PAYMENT_ORDER = ClockRule(
    "payment_order", "支付令异议期（对方）", ClockKind.PROCEDURAL, ORDER_READS, _order,
    ("civil_procedure_2023:227", "civil_procedure_2023:228", "cpl_interp_2022:436"),
)


def _stands(facts: Facts) -> Truth:
    """The order survives where no objection of substance came within fifteen days of service."""
    received_on, objected_on, objection = (facts.get(path) for path in ORDER_READS)
    if received_on is None:
        return Truth.UNKNOWN
    if objection == "only_no_money":
        return Truth.YES
    last_on = count(received_on, FIFTEEN_DAYS).extended_last_day
    if objection == "none":
        return Truth.YES if facts.on > last_on else Truth.UNKNOWN
    if objected_on is not None and objected_on > last_on:
        return Truth.YES
    return Truth.UNKNOWN


PAYMENT_ORDER_STANDS = derived("支付令继续有效", ORDER_READS, _stands)
"""Yes where nothing said against it can undo the order (cpl_interp_2022:436); a real objection leaves it to the court."""

SEIZURE_READS = ("priority.first_seized_on", "priority.auction_notice_issued", "priority.own_case_in_enforcement")


def _first_seizure(facts: Facts) -> Clock:
    seized_on, announced, own_case = (facts.get(path) for path in SEIZURE_READS)
    if seized_on is None:
        return idle(facts, "没有被别的法院首先查封的记载", never_started=True)
    if announced is True:
        return idle(facts, "首封法院已发拍卖公告或进入变卖，不能再要求移送")
    note = "" if own_case is True else "须我方优先债权已进入执行程序，才能由执行法院商请移送；没有执行依据的先取得执行依据。"
    clock = running(facts, reading(seized_on, SIXTY_DAYS, "首先查封之日", "first_seizure_2016:1"), notes=(note,) if note else ())
    return clock


FIRST_SEIZURE = ClockRule(
    "first_seizure", "首封满六十日，可以要求移送", ClockKind.MATURITY, SEIZURE_READS, _first_seizure, ("first_seizure_2016:1",),
)

PROCEDURAL_CLOCKS: tuple[ClockRule, ...] = (
    PRE_SUIT, FREEZE_CLOCK, RENEWAL, APPEAL, PAYMENT_ORDER, ANNULMENT, RETRIAL, ENFORCEMENT, OBJECTION_SUIT, SET_ASIDE, FIRST_SEIZURE,
    DISTRIBUTION, DISTRIBUTION_SUIT, CLAIM_FILING, OBJECTION,
)
"""Clocks that belong to a step in court rather than to a claim."""
