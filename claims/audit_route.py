"""The price need not wait for, or follow, an audit (以审计、财政评审为准的突破).

References:
    construction_2026:13; sme_2020:11; sme_2025:12; private_economy_2025:67; civil_code:159, 509; contract_act_1999:45, 60.
Checked with:
    the one-year limit counted by hand; published cases B-h-06, B-h-07.
Limitations:
    What period short of a year is reasonable is left to the court; only the outer limit is a clock.
"""

from __future__ import annotations

from advisor.law.counting import Period
from advisor.rules.claim import (
    Advice,
    Claim,
    Defence,
    Effect,
    Element,
    Relation,
    Relief,
    Tie,
    Version,
    first_of,
)
from advisor.rules.clock import Clock, ClockKind, ClockRule, idle, reading, running, unread
from advisor.rules.conditions import (
    all_of,
    any_of,
    before,
    derived,
    none_of,
    one_of,
    recorded,
    since,
    split,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth
from claims.common.form_clause import form_clause
from claims.common.in_force import SME_2020_ON, SME_2025_ON
from claims.common.judged import ALREADY_JUDGED
from claims.common.limitation import limitation_defence, limitation_on_due_day
from claims.common.parties import claimant_is_sme
from claims.common.sum_owed import PRICE

ONE_YEAR = Period(1, "year")
CLAUSE = "contract.audit_clause"
CAP_READS = (CLAUSE, "settlement.submitted_on")


def _cap(facts: Facts) -> Clock:
    """The outer limit of a reasonable period: one year from handing in the final account (construction_2026:13(2))."""
    clause, submitted_on = facts.get(CLAUSE), facts.get("settlement.submitted_on")
    if clause == "none":
        return idle(facts, "没有约定以审计（评审）为准，不存在等待审计的期限")
    if submitted_on is None or clause is None:
        return unread(facts, *(path for path in CAP_READS if facts.get(path) is None))
    return running(facts, reading(submitted_on, ONE_YEAR, "提交竣工结算文件之日", "construction_2026:13(2)"))


AUDIT_CAP = ClockRule(
    "audit_cap", "审计（评审）合理期限的上限", ClockKind.MATURITY, CAP_READS, _cap, ("construction_2026:13(2)",),
)

# --- conditions ----------------------------------------------------------------------------------------------------

NOT_AGREED = one_of(CLAUSE, "none")
AGREED = one_of(CLAUSE, "audit_office", "fiscal_review")
WAIT_READS = ("settlement.submitted_on", "contract.audit_period_agreed_until_on")


def _agreed_period_over(facts: Facts) -> Truth:
    until_on = facts.get("contract.audit_period_agreed_until_on")
    return Truth.UNKNOWN if until_on is None else Truth.YES if facts.asked_on > until_on else Truth.NO


def _waited_long_enough(facts: Facts) -> Truth:
    """The agreed period, else the one-year limit, is over; before that only the court can say."""
    if facts.get("contract.audit_period_agreed_until_on") is not None:
        return _agreed_period_over(facts)
    main = _cap(facts).main
    return Truth.YES if main is not None and facts.asked_on > main.extended_on else Truth.UNKNOWN


def _agreed_longer_than_a_year(facts: Facts) -> Truth:
    """The agreed period still runs, but the year is over: whether the limit also cuts agreed periods is unsettled."""
    main = _cap(facts).main
    over = main is not None and facts.asked_on > main.extended_on
    return Truth.YES if over and _agreed_period_over(facts) is Truth.NO else Truth.NO


WAITED = derived("合理期限已过", WAIT_READS, _waited_long_enough)
CAP_ON_AGREED = derived("约定期限未满，但已满一年", (), _agreed_longer_than_a_year)
NOT_ISSUED = one_of("settlement.audit_result", "none")
DEPARTS = one_of("settlement.audit_result", "departs_from_contract")
OVERDUE = all_of(AGREED, NOT_ISSUED, any_of(WAITED, split(CAP_ON_AGREED, "audit_agreed_period_cap")))
CONTRADICTS = all_of(AGREED, DEPARTS)
PUBLIC_PAYER = one_of("debtor.kind", "government", "public_institution") | all_of(
    yes("debtor.state_owned"), one_of("debtor.size_at_signing", "large"),
)
FORCED_AUDIT = split(
    all_of(one_of(CLAUSE, "audit_office"), PUBLIC_PAYER, claimant_is_sme, since("contract.signed_on", SME_2025_ON)),
    "audit_clause_against_sme",
)
UNDER_SME_2020 = all_of(
    since("contract.signed_on", SME_2020_ON), before("contract.signed_on", SME_2025_ON), AGREED, PUBLIC_PAYER,
)

# --- elements and defences -----------------------------------------------------------------------------------------

INSISTS = "settlement.employer_insists_on_audit"
SETTLED_IN_PEACE = all_of(recorded("settlement.agreement_on"), none_of(recorded(INSISTS)), text="已签结算，没有说对方还坚持审计")
AT_ISSUE = Element(
    "audit_at_issue", "审计（评审）成为结算或付款的障碍", any_of(AGREED, all_of(yes(INSISTS), none_of(SETTLED_IN_PEACE))),
    ("construction_2026:13", "civil_code:509", "contract_act_1999:60"), ("construction_contract", "audit_request_record"),
)
FREE_2026 = Element(
    "audit_not_decisive", "没有约定以审计为准；或约定了而逾期未出、结论与合同明显不符",
    any_of(NOT_AGREED, OVERDUE, CONTRADICTS, FORCED_AUDIT),
    ("construction_2026:13(1)", "construction_2026:13(2)", "construction_2026:13(3)"),
    ("settlement_submission_receipt", "audit_report", "construction_contract"),
)
FREE_BEFORE = Element(
    "audit_not_decisive", "没有约定以审计为准；或约定了而长期未出、结论与合同明显不符",
    any_of(
        NOT_AGREED,
        split(OVERDUE, "audit_delay_before_2026", Truth.YES),
        split(CONTRADICTS, "audit_contradicts_before_2026", Truth.YES), FORCED_AUDIT,
    ),
    ("civil_code:159", "civil_code:509", "contract_act_1999:45", "contract_act_1999:60"),
    ("settlement_submission_receipt", "audit_report", "construction_contract"),
)
OWN_DELAY = Defence(
    "own_delay", "审计迟延是承包人原因（资料不全、不配合）", all_of(AGREED, none_of(DEPARTS), yes("settlement.audit_delay_ours")),
    ("construction_2026:13(1)", "civil_code:159", "contract_act_1999:45"), Effect.EXTINGUISHES,
    answer="出示完整送审清单、签收、历次答疑和补件回执，说明迟延不在我方。", evidence=("audit_request_record",),
)
RESULT = "settlement.audit_result"
SETTLED_ON_AUDIT = all_of(
    recorded("settlement.agreement_on"), any_of(recorded(RESULT), all_of(recorded(CLAUSE), AGREED)),
    one_of(RESULT, "issued", "departs_from_contract"),
)
"""A settlement that had nothing to do with an audit does not bind to one."""
SETTLED = Defence(
    "settled_on_audit", "审计（评审）结果出来以后，双方已签署结算协议", SETTLED_ON_AUDIT,
    ("civil_code:465", "construction_2020:29", "contract_act_1999:8"),
    Effect.EXTINGUISHES, answer="核对协议有无保留事项；有可撤销事由的在期限内请求撤销。", evidence=("settlement_agreement",),
)

# --- advice --------------------------------------------------------------------------------------------------------

NEW_RULE = (
    Advice("prove_submission", "证明哪一天提交了完整送审资料并取得签收：合理期限和一年上限都从这一天起算。", ("construction_2026:13(2)",), AGREED),
    Advice(
        "year_is_a_ceiling", "一年是上限，不是起点：未满一年可先请求法院按工程规模、造价和复杂程度认定更短的合理期限。",
        ("construction_2026:13(2)",), all_of(AGREED, NOT_ISSUED),
    ),
)
PAPERS_IN = Advice(
    "prove_papers_in", "证明哪一天提交了完整送审资料并取得签收：对方是否久拖不审，从这一天看起。", ("civil_code:159", "contract_act_1999:45"), AGREED,
)
ADVICE = (
    form_clause("以审计为准的条款", AGREED),
    Advice("no_clause_no_audit", "没有约定以审计或评审为准的，对方不得要求以其结果定价；财政资金项目也一样。", ("construction_2026:13(3)", "civil_code:509", "contract_act_1999:60"), NOT_AGREED),
    Advice(
        "no_waiting_excuse", "合同没有约定的，机关、事业单位、大型企业不得以等决算审计为由拖付中小企业款项；无争议部分应先付。",
        ("sme_2025:14", "sme_2025:15"), all_of(NOT_AGREED, claimant_is_sme),
    ),
    Advice(
        "clause_stands_2020", "合同签于 2025-06-01 前：旧条例容许合同另有约定，审计条款不因条例无效；出路是逾期申请鉴定。",
        ("sme_2020:11", "construction_2026:13", "civil_code:509", "contract_act_1999:60"), UNDER_SME_2020,
    ),
    Advice(
        "clause_doubtful_2025", "合同签于 2025-06-01 或以后：条例已删去“合同另有约定”的例外，条款是否无效尚有争议，逾期申请鉴定仍是稳妥路径。",
        ("sme_2025:12", "construction_2026:13"),
        all_of(one_of(CLAUSE, "audit_office"), PUBLIC_PAYER, since("contract.signed_on", SME_2025_ON)),
    ),
    Advice(
        "fiscal_review_not_covered", "条例只写审计机关的审计结果，没有写财政评审；财政评审条款按约定和逾期规则处理。",
        ("sme_2025:12", "construction_2026:13"), one_of(CLAUSE, "fiscal_review"),
    ),
    Advice(
        "apply_for_appraisal", "起诉时一并申请造价鉴定，写明审计逾期或与合同明显不符的具体项目。",
        ("construction_2026:13(1)", "construction_2020:32", "construction_2018:14", "contract_act_1999:45"), any_of(OVERDUE, CONTRADICTS),
    ),
)
BEFORE_2026 = Advice(
    "no_one_year_yet", "2026-06-30 前受理的案件没有一年上限的条文：以对方不正当阻止条件成就、久拖不审为由申请鉴定。",
    ("civil_code:159", "contract_act_1999:45"), AGREED,
)

RELIEFS = (
    Relief("audit_route.pay", NOT_AGREED), Relief("audit_route.pay_provisional", AGREED),
)
DEFENCES = (ALREADY_JUDGED, OWN_DELAY, SETTLED, limitation_defence())
CLOCKS = (AUDIT_CAP, limitation_on_due_day())

CLAIM = Claim(
    id="audit_route",
    name="不受审计（评审）拖延约束",
    summary="没有约定以审计为准的按合同结算；约定了而逾期未出或明显不符的，申请造价鉴定。",
    axis="construction",
    debt=True,
    anchor=first_of(
        "提交竣工结算文件之日", "settlement.submitted_on", "performance.completed_on", "performance.delivered_on",
        "contract.signed_on",
    ),
    versions=(
        Version(
            "since_2026", ("c2026", "c2026_old_facts"), "有约定从约定，逾期或明显不符可申请鉴定，合理期限最长一年；没有约定不得以审计为准。",
            ("construction_2026:13",), (AT_ISSUE, FREE_2026), DEFENCES, CLOCKS, (*NEW_RULE, *ADVICE), RELIEFS,
        ),
        Version(
            "civil_code", ("c2020",), "没有专门条文：按约定；对方不正当阻止审计的，视为条件成就。",
            ("civil_code:159", "civil_code:509"), (AT_ISSUE, FREE_BEFORE), DEFENCES, CLOCKS, (PAPERS_IN, *ADVICE, BEFORE_2026), RELIEFS,
        ),
        Version(
            "contract_act", ("c2018", "c2004", "c1999"), "没有专门条文：按约定；对方不正当阻止审计的，视为条件成就。",
            ("contract_act_1999:45", "contract_act_1999:60"), (AT_ISSUE, FREE_BEFORE), DEFENCES, CLOCKS,
            (PAPERS_IN, *ADVICE, BEFORE_2026), RELIEFS,
        ),
    ),
    amount=PRICE,
    relations=(
        Relation(Tie.ALTERNATIVE, "contract_price", "同一笔价款：审计不约束时按约定结算或鉴定。", ("construction_2026:13",)),
        Relation(Tie.ALTERNATIVE, "deemed_settlement", "同一笔价款：送审价视为认可与以审计为准只能采其一。", ("construction_2020:21",)),
    ),
    cause="建设工程施工合同纠纷",
)
