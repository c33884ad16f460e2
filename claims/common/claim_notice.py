"""The agreed period for giving notice of a claim (索赔通知期限): a term of the contract, not of the law.

Sources:
    civil_code:204 (the parties may agree how to count); construction_2020:10(2) (extension of time); civil_code:155 (a
    void contract never bound).
Limits:
    Each event that may be the employer's has a period of its own. Rest days do not extend it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from advisor.law.counting import Period
from advisor.quantum.money import format_yuan
from advisor.rules.claim import Amount
from advisor.rules.clock import Clock, ClockKind, ClockRule, idle, reading, running, unread
from advisor.rules.conditions import Condition, all_of, any_of, derived, none_of, split, yes
from advisor.rules.facts import Facts
from advisor.rules.matter.performance import LossEvent
from advisor.rules.truth import Truth, truth
from claims.common.each_limitation import safest_first
from claims.common.losses import LIST, MONEY, OURS, label, sum_of
from claims.common.validity import contract_void

DAYS, BARS = "contract.claim_notice_days", yes("contract.claim_notice_bars")
READS = (LIST, DAYS)


def _run(facts: Facts) -> Clock | tuple[Clock, ...]:
    events, days = facts.get(LIST), facts.get(DAYS)
    if not events:
        return unread(facts, LIST) if events is None else idle(facts, "没有索赔事件", never_started=True)
    if days is None:
        return unread(facts, DAYS)
    if days == 0:
        return idle(facts, "合同没有约定索赔通知期限")
    ours = [e for e in events if OURS.find(facts.of_item(e)).truth is not Truth.NO]
    return safest_first(_of(facts, event, days) for event in ours) or idle(facts, "没有可以向发包人主张的事件", never_started=True)


def _of(facts: Facts, event: LossEvent, days: int) -> Clock:
    """The period of one event: what exercises it is the notice alone."""
    if event.known_on is None:
        return unread(facts, LIST)
    line = reading(event.known_on, Period(days, "day"), f"{event.known_on} 知道事件", "civil_code:204")
    clock = running(facts, line, exercised_on=event.notice_on or facts.on)
    return replace(clock, acted=event.notice_on is not None, of=str(event.known_on))


CLAIM_NOTICE = ClockRule(
    "claim_notice", "索赔通知期限（约定）", ClockKind.CONTRACTUAL, READS, _run, ("civil_code:204",),
)


def _late_on(event: LossEvent, days: int | None, on: date) -> bool | None:
    """Whether notice of the event was, or would now be, late; ``None`` while a day is not told."""
    if days == 0:
        return False
    if days is None or event.known_on is None:
        return None
    return (event.notice_on or on) > event.known_on + timedelta(days=days)


def _late(facts: Facts) -> Truth:
    late = _late_on(facts.item, facts.get(DAYS), facts.on)
    return Truth.UNKNOWN if late is None else truth(late)


LATE = all_of(OURS, derived("这一项的通知已逾期", ("item.known_on", DAYS), _late))
"""Of one event of the list: it may be claimed, and its notice was late."""


def forfeited(late: Condition) -> Condition:
    """``late`` under a clause that it forfeits the right: courts are split on such a clause, and most hold that it falls
    with a void contract."""
    barred = all_of(BARS, late)
    return any_of(
        split(all_of(barred, none_of(contract_void)), "late_claim_notice"),
        split(all_of(barred, contract_void), "claim_bar_after_invalidity", Truth.NO),
    )


LATE_READS = (DAYS, *BARS.reads, *contract_void.reads)
"""What :func:`with_late_named` reads besides the events."""


def with_late_named(facts: Facts, events: Sequence[LossEvent], found: Amount) -> Amount:
    """``found`` with the events named whose notice was late under a clause that bars them, and what is left without."""
    if BARS.find(facts).truth is not Truth.YES or contract_void.find(facts).truth is Truth.YES or found.value is None:
        return found
    days = facts.get(DAYS)
    late = [e for e in events if _late_on(e, days, facts.on) and MONEY.find(facts.of_item(e)).truth is Truth.YES]
    if not late:
        return found
    rest = sum_of(facts, [e for e in events if e not in late]).value
    left = f"；去掉以后为 {format_yuan(rest)}" if rest else ""
    return replace(found, note=f"{found.note}通知已逾期、约定失权，能否主张有争议：{'、'.join(map(label, late))}{left}。")
