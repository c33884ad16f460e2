"""Citations of the law that governs the case, and of no other."""

from __future__ import annotations

from advisor.analysis.assessment import ClaimResult
from advisor.law.instruments import citation
from advisor.law.regimes import governing
from advisor.papers.cite import Provision
from advisor.papers.complaint.asking import Ask
from advisor.papers.complaint.case import Case
from advisor.rules.truth import Truth

_LAW = frozenset({"statute", "judicial_interpretation", "reply", "regulation", "rule"})
"""Standards and model contracts are evidence, not law."""


def provisions(case: Case, asks: tuple[Ask, ...]) -> tuple[Provision, ...]:
    """What gives the requests, under the regime of each claim; nothing while that regime is not known."""
    pinpoints: dict[str, None] = {}
    for plea in case.pleas:
        worded = [ask.wording.cite for ask in asks if ask.plea is plea]
        pinpoints.update(dict.fromkeys(cited(plea.result, worded, case)))
    return tuple(p for p in map(provision, pinpoints) if p is not None)


def cited(result: ClaimResult, wordings: list[tuple[str, ...]], case: Case) -> tuple[str, ...]:
    """The governing articles of one claim: of its version, of its requests and of the elements shown."""
    if result.regime is None:
        return ()
    shown = [e.element.cite for e in result.elements if e.finding.truth is Truth.YES]
    pinpoints = dict.fromkeys(p for cite in (result.version.cite, *wordings, *shown) for p in cite)
    return governing(tuple(pinpoints), result.regime, case.assessment.on)


def provision(pinpoint: str) -> Provision | None:
    """``construction_2026:21(1)`` as it is cited on paper; ``None`` for what is not law."""
    found = citation(pinpoint)
    if found.instrument.kind not in _LAW or "." in found.article.number:
        return None
    number = found.instrument.number if found.instrument.kind != "statute" else ""
    return Provision(found.instrument.title, number, found.article.number, found.paragraph)
