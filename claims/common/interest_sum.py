"""How much interest on the unpaid price: as agreed, else at the loan rate, from the due day and beside it from an
earlier start.

Sources:
    construction_2020:25-27; construction_2004:6, 17, 18; civil_code:561. A void contract's rate is not referred to.
Limits:
    An earlier start (hand-over, acceptance, occupation) is shown beside the figure, never pleaded alone: whether the
    period of payment runs from it is for the contract to say.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from advisor.quantum.advances import advance_interest
from advisor.quantum.interest import interest_on
from advisor.quantum.lines import Computation, merge
from advisor.quantum.money import format_yuan, to_fen
from advisor.quantum.penalty import reduction_range
from advisor.quantum.rate_spec import LPR_1Y, RateSpec
from advisor.rules.claim import Advice, Amount
from advisor.rules.conditions import derived, recorded
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth
from claims.common.agreed_rate import agreed_rate, read_rate
from claims.common.appropriation import with_payments
from claims.common.arrears import ARREARS_READS, DUE_ANCHOR, Arrears, Base, arrears, overdue, run_on
from claims.common.due_day import EARLY_READS, earlier_start
from claims.common.in_force import INTERPRETATION_2004_ON
from claims.common.validity import contract_void

NOTIONAL, ONE_YEAR = Decimal(1_000_000), timedelta(days=365)
ADVANCE_RULE_ON = INTERPRETATION_2004_ON
CLAUSE, RATE = "contract.interest_clause", "contract.interest_rate"
ADVANCE = ("contract.advance_amount", "contract.advanced_on", "contract.advance_interest_rate")
READS = tuple(dict.fromkeys((*ARREARS_READS, *EARLY_READS, CLAUSE, RATE, "contract.advance_funding", *ADVANCE)))


def interest_at(found: Arrears, spec: RateSpec, note: str = "") -> Amount:
    """Interest at ``spec`` on all overdue bases."""

    def compute(base: Base) -> Computation:
        label = f"{base.label}利息"
        return interest_on(base.amount, base.start_on, base.end_on, spec, label=label, due_on=base.due_on)

    return with_payments(found, spec, run_on(found.bases, compute), note)


def interest_amount(facts: Facts) -> Amount:
    """Interest up to the day of the assessment: as agreed, else statutory; with interest on agreed advances."""
    found: Amount = facts.once("interest_amount", _interest_amount)
    return found


def _interest_amount(facts: Facts) -> Amount:
    found, agreed = arrears(facts), agreed_rate(facts, CLAUSE, RATE)
    if found.missing or agreed.missing:
        return Amount(missing=found.missing + agreed.missing, note=agreed.note)
    spec, note = agreed.spec or LPR_1Y, ""
    if agreed.spec is not None and contract_void.find(facts).truth is Truth.YES:
        spec, note = LPR_1Y, "合同无效，约定利率不参照，按贷款利率（LPR）计。"
    if found.unlisted:
        note += f"所列各期没有包括的 {format_yuan(found.unlisted)} 暂自起诉之日计息；补上它的应付日。"
    return _with_advance(facts, _with_earlier_start(facts, interest_at(found, spec, note), spec))


def _far_above(facts: Facts) -> Truth:
    """For a year from the first due day the agreed rate comes to more than the loan rate and thirty per cent of it."""
    spec, bases = agreed_rate(facts, CLAUSE, RATE).spec, arrears(facts).bases
    if spec is None or not bases or contract_void.find(facts).truth is Truth.YES:
        return Truth.NO
    due_on = bases[0].due_on
    agreed, loan = (interest_on(NOTIONAL, due_on, due_on + ONE_YEAR, rate).total for rate in (spec, LPR_1Y))
    return truth(reduction_range(agreed, loan).excessive)


rate_far_above_loan = derived("约定的利率超过贷款利率（LPR）的一点三倍", (*ARREARS_READS, CLAUSE, RATE), _far_above)
"""The measure of contract_interp_2_2009:29 and contract_general_2023:65, the loss being interest at the loan rate."""

STOPS_AT_INSOLVENCY = Advice(
    "stops_at_insolvency", "对方破产：利息、逾期违约金只算到破产申请受理日，此后停止计算。", ("bankruptcy_2006:46",),
    recorded("debtor.insolvency_accepted_on"),
)


def _with_earlier_start(facts: Facts, amount: Amount, spec: RateSpec) -> Amount:
    """The figure beside it if hand-over, acceptance or occupation started the period of payment."""
    early = earlier_start(facts, bool(arrears(facts).unlisted))
    if early is None:
        return amount
    other = interest_at(overdue(facts, early.on, rest_on=early.on), spec)
    assert amount.value is not None
    assert amount.computation is not None
    assert other.value is not None
    if other.value <= amount.value:
        return amount
    said = (
        f"付款期从验收、交付起算的，{early.reason} 能把起点提前：自 {early.on} 起利息 {format_yuan(other.value)}，"
        f"多 {format_yuan(other.value - amount.value)}，可以该日为主位起点、现在的应付日为备位。"
    )
    beside = amount.alternative or replace(other, alternative=None, note=said)
    return replace(amount, alternative=beside, note=amount.note + said)


def _with_advance(facts: Facts, amount: Amount) -> Amount:
    """Adds interest on an agreed advance, from the day of the advance to the due day."""
    if facts.get("contract.advance_funding") is not True or facts.get(ADVANCE[2]) is None:
        return amount
    rate, due_on = read_rate(facts, ADVANCE[2]), DUE_ANCHOR.run(facts)
    missing = tuple(path for path in ADVANCE[:2] if facts.get(path) is None) + rate.missing
    if missing:
        return replace(amount, missing=missing, note=rate.note or amount.note)
    principal, advanced_on = facts.get(ADVANCE[0]), facts.get(ADVANCE[1])
    if due_on is None or amount.computation is None or not ADVANCE_RULE_ON <= advanced_on < due_on:
        return amount
    whole = merge((amount.computation, advance_interest(principal, advanced_on, due_on, rate.spec)))
    total = to_fen(sum((line.amount for line in whole.lines), Decimal(0)))
    return replace(amount, value=total, computation=replace(whole, total=total))
