"""How long limitation runs: the period of its time, counted again from each interruption, suspended, twenty years at most.

Sources:
    civil_code:188, 194; gpcl_2017:188; gpcl_1986:135, 139; limitation_transition_2018:1-4; general_part_2022:35.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from advisor.law.counting import Period, count
from advisor.rules.clock import Reading, reading
from advisor.rules.facts import Facts

from .in_force import CODE_ON, GENERAL_PROVISIONS_ON
from .interruptions import (
    AFTER_EXPIRY,
    EVENT_NAMES,
    NEW_AGREEMENT,
    PROCEEDINGS,
    PROMISED,
    WITHDRAWN,
    Again,
    Interruption,
    from_beginning,
    from_end,
    from_withdrawal,
)

THREE_YEARS, TWO_YEARS, SIX_MONTHS = Period(3, "year"), Period(2, "year"), Period(6, "month")
TWENTY_YEARS = Period(20, "year")
"""The longest protection, which neither stops nor restarts (civil_code:188(2), general_part_2022:35)."""

REVIVES = NEW_AGREEMENT | PROMISED
SUSPENSION_READS = ("account.obstacle_from_on", "account.obstacle_ended_on")


def limitation_period(start_on: date) -> Period:
    """Three years, or two where the two years had run out before 2017-10-01 (limitation_transition_2018:1-3)."""
    if count(start_on, TWO_YEARS).nominal_last_day >= GENERAL_PROVISIONS_ON:
        return THREE_YEARS
    return TWO_YEARS


def counted_again(
    start_on: date, reason: str, interruptions: list[Interruption], again: Again, revives: frozenset[str] = REVIVES,
) -> list[Reading]:
    """The period counted from its start and again from each interruption that came in time; after it ran out, from acts
    of the kinds in ``revives`` only."""
    readings = [_reading(start_on, reason)]
    for act in sorted(interruptions, key=lambda act: (act.on, act.kind, act.ended_on or act.on)):
        last = readings[-1]
        if last.start_on < act.on and (act.on <= last.extended_on or act.kind in revives):
            on, name = again(act), EVENT_NAMES[act.kind]
            ended = "" if on == act.on else f"，程序 {on} 终结" if act.ended_on else f"，程序何时终结没有填，最晚自 {on}"
            late = act.on > last.extended_on
            cite = ("limitation_2020:19",) if late else (_of_the_time(INTERRUPTION, act.on),)
            what = "时效届满后同意履行，重新起算" if late else "中断"
            readings.append(_reading(on, f"{act.on} {what}（{name}{ended}）", *cite))
    return readings


def contested_acts(
    facts: Facts, start_on: date, reason: str, certain: list[Interruption], every: list[Interruption], firm: Reading
) -> list[Reading]:
    """The other counts from the same start, where an act of doubtful effect, the day proceedings began, a withdrawn suit
    or a signature after expiry would move the last one; ``every`` has the doubtful acts beside the ``certain`` ones,
    which ``firm`` counts alone."""
    again = from_end(facts)
    liberal = revived = early = withdrawn = firm
    if len(every) > len(certain):
        liberal = revived = counted_again(start_on, reason, every, again)[-1]
    if any(act.kind in AFTER_EXPIRY for act in every):
        revived = counted_again(start_on, reason, every, again, REVIVES | AFTER_EXPIRY)[-1]
    if any(act.kind in PROCEEDINGS for act in certain):
        early = counted_again(start_on, reason, certain, from_beginning)[-1]
    if any(act.kind in WITHDRAWN and act.ended_on for act in certain):
        withdrawn = counted_again(start_on, reason, certain, from_withdrawal)[-1]
    lines = (
        (revived, liberal, "statement_after_expiry"),
        (liberal, firm, "doubtful_interruption"),
        (early, firm, "proceedings_end"),
        (withdrawn, firm, "withdrawn_suit"),
    )
    return [replace(other, doctrine=id) for other, than, id in lines if other.start_on != than.start_on]


PERIOD = ("gpcl_1986:135", "gpcl_2017:188", "civil_code:188")
INTERRUPTION = ("gpcl_1986:140", "gpcl_2017:195", "civil_code:195")
"""The articles on the period and on interruption in the order of their time."""


def _of_the_time(articles: tuple[str, str, str], on: date) -> str:
    """The one of these articles in force on the day ``on``."""
    return articles[(on >= GENERAL_PROVISIONS_ON) + (on >= CODE_ON)]


def _reading(start_on: date, reason: str, *cite: str) -> Reading:
    """The period from ``start_on``; a period still running when the law changed is governed by the newer article
    (limitation_transition_2018:2, temporal_2020:1(3))."""
    counted = count(start_on, limitation_period(start_on))
    transition = start_on < GENERAL_PROVISIONS_ON <= counted.nominal_last_day
    also = ("limitation_transition_2018:2",) if transition else ()
    return Reading(reason, counted, (*cite, _of_the_time(PERIOD, counted.nominal_last_day), *also))


def at_most_twenty_years(start_on: date, last: Reading) -> Reading:
    """``last``, unless twenty years from the start end sooner."""
    limit = count(start_on, TWENTY_YEARS)
    if limit.nominal_last_day >= last.nominal_on:
        return last
    return Reading("自权利受到损害之日起最长二十年，不中止、不中断", limit, ("civil_code:188(2)", "general_part_2022:35"))


def suspended_until(facts: Facts, last: Reading) -> Reading | None:
    """The period as suspended by an obstacle in its last six months (civil_code:194; before 2017-10-01 only the
    time lost is added, gpcl_1986:139)."""
    begun_on, ended_on = facts.get("account.obstacle_from_on"), facts.get("account.obstacle_ended_on")
    window_on = last.nominal_on - relativedelta(months=6)
    if begun_on is None or ended_on is None or begun_on > last.nominal_on or ended_on <= window_on:
        return None
    period, cite = SIX_MONTHS, "civil_code:194"
    if ended_on < GENERAL_PROVISIONS_ON:
        rest = last.nominal_on - max(begun_on, window_on)
        if rest <= timedelta(0):
            return None
        period, cite = Period(rest.days, "day"), "gpcl_1986:139"
    if count(ended_on, period).nominal_last_day <= last.nominal_on:
        return None
    return reading(ended_on, period, f"障碍于 {ended_on} 消除，时效中止后届满", cite, doctrine="suspension_qualifies")
