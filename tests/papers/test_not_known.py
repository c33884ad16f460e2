"""What is not known is not said: gaps, sums that do not agree, and parts that are not due."""

from __future__ import annotations

import pytest

from advisor.analysis.assessment import assess
from advisor.papers.complaint import compose, draft_bytes, draft_gaps
from advisor.papers.reread import gap_labels, reread
from advisor.rules.matter import FIELDS, Matter
from tests.drafts.matters import BUILDER, ON
from tests.papers.drafting import asked, drafted, words


def test_an_empty_matter_makes_a_paper_of_gaps() -> None:
    assessment = assess(Matter(), ON)
    paper = compose(assessment)
    assert {gap.field for gap in draft_gaps(paper)} >= {"claimant.name", "debtor.name", "contract.signed_on"}
    assert gap_labels(reread(draft_bytes(assessment)).text)


def test_every_gap_names_a_field_of_the_matter_or_none() -> None:
    for paper in (drafted(), compose(assess(Matter(), ON)), drafted(BUILDER)):
        fields = {gap.field for gap in draft_gaps(paper)}
        assert [f for f in fields if f and f not in FIELDS and not f.startswith("evidence")] == []


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("project__realisable", "可以折价、拍卖"),
        ("contract__invoice_first", "关于发票"),
        ("project__tender_held", "经过招标"),
        ("performance__completed_on", "竣工验收合格"),
    ],
)
def test_what_was_not_answered_is_not_asserted(field: str, said: str) -> None:
    assert said in words(drafted())
    assert said not in words(drafted(**{field: None}))


def test_a_disputed_debt_is_said_as_the_claimants_case() -> None:
    assert "原告主张，被告尚欠" in words(drafted(debtor__denies_debt=True))
    assert "原告主张，被告尚欠" not in words(drafted())


def test_figures_that_do_not_agree_are_remarked_on_and_not_worked_out() -> None:
    paper = drafted(account__unpaid="5000000")
    assert any("不等于所填欠付" in str(note) for note in paper.notes)
    assert "支付工程价款5000000元" in asked(paper, "contract_price")[0]


def test_limitation_that_ran_out_is_passed_over_in_silence() -> None:
    paper = drafted(
        account__due_on="2021-04-30", settlement__agreement_due_on="2021-04-30", account__events=[],
        settlement__agreement_on="2021-03-31", performance__completed_on="2020-06-30", performance__delivered_on="2020-07-15",
        claims=["contract_price"],
    )  # fmt: skip
    assert "诉讼时效" not in words(paper)


def test_an_instalment_not_yet_due_is_not_asked_for() -> None:
    # 6250000 owed, of which 559500 is retention due in 2027: 5690500 are asked for.
    paper = drafted(
        account__instalments=[
            {"label": "结算款", "kind": "settlement", "due_on": "2026-04-30", "amount": "5690500"},
            {"label": "质保金", "kind": "retention", "due_on": "2027-06-30", "amount": "559500"},
        ]
    )
    assert "支付工程价款5690500元" in asked(paper, "contract_price")[0]
    assert "在工程价款5690500元范围内" in asked(paper, "priority_of_payment")[0]
    assert "559500元的应付日为2027年6月30日，尚未到期，本案不请求" in words(paper)


def test_instalments_run_from_their_own_days_on_their_own_bases() -> None:
    paper = drafted(
        account__instalments=[
            {"label": "第一期", "kind": "settlement", "due_on": "2026-04-30", "amount": "3000000"},
            {"label": "第二期", "kind": "settlement", "due_on": "2026-06-30", "amount": "3250000"},
        ]
    )
    sentence = asked(paper, "interest")[0]
    assert "（1）以3000000元为基数，自2026年4月30日起至实际清偿之日止" in sentence
    assert "（2）以3250000元为基数，自2026年6月30日起至实际清偿之日止" in sentence
    assert "支付工程价款6250000元，其中第一期3000000元、第二期3250000元" in asked(paper, "contract_price")[0]


def test_instalments_that_do_not_make_up_the_sum_are_not_listed_in_the_request() -> None:
    paper = drafted(
        account__instalments=[
            {"label": "第一期", "kind": "settlement", "due_on": "2026-04-30", "amount": "3000000"},
            {"label": "第二期", "kind": "settlement", "due_on": "2026-06-30", "amount": "3000000"},
        ]
    )
    assert asked(paper, "contract_price")[0].endswith("支付工程价款6250000元")


def test_an_agreed_change_of_the_day_of_payment_is_told_beside_the_first_day() -> None:
    told = words(drafted(priority__amended_on="2026-04-20", priority__amended_due_on="2026-06-30"))
    assert told.index("协议约定的付款日为2026年4月30日") < told.index("2026年4月20日，双方协商将付款日改为2026年6月30日")


def test_a_day_of_payment_agreed_as_days_after_hand_over_is_told_as_the_contract_has_it() -> None:
    told = words(drafted(account__due_on=None, contract__payment_days_after_delivery=60))
    assert "合同约定，工程交付后60日内付款" in told
