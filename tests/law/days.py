"""The days on which the law is tried: every quarter day since our law begins, and every switch of it."""

from __future__ import annotations

from datetime import date, timedelta

from advisor.law.regimes import MODELLED_FROM, Regime, axes

TODAY = date(2026, 11, 24)
"""The last day tried; fixed, so that the tests say the same on every day."""
ONE_DAY = timedelta(days=1)
QUARTER_DAYS = tuple(
    day
    for year in range(MODELLED_FROM.year, TODAY.year + 1)
    for month in (1, 4, 7, 10)
    if MODELLED_FROM <= (day := date(year, month, 1)) <= TODAY
)


def turning_days(regime: Regime) -> set[date]:
    """The days that the dates of a regime name."""
    named = (
        regime.accepted_from,
        regime.accepted_before,
        regime.pending_on,
        regime.facts_from,
        regime.facts_before,
    )
    return {day for day in named if day is not None}


def switches(axis: str) -> tuple[date, ...]:
    """The day before, the day and the day after each switch of an axis, in order."""
    days = {day for regime in axes()[axis] for day in turning_days(regime)}
    around = {day + offset * ONE_DAY for day in days for offset in (-1, 0, 1)}
    return tuple(sorted(day for day in around if day >= MODELLED_FROM))


ALL_DAYS = tuple(sorted({*QUARTER_DAYS, *(day for axis in axes() for day in switches(axis))}))
