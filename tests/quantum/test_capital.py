"""Amounts in Chinese capitals, against the printed examples of the rules."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import InputError
from advisor.quantum.capital import capitals, parse_capital, with_prefix
from tests.quantum.helpers import cases


@pytest.mark.parametrize("case", cases("capitals"), ids=lambda case: case["amount"])
def test_the_form_is_the_first_accepted_one_and_all_accepted_ones_are_read(case: dict[str, object]) -> None:
    accepted = case["accepted"]
    assert isinstance(accepted, list)
    assert capitals(str(case["amount"])) == accepted[0]
    assert {parse_capital(form) for form in accepted} == {Decimal(str(case["amount"]))}


def test_the_currency_stands_directly_before_the_amount() -> None:
    assert with_prefix("325.04") == "人民币叁佰贰拾伍元零肆分"


def test_digits_below_the_fen_are_rounded_before_they_are_written() -> None:
    assert capitals(Decimal("0.995")) == "壹元整"
    assert capitals(Decimal("1.005")) == "壹元零壹分"


@pytest.mark.parametrize("amount", [Decimal("-0.01"), Decimal(10) ** 16])
def test_what_a_bill_cannot_carry_is_refused(amount: Decimal) -> None:
    with pytest.raises(InputError):
        capitals(amount)


@pytest.mark.parametrize("text", ["", "人民币", "壹拾佰元", "壹万贰", "伍角元", "壹元壹", "拾元整"])
def test_a_malformed_amount_in_capitals_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_capital(text)


@given(st.decimals(min_value=0, max_value=Decimal("9999999999999999.99"), places=2))
def test_capitals_are_read_back_to_the_same_fen(amount: Decimal) -> None:
    written = capitals(amount)
    assert parse_capital(written) == amount
    assert "零零" not in written
    assert not written.startswith(("拾", "佰", "仟", "万", "亿"))
