"""Conditions on some item of a list, and points on which courts are split."""

from __future__ import annotations

from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, disjunction

from .base import Condition, Finding, Shared, contested_jointly, made

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


class _Some(Shared):
    __slots__ = ("inner", "path")

    def __init__(self, path: str, inner: Condition) -> None:
        beside = [p for p in inner.reads if not p.startswith("item.")]
        super().__init__((path, *beside), text="其中有一项")
        self.path, self.inner = path, inner

    def work_out(self, facts: Facts) -> Finding:
        items = facts.get(self.path)
        if items is None:
            return Finding(self, UNKNOWN, missing_here=(self.path,))
        parts = tuple(self.inner.find(facts.of_item(item)) for item in items)
        value = disjunction(p.truth for p in parts)
        contested = contested_jointly(parts, value, YES)
        missing = self._missing(parts, contested) if value is UNKNOWN else ()
        rests_on = tuple(sorted({d for p in parts for d in p.doctrines()})) if contested else ()
        return Finding(self, value, contested, (), missing, rests_on)

    def _missing(self, parts: tuple[Finding, ...], contested: bool) -> tuple[str, ...]:
        """The list itself where an item lacks an answer; other fields by their own names."""
        found = [path for part in parts for path in part.missing()]
        named = dict.fromkeys(self.path if path.startswith("item.") else path for path in found)
        return tuple(named) or (() if contested else (self.path,))


def some(path: str, inner: Condition) -> Condition:
    """Some item of the list at ``path`` satisfies ``inner`` (whose paths start with ``item.``)."""
    return _Some(path, inner)


class _Split(Shared):
    __slots__ = ("leaning",)

    def __init__(self, inner: Condition, doctrine: str, leaning: Truth) -> None:
        super().__init__(parts=(inner,), text="有争议")
        self.leaning, self.doctrine = leaning, doctrine

    def work_out(self, facts: Facts) -> Finding:
        inner = self.parts[0].find(facts)
        if inner.truth is YES:
            return made((self, self.leaning, True, (inner,), (), ()))
        return made((self, inner.truth, inner.contested, (inner,), (), ()))


def split(inner: Condition, doctrine: str, leaning: Truth = UNKNOWN) -> Condition:
    """When ``inner`` holds, courts are split on what follows.

    ``doctrine`` is the id of the question in ``knowledge/doctrines.toml``; ``leaning`` is what the main line says
    (``UNKNOWN`` when neither line is the main one). When ``inner`` fails, this fails.
    """
    return _Split(inner, doctrine, leaning)
