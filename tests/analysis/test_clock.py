"""What a clock says: last day, safe day, whether it had run out."""

from __future__ import annotations

from datetime import date

from advisor.law.counting import Period
from advisor.rules.clock import Clock, ClockKind, Status, reading
from advisor.rules.truth import Truth

EIGHTEEN = Period(18, "month")


def clock(
    kind: ClockKind = ClockKind.PRECLUSION, exercised_on: date = date(2026, 11, 22), **more: object
) -> Clock:
    # 2025-05-22 + 18 months = Sunday 2026-11-22, extended to Monday 2026-11-23 (civil_code:202, 203)
    main = reading(date(2025, 5, 22), EIGHTEEN, "应付款日")
    return Clock("c", "期限", kind, exercised_on, False, main, **more)  # type: ignore[arg-type]


def test_on_the_nominal_last_day_the_right_lives() -> None:
    assert clock(exercised_on=date(2026, 11, 22)).expired is Truth.NO


def test_on_the_extended_day_a_preclusion_period_is_contested_and_a_limitation_is_not() -> None:
    monday = date(2026, 11, 23)
    assert clock(exercised_on=monday).expired is Truth.UNKNOWN
    assert clock(exercised_on=monday).contested
    assert clock(ClockKind.LIMITATION, monday).expired is Truth.NO
    assert not clock(ClockKind.LIMITATION, monday).contested


def test_the_day_after_the_extended_day_it_is_over() -> None:
    late = clock(exercised_on=date(2026, 11, 24))
    assert late.expired is Truth.YES
    assert late.status(date(2026, 11, 24)) is Status.EXPIRED


def test_the_safe_day_is_the_earliest_nominal_last_day_of_all_lines() -> None:
    other = reading(date(2025, 1, 10), EIGHTEEN, "原付款日", doctrine="d")  # → 2026-07-10
    both = clock(others=(other,))
    assert both.safe_on == date(2026, 7, 10)
    assert both.latest_on == date(2026, 11, 23)
    assert both.contested


def test_where_filing_is_in_time_and_acceptance_is_not_the_point_is_open() -> None:
    doubted = clock(exercised_on=date(2026, 11, 20), counts_from_on=date(2026, 11, 30))
    assert doubted.expired is Truth.UNKNOWN
    assert doubted.contested


def test_a_letter_in_time_does_not_save_the_right_but_keeps_the_point_contested() -> None:
    late = clock(exercised_on=date(2026, 12, 15), lesser_act_on=date(2026, 3, 1))
    assert late.expired is Truth.YES
    assert late.contested


def test_a_clock_without_its_facts_is_unknown_not_expired() -> None:
    unread = Clock("c", "期限", ClockKind.PRECLUSION, date(2026, 11, 24), False, missing=("account.due_on",))
    assert unread.expired is Truth.UNKNOWN
    assert unread.status(date(2026, 11, 24)) is Status.UNKNOWN
