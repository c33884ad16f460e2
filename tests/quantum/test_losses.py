"""Loss claims: what is paid, what is not, and nothing twice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from advisor.errors import InputError
from advisor.quantum.extension import Delay, extension_days, extension_for_quantity, project_delay
from advisor.quantum.losses import HEAD_NAMES, Head, LossItem, loss_claim, lost_profit, overhead_pro_rata


def _item(head: Head, quantity: int, rate: str, subject: str = "", **more: object) -> LossItem:
    return LossItem(head, "停工", Decimal(quantity), Decimal(rate), subject, **more)  # type: ignore[arg-type]


def test_own_plant_idles_at_depreciation() -> None:
    # exam bank: ten shifts, 160 depreciation (neither the 400 shift rate nor the 1200 rent)
    assert loss_claim([_item(Head.IDLE_OWN_PLANT, 10, "160", "塔吊")]).computation.total == 1600


def test_idle_labour_hired_and_own_plant_add_up() -> None:
    # exam bank: 8 x 300 + 2 x 1000 + 2 x 400; power is not used while idle
    found = loss_claim(
        [
            _item(Head.IDLE_LABOUR, 8, "300", "班组"),
            _item(Head.IDLE_HIRED_PLANT, 2, "1000", "挖掘机"),
            _item(Head.IDLE_OWN_PLANT, 2, "400", "自卸车"),
        ]
    )
    assert (found.computation.total, found.clashes) == (Decimal("5200.00"), ())


def test_extra_work_is_paid_in_full_and_own_breakdown_not_at_all() -> None:
    # exam bank: 18 x 20 + (30 + 15) x 35 + 3 x 300 + 20000 + 10000; twenty days of own breakdown excluded
    found = loss_claim(
        [
            _item(Head.IDLE_LABOUR, 18, "20", "停工班组"),
            _item(Head.EXTRA_LABOUR, 45, "35", "拆除重做"),
            _item(Head.IDLE_OWN_PLANT, 3, "300", "机械"),
            _item(Head.MATERIAL_LOSS, 1, "20000"),
            _item(Head.OTHER, 1, "10000"),
            _item(Head.IDLE_LABOUR, 20, "20", "自有设备故障", contractors_own_risk=True),
        ]
    )
    assert found.computation.total == Decimal("32835.00")
    assert len(found.excluded) == 1
    assert any("自身风险" in note for note in found.computation.notes)


PAIRS = [
    (Head.IDLE_LABOUR, Head.EXTRA_LABOUR),
    (Head.IDLE_OWN_PLANT, Head.IDLE_HIRED_PLANT),
    (Head.PRICE_DIFFERENCE, Head.PRICE_ADJUSTMENT),
    (Head.ACCELERATION, Head.SITE_OVERHEAD),
    (Head.OFFICE_OVERHEAD, Head.LOST_PROFIT),
    (Head.PROGRESS_INTEREST, Head.PENALTY),
    (Head.IDLE_LABOUR, Head.IDLE_LABOUR),
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_of_two_heads_for_one_cost_only_the_larger_counts(one: Head, other: Head) -> None:
    found = loss_claim([_item(one, 1, "100", "同一对象"), _item(other, 1, "300", "同一对象")])
    assert found.computation.total == 300
    assert [clash.dropped.unit_rate for clash in found.clashes] == [100]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_the_same_heads_for_different_things_both_count(one: Head, other: Head) -> None:
    found = loss_claim([_item(one, 1, "100", "甲"), _item(other, 1, "300", "乙")])
    assert (found.computation.total, found.clashes) == (Decimal(400), ())


def test_the_same_head_in_another_month_counts_again() -> None:
    def idle(month: int) -> LossItem:
        return _item(
            Head.IDLE_LABOUR, 5, "100", "班组", start_on=date(2025, month, 1), end_on=date(2025, month, 5)
        )

    assert loss_claim([idle(3), idle(4)]).computation.total == 1000
    assert loss_claim([idle(3), idle(3)]).computation.total == 500


def test_every_head_has_a_name() -> None:
    assert set(HEAD_NAMES) == set(Head)


def test_overhead_follows_the_days() -> None:
    assert overhead_pro_rata(Decimal(360000), 360, 45).total == 45000
    with pytest.raises(InputError, match="工期"):
        overhead_pro_rata(Decimal(1), 0, 1)


def test_lost_profit_is_reduced_by_what_was_saved() -> None:
    assert lost_profit(Decimal(1000000), Decimal("0.05"), avoided=Decimal(20000)) == 30000
    assert lost_profit(Decimal(1000), Decimal("0.05"), avoided=Decimal(20000)) == 0


def test_parallel_delays_extend_by_the_largest_one_beyond_its_float() -> None:
    # exam bank: D 8 days with 10 of float, F 8 on the critical path by the contractor, E 15 with 10 of float
    delays = [Delay("D", 8, 10, True), Delay("F", 8, 0, False), Delay("E", 15, 10, True)]
    assert (project_delay(delays), extension_days(delays)) == (8, 5)
    assert extension_days([]) == 0


def test_quantities_beyond_the_band_extend_the_time_pro_rata() -> None:
    # exam bank: 60 x (4800 - 3200 x 1.15) / 3200 = 21
    assert extension_for_quantity(Decimal(60), Decimal(3200), Decimal(4800), Decimal("0.15")) == 21
    assert extension_for_quantity(Decimal(60), Decimal(3200), Decimal(3300), Decimal("0.15")) == 0
    with pytest.raises(InputError, match="工程量"):
        extension_for_quantity(Decimal(60), Decimal(0), Decimal(1), Decimal(0))
