"""Ranks claims by ordered, named criteria, each with its sentence. No invented probabilities; ties are ties."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from advisor.quantum.fees import court_fee
from advisor.rules.clock import Clock, ClockKind, Status
from advisor.rules.truth import Truth

from .assessment import Assessment, ClaimResult, Standing
from .sentences import ClockName, Sentence, say

STANDING_ORDER = {s: n for n, s in enumerate(Standing)}
HORIZONS = (30, 90, 180)
"""Days to the safe day at which a claim becomes more urgent than those behind it."""
COLLECTABLE = {"good": 0, "tight": 1, "poor": 2, "evading": 3}


@dataclass(frozen=True, slots=True)
class Mark:
    """What one criterion makes of one claim: a sort key (smaller is better) and a sentence."""

    criterion: str
    key: Any
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Ranked:
    """A claim with its place; equal marks share a place."""

    place: int
    result: ClaimResult
    marks: tuple[Mark, ...]


def nearest_clock(result: ClaimResult, on: date) -> Clock | None:
    """The claim's clock on which something can still be lost, with the earliest safe day."""
    live = [
        c
        for c in result.clocks
        if c.safe_on is not None
        and c.kind is not ClockKind.MATURITY
        and c.status(on) in (Status.RUNNING, Status.EXPIRING, Status.CONTESTED)
    ]
    return min(live, key=lambda c: c.safe_on or date.max) if live else None


BARRED = say("rank.standing.barred")


def out_of_time(result: ClaimResult) -> bool:
    """A good claim whose limitation has run out on every line: lost as soon as the other side says so. Where several
    debts each have their own, the last of them decides."""
    ended: dict[str, bool] = {}
    for c in result.clocks:
        if c.kind is ClockKind.LIMITATION:
            ended[c.rule] = ended.get(c.rule, True) and c.expired is Truth.YES and not c.contested
    return result.standing.good and any(ended.values())


def _standing(result: ClaimResult, assessment: Assessment) -> Mark:
    if out_of_time(result):
        return Mark("standing", STANDING_ORDER[Standing.OPEN] + 0.5, BARRED)
    if remote(result):
        return Mark("standing", len(STANDING_ORDER), say("rank.standing.remote"))
    key = STANDING_ORDER[result.standing]
    if result.claim.accessory and result.standing.good:
        debts = (r for r in assessment.results.values() if r.claim.debt and r.standing.good)
        key = max(key, min((STANDING_ORDER[r.standing] for r in debts), default=key))
    return Mark("standing", key, say("rank.standing." + result.standing.value))


def remote(result: ClaimResult) -> bool:
    """Open, and no fact points to it yet: the first element of a basis is what it presupposes. It ranks last."""
    return result.standing is Standing.OPEN and result.elements[0].finding.truth is not Truth.YES


def _shown(result: ClaimResult, assessment: Assessment) -> Mark:
    """Share of elements shown: what the matter is plainly about comes before what it might also be about."""
    shown = sum(e.finding.truth is Truth.YES for e in result.elements)
    total = len(result.elements)
    return Mark("shown", -Decimal(shown) / max(total, 1), say("rank.shown", shown=shown, total=total))


def _urgency(result: ClaimResult, assessment: Assessment) -> Mark:
    clock = nearest_clock(result, assessment.on)
    if (
        clock is None
        or clock.safe_on is None
        or not (result.standing.good or result.standing is Standing.OPEN)
    ):
        return Mark("urgency", len(HORIZONS), say("rank.urgency.none"))
    left = (clock.safe_on - assessment.on).days
    step = next((n for n, days in enumerate(HORIZONS) if left <= days), len(HORIZONS))
    key = "rank.urgency.passed" if left < 0 else "rank.urgency.left"
    return Mark(
        "urgency", step, say(key, clock=ClockName(result.id, clock), day=clock.safe_on, days=abs(left))
    )


@lru_cache(maxsize=4096)
def _fee(amount: Decimal) -> Decimal:
    return court_fee(amount).total


def _amount(result: ClaimResult, assessment: Assessment) -> Mark:
    value = result.amount.value if result.amount else None
    if value is None:
        return Mark("amount", Decimal(0), say("rank.amount.unknown"))
    net = value - _fee(value) if value > 0 else value
    return Mark("amount", -net, say("rank.amount.known", amount=f"{value:,.2f}", net=f"{net:,.2f}"))


def _evidence(result: ClaimResult, assessment: Assessment) -> Mark:
    needed = {key for e in result.elements for key in e.element.evidence}
    held = {key for key in needed if assessment.matter.evidence.get(key)}
    share = Decimal(len(held)) / len(needed) if needed else Decimal(1)
    return Mark("evidence", -share, say("rank.evidence", held=len(held), needed=len(needed)))


def _security(result: ClaimResult, assessment: Assessment) -> Mark:
    condition = assessment.matter.debtor.condition
    if result.claim.secured:
        return Mark("security", 0, say("rank.security.secured"))
    if condition is None:
        return Mark("security", 2, say("rank.security.unknown"))
    return Mark("security", 1 + COLLECTABLE[condition], say("rank.security." + condition))


CRITERIA: dict[str, Callable[[ClaimResult, Assessment], Mark]] = {
    "standing": _standing,
    "shown": _shown,
    "urgency": _urgency,
    "amount": _amount,
    "evidence": _evidence,
    "security": _security,
}
"""The criteria in their usual order; the user may give another."""


def rank(assessment: Assessment, order: Sequence[str] = tuple(CRITERIA)) -> tuple[Ranked, ...]:
    """All claims in order of ``order`` (ids of :data:`CRITERIA`); equal claims share a place."""
    marked = []
    for result in assessment.results.values():
        marks = tuple(CRITERIA[name](result, assessment) for name in order)
        marked.append((tuple(m.key for m in marks), result, marks))
    marked.sort(key=lambda row: row[0])
    ranked: list[Ranked] = []
    for index, (key, result, marks) in enumerate(marked):
        tied = index > 0 and key == marked[index - 1][0]
        ranked.append(Ranked(ranked[-1].place if tied else index + 1, result, marks))
    return tuple(ranked)


def at_issue(ranked: Sequence[Ranked]) -> frozenset[str]:
    """The claims the matter is plainly about: those that stand, and open ones with at least half their elements
    shown; while there are none, the first three."""
    found = {
        row.result.id
        for row in ranked
        if row.result.standing.good
        or (row.result.standing is Standing.OPEN and not remote(row.result) and _half_shown(row.result))
    }
    return frozenset(found or {row.result.id for row in ranked[:3]})


def _half_shown(result: ClaimResult) -> bool:
    shown = sum(e.finding.truth is Truth.YES for e in result.elements)
    return 2 * shown >= len(result.elements)
