"""Final accounts: submission, answer, audit, the signed settlement and its flaws."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Day, Part, Str, Yuan


class Settlement(Part):
    """From handing in the final account to a signed settlement."""

    submitted_on: Day | None = Field(None, title="提交竣工结算文件日")
    submitted_amount: Yuan | None = Field(None, title="送审价")
    receipt_authorised: bool | None = Field(None, title="由有权人签收")
    papers_complete: bool | None = Field(None, title="结算资料完整")
    replied_on: Day | None = Field(None, title="发包人答复日")
    reply: Literal["none", "objections", "asked_for_papers", "approved"] | None = Field(
        None, title="发包人答复内容"
    )
    audit_result: Literal["none", "issued", "departs_from_contract"] | None = Field(
        None, title="审计（评审）结果"
    )
    audit_delay_ours: bool | None = Field(None, title="审计迟延因我方原因")
    employer_insists_on_audit: bool | None = Field(None, title="发包人主张以审计（评审）为准")
    agreement_on: Day | None = Field(None, title="结算协议签订日")
    agreement_amount: Yuan | None = Field(None, title="结算协议价款")
    agreement_due_on: Day | None = Field(None, title="结算协议约定的付款日")
    agreement_final: bool | None = Field(None, title="协议写明一次性了结、互不追究")
    reserved: Str | None = Field(None, title="结算时明确保留的事项")
    compensation_agreement: bool | None = Field(None, title="合同无效后就折价补偿款达成了协议")
    ground: Literal["none", "mistake", "fraud", "third_party_fraud", "duress", "unfair"] | None = Field(
        None, title="结算协议的瑕疵事由"
    )
    ground_known_on: Day | None = Field(None, title="知道或应当知道瑕疵事由之日")
    fraud_known_to_other: bool | None = Field(None, title="对方知道或应当知道第三人欺诈")
    duress_ended_on: Day | None = Field(None, title="胁迫终止之日")
    exploited: bool | None = Field(None, title="对方利用我方危困或缺乏判断能力")
    confirmed_after: bool | None = Field(None, title="知道事由后明示或以行为放弃撤销")
    fair_price: Yuan | None = Field(None, title="应有的结算价")
    wants_change: bool | None = Field(None, title="希望变更（而不是撤销）结算价")
    rescission_filed_on: Day | None = Field(None, title="请求撤销之日")
    appraisal_joint: bool | None = Field(None, title="双方共同委托过造价咨询")
    appraisal_binding: bool | None = Field(None, title="明确表示受咨询意见约束")
    retention_return_due_on: Day | None = Field(None, title="结算写明的质保金返还日")
