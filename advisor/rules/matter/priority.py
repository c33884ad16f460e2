"""Facts that only the priority right (建设工程价款优先受偿权) turns on."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Day, Days, Part, Str, Yuan


class Assertion(Part):
    """An act by which the priority right was, or was thought to be, exercised."""

    on: Day | None = Field(None, title="日期")
    kind: (
        Literal[
            "suit",
            "arbitration",
            "insolvency_claim",
            "discount_agreement",
            "enforcement_participation",
            "letter",
            "suit_withdrawn",
        ]
        | None
    ) = Field(None, title="方式")
    priority_stated: bool | None = Field(None, title="写明了优先受偿")


class Priority(Part):
    """Waiver, exercise, change of the due day, agreement to take the works at a price."""

    assertions: list[Assertion] | None = Field(None, max_length=200, title="主张优先受偿权的经过")
    stated_in_complaint: bool | None = Field(None, title="已提交的起诉状（仲裁申请书）写明请求优先受偿")
    waiver: Literal["none", "to_employer", "to_mortgagee", "progress_statement_only"] | None = Field(
        None, title="放弃或限制优先受偿权的约定、承诺"
    )
    waiver_hurts_workers: bool | None = Field(None, title="放弃损害建筑工人利益")
    amended_on: Day | None = Field(None, title="协商变更付款日的日期")
    amended_due_on: Day | None = Field(None, title="变更后的付款日")
    amended_reason: Literal["extension_of_time", "other_objective", "mere_delay"] | None = Field(
        None, title="变更付款日的原因"
    )
    deal_on: Day | None = Field(None, title="折价协议（以房抵款）签订日")
    deal_demanded: bool | None = Field(None, title="折价前催告过付款")
    deal_demand_on: Day | None = Field(None, title="折价前催告付款之日")
    deal_demand_days: Days | None = Field(None, title="催告后等待的日数")
    deal_price: Yuan | None = Field(None, title="折价金额")
    deal_value: Yuan | None = Field(None, title="折价时的实际价值")
    deal_before_seizure: bool | None = Field(None, title="折价协议签在查封之前")
    assigned: bool | None = Field(None, title="工程款债权已转让给我方")
    assignment_valid: bool | None = Field(None, title="债权转让合同有效并已通知")
    assignment_consideration_paid: bool | None = Field(None, title="受让人付了合理转让款")
    settled_before_assignment: bool | None = Field(None, title="转让前价款已结算")
    first_seized_on: Day | None = Field(None, title="工程被别的案件首先查封之日")
    auction_notice_issued: bool | None = Field(None, title="首封法院已发拍卖公告或进入变卖")
    own_case_in_enforcement: bool | None = Field(None, title="我方优先债权已进入执行程序")
    enforcing_against_unit: bool | None = Field(None, title="正在执行某套房屋、买受人提出异议")
    only_protected_units: bool | None = Field(None, title="所建工程全部是受保护买受人、安置户的房屋")
    note: Str | None = Field(None, title="说明")
