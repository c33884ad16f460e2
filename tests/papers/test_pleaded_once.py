"""One debt is asked for once of each debtor, and the law cited is that of what is pleaded."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.analysis.assessment import assess
from advisor.papers.complaint import compose
from advisor.papers.pleading import Pleading, Table
from tests.drafts.matters import BUILDER, ON, matter

BEFORE = {
    "procedure__accepted_on": "2025-03-01",
    "procedure__filed_on": "2025-02-20",
    "account__due_on": "2024-04-30",
    "settlement__agreement_due_on": "2024-04-30",
}
"""Accepted before 30 June 2026: the employer answers within what it owes."""
SINCE = {"chain__employer_owes": "4000000", "chain__employer_debt_due_on": "2026-04-30"}
KNOWN: dict[str, Any] = {
    "claimant__role": "borrower",
    "debtor__role": "lender",
    "chain__employer_knew_at_signing": True,
    **SINCE,
}


def drafted(*, claims: list[str] | None = None, **changes: Any) -> Pleading:
    return compose(assess(matter(BUILDER, **changes), ON), claims=claims)


def asked(paper: Pleading, claim: str) -> list[str]:
    return [str(request.text) for request in paper.requests if request.claim_id == claim]


def law(paper: Pleading) -> set[str]:
    """Articles as instrument number or title, article and paragraph."""
    return {f"{p.number or p.title} {p.article}{f'({p.paragraph})' if p.paragraph else ''}" for p in paper.law_citations}


def told(paper: Pleading) -> str:
    return "\n".join(str(p) for s in paper.sections for p in s.paragraphs if not isinstance(p, Table))


NEW, ONE, CODE = "法释〔2026〕12号", "法释〔2020〕25号", "中华人民共和国民法典"


@pytest.mark.parametrize("changes", [KNOWN, {**BEFORE, "chain__employer_owes": "4000000"}], ids=["borrower", "transferee"])
def test_the_counterparty_is_asked_for_the_debt_once_and_for_the_whole_of_it(changes: dict[str, Any]) -> None:
    paper = drafted(claims=["contract_invalidity", "actual_builder"], **changes)
    of_counterparty = [str(r.text) for r in paper.requests if "被告河州第一建工有限公司于判决生效" in str(r.text)]
    assert len(of_counterparty) == 1
    assert "折价补偿款6250000元" in of_counterparty[0]  # 18650000 - 12400000
    share = [str(r.text) for r in paper.requests if r.claim_id == "actual_builder" and not r.alternative]
    assert ["4000000元" in sentence for sentence in share] == [True]


def test_asked_for_alone_the_counterparty_owes_more_than_the_employer() -> None:
    sentences = asked(drafted(claims=["actual_builder"], **KNOWN), "actual_builder")
    assert any("被告河州第一建工有限公司" in s and "6250000元" in s for s in sentences)
    assert any("被告河州南山置业有限公司" in s and "4000000元" in s for s in sentences)


def test_the_employer_is_a_debtor_of_the_same_money_and_adds_nothing_to_the_total() -> None:
    paper = drafted(**KNOWN)
    assert "（与第1项为同一笔款项，不重复受偿）" in asked(paper, "actual_builder")[0]  # the interest of item 2 is not the employer's
    assert "合计6356849.32元" in str(paper.total)  # 6250000 + 106849.32 of interest


def test_the_lender_is_said_to_be_third_party_to_the_claim_on_the_employer() -> None:
    paper = drafted(**KNOWN)
    assert "河州第一建工有限公司依法作为第三人参加诉讼" in told(paper)
    assert any("改列第三人或者另案起诉" in str(note) for note in paper.notes)


def test_the_numbers_of_the_employers_share_are_those_asked_of_the_counterparty() -> None:
    share = asked(drafted(claims=["contract_invalidity", "actual_builder", "interest"], **BEFORE), "actual_builder")
    assert len(share) == 1
    assert "应付原告的第1、3项款项" in share[0]


# --- law -----------------------------------------------------------------------------------------------------------


def test_a_transferee_who_subrogates_cites_the_articles_that_give_him_both() -> None:
    assert law(drafted(**SINCE)) >= {
        f"{NEW} 6(1)", f"{NEW} 7", f"{NEW} 11", f"{CODE} 535(1)", f"{CODE} 793(1)", f"{ONE} 1(2)",
    }  # fmt: skip


@pytest.mark.parametrize("changes", [SINCE, KNOWN], ids=["transferee", "borrower"])
def test_the_article_on_tender_is_not_cited_without_a_tender_point(changes: dict[str, Any]) -> None:
    assert not [p for p in law(drafted(**changes)) if p in (f"{NEW} 1", f"{NEW} 2")]


def test_a_borrower_cites_the_employers_knowledge_and_the_reserve_and_no_article_against_him() -> None:
    found = law(drafted(**KNOWN))
    assert {f"{NEW} 3(2)", f"{NEW} 4(2)", f"{NEW} 7"} <= found
    assert not [p for p in found if p.startswith((f"{NEW} 6", f"{NEW} 12"))]


def test_before_30_june_2026_subrogation_rests_on_the_older_interpretation() -> None:
    found = law(drafted(claims=["contract_invalidity", "subrogation"], **BEFORE))
    assert f"{ONE} 44" in found
    assert not [p for p in found if p.startswith(NEW)]


def test_a_builder_without_a_licence_cites_licensing_and_nothing_on_passing_the_works_on() -> None:
    paper = compose(assess(matter(claimant__qualification="none"), ON))
    assert f"{ONE} 1(1)" in law(paper)
    assert not [p for p in law(paper) if p.startswith((f"{CODE} 791", f"{NEW} 1 ", f"{NEW} 6", f"{NEW} 7"))]


@pytest.mark.parametrize(
    ("ground", "article"), [("sham", "146(1)"), ("collusion", "154"), ("public_order", "153(2)")]
)
def test_a_void_juridical_act_cites_its_own_article_and_not_the_licence(ground: str, article: str) -> None:
    paper = compose(assess(matter(contract__other_void_ground=ground), ON), claims=["contract_invalidity"])
    assert f"{CODE} {article}" in law(paper)
    assert not [p for p in law(paper) if p.startswith(f"{ONE} 1(")]


def test_an_accession_is_not_called_a_guarantee_in_the_law_cited() -> None:
    accession = [{"guarantor": "河州北山置业有限公司", "kind": "accession", "signed_on": "2026-05-01"}]
    joint = [{**accession[0], "kind": "joint"}]
    of_accession = law(compose(assess(matter(account__guarantees=accession), ON)))
    of_guarantee = law(compose(assess(matter(account__guarantees=joint), ON)))
    assert (f"{CODE} 552" in of_accession, f"{CODE} 688" in of_accession) == (True, False)
    assert (f"{CODE} 552" in of_guarantee, f"{CODE} 688" in of_guarantee) == (False, True)


def test_a_deposit_under_a_valid_contract_cites_no_consequence_of_invalidity() -> None:
    paper = compose(assess(matter(contract__performance_deposit="500000"), ON), claims=["contract_price", "deposits"])
    assert f"{CODE} 509" in law(paper)
    assert not [p for p in law(paper) if p.startswith(f"{CODE} 157")]


def test_interest_on_debts_older_than_the_code_keeps_the_interpretation_of_its_time() -> None:
    old = {"account__due_on": "2018-06-01", "settlement__agreement_due_on": "2018-06-01"}
    paper = compose(assess(matter(**old, settlement__agreement_on="2018-05-01"), ON), claims=["interest"])
    assert {"法释〔2004〕14号 17", "法释〔2004〕14号 18"} <= law(paper)
