"""Which buyers of units stand before the contractor, by the day on which it is decided.

Sources:
    priority_reply_2002:2 (consumers who paid all or most, 2002-06-27 to 2020-12-31); enforcement_review_2015:29 (used
    from 2021-01-01 until the reply of 2023); homebuyer_reply_2023:2 (paid in full, from 2023-04-20);
    enforcement_objection_2025:11, 18 (three conditions; resettled owners of a unit that is named; from 2025-07-24).
"""

from __future__ import annotations

from datetime import date

from advisor.rules.conditions import derived
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, conjunction, disjunction, truth

REPLY_2002_ON, CODE_ON = date(2002, 6, 27), date(2021, 1, 1)
HOMEBUYER_REPLY_ON, OBJECTION_RULES_ON = date(2023, 4, 20), date(2025, 7, 24)


def _not_after(first: date | None, second: date | None) -> Truth:
    return truth(None if first is None or second is None else first <= second)


def _paid_in_full(facts: Facts) -> Truth:
    """Paid before the seizure, or the rest paid into court before the hearing ended."""
    paid_on = facts.item.paid_in_full_on
    before = _not_after(paid_on, facts.item.seized_on) if paid_on else Truth.UNKNOWN
    return disjunction([before, truth(facts.item.pays_rest_into_court)])


def _protected(facts: Facts) -> Truth:
    unit, on = facts.item, facts.on
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


protected_buyer = derived("居住买受人（被征收安置户）依当时规则受保护", (), _protected)
"""For one unit (``item``): whether its buyer may keep the contractor's priority from being enforced on it."""
