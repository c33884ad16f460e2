"""Which court or tribunal: exclusive jurisdiction, thresholds, arbitration clauses, insolvency.

The articles are cpl_interp_2022:28, level_jurisdiction_2021, civil_procedure_2023:35, arbitration_2025:27, bankruptcy_2006:21.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor.rules.matter import Matter
from advisor.rules.truth import Truth
from claims.procedure import forum

TODAY = date(2026, 11, 23)


def matter(**parts: Any) -> Matter:
    return Matter.model_validate(parts)


def test_an_agreed_court_and_an_answer_on_the_merits_do_not_move_a_construction_case() -> None:
    """J01: the site is in A, the clause says the claimant's court in B."""
    advice = forum(
        matter(
            project={"site": "A市"}, contract={"jurisdiction_clause": "由原告所在地法院管辖", "arbitration_clause": False},
            claimant={"address": "B市", "role": "contractor"}, procedure={"filed_on": "2026-10-08"},
        ),
        date(2026, 10, 8),
    )
    assert (advice.way, advice.exclusive, advice.place) == ("court", Truth.YES, "A市")
    assert advice.clause_works is Truth.NO
    assert advice.says("clause_void")
    assert advice.says("answering_does_not_cure")


def test_an_agreed_court_worked_until_jurisdiction_became_exclusive() -> None:
    clause = {"jurisdiction_clause": "由原告所在地法院管辖", "arbitration_clause": False}
    before = forum(matter(contract=clause, procedure={"filed_on": "2015-02-03"}), date(2015, 2, 3))
    after = forum(matter(contract=clause, procedure={"filed_on": "2015-02-04"}), date(2015, 2, 4))
    assert (before.clause_works, after.clause_works) == (Truth.YES, Truth.NO)
    assert before.says("place_of_works_as_performance")


@pytest.mark.parametrize(
    ("amount", "same_province", "grade"),
    [
        ("100000000.00", False, "intermediate"),
        ("99999999.99", False, "basic"),
        ("100000000.00", True, "basic"),
        ("499999999.99", True, "basic"),
        ("500000000.00", True, "intermediate"),
    ],
)
def test_the_threshold_itself_belongs_to_the_intermediate_court(amount: str, same_province: bool, grade: str) -> None:
    """J02: the figure is included; one hundred million with one side outside, five hundred million otherwise."""
    procedure = {"amount_claimed": amount, "filed_on": "2026-10-08"}
    advice = forum(matter(debtor={"same_province": same_province}, procedure=procedure), date(2026, 10, 8))
    assert advice.level.grade == grade


def test_both_sides_outside_the_province_count_as_both_inside() -> None:
    advice = forum(
        matter(
            debtor={"same_province": False, "address": "浙江省杭州市"}, claimant={"address": "安徽省合肥市"},
            project={"site": "江苏省南京市"}, procedure={"amount_claimed": "100000000.00", "filed_on": "2026-10-08"},
        ),
        date(2026, 10, 8),
    )
    assert advice.level.grade == "basic"


def test_the_old_thresholds_hold_until_the_end_of_september_2021() -> None:
    """Sichuan, both inside: thirty million until 2021-09-30, five hundred million from 2021-10-01."""
    grades = []
    for day in (date(2021, 9, 30), date(2021, 10, 1)):
        procedure = {"amount_claimed": "30000000.00", "filed_on": day}
        advice = forum(
            matter(debtor={"same_province": True}, project={"site": "四川省成都市"}, procedure=procedure), day
        )
        grades.append(advice.level.grade)
    assert grades == ["intermediate", "basic"]


def test_a_threshold_that_is_not_on_record_is_refused_and_not_guessed() -> None:
    procedure = {"amount_claimed": "30000000.00", "filed_on": "2018-03-01"}
    advice = forum(
        matter(debtor={"same_province": False}, project={"site": "四川省成都市"}, procedure=procedure), date(2018, 3, 1)
    )
    assert advice.level.grade is None
    assert "没有收录" in advice.level.why


def test_a_court_is_named_only_if_the_user_named_it() -> None:
    silent = forum(matter(project={"site": "江苏省南通市"}), TODAY)
    named = forum(matter(project={"site": "江苏省南通市"}, procedure={"court": "某区人民法院"}), TODAY)
    assert silent.court is None
    assert named.court == "某区人民法院"
    assert {"contract.arbitration_clause", "procedure.amount_claimed", "debtor.same_province"} <= set(silent.missing)


def test_an_arbitration_clause_leads_to_the_institution_and_survives_invalidity() -> None:
    advice = forum(matter(contract={"arbitration_clause": True}), TODAY)
    assert advice.way == "arbitration"
    assert advice.says("clause_survives")
    assert "contract.arbitration_institution" in advice.missing


@pytest.mark.parametrize(
    ("filed_on", "cite"), [(date(2026, 2, 28), "arbitration_2017:26"), (date(2026, 3, 1), "arbitration_2025:37")]
)
def test_suing_despite_an_arbitration_clause_is_at_the_mercy_of_the_other_side(filed_on: date, cite: str) -> None:
    advice = forum(
        matter(contract={"arbitration_clause": True}, procedure={"forum": "court", "filed_on": filed_on}), filed_on
    )
    assert next(p.cite for p in advice.points if p.id == "court_despite_clause") == (cite,)


def test_a_clause_that_offers_both_arbitration_and_suit_leads_to_court() -> None:
    advice = forum(matter(contract={"arbitration_clause": True, "either_or_clause": True}), TODAY)
    assert advice.way == "court"
    assert advice.says("either_or_void")


def test_insolvency_gathers_new_suits_at_its_own_court() -> None:
    insolvent = {"insolvency_accepted_on": "2026-06-01"}
    advice = forum(matter(debtor=insolvent, contract={"arbitration_clause": False}), TODAY)
    assert advice.way == "insolvency_court"
    assert advice.says("insolvency_court")


def test_the_insolvency_court_takes_the_place_of_the_court_of_the_works() -> None:
    """bankruptcy_2006:21: where that court sits no answer says, so its name is asked for."""
    insolvent = {"insolvency_accepted_on": "2026-06-01"}
    contract = {"arbitration_clause": False, "jurisdiction_clause": "由原告所在地法院管辖"}
    advice = forum(matter(debtor=insolvent, contract=contract, project={"site": "A市"}), TODAY)
    assert (advice.place, advice.place_reason) == (None, "受理破产申请的法院")
    assert "procedure.court" in advice.missing
    assert not advice.says("site_exclusive")
    assert advice.says("clause_void")
    assert (advice.exclusive, advice.clause_works) == (Truth.YES, Truth.NO)


def test_a_suit_pending_when_the_petition_is_accepted_stays_in_its_court() -> None:
    insolvent = {"insolvency_accepted_on": "2026-06-01"}
    filed = {"filed_on": "2026-05-31"}
    advice = forum(matter(debtor=insolvent, procedure=filed, project={"site": "A市"}), TODAY)
    assert (advice.way, advice.place) == ("court", "A市")


def test_wages_and_design_are_told_apart_from_works() -> None:
    wages = forum(matter(claimant={"role": "worker"}, debtor={"address": "C市"}), TODAY)
    design = forum(matter(contract={"kind": "design"}), TODAY)
    assert (wages.exclusive, wages.place) == (Truth.NO, "C市")
    assert design.exclusive is Truth.UNKNOWN
    assert design.says("design_contested")


def test_insolvency_stated_without_its_day_sends_a_new_suit_to_the_court_of_the_insolvency() -> None:
    """bankruptcy_2006:21: a suit not yet begun can only come after acceptance."""
    new = forum(matter(debtor={"in_insolvency": True}), TODAY)
    pending = forum(matter(debtor={"in_insolvency": True}, procedure={"filed_on": "2026-01-05"}), TODAY)
    assert (new.way, pending.way) == ("insolvency_court", "court")


@pytest.mark.parametrize(("filed_on", "said"), [(date(2026, 2, 28), False), (date(2026, 3, 1), True)])
def test_silence_until_the_first_hearing_may_make_an_arbitration_agreement_under_the_new_law(filed_on: date, said: bool) -> None:
    """arbitration_2025:27(3), in force from 2026-03-01."""
    procedure = {"forum": "arbitration", "filed_on": filed_on}
    assert forum(matter(contract={"arbitration_clause": False}, procedure=procedure), filed_on).says("deemed_agreement") is said


@pytest.mark.parametrize(
    ("filed_on", "id"), [(date(2025, 12, 30), "agreed_court_before_2026"), (date(2025, 12, 31), "agreed_court")]
)
def test_an_agreed_court_for_claims_that_are_not_exclusive_needs_a_real_link(filed_on: date, id: str) -> None:
    """civil_procedure_2023:35; jurisdiction_reply_2025:1, 3 from 2025-12-31."""
    assert forum(matter(procedure={"filed_on": filed_on}), filed_on).says(id)


def test_nothing_can_be_agreed_once_the_debtor_is_in_insolvency() -> None:
    assert not forum(matter(debtor={"insolvency_accepted_on": "2026-06-01"}), TODAY).says("agreed_court")
