"""What the paper says about periods: rights exercised in time, and limitation that has not run out."""

from __future__ import annotations

from advisor.analysis.assessment import ClaimResult
from advisor.papers.complaint.case import Case
from advisor.papers.complaint.tellings import book
from advisor.papers.pleading import Kind, Text, text
from advisor.papers.wording import chinese_date, chinese_days
from advisor.rules.clock import Clock, ClockKind, Reading
from advisor.rules.truth import Truth


def preclusion(case: Case, result: ClaimResult) -> tuple[Text, ...]:
    """For each right that lapses with time: from when, how long, to when, and that it is exercised in time."""
    found = []
    for clock in result.clocks:
        counted_out = clock.kind is ClockKind.PRECLUSION or clock.id in book().periods.told
        if not counted_out or clock.main is None:
            continue
        if clock.expired is Truth.YES:
            found += _contended(case, clock, clock.main)
            continue
        main = clock.main
        found.append(
            text(
                f"{_name(clock)}自{chinese_date(main.start_on)}（{_reason(clock, main)}）起算{main.counted.period}，"
                f"至{chinese_date(main.nominal_on)}届满，{_exercised(case, clock)}。"
            )
        )
    return tuple(found)


def late_on_the_main_line(result: ClaimResult) -> tuple[Clock, ...]:
    """The periods that have run out on the main line but not on every line."""
    return tuple(
        clock
        for clock in result.clocks
        if clock.kind is ClockKind.PRECLUSION and clock.expired is Truth.YES and clock.contested
    )


def still_alive(clock: Clock) -> Reading | None:
    """The line of authority that leaves the right alive longest, if one does."""
    alive = [line for line in clock.others if clock.exercised_on <= line.extended_on]
    return max(alive, key=lambda line: line.nominal_on, default=None)


def _contended(case: Case, clock: Clock, main: Reading) -> list[Text]:
    """A right that only another line, or an earlier act, keeps alive is contended for and not said to be in time."""
    if not clock.contested:
        return []
    claimant, line, act = case.words.claimant, still_alive(clock), _act(case, clock)
    if line is None:
        day = clock.lesser_act_on
        if day is None or day > main.nominal_on:
            return []
        line, act = main, f"于{chinese_date(day)}已经提出"
    return [
        text(
            f"{claimant}主张，{_name(clock)}应自{chinese_date(line.start_on)}（{_reason(clock, line)}）起算"
            f"{line.counted.period}，至{chinese_date(line.nominal_on)}届满，{claimant}{act}，没有超过该期限。"
        )
    ]


def _act(case: Case, clock: Clock) -> str:
    if clock.acted:
        return f"于{chinese_date(clock.exercised_on)}行使权利"
    return "现提起本案诉讼" if case.kind is Kind.COURT else "现申请仲裁"


def _exercised(case: Case, clock: Clock) -> str:
    contended = "主张" if clock.contested else ""
    return f"{case.words.claimant}{_act(case, clock)}，{contended}没有超过该期限"


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
        f"{_name(clock)}自{chinese_date(first.start_on)}（{_reason(clock, first)}）起算{chain}，"
        f"至{chinese_date(main.extended_on)}届满，{case.words.claimant}{act}时没有超过诉讼时效期间。"
    )


def _name(clock: Clock) -> str:
    """The clock's name without the remark for the adviser."""
    return book().periods.names.get(clock.id) or _long(clock.name.split("（")[0])


def _reason(clock: Clock, reading: Reading) -> str:
    """Why the period starts on its day, without repeating what the name of the period says."""
    head, colon, rest = reading.reason.partition("：")
    words = rest if colon and head in clock.name else reading.reason
    return _long(chinese_days(book().periods.reasons.get(words, words)))


def _long(words: str) -> str:
    """The engine's short word for retention money in full, as the rest of the paper has it."""
    return words.replace("质保金", "质量保证金")
