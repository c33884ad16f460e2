"""Wages of migrant workers: who must advance or pay them first (农民工工资).

References:
    wage_2020:24, 29-31, 33, 35-37, 64; construction_2026:8.
Checked with:
    the days around 2020-05-01; a pool of unsettled price smaller than the wages.
Limitations:
    The claim belongs to the workers. Labour arbitration and its own shorter period are outside this program: the
    clock shown is the general limitation, so act earlier where a labour dispute is arbitrated. For wages due before
    2020-05-01 no text here says that others than the employer advance them, nor that they need not: left open.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from advisor.quantum.lines import Computation, Line
from advisor.rules.claim import (
    Advice,
    Amount,
    AmountRule,
    Anchor,
    Claim,
    Defence,
    Effect,
    Element,
    Relation,
    Relief,
    Tie,
    Version,
)
from advisor.rules.clock import Clock, idle, unread
from advisor.rules.conditions import all_of, any_of, derived, given, more_than, none_of, one_of, split
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth
from claims.common.limitation import Start, limitation_defence, limitation_from

CAUSE, WAGES, DUE_ON, POOL = (
    "performance.wage_cause",
    "performance.unpaid_wages",
    "performance.wages_due_on",
    "chain.employer_owes",
)
ADVANCE = one_of(CAUSE, "employer_unpaid")
PAY_FIRST = one_of(CAUSE, "subcontractor_unpaid", "whole_transfer")
DISCHARGE = one_of(CAUSE, "unlawful_subcontract", "lent_name", "illegal_project")
BY_SUBCONTRACTOR = all_of(
    one_of(CAUSE, "subcontractor_unpaid"), one_of("debtor.role", "subcontractor"), text="分包单位欠薪，对方就是分包单位"
)
WORKERS = one_of("claimant.role", "worker")
ADVANCED, ADVANCED_ON = "performance.wages_advanced", "performance.wages_advanced_on"
RECOVERY = all_of(
    one_of("claimant.role", "contractor"), one_of("debtor.role", "subcontractor"), more_than(ADVANCED, 0),
    text="总包替分包先行清偿了工资",
)
"""The general contractor paid in the place of its subcontractor and recovers from it (wage_2020:30(3), (4))."""
HEADS = (
    (ADVANCE, ("wage_2020:29(2)",)),
    (one_of(CAUSE, "subcontractor_unpaid"), ("wage_2020:30(1)", "wage_2020:30(3)")),
    (one_of(CAUSE, "whole_transfer"), ("wage_2020:30(4)",)),
    (one_of(CAUSE, "unlawful_subcontract"), ("wage_2020:36(1)",)),
    (one_of(CAUSE, "lent_name"), ("wage_2020:36(2)",)),
    (one_of(CAUSE, "illegal_project"), ("wage_2020:37",)),
)
"""The article that fits each cause of the arrears, and no other."""
CITE = tuple(cite for _, several in HEADS for cite in several)


def _wages_due(facts: Facts) -> Start | Clock:
    if RECOVERY.find(facts).truth is Truth.YES:
        paid_on = facts.get(ADVANCED_ON)
        return unread(facts, ADVANCED_ON) if paid_on is None else Start(paid_on, "总包先行清偿之日")
    due_on = facts.get(DUE_ON)
    if due_on is None:
        return unread(facts, DUE_ON)
    if due_on >= facts.on:
        return idle(facts, f"工资 {due_on} 才应付", never_started=True)
    return Start(due_on, "工资应付日")


def _payday_past(facts: Facts) -> Truth:
    due_on = facts.get(DUE_ON)
    return truth(None if due_on is None else due_on < facts.asked_on)


def _pool_empty(facts: Facts) -> Truth:
    """An employer who owes only the advance answers within the price not yet settled (wage_2020:29(2))."""
    if facts.get(CAUSE) != "employer_unpaid":
        return Truth.NO
    pool = facts.get(POOL)
    return truth(None if pool is None else pool == 0)


def _amount(facts: Facts) -> Amount:
    """All wages; an advance no more than the unsettled price; what the general contractor paid for another (yuan)."""
    if RECOVERY.find(facts).truth is Truth.YES:
        paid = facts.get(ADVANCED)
        return Amount(paid, Computation(paid, (Line("先行清偿的农民工工资", amount=paid),)), note="从应付分包款中已经扣除的不再追偿。")
    wages, cause, pool = facts.get(WAGES), facts.get(CAUSE), facts.get(POOL)
    missing = tuple(path for path, value in ((WAGES, wages), (CAUSE, cause)) if value is None)
    if cause == "employer_unpaid" and pool is None:
        missing = (*missing, POOL)
    if missing:
        return Amount(missing=missing)
    lines = [Line("拖欠的农民工工资", amount=wages)]
    value: Decimal = wages
    if cause == "employer_unpaid" and pool < wages:
        value = pool
        lines.append(Line("超出未结清工程款的部分不垫付", amount=pool - wages))
    return Amount(value, Computation(value, tuple(lines)))


# --- elements ------------------------------------------------------------------------------------------------------

WHO = Element(
    "workers", "请求人是参与工程建设的农民工，或者先行清偿后追偿的总包",
    any_of(WORKERS, RECOVERY),
    ("construction_2026:8", "wage_2020:2", "wage_2020:30"),
    ("wage_ledger",),
)
OWED = Element(
    "wages_unpaid", "工资已应付而未付，或者已由我方先行清偿",
    any_of(all_of(more_than(WAGES, 0), derived("工资应付日已过", (DUE_ON,), _payday_past)), RECOVERY),
    CITE,
    ("wage_ledger",),
)
WHO_BEFORE = replace(WHO, text="请求人是参与工程建设的农民工", condition=WORKERS, cite=("contract_act_1999:60",))
OWED_BEFORE = replace(OWED, cite=("contract_act_1999:60",))
WHY = Element(
    "cause", "欠薪原因属于条例列举的情形（追偿的，是分包欠薪或者转包）",
    any_of(all_of(WORKERS, given(CAUSE)), all_of(RECOVERY, PAY_FIRST)),
    CITE,
    ("wage_ledger", "chain_contracts", "payment_ledger"),
)
NO_RULE = Element(
    "rule",
    "法律规定由建设单位、总包垫付或者清偿",
    split(given(CAUSE), "wages_before_regulation"),
    ("contract_act_1999:60",),
)

PAID_OUT = Defence(
    "nothing_unsettled",
    "建设单位没有未结清的工程款",
    derived("建设单位没有未结清的工程款", (CAUSE, POOL), _pool_empty),
    ("wage_2020:29",),
    Effect.EXTINGUISHES,
    answer="是否结清由建设单位举证；违法发包、挂靠、违法项目致欠薪的不以未结清工程款为限。",
    evidence=("payment_ledger",),
)

# --- advice --------------------------------------------------------------------------------------------------------

ADVICE = (
    Advice(
        "three_kinds",
        "垫付、先行清偿、清偿是三种责任，范围不同，不是一律连带：诉请按欠薪原因选一种写。",
        ("wage_2020:29", "wage_2020:30", "wage_2020:36"),
    ),
    Advice(
        "advance_is_capped",
        "建设单位未按约拨款致欠薪：只以未结清的工程款为限先行垫付。",
        ("wage_2020:29",),
        ADVANCE,
    ),
    Advice(
        "subcontractor_directly",
        "分包单位是直接责任人，由它支付；总包先行清偿只是先垫出来：两家一并起诉，不写成连带。",
        ("wage_2020:30(1)", "wage_2020:30(3)"),
        one_of(CAUSE, "subcontractor_unpaid"),
    ),
    Advice(
        "contractor_recovers",
        "总包先行清偿后可向分包、转包的一方追偿，或者从应付分包款中扣除；案由写追偿权纠纷，留存工资册、付款凭证和分包欠薪的确认。对发包人，工资本是工程款的"
        "一部分，并入工程款请求，不另加；违法分包、出借名义致欠薪的，条例只写由施工单位清偿，向对方追偿按合同和过错另行主张。",
        ("wage_2020:30", "wage_2020:36"),
        any_of(PAY_FIRST, RECOVERY),
    ),
    Advice(
        "full_discharge",
        "违法发包、违法分包给个人或不合格单位，出借名义，或者项目违法致欠薪的，由建设单位或施工单位全额清偿。",
        ("wage_2020:36", "wage_2020:37"),
        DISCHARGE,
    ),
    Advice(
        "workers_sue",
        "这是农民工自己的请求，可以直接起诉；承包人、班组不得把工程款包装成工资，虚构工资单涉虚假诉讼。",
        ("construction_2026:8", "wage_2020:30"),
        none_of(WORKERS),
    ),
    Advice(
        "use_as_evidence",
        "对承包人：人工费应按月拨付，未拨付可作逾期付款的证据；欠薪台账也是放弃优先权损害工人利益的证据；造价有争议不得停拨人工费。",
        ("wage_2020:24", "wage_2020:35"),
        none_of(WORKERS),
    ),
    Advice(
        "account_protected",
        "农民工工资专用账户和工资保证金不得因支付工资以外的原因被冻结、划拨。",
        ("wage_2020:33",),
    ),
    Advice(
        "enforce_in_advance",
        "追索劳动报酬可以申请先予执行，案件受理费可以不预交。",
        ("civil_procedure_2023:109", "fees_2006:20"),
        WORKERS,
    ),
    Advice(
        "labour_arbitration_first",
        "向用人单位要工资：有工资欠条、不涉其他劳动争议的可以直接起诉；否则先劳动仲裁，其时效比普通时效短，本程序没有收录：立即申请。",
        ("wage_2020:10", "wage_2020:16"),
        WORKERS,
    ),
    Advice(
        "complain_too",
        "可以同时向人力资源社会保障部门或者工程主管部门投诉：由其责令支付、动用工资保证金。",
        ("wage_2020:10", "wage_2020:32"),
        WORKERS,
    ),
)
BEFORE = (
    Advice(
        "claim_from_whoever_engaged",
        "条例施行前应付的工资：先向招用的单位（分包、承包人）请求，并立即申请劳动仲裁或者投诉；建设单位、总包作共同被告的，另查当时的部门文件，不要只靠条例起诉。",
        ("contract_act_1999:60",),
        WORKERS,
    ),
    Advice(
        "enforce_in_advance",
        "追索劳动报酬可以申请先予执行，案件受理费可以不预交。",
        ("civil_procedure_2023:109", "fees_2006:20"),
        WORKERS,
    ),
)
RELIEFS = (
    Relief("wage_route.employer_advance", all_of(ADVANCE, WORKERS)),
    Relief("wage_route.subcontractor", all_of(BY_SUBCONTRACTOR, WORKERS)),
    Relief("wage_route.contractor_advances", all_of(BY_SUBCONTRACTOR, WORKERS)),
    Relief("wage_route.contractor_first", all_of(PAY_FIRST, WORKERS, none_of(BY_SUBCONTRACTOR))),
    Relief("wage_route.discharge", all_of(DISCHARGE, WORKERS)),
    Relief("wage_route.recover", all_of(RECOVERY, PAY_FIRST)),
)
CLOCKS = (limitation_from((DUE_ON, ADVANCED_ON, *RECOVERY.reads), _wages_due, debt="wages"),)


def _anchor(facts: Facts) -> date | None:
    """The day the wages fell due; works begun under the regulation cannot have older wages."""
    due_on: date | None = facts.first(DUE_ON, ADVANCED_ON)
    if due_on is not None:
        return due_on
    begun: date | None = facts.first("performance.started_on", "contract.signed_on")
    return begun if begun is not None and begun >= date(2020, 5, 1) else None


CLAIM = Claim(
    id="wage_route",
    name="农民工工资先行垫付、清偿",
    summary="农民工可直接请求建设单位垫付、总包先行清偿，或由违法发包、出借名义的一方清偿。",
    axis="wage",
    anchor=Anchor("工资应付日", (DUE_ON, ADVANCED_ON, "performance.started_on", "contract.signed_on"), _anchor),
    versions=(
        Version(
            "since_2020",
            ("wage_2020",),
            "建设单位以未结清工程款为限垫付；总包先行清偿；违法发包、挂靠的清偿。",
            CITE,
            (WHO, OWED, WHY),
            (PAID_OUT, limitation_defence()),
            CLOCKS,
            ADVICE,
            RELIEFS,
            HEADS,
        ),
        Version(
            "until_2020",
            ("wage_none",),
            "当时没有这一行政法规：工资先向招用的一方主张。",
            ("contract_act_1999:60",),
            (WHO_BEFORE, OWED_BEFORE, NO_RULE),
            (limitation_defence(),),
            CLOCKS,
            BEFORE,
            (),
        ),
    ),
    amount=AmountRule((WAGES, CAUSE, POOL, *RECOVERY.reads), _amount),
    relations=(
        Relation(
            Tie.CAPPED_WITH,
            "contract_price",
            "工资含在工程款里：垫付、清偿的部分抵扣工程款，不重复计。",
            ("wage_2020:29",),
        ),
    ),
    cause="追索劳动报酬纠纷",
    against="依欠薪原因：建设单位、施工总承包单位、分包单位或者出借名义的施工单位",
)
