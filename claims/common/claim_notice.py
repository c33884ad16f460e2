"""The agreed period for giving notice of a claim (索赔通知期限): a term of the contract, not of the law.

Sources:
    civil_code:204 (the parties may agree how to count); construction_2020:10(2) (extension of time).
Limits:
    One clock stands for all events: the notice still to be given, else the one nearest to being in time. The others are
    named in its notes. Rest days do not extend it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advisor.law.counting import Period
from advisor.rules.clock import Clock, ClockKind, ClockRule, Reading, idle, reading, running, unread
from advisor.rules.facts import Facts

LIST = "performance.loss_events"
READS = (LIST, "contract.claim_notice_days")


def _run(facts: Facts) -> Clock:
    events = [e for e in facts.get(LIST) or () if e.known_on is not None]
    days = facts.get("contract.claim_notice_days")
    if not events:
        return unread(facts, LIST)
    if days is None:
        return unread(facts, "contract.claim_notice_days")
    if days == 0:
        return idle(facts, "合同没有约定索赔通知期限")
    lines: list[tuple[Reading, date | None]] = [
        (reading(e.known_on, Period(days, "day"), f"{e.known_on} 知道事件", "civil_code:204"), e.notice_on) for e in events
    ]
    chosen, notice_on = min(lines, key=lambda pair: _urgency(pair, facts.on))
    notes = tuple(
        f"{line.start_on} 知道的事件：通知末日 {line.nominal_on}，" + (f"{given} 已通知。" if given else "还没有通知。")
        for line, given in lines if line is not chosen
    )
    clock = running(facts, chosen, exercised_on=notice_on or facts.on, notes=notes)
    return clock if notice_on is not None else replace(clock, acted=False)


def _urgency(pair: tuple[Reading, date | None], on: date) -> tuple[int, int]:
    """Open notices first, the nearest first; then notices given, the least late first; then lapsed ones."""
    line, notice_on = pair
    if notice_on is None and line.nominal_on >= on:
        return 0, (line.nominal_on - on).days
    if notice_on is not None:
        return 1, (notice_on - line.nominal_on).days
    return 2, (on - line.nominal_on).days


CLAIM_NOTICE = ClockRule(
    "claim_notice", "索赔通知期限（约定）", ClockKind.CONTRACTUAL, READS, _run, ("civil_code:204",),
)
