"""Unfinished lump sums, the final account, the priority amount and the routes to the money."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from advisor.errors import InputError
from advisor.quantum.fees import court_fee
from advisor.quantum.lump_sum import (
    TAX_NOTE,
    Batch,
    Grade,
    Kind,
    final_account,
    proportion_price,
    retention_of,
    unit_price,
)
from advisor.quantum.priority import Owed, head_rule, head_rules, priority_amount
from advisor.quantum.routes import RightLost, Route, balance, cost_of_waiting

TODAY = date(2026, 11, 23)


def test_an_unfinished_lump_sum_is_paid_in_proportion() -> None:
    # typical case of 2026-06-29: 81 of 97 million of a lump sum of 89 million
    found = proportion_price("89000000", "8100万元", "9700万元")
    assert found.total == Decimal("74319587.63")
    assert "83.51%" in found.notes[0]
    assert TAX_NOTE in found.notes
    assert found.citations == ("construction_2026:10",)


def test_more_than_the_whole_is_refused() -> None:
    with pytest.raises(InputError, match="不能大于"):
        proportion_price("100", "98", "97")
    with pytest.raises(InputError, match="不能大于"):
        proportion_price("100", "0", "0")


def test_a_unit_price_is_paid_by_measure() -> None:
    assert unit_price(Decimal("120.5"), Decimal("310")).total == Decimal("37355.00")


def test_the_account_deducts_what_was_paid_and_defers_what_is_not_due() -> None:
    found = final_account(
        [
            Batch(Kind.PRICE, "合同价", Decimal(1000000)),
            Batch(Kind.EXTRA, "增项一", Decimal(50000), grade=Grade.SIGNED),
            Batch(Kind.EXTRA, "增项二", Decimal(20000), grade=Grade.ASSERTED),
            Batch(Kind.RETENTION, "质保金", Decimal(30000), due_on=date(2027, 6, 1)),
            Batch(Kind.RETENTION, "已到期质保金", Decimal(10000), due_on=date(2026, 6, 1)),
            Batch(Kind.DEPOSIT, "履约保证金", Decimal(100000), due_on=date(2026, 1, 1)),
            Batch(Kind.DEPOSIT, "工资保证金", Decimal(40000), due_on=date(2027, 1, 1)),
            Batch(Kind.PAYMENT, "已付", Decimal(600000), due_on=date(2026, 1, 1)),
            Batch(Kind.IN_KIND, "抵债房", Decimal(80000)),
            Batch(Kind.DEDUCTION, "水电费", Decimal(5000)),
        ],
        TODAY,
    )
    # 1000000 + 50000 + 20000 - 30000 + 100000 - 600000 - 80000 - 5000
    assert found.due_now.total == Decimal("455000.00")
    assert [batch.label for batch in found.later] == ["质保金", "工资保证金"]
    assert found.extras_by_grade == {Grade.SIGNED: Decimal(50000), Grade.ASSERTED: Decimal(20000)}


def test_retention_above_three_per_cent_is_named() -> None:
    assert retention_of("1000000", Decimal("0.05")) == (Decimal(50000), Decimal(20000))
    assert retention_of("1000000", Decimal("0.03")) == (Decimal(30000), Decimal(0))
    with pytest.raises(InputError, match="质保金"):
        retention_of("1000000", Decimal(3))


def test_interest_penalty_and_idle_loss_stay_outside_the_priority_amount() -> None:
    found = priority_amount(
        [
            Owed("price", Decimal(10000000), "3号楼、5号楼"),
            Owed("interest", Decimal(800000)),
            Owed("idle_loss", Decimal(500000)),
            Owed("penalty", Decimal(200000)),
        ],
        date(2026, 9, 1),
    )
    assert (found.inside.total, found.outside.total) == (Decimal(10000000), Decimal(1500000))
    assert found.by_part == {"3号楼、5号楼": Decimal(10000000)}
    assert found.inside.citations == ("construction_2020:40",)
    assert found.outside.citations == ("construction_2020:40", "construction_2026:17")


def test_the_priority_amount_is_kept_per_part_of_the_works() -> None:
    found = priority_amount(
        [Owed("price", Decimal(3), "A"), Owed("extras", Decimal(4), "A"), Owed("retention", Decimal(5), "B")],
        TODAY,
    )
    assert found.by_part == {"A": Decimal(7), "B": Decimal(5)}


def test_profit_was_contested_under_the_old_reply() -> None:
    assert head_rule("profit", date(2018, 1, 1)).standing == "contested"
    assert head_rule("profit", date(2019, 2, 1)).standing == "in"
    assert head_rule("interest", date(2018, 1, 1)).citation == "priority_reply_2002:3"
    assert head_rule("interest", date(2020, 1, 1)).citation == "construction_2018:21"
    assert head_rule("idle_loss", date(2026, 6, 29)).citation == "construction_2020:40"


@pytest.mark.parametrize("key", sorted({rule.key for rule in head_rules()}))
def test_every_head_has_exactly_one_rule_on_every_day(key: str) -> None:
    for day in (date(2003, 1, 1), date(2019, 1, 31), date(2019, 2, 1), date(2026, 6, 29), date(2026, 6, 30)):
        assert sum(r.key == key and r.from_on <= day <= r.until_on for r in head_rules()) == 1


def test_an_unknown_head_names_the_known_ones() -> None:
    with pytest.raises(InputError, match="price"):
        head_rule("tax", TODAY)


def test_a_route_is_weighed_after_its_outlay() -> None:
    route = Route(
        "诉讼",
        Decimal(800000),
        Decimal(1000000),
        (court_fee("1000000"), court_fee("1000000", "preservation")),
        appraisal=Decimal(50000),
    )
    found = balance(route)
    # 13800 + 5000 + 50000
    assert (found.outlay, found.net_low, found.net_high) == (Decimal(68800), Decimal(731200), Decimal(931200))


def test_waiting_earns_interest_and_loses_rights() -> None:
    rights = [
        RightLost("诉讼时效", date(2028, 1, 1), Decimal(900000)),
        RightLost("优先受偿权", date(2026, 12, 31), Decimal(1000000)),
        RightLost("撤销权", date(2026, 11, 30)),
        RightLost("已过的权利", date(2026, 1, 1), Decimal(5)),
    ]
    found = cost_of_waiting(Decimal("82.19178"), TODAY, date(2027, 1, 22), rights)
    assert (found.per_day, found.per_month) == (Decimal("82.19"), Decimal("2465.75"))
    assert found.gained == Decimal("4931.51")  # 60 days
    assert [right.label for right in found.lost] == ["撤销权", "优先受偿权"]
    assert found.at_stake == Decimal(1000000)
    assert found.next_loss is not None
    assert found.next_loss.label == "撤销权"


def test_a_right_still_stands_on_its_last_day() -> None:
    right = RightLost("优先受偿权", date(2026, 12, 31), Decimal(1))
    assert cost_of_waiting(Decimal(1), TODAY, date(2026, 12, 31), [right]).lost == ()
    assert cost_of_waiting(Decimal(1), TODAY, date(2027, 1, 1), [right]).lost == (right,)
