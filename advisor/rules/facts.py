"""The facts of one matter as the rules read them on one day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
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
Known = tuple[dict[Question[Any], Any], Any]
"""Something worked out, with what was asked of the law on the way and the answers."""

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
        self._rules: tuple[ClockRule, ...] = ()
        self._clocks: dict[str, Clock] | None = None
        self._regime: Regime | None = None
        self.anywhere: dict[Any, Any] = {}
        """What was worked out without asking anything of the law (see :meth:`once`)."""
        self._where: dict[Any, list[Known]] = {}
        self._here: dict[Any, Known] = {}
        self._by_regime: dict[str, dict[Any, Known]] = {}
        self._views: dict[int, _FactsOfItem] = {}
        self._asked: list[dict[Question[Any], Any] | None] = [None]
        """In a cell that all views of the same facts share: what was asked of the law in working out the thing at hand,
        with the answers, or ``None`` so far."""

    @property
    def regime(self) -> Regime | None:
        """The law that governs the claim at hand."""
        self.ask(_regime_id)
        return self._regime

    @property
    def item(self) -> Any:
        """The item of a list that is looked at, ``None`` if none."""
        return self._item

    @property
    def clocks(self) -> dict[str, Clock]:
        """The clocks of the claim at hand by id, read when something turns on them or looks at them."""
        if self._clocks is None:
            self._clocks = {clock.id: clock for rule in self._rules for clock in self.once(rule, rule.read_all)}
        return self._clocks

    def under(self, regime: Regime, rules: tuple[ClockRule, ...] = ()) -> None:
        """Turn to a claim that ``regime`` governs, with the clocks that ``rules`` give it; a rule that several claims
        share is read once."""
        self._regime = regime
        self._rules, self._clocks = rules, None
        self._here = self._by_regime.setdefault(regime.id, {})

    def ask(self, question: Question[Answer]) -> Answer:
        """The answer to a question about the governing law. What turns on it is worked out again only for a claim whose
        law answers otherwise, which is rarer than another regime: ask for as little as the rule needs."""
        answer = question(self, self._regime)
        self._note({question: answer})
        return answer

    def _note(self, asked: dict[Question[Any], Any]) -> None:
        before = self._asked[0]
        self._asked[0] = asked if before is None else before | asked

    def once(self, key: Any, work: Callable[[Facts], Found]) -> Found:
        """What ``work`` makes of the facts: worked out once for all claims whose law gives the same answers to what it
        asked."""
        found: Found | None = self.anywhere.get(key)
        return self.once_by_law(key, work) if found is None else found

    def once_by_law(self, key: Any, work: Callable[[Facts], Found]) -> Found:
        """The same for what is not in :attr:`anywhere`."""
        known = self._here.get(key)
        if known is None and key in self._where:
            known = self._answered_alike(key)
        if known is None:
            cell = self._asked
            before, cell[0] = cell[0], None
            found = work(self)
            asked, cell[0] = cell[0], before
            if asked is None:
                self.anywhere[key] = found
                return found
            known = asked, found
            self._keep(key, known)
        self._note(known[0])
        answer: Found = known[1]
        return answer

    def _answered_alike(self, key: Any) -> Known | None:
        """What was worked out under another regime whose answers are the same."""
        for known in self._where[key]:
            if all(question(self, self._regime) == answer for question, answer in known[0].items()):
                self._here[key] = known
                return known
        return None

    def _keep(self, key: Any, known: Known) -> None:
        self._here[key] = known
        self._where.setdefault(key, []).append(known)

    def get(self, path: str) -> Any:
        """The answer at ``path`` (of the list item when the path starts with ``item.``), ``None`` if none."""
        return self.answers[path]

    def as_now(self) -> Facts:
        """The facts as the claim at hand sees them, kept while the shared ones turn to the next claim."""
        other = Facts.__new__(Facts)
        other.__dict__.update(self.__dict__)
        return other

    def of_item(self, item: Any) -> Facts:
        """The same facts, seen from one item of a list. The view is kept, and follows this one from claim to claim."""
        view = self._views.get(id(item))
        if view is None:
            view = self._views[id(item)] = _FactsOfItem.__new__(_FactsOfItem)
            view.__dict__.update(self.__dict__)
            view.look_at(item)
        view.follow(self)
        return view

    @cached_property
    def other_acceptances(self) -> list[tuple[str, date]]:
        """Other days that could count as first acceptance, each with the id of the contested question."""
        procedure, found = self.matter.procedure, []
        if procedure.remanded_on is not None:
            found.append(("remand_new_acceptance", procedure.remanded_on))
        if procedure.pre_registration and procedure.filed_on is not None:
            found.append(("pre_registration_acceptance", procedure.filed_on))
        return found

    @property
    def asked_on(self) -> date:
        """The day by which a debt must have fallen due to be asked for: today, or the planned filing still ahead."""
        return max(self.on, self.filed_on)

    def first(self, *paths: str) -> Any:
        """The first answer given among ``paths``."""
        for path in paths:
            value = self.get(path)
            if value is not None:
                return value
        return None


class _FactsOfItem(Facts):
    """Notes when a rule looks at the item itself: what turns on it is kept for this item alone."""

    _own: dict[Any, Known]
    _owns: dict[str | None, dict[Any, Known]]

    def look_at(self, item: Any) -> None:
        """Add the fields of ``item`` to the answers."""
        self._item, self._owns = item, {}
        self.answers = self.answers | {f"item.{name}": value for name, value in item.__dict__.items()}

    def follow(self, other: Facts) -> None:
        """Turn to the claim to which ``other`` has turned."""
        self._regime, self._here = other._regime, other._here
        self._rules, self._clocks = other._rules, other._clocks
        self._own = self._owns.setdefault(_regime_id(self, self._regime), {})

    def once_by_law(self, key: Any, work: Callable[[Facts], Found]) -> Found:
        known = self._own.get(key)
        if known is None:
            return super().once_by_law(key, work)
        self._note(known[0])
        answer: Found = known[1]
        return answer

    def _keep(self, key: Any, known: Known) -> None:
        if _item_id in known[0]:
            self._own[key] = known
        else:
            super()._keep(key, known)

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
