"""What was overdue from when to when: the bases on which interest and penalties run.

Sources:
    construction_2020:27 (from the day the price ought to have been paid); civil_code:560 (among several debts the
    earlier due is paid first); bankruptcy_2006:46 (interest stops when insolvency is accepted).
Limits:
    Payments reduce the price. Where nothing else was agreed civil_code:561 sets them against interest first, which
    gives the creditor more; that is said in a note and not reckoned. Retention money bears its own interest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from advisor.quantum.lines import Computation, merge
from advisor.quantum.money import to_fen
from advisor.rules.claim import Anchor
from advisor.rules.conditions import derived
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth
from claims.common.due_day import DUE_READS, due_day
from claims.common.sum_owed import OWED_READS, sum_owed

ARREARS_READS = tuple(dict.fromkeys((*DUE_READS, *OWED_READS, "account.interest_paid_to_on")))
APPROPRIATION_NOTE = "已付款按冲减本金计；没有另外约定的，可主张先抵利息、再抵本金，数额会更高。"


@dataclass(frozen=True, slots=True)
class Base:
    """``amount`` yuan overdue from ``start_on`` (counted) to ``end_on`` (not counted), of the debt ``label``."""

    label: str
    amount: Decimal
    start_on: date
    end_on: date


@dataclass(frozen=True, slots=True)
class Arrears:
    """All bases up to the day of the assessment, or what is missing to tell them."""

    bases: tuple[Base, ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Debt:
    label: str
    due_on: date
    amount: Decimal
    retention: bool = False


def arrears(facts: Facts) -> Arrears:
    """The overdue bases of the price, each instalment from its own due day."""

    def work(facts: Facts) -> Arrears:
        due = due_day(facts)
        return overdue(facts, due.on, due.missing)

    found: Arrears = facts.memo("arrears", work)
    return found


def overdue(facts: Facts, due_on: date | None, missing: tuple[str, ...] = ()) -> Arrears:
    """The overdue bases if the price fell due on ``due_on`` (instalments keep their own days)."""
    owed = sum_owed(facts)
    if owed.value is None or due_on is None:
        return Arrears(missing=tuple(dict.fromkeys(owed.missing + missing)))
    debts = _debts(facts, owed.value, due_on)
    payments = _dated_payments(facts)
    whole = sum((debt.amount for debt in debts), Decimal(0))
    _drop_earlier_payments(debts, payments, whole - owed.value)
    paid_to = facts.get("account.interest_paid_to_on")
    bases = [
        replace(base, start_on=max(base.start_on, paid_to + timedelta(days=1)) if paid_to else base.start_on)
        for base in _bases(debts, payments, _stop(facts))
    ]
    notes = (APPROPRIATION_NOTE,) if payments else ()
    return Arrears(tuple(b for b in bases if b.start_on < b.end_on), (), notes)


def _debts(facts: Facts, unpaid: Decimal, due_on: date) -> list[_Debt]:
    """The instalments, the earliest first; without any the whole price on its one due day."""
    listed = [i for i in facts.get("account.instalments") or () if i.due_on is not None and i.amount is not None]
    if listed:
        return [
            _Debt(i.label or f"{i.due_on} 到期款", i.due_on, i.amount, i.kind == "retention")
            for i in sorted(listed, key=lambda i: i.due_on)
        ]
    later = sum((amount for on, amount in _dated_payments(facts) if on > due_on), Decimal(0))
    return [_Debt("工程价款", due_on, unpaid + later)]


def _dated_payments(facts: Facts) -> list[tuple[date, Decimal]]:
    """Payments with day and amount up to the day of the assessment, the earliest first; a house once delivered."""
    return sorted(
        (p.on, p.amount)
        for p in facts.get("account.payments") or ()
        if p.on is not None and p.amount is not None and p.on <= facts.on and (p.kind != "house" or p.delivered)
    )


def _drop_earlier_payments(debts: list[_Debt], payments: list[tuple[date, Decimal]], paid: Decimal) -> None:
    """Keep in ``payments`` only the latest ones that make up ``paid``; what no listed payment explains was paid
    before anything fell due."""
    kept: list[tuple[date, Decimal]] = []
    for on, amount in reversed(payments):
        part = min(amount, paid)
        if part > 0:
            kept.append((on, part))
            paid -= part
    payments[:] = reversed(kept)
    for debt in debts:
        part = min(debt.amount, max(paid, Decimal(0)))
        debt.amount -= part
        paid -= part


def _stop(facts: Facts) -> date:
    """The first day that bears no interest any more: today, or the acceptance of insolvency."""
    insolvent_on: date | None = facts.get("debtor.insolvency_accepted_on")
    return min(facts.on, insolvent_on) if insolvent_on is not None else facts.on


def _bases(debts: list[_Debt], payments: list[tuple[date, Decimal]], stop_on: date) -> Iterable[Base]:
    """Walks the payments through the debts, the earlier due first."""
    left = list(payments)
    for debt in debts:
        amount, start_on = debt.amount, debt.due_on
        while left and amount > 0:
            on, paid = left[0]
            if on > start_on and not debt.retention:
                yield Base(debt.label, amount, start_on, min(on, stop_on))
            start_on = max(start_on, on)
            part = min(amount, paid)
            amount -= part
            if part == paid:
                left.pop(0)
            else:
                left[0] = (on, paid - part)
        if amount > 0 and not debt.retention:
            yield Base(debt.label, amount, start_on, stop_on)


def _was_late(facts: Facts) -> Truth:
    found = arrears(facts)
    if found.missing:
        return Truth.UNKNOWN
    return Truth.YES if found.bases else Truth.NO


was_late = derived("有价款在应付日之后仍未付（或者付迟了）", ARREARS_READS, _was_late)
"""Some of the price was paid late or is still unpaid after its due day."""


def run_on(bases: Iterable[Base], compute: Callable[[Base], Computation]) -> Computation:
    """One computation over all bases, its exact lines added and rounded once."""
    parts = [compute(base) for base in bases]
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
    "应付款日", ("account.due_on", "account.instalments", "settlement.agreement_due_on", *FALLBACKS), _due,
)
"""The day of the breach: the due day, for want of it settlement, hand-over, completion or signing."""
