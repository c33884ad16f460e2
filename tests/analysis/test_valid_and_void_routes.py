"""The valid and the void contract side by side in money."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from advisor.analysis.assessment import assess
from advisor.analysis.strategy import Route, strategy
from advisor.rules.matter import Matter

ON = date(2026, 6, 20)


def _routes(tendered: bool) -> tuple[Route, ...]:
    """A price of a million, due a year ago, with a penalty of 0.05 % a day; the duty to tender has lapsed since."""
    matter = Matter.model_validate(
        {
            "claimant": {"role": "contractor", "kind": "company", "qualification": "adequate"},
            "debtor": {"name": "乙公司", "role": "employer", "in_insolvency": False},
            "project": {
                "nature": "commercial",
                "planning_permit": "obtained",
                "planning_permit_on": "2020-01-01",
                "tender_required_at_signing": True,
                "tender_required_at_suit": False,
                "tender_held": tendered,
                "negotiated_before_award": False,
                "award_void_ground": False,
            },
            "contract": {
                "signed_on": "2023-03-01",
                "penalty_clause": "agreed",
                "penalty_rate": "日万分之五",
                "interest_clause": "none",
                "invoice_first": False,
                "back_to_back": "none",
            },
            "performance": {"quality": "qualified", "repair_refused": False},
            "account": {
                "unpaid": "1000000.00",
                "due_on": "2025-06-20",
                "payments": [],
                "events": [],
                "limitation_raised": False,
                "set_off_house_agreement": False,
            },
            "procedure": {"filed_on": ON, "accepted_on": ON},
        }
    )
    return strategy(assess(matter, ON)).routes


def test_the_void_route_loses_the_penalty_and_keeps_interest() -> None:
    """365 days: penalty 1,000,000 × 0.05 % × 365 = 182,500; interest at LPR 3 % = 30,000."""
    totals = {frozenset(r.claims) - {"priority_of_payment"}: r.total for r in _routes(tendered=False)}
    assert totals[frozenset({"contract_price", "late_fee"})] == Decimal("1182500.00")
    assert totals[frozenset({"contract_invalidity", "interest"})] == Decimal("1030000.00")


def test_a_contract_with_no_ground_of_invalidity_has_no_void_route() -> None:
    assert all("contract_invalidity" not in r.claims for r in _routes(tendered=True))
