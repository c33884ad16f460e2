"""Agreed penalty for late payment (逾期付款违约金).

References:
    civil_code:585; contract_general_2023:64-66; contract_act_1999:114; contract_interp_2_2009:27-29; civil_code:155
    (a void contract binds from the start to nothing).
Checked with:
    296 days at 0.0003 a day on 5,000,000 yuan: 444,000.00, beside 121,643.84 of interest (``tests/scenarios/late_fee``).
Limitations:
    The loss is taken as the loan rate (LPR), the usual measure for money paid late; a court weighs more than that. A
    single sum is counted once, whatever number of instalments is late.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from advisor.quantum.lines import Computation, Line, add_up, merge
from advisor.quantum.money import format_yuan
from advisor.quantum.penalty import ReductionRange, penalty_on, reduction_range
from advisor.quantum.rate_spec import LPR_1Y, RateSpec
from advisor.rules.claim import (
    Advice,
    Amount,
    AmountRule,
    Claim,
    Defence,
    Effect,
    Element,
    Relation,
    Relief,
    Tie,
    Version,
)
from advisor.rules.conditions import all_of, any_of, derived, none_of, one_of, recorded, split
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth
from claims.common.agreed_rate import agreed_rate
from claims.common.appropriation import paid_late_undesignated
from claims.common.arrears import ARREARS_READS, DUE_ANCHOR, Arrears, Base, arrears, run_on, was_late
from claims.common.due_day import price_due
from claims.common.interest_sum import STOPS_AT_INSOLVENCY, interest_amount, interest_at
from claims.common.judged import ALREADY_JUDGED
from claims.common.limitation import limitation_defence, limitation_on_due_day
from claims.common.said import said
from claims.common.validity import contract_void

CLAUSE, RATE, CAP = "contract.penalty_clause", "contract.penalty_rate", "contract.penalty_cap"
FLAT, INTEREST, BAD_FAITH = "contract.penalty_fixed", "contract.interest_clause", "debtor.bad_faith"
BESIDE = (INTEREST, "contract.interest_rate", "contract.interest_and_penalty_both", BAD_FAITH)
READS = (*ARREARS_READS, CLAUSE, RATE, FLAT, CAP, *BESIDE)
LAST_OLD_DAY = date(2020, 12, 31)
"""The older rule reaches every breach of a contract under the contract act (contract_interp_2_2009:30)."""


def _amount(facts: Facts) -> Amount:
    """The penalty up to the day of the assessment, the interest of the fallback plea beside it; never added."""
    found: Amount = facts.once("late_fee_amount", _work_out)
    return found


def _work_out(facts: Facts) -> Amount:
    found, agreed, flat = arrears(facts), agreed_rate(facts, CLAUSE, RATE), facts.get(FLAT)
    only_flat = flat is not None and facts.get(CLAUSE) == "agreed" and not facts.get(RATE)
    if found.missing or (not only_flat and agreed.spec is None):
        return Amount(missing=found.missing + (() if only_flat else agreed.missing), note=agreed.note)
    parts = [] if agreed.spec is None else [_running(found, agreed.spec)]
    if flat is not None and found.bases:
        parts.append(add_up([Line("约定的一次性违约金", amount=flat)]))
    penalty = _capped(merge(parts), facts.get(CAP))
    interest = interest_at(found, LPR_1Y)
    assert interest.value is not None
    left = _reduction(facts, penalty.total, interest.value)
    penalty = replace(penalty.with_notes(*left.notes), citations=(*penalty.citations, *left.citations))
    return Amount(penalty.total, penalty, alternative=interest, note=_order(facts, penalty.total, interest.value) + left.notes[-1])


def _order(facts: Facts, penalty: Decimal, at_loan_rate: Decimal) -> str:
    """Which of penalty and interest comes first, the interest being what can be claimed: as agreed, else at LPR."""
    if facts.get(INTEREST) == "excluded":
        return "约定欠款不计利息：只主张违约金。"
    claimable = interest_amount(facts).value
    interest = at_loan_rate if claimable is None else claimable
    if facts.get("contract.interest_and_penalty_both"):
        whole = format_yuan(penalty + interest)
        return f"写明并用：违约金 {format_yuan(penalty)}、利息 {format_yuan(interest)}，合计 {whole}；备位择一取高。"
    if interest > penalty:
        return f"利息较高（{format_yuan(interest)}）：以利息为主位，违约金为备位，不相加。"
    return "违约金较高：违约金为主位，利息为备位，不相加。"


def _reduction(facts: Facts, penalty: Decimal, loss: Decimal) -> ReductionRange:
    """What may be left of the penalty if a reduction is asked for, under the law of the breach."""
    old = facts.regime is not None and facts.regime.id != "civil_code"
    return reduction_range(penalty, loss, on=LAST_OLD_DAY if old else None, bad_faith=facts.get(BAD_FAITH) is True)


def _running(found: Arrears, spec: RateSpec) -> Computation:
    """The penalty by time on all overdue bases."""

    def compute(base: Base) -> Computation:
        return penalty_on(base.amount, base.start_on, base.end_on, spec, due_on=base.due_on)

    return run_on(found.bases, compute)


def _capped(penalty: Computation, cap: Decimal | None) -> Computation:
    """``penalty`` cut to the agreed cap: what runs by time gives way first, then the single sum."""
    if cap is None or penalty.total <= cap:
        return penalty
    running = [line for line in penalty.lines if line.start_on and line.end_on]
    by_time = sum((line.amount for line in running), Decimal(0))
    over = sum((line.amount for line in penalty.lines), Decimal(0)) - cap
    lines = list(penalty.lines)
    if cut := min(by_time, over):
        first, last = min(line.start_on for line in running if line.start_on), max(line.end_on for line in running if line.end_on)
        lines.append(Line("违约金超过约定上限的部分", first, last, (last - first).days + 1, amount=-cut))
    if over > cut:
        lines.append(Line("一次性违约金超过约定上限的部分", amount=cut - over))
    told = f"已达合同约定的上限 {cap} 元，此后不再增加。"
    return replace(penalty, total=cap, lines=tuple(lines), per_day=Decimal(0)).with_notes(told)


def _below_loss(facts: Facts) -> Truth:
    """The penalty is less than interest at LPR for the same time."""
    amount = _amount(facts)
    if amount.value is None or amount.alternative is None or amount.alternative.value is None:
        return Truth.NO
    return truth(amount.value < amount.alternative.value)


def _excessive(facts: Facts) -> Truth:
    """Beyond the loss by more than the usual margin, the loss being interest at LPR; not where the breach is in bad
    faith, which as a rule leaves the penalty as it is (contract_general_2023:65(3); followed for the old law too)."""
    amount = _amount(facts)
    if facts.get(BAD_FAITH):
        return Truth.NO
    if amount.value is None or amount.alternative is None or amount.alternative.value is None:
        return Truth.UNKNOWN
    return truth(_reduction(facts, amount.value, amount.alternative.value).excessive)


NO_INTEREST = all_of(recorded(INTEREST), one_of(INTEREST, "excluded"))
BOTH = said("contract.interest_and_penalty_both")
CLAUSE_CODE = Element(
    "penalty_clause", "合同约定了逾期付款违约金",
    all_of(one_of(CLAUSE, "agreed"), any_of(none_of(BOTH), split(BOTH, "interest_with_penalty", Truth.YES))),
    ("civil_code:585",), ("construction_contract", "interest_clause"),
)
LATE_CODE = Element(
    "paid_late", "有价款在应付日之后仍未付（或者付迟了）", was_late, ("civil_code:577", "civil_code:585"),
    ("payment_ledger", "settlement_agreement"),
)
DUE_CODE = Element(
    "price_due", "付款期已到", price_due, ("civil_code:579", "construction_2020:27"),
    ("construction_contract", "possession_record"),
)
ELEMENTS_CODE = (CLAUSE_CODE, LATE_CODE, DUE_CODE)
ELEMENTS_OLD = (
    replace(CLAUSE_CODE, cite=("contract_act_1999:114",)),
    replace(LATE_CODE, cite=("contract_act_1999:107", "contract_act_1999:114")),
    replace(DUE_CODE, cite=("contract_act_1999:109", "construction_2004:18")),
)

VOID = Defence(
    "contract_void", "合同无效，违约金条款不适用", contract_void, ("civil_code:155", "contract_act_1999:56"),
    Effect.EXTINGUISHES,
    answer="改按利息主张，或按过错请求赔偿逾期付款的损失；违约金写在事后的结算、还款协议里的，看该协议本身，不随施工合同无效。",
    evidence=("qualification_certificate", "tender_file"),
)
TOO_HIGH = Defence(
    "too_high", "违约金超过损失百分之三十，对方可请求减少",
    derived("违约金超过以 LPR 计的损失的百分之一百三十", READS, _excessive), ("civil_code:585", "contract_general_2023:65"),
    Effect.REDUCES,
    answer="过高由对方举证；我方备融资成本、对下游的违约责任等损失证据；对方恶意违约的一般不减。",
    evidence=("interest_table", "payment_ledger"),
)
TOO_HIGH_OLD = replace(TOO_HIGH, cite=("contract_act_1999:114", "contract_interp_2_2009:29"))

NO_CLAUSE = one_of(CLAUSE, "none")
ADVICE = (
    Advice(
        "choose_one", "利息与违约金对同一笔款、同一期间择一：数额高的作主位，另一项作备位，分开写，不相加。",
        ("civil_code:585", "construction_2020:26", "contract_act_1999:114"), none_of(any_of(BOTH, NO_INTEREST)),
    ),
    Advice(
        "both_agreed", "合同写明利息与违约金并用：算出合计年利率；主位并用，备位择一取高，主位与备位分开写。",
        ("civil_code:585", "contract_general_2023:65", "contract_act_1999:114"), BOTH,
    ),
    Advice(
        "no_clause", "没有约定逾期付款违约金的，不能自定标准请求违约金，改为请求法定利息。",
        ("construction_2020:26", "construction_2004:17"), NO_CLAUSE,
    ),
    Advice(
        "void_no_penalty", "合同无效的，违约金条款不适用；可请求利息，或者按过错赔偿损失。",
        ("civil_code:155", "construction_2020:6", "contract_act_1999:56"), contract_void,
    ),
    Advice("not_in_priority", "违约金不在优先受偿的数额之内。", ("construction_2020:40", "construction_2018:21", "contract_act_1999:286")),
    Advice(
        "reduction", "对方请求减少的须证明过高；只说无效、不违约的，法院会释明。我方也要备损失证据。约定“不得调整”挡不住调整。",
        ("contract_general_2023:64", "contract_general_2023:65", "contract_general_2023:66", "contract_interp_2_2009:27"),
    ),
    Advice(
        "not_paid_first", "到期后的付款没有约定抵充的：法定顺序只写费用、利息和主债务，通常认为不及于违约金，付款不先抵违约金。",
        ("civil_code:561", "contract_interp_2_2009:21"), paid_late_undesignated,
    ),
    Advice(
        "single_sum", "一次性违约金一经逾期即可请求，不随时间增加；与按日计的违约金能否并付看合同写法，与利息择一，逾期越久越要比较。",
        ("civil_code:585(1)", "contract_act_1999:114(1)"), recorded(FLAT),
    ),
    Advice(
        "raise_to_loss", "违约金低于以贷款利率（LPR）计的损失：以利息为主位，或者请求把违约金增加到损失的数额；增加之后不能再请求赔偿同一损失。",
        ("civil_code:585(2)", "contract_act_1999:114(2)", "contract_interp_2_2009:28"),
        derived("违约金低于以 LPR 计的损失", READS, _below_loss),
    ),
    STOPS_AT_INSOLVENCY,
    Advice(
        "bad_faith", "对方恶意违约的，减少违约金的请求一般不予支持：固定和解、承诺、解封和其后拒付的证据；仍备损失证据。",
        ("contract_general_2023:65(3)", "contract_act_1999:114"), said(BAD_FAITH),
    ),
    Advice("still_pay", "付了违约金仍要付款，两项同列。", ("civil_code:585(3)", "contract_act_1999:114(3)")),
    Advice(
        "sme_instead", "付款方是大型企业、机关、事业单位而我方订约时是中小企业的，比较日万分之五的法定逾期利息。",
        ("sme_2025:17", "sme_2020:15"), one_of("claimant.size_at_signing", "micro", "small", "medium"),
    ),
    Advice(
        "settled_penalty", "调解、和解协议约定的违约金按协议，逾期的可申请执行，注意二年的执行时效。",
        ("civil_procedure_2023:250",), recorded("procedure.judgment_effective_on"),
    ),
)
CAPPED, WITH_FLAT, BY_TIME = recorded(CAP), recorded(FLAT), recorded(RATE)
ONLY_FLAT = all_of(WITH_FLAT, none_of(BY_TIME))
FURTHER = (
    Relief("late_fee.agreed_capped", all_of(CAPPED, none_of(WITH_FLAT))),
    Relief("late_fee.agreed_capped_beside_fixed", all_of(CAPPED, WITH_FLAT, BY_TIME)),
    Relief("late_fee.fixed", WITH_FLAT),
    Relief("late_fee.lpr_if_refused", none_of(NO_INTEREST)),
)
RELIEFS_CODE = (
    Relief("late_fee.agreed", none_of(any_of(CAPPED, ONLY_FLAT))), *FURTHER,
)
RELIEFS_OLD = (
    Relief("late_fee.agreed_before_code", none_of(any_of(CAPPED, ONLY_FLAT))), *FURTHER,
)
SAME_SUM = "对同一笔款、同一期间择一主张，取高者为主位，另一项为备位，不相加。"

CLAIM = Claim(
    id="late_fee",
    name="逾期付款违约金",
    summary="合同约定逾期付款违约金的，按约定请求；与利息择一取高。",
    axis="civil",
    accessory=True,
    anchor=DUE_ANCHOR,
    versions=(
        Version(
            "civil_code", ("civil_code",), "按约定支付违约金；过分高于损失的可请求减少，恶意违约一般不减。",
            ("civil_code:585", "contract_general_2023:64", "contract_general_2023:65"), ELEMENTS_CODE,
            (VOID, ALREADY_JUDGED, TOO_HIGH, limitation_defence()), (limitation_on_due_day(),), ADVICE, RELIEFS_CODE,
        ),
        Version(
            "contract_act", ("gpcl_2017", "contract_act"), "按约定支付违约金；超过损失百分之三十的一般认定过高。",
            ("contract_act_1999:114", "contract_interp_2_2009:29"), ELEMENTS_OLD,
            (VOID, ALREADY_JUDGED, TOO_HIGH_OLD, limitation_defence()), (limitation_on_due_day(),), ADVICE, RELIEFS_OLD,
        ),
    ),
    amount=AmountRule(READS, _amount),
    relations=(
        Relation(Tie.ALTERNATIVE, "interest", "利息与违约金" + SAME_SUM, ("civil_code:585", "construction_2020:26"), greater_first=True),
        Relation(Tie.ALTERNATIVE, "sme_payment", "约定违约金与法定逾期利息" + SAME_SUM, ("civil_code:585", "sme_2025:17"), greater_first=True),
        Relation(Tie.EXCLUDES, "contract_invalidity", "合同无效，违约金条款不适用：改请求利息。", ("civil_code:155",)),
    ),
    cause="建设工程施工合同纠纷",
)
