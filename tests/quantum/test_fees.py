"""Fees of courts and arbitration commissions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import InputError, LawNotInForce
from advisor.quantum.fees import COURT_KINDS, arbitration_fee, claim_value, court_fee, court_table
from tests.quantum.helpers import cases


def _within(found: Decimal, printed: str, case: dict[str, Any]) -> bool:
    return abs(found - Decimal(printed)) <= Decimal(case.get("tolerance", "0"))


@pytest.mark.parametrize("case", cases("fees", "acceptance"), ids=lambda case: case["amount"])
def test_the_acceptance_fee_is_the_printed_one(case: dict[str, Any]) -> None:
    assert _within(court_fee(case["amount"]).total, case["fee"], case)
    if "half" in case:
        assert _within(court_fee(case["amount"], half=True).total, case["half"], case)


@pytest.mark.parametrize("case", cases("fees", "preservation"), ids=lambda case: case["amount"])
def test_the_preservation_fee_is_the_printed_one(case: dict[str, Any]) -> None:
    assert court_fee(case["amount"], "preservation").total == Decimal(case["fee"])


@pytest.mark.parametrize("case", cases("fees", "enforcement"), ids=lambda case: case["amount"])
def test_the_enforcement_fee_is_the_printed_one(case: dict[str, Any]) -> None:
    assert _within(court_fee(case["amount"], "enforcement").total, case["fee"], case)


def test_fees_derived_from_the_acceptance_fee() -> None:
    assert court_fee("1000000", "payment_order").total == Decimal("4600.00")  # a third of 13800
    assert court_fee("1000000", "bankruptcy").total == Decimal("6900.00")  # half of 13800
    assert court_fee("1000000000", "bankruptcy").total == Decimal("300000.00")  # the cap
    assert court_fee("1000000", "appeal").total == Decimal("13800.00")


def test_interest_accrued_to_filing_enters_the_base() -> None:
    # (2024)沪0115民初47972号: 5093 on 229000 of principal implies 23866.67 of interest claimed
    base = claim_value("229000", "23866.67")
    assert court_fee(base).total == Decimal("5093.00")


def test_the_arbitration_fee_is_a_band() -> None:
    # low: 40 + 1960 + 1500 + 2000 + 3000 + 2500; high: 100 + 2450 + 2000 + 3000 + 6000 + 5000
    band = arbitration_fee("1000000")
    assert (band.low.total, band.high.total) == (Decimal("11000.00"), Decimal("18550.00"))
    assert band.low.citations == ("arbitration_fees_1995:4",)


def test_only_an_acceptance_fee_is_halved() -> None:
    with pytest.raises(InputError, match="减半"):
        court_fee("1000", "preservation", half=True)


def test_the_table_is_not_used_before_it_was_law() -> None:
    with pytest.raises(LawNotInForce, match="2007-04-01"):
        court_fee("1000", on=date(2007, 3, 31))
    assert court_fee("1000", on=date(2007, 4, 1)).total == Decimal("50.00")


def test_an_unknown_fee_names_the_known_ones() -> None:
    with pytest.raises(InputError, match="acceptance"):
        court_fee("1000", "stamp")


def test_a_negative_amount_is_refused() -> None:
    with pytest.raises(InputError, match="负数"):
        court_fee("-1")


@pytest.mark.parametrize("kind", COURT_KINDS)
def test_brackets_join_without_gap(kind: str) -> None:
    brackets = court_table(kind).brackets
    assert brackets[0].over == 0
    assert brackets[-1].up_to is None
    assert all(lower.up_to == upper.over for lower, upper in pairwise(brackets))


@given(st.sampled_from(COURT_KINDS), *[st.decimals(min_value=0, max_value=10**10, places=2)] * 2)
def test_a_larger_amount_never_costs_less(kind: str, one: Decimal, other: Decimal) -> None:
    small, large = sorted((one, other))
    assert court_fee(small, kind).total <= court_fee(large, kind).total
