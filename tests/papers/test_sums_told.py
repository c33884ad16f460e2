"""Every sum asked for is told in the facts, nothing is asked for twice or for nothing, and no reason is left without its
request."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest

from advisor.analysis.assessment import assess
from advisor.errors import LawNotInForce
from advisor.papers.complaint import compose
from advisor.papers.pleading import Pleading, Table
from advisor.population import one
from tests.drafts.matters import BUILDER, ON
from tests.papers.drafting import asked, drafted, words

NOT_SETTLED: dict[str, Any] = {
    "settlement__agreement_on": None,
    "settlement__agreement_amount": None,
    "settlement__agreement_due_on": None,
}
DAY_NOT_TOLD: dict[str, Any] = {
    **NOT_SETTLED,
    "account__due_on": None,
    "account__due_basis": None,
    "account__price_total": "18650000",
    "contract__payment_day_agreed": None,
    "contract__payment_terms": None,
    "performance__delivered_on": None,
}
STOPPED: dict[str, Any] = {
    "performance__completed": False,
    "performance__completed_on": None,
    "performance__delivered_on": None,
    "performance__stopped_on": "2026-01-10",
    "performance__terminated_on": "2026-02-10",
    "performance__termination_by": "contractor",
    "performance__termination_fault": "employer",
}


def tables(paper: Pleading) -> list[list[str]]:
    found = [p for section in paper.sections for p in section.paragraphs if isinstance(p, Table)]
    return [[str(cell) for cell in row] for table in found for row in table.rows]


# --- interest while its first day is not told ----------------------------------------------------------------------


def test_interest_is_asked_for_with_a_gap_for_its_first_day_while_that_is_not_told() -> None:
    """No interest was agreed, so it is owed by law (construction_2020:26, 27); 18650000 - 12400000 is its base."""
    paper = drafted(claims=["contract_price", "interest"], **DAY_NOT_TOLD)
    (request,) = asked(paper, "interest")
    assert "以6250000元为基数，自【待补：起算日】起至实际清偿之日止" in request
    assert "一年期贷款市场报价利率" in request


@pytest.mark.parametrize("clause", [None, "none"])
def test_where_the_first_day_may_lie_before_20_august_2019_both_rates_are_named(clause: str | None) -> None:
    """The benchmark rate ended on 19 August 2019 (construction_2020:26). Settled at 15860000, paid 8690595.05."""
    settled = {
        "contract__signed_on": "2014-04-19", "contract__payment_day_agreed": None, "contract__payment_terms": None,
        "performance__started_on": None, "performance__completed_on": None, "performance__delivered_on": None,
        "settlement__submitted_on": None, "settlement__submitted_amount": None, "settlement__agreement_on": "2015-07-24",
        "settlement__agreement_amount": "15860000", "settlement__agreement_due_on": None, "account__paid_total": "8690595.05",
        "account__due_on": None, "account__due_basis": None, "account__events": [], "contract__interest_clause": clause,
    }  # fmt: skip
    (request,) = asked(drafted(**settled), "interest")
    assert "以7169404.95元为基数，自【待补：起算日】起至实际清偿之日止，2019年8月19日及以前" in request
    assert "2019年8月20日起" in request


def test_a_reason_stands_only_where_something_is_asked_for() -> None:
    for paper in (
        drafted(**DAY_NOT_TOLD),
        drafted(claims=["contract_price", "interest"], **DAY_NOT_TOLD),
        drafted(contract__interest_clause=None, account__due_on=None, settlement__agreement_due_on=None),
    ):
        assert not re.search(r"关于工程款利息：", words(paper))


# --- the working-out -----------------------------------------------------------------------------------------------


def test_what_is_owed_is_worked_out_once_and_no_gap_is_printed_beside_a_known_sum() -> None:
    told = words(drafted(claims=["contract_price", "interest"], **DAY_NOT_TOLD))
    assert told.count("尚欠工程价款6250000元") == 1
    assert "【待补：欠付工程价款】" not in told


def test_the_price_of_works_done_before_the_end_of_the_contract_is_worked_out_in_the_facts() -> None:
    paper = drafted(claims=["termination"], **STOPPED)
    assert any("支付已完工程价款6250000元" in sentence for sentence in asked(paper, "termination"))
    assert "尚欠已完工程价款6250000元" in words(paper)
    assert ["尚欠", "6250000"] in tables(paper)


def test_a_loss_nobody_stated_is_a_gap_and_not_nothing() -> None:
    sentences = asked(drafted(claims=["termination"], **STOPPED, performance__loss_events=[]), "termination")
    assert not [s for s in sentences if re.search(r"(?<!\d)0元", s)]


def test_a_sum_of_nothing_is_not_asked_for() -> None:
    paper = drafted(account__paid_total="18650000", claims=["contract_price", "priority_of_payment"])
    assert not [str(r.text) for r in paper.requests if re.search(r"(?<!\d)0元", str(r.text))]


# --- the same money ------------------------------------------------------------------------------------------------


def test_the_same_sum_of_the_same_debtor_is_not_asked_for_again_in_the_alternative() -> None:
    """Two grounds for one price are two reasons for one request; the second would never be heard."""
    paper = drafted(claims=["audit_route", "contract_price"], contract__audit_clause="none", settlement__employer_insists_on_audit=True)
    asking = [str(r.text) for r in paper.requests if "6250000元" in str(r.text) and "工程价款" in str(r.text)]
    assert len(asking) == 1


RESCINDED: dict[str, Any] = {
    "settlement__ground": "mistake",
    "settlement__ground_known_on": "2026-10-09",
    "settlement__fair_price": "19000000",
}


def test_with_the_settlement_rescinded_the_priority_covers_the_price_asked_for_instead() -> None:
    """19000000 - 12400000 = 6600000, provisional until the appraisal; the settled 6250000 is only the alternative."""
    paper = drafted(claims=["settlement_rescission", "contract_price", "priority_of_payment"], **RESCINDED)
    assert "暂计6600000元" in asked(paper, "settlement_rescission")[1]
    assert "在暂计6600000元、最终以判决确定给付的工程价款本金为准的范围内" in asked(paper, "priority_of_payment")[0]
    assert any("书面变更" in str(note) for note in paper.notes)


# --- words of the totals -------------------------------------------------------------------------------------------


def test_the_total_names_what_runs_and_nothing_else() -> None:
    assert str(drafted().total).endswith("（利息暂计至2026年11月23日）。")
    penal = drafted(contract__penalty_clause="agreed", contract__penalty_rate="日万分之五")
    assert str(penal.total).endswith("（违约金暂计至2026年11月23日）。")


# --- the end of the contract ---------------------------------------------------------------------------------------


def test_a_contract_already_ended_is_not_asked_to_be_ended() -> None:
    told = words(drafted(claims=["termination"], **{**STOPPED, "performance__termination_by": "agreement"}))
    assert "合同已经解除" in told
    assert "请求解除" not in told
    assert "因被告的原因解除" in told


def test_without_any_claim_the_requests_are_a_gap_and_not_costs_alone() -> None:
    paper = drafted(claims=[])
    assert [str(r.text) for r in paper.requests] == ["【待补：诉讼请求】"]
    assert str(paper.total) == ""


# --- audits of made-up matters -------------------------------------------------------------------------------------


def _of_whom(sentence: str) -> str:
    found = re.search(r"被(?:告|申请人)([^，。]+?)于(?:判决|裁决)生效", sentence)
    return found[1] if found else ""


@pytest.mark.parametrize("seed", range(60))
def test_no_paper_asks_for_nothing_for_a_negative_sum_or_twice_for_one_price(seed: int) -> None:
    try:
        paper = compose(assess(one(random.Random(seed), 0.85), ON))
    except LawNotInForce:
        return
    sentences = [str(r.text) for r in paper.requests]
    # a price may fall as well as rise, and a cap may leave nothing yet
    sums = [s.replace("为0元）", "") for s in sentences if "价差" not in s]
    assert not [s for s in sums if re.search(r"(?<!\d)0元|-\d", s)]
    assert not [s for s in sentences if "【待补：所指请求的序号】" in s]
    assert not [r for r in paper.requests if r.alternative and not r.fallback_for]
    priced = [
        str(r.text) for r in paper.requests if not r.alternative
        and re.search("向(?:原告|申请人)支付[^，。]*(?:工程价款|折价补偿款)", str(r.text))
        and not re.search("增加|暂计|价差", str(r.text))
    ]  # fmt: skip
    of_each = [_of_whom(sentence) for sentence in priced]
    assert len(of_each) == len(set(of_each))


def test_a_debt_that_is_all_retention_is_asked_for_once() -> None:
    """18650000 less 18090500 paid leaves 559500, which is the retention money."""
    own = {"contract__retention_amount": "559500", "contract__retention_months": 12, "contract__retention_period_agreed": True}
    paper = drafted(**own, account__paid_total="18090500")
    assert "返还质量保证金559500元" in asked(paper, "retention_money")[0]
    assert asked(paper, "contract_price") == []


def test_the_employers_promise_is_the_same_money_as_the_price_and_not_as_a_deposit() -> None:
    paper = drafted(
        BUILDER, chain__tripartite_agreement_on="2026-05-10", contract__performance_deposit="500000",
        claims=["contract_invalidity", "actual_builder", "deposits"],
    )  # fmt: skip
    assert "（与第1项为同一笔款项，不重复受偿）" in next(s for s in asked(paper, "actual_builder") if "三方" in s)


def test_a_bid_deposit_that_is_asked_with_its_interest_bears_no_second_interest() -> None:
    """bidding_regulation:57 gives interest at the deposit rate on the bid deposit; 500000 of the other bears LPR."""
    paper = drafted(contract__bid_deposit="200000", contract__performance_deposit="500000", claims=["contract_price", "deposits"])
    sentences = asked(paper, "deposits")
    assert any("投标保证金200000元及自收取之日起" in s for s in sentences)
    assert any("以保证金500000元为基数" in s for s in sentences)
    assert not any("以保证金700000元为基数" in s for s in sentences)
