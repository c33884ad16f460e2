"""Rates and thresholds a rule fixes, picked by the day on which the rule is law.

The values and their citations live in ``knowledge/rates/statutory.toml``; code asks by meaning.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date
from functools import cache

from advisor.errors import KnowledgeError, LawNotInForce
from advisor.law.knowledge import read_toml

_FILE = "rates/statutory.toml"


@dataclass(frozen=True, slots=True)
class Statutory:
    """One version of a fixed rule: its text value, the days it is law, its citations and gist."""

    name: str
    value: str
    citation: str
    gist: str
    from_on: date
    until_on: date
    unit: str = ""
    floor: str = ""
    also: tuple[str, ...] = ()

    @property
    def citations(self) -> tuple[str, ...]:
        """The main citation first, then the others."""
        return (self.citation, *self.also)


@cache
def versions(name: str) -> tuple[Statutory, ...]:
    """All versions of rule ``name``, oldest first; :class:`KnowledgeError` if unknown or overlapping."""
    rows = read_toml(_FILE).get(name)
    if not isinstance(rows, list):
        raise KnowledgeError(f"knowledge/{_FILE} 没有 [[{name}]]")
    found = sorted((_version(name, row) for row in rows), key=lambda v: v.from_on)
    for earlier, later in itertools.pairwise(found):
        if earlier.until_on >= later.from_on:
            raise KnowledgeError(f"knowledge/{_FILE} [[{name}]]：{later.from_on} 起的版本与前一版重叠")
    return tuple(found)


def rule(name: str, on: date) -> Statutory:
    """The version of rule ``name`` that is law on ``on``; raises :class:`LawNotInForce` if none is."""
    for version in versions(name):
        if version.from_on <= on <= version.until_on:
            return version
    raise LawNotInForce(name, on, f"见 knowledge/{_FILE} 的施行期间。")


def latest(name: str) -> Statutory:
    """The newest version of rule ``name``."""
    return versions(name)[-1]


def _version(name: str, row: dict[str, object]) -> Statutory:
    fields = {key: value for key, value in row.items() if key != "also"}
    also = row.get("also", [])
    if not isinstance(also, list):
        raise KnowledgeError(f"knowledge/{_FILE} [[{name}]]：also 应为列表")
    try:
        return Statutory(
            **{"name": name, "from_on": date.min, "until_on": date.max, **fields},  # type: ignore[arg-type]
            also=tuple(also),
        )
    except TypeError as error:
        raise KnowledgeError(f"knowledge/{_FILE} [[{name}]]：{error}") from None
