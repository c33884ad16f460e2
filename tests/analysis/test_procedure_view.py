"""Procedure in one view. Days are counted and securities reckoned by hand beside each test."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from advisor.analysis.assessment import assess
from advisor.analysis.procedure import STAGES, DatedStep, ProcedureView, procedure
from advisor.law.instruments import citation
from advisor.rules.matter import Matter
from advisor.rules.truth import Truth
from claims.procedure import PROCEDURAL_CLOCKS
from claims.procedure.steps import STEPS

from .matters import ON, SOUND, direct_contractor


def view(facts: Matter, on: date = ON) -> ProcedureView:
    return procedure(assess(facts, on))


def step(found: ProcedureView, id: str) -> DatedStep:
    return next(s for s in found.steps if s.step.id == id)


def ids(found: ProcedureView) -> set[str]:
    return {s.step.id for s in found.steps}


def case(**more: Any) -> Matter:
    """Ten million yuan and a penalty of 502 days at 3,000 yuan a day: 11,506,000; the debtor is not insolvent."""
    return direct_contractor(**{**SOUND, "debtor__in_insolvency": False, **more})


def test_steps_come_in_the_order_of_time() -> None:
    places = [STAGES[s.step.stage] for s in view(case(performance__terminated_on=date(2026, 5, 1))).steps]
    assert places == sorted(places)


def test_security_is_the_whole_sum_before_suit_and_thirty_per_cent_in_suit() -> None:
    """preservation_2016:5: 11,506,000 and 0.3 × 11,506,000 = 3,451,800."""
    found = view(case(procedure__forum="court"))
    assert found.claim_value == Decimal("11506000.00")
    assert step(found, "pre_suit_preservation").security == Decimal("11506000.00")
    assert step(found, "preservation_in_suit").security == Decimal("3451800.00")


def test_the_sum_stated_by_the_user_goes_before_the_reckoned_one() -> None:
    found = view(case(procedure__amount_claimed="1000000.00"))
    assert step(found, "preservation_in_suit").security == Decimal("300000.00")


def test_without_any_sum_no_security_is_named() -> None:
    found = view(Matter())
    assert found.claim_value is None
    assert step(found, "preservation_in_suit").security is None


def test_after_pre_suit_preservation_the_suit_is_due_within_thirty_days() -> None:
    """2026-11-02 + 30 days = 2026-12-02 (civil_procedure_2023:104)."""
    found = view(case(procedure__preserved_on=date(2026, 11, 2), procedure__forum="court"))
    assert step(found, "pre_suit_preservation").done
    assert (step(found, "file").done, step(found, "file").by_on) == (False, date(2026, 12, 2))


def test_a_frozen_account_is_renewed_seven_days_before_its_year_ends() -> None:
    """2026-03-10 + 1 year = 2027-03-10; seven days earlier 2027-03-03 (cpl_interp_2022:485, preservation_2016:18)."""
    found = view(
        case(procedure__preservation_from_on=date(2026, 3, 10), procedure__preservation_kind="deposit")
    )
    renew = step(found, "renew_preservation")
    assert renew.by_on == date(2027, 3, 3)
    assert {row.clock.id for row in renew.clocks} == {"preservation_renewal", "preservation_expiry"}


def test_evidence_is_preserved_before_the_contractor_leaves_a_stopped_site() -> None:
    """construction_2026:15, civil_procedure_2023:84."""
    stopped = case(performance__completed_on=None, performance__stopped_on=date(2026, 9, 1))
    found = step(view(stopped), "preserve_evidence")
    assert (found.truth, found.done) == (Truth.YES, False)
    assert "civil_procedure_2023:84" in found.cite
    gone = case(
        performance__completed_on=None,
        performance__stopped_on=date(2026, 9, 1),
        performance__left_site_on=date(2026, 10, 1),
    )
    assert step(view(gone), "preserve_evidence").done
    assert "rebuild_after_leaving" in ids(view(gone))


def test_finished_works_ask_for_no_evidence_on_site() -> None:
    assert "preserve_evidence" not in ids(view(case()))


def test_we_apply_for_appraisal_where_nothing_is_settled_and_the_price_is_not_fixed() -> None:
    """construction_2020:32."""
    open_price = view(case(contract__price_form="unit_price", settlement__appraisal_joint=False))
    assert step(open_price, "appraisal_ours").truth is Truth.YES
    assert "no_appraisal_lump_sum" not in ids(open_price)


def test_a_lump_sum_bars_the_appraisal_of_the_whole() -> None:
    """construction_2020:28."""
    found = view(case(contract__price_form="lump_sum"))
    assert step(found, "no_appraisal_lump_sum").truth is Truth.YES
    assert "appraisal_ours" not in ids(found)


def test_a_settlement_bars_every_appraisal() -> None:
    """construction_2020:29."""
    found = view(case(settlement__agreement_on=date(2025, 6, 1)))
    assert step(found, "no_appraisal_settled").truth is Truth.YES
    assert not {"appraisal_ours", "appraisal_disputed_part", "joint_opinion"} & ids(found)


def test_an_opinion_both_agreed_to_be_bound_by_bars_the_appraisal() -> None:
    """construction_2020:30: without that agreement whoever disagrees may still apply."""
    bound = view(case(settlement__appraisal_joint=True, settlement__appraisal_binding=True))
    assert step(bound, "binding_opinion").truth is Truth.YES
    assert not {"appraisal_ours", "appraisal_disputed_part", "joint_opinion"} & ids(bound)
    unbound = view(case(settlement__appraisal_joint=True, settlement__appraisal_binding=False))
    assert step(unbound, "joint_opinion").truth is Truth.YES
    assert "binding_opinion" not in ids(unbound)


def test_defects_are_for_the_other_side_to_have_appraised() -> None:
    assert step(view(case(performance__quality_complaint=True)), "appraisal_theirs").truth is Truth.YES


def test_an_appeal_is_due_fifteen_days_after_service() -> None:
    """2026-11-16 + 15 days = 2026-12-01 (civil_procedure_2023:171)."""
    facts = case(procedure__filed_on=date(2026, 7, 1), procedure__judgment_received_on=date(2026, 11, 16))
    assert step(view(facts), "appeal").by_on == date(2026, 12, 1)


def test_enforcement_is_due_two_years_after_the_period_for_performance() -> None:
    """2026-10-09 + 2 years = 2028-10-09 (civil_procedure_2023:250)."""
    facts = case(
        procedure__filed_on=date(2026, 7, 1),
        procedure__judgment_effective_on=date(2026, 9, 29),
        procedure__performance_until_on=date(2026, 10, 9),
    )
    found = step(view(facts), "enforce")
    assert found.by_on == date(2028, 10, 9)
    assert step(view(facts), "file").done


def test_the_forum_is_the_court_of_the_works_and_its_level_follows_from_the_sum_reckoned() -> None:
    """11,506,000 with one side outside the province stays below one hundred million (level_jurisdiction_2021:1)."""
    found = view(
        case(project__site="江苏省南京市", debtor__same_province=False, contract__arbitration_clause=False)
    )
    assert (found.forum.way, found.forum.place) == ("court", "江苏省南京市")
    assert found.forum.level.name == "基层人民法院"


def test_an_arbitration_clause_leads_to_arbitration_and_its_own_preservation() -> None:
    """arbitration_2025:39."""
    found = view(case(contract__arbitration_clause=True, procedure__forum="arbitration"))
    assert found.forum.way == "arbitration"
    assert "pre_arbitration_preservation" in ids(found)
    assert "pre_suit_preservation" not in ids(found)


def test_insolvency_brings_the_filing_with_the_administrator_and_ends_preservation() -> None:
    """bankruptcy_2006:19, 48."""
    facts = direct_contractor(debtor__in_insolvency=True, debtor__insolvency_accepted_on=date(2026, 10, 1))
    found = view(facts)
    assert step(found, "file_in_insolvency").truth is Truth.YES
    assert "preservation_in_suit" not in ids(found)


def test_whether_a_step_applies_is_left_open_with_the_fact_that_decides() -> None:
    found = step(view(direct_contractor()), "preservation_in_suit")
    assert found.truth is Truth.UNKNOWN
    assert "debtor.in_insolvency" in found.missing


def test_every_step_has_articles_on_record_and_clocks_that_exist() -> None:
    known = {rule.id for rule in PROCEDURAL_CLOCKS}
    for each in STEPS:
        assert all(citation(c).article.gist for c in each.cite), each.id
        assert set(each.clocks) <= known, each.id
    assert len({s.id for s in STEPS}) == len(STEPS)


def test_a_claim_for_wages_is_told_of_no_fee_and_no_appraisal_of_the_price() -> None:
    """fees_2006:20: in a claim for wages the fee need not be prepaid."""
    said = ids(view(Matter.model_validate({"claimant": {"role": "worker"}})))
    assert "wages_without_fee" in said
    assert not {"pay_fee", "appraisal_ours", "appraisal_disputed_part"} & said
    assert "wages_without_fee" not in ids(view(case()))


def test_an_answer_to_objections_is_said_once_there_is_something_to_enforce() -> None:
    """enforcement_objection_2025:1, civil_procedure_2023:238: a third party objects in the course of enforcement."""
    assert "answer_objection" not in ids(view(case()))
    done = case(procedure__judgment_effective_on=date(2026, 6, 1), procedure__objection_ruling_received_on=date(2026, 11, 10))
    assert {"answer_objection", "retrial", "enforce"} <= ids(view(done))


def test_the_form_complaint_is_told_before_suit_and_its_row_on_the_employer_stays_blank() -> None:
    """Known since 2025-07-14; nothing of it once the suit is filed, or in arbitration."""
    assert "element_form" in ids(view(case(procedure__planned_filing_on=date(2026, 12, 1))))
    assert "element_form" not in ids(view(case(procedure__forum="arbitration")))
    assert "element_form" not in ids(view(case(), date(2025, 7, 13)))


def test_a_draft_made_with_artificial_intelligence_is_checked_since_the_opinion_of_2026() -> None:
    assert "check_the_draft" in ids(view(case(), date(2026, 9, 7)))
    assert "check_the_draft" not in ids(view(case(), date(2026, 9, 6)))
