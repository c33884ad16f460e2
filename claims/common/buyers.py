"""Which buyers of units stand before the contractor, by the day on which it is decided.

Sources:
    priority_reply_2002:2 (consumers who paid all or most, 2002-06-27 to 2020-12-31); enforcement_review_2015:29 (used
    from 2021-01-01 until the reply of 2023); homebuyer_reply_2023:2 (paid in full, from 2023-04-20);
    enforcement_objection_2025:11, 18, 23 (three conditions; resettled owners of a unit that is named; from 2025-07-24,
    without a word on suits then pending).
"""

from __future__ import annotations

from datetime import date, timedelta

from advisor.rules.conditions import all_of, any_of, derived, none_of, split
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, conjunction, disjunction, truth
from claims.common.in_force import CODE_ON

REPLY_2002_ON = date(2002, 6, 27)
HOMEBUYER_REPLY_ON, OBJECTION_RULES_ON = date(2023, 4, 20), date(2025, 7, 24)
PENDING = "objection_rules_pending_suits"


def _not_after(first: date | None, second: date | None) -> Truth:
    return truth(None if first is None or second is None else first <= second)


def _paid_in_full(facts: Facts) -> Truth:
    """Paid before the seizure, or the rest paid into court before the hearing ended."""
    paid_on = facts.item.paid_in_full_on
    before = _not_after(paid_on, facts.item.seized_on) if paid_on else Truth.UNKNOWN
    return disjunction([before, truth(facts.item.pays_rest_into_court)])


def _protected(facts: Facts, on: date) -> Truth:
    unit = facts.item
    if unit.use is None:
        return Truth.UNKNOWN
    home = unit.use == "home" or (unit.use == "resettlement" and on >= CODE_ON)
    if not home or on < REPLY_2002_ON:
        return Truth.NO
    most = disjunction([truth(unit.paid_most), truth(True if unit.paid_in_full_on else None)])
    if on < CODE_ON:
        return most
    in_time = _not_after(unit.contract_on, unit.seized_on)
    if on < HOMEBUYER_REPLY_ON:
        return conjunction([in_time, most])
    if on < OBJECTION_RULES_ON:
        paid = truth(True if unit.paid_in_full_on else None)
        return disjunction([paid, truth(unit.pays_rest_into_court)])
    if unit.use == "resettlement":
        return conjunction([in_time, truth(True if unit.unit else None)])
    return conjunction([in_time, _paid_in_full(facts)])


def _pending_in_2025(facts: Facts) -> Truth:
    sued_on = facts.get(OBJECTION_SUIT)
    return truth(sued_on is not None and sued_on < OBJECTION_RULES_ON <= facts.on)


OBJECTION_SUIT = "procedure.objection_suit_filed_on"
pending_in_2025 = derived("执行异议之诉在 2025-07-24 以前提起，还没有审结", (OBJECTION_SUIT,), _pending_in_2025)
by_present_rules = derived("居住买受人（被征收安置户）依当时规则受保护", (), lambda facts: _protected(facts, facts.on))
by_former_rules = derived(
    "居住买受人依 2025-07-24 以前的规则受保护", (), lambda facts: _protected(facts, OBJECTION_RULES_ON - timedelta(days=1))
)
protected_buyer = any_of(
    all_of(by_present_rules, any_of(none_of(pending_in_2025), by_former_rules)),
    split(all_of(pending_in_2025, by_present_rules, none_of(by_former_rules)), PENDING, Truth.YES),
    split(all_of(pending_in_2025, by_former_rules, none_of(by_present_rules)), PENDING, Truth.NO),
)
"""For one unit (``item``): whether its buyer may keep the contractor's priority from being enforced on it."""
