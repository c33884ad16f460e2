"""The other side's view: in which order, with which proof, and what our own pleading lets in."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.analysis.assessment import assess
from advisor.analysis.opponent import ORDER, Exposed, OpponentView, opponent
from advisor.analysis.registry import registry
from advisor.law.instruments import citation
from advisor.rules.matter import Matter
from advisor.rules.truth import Truth
from claims.common.exposure import EXPOSURES

from .matters import ON, direct_contractor, matter


def view(facts: Matter, on: date = ON) -> OpponentView:
    return opponent(assess(facts, on))


def exposed(found: OpponentView, id: str) -> Exposed | None:
    return next((e for e in found.exposures if e.exposure.id == id), None)


def borrower(**more: object) -> Matter:
    """Somebody who built under a borrowed licence, sued on after 2026-06-30."""
    return direct_contractor(claimant__role="borrower", debtor__role="lender", **more)


@pytest.mark.parametrize(
    "facts", [Matter(), direct_contractor(), borrower()], ids=["empty", "contractor", "borrower"]
)
def test_what_holds_comes_before_what_is_open_and_what_is_excluded_comes_last(facts: Matter) -> None:
    found = view(facts)
    lists = [found.objections, found.counterclaims, found.exposures, *(m.defences for m in found.claims)]
    for words in lists:
        places = [ORDER[w.truth] for w in words]
        assert places == sorted(places)


def test_an_open_word_names_the_fact_that_decides_it() -> None:
    found = view(direct_contractor())
    delay = next(w for w in found.counterclaims if w.id == "delay_damages")
    assert (delay.truth, delay.missing) == (Truth.UNKNOWN, ("performance.delay_days_ours",))


def test_a_known_fact_lets_the_counterclaim_hold_or_excludes_it() -> None:
    late, punctual = (view(direct_contractor(performance__delay_days_ours=days)) for days in (30, 0))
    assert "delay_damages" in {w.id for w in late.holding}
    assert next(w for w in punctual.counterclaims if w.id == "delay_damages").truth is Truth.NO


def test_evidence_in_hand_is_told_apart_from_evidence_to_obtain() -> None:
    facts = direct_contractor(performance__delay_days_ours=30, evidence__delay_notice=True)
    delay = next(w for w in view(facts).counterclaims if w.id == "delay_damages")
    assert delay.held == ("delay_notice",)
    assert delay.to_obtain == ("critical_path_analysis", "stop_resume_orders")


def test_every_claim_pleaded_meets_its_own_defences_and_a_beaten_one_shows_what_beat_it() -> None:
    """Eighteen months from 2024-01-10 end on 2025-07-10 (construction_2020:41)."""
    found = view(
        direct_contractor(account__due_on=date(2024, 1, 10), performance__completed_on=date(2023, 12, 1))
    )
    by_plea = {met.result.id: met for met in found.claims}
    assert by_plea["contract_price"].plea == "principal"
    beaten = by_plea["priority_of_payment"]
    assert beaten.plea == ""
    assert [w.id for w in beaten.defences if w.truth is Truth.YES] == ["too_late"]


def test_a_defence_cites_the_law_that_governs_its_claim() -> None:
    found = view(direct_contractor())
    penalty = next(m for m in found.claims if m.result.id == "late_fee")
    assert next(w for w in penalty.defences if w.id == "contract_void").cite == ("civil_code:155",)


def test_pleading_a_borrowed_licence_brings_the_report_to_the_authority() -> None:
    """construction_2026:22, for cases first accepted on or after 2026-06-30."""
    report = exposed(view(borrower()), "report_duty")
    assert report is not None
    assert (report.truth, report.pleaded, report.cite) == (Truth.YES, True, ("construction_2026:22",))
    earlier = exposed(
        view(borrower(procedure__filed_on=date(2026, 6, 29), procedure__accepted_on=date(2026, 6, 29))),
        "report_duty",
    )
    assert earlier is not None
    assert earlier.truth is Truth.NO


def test_pleading_invalidity_gives_up_the_penalty_and_brings_back_delay_as_loss() -> None:
    """civil_code:155: void from the start; construction_2020:6: loss by the agreed term."""
    found = view(borrower(performance__delay_days_ours=30))
    assert exposed(found, "penalty_lost").truth is Truth.YES  # type: ignore[union-attr]
    assert exposed(found, "loss_by_agreed_term").truth is Truth.YES  # type: ignore[union-attr]
    unknown = exposed(view(borrower()), "loss_by_agreed_term")
    assert unknown is not None
    assert (unknown.truth, unknown.missing) == (Truth.UNKNOWN, ("performance.delay_days_ours",))


def test_a_claim_that_fails_exposes_to_nothing() -> None:
    found = view(direct_contractor())
    assert exposed(found, "penalty_lost") is None or not exposed(found, "penalty_lost").pleaded  # type: ignore[union-attr]


def test_what_the_plan_brings_about_comes_before_what_another_plea_would() -> None:
    found = view(borrower(performance__delay_days_ours=30))
    holding = [e.pleaded for e in found.exposures if e.truth is Truth.YES]
    assert holding == sorted(holding, reverse=True)


def test_an_empty_matter_shows_a_few_open_claims_and_puts_no_word_into_the_mouth_of_anyone() -> None:
    found = view(Matter())
    assert 0 < len(found.claims) <= 3
    assert found.holding == ()


def test_every_exposure_names_claims_we_have_articles_on_record_and_a_way_to_live_with_it() -> None:
    for exposure in EXPOSURES:
        assert set(exposure.claims) <= set(registry()), exposure.id
        assert all(citation(c).article.gist for c in exposure.cite), exposure.id
        assert exposure.answer.endswith(("。", "”。")), exposure.id
    assert len({e.id for e in EXPOSURES}) == len(EXPOSURES)


def test_a_stopped_site_is_met_with_the_duty_to_mitigate() -> None:
    """civil_code:591."""
    facts = matter(claimant__role="contractor", performance__stopped_on=date(2026, 3, 1))
    word = next(w for w in view(facts).counterclaims if w.id == "no_mitigation")
    assert (word.truth, word.missing) == (Truth.UNKNOWN, ("performance.left_site_on",))
