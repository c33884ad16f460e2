"""Shareholders of the debtor who must pay in, and those who sold shares not yet paid (股东出资责任).

Sources:
    company_2023:23, 54, 88; company_2018:63; company_interp_3_2011:13, 14, 18, 19; company_temporal_2024:4;
    company_reply_2024:1.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from advisor.rules.conditions import all_of, any_of, derived, some, split, yes
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, conjunction, disjunction, truth

from .due_day import DUE_READS, due_day

SHAREHOLDERS, TRANSFERS = "account.shareholders", "account.capital_transfers"
UNABLE = ("debtor.unable_to_pay",)
COMPANY_ACT_ON, REPLY_ON = date(2024, 7, 1), date(2024, 12, 24)


def _unpaid(facts: Facts) -> Truth:
    unpaid = facts.item.unpaid_capital
    return truth(None if unpaid is None else unpaid > 0)


def _past_due(facts: Facts) -> Truth:
    due_on = facts.item.capital_due_on
    return truth(None if due_on is None else due_on < max(facts.filed_on, facts.on))


capital_due = some(
    SHAREHOLDERS,
    derived(
        "出资期限已过未缴足，或者抽逃出资",
        (),
        lambda f: disjunction([truth(bool(f.item.withdrawn)), conjunction([_unpaid(f), _past_due(f)])]),
    ),
)
_not_yet_due = some(
    SHAREHOLDERS,
    derived("认缴出资未届期", (), lambda f: conjunction([_unpaid(f), ~_past_due(f)])),
)


def _debt_since_2024(facts: Facts) -> Truth:
    due_on = due_day(facts).on
    return truth(None if due_on is None else due_on >= COMPANY_ACT_ON)


_in_force = derived("公司法（2023）已施行", (), lambda f: truth(f.on >= COMPANY_ACT_ON))
_debt_new = derived("我方债权在 2024-07-01 或以后到期", DUE_READS, _debt_since_2024)
_debt_old = derived("我方债权在 2024-07-01 前到期", DUE_READS, lambda f: ~_debt_since_2024(f))
_accelerable = all_of(_not_yet_due, yes("debtor.unable_to_pay"), _in_force)
capital_accelerated = any_of(
    split(all_of(_accelerable, _debt_new), "accelerated_capital_payee", Truth.YES),
    split(all_of(_accelerable, _debt_old), "accelerated_capital_before_2024"),
    text="公司不能清偿到期债务，股东提前缴纳未届期出资",
)


def _sold(facts: Facts, before: bool) -> Truth:
    day = facts.item.transferred_on
    return truth(None if day is None else (day < COMPANY_ACT_ON) is before)


transferred_before = some(TRANSFERS, derived("2024-07-01 前转让", (), lambda f: _sold(f, before=True)))
transferred_since = some(TRANSFERS, derived("2024-07-01 起转让", (), lambda f: _sold(f, before=False)))


def _defaulted(facts: Facts) -> Truth:
    """The buyer of the shares did not pay in by the day, or may be asked to pay now."""
    unpaid = ~truth(facts.item.transferee_paid)
    accelerated = truth(facts.get("debtor.unable_to_pay"))
    return conjunction([unpaid, disjunction([_past_due(facts), accelerated])])


def _transferred(facts: Facts, on_the_day: bool) -> Truth:
    """After 2024-07-01; before it only while company_temporal_2024:4 made the rule retroactive, until the reply of
    2024-12-24. The very day belongs to neither word of the reply."""
    day = facts.item.transferred_on
    if day is None:
        return Truth.UNKNOWN
    if on_the_day:
        return truth(day == COMPANY_ACT_ON)
    decided_on = facts.final_on or facts.on
    retroactive = COMPANY_ACT_ON <= decided_on < REPLY_ON
    return truth(day > COMPANY_ACT_ON or (retroactive and day < COMPANY_ACT_ON))


def _seller_liable(facts: Facts, on_the_day: bool) -> Truth:
    return conjunction([_transferred(facts, on_the_day), _defaulted(facts)])


capital_sold = any_of(
    some(TRANSFERS, derived("转让未届期股权，受让人未缴", UNABLE, lambda f: _seller_liable(f, on_the_day=False))),
    split(
        some(TRANSFERS, derived("2024-07-01 当天转让", UNABLE, lambda f: _seller_liable(f, on_the_day=True))),
        "capital_transfer_on_the_day",
    ),
    text="转让未届期股权，受让人未按期缴足",
)


def unpaid_capital(facts: Facts) -> Decimal | None:
    """What the shareholders and sellers listed have not paid in (yuan); unknown as soon as one amount is."""
    amounts = [s.unpaid_capital for s in facts.get(SHAREHOLDERS) or ()]
    amounts += [t.unpaid_capital for t in facts.get(TRANSFERS) or ()]
    known = [a for a in amounts if a is not None]
    return sum(known, Decimal(0)) if amounts and len(known) == len(amounts) else None
