"""Money: what is due and when, what was paid, and everything that touched limitation."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Day, Part, Str, Yuan


class Instalment(Part):
    """One part of the price with its own due day."""

    label: Str | None = Field(None, title="名称")
    kind: Literal["progress", "settlement", "retention", "other"] | None = Field(None, title="性质")
    due_on: Day | None = Field(None, title="应付日")
    amount: Yuan | None = Field(None, title="数额")


class Payment(Part):
    """A payment received."""

    on: Day | None = Field(None, title="付款日")
    amount: Yuan | None = Field(None, title="数额")
    kind: Literal["bank", "bill", "house", "third_party", "other"] | None = Field(None, title="方式")
    designated: Str | None = Field(None, title="指定抵充")
    delivered: bool | None = Field(None, title="抵债物已交付过户（抵房）")


Debt = Literal["all", "price", "retention", "deposit", "loss", "wages"]
"""Which debt an act was about; limitation of separate debts is interrupted separately."""


class Event(Part):
    """Something that stops or restarts limitation, or shows acknowledgment (时效中断)."""

    on: Day | None = Field(None, title="日期（送达日）")
    kind: (
        Literal[
            "demand",
            "acknowledgment",
            "promise_to_pay",
            "part_payment",
            "suit",
            "suit_withdrawn_served",
            "suit_withdrawn_unserved",
            "arbitration",
            "payment_order",
            "preservation",
            "insolvency_claim",
            "mediation",
            "police_report",
            "joined_party",
            "complaint_to_authority",
            "assignment_notice",
            "statement_only",
            "note_without_day",
            "no_objection_demand",
        ]
        | None
    ) = Field(None, title="事项")
    debt: Debt | None = Field(None, title="对哪一笔债")
    proof: bool | None = Field(None, title="有送达或签收证据")
    ended_on: Day | None = Field(None, title="程序终结日（裁判生效、准许撤诉、破产终结之日）")
    note: Str | None = Field(None, title="说明")


class Account(Part):
    """The debt."""

    price_total: Yuan | None = Field(None, title="应得工程价款总额")
    paid_total: Yuan | None = Field(None, title="已付总额")
    unpaid: Yuan | None = Field(None, title="欠付工程价款")
    due_on: Day | None = Field(None, title="应付款日")
    due_basis: Literal["contract", "settlement", "statute", "unclear"] | None = Field(
        None, title="应付款日的来源"
    )
    instalments: list[Instalment] | None = Field(None, max_length=2000, title="分期付款")
    payments: list[Payment] | None = Field(None, max_length=5000, title="付款记录")
    events: list[Event] | None = Field(None, max_length=5000, title="催款、对账、起诉等事项")
    events_complete: bool | None = Field(None, title="上列事项已经列全")
    limitation_raised: bool | None = Field(None, title="对方提出了时效抗辩")
    limitation_raised_when: Literal["first_instance", "appeal", "appeal_new_evidence"] | None = Field(
        None, title="时效抗辩在哪一审提出"
    )
    agreed_after_expiry: bool | None = Field(None, title="时效届满后对方同意履行或达成新协议")
    signed_statement_after_expiry: bool | None = Field(None, title="时效届满后对方仅在对账单、催款单上签字")
    obstacle_from_on: Day | None = Field(None, title="时效期内不能行使权利的障碍发生日")
    obstacle_ended_on: Day | None = Field(None, title="该障碍消除日")
    invoiced: bool | None = Field(None, title="已开具发票")
    set_off_house_agreement: bool | None = Field(None, title="签过以房抵款协议")
    set_off_house_delivered: bool | None = Field(None, title="抵款房屋已交付或过户")
    set_off_extinguishes: bool | None = Field(None, title="协议写明原债消灭")
    interest_paid_to_on: Day | None = Field(None, title="利息已付到")
    counterclaim: Yuan | None = Field(None, title="对方主张抵扣或反诉的数额")
    overpaid: bool | None = Field(None, title="对方主张超付")
    third_party_debts: list[ThirdPartyDebt] | None = Field(None, max_length=500, title="债务人对他人的债权")
    guarantees: list[Guarantee] | None = Field(None, max_length=500, title="保证、债务加入")
    shareholders: list[Shareholder] | None = Field(None, max_length=500, title="债务人股东出资情况")
    capital_transfers: list[CapitalTransfer] | None = Field(None, max_length=500, title="未届期股权转让")
    controllers: list[Controller] | None = Field(None, max_length=500, title="滥用公司独立地位、怠于清算的人")
    disposals: list[AssetDisposal] | None = Field(None, max_length=500, title="债务人处分财产行为")


from .parties import AssetDisposal, CapitalTransfer, Controller, Guarantee, Shareholder, ThirdPartyDebt  # noqa: E402

Account.model_rebuild()
