"""Who is sued for what: the actual builder, the insolvent debtor, retention money and losses, and the tribunal."""

from __future__ import annotations

from advisor.papers.pleading import Kind
from tests.drafts.matters import BUILDER
from tests.papers.drafting import asked, drafted, roles, words

# --- the actual builder ----------------------------------------------------------------------------------------------


def test_in_a_new_case_the_employer_is_not_sued_within_what_it_owes() -> None:
    paper = drafted(BUILDER)
    assert "在欠付" not in words(paper)
    assert ("被告", "河州第一建工有限公司") in roles(paper)


def test_chosen_against_the_law_the_old_request_is_refused_with_a_remark() -> None:
    paper = drafted(BUILDER, claims=["contract_invalidity", "actual_builder"])
    assert "在欠付" not in words(paper)


def test_in_a_case_accepted_before_30_june_2026_the_employer_is_sued_within_what_it_owes() -> None:
    changes = {"procedure__accepted_on": "2025-03-01", "procedure__filed_on": "2025-02-20"}
    dates = {"account__due_on": "2024-04-30", "settlement__agreement_due_on": "2024-04-30"}
    paper = drafted(BUILDER, claims=["contract_invalidity", "actual_builder"], **changes, **dates)
    assert ("被告", "河州南山置业有限公司") in roles(paper)
    assert "在欠付河州第一建工有限公司的工程价款8000000元范围内" in words(paper)


def test_pleading_ones_own_unlawful_contract_is_remarked_on() -> None:
    assert any("当事人书面确认" in str(note) for note in drafted(BUILDER).notes)


def test_a_debtor_sued_as_well_is_not_called_a_third_party() -> None:
    joint, alone = drafted(BUILDER), drafted(BUILDER, claims=["subrogation"])
    assert "在其欠被告河州第一建工有限公司的到期债务8000000元范围内" in words(joint)
    assert "在其欠第三人河州第一建工有限公司的到期债务8000000元范围内" in words(alone)
    assert ("第三人", "河州第一建工有限公司") in roles(alone)


def test_the_same_money_asked_of_two_debtors_counts_once() -> None:
    paper = drafted(BUILDER)  # 6250000 of the firm, the same of the employer by subrogation; interest 106849.32
    assert "合计6356849.32元" in str(paper.total)


# --- insolvency, retention, losses -----------------------------------------------------------------------------------


def test_in_insolvency_the_claim_is_to_be_confirmed_and_nothing_is_to_be_paid() -> None:
    # 6250000 × 3.0 % × 62 days (30 April to 30 June 2026) ÷ 365 = 31849.315…
    paper = drafted(
        debtor__in_insolvency=True, debtor__insolvency_accepted_on="2026-07-01", debtor__claim_review="rejected",
        debtor__claim_review_closed_on="2026-11-20", debtor__insolvency_distributed=False,
    )  # fmt: skip
    assert "确认原告对被告河州南山置业有限公司享有债权6281849.32元" in asked(paper, "bankruptcy_filing")[0]
    assert not [request for request in paper.requests if "判令" in str(request.text)]
    assert any("受理破产申请的法院管辖" in str(note) for note in paper.notes)


def test_retention_asked_for_on_its_own_is_taken_off_the_price() -> None:
    paper = drafted(
        contract__retention_amount="559500", contract__retention_months=12, contract__retention_period_agreed=True
    )
    assert "支付工程价款5690500元" in asked(paper, "contract_price")[0]
    assert "返还质量保证金559500元" in asked(paper, "retention_money")[0]
    assert "在工程价款6250000元范围内" in asked(paper, "priority_of_payment")[0]


def test_losses_are_asked_for_head_by_head_with_their_days() -> None:
    stoppage = {
        "cause": "stoppage", "known_on": "2024-01-01", "ended_on": "2024-02-01", "amount": "300000",
        "employer_caused": True, "proven": True, "time_requested": True, "delay_days": 31,
    }  # fmt: skip
    rush = {
        "cause": "acceleration", "known_on": "2024-03-01", "ended_on": "2024-04-01", "amount": "120000",
        "employer_caused": True, "proven": True, "instructed": True,
    }  # fmt: skip
    sentences = asked(drafted(performance__loss_events=[stoppage, rush], claims=["loss_claims"]), "loss_claims")
    assert any("自2024年1月1日至2024年2月1日停工、窝工的损失300000元" in sentence for sentence in sentences)
    assert any("所增加的费用120000元" in sentence for sentence in sentences)


# --- arbitration -----------------------------------------------------------------------------------------------------


def test_an_arbitration_clause_turns_the_paper_into_an_application_and_says_why() -> None:
    paper = drafted(contract__arbitration_clause=True, contract__arbitration_institution="河州仲裁委员会")
    assert paper.kind is Kind.ARBITRATION
    assert str(paper.forum) == "河州仲裁委员会"
    assert any("仲裁条款" in str(note) and "河州仲裁委员会" in str(note) for note in paper.notes)
    assert not [word for word in ("判令", "原告", "受理费", "第三人") if word in words(paper)]
    assert roles(paper)[0][0] == "申请人"


def test_a_clause_that_allows_both_is_drafted_for_the_court() -> None:
    paper = drafted(contract__arbitration_clause=True, contract__either_or_clause=True)
    assert paper.kind is Kind.COURT


def test_without_a_named_institution_it_is_a_gap() -> None:
    assert drafted(contract__arbitration_clause=True).forum.gaps[0].field == "contract.arbitration_institution"
