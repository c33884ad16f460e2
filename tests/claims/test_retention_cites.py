"""The period of retention money rests on the article that fits how the contract ended, and on the law of the case."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor.analysis.assessment import assess
from advisor.rules.matter import Matter

ON = date(2026, 11, 23)
ACCEPTED = {"completed": True, "completed_on": "2023-03-01"}
ENDED = {"completed": False, "terminated_on": "2023-01-10", "left_site_on": "2023-01-20"}
VOID = {"completed": False, "left_site_on": "2023-01-20"}


def _rests_on(performance: dict[str, Any], filed_on: str = "2026-11-23", **claimant: str) -> set[str]:
    matter = Matter.model_validate(
        {
            "claimant": {"role": "contractor", "qualification": "adequate", **claimant},
            "project": {"nature": "commercial"},
            "contract": {"retention_amount": "900000", "retention_months": 12, "signed_on": "2021-05-01"},
            "performance": performance,
            "procedure": {"filed_on": filed_on, "accepted_on": filed_on},
        }
    )
    result = assess(matter, ON)["retention_money"]
    clock = next(clock for clock in result.clocks if clock.id == "retention_due")
    element = next(shown.element for shown in result.elements if shown.element.id == "period_over")
    assert clock.main is not None
    return {*element.cite, *clock.main.cite}


@pytest.mark.parametrize(
    ("performance", "claimant", "expected"),
    [
        (ACCEPTED, {}, set()),
        (ENDED, {}, {"construction_2026:14(1)"}),
        (VOID, {"qualification": "none"}, {"construction_2026:14(2)"}),
    ],
    ids=["accepted", "terminated", "void and unfinished"],
)
def test_termination_and_invalidity_are_cited_only_where_the_contract_ended_so(
    performance: dict[str, Any], claimant: dict[str, str], expected: set[str]
) -> None:
    found = _rests_on(performance, **claimant)
    assert {cite for cite in found if cite.startswith("construction_2026:")} == expected
    assert "construction_2020:17" in found


def test_a_case_accepted_before_2026_06_30_does_not_rest_on_the_later_article() -> None:
    found = _rests_on(ENDED, "2026-06-29")
    assert not {cite for cite in found if cite.startswith("construction_2026:")}
