"""Amounts and days as they stand in a pleading."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from advisor.errors import InputError
from advisor.papers.pleading import Kind
from advisor.papers.wording import WORDS, chinese_date, yuan


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        ("2395801.28", "2395801.28元"),
        ("6250000.00", "6250000元"),
        ("0.05", "0.05元"),
        ("1409.5", "1409.50元"),
        ("1E+6", "1000000元"),
        ("0", "0元"),
    ],
)
def test_amounts_are_printed_in_yuan_without_separators(amount: str, printed: str) -> None:
    assert yuan(Decimal(amount)) == printed


@pytest.mark.parametrize("amount", [Decimal("0.001"), Decimal("NaN"), Decimal("Infinity"), 1.5, 3])
def test_an_amount_that_is_not_whole_fen_in_decimal_is_refused(amount: object) -> None:
    with pytest.raises(InputError):
        yuan(amount)  # type: ignore[arg-type]


def test_days_carry_no_leading_zeros() -> None:
    assert chinese_date(date(2026, 3, 1)) == "2026年3月1日"


def test_no_word_of_a_court_stands_in_the_vocabulary_of_a_tribunal() -> None:
    tribunal = WORDS[Kind.ARBITRATION]
    court_words = {"判", "诉", "原告", "受理费"}
    words = {
        tribunal.title,
        tribunal.claimant,
        tribunal.order,
        tribunal.requests,
        tribunal.fee,
        tribunal.signer,
    }
    assert not [word for word in words for banned in court_words if banned in word]
