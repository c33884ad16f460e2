"""Limitation where several debts are claimed at once: separate debts have separate periods (civil_code:188(2)).

Sources:
    civil_code:188(2), 189 (only instalments of one debt run from the last).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from advisor.rules.clock import Clock
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth
from claims.common.said import said

RAISED, AGREED, SIGNED = (
    "account.limitation_raised", "account.agreed_after_expiry", "account.signed_statement_after_expiry",
)
WAIVED_READS = (RAISED, AGREED, SIGNED)
_signed = said(SIGNED)


def safest_first(clocks: Iterable[Clock]) -> tuple[Clock, ...]:
    """The period that ends last comes first, those that do not run last; the order typed must not matter."""

    def rank(clock: Clock) -> tuple[object, ...]:
        main, never = clock.main, date.min
        days = (main.extended_on, main.start_on) if main else (never, never)
        beside = (clock.safe_on or never, clock.latest_on or never, clock.exercised_on if clock.acted else never)
        return main is not None, *days, clock.name, clock.of, *beside

    return tuple(dict.fromkeys(sorted(clocks, key=rank, reverse=True)))


def lost(clock: Clock, facts: Facts) -> bool:
    """The period ran out on every line, and nothing suggests that the other side gave the defence away."""
    given_away = (
        facts.get(RAISED) is False or facts.get(AGREED) is True or _signed.find(facts).truth is Truth.YES
    )
    return clock.expired is Truth.YES and not clock.contested and not given_away
