"""Counting of periods: examples with their sources, properties, and what is refused."""

from __future__ import annotations

import argparse
import calendar
import json
import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import InputError
from advisor.law import count_command
from advisor.law.calendar import is_announced, is_day_off
from advisor.law.counting import Period, Unit, count, works_duration_end

EXAMPLES = tomllib.loads(Path(__file__).with_name("period_examples.toml").read_text(encoding="utf-8"))[
    "example"
]

starts = st.dates(date(1999, 1, 1), date(2099, 12, 31))
days = st.builds(Period, st.integers(1, 4000), st.just("day"))
months = st.builds(Period, st.integers(1, 400), st.just("month"))
years = st.builds(Period, st.integers(1, 60), st.just("year"))
periods = st.one_of(days, months, years)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_example_ends_on_the_day_its_source_gives(example: dict[str, Any]) -> None:
    counted = count(example["start_on"], Period(**example["period"]))
    assert counted.nominal_last_day == example["nominal"]
    assert counted.extended_last_day == example["extended"]
    assert counted.provisional is example.get("provisional", False)
    assert counted.calendar_announced is not counted.provisional


def test_a_works_duration_counts_its_first_day_and_ignores_rest_days() -> None:
    # (2023)沪0104民初4550号: 28 days from 2021-12-09 end on 2022-01-05 (23 days in December, 5 in January).
    assert works_duration_end(date(2021, 12, 9), 28) == date(2022, 1, 5)
    # One day from New Year's Day is New Year's Day.
    assert works_duration_end(date(2021, 1, 1), 1) == date(2021, 1, 1)


def test_a_provisional_year_reached_by_extension_makes_the_result_provisional(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # 2023-12-31 is a Sunday and 2024-01-01 off; pretend that only 2023 is on record.
    monkeypatch.setattr("advisor.law.counting.is_announced", lambda year: year == 2023)
    counted = count.__wrapped__(date(2022, 12, 31), Period(1, "year"))
    assert counted.nominal_last_day == date(2023, 12, 31)
    assert counted.extended_last_day == date(2024, 1, 2)
    assert counted.provisional


@given(starts, periods)
def test_the_start_day_is_never_counted(start_on: date, period: Period) -> None:
    assert count(start_on, period).nominal_last_day > start_on


@given(starts, periods)
def test_the_extended_day_is_the_first_workday_not_before_the_nominal_day(
    start_on: date, period: Period
) -> None:
    counted = count(start_on, period)
    assert not is_day_off(counted.extended_last_day)
    gap = (counted.extended_last_day - counted.nominal_last_day).days
    assert all(is_day_off(counted.nominal_last_day + timedelta(days=n)) for n in range(gap))


@given(starts, months)
def test_months_end_on_the_corresponding_day_or_the_months_last_day(start_on: date, period: Period) -> None:
    last = count(start_on, period).nominal_last_day
    elapsed = (last.year - start_on.year) * 12 + last.month - start_on.month
    assert elapsed == period.length
    assert last.day == min(start_on.day, calendar.monthrange(last.year, last.month)[1])


@given(starts, st.integers(1, 60))
def test_a_year_is_twelve_months(start_on: date, length: int) -> None:
    by_years = count(start_on, Period(length, "year"))
    by_months = count(start_on, Period(12 * length, "month"))
    assert by_years.nominal_last_day == by_months.nominal_last_day
    assert by_years.extended_last_day == by_months.extended_last_day


@given(starts, periods, st.integers(1, 60))
def test_a_later_start_never_ends_earlier(start_on: date, period: Period, later: int) -> None:
    moved = min(start_on + timedelta(days=later), date(2099, 12, 31))
    assert count(moved, period).extended_last_day >= count(start_on, period).extended_last_day


@given(starts, periods)
def test_provisional_says_that_a_year_is_not_on_record(start_on: date, period: Period) -> None:
    counted = count(start_on, period)
    announced = {is_announced(day.year) for day in (counted.nominal_last_day, counted.extended_last_day)}
    assert counted.provisional is (False in announced)


@pytest.mark.parametrize("length", [0, -1, 1201, True, 1.5, "18"])
def test_a_length_that_is_no_sensible_number_is_refused_with_a_remedy(length: Any) -> None:
    with pytest.raises(InputError) as refused:
        Period(length, "month")
    assert refused.value.field == "length"
    assert refused.value.remedy


def test_an_unknown_unit_is_refused_with_the_known_ones() -> None:
    week: Any = "week"
    with pytest.raises(InputError, match="day") as refused:
        Period(1, week)
    assert refused.value.field == "unit"


@pytest.mark.parametrize(
    "start_on", [date(1998, 12, 31), date(2100, 1, 1), datetime(2024, 8, 31), "2024-08-31"]
)
def test_a_start_that_is_no_sensible_date_is_refused_with_a_remedy(start_on: Any) -> None:
    with pytest.raises(InputError) as refused:
        count(start_on, Period(18, "month"))
    assert refused.value.field == "start_on"
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("length", "unit", "words"), [(15, "day", "15日"), (18, "month", "18个月"), (3, "year", "3年")]
)
def test_a_period_reads_as_chinese(length: int, unit: Unit, words: str) -> None:
    assert str(Period(length, unit)) == words


def run_count(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    count_command.add_parser(parser.add_subparsers())
    namespace = parser.parse_args(["count", *arguments])
    return int(namespace.run(namespace))


def test_the_command_prints_both_last_days_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_count("--from", "2023-11-01", "--months", "18", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "start_on": "2023-11-01",
        "period": {"length": 18, "unit": "month"},
        "nominal_last_day": "2025-05-01",
        "extended_last_day": "2025-05-06",
        "calendar_announced": True,
        "provisional": False,
    }


def test_the_command_tells_a_person_the_weekday_and_that_a_result_is_provisional(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run_count("--from", "2024-02-29", "--years", "3") == 0
    printed = capsys.readouterr().out
    assert "2027-02-28（周日）" in printed
    assert "2027-03-01（周一）" in printed
    assert "暂定" in printed


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        (("--from", "2024-02-30", "--days", "1"), "--from"),
        (("--from", "明天", "--days", "1"), "--from"),
        (("--from", "1998-12-31", "--days", "1"), "start_on"),
        (("--from", "2024-02-28", "--days", "-5"), "--days"),
        (("--from", "2024-02-28", "--months", "0"), "--months"),
        (("--from", "2024-02-28", "--years", "1e3"), "--years"),
        (("--from", "2024-02-28", "--days", "9" * 5000), "--days"),
    ],
)
def test_the_command_names_the_option_at_fault(arguments: tuple[str, ...], field: str) -> None:
    with pytest.raises(InputError) as refused:
        run_count(*arguments)
    assert refused.value.field == field
    assert len(str(refused.value)) < 200
