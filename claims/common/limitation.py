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
from datetime import date
from functools import cache
from typing import NamedTuple

from advisor.law.counting import count
from advisor.rules.claim import Advice, Defence, Effect
from advisor.rules.clock import Clock, ClockKind, ClockRule, Reading, idle, running, unread
from advisor.rules.conditions import (
    all_of,
    any_of,
    derived,
    expired,
    no,
    none_of,
    one_of,
    some,
    split,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.matter.account import Debt
from advisor.rules.truth import Truth, truth
from claims.common.holidays import holiday_notes
from claims.common.interruptions import (
    APART,
    INTERRUPTION_READS,
    PROCEEDINGS,
    Interruption,
    from_end,
    interruptions,
)
from claims.common.limitation_period import (
    SUSPENSION_READS,
    TWENTY_YEARS,
    at_most_twenty_years,
    contested_acts,
    counted_again,
    limitation_period,
    suspended_until,
)
from claims.common.said import said
from claims.common.termination_right import ENDED_READS, ended_on

PROMISE = "account.agreed_after_expiry"
COMPLETE = "account.events_complete"
READS = (*INTERRUPTION_READS, *SUSPENSION_READS, PROMISE, COMPLETE)
SAVING = (READS[0], PROMISE)
"""What nobody mentioned and would save a claim out of time."""


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
    acts: Callable[[Facts], list[Interruption]] = lambda facts: [], debt: Debt = "price",
) -> ClockRule:
    """The limitation clock of ``debt``, whose period starts on the day ``start`` gives (or the clock it returns).

    ``others`` gives other arguable starts; each is counted from there with the firm interruptions. ``acts`` gives
    interruptions beyond the listed events and payments.
    """

    def run(facts: Facts) -> Clock:
        begun = start(facts)
        if isinstance(begun, Clock):
            return begun
        start_on, reason, injured_on = begun
        more, again = acts(facts), from_end(facts)
        certain = [*interruptions(facts, doubtful=False, debt=debt), *more]
        every = [*interruptions(facts, doubtful=True, debt=debt), *more]
        firm = counted_again(start_on, reason, certain, again)
        found = contested_acts(facts, start_on, reason, certain, every, firm[-1])
        for on, why, doctrine in others(facts):
            found.append(replace(at_most_twenty_years(on, counted_again(on, why, certain, again)[-1]), doctrine=doctrine))
        main = at_most_twenty_years(injured_on or start_on, firm[-1])
        suspended = suspended_until(facts, main)
        if suspended is not None:
            found.append(suspended)
        silent = "没有列出任何催款、付款或认账；如有，请补上，时效可能重新起算。"
        nothing = facts.get("account.events") is None and not certain
        notes = (*((silent,) if nothing else ()), *_to_fill_in(facts, debt), *holiday_notes(main, *found))
        return running(
            facts, main, others=tuple(found), notes=notes, steps=tuple(firm[:-1]), silent=SAVING,
            filing_exercises=_sued_for(facts, debt), asks=READS[:1],
        )

    return ClockRule(id, name, ClockKind.LIMITATION, reads + READS, run, ("civil_code:188", "civil_code:195"))


def _sued_for(facts: Facts, debt: Debt) -> bool | None:
    """Whether the suit on file claims ``debt``. It claims the price; of a debt apart the list of acts tells, if it has the
    suit with the debt it was for."""
    if debt not in APART:
        return True
    sued_on = facts.first("procedure.filed_on", "procedure.accepted_on")
    listed = facts.get("account.events") or ()
    named = {e.debt for e in listed if e.kind in ("suit", "arbitration") and e.on == sued_on and e.debt is not None}
    return bool(named & {debt, "all"}) if named else None


def _to_fill_in(facts: Facts, debt: Debt) -> tuple[str, ...]:
    """What the list of acts lacks: for which debt they were, or acts that nobody remembered yet."""
    unnamed = debt in APART and any(event.debt is None for event in facts.get("account.events") or ())
    return (
        *(("催款等事项没有写明对哪一笔债：请逐条填上；没有写明的，可能只中断工程款的时效。",) if unnamed else ()),
        *(("催款等事项没有列全：这里的末日是最早可能的一日，想起一件补一件。",) if facts.get(COMPLETE) is False else ()),
    )


NAMED_DAYS = ("account.due_on", "account.instalments", "settlement.agreement_due_on", "priority.amended_due_on")


def _unsettled(facts: Facts) -> bool:
    """No day of payment was agreed and nothing is settled: most courts hold that the period has not begun."""
    agreed = (*NAMED_DAYS, "settlement.agreement_on", "contract.payment_days_after_delivery")
    return facts.get("contract.payment_day_agreed") is False and facts.first(*agreed) is None


def _settled_without_day(facts: Facts, due_on: date | None) -> date | None:
    """The first demand (else today) where three years from a settlement are over, and neither it nor the contract names a
    day: a term that cannot be told may begin with the demand (limitation_2020:4), within the twenty years."""
    settled_on, agreed = facts.get("settlement.agreement_on"), facts.get("contract.payment_day_agreed")
    named = facts.first(*NAMED_DAYS, "contract.payment_days_after_delivery", "contract.payment_event")
    if settled_on is None or due_on is None or agreed is not False or named is not None:
        return None
    over_on, gone_on = count(settled_on, limitation_period(settled_on)), count(due_on, TWENTY_YEARS)
    demands = [act.on for act in interruptions(facts, doubtful=False) if act.on > settled_on]
    begun_on = min((*demands, facts.filed_on, facts.on))
    return begun_on if over_on.nominal_last_day < begun_on <= gone_on.nominal_last_day else None


def _waits_for_owner(facts: Facts) -> bool:
    """The price is to be paid once the owner has paid, and no day is named: a term that cannot be told."""
    return facts.get("contract.back_to_back") == "condition" and facts.first(*NAMED_DAYS) is None


def _first_asserted_on(facts: Facts) -> date:
    """The first demand that can be shown, else today: from then a term that cannot be told runs (limitation_2020:4)."""
    return min((act.on for act in interruptions(facts, doubtful=False)), default=facts.on)


STOPPED = ("performance.stopped_on", "performance.left_site_on")


def _stopped_on(facts: Facts) -> date | None:
    """The first day on which works that go no further stopped, were left or were given up."""
    resumed = facts.get("performance.resumed_on") is not None
    days = [facts.get(path) for path in STOPPED if not (resumed and path == "performance.stopped_on")]
    days.append(ended_on(facts))
    return min((day for day in days if day is not None and day < facts.on), default=None)


@cache
def limitation_on_due_day() -> ClockRule:
    """Limitation of the price: from the due day, of the last instalment if there are several (civil_code:189).

    Where the parties agreed on a later day that day counts (civil_code:543); the first day is the safe other line.
    """
    from claims.common.due_day import UNTOLD_READS, debt_due_day, done_on, first_due_day, untold_but_ripe
    from claims.common.sme_term import CUT_READS, longest_term_on

    def start(facts: Facts) -> Start | Clock:
        due, unsettled = debt_due_day(facts), _unsettled(facts)
        if _waits_for_owner(facts) and due.on is not None and due.on < facts.on:
            why = "约定业主付款后再付，付款的日子不能确定：自要求付款（最早自今日）起"
            return Start(max(_first_asserted_on(facts), due.on), why, due.on)
        if due.on is None and untold_but_ripe(facts) and (begun_on := done_on(facts)) is not None:
            why = "没有填付款日：最早可能自交付、验收、结算或者退场"
            listed = [*interruptions(facts, doubtful=False), *acts_on_the_price(facts)]
            first = counted_again(begun_on, why, listed, from_end(facts))[-1]
            sued_on = facts.first("procedure.filed_on", "procedure.accepted_on")
            if _lost_on_every_term(facts, first, listed, sued_on or facts.on):
                return running(facts, first, missing=due.missing, silent=SAVING)
            return running(facts, first, missing=due.missing, bound=sued_on is None or sued_on > first.nominal_on)
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
        due, first = debt_due_day(facts), first_due_day(facts)
        if (cut_on := longest_term_on(facts)) is not None and due.on is not None and cut_on < due.on:
            return ((cut_on, "机关、事业单位最长六十日付款期届满之日", "due_day_beyond_longest_term"),)
        if due.on is not None and first.on is not None and first.on < due.on:
            return ((first.on, first.reason, "due_day_moved_for_the_debt"),)
        if _waits_for_owner(facts) and due.on is not None and due.on < facts.on:
            return ((due.on, due.reason, "pay_when_paid_limitation"),)
        if (demanded_on := _settled_without_day(facts, due.on)) is not None:
            why = "合同、结算都没有约定付款日：自要求付款（最早自今日）起"
            return ((demanded_on, why, "settled_without_day"),)
        if due.on is None or not _unsettled(facts):
            return ()
        found = [(due.on, due.reason, "unsettled_limitation")] if due.on < facts.on else []
        if due.by_suit and (stopped_on := _stopped_on(facts)) is not None:
            found.append((stopped_on, "停工、退场或者解除之日", "unsettled_limitation"))
        return tuple(found)

    reads = (*UNTOLD_READS, *CUT_READS, *STOPPED, *ENDED_READS, "contract.back_to_back", "performance.resumed_on", "priority.assertions")
    return limitation_from(reads, start, others=others, acts=acts_on_the_price)


def _lost_on_every_term(facts: Facts, first: Reading, listed: list[Interruption], acted_on: date) -> bool:
    """A settled price whose day of payment is not told is out of time even from the latest day it can have fallen due,
    and nothing listed could have saved it."""
    from claims.common.due_day import latest_due_on

    latest_on = latest_due_on(facts)
    if latest_on is None:
        return False
    doubtful = len(interruptions(facts, doubtful=True)) > len(interruptions(facts, doubtful=False))
    last = counted_again(latest_on, first.reason, listed, from_end(facts))[-1]
    return not doubtful and suspended_until(facts, last) is None and acted_on > last.extended_on


def acts_on_the_price(facts: Facts) -> list[Interruption]:
    """A settlement owns up to the debt; whoever asserts the priority in court or in insolvency asserts the price."""
    settled_on = facts.get("settlement.agreement_on")
    found = [Interruption(settled_on, "settlement")] if settled_on is not None else []
    for act in facts.get("priority.assertions") or ():
        if act.on is not None and act.kind in PROCEEDINGS:
            found.append(Interruption(act.on, act.kind))
    return [act for act in found if act.on <= facts.on]


RAISED_WHEN = "account.limitation_raised_when"
RAISED_TOO_LATE = derived(
    "一审没有提出时效抗辩，二审才提出而没有新的证据", (RAISED_WHEN,), lambda facts: truth(facts.get(RAISED_WHEN) == "appeal")
)
"""Pleaded on appeal only, limitation is not heard without new evidence (limitation_2020:3); silence means at first
instance, so that nobody relies on it unasked."""


@cache
def limitation_defence(clock: str = "limitation") -> Defence:
    """The defence that limitation ran out: bars only if raised (limitation_2020:2), lost by a later promise (19).

    The claimant must show that promise: silence means none, and the clock names it as what might save the claim. A mere
    signature on a statement after expiry is no promise on the main line (demand_reply_1999 says more).
    """
    statement = said("account.signed_statement_after_expiry")
    return Defence(
        "time_barred", "诉讼时效已过（须由对方提出）",
        all_of(
            expired(clock), none_of(said(PROMISE)), yes("account.limitation_raised"), none_of(RAISED_TOO_LATE),
            any_of(none_of(statement), split(statement, "statement_after_expiry", Truth.YES)),
        ),
        ("civil_code:192", "limitation_2020:2", "limitation_2020:3", "limitation_2020:19"), Effect.BARS_IF_RAISED,
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
