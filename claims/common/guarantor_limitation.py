"""The limitation of a guarantee debt, apart from the guarantee period and from the main debt (保证债务的诉讼时效).

Sources:
    civil_code:694; security_2020:28; guarantee_interp_2000:34, 36; limitation_2020:15.
Limits:
    Whether something that happened was turned against the guarantor is asked of him alone (``urged_on``); what the
    list of events tells concerns the debtor.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advisor.rules.clock import Clock, ClockKind, ClockRule, Reading, idle, running, unread
from advisor.rules.conditions import all_of, derived, none_of, some
from advisor.rules.facts import Facts
from advisor.rules.matter import Guarantee
from advisor.rules.truth import Truth, truth

from .each_limitation import safest_first
from .guarantees import KINDS, LIST, a_guarantee, lapsed, living, mode
from .in_force import CODE_ON
from .interruptions import INTERRUPTION_READS, Interruption, from_end, interruptions
from .limitation_period import counted_again

READS = (LIST, *INTERRUPTION_READS)


def _start(given: Guarantee) -> tuple[date | None, str, str]:
    """The day, why it is that day, and the article, for a guarantee known to be joint or general."""
    old = given.signed_on is not None and given.signed_on < CODE_ON
    cite = "guarantee_interp_2000:34" if old else "civil_code:694"
    if mode(given, "joint") is Truth.YES:
        return given.asserted_on, "请求连带保证人之日", cite
    return given.limitation_from_on, "判决、裁决生效之日" if old else "一般保证人的先诉抗辩权消灭之日", cite


def _readings(facts: Facts, given: Guarantee, start_on: date, reason: str, cite: str) -> tuple[Reading, ...]:
    """From the start, again from what was done against the guarantor; what was done against the debtor reaches a general
    guarantor of the older law (guarantee_interp_2000:36), and is argued for the others."""
    again = from_end(facts)
    own = [Interruption(given.urged_on, "demand")] if given.urged_on is not None else []
    debtors = interruptions(facts, doubtful=True)
    general = mode(given, "general") is Truth.YES
    if general and cite == "guarantee_interp_2000:34":
        own, debtors = [*own, *interruptions(facts, doubtful=False)], []
    main = counted_again(start_on, reason, own, again)[-1]
    through = counted_again(start_on, reason, [*own, *debtors], again)[-1]
    main = replace(main, cite=(cite, *main.cite))
    if through.start_on == main.start_on:
        return (main,)
    return main, replace(through, doctrine="interruption_reaches_guarantor")


def own_limitation(facts: Facts, given: Guarantee) -> Clock:
    """The limitation of one guarantee."""
    found: Clock = facts.once(("own_limitation", id(given)), lambda f: _own_limitation(f, given))
    return found


def _own_limitation(facts: Facts, given: Guarantee) -> Clock:
    start_on, reason, cite = _start(given)
    if lapsed(facts, given):
        clock = idle(facts, "保证期间已过，保证人已免责", never_started=True)
    elif mode(given, "joint") is Truth.UNKNOWN:
        clock = unread(facts, LIST)
    elif start_on is None or start_on > facts.on:
        clock = idle(facts, f"自{reason}起算，还没有开始", never_started=True)
    else:
        main, *others = _readings(facts, given, start_on, reason, cite)
        clock = running(facts, main, others=tuple(others), silent=INTERRUPTION_READS[:1])
    whose = given.guarantor or ""
    name = f"保证债务的诉讼时效：{whose}" if whose else ""
    return replace(clock, kind=ClockKind.LIMITATION, name=name, of=whose or str(given.signed_on or ""))


def _run(facts: Facts) -> Clock | tuple[Clock, ...]:
    listed = [g for g in facts.get(LIST) or () if g.kind in KINDS]
    given = sorted(listed, key=lambda g: g.model_dump_json())
    if given:
        return safest_first(own_limitation(facts, one) for one in given)
    return unread(facts, LIST) if facts.get(LIST) is None else idle(facts, "没有保证人", never_started=True)


GUARANTOR_LIMITATION = ClockRule(
    "guarantor_limitation", "保证债务的诉讼时效", ClockKind.LIMITATION, READS, _run, (),
)


def _over(facts: Facts) -> Truth:
    """Unknown where something done against the debtor may have reached the guarantor, or nobody was asked."""
    clock = own_limitation(facts, facts.item)
    if clock.main is None or clock.expired is not Truth.YES:
        return truth(None if clock.contested else False)
    untold = facts.get("account.events") is None and facts.item.urged_on is None
    return Truth.UNKNOWN if clock.contested or untold else Truth.YES


_out_of_time = derived("保证债务自己的时效已过", INTERRUPTION_READS, _over)
all_out_of_time = all_of(
    some(LIST, all_of(a_guarantee, living, _out_of_time)),
    none_of(some(LIST, all_of(a_guarantee, living, none_of(_out_of_time)))),
)
"""Every guarantor whose period was kept is out of time by the limitation of the guarantee itself."""
