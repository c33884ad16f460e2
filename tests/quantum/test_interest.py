"""Interest to the cent, and the choices behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from advisor.errors import InputError, LawNotInForce
from advisor.quantum.advances import advance_interest
from advisor.quantum.day_count import DayCount, parse_day_count
from advisor.quantum.interest import interest_on, per_day
from advisor.quantum.lines import merge, product
from advisor.quantum.money import to_fen
from advisor.quantum.rate_spec import LPR_1Y, RateSpec, Tier
from advisor.quantum.rate_text import parse_rate
from tests.quantum.helpers import cases


@pytest.mark.parametrize("case", cases("interest"), ids=lambda case: case["name"])
def test_a_published_example_is_reached_to_the_cent(case: dict[str, Any]) -> None:
    found = interest_on(
        case["principal"],
        case["start_on"],
        case["end_on"],
        case["rate"],
        day_count=DayCount(case["day_count"]),
        include_end=case.get("include_end", False),
        rounding=case.get("rounding", "total"),
    )
    assert found.total == Decimal(case["total"])
    assert abs(found.total - Decimal(case["published"])) <= Decimal(case["tolerance"])
    assert found.provisional is case.get("provisional", False)
    if "segments" in case:
        seen = [[str(line.start_on), str(line.end_on), line.days] for line in found.lines]
        assert seen == case["segments"]


def test_the_segment_arithmetic_of_a_court_is_reproduced() -> None:
    # decoration contract of 朔州佰艺日盛, seven segments of the one-to-three-year benchmark, days as stated there
    stated = [("6.15", 143), ("6", 98), ("5.75", 71), ("5.5", 48), ("5.25", 59), ("5", 59), ("4.75", 616)]
    lines = [
        product(
            rate,
            Decimal("1601408.39"),
            rate=Decimal(rate) / 100,
            units=Decimal(days),
            divisor=Decimal(365),
        )
        for rate, days in stated
    ]
    assert to_fen(sum((line.amount for line in lines), Decimal(0))) == Decimal("248786.47")


def test_the_same_dates_split_by_the_table_give_the_full_days() -> None:
    # the court dropped a day in each of the first two segments; by the dates it is 1095 days and 249111.14
    found = interest_on("1601408.39", date(2014, 7, 1), date(2017, 6, 30), "benchmark3y")
    assert [line.days for line in found.lines] == [144, 99, 71, 48, 59, 59, 615]
    assert found.total == Decimal("249111.14")


def test_a_day_before_the_switch_uses_the_benchmark_and_says_which_tier() -> None:
    found = interest_on("100", date(2019, 8, 19), date(2019, 8, 21))
    assert [line.annual_rate for line in found.lines] == [Decimal("0.0435"), Decimal("0.0425")]
    assert any("六个月至一年" in note and "2019-08-20" in note for note in found.notes)


@pytest.mark.parametrize(
    ("tier", "end_on", "rate"),
    [
        (Tier.MATCH, date(2019, 8, 1), "0.0435"),
        (Tier.OVERDUE, date(2016, 4, 30), "0.0435"),
        (Tier.OVERDUE, date(2018, 10, 30), "0.0475"),
        (Tier.OVERDUE, date(2021, 10, 31), "0.0490"),
        (Tier.UPTO_3Y, date(2016, 4, 30), "0.0475"),
        (Tier.OVER_5Y, date(2016, 4, 30), "0.0490"),
    ],
)
def test_the_benchmark_tier_is_a_choice(tier: Tier, end_on: date, rate: str) -> None:
    found = interest_on("100", date(2015, 10, 31), end_on, replace(LPR_1Y, tier=tier))
    assert found.lines[0].annual_rate == Decimal(rate)


def test_the_long_lpr_takes_the_long_benchmark() -> None:
    found = interest_on("100", date(2019, 8, 1), date(2019, 9, 1), "lpr5y")
    assert [line.annual_rate for line in found.lines] == [Decimal("0.0490"), Decimal("0.0485")]


def test_a_benchmark_agreed_for_good_can_be_kept_after_the_switch() -> None:
    kept = RateSpec("upto_1y", follow_switch=False)
    found = interest_on("100", date(2019, 8, 1), date(2022, 8, 1), kept)
    assert [line.annual_rate for line in found.lines] == [Decimal("0.0435")]


def test_a_multiple_and_points_apply_to_every_segment() -> None:
    found = interest_on("100", date(2021, 12, 1), date(2022, 1, 1), "lpr1y*2+1%")
    assert [line.annual_rate for line in found.lines] == [Decimal("0.0870"), Decimal("0.0860")]


def test_a_fixed_rate_stays_at_the_first_day_or_at_a_named_one() -> None:
    at_start = interest_on("365000", date(2021, 12, 1), date(2022, 12, 1), replace(LPR_1Y, fixed=True))
    assert at_start.total == Decimal("14052.50")  # 365000 x 3.85 %
    at_signing = replace(LPR_1Y, fixed=True, fixed_on=date(2019, 9, 1))
    signed = interest_on("365000", date(2021, 12, 1), date(2022, 12, 1), at_signing)
    assert signed.total == Decimal("15512.50")  # 365000 x 4.25 %


def test_a_cap_cuts_only_the_days_on_which_it_is_lower() -> None:
    capped = parse_rate("15%/year").capped(parse_rate("lpr1y*4"))
    found = interest_on("365000", date(2022, 1, 1), date(2022, 3, 1), capped)
    # 4 x 3.80 % = 15.2 % until 2022-01-19, 4 x 3.70 % = 14.8 % after
    assert [line.annual_rate for line in found.lines] == [Decimal("0.15"), Decimal("0.148")]
    assert found.total == to_fen(Decimal("365000") * (Decimal("0.15") * 19 + Decimal("0.148") * 40) / 365)


def test_a_daily_rate_does_not_depend_on_the_length_of_the_year() -> None:
    totals = {
        interest_on("1000000", date(2026, 1, 1), date(2026, 4, 11), "万分之五/日", day_count=count).total
        for count in DayCount
    }
    assert totals == {Decimal("50000.00")}


def test_a_monthly_rate_is_made_yearly_unless_months_are_counted() -> None:
    start, end = date(2025, 1, 15), date(2025, 4, 15)  # 90 days, 3 months
    assert interest_on("10000", start, end, "2%/month", day_count=DayCount.MONTHS).total == Decimal("600.00")
    assert interest_on("10000", start, end, "2%/month", day_count=DayCount.ACTUAL_360).total == Decimal(
        "600.00"
    )
    # 10000 x 24 % x 90 / 365 = 591.780...
    assert interest_on("10000", start, end, "2%/month").total == Decimal("591.78")


def test_thirty_day_months_count_a_thirty_first_as_a_thirtieth() -> None:
    found = interest_on(
        "36000", date(2025, 1, 31), date(2025, 3, 1), "10%/year", day_count=DayCount.THIRTY_360
    )
    assert found.total == Decimal("310.00")  # 31 days of ten yuan


def test_odd_days_of_a_month_count_as_thirtieths() -> None:
    found = interest_on("36000", date(2025, 1, 31), date(2025, 3, 15), "10%/year", day_count=DayCount.MONTHS)
    # one month to 28 February, then 15 days: 300 + 150
    assert found.total == Decimal("450.00")


def test_first_and_last_day_count_as_told() -> None:
    def total(start: bool, end: bool) -> Decimal:
        return interest_on(
            "365000", date(2025, 6, 1), date(2025, 6, 11), "1%/year", include_start=start, include_end=end
        ).total

    assert total(True, False) == Decimal("100.00")  # ten days of ten yuan
    assert total(True, True) == Decimal("110.00")
    assert total(False, True) == Decimal("100.00")
    assert total(False, False) == Decimal("90.00")


def test_the_day_after_the_period_bears_the_daily_figure() -> None:
    found = interest_on("365000", date(2025, 6, 1), date(2025, 6, 11))
    assert (found.per_day, found.per_day_from) == (Decimal(30), date(2025, 6, 11))  # 365000 x 3 % / 365
    assert per_day("365000", date(2025, 5, 19)) == Decimal(31)


def test_rates_not_yet_published_are_provisional_from_the_next_quotation_day() -> None:
    assert not interest_on("100000", date(2026, 9, 20), date(2026, 10, 20)).provisional
    late = interest_on("100000", date(2026, 9, 20), date(2026, 10, 21))
    assert late.provisional
    assert "2026-09-20" in late.lines[-1].note
    assert any("重算" in note for note in late.notes)
    assert not interest_on("100000", date(2026, 9, 20), date(2030, 1, 1), "4%/year").provisional


def test_a_fixed_rate_read_on_an_unpublished_day_is_provisional() -> None:
    assert interest_on("100", date(2026, 11, 1), date(2026, 12, 1), replace(LPR_1Y, fixed=True)).provisional
    assert not interest_on(
        "100", date(2026, 9, 30), date(2027, 1, 1), replace(LPR_1Y, fixed=True)
    ).provisional


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(InputError, match="早于"):
        interest_on("100", date(2025, 1, 2), date(2025, 1, 1))


def test_no_days_bear_no_interest() -> None:
    found = interest_on("100", date(2025, 1, 2), date(2025, 1, 2))
    assert (found.total, found.lines) == (Decimal("0.00"), ())


def test_a_debt_older_than_the_first_rate_is_refused_with_the_day() -> None:
    with pytest.raises(LawNotInForce, match="1999-06-10"):
        interest_on("100", date(1998, 1, 1), date(2000, 1, 1))


def test_a_negative_principal_is_refused() -> None:
    with pytest.raises(InputError, match="负数"):
        interest_on("-100", date(2025, 1, 1), date(2025, 1, 2))


def test_instalments_add_up_each_from_its_own_due_date() -> None:
    parts = [
        interest_on("365000", date(2025, 6, 1), date(2025, 8, 1), label="第一期"),
        interest_on("730000", date(2025, 7, 1), date(2025, 8, 1), label="第二期"),
    ]
    both = merge(parts)
    assert both.total == Decimal("3690.00")  # 61 x 30 + 31 x 60
    assert both.per_day == Decimal(90)
    assert [line.label for line in both.lines] == ["第一期", "第二期"]


def test_an_advance_bears_what_was_agreed_up_to_the_loan_rate_of_its_day() -> None:
    day, year = date(2021, 3, 1), date(2022, 3, 1)
    assert advance_interest("1000000", day, year, "2%/year").total == Decimal("20000.00")
    assert advance_interest("1000000", day, year, "8%/year").total == Decimal("38500.00")  # LPR 3.85 % held
    floating = advance_interest("1000000", day, year, "8%/year", floating_cap=True)
    # 294 days at 3.85, 31 at 3.80, 40 at 3.70
    assert floating.total == Decimal("38293.15")


def test_an_advance_without_an_interest_clause_bears_none() -> None:
    found = advance_interest("1000000", date(2021, 3, 1), date(2022, 3, 1), None)
    assert found.total == 0
    assert found.citations == ("construction_2020:25",)


def test_an_old_advance_is_capped_by_the_benchmark_of_its_day() -> None:
    found = advance_interest("1000000", date(2018, 3, 1), date(2019, 3, 1), "8%/year")
    assert found.total == Decimal("43500.00")
    assert found.citations == ("construction_2004:6",)


@pytest.mark.parametrize("text", ["366", "act/act", ""])
def test_an_unknown_day_count_names_the_known_ones(text: str) -> None:
    with pytest.raises(InputError, match="actual/365"):
        parse_day_count(text)


TIERS = "逾期30日内不计息；第31日至第90日年利率12%；第91日起年利率18%"


@pytest.mark.parametrize(
    ("end_on", "total"),
    [
        (date(2024, 1, 31), "0.00"),
        (date(2024, 2, 1), "0.00"),  # the 31st day overdue begins: 2024-01-01 is not counted, civil_code:201
        (date(2024, 2, 2), "120.00"),  # 365000 x 12 % / 365
        (date(2024, 4, 1), "7200.00"),  # 60 days, the 31st to the 90th
        (date(2024, 4, 2), "7380.00"),  # and one of 180 yuan
    ],
)
def test_each_tier_begins_on_its_own_day_overdue(end_on: date, total: str) -> None:
    assert interest_on("365000", date(2024, 1, 1), end_on, TIERS).total == Decimal(total)


def test_the_lines_of_a_tiered_rate_name_their_tier_and_leave_no_day_out() -> None:
    found = interest_on("365000", date(2024, 1, 1), date(2024, 5, 1), TIERS)
    assert [(line.start_on, line.days, line.source) for line in found.lines] == [
        (date(2024, 1, 1), 31, "不计息"),
        (date(2024, 2, 1), 60, "年利率12%（逾期第31日起）"),
        (date(2024, 4, 1), 30, "年利率18%（逾期第91日起）"),
    ]
    assert found.total == Decimal("12600.00")  # 60 x 120 + 30 x 180
    assert found.per_day == Decimal(180)
    assert not found.data_version


def test_what_is_left_after_a_payment_keeps_the_tier_of_its_due_day() -> None:
    left = interest_on("182500", date(2024, 3, 1), date(2024, 4, 11), TIERS, due_on=date(2024, 1, 1))
    assert left.total == Decimal("2760.00")  # 31 days of March at 60, ten of April at 90
    assert per_day("182500", date(2024, 4, 11), TIERS, due_on=date(2024, 1, 1)) == Decimal(90)


def test_a_tier_may_follow_the_published_rates() -> None:
    tiers = "逾期30日内年利率2%；第31日起一年期LPR的2倍"
    found = interest_on("365000", date(2025, 4, 1), date(2025, 6, 1), tiers)
    # From 2025-05-02 6.2 %, from 2025-05-20 6.0 %: 31 x 20, 18 x 62, 12 x 60
    assert found.total == Decimal("2456.00")
    assert found.data_version
    assert parse_rate(tiers).times(Decimal(2)).parts[0].multiple == 2
    capped = interest_on("365000", date(2025, 4, 1), date(2025, 6, 1), parse_rate(tiers).capped(LPR_1Y))
    assert capped.total == Decimal("1538.00")  # 31 x 20, 18 x 31, 12 x 30: two per cent lies below LPR


def test_tiers_out_of_order_are_refused() -> None:
    rate = RateSpec("stated", Decimal("0.1"))
    for later in (((1, rate),), ((61, rate), (31, rate)), ((31, replace(rate, later=((61, rate),))),)):
        with pytest.raises(InputError, match="逐档增大"):
            replace(rate, later=later)


def test_a_fixed_rate_keeps_the_quotation_of_the_due_day_after_a_payment() -> None:
    fixed = replace(LPR_1Y, fixed=True)
    left = interest_on("365000", date(2025, 6, 1), date(2025, 6, 11), fixed, due_on=date(2025, 5, 1))
    assert left.total == Decimal("310.00")  # 3.10 % of 2025-05-01, not the 3.00 % of June
