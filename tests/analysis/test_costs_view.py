"""Costs of the routes and of waiting, against figures reckoned by hand from the fee tables.

Acceptance fee (fees_2006:13) on 10,000,000: 50 + 2,250 + 2,000 + 4,500 + 5,000 + 9,000 + 24,000 + 35,000 = 81,800;
above that 0.6 per cent.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from advisor.analysis.assessment import assess
from advisor.analysis.costs import Costs, costs
from advisor.rules.matter import Matter

from .matters import ON, SOUND, direct_contractor


def found(on: date = ON, **more: Any) -> Costs:
    """Ten million yuan, 3,000 yuan of penalty a day since 2025-07-10: 502 days and 1,506,000 yuan on 2026-11-24."""
    return costs(assess(direct_contractor(**{**SOUND, **more}), on))


def test_the_fee_is_reckoned_on_principal_and_penalty_accrued_to_the_filing_day() -> None:
    """11,506,000: 81,800 + 0.6 % of 1,506,000 = 90,836; half of it 45,418; preservation at its cap."""
    route = found().routes[0]
    assert route.claimed == Decimal("11506000.00")
    assert route.fees is not None
    assert route.fees.acceptance is not None
    assert route.fees.half is not None
    assert route.fees.acceptance.total == Decimal("90836.00")
    assert route.fees.half.total == Decimal("45418.00")
    assert route.fees.preservation.total == Decimal("5000.00")


def test_a_planned_filing_day_adds_the_days_until_then() -> None:
    """Ten days more are 30,000 yuan: 81,800 + 0.6 % of 1,536,000 = 91,016."""
    view = found(procedure__planned_filing_on=date(2026, 12, 4))
    assert view.filing_on == date(2026, 12, 4)
    assert view.routes[0].claimed == Decimal("11536000.00")
    assert view.routes[0].fees is not None
    assert view.routes[0].fees.acceptance is not None
    assert view.routes[0].fees.acceptance.total == Decimal("91016.00")


def test_what_remains_is_the_claim_less_fee_preservation_and_appraisal() -> None:
    """11,506,000 − 90,836 − 5,000 − 60,000 = 11,350,164; at best half the fee and no preservation."""
    view = costs(assess(direct_contractor(**SOUND), ON), appraisal=Decimal(60_000))
    route = view.routes[0]
    assert route.balance is not None
    assert route.best is not None
    assert (route.balance.outlay, route.balance.net_high) == (Decimal("155836.00"), Decimal("11350164.00"))
    assert route.best.outlay == Decimal("105418.00")


def test_the_low_end_is_what_the_fallback_plea_leaves() -> None:
    """The penalty may fall to interest at LPR; the interest route claims just that."""
    view = found()
    by_name = {r.route.name: r for r in view.routes}
    assert by_name["principal"].fallback == by_name["interest"].claimed < by_name["principal"].claimed


def test_arbitration_gives_a_band_instead_of_the_court_fee() -> None:
    """arbitration_fees_1995:4 on 11,506,000: 40 + 1,960 + 1,500 + 2,000 + 3,000 + 2,500 + 26,265 = 37,265 at least,
    100 + 2,450 + 2,000 + 3,000 + 6,000 + 5,000 + 52,530 = 71,080 at most."""
    fees = found(contract__arbitration_clause=True, procedure__forum="arbitration").routes[0].fees
    assert fees is not None
    assert fees.acceptance is None
    assert fees.arbitration is not None
    assert (fees.arbitration.low.total, fees.arbitration.high.total) == (
        Decimal("37265.00"),
        Decimal("71080.00"),
    )


def test_waiting_gains_the_daily_penalty_and_loses_the_priority_right_on_its_day() -> None:
    """2025-07-10 + 18 months = 2027-01-10: not lost in 30 days, lost within 90 (construction_2020:41)."""
    view = found()
    month, quarter, _ = view.waiting
    assert (month.per_day, month.per_month, month.gained) == (
        Decimal("3000.00"),
        Decimal("90000.00"),
        Decimal("90000.00"),
    )
    assert month.lost == ()
    assert [right.last_day for right in quarter.lost] == [date(2027, 1, 10)]
    assert month.next_loss is not None
    assert month.next_loss.last_day == date(2027, 1, 10)


def test_a_right_that_only_secures_is_no_money_of_its_own() -> None:
    """The principal is lost with limitation, not with the priority right; it is never counted twice."""
    rights = {right.last_day: right for right in found().rights}
    assert rights[date(2027, 1, 10)].amount is None
    assert "10,000,000.00" in rights[date(2027, 1, 10)].label
    assert rights[date(2028, 7, 10)].amount == Decimal("11506000.00")


def test_the_sum_really_claimed_has_its_own_fee() -> None:
    """On 5,000,000: 50 + 2,250 + 2,000 + 4,500 + 5,000 + 9,000 + 24,000 = 46,800."""
    view = found(procedure__filed_on=date(2026, 9, 1), procedure__amount_claimed="5000000.00")
    assert view.stated is not None
    assert view.stated.acceptance is not None
    assert view.stated.acceptance.total == Decimal("46800.00")


def test_a_suit_from_before_the_fee_table_is_refused_a_fee_and_told_why() -> None:
    """fees_2006 is law since 2007-04-01."""
    view = found(
        date(2007, 1, 15),
        contract__signed_on=date(2005, 3, 1),
        performance__completed_on=date(2006, 1, 10),
        account__due_on=date(2006, 7, 10),
        procedure__filed_on=date(2007, 1, 10),
    )
    assert view.routes[0].fees is None
    assert "2007-04-01" in view.refusal


def test_an_empty_matter_costs_nothing_and_says_nothing() -> None:
    view = costs(assess(Matter(), ON))
    assert [r.claimed for r in view.routes] == [Decimal(0)]
    assert (view.routes[0].fees, view.rights) == (None, ())
