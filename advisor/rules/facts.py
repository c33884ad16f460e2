"""The facts of one matter as the rules read them on one day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from advisor.rules.matter import FIELDS, Matter

if TYPE_CHECKING:
    from advisor.law.regimes import Regime
    from advisor.rules.clock import Clock, ClockRule

Found = TypeVar("Found")
Answer = TypeVar("Answer")
Question = Callable[["Facts", "Regime | None"], Answer]
"""What a rule asks of the law that governs the claim at hand; it reads nothing else that could change."""

_ALL = attrgetter(*FIELDS)


class Facts:
    """Read-only view of a matter on the day ``on``, with what was already worked out about it.

    ``filed_on`` is the day on which rights are treated as exercised in court: the day the complaint was handed in,
    else the planned day if still ahead, else ``on`` (the earliest day on which it still can be).
    ``accepted_on`` is the day the first-instance case was accepted, else ``filed_on``.
    """

    def __init__(self, matter: Matter, on: date, item: Any = None) -> None:
        self.matter = matter
        self.on = on
        self._item = item
        self.answers: dict[str, Any] = dict(zip(FIELDS, _ALL(matter), strict=True))
        """Every field of the matter by path; of the list item too where one is looked at."""
        procedure = matter.procedure
        planned_on = max(procedure.planned_filing_on or on, on)
        self.filed_on: date = procedure.filed_on or procedure.accepted_on or planned_on
        self.accepted_on: date = procedure.accepted_on or self.filed_on
        self.final_on: date | None = procedure.final_on
        self.clocks: dict[str, Clock] = {}
        self._regime: Regime | None = None
        self.anywhere: dict[Any, Any] = {}
        """What was worked out without asking anything of the law (see :meth:`once`)."""
        self._where: dict[Any, list[tuple[dict[Question[Any], Any], Any]]] = {}
        self._asked: dict[Question[Any], Any] = {}
        """What was asked of the law in working out the thing at hand, and the answers."""

    @property
    def regime(self) -> Regime | None:
        """The law that governs the claim at hand."""
        self.ask(_regime_id)
        return self._regime

    @property
    def item(self) -> Any:
        """The item of a list that is looked at, ``None`` if none."""
        return self._item

    def under(self, regime: Regime) -> None:
        """Turn to a claim that ``regime`` governs."""
        self._regime = regime
        self.clocks = {}

    def ask(self, question: Question[Answer]) -> Answer:
        """The answer to a question about the governing law. What turns on it is worked out again only for a claim whose
        law answers otherwise, which is rarer than another regime: ask for as little as the rule needs."""
        answer = question(self, self._regime)
        self._asked[question] = answer
        return answer

    def once(self, key: Any, work: Callable[[Facts], Found]) -> Found:
        """What ``work`` makes of the facts: worked out once for all claims whose law gives the same answers to what it
        asked."""
        anywhere: Found | None = self.anywhere.get(key)
        if anywhere is not None:
            return anywhere
        known: Found
        for asked, known in self._where.get(key, ()):
            if all(question(self, self._regime) == answer for question, answer in asked.items()):
                self._asked.update(asked)
                return known
        before, self._asked = self._asked, {}
        found = work(self)
        asked, self._asked = self._asked, before
        if asked:
            before.update(asked)
            self._where.setdefault(key, []).append((asked, found))
        else:
            self.anywhere[key] = found
        return found

    def read(self, rule: ClockRule) -> None:
        """Read the clocks of one rule; a rule that several claims share is read once."""
        for clock in self.once(rule, rule.read_all):
            self.clocks[clock.id] = clock

    def get(self, path: str) -> Any:
        """The answer at ``path`` (of the list item when the path starts with ``item.``), ``None`` if none."""
        return self.answers[path]

    def as_now(self) -> Facts:
        """The facts as the claim at hand sees them, kept while the shared ones turn to the next claim."""
        return self._seen_by(Facts)

    def of_item(self, item: Any) -> Facts:
        """The same facts, seen from one item of a list."""
        other = self._seen_by(_FactsOfItem)
        other._item = item
        other.answers = self.answers | {f"item.{name}": value for name, value in item.__dict__.items()}
        return other

    def _seen_by(self, view: type[Facts]) -> Facts:
        other = view.__new__(view)
        other.__dict__.update(self.__dict__)
        return other

    def other_acceptances(self) -> list[tuple[str, date]]:
        """Other days that could count as first acceptance, each with the id of the contested question."""
        procedure, found = self.matter.procedure, []
        if procedure.remanded_on is not None:
            found.append(("remand_new_acceptance", procedure.remanded_on))
        if procedure.pre_registration and procedure.filed_on is not None:
            found.append(("pre_registration_acceptance", procedure.filed_on))
        return found

    def first(self, *paths: str) -> Any:
        """The first answer given among ``paths``."""
        for path in paths:
            value = self.get(path)
            if value is not None:
                return value
        return None


class _FactsOfItem(Facts):
    """Notes when a rule looks at the item itself: what turns on it is not shared with the other items."""

    @property
    def item(self) -> Any:
        self.ask(_item_id)
        return self._item

    def get(self, path: str) -> Any:
        if path.startswith("item."):
            self.ask(_item_id)
        return self.answers[path]


def _regime_id(facts: Facts, regime: Regime | None) -> str | None:
    return regime.id if regime is not None else None


def _item_id(facts: Facts, regime: Regime | None) -> int:
    """Items live as long as the matter; comparing their contents would take longer than working things out."""
    return id(facts._item)


def must_be_field(path: str) -> str:
    """Guard against a misspelt path in a rule: raises ``KeyError`` when the rule is defined."""
    if not path.startswith("item.") and path not in FIELDS:
        raise KeyError(f"规则引用了不存在的事项 {path}")
    return path
