"""The texts of the claims in another language: ``knowledge/texts/<language>/claims/<claim id>.toml`` and what is shared.

The Chinese text stands beside its rule in ``claims/`` and in ``knowledge/*.toml``; that is the law's own language, and
:class:`Translator` for ``zh_CN`` hands it back unchanged. In any other language a missing text is an error.

In a claim's file a part is found by its id; where parts of several versions share an id and differ in text, by its id
and the first version that has the text. A part without a key there is looked up in ``common.toml``.

Not translated, because they are made in code with dates and figures in them: why and how a clock is read
(``Reading.reason``, ``Clock.idle``, ``Clock.notes``), notes on amounts and lines of computations, and the points on
the level of court. They stay Chinese in every language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from advisor.analysis.registry import registry
from advisor.analysis.strategy import Way
from advisor.errors import KnowledgeError
from advisor.law.doctrines import Doctrine, Line, doctrine
from advisor.law.knowledge import read_toml
from advisor.law.regimes import Regime
from advisor.rules.claim import Advice, Claim, Relation, Version
from advisor.rules.clock import Clock
from advisor.texts import DEFAULT

COMPUTED_POINTS = ("level", "high_court")
"""Points on the forum that carry figures and so stay Chinese."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")


class Part(Protocol):
    """An element, a defence or a piece of advice, or the reason the explanation made of one."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...


class Answered(Part, Protocol):
    """A defence, or the reason the explanation made of one."""

    @property
    def answer(self) -> str: ...


class Explained(Answered, Protocol):
    """A node of the explanation: ``kind`` is element, defence or condition."""

    @property
    def kind(self) -> str: ...


class Named(Protocol):
    """A clock or the rule that reads it."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Translator:
    """Every text of the claims in ``language``; each method raises :class:`KnowledgeError` for a text not translated."""

    language: str = DEFAULT

    def claim_name(self, claim: Claim) -> str:
        """The name of the claim basis."""
        return self._of_claim(claim, claim.name, "name")

    def summary(self, claim: Claim) -> str:
        """What the claim is, in one sentence."""
        return self._of_claim(claim, claim.summary, "summary")

    def anchor(self, claim: Claim) -> str:
        """The day whose law governs the claim, in words."""
        return self._of_claim(claim, claim.anchor.text, "anchor")

    def no_limitation(self, claim: Claim) -> str:
        """Why no limitation runs; empty where it does."""
        return self._of_claim(claim, claim.no_limitation, "no_limitation") if claim.no_limitation else ""

    def gist(self, claim: Claim, version: Version) -> str:
        """What the law of a version says."""
        return self._of_claim(claim, version.gist, "versions", version.id)

    def relation(self, claim: Claim, relation: Relation) -> str:
        """Why the claim stands to another as it does."""
        return self._of_claim(claim, relation.why, "relations", relation.other)

    def why(self, text: str) -> str:
        """The reason of a plea (:class:`advisor.analysis.strategy.Plea`), whichever claim's relation gave it."""
        if not text or self.language == DEFAULT:
            return text
        for claim in registry().values():
            for relation in claim.relations:
                if relation.why == text:
                    return self.relation(claim, relation)
        raise KnowledgeError(f"没有一个请求权基础的关系写着：{text}")

    def element(self, claim: Claim, element: Part) -> str:
        """What must be shown."""
        return self._part(claim, "elements", element)

    def defence(self, claim: Claim, defence: Answered) -> str:
        """What the other side says against the claim."""
        return self._part(claim, "defences", defence, "text")

    def answer(self, claim: Claim, defence: Answered) -> str:
        """What answers the defence; empty where nothing is written."""
        if self.language == DEFAULT or not defence.answer:
            return defence.answer
        return self._part(claim, "defences", defence, "answer")

    def advice(self, claim: Claim, advice: Advice) -> str:
        """What the adviser must say."""
        return self._part(claim, "advice", advice)

    def reason(self, claim: Claim, reason: Explained) -> str:
        """A node of the explanation (:class:`advisor.analysis.explanation.Reason`)."""
        if reason.kind == "condition":
            return self.condition(reason.text)
        return self.element(claim, reason) if reason.kind == "element" else self.defence(claim, reason)

    def condition(self, text: str) -> str:
        """A condition inside an element or a defence; one that compares with a day is stored with ``{}`` for it."""
        if self.language == DEFAULT or not re.search(r"[一-鿿]", text):
            return text
        day = _DAY.search(text)
        pattern = _DAY.sub("{}", text)
        if day and text not in self._table("common.toml")["conditions"]:
            return str(self._common("conditions", pattern)).format(day.group())
        return str(self._common("conditions", text))

    def clock(self, claim_id: str, clock: Named) -> str:
        """The name of a clock; ``claim_id`` is empty for a clock of court time."""
        if self.language == DEFAULT:
            return clock.name
        if not claim_id:
            return str(self._common("procedure", clock.id))
        claim = registry()[claim_id]
        if not isinstance(clock, Clock) or not clock.rule:
            return self._part(claim, "clocks", clock)
        rule = next(r for version in claim.versions for r in version.clocks if r.id == clock.rule)
        return self._part(claim, "clocks", rule) + (f" ({clock.of})" if clock.of else "")

    def doctrine(self, id: str) -> Doctrine:
        """A contested question; citations and the main line are those of the Chinese text."""
        chinese = doctrine(id)
        if self.language == DEFAULT:
            return chinese
        said = _found(self._table("doctrines.toml"), f"texts/{self.language}/doctrines.toml", id)
        if len(said["lines"]) != len(chinese.lines):
            raise KnowledgeError(
                f"knowledge/texts/{self.language}/doctrines.toml 的 {id}.lines 条数与中文不同"
            )
        lines = tuple(
            Line(view=one["view"], authority=one["authority"], cite=line.cite)
            for line, one in zip(chinese.lines, said["lines"], strict=True)
        )
        return Doctrine(
            question=said["question"], lines=lines, safe_step=said["safe_step"], main=chinese.main
        )

    def regime(self, regime: Regime) -> Regime:
        """The law that governs: title, why and doubt."""
        if self.language == DEFAULT:
            return regime
        said = self._common("regimes", regime.id)
        doubt = said["doubt"] if regime.doubt else ""
        return regime.model_copy(update={"title": said["title"], "why": said["why"], "doubt": doubt})

    def way(self, way: Way) -> Way:
        """A way to get paid: text and catch."""
        if self.language == DEFAULT:
            return way
        said = self._common("ways", way.id)
        return Way(way.id, said["text"], said["catch"], way.cite)

    def point(self, point: Part) -> str:
        """A point on the forum; those in ``COMPUTED_POINTS`` stay Chinese."""
        if self.language == DEFAULT or point.id in COMPUTED_POINTS:
            return point.text
        return str(self._common("points", point.id))

    def step(self, step: Part) -> str:
        """A step of procedure."""
        return step.text if self.language == DEFAULT else str(self._common("steps", step.id))

    def opponent(self, defence: Part) -> str:
        """A counterclaim or objection common to all claims."""
        if self.language == DEFAULT:
            return defence.text
        return str(self._common("opponent", defence.id, "text"))

    def opponent_answer(self, defence: Answered) -> str:
        """What answers it."""
        if self.language == DEFAULT:
            return defence.answer
        return str(self._common("opponent", defence.id, "answer"))

    def exposure(self, exposure: Part) -> str:
        """What pleading something lets in against the client."""
        if self.language == DEFAULT:
            return exposure.text
        return str(self._common("exposures", exposure.id, "text"))

    def exposure_answer(self, exposure: Answered) -> str:
        """How to keep the harm small."""
        if self.language == DEFAULT:
            return exposure.answer
        return str(self._common("exposures", exposure.id, "answer"))

    def _table(self, file: str) -> dict[str, Any]:
        return read_toml(f"texts/{self.language}/{file}")

    def _common(self, *keys: str) -> Any:
        return _found(self._table("common.toml"), f"texts/{self.language}/common.toml", *keys)

    def _of_claim(self, claim: Claim, chinese: str, *keys: str) -> str:
        if self.language == DEFAULT:
            return chinese
        file = f"claims/{claim.id}.toml"
        return str(_found(self._table(file), f"texts/{self.language}/{file}", *keys))

    def _part(self, claim: Claim, kind: str, part: Part | Named, *within: str) -> str:
        if self.language == DEFAULT:
            return source(part)[0]
        file = f"claims/{claim.id}.toml"
        table = self._table(file)
        if part.id not in table.get(kind, {}):
            return str(self._common(kind, part.id, *within))
        keys: tuple[str, ...] = (kind, part.id)
        own = table[kind][part.id]
        if isinstance(own, Mapping) and "text" not in own:
            keys += (first_version(claim, kind, part),)
        return str(_found(table, f"texts/{self.language}/{file}", *keys, *within))


def source(part: Part | Named) -> tuple[str, str]:
    """What a part says in Chinese: its text (a clock's name), and the answer if it has one."""
    return str(getattr(part, "text", "") or getattr(part, "name", "")), str(getattr(part, "answer", ""))


def first_version(claim: Claim, kind: str, part: Part | Named) -> str:
    """The id of the first version of ``claim`` in which a part of that ``kind`` and id says the same as ``part``."""
    for version in claim.versions:
        for other in getattr(version, kind):
            if other.id == part.id and source(other) == source(part):
                return version.id
    raise KnowledgeError(f"claims/{claim.id}.py 的 {kind}.{part.id} 没有这样一句：{source(part)[0]}")


def _found(table: Mapping[str, Any], file: str, *keys: str) -> Any:
    found: Any = table
    for key in keys:
        if not isinstance(found, Mapping) or key not in found:
            raise KnowledgeError(f"knowledge/{file} 缺 {'.'.join(keys)}")
        found = found[key]
    return found
