"""Guarantees and debt accessions by period: how the guarantor answers, and until when (保证、债务加入).

Sources:
    civil_code:552, 686, 687, 692, 693; security_2020:25, 26, 32, 36; temporal_2020:3, 27; guarantee_act_1995:17-19,
    25, 26; guarantee_interp_2000:32.
Limits:
    Guarantees of before 2000-12-13 "until paid off" are read by the interpretation of that day.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advisor.law.counting import Period, count
from advisor.law.periods import period
from advisor.rules.clock import Clock, ClockKind, ClockRule, Reading, idle, reading, running, unread
from advisor.rules.conditions import all_of, derived, none_of, one_of, some, split
from advisor.rules.facts import Facts
from advisor.rules.matter import Guarantee
from advisor.rules.truth import Truth, truth

from .fixed_day import fixed_day
from .in_force import CODE_ON

LIST = "account.guarantees"
KINDS = ("joint", "general", "unspecified")
SIX_MONTHS = Period(6, "month")
OLD, NEW = "further_old", "further_2021"


def mode(given: Guarantee, wanted: str) -> Truth:
    """``joint`` or ``general``; a guarantee silent on it was joint until 2020 and is general since (civil_code:686)."""
    if given.kind is None:
        return Truth.UNKNOWN
    if given.kind != "unspecified":
        return truth(given.kind == wanted)
    if given.signed_on is None:
        return Truth.UNKNOWN
    return truth(wanted == ("joint" if given.signed_on < CODE_ON else "general"))


def _accession(facts: Facts, old: bool) -> Truth:
    given = facts.item
    if given.kind != "accession":
        return truth(None if given.kind is None else False)
    return truth(None if given.signed_on is None else (given.signed_on < CODE_ON) is old)


accession = some(LIST, derived("债务加入（2021 年起）", (), lambda f: _accession(f, old=False)))
accession_before_code = split(
    some(LIST, derived("债务加入（2021 年前）", (), lambda f: _accession(f, old=True))),
    "accession_before_code",
    Truth.YES,
)
guarantee = some(LIST, one_of("item.kind", *KINDS))


def _readings(given: Guarantee) -> tuple[Reading, ...]:
    """Main reading first; empty while the signing, the due day or the last day agreed is unknown."""
    due_on, signed_on = given.main_due_on, given.signed_on
    if due_on is None or signed_on is None or given.period is None:
        return ()
    era = OLD if signed_on < CODE_ON else NEW
    until_on = given.agreed_until_on
    if given.period == "agreed" and until_on is None:
        return ()
    if given.period == "agreed" and until_on is not None and until_on > due_on:
        return (fixed_day(until_on, "约定的保证期间末日", *period("guarantee", era).cite, since_on=due_on),)
    name = "guarantee_until_paid_off" if given.period == "until_paid_off" else "guarantee"
    length = period(name, era)
    main = reading(due_on, length.period, "主债务履行期届满之日", *length.cite)
    if name != "guarantee" and era == OLD and due_on >= CODE_ON:
        other = Reading(
            "期间全在民法典之后",
            count(due_on, SIX_MONTHS),
            ("civil_code:692",),
            "until_paid_off_due_after_code",
        )
        return main, other
    return (main,)


def _guarantees(facts: Facts) -> list[Guarantee]:
    """The safest first: asserted in time, then not yet asserted, then too late; of equals the one that runs longest.
    Neither the day of filing nor the order typed matters."""
    given = [g for g in facts.get(LIST) or () if g.kind in KINDS]

    def rank(one: Guarantee) -> tuple[int, date, str]:
        lines = _readings(one)
        last = lines[0].extended_on if lines else date.max
        asserted = 1 if one.asserted_on is None else 2 if one.asserted_on <= last else 0
        return asserted, last, one.model_dump_json()

    return sorted(given, key=rank, reverse=True)


def _clock(facts: Facts, given: Guarantee) -> Clock:
    """The period of one guarantee: each lapses on its own (civil_code:692, 693)."""
    found: Clock = facts.once(("guarantee_clock", id(given)), lambda f: _own_clock(f, given))
    return found


def _own_clock(facts: Facts, given: Guarantee) -> Clock:
    lines = _readings(given)
    if not lines:
        clock = unread(facts, LIST)
    else:
        # A suit against the debtor keeps a general guarantee alive (civil_code:693(1)); of a joint guarantor it must have
        # asked something (693(2)).
        sued = True if mode(given, "joint") is Truth.NO else None
        clock = running(
            facts, lines[0], others=lines[1:], exercised_on=given.asserted_on, filing_exercises=sued, asks=(LIST,)
        )
    whose = given.guarantor or ""
    name = f"保证期间：{whose}" if whose else ""
    return replace(clock, kind=ClockKind.GUARANTEE, name=name, of=whose or str(given.signed_on or ""))


def _run(facts: Facts) -> Clock | tuple[Clock, ...]:
    given = _guarantees(facts)
    if given:
        return tuple([_clock(facts, one) for one in given])
    if facts.get(LIST) is None:
        return unread(facts, LIST)
    return idle(facts, "没有保证人", never_started=True)


def lapsed(facts: Facts, given: Guarantee) -> bool:
    """The period of one guarantee ended for certain without a proper claim (civil_code:693)."""
    clock = _clock(facts, given)
    return clock.expired is Truth.YES and not clock.contested


living = derived("保证期间没有确定地届满", (), lambda f: truth(not lapsed(f, f.item)))
"""Of one guarantee (an item of the list)."""
joint = all_of(derived("连带责任保证", (), lambda f: mode(f.item, "joint")), living)
general = all_of(derived("一般保证", (), lambda f: mode(f.item, "general")), living)
joined = one_of("item.kind", "accession")
joint_guarantee, general_guarantee = some(LIST, joint), some(LIST, general)
lapsed_guarantee = some(LIST, all_of(one_of("item.kind", *KINDS), none_of(living)))


def _signed(facts: Facts, old: bool) -> Truth:
    signed_on = facts.item.signed_on
    return truth(None if signed_on is None else (signed_on < CODE_ON) is old)


a_guarantee = one_of("item.kind", *KINDS)
_old = derived("2021 年前订立", (), lambda f: _signed(f, old=True))
_new = derived("2021 年起订立", (), lambda f: _signed(f, old=False))
_unclear, _paid_off = one_of("item.kind", "unspecified"), one_of("item.period", "until_paid_off")
old_guarantee, new_guarantee = some(LIST, all_of(a_guarantee, _old)), some(LIST, all_of(a_guarantee, _new))
several_guarantors = derived(
    "保证人不止一个", (LIST,), lambda f: truth(sum(g.kind in KINDS for g in f.get(LIST) or ()) > 1),
)
GUARANTEE_HEADS = (
    (some(LIST, joined), ("civil_code:552",)),
    (new_guarantee, ("civil_code:692", "civil_code:693")),
    (some(LIST, all_of(_unclear, _new)), ("civil_code:686",)),
    (some(LIST, all_of(_paid_off, a_guarantee, _new)), ("security_2020:32",)),
    (some(LIST, all_of(one_of("item.kind", "joint"), _old)), ("guarantee_act_1995:18",)),
    (some(LIST, all_of(_unclear, _old)), ("guarantee_act_1995:19",)),
    (some(LIST, all_of(one_of("item.kind", "joint", "unspecified"), _old)), ("guarantee_act_1995:26",)),
    (some(LIST, all_of(one_of("item.kind", "general"), _old)), ("guarantee_act_1995:25",)),
    (some(LIST, all_of(_paid_off, a_guarantee, _old)), ("guarantee_interp_2000:32",)),
)
"""Which article speaks of which guarantee, by its kind, its period and the day it was signed."""


GUARANTEE_CLOCK = ClockRule("guarantee", "保证期间", ClockKind.GUARANTEE, (LIST,), _run, ())
