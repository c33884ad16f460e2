"""Every request rests on an article that was law for its facts: the contract act and its interpretations before 2021."""

from __future__ import annotations

import random
from typing import Any

import pytest

from advisor.analysis.assessment import assess
from advisor.errors import LawNotInForce
from advisor.law.regimes import governing
from advisor.papers.complaint import compose
from advisor.papers.complaint.asking import asks
from advisor.papers.complaint.case import case_of
from advisor.papers.pleading import Pleading
from advisor.population import one
from tests.drafts.matters import ON, matter

OLD: dict[str, Any] = {
    "contract__signed_on": "2016-03-08",
    "performance__started_on": "2016-04-01",
    "performance__completed_on": "2018-06-30",
    "performance__delivered_on": "2018-07-15",
    "settlement__submitted_on": "2018-08-01",
    "settlement__agreement_on": "2019-03-31",
    "settlement__agreement_due_on": "2019-04-30",
    "account__due_on": "2019-04-30",
    "account__events": [],
}
"""Signed, built, settled and due before 2021 (temporal_2020:1(2)); brought for the first time on :data:`ON`."""
STOPPED: dict[str, Any] = {
    **OLD,
    "performance__completed": False,
    "performance__completed_on": None,
    "performance__stopped_on": "2018-01-10",
    "performance__terminated_on": "2018-02-10",
    "performance__termination_fault": "employer",
}
UNNAMED = {"sme_payment.lpr", "interest.benchmark"}
"""Interest at the loan rate under the reply of 2024, which no contract older than the regulations reaches; the benchmark
rate of a suit accepted before 2019-08-20 on a debt that fell due after 2021, which only contradictory days bring about."""


def law(paper: Pleading) -> set[str]:
    """Articles as document number or title, and article."""
    return {f"{p.number or p.title} {p.article}" for p in paper.law_citations}


def drafted(claims: list[str], **changes: Any) -> Pleading:
    return compose(assess(matter(**changes), ON), claims=claims)


ACT, OF_2004, OF_2018 = "中华人民共和国合同法", "法释〔2004〕14号", "法释〔2018〕20号"
CODE, GENERAL = "中华人民共和国民法典", "法释〔2023〕13号"


@pytest.mark.parametrize(
    ("claim", "changes", "expected"),
    [
        ("contract_price", OLD, {f"{ACT} 60", f"{ACT} 109"}),
        ("retention_money", {**OLD, "contract__retention_amount": "500000"}, {f"{OF_2018} 8"}),
        ("termination", STOPPED, {f"{ACT} 96", f"{ACT} 97", f"{ACT} 113", f"{OF_2004} 10"}),
        ("deposits", {**OLD, "contract__performance_deposit": "500000"}, {f"{ACT} 60", f"{ACT} 107"}),
    ],
    ids=["price", "retention", "termination", "deposit"],
)
def test_a_request_on_facts_before_the_code_cites_the_law_of_its_time(
    claim: str, changes: dict[str, Any], expected: set[str]
) -> None:
    found = law(drafted([claim], **changes))
    assert expected <= found
    assert not [article for article in found if article.startswith(CODE)]


def test_a_deposit_kept_under_a_valid_contract_bears_interest_as_a_breach_and_not_as_a_void_contract() -> None:
    """contract_general_2023:25 is on contracts that were never made, are void or rescinded; a late refund is a breach."""
    found = law(drafted(["contract_price", "deposits"], contract__performance_deposit="500000"))
    assert f"{CODE} 577" in found
    assert f"{GENERAL} 25" not in found


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_asked_some_article_of_its_own_governs(seed: int) -> None:
    try:
        assessment = assess(one(random.Random(seed), 0.7), ON)
    except LawNotInForce:
        return
    bare = [
        ask.wording.id
        for ask in asks(case_of(assessment, None))[0]
        if ask.plea and (regime := ask.plea.result.regime)
        and not governing(ask.wording.cite, regime, ON, ask.plea.result.own_day)
    ]  # fmt: skip
    assert set(bare) <= UNNAMED
