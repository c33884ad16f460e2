"""A last day that falls on a public holiday of a year whose days off are not yet announced.

Sources:
    civil_code:203 (a last day that is a statutory holiday moves). The days fixed by date are those of the State
    Council's measures on holidays as in force since 2025-01-01: 1 January, 1 and 2 May, 1 to 3 October.
Limits:
    Nothing is counted here: the moved day stays what weekends alone make it, and the note says so. Holidays by the
    lunar calendar are not marked.
"""

from __future__ import annotations

from datetime import date

from advisor.rules.clock import Reading

FIXED = {
    (1, 1): "元旦",
    (5, 1): "劳动节",
    (5, 2): "劳动节",
    (10, 1): "国庆节",
    (10, 2): "国庆节",
    (10, 3): "国庆节",
}
"""Month and day to the holiday."""


def holiday_notes(*readings: Reading) -> tuple[str, ...]:
    """One remark for each last day that falls on, or is moved onto, a fixed holiday of an unannounced year."""
    marked = dict.fromkeys(_holiday(found) for found in readings if found.counted.provisional)
    return tuple(
        f"末日 {day} 是{FIXED[day.month, day.day]}法定假日，当年放假安排还没有公布：顺延后的末日只是暂定，请在放假前行使。"
        for day in marked
        if day is not None
    )


def _holiday(found: Reading) -> date | None:
    days = (found.nominal_on, found.extended_on)
    return next((day for day in days if (day.month, day.day) in FIXED), None)
