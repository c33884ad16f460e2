"""Rest days: make-up workdays, years on record, and files that are refused."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from advisor.errors import KnowledgeError
from advisor.law import calendar, knowledge
from advisor.law.calendar import is_announced, is_day_off, next_workday, rest_days

# Notice for 2026 (国办发明电〔2025〕7号), written out by hand.
WORKED_2026 = [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)]
BREAKS_2026 = [
    ((1, 1), (1, 3)),
    ((2, 15), (2, 23)),
    ((4, 4), (4, 6)),
    ((5, 1), (5, 5)),
    ((6, 19), (6, 21)),
    ((9, 25), (9, 27)),
    ((10, 1), (10, 7)),
]


def every_day(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def days_off_of_2026() -> set[date]:
    in_breaks = {
        day for first, last in BREAKS_2026 for day in every_day(date(2026, *first), date(2026, *last))
    }
    weekends = {day for day in every_day(date(2026, 1, 1), date(2026, 12, 31)) if day.weekday() >= 5}
    return (weekends | in_breaks) - {date(2026, *worked) for worked in WORKED_2026}


def test_2026_is_as_its_notice_says_on_every_day() -> None:
    found = {day for day in every_day(date(2026, 1, 1), date(2026, 12, 31)) if is_day_off(day)}
    assert found == days_off_of_2026()


def test_every_make_up_workday_is_a_weekend_day_and_a_workday() -> None:
    worked = rest_days().workdays
    assert len(worked) > 100  # five or more a year
    assert {day.weekday() for day in worked} == {5, 6}
    assert not any(is_day_off(day) for day in worked)
    assert all(next_workday(day) == day for day in worked)


def test_the_table_differs_from_the_package_only_where_a_notice_does() -> None:
    different = {
        day
        for day in every_day(date(2004, 1, 1), date(2026, 12, 31))
        if is_day_off(day) != chinese_calendar.is_holiday(day)
    }
    assert different == {
        date(2005, 12, 31)
    }  # 国办发明电〔2005〕35号: worked, to make the break of 1-3 January


@pytest.mark.parametrize(
    ("twentieth", "published"),
    [
        (date(2021, 2, 20), date(2021, 2, 20)),  # Saturday, make-up workday
        (date(2026, 9, 20), date(2026, 9, 20)),  # Sunday, make-up workday
        (date(2026, 6, 20), date(2026, 6, 22)),  # Saturday of the Dragon Boat break
        (date(2025, 12, 20), date(2025, 12, 22)),  # ordinary Saturday
        (date(2020, 1, 20), date(2020, 1, 20)),  # ordinary Monday
    ],
)
def test_the_monthly_lpr_day_is_the_twentieth_moved_past_rest_days(twentieth: date, published: date) -> None:
    assert next_workday(twentieth) == published


def test_only_years_with_an_arrangement_on_record_are_announced() -> None:
    assert [year for year in range(1999, 2040) if is_announced(year)] == list(range(2004, 2027))


def test_a_year_not_on_record_knows_weekends_only() -> None:
    assert is_day_off(date(2003, 2, 8))
    assert not is_day_off(date(2028, 10, 2))  # a Monday in what will be the National Day break


@pytest.fixture
def calendars(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A private copy of the calendars that a test may extend."""
    folder = tmp_path / "calendars"
    shutil.copytree(knowledge.KNOWLEDGE / "calendars", folder)
    monkeypatch.setattr(knowledge, "KNOWLEDGE", tmp_path)
    monkeypatch.setattr(calendar, "KNOWLEDGE", tmp_path)
    forget()
    yield folder
    forget()


def forget() -> None:
    for cached in (knowledge.read_toml, calendar.rest_days, calendar.next_workday):
        cached.cache_clear()


def write_notice(folder: Path, days_off: str, workdays: str) -> None:
    head = 'year = 2027\nnotice = "测试通知"\nchecked_on = 2026-12-01\n'
    text = f"{head}days_off = {days_off}\nworkdays = {workdays}\n"
    (folder / "cn_2027.toml").write_text(text, encoding="utf-8")


def test_one_new_file_puts_a_new_year_on_record(calendars: Path) -> None:
    write_notice(calendars, "[2027-10-01, 2027-10-04]", "[2026-12-27, 2027-10-09]")
    assert is_announced(2027)
    assert next_workday(date(2027, 10, 1)) == date(2027, 10, 5)
    assert not is_day_off(date(2027, 10, 9))
    assert not is_day_off(date(2026, 12, 27))
    assert rest_days().checked_on == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("days_off", "workdays", "words"),
    [
        ("[]", "[2027-10-08]", "不是周六或周日"),
        ("[2027-10-09]", "[2027-10-09]", "不能既放假又上班"),
        ("[2028-01-03]", "[]", "2028-01-03 不在 2027 年"),
        ("[2026-11-30]", "[]", "2026-11-30 不在 2027 年"),
        ('["明天"]', "[]", "days_off"),
    ],
)
def test_a_notice_that_cannot_be_right_is_refused_by_name(
    calendars: Path, days_off: str, workdays: str, words: str
) -> None:
    write_notice(calendars, days_off, workdays)
    with pytest.raises(KnowledgeError, match=r"cn_2027\.toml") as refused:
        rest_days()
    assert words in str(refused.value)
