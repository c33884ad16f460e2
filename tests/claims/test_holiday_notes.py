"""Last days on a public holiday whose arrangement is not yet announced are marked, never counted on."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.analysis.assessment import assess
from advisor.rules.matter import Matter

TODAY = date(2026, 11, 23)


def _notes(due_on: date, claim: str, clock: str) -> str:
    matter = Matter.model_validate(
        {
            "claimant": {"role": "contractor"},
            "performance": {"completed": True, "quality": "qualified"},
            "account": {"unpaid": "1000000.00", "due_on": due_on},
        }
    )
    return "".join(assess(matter, TODAY)[claim].clock(clock).notes)


@pytest.mark.parametrize(
    ("due_on", "marked"),
    [
        (date(2025, 10, 1), "末日 2028-10-01 是国庆节法定假日"),  # + 3 years, a Sunday in an unannounced year
        (date(2024, 5, 1), "末日 2027-05-01 是劳动节法定假日"),  # + 3 years, a Saturday
        (date(2024, 12, 31), ""),  # 2027-12-31, a Friday
        (date(2023, 10, 1), ""),  # 2026-10-01: that year's days off are announced and counted
    ],
)
def test_limitation_that_ends_on_a_holiday_not_yet_arranged_is_called_provisional(
    due_on: date, marked: str
) -> None:
    notes = _notes(due_on, "contract_price", "limitation")
    assert marked in notes
    assert ("只是暂定" in notes) is bool(marked)


def test_the_priority_right_that_ends_on_a_new_years_day_is_called_provisional() -> None:
    """2025-07-01 + 18 months = 2027-01-01."""
    assert "末日 2027-01-01 是元旦法定假日" in _notes(date(2025, 7, 1), "priority_of_payment", "priority")
