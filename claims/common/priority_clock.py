"""The clock of the priority right: how long it runs from its start, what counts as exercise, the first seizure.

Where it starts is in :mod:`claims.common.priority_start`.

Sources:
    priority_reply_2002:4, 5 (six months from completion; in force 2002-12-27); construction_2018:22 (six months from
    the due day); construction_2020:41 (eighteen months); construction_2026:18 (agreement to take the works at a
    price); first_seizure_2016:1 (sixty days); temporal_2020:1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from advisor.law.counting import Period, count
from advisor.law.periods import period
from advisor.rules.clock import Clock, ClockKind, ClockRule, Reading, idle, reading, running, unread
from advisor.rules.conditions import derived
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, conjunction, truth

from .holidays import holiday_notes
from .priority_start import CODE_ON, START_READS, deemed_termination_on, priority_start

OLD_REPLY_SET_ASIDE_ON = date(2019, 2, 1)
SIX_MONTHS, EIGHTEEN_MONTHS, SIXTY_DAYS = Period(6, "month"), Period(18, "month"), Period(60, "day")
DISCOUNT_DEAL = (
    "priority.deal_on",
    "priority.deal_demand_on",
    "priority.deal_demand_days",
    "priority.deal_price",
    "priority.deal_value",
)
READS = (*START_READS, "priority.assertions", *DISCOUNT_DEAL, "procedure.accepted_on")

EXERCISE = frozenset({"suit", "arbitration", "enforcement_participation"})
"""Acts that exercise the right. A claim in insolvency counts when it states the priority; a letter does not."""

NEAR_VALUE = (Decimal("0.8"), Decimal("1.2"))
FAR_FROM_VALUE = (Decimal("0.7"), Decimal("1.3"))
"""Our reading of "基本相当" (construction_2026:18(4)), which the text does not put in figures: within a fifth it is taken
as met; beyond the limits of a plainly unreasonable price (contract_general_2023:42) it is refused; between, open."""


# --- exercise ------------------------------------------------------------------------------------------------------


def _near_value(price: Decimal | None, value: Decimal | None) -> Truth:
    if price is None or not value:
        return Truth.UNKNOWN
    ratio = price / value
    if not FAR_FROM_VALUE[0] <= ratio <= FAR_FROM_VALUE[1]:
        return Truth.NO
    return Truth.YES if NEAR_VALUE[0] <= ratio <= NEAR_VALUE[1] else Truth.UNKNOWN


def _demanded_and_waited(facts: Facts, deal_on: date) -> Truth:
    demanded_on, days = facts.get("priority.deal_demand_on"), facts.get("priority.deal_demand_days")
    if demanded_on is None:
        return truth(False) if "priority.deal_demand_on" in facts.matter.not_known else Truth.UNKNOWN
    if demanded_on >= deal_on:
        return Truth.NO
    return Truth.UNKNOWN if days is None else truth(deal_on >= demanded_on + timedelta(days=days))


def _deal_complies(facts: Facts) -> Truth:
    """Conditions 3 and 4 of construction_2026:18; quality and the nature of the works are elements of the claim."""
    deal_on = facts.get("priority.deal_on")
    if deal_on is None:
        return Truth.NO
    price, value = facts.get("priority.deal_price"), facts.get("priority.deal_value")
    return conjunction([_demanded_and_waited(facts, deal_on), _near_value(price, value)])


discount_deal_complies = derived("折价协议符合四项条件", DISCOUNT_DEAL, _deal_complies)


@dataclass(frozen=True, slots=True)
class _Acts:
    """Day of exercise, a later day that may count instead, a lesser act, and a deal that may turn out to be one."""

    exercised_on: date | None
    counts_from_on: date | None
    lesser_on: date | None
    open_deal_on: date | None


def _acts(facts: Facts) -> _Acts:
    exercised: list[date] = []
    lesser: list[date] = []
    for act in facts.get("priority.assertions") or ():
        if act.on is None:
            continue
        stated = act.kind == "insolvency_claim" and act.priority_stated is not False
        if act.kind in EXERCISE or stated:
            exercised.append(act.on)
        elif act.kind == "letter":
            lesser.append(act.on)
    complies, deal_on = _deal_complies(facts), facts.get("priority.deal_on")
    if complies is Truth.YES:
        exercised.append(deal_on)
    filed_on = facts.get("procedure.filed_on") or facts.get("procedure.accepted_on")
    if filed_on is not None:
        exercised.append(filed_on)
    day, accepted_on = min(exercised, default=None), facts.get("procedure.accepted_on")
    later = accepted_on if day is not None and day == filed_on and accepted_on and accepted_on > day else None
    return _Acts(day, later, min(lesser, default=None), deal_on if complies is Truth.UNKNOWN else None)


# --- the clock -----------------------------------------------------------------------------------------------------


def _run(facts: Facts) -> Clock:
    assert facts.regime is not None
    regime = facts.regime.id
    length, acts = period("priority_of_payment", regime), _acts(facts)
    if length.in_force_from is not None:
        return _from_completion(facts, length.period, length.in_force_from, acts)
    start = priority_start(facts)
    if start.on is None:
        if start.missing:
            return unread(facts, *start.missing)
        return idle(facts, start.reason, never_started=True)
    main = reading(start.on, length.period, start.reason, *start.cite, *length.cite)
    if _turns_on_deal(facts, acts, main.extended_on):
        return unread(facts, *(path for path in DISCOUNT_DEAL if facts.get(path) is None))
    others = [
        Reading(line.reason, count(line.on, length.period), (), line.doctrine)
        for line in start.others
        if line.agreed_on is None or line.agreed_on <= main.extended_on
    ]
    others += _transition(facts, start.on, regime)
    return running(
        facts,
        main,
        others=tuple(others),
        notes=holiday_notes(main, *others),
        exercised_on=acts.exercised_on,
        counts_from_on=acts.counts_from_on,
        lesser_act_on=acts.lesser_on,
    )


def _turns_on_deal(facts: Facts, acts: _Acts, last_on: date) -> bool:
    """Only the agreement to take the works at a price came in time, and it is not yet known whether it complies."""
    if acts.open_deal_on is None or acts.open_deal_on > last_on:
        return False
    return (acts.exercised_on or facts.filed_on) > last_on


def _transition(facts: Facts, start_on: date, regime: str) -> list[Reading]:
    """The other ways to count where the start lies before the change of the law."""
    found = []
    if regime in ("c2018", "c2026_old_facts") and facts.filed_on >= CODE_ON:
        found.append(
            Reading(
                "民法典施行后有按十八个月的个案",
                count(start_on, EIGHTEEN_MONTHS),
                ("construction_2020:41",),
                "six_months_over_before_code",
            )
        )
        completed_on = facts.get("performance.completed_on")
        if completed_on is not None and completed_on < OLD_REPLY_SET_ASIDE_ON:
            found.append(
                Reading(
                    "当时的批复：自竣工之日起六个月",
                    count(completed_on, SIX_MONTHS),
                    ("priority_reply_2002:4",),
                    "old_facts_before_2019",
                )
            )
    if regime in ("c2020", "c2026") and start_on < CODE_ON:
        found.append(
            Reading(
                "旧法六个月（2021-01-01 时未满）",
                count(start_on, SIX_MONTHS),
                ("construction_2018:22",),
                "six_months_open_on_code_day",
            )
        )
    return found


def _from_completion(facts: Facts, length: Period, in_force_from: date, acts: _Acts) -> Clock:
    """Six months from completion or agreed completion (priority_reply_2002:4), once that article was in force."""
    if (acts.exercised_on or facts.filed_on) < in_force_from:
        return idle(facts, f"{in_force_from} 前还没有六个月的规定")
    reply = "priority_reply_2002:4"
    completed_on = facts.get("performance.completed_on")
    agreed_on = facts.get("contract.agreed_completion_on")
    terminated_on = deemed_termination_on(facts)
    if completed_on is None and terminated_on is not None:
        days = [(terminated_on, "未竣工，自合同解除（视为解除）之日起", "bankruptcy_2006:18")]
        doctrine = "unfinished_start_before_2019"
    else:
        days = [(completed_on, "实际竣工之日", reply)] if completed_on else []
        doctrine = "completion_or_agreed_day"
    if agreed_on is not None:
        days.append((agreed_on, "约定的竣工之日", reply))
    if not days:
        return unread(facts, "performance.completed_on", "contract.agreed_completion_on")
    readings = [
        reading(day, length, why, cite, doctrine=doctrine if n else "")
        for n, (day, why, cite) in enumerate(days)
    ]
    return running(
        facts,
        readings[0],
        others=tuple(readings[1:]),
        exercised_on=acts.exercised_on,
        lesser_act_on=acts.lesser_on,
    )


PRIORITY_CLOCK = ClockRule(
    "priority",
    "优先受偿权行使期限",
    ClockKind.PRECLUSION,
    READS,
    _run,
    ("construction_2020:41", "construction_2018:22", "priority_reply_2002:4"),
)


def _first_seizure(facts: Facts) -> Clock:
    seized_on = facts.get("priority.first_seized_on")
    if seized_on is None:
        return idle(facts, "没有别的案件首先查封该工程", never_started=True)
    return running(facts, reading(seized_on, SIXTY_DAYS, "工程被首先查封之日", "first_seizure_2016:1"))


FIRST_SEIZURE = ClockRule(
    "first_seizure",
    "首封满六十日（此后优先债权的执行法院可商请移送）",
    ClockKind.MATURITY,
    ("priority.first_seized_on",),
    _first_seizure,
    ("first_seizure_2016:1",),
)
