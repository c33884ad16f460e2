"""Loss caused by the employer: which events count, what each is worth, and how long it may be claimed (损失).

Sources:
    civil_code:584, 590, 591, 804; contract_act_1999:113, 117, 284; civil_code:533, 563(1)(1) (an end without breach).
Limits:
    Two heads for one cost in one period count once, the larger (``advisor/quantum/losses``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from advisor.quantum.lines import Line, add_up
from advisor.quantum.losses import HEAD_NAMES, Head, LossItem, loss_claim
from advisor.quantum.money import format_yuan
from advisor.rules.claim import Amount
from advisor.rules.clock import Clock, unread
from advisor.rules.conditions import Finding, all_of, any_of, derived, none_of, one_of, recorded, yes
from advisor.rules.facts import Facts
from advisor.rules.matter.performance import LossEvent
from advisor.rules.truth import Truth
from claims.common.due_day import DUE_READS, due_day
from claims.common.each_limitation import WAIVED_READS, lost, safest_first
from claims.common.limitation import Others, Start, limitation_from
from claims.common.said import denied, said
from claims.common.silent_employer import deemed, unanswered

LIST = "performance.loss_events"
CAUSES = {
    "late_materials": "迟供材料", "late_site": "迟交场地", "late_drawings": "迟交图纸", "late_payment": "迟付款",
    "stoppage": "停工", "acceleration": "赶工", "hidden_inspection": "隐蔽检查迟延", "unforeseen_conditions": "不可预见条件",
    "price_rise": "涨价", "force_majeure": "不可抗力", "other": "其他",
}
FAULT = "performance.termination_fault"
ACCELERATION = one_of("item.cause", "acceleration")
FORCE_MAJEURE = all_of(recorded("item.cause"), one_of("item.cause", "force_majeure"))
OURS = all_of(
    yes("item.employer_caused"), any_of(none_of(ACCELERATION), yes("item.instructed")), none_of(said("item.settled")),
    text="因发包人原因或风险（赶工另须发包人指令），未在结算中了结",
)


def _breach(facts: Facts) -> Truth:
    """A contract that ended needs the employer's breach for lost profit; one that goes on leaves it to the event. A
    notice of termination, even one that came too early, puts the question of fault."""
    fault = facts.get(FAULT)
    if fault is None:
        return Truth.UNKNOWN if facts.get("performance.terminated_on") is not None else Truth.YES
    return Truth.YES if fault in ("employer", "both") else Truth.NO


PROFIT = all_of(recorded("item.head"), one_of("item.head", "lost_profit"))
PROFIT_DUE = any_of(none_of(PROFIT), derived("合同因发包人违约终止", (FAULT, "performance.terminated_on"), _breach))
BY_PROOF = all_of(OURS, yes("item.proven"), any_of(none_of(FORCE_MAJEURE), yes("item.borne_by_agreement")), PROFIT_DUE)
SILENCE_CLAUSE, SILENCE_DAYS = "contract.claim_silence", "contract.claim_reply_days"
SILENCE = all_of(
    unanswered("item.report_served_on", SILENCE_CLAUSE, SILENCE_DAYS),
    none_of(said("item.settled")), none_of(denied("item.employer_caused")),
)
MONEY = any_of(BY_PROOF, deemed(SILENCE, SILENCE_CLAUSE), text="损失可以请求：有凭证，或者约定逾期不答复视为认可")
"""The loss can be claimed in money: force majeure only as agreed, lost profit only for breach; or deemed accepted."""
TIME = all_of(OURS, yes("item.time_requested"))


def label(event: LossEvent) -> str:
    """What the event is called in sums and remarks."""
    name = CAUSES.get(event.cause or "", "损失")
    return f"{name}：{HEAD_NAMES[Head(event.head)]}" if event.head else name


def ended_on(event: LossEvent) -> date | None:
    """The day the loss was complete."""
    return event.ended_on or event.known_on


def _item(event: LossEvent) -> LossItem:
    """The event as a head of loss. The cause is left open: one cost is one cost whatever caused it."""
    head = Head(event.head) if event.head else Head.OTHER
    return LossItem(head, "", Decimal(1), event.amount or Decimal(0), event.subject or "", event.known_on, event.ended_on)


def _line(event: LossEvent) -> Line:
    return Line(label(event), event.known_on, event.ended_on, amount=event.amount or Decimal(0), note=event.subject or "")


def _start(facts: Facts) -> Start | Clock:
    day = ended_on(facts.item)
    return Start(day, "损失发生（影响结束）之日") if day is not None else unread(facts, LIST)


def _with_the_account(facts: Facts) -> Others:
    day, due = ended_on(facts.item), due_day(facts)
    if day is None or due.on is None or due.on <= day or due.on >= facts.on:
        return ()
    return ((due.on, "并入结算，自结算款应付之日", "loss_limitation_start"),)


OF_ONE = limitation_from((LIST, *DUE_READS), _start, others=_with_the_account, debt="loss")
SUM_READS = tuple(dict.fromkeys((*OF_ONE.reads, *WAIVED_READS, FAULT, "performance.terminated_on", SILENCE_CLAUSE, SILENCE_DAYS)))


def clock_of(facts: Facts, event: LossEvent) -> Clock:
    """Limitation of one loss, under its own name."""
    clock = OF_ONE.read(facts.of_item(event))
    return replace(clock, name=f"{CAUSES.get(event.cause or '', '')}损失的诉讼时效", of=str(ended_on(event) or ""))


def clocks_of(facts: Facts, events: Sequence[LossEvent]) -> tuple[Clock, ...]:
    """Those of the events that may be the employer's, the safest first."""
    ours = (e for e in events if OURS.find(facts.of_item(e)).truth is not Truth.NO)
    return safest_first(clock_of(facts, event) for event in ours)


def _by_time(facts: Facts, kept: list[LossEvent]) -> tuple[list[LossEvent], str]:
    """Those not lost by time on every line (all, if all are), and what to say about the rest."""
    clocks = [(event, clock_of(facts, event)) for event in kept]
    living = [event for event, clock in clocks if not lost(clock, facts)] or kept
    late = [f"{label(e)}（{c.extended_on} 届满）" for e, c in clocks if e not in living]
    doubted = [f"{label(e)}（{c.extended_on} 或者 {c.latest_on} 届满）" for e, c in clocks if c.contested]
    note = f"诉讼时效已过、未计入：{'、'.join(late)}。" if late else ""
    return living, note + (f"时效是否已过有争议：{'、'.join(doubted)}。" if doubted else "")


def _named(what: str, events: Sequence[LossEvent]) -> str:
    names = "、".join(label(e) if e.cause else "未写事由" for e in events)
    return f"{what}：{names}。" if events else ""


def claimable(found: Finding) -> bool:
    """What :data:`MONEY` found is worth claiming: firmly, or on a contested point with nothing left to ask."""
    return found.truth is Truth.YES or (found.contested and found.truth is Truth.UNKNOWN and not found.missing())


def sum_of(facts: Facts, events: Sequence[LossEvent]) -> Amount:
    """The proven losses by head at the user's figures. What fails, is unanswered, unpriced, lost by time or counted
    already is named and left out; what is unanswered or unpriced is asked."""
    found_of = [(event, MONEY.find(facts.of_item(event))) for event in events]
    kept = [e for e, found in found_of if claimable(found)]
    asked = [e for e, found in found_of if found.truth is Truth.UNKNOWN and e not in kept]
    silent = [e for e, found in found_of if found.contested and e in kept]
    priced = [e for e in kept if e.amount is not None]
    unpriced = [e for e in kept if e.amount is None]
    note = _named("未举证或不属发包人原因、未计入", [e for e, found in found_of if found.truth is Truth.NO])
    note += _named("对方逾期没有答复、约定视为认可，能否照此认定有争议", silent)
    note += _named("还没有回答是否因发包人原因、有无凭证，未计入", asked)
    note += _named("没有填数额、未计入", unpriced)
    missing = (LIST,) if asked or unpriced else ()
    if asked and facts.get(FAULT) is None and any(e.head == Head.LOST_PROFIT.value for e in asked):
        missing = (FAULT, *missing)
    if missing and not priced:
        return Amount(missing=missing, note=note)
    living, said_of_time = _by_time(facts, priced)
    items = [_item(event) for event in living]
    found = loss_claim(items)
    note += said_of_time + "".join(
        f"{HEAD_NAMES[clash.dropped.head]} {format_yuan(clash.dropped.unit_rate)} 与{HEAD_NAMES[clash.kept.head]}重复，"
        f"未计入：{clash.reason}。"
        for clash in found.clashes
    )
    counted = [event for event, item in zip(living, items, strict=True) if any(item is one for one in found.counted)]
    if facts.get("performance.price_changes") and any(e.head == Head.PRICE_DIFFERENCE.value for e in counted):
        note += "同一价差已列入调价请求的，从这里去掉。"
    computation = add_up([_line(event) for event in counted], notes=("不列入优先受偿的数额。",))
    return Amount(computation.total, computation, missing, note=note)
