"""Ordered, named criteria; pleas that may stand together; routes side by side."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from advisor.analysis.assessment import Standing, assess
from advisor.analysis.ranking import CRITERIA, rank
from advisor.analysis.strategy import strategy, ways
from advisor.rules.matter import Matter

from .matters import ON, direct_contractor


def test_every_claim_is_ranked_once_and_each_mark_has_a_sentence_in_both_languages() -> None:
    assessment = assess(direct_contractor(), ON)
    ranked = rank(assessment)
    assert sorted(r.result.id for r in ranked) == sorted(assessment.results)
    for row in ranked:
        assert [m.criterion for m in row.marks] == list(CRITERIA)
        assert all(m.sentence.say("zh_CN") and m.sentence.say("en") for m in row.marks)


def test_a_made_out_claim_stands_before_an_open_one_and_a_failed_one_last() -> None:
    ranked = rank(assess(direct_contractor(), ON))
    order = [list(Standing).index(r.result.standing) for r in ranked]
    assert order == sorted(order)


def test_the_user_may_put_money_first() -> None:
    ranked = rank(assess(direct_contractor(), ON), ("amount", "standing"))
    amounts = [
        r.result.amount.value if r.result.amount and r.result.amount.value else Decimal(0) for r in ranked
    ]
    assert amounts == sorted(amounts, reverse=True)


def test_equal_claims_share_a_place() -> None:
    places = [r.place for r in rank(assess(Matter(), ON))]
    assert len(set(places)) < len(places)


def test_the_same_debt_is_not_asked_for_as_interest_and_as_penalty() -> None:
    """One default, one sanction: the lesser is pleaded in the alternative, never added."""
    plan = strategy(assess(direct_contractor(), ON))
    principal = {p.result.id for p in plan.principal}
    assert not {"interest", "late_fee"} <= principal


def test_the_route_adds_no_security_and_no_money_twice() -> None:
    assessment = assess(direct_contractor(), ON)
    plan = strategy(assessment)
    principal = next(r for r in plan.routes if r.name == "principal")
    price = assessment["contract_price"].amount
    assert price is not None
    assert price.value is not None
    sanction = max(
        (
            assessment[id].amount.value or Decimal(0)
            for id in ("interest", "late_fee")
            if assessment[id].amount
        ),
        default=Decimal(0),
    )
    assert principal.total <= price.value + sanction


def test_a_void_contract_is_compared_with_a_valid_one_in_money() -> None:
    plan = strategy(assess(direct_contractor(), ON))
    pleaded = {p.result.id for p in (*plan.principal, *plan.alternative)}
    assert "contract_price" in pleaded


def test_ways_to_be_paid_follow_the_debtors_condition() -> None:
    evading = {w.id for w in ways(assess(direct_contractor(debtor__condition="evading"), ON))}
    good = {w.id for w in ways(assess(direct_contractor(debtor__condition="good"), ON))}
    assert "revoke" in evading - good
    assert ways(assess(direct_contractor(), ON)) == ()


def test_a_claim_about_to_die_stands_before_its_equals() -> None:
    """Due 2025-05-30 + 18 months = 2026-11-30, six days ahead."""
    ranked = rank(assess(direct_contractor(account__due_on=date(2025, 5, 30)), ON), ("urgency",))
    assert ranked[0].result.id == "priority_of_payment"
