"""What happened on site: start, completion, hand-over, stoppage, termination, quality."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Day, Days, Part, Percent, Str, Yuan


class Extra(Part):
    """Work beyond the contract (增项、签证)."""

    item: Str | None = Field(None, title="增项内容")
    done_on: Day | None = Field(None, title="完成日")
    amount: Yuan | None = Field(None, title="金额")
    signed_slip: bool | None = Field(None, title="有签证等书面确认")
    signer_authorised: bool | None = Field(None, title="签字人有权限")
    employer_agreed: bool | None = Field(None, title="能证明发包人同意施工")
    other_evidence: bool | None = Field(None, title="有其他证据证明工程量")
    outside_scope: bool | None = Field(None, title="不在合同价款包含范围内")
    own_fault: bool | None = Field(None, title="因我方原因返工")
    in_settlement: bool | None = Field(None, title="已计入签署的结算")
    valuation_served_on: Day | None = Field(None, title="估价（签证）申请送达日")
    answered_on: Day | None = Field(None, title="对方答复日")


class LossEvent(Part):
    """An event for which a claim (索赔) is made."""

    cause: (
        Literal[
            "late_materials",
            "late_site",
            "late_drawings",
            "late_payment",
            "stoppage",
            "acceleration",
            "hidden_inspection",
            "unforeseen_conditions",
            "price_rise",
            "force_majeure",
            "other",
        ]
        | None
    ) = Field(None, title="事由")
    head: (
        Literal[
            "idle_labour",
            "extra_labour",
            "idle_own_plant",
            "idle_hired_plant",
            "entry_exit",
            "site_overhead",
            "office_overhead",
            "acceleration",
            "price_difference",
            "progress_interest",
            "material_loss",
            "lost_profit",
            "other",
        ]
        | None
    ) = Field(None, title="损失项目")
    subject: Str | None = Field(None, title="涉及的班组、机械、材料或款项")
    known_on: Day | None = Field(None, title="知道事件之日")
    ended_on: Day | None = Field(None, title="影响结束之日")
    notice_on: Day | None = Field(None, title="发出索赔通知之日")
    delay_days: Days | None = Field(None, title="延误日数")
    amount: Yuan | None = Field(None, title="损失数额")
    employer_caused: bool | None = Field(None, title="因发包人原因或风险")
    proven: bool | None = Field(None, title="损失有凭证")
    mitigated: bool | None = Field(None, title="采取了防止损失扩大的措施")
    instructed: bool | None = Field(None, title="发包人书面指令（赶工）")
    time_requested: bool | None = Field(None, title="在约定期限内申请过顺延工期")
    settled: bool | None = Field(None, title="已在结算中了结")
    borne_by_agreement: bool | None = Field(None, title="不可抗力的损失约定由发包人承担")
    report_served_on: Day | None = Field(None, title="索赔报告（写明金额）送达日")
    answered_on: Day | None = Field(None, title="对方答复索赔之日")


class PriceChange(Part):
    """A rise or fall of the price of labour or of a main material."""

    item: Str | None = Field(None, title="人工或材料")
    changed_on: Day | None = Field(None, title="涨价发生日")
    base_price: Yuan | None = Field(None, title="基期价")
    current_price: Yuan | None = Field(None, title="现行价")
    quantity: Yuan | None = Field(None, title="受影响数量")
    rise_percent: Percent | None = Field(None, title="涨幅（%）")
    amount: Yuan | None = Field(None, title="主张的调差额")
    in_agreed_period: bool | None = Field(None, title="发生在约定工期内")
    delay_by_employer: bool | None = Field(None, title="因发包人原因拖到约定工期外")
    unforeseeable: bool | None = Field(None, title="订约时无法预见")
    commercial_risk: bool | None = Field(None, title="属商业风险（含活跃的大宗商品）")
    unfair: bool | None = Field(None, title="继续履行对我方明显不公平")
    renegotiated: bool | None = Field(None, title="要求过重新协商")
    force_majeure: bool | None = Field(None, title="由不可抗力造成（2020 年底以前的变化要答）")


class Performance(Part):
    """The course of the works."""

    started_on: Day | None = Field(None, title="实际开工日")
    completed: bool | None = Field(None, title="工程已完工")
    completed_on: Day | None = Field(None, title="竣工验收合格日")
    report_submitted_on: Day | None = Field(None, title="提交竣工验收报告日")
    acceptance_due_on: Day | None = Field(None, title="约定的验收期限届满日")
    employer_delayed_acceptance: bool | None = Field(None, title="发包人拖延验收")
    delivered: bool | None = Field(None, title="工程已交付")
    delivered_on: Day | None = Field(None, title="交付日")
    occupied_on: Day | None = Field(None, title="发包人未验收即占有使用之日")
    quality: Literal["qualified", "repaired_qualified", "unqualified", "not_inspected"] | None = Field(
        None, title="工程质量"
    )
    quality_complaint: bool | None = Field(None, title="发包人提出质量异议")
    repair_notice_given: bool | None = Field(None, title="发包人通知过修复")
    repair_refused: bool | None = Field(None, title="我方拒绝修复或合理期限内未修")
    repair_cost: Yuan | None = Field(None, title="合理修复费用")
    delay_days_ours: Days | None = Field(None, title="因我方原因逾期竣工日数")
    stopped_on: Day | None = Field(None, title="停工日")
    resumed_on: Day | None = Field(None, title="复工日")
    left_site_on: Day | None = Field(None, title="退场日")
    terminated_on: Day | None = Field(None, title="合同解除日（解除通知到达日）")
    termination_by: Literal["contractor", "employer", "agreement", "court", "administrator"] | None = Field(
        None, title="由谁解除"
    )
    termination_fault: Literal["employer", "contractor", "both", "neither"] | None = Field(
        None, title="解除归责"
    )
    termination_ground: (
        Literal[
            "late_payment",
            "bad_materials",
            "no_cooperation",
            "frustrated",
            "anticipatory",
            "agreed_ground",
        ]
        | None
    ) = Field(None, title="解除事由")
    termination_ground_known_on: Day | None = Field(None, title="知道解除事由之日")
    termination_objected: bool | None = Field(None, title="收到解除通知的一方在三个月（约定期）内起诉异议")
    termination_urged_us: bool | None = Field(None, title="对方催告过我方行使解除权")
    cure_demand_on: Day | None = Field(None, title="催告对方履行送达日")
    cure_days: Days | None = Field(None, title="催告给的合理期限（日）")
    cured: bool | None = Field(None, title="对方在合理期限内履行了")
    demanded_before: bool | None = Field(None, title="更早还催告过并已期满")
    work_prevented: bool | None = Field(None, title="致使无法施工")
    unfinished_done_value: Yuan | None = Field(None, title="已完部分按同一计价标准的造价")
    unfinished_whole_value: Yuan | None = Field(None, title="全部工程按同一计价标准的造价")
    progress_percent: Percent | None = Field(None, title="已完比例（%）")
    unfinished_price_agreed: bool | None = Field(None, title="已完部分价款另有约定或协商一致")
    extras: list[Extra] | None = Field(None, max_length=2000, title="增项清单")
    loss_events: list[LossEvent] | None = Field(None, max_length=2000, title="索赔事件清单")
    price_changes: list[PriceChange] | None = Field(None, max_length=2000, title="价格变化清单")
    unpaid_wages: Yuan | None = Field(None, title="拖欠的农民工工资")
    wages_due_on: Day | None = Field(None, title="工资应付日")
    wages_advanced: Yuan | None = Field(None, title="我方替分包先行清偿的农民工工资")
    wages_advanced_on: Day | None = Field(None, title="先行清偿之日")
    wage_cause: (
        Literal[
            "employer_unpaid",
            "subcontractor_unpaid",
            "whole_transfer",
            "unlawful_subcontract",
            "lent_name",
            "illegal_project",
        ]
        | None
    ) = Field(None, title="欠薪原因")
