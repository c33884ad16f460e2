"""Interest on one sum, cut at every change of rate.

Days are counted from ``start_on`` (counted) to ``end_on`` (not counted) unless told otherwise. Before the
first LPR the benchmark rate of a named term applies, from it on LPR; the lines show each cut. The total is
rounded half up to the fen once, or per line when ``rounding="line"``.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from advisor.errors import InputError, LawNotInForce
from advisor.quantum.day_count import ONE_DAY, DayCount, describe, factors, units_between
from advisor.quantum.lines import Computation, Line
from advisor.quantum.money import ZERO, positive, to_fen
from advisor.quantum.rate_spec import LPR_1Y, Per, RateSpec, Tier
from advisor.quantum.rate_text import parse_rate
from advisor.quantum.rates import TIERS, Rates, load_rates
from advisor.quantum.steps import Step, Steps, steps_between, tier_of

Rounding = Literal["total", "line"]
_TIER_REASONS = {
    Tier.MATCH: "与LPR期限相对应",
    Tier.OVERDUE: "按逾期总长取档",
}


def interest_on(
    principal: Decimal | int | str,
    start_on: date,
    end_on: date,
    spec: RateSpec | str = LPR_1Y,
    *,
    day_count: DayCount = DayCount.ACTUAL_365,
    include_start: bool = True,
    include_end: bool = False,
    rounding: Rounding = "total",
    rates: Rates | None = None,
    label: str = "利息",
    due_on: date | None = None,
) -> Computation:
    """Interest on ``principal`` yuan from ``start_on`` to ``end_on`` at ``spec`` (a text is parsed).

    ``due_on``, ``start_on`` if None, is the day from which the tiers of ``spec`` are counted and whose quotation a
    fixed rate keeps. Returns the total in fen, one line per rate, and the yuan per day after the period. Days past the last
    published LPR use the last known one and mark the result provisional. Raises :class:`InputError` if the
    end lies before the start, :class:`LawNotInForce` before the first published rate.
    """
    base = positive(principal, "本金")
    spec = parse_rate(spec) if isinstance(spec, str) else spec
    if end_on < start_on:
        raise InputError(
            f"截止日 {end_on} 早于起算日 {start_on}。", field="计息期间", remedy="请核对两个日期是否写反。"
        )
    rates = rates or load_rates()
    first = start_on if include_start else start_on + ONE_DAY
    stop = end_on + ONE_DAY if include_end else end_on
    due_on = due_on or start_on
    steps = steps_between(spec, rates, start_on, end_on, due_on)
    lines = _lines(base, first, stop, steps, spec, day_count, label, rates)
    if rounding == "line":
        lines = tuple(_rounded(line) for line in lines)
    total = to_fen(sum((line.amount for line in lines), ZERO))
    read_on = (spec.fixed_on or due_on) if spec.fixed else stop - ONE_DAY
    provisional = read_on >= rates.provisional_from and (spec.fixed or _at(steps, read_on).lpr)
    notes = _notes(
        spec, (start_on, end_on), first, stop, day_count, rates, include_start, include_end, rounding
    )
    return Computation(
        total,
        lines,
        provisional and bool(lines),
        notes,
        _per_day(base, stop, steps, day_count),
        stop,
        rates.version if spec.published else "",
    )


def per_day(
    principal: Decimal | int | str,
    on: date,
    spec: RateSpec | str = LPR_1Y,
    *,
    day_count: DayCount = DayCount.ACTUAL_365,
    rates: Rates | None = None,
    due_on: date | None = None,
) -> Decimal:
    """Yuan of interest that accrue on the day ``on``, unrounded."""
    one = interest_on(principal, on, on, spec, day_count=day_count, rates=rates, due_on=due_on).per_day
    assert one is not None
    return one


def _lines(
    base: Decimal,
    first: date,
    stop: date,
    steps: Steps,
    spec: RateSpec,
    day_count: DayCount,
    label: str,
    rates: Rates,
) -> tuple[Line, ...]:
    """One line per step that touches ``first`` … ``stop`` (exclusive); no gap, no overlap."""
    if first >= stop:
        return ()
    index = _index(steps, first)
    lines: list[Line] = []
    start = first
    while start < stop:
        following = steps.dates[index + 1] if index + 1 < len(steps.dates) else stop
        until = min(following, stop)
        lines.append(_line(base, first, start, until, steps.steps[index], day_count, label, rates))
        start, index = until, index + 1
    return tuple(lines)


def _line(
    base: Decimal,
    first: date,
    start: date,
    until: date,
    step: Step,
    day_count: DayCount,
    label: str,
    rates: Rates,
) -> Line:
    units = units_between(first, start, until, step.per, day_count)
    rate, divisor = factors(step.rate, step.per, day_count)
    note = ""
    if step.lpr and until > rates.provisional_from:
        note = f"{max(start, rates.provisional_from)}起按最后已知的一期（{rates.last_quoted_on}）暂计"
    return Line(
        label,
        start,
        until - ONE_DAY,
        (until - start).days,
        base,
        step.annual,
        step.source,
        base * rate * units / divisor,
        note,
        rate,
        units,
        divisor,
        day_count.value,
    )


def _rounded(line: Line) -> Line:
    return replace(line, amount=to_fen(line.amount))


def _index(steps: Steps, day: date) -> int:
    index = bisect_right(steps.dates, day) - 1
    if index < 0:
        raise LawNotInForce(
            steps.steps[0].source, day, f"最早的一期是 {steps.dates[0]}；请改用约定利率，或自该日起算。"
        )
    return index


def _at(steps: Steps, day: date) -> Step:
    return steps.steps[max(bisect_right(steps.dates, day) - 1, 0)]


def _per_day(base: Decimal, day: date, steps: Steps, day_count: DayCount) -> Decimal:
    step = steps.steps[_index(steps, day)]
    rate, divisor = factors(step.rate, step.per, day_count)
    days_in_unit = 30 if day_count is DayCount.MONTHS and step.per is not Per.DAY else 1
    return base * rate / divisor / days_in_unit


def _notes(
    spec: RateSpec,
    period: tuple[date, date],
    first: date,
    stop: date,
    day_count: DayCount,
    rates: Rates,
    include_start: bool,
    include_end: bool,
    rounding: Rounding,
) -> tuple[str, ...]:
    ends = f"起算日{'计入' if include_start else '不计'}，截止日{'计入' if include_end else '不计'}"
    notes = [f"{describe(day_count)}；{ends}。"]
    if rounding == "line":
        notes.append("逐行四舍五入到分后相加。")
    if first >= stop:
        notes.append("期间为零日，没有利息。")
    if spec.later:
        notes.append("分档按逾期日数计，应付日当日不计入。")
    if spec.fixed and (spec.fixed_on or first) >= rates.provisional_from:
        notes.append(f"固定利率取最后已知的一期（{rates.last_quoted_on}），新一期公布后应核对。")
    floating = next((part for part in spec.parts if part.floating), None)
    if floating is None:
        return tuple(notes)
    if first < rates.switch_on:
        notes.append(_tier_note(floating, tier_of(floating, *period), rates.switch_on))
    if stop > rates.provisional_from and floating.follow_switch:
        notes.append(
            f"LPR已收到{rates.last_quoted_on}一期；{rates.provisional_from}起为按该期暂计，新一期公布后应重算。"
        )
    return tuple(notes)


def _tier_note(spec: RateSpec, tier: str, switch_on: date) -> str:
    reason = "按指定的基准" if spec.basis in TIERS else _TIER_REASONS.get(spec.tier, "按指定的档次")
    before = switch_on - timedelta(days=1)
    return (
        f"{before}及以前用贷款基准利率“{TIERS[tier]}”一档（{reason}），{switch_on}起用LPR；"
        "档次各地法院做法不一，可改选。"
    )
