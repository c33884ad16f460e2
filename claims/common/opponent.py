"""What the other side will say: counterclaims and objections common to all claims, for the page of its view.

Each is a :class:`advisor.rules.claim.Defence` from the other side's mouth: when it can be raised, its authority, what
it does, what answers it, and the evidence to have ready.

References:
    construction_2026:15, 16; construction_2020:6, 10, 12, 14, 16; civil_code:525, 526, 568, 585, 591, 801, 985;
    contract_general_2023:31, 55, 64, 65; civil_procedure_2023:130; arbitration_2025:37; cpl_interp_2022:28, 232, 233.
Limitations:
    Counterclaims are judged from the facts the claimant gave; what the other side knows alone is not in them.
"""

from __future__ import annotations

from advisor.rules.claim import Defence, Effect
from advisor.rules.conditions import (
    all_of,
    any_of,
    derived,
    given,
    more_than,
    no,
    none_of,
    one_of,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth
from claims.common.in_force import under_wage_regulation
from claims.common.sum_owed import paid_so_far
from claims.common.termination_right import ENDED_IF_TOLD
from claims.common.validity import contract_void

REPAIR_COST = Defence(
    "repair_cost", "反诉（扣款）：质量不合格，已通知修复而拒修或逾期未修，请求修复费",
    all_of(
        any_of(yes("performance.quality_complaint"), one_of("performance.quality", "unqualified")),
        yes("performance.repair_notice_given"), yes("performance.repair_refused"),
    ),
    ("construction_2026:16(2)", "construction_2020:12", "civil_code:801"), Effect.REDUCES,
    answer="逐项核对缺陷是否我方施工、通知是否送达、期限是否合理、费用是否必要；未经验收擅自使用的部分不得再以质量为由主张。",
    evidence=("repair_notice", "quality_test_report", "acceptance_certificate"),
)
REPAIR_WITHOUT_NOTICE = Defence(
    "repair_without_notice", "未通知修复就请求先行支付修复费",
    all_of(yes("performance.quality_complaint"), no("performance.repair_notice_given")),
    ("construction_2026:16(1)",), Effect.REDUCES,
    answer="没有先通知修复的，请求先行支付修复费不予支持；同时表示愿意到场修复并留证。", evidence=("repair_notice",),
)
DELAY = Defence(
    "delay_damages", "反诉：逾期竣工违约金或损失", more_than("performance.delay_days_ours", 0),
    ("civil_code:585", "contract_general_2023:65", "construction_2020:10"), Effect.REDUCES,
    answer="列明发包人原因的停工、变更、迟付与顺延申请；违约金过分高于损失的请求减少；合同无效的违约金条款不适用。",
    evidence=("delay_notice", "critical_path_analysis", "stop_resume_orders"),
)
DELAY_LOSS_IF_VOID = Defence(
    "delay_loss_if_void", "合同无效时，参照约定工期请求赔偿损失",
    all_of(contract_void, more_than("performance.delay_days_ours", 0)),
    ("construction_2020:6",), Effect.REDUCES,
    answer="由对方证明我方过错、损失和因果关系；双方过错分担。", evidence=("employer_fault_record",),
)
PAID_READS = ("account.price_total", "settlement.agreement_amount", "account.paid_total", "account.payments")


def _more_paid_than_due(facts: Facts) -> Truth:
    price, paid = facts.first("settlement.agreement_amount", "account.price_total"), paid_so_far(facts)
    return truth(None if price is None or paid is None else paid > price)


OVERPAID = Defence(
    "overpaid", "反诉：超付，请求返还",
    all_of(yes("account.overpaid"), derived("已付款多于应得价款", PAID_READS, _more_paid_than_due)), ("civil_code:985", "civil_code:577"), Effect.REDUCES,
    answer="逐笔核对付款对应的工程和性质；保证金、代付款、抵房未交付的不计入已付工程款。",
    evidence=("payment_ledger", "third_party_payment_record", "set_off_agreement"),
)
SET_OFF = Defence(
    "set_off", "抵销：扣款、罚款、垫付款、水电费", more_than("account.counterclaim", 0),
    ("civil_code:568", "contract_general_2023:55"), Effect.REDUCES,
    answer="要求逐项举证依据和数额；对方债权未到期、性质不得抵销或者没有通知的，不发生抵销。", evidence=("payment_ledger",),
)
WAGES_PAID = Defence(
    "wages_paid", "抵扣：发包人先行垫付、代付的农民工工资",
    all_of(
        one_of("claimant.role", "contractor"), one_of("debtor.role", "employer"), more_than("performance.unpaid_wages", 0),
        under_wage_regulation,
    ),
    ("wage_2020:29(2)", "civil_code:568", "contract_act_1999:99"), Effect.REDUCES,
    answer="只在未结清工程款之内垫付；要求出示工资册、付款凭证和农民工签收，没有实际付出的不抵；已抵的写入付款台账，不重复扣。",
    evidence=("wage_ledger", "third_party_payment_record"),
)
INVOICE = Defence(
    "invoice", "没有开票，拒绝付款", no("account.invoiced"), ("contract_general_2023:26", "contract_general_2023:31"), Effect.REDUCES,
    answer="开票一般是从义务，不能对抗付款；合同写明先票后款的例外。起诉前开出并送达最稳妥。", evidence=("invoice_record",),
)
PAPERS = Defence(
    "handover_of_papers", "反诉：移交竣工资料", given("performance.completed_on"), ("civil_code:509",), Effect.REDUCES,
    answer="备齐资料移交清单和签收；不以扣留资料催款。", evidence=("handover_minutes",),
)
SITE = Defence(
    "handover_of_site", "反诉：合同解除后移交施工现场、施工资料", ENDED_IF_TOLD,
    ("construction_2026:15",), Effect.REDUCES,
    answer="备齐移交清单和签收；退场前先固定工程量与界面，不以扣留资料、场地催款。", evidence=("handover_minutes",),
)
NOT_SETTLED = Defence(
    "not_settled", "尚未结算，付款条件未成就；申请造价鉴定",
    none_of(any_of(given("settlement.agreement_on"), given("settlement.agreement_amount"))),
    ("construction_2020:31", "construction_2020:32"), Effect.REDUCES,
    answer="举证送审与对方拖延；无争议部分先请求支付；鉴定只限有争议的事实。", evidence=("settlement_submission_receipt", "silence_record"),
)
FOREIGN_COURT = Defence(
    "jurisdiction", "管辖异议：应由工程所在地（或约定的）法院管辖", given("contract.jurisdiction_clause"),
    ("civil_procedure_2023:130", "cpl_interp_2022:28"), Effect.REDUCES,
    answer="一开始就向工程所在地法院起诉：约定别处的无效，对方应诉也不能补救。",
)
ARBITRATION = Defence(
    "arbitration", "有仲裁条款，法院应驳回起诉", all_of(yes("contract.arbitration_clause"), one_of("procedure.forum", "court")),
    ("arbitration_2025:37", "arbitration_2025:27"), Effect.BARS_IF_RAISED,
    answer="对方须在首次开庭前提出；条款没有选定机构、又不能补充协议的无效。提前改走仲裁，不要等期限过去。",
    evidence=("arbitration_clause_page",),
)
DOUBLE_SUIT = Defence(
    "pending_elsewhere", "同一款项另案未结，重复起诉", yes("procedure.pending_elsewhere"), ("cpl_interp_2022:247",), Effect.BARS_IF_RAISED,
    answer="比较当事人、标的和请求；不同请求写清区别，相同的并入前案变更请求。",
)
NO_MITIGATION = Defence(
    "no_mitigation", "停工后不撤场，扩大的损失自负", all_of(given("performance.stopped_on"), none_of(given("performance.left_site_on"))),
    ("civil_code:591",), Effect.REDUCES, answer="出示请求撤场指示、转租、遣散的函件与记录。", evidence=("mitigation_record",),
)

COUNTERCLAIMS: tuple[Defence, ...] = (
    REPAIR_COST, REPAIR_WITHOUT_NOTICE, DELAY, DELAY_LOSS_IF_VOID, OVERPAID, SET_OFF, WAGES_PAID, INVOICE, PAPERS, SITE, NOT_SETTLED,
    NO_MITIGATION,
)
"""What the other side may claim or deduct."""

OBJECTIONS: tuple[Defence, ...] = (FOREIGN_COURT, ARBITRATION, DOUBLE_SUIT)
"""What the other side may object before the merits."""

OPPONENT: tuple[Defence, ...] = OBJECTIONS + COUNTERCLAIMS
"""All of it, in the order in which it comes up."""
