"""The sentences about a change of law in the reader's language: their values are texts of the rules."""

from __future__ import annotations

from typing import Any

from advisor.analysis.law_change import Cause, Change
from advisor.analysis.registry import registry
from advisor.analysis.sentences import Sentence
from advisor.law.doctrines import doctrines
from advisor.law.regimes import axes
from advisor.rules.claim import Claim
from advisor.texts import Texts
from advisor.translation import Translator, source


def headline(change: Change, t: Texts) -> str:
    """What became of the claim."""
    return change.headline.say(t.language)


def said(change: Change, cause: Cause, t: Texts) -> str:
    """Why it did."""
    if t.chinese:
        return cause.sentence.say()
    tr, claim, values = Translator(t.language), registry()[change.claim], dict(cause.sentence.values)
    if cause.kind in ("element", "defence"):
        values["text"] = _part(tr, claim, cause, str(values["text"]))
    elif cause.kind == "clock":
        values["clock"] = _clock(tr, claim, cause.id, str(values["clock"]))
    elif cause.kind == "split":
        values["question"] = next(
            (tr.doctrine(id).question for id, d in doctrines().items() if d.question == cause.id), cause.id
        )
    elif cause.kind == "regime" and cause.id:
        before, after = titles(change, t)
        values |= {"after": after, "why": _regime(tr, cause.id, "why")}
        values |= {"before": before} if before else {}
    return Sentence(cause.sentence.key, values).say(t.language)


def titles(change: Change, t: Texts) -> tuple[str, str]:
    """The rules before and after; empty where none governs."""
    tr = Translator(t.language)
    before, after = ((side.regime if side else "") for side in (change.before, change.after))
    return _regime(tr, before, "title"), _regime(tr, after, "title")


def _regime(tr: Translator, id: str, part: str) -> str:
    found = next((r for regimes in axes().values() for r in regimes if r.id == id), None)
    return "" if found is None else str(getattr(tr.regime(found), part))


def _part(tr: Translator, claim: Claim, cause: Cause, text: str) -> str:
    for version in claim.versions:
        parts: tuple[Any, ...] = version.elements if cause.kind == "element" else version.defences
        for part in parts:
            if part.id == cause.id and source(part)[0] == text:
                return tr.element(claim, part) if cause.kind == "element" else tr.defence(claim, part)
    return text


def _clock(tr: Translator, claim: Claim, id: str, name: str) -> str:
    clocks = (c for version in claim.versions for c in version.clocks if c.id == id and c.name == name)
    return next((tr.clock(claim.id, clock) for clock in clocks), name)
