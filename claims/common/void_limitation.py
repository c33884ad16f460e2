"""Limitation of what is owed under a void contract: the other days from which courts start it.

Sources:
    civil_code:157, 188; gpcl_2017:188; gpcl_1986:135. Invalidity itself is subject to no limitation; no text says from
    which day compensation for it is counted: the main line is the agreed day of payment, the safe one.
"""

from __future__ import annotations

from dataclasses import replace

from advisor.rules.clock import Clock, ClockRule, Reading
from advisor.rules.conditions import Condition
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth

from .interruptions import from_end, interruptions
from .limitation import Others, acts_on_the_price, limitation_on_due_day
from .limitation_period import at_most_twenty_years, counted_again

HELD_VOID_ON = "contract.held_void_on"
COMPENSATION = "compensation_limitation_start"
READS = (HELD_VOID_ON, "settlement.agreement_on", "settlement.reply", "settlement.replied_on")


def held_void(facts: Facts, doctrine: str) -> Others:
    """The day on which the contract was held void; while nobody has held it void, today at the earliest."""
    held_on = facts.get(HELD_VOID_ON)
    if held_on is not None and held_on <= facts.on:
        return ((held_on, "合同被确认无效之日", doctrine),)
    return ((facts.on, "合同被确认无效之日（尚未确认的没有起算）", doctrine),)


def _settled(facts: Facts) -> Others:
    """The day on which the price was settled: by agreement, or by the answer that approved the account."""
    approved_on = facts.get("settlement.replied_on") if facts.get("settlement.reply") == "approved" else None
    settled_on = facts.get("settlement.agreement_on") or approved_on
    return ((settled_on, "结算之日", COMPENSATION),) if settled_on is not None and settled_on <= facts.on else ()


def limitation_of_compensation(void: Condition) -> ClockRule:
    """The clock of the price; once it has run out, with the other lines where the contract is (or may be) ``void``."""
    price = limitation_on_due_day()

    def run(facts: Facts) -> Clock:
        clock, found = price.read(facts), void.find(facts)
        may_be_void = found.truth is Truth.YES or found.contested
        if clock.main is None or not may_be_void or clock.exercised_on <= clock.main.nominal_on:
            return clock
        injured_on = (clock.steps or (clock.main,))[0].start_on
        listed, again = [*interruptions(facts, doubtful=False), *acts_on_the_price(facts)], from_end(facts)
        more: list[Reading] = []
        for on, why, doctrine in (*_settled(facts), *held_void(facts, COMPENSATION)):
            if on > clock.main.start_on:
                line = at_most_twenty_years(injured_on, counted_again(on, why, listed, again)[-1])
                more.append(replace(line, doctrine=doctrine))
        return replace(clock, others=(*clock.others, *more))

    reads = tuple(dict.fromkeys((*price.reads, *READS, *void.reads)))
    return ClockRule(price.id, price.name, price.kind, reads, run, ())
