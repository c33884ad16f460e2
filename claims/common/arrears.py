"""What was overdue from when to when: the bases on which interest and penalties run.

Sources:
    construction_2020:27 (from the day the price ought to have been paid, that day counted); civil_code:560 (among
    several debts the earlier due is paid first); bankruptcy_2006:46 (interest stops when insolvency is accepted).
Limits:
    Payments reduce the price; whether they first pay interest is in :mod:`claims.common.appropriation`. A payment
    designated for interest (指定抵充“利息”) pays interest only. Retention money is overdue from the day after its return day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from advisor.quantum.lines import Computation, merge
from advisor.quantum.money import to_fen
from advisor.rules.claim import Anchor
from advisor.rules.conditions import all_of, any_of, derived
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth
from claims.common.due_day import DUE_READS, UNTOLD_READS, due_day, ripe, untold_but_ripe
from claims.common.retention import retention_due, retention_held
from claims.common.sum_owed import OWED_READS, pays_interest, something_owed, sum_owed

ARREARS_READS = tuple(dict.fromkeys((*DUE_READS, *OWED_READS, "account.interest_paid_to_on")))


@dataclass(frozen=True, slots=True)
class Base:
    """``amount`` yuan overdue from ``start_on`` (counted) to ``end_on`` (not counted), of the debt ``label`` that fell
    due on ``due_on``."""

    label: str
    amount: Decimal
    start_on: date
    end_on: date
    due_on: date


class Paid(NamedTuple):
    """A payment of the price."""

    on: date
    amount: Decimal
    designated: str


@dataclass(slots=True)
class Owed:
    """``amount`` yuan that fell due on ``due_on`` and that no earlier payment covers."""

    label: str
    due_on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Arrears:
    """All bases up to the day of the assessment, or what is missing to tell them.

    ``debts`` and ``payments`` (day, yuan, what it was designated for) are what the bases were made from;
    ``interest_from_on`` is the first day whose interest is not yet paid; ``unlisted`` the yuan of the price for which
    the listed instalments give no day.
    """

    bases: tuple[Base, ...] = ()
    missing: tuple[str, ...] = ()
    debts: tuple[Owed, ...] = ()
    payments: tuple[Paid, ...] = ()
    interest_paid: Decimal = Decimal(0)
    stop_on: date = date.min
    interest_from_on: date = date.min
    unlisted: Decimal = Decimal(0)


def arrears(facts: Facts) -> Arrears:
    """The overdue bases of the price, each instalment from its own due day."""

    def work(facts: Facts) -> Arrears:
        due = due_day(facts)
        return overdue(facts, due.on, due.missing)

    found: Arrears = facts.once("arrears", work)
    return found


def overdue(
    facts: Facts, due_on: date | None, missing: tuple[str, ...] = (), rest_on: date | None = None
) -> Arrears:
    """The overdue bases if the price fell due on ``due_on``. Instalments keep their own days; what they leave out of
    the price is due on ``rest_on``, at the latest on the day of suit."""
    owed = sum_owed(facts)
    if owed.value is None or due_on is None:
        return Arrears(missing=tuple(dict.fromkeys(owed.missing + missing)))
    debts = _debts(facts, owed.value, due_on)
    payments, interest_paid = _dated_payments(facts)
    whole = sum((debt.amount for debt in debts), Decimal(0))
    unlisted = max(owed.value - whole, Decimal(0))
    if unlisted:
        debts.append(Owed("各期之外的欠款", rest_on or facts.filed_on, unlisted))
        debts.sort(key=lambda debt: debt.due_on)
        whole = owed.value
    payments = _drop_earlier_payments(debts, payments, whole - owed.value)
    stop_on = _stop(facts)
    paid_to = facts.get("account.interest_paid_to_on")
    bases = list(_bases(debts, payments, stop_on))
    from_on = date.min if paid_to is None else paid_to + timedelta(days=1)
    bases = [replace(base, start_on=max(base.start_on, from_on)) for base in bases]
    bearing = _bearing(facts, bases)
    return Arrears(bearing, (), tuple(debts), tuple(payments), interest_paid, stop_on, from_on, unlisted)


def _bearing(facts: Facts, bases: list[Base]) -> tuple[Base, ...]:
    """The bases that bear interest. It runs from the due day itself, so a debt due on the day of the assessment bears
    it though nothing has accrued; so does, for want of others, one that falls due by the day of the suit."""
    if facts.get("debtor.insolvency_accepted_on") is not None:
        return tuple(base for base in bases if base.start_on < base.end_on)
    begun = tuple(base for base in bases if base.start_on <= base.end_on)
    return begun or tuple(replace(base, end_on=base.start_on) for base in bases if base.start_on <= facts.filed_on)


def _debts(facts: Facts, unpaid: Decimal, due_on: date) -> list[Owed]:
    """The instalments, the earliest first; without any the whole price on its due day. What was kept as retention money
    is overdue from the day after the period for its return (construction_2020:17)."""
    listed = [i for i in facts.get("account.instalments") or () if i.due_on is not None and i.amount is not None]
    if listed:
        return [
            Owed(i.label or f"{i.due_on} 到期款", i.due_on + timedelta(days=i.kind == "retention"), i.amount)
            for i in sorted(listed, key=lambda i: (i.due_on, i.kind == "retention", i.amount, i.label or ""))
        ]
    later = sum((paid.amount for paid in _dated_payments(facts)[0] if paid.on > due_on), Decimal(0))
    held, returned = retention_held(facts), retention_due(facts).reading
    if not held or returned is None or not due_on <= returned.nominal_on < facts.asked_on:
        return [Owed("工程价款", due_on, unpaid + later)]
    kept = min(held, unpaid)
    return [
        Owed("工程价款", due_on, unpaid + later - kept),
        Owed("质量保证金", returned.nominal_on + timedelta(days=1), kept),
    ]


def _dated_payments(facts: Facts) -> tuple[list[Paid], Decimal]:
    """Payments of the price with day and amount up to the day of the assessment, the earliest first (a house once
    delivered), and the yuan designated for interest."""
    listed = [
        p
        for p in facts.get("account.payments") or ()
        if p.on is not None and p.amount is not None and p.on <= facts.on and (p.kind != "house" or p.delivered)
    ]
    price = sorted(Paid(p.on, p.amount, p.designated or "") for p in listed if not pays_interest(p))
    return price, sum((p.amount for p in listed if pays_interest(p)), Decimal(0))


def _drop_earlier_payments(debts: list[Owed], payments: list[Paid], paid: Decimal) -> list[Paid]:
    """Only the latest payments that make up ``paid``; what no listed payment explains was paid before anything
    fell due."""
    kept: list[Paid] = []
    for payment in reversed(payments):
        part = min(payment.amount, paid)
        if part > 0:
            kept.append(payment._replace(amount=part))
            paid -= part
    for debt in debts:
        part = min(debt.amount, max(paid, Decimal(0)))
        debt.amount -= part
        paid -= part
    return kept[::-1]


def _stop(facts: Facts) -> date:
    """The first day that bears no interest any more: today, or the acceptance of insolvency."""
    insolvent_on: date | None = facts.get("debtor.insolvency_accepted_on")
    return min(facts.on, insolvent_on) if insolvent_on is not None else facts.on


def _bases(debts: list[Owed], payments: list[Paid], stop_on: date) -> Iterable[Base]:
    """Walks the payments through the debts, the earlier due first."""
    left = list(payments)
    for debt in debts:
        amount, start_on = debt.amount, debt.due_on
        while left and amount > 0:
            paid = left[0]
            if paid.on > start_on:
                yield Base(debt.label, amount, start_on, min(paid.on, stop_on), debt.due_on)
            start_on = max(start_on, paid.on)
            part = min(amount, paid.amount)
            amount -= part
            if part == paid.amount:
                left.pop(0)
            else:
                left[0] = paid._replace(amount=paid.amount - part)
        if amount > 0:
            yield Base(debt.label, amount, start_on, stop_on, debt.due_on)


def _was_late(facts: Facts) -> Truth:
    found = arrears(facts)
    if found.missing and untold_but_ripe(facts):
        return Truth.NO
    if not found.missing:
        return Truth.YES if found.bases else Truth.NO
    owed = sum_owed(facts).value
    if owed is None or not due_day(facts).by_suit:
        return Truth.UNKNOWN
    return Truth.YES if owed > 0 else Truth.NO


was_late = any_of(
    derived("有价款在应付日之后仍未付（或者付迟了）", (*ARREARS_READS, *UNTOLD_READS), _was_late),
    all_of(something_owed, ripe),
)
"""Some of the price was paid late or is still unpaid after its due day, which at the latest is the day of suit."""


def run_on(bases: Iterable[Base], compute: Callable[[Base], Computation]) -> Computation:
    """One computation over all bases, its exact lines added and rounded once."""
    found = [(base, compute(base)) for base in bases]
    silent = len(found) > 1
    parts = [replace(p, notes=()) if silent and base.start_on == base.end_on else p for base, p in found]
    whole = merge(parts)
    lasting = [p.per_day for p in parts if p.per_day is not None and p.per_day_from == whole.per_day_from]
    exact = sum((line.amount for line in whole.lines), Decimal(0))
    return replace(whole, total=to_fen(exact), per_day=sum(lasting, Decimal(0)) if lasting else None)


FALLBACKS = (
    "settlement.agreement_on", "performance.delivered_on", "performance.completed_on", "contract.signed_on",
)


def _due(facts: Facts) -> date | None:
    found = due_day(facts).on
    return found if found is not None else facts.first(*FALLBACKS)


DUE_ANCHOR = Anchor(
    "应付款日",
    (
        "account.due_on", "account.instalments", "settlement.agreement_due_on", "contract.payment_days_after_delivery",
        "priority.amended_due_on", *FALLBACKS,
    ),
    _due,
)
"""The day of the breach: the due day, for want of it settlement, hand-over, completion or signing."""
