"""What must hold for any sum, any dates and any rate."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from advisor.quantum.day_count import DayCount
from advisor.quantum.interest import interest_on
from advisor.quantum.money import to_fen

DAYS = st.dates(date(1999, 6, 10), date(2027, 12, 31))
SUMS = st.decimals(min_value=0, max_value=10**10, places=2)
RATES = st.sampled_from(
    ["lpr1y", "lpr5y", "lpr1y*1.5", "lpr1y+50bp", "benchmark3y", "4.35%/year", "1.5%/month", "日万分之五"]
)
ADDITIVE = st.sampled_from([DayCount.ACTUAL_365, DayCount.ACTUAL_360, DayCount.THIRTY_360])


def _exact(principal: Decimal, start: date, end: date, rate: str, count: DayCount) -> Decimal:
    found = interest_on(principal, start, end, rate, day_count=count)
    return sum((line.amount for line in found.lines), Decimal(0))


@given(SUMS, st.lists(DAYS, min_size=3, max_size=3), RATES, ADDITIVE)
def test_splitting_a_period_changes_nothing(
    principal: Decimal, days: list[date], rate: str, count: DayCount
) -> None:
    start, middle, end = sorted(days)
    whole = _exact(principal, start, end, rate, count)
    parts = _exact(principal, start, middle, rate, count) + _exact(principal, middle, end, rate, count)
    assert abs(whole - parts) < Decimal("1e-9")


@given(SUMS, DAYS, DAYS, RATES, st.sampled_from(DayCount), st.booleans(), st.booleans())
def test_segments_cover_the_period_without_gap_or_overlap(
    principal: Decimal, one: date, other: date, rate: str, count: DayCount, first: bool, last: bool
) -> None:
    start, end = sorted((one, other))
    found = interest_on(principal, start, end, rate, day_count=count, include_start=first, include_end=last)
    day = start if first else start + timedelta(days=1)
    for line in found.lines:
        assert line.start_on == day
        assert line.end_on is not None
        assert line.days == (line.end_on - day).days + 1
        assert line.days > 0
        day = line.end_on + timedelta(days=1)
    if found.lines:
        assert day == (end + timedelta(days=1) if last else end)


@given(SUMS, DAYS, DAYS, RATES, st.sampled_from(DayCount))
def test_only_the_total_is_rounded(
    principal: Decimal, one: date, other: date, rate: str, count: DayCount
) -> None:
    start, end = sorted((one, other))
    found = interest_on(principal, start, end, rate, day_count=count)
    assert found.total == to_fen(sum((line.amount for line in found.lines), Decimal(0)))
    for line in found.lines:
        assert line.base is not None
        assert line.rate is not None
        assert line.units is not None
        assert line.divisor is not None
        assert line.amount == line.base * line.rate * line.units / line.divisor


@given(SUMS, DAYS, DAYS, RATES)
def test_rounding_each_line_makes_the_lines_add_up_on_paper(
    principal: Decimal, one: date, other: date, rate: str
) -> None:
    start, end = sorted((one, other))
    found = interest_on(principal, start, end, rate, rounding="line")
    assert found.total == sum((to_fen(line.amount) for line in found.lines), Decimal(0))


@given(SUMS, st.lists(DAYS, min_size=3, max_size=3), RATES, st.sampled_from(DayCount))
def test_a_longer_delay_never_bears_less(
    principal: Decimal, days: list[date], rate: str, count: DayCount
) -> None:
    start, middle, end = sorted(days)
    shorter = interest_on(principal, start, middle, rate, day_count=count)
    assert shorter.total <= interest_on(principal, start, end, rate, day_count=count).total


@given(SUMS, SUMS, DAYS, DAYS, RATES)
def test_a_larger_debt_never_bears_less(
    one: Decimal, other: Decimal, first: date, second: date, rate: str
) -> None:
    start, end = sorted((first, second))
    small, large = sorted((one, other))
    assert interest_on(small, start, end, rate).total <= interest_on(large, start, end, rate).total
