"""Citations of the law that governs the case, and of no other."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

from advisor.analysis.assessment import ClaimResult
from advisor.law.instruments import citation, instruments
from advisor.law.regimes import governing
from advisor.papers.cite import Provision
from advisor.papers.complaint.case import Case
from advisor.papers.complaint.filling import Ask
from advisor.papers.complaint.tellings import book
from advisor.papers.complaint.values import answer

_KINDS = {"statute": 0, "regulation": 1, "rule": 2, "judicial_interpretation": 3, "reply": 4}
"""Standards and model contracts are evidence, not law."""


def provisions(case: Case, asks: tuple[Ask, ...]) -> tuple[Provision, ...]:
    """What gives the requests, under the regime of each claim; nothing while that regime is not known."""
    pinpoints: dict[str, None] = {}
    for plea in case.pleas:
        worded = [ask.wording.cite for ask in asks if ask.plea is plea]
        pinpoints.update(dict.fromkeys(cited(plea.result, worded, case)))
    found = [p for p in map(provision, sorted(pinpoints, key=_place)) if p is not None]
    narrowed = {(p.title, p.number, p.article) for p in found if p.paragraph}
    return tuple(p for p in found if p.paragraph or (p.title, p.number, p.article) not in narrowed)


def _place(pinpoint: str) -> tuple[int, date]:
    """Statutes before regulations before interpretations, each the older first."""
    found = citation(pinpoint).instrument
    return _KINDS.get(found.kind, len(_KINDS)), found.in_force_from


def cited(result: ClaimResult, wordings: list[tuple[str, ...]], case: Case) -> tuple[str, ...]:
    """The governing articles of one claim: of its version and of its requests."""
    if result.regime is None:
        return ()
    pinpoints = dict.fromkeys(p for cite in (result.version.cite, *wordings) for p in cite)
    dropped = _not_fitting(case)
    kept = tuple(p for p in pinpoints if p not in dropped)
    return governing(kept, result.regime, case.assessment.on)


def _not_fitting(case: Case) -> frozenset[str]:
    """Articles on grounds other than the one given."""
    dropped: set[str] = set()
    for path, articles in book().narrow.items():
        if (given := answer(case.matter, path)) in articles:
            dropped |= {p for value, several in articles.items() if value != given for p in several}
    return frozenset(dropped)


def provision(pinpoint: str) -> Provision | None:
    """``construction_2026:21(1)`` as it is cited on paper; ``None`` for what is not law."""
    found = citation(pinpoint)
    if found.instrument.kind not in _KINDS or "." in found.article.number:
        return None
    plain = found.instrument.kind == "statute" and found.instrument.title not in _shared_titles()
    number = "" if plain else found.instrument.number
    return Provision(found.instrument.title, number, found.article.number, found.paragraph)


@cache
def _shared_titles() -> frozenset[str]:
    """Titles under which several versions are held: only the document number tells them apart."""
    count = Counter(instrument.title for instrument in instruments().values())
    return frozenset(title for title, times in count.items() if times > 1)
