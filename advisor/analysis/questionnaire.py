"""Which questions can still change an outcome, the most decisive first.

Nothing here lists questions: what is still open is read off the findings of the rules themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

from .assessment import Assessment, ClaimResult, Standing
from .explanation import ruling_out

WEIGHT = {Standing.OPEN: 3.0, Standing.DEFEATED: 3.0, Standing.ARGUABLE: 1.0, Standing.MADE_OUT: 0.5}
"""An open claim is worth more questions than one that only has a defence to close; one that is lost, the questions
that might still save it."""


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """A field worth asking, the claims its answer can change, and how decisive it is (greater is more)."""

    path: str
    claims: tuple[str, ...]
    weight: float


def next_questions(assessment: Assessment, limit: int | None = None) -> tuple[NextQuestion, ...]:
    """Fields whose answers can still change a standing, a clock or an amount.

    Fields the user has said he does not know are left out; so are fields of claims already decided. An answer that
    can end a claim by itself counts double: it spares the most questions.
    """
    weights: dict[str, float] = {}
    claims: dict[str, list[str]] = {}
    not_known = assessment.matter.not_known
    for result in assessment.results.values():
        share = WEIGHT.get(result.standing, 0.0)
        if not share:
            continue
        ending = _ending(result)
        for position, path in enumerate(_wanted(result, not_known)):
            decisive = 2.0 if path in ending else 1.0
            weights[path] = weights.get(path, 0.0) + decisive * share / (1 + position)
            claims.setdefault(path, []).append(result.id)
    found = [NextQuestion(path, tuple(claims[path]), weight) for path, weight in weights.items()]
    found.sort(key=lambda q: (-q.weight, q.path))
    return tuple(found[:limit])


def _wanted(result: ClaimResult, not_known: set[str]) -> tuple[str, ...]:
    """What the claim still lacks: for its standing and amount, for the law that governs, for its clocks.

    Of the days that could tell which law governs one is enough, so only the first is asked.
    """
    if result.standing is Standing.DEFEATED:
        return tuple(path for path in result.missing if path not in not_known)
    blank = [path for path in result.blank if path not in not_known][:1]
    rest = [path for path in result.missing if path not in result.blank or path in blank]
    clocks = [path for clock in result.clocks for path in clock.missing]
    wanted = dict.fromkeys((*_elements(result), *blank, *rest, *clocks))
    return tuple(path for path in wanted if path not in not_known)


def _elements(result: ClaimResult) -> list[str]:
    """What the first undecided element lacks: there is no use in asking further before that is known."""
    for element in result.elements:
        if missing := element.finding.missing():
            return list(missing)
    return []


def _ending(result: ClaimResult) -> set[str]:
    """Fields whose answer alone can end the claim."""
    return {path for fields in ruling_out(result) if len(fields) == 1 for path in fields}
