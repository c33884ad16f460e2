"""The complaint: who sues whom for what, told from the facts, under the law of the case."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from advisor.analysis.assessment import assess
from advisor.analysis.registry import registry
from advisor.errors import InputError
from advisor.papers.complaint import compose, draft_bytes, draft_gaps
from advisor.papers.complaint.tellings import book, tellings
from advisor.papers.evidence import proofs
from advisor.papers.pleading import Kind, Pleading, Table
from advisor.papers.requests import wordings
from advisor.papers.reread import gap_labels, reread
from advisor.rules.matter import FIELDS, Matter
from tests.drafts.matters import BUILDER, CONTRACTOR, ON, matter


def drafted(base: dict[str, Any] = CONTRACTOR, *, claims: list[str] | None = None, **changes: Any) -> Pleading:
    return compose(assess(matter(base, **changes), ON), claims=claims)


def words(pleading: Pleading) -> str:
    parts = [str(p) for section in pleading.sections for p in section.paragraphs if not isinstance(p, Table)]
    return "\n".join([*(str(r.text) for r in pleading.requests), *parts])


def asked(pleading: Pleading, claim: str) -> list[str]:
    return [str(request.text) for request in pleading.requests if request.claim_id == claim]


def roles(pleading: Pleading) -> list[tuple[str, str]]:
    return [(party.role, str(party.name)) for party in pleading.parties]


# --- data held against the claims ----------------------------------------------------------------------------------


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


# --- a contractor against the employer -----------------------------------------------------------------------------


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


# --- what is not known is not said ---------------------------------------------------------------------------------


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


# --- interest and penalty ------------------------------------------------------------------------------------------


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


# --- the actual builder --------------------------------------------------------------------------------------------


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


# --- insolvency, retention, losses ---------------------------------------------------------------------------------


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


# --- arbitration ---------------------------------------------------------------------------------------------------


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


# --- the user's choice, bad input ----------------------------------------------------------------------------------


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
