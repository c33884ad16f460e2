"""The complaint of a contractor against the employer: what is asked for, told from the facts."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.analysis.registry import registry
from advisor.papers.complaint.tellings import book, tellings
from advisor.papers.evidence import proofs
from advisor.papers.pleading import Table
from advisor.papers.requests import wordings
from tests.papers.drafting import asked, drafted, words

# --- data held against the claims ------------------------------------------------------------------------------------


@pytest.mark.parametrize("claim", registry().values(), ids=lambda claim: claim.id)
def test_every_relief_of_a_claim_has_a_wording_and_all_its_evidence_a_name(claim: Any) -> None:
    assert [r.id for v in claim.versions for r in v.reliefs if r.id not in wordings()] == []
    keys = {key for v in claim.versions for rule in (*v.elements, *v.defences) for key in rule.evidence}
    assert keys <= set(proofs())


@pytest.mark.parametrize("claim", registry())
def test_every_claim_has_its_reasons(claim: str) -> None:
    assert [telling for telling in tellings("reasons") if claim in telling.claim]


def test_the_book_names_only_claims_that_exist_or_have_wordings() -> None:
    known = {identifier.partition(".")[0] for identifier in wordings()}
    named = {c for t in book().telling for c in t.claim} | {entry.partition(".")[0] for entry in book().order}
    assert named <= known


# --- a contractor against the employer -------------------------------------------------------------------------------


def test_price_interest_priority_and_costs_are_asked_for_in_that_order() -> None:
    paper = drafted()
    assert [r.claim_id for r in paper.requests if not r.alternative] == [
        "contract_price", "interest", "priority_of_payment", "costs",
    ]  # fmt: skip
    assert "支付工程价款6250000元" in asked(paper, "contract_price")[0]


def test_interest_states_base_start_rate_and_end_and_the_sum_so_far() -> None:
    # 6250000 × 3.0 % × 208 days (30 April to 23 November 2026) ÷ 365 = 106849.315…
    sentence = asked(drafted(), "interest")[0]
    assert "以6250000元为基数，自2026年4月30日起至实际清偿之日止" in sentence
    assert "一年期贷款市场报价利率" in sentence
    assert "暂计至2026年11月23日为106849.32元" in sentence


def test_the_priority_request_names_the_sum_the_works_and_the_place_and_nothing_else() -> None:
    sentence = asked(drafted(), "priority_of_payment")[0]
    assert "“南山花园”3号、5号楼（坐落于河州市中山区）" in sentence
    assert "在工程价款6250000元范围内" in sentence
    assert not [word for word in ("利息", "违约金", "损失") if word in sentence]


def test_the_priority_covers_extras_asked_for_beside_the_price_and_says_how_to_avoid_asking_twice() -> None:
    """Price owed 6250000 and extras of 500000 are one price of the works (construction_2020:40): 6750000."""
    extra = {"item": "地下室", "amount": "500000", "signed_slip": True, "signer_authorised": True, "outside_scope": True}
    unsettled = {"settlement__agreement_on": None, "settlement__agreement_amount": None}
    paper = drafted(performance__extras=[extra], account__price_total="18650000", **unsettled)
    assert asked(paper, "extras")
    assert "在工程价款6750000元范围内" in asked(paper, "priority_of_payment")[0]
    assert any("从优先数额中减去" in str(note) for note in paper.notes)


def test_while_the_price_waits_for_an_appraisal_the_priority_floats_with_it() -> None:
    """An audit agreed, handed in on 2025-08-01, still not there after the year (construction_2026:13(1), (2))."""
    paper = drafted(
        contract__audit_clause="audit_office",
        settlement__audit_result="none",
        settlement__audit_delay_ours=False,
        settlement__agreement_on=None,
        settlement__agreement_amount=None,
        account__price_total="18650000",
    )
    assert "最终数额为造价鉴定意见确定的价款" in asked(paper, "audit_route")[0]
    assert "在暂计6250000元、最终以判决确定给付的工程价款本金为准的范围内" in asked(paper, "priority_of_payment")[0]
    assert "约定工程价款按照审计机关的审计结果确定" in words(paper)
    assert "迟延不是原告造成的" in words(paper)


def test_the_sum_in_dispute_is_price_and_interest_so_far() -> None:
    assert "合计6356849.32元" in str(drafted().total)  # 6250000 + 106849.32


def test_the_sum_owed_is_worked_out_line_by_line() -> None:
    table = next(p for s in drafted().sections for p in s.paragraphs if isinstance(p, Table))
    assert [str(row[1]) for row in table.rows] == ["18650000", "-12400000", "6250000"]


def test_the_facts_follow_the_order_of_time() -> None:
    told = words(drafted())
    order = ["2023年3月8日，", "2023年4月1日，", "2025年6月30日，", "2025年7月15日，", "2026年3月31日，", "2026年6月1日，"]
    assert [told.index(day) for day in order] == sorted(told.index(day) for day in order)


def test_the_priority_period_is_counted_out_with_its_last_day() -> None:
    assert "自2026年4月30日（约定的应付款日）起算18个月，至2027年10月30日届满" in words(drafted())


def test_facts_are_tied_to_the_exhibits_in_hand() -> None:
    paper = drafted()
    number = next(e.number for e in paper.exhibits if "结算协议" in str(e.name))
    assert f"确认工程价款为18650000元（证据{number}）" in words(paper)


def test_evidence_not_in_hand_is_listed_as_still_to_be_obtained() -> None:
    row = next(e for e in drafted().exhibits if "开工令" in str(e.name))
    assert row.source.gaps[0].field == "evidence.commencement_order"


def test_one_copy_is_attached_for_each_other_party() -> None:
    assert str(drafted().attachments[0]) == "本起诉状副本1份"


def test_the_court_is_named_only_if_the_user_gave_it() -> None:
    assert drafted().forum.gaps[0].field == "procedure.court"
    assert str(drafted(procedure__court="河州市中山区人民法院").forum) == "河州市中山区人民法院"


# --- interest and penalty --------------------------------------------------------------------------------------------


def test_penalty_and_interest_are_never_asked_for_together() -> None:
    paper = drafted(contract__penalty_clause="agreed", contract__penalty_rate="日万分之三")
    principal = [r.claim_id for r in paper.requests if not r.alternative]
    assert "late_fee" in principal
    assert "interest" not in principal
    fallback = [r for r in paper.requests if r.alternative]
    late_fee = next(r.number for r in paper.requests if r.claim_id == "late_fee" and not r.alternative)
    assert fallback
    assert all(r.fallback_for == (late_fee,) for r in fallback if r.claim_id in ("interest", "late_fee"))
    assert "日万分之三" in asked(paper, "late_fee")[0]
