"""A ledger (台账) of many matters: which right dies next in each, what is owed, what stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.errors import QingqianError
from advisor.rules.clock import ClockKind, Status
from advisor.rules.matter import Matter

from .assessment import assess
from .deadlines import Deadline, deadlines
from .ranking import Ranked, at_issue, rank

LIVE = (Status.RUNNING, Status.EXPIRING, Status.CONTESTED)


@dataclass(frozen=True, slots=True)
class Entry:
    """One matter in the ledger. ``refusal`` says why it could not be judged; then the rest is empty."""

    name: str
    title: str = ""
    debtor: str = ""
    owed: Decimal | None = None
    paid: Decimal | None = None
    leading_claim: str = ""
    standing: str = ""
    clock: str = ""
    safe_on: date | None = None
    days_left: int | None = None
    contested: bool = False
    unread_clocks: tuple[str, ...] = ()
    """Clocks of the claims at issue that cannot be counted for want of facts: what to find out first."""
    refusal: str = ""


def entry(name: str, matter: Matter, on: date) -> Entry:
    """The ledger line of one matter on ``on``; a matter older than our law gets its refusal, not an error."""
    try:
        assessment = assess(matter, on)
    except QingqianError as error:
        return Entry(name, matter.title or "", matter.debtor.name or "", refusal=str(error))
    ranked = rank(assessment)
    first, issues = ranked[0].result, at_issue(ranked)
    rows = deadlines(assessment)
    next_clock = _next(rows)
    return Entry(
        name,
        matter.title or "",
        matter.debtor.name or "",
        matter.account.unpaid or _worked_out(ranked),
        matter.account.paid_total,
        first.claim.name if first.standing.good else "",
        first.standing.value,
        next_clock.clock.name if next_clock else "",
        next_clock.clock.safe_on if next_clock else None,
        next_clock.days_left if next_clock else None,
        bool(next_clock and next_clock.status is Status.CONTESTED),
        tuple(
            dict.fromkeys(r.clock.name for r in rows if r.status is Status.UNKNOWN and issues & set(r.claims))
        ),
    )


def _worked_out(ranked: Sequence[Ranked]) -> Decimal | None:
    """The debt as the claim to it that ranks first works it out."""
    debts = (row.result.amount for row in ranked if row.result.claim.debt and row.result.standing.good)
    return next((amount.value for amount in debts if amount is not None and amount.value is not None), None)


def _next(rows: Iterable[Deadline]) -> Deadline | None:
    """The clock with the earliest safe day on which a right can still be lost."""
    live = [
        row
        for row in rows
        if row.status in LIVE and row.clock.safe_on is not None and row.clock.kind is not ClockKind.MATURITY
    ]
    return min(live, key=lambda row: row.clock.safe_on or date.max) if live else None


@dataclass(frozen=True, slots=True)
class Ledger:
    """All entries, the most urgent first, with the sums known."""

    entries: tuple[Entry, ...]
    owed: Decimal
    paid: Decimal

    @property
    def recovered(self) -> Decimal | None:
        """Share paid of what was paid and is owed together (清欠率), where both are known."""
        known = [e for e in self.entries if e.owed is not None and e.paid is not None]
        paid = sum((e.paid or Decimal(0) for e in known), Decimal(0))
        whole = paid + sum((e.owed or Decimal(0) for e in known), Decimal(0))
        return paid / whole if whole else None


def ledger(entries: Iterable[Entry], *, within: int | None = None) -> Ledger:
    """Sort by the day that comes first; ``within`` keeps only rights that die in so many days."""
    kept = [
        e
        for e in entries
        if within is None or (e.days_left is not None and e.days_left <= within) or e.refusal
    ]
    kept.sort(key=lambda e: (bool(e.refusal), e.safe_on is None, e.safe_on or date.max, e.name))
    owed = sum((e.owed for e in kept if e.owed is not None), Decimal(0))
    paid = sum((e.paid for e in kept if e.paid is not None), Decimal(0))
    return Ledger(tuple(kept), owed, paid)
