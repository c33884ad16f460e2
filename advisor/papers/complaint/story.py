"""The facts and reasons: sentences of the book whose conditions the matter meets, in order of time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from string import Formatter
from typing import Any

from advisor.analysis.assessment import ClaimResult
from advisor.papers.complaint import people
from advisor.papers.complaint.case import Case
from advisor.papers.complaint.people import Cast
from advisor.papers.complaint.tellings import Answer, Telling, book, tellings
from advisor.papers.complaint.values import answer, worded, written
from advisor.papers.pleading import Gap, Text, text
from advisor.papers.wording import yuan
from advisor.rules.matter import FIELDS, spec
from advisor.rules.truth import Truth

MOST_ITEMS = 40
"""Sentences made one per item of a list stop here; the rest is left to the exhibits."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with the day by which it is put in order, if it has one."""

    words: Text
    on: date | None


@dataclass(frozen=True, slots=True)
class Story:
    """Tells the facts of ``case``; ``exhibits`` are the numbers of the papers in hand, by kind of evidence; ``sums``
    what each claim asks for."""

    case: Case
    cast: Cast
    exhibits: Mapping[str, int]
    sums: Mapping[str, Decimal]

    def section(self, name: str) -> Text:
        """One paragraph of a section: dated sentences in order of time, then the others."""
        said = [s for telling in tellings(name) for s in self._said(telling)]
        dated = sorted((s for s in said if s.on is not None), key=lambda s: s.on or date.max)
        return text(*(s.words for s in [*dated, *(s for s in said if s.on is None)]))

    def sentences(self, name: str, *, claim: str = "", key: str = "") -> tuple[Text, ...]:
        """The sentences of a section one by one: those of one claim or about one exhibit, if named."""
        chosen = [t for t in tellings(name) if (not claim or claim in t.claim) and (not key or key == t.key)]
        return tuple(said.words for telling in chosen for said in self._said(telling, claim))

    def proof_keys(self, *names: str) -> tuple[str, ...]:
        """The first kind of evidence of every sentence said in these sections."""
        said = [
            t for name in names for t in tellings(name) if t.proof and next(self._said(t), None) is not None
        ]
        return tuple(dict.fromkeys(telling.proof[0] for telling in said))

    def cites(self, claim: str) -> tuple[str, ...]:
        """The articles of what is said for ``claim``, its grounds among them."""
        own = [telling for telling in book().telling if telling.cite and claim in telling.claim]
        said = [telling for telling in own if next(self._said(telling, claim), None) is not None]
        return tuple(pinpoint for telling in said for pinpoint in telling.cite)

    def _said(self, telling: Telling, claim: str = "") -> Iterator[Said]:
        if not self._pleaded(telling, claim) or not self._of_its_time(telling):
            return
        items = (answer(self.case.matter, telling.each) or [])[:MOST_ITEMS] if telling.each else [None]
        for item in items:
            if self._fits(telling, item) and self._sued(telling, item):
                day = self._value(telling.on, item) if telling.on else None
                if day is not None and day > self.case.assessment.on:
                    continue  # it has not happened yet
                yield Said(self._words(telling, item, claim), day)

    def _sued(self, telling: Telling, item: Any) -> bool:
        """Whether the person of the item is sued in this paper, and several are, where the sentence is for that only."""
        sued = self.cast.respondents
        if telling.several and len(sued) < 2:
            return False
        name = self._value(f"item.{telling.sued}", item) if telling.sued else None
        same = [str(who.name) == name if name is not None else who.field == telling.each for who in sued]
        return not telling.sued or any(same)

    def _of_its_time(self, telling: Telling) -> bool:
        day = self.case.accepted_on
        first, before = telling.accepted_from, telling.accepted_before
        return (first is None or first <= day) and (before is None or day < before)

    def _pleaded(self, telling: Telling, claim: str) -> bool:
        pleaded = [self.case.result(c) for c in telling.claim if not claim or c == claim]
        if telling.claim and not any(pleaded):
            return False
        if telling.good and not any(r and r.standing.good for r in pleaded):
            return False
        if not all(any(r and _is_shown(r, element) for r in pleaded) for element in telling.shown):
            return False
        return not telling.regimes or any(r and r.regime and r.regime.id in telling.regimes for r in pleaded)

    def _fits(self, telling: Telling, item: Any) -> bool:
        return (
            all(self._value(path, item) not in (None, 0) for path in telling.needs)
            and all(self._value(path, item) is None for path in telling.lacks)
            and (not telling.differ or len({self._value(path, item) for path in telling.differ}) > 1)
            and all(_is(self._value(path, item), wanted) for path, wanted in telling.when.items())
            and not any(_is(self._value(path, item), unwanted) for path, unwanted in telling.unless.items())
        )

    def _value(self, path: str, item: Any) -> Any:
        if path.startswith("item."):
            value = getattr(item, path.removeprefix("item."))
            return None if isinstance(value, str) and not value.strip() else value
        return answer(self.case.matter, path)

    def _words(self, telling: Telling, item: Any, claim: str) -> Text:
        parts: list[str | Text | Gap] = []
        for words, slot, _, _ in Formatter().parse(telling.text):
            parts.append(words)
            if slot:
                parts.append(self._slot(slot, telling, item, claim))
        return _with_proof(text(*parts).one_line(), self._proof(telling))

    def _proof(self, telling: Telling) -> str:
        numbers = sorted(self.exhibits[key] for key in telling.proof if key in self.exhibits)
        return f"（证据{'、'.join(map(str, numbers))}）" if numbers else ""

    def _slot(self, slot: str, telling: Telling, item: Any, claim: str) -> Text:
        if slot.startswith("item."):
            name = slot.removeprefix("item.")
            value = self._value(slot, item)
            if value is None:
                return text(Gap(_item_label(telling.each, name), telling.each))
            return self.spoken(worded(f"{telling.each}.{name}", value))
        if "." in slot:
            value = answer(self.case.matter, slot)
            choice = book().words.get(slot, {})
            return self.spoken(choice[value]) if value in choice else written(self.case.matter, slot)
        return self._worded_slot(slot, claim)

    def spoken(self, words: str) -> Text:
        """Words of a choice may name the parties themselves; typed words are never read as slots."""
        if words not in _naming():
            return text(words)
        return text(
            *(
                part
                for w, slot, _, _ in Formatter().parse(words)
                for part in (w, self._party(slot) if slot else "")
            )
        )

    def _party(self, slot: str) -> Text:
        if slot == "claimant":
            return text(self.case.words.claimant)
        who = people.debtor(self.case.matter) if slot == "debtor" else people.employer(self.case.matter)
        return self.cast.called(who)

    def _worded_slot(self, slot: str, claim: str) -> Text:
        if slot in ("claimant", "debtor", "employer"):
            return self._party(slot)
        if slot == "contract":
            name = answer(self.case.matter, "contract.name")
            return text("《", worded("contract.name", name), "》") if name else text("施工合同")
        if slot == "amount":
            return self._amount(claim)
        if slot == "invalidity":
            grounds = [str(words) for words in self.sentences("invalidity")]
            return text("、".join(grounds)) if grounds else text(Gap("合同无效的事由", ""))
        if slot == "flaw":
            ground = book().words["settlement.ground"].get(str(self.case.matter.settlement.ground))
            told = text(Gap("订立结算协议的具体经过", ""))
            return text(self.spoken(ground), "（", told, "）") if ground else told
        return text(_LAWYER[slot])

    def _amount(self, claim: str) -> Text:
        value = self.sums.get(claim)
        return text(yuan(value)) if value is not None else text(Gap("请求金额", "account.unpaid"))


_LAWYER = {
    "clause": Gap("合同条款号", ""),
    "knowledge": Gap("洽谈、交纳保证金、直接付款等能够证明知情的具体事实", ""),
}
"""What no field of the matter holds."""


@cache
def _naming() -> frozenset[str]:
    """The words of choices that name a party."""
    return frozenset(words for choice in book().words.values() for words in choice.values() if "{" in words)


def _is_shown(result: ClaimResult, element: str) -> bool:
    return any(e.element.id == element and e.finding.truth is Truth.YES for e in result.elements)


def _item_label(each: str, name: str) -> str:
    item = spec(each).item
    assert item is not None
    return item.model_fields[name].title or FIELDS[each].label


def _is(value: Any, wanted: tuple[Answer, ...]) -> bool:
    """Equality that does not take 1 for yes or 0 for no."""
    return value is not None and any(type(value) is type(w) and value == w for w in wanted)


def _with_proof(words: Text, proof: str) -> Text:
    """``proof`` before the last full stop."""
    if not proof or not words or not isinstance(words.runs[-1], str) or not words.runs[-1].endswith("。"):
        return words
    return Text((*words.runs[:-1], words.runs[-1][:-1] + proof + "。"))
