"""Where the dispute stands in court or arbitration."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Day, Part, Str, Yuan


class Procedure(Part):
    """Dates of procedure; they choose the judicial interpretation and fix what was done in time."""

    filed_on: Day | None = Field(None, title="提交起诉状（申请书）之日")
    accepted_on: Day | None = Field(None, title="一审受理（立案）日")
    planned_filing_on: Day | None = Field(None, title="计划起诉日")
    final_on: Day | None = Field(None, title="终审裁判日")
    retrial: bool | None = Field(None, title="再审案件")
    remanded_on: Day | None = Field(None, title="发回重审日")
    pre_registration: bool | None = Field(None, title="先编诉前调解号后转立案")
    forum: Literal["court", "arbitration"] | None = Field(None, title="法院还是仲裁")
    court: Str | None = Field(None, title="起诉的法院（已确定的才填）")
    pending_elsewhere: bool | None = Field(None, title="就同一款项另有未结案件")
    amount_claimed: Yuan | None = Field(None, title="起诉标的额")
    preserved_on: Day | None = Field(None, title="诉前保全日")
    preservation_kind: Literal["deposit", "movable", "immovable"] | None = Field(None, title="保全标的")
    preservation_from_on: Day | None = Field(None, title="查封冻结之日")
    judgment_received_on: Day | None = Field(None, title="收到一审判决之日")
    appeal_filed_on: Day | None = Field(None, title="提交上诉状之日")
    judgment_effective_on: Day | None = Field(None, title="判决生效日")
    performance_until_on: Day | None = Field(None, title="判决履行期末日")
    decided_on_price: bool | None = Field(None, title="生效裁判、调解书或裁决已处理这笔工程款")
    judgment_principal: Yuan | None = Field(None, title="判决确定的金钱债务（不含利息）")
    enforcement_filed_on: Day | None = Field(None, title="申请执行之日")
    objection_ruling_received_on: Day | None = Field(None, title="收到执行异议裁定之日")
    objection_suit_filed_on: Day | None = Field(None, title="提起执行异议之诉之日")
    distribution_plan_received_on: Day | None = Field(None, title="收到执行分配方案之日")
    distribution_objected_on: Day | None = Field(None, title="对分配方案提出书面异议之日")
    distribution_opposed_on: Day | None = Field(None, title="收到反对我方异议的通知之日")
    distribution_suit_filed_on: Day | None = Field(None, title="提起分配方案异议之诉之日")
    others_judgment_known_on: Day | None = Field(None, title="知道他人之间的生效裁判损害我方之日")
    set_aside_filed_on: Day | None = Field(None, title="提起第三人撤销之诉之日")
    retrial_filed_on: Day | None = Field(None, title="申请再审之日")
    award_received_on: Day | None = Field(None, title="收到仲裁裁决之日")
    annulment_filed_on: Day | None = Field(None, title="申请撤销裁决之日")
    payment_order_received_on: Day | None = Field(None, title="对方收到支付令之日")
    payment_order_objection: Literal["none", "substantive", "only_no_money"] | None = Field(
        None, title="支付令异议内容"
    )
    payment_order_objected_on: Day | None = Field(None, title="支付令异议日")
