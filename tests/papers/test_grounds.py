"""Each person sued has its own ground, each alternative names what it replaces, and nothing is told that is not pleaded."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.papers.pleading import Pleading
from tests.drafts.matters import BUILDER
from tests.papers.drafting import asked, drafted, words

EAST, WEST, NORTH = "河州东山投资有限公司", "河州西山商贸有限公司", "河州北山置业有限公司"
CODE = "中华人民共和国民法典"


def law(paper: Pleading) -> set[str]:
    return {f"{p.number or p.title} {p.article}" for p in paper.law_citations}


def fallback_for(paper: Pleading, said: str) -> tuple[int, ...]:
    return next(r.fallback_for for r in paper.requests if r.alternative and said in str(r.text))


def number(paper: Pleading, said: str) -> int:
    return next(r.number for r in paper.requests if not r.alternative and said in str(r.text))


# --- a ground for each person --------------------------------------------------------------------------------------


def test_a_guarantor_and_one_who_acceded_are_each_held_by_their_own_ground() -> None:
    signed = {"signed_on": "2026-05-01", "main_due_on": "2026-04-30"}
    told = words(drafted(account__guarantees=[{**signed, "guarantor": EAST, "kind": "joint"}, {**signed, "guarantor": NORTH, "kind": "accession"}]))
    assert f"{EAST}为上述债务提供连带责任保证，应当与被告河州南山置业有限公司承担连带责任" in told
    assert f"{NORTH}加入上述债务，应当与被告河州南山置业有限公司承担连带责任" in told
    assert "出资义务" not in told


def test_a_guarantor_who_is_not_sued_is_not_said_to_be_liable() -> None:
    """The period of a joint guarantee given for a debt due on 30 April 2024 ended on 30 October 2024 (civil_code:692)."""
    due = {"account__due_on": "2026-04-30", "account__guarantees": [
        {"guarantor": EAST, "kind": "joint", "signed_on": "2026-05-01", "main_due_on": "2026-04-30"},
        {"guarantor": WEST, "kind": "joint", "signed_on": "2024-01-01", "main_due_on": "2024-04-30", "period": "none"},
    ]}  # fmt: skip
    paper = drafted(**due)
    assert not [str(r.text) for r in paper.requests if WEST in str(r.text)]
    assert f"{WEST}为上述债务提供连带责任保证，应当与" not in words(paper)


def test_paying_capital_in_replaces_only_the_direct_payment_of_that_shareholder() -> None:
    paper = drafted(
        account__shareholders=[
            {"name": EAST, "capital_due_on": "2024-06-30", "unpaid_capital": "3000000", "withdrawn": False},
            {"name": WEST, "capital_due_on": "2030-06-30", "unpaid_capital": "2000000", "withdrawn": False},
        ],
        debtor__unable_to_pay=True,
    )
    assert fallback_for(paper, "提前缴纳出资") == (number(paper, "未届期出资2000000元"),)


# --- alternatives --------------------------------------------------------------------------------------------------


def test_interest_in_the_alternative_replaces_the_penalty_and_not_the_declaration_beside_it() -> None:
    small = {"claimant__size_at_signing": "small", "debtor__size_at_signing": "large", "contract__back_to_back": "condition"}
    firm = {"debtor__role": "general_contractor", "claimant__role": "lawful_subcontractor"}
    paper = drafted(**small, **firm)
    assert fallback_for(paper, "一年期贷款市场报价利率") == (number(paper, "每日万分之五"),)


# --- three-party agreements ----------------------------------------------------------------------------------------

TRIPARTITE: dict[str, Any] = {
    "chain__tripartite_agreement_on": "2026-05-10", "chain__employer_owes": "4000000", "chain__employer_debt_due_on": "2026-04-30",
}  # fmt: skip


def test_the_three_party_agreement_is_asked_on_by_its_own_day_and_for_the_same_money() -> None:
    paper = drafted(BUILDER, **TRIPARTITE)
    sentence = next(s for s in asked(paper, "actual_builder") if "三方" in s)
    assert "按照三方于2026年5月10日达成的协议" in sentence
    assert "（与第1项为同一笔款项，不重复受偿）" in sentence
    assert "不以发包人欠付工程价款为由" not in words(paper)
    assert "在2026年5月10日的三方协议中同意向原告付款" in words(paper)


# --- what is not pleaded -------------------------------------------------------------------------------------------


def test_before_a_tribunal_a_subrogation_that_only_a_court_can_grant_is_not_told_at_all() -> None:
    paper = drafted(BUILDER, contract__arbitration_clause=True, contract__arbitration_institution="河州仲裁委员会")
    assert "次债务" not in words(paper)
    assert "重复受偿" not in words(paper)
    assert "怠于" not in words(paper)
    assert f"{CODE} 535" not in law(paper)


def test_one_debtor_alone_is_not_told_that_several_owe_the_same() -> None:
    assert "重复受偿" not in words(drafted(BUILDER, claims=["contract_invalidity", "actual_builder"]))


# --- the end of the contract ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("ended", "article", "other"), [("agreement", "562", "563"), ("contractor", "563", "562")])
def test_an_end_by_agreement_and_one_by_notice_rest_on_different_articles(ended: str, article: str, other: str) -> None:
    stopped = {
        "performance__completed": False, "performance__completed_on": None, "performance__delivered_on": None,
        "performance__stopped_on": "2026-01-10", "performance__terminated_on": "2026-02-10", "performance__termination_by": ended,
    }  # fmt: skip
    found = law(drafted(claims=["termination"], **stopped))
    assert f"{CODE} {article}" in found
    assert f"{CODE} {other}" not in found


def test_works_left_unfinished_under_a_lump_sum_keep_their_priority() -> None:
    """60 % of 18000000 is 10800000, less 8000000 paid: 2800000 (construction_2026:10; construction_2020:39)."""
    unfinished: dict[str, Any] = {
        "performance__completed": False, "performance__completed_on": None, "performance__delivered_on": None,
        "performance__terminated_on": "2026-02-10", "performance__termination_by": "agreement",
        "performance__unfinished_whole_value": "20000000", "performance__unfinished_done_value": "12000000",
        "performance__progress_percent": "60", "account__paid_total": "8000000", "account__due_on": None, "account__due_basis": None,
        "settlement__agreement_on": None, "settlement__agreement_amount": None, "settlement__agreement_due_on": None,
        "settlement__submitted_on": None, "settlement__submitted_amount": None,
    }  # fmt: skip
    paper = drafted(**unfinished)
    assert "支付已完工程价款2800000元" in asked(paper, "unfinished_lump_sum")[0]
    assert "在已完工程价款2800000元范围内享有优先受偿权" in asked(paper, "priority_of_payment")[0]


def test_a_transfer_at_an_undervalue_tells_that_the_other_party_knew_and_names_its_periods_once() -> None:
    """civil_code:539 asks for the knowledge of the other party; civil_code:541 for a year and five years."""
    sold = {
        "kind": "low_price", "done_on": "2026-05-20", "counterparty": WEST, "price": "1000000", "market_price": "3000000",
        "known_on": "2026-06-20", "counterparty_knew": True, "unpaid_claim_affected": True,
    }  # fmt: skip
    told = words(drafted(account__disposals=[sold], debtor__unable_to_pay=True))
    assert f"{WEST}知道或者应当知道该行为影响原告的债权实现" in told
    assert "撤销权的行使期间自2026年6月20日（知道或者应当知道处分行为之日）起算1年，至2027年6月20日届满" in told


# --- the works -----------------------------------------------------------------------------------------------------


def test_a_mortgage_is_told_with_its_day_where_the_day_is_known() -> None:
    known = words(drafted(project__mortgaged=True, project__mortgage_on="2024-06-18"))
    unknown = words(drafted(project__mortgaged=True))
    assert "工程（土地）虽于2024年6月18日办理抵押登记，工程价款优先受偿权仍优先于抵押权" in known
    assert "工程（土地）虽设有抵押" not in known
    assert "工程（土地）虽设有抵押，工程价款优先受偿权仍优先于抵押权" in unknown


def test_the_money_that_took_the_place_of_lost_works_is_told() -> None:
    told = words(drafted(project__lost_on="2026-08-10", project__lost_compensation="18000000.00"))
    assert "所得的保险金、赔偿金或者补偿金为18000000元" in told.replace(",", "")
