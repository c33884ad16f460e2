"""The ten-question self-check: which clocks run, which day is safe, and the next three steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advisor.law.knowledge import read_toml
from advisor.rules.clock import ClockKind, Status

from .assessment import Assessment
from .deadlines import Deadline, deadlines
from .questionnaire import next_questions
from .ranking import at_issue, rank
from .sentences import ClockName, FieldName, Sentence, say


def selfcheck_fields() -> tuple[str, ...]:
    """The fields asked, in order."""
    return tuple(read_toml("selfcheck.toml")["fields"])


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do, by when (``None`` when there is no day)."""

    sentence: Sentence
    by_on: date | None


ACTION = {
    ClockKind.PRECLUSION: "step.exercise",
    ClockKind.LIMITATION: "step.interrupt",
    ClockKind.GUARANTEE: "step.guarantor",
    ClockKind.CONTRACTUAL: "step.notify",
    ClockKind.PROCEDURAL: "step.procedure",
}
LOST = {ClockKind.PRECLUSION: "step.check_exercise", ClockKind.LIMITATION: "step.check_interruption"}


def next_steps(assessment: Assessment, limit: int = 3) -> tuple[Step, ...]:
    """The next steps: what to do before each safe day, first for claims that stand, then for open ones; what to check
    where a clock of a claim at issue seems to have run out; and which missing fact to find. What a clock without a
    day lacks is looked into first only for claims that stand: for the others it is one question among many."""
    steps: list[Step] = []
    issues = at_issue(rank(assessment))
    debtor = assessment.matter.debtor
    insolvent = debtor.in_insolvency is True or debtor.insolvency_accepted_on is not None
    stand = {id for id, result in assessment.results.items() if result.standing.good}
    for row in sorted(deadlines(assessment), key=lambda row: bool(row.claims) and not stand & set(row.claims)):
        wanted = {Status.UNKNOWN: stand, Status.EXPIRED: issues}.get(row.status)
        ours = row.claims or (() if row.status is Status.UNKNOWN else issues)
        if wanted is not None and not wanted & set(ours):
            continue
        if insolvent and row.clock.kind is ClockKind.LIMITATION:
            continue  # nobody pays or is sued for it any more: the debt is filed
        step = _step(row)
        if step is not None and step not in steps:
            steps.append(step)
    for question in next_questions(assessment):
        if len(steps) >= limit:
            break
        steps.append(Step(say("step.find_out", fact=FieldName((question.path,))), None))
    return tuple(steps[:limit])


def _step(row: Deadline) -> Step | None:
    clock, action = row.clock, ACTION.get(row.clock.kind)
    name = ClockName(row.claims[0] if row.claims else "", clock)
    if action and row.status in (Status.RUNNING, Status.EXPIRING):
        return Step(say(action, clock=name, day=clock.safe_on), clock.safe_on)
    if row.status is Status.CONTESTED and clock.missing and (row.days_left or 0) < 0:
        lacking = FieldName(clock.missing[:3])
        return Step(say("step.settle_clock", clock=name, safe=clock.safe_on, fact=lacking), None)
    if action and row.status is Status.CONTESTED and clock.acted:
        return Step(say("step.contested_act", clock=name, on=clock.exercised_on, safe=clock.safe_on), None)
    if action and row.status is Status.CONTESTED:
        return Step(
            say("step.contested", clock=name, safe=clock.safe_on, latest=clock.latest_on), clock.safe_on
        )
    if row.status is Status.EXPIRED and clock.kind in LOST:
        return Step(say(LOST[clock.kind], clock=name, day=clock.last_on), None)
    if row.status is Status.EXPIRED and row.claims and clock.kind is ClockKind.PROCEDURAL and clock.notes:
        return Step(say("step.passed", clock=name, day=clock.last_on, note=clock.notes[0]), None)
    if row.status is Status.UNKNOWN and clock.missing:
        return Step(say("step.find_for_clock", clock=name, fact=FieldName(clock.missing[:3])), None)
    return None
