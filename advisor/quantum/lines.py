"""A figure and how it came about: every result of the quantum side carries its lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.quantum.money import ZERO, plain, to_fen

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Line:
    """One step of a computation: ``amount = base × rate × units ÷ divisor`` (absent factors are 1).

    ``start_on`` and ``end_on`` are the first and the last day counted, both inclusive. ``amount`` is
    exact yuan, unrounded unless the caller asked for rounding per line. ``annual_rate`` is the rate as
    a yearly fraction for display (a daily rate × 365); ``rate``, ``units``, ``divisor`` are the factors
    really used, so that a workbook can write the live formula. ``source`` says where the rate is from.
    """

    label: str
    start_on: date | None = None
    end_on: date | None = None
    days: int | None = None
    base: Decimal | None = None
    annual_rate: Decimal | None = None
    source: str = ""
    amount: Decimal = ZERO
    note: str = ""
    rate: Decimal | None = None
    units: Decimal | None = None
    divisor: Decimal | None = None
    day_count: str = ""

    def as_dict(self) -> dict[str, Any]:
        """JSON form; numbers as text, the amount rounded to the fen beside the exact one."""
        return {
            "label": self.label,
            "start_on": self.start_on.isoformat() if self.start_on else None,
            "end_on": self.end_on.isoformat() if self.end_on else None,
            "days": self.days,
            "base": _text(self.base),
            "annual_rate": _text(self.annual_rate),
            "annual_rate_pct": _text(None if self.annual_rate is None else self.annual_rate * 100),
            "rate": _text(self.rate),
            "units": _text(self.units),
            "divisor": _text(self.divisor),
            "source": self.source,
            "amount": str(to_fen(self.amount)),
            "amount_exact": _text(self.amount.quantize(Decimal("1e-8"))),
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class Computation:
    """A total to the fen with the lines it is the sum of.

    ``provisional`` is true when a line rests on a rate not yet published. ``per_day`` is the yuan that
    accrue on each day from ``per_day_from`` on, unrounded. ``data_version`` names the rate or fee data used.
    """

    total: Decimal
    lines: tuple[Line, ...] = ()
    provisional: bool = False
    notes: tuple[str, ...] = ()
    per_day: Decimal | None = None
    per_day_from: date | None = None
    data_version: str = ""
    citations: tuple[str, ...] = ()

    def with_notes(self, *notes: str) -> Computation:
        """The same figure with more remarks."""
        return replace(self, notes=self.notes + tuple(n for n in notes if n and n not in self.notes))

    def as_dict(self) -> dict[str, Any]:
        """JSON form; money as text with two decimals."""
        return {
            "total": str(self.total),
            "lines": [line.as_dict() for line in self.lines],
            "provisional": self.provisional,
            "notes": list(self.notes),
            "per_day": None if self.per_day is None else str(to_fen(self.per_day)),
            "per_day_from": self.per_day_from.isoformat() if self.per_day_from else None,
            "data_version": self.data_version,
            "citations": list(self.citations),
        }


def product(
    label: str,
    base: Decimal,
    *,
    rate: Decimal = ONE,
    units: Decimal = ONE,
    divisor: Decimal = ONE,
    source: str = "",
    note: str = "",
) -> Line:
    """An undated line ``base × rate × units ÷ divisor``, exact."""
    amount = base * rate * units / divisor
    return Line(label, None, None, None, base, None, source, amount, note, rate, units, divisor)


def add_up(
    lines: Iterable[Line],
    *,
    provisional: bool = False,
    notes: tuple[str, ...] = (),
    data_version: str = "",
    citations: tuple[str, ...] = (),
) -> Computation:
    """Sum of exact lines, rounded once to the fen."""
    kept = tuple(lines)
    total = to_fen(sum((line.amount for line in kept), ZERO))
    return Computation(total, kept, provisional, notes, None, None, data_version, citations)


def merge(parts: Iterable[Computation]) -> Computation:
    """Several computations as one: totals (each already in fen) add up, lines and notes follow in order."""
    kept = tuple(parts)
    daily = [part.per_day for part in kept if part.per_day is not None]
    notes = dict.fromkeys(note for part in kept for note in part.notes)
    cites = dict.fromkeys(cite for part in kept for cite in part.citations)
    versions = dict.fromkeys(part.data_version for part in kept if part.data_version)
    return Computation(
        total=sum((part.total for part in kept), to_fen(ZERO)),
        lines=tuple(line for part in kept for line in part.lines),
        provisional=any(part.provisional for part in kept),
        notes=tuple(notes),
        per_day=sum(daily, ZERO) if daily else None,
        per_day_from=max((p.per_day_from for p in kept if p.per_day_from), default=None),
        data_version="；".join(versions),
        citations=tuple(cites),
    )


def _text(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)
