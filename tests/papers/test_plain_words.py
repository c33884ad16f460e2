"""A paper speaks as a lawyer writes: no codes, no names of our modules, no remark meant for the adviser."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest

from advisor.analysis.assessment import assess
from advisor.analysis.registry import registry
from advisor.errors import InputError, LawNotInForce
from advisor.papers.arrangement import Grid, Line, arrange
from advisor.papers.complaint import compose
from advisor.papers.complaint.tellings import book
from advisor.papers.pleading import Pleading
from advisor.population import one
from advisor.quantum.rate_text import parse_rate
from tests.drafts.matters import BUILDER, ON, matter
from tests.papers.drafting import asked, drafted, words


def printed(paper: Pleading) -> str:
    lines: list[str] = []
    for block in arrange(paper):
        if isinstance(block, Line):
            lines.append(str(block.text))
        elif isinstance(block, Grid):
            lines += [*block.headers, *(str(cell) for row in block.rows for cell in row.cells)]
    return "\n".join(lines)


MEASURES: list[tuple[str, str]] = [
    ("lpr1y*1.5", "一年期贷款市场报价利率（LPR）的1.5倍"),
    ("lpr1y+50bp", "一年期贷款市场报价利率（LPR）加0.5个百分点"),
    ("4.35%/year", "年利率4.35%"),
    ("0.05%/day", "日万分之五"),
    ("一年期LPR的1.3倍", "一年期LPR的1.3倍"),
    ("年利率6%", "年利率6%"),
]


@pytest.mark.parametrize(("typed", "expected"), MEASURES)
def test_a_rate_typed_as_a_code_is_printed_in_words_and_one_typed_in_words_as_it_is(typed: str, expected: str) -> None:
    paper = drafted(contract__interest_clause="agreed", contract__interest_rate=typed)
    assert f"按照约定的{expected}，自" in asked(paper, "interest")[0]
    assert f"约定欠款按{expected}计付利息" in words(paper)
    assert not re.search(r"lpr\d|bp|/year|/day", printed(paper))


def test_a_rate_that_cannot_be_read_is_printed_as_the_contract_has_it() -> None:
    typed = "LPR/2 或者双方另行商定的 x%"
    assert typed in words(drafted(contract__penalty_clause="agreed", contract__penalty_rate=typed))


CODE = re.compile(r"[a-z]+_[a-z_]+|\b(?:None|True|False)\b|[{}]|\d{4}-\d{2}-\d{2}|lpr\d")


@pytest.mark.parametrize("seed", range(60))
def test_no_code_stands_in_any_paper(seed: int) -> None:
    try:
        assessment = assess(one(random.Random(seed), 0.7), ON)
    except LawNotInForce:
        return
    assert CODE.findall(printed(compose(assessment))) == []


def test_every_name_of_a_claim_that_is_a_catalogue_entry_has_words_for_the_paper() -> None:
    """A heading with a bracket, a colon or a list in it is a menu and no heading."""
    menus = {claim.id for claim in registry().values() if re.search("[（：、]", claim.name)}
    assert menus - {"contract_invalidity", "extras", "wage_route"} <= set(book().called)
    assert set(book().called) <= set(registry())


PUSHED: dict[str, Any] = {
    "settlement__ground": "mistake",
    "settlement__fair_price": "19000000",
    "settlement__ground_known_on": "2026-10-09",
}


def test_the_period_of_five_years_is_named_in_words_and_not_as_a_cap() -> None:
    paper = compose(assess(matter(**PUSHED), ON), claims=["settlement_rescission", "contract_price"])
    assert "封顶" not in words(paper)
    assert "撤销权的最长行使期限自2026年3月31日（协议订立之日）起算5年" in words(paper)


def test_an_alternative_is_said_by_the_number_of_the_request_it_replaces() -> None:
    told = words(drafted(contract__penalty_clause="agreed", contract__penalty_rate="日万分之五"))
    assert "本项为备位请求，在第2项请求不获支持时请求审理。" in told


def test_the_reason_for_a_penalty_names_the_clause_and_not_a_standard_of_the_law() -> None:
    told = words(drafted(contract__penalty_clause="agreed", contract__penalty_rate="日万分之五"))
    assert "双方约定了逾期付款违约金" in told
    assert "或者法定的标准" not in told


def test_while_a_claim_is_not_shown_its_reasons_are_gaps_and_no_summary_of_the_law() -> None:
    told = words(drafted(claims=["contract_price"], account__due_on=None, settlement__agreement_on=None,
                         settlement__agreement_amount=None, settlement__agreement_due_on=None, account__paid_total=None))  # fmt: skip
    assert "规定要点" not in told
    assert "】【" not in told


def test_a_guarantor_whose_name_is_not_told_is_a_gap_and_never_the_whole_list() -> None:
    paper = drafted(account__guarantees=[{"kind": "joint", "signed_on": "2026-05-01", "main_due_on": "2026-04-30"}])
    assert "判令被告【待补：共同责任人全称】对河州南山置业有限公司" in asked(paper, "further_debtors")[0]
    assert "被告：【待补：共同责任人全称】" in printed(paper)


def test_of_two_shareholders_each_is_asked_by_name_and_the_nameless_one_is_a_gap() -> None:
    unpaid = {"capital_due_on": "2024-06-30", "unpaid_capital": "3000000", "withdrawn": False}
    paper = drafted(account__shareholders=[{**unpaid, "name": "河州东山投资有限公司"}, unpaid], claims=["contract_price", "further_debtors"])
    sentences = "".join(asked(paper, "further_debtors"))
    assert "被告河州东山投资有限公司在未缴" in sentences
    assert "被告【待补：股东名称】在未缴" in sentences


def test_a_party_without_a_name_is_called_the_same_in_every_place() -> None:
    told = printed(drafted(debtor__name=None))
    assert set(re.findall(r"【待补：([^】]*(?:名称|全称)[^】]*)】", told)) <= {"合同相对方名称", "工程所在地有管辖权的人民法院全称"}


def test_the_employer_known_only_as_a_debtor_of_our_debtor_is_called_by_that_name() -> None:
    owed = {"debtor": "河州南山置业有限公司", "due_on": "2024-04-30", "amount": "8000000", "monetary": True, "personal": False, "pursued": False}
    chain = {"employer_name": None, "employer_owes": None, "employer_debt_due_on": None, "debtor_inactive": True}
    paper = drafted(
        BUILDER, claims=["subrogation"], account__third_party_debts=[owed], **{f"chain__{k}": v for k, v in chain.items()}
    )
    assert "没有以诉讼或者仲裁方式向河州南山置业有限公司主张" in words(paper)
    assert "向对方主张" not in words(paper)


@pytest.mark.parametrize("typed", ["", "3", "24%", "lpr1y*x", "12%/fortnight"])
def test_a_rate_that_is_not_understood_is_asked_for_again_in_words(typed: str) -> None:
    """The remedy shows how a contract writes a rate, not the codes of the command line."""
    with pytest.raises(InputError) as refused:
        parse_rate(typed)
    assert not re.search(r"lpr\d|benchmark|/year|/month|/day", refused.value.remedy or "")
