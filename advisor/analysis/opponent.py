"""The other side's view of the same facts: its defences, counterclaims and objections, and what our own pleading lets in.

The engine names none of them: defences come from the claims, the rest from the two modules named below.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeVar

from advisor.law.regimes import governing
from advisor.rules.claim import Defence, Effect
from advisor.rules.conditions import Finding
from advisor.rules.exposure import Exposure
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth

from .assessment import Assessment, ClaimResult, Standing
from .ranking import rank
from .strategy import Strategy, strategy

WORDS, EXPOSURES = "claims.common.opponent", "claims.common.exposure"
ORDER = {Truth.YES: 0, Truth.UNKNOWN: 1, Truth.NO: 2}
"""What holds on the facts, what is open, what the facts exclude."""
LIKELIEST = 3
"""How many open claims are looked at while nothing can be pleaded."""


class Kind(Enum):
    """Where in the case the other side says it."""

    OBJECTION = "objection"
    DEFENCE = "defence"
    COUNTERCLAIM = "counterclaim"


@dataclass(frozen=True, slots=True)
class Word:
    """One thing the other side can say: where it stands on the facts, who proves it, and what answers it.

    ``held`` and ``to_obtain`` are evidence keys (``knowledge/evidence.toml``); ``missing`` the fields that decide it.
    """

    kind: Kind
    id: str
    text: str
    truth: Truth
    contested: bool
    effect: Effect
    burden: str
    cite: tuple[str, ...]
    answer: str
    held: tuple[str, ...]
    to_obtain: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """One claim of ours and the defences it meets; ``plea`` is principal, alternative, or empty if not pleaded."""

    result: ClaimResult
    plea: str
    defences: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Exposed:
    """An exposure on these facts, the claims that bring it about, and whether the plan pleads one of them."""

    exposure: Exposure
    truth: Truth
    contested: bool
    claims: tuple[str, ...]
    pleaded: bool
    cite: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpponentView:
    """Everything the other side can make of the facts given; each list in the order holds, open, excluded."""

    objections: tuple[Word, ...]
    claims: tuple[Met, ...]
    counterclaims: tuple[Word, ...]
    exposures: tuple[Exposed, ...]

    @property
    def holding(self) -> tuple[Word, ...]:
        """All that can be raised on the facts as given, each once."""
        words = (*self.objections, *(w for met in self.claims for w in met.defences), *self.counterclaims)
        return tuple(dict.fromkeys(w for w in words if w.truth is Truth.YES))


def opponent(assessment: Assessment, plan: Strategy | None = None) -> OpponentView:
    """The other side's view of ``assessment``."""
    plan = plan or strategy(assessment)
    facts = Facts(assessment.matter, assessment.on)
    source = importlib.import_module(WORDS)
    pleaded = _pleaded(plan)
    return OpponentView(
        _common(Kind.OBJECTION, source.OBJECTIONS, facts, assessment),
        tuple(_met(result, pleaded, assessment) for result in _in_play(assessment, pleaded)),
        _common(Kind.COUNTERCLAIM, source.COUNTERCLAIMS, facts, assessment),
        _exposures(facts, assessment, pleaded),
    )


def _pleaded(plan: Strategy) -> dict[str, str]:
    found = {p.result.id: "principal" for p in plan.principal}
    return found | {p.result.id: "alternative" for p in plan.alternative}


def _in_play(assessment: Assessment, pleaded: dict[str, str]) -> list[ClaimResult]:
    """The claims of the plan (the likeliest open ones while there is no plan), then those a defence has beaten."""
    likely = [assessment[id] for id in pleaded]
    if not likely:
        ranked = (row.result for row in rank(assessment))
        likely = [r for r in ranked if r.standing is Standing.OPEN][:LIKELIEST]
    return [*likely, *(r for r in assessment.results.values() if r.standing is Standing.DEFEATED)]


def _met(result: ClaimResult, pleaded: dict[str, str], assessment: Assessment) -> Met:
    words = (
        replace(
            _word(Kind.DEFENCE, d.defence, d.finding, assessment),
            cite=_law(d.defence.cite, result, assessment),
        )
        for d in result.defences
    )
    return Met(result, pleaded.get(result.id, ""), _ordered(words))


def _common(
    kind: Kind, defences: Iterable[Defence], facts: Facts, assessment: Assessment
) -> tuple[Word, ...]:
    return _ordered(_word(kind, d, d.condition.find(facts), assessment) for d in defences)


def _word(kind: Kind, defence: Defence, finding: Finding, assessment: Assessment) -> Word:
    held = tuple(key for key in defence.evidence if assessment.matter.evidence.get(key))
    return Word(
        kind,
        defence.id,
        defence.text,
        finding.truth,
        finding.contested,
        defence.effect,
        defence.burden,
        live(defence.cite, assessment),
        defence.answer,
        held,
        tuple(key for key in defence.evidence if key not in held),
        finding.missing(),
    )


def _law(cite: tuple[str, ...], result: ClaimResult, assessment: Assessment) -> tuple[str, ...]:
    own_day = result.own_day
    return (governing(cite, result.regime, assessment.on, own_day) if result.regime else ()) or cite


def live(cite: tuple[str, ...], assessment: Assessment) -> tuple[str, ...]:
    """Those of ``cite`` that govern under the law of some claim of the matter; all where none of them does."""
    regimes = {r.regime.id: r.regime for r in assessment.results.values() if r.regime}.values()
    kept = tuple(c for c in cite if any(governing((c,), regime, assessment.on) for regime in regimes))
    return kept or cite


def _exposures(facts: Facts, assessment: Assessment, pleaded: dict[str, str]) -> tuple[Exposed, ...]:
    """Exposures of claims that could be pleaded, those the plan brings about first, those of any pleading last."""
    found = []
    for exposure in importlib.import_module(EXPOSURES).EXPOSURES:
        claims = tuple(c for c in exposure.claims if assessment[c].standing is not Standing.FAILS)
        if exposure.claims and not claims:
            continue
        finding = exposure.when.find(facts) if exposure.when else None
        found.append(
            Exposed(
                exposure,
                finding.truth if finding else Truth.YES,
                finding.contested if finding else False,
                claims,
                not claims or any(c in pleaded for c in claims),
                live(exposure.cite, assessment),
                finding.missing() if finding else (),
            )
        )
    return _ordered(sorted(found, key=lambda e: (not e.pleaded, not e.claims)))


_Item = TypeVar("_Item", Word, Exposed)


def _ordered(items: Iterable[_Item]) -> tuple[_Item, ...]:
    return tuple(sorted(items, key=lambda item: (ORDER[item.truth], item.contested)))
