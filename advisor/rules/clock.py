"""Clocks: periods that run against a claim, and what is known about where they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from advisor.rules.facts import Facts, must_be_field
from advisor.rules.reading import EXPIRING_WITHIN_DAYS, ClockKind, Reading, Status, reading
from advisor.rules.truth import Truth

__all__ = ["Clock", "ClockKind", "ClockRule", "Reading", "Status", "idle", "reading", "running", "unread"]


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock as it stands in one matter.

    ``main`` follows the main line of authority, ``others`` the other lines. ``exercised_on`` is the day by which the
    right was, or would now be, exercised. ``missing`` names the facts without which the clock cannot be read;
    ``idle`` says why no clock runs (no period existed yet, or it has not started).
    """

    id: str
    name: str
    kind: ClockKind
    exercised_on: date
    acted: bool
    main: Reading | None = None
    others: tuple[Reading, ...] = ()
    missing: tuple[str, ...] = ()
    idle: str = ""
    never_started: bool = False
    notes: tuple[str, ...] = ()
    cite: tuple[str, ...] = ()
    steps: tuple[Reading, ...] = field(default=())
    """Earlier readings that were overtaken (each interruption of limitation), oldest first."""
    counts_from_on: date | None = None
    """A later day that may be the one that counts as exercise (acceptance instead of filing)."""
    lesser_act_on: date | None = None
    """An earlier act that some courts take for exercise (a letter); never relied on, but it keeps the point open."""
    rule: str = ""
    """Id of the rule that read it; several clocks share one where each item of a list has its own."""
    of: str = ""
    """Which item of the list, in words that need no translation: a name or a day."""
    silent: tuple[str, ...] = ()
    """Fields not answered, whose silence the count takes for "nothing happened"."""
    bound: bool = False
    """The count only bounds the true one, which ``missing`` would give: it shows a safe day and decides nothing."""

    def named_by(self, rule: ClockRule, number: int) -> Clock:
        """The clock as the ``number``-th of ``rule``: its id, name, kind and citations. Written out since it is done
        for every clock of every claim, and ``dataclasses.replace`` takes three times as long."""
        return Clock(
            rule.id if number == 1 else f"{rule.id}_{number}",
            self.name or rule.name,
            rule.kind,
            self.exercised_on,
            self.acted,
            self.main,
            self.others,
            self.missing,
            self.idle,
            self.never_started,
            self.notes,
            rule.cite + self.cite,
            self.steps,
            self.counts_from_on,
            self.lesser_act_on,
            rule.id,
            self.of,
            self.silent,
            self.bound,
        )

    @property
    def readings(self) -> tuple[Reading, ...]:
        return ((self.main,) if self.main else ()) + self.others

    @property
    def last_on(self) -> date | None:
        """Nominal last day on the main line."""
        return self.main.nominal_on if self.main else None

    @property
    def extended_on(self) -> date | None:
        """Last day on the main line after extension over rest days (civil_code:203)."""
        return self.main.extended_on if self.main else None

    @property
    def safe_on(self) -> date | None:
        """The day by which nobody can say that it is late: earliest nominal last day of all lines still to be met."""
        days = [r.nominal_on for r in self.readings]
        return min(days) if days else None

    @property
    def latest_on(self) -> date | None:
        """The latest day that can be argued for."""
        days = [r.extended_on for r in self.readings]
        return max(days) if days else None

    @property
    def provisional(self) -> bool:
        """A last day lies beyond the announced holiday calendar."""
        return any(r.counted.provisional for r in self.readings)

    @property
    def expired(self) -> Truth:
        """Whether the period had run out when the right was (or would be) exercised, on the main line."""
        if self.kind is ClockKind.MATURITY:
            return Truth.NO
        if self.main is None:
            return Truth.NO if self.idle else Truth.UNKNOWN
        if self.bound:
            return Truth.UNKNOWN
        late = self._late(self.main, self.exercised_on)
        if (
            late is Truth.NO
            and self.counts_from_on
            and self._late(self.main, self.counts_from_on) is not Truth.NO
        ):
            return Truth.UNKNOWN
        return late

    def _late(self, line: Reading, on: date) -> Truth:
        if on <= line.nominal_on:
            return Truth.NO
        if on > line.extended_on or self.kind is ClockKind.CONTRACTUAL:
            return Truth.YES
        firm = self.kind in (ClockKind.LIMITATION, ClockKind.PROCEDURAL)
        return Truth.NO if firm else Truth.UNKNOWN

    @property
    def contested(self) -> bool:
        """Another line, another day of exercise, or the extension over a rest day gives another answer."""
        if self.main is None or self.kind is ClockKind.MATURITY:
            return False
        if self.bound:
            return True
        first = self._late(self.main, self.exercised_on)
        days = [d for d in (self.exercised_on, self.counts_from_on, self.lesser_act_on) if d is not None]
        return first is Truth.UNKNOWN or any(
            self._late(line, day) is not first for line in self.readings for day in days
        )

    def days_left(self, on: date) -> int | None:
        """Days from ``on`` to the safe day; negative when it has passed."""
        return (self.safe_on - on).days if self.safe_on else None

    def status(self, on: date) -> Status:
        """Where the clock stands on ``on``."""
        if self.main is None:
            if self.idle:
                return Status.NOT_STARTED if self.never_started else Status.NONE
            return Status.UNKNOWN
        if self.kind is ClockKind.MATURITY:
            return Status.EXPIRED if on > self.main.nominal_on else Status.RUNNING
        late = self.expired
        if self.contested:
            return Status.CONTESTED
        if late is Truth.YES:
            return Status.EXPIRED
        if self.acted:
            return Status.EXERCISED
        left = self.days_left(on)
        return Status.EXPIRING if left is not None and left <= EXPIRING_WITHIN_DAYS else Status.RUNNING


@dataclass(frozen=True, slots=True, eq=False)
class ClockRule:
    """How to read one clock from the facts.

    ``run`` is a pure function of the facts; ``reads`` names every field it looks at; ``cite`` the articles. Where
    each item of a list has a period of its own it gives several clocks, the one that is safest first, in an order that
    does not turn on the day of filing; the second is called ``<id>_2`` and so on.
    """

    id: str
    name: str
    kind: ClockKind
    reads: tuple[str, ...]
    run: Callable[[Facts], Clock | tuple[Clock, ...]]
    cite: tuple[str, ...]

    def __post_init__(self) -> None:
        for path in self.reads:
            must_be_field(path)

    def read(self, facts: Facts) -> Clock:
        """The clock in this matter (the first, if each item of a list has one)."""
        return self.read_all(facts)[0]

    def read_all(self, facts: Facts) -> tuple[Clock, ...]:
        """The clocks in this matter, with the rule's name, kind and citations filled in."""
        found = self.run(facts)
        clocks = found if isinstance(found, tuple) else (found,)
        return tuple([clock.named_by(self, number) for number, clock in enumerate(clocks, start=1)])


def unread(facts: Facts, *missing: str) -> Clock:
    """A clock that cannot be read until ``missing`` is answered."""
    return Clock("", "", ClockKind.LIMITATION, facts.filed_on, False, missing=missing)


def idle(facts: Facts, why: str, *, never_started: bool = False) -> Clock:
    """No clock runs, and why."""
    return Clock("", "", ClockKind.LIMITATION, facts.filed_on, False, idle=why, never_started=never_started)


def running(
    facts: Facts,
    main: Reading,
    *,
    others: tuple[Reading, ...] = (),
    exercised_on: date | None = None,
    notes: tuple[str, ...] = (),
    steps: tuple[Reading, ...] = (),
    counts_from_on: date | None = None,
    lesser_act_on: date | None = None,
    silent: tuple[str, ...] = (),
    missing: tuple[str, ...] = (),
    bound: bool = False,
    filing_exercises: bool | None = True,
    surely_acted: bool = True,
    asks: tuple[str, ...] = (),
) -> Clock:
    """A clock counted from known facts; ``exercised_on`` is the day the right was in fact exercised, if it was.

    ``filing_exercises``: whether the suit on file exercises the right; ``None`` where nobody said what it asks for.
    Then, while the period runs, it is taken as not exercised; once it has run out, a suit brought in time leaves the
    point open and ``asks`` names the fields that tell. ``missing`` is asked beside the count; with ``bound`` the count
    decides nothing until it is answered. ``surely_acted`` is false where it is not known whether what was done on
    ``exercised_on`` exercises the right. While nothing was done the right can still be exercised today.
    """
    sued_on = facts.first("procedure.filed_on", "procedure.accepted_on")
    acted_on = exercised_on or (sued_on if filing_exercises else None)
    unsaid = filing_exercises is None and acted_on is None and facts.on > main.nominal_on
    if unsaid and sued_on is not None and sued_on <= main.extended_on:
        acted_on, counts_from_on, surely_acted, missing = sued_on, facts.on, False, (*missing, *asks)
        notes = (*notes, f"没有填 {sued_on} 的起诉有没有提出这一项：先查起诉状；没有提出的，期间已过。")
    if acted_on is None:
        notes = (*notes, *_planned_too_late(facts, main))
    return Clock(
        "",
        "",
        ClockKind.LIMITATION,
        acted_on or facts.on,
        acted_on is not None and surely_acted,
        main,
        others,
        notes=notes,
        steps=steps,
        counts_from_on=counts_from_on,
        lesser_act_on=lesser_act_on,
        silent=tuple(path for path in silent if facts.get(path) is None),
        missing=missing,
        bound=bound,
    )


def _planned_too_late(facts: Facts, main: Reading) -> tuple[str, ...]:
    """A plan to file later is no act; one that comes after the last day is remarked on."""
    if not facts.on <= main.nominal_on < facts.filed_on:
        return ()
    return (f"计划起诉日 {facts.filed_on} 晚于末日 {main.nominal_on}：改在末日以前起诉，越早越好。",)
