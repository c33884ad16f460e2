"""What an assessment says about facts given, missing and contradicted."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.analysis.assessment import Standing, assess
from advisor.errors import LawNotInForce
from advisor.rules.matter import Matter

from .matters import ON, direct_contractor, matter


def test_an_empty_matter_is_open_on_every_claim_and_never_made_out() -> None:
    results = assess(Matter(), ON).results.values()
    assert not [r.id for r in results if r.standing.good]


def test_a_claim_that_fails_under_every_law_fails_without_its_anchor_day() -> None:
    """construction_2020:35 and its predecessors: no contract with the employer, no priority, whatever the dates."""
    result = assess(matter(claimant__role="whole_transferee"), ON)["priority_of_payment"]
    assert result.standing is Standing.FAILS


def test_while_the_law_turns_on_a_day_not_given_that_day_is_named_first() -> None:
    result = assess(matter(claimant__role="contractor", performance__quality="qualified"), ON)[
        "priority_of_payment"
    ]
    assert result.standing is Standing.OPEN
    assert result.regime is None
    assert "account.due_on" in result.missing[:3]


def test_facts_before_the_contract_act_are_refused_with_the_day() -> None:
    with pytest.raises(LawNotInForce, match="1999-05-01"):
        assess(direct_contractor(contract__signed_on=date(1999, 3, 1), account__due_on=date(1999, 5, 1)), ON)


def test_a_remanded_case_is_contested_where_the_new_interpretation_would_answer_otherwise() -> None:
    """Whether a remand is "newly accepted" (construction_2026:23) is written nowhere."""
    given = direct_contractor(
        claimant__role="whole_transferee",
        debtor__role="general_contractor",
        chain__employer_owes="3000000.00",
        chain__middle_levels=0,
        procedure__filed_on=date(2025, 11, 3),
        procedure__accepted_on=date(2025, 11, 3),
        procedure__remanded_on=date(2026, 8, 10),
    )
    result = assess(given, ON)["actual_builder"]
    assert result.contested
    assert "remand_new_acceptance" in result.doctrines


def test_filed_before_a_switch_and_accepted_on_a_day_not_given_is_open_and_asks_for_that_day() -> None:
    """construction_2026:23 turns on acceptance: filed 2026-06-25, the direct claim stands only if accepted by 06-29."""
    given: dict[str, object] = {
        "claimant__role": "whole_transferee",
        "debtor__role": "general_contractor",
        "chain__employer_owes": "3000000.00",
        "chain__middle_levels": 0,
        "procedure__filed_on": date(2026, 6, 25),
    }
    open_one = assess(direct_contractor(**given), ON)["actual_builder"]
    assert open_one.standing is Standing.OPEN
    assert open_one.missing[0] == "procedure.accepted_on"
    before = assess(direct_contractor(**given, procedure__accepted_on=date(2026, 6, 29)), ON)[
        "actual_builder"
    ]
    assert before.standing.good
    after = assess(direct_contractor(**given, procedure__accepted_on=date(2026, 6, 30)), ON)["actual_builder"]
    assert after.standing is Standing.FAILS
