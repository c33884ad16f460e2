"""Payment to small and medium enterprises: pay-when-paid clauses, payment term, statutory late interest.

References:
    sme_2020:2, 3, 6, 8, 9, 15; sme_2025:2, 3, 7, 9, 10, 14, 15, 17; pay_when_paid_2024:1, 2; private_economy_2025:67, 68;
    sme_promotion_2017:53.
Checked with:
    90 days at 0.0005 a day on 1,000,000 yuan: 45,000.00, beside 9,493.15 at LPR (``tests/scenarios/sme_payment``).
Limitations:
    Size is as the user gives it for the day of signing; it is not worked out from turnover and assets. The amount is the
    late interest; the price itself is claimed under ``contract_price``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from advisor.quantum.lines import Computation
from advisor.quantum.penalty import sme_late_interest
from advisor.quantum.rate_spec import LPR_1Y
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
    first_of,
)
from advisor.rules.conditions import (
    all_of,
    any_of,
    derived,
    given,
    no,
    none_of,
    one_of,
    since,
    split,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth
from claims.common.agreed_rate import agreed_rate
from claims.common.arrears import ARREARS_READS, Arrears, Base, overdue, run_on
from claims.common.interest_sum import interest_at
from claims.common.limitation import limitation_defence, limitation_on_due_day
from claims.common.parties import claimant_is_sme, debtor_is_payer_bound_by_sme_rules
from claims.common.sme_term import READS as TERM_READS
from claims.common.sme_term import SME_TERM, sme_term
from claims.common.third_party_payment import (
    SME_2020_ON,
    SME_2025_ON,
    any_clause,
    condition_clause,
    final_before_reply,
    no_clause,
    proportion_clause,
    void_for_certain,
)
from claims.common.validity import contract_void

CLAUSE, RATE = "contract.interest_clause", "contract.interest_rate"
READS = tuple(dict.fromkeys((*ARREARS_READS, *TERM_READS, CLAUSE, RATE, "contract.signed_on")))
PRIVATE_ECONOMY_ON = date(2025, 5, 20)


def _arrears(facts: Facts) -> Arrears:
    """What was overdue after the term: from the agreed day itself, or from the day after a statutory term."""

    def work(facts: Facts) -> Arrears:
        term = sme_term(facts)
        start_on = term.on + timedelta(days=1) if term.on is not None and term.line is not None else term.on
        return overdue(facts, start_on, term.missing)

    found: Arrears = facts.once("sme_arrears", work)
    return found


def _amount(facts: Facts) -> Amount:
    """Late interest as agreed or at five in ten thousand a day; beside it LPR for the fallback plea."""
    found, agreed = _arrears(facts), agreed_rate(facts, CLAUSE, RATE)
    signed_on = facts.get("contract.signed_on")
    missing = found.missing + agreed.missing + (() if signed_on else ("contract.signed_on",))
    if missing:
        return Amount(missing=missing, note=agreed.note)

    def compute(base: Base) -> Computation:
        return sme_late_interest(
            base.amount, base.start_on, base.end_on, contract_on=signed_on, agreed=agreed.spec
        ).primary

    main = run_on([b for b in found.bases if b.end_on > SME_2020_ON], compute)
    return Amount(main.total, main, alternative=interest_at(found, LPR_1Y), note="主位、备位不相加。")


def _overdue(facts: Facts) -> Truth:
    found = _arrears(facts)
    return Truth.UNKNOWN if found.missing else truth(bool(found.bases))


def _after_2020(facts: Facts) -> Truth:
    found = _arrears(facts)
    return Truth.UNKNOWN if found.missing else truth(any(b.end_on > SME_2020_ON for b in found.bases))


was_overdue = derived("付款期满后仍有款项未付（或者付迟了）", READS, _overdue)
delay_after_2020 = derived("有一段迟延在 2020-09-01 以后", READS, _after_2020)
term_unset = derived("条例没有写付款期，交付又在新条例施行后", TERM_READS, lambda facts: truth(sme_term(facts).doubtful))

PAYER = Element(
    "payer_bound", "付款方是机关、事业单位、大型企业，或使用财政资金的团体组织（企业规模看订约时）",
    debtor_is_payer_bound_by_sme_rules, ("sme_2025:2", "sme_2025:3", "sme_2025:36"), ("enterprise_size_proof",),
)
PAYEE = Element(
    "payee_small", "我方订约时是中型、小型或微型企业", claimant_is_sme, ("sme_2025:3",), ("enterprise_size_proof",),
)
NO_CONDITION = Element(
    "no_third_party_condition", "第三方付款不是付款的前提：没有这样的约定，或者约定无效", given("contract.back_to_back"),
    ("sme_2025:9(2)", "pay_when_paid_2024:1"), ("back_to_back_clause", "construction_contract"),
)
TERM = Element(
    "term_over", "付款期已满，仍有款项未付（或者付迟了）", was_overdue, ("sme_2025:9", "sme_2025:10", "sme_2025:17"),
    ("handover_minutes", "acceptance_certificate", "payment_ledger"),
)
CLAUSE_2020 = any_of(
    no_clause,
    all_of(condition_clause, none_of(final_before_reply)),
    split(all_of(condition_clause, final_before_reply), "reply_2024_retrial", Truth.NO),
    split(proportion_clause, "proportion_before_2025"),
)
ELEMENTS_2020 = (
    replace(PAYER, cite=("sme_2020:2", "sme_2020:3", "sme_2020:28")),
    replace(PAYEE, cite=("sme_2020:3",)),
    replace(NO_CONDITION, condition=CLAUSE_2020, cite=("pay_when_paid_2024:1", "sme_2020:6", "sme_2020:8")),
    replace(
        TERM, cite=("sme_2020:8", "sme_2020:9", "sme_2020:15"),
        condition=any_of(all_of(was_overdue, none_of(term_unset)), split(all_of(was_overdue, term_unset), "sme_term_switch")),
    ),
)
ELEMENTS_NONE = (
    replace(PAYER, cite=("sme_promotion_2017:53",)),
    replace(PAYEE, cite=("sme_promotion_2017:2",)),
    replace(
        NO_CONDITION, condition=any_of(no_clause, split(any_clause, "back_to_back_before_2020")),
        cite=("contract_act_1999:45", "contract_act_1999:60"),
    ),
    replace(TERM, cite=("contract_act_1999:60", "sme_promotion_2017:53")),
    Element(
        "delay_after_2020", "有一段迟延在 2020-09-01 条例施行以后", split(delay_after_2020, "sme_rate_for_older_contract"),
        ("sme_promotion_2017:53", "contract_act_1999:107"), ("payment_ledger",),
    ),
)

VOID = Defence(
    "contract_void", "施工合同无效：法定逾期利息能否适用没有写", split(contract_void, "sme_rate_if_void"),
    ("civil_code:155", "civil_code:793"), Effect.EXTINGUISHES, answer="备位按 LPR 主张利息；条例规范的是付款行为，不以合同有效为条件。",
)
DEFENCES = (VOID, limitation_defence())
CLOCKS = (SME_TERM, limitation_on_due_day())

ADVICE = (
    Advice(
        "daily_main_lpr_alternative", "逾期利息：没有约定的主位按日万分之五，备位按一年期 LPR；约定的不低于订约时一年期 LPR。不得相加。",
        ("sme_2025:17", "sme_2020:15"),
    ),
    Advice(
        "reply_says_lpr", "批复对条款无效后的利息写按约定、无约定按 LPR，与条例日万分之五不一致，所以必须分主位、备位。",
        ("pay_when_paid_2024:2", "sme_2025:17"), any_clause,
    ),
    Advice(
        "size_at_signing", "双方规模一律看订立合同时：备营业收入、资产和划型依据，有争议申请中小企业主管部门认定。",
        ("sme_2025:3", "sme_2025:29", "sme_2020:3"),
    ),
    Advice(
        "size_not_told", "订约时应主动告知属于中小企业；没有告知的后果条例没有写，补强对方明知的证据。", ("sme_2025:3", "sme_2020:3"),
        no("claimant.told_size"),
    ),
    Advice(
        "reasonable_term", "条款无效后的付款期由法院按行业规范、交易习惯合理确定，不能当然按随时履行；诉状写明一个合理的付款日并备其后的备位起点。",
        ("pay_when_paid_2024:2",), void_for_certain,
    ),
    Advice(
        "payer_must_have_chased", "若认为条款有效：总包须证明已积极催收（催款函、起诉或仲裁记录），怠于催收的视为条件成就；设法取得总包与业主的结算、付款资料。已结算、质保期满是关键事实。",
        ("civil_code:159", "contract_act_1999:45"), any_clause,
    ),
    Advice(
        "proportion_not_in_reply", "批复只写以收到第三方款项为前提；2025-06-01 前签的按比例付款条款，须用条例的不合理条件规定论证，同时备附期限的路径。",
        ("sme_2020:6", "sme_2020:8"), all_of(proportion_clause, none_of(since("contract.signed_on", SME_2025_ON))),
    ),
    Advice(
        "reply_no_retrial", "2024-08-27 前已终审的，批复没有写再审可用；不建议只以批复申请再审。", ("pay_when_paid_2024:1",),
        all_of(any_clause, final_before_reply),
    ),
    Advice(
        "private_economy_law", "2025-05-20 起大型企业对中小民营经济组织也不得以收到第三方付款为条件，可并列援引；两者口径不同。",
        ("private_economy_2025:68",), all_of(any_clause, since("contract.signed_on", PRIVATE_ECONOMY_ON)),
    ),
    Advice(
        "no_excuse", "不得以换人、内部流程拒付；合同没有约定的，也不得以等竣工验收、决算审计拒付。无争议部分应先付。",
        ("sme_2025:14", "sme_2025:15", "private_economy_2025:67", "sme_2020:13"),
    ),
    Advice(
        "delayed_inspection", "约定验收合格才付的，付款期自验收合格起；对方拖延验收的，自约定的验收期满起。",
        ("sme_2025:10", "sme_2020:9"), yes("performance.employer_delayed_acceptance"),
    ),
    Advice(
        "complaint", "可另向投诉平台投诉（须有合同关系；受理后十个工作日转办，三十日、最长九十日出结果），不影响起诉；时效另以书面催告保住。",
        ("sme_2025:24", "sme_2025:25"),
    ),
    Advice(
        "term_2020", "2020 条例对大型企业没有写六十日；交付在 2025-06-01 以后的能否用新条例没有写，按约定或合理期限主张，备两种起点。",
        ("sme_2020:8(2)", "sme_2025:9(2)", "sme_2025:37"), term_unset,
    ),
    Advice(
        "no_advance_funding", "政府投资项目不得要求施工单位垫资。", ("sme_2025:8(2)", "sme_2020:7(2)"),
        all_of(one_of("debtor.kind", "government", "public_institution"), yes("contract.advance_funding")),
    ),
    Advice(
        "no_retroactive_rule", "合同订立在 2020-09-01 前：条例没有溯及的规定，之前的迟延只能按 LPR；之后的迟延能否按日万分之五有争议，分主位、备位。",
        ("sme_2020:29",), none_of(since("contract.signed_on", SME_2020_ON)),
    ),
)
RELIEFS = (
    Relief("sme_payment.void_clause", all_of(any_clause, since("contract.signed_on", SME_2020_ON))),
    Relief("sme_payment.pay", any_clause),
    Relief("late_fee.sme_daily"),
    Relief("sme_payment.lpr"),
    Relief("sme_payment.condition_met", any_clause),
)
SAME_SUM = "对同一笔款、同一期间择一主张，取高者为主位，另一项为备位，不相加。"

CLAIM = Claim(
    id="sme_payment",
    name="中小企业款项：背靠背无效、付款期与法定逾期利息",
    summary="机关、事业单位、大型企业欠中小企业：第三方付款条款无效，按期付款，逾期按日万分之五（备位 LPR）。",
    axis="sme",
    anchor=first_of("合同签订日", "contract.signed_on"),
    versions=(
        Version(
            "regulation_2025", ("sme_2025",), "大型企业六十日；不得以第三方付款为条件或按其比例付款；逾期日万分之五。",
            ("sme_2025:9", "sme_2025:17"), (PAYER, PAYEE, NO_CONDITION, TERM), DEFENCES, CLOCKS, ADVICE, RELIEFS,
        ),
        Version(
            "regulation_2020", ("sme_2020",), "机关、事业单位三十日（最长六十日）；不合理条件无效；逾期日万分之五。",
            ("sme_2020:6", "sme_2020:8", "sme_2020:15", "pay_when_paid_2024:1"), ELEMENTS_2020, DEFENCES, CLOCKS, ADVICE, RELIEFS,
        ),
        Version(
            "before_2020", ("sme_none",), "合同订立时还没有条例：之后的迟延能否适用有争议。",
            ("sme_promotion_2017:53", "contract_act_1999:60"), ELEMENTS_NONE, DEFENCES, CLOCKS, ADVICE, RELIEFS,
        ),
    ),
    amount=AmountRule(READS, _amount),
    relations=(
        Relation(Tie.ALTERNATIVE, "interest", "一般利息与中小企业法定逾期利息" + SAME_SUM, ("sme_2025:17", "construction_2020:26"), greater_first=True),
        Relation(Tie.ALTERNATIVE, "late_fee", "约定违约金与法定逾期利息" + SAME_SUM, ("civil_code:585", "sme_2025:17"), greater_first=True),
    ),
    cause="建设工程施工合同纠纷",
)
