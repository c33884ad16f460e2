"""Limitation (诉讼时效) of money claims.

Sources:
    civil_code:188, 189, 192, 194, 195; gpcl_2017:188; gpcl_1986:135; limitation_transition_2018:1-4 (two or three
    years); limitation_2020:8-17, 19 (interruption); general_part_2022:35, 38.
Limits:
    Suspension (时效中止) in the last six months is not counted; where it may matter the clock only errs early.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from advisor.law.counting import Period, count
from advisor.rules.claim import Defence, Effect
from advisor.rules.clock import Clock, ClockKind, ClockRule, Reading, idle, reading, running, unread
from advisor.rules.conditions import all_of, any_of, expired, no, none_of, yes
from advisor.rules.facts import Facts

THREE_YEARS, TWO_YEARS = Period(3, "year"), Period(2, "year")
GENERAL_PROVISIONS_ON = date(2017, 10, 1)
"""gpcl_2017:206: from this day three years instead of two."""

INTERRUPTING = frozenset({
    "acknowledgment", "promise_to_pay", "part_payment", "suit", "suit_withdrawn_served", "arbitration",
    "payment_order", "preservation", "insolvency_claim", "mediation", "assignment_notice", "note_without_day",
})
"""limitation_2020:8-17; part_payment and promise: limitation_2020:14; assignment notice: 17."""

NEEDS_PROOF = frozenset({"demand", "no_objection_demand"})
"""A demand interrupts when it reached the debtor (limitation_2020:8): without proof of receipt it cannot be relied on."""

DOUBTFUL = frozenset({"statement_only", "complaint_to_authority", "suit_withdrawn_unserved"})
"""No text settles these; the safe day disregards them."""

READS = ("account.events", "account.payments")


def limitation_period(start_on: date) -> Period:
    """Three years, or two where the two years had run out before 2017-10-01 (limitation_transition_2018:1-3)."""
    if count(start_on, TWO_YEARS).nominal_last_day >= GENERAL_PROVISIONS_ON:
        return THREE_YEARS
    return TWO_YEARS


def _interruptions(facts: Facts, doubtful: bool) -> list[tuple[date, str]]:
    found: list[tuple[date, str]] = []
    for event in facts.get("account.events") or ():
        if event.on is None or event.on > facts.on:
            continue
        firm = event.kind in INTERRUPTING or (event.kind in NEEDS_PROOF and event.proof is True)
        maybe = event.kind in DOUBTFUL or (event.kind in NEEDS_PROOF and event.proof is not True)
        if firm or (doubtful and maybe):
            found.append((event.on, str(event.kind)))
    for payment in facts.get("account.payments") or ():
        if payment.on is not None and payment.on <= facts.on:
            found.append((payment.on, "part_payment"))
    return sorted(found)


def _chain(start_on: date, reason: str, interruptions: list[tuple[date, str]]) -> list[Reading]:
    """The period counted from its start and again from each interruption that came in time."""
    readings = [reading(start_on, limitation_period(start_on), reason, "civil_code:188")]
    for on, kind in interruptions:
        if readings[-1].start_on < on <= readings[-1].extended_on:
            readings.append(reading(on, limitation_period(on), f"{on} 中断（{EVENT_NAMES[kind]}）", "civil_code:195"))
    return readings


EVENT_NAMES = {
    "demand": "催款送达", "acknowledgment": "对方认账", "promise_to_pay": "承诺还款", "part_payment": "部分付款",
    "suit": "起诉", "suit_withdrawn_served": "起诉后撤诉，诉状已送达", "suit_withdrawn_unserved": "起诉后撤诉，诉状未送达",
    "arbitration": "申请仲裁", "payment_order": "申请支付令", "preservation": "申请保全", "insolvency_claim": "申报破产债权",
    "mediation": "申请调解", "complaint_to_authority": "向主管部门投诉", "assignment_notice": "债权转让通知到达",
    "statement_only": "仅对账签字", "note_without_day": "出具无还款期的欠条", "no_objection_demand": "催款后对方未异议",
}


def limitation_from(
    reads: tuple[str, ...], start: Callable[[Facts], tuple[date, str] | Clock], id: str = "limitation", name: str = "诉讼时效",
) -> ClockRule:
    """The limitation clock of a claim whose period starts on the day ``start`` gives (or the clock it returns)."""

    def run(facts: Facts) -> Clock:
        begun = start(facts)
        if isinstance(begun, Clock):
            return begun
        start_on, reason = begun
        firm = _chain(start_on, reason, _interruptions(facts, doubtful=False))
        liberal = _chain(start_on, reason, _interruptions(facts, doubtful=True))
        others: tuple[Reading, ...] = ()
        if liberal[-1].start_on != firm[-1].start_on:
            last = liberal[-1]
            others = (Reading(last.reason, last.counted, last.cite, "doubtful_interruption"),)
        notes = ("没有列出任何催款、付款或认账；如有，请补上，时效可能重新起算。",) if facts.get("account.events") is None else ()
        return running(facts, firm[-1], others=others, notes=notes, steps=tuple(firm[:-1]))

    return ClockRule(id, name, ClockKind.LIMITATION, reads + READS, run, ("civil_code:188", "civil_code:195"))


def limitation_on_due_day() -> ClockRule:
    """Limitation of the price: from the due day, of the last instalment if there are several (civil_code:189)."""
    from claims.common.due_day import DUE_READS, due_day

    def start(facts: Facts) -> tuple[date, str] | Clock:
        due = due_day(facts)
        if due.on is None:
            return idle(facts, due.reason, never_started=True) if not due.missing else unread(facts, *due.missing)
        if due.on >= facts.on:
            return idle(facts, f"付款期 {due.on} 未满，时效尚未起算", never_started=True)
        return due.on, due.reason

    return limitation_from(DUE_READS, start)


def limitation_defence(clock: str = "limitation") -> Defence:
    """The defence that limitation ran out: bars only if raised (limitation_2020:2), lost by a later promise (19)."""
    return Defence(
        "time_barred", "诉讼时效已过（须由对方提出）",
        all_of(
            expired(clock), none_of(yes("account.agreed_after_expiry")),
            any_of(yes("account.limitation_raised"), none_of(no("account.limitation_raised"))),
        ),
        ("civil_code:192", "limitation_2020:2", "limitation_2020:19"), Effect.BARS_IF_RAISED,
        answer="列出每次催款、付款、对账、起诉的日期和送达证据；时效届满后对方同意履行或重订协议的，不得再抗辩。",
        evidence=("demand_letter_receipt", "payment_ledger", "acknowledgment_paper"),
    )
