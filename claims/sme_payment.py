"""Payment to small and medium enterprises: pay-when-paid clauses, payment term, statutory late interest.

References:
    sme_2020:2, 3, 6, 8, 9, 15; sme_2025:2, 3, 7, 9, 10, 14, 15, 17; pay_when_paid_2024:1, 2; private_economy_2025:67, 68;
    sme_promotion_2017:53. The rules of the day on which a complaint is made govern it (sme_2025:24, 25).
Checked with:
    90 days at 0.0005 a day on 1,000,000 yuan: 45,000.00, beside 9,493.15 at LPR (``tests/scenarios/sme_payment``).
Limitations:
    Size is as the user gives it for the day of signing; it is not worked out from turnover and assets. The amount is the
    late interest; the price itself is claimed under ``contract_price``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from advisor.quantum.lines import Computation
from advisor.quantum.money import format_yuan
from advisor.quantum.penalty import sme_late_interest, sme_rate
from advisor.quantum.rate_spec import LPR_1Y, stated
from advisor.rules.claim import (
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
    none_of,
    one_of,
    since,
    split,
)
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth
from claims.common.agreed_rate import agreed_rate
from claims.common.arrears import ARREARS_READS, Arrears, Base, overdue, run_on
from claims.common.due_day import UNTOLD_READS, ripe, untold_but_ripe
from claims.common.in_force import SME_2020_ON
from claims.common.interest_sum import interest_at
from claims.common.judged import ALREADY_JUDGED
from claims.common.limitation import limitation_defence, limitation_on_due_day
from claims.common.parties import claimant_is_sme, debtor_is_payer_bound_by_sme_rules
from claims.common.sme_advice import (
    EXCLUDED,
    SME_ADVICE_2020,
    SME_ADVICE_2025,
    SME_ADVICE_BEFORE,
    complaint_2025,
    term_unset,
)
from claims.common.sme_term import PUBLIC, SME_TERM, sme_term, term_cut, term_not_set
from claims.common.sme_term import READS as TERM_READS
from claims.common.sum_owed import something_owed
from claims.common.third_party_payment import (
    any_clause,
    condition_clause,
    final_before_reply,
    no_clause,
    proportion_clause,
)
from claims.common.validity import contract_void

CLAUSE, RATE = "contract.interest_clause", "contract.interest_rate"
LPR_ON = date(2019, 8, 20)
READS = tuple(dict.fromkeys((*ARREARS_READS, *TERM_READS, CLAUSE, RATE, "contract.signed_on")))


def _after(facts: Facts, last_on: date | None, counted: bool) -> Arrears:
    """What was overdue after the term: from the agreed day itself, or from the day after a term that was counted."""
    start_on = last_on + timedelta(days=1) if last_on is not None and counted else last_on
    return overdue(facts, start_on, sme_term(facts).missing)


def _arrears(facts: Facts) -> Arrears:
    def work(facts: Facts) -> Arrears:
        term = sme_term(facts)
        return _after(facts, term.on, term.line is not None)

    found: Arrears = facts.once("sme_arrears", work)
    return found


def _amount(facts: Facts) -> Amount:
    """Late interest as agreed or at five in ten thousand a day; beside it LPR for the fallback plea."""
    found, agreed = _arrears(facts), agreed_rate(facts, CLAUSE, RATE)
    signed_on = facts.get("contract.signed_on")
    missing = found.missing + agreed.missing + (() if signed_on else ("contract.signed_on",))
    if missing:
        return Amount(missing=missing, note=agreed.note)
    spec = stated(Decimal(0)) if facts.get(CLAUSE) == "excluded" else agreed.spec

    def compute(base: Base) -> Computation:
        return sme_late_interest(
            base.amount, base.start_on, base.end_on, contract_on=signed_on, agreed=spec, due_on=base.due_on
        ).primary

    def main(found: Arrears) -> Computation:
        return run_on([b for b in found.bases if b.end_on > SME_2020_ON], compute)

    whole, note = main(found), "主位、备位不相加。"
    for line in sme_term(facts).others:
        later = main(_after(facts, line.nominal_on, True)).total
        note += f"付款期自{line.start_on}（{line.reason}）的，期满日 {line.nominal_on}，主位利息为 {format_yuan(later)}。"
    return Amount(whole.total, whole, alternative=interest_at(found, LPR_1Y), note=note)


def _kept(facts: Facts) -> Truth:
    """The agreed rate stands: it lies nowhere below the one-year LPR of the day of signing."""
    agreed, signed_on = agreed_rate(facts, CLAUSE, RATE).spec, facts.get("contract.signed_on")
    return truth(agreed is not None and signed_on is not None and sme_rate(agreed, signed_on) == agreed)


def _overdue(facts: Facts) -> Truth:
    found = _arrears(facts)
    if found.missing:
        return Truth.NO if untold_but_ripe(facts) else Truth.UNKNOWN
    return truth(bool(found.bases))


def _after_2020(facts: Facts) -> Truth:
    found = _arrears(facts)
    return Truth.UNKNOWN if found.missing else truth(any(b.end_on > SME_2020_ON for b in found.bases))


def _early_line_only(facts: Facts) -> Truth:
    """Overdue if the term ran from delivery, but not, or not yet, if it runs from acceptance or the confirmed sum."""
    term = sme_term(facts)
    late = bool(term.others) and not _after(facts, term.latest_on, True).bases
    return truth(term.unconfirmed or late)


was_overdue = any_of(derived("付款期满后仍有款项未付（或者付迟了）", (*READS, *UNTOLD_READS), _overdue), something_owed & ripe)
delay_after_2020 = derived("有一段迟延在 2020-09-01 以后", READS, _after_2020)
early_line_only = derived("自较晚的起点算，付款期还没有满", READS, _early_line_only)
BY_START = any_of(
    all_of(was_overdue, none_of(early_line_only), none_of(term_not_set)),
    split(all_of(was_overdue, early_line_only), "sme_term_start"),
    split(all_of(was_overdue, term_not_set), "sme_term_after_void_clause"),
)

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
    "term_over", "付款期已满，仍有款项未付（或者付迟了）", BY_START, ("sme_2025:9", "sme_2025:10", "sme_2025:17"),
    ("handover_minutes", "acceptance_certificate", "payment_ledger"),
)
CLAUSE_2020 = any_of(
    no_clause,
    all_of(any_clause, PUBLIC),
    all_of(condition_clause, none_of(final_before_reply)),
    split(all_of(condition_clause, final_before_reply, none_of(PUBLIC)), "reply_2024_retrial", Truth.NO),
    split(all_of(proportion_clause, none_of(PUBLIC)), "proportion_before_2025"),
)
ELEMENTS_2020 = (
    replace(PAYER, cite=("sme_2020:2", "sme_2020:3", "sme_2020:28")),
    replace(PAYEE, cite=("sme_2020:3",)),
    replace(NO_CONDITION, condition=CLAUSE_2020, cite=("pay_when_paid_2024:1", "sme_2020:6", "sme_2020:8")),
    replace(
        TERM, cite=("sme_2020:8", "sme_2020:9", "sme_2020:15"),
        condition=any_of(all_of(BY_START, none_of(term_unset)), split(all_of(was_overdue, term_unset), "sme_term_switch")),
    ),
)
ELEMENTS_NONE = (
    replace(PAYER, cite=("sme_promotion_2017:53",)),
    replace(PAYEE, cite=("sme_promotion_2017:2",)),
    replace(
        NO_CONDITION, condition=any_of(no_clause, split(any_clause, "back_to_back_before_2020")),
        cite=("contract_act_1999:45", "contract_act_1999:60"),
    ),
    replace(TERM, condition=was_overdue, cite=("contract_act_1999:60", "sme_promotion_2017:53")),
    Element(
        "delay_after_2020", "有一段迟延在 2020-09-01 条例施行以后", split(delay_after_2020, "sme_rate_for_older_contract"),
        ("sme_promotion_2017:53", "contract_act_1999:107"), ("payment_ledger",),
    ),
)

VOID = Defence(
    "contract_void", "施工合同无效：法定逾期利息能否适用没有写", split(contract_void, "sme_rate_if_void"),
    ("civil_code:155", "civil_code:793", "contract_act_1999:56"), Effect.EXTINGUISHES, answer="备位按 LPR 主张利息；条例规范的是付款行为，不以合同有效为条件。",
)
DEFENCES = (ALREADY_JUDGED, VOID, limitation_defence())
CLOCKS = (SME_TERM, limitation_on_due_day())
HEADS = ((complaint_2025, ("sme_2025:24", "sme_2025:25")),)
HEADS_BEFORE = (*HEADS, (delay_after_2020, ("sme_2020:15", "sme_2020:29")))
"""A complaint and a delay go by the law of their own day, whenever the contract was signed."""

AGREED, KEPT = one_of(CLAUSE, "agreed"), derived("约定利率不低于订约时一年期 LPR", (CLAUSE, RATE, "contract.signed_on"), _kept)
RELIEFS = (
    Relief(
        "sme_payment.void_clause", all_of(any_clause, since("contract.signed_on", SME_2020_ON), none_of(PUBLIC)),
    ),
    Relief("sme_payment.pay", all_of(any_clause, none_of(PUBLIC))),
    Relief("sme_payment.pay_in_term", any_of(term_cut, all_of(any_clause, PUBLIC))),
    Relief("late_fee.sme_daily", none_of(any_of(AGREED, EXCLUDED))),
    Relief("sme_payment.agreed", all_of(AGREED, KEPT)),
    Relief("sme_payment.raised", all_of(AGREED, none_of(KEPT))),
    Relief("sme_payment.not_below_lpr", EXCLUDED),
    Relief("sme_payment.lpr"),
    Relief("sme_payment.condition_met", any_clause),
)
RELIEFS_BEFORE = (
    Relief("sme_payment.pay", any_clause),
    Relief("sme_payment.daily_older", none_of(any_of(AGREED, EXCLUDED))),
    Relief("sme_payment.agreed", all_of(AGREED, KEPT)),
    Relief("sme_payment.raised", all_of(AGREED, none_of(KEPT))),
    Relief("sme_payment.not_below_lpr", all_of(EXCLUDED, since("contract.signed_on", LPR_ON))),
    Relief("sme_payment.lpr"),
    Relief("sme_payment.condition_met", any_clause),
)
SAME_SUM = "对同一笔款、同一期间择一主张，取高者为主位，另一项为备位，不相加。"

CLAIM = Claim(
    id="sme_payment",
    name="中小企业款项：背靠背无效、付款期与法定逾期利息",
    summary="机关、事业单位、大型企业欠中小企业：第三方付款条款无效，按期付款，逾期按日万分之五（备位 LPR）。",
    axis="sme",
    accessory=True,
    anchor=first_of("合同签订日", "contract.signed_on"),
    versions=(
        Version(
            "regulation_2025", ("sme_2025",), "大型企业六十日；不得以第三方付款为条件或按其比例付款；逾期日万分之五。",
            ("sme_2025:9", "sme_2025:17"), (PAYER, PAYEE, NO_CONDITION, TERM), DEFENCES, CLOCKS, SME_ADVICE_2025, RELIEFS,
        ),
        Version(
            "regulation_2020", ("sme_2020",), "机关、事业单位三十日（最长六十日）；不合理条件无效；逾期日万分之五。",
            ("sme_2020:6", "sme_2020:8", "sme_2020:15", "pay_when_paid_2024:1"), ELEMENTS_2020, DEFENCES, CLOCKS, SME_ADVICE_2020, RELIEFS,
            HEADS,
        ),
        Version(
            "before_2020", ("sme_none",), "合同订立时还没有条例：之后的迟延能否适用有争议。",
            ("sme_promotion_2017:53", "contract_act_1999:60", "sme_2020:15"), ELEMENTS_NONE, DEFENCES, (limitation_on_due_day(),),
            SME_ADVICE_BEFORE, RELIEFS_BEFORE, HEADS_BEFORE,
        ),
    ),
    amount=AmountRule(READS, _amount),
    relations=(
        Relation(Tie.ALTERNATIVE, "interest", "一般利息与中小企业法定逾期利息" + SAME_SUM, ("sme_2025:17", "construction_2020:26"), greater_first=True),
        Relation(Tie.ALTERNATIVE, "late_fee", "约定违约金与法定逾期利息" + SAME_SUM, ("civil_code:585", "sme_2025:17"), greater_first=True),
    ),
    cause="建设工程施工合同纠纷",
)
