"""What is named as in and out of the priority amount, and under which article."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from advisor.analysis.assessment import assess
from advisor.rules.matter import Matter


@pytest.mark.parametrize(
    ("due_on", "accepted_on", "losses"),
    [
        (date(2026, 1, 15), date(2026, 11, 23), "construction_2026:17"),  # accepted since 2026-06-30
        (date(2024, 12, 31), date(2025, 9, 10), "construction_2020:40"),
        (date(2019, 3, 1), date(2019, 6, 18), "construction_2018:21"),
    ],
)
def test_interest_penalty_damages_and_stoppage_stand_outside_under_the_article_of_the_day(
    due_on: date, accepted_on: date, losses: str
) -> None:
    """construction_2026:17(2) names stoppage losses; before it the general scope article did."""
    procedure = {"filed_on": accepted_on, "accepted_on": accepted_on}
    matter = Matter.model_validate(
        {
            "claimant": {"role": "contractor"},
            "performance": {"completed": True, "completed_on": due_on, "quality": "qualified"},
            "account": {"price_total": "1000000.00", "paid_total": "400000.00", "due_on": due_on},
            "procedure": procedure,
        }
    )
    amount = assess(matter, accepted_on)["priority_of_payment"].amount
    assert amount is not None
    assert amount.computation is not None
    outside = [line for line in amount.computation.lines if line.label.startswith("不计入")]
    assert [line.label for line in outside] == [
        "不计入：逾期付款利息",
        "不计入：违约金",
        "不计入：损害赔偿金",
        "不计入：发包人原因的停工、窝工等损失",
    ]
    assert {line.amount for line in outside} == {Decimal(0)}
    assert outside[-1].source == losses
    assert amount.value == amount.computation.total == Decimal(600000)
