"""A last day that is fixed by a court, a contract or another day, and not counted as a period.

Sources:
    civil_code:203 and civil_procedure_2023:85 move a last day over rest days; a day to act *before* another day does
    not move.
"""

from __future__ import annotations

from datetime import date

from advisor.law.calendar import is_announced, next_workday
from advisor.law.counting import Counted, Period
from advisor.rules.clock import Reading


def fixed_day(
    last_on: date, reason: str, *cite: str, since_on: date | None = None, extend: bool = True, doctrine: str = "",
) -> Reading:
    """``last_on`` as a reading; ``since_on`` is the day it is reckoned from (``last_on`` itself if there is none)."""
    start_on = since_on or last_on
    last = next_workday(last_on) if extend else last_on
    announced = not extend or (is_announced(last_on.year) and is_announced(last.year))
    period = Period(max((last_on - start_on).days, 1), "day")
    return Reading(reason, Counted(start_on, period, last_on, last, announced), cite, doctrine)
