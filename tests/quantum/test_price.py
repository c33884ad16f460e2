"""Price adjustment by index formula and risk band, and a change of circumstances as a range."""

from __future__ import annotations

from decimal import Decimal

import pytest

from advisor.errors import InputError
from advisor.quantum.price import (
    Factor,
    changed_circumstances,
    index_adjustment,
    price_in_delay,
    risk_band,
)


def _factors(*rows: tuple[str, str, str]) -> list[Factor]:
    return [Factor(str(n), *map(Decimal, row)) for n, row in enumerate(rows)]


# Exam banks for cost engineers; work in yuan.
INDEX_CASES = [
    ("15000000", "0.3", [("0.28", "120", "100"), ("0.42", "100", "100")], "840000.00"),
    (
        "1000000",
        "0.2",
        [("0.15", "120", "100"), ("0.35", "115", "100"), ("0.30", "125", "100")],
        "157500.00",
    ),
    # 10000000 x (0.15 + 0.3 x 106/101 + 0.2 x 105/101 + 0.25 x 115/105 + 0.1 x 105/102 - 1); print rounds to 50 万
    (
        "10000000",
        "0.15",
        [
            ("0.30", "106", "101"),
            ("0.20", "105", "101"),
            ("0.25", "115", "105"),
            ("0.10", "105", "102"),
        ],
        "495229.78",
    ),
]


@pytest.mark.parametrize(("work", "fixed", "rows", "delta"), INDEX_CASES)
def test_the_index_formula(work: str, fixed: str, rows: list[tuple[str, str, str]], delta: str) -> None:
    found = index_adjustment(Decimal(work), Decimal(fixed), _factors(*rows))
    assert found.total == Decimal(delta)
    assert len(found.lines) == len(rows) + 2


def test_weights_that_do_not_add_up_to_one_are_refused() -> None:
    with pytest.raises(InputError, match=r"0\.9"):
        index_adjustment(Decimal(1), Decimal("0.3"), _factors(("0.6", "1", "1")))


def test_an_index_of_zero_is_refused() -> None:
    with pytest.raises(InputError, match="指数"):
        index_adjustment(Decimal(1), Decimal("0.3"), _factors(("0.7", "1", "0")))


@pytest.mark.parametrize(
    ("bid", "base", "actual", "settled"),
    [
        ("308", "310", "327", "309.50"),  # ready-mix C20: 327 - 310 x 1.05 = 1.50 on the bid
        ("340", "340", "345", "340"),  # ready-mix C30: 1.47 % is inside the band
        ("320", "310", "340", "324.00"),  # bid above base: 340 - 320 x 1.05 = 4.00
        ("320", "310", "290", "315.50"),  # fall from the lower base: 310 x 0.95 - 290 = 4.50
        ("308", "310", "290", "305.40"),  # fall from the lower bid: 308 x 0.95 - 290 = 2.60
        ("308", "310", "325.50", "308"),  # exactly at the edge
    ],
)
def test_only_the_part_beyond_the_risk_band_is_adjusted(
    bid: str, base: str, actual: str, settled: str
) -> None:
    found = risk_band(Decimal(bid), Decimal(base), Decimal(actual), Decimal("0.05"), Decimal(100))
    assert found.settled == Decimal(settled)
    assert found.computation.total == (found.settled - Decimal(bid)) * 100


def test_a_risk_band_written_in_per_cent_is_refused() -> None:
    with pytest.raises(InputError, match=r"0\.05"):
        risk_band(Decimal(1), Decimal(1), Decimal(1), Decimal(5))


@pytest.mark.parametrize(("fault", "price"), [("employer", 110), ("contractor", 100), ("neither", 110)])
def test_work_pushed_beyond_the_agreed_time_is_priced_by_fault(fault: str, price: int) -> None:
    assert price_in_delay(Decimal(100), Decimal(110), fault) == price  # type: ignore[arg-type]


def test_a_fallen_price_in_a_delay_of_the_contractor_counts_against_him() -> None:
    assert price_in_delay(Decimal(100), Decimal(90), "contractor") == 90
    assert price_in_delay(Decimal(100), Decimal(90), "employer") == 100


def test_a_change_of_circumstances_is_a_range_beyond_the_normal_risk() -> None:
    found = changed_circumstances(Decimal(1000), Decimal(1500), normal_risk=Decimal("0.1"))
    assert (found.excess, found.low, found.high) == (Decimal("400.00"), Decimal("200.00"), Decimal("400.00"))
    assert changed_circumstances(Decimal(1000), Decimal(1050), normal_risk=Decimal("0.1")).high == 0


def test_shares_out_of_order_are_refused() -> None:
    with pytest.raises(InputError, match="分担"):
        changed_circumstances(
            Decimal(1), Decimal(2), normal_risk=Decimal(0), employer_share=(Decimal(1), Decimal("0.5"))
        )
