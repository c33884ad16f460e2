"""Interest on the unpaid price (欠付工程价款利息).

References:
    construction_2020:25-27; construction_2004:6, 17, 18; contract_act_1999:107, 113; bankruptcy_2006:46;
    civil_code:561; contract_interp_2_2009:21.
Checked with:
    hand calculations of the steps of the rate (``tests/scenarios/interest``); the switch to LPR on 2019-08-20; 60 days at
    12 % and 29 at 18 % after thirty free ones on 3,650,000 yuan: 124,200.00.
Limitations:
    Payments reduce the price, the legal order is the alternative (``claims/common/appropriation``); the term of the
    benchmark before 2019-08-20 is the one that matches one-year LPR. Tiers go by days overdue, not by the size of the
    arrears. Where the legal order and an earlier start both give more, the alternative is the former, the note names both.
    Interest on retention money and on deposits belongs to their own claims.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advisor.rules.claim import (
    Advice,
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
from advisor.rules.conditions import (
    all_of,
    any_of,
    before,
    derived,
    no,
    none_of,
    one_of,
    recorded,
    split,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth
from claims.common.agreed_rate import agreed_rate
from claims.common.appropriation import paid_late_undesignated
from claims.common.arrears import ARREARS_READS, DUE_ANCHOR, arrears, was_late
from claims.common.due_day import DUE_READS, counted_from_event, due_day, earlier_start, price_due
from claims.common.interest_sum import (
    ADVANCE,
    CLAUSE,
    RATE,
    READS,
    STOPS_AT_INSOLVENCY,
    interest_amount,
    rate_far_above_loan,
)
from claims.common.judged import ALREADY_JUDGED
from claims.common.limitation import limitation_defence
from claims.common.said import said
from claims.common.validity import contract_void
from claims.common.void_limitation import limitation_of_compensation

LPR_ON = date(2019, 8, 20)
EVENT_DAYS = ("performance.delivered_on", "performance.completed_on", "performance.occupied_on")


def _acceptance_day(facts: Facts) -> Truth:
    """Hand-over or acceptance can bring the start forward: it is known to, or its day is not told though the contract
    agrees on payment and the works are not said to be unfinished."""
    if arrears(facts).unlisted or earlier_start(facts) is not None:
        return Truth.YES
    agreed = facts.get("contract.payment_day_agreed") or facts.get("contract.payment_event") in ("delivery", "acceptance")
    told = facts.first(*EVENT_DAYS) is not None or facts.get("performance.completed") is False
    silent = told or not agreed or due_day(facts).on is None
    return Truth.NO if silent or not counted_from_event(facts) else Truth.YES


def _in_tiers(facts: Facts) -> Truth:
    spec = agreed_rate(facts, CLAUSE, RATE).spec
    return truth(spec is not None and bool(spec.later))


def _no_tenor(facts: Facts) -> Truth:
    spec, words = agreed_rate(facts, CLAUSE, RATE).spec, str(facts.get(RATE) or "").lower()
    return truth(spec is not None and spec.basis == "lpr1y" and not any(w in words for w in ("一年", "1年", "lpr1y", "1y")))


def _published(facts: Facts) -> Truth:
    spec = agreed_rate(facts, CLAUSE, RATE).spec
    return truth(spec is None or spec.published)


def _only_from_suit(facts: Facts) -> Truth:
    due = due_day(facts)
    return Truth.NO if not due.by_suit else Truth.YES if due.on is not None else Truth.UNKNOWN


AMOUNT = AmountRule(READS, interest_amount)

LATE_CODE = Element(
    "paid_late", "有价款在应付日之后仍未付（或者付迟了）", was_late, ("construction_2020:26", "civil_code:579"),
    ("payment_ledger", "settlement_agreement"),
)
DUE_CODE = Element(
    "price_due", "应付工程价款之日已到", price_due, ("construction_2020:27",), ("construction_contract", "possession_record"),
)
LATE_2004 = replace(LATE_CODE, cite=("construction_2004:17", "contract_act_1999:109"))
DUE_2004 = replace(DUE_CODE, cite=("construction_2004:18",))
LATE_1999 = replace(LATE_CODE, cite=("contract_act_1999:107", "contract_act_1999:109"))
DUE_1999 = Element(
    "price_due", "应付工程价款之日已到（当时没有利息专条）", split(price_due, "interest_before_2005", Truth.YES),
    ("contract_act_1999:107", "contract_act_1999:113"), DUE_CODE.evidence,
)

EXCLUDED = Defence(
    "interest_excluded", "约定欠款不计利息", one_of(CLAUSE, "excluded"), ("construction_2020:26", "construction_2004:17", "contract_act_1999:60"),
    Effect.EXTINGUISHES, answer="核对是否只对某一节点、某一期款项免息；逾期付款违约金约定仍可主张。",
    evidence=("construction_contract",),
)
UNPROVEN_DAY = Defence(
    "later_start", "付款节点日期无法证明，起息日退到起诉日",
    derived("没有约定、交付、送审的日子，只能自起诉之日", DUE_READS, _only_from_suit),
    ("construction_2020:27", "construction_2004:18", "contract_act_1999:62"), Effect.REDUCES,
    answer="补交付记录、结算文件签收、有日期的进度款审批单。", evidence=("possession_record", "settlement_submission_receipt"),
)

RATE_TOO_HIGH = Defence(
    "agreed_rate_too_high", "约定的利率实为违约金，过分高于损失，请求减少", split(rate_far_above_loan, "agreed_interest_reducible"),
    ("civil_code:585(2)", "contract_general_2023:65"), Effect.REDUCES,
    answer="条文写有约定的按约定；说过高的由对方举证。备融资成本、对下游的违约责任等损失证据，另算按 LPR 的数额备用。",
    evidence=("interest_table", "payment_ledger"),
)
RATE_TOO_HIGH_OLD = replace(RATE_TOO_HIGH, cite=("contract_act_1999:114(2)", "contract_interp_2_2009:29"))
PRINCIPAL_FIRST = Defence(
    "payments_reduce_price", "到期后的付款是工程款，先冲减工程款（本金），不先抵利息",
    split(paid_late_undesignated, "payments_interest_or_price", Truth.YES), ("civil_code:561",), Effect.REDUCES,
    answer="数额已按此较低的算法列出；没有约定抵充的，可把先抵利息、后抵工程款的数额列为主张之一，由法院择定。",
    evidence=("payment_ledger",),
)
PRINCIPAL_FIRST_OLD = replace(PRINCIPAL_FIRST, cite=("contract_interp_2_2009:21",))

AGREED = one_of(CLAUSE, "agreed")
BY_HEADS = derived(
    "多笔基数", ARREARS_READS, lambda facts: Truth.YES if len(arrears(facts).bases) > 1 else Truth.NO
)
STARTS_EARLY = derived(
    "起息在 2019-08-20 前", ARREARS_READS,
    lambda facts: Truth.YES if any(b.start_on < LPR_ON for b in arrears(facts).bases) else Truth.NO,
)
STATUTORY = none_of(AGREED)
STATUTORY_DAY = no("contract.payment_day_agreed")
ADVICE = (
    Advice(
        "each_due_day", "逐期列明应付日和基数分段计算；分期款各自起息，付款后基数随之减少。",
        ("construction_2020:27", "construction_2004:18", "contract_act_1999:109"),
    ),
    Advice(
        "not_in_priority", "利息不在优先受偿的数额之内，单列为普通债权请求。", ("construction_2020:40", "construction_2018:21", "priority_reply_2002:3"),
    ),
    Advice(
        "until_paid", "请求计算至实际清偿之日；判决指定的履行期过后另有加倍部分，不以判决的利息为基数。",
        ("civil_procedure_2023:264", "delay_interest_2014:1"),
    ),
    Advice(
        "no_rate_agreed", "没有约定利率的，只能按同期贷款利率或者 LPR，不能自定更高的利率。",
        ("construction_2020:26", "construction_2004:17", "contract_act_1999:113"), one_of(CLAUSE, "none"),
    ),
    Advice(
        "two_legs", "2019-08-19 及以前按贷款基准利率随调整分段，2019-08-20 起改按一年期 LPR，不能用一个利率算到底。",
        ("construction_2020:26", "construction_2004:17", "contract_act_1999:113"),
        all_of(any_of(before("account.due_on", LPR_ON), STARTS_EARLY), any_of(derived("利率随公布的利率变", (CLAUSE, RATE), _published), contract_void)),
    ),
    Advice(
        "start_days", "没有约定付款日：自交付之日；未交付的自提交结算文件之日；都没有的自起诉之日。诉状列主位、备位两个起点，并补能把起点提前的交付、验收证据。",
        ("construction_2020:27", "construction_2004:18", "contract_act_1999:62"), STATUTORY_DAY,
    ),
    Advice(
        "acceptance_day", "付款期从验收、交付起算，或者所填应付日只是最迟日、各期没有列全的：补上验收、交付、占有使用之日，该日能把起点提前；"
        "已知更早的，数额另列，早的为主位起点，应付日为备位。合同写死付款日期的，不能提前。",
        ("construction_2020:27", "construction_2004:18", "construction_2020:9", "contract_act_1999:62"),
        derived("验收、交付之日能把起点提前", READS, _acceptance_day),
    ),
    Advice(
        "no_tenor", "约定只写同期贷款利率、没有写期限档次的，按一年期计算；欠款时间长的，另算五年期以上的数额备用，并在诉状写明所用档次。",
        ("construction_2020:26", "construction_2004:17", "contract_act_1999:60"),
        derived("约定同期贷款利率而没有写档次", (CLAUSE, RATE), _no_tenor),
    ),
    Advice(
        "tiers", "分档、有宽限期的利率：按逾期日数从每笔的应付日各自起档，应付日当日不计；中途付款的，余款不重新起档。",
        ("construction_2020:26", "construction_2004:17", "civil_code:201", "contract_act_1999:60"),
        derived("约定的利率分档", (CLAUSE, RATE), _in_tiers),
    ),
    Advice(
        "audit_delay", "约定审计后付款而审计拖延的，起息日按送审日加约定或者合理审核期，不以审计做完为准；保留送审签收。",
        ("construction_2020:27", "civil_code:159", "contract_act_1999:45"), one_of("contract.audit_clause", "audit_office", "fiscal_review"),
    ),
    Advice(
        "agreed_rate_is_penalty", "高额的约定利息已有违约金作用，不要再加一项违约金；对方可请求调低。",
        ("civil_code:585", "contract_act_1999:114"), rate_far_above_loan,
    ),
    STOPS_AT_INSOLVENCY,
    Advice(
        "follows_principal", "利息随本金过时效；从债权能否单独计算时效有争议，不要只催本金。", ("civil_code:188", "gpcl_2017:188", "gpcl_1986:135"),
    ),
    Advice(
        "void_contract", "合同无效的，付款时间 2026-06-30 起受理的一审可以参照，此前裁判不一；利率按贷款利率（LPR），约定的高利率和违约金不参照。",
        ("construction_2026:11", "contract_general_2023:25", "construction_2004:2", "contract_act_1999:58"), contract_void,
    ),
    Advice(
        "advance_rate", "垫资利息须有约定，且不高于垫资时的贷款利率或者同期 LPR；没有约定利息的不支持，没有约定垫资的按欠款计息。",
        ("construction_2020:25", "construction_2004:6", "contract_act_1999:60"), yes("contract.advance_funding"),
    ),
    Advice(
        "by_building", "价款不能按栋拆分的，可能按最后一栋交付日起息；每栋单独办理交付手续并留有日期。",
        ("construction_2020:27", "construction_2004:18", "contract_act_1999:62"), none_of(said("contract.payment_day_agreed")),
    ),
)

RELIEFS = (
    Relief("interest.agreed", AGREED),
    Relief("interest.lpr", all_of(STATUTORY, none_of(any_of(STARTS_EARLY, BY_HEADS)))),
    Relief("interest.split", all_of(STATUTORY, STARTS_EARLY, none_of(BY_HEADS))),
    Relief("interest.by_heads", all_of(STATUTORY, BY_HEADS, none_of(STARTS_EARLY))),
    Relief("interest.by_heads_split", all_of(STATUTORY, BY_HEADS, STARTS_EARLY)),
    Relief("interest.advance", all_of(yes("contract.advance_funding"), recorded(ADVANCE[2]))),
)
DEFENCES = (ALREADY_JUDGED, EXCLUDED, UNPROVEN_DAY, RATE_TOO_HIGH, PRINCIPAL_FIRST, limitation_defence())
DEFENCES_2004 = (ALREADY_JUDGED, EXCLUDED, UNPROVEN_DAY, RATE_TOO_HIGH_OLD, PRINCIPAL_FIRST_OLD, limitation_defence())
DEFENCES_1999 = (ALREADY_JUDGED, EXCLUDED, UNPROVEN_DAY, RATE_TOO_HIGH_OLD, limitation_defence())
CLOCKS = (limitation_of_compensation(contract_void),)
"""Interest follows the price, or the compensation that stands in its place."""
SAME_SUM = "对同一笔款、同一期间择一主张，取高者为主位，另一项为备位，不相加。"

CLAIM = Claim(
    id="interest",
    name="工程款利息",
    summary="欠付工程价款自应付之日起的利息：有约定按约定，没有约定按贷款利率（LPR）。",
    axis="construction",
    accessory=True,
    anchor=DUE_ANCHOR,
    versions=(
        Version(
            "since_2021", ("c2026", "c2020"), "有约定按约定；没有的按同期同类贷款利率或同期 LPR，自应付之日起。",
            ("construction_2020:26", "construction_2020:27"), (LATE_CODE, DUE_CODE), DEFENCES, CLOCKS, ADVICE, RELIEFS,
        ),
        Version(
            "since_2005", ("c2026_old_facts", "c2018", "c2004"), "有约定按约定；没有的按同期同类贷款利率，自应付之日起。",
            ("construction_2004:17", "construction_2004:18"), (LATE_2004, DUE_2004), DEFENCES_2004, CLOCKS, ADVICE, RELIEFS,
        ),
        Version(
            "until_2004", ("c1999",), "没有利息专条：按迟延付款的损失主张贷款利息。",
            ("contract_act_1999:107", "contract_act_1999:113"), (LATE_1999, DUE_1999), DEFENCES_1999, CLOCKS, ADVICE, RELIEFS,
        ),
    ),
    amount=AMOUNT,
    relations=(
        Relation(Tie.ALTERNATIVE, "late_fee", "利息与违约金" + SAME_SUM, ("civil_code:585", "construction_2020:26"), greater_first=True),
        Relation(Tie.ALTERNATIVE, "sme_payment", "一般利息与中小企业法定逾期利息" + SAME_SUM, ("sme_2025:17", "construction_2020:26"), greater_first=True),
    ),
    cause="建设工程施工合同纠纷",
)
