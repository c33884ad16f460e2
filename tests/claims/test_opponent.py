"""What the other side will say, judged on the claimant's facts."""

from __future__ import annotations

from datetime import date
from typing import Any

from advisor.law.instruments import citation
from advisor.rules.facts import Facts
from advisor.rules.matter import Matter
from advisor.rules.truth import Truth
from claims.common.opponent import OPPONENT

TODAY = date(2026, 11, 23)


def raised(**parts: Any) -> set[str]:
    """Ids of what the other side can raise on these facts."""
    facts = Facts(Matter.model_validate(parts), TODAY)
    return {d.id for d in OPPONENT if d.condition.find(facts).truth is Truth.YES}


def test_nothing_is_put_into_the_other_sides_mouth_on_an_empty_matter() -> None:
    assert raised() == set()


def test_every_word_of_the_other_side_has_an_answer_and_an_article_on_record() -> None:
    for defence in OPPONENT:
        assert defence.answer.endswith("。"), defence.id
        assert all(citation(pinpoint).article.gist for pinpoint in defence.cite), defence.id


def test_repair_cost_needs_a_notice_and_a_refusal() -> None:
    """construction_2026:16: without notice no advance on repair; with notice and refusal the reasonable cost."""
    complaint = {"quality_complaint": True}
    assert raised(performance=complaint | {"repair_notice_given": False}) == {"repair_without_notice"}
    assert raised(performance=complaint | {"repair_notice_given": True, "repair_refused": True}) == {"repair_cost"}


def test_delay_overpayment_and_set_off_are_raised_from_their_facts() -> None:
    account = {"overpaid": True, "price_total": "100", "paid_total": "100.01", "counterclaim": "0.01"}
    found = raised(performance={"delay_days_ours": 1}, account=account)
    assert found == {"delay_damages", "overpaid", "set_off"}
    exact = {"overpaid": True, "price_total": "100", "paid_total": "100.00", "counterclaim": "0.00"}
    assert raised(performance={"delay_days_ours": 0}, account=exact) == set()


def test_papers_are_owed_on_completion_and_the_site_only_on_termination() -> None:
    """civil_code:509 for the papers; construction_2026:15 speaks of a contract that has been terminated."""
    assert "handover_of_site" not in raised(performance={"completed_on": "2025-03-01"})
    assert "handover_of_papers" in raised(performance={"completed_on": "2025-03-01"})
    assert "handover_of_site" in raised(performance={"terminated_on": "2025-03-01"})


def test_delay_under_a_void_contract_turns_into_a_claim_for_loss() -> None:
    void = {"claimant": {"role": "whole_transferee"}, "performance": {"delay_days_ours": 30}}
    assert raised(**void) == {"delay_damages", "delay_loss_if_void"}


def test_an_arbitration_clause_is_an_objection_only_before_a_court() -> None:
    clause = {"arbitration_clause": True}
    assert raised(contract=clause, procedure={"forum": "court"}) == {"arbitration"}
    assert raised(contract=clause, procedure={"forum": "arbitration"}) == set()


def test_wages_the_employer_may_have_paid_are_deducted_from_its_own_contractor_only() -> None:
    """wage_2020:29(2): within the unsettled price; a subcontractor's debtor advances nothing under this article."""
    wages = {"performance": {"unpaid_wages": "600000.00"}, "claimant": {"role": "contractor"}}
    assert "wages_paid" in raised(**wages, debtor={"role": "employer"})
    assert "wages_paid" not in raised(**wages, debtor={"role": "subcontractor"})
    nothing = {"performance": {"unpaid_wages": "0.00"}, "claimant": {"role": "contractor"}}
    assert "wages_paid" not in raised(**nothing, debtor={"role": "employer"})
