"""A plan to file on a later day is not an act: a right that lives today is not called dead, and the plan is remarked on.

Due 2025-05-24, eighteen months: the last day is 2026-11-24 (construction_2020:41), a Tuesday.
"""

from __future__ import annotations

from datetime import date

import pytest

from advisor.analysis.assessment import assess
from advisor.analysis.selfcheck import next_steps
from advisor.rules.clock import Status

from .matters import direct_contractor

LAST = date(2026, 11, 24)


@pytest.mark.parametrize("planned_on", [date(2026, 11, 24), date(2026, 11, 25), date(2027, 3, 1)])
def test_on_its_last_day_the_priority_right_lives_whatever_the_plan(planned_on: date) -> None:
    given = direct_contractor(account__due_on=date(2025, 5, 24), procedure__planned_filing_on=planned_on)
    found = assess(given, LAST)
    clock = found["priority_of_payment"].clock("priority")
    assert clock.status(LAST) is Status.EXPIRING
    assert any("晚于末日" in note for note in clock.notes) is (planned_on > LAST)
    assert next_steps(found)[0].by_on == LAST


def test_on_the_day_after_it_is_dead() -> None:
    given = direct_contractor(account__due_on=date(2025, 5, 24), priority__assertions=[])
    clock = assess(given, date(2026, 11, 25))["priority_of_payment"].clock("priority")
    assert clock.status(date(2026, 11, 25)) is Status.EXPIRED
