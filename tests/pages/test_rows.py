"""Rows of a list question: from the matter to the table, through the edits, and back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from advisor.analysis.questions import question, questions
from advisor.errors import InputError
from advisor.pages.rows import answer_rows, edited, from_text, to_rows, to_text
from advisor.rules.matter import FIELDS, Matter, fields_of
from advisor.texts import Texts

from .helpers import complete

LISTS = [path for path, spec in FIELDS.items() if spec.kind == "list"]
PAYMENTS = question("account.payments")
CHINESE, ENGLISH = Texts(), Texts("en")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("path", LISTS)
def test_every_kind_of_cell_survives_the_way_there_and_back(path: str, language: str) -> None:
    sample = {
        "bool": True,
        "day": "2024-05-06",
        "yuan": "1234.50",
        "percent": "3",
        "integer": 7,
        "text": "甲",
    }
    item = FIELDS[path].item
    assert item is not None
    row = {n: s.choices[0] if s.kind == "choice" else sample[s.kind] for n, s in fields_of(item).items()}
    part, name = path.split(".")
    matter = Matter.model_validate({part: {name: [row, {}]}})
    asked, t = questions(language)[path], Texts(language)
    items = getattr(getattr(matter, part), name)
    table = to_rows(items, asked.columns, t)
    assert getattr(getattr(answer_rows(Matter(), asked, table, t), part), name) == items


def test_edits_additions_and_deletions_are_applied() -> None:
    base = [{"数额": "1"}, {"数额": "2"}, {"数额": "3"}]
    delta = {"edited_rows": {0: {"数额": "9"}}, "added_rows": [{"数额": "4"}, {}], "deleted_rows": [1]}
    assert edited(base, delta) == [{"数额": "9"}, {"数额": "3"}, {"数额": "4"}]
    assert base[0] == {"数额": "1"}


def test_typed_cells_are_read_like_answers() -> None:
    rows = [{"付款日": "2024年5月6日", "数额": "12万", "方式": "抵房", "抵债物已交付过户（抵房）": "否"}]
    (payment,) = answer_rows(Matter(), PAYMENTS, rows, CHINESE).account.payments or []
    assert (payment.on, payment.amount, payment.kind) == (date(2024, 5, 6), Decimal(120_000), "house")
    assert payment.delivered is False


def test_every_unreadable_cell_is_named_with_its_row() -> None:
    rows = [{"付款日": "昨天"}, {"数额": "很多", "方式": "贝壳"}]
    with pytest.raises(InputError) as caught:
        answer_rows(Matter(), PAYMENTS, rows, CHINESE)
    assert "第 1 条，付款日" in str(caught.value)
    assert "第 2 条，数额" in str(caught.value)


def test_a_choice_that_is_none_is_named() -> None:
    with pytest.raises(InputError, match="第 1 条 › 方式"):
        answer_rows(Matter(), PAYMENTS, [{"方式": "贝壳"}], CHINESE)


def test_rows_that_cannot_be_read_are_kept_as_text() -> None:
    rows = [{"付款日": "昨天", "数额": None}]
    assert from_text(to_text(rows)) == rows


@pytest.mark.parametrize("text", ["", "x", "5", '"a"', "[5]"])
def test_kept_text_of_another_shape_gives_no_rows(text: str) -> None:
    assert from_text(text) == []


def test_an_english_reader_edits_the_same_rows() -> None:
    asked = question("account.instalments", "en")
    rows = to_rows(complete().account.instalments, asked.columns, ENGLISH)
    assert answer_rows(Matter(), asked, rows, ENGLISH).account.instalments == complete().account.instalments
