"""What the claimant's own contract says; ``other_contracts`` holds earlier or later inconsistent ones."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Day, Days, Months, Part, Percent, Str, Yuan


class OtherContract(Part):
    """Another contract for the same works (黑白合同, supplementary or sham)."""

    signed_on: Day | None = Field(None, title="签订日")
    kind: Literal["awarded", "filed", "performed", "supplement", "disguised_discount"] | None = Field(
        None, title="类型（中标、备案、实际履行、补充、变相让利）"
    )
    price: Yuan | None = Field(None, title="价款")
    filed: bool | None = Field(None, title="已经备案")
    departs_from_award: bool | None = Field(None, title="背离中标合同的实质内容")


class Contract(Part):
    """Terms of the contract under which the claimant is owed."""

    name: Str | None = Field(None, title="合同名称")
    signed_on: Day | None = Field(None, title="合同签订日")
    written: bool | None = Field(None, title="有书面合同")
    kind: Literal["works", "subcontract", "labour", "decoration", "design", "epc"] | None = Field(
        None, title="合同类型"
    )
    price_form: Literal["lump_sum", "unit_price", "cost_plus", "provisional"] | None = Field(
        None, title="计价方式"
    )
    price: Yuan | None = Field(None, title="合同价款")
    agreed_start_on: Day | None = Field(None, title="约定开工日")
    agreed_completion_on: Day | None = Field(None, title="约定竣工日")
    held_void_on: Day | None = Field(None, title="生效裁判认定合同无效之日")
    payment_day_agreed: bool | None = Field(None, title="合同约定了明确的付款日或付款期")
    payment_terms: Str | None = Field(None, title="付款条款摘要")
    payment_days_after_delivery: Days | None = Field(None, title="约定交付后多少日付款")
    payment_event: Literal["fixed_day", "delivery", "acceptance", "settlement"] | None = Field(
        None, title="付款期从何时起（固定日、交付、验收合格、结算）"
    )
    interest_clause: Literal["agreed", "none", "excluded"] | None = Field(None, title="欠款利息约定")
    interest_rate: Str | None = Field(None, title="约定利率（写明单位）")
    penalty_clause: Literal["agreed", "none"] | None = Field(None, title="逾期付款违约金约定")
    penalty_rate: Str | None = Field(None, title="违约金标准（写明单位）")
    penalty_fixed: Yuan | None = Field(None, title="逾期付款的一次性违约金（元）")
    penalty_cap: Yuan | None = Field(None, title="违约金上限（元）")
    interest_and_penalty_both: bool | None = Field(None, title="合同明写利息与违约金并用")
    advance_funding: bool | None = Field(None, title="约定由我方垫资")
    advance_amount: Yuan | None = Field(None, title="垫资本金")
    advanced_on: Day | None = Field(None, title="垫资之日")
    advance_interest_rate: Str | None = Field(None, title="约定垫资利率（写明单位）")
    adjustment_clause: bool | None = Field(None, title="有人工、材料调价条款")
    adjustment_ratio_agreed: bool | None = Field(None, title="调价条款写明了比例或算法")
    risk_band_percent: Percent | None = Field(None, title="调价风险幅度（%）")
    risk_excluded: bool | None = Field(None, title="约定风险全包、不作调整")
    claim_notice_days: Days | None = Field(None, title="索赔（签证）通知期限（日）")
    claim_notice_bars: bool | None = Field(None, title="约定逾期不通知即丧失权利")
    claim_silence: Literal["none", "general_terms", "special_terms"] | None = Field(
        None, title="发包人逾期不答复索赔视为认可的约定"
    )
    claim_reply_days: Days | None = Field(None, title="约定的索赔答复期限（日）")
    variation_silence: Literal["none", "general_terms", "special_terms"] | None = Field(
        None, title="发包人逾期不批变更估价、签证视为认可的约定"
    )
    variation_reply_days: Days | None = Field(None, title="约定的变更估价、签证答复期限（日）")
    deemed_approval: Literal["none", "general_terms", "special_terms"] | None = Field(
        None, title="结算逾期不答复视为认可的约定"
    )
    deemed_approval_days: Days | None = Field(None, title="视为认可的答复期限（日）")
    audit_clause: Literal["none", "audit_office", "fiscal_review"] | None = Field(
        None, title="以审计（评审）为准的约定"
    )
    audit_period_agreed_until_on: Day | None = Field(None, title="约定的审计期限届满日")
    back_to_back: Literal["none", "condition", "proportion"] | None = Field(None, title="背靠背付款约定")
    invoice_first: bool | None = Field(None, title="约定先开票后付款")
    variation_clause: bool | None = Field(None, title="有变更签证条款")
    retention_percent: Percent | None = Field(None, title="质保金比例（%）")
    retention_amount: Yuan | None = Field(None, title="质保金数额")
    retention_period_agreed: bool | None = Field(None, title="约定了质保金返还期限")
    retention_months: Months | None = Field(None, title="约定质保金返还期（月）")
    retention_interest_free: bool | None = Field(None, title="约定质保金不计息")
    performance_deposit: Yuan | None = Field(None, title="已交履约保证金")
    performance_deposit_due_on: Day | None = Field(None, title="履约保证金返还日")
    bid_deposit: Yuan | None = Field(None, title="已交投标保证金")
    other_deposit: Yuan | None = Field(None, title="其他名目的保证金")
    deposit_paid_on: Day | None = Field(None, title="交纳保证金之日")
    deposit_forfeit_ground: bool | None = Field(None, title="合同约定的扣罚保证金的事由已发生")
    termination_period_agreed: bool | None = Field(None, title="约定了解除权行使期限")
    termination_right_days: Days | None = Field(None, title="约定的解除权行使期限（日）")
    arbitration_clause: bool | None = Field(None, title="有仲裁条款")
    either_or_clause: bool | None = Field(None, title="约定既可仲裁又可起诉")
    arbitration_institution: Str | None = Field(None, title="约定的仲裁机构")
    jurisdiction_clause: Str | None = Field(None, title="管辖约定")
    lawyer_fee_clause: bool | None = Field(None, title="约定律师费由违约方负担")
    other_void_ground: Literal["none", "sham", "collusion", "public_order"] | None = Field(
        None, title="其他无效事由（虚假意思、恶意串通、违背公序良俗）"
    )
    award_status: Literal["not_awarded", "awarded", "awarded_and_filed"] | None = Field(
        None, title="我方据以主张的合同是不是中标合同"
    )
    departs_from_award: bool | None = Field(None, title="我方据以主张的合同背离中标合同的实质内容")
    other_contracts: list[OtherContract] | None = Field(None, max_length=200, title="同一工程的其他合同")
