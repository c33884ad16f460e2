"""Counting periods of days, months and years (期间的计算).

The start day is not counted; a period of months or years ends on the corresponding day, or on the month's
last day when there is none; a last day that is a rest day moves to the first workday after the break.

Sources:
    civil_code:200, 201, 202, 203, 204; civil_procedure_2023:85. For older facts gpcl_2017:201, 202, 203, the
    same; gpcl_1986:154 is silent on the corresponding day, and the same rule is used.
Checked with:
    the examples in ``tests/law/period_examples.toml``: exam keys, judgments, official publication days.
Limits:
    Hours are not counted. Whether a period may be extended at all is the rule's business: rights that lapse
    are best exercised by the nominal last day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal, get_args

from dateutil.relativedelta import relativedelta

from advisor.errors import InputError
from advisor.law.calendar import is_announced, next_workday

Unit = Literal["day", "month", "year"]

EARLIEST_START_ON = date(1999, 1, 1)
LATEST_START_ON = date(2099, 12, 31)
_LONGEST: dict[Unit, int] = {"day": 36_500, "month": 1_200, "year": 100}
_WORDS: dict[Unit, str] = {"day": "日", "month": "个月", "year": "年"}


@dataclass(frozen=True, slots=True)
class Period:
    """A length in days, calendar months or calendar years; anything else raises :class:`InputError`."""

    length: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.unit not in get_args(Unit):
            raise InputError(
                f"期间单位 {self.unit!r} 无法识别",
                field="unit",
                remedy="用 day（日）、month（月）或 year（年）。",
            )
        if isinstance(self.length, bool) or not isinstance(self.length, int):
            raise InputError(
                f"期间长度 {self.length!r} 不是整数", field="length", remedy="填写正整数，例如 18。"
            )
        if self.length < 1:
            raise InputError(
                f"期间长度 {self.length} 不是正数", field="length", remedy="填写正整数，例如 18。"
            )
        if self.length > _LONGEST[self.unit]:
            raise InputError(
                f"期间超过一百年（最多 {_LONGEST[self.unit]}{_WORDS[self.unit]}）",
                field="length",
                remedy="检查数字和单位，例如 18 个月不要填成 18 年。",
            )

    def __str__(self) -> str:
        return f"{self.length}{_WORDS[self.unit]}"


@dataclass(frozen=True, slots=True)
class Counted:
    """A period counted from ``start_on``.

    ``nominal_last_day`` is the last day by the calendar (the safe one), ``extended_last_day`` the last day
    after rest days. ``calendar_announced``: the day-off arrangement of the years they fall in is on record.
    """

    start_on: date
    period: Period
    nominal_last_day: date
    extended_last_day: date
    calendar_announced: bool

    @property
    def provisional(self) -> bool:
        """Only weekends could be taken into account, so ``extended_last_day`` may still move."""
        return not self.calendar_announced


@lru_cache(maxsize=65_536)
def count(start_on: date, period: Period) -> Counted:
    """Last day of ``period`` begun on ``start_on`` (civil_code:201, 202, 203; civil_procedure_2023:85).

    Raises :class:`InputError` for a start before 1999 or after 2099.
    """
    _check_start(start_on)
    nominal = _nominal_last_day(start_on, period)
    extended = next_workday(nominal)
    announced = is_announced(nominal.year) and is_announced(extended.year)
    return Counted(start_on, period, nominal, extended, announced)


def works_duration_end(start_on: date, days: int) -> date:
    """Last day of an agreed works duration (工期) of ``days`` calendar days.

    By agreement the first day counts and rest days change nothing (civil_code:204).
    """
    _check_start(start_on)
    return _nominal_last_day(start_on, Period(days, "day")) - timedelta(days=1)


def _nominal_last_day(start_on: date, period: Period) -> date:
    match period.unit:
        case "day":
            return start_on + timedelta(days=period.length)
        case "month":
            return start_on + relativedelta(months=period.length)
        case "year":
            return start_on + relativedelta(years=period.length)


def _check_start(start_on: date) -> None:
    if isinstance(start_on, datetime) or not isinstance(start_on, date):
        raise InputError(
            f"起算日 {start_on!r} 不是日期", field="start_on", remedy="填写年月日，例如 2024-08-31。"
        )
    if start_on < EARLIEST_START_ON:
        raise InputError(
            f"起算日 {start_on} 早于 1999 年，本程序没有那时的规则",
            field="start_on",
            remedy="检查年份；确属 1999 年以前的事实，请人工计算。",
        )
    if start_on > LATEST_START_ON:
        raise InputError(f"起算日 {start_on} 晚于 2099 年", field="start_on", remedy="检查年份是否输错。")
