"""The employer's silence on a claim or a valuation, where the contract takes it for consent (逾期不答复视为认可).

Sources:
    civil_code:140(2) (silence speaks where the parties agreed so), 509; contract_act_1999:60; form_contract_2017:10.4.2,
    19.2; pricing_standard:8.11.5. The rule on final accounts (construction_2020:21) does not mention claims.
"""

from __future__ import annotations

from datetime import date, timedelta

from advisor.rules.conditions import Condition, all_of, any_of, derived, none_of, one_of, recorded, split
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth
from claims.common.validity import contract_void

DOCTRINE = "employer_silence_on_claims"


def unanswered(served: str, clause: str, days: str) -> Condition:
    """Of one item: the paper was served, the contract takes silence for consent, and the agreed days passed without an
    answer. No day of service counts as nothing served."""

    def late(facts: Facts) -> Truth:
        served_on: date | None = facts.get(served)
        allowed: int | None = facts.get(days)
        if served_on is None:
            return Truth.NO
        if allowed is None:
            return Truth.UNKNOWN
        answered_on: date | None = facts.get("item.answered_on")
        return truth((answered_on or facts.on) > served_on + timedelta(days=allowed))

    return all_of(
        recorded(served), one_of(clause, "general_terms", "special_terms"),
        derived("送达后约定的答复期限已过而没有答复", (days,), late), text="对方逾期没有答复，约定视为认可",
    )


def deemed(silence: Condition, clause: str) -> Condition:
    """What ``silence`` (see :func:`unanswered`) comes to: contested, the less so where the special terms of a valid
    contract say it."""
    firm = all_of(one_of(clause, "special_terms"), none_of(contract_void))
    return any_of(split(all_of(silence, firm), DOCTRINE, Truth.YES), split(all_of(silence, none_of(firm)), DOCTRINE))
