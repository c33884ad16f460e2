"""Rest days and workdays in mainland China (法定休假日、调休上班日).

A Saturday or Sunday is a rest day unless the year's notice of the State Council turns it into a workday;
a weekday is a workday unless that notice gives it off.

Sources:
    the yearly notices, day by day from the package ``chinesecalendar``, corrected and continued by
    ``knowledge/calendars/cn_*.toml``.
Checked with:
    ``knowledge/calendars/announced.toml`` says what the table was compared with, and when.
Limits:
    Years outside :func:`is_announced` know weekends only, so a day found there is provisional. A notice may
    still move the last days of the December before its own year.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Self, TypeVar

import chinese_calendar
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from advisor.errors import KnowledgeError
from advisor.law.knowledge import KNOWLEDGE, read_toml

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)
_M = TypeVar("_M", bound=BaseModel)


class _Announced(BaseModel):
    """``announced.toml``: the years the package covers, and how that was checked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    package: str
    first_year: int
    last_year: int
    checked_on: date
    checked_with: str


class _Notice(BaseModel):
    """One ``cn_<year>.toml``: what a notice says that the package does not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    year: int
    notice: str
    days_off: tuple[date, ...]
    workdays: tuple[date, ...]
    note: str = ""
    checked_on: date

    @model_validator(mode="after")
    def _check_days(self) -> Self:
        for day in (*self.days_off, *self.workdays):
            if day.year != self.year and (day.year, day.month) != (self.year - 1, 12):
                raise ValueError(f"{day} 不在 {self.year} 年，也不在上一年12月")
        for day in self.workdays:
            if not _is_weekend(day):
                raise ValueError(f"调休上班日 {day} 不是周六或周日")
        if both := set(self.days_off) & set(self.workdays):
            raise ValueError(f"{min(both)} 不能既放假又上班")
        return self


@dataclass(frozen=True, slots=True)
class RestDays:
    """The whole table: ``years`` on record, weekdays and weekends given off, weekend days worked."""

    years: frozenset[int]
    days_off: frozenset[date]
    workdays: frozenset[date]
    checked_on: date


@cache
def rest_days() -> RestDays:
    """The table from package and notices; raises :class:`KnowledgeError` naming the file at fault."""
    announced = _read(_Announced, "calendars/announced.toml")
    covered = range(announced.first_year, announced.last_year + 1)
    paths = sorted((KNOWLEDGE / "calendars").glob("cn_*.toml"))
    notices = [_read(_Notice, f"calendars/{path.name}") for path in paths]
    given_off = {day for notice in notices for day in notice.days_off}
    worked = {day for notice in notices for day in notice.workdays}
    return RestDays(
        years=frozenset(covered).union(notice.year for notice in notices),
        days_off=(_within(covered, chinese_calendar.holidays) | given_off) - worked,
        workdays=(_within(covered, chinese_calendar.workdays) | worked) - given_off,
        checked_on=max([announced.checked_on, *(notice.checked_on for notice in notices)]),
    )


def is_announced(year: int) -> bool:
    """Whether the day-off arrangement of ``year`` is on record here."""
    return year in rest_days().years


def is_day_off(day: date) -> bool:
    """Whether ``day`` is a rest day; for a year not on record, whether it is a weekend."""
    table = rest_days()
    return day in table.days_off or (_is_weekend(day) and day not in table.workdays)


@lru_cache(maxsize=65_536)
def next_workday(day: date) -> date:
    """``day`` itself if it is a workday, otherwise the first workday after it."""
    while is_day_off(day):
        day += _ONE_DAY
    return day


def _is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY


def _within(years: range, days: Iterable[date]) -> frozenset[date]:
    return frozenset(day for day in days if day.year in years)


def _read(model: type[_M], relative: str) -> _M:
    try:
        return model.model_validate(read_toml(relative))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise KnowledgeError(f"knowledge/{relative} {place}：{first['msg']}") from None
