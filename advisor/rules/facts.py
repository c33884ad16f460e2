"""The facts of one matter as the rules read them on one day."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from advisor.rules.matter import FIELDS, Matter

if TYPE_CHECKING:
    from advisor.law.regimes import Regime
    from advisor.rules.clock import Clock, ClockRule
    from advisor.rules.conditions import Condition, Finding

_ALL = attrgetter(*FIELDS)


class Facts:
    """Read-only view of a matter on the day ``on``, with what was already worked out about it.

    ``filed_on`` is the day on which rights are treated as exercised in court: the day the complaint was handed in,
    else the planned day if still ahead, else ``on`` (the earliest day on which it still can be).
    ``accepted_on`` is the day the first-instance case was accepted, else ``filed_on``.
    """

    __slots__ = (
        "_clocks",
        "_memo",
        "_shared",
        "accepted_on",
        "answers",
        "clocks",
        "filed_on",
        "final_on",
        "findings",
        "item",
        "matter",
        "on",
        "regime",
    )

    def __init__(self, matter: Matter, on: date, item: Any = None) -> None:
        self.matter = matter
        self.on = on
        self.item = item
        self.answers: dict[str, Any] = dict(zip(FIELDS, _ALL(matter), strict=True))
        """Every field of the matter by path; of the list item too where one is looked at."""
        procedure = matter.procedure
        planned_on = max(procedure.planned_filing_on or on, on)
        self.filed_on: date = procedure.filed_on or procedure.accepted_on or planned_on
        self.accepted_on: date = procedure.accepted_on or self.filed_on
        self.final_on: date | None = procedure.final_on
        self.clocks: dict[str, Clock] = {}
        self.regime: Regime | None = None
        self.findings: dict[Condition, Finding] = {}
        """What shared conditions came to under the regime being applied."""
        self._shared: dict[str, tuple[dict[Condition, Finding], dict[int, tuple[Clock, ...]]]] = {}
        self._clocks: dict[int, tuple[Clock, ...]] = {}
        self._memo: dict[Any, Any] = {}

    def under(self, regime: Regime) -> None:
        """Turn to a claim that ``regime`` governs."""
        self.regime = regime
        self.clocks = {}
        self.findings, self._clocks = self._shared.setdefault(regime.id, ({}, {}))

    def read(self, rule: ClockRule) -> None:
        """Read the clocks of one rule; a rule that several claims share is read once per regime."""
        clocks = self._clocks.get(id(rule))
        if clocks is None:
            clocks = self._clocks[id(rule)] = rule.read_all(self)
        for clock in clocks:
            self.clocks[clock.id] = clock

    def get(self, path: str) -> Any:
        """The answer at ``path`` (of the list item when the path starts with ``item.``), ``None`` if none."""
        return self.answers[path]

    def memo(self, key: Any, work: Any) -> Any:
        """Work something out once per assessment."""
        found = self._memo
        if key not in found:
            found[key] = work(self)
        return found[key]

    def as_now(self) -> Facts:
        """The facts as the claim at hand sees them, kept while the shared ones turn to the next claim."""
        other = Facts.__new__(Facts)
        for name in Facts.__slots__:
            setattr(other, name, getattr(self, name))
        return other

    def of_item(self, item: Any) -> Facts:
        """The same facts, seen from one item of a list."""
        other = self.as_now()
        other.item = item
        other.answers = self.answers | {f"item.{name}": value for name, value in item.__dict__.items()}
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


def must_be_field(path: str) -> str:
    """Guard against a misspelt path in a rule: raises ``KeyError`` when the rule is defined."""
    if not path.startswith("item.") and path not in FIELDS:
        raise KeyError(f"规则引用了不存在的事项 {path}")
    return path
