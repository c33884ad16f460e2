"""Payments set against debts in the order of the law, or as designated or agreed, with interest in between.

Within one debt: costs, interest, principal. Among several: as designated; else due ones first, then the least
secured, the heaviest burden, the earliest due, and pro rata. Interest runs on principal only. Accrued
interest is rounded half up to the fen on the day a payment reaches it, and at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Literal

from advisor.errors import InputError
from advisor.quantum.day_count import DayCount
from advisor.quantum.interest import interest_on, per_day
from advisor.quantum.lines import Computation, Line, product
from advisor.quantum.money import ZERO, format_yuan, positive, to_fen
from advisor.quantum.rate_spec import LPR_1Y, RateSpec
from advisor.quantum.rates import Rates, load_rates
from advisor.quantum.statutory import latest

Part = Literal["costs", "interest", "principal"]
LEGAL_ORDER: tuple[Part, ...] = ("costs", "interest", "principal")


@dataclass(frozen=True, slots=True)
class Debt:
    """One sum owed in yuan, bearing ``spec`` from ``start_on`` (counted).

    ``due_on`` is the day it fell due (``start_on`` if None); ``secured`` the yuan covered by security;
    ``costs`` the costs of recovery owed with it; ``interest`` what had already accrued before ``start_on``.
    """

    label: str
    principal: Decimal
    start_on: date
    spec: RateSpec = LPR_1Y
    due_on: date | None = None
    secured: Decimal = ZERO
    costs: Decimal = ZERO
    interest: Decimal = ZERO

    @property
    def fell_due_on(self) -> date:
        return self.due_on or self.start_on

    def daily(self, principal: Decimal | int, on: date, day_count: DayCount, rates: Rates) -> Decimal:
        """Interest of the day ``on`` on ``principal`` yuan of this debt, unrounded."""
        day = max(on, self.start_on)
        return per_day(principal, day, self.spec, day_count=day_count, rates=rates, due_on=self.fell_due_on)


@dataclass(frozen=True, slots=True)
class Payment:
    """Yuan received on a day; ``toward`` names the debt the payer designated, ``note`` its kind."""

    paid_on: date
    amount: Decimal
    toward: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Applied:
    """What one payment did to one debt."""

    paid_on: date
    debt: str
    costs: Decimal
    interest: Decimal
    principal: Decimal


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is still owed on one debt at the end, each part in fen."""

    debt: str
    costs: Decimal
    interest: Decimal
    principal: Decimal

    @property
    def total(self) -> Decimal:
        """Costs, interest and principal together."""
        return self.costs + self.interest + self.principal


@dataclass(frozen=True, slots=True)
class Statement:
    """The account at a day: what each payment paid, what remains, and all interest that accrued."""

    to_on: date
    applied: tuple[Applied, ...]
    remaining: tuple[Remaining, ...]
    accrued: Computation
    surplus: Decimal
    notes: tuple[str, ...]
    citations: tuple[str, ...]

    @property
    def owed(self) -> Decimal:
        """Everything still owed, yuan to the fen."""
        return sum((rest.total for rest in self.remaining), to_fen(ZERO))


@dataclass(slots=True)
class _Account:
    """One debt while the payments are gone through."""

    debt: Debt
    costs: Decimal
    interest: Decimal
    principal: Decimal
    since: date
    lines: list[Line] = field(default_factory=list)
    provisional: bool = False

    def accrue(self, until: date, day_count: DayCount, rates: Rates, include_end: bool = False) -> None:
        """Add interest from where it stopped up to ``until`` (not counted unless ``include_end``)."""
        if until < self.since or self.principal <= 0:
            self.since = max(self.since, until)
            return
        part = interest_on(
            self.principal,
            self.since,
            until,
            self.debt.spec,
            day_count=day_count,
            include_end=include_end,
            rates=rates,
            label=self.debt.label,
            due_on=self.debt.fell_due_on,
        )
        self.lines += part.lines
        self.interest += sum((line.amount for line in part.lines), ZERO)
        self.provisional |= part.provisional
        self.since = until

    def close(self) -> None:
        """Round accrued interest to the fen, showing the difference as a line."""
        rounded = to_fen(self.interest)
        if rounded != self.interest:
            self.lines.append(product(f"{self.debt.label}：结算日舍入到分", rounded - self.interest))
        self.interest = rounded

    def pay(self, amount: Decimal, order: Sequence[Part]) -> tuple[Decimal, Applied, Decimal]:
        """Set ``amount`` against the parts in ``order``; what was used, the record, what is left over."""
        taken: dict[str, Decimal] = dict.fromkeys(LEGAL_ORDER, ZERO)
        left = amount
        for part in order:
            taken[part] = min(left, getattr(self, part))
            setattr(self, part, getattr(self, part) - taken[part])
            left -= taken[part]
        return amount - left, Applied(self.since, self.debt.label, **taken), left

    @property
    def owed(self) -> Decimal:
        return self.costs + self.interest + self.principal


def settle(
    debts: Iterable[Debt],
    payments: Iterable[Payment],
    to_on: date,
    *,
    order: Sequence[Part] = LEGAL_ORDER,
    day_count: DayCount = DayCount.ACTUAL_365,
    include_end: bool = False,
    rates: Rates | None = None,
) -> Statement:
    """The account of ``debts`` after ``payments`` as it stands at ``to_on``.

    A payment counts on its day: interest stops before it for what it pays. ``order`` is the order within one
    debt, the legal one unless agreed otherwise. Raises :class:`InputError` for two debts of one label, an
    unknown designated debt, or a payment after ``to_on``. Source: civil_code:560, civil_code:561.
    """
    rates = rates or load_rates()
    accounts = _accounts(debts)
    applied: list[Applied] = []
    surplus = ZERO
    for payment in sorted(payments, key=lambda p: p.paid_on):
        _check(payment, accounts, to_on)
        left = positive(payment.amount, "付款")
        for group in _groups(list(accounts.values()), payment, rates):
            for account in group:
                account.accrue(payment.paid_on, day_count, rates)
                account.close()
            left, records = _pay_group(group, left, order, payment.paid_on)
            applied += records
            if not left:
                break
        surplus += left
    for account in accounts.values():
        account.accrue(to_on, day_count, rates, include_end)
        account.close()
    return _statement(list(accounts.values()), applied, surplus, to_on, order, rates, day_count)


def _accounts(debts: Iterable[Debt]) -> dict[str, _Account]:
    accounts: dict[str, _Account] = {}
    for debt in debts:
        if debt.label in accounts:
            raise InputError(
                f"有两笔债务都叫“{debt.label}”。", field="债务", remedy="请给每笔债务不同的名称。"
            )
        costs, interest, principal = (
            positive(value, debt.label) for value in (debt.costs, debt.interest, debt.principal)
        )
        accounts[debt.label] = _Account(debt, costs, interest, principal, debt.start_on)
    return accounts


def _check(payment: Payment, accounts: dict[str, _Account], to_on: date) -> None:
    if payment.toward and payment.toward not in accounts:
        raise InputError(
            f"{payment.paid_on} 的付款指定了不存在的债务“{payment.toward}”。",
            field="付款",
            remedy=f"可指定：{'、'.join(accounts)}。",
        )
    if payment.paid_on > to_on:
        raise InputError(
            f"付款日 {payment.paid_on} 晚于结算日 {to_on}。", field="付款", remedy="请改结算日或去掉该笔。"
        )


def _groups(accounts: list[_Account], payment: Payment, rates: Rates) -> list[list[_Account]]:
    """Debts in the order a payment meets them; those of equal rank share one group."""

    def rank(account: _Account) -> tuple[bool, bool, Decimal, Decimal, date]:
        debt = account.debt
        burden = debt.daily(1, payment.paid_on, DayCount.ACTUAL_365, rates)
        return (
            debt.label != payment.toward if payment.toward else False,
            debt.fell_due_on > payment.paid_on,
            debt.secured,
            -burden,
            debt.fell_due_on,
        )

    open_accounts = sorted((a for a in accounts if a.principal or a.interest or a.costs), key=rank)
    return [list(group) for _, group in groupby(open_accounts, key=rank)]


def _pay_group(
    group: list[_Account], amount: Decimal, order: Sequence[Part], paid_on: date
) -> tuple[Decimal, list[Applied]]:
    """Pay debts of equal rank pro rata to what is owed on each (the last takes the odd fen)."""
    total = sum((account.owed for account in group), ZERO)
    left = min(amount, total)
    rest = amount - left
    records: list[Applied] = []
    for position, account in enumerate(group):
        last = position == len(group) - 1
        share = (
            left
            if last or total == 0
            else min(left, account.owed, to_fen(min(amount, total) * account.owed / total))
        )
        used, record, _ = account.pay(share, order)
        left -= used
        if used:
            records.append(Applied(paid_on, record.debt, record.costs, record.interest, record.principal))
    return rest + left, records


def _statement(
    accounts: list[_Account],
    applied: list[Applied],
    surplus: Decimal,
    to_on: date,
    order: Sequence[Part],
    rates: Rates,
    day_count: DayCount,
) -> Statement:
    lines = tuple(line for account in accounts for line in account.lines)
    daily = [a.debt.daily(a.principal, to_on, day_count, rates) for a in accounts if a.principal]
    within, among = latest("appropriation_within_debt"), latest("appropriation_among_debts")
    notes = [within.gist if tuple(order) == LEGAL_ORDER else "按约定的顺序抵充：" + "、".join(order)]
    notes += [among.gist] if len(accounts) > 1 else []
    notes += [f"多付{format_yuan(surplus)}，没有可抵的债务。"] if surplus else []
    citations = (*within.citations, *(among.citations if len(accounts) > 1 else ()))
    accrued = Computation(
        to_fen(sum((line.amount for line in lines), ZERO)),
        lines,
        any(account.provisional for account in accounts),
        ("付款到达利息时及结算日，利息舍入到分。",),
        sum(daily, ZERO),
        to_on,
        rates.version,
        citations,
    )
    remaining = tuple(Remaining(a.debt.label, a.costs, a.interest, a.principal) for a in accounts)
    return Statement(to_on, tuple(applied), remaining, accrued, surplus, tuple(notes), citations)
