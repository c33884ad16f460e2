"""Agreed penalties, the risk of their reduction, and late interest for small and medium enterprises."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from advisor.errors import LawNotInForce
from advisor.quantum.penalty import penalty_on, reduction_range, sme_late_interest


@pytest.mark.parametrize(
    ("cap", "share", "share_base", "total"),
    [
        (Decimal(100000), None, None, "100000.00"),
        (None, Decimal("0.05"), None, "250000.00"),
        (None, Decimal("0.05"), "8000000", "400000.00"),
        (Decimal(300000), Decimal("0.05"), "8000000", "300000.00"),
        (Decimal(500000), None, None, "444000.00"),
    ],
)
def test_the_cap_of_the_contract_ends_the_penalty(
    cap: Decimal | None, share: Decimal | None, share_base: str | None, total: str
) -> None:
    found = penalty_on(
        "5000000",
        date(2026, 1, 31),
        date(2026, 11, 23),
        "日万分之三",
        cap=cap,
        cap_share=share,
        cap_base=share_base,
    )
    assert found.total == Decimal(total)
    assert found.total == sum((line.amount for line in found.lines), Decimal(0))
    assert (found.per_day == 0) is (total != "444000.00")


def test_a_penalty_within_loss_plus_thirty_per_cent_stands() -> None:
    found = reduction_range("130000", "100000")
    assert (found.low, found.high, found.excessive) == (Decimal(130000), Decimal(130000), False)


def test_beyond_it_the_outcome_is_a_range_between_loss_and_agreement() -> None:
    found = reduction_range("444000", "121643.84")
    assert found.threshold == Decimal("158136.99")  # 121643.84 x 1.3
    assert (found.low, found.high, found.excessive) == (Decimal("121643.84"), Decimal(444000), True)
    assert found.citations[0] == "contract_general_2023:65"


@pytest.mark.parametrize("facts", [{"bad_faith": True}, {"reduction_requested": False}])
def test_bad_faith_or_silence_of_the_debtor_keeps_the_penalty(facts: dict[str, bool]) -> None:
    found = reduction_range("444000", "100000", **facts)
    assert (found.low, found.high) == (Decimal(444000), Decimal(444000))


def test_the_rule_of_the_day_of_breach_is_cited_and_silence_refused() -> None:
    assert reduction_range("2", "1", on=date(2015, 1, 1)).citations[0] == "contract_interp_2_2009:29"
    with pytest.raises(LawNotInForce):
        reduction_range("2", "1", on=date(2005, 1, 1))


def test_a_small_enterprise_gets_five_in_ten_thousand_a_day_with_lpr_as_fallback() -> None:
    found = sme_late_interest("1000000", date(2021, 1, 1), date(2021, 4, 1), contract_on=date(2020, 10, 1))
    assert (found.primary.total, found.alternative.total) == (Decimal("45000.00"), Decimal("9493.15"))
    assert (found.contested, found.citations) == (False, ("sme_2020:15",))


def test_a_contract_older_than_the_regulation_is_contested() -> None:
    found = sme_late_interest("1000000", date(2020, 12, 31), date(2021, 3, 31), contract_on=date(2020, 5, 6))
    assert (found.primary.total, found.alternative.total) == (Decimal("45000.00"), Decimal("9493.15"))
    assert found.contested
    assert any("不相加" in note for note in found.notes)


def test_days_before_the_regulation_bear_lpr_only() -> None:
    found = sme_late_interest("1000000", date(2020, 8, 22), date(2020, 9, 11), contract_on=date(2020, 1, 1))
    assert found.primary.total == Decimal("5000.00")  # ten days from 2020-09-01
    with pytest.raises(LawNotInForce):
        sme_late_interest("1000000", date(2020, 3, 1), date(2020, 8, 31), contract_on=date(2019, 10, 10))


def test_an_agreed_rate_below_the_lpr_of_signing_is_lifted_to_it() -> None:
    def total(agreed: str) -> Decimal:
        return sme_late_interest(
            "365000", date(2025, 7, 1), date(2026, 7, 1), contract_on=date(2025, 6, 10), agreed=agreed
        ).primary.total

    assert total("1%/year") == Decimal("10950.00")  # 3.00 % on 2025-06-10
    assert total("6%/year") == Decimal("21900.00")
    assert total("lpr1y*1.5") == Decimal("16425.00")


def test_the_newer_regulation_governs_newer_contracts() -> None:
    found = sme_late_interest("100", date(2026, 1, 1), date(2026, 1, 2), contract_on=date(2025, 6, 1))
    assert found.citations == ("sme_2025:17",)
