"""What the paper says about periods: rights exercised in time, and limitation that has not run out."""

from __future__ import annotations

from advisor.analysis.assessment import ClaimResult
from advisor.papers.complaint.case import Case
from advisor.papers.complaint.values import chinese_days
from advisor.papers.pleading import Kind, Text, text
from advisor.papers.wording import chinese_date
from advisor.rules.clock import Clock, ClockKind, Reading
from advisor.rules.truth import Truth


def preclusion(case: Case, result: ClaimResult) -> tuple[Text, ...]:
    """For each right that lapses with time: from when, how long, to when, and that it is exercised in time."""
    found = []
    for clock in result.clocks:
        if clock.kind is not ClockKind.PRECLUSION or clock.main is None or clock.expired is Truth.YES:
            continue
        main = clock.main
        found.append(
            text(
                f"{_name(clock)}自{chinese_date(main.start_on)}（{_reason(main)}）起算{main.counted.period}，"
                f"至{chinese_date(main.nominal_on)}届满，{_exercised(case, clock)}。"
            )
        )
    return tuple(found)


def _exercised(case: Case, clock: Clock) -> str:
    act = "提起本案诉讼" if case.kind is Kind.COURT else "申请仲裁"
    claimant = case.words.claimant
    if clock.acted:
        day = f"于{chinese_date(clock.exercised_on)}行使权利"
        return f"{claimant}{day}，没有超过该期限"
    return (
        f"{claimant}现{act}，没有超过该期限"
        if not clock.contested
        else f"{claimant}现{act}，主张没有超过该期限"
    )


def limitation(case: Case, results: tuple[ClaimResult, ...]) -> tuple[Text, ...]:
    """Where limitation stands for the money claims: start, what renewed it, last day. Silent once it has run out."""
    spoken: dict[str, Text] = {}
    for result in results:
        for clock in result.clocks:
            main = clock.main
            if main is None or main.start_on >= clock.exercised_on:
                continue
            if clock.kind is ClockKind.LIMITATION and clock.expired is Truth.NO:
                words = _limitation(case, clock, main)
                spoken.setdefault(str(words), words)
    return tuple(spoken.values())


def _limitation(case: Case, clock: Clock, main: Reading) -> Text:
    first = (clock.steps or (main,))[0]
    renewed = [*clock.steps[1:], main] if clock.steps else []
    act = "提起本案诉讼" if case.kind is Kind.COURT else "申请仲裁"
    chain = "".join(f"，于{chinese_date(step.start_on)}重新起算" for step in renewed[-6:])
    return text(
        f"{_name(clock)}自{chinese_date(first.start_on)}（{_reason(first)}）起算{chain}，"
        f"至{chinese_date(main.extended_on)}届满，{case.words.claimant}{act}时没有超过诉讼时效期间。"
    )


def _name(clock: Clock) -> str:
    """The clock's name without the remark for the adviser."""
    return clock.name.split("（")[0]


def _reason(reading: Reading) -> str:
    return chinese_days(reading.reason)
