"""What payments made after the due day paid first: the price or the interest (抵充).

Sources:
    civil_code:561 and, for debts before 2021, contract_interp_2_2009:21 (costs, interest, principal, unless agreed
    otherwise); civil_code:560 (among several debts).
Decision:
    Whether a payment booked as 工程款 falls under that order is contested. Of the two figures the pleaded one is
    the lower: payments reduce the price on their day. The figure of the legal order is worked out beside it and
    named, so that nothing is claimed which the other line would refuse. A payment designated for the price reduces
    the price on every line; one designated for interest pays interest only.
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
        Debt(debt.label if labels[debt.label] == 1 else f"{n}. {debt.label}", debt.amount, debt.due_on, spec)
        for n, debt in enumerate(found.debts, 1)
        if not debt.retention and debt.due_on <= found.stop_on
    ]
    payments = [Payment(paid.on, paid.amount) for paid in found.payments if paid.on <= found.stop_on]
    return settle(debts, payments, found.stop_on)


def with_payments(found: Arrears, spec: RateSpec, interest: Computation) -> Computation:
    """``interest`` less what was paid as interest; with the figure of the legal order named where it differs."""
    if found.interest_paid:
        left = max(interest.total - found.interest_paid, Decimal(0))
        line = product("减：指定用于付利息的款项", left - interest.total)
        return replace(interest, total=left, lines=(*interest.lines, line))
    if not order_matters(found):
        return interest
    other = legal_order(found, spec)
    owed = sum((debt.amount for debt in found.debts if not debt.retention), Decimal(0))
    paid = sum((payment.amount for payment in found.payments), Decimal(0))
    more = other.owed - max(owed - paid, Decimal(0)) - interest.total
    if more <= 0:
        return interest
    principal = sum((rest.principal for rest in other.remaining), Decimal(0))
    return interest.with_notes(
        "到期后的付款按冲减工程款计（较低的算法）。没有约定抵充的，可主张先抵利息、后抵工程款："
        f"尚欠工程款 {format_yuan(principal)}、利息 {format_yuan(other.owed - principal)}，"
        f"两项合计多 {format_yuan(more)}。"
    )
