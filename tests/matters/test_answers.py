"""Answers as people type them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from advisor.errors import InputError
from advisor.matters.answers import answer, answered
from advisor.rules.matter import Matter, getter


@pytest.mark.parametrize(
    ("path", "typed", "value"),
    [
        ("contract.signed_on", "2024-05-06", date(2024, 5, 6)),
        ("contract.signed_on", " 2024年5月6日 ", date(2024, 5, 6)),
        ("contract.signed_on", "2024/5/6", date(2024, 5, 6)),
        ("contract.signed_on", "2024.05.06", date(2024, 5, 6)),
        ("contract.signed_on", "20240506", date(2024, 5, 6)),
        ("contract.signed_on", "２０２４－０５－０６", date(2024, 5, 6)),
        ("account.unpaid", "1,234,567.89", Decimal("1234567.89")),
        ("account.unpaid", "1，234元", Decimal("1234")),
        ("account.unpaid", "123.4567万", Decimal("1234567")),
        ("account.unpaid", "1.2亿元", Decimal("120000000")),
        ("account.unpaid", "￥100", Decimal("100")),
        ("account.unpaid", 100, Decimal(100)),
        ("contract.retention_percent", "3%", Decimal(3)),
        ("contract.claim_notice_days", "28天", 28),
        ("contract.written", "是", True),
        ("contract.written", "没有", False),
        ("debtor.condition", "evading", "evading"),
        ("debtor.condition", "资金充足", "good"),
        ("claimant.role", "承包人", "contractor"),
        ("claimant.role", "挂靠", "borrower"),
        ("claimant.role", "包工头", "crew"),
        ("claimant.kind", "自然人", "individual"),
        ("debtor.role", "业主", "employer"),
        ("debtor.kind", "政府", "government"),
        ("performance.quality", "验收合格", "qualified"),
        ("settlement.reply", "未答复", "none"),
        ("project.nature", "商品房", "commodity_housing"),
        ("claimant.name", "甲公司", "甲公司"),
        ("project.buyers", "没有", []),
    ],
)
def test_an_answer_is_read_as_meant(path: str, typed: Any, value: object) -> None:
    assert getter(path)(answer(Matter(), path, typed)) == value


@pytest.mark.parametrize(
    ("path", "typed", "words"),
    [
        ("contract.signed_on", "去年五月", "不是日期"),
        ("contract.signed_on", "2023-02-30", "不是历法上有的日子"),
        ("contract.signed_on", "1998-01-01", "早于 1999 年"),
        ("account.unpaid", "很多", "不是金额"),
        ("account.unpaid", "万", "不是金额"),
        ("account.unpaid", "1,23", "两种读法"),
        ("contract.retention_percent", "百分之三", "不是百分数"),
        ("account.unpaid", "-5", "不能为负"),
        ("account.unpaid", "0.001", "比分还细"),
        ("account.unpaid", "NaN", "不是金额"),
        ("account.unpaid", "99999亿", "一万亿"),
        ("contract.written", "也许", "既不是“是”也不是“否”"),
        ("contract.claim_notice_days", "二十八", "不是整数"),
        ("debtor.condition", "还行", "不是可选的答案"),
        ("account.events", "[{", "不是列表"),
        ("account.events", '[{"kind": "x"}]', "不是可选的答案"),
        ("contract.nothing", "1", "没有这个事项"),
    ],
)
def test_an_answer_that_cannot_be_read_names_field_and_remedy(path: str, typed: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        answer(Matter(), path, typed)
    assert words in str(caught.value)
    assert caught.value.field.startswith(path)
    assert caught.value.remedy


def test_not_known_takes_the_answer_away_and_an_answer_takes_not_known_away() -> None:
    known = answer(Matter(), "account.due_on", "2024-05-06")
    unknown = answer(known, "account.due_on", None, not_known=True)
    assert unknown.account.due_on is None
    assert unknown.not_known == {"account.due_on"}
    assert answer(unknown, "account.due_on", "2024-05-07").not_known == set()


def test_an_answer_can_be_taken_back() -> None:
    known = answer(Matter(), "account.due_on", "2024-05-06")
    assert answer(known, "account.due_on", None) == Matter()
    assert answer(known, "account.due_on", "  ") == Matter()


def test_the_matter_answered_from_is_left_as_it_was() -> None:
    before = Matter()
    answer(before, "account.due_on", "2024-05-06")
    assert before == Matter()


def test_only_known_fields_count_as_answered() -> None:
    matter = answer(Matter(title="x"), "project.buyers", [])
    assert answered(answer(matter, "account.due_on", None, not_known=True)) == 1


@pytest.mark.parametrize(("path", "typed"), [("claimant.role", "实际施工人"), ("claimant.role", "分包人"), ("claimant.size_at_signing", "小微")])
def test_a_word_that_fits_several_choices_is_not_guessed(path: str, typed: str) -> None:
    with pytest.raises(InputError, match="不是可选的答案"):
        answer(Matter(), path, typed)
