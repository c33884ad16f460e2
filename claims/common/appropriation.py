"""What payments made after the due day paid first: the price or the interest (抵充).

Sources:
    civil_code:561 and, for debts before 2021, contract_interp_2_2009:21 (costs, interest, principal, unless agreed
    otherwise); civil_code:560 (among several debts).
Decision:
    Whether a payment booked as 工程款 falls under that order is contested. Of the two figures the pleaded one is
    the lower: payments reduce the price on their day. The figure of the legal order stands beside it as the
    alternative, so that nothing is claimed which the other line would refuse. It is all the interest that accrues in
    that order; what payments have used up of it is owed as price instead, so that price less payments plus the figure
    is what is owed. A payment designated for the price reduces the price on every line; one designated for interest
    pays interest only, and what exceeds the interest is named.
Limits:
    Costs of recovery are not known here and are left out; a designation for one instalment among several is not
    followed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from advisor.quantum.appropriation import Debt, Payment, Statement, settle
from advisor.quantum.lines import Computation, product
from advisor.quantum.money import format_yuan
from advisor.quantum.rate_spec import RateSpec
from advisor.rules.claim import Amount
from advisor.rules.conditions import derived
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth
from claims.common.arrears import ARREARS_READS, Arrears, arrears


def order_matters(found: Arrears) -> bool:
    """Some payment came after a debt had fallen due, and none of those was designated."""
    if not found.payments or found.interest_paid:
        return False
    first_due_on = min(debt.due_on for debt in found.debts)
    late = [paid for paid in found.payments if paid.on > first_due_on]
    return bool(late) and not any(paid.designated for paid in late)


def _doubtful(facts: Facts) -> Truth:
    found = arrears(facts)
    return Truth.UNKNOWN if found.missing else truth(order_matters(found))


paid_late_undesignated = derived("到期之后有付款，没有约定或者指定抵充什么", ARREARS_READS, _doubtful)


def legal_order(found: Arrears, spec: RateSpec) -> Statement:
    """The account if every payment pays accrued interest first (civil_code:561)."""
    labels = Counter(debt.label for debt in found.debts)
    debts = [
        Debt(
            debt.label if labels[debt.label] == 1 else f"{n}. {debt.label}", debt.amount,
            max(debt.due_on, found.interest_from_on), spec, debt.due_on,
        )
        for n, debt in enumerate(found.debts, 1)
        if max(debt.due_on, found.interest_from_on) <= found.stop_on
    ]
    payments = [Payment(paid.on, paid.amount) for paid in found.payments if paid.on <= found.stop_on]
    return settle(debts, payments, found.stop_on)


def with_payments(found: Arrears, spec: RateSpec, interest: Computation, note: str = "") -> Amount:
    """``interest`` less what was paid as interest; the figure of the legal order beside it where that is higher."""
    if found.interest_paid:
        return _less_interest_paid(interest, found.interest_paid, note)
    other = legal_order(found, spec) if order_matters(found) else None
    if other is None or other.accrued.total <= interest.total:
        return Amount(interest.total, interest, note=note)
    left = sum((rest.interest for rest in other.remaining), Decimal(0))
    used = other.accrued.total - left
    owed = sum((debt.amount for debt in found.debts), Decimal(0))
    paid = sum((payment.amount for payment in found.payments), Decimal(0))
    said = (
        "没有约定抵充的，可主张先抵利息、后抵工程款："
        f"尚欠工程款 {format_yuan(max(owed - paid, Decimal(0)) + used)}、利息 {format_yuan(left)}，"
        f"两项合计多 {format_yuan(other.accrued.total - interest.total)}。"
    )
    beside = other.accrued.with_notes(f"其中 {format_yuan(used)} 已由付款抵掉，相应的工程款尚欠。")
    main = interest.with_notes("到期后的付款按冲减工程款计（较低的算法）。" + said)
    return Amount(interest.total, main, alternative=Amount(beside.total, beside, note=said), note=note)


def _less_interest_paid(interest: Computation, paid: Decimal, note: str) -> Amount:
    left = max(interest.total - paid, Decimal(0))
    line = product("减：指定用于付利息的款项", left - interest.total)
    rest = replace(interest, total=left, lines=(*interest.lines, line))
    surplus = paid - interest.total
    if surplus > 0:
        over = (
            f"指定付利息的款项比截至计算日的利息多 {format_yuan(surplus)}：多付的部分应冲减工程款，"
            "请在付款记录里把它另列一笔工程款，再算。"
        )
        rest, note = rest.with_notes(over), note + over
    return Amount(left, rest, note=note)
