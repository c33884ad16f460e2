"""A suit on file of which nobody said whether it claims the priority: not called exercised, and the question is put.

Due 2024-09-30, eighteen months: the last day is 2026-03-30 (construction_2020:41), a Monday.
"""

from __future__ import annotations

from datetime import date

from advisor.analysis.assessment import assess
from advisor.analysis.selfcheck import next_steps
from advisor.rules.clock import Status

from .matters import direct_contractor

FILED, LAST, TODAY = date(2026, 3, 2), date(2026, 3, 30), date(2026, 11, 23)


def test_after_the_last_day_the_next_step_is_to_look_at_the_complaint() -> None:
    given = direct_contractor(account__due_on=date(2024, 9, 30), procedure__filed_on=FILED)
    found = assess(given, TODAY)
    clock = found["priority_of_payment"].clock("priority")
    assert clock.status(TODAY) is Status.CONTESTED
    assert not clock.acted
    assert clock.missing == ("priority.stated_in_complaint",)
    steps = {step.sentence.key: step.sentence.say("zh_CN") for step in next_steps(found)}
    assert "2026-03-30" in steps["step.settle_clock"]  # the day is known, what was asked for in the suit is not
    assert "step.contested_act" not in steps


def test_on_the_last_day_the_right_lives_and_can_still_be_claimed() -> None:
    given = direct_contractor(account__due_on=date(2024, 9, 30), procedure__filed_on=FILED)
    clock = assess(given, LAST)["priority_of_payment"].clock("priority")
    assert clock.status(LAST) is Status.EXPIRING
    assert clock.missing == ("priority.stated_in_complaint",)
