"""How days become a fraction of a year: the conventions met in judgments, as a named parameter.

No rule fixes the year of interest claimed in court; 365 with the first day counted and the last day not is
the customary and, for a claimant, cautious choice, so it is the default. All but ``MONTHS`` are additive:
cutting a period in two changes nothing.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from advisor.errors import InputError
from advisor.quantum.rate_spec import Per

ONE_DAY = timedelta(days=1)


class DayCount(StrEnum):
    """``30/360`` is the European form (a 31st counts as a 30th); ``months``: whole months, odd days ÷ 30."""

    ACTUAL_365 = "actual/365"
    ACTUAL_360 = "actual/360"
    THIRTY_360 = "30/360"
    MONTHS = "months"


_YEAR = {
    DayCount.ACTUAL_365: Decimal(365),
    DayCount.ACTUAL_360: Decimal(360),
    DayCount.THIRTY_360: Decimal(360),
    DayCount.MONTHS: Decimal(12),
}
_DESCRIPTIONS = {
    DayCount.ACTUAL_365: "按实际天数，一年按365日",
    DayCount.ACTUAL_360: "按实际天数，一年按360日",
    DayCount.THIRTY_360: "每月按30日，一年按360日",
    DayCount.MONTHS: "按整月计，零头天数除以30，一年按12个月",
}


def describe(day_count: DayCount) -> str:
    """The convention in words, for notes and papers."""
    return _DESCRIPTIONS[day_count]


def parse_day_count(text: str | DayCount) -> DayCount:
    """``actual/365`` and its like; also ``365`` and ``360``. Raises :class:`InputError` otherwise."""
    aliases = {"365": DayCount.ACTUAL_365, "360": DayCount.ACTUAL_360, "30e/360": DayCount.THIRTY_360}
    key = str(text).strip().lower()
    if key in aliases:
        return aliases[key]
    try:
        return DayCount(key)
    except ValueError:
        known = "、".join(DayCount)
        raise InputError(f"不认识的计日方式“{text}”。", field="计日方式", remedy=f"可用：{known}。") from None


def units_between(first: date, start: date, stop: date, per: Per, day_count: DayCount) -> Decimal:
    """Days (or months) from ``start`` up to but not including ``stop``; ``first`` anchors month counting."""
    if per is Per.DAY or day_count in (DayCount.ACTUAL_365, DayCount.ACTUAL_360):
        return Decimal((stop - start).days)
    if day_count is DayCount.THIRTY_360:
        return Decimal(_thirty_360(stop) - _thirty_360(start))
    return _months(first, stop) - _months(first, start)


def factors(rate: Decimal, per: Per, day_count: DayCount) -> tuple[Decimal, Decimal]:
    """``(rate, divisor)`` so that ``base × rate × units ÷ divisor`` is the interest.

    A daily rate never touches the length of the year; a monthly rate counted in days is made yearly (× 12).
    """
    if per is Per.DAY:
        return rate, Decimal(1)
    if per is Per.MONTH:
        return (rate, Decimal(1)) if day_count is DayCount.MONTHS else (rate * 12, _YEAR[day_count])
    return rate, _YEAR[day_count]


def _thirty_360(day: date) -> int:
    return day.year * 360 + day.month * 30 + min(day.day, 30)


def _months(first: date, day: date) -> Decimal:
    """Months from ``first`` to ``day``: whole ones (short months end on their last day), rest ÷ 30."""
    gap = relativedelta(day, first)
    whole = gap.years * 12 + gap.months
    anchor = first + relativedelta(months=whole)
    return whole + Decimal((day - anchor).days) / 30
