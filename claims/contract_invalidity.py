"""Compensation for works under a void contract (合同无效、折价补偿).

References:
    civil_code:153, 155, 157, 793; construction_2020:1-7, 13, 14, 24, 29; construction_2026:1-4, 6, 11, 12, 14, 22;
    construction_2018:2, 3, 11; construction_2004:1-5, 7; contract_act_1999:52, 56-58; evidence_2019:53.
Checked with:
    published cases A-b01 to A-b13, A-c01, A-c02, B-b-06; the days around 2026-06-30.
Limitations:
    The claim is the one against the claimant's own counterparty; against an employer without a contract see
    ``actual_builder``. Which of several void contracts was performed is a question of evidence.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from advisor.quantum.lines import Computation, Line
from advisor.rules.claim import (
    Advice,
    Amount,
    AmountRule,
    Claim,
    Element,
    Relation,
    Relief,
    Tie,
    Version,
    first_of,
)
from advisor.rules.conditions import (
    Condition,
    all_of,
    any_of,
    none_of,
    recorded,
    split,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth
from claims.common import invalidity_advice as say
from claims.common.due_day import price_due
from claims.common.invalidity_defences import (
    DELAY_LOSS,
    FEE,
    LENDER_2026,
    LENDER_BEFORE,
    MANAGEMENT_FEE,
    MANAGEMENT_FEE_2026,
    PAY_WHEN_PAID,
    PAY_WHEN_PAID_2026,
    REPAIR_COST,
    RETAINED_ONLY,
)
from claims.common.judged import ALREADY_JUDGED
from claims.common.limitation import limitation_defence
from claims.common.quality import quality_qualified, quality_refuted
from claims.common.said import said
from claims.common.scope_of_2026 import DAY_OF_SUIT, OTHER_CAUSE
from claims.common.sum_owed import OWED_READS, something_owed, sum_owed
from claims.common.validity import (
    accepted_under_2026,
    contract_void,
    unless_shown,
    void_by_own_plea,
    void_not_certain,
)
from claims.common.void_limitation import limitation_of_compensation
from claims.contract_price import HOUSE

# --- elements ------------------------------------------------------------------------------------------------------

NEW_CODE, OLD_ACT = ("civil_code:793", "civil_code:153"), ("contract_act_1999:52", "contract_act_1999:58")


def _elements(*cite: str, due: Condition) -> tuple[Element, ...]:
    return (
        Element(
            "void",
            "合同无效（资质、转包、违法分包、招标、规划许可、虚假意思等）",
            void_by_own_plea,
            cite,
            (
                "qualification_certificate",
                "tender_file",
                "planning_permit_search",
                "qualification_loan_record",
                "validity_judgment",
            ),
        ),
        Element(
            "quality",
            "工程（已完部分）质量合格，或修复后合格",
            all_of(quality_qualified, none_of(quality_refuted)),
            cite,
            ("acceptance_certificate", "quality_test_report", "possession_record"),
        ),
        Element(
            "price_unpaid",
            "参照约定可以算出的款项尚未付清",
            something_owed,
            cite,
            ("settlement_agreement", "payment_ledger", "compensation_agreement"),
        ),
        Element("price_due", "参照约定的付款期已到", due, cite, ("construction_contract", "possession_record")),
    )


DUE_BEFORE_2026 = any_of(price_due, split(none_of(price_due), "payment_time_if_void_before_2026", Truth.NO))
VOID_CITE = ("construction_2020:1", "construction_2026:11", *NEW_CODE)
ELEMENTS_2026 = _elements(*VOID_CITE, due=price_due)
ELEMENTS_2020 = _elements("construction_2020:1", *NEW_CODE, due=DUE_BEFORE_2026)
OLD_CITE = ("construction_2004:1", "construction_2004:2", "construction_2026:11", *OLD_ACT)
ELEMENTS_OLD_2026 = _elements(*OLD_CITE, due=price_due)
ELEMENTS_2004 = _elements("construction_2004:1", "construction_2004:2", *OLD_ACT, due=DUE_BEFORE_2026)
ELEMENTS_1999 = _elements(*OLD_ACT, due=DUE_BEFORE_2026)

TENDER_POINT = yes("project.tender_required_at_signing")
HEADS_2026 = ((contract_void, ()), (TENDER_POINT, ("construction_2026:1",)))

# --- defences ------------------------------------------------------------------------------------------------------

SHARED = (ALREADY_JUDGED, REPAIR_COST, DELAY_LOSS, HOUSE, limitation_defence())

# --- amount and reliefs --------------------------------------------------------------------------------------------


def _owed_to(facts: Facts) -> Amount:
    """The unpaid price; who lent the name and built nothing is told that it is not his for the asking."""
    owed = sum_owed(facts)
    if owed.value is None or facts.get("claimant.role") != "lender":
        return owed
    return replace(owed, note=f"{owed.note}这是全部工程的欠款，出借资质而没有施工的一方能要多少有争议。")


def _deducted(facts: Facts) -> tuple[Line, ...]:
    """What the other side may take off: the cost of repair, and the agreed fee where courts differ on it."""
    repair, fee = facts.get("performance.repair_cost"), facts.get(FEE)
    defence = MANAGEMENT_FEE_2026 if accepted_under_2026.find(facts).truth is Truth.YES else MANAGEMENT_FEE
    lines = (("减：合理修复费用", repair), ("减：约定的管理费", fee if defence.condition.find(facts).contested else None))
    return tuple(Line(label, amount=-value) for label, value in lines if value)


def _amount(facts: Facts) -> Amount:
    """The unpaid price by the terms of the contract; in the alternative less what the other side may take off."""
    owed, deducted = _owed_to(facts), _deducted(facts)
    if owed.value is None or owed.computation is None or not deducted:
        return owed
    rest = max(owed.value + sum((line.amount or Decimal(0) for line in deducted), Decimal(0)), Decimal(0))
    lines = (*owed.computation.lines, *deducted)
    named = "、".join(line.label.removeprefix("减：") for line in deducted)
    return replace(
        owed,
        alternative=Amount(rest, Computation(rest, lines)),
        note=f"{owed.note}备位数额扣除了{named}；所填欠付已经扣过的，不要再扣。",
    )


FIRM = none_of(void_not_certain)
BY_AGREEMENT = said("settlement.compensation_agreement")
NO_AGREEMENT = unless_shown(BY_AGREEMENT, "没有折价补偿协议")
AGREEMENT = Relief("contract_invalidity.by_agreement", all_of(FIRM, BY_AGREEMENT))
INTEREST = Relief("contract_invalidity.interest", FIRM)
LOSS = Relief("contract_invalidity.loss", all_of(FIRM, recorded("performance.loss_events")))
RELIEFS_CODE = (
    Relief("contract_invalidity.compensate", all_of(FIRM, NO_AGREEMENT)),
    AGREEMENT,
    INTEREST,
    LOSS,
    Relief("contract_invalidity.compensate_if_void", void_not_certain),
)
RELIEFS_OLD = (
    Relief("contract_invalidity.pay_by_reference", all_of(FIRM, NO_AGREEMENT)),
    AGREEMENT,
    INTEREST,
    LOSS,
    Relief("contract_invalidity.pay_if_void", void_not_certain),
)

BEFORE_2026: tuple[Advice, ...] = (
    *say.COMMON,
    say.REFERENCE_BEFORE,
    say.FEE_BEFORE,
    say.LENDER_RETAINED,
    say.TENDER_OLD_SCOPE,
    say.LIST_CHAIN,
    say.SORT_RELATION,
    say.UNDERTENDER,
)
BEFORE_2019 = (*say.COMMON_BEFORE_2019, *BEFORE_2026[len(say.COMMON) :])
SINCE_2026: tuple[Advice, ...] = (
    *say.COMMON,
    say.REFERENCE_2026,
    say.RETENTION_2026,
    say.REPORT_DUTY,
    say.NO_FEE_2026,
    say.FEE_2026,
    OTHER_CAUSE,
    DAY_OF_SUIT,
    say.LIST_CHAIN,
    say.SORT_RELATION,
    say.UNDERTENDER,
)
CLOCKS = (limitation_of_compensation(void_by_own_plea),)

CLAIM = Claim(
    id="contract_invalidity",
    name="合同无效、折价补偿",
    summary="合同无效而工程质量合格的，参照约定请求合同相对方折价补偿。",
    axis="construction",
    debt=True,
    anchor=first_of(
        "付款期届满之日",
        *("account.due_on", "settlement.agreement_due_on", "settlement.agreement_on"),
        *("performance.delivered_on", "performance.completed_on", "contract.signed_on"),
    ),
    versions=(
        Version(
            "since_2026",
            ("c2026",),
            "可以参照价款约定折价补偿，支付时间、调整和结算方法一并参照；起诉时已不必招的不得仅因未招无效。",
            ("civil_code:793", "construction_2026:1", "construction_2026:11"),
            ELEMENTS_2026,
            (PAY_WHEN_PAID_2026, LENDER_2026, MANAGEMENT_FEE_2026, *SHARED),
            CLOCKS,
            SINCE_2026,
            RELIEFS_CODE,
            HEADS_2026,
        ),
        Version(
            "since_2026_old_facts",
            ("c2026_old_facts",),
            "事实在民法典前：质量合格的参照约定支付；效力与参照范围按新解释。",
            ("construction_2004:2", "construction_2026:1"),
            ELEMENTS_OLD_2026,
            (PAY_WHEN_PAID_2026, LENDER_2026, MANAGEMENT_FEE_2026, *SHARED),
            CLOCKS,
            SINCE_2026,
            RELIEFS_OLD,
            HEADS_2026,
        ),
        Version(
            "since_2021",
            ("c2020",),
            "工程合格的，按合同里的价款条款折算补偿，由法院酌定参照。",
            ("civil_code:793", "construction_2020:1", "construction_2020:24"),
            ELEMENTS_2020,
            (PAY_WHEN_PAID, RETAINED_ONLY, LENDER_BEFORE, MANAGEMENT_FEE, *SHARED),
            CLOCKS,
            BEFORE_2026,
            RELIEFS_CODE,
        ),
        Version(
            "since_2019",
            ("c2018",),
            "竣工验收合格的，参照合同约定支付工程价款；中标合同优先，不看备案。",
            ("construction_2004:2", "construction_2018:1", "construction_2018:11"),
            ELEMENTS_2004,
            (PAY_WHEN_PAID, RETAINED_ONLY, LENDER_BEFORE, MANAGEMENT_FEE, *SHARED),
            CLOCKS,
            (*BEFORE_2026, say.CONFISCATION),
            RELIEFS_OLD,
        ),
        Version(
            "since_2005",
            ("c2004",),
            "竣工验收合格的，承包人可请求参照合同约定支付；备案的中标合同为结算根据。",
            ("construction_2004:1", "construction_2004:2", "construction_2004:21"),
            ELEMENTS_2004,
            (PAY_WHEN_PAID, RETAINED_ONLY, LENDER_BEFORE, MANAGEMENT_FEE, *SHARED),
            CLOCKS,
            (*(a for a in BEFORE_2019 if a.id != "award_contract"), say.FILED_CONTRACT, say.CONFISCATION),
            RELIEFS_OLD,
        ),
        Version(
            "until_2005",
            ("c1999",),
            "没有专门条文：无效合同的财产返还，不能返还的折价补偿，有过错的赔偿。",
            ("contract_act_1999:52", "contract_act_1999:58"),
            ELEMENTS_1999,
            (PAY_WHEN_PAID, LENDER_BEFORE, MANAGEMENT_FEE, *SHARED),
            CLOCKS,
            BEFORE_2019,
            RELIEFS_OLD,
        ),
    ),
    amount=AmountRule((*OWED_READS, "performance.repair_cost", *MANAGEMENT_FEE.condition.reads), _amount),
    relations=(
        Relation(
            Tie.ALTERNATIVE,
            "contract_price",
            "有效请求价款，无效请求折价补偿：主位、备位。",
            ("civil_code:793",),
        ),
        Relation(Tie.EXCLUDES, "late_fee", "合同无效，违约金条款不适用：改请求利息。", ("civil_code:155",)),
        Relation(Tie.EXCLUDES, "termination", "无效合同自始没有约束力，谈不上解除。", ("civil_code:155",)),
    ),
    cause="建设工程施工合同纠纷",
)
