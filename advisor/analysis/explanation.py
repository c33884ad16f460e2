"""Why a claim stands as it stands: the tree of reasons down to facts and articles, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from advisor.rules.conditions import Condition, Finding
from advisor.rules.matter import Matter, getter
from advisor.rules.truth import Truth

from .assessment import ClaimResult, Standing

MOST_SETS = 64
"""Upper bound on the alternatives looked at; the smallest are found first."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One node of the tree: a sentence, its truth, the facts it rests on, its citations, and what is below it."""

    kind: str
    id: str
    text: str
    truth: Truth
    contested: bool = False
    cite: tuple[str, ...] = ()
    facts: Mapping[str, Any] = ()  # type: ignore[assignment]
    burden: str = ""
    effect: str = ""
    answer: str = ""
    evidence: tuple[str, ...] = ()
    below: tuple[Reason, ...] = ()


def explain(result: ClaimResult, matter: Matter) -> tuple[Reason, ...]:
    """The reasons of one claim: every element and every defence considered, in the order of the rule."""
    elements = [
        Reason(
            "element",
            e.element.id,
            e.element.text,
            e.finding.truth,
            e.finding.contested,
            e.element.cite,
            _facts(e.finding, matter),
            e.element.burden,
            evidence=e.element.evidence,
            below=_below(e.finding, matter),
        )
        for e in result.elements
    ]
    defences = [
        Reason(
            "defence",
            d.defence.id,
            d.defence.text,
            d.finding.truth,
            d.finding.contested,
            d.defence.cite,
            _facts(d.finding, matter),
            d.defence.burden,
            d.defence.effect.value,
            d.defence.answer,
            d.defence.evidence,
            _below(d.finding, matter),
        )
        for d in result.defences
    ]
    return tuple(elements + defences)


def _facts(finding: Finding, matter: Matter) -> dict[str, Any]:
    """The known answers that a finding reads, by path."""
    paths = [p for p in finding.condition.reads if not p.startswith("item.")]
    return {p: v for p in paths if (v := getter(p)(matter)) is not None}


def _below(finding: Finding, matter: Matter) -> tuple[Reason, ...]:
    return tuple(
        Reason(
            "condition",
            "",
            part.condition.text,
            part.truth,
            part.contested,
            facts=_facts(part, matter),
            below=_below(part, matter),
        )
        for part in finding.parts
    )


@dataclass(frozen=True, slots=True)
class Settling:
    """The smallest sets of missing facts whose answers would settle a claim, one way or the other.

    ``to_make_out``: answers to all of one set can complete every element and close every defence.
    ``to_rule_out``: an answer to one set alone can end the claim.
    """

    to_make_out: tuple[frozenset[str], ...]
    to_rule_out: tuple[frozenset[str], ...]


def settling(result: ClaimResult) -> Settling:
    """What would settle ``result``; empty when it is settled already."""
    if result.standing in (Standing.MADE_OUT, Standing.FAILS, Standing.DEFEATED):
        return Settling((), ())
    elements = [e.finding for e in result.elements if e.finding.truth is Truth.UNKNOWN]
    defences = [d.finding for d in result.defences if d.finding.truth is Truth.UNKNOWN]
    complete = [_sets(f, Truth.YES) for f in elements] + [_sets(f, Truth.NO) for f in defences]
    make_out = _joined(complete) if complete else []
    return Settling(_smallest(make_out), _smallest(ruling_out(result)))


def ruling_out(result: ClaimResult) -> list[frozenset[str]]:
    """Sets of missing facts of which an answer to one set can end the claim."""
    elements = [e.finding for e in result.elements if e.finding.truth is Truth.UNKNOWN]
    defences = [d.finding for d in result.defences if d.finding.truth is Truth.UNKNOWN]
    against = [s for f in elements for s in _sets(f, Truth.NO)]
    return against + [s for f in defences for s in _sets(f, Truth.YES)]


def _sets(finding: Finding, wanted: Truth) -> list[frozenset[str]]:
    """Sets of missing fields whose answers could turn ``finding`` into ``wanted``."""
    if finding.truth is wanted:
        return [frozenset()]
    if finding.truth is not Truth.UNKNOWN:
        return []
    if not finding.parts:
        return [frozenset(finding.missing_here)] if finding.missing_here else []
    mode = _mode(finding.condition)
    if mode == "not":
        return _sets(finding.parts[0], ~wanted)
    needs_all = (mode == "all") == (wanted is Truth.YES)
    options = [_sets(part, wanted) for part in finding.parts]
    return _joined(options) if needs_all else [s for option in options for s in option]


def _mode(condition: Condition) -> str:
    return {"_All": "all", "_Any": "any", "_Not": "not"}.get(type(condition).__name__, "all")


def _joined(options: Iterable[list[frozenset[str]]]) -> list[frozenset[str]]:
    """One set from each option, united; nothing if some option has none."""
    combinations = islice(product(*(sorted(o, key=len)[:4] for o in options)), MOST_SETS)
    return [frozenset().union(*sets) for sets in combinations]


def _smallest(sets: list[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """The inclusion-minimal, non-empty sets, smallest first, at most three."""
    found: list[frozenset[str]] = []
    for candidate in sorted({s for s in sets if s}, key=lambda s: (len(s), sorted(s))):
        if not any(smaller <= candidate for smaller in found):
            found.append(candidate)
    return tuple(found[:3])
