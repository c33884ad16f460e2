"""The doubled part of the interest for late performance of a judgment."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from advisor.errors import InputError
from advisor.quantum.appropriation import Payment
from advisor.quantum.interest import interest_on
from advisor.quantum.judgment import delay_interest
from advisor.quantum.rate_spec import Tier

# debt, start, end, both end days counted?, doubled part; creditors' filings and public suites
FIGURES = [
    ("500000", date(2016, 1, 15), date(2025, 9, 16), True, "309137.50"),  # 3533 days
    (
        "2761268",
        date(2018, 1, 1),
        date(2025, 9, 16),
        False,
        "1360269.65",
    ),  # (2017)苏0682民初10451号, 2815 days
    ("1000000", date(2026, 1, 1), date(2026, 4, 11), False, "17500.00"),  # 100 days
    ("1000000", date(2020, 1, 28), date(2024, 5, 8), False, "273350.00"),  # 1562 days
    ("1000000", date(2026, 6, 30), date(2026, 11, 23), False, "25550.00"),  # 146 days
    ("3103376", date(2016, 10, 6), date(2017, 10, 9), True, "200400.51"),  # 369 days
    ("2945895", date(2017, 10, 10), date(2025, 9, 16), True, "1494526.18"),  # 2899 days
]


@pytest.mark.parametrize(("debt", "start", "end", "both", "doubled"), FIGURES)
def test_a_figure_filed_in_enforcement_is_reached(
    debt: str, start: date, end: date, both: bool, doubled: str
) -> None:
    assert delay_interest(debt, start, end, include_end=both).total == Decimal(doubled)


def test_a_part_payment_reduces_the_money_debt_from_its_day() -> None:
    # (2015)武海法商字第00065号: 157481 paid on 2017-10-10
    found = delay_interest(
        "3103376",
        date(2016, 10, 6),
        date(2025, 9, 16),
        payments=[Payment(date(2017, 10, 10), Decimal(157481))],
        include_end=True,
    )
    assert found.total == Decimal("1694926.69")
    assert [(line.base, line.days) for line in found.lines] == [
        (Decimal(3103376), 369),
        (Decimal(2945895), 2899),
    ]
    assert found.per_day == Decimal(2945895) * Decimal("0.000175")


def test_general_interest_runs_beside_it_as_the_judgment_says() -> None:
    # 10000 at 0.05 % a day from 2015-01-01, performance due 2015-07-03, all paid 2015-09-01
    start, due, paid = date(2015, 1, 1), date(2015, 7, 3), date(2015, 9, 1)
    general = interest_on("10000", start, paid, "0.05%/日").total
    doubled = delay_interest("10000", due, paid).total
    assert (general, doubled) == (Decimal("1215.00"), Decimal("105.00"))  # 243 and 60 days


def test_days_before_august_2014_bear_twice_the_benchmark() -> None:
    found = delay_interest("365000", date(2014, 7, 22), date(2014, 8, 11), tier=Tier.UPTO_1Y)
    # ten days at 2 x 6.00 % = 1200, ten days at 0.0175 % = 638.75
    assert [line.amount for line in found.lines] == [Decimal(1200), Decimal("638.75")]
    assert "delay_interest_2014:7" in found.citations


def test_a_stay_the_debtor_did_not_ask_for_is_left_out() -> None:
    found = delay_interest(
        "1000000",
        date(2026, 1, 1),
        date(2026, 4, 11),
        suspended=[(date(2026, 2, 1), date(2026, 2, 28))],
    )
    assert found.total == Decimal("12600.00")  # 72 days of 175
    assert [line.days for line in found.lines] == [31, 41]


def test_nothing_runs_after_the_debt_is_paid() -> None:
    found = delay_interest(
        "1000", date(2026, 1, 1), date(2026, 4, 11), payments=[Payment(date(2026, 1, 11), Decimal(1000))]
    )
    assert (found.total, found.per_day) == (Decimal("1.75"), Decimal(0))


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(InputError, match="早于"):
        delay_interest("1", date(2026, 1, 2), date(2026, 1, 1))


def test_a_stay_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InputError, match="中止"):
        delay_interest(
            "1", date(2026, 1, 1), date(2026, 2, 1), suspended=[(date(2026, 1, 9), date(2026, 1, 8))]
        )
