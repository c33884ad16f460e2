"""The figures of a request: principal, running interest and its bases, taken from the claim's own computation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from advisor.analysis.assessment import ClaimResult
from advisor.papers.complaint.tellings import asking, book
from advisor.papers.pleading import Text, text
from advisor.papers.requests import wordings
from advisor.papers.wording import chinese_date, chinese_days, yuan
from advisor.quantum.interest import interest_on
from advisor.quantum.lines import Line
from advisor.quantum.money import to_fen
from advisor.quantum.rate_spec import LPR_1Y
from advisor.rules.claim import Amount
from advisor.rules.clock import ClockKind

ONE_DAY = timedelta(days=1)
LPR_FROM = date(2019, 8, 20)
_LPR, _BENCHMARK = "一年期贷款市场报价利率", "贷款基准利率"
MOST_SEGMENTS = 30
"""A request with more bases than this refers to the table of interest."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One base of running interest, from ``start_on`` to ``end_on``, both inclusive."""

    base: Decimal
    start_on: date
    end_on: date


@dataclass(frozen=True, slots=True)
class Running:
    """Interest that goes on running: its lines, bases, and what has accrued so far."""

    lines: tuple[Line, ...]
    accrued: Decimal

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Lines that differ only in rate are one segment."""
        found: list[Segment] = []
        for line in self.lines:
            if line.base is None or line.start_on is None or line.end_on is None:
                continue
            last = found[-1] if found else None
            if last and last.base == line.base and last.end_on + ONE_DAY == line.start_on:
                found[-1] = Segment(last.base, last.start_on, line.end_on)
            else:
                found.append(Segment(line.base, line.start_on, line.end_on))
        return tuple(found)

    @property
    def end_on(self) -> date | None:
        """The last day counted."""
        return max((line.end_on for line in self.lines if line.end_on), default=None)


def running_lines(result: ClaimResult, wording: str) -> Running | None:
    """The dated lines of the claim's amount that belong to ``wording``; ``None`` where there are none."""
    amount = _amount(result, wording)
    computed = amount.computation if amount else None
    if amount is None or computed is None:
        return None
    dated = tuple(line for line in computed.lines if line.days is not None)
    own = _lines_of(wording, dated)
    if not own:
        return None
    whole = own == computed.lines and amount.value is not None
    accrued = amount.value if whole else to_fen(sum((line.amount for line in own), Decimal(0)))
    assert accrued is not None
    return Running(own, accrued)


def principal(result: ClaimResult, wording: str) -> Decimal | None:
    """The part of the claim's amount that is not interest and belongs to ``wording``, in yuan."""
    amount = _amount(result, wording) or result.amount
    if amount is None or amount.value is None:
        return None
    if amount.computation is None:
        return amount.value
    undated = tuple(line for line in amount.computation.lines if line.days is None)
    own = _lines_of(wording, undated)
    if own and own == amount.computation.lines:
        return amount.value
    return to_fen(sum((line.amount for line in own), Decimal(0))) if own else None


def span(result: ClaimResult, wording: str) -> tuple[date | None, date | None]:
    """The first and the last day of the heads of ``wording``, where they have days."""
    lines = result.amount.computation.lines if result.amount and result.amount.computation else ()
    own = _lines_of(wording, tuple(line for line in lines if line.days is None))
    starts, ends = [x.start_on for x in own if x.start_on], [x.end_on for x in own if x.end_on]
    return min(starts, default=None), max(ends, default=None)


def speaks_of_nothing(result: ClaimResult, wording: str) -> bool:
    """The claim's figure is made up of heads, and none of them belongs to ``wording``."""
    amount = _amount(result, wording)
    undated = (
        tuple(line for line in amount.computation.lines if line.days is None)
        if amount and amount.computation
        else ()
    )
    return bool(undated) and not _lines_of(wording, undated)


def _amount(result: ClaimResult, wording: str) -> Amount | None:
    """The figure that a sentence speaks of: a fallback sentence has its own, never the principal one."""
    if result.amount is not None and wordings()[wording].alternative:
        return result.amount.alternative
    return result.amount


def _lines_of(wording: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines whose label carries the wording's own word; without one, those no sibling claims for itself."""
    marks = asking(wording).lines
    if marks:
        return tuple(line for line in lines if any(mark in line.label for mark in marks))
    claim = wording.partition(".")[0]
    others = [mark for id, a in book().asking.items() if id.partition(".")[0] == claim for mark in a.lines]
    return tuple(line for line in lines if not any(other in line.label for other in others))


def reckoned(result: ClaimResult, wording: str, on: date) -> Running | None:
    """Interest that the claim itself does not reckon: at LPR on its principal, from the day its clock gives."""
    base, start_on = principal(result, wording), _interest_start(result, asking(wording).clock)
    wanted = wordings()[wording]
    lpr = _LPR in wanted.text and "rate" not in wanted.slots and "base" in wanted.slots
    if not lpr or not base or start_on is None or start_on >= on:
        return None
    if start_on < LPR_FROM and _BENCHMARK not in wanted.text:
        return None
    found = interest_on(base, start_on, on, LPR_1Y, label=f"{result.claim.name}利息")
    return Running(found.lines, found.total)


def _interest_start(result: ClaimResult, id: str) -> date | None:
    """The day after a maturity that is over; else the due day from which limitation was first counted."""
    for clock in result.clocks:
        if id and clock.id == id and clock.main:
            return clock.main.nominal_on + ONE_DAY
        if not id and clock.kind is ClockKind.LIMITATION and clock.main:
            return (clock.steps or (clock.main,))[0].start_on
    return None


def segments_text(running: Running) -> Text:
    """Each base with its days; those that reach the last day counted run on until payment."""
    segments = running.segments
    if len(segments) > MOST_SEGMENTS:
        return text("以利息计算表所列各笔欠款为基数，自表列起算日起至表列止日止，未付部分至实际清偿之日止")
    parts = [
        f"{f'（{n}）' if len(segments) > 1 else ''}以{yuan(s.base)}为基数，自{chinese_date(s.start_on)}起至"
        + ("实际清偿之日止" if s.end_on == running.end_on else f"{chinese_date(s.end_on)}止")
        for n, s in enumerate(segments, start=1)
    ]
    return text("；".join(parts))


def items_text(result: ClaimResult, wording: str) -> Text | None:
    """The undated lines of ``wording`` as heads with their amounts; ``None`` where there is nothing to list."""
    lines = result.amount.computation.lines if result.amount and result.amount.computation else ()
    own = _lines_of(wording, tuple(line for line in lines if line.days is None))
    heads = [f"{chinese_days(line.label)}{yuan(to_fen(line.amount))}" for line in own if to_fen(line.amount)]
    return text("、".join(heads[:MOST_SEGMENTS])) if heads else None
