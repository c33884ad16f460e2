"""Citations of the law that governs the case, and of no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache

from advisor.analysis.assessment import ClaimResult
from advisor.law.instruments import citation, instruments
from advisor.law.regimes import governing
from advisor.papers.cite import Provision
from advisor.papers.complaint.asking import supporting
from advisor.papers.complaint.case import Case
from advisor.papers.complaint.filling import Ask
from advisor.papers.complaint.story import Story
from advisor.papers.complaint.tellings import book, tied, whole
from advisor.papers.complaint.values import answer
from advisor.papers.requests import Wording, wordings
from advisor.rules.truth import Truth

_KINDS = {"statute": 0, "regulation": 1, "rule": 2, "judicial_interpretation": 3, "reply": 4}
"""Standards and model contracts are evidence, not law."""


def provisions(case: Case, all_asks: tuple[Ask, ...], story: Story) -> tuple[Provision, ...]:
    """What gives the requests, under the regime of each claim; nothing while that regime is not known."""
    pinpoints: dict[str, None] = {}
    for plea in case.pleas:
        pinpoints.update(dict.fromkeys(cited(plea.result, supporting(case, plea, all_asks), story)))
    found = [p for p in map(provision, sorted(pinpoints, key=_place)) if p is not None]
    narrowed = {(p.title, p.number, p.article) for p in found if p.paragraph}
    return tuple(p for p in found if p.paragraph or (p.title, p.number, p.article) not in narrowed)


def _place(pinpoint: str) -> tuple[int, date]:
    """Statutes before regulations before interpretations, each the older first."""
    found = citation(pinpoint).instrument
    return _KINDS.get(found.kind, len(_KINDS)), found.in_force_from


def cited(result: ClaimResult, used: tuple[Wording, ...], story: Story) -> tuple[str, ...]:
    """The governing articles of one claim: of its requests, of the grounds said, and of its version as far as an
    element shown, a period or a request rests on them. Articles of another ground or request are left out."""
    if result.regime is None:
        return ()
    case, said = story.case, story.cites(result.id)
    worded = tuple(p for wording in used for p in wording.cite)
    rests = tuple(_rests_on(result))
    backed, own = {whole(p) for p in (*worded, *rests)}, {whole(p) for p in result.version.cite}
    core = [p for p in result.version.cite if whole(p) in backed] + [p for p in rests if whole(p) in own]
    other = _of_other_requests(case, result, used)
    core = [p for p in core if whole(p) not in other]
    elsewhere = tied(result.id) - {whole(p) for p in said}
    dropped = _not_fitting(case) | result.foreign
    kept = [p for p in dict.fromkeys((*core, *worded, *said)) if p not in dropped and whole(p) not in elsewhere]
    return governing(tuple(kept), result.regime, case.assessment.on, result.own_day)


def _of_other_requests(case: Case, result: ClaimResult, used: tuple[Wording, ...]) -> frozenset[str]:
    """Articles that only requests of the claim name which the law of the case allows and which are not made here."""
    if not used:
        return frozenset()
    asked = {wording.id for wording in used}
    facts_on = result.anchor_on or case.accepted_on
    others = [
        w
        for id, w in wordings().items()
        if id.partition(".")[0] == result.id
        and id not in asked
        and w.usable(accepted_on=case.accepted_on, facts_on=facts_on)
    ]
    return frozenset(whole(p) for w in others for p in w.cite) - {whole(p) for w in used for p in w.cite}


def _rests_on(result: ClaimResult) -> Iterable[str]:
    """The articles of the elements shown and of the periods counted."""
    for element, finding in result.elements:
        if finding.truth is Truth.YES:
            yield from element.cite
    for clock in result.clocks:
        yield from clock.cite
        if clock.main is not None:
            yield from clock.main.cite


def _not_fitting(case: Case) -> frozenset[str]:
    """Articles on grounds other than the one given."""
    dropped: set[str] = set()
    for path, articles in book().narrow.items():
        if (given := answer(case.matter, path)) in articles:
            others = {p for value, several in articles.items() if value != given for p in several}
            dropped |= others - set(articles[given])
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
