"""Filing the claim in the debtor's insolvency, and having it confirmed (债权申报、确认).

References:
    bankruptcy_2006:18-21, 40, 42, 44-49, 56, 58, 92, 109, 110; bankruptcy_interp_3_2019:8; civil_code:807.
Checked with:
    guiding case 73 (priority stated in the filing); fifteen days ending on a Saturday, by hand; 365 days at 6 % on
    3,650,000 yuan: 219,000.00.
Limitations:
    Petitions accepted before 2007-06-01 fall under the law before; that law is not modelled.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from advisor.quantum.lines import Computation, Line, merge
from advisor.quantum.money import format_yuan
from advisor.rules.claim import (
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
from advisor.rules.conditions import all_of, derived, expired, never, none_of, split, yes
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth
from claims.common.insolvency import ACCEPTED, CLAIM_FILING, OBJECTION, insolvent, refused
from claims.common.insolvency_advice import (
    CLAIM_ACCEPTED,
    HAS_PRIORITY,
    ONLY_PRIORITY_REFUSED,
    SINCE_2007_ADVICE,
    SINCE_2019_ADVICE,
)
from claims.common.interest_sum import CLAUSE, READS, interest_amount
from claims.common.limitation import limitation_defence, limitation_on_due_day
from claims.common.sum_owed import PRICE, something_owed, sum_owed

CLOSED, DECIDED = "debtor.claim_review_closed_on", "procedure.decided_on_price"
FILED_READS = tuple(dict.fromkeys((*PRICE.reads, *READS, ACCEPTED, DECIDED, *HAS_PRIORITY.reads)))
BANKRUPTCY_LAW_ON = date(2007, 6, 1)


def _past_fifteen_days(facts: Facts) -> Truth:
    """The fifteenth day itself is past, rest days not added."""
    clock = facts.clocks.get("objection")
    if clock is None or clock.main is None:
        return Truth.NO
    return Truth.YES if clock.exercised_on > clock.main.nominal_on else Truth.NO


UNDER_INSOLVENCY = Element(
    "insolvency", "法院已受理债务人的破产（重整、和解）申请", insolvent, ("bankruptcy_2006:44",), ("insolvency_ruling",),
)
DEBT = Element(
    "debt", "受理时对债务人享有债权", something_owed, ("bankruptcy_2006:44", "bankruptcy_2006:46", "bankruptcy_2006:47"),
    ("settlement_agreement", "payment_ledger", "claim_filing_receipt"),
)
NOT_MODELLED = Element(
    "law_in_force", "适用 2007-06-01 起施行的企业破产法", never("2007-06-01 前受理的破产案件适用旧法，本程序不含"),
    ("bankruptcy_2006:2",), ("insolvency_ruling",),
)

DISTRIBUTED = Defence(
    "distributed", "破产财产已最后分配，不能再补充申报", yes("debtor.insolvency_distributed"), ("bankruptcy_2006:56",), Effect.EXTINGUISHES,
    answer="查终结后二年内有无可追加分配的财产；转向保证人和其他责任人。", evidence=("claim_filing_receipt",),
)
LATE_FILING = Defence(
    "late_filing", "逾期申报：此前的分配不再补，审查费用自负", expired("claim_filing"), ("bankruptcy_2006:56", "bankruptcy_2006:92"),
    Effect.REDUCES, answer="最后分配前立即补充申报；重整的在执行完毕后按同类条件受偿。", evidence=("claim_filing_receipt",),
)
LATE_SUIT = Defence(
    "late_confirmation_suit", "核查结束后十五日内没有起诉",
    all_of(refused, split(derived("名义十五日已过", (), _past_fifteen_days), "claim_confirmation_fifteen_days", Truth.NO)),
    ("bankruptcy_interp_3_2019:8",), Effect.BARS_IF_RAISED,
    answer="末日遇休息日顺延；十五日不是除斥期间，未最后分配前仍可起诉。", evidence=("filing_receipt",),
)

WHOLE_IN_DISPUTE = none_of(ONLY_PRIORITY_REFUSED, CLAIM_ACCEPTED)
RELIEFS = (
    Relief("bankruptcy_filing.confirm", WHOLE_IN_DISPUTE),
    Relief("bankruptcy_filing.confirm_priority", all_of(WHOLE_IN_DISPUTE, HAS_PRIORITY)),
    Relief("bankruptcy_filing.confirm_priority_alone", all_of(ONLY_PRIORITY_REFUSED, HAS_PRIORITY)),
)
"""Only what was not confirmed is litigated (bankruptcy_2006:58, bankruptcy_interp_3_2019:8)."""
ELEMENTS = (UNDER_INSOLVENCY, DEBT)
DEFENCES = (DISTRIBUTED, LATE_FILING, limitation_defence())
SINCE_2019 = (DISTRIBUTED, LATE_FILING, LATE_SUIT, limitation_defence())


def _anchor(facts: Facts) -> date:
    """The closing of the review, or today while it is open; before that only acceptance under the older law matters."""
    accepted_on, closed_on = facts.get(ACCEPTED), facts.get(CLOSED)
    if isinstance(accepted_on, date) and accepted_on < BANKRUPTCY_LAW_ON:
        return accepted_on
    return closed_on if isinstance(closed_on, date) else facts.on


def _interest(facts: Facts, price: Decimal) -> Amount:
    """Interest on the price up to the day before acceptance (bankruptcy_2006:46(2)); nothing where none is agreed to run,
    a judgment fixed it, or there is no day to stop at."""
    if facts.get(CLAUSE) == "excluded" or facts.get(DECIDED) is True or price <= 0:
        return Amount(Decimal(0))
    return Amount(missing=(ACCEPTED,)) if facts.get(ACCEPTED) is None else interest_amount(facts)


def _to_file(facts: Facts) -> Amount:
    """Price and interest (yuan): both are filed, the price alone has priority (construction_2020:40)."""
    owed = sum_owed(facts)
    if owed.value is None:
        return owed
    price = owed.computation or Computation(owed.value, (Line("工程价款", amount=owed.value),))
    interest = _interest(facts, owed.value)
    ranks = f"其中只有工程价款 {format_yuan(owed.value)} 可以写优先受偿，利息、违约金按普通债权申报。"
    rank = ranks if HAS_PRIORITY.find(facts).truth is Truth.YES else ""
    if facts.get(DECIDED) is True:
        return replace(owed, note=owed.note + "已有生效裁判的，本金、利息按裁判写，利息算到受理日前一日。" + rank)
    if interest.value is None:
        note = owed.note + "申报时另加计算至受理日前一日的利息：还缺计息的事实，未计入。" + rank
        return replace(owed, missing=tuple(dict.fromkeys((*owed.missing, *interest.missing))), note=note)
    if not interest.value:
        return replace(owed, note=owed.note + rank)
    whole = merge((price, interest.computation or Computation(interest.value, ())))
    note = (
        f"{owed.note}本金 {format_yuan(owed.value)}、计算至受理日前一日的利息 {format_yuan(interest.value)}，合计申报"
        f" {format_yuan(whole.total)}；约定了逾期违约金、适用中小企业逾期利息的，取高者代替利息申报。{rank}"
    )
    return Amount(whole.total, whole, owed.missing, note=note)


CLAIM = Claim(
    id="bankruptcy_filing",
    name="申报破产债权",
    summary="债务人破产：向管理人申报债权并写明优先受偿，不被确认的起诉确认。",
    axis="insolvency",
    anchor=Anchor("债权审查之日", (ACCEPTED, CLOSED), _anchor),
    versions=(
        Version(
            "since_2019", ("insolvency_2019",), "按期申报，写明优先；不服审查的，核查结束后十五日内起诉或申请仲裁。",
            ("bankruptcy_2006:48", "bankruptcy_2006:49", "bankruptcy_interp_3_2019:8"), ELEMENTS, SINCE_2019,
            (CLAIM_FILING, OBJECTION, limitation_on_due_day()), SINCE_2019_ADVICE, RELIEFS,
        ),
        Version(
            "since_2007", ("insolvency_2007",), "按期申报，写明有无财产担保；对债权表有异议的起诉，没有十五日的期限。",
            ("bankruptcy_2006:48", "bankruptcy_2006:49", "bankruptcy_2006:58"), ELEMENTS, DEFENCES,
            (CLAIM_FILING, limitation_on_due_day()), SINCE_2007_ADVICE, RELIEFS,
        ),
        Version(
            "until_2007", ("insolvency_none",), "2007-06-01 前受理的破产案件适用旧法，本程序不含。", ("bankruptcy_2006:2",),
            (NOT_MODELLED, *ELEMENTS),
        ),
    ),
    amount=AmountRule(FILED_READS, _to_file),
    relations=(
        Relation(Tie.ALTERNATIVE, "contract_price", "受理后不能单独请求清偿，给付请求改为申报和确认。", ("bankruptcy_2006:44", "bankruptcy_2006:46")),
    ),
    cause="破产债权确认纠纷",
)
