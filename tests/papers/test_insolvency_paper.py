"""The paper against an insolvent debtor, and rights whose period is in dispute."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.analysis.assessment import assess
from advisor.papers.complaint import compose
from advisor.papers.pleading import Pleading, Table
from tests.drafts.matters import BUILDER, CONTRACTOR, ON, matter

INSOLVENT: dict[str, Any] = {
    "debtor__in_insolvency": True,
    "debtor__insolvency_accepted_on": "2026-07-01",
    "debtor__insolvency_filing_until_on": "2026-09-01",
    "debtor__insolvency_distributed": False,
}
CLOSED_ON = "2026-11-20"
LATE: dict[str, Any] = {
    "settlement__agreement_on": "2024-03-31",
    "settlement__agreement_due_on": "2024-04-30",
    "account__due_on": "2024-04-30",
    "performance__completed_on": "2023-12-30",
    "performance__delivered_on": "2024-01-15",
    "settlement__submitted_on": "2024-02-01",
}
"""Eighteen months from 30 April 2024 ended on 30 October 2025."""


def drafted(base: dict[str, Any] = CONTRACTOR, *, claims: list[str] | None = None, **changes: Any) -> Pleading:
    return compose(assess(matter(base, **changes), ON), claims=claims)


def requests(paper: Pleading) -> str:
    return "\n".join(str(request.text) for request in paper.requests)


def notes(paper: Pleading) -> str:
    return "\n".join(str(note) for note in paper.notes)


def reviewed(outcome: str) -> dict[str, Any]:
    return {**INSOLVENT, "debtor__claim_review": outcome, "debtor__claim_review_closed_on": CLOSED_ON}


def test_the_court_is_that_of_the_insolvency_and_its_name_is_a_gap() -> None:
    paper = drafted(**INSOLVENT)
    assert str(paper.forum.gaps[0].label) == "受理破产申请的人民法院全称"
    assert "专属管辖" not in notes(paper)


def test_the_administrator_represents_the_debtor() -> None:
    party = next(p for p in drafted(**INSOLVENT).parties if p.role == "被告")
    labels = [field.label for field in party.fields]
    assert "管理人：" in labels
    assert "法定代表人：" not in labels
    assert {gap.label for field in party.fields for gap in field.value.gaps} >= {"被告的管理人名称", "被告的管理人负责人姓名"}


def test_a_suit_filed_before_the_petition_was_accepted_stays_where_it_is() -> None:
    paper = drafted(**INSOLVENT, procedure__filed_on="2026-06-25", procedure__accepted_on="2026-06-28")
    assert str(paper.forum.gaps[0].label) == "工程所在地有管辖权的人民法院全称"


@pytest.mark.parametrize(
    ("review", "said"),
    [(None, "债权申报书"), ("pending", "债权申报书"), ("accepted", "没有可以起诉的部分"), ("priority_rejected", "只就不予确认")],
)
def test_the_lawyer_is_told_what_to_do_at_this_stage(review: str | None, said: str) -> None:
    assert said in notes(drafted(**INSOLVENT, debtor__claim_review=review))


def test_after_a_refusal_the_suit_is_due_and_nothing_is_said_against_it() -> None:
    assert "债权申报书" not in notes(drafted(**reviewed("rejected")))


def test_where_only_the_priority_was_refused_only_the_priority_is_asked_for() -> None:
    paper = drafted(**reviewed("priority_rejected"))
    asked = [r.claim_id for r in paper.requests]
    assert asked == ["priority_of_payment", "costs"]
    assert "享有债权" not in requests(paper)
    assert {p.article for p in paper.law_citations} >= {"58", "8", "807"}


def test_chosen_alone_the_confirmation_is_still_one_of_priority_only() -> None:
    paper = drafted(claims=["bankruptcy_filing"], **reviewed("priority_rejected"))
    assert "的工程价款债权6250000元就“南山花园”" in requests(paper)
    assert "前项债权" not in requests(paper)


def test_no_priority_is_asked_for_once_its_period_is_over_on_every_line() -> None:
    paper = drafted(**{**INSOLVENT, **LATE})
    assert "优先受偿" not in requests(paper)
    assert "已经不能主张" in notes(paper)


def test_in_insolvency_a_void_contract_is_not_asked_for_beside_the_confirmation() -> None:
    paper = drafted(BUILDER, **reviewed("rejected"))
    assert [r.claim_id for r in paper.requests].count("bankruptcy_filing") == 1
    assert "判令" not in requests(paper)


# --- a period in dispute -------------------------------------------------------------------------------------------


def test_a_right_in_time_on_another_line_only_is_contended_for_and_the_risk_is_told() -> None:
    # Due 30 April 2024; moved only after it had fallen due, to 31 October 2025: 18 months end on 30 October 2025, or
    # counted from the new day on 30 April 2027.
    moved = {"amended_on": "2024-11-15", "amended_due_on": "2025-10-31", "amended_reason": "other_objective"}
    paper = drafted(**LATE, **{f"priority__{name}": value for name, value in moved.items()})
    told = "\n".join(str(p) for s in paper.sections for p in s.paragraphs if not isinstance(p, Table))
    assert "享有优先受偿权" in requests(paper)
    assert "原告主张，优先受偿权行使期限应自2025年10月31日" in told
    assert "至2027年4月30日届满" in told
    assert "至2025年10月30日届满" not in told
    assert "按主要看法期限已于2025年10月30日届满" in notes(paper)


def test_retention_money_is_part_of_the_debt_to_be_confirmed_and_a_deposit_is_pointed_at() -> None:
    """bankruptcy_2006:16, 46: no order to pay against an insolvent debtor; each debt is filed."""
    paper = drafted(
        contract__retention_amount="300000",
        contract__retention_period_agreed=True,
        contract__retention_months=6,
        contract__performance_deposit="500000",
        contract__performance_deposit_due_on="2026-01-31",
        **INSOLVENT,
    )
    assert "质量保证金" not in requests(paper)
    assert "“返还保证金”仍写成给付请求" in notes(paper)
