"""The reader that checks drafts: what it finds in plain words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from advisor.errors import InputError
from advisor.papers.reread import amounts, dates, gap_labels


def test_days_are_found_in_running_text() -> None:
    assert dates("自2024年3月1日起至2026年11月23日止") == (date(2024, 3, 1), date(2026, 11, 23))


def test_a_day_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InputError, match="2026年2月30日"):
        dates("于2026年2月30日付款")


def test_amounts_are_found_in_yuan_and_multiplied_out() -> None:
    words = "工程款6250000元、利息118904.11元，合同价1,800万元，资产1.5亿元"
    expected = (Decimal("6250000"), Decimal("118904.11"), Decimal("18000000"), Decimal("150000000"))
    assert amounts(words) == expected


def test_a_figure_that_is_not_money_is_no_amount() -> None:
    assert amounts("3号楼共18层，年利率3.45%，第12.4条") == ()


def test_gaps_are_found_by_label() -> None:
    assert gap_labels("承包范围为【待补：承包范围】，由【待补：法院】") == ("承包范围", "法院")
