"""Guarantees and debt accessions by period: how the guarantor answers, and until when (保证、债务加入).

Sources:
    civil_code:552, 686, 687, 692, 693; security_2020:25, 26, 32, 36; temporal_2020:3, 27; guarantee_act_1995:17-19,
    25, 26; guarantee_interp_2000:32.
Limits:
    Guarantees of before 2000-12-13 "until paid off" are read by the interpretation of that day.
"""

from __future__ import annotations

from datetime import date

from advisor.law.counting import Period, count
from advisor.law.periods import period
from advisor.rules.clock import Clock, ClockKind, ClockRule, Reading, idle, reading, running, unread
from advisor.rules.conditions import derived, one_of, some, split
from advisor.rules.facts import Facts
from advisor.rules.matter import Guarantee
from advisor.rules.truth import Truth, truth

from .fixed_day import fixed_day

LIST = "account.guarantees"
CODE_ON = date(2021, 1, 1)
SIX_MONTHS = Period(6, "month")
OLD, NEW = "further_old", "further_2021"


def _mode(given: Guarantee, wanted: str) -> Truth:
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
guarantee = some(LIST, one_of("item.kind", "joint", "general", "unspecified"))
joint_guarantee = some(LIST, derived("连带责任保证", (), lambda f: _mode(f.item, "joint")))
general_guarantee = some(LIST, derived("一般保证", (), lambda f: _mode(f.item, "general")))


def _readings(given: Guarantee) -> tuple[Reading, ...]:
    """Main reading first; empty while the signing or the due day is unknown."""
    due_on, signed_on = given.main_due_on, given.signed_on
    if due_on is None or signed_on is None or given.period is None:
        return ()
    era = OLD if signed_on < CODE_ON else NEW
    until_on = given.agreed_until_on
    if given.period == "agreed" and until_on is not None and until_on > due_on:
        return (fixed_day(until_on, "约定的保证期间末日", "civil_code:692", since_on=due_on),)
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


def _longest(facts: Facts) -> Guarantee | None:
    """The guarantee that is asserted in time, or runs longest; beyond that the order typed must not matter."""
    given = [g for g in facts.get(LIST) or () if g.kind in ("joint", "general", "unspecified")]

    def rank(one: Guarantee) -> tuple[bool, date, str]:
        lines = _readings(one)
        last = lines[0].extended_on if lines else date.max
        return (one.asserted_on or facts.filed_on) <= last, last, one.model_dump_json()

    return max(given, key=rank, default=None)


def _run(facts: Facts) -> Clock:
    given = _longest(facts)
    if given is None:
        return (
            idle(facts, "没有保证人", never_started=True)
            if facts.get(LIST) is not None
            else unread(facts, LIST)
        )
    lines = _readings(given)
    if not lines:
        return unread(facts, LIST)
    return running(facts, lines[0], others=lines[1:], exercised_on=given.asserted_on)


GUARANTEE_CLOCK = ClockRule(
    "guarantee",
    "保证期间",
    ClockKind.GUARANTEE,
    (LIST,),
    _run,
    ("civil_code:692", "guarantee_act_1995:25", "guarantee_act_1995:26", "guarantee_interp_2000:32"),
)
