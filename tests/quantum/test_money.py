"""Amounts of money are exact, and what can be read in two ways is asked about."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import InputError
from advisor.quantum.money import as_yuan, format_cell, format_yuan, parse_yuan, positive, to_fen


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("1,234.56", "1234.56"),
        ("1，234．56", "1234.56"),
        ("1234.56元", "1234.56"),
        ("￥1 234 567", "1234567"),
        ("人民币 500", "500"),
        ("120万元", "1200000"),
        ("123.456789万", "1234567.89"),
        ("1.2亿元", "120000000"),
        ("-50", "-50"),
        ("人民币壹仟肆佰零玖元伍角", "1409.50"),
    ],
)
def test_an_amount_is_read_without_loss(text: str, yuan: str) -> None:
    assert parse_yuan(text) == Decimal(yuan)


@pytest.mark.parametrize("text", ["1,23", "12,34.5", "1.234,56", "1.234.567", "1,2345"])
def test_separators_with_two_readings_are_asked_about(text: str) -> None:
    with pytest.raises(InputError, match="两种读法"):
        parse_yuan(text)


@pytest.mark.parametrize("text", ["", "元", "一百", "abc", "1e6", "12美元", "NaN"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="不是金额"):
        parse_yuan(text)


@pytest.mark.parametrize("text", ["1.005", "1.2345678万", "0.001元"])
def test_an_amount_finer_than_a_fen_is_refused_not_rounded(text: str) -> None:
    with pytest.raises(InputError, match="比分还细"):
        parse_yuan(text)


@pytest.mark.parametrize("value", [0.1, 100.0, True])
def test_a_float_or_a_truth_value_is_no_money(value: object) -> None:
    with pytest.raises(InputError, match="类型"):
        as_yuan(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity")])
def test_a_number_without_end_is_no_money(value: Decimal) -> None:
    with pytest.raises(InputError, match="有限"):
        as_yuan(value)


def test_a_debt_below_zero_is_refused() -> None:
    with pytest.raises(InputError, match="负数"):
        positive("-1", "本金")


@pytest.mark.parametrize(
    ("exact", "fen"), [("0.005", "0.01"), ("0.004999", "0.00"), ("2.675", "2.68"), ("-0.005", "-0.01")]
)
def test_half_a_fen_rounds_away_from_zero(exact: str, fen: str) -> None:
    assert to_fen(Decimal(exact)) == Decimal(fen)


def test_a_half_fen_lost_in_division_is_found_again() -> None:
    # 3 x (0.005 / 3) is 0.005 exactly, but the decimals of a third end somewhere
    assert to_fen(sum([Decimal("0.005") / 3] * 3, Decimal(0))) == Decimal("0.01")


def test_papers_print_no_separators_and_tables_do() -> None:
    assert format_yuan(Decimal("2395801.28")) == "2395801.28元"
    assert format_yuan(Decimal("20000000.00")) == "20000000元"
    assert format_yuan(Decimal("2395801.28"), separators=True) == "2,395,801.28元"
    assert format_cell(Decimal("1000")) == "1,000.00"


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_what_is_printed_is_read_back_the_same(amount: Decimal) -> None:
    assert parse_yuan(format_yuan(amount)) == amount
    assert parse_yuan(format_yuan(amount, separators=True)) == amount
