"""Procedure in one view: where to go, what to do in which order, by which day, and how much security to put up.

What the steps are stands in ``claims.procedure``; the engine lays them beside the matter.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from advisor.quantum.money import to_fen
from advisor.rules.court_step import CourtStep, Stage
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth

from .assessment import Assessment
from .deadlines import PROCEDURE, Deadline, deadlines
from .opponent import live
from .strategy import Strategy, strategy

STEPS = "claims.procedure.steps"
STAGES = {stage: place for place, stage in enumerate(Stage)}


class Point(Protocol):
    """One thing to know about the forum, with its authority."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def cite(self) -> tuple[str, ...]: ...


class Level(Protocol):
    """The level of the court; ``name`` is empty while ``missing`` facts leave it open."""

    @property
    def name(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def missing(self) -> tuple[str, ...]: ...


class Forum(Protocol):
    """Where the matter belongs: ``way`` is arbitration, insolvency_court or court."""

    @property
    def way(self) -> str: ...
    @property
    def exclusive(self) -> Truth: ...
    @property
    def place(self) -> str | None: ...
    @property
    def place_reason(self) -> str: ...
    @property
    def level(self) -> Level: ...
    @property
    def court(self) -> str | None: ...
    @property
    def clause_works(self) -> Truth | None: ...
    @property
    def points(self) -> Sequence[Point]: ...
    @property
    def missing(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class DatedStep:
    """A step on this matter: ``truth`` says whether it applies (unknown while ``missing`` is), ``by_on`` by when,
    ``security`` the yuan to put up at most, ``clocks`` the periods behind ``by_on``."""

    step: CourtStep
    truth: Truth
    done: bool
    by_on: date | None
    security: Decimal | None
    clocks: tuple[Deadline, ...]
    cite: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProcedureView:
    """Forum, steps in order of time, and the clocks of procedure (the most urgent first).

    ``claim_value`` is the sum on which level and security are reckoned, ``None`` while nothing is known;
    ``incomplete`` names the claims whose amount is not yet in it.
    """

    forum: Forum
    steps: tuple[DatedStep, ...]
    clocks: tuple[Deadline, ...]
    claim_value: Decimal | None
    incomplete: tuple[str, ...]

    @property
    def to_do(self) -> tuple[DatedStep, ...]:
        """The steps that are still ahead and apply, or may apply."""
        return tuple(step for step in self.steps if not step.done)


def forum_of(assessment: Assessment, value: Decimal | None = None) -> Forum:
    """Where the matter belongs as seen on the day of the assessment; ``value`` is the sum claimed if none is stated."""
    matter = assessment.matter
    if value is not None and matter.procedure.amount_claimed is None:
        claimed = matter.procedure.model_copy(update={"amount_claimed": value})
        matter = matter.model_copy(update={"procedure": claimed})
    found: Forum = importlib.import_module(PROCEDURE).forum(matter, assessment.on)
    return found


def procedure(assessment: Assessment, plan: Strategy | None = None) -> ProcedureView:
    """Procedure for ``assessment``; the sum claimed is the one stated, else that of the principal route."""
    plan = plan or strategy(assessment)
    clocks = tuple(row for row in deadlines(assessment) if not row.claims)
    value, incomplete = claim_value(assessment, plan)
    facts = Facts(assessment.matter, assessment.on)
    found = (_dated(step, facts, clocks, value, assessment) for step in importlib.import_module(STEPS).STEPS)
    steps = sorted((s for s in found if s.truth is not Truth.NO), key=_in_time)
    forum = forum_of(assessment, None if incomplete else value)
    return ProcedureView(forum, tuple(steps), clocks, value, incomplete)


def claim_value(assessment: Assessment, plan: Strategy) -> tuple[Decimal | None, tuple[str, ...]]:
    """The sum claimed in yuan, and the claims not yet in it."""
    stated = assessment.matter.procedure.amount_claimed
    if stated is not None:
        return stated, ()
    principal = plan.routes[0]
    return principal.total or None, principal.incomplete


def _dated(
    step: CourtStep, facts: Facts, clocks: tuple[Deadline, ...], value: Decimal | None, assessment: Assessment
) -> DatedStep:
    finding = step.when.find(facts) if step.when else None
    own = tuple(row for row in clocks if row.clock.id in step.clocks)
    days = [row.clock.safe_on for row in own if row.clock.safe_on is not None]
    return DatedStep(
        step,
        finding.truth if finding else Truth.YES,
        step.done is not None and step.done.find(facts).truth is Truth.YES,
        min(days) if days else None,
        to_fen(value * step.share) if value is not None and step.share is not None else None,
        own,
        live(step.cite, assessment),
        finding.missing() if finding else (),
    )


def _in_time(step: DatedStep) -> tuple[int, bool, date]:
    return STAGES[step.step.stage], not step.done, step.by_on or date.max
