"""All clocks of a matter in one table: what dies when, on which day one is safe, and what is still to be found out."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.rules.clock import Clock, ClockKind, ClockRule, Status
from advisor.rules.facts import Facts

from .assessment import Assessment, Standing

PROCEDURE = "claims.procedure"

URGENCY = {
    Status.CONTESTED: 0,
    Status.EXPIRING: 0,
    Status.RUNNING: 1,
    Status.EXPIRED: 2,
    Status.EXERCISED: 3,
    Status.UNKNOWN: 4,
    Status.NOT_STARTED: 5,
    Status.NONE: 6,
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """One clock and the claims on which it runs (none for a clock of procedure)."""

    clock: Clock
    claims: tuple[str, ...]
    status: Status
    days_left: int | None


def procedural_clocks() -> tuple[ClockRule, ...]:
    """Clocks that belong to a step in court rather than to a claim."""
    rules: tuple[ClockRule, ...] = importlib.import_module(PROCEDURE).PROCEDURAL_CLOCKS
    return rules


def deadlines(assessment: Assessment) -> tuple[Deadline, ...]:
    """Every clock once, the most urgent first.

    Clocks of claims that fail are left out, unless the claim fails for want of that very clock; the same clock on
    several claims (limitation of one debt) is shown once.
    """
    found: dict[tuple[object, ...], tuple[Clock, list[str]]] = {}
    for result in assessment.results.values():
        if result.standing is Standing.FAILS:
            continue
        for clock in result.clocks:
            found.setdefault(_key(clock), (clock, []))[1].append(result.id)
    facts = Facts(assessment.matter, assessment.on)
    for rule in procedural_clocks():
        clock = rule.read(facts)
        if clock.main is not None:
            found.setdefault(_key(clock), (clock, []))
    rows = [
        Deadline(clock, tuple(claims), clock.status(assessment.on), clock.days_left(assessment.on))
        for clock, claims in found.values()
    ]
    return tuple(sorted(rows, key=_urgency))


def _key(clock: Clock) -> tuple[object, ...]:
    return (clock.id, clock.name, clock.main, clock.others, clock.missing, clock.idle)


def _urgency(row: Deadline) -> tuple[int, int, date]:
    matures = row.clock.kind is ClockKind.MATURITY
    return (URGENCY[row.status], int(matures), _next_day(row))


def _next_day(row: Deadline) -> date:
    """The safe day; once it has passed, the first day still ahead on some line: what is lost today comes first."""
    clock = row.clock
    if clock.safe_on is None or row.days_left is None or row.days_left >= 0:
        return clock.safe_on or date.max
    on = clock.safe_on - timedelta(days=row.days_left)
    return min((r.extended_on for r in clock.readings if r.extended_on >= on), default=clock.safe_on)
