"""The tree of reasons as a nested list: only the branches that explain the verdict, facts in the reader's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from advisor.analysis.assessment import ClaimResult
from advisor.analysis.explanation import Reason, explain
from advisor.analysis.questions import questions
from advisor.papers.evidence import proof
from advisor.rules.conditions import all_of, always, any_of, given, no, none_of, recorded, split, yes
from advisor.rules.matter import Matter
from advisor.rules.truth import Truth
from advisor.texts import Texts
from advisor.translation import Translator

from .show import cites_for, label, listed, value

MARK = {Truth.YES: "✓", Truth.NO: "✗", Truth.UNKNOWN: "？"}
_SAMPLE = always("")
ALL, ANY, NONE, SPLIT = (
    c.text for c in (all_of(_SAMPLE), any_of(_SAMPLE), none_of(_SAMPLE), split(_SAMPLE, ""))
)
"""What combinations without a name of their own are called."""
SELF_EVIDENT = frozenset(condition("contract.written").text for condition in (yes, no, given, recorded))
"""Demands that the fact itself answers."""
DEEPEST, MOST_FACTS = 4, 6
Lines = list[tuple[int, str]]


def tree(result: ClaimResult, matter: Matter, on: date, t: Texts) -> str:
    """Every element and every defence considered, each with truth, source, burden, facts and evidence."""
    reasons = explain(result, matter)
    lines = [f"**{t('result.elements')}**", ""]
    lines += [line for r in reasons if r.kind == "element" for line in _reason(r, result, on, t)]
    lines += ["", f"**{t('result.defences')}**", ""]
    lines += [line for r in reasons if r.kind == "defence" for line in _reason(r, result, on, t)] or [
        t("result.no_defences")
    ]
    return "\n".join(lines)


def _reason(reason: Reason, result: ClaimResult, on: date, t: Texts) -> Iterator[str]:
    word = t(f"truth_{reason.kind}.{reason.truth.value}")
    split = f" :orange[{t('result.contested')}]" if reason.contested else ""
    effect = f"{t.open}{t(f'effect.{reason.effect}')}{t.close}" if reason.effect else ""
    tr = Translator(t.language)
    yield f"- {MARK[reason.truth]} **{tr.reason(result.claim, reason)}**{effect}{t.colon}{word}{split}"
    source = cites_for(result, reason.cite, on)
    who = t("result.claimant") if reason.burden == "claimant" else t("result.respondent")
    yield f"    - :gray[{t('answer.cite')}{t.colon}{source}{t.semicolon}{t('result.burden', who=who)}]"
    if reason.below:
        off_point = reason.kind == "defence" and reason.truth is Truth.NO
        found = [line for part in reason.below for line in _below(part, 1, 2 if off_point else DEEPEST, t)]
        yield from (f"{'    ' * depth}- {words}" for depth, words in dict.fromkeys(found))
    elif reason.facts:
        yield f"    - {t('result.facts')}{t.colon}{_facts(reason, t, t.colon)}"
    if reason.answer and reason.truth is not Truth.NO:
        yield f"    - {t('result.answer_to')}{t.colon}{tr.answer(result.claim, reason)}"
    if reason.evidence and reason.kind == "element":
        yield f"    - :gray[{t('result.evidence')}{t.colon}{listed((proof(key).name for key in reason.evidence), t)}]"


def _below(reason: Reason, depth: int, deepest: int, t: Texts) -> Lines:
    """The lines of one node; a combination without a name lends its place to what it is made of."""
    if depth > deepest:
        return []
    if not reason.below:
        return (
            [(depth, f"{MARK[reason.truth]} {_facts(reason, t)}{_demand(reason, t)}")] if reason.facts else []
        )
    parts = _telling(reason)
    if reason.text in (ALL, ANY) or (reason.text == SPLIT and not reason.contested):
        return [line for part in parts for line in _below(part, depth, deepest, t)]
    inner = [line for part in parts for line in _below(part, depth + 1, deepest, t)]
    if reason.text == NONE and not inner:
        return []
    return [(depth, f"{MARK[reason.truth]} {Translator(t.language).condition(reason.text)}"), *inner]


def _telling(reason: Reason) -> Sequence[Reason]:
    """The parts that carry the verdict: what fails in "all", what holds in "any"; otherwise all of them."""
    decisive = {ALL: Truth.NO, ANY: Truth.YES}.get(reason.text)
    carrying = [part for part in reason.below if part.truth is decisive]
    return carrying if decisive is reason.truth and carrying else reason.below


def _facts(reason: Reason, t: Texts, colon: str = " ") -> str:
    shown = list(reason.facts.items())[:MOST_FACTS]
    return t.semicolon.join(f"{label(path, t)}{colon}{value(path, known, t)}" for path, known in shown)


def _demand(reason: Reason, t: Texts) -> str:
    """What the rule asks of the fact, where the fact does not answer that by itself."""
    if reason.text in SELF_EVIDENT:
        return ""
    choices = next((q.choices for path in reason.facts if (q := questions(t.language).get(path))), {})
    said = Translator(t.language)
    words = " / ".join(choices.get(part) or said.condition(part) for part in reason.text.split(" / "))
    return f"{t.open}{t('result.demands', text=words)}{t.close}"
