"""The user's own choice of claims, and input that tries to break the paper."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from advisor.analysis.assessment import assess
from advisor.errors import InputError
from advisor.papers.complaint import draft_bytes
from advisor.papers.pleading import Table
from advisor.papers.reread import reread
from tests.drafts.matters import BUILDER, ON, matter
from tests.papers.drafting import asked, drafted, words


def test_an_unknown_claim_is_refused() -> None:
    with pytest.raises(InputError, match="没有请求权基础"):
        drafted(claims=["wishful_thinking"])


def test_a_claim_that_does_not_stand_is_drafted_on_request_with_a_remark() -> None:
    paper = drafted(claims=["contract_price", "retention_money"])
    assert asked(paper, "retention_money")
    assert any("不成立或者不能确定" in str(note) for note in paper.notes)


HOSTILE = "甲{claimant}\u202e<b>&“”《》【待补：】\n第二行\x07公司"


def test_hostile_names_stand_as_words_and_the_file_opens() -> None:
    changes = dict.fromkeys(
        ["claimant__name", "debtor__name", "project__name", "project__works", "contract__name", "contract__payment_terms"],
        HOSTILE,
    )  # fmt: skip
    told = reread(draft_bytes(assess(matter(**changes), ON))).text
    assert "甲{claimant}<b>&" in told
    assert "\u202e" not in told


def test_book_marks_typed_around_a_name_are_not_doubled() -> None:
    assert "《《" not in words(drafted(contract__name="《建设工程施工合同》"))


def test_no_sentence_of_the_facts_ends_twice() -> None:
    for paper in (drafted(), drafted(BUILDER), drafted(contract__payment_terms="一个月内付清。")):
        assert not re.search("。。|，，|；。|，。", words(paper))


def test_two_thousand_instalments_make_a_paper_that_refers_to_the_table() -> None:
    many = [{"label": f"第{n}期", "kind": "progress", "due_on": "2026-04-30", "amount": "3125"} for n in range(2000)]
    paper = drafted(account__instalments=many)
    assert max(len(str(request.text)) for request in paper.requests) < 2000
    assert sum(len(p.rows) for s in paper.sections for p in s.paragraphs if isinstance(p, Table)) < 300


def test_amounts_of_requests_and_total_agree_to_the_fen() -> None:
    paper = drafted(account__paid_total="12400000.01")
    figures = [Decimal(f) for f in re.findall(r"(?:价款|为)(\d+\.\d\d)元", "".join(asked(paper, "contract_price") + asked(paper, "interest")))]
    assert f"合计{figures[0] + figures[-1]}元" in str(paper.total)
