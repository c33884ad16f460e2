"""Shareholders of the debtor who must pay in, and those who sold shares not yet paid (股东出资责任).

Sources:
    company_2023:54, 88; company_interp_3_2011:13, 14, 18; company_temporal_2024:4; company_reply_2024:1.
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


# --- those who hold the shares ---------------------------------------------------------------------------------------


def _unpaid(facts: Facts) -> Truth:
    unpaid = facts.item.unpaid_capital
    return truth(None if unpaid is None else unpaid > 0)


def _past_due(facts: Facts) -> Truth:
    due_on = facts.item.capital_due_on
    return truth(None if due_on is None else due_on < max(facts.filed_on, facts.on))


def _due(facts: Facts) -> Truth:
    return disjunction([truth(bool(facts.item.withdrawn)), conjunction([_unpaid(facts), _past_due(facts)])])


due_item = derived("出资期限已过未缴足，或者抽逃出资", (), _due)
"""Of one shareholder (an item of the list)."""
undue_item = derived("认缴出资未届期", (), lambda f: conjunction([_unpaid(f), ~_past_due(f)]))
capital_due = some(SHAREHOLDERS, due_item)


def _debt_since_2024(facts: Facts) -> Truth:
    due_on = due_day(facts).on
    return truth(None if due_on is None else due_on >= COMPANY_ACT_ON)


_in_force = derived("公司法（2023）已施行", (), lambda f: truth(f.on >= COMPANY_ACT_ON))
_debt_new = derived("我方债权在 2024-07-01 或以后到期", DUE_READS, _debt_since_2024)
_debt_old = derived("我方债权在 2024-07-01 前到期", DUE_READS, lambda f: ~_debt_since_2024(f))
accelerable = all_of(some(SHAREHOLDERS, undue_item), yes("debtor.unable_to_pay"), _in_force)
"""Capital not yet due that may be called early, whatever courts make of the details."""
capital_accelerated = any_of(
    split(all_of(accelerable, _debt_new), "accelerated_capital_payee", Truth.YES),
    split(all_of(accelerable, _debt_old), "accelerated_capital_before_2024"),
    text="公司不能清偿到期债务，股东提前缴纳未届期出资",
)


# --- those who sold them ---------------------------------------------------------------------------------------------


def _overdue_when_sold(facts: Facts) -> bool:
    """Sold after the day on which the capital ought to have been paid: no case of shares not yet due."""
    due_on, sold_on = facts.item.capital_due_on, facts.item.transferred_on
    return due_on is not None and sold_on is not None and due_on < sold_on


def _sold(facts: Facts, before: bool) -> Truth:
    """Shares not yet due, sold before or since the Company Law of 2023."""
    day = facts.item.transferred_on
    if day is None:
        return Truth.UNKNOWN
    return truth((day < COMPANY_ACT_ON) is before and not _overdue_when_sold(facts))


def _retroactive(facts: Facts) -> bool:
    """Decided while company_temporal_2024:4 reached older transfers, until the reply of 2024-12-24."""
    return COMPANY_ACT_ON <= (facts.final_on or facts.on) < REPLY_ON


_sold_before = some(TRANSFERS, derived("2024-07-01 前转让未届期股权", (), lambda f: _sold(f, before=True)))
_sold_since = some(TRANSFERS, derived("2024-07-01 起转让未届期股权", (), lambda f: _sold(f, before=False)))
_reached_back = derived("2024-07-01 至 2024-12-23 审结", (), lambda f: truth(_retroactive(f)))
_replied = derived("2024-12-24 起审结", (), lambda f: truth((f.final_on or f.on) >= REPLY_ON))
freed_by_reply, under_article_88 = all_of(_sold_before, _replied), any_of(_sold_since, all_of(_sold_before, _reached_back))


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
    if _overdue_when_sold(facts):
        return Truth.NO
    if on_the_day:
        return truth(day == COMPANY_ACT_ON)
    return truth(day > COMPANY_ACT_ON or (_retroactive(facts) and day < COMPANY_ACT_ON))


def _seller_liable(facts: Facts, on_the_day: bool) -> Truth:
    return conjunction([_transferred(facts, on_the_day), _defaulted(facts)])


_seller = derived("转让未届期股权，受让人未缴", UNABLE, lambda f: _seller_liable(f, on_the_day=False))
_seller_that_day = derived("2024-07-01 当天转让", UNABLE, lambda f: _seller_liable(f, on_the_day=True))
sold_item = any_of(_seller, _seller_that_day)
"""Of one transfer (an item of the list): the seller may be asked."""
seller_liable = some(TRANSFERS, sold_item)
capital_sold = any_of(
    some(TRANSFERS, _seller),
    split(some(TRANSFERS, _seller_that_day), "capital_transfer_on_the_day"),
    text="转让未届期股权，受让人未按期缴足",
)


def _sold_overdue(facts: Facts) -> Truth:
    """Whoever sold shares whose capital was overdue remains liable for it, at any time (company_interp_3_2011:18)."""
    paid = truth(facts.item.transferee_paid)
    return conjunction([truth(_overdue_when_sold(facts)), _unpaid(facts), ~paid])


overdue_item = derived("出资期限已过未缴足即转让股权", (), _sold_overdue)
capital_sold_overdue = some(TRANSFERS, overdue_item)
CAPITAL = any_of(capital_due, capital_accelerated, capital_sold, capital_sold_overdue)
_holder, _seller_of_any = any_of(due_item, undue_item), any_of(sold_item, overdue_item)


def unpaid_capital(facts: Facts) -> Decimal | None:
    """What the shareholders and sellers who may be asked have not paid in (yuan); unknown as soon as one amount is."""
    holder = due_item if accelerable.find(facts).truth is Truth.NO else _holder
    reached = [
        item.unpaid_capital
        for path, condition in ((SHAREHOLDERS, holder), (TRANSFERS, _seller_of_any))
        for item in facts.get(path) or ()
        if condition.find(facts.of_item(item)).truth is not Truth.NO
    ]
    known = [amount for amount in reached if amount is not None]
    return sum(known, Decimal(0)) if reached and len(known) == len(reached) else None

