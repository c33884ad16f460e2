"""Ordered, named criteria; pleas that may stand together; routes side by side."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from advisor.analysis.assessment import Standing, assess
from advisor.analysis.ranking import CRITERIA, rank, remote
from advisor.analysis.strategy import strategy, ways
from advisor.rules.matter import Matter

from .matters import ON, direct_contractor


def test_interest_is_ranked_no_higher_than_the_debt_it_grows_out_of() -> None:
    """Nobody has said whether the contract is valid: the price is arguable, interest would be owed either way."""
    given = direct_contractor(contract__signed_on=date(2022, 3, 5), account__due_on=date(2025, 6, 30))
    assessment = assess(given, ON)
    assert assessment["contract_price"].standing is Standing.ARGUABLE
    assert assessment["interest"].standing is Standing.MADE_OUT
    places = {row.result.id: row.place for row in rank(assessment)}
    assert places["contract_price"] < places["interest"]


def test_every_claim_is_ranked_once_and_each_mark_has_a_sentence_in_both_languages() -> None:
    assessment = assess(direct_contractor(), ON)
    ranked = rank(assessment)
    assert sorted(r.result.id for r in ranked) == sorted(assessment.results)
    for row in ranked:
        assert [m.criterion for m in row.marks] == list(CRITERIA)
        assert all(m.sentence.say("zh_CN") and m.sentence.say("en") for m in row.marks)


def test_what_stands_comes_first_then_what_is_open_then_what_fails_and_last_what_no_fact_points_to() -> None:
    """A penalty is agreed; nobody has said a word about insolvency or about what others owe the debtor."""
    ranked = rank(assess(direct_contractor(contract__penalty_clause="agreed"), ON))
    assert ranked[0].result.standing.good
    kinds = [
        "far" if remote(r.result) else "stands" if r.result.standing.good else r.result.standing.value for r in ranked
    ]
    order = [kind for n, kind in enumerate(kinds) if n == 0 or kinds[n - 1] != kind]
    assert order == sorted(order, key=["stands", "open", "defeated", "fails", "far"].index)
    far = {r.result.id for r in ranked if remote(r.result)}
    assert {"bankruptcy_filing", "subrogation"} <= far
    assert "late_fee" not in far


def test_a_claim_out_of_time_stands_behind_open_ones_though_the_court_does_not_raise_it() -> None:
    """Due 2020-06-30 + 3 years = 2023-06-30, no interruption (civil_code:188, limitation_2020:2)."""
    given = direct_contractor(
        account__due_on=date(2020, 6, 30), contract__signed_on=date(2018, 3, 1), account__events=[]
    )
    ranked = {r.result.id: r for r in rank(assess(given, ON))}
    price = ranked["contract_price"]
    assert price.result.standing is Standing.ARGUABLE
    assert price.marks[0].sentence.key == "rank.standing.barred"


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


def test_the_greater_sanction_is_pleaded_first_and_the_less_in_its_stead() -> None:
    """日万分之三 is three times LPR 3 %: 10,950 against about 3,650 a year on each 100,000."""
    plan = strategy(assess(direct_contractor(), ON))
    principal = {p.result.id for p in plan.principal}
    assert "late_fee" in principal
    assert "interest" in {p.result.id for p in plan.alternative if p.instead_of == "late_fee"}


def test_to_rescind_the_settlement_is_pleaded_before_what_the_settlement_gives() -> None:
    """What the settlement gives is granted in any case: pleaded first, the greater sum would never be heard."""
    settled = {
        "agreement_on": "2025-10-01", "agreement_amount": "9000000", "ground": "unfair", "exploited": True,
        "ground_known_on": "2025-12-24", "fair_price": "12000000",
    }
    owed = {"due_on": "2026-03-01", "unpaid": "2000000", "paid_total": "7000000"}
    given = {"settlement": settled, "account": owed, "debtor": {"role": "employer"}, "contract": {"signed_on": "2022-01-10"}}
    found = assess(Matter.model_validate(given), date(2026, 11, 24))
    assert found["settlement_rescission"].standing is Standing.ARGUABLE
    plan = strategy(found)
    assert "settlement_rescission" in {p.result.id for p in plan.principal}
    assert "contract_price" in {p.result.id for p in plan.alternative}


def test_a_security_lost_only_on_the_main_line_is_pleaded_all_the_same() -> None:
    """Due 2020-06-30: six months were over on 2020-12-30, eighteen months on 2021-12-30; filed 2021-05-10."""
    given = direct_contractor(
        contract__signed_on=date(2018, 3, 1),
        performance__completed_on=date(2020, 1, 10),
        account__due_on=date(2020, 6, 30),
        procedure__filed_on=date(2021, 5, 10),
        procedure__accepted_on=date(2021, 5, 10),
    )
    assessment = assess(given, date(2021, 5, 10))
    assert assessment["priority_of_payment"].standing is Standing.DEFEATED
    assert assessment["priority_of_payment"].contested
    assert "priority_of_payment" in {p.result.id for p in strategy(assessment).principal}


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


def test_retention_money_asked_for_on_its_own_does_not_push_the_price_out_of_the_sum() -> None:
    """Price owed 3,000,000, of which retention money 300,000 is due: the route is worth 3,000,000, not 300,000."""
    given = direct_contractor(
        account__unpaid=Decimal("3000000"),
        contract__retention_amount=Decimal("300000"),
        contract__retention_period_agreed=True,
        contract__retention_months=6,
    )
    found = assess(given, ON)
    assert found["retention_money"].standing.good
    route = strategy(found).routes[0]
    assert {"contract_price", "retention_money"} <= set(route.claims)
    assert "contract_price" in route.counted
    assert "retention_money" not in route.counted
