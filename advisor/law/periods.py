"""Lengths of periods as dated data (``knowledge/periods.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from advisor.errors import LawNotInForce
from advisor.law.counting import Period
from advisor.law.knowledge import read_toml


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    regimes: tuple[str, ...]
    length: int
    unit: Literal["day", "month", "year"]
    cite: tuple[str, ...]
    checked_on: date
    in_force_from: date | None = None


@dataclass(frozen=True, slots=True)
class DatedPeriod:
    """A length with its authority; ``in_force_from`` when the rule began later than its regime."""

    period: Period
    cite: tuple[str, ...]
    in_force_from: date | None


@cache
def entries() -> dict[str, list[_Entry]]:
    """All periods as written in the data."""
    return TypeAdapter(dict[str, list[_Entry]]).validate_python(read_toml("periods.toml"))


@cache
def period(name: str, regime: str) -> DatedPeriod:
    """The length of ``name`` under ``regime``; raises :class:`LawNotInForce` when that law had none."""
    for entry in entries()[name]:
        if regime in entry.regimes:
            return DatedPeriod(Period(entry.length, entry.unit), entry.cite, entry.in_force_from)
    raise LawNotInForce(f"期间 {name}", None, f"{regime} 之下没有这个期间。")
