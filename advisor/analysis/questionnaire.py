"""Which questions can still change an outcome, the most decisive first.

Nothing here lists questions: what is still open is read off the findings of the rules themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

from .assessment import Assessment, ClaimResult, Standing

WEIGHT = {Standing.OPEN: 3.0, Standing.ARGUABLE: 1.0, Standing.MADE_OUT: 0.5}
"""An open claim is worth more questions than one that only has a defence to close."""


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """A field worth asking, the claims its answer can change, and how decisive it is (greater is more)."""

    path: str
    claims: tuple[str, ...]
    weight: float


def next_questions(assessment: Assessment, limit: int | None = None) -> tuple[NextQuestion, ...]:
    """Fields whose answers can still change a standing, a clock or an amount.

    Fields the user has said he does not know are left out; so are fields of claims already decided.
    """
    weights: dict[str, float] = {}
    claims: dict[str, list[str]] = {}
    for result in assessment.results.values():
        share = WEIGHT.get(result.standing, 0.0)
        for position, path in enumerate(_wanted(result) if share else ()):
            if path in assessment.matter.not_known:
                continue
            weights[path] = weights.get(path, 0.0) + share / (1 + position)
            claims.setdefault(path, []).append(result.id)
    found = [NextQuestion(path, tuple(claims[path]), weight) for path, weight in weights.items()]
    found.sort(key=lambda q: (-q.weight, q.path))
    return tuple(found[:limit])


def _wanted(result: ClaimResult) -> tuple[str, ...]:
    """What the claim still lacks: for its standing, then for its clocks."""
    clocks = [path for clock in result.clocks for path in clock.missing]
    return tuple(dict.fromkeys((*result.missing, *clocks)))
