"""Published rates: complete, in order, and refused where there are none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from advisor.errors import InputError, KnowledgeError, LawNotInForce
from advisor.quantum import rates as module
from advisor.quantum.interest import interest_on
from advisor.quantum.rates import TIERS, Quotation, load_rates, with_quotations

# A few points of both tables, written down from the announcements.
POINTS = [
    ("upto_1y", date(2015, 10, 24), "0.0435"),
    ("upto_1y", date(2012, 7, 5), "0.0631"),
    ("upto_3y", date(2014, 11, 22), "0.0600"),
    ("over_5y", date(2019, 8, 19), "0.0490"),
    ("lpr1y", date(2019, 8, 20), "0.0425"),
    ("lpr1y", date(2024, 10, 20), "0.0335"),
    ("lpr1y", date(2024, 10, 21), "0.0310"),
    ("lpr5y", date(2024, 2, 20), "0.0395"),
    ("lpr1y", date(2025, 5, 20), "0.0300"),
]


@pytest.mark.parametrize(("series", "day", "rate"), POINTS)
def test_the_rate_of_a_day_is_the_last_one_published_by_then(series: str, day: date, rate: str) -> None:
    assert load_rates().series[series].on(day) == Decimal(rate)


@pytest.mark.parametrize("tier", TIERS)
def test_no_rate_is_invented_before_the_first_one(tier: str) -> None:
    with pytest.raises(LawNotInForce, match="1999-06-10"):
        load_rates().series[tier].on(date(1999, 6, 9))


def test_every_month_since_the_reform_has_one_quotation() -> None:
    dates = load_rates().series["lpr1y"].dates
    months = [(day.year, day.month) for day in dates]
    assert months[0] == (2019, 8)
    assert len(months) == len(set(months)) == (dates[-1].year - 2019) * 12 + dates[-1].month - 7


def test_quotations_fall_on_the_twentieth_or_after_it_never_before() -> None:
    assert all(20 <= day.day <= 24 for day in load_rates().series["lpr1y"].dates)


def test_a_user_carries_the_table_on_by_one_quotation() -> None:
    longer = with_quotations([Quotation(date(2026, 10, 20), Decimal("0.029"), Decimal("0.034"))])
    assert longer.series["lpr1y"].on(date(2026, 10, 20)) == Decimal("0.029")
    assert longer.provisional_from == date(2026, 11, 20)
    assert "补录1期" in longer.version
    day = interest_on(365_000, date(2026, 10, 20), date(2026, 10, 21), rates=longer)
    assert (day.total, day.provisional) == (Decimal("29.00"), False)


def test_a_skipped_month_is_pointed_out() -> None:
    with pytest.raises(InputError, match="缺一期"):
        with_quotations([Quotation(date(2026, 11, 20), Decimal("0.03"), Decimal("0.035"))])


def test_a_rate_in_per_cent_instead_of_a_fraction_is_pointed_out() -> None:
    with pytest.raises(InputError, match="百分数"):
        with_quotations([Quotation(date(2026, 10, 20), Decimal("3.00"), Decimal("3.50"))])


def test_a_quotation_already_shipped_changes_nothing() -> None:
    same = with_quotations([Quotation(date(2026, 9, 20), Decimal("0.09"), Decimal("0.09"))])
    assert same.series["lpr1y"].on(date(2026, 9, 20)) == Decimal("0.03")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["2019-08-20,4.25,4.85", "2019-08-20,4.20,4.85"], "不在"),
        (["2019-08-20,4.25,4.85", "2019-10-21,4.20,4.85"], "缺一期"),
        (["2019/08/20,4.25,4.85"], "日期"),
        (["2019-08-20,四,4.85"], "lpr1y"),
        ([], "没有数据"),
    ],
)
def test_a_broken_table_names_the_place(
    lines: list[str], message: str, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path

    root = Path(str(tmp_path))
    shipped = module.KNOWLEDGE / "rates" / "benchmark.csv"
    (root / "rates").mkdir()
    (root / "rates" / "benchmark.csv").write_bytes(shipped.read_bytes())
    head = "effective_on,lpr1y,lpr5y,source,checked_on,note"
    rows = [f"{line},x,2026-11-23," for line in lines]
    (root / "rates" / "lpr.csv").write_text("\n".join([head, *rows]), encoding="utf-8")
    monkeypatch.setattr(module, "KNOWLEDGE", root)
    with pytest.raises(KnowledgeError, match=message):
        load_rates.__wrapped__()
