"""Limitation (诉讼时效) of money claims.

Sources:
    civil_code:188, 189, 192, 194, 195; gpcl_2017:188; gpcl_1986:135; limitation_transition_2018:1-4 (two or three
    years); limitation_2020:8-17, 19 (interruption); general_part_2022:35, 38; iou_reply_1994 (a note without a day);
    demand_reply_1999 (a signature on a demand after expiry); gpcl_1986:139 (suspension before 2017-10-01).
Limits:
    Whether an obstacle suspends (时效中止) is a question of fact: the safe day disregards it. The twenty years of
    civil_code:188 are counted from the due day, for a price not settled from its statutory due day.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from advisor.law.counting import Period, count
from advisor.rules.claim import Advice, Defence, Effect
from advisor.rules.clock import Clock, ClockKind, ClockRule, Reading, idle, reading, running, unread
from advisor.rules.conditions import (
    all_of,
    any_of,
    expired,
    no,
    none_of,
    one_of,
    some,
    split,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.matter.account import Event
from advisor.rules.truth import Truth
from claims.common.holidays import holiday_notes
from claims.common.said import said

THREE_YEARS, TWO_YEARS, SIX_MONTHS = Period(3, "year"), Period(2, "year"), Period(6, "month")
TWENTY_YEARS = Period(20, "year")
"""The longest protection, which neither stops nor restarts (civil_code:188(2), general_part_2022:35)."""

CODE_ON = date(2021, 1, 1)
GENERAL_PROVISIONS_ON = date(2017, 10, 1)
"""gpcl_2017:206: from this day three years instead of two."""

INTERRUPTING = frozenset({
    "acknowledgment", "promise_to_pay", "part_payment", "suit", "suit_withdrawn_served", "arbitration",
    "payment_order", "preservation", "insolvency_claim", "mediation", "assignment_notice", "note_without_day",
})
"""limitation_2020:8-17; part_payment and promise: limitation_2020:14; assignment notice: 17."""

NEEDS_PROOF = frozenset({"demand", "no_objection_demand"})
"""A demand interrupts when it reached the debtor (limitation_2020:8): without proof of receipt it cannot be relied on."""

PROCEEDINGS = frozenset({"suit", "arbitration", "payment_order", "insolvency_claim", "enforcement_participation"})
"""Here the period starts again when the proceedings end, not when they begin (civil_code:195, gpcl_2017:195)."""

WITHDRAWN = frozenset({"suit_withdrawn_served", "suit_withdrawn_unserved"})
"""A suit that was withdrawn: served, it counts as a demand on the day of the entry; some count from its end."""

NEW_AGREEMENT = frozenset({"settlement"})
"""Agreeing to the debt anew starts the period again even after it ran out (limitation_2020:14, 19(2))."""

DOUBTFUL = frozenset({"statement_only", "complaint_to_authority", "suit_withdrawn_unserved"})
"""No text settles these; the safe day disregards them."""

READS = ("account.events", "account.payments", "account.obstacle_from_on", "account.obstacle_ended_on")


class Interruption(NamedTuple):
    """What starts the period again: its day, its kind, and for proceedings the day on which they ended."""

    on: date
    kind: str
    ended_on: date | None = None


def limitation_period(start_on: date) -> Period:
    """Three years, or two where the two years had run out before 2017-10-01 (limitation_transition_2018:1-3)."""
    if count(start_on, TWO_YEARS).nominal_last_day >= GENERAL_PROVISIONS_ON:
        return THREE_YEARS
    return TWO_YEARS


def _withdrawn_on(facts: Facts, event: Event) -> date | None:
    """The day on which an open suit was withdrawn, where that stands as an entry of its own."""
    if event.kind != "suit" or event.on is None:
        return None
    later = [e.on for e in facts.get("account.events") if e.kind in WITHDRAWN and e.on is not None and e.on > event.on]
    return min(later, default=None)


def interruptions(facts: Facts, doubtful: bool) -> list[Interruption]:
    """The listed events and payments that start a period again, in the order listed; ``doubtful`` adds those of which
    courts are not agreed. Read once, for many debts may ask."""
    found: list[Interruption] = facts.once(("interruptions", doubtful), lambda f: _listed(f, doubtful))
    return found


def _listed(facts: Facts, doubtful: bool) -> list[Interruption]:
    found: list[Interruption] = []
    for event in facts.get("account.events") or ():
        if event.on is None or event.on > facts.on:
            continue
        firm = event.kind in INTERRUPTING or (event.kind in NEEDS_PROOF and event.proof is True)
        maybe = event.kind in DOUBTFUL or (event.kind in NEEDS_PROOF and event.proof is not True)
        if firm or (doubtful and maybe):
            found.append(Interruption(event.on, str(event.kind), event.ended_on or _withdrawn_on(facts, event)))
    for payment in facts.get("account.payments") or ():
        if payment.on is not None and payment.on <= facts.on:
            found.append(Interruption(payment.on, "part_payment"))
    return found


Again = Callable[[Interruption], date]
"""The day from which an interruption starts the period again."""


def _chain(start_on: date, reason: str, interruptions: list[Interruption], again: Again) -> list[Reading]:
    """The period counted from its start and again from each interruption that came in time."""
    readings = [_reading(start_on, reason)]
    for act in sorted(interruptions, key=lambda act: (act.on, act.kind, act.ended_on or act.on)):
        last = readings[-1]
        if last.start_on < act.on and (act.on <= last.extended_on or act.kind in NEW_AGREEMENT):
            on, name = again(act), EVENT_NAMES[act.kind]
            ended = "" if on == act.on else f"，程序 {on} 终结" if act.ended_on else "，程序何时终结没有填，最晚自今日"
            cite = _of_the_time(INTERRUPTION, act.on) if act.on <= last.extended_on else "limitation_2020:19(2)"
            readings.append(_reading(on, f"{act.on} 中断（{name}{ended}）", cite))
    return readings


PERIOD = ("gpcl_1986:135", "gpcl_2017:188", "civil_code:188")
INTERRUPTION = ("gpcl_1986:140", "gpcl_2017:195", "civil_code:195")
"""The articles on the period and on interruption in the order of their time."""


def _of_the_time(articles: tuple[str, str, str], on: date) -> str:
    """The one of these articles in force on the day ``on``."""
    return articles[(on >= GENERAL_PROVISIONS_ON) + (on >= CODE_ON)]


def _reading(start_on: date, reason: str, *cite: str) -> Reading:
    """The period from ``start_on``; a period still running when the law changed is governed by the newer article
    (limitation_transition_2018:2, temporal_2020:1(3))."""
    found = reading(start_on, limitation_period(start_on), reason)
    cites = (*cite, _of_the_time(PERIOD, found.nominal_on))
    transition = start_on < GENERAL_PROVISIONS_ON <= found.nominal_on
    return replace(found, cite=(*cites, "limitation_transition_2018:2") if transition else cites)


def _from_end(facts: Facts) -> Again:
    """Proceedings start the period again when they end: by today at the latest, while that day is not known."""

    def again(act: Interruption) -> date:
        if act.kind in PROCEEDINGS:
            return act.ended_on or max(act.on, facts.on)
        return act.on

    return again


def _from_beginning(act: Interruption) -> date:
    """The safe line: proceedings that ended before 2017-10-01, or of which the end is not known, count from their
    beginning (gpcl_1986:140)."""
    ended_on = act.ended_on if act.kind in PROCEEDINGS else None
    return ended_on if ended_on is not None and ended_on >= GENERAL_PROVISIONS_ON else act.on


def _from_withdrawal(act: Interruption) -> date:
    """The late line for a suit that was withdrawn: its proceedings too have an end (civil_code:195)."""
    return act.ended_on or act.on


EVENT_NAMES = {
    "demand": "催款送达", "acknowledgment": "对方认账", "promise_to_pay": "承诺还款", "part_payment": "部分付款",
    "suit": "起诉", "suit_withdrawn_served": "起诉后撤诉，诉状已送达", "suit_withdrawn_unserved": "起诉后撤诉，诉状未送达",
    "arbitration": "申请仲裁", "payment_order": "申请支付令", "preservation": "申请保全", "insolvency_claim": "申报破产债权",
    "mediation": "申请调解", "complaint_to_authority": "向主管部门投诉", "assignment_notice": "债权转让通知到达",
    "statement_only": "仅对账签字", "note_without_day": "出具无还款期的欠条", "no_objection_demand": "催款后对方未异议",
    "settlement": "签订结算协议", "enforcement_participation": "申请参与分配",
}


def _longest(start_on: date, last: Reading) -> Reading:
    """``last``, unless twenty years from the start end sooner."""
    limit = count(start_on, TWENTY_YEARS)
    if limit.nominal_last_day >= last.nominal_on:
        return last
    return Reading("自权利受到损害之日起最长二十年，不中止、不中断", limit, ("civil_code:188(2)", "general_part_2022:35"))


def _suspended(facts: Facts, last: Reading) -> Reading | None:
    """The period as suspended by an obstacle in its last six months (civil_code:194; before 2017-10-01 only the
    time lost is added, gpcl_1986:139)."""
    begun_on, ended_on = facts.get("account.obstacle_from_on"), facts.get("account.obstacle_ended_on")
    window_on = last.nominal_on - relativedelta(months=6)
    if begun_on is None or ended_on is None or begun_on > last.nominal_on or ended_on <= window_on:
        return None
    period, cite = SIX_MONTHS, "civil_code:194"
    if ended_on < GENERAL_PROVISIONS_ON:
        rest = last.nominal_on - max(begun_on, window_on)
        if rest <= timedelta(0):
            return None
        period, cite = Period(rest.days, "day"), "gpcl_1986:139"
    if count(ended_on, period).nominal_last_day <= last.nominal_on:
        return None
    return reading(ended_on, period, f"障碍于 {ended_on} 消除，时效中止后届满", cite, doctrine="suspension_qualifies")


class Start(NamedTuple):
    """The day from which the period runs and why; ``injured_on`` is the day of the injury if that is another."""

    on: date
    reason: str
    injured_on: date | None = None


Others = tuple[tuple[date, str, str], ...]
"""Other days from which the period may run: day, reason, id of the contested question."""


def limitation_from(
    reads: tuple[str, ...], start: Callable[[Facts], Start | Clock], id: str = "limitation", name: str = "诉讼时效",
    others: Callable[[Facts], Others] = lambda facts: (),
    acts: Callable[[Facts], list[Interruption]] = lambda facts: [],
) -> ClockRule:
    """The limitation clock of a claim whose period starts on the day ``start`` gives (or the clock it returns).

    ``others`` gives other arguable starts; each is counted from there with the firm interruptions. ``acts`` gives
    interruptions beyond the listed events and payments.
    """

    def run(facts: Facts) -> Clock:
        begun = start(facts)
        if isinstance(begun, Clock):
            return begun
        start_on, reason, injured_on = begun
        more, again = acts(facts), _from_end(facts)
        certain = [*interruptions(facts, doubtful=False), *more]
        every = [*interruptions(facts, doubtful=True), *more]
        firm = liberal = early = withdrawn = _chain(start_on, reason, certain, again)
        if len(every) > len(certain):
            liberal = _chain(start_on, reason, every, again)
        if any(act.kind in PROCEEDINGS for act in certain):
            early = _chain(start_on, reason, certain, _from_beginning)
        if any(act.kind in WITHDRAWN and act.ended_on for act in certain):
            withdrawn = _chain(start_on, reason, certain, _from_withdrawal)
        found: list[Reading] = []
        if liberal[-1].start_on != firm[-1].start_on:
            found.append(replace(liberal[-1], doctrine="doubtful_interruption"))
        if early[-1].start_on != firm[-1].start_on:
            found.append(replace(early[-1], doctrine="proceedings_end"))
        if withdrawn[-1].start_on != firm[-1].start_on:
            found.append(replace(withdrawn[-1], doctrine="withdrawn_suit"))
        for on, why, doctrine in others(facts):
            found.append(replace(_longest(on, _chain(on, why, certain, again)[-1]), doctrine=doctrine))
        main = _longest(injured_on or start_on, firm[-1])
        suspended = _suspended(facts, main)
        if suspended is not None:
            found.append(suspended)
        silent = "没有列出任何催款、付款或认账；如有，请补上，时效可能重新起算。"
        nothing = facts.get("account.events") is None and not certain
        notes = (*((silent,) if nothing else ()), *holiday_notes(main, *found))
        return running(facts, main, others=tuple(found), notes=notes, steps=tuple(firm[:-1]), silent=READS[:1])

    return ClockRule(id, name, ClockKind.LIMITATION, reads + READS, run, ("civil_code:188", "civil_code:195"))


def _unsettled(facts: Facts) -> bool:
    """No day of payment was agreed and nothing is settled: most courts hold that the period has not begun."""
    agreed = (
        "account.due_on", "account.instalments", "settlement.agreement_due_on", "settlement.agreement_on",
        "contract.payment_days_after_delivery", "priority.amended_due_on",
    )
    return facts.get("contract.payment_day_agreed") is False and facts.first(*agreed) is None


def _waits_for_owner(facts: Facts) -> bool:
    """The price is to be paid once the owner has paid, and no day is named: a term that cannot be told."""
    named = ("account.due_on", "account.instalments", "settlement.agreement_due_on", "priority.amended_due_on")
    return facts.get("contract.back_to_back") == "condition" and facts.first(*named) is None


def _first_asserted_on(facts: Facts) -> date:
    """The first demand that can be shown, else today: from then a term that cannot be told runs (limitation_2020:4)."""
    return min((act.on for act in interruptions(facts, doubtful=False)), default=facts.on)


STOPPED = ("performance.stopped_on", "performance.left_site_on", "performance.terminated_on")


def _stopped_on(facts: Facts) -> date | None:
    """The first day on which works that go no further stopped, were left or were given up."""
    resumed = facts.get("performance.resumed_on") is not None
    days = [facts.get(path) for path in STOPPED if not (resumed and path == "performance.stopped_on")]
    return min((day for day in days if day is not None and day < facts.on), default=None)


@cache
def limitation_on_due_day() -> ClockRule:
    """Limitation of the price: from the due day, of the last instalment if there are several (civil_code:189).

    Where the parties agreed on a later day that day counts (civil_code:543); the first day is the safe other line.
    """
    from claims.common.due_day import DUE_READS, due_day, first_due_day

    def start(facts: Facts) -> Start | Clock:
        due, unsettled = due_day(facts), _unsettled(facts)
        if _waits_for_owner(facts) and due.on is not None and due.on < facts.on:
            why = "约定业主付款后再付，付款的日子不能确定：自要求付款（最早自今日）起"
            return Start(max(_first_asserted_on(facts), due.on), why, due.on)
        if due.on is None:
            return unread(facts, *due.missing)
        if due.on < facts.on:
            why = "没有约定付款日又未结算，多数认为尚未起算（最早自今日）"
            return Start(facts.on, why, due.on) if unsettled else Start(due.on, due.reason)
        if due.by_suit and _stopped_on(facts) is not None:
            return Start(facts.on, "未交付又未结算，多数认为尚未起算（最早自今日）")
        reason = "没有约定付款日，未交付、未结算：时效尚未起算" if due.by_suit else f"付款期 {due.on} 未满，时效尚未起算"
        return idle(facts, reason, never_started=True)

    def others(facts: Facts) -> Others:
        due, first = due_day(facts), first_due_day(facts)
        if due.on is not None and first.on is not None and first.on < due.on:
            return ((first.on, first.reason, "due_day_moved_for_the_debt"),)
        if _waits_for_owner(facts) and due.on is not None and due.on < facts.on:
            return ((due.on, due.reason, "pay_when_paid_limitation"),)
        if due.on is None or not _unsettled(facts):
            return ()
        found = [(due.on, due.reason, "unsettled_limitation")] if due.on < facts.on else []
        if due.by_suit and (stopped_on := _stopped_on(facts)) is not None:
            found.append((stopped_on, "停工、退场或者解除之日", "unsettled_limitation"))
        return tuple(found)

    reads = (*DUE_READS, *STOPPED, "contract.back_to_back", "performance.resumed_on", "priority.assertions")
    return limitation_from(reads, start, others=others, acts=_acts_on_the_price)


def _acts_on_the_price(facts: Facts) -> list[Interruption]:
    """A settlement owns up to the debt; whoever asserts the priority in court or in insolvency asserts the price."""
    settled_on = facts.get("settlement.agreement_on")
    found = [Interruption(settled_on, "settlement")] if settled_on is not None else []
    for act in facts.get("priority.assertions") or ():
        if act.on is not None and act.kind in PROCEEDINGS:
            found.append(Interruption(act.on, act.kind))
    return [act for act in found if act.on <= facts.on]


@cache
def limitation_defence(clock: str = "limitation") -> Defence:
    """The defence that limitation ran out: bars only if raised (limitation_2020:2), lost by a later promise (19).

    A mere signature on a statement after expiry is no promise on the main line (demand_reply_1999 says more).
    """
    statement = said("account.signed_statement_after_expiry")
    return Defence(
        "time_barred", "诉讼时效已过（须由对方提出）",
        all_of(
            expired(clock), none_of(yes("account.agreed_after_expiry")), yes("account.limitation_raised"),
            any_of(none_of(statement), split(statement, "statement_after_expiry", Truth.YES)),
        ),
        ("civil_code:192", "limitation_2020:2", "limitation_2020:19"), Effect.BARS_IF_RAISED,
        answer="列出每次催款、付款、对账、起诉的日期和送达证据；时效届满后对方同意履行或重订协议的，不得再抗辩。",
        evidence=("demand_letter_receipt", "payment_ledger", "acknowledgment_paper"),
    )


LIMITATION_ADVICE = (
    Advice(
        "promise_not_statement", "时效届满后只取得对账签字不够：应取得写明“同意支付”和付款日的承诺或新协议。",
        ("limitation_2020:19", "demand_reply_1999:1"), yes("account.signed_statement_after_expiry"),
    ),
    Advice(
        "keep_demanding", "撤诉后时效重新计算，必须持续以可证明送达的方式催收；诉讼中已鉴定出价款的，不能再说“未结算”。",
        ("civil_code:195", "limitation_2020:8"),
        some("account.events", one_of("item.kind", "suit_withdrawn_served", "suit_withdrawn_unserved")),
    ),
    Advice(
        "confirmed_apart", "已确认的数额与未结算的数额分开算时效，不要以“整体未结算”为由断言不过期。",
        ("limitation_2020:4", "civil_code:188"), no("contract.payment_day_agreed"),
    ),
    Advice(
        "last_instalment", "同一债务分期的，时效自最后一期届满起算，进度款不逐期算；质保金另算。",
        ("civil_code:189", "gpcl_2017:189", "gpcl_1986:135"),
    ),
)
