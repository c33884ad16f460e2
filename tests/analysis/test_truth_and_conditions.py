"""Three truth values, and what conditions make of them."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.rules.conditions import all_of, any_of, none_of, recorded, some, split, yes
from advisor.rules.facts import Facts
from advisor.rules.matter import Matter
from advisor.rules.truth import Truth, conjunction, disjunction

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
ON = date(2026, 11, 24)


def facts(**given: object) -> Facts:
    data: dict[str, dict[str, object]] = {}
    for path, value in given.items():
        part, name = path.split("__")
        data.setdefault(part, {})[name] = value
    return Facts(Matter.model_validate(data), ON)


def test_a_truth_value_is_not_a_boolean() -> None:
    with pytest.raises(TypeError):
        bool(YES)


def test_one_no_decides_a_conjunction_and_one_yes_a_disjunction() -> None:
    assert conjunction([YES, UNKNOWN, NO]) is NO
    assert conjunction([YES, UNKNOWN]) is UNKNOWN
    assert disjunction([NO, UNKNOWN, YES]) is YES
    assert disjunction([NO, UNKNOWN]) is UNKNOWN


def test_an_unanswered_field_is_unknown_and_named_as_missing() -> None:
    finding = all_of(yes("contract.arbitration_clause"), yes("project.tender_held")).find(
        facts(contract__arbitration_clause=True)
    )
    assert finding.truth is UNKNOWN
    assert finding.missing() == ("project.tender_held",)


def test_a_decided_condition_asks_for_nothing_more() -> None:
    finding = all_of(yes("contract.arbitration_clause"), yes("project.tender_held")).find(
        facts(contract__arbitration_clause=False)
    )
    assert finding.truth is NO
    assert finding.missing() == ()


def test_a_contested_point_leaves_the_truth_open_and_names_the_question() -> None:
    finding = split(yes("project.tender_held"), "some_question").find(facts(project__tender_held=True))
    assert (finding.truth, finding.contested) == (UNKNOWN, True)
    assert finding.doctrines() == ("some_question",)
    assert finding.missing() == ()


def test_one_firm_reason_settles_what_a_contested_one_leaves_open() -> None:
    contested = split(yes("project.tender_held"), "q", YES)
    firm = yes("contract.arbitration_clause")
    given = facts(project__tender_held=True, contract__arbitration_clause=True)
    assert any_of(contested, firm).find(given).contested is False
    assert all_of(contested, firm).find(given).contested is True
    assert none_of(contested).find(given).contested is True


def test_silence_about_ones_own_step_means_that_it_was_not_taken() -> None:
    assert recorded("settlement.agreement_on").find(facts()).truth is NO


def test_a_list_is_searched_item_by_item_and_an_empty_list_has_none() -> None:
    condition = some("performance.extras", yes("item.signed_slip"))
    assert condition.find(facts()).truth is UNKNOWN
    assert condition.find(facts(performance__extras=[])).truth is NO
    assert (
        condition.find(facts(performance__extras=[{"signed_slip": False}, {"signed_slip": True}])).truth
        is YES
    )


def test_a_rule_that_names_a_field_we_do_not_have_cannot_be_written() -> None:
    with pytest.raises(KeyError, match=r"contract\.signed_in"):
        yes("contract.signed_in")
