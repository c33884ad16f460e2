"""The clock of the priority right: where it starts, how long it runs, what counts as exercise.

Sources:
    priority_reply_2002:4, 5 (six months from completion; in force 2002-12-27); construction_2018:22 (six months from
    the due day); construction_2020:41 (eighteen months); construction_2026:18 (agreement to take the works at a price),
    21 (moved due day); bankruptcy_2006:18, 46; temporal_2020:1.
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
from advisor.rules.truth import Truth

from .due_day import DUE_READS, due_day

CODE_ON = date(2021, 1, 1)
OLD_REPLY_SET_ASIDE_ON = date(2019, 2, 1)
TWO_MONTHS = Period(2, "month")
DISCOUNT_DEAL = (
    "priority.deal_on", "priority.deal_demand_on", "priority.deal_demand_days", "priority.deal_price", "priority.deal_value",
)
START_READS = (
    *DUE_READS, "priority.amended_on", "priority.amended_due_on", "priority.amended_reason", "performance.completed",
    "performance.completed_on", "contract.agreed_completion_on", "performance.terminated_on", "debtor.administrator_answer",
    "performance.left_site_on", "account.due_basis",
)
READS = (*START_READS, "priority.assertions", *DISCOUNT_DEAL, "procedure.accepted_on")

EXERCISE = frozenset({"suit", "arbitration", "enforcement_participation"})
"""Acts that exercise the right. A claim in insolvency counts when it states the priority; a letter does not."""

NEAR_VALUE = (Decimal("0.8"), Decimal("1.2"))
"""Our reading of "基本相当" (construction_2026:18(4)), which the text does not quantify; beyond it the deal is refused."""


def _deal_complies(facts: Facts) -> Truth:
    """The four conditions of construction_2026:18, as far as the deal itself shows them (2 and 4 are proven apart)."""
    deal_on, demanded_on = facts.get("priority.deal_on"), facts.get("priority.deal_demand_on")
    price, value = facts.get("priority.deal_price"), facts.get("priority.deal_value")
    if deal_on is None:
        return Truth.NO
    if demanded_on is None or demanded_on >= deal_on:
        return Truth.NO
    if price is None or value is None or facts.get("priority.deal_demand_days") is None:
        return Truth.UNKNOWN
    waited = deal_on >= demanded_on + timedelta(days=facts.get("priority.deal_demand_days"))
    near = value > 0 and NEAR_VALUE[0] <= price / value <= NEAR_VALUE[1]
    return Truth.YES if waited and near else Truth.NO


discount_deal_complies = derived("折价协议符合四项条件", DISCOUNT_DEAL, _deal_complies)


@dataclass(frozen=True, slots=True)
class Start:
    """Where the period starts on the main line, and on other lines."""

    on: date | None
    reason: str
    cite: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    others: tuple[tuple[date, str, str], ...] = ()
    """Other arguable starts: day, reason, id of the contested question."""


def deemed_termination_on(facts: Facts) -> date | None:
    """Termination of an unfinished contract; in insolvency the administrator's silence of two months is one
    (bankruptcy_2006:18)."""
    terminated_on: date | None = facts.get("performance.terminated_on")
    if terminated_on is not None:
        return terminated_on
    insolvent_on = facts.get("debtor.insolvency_accepted_on")
    if insolvent_on is not None and facts.get("debtor.administrator_answer") == "silent":
        return count(insolvent_on, TWO_MONTHS).nominal_last_day
    return None


def priority_start(facts: Facts) -> Start:
    """The day on which the employer ought to have paid, by the ladder of the 2018, 2020 and 2026 interpretations."""
    found: Start = facts.memo("priority_start", _priority_start)
    return found


def _priority_start(facts: Facts) -> Start:
    unfinished = facts.get("performance.completed") is False
    terminated_on = deemed_termination_on(facts)
    if unfinished and terminated_on is not None and facts.get("account.due_on") is None:
        return Start(terminated_on, "工程未完工，自合同解除（视为解除）之日起", ("bankruptcy_2006:18", "civil_code:806"))
    due = due_day(facts)
    if due.on is None:
        return Start(None, due.reason, due.cite, due.missing)
    return _moved(facts, Start(due.on, due.reason, due.cite))


def _moved(facts: Facts, start: Start) -> Start:
    """Whether an agreement to pay later moves the start (construction_2026:21(1))."""
    amended_on, moved_to = facts.get("priority.amended_on"), facts.get("priority.amended_due_on")
    if amended_on is None or moved_to is None or start.on is None or moved_to <= start.on:
        return start
    if facts.get("account.due_basis") == "settlement":
        return Start(start.on, start.reason, start.cite, others=((moved_to, "变更后的付款日", "settlement_day_moved"),))
    if amended_on > start.on:
        return Start(start.on, start.reason, start.cite, others=((moved_to, "到期后才改的付款日", "due_day_moved_late"),))
    objective = facts.get("priority.amended_reason") in ("extension_of_time", "other_objective")
    if objective and facts.accepted_on >= date(2026, 6, 30):
        return Start(moved_to, "因工期顺延等客观原因协商变更后的付款日", ("construction_2026:21(1)",))
    doctrine = "due_day_moved_before_2026" if objective else "due_day_moved_without_cause"
    return Start(start.on, start.reason, start.cite, others=((moved_to, "变更后的付款日", doctrine),))


def _acts(facts: Facts) -> tuple[date | None, date | None, date | None]:
    """(day of exercise, other day that may count instead, day of a lesser act)."""
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
    if _deal_complies(facts) is Truth.YES:
        exercised.append(facts.get("priority.deal_on"))
    filed_on = facts.get("procedure.filed_on") or facts.get("procedure.accepted_on")
    if filed_on is not None:
        exercised.append(filed_on)
    day = min(exercised) if exercised else None
    accepted_on = facts.get("procedure.accepted_on")
    other = accepted_on if day == filed_on and accepted_on is not None and day is not None and accepted_on > day else None
    return day, other, min(lesser) if lesser else None


def _run(facts: Facts) -> Clock:
    assert facts.regime is not None
    regime = facts.regime.id
    length = period("priority_of_payment", regime)
    exercised_on, counts_from_on, lesser_on = _acts(facts)
    if length.in_force_from is not None:
        return _from_completion(facts, length.period, length.in_force_from, exercised_on)
    start = priority_start(facts)
    if start.on is None:
        return unread(facts, *start.missing) if start.missing else idle(facts, start.reason, never_started=True)
    main = reading(start.on, length.period, start.reason, *start.cite, *length.cite)
    others = [Reading(why, count(on, length.period), (), doctrine) for on, why, doctrine in start.others]
    others += _transition(facts, start.on, regime)
    return running(
        facts, main, others=tuple(others), exercised_on=exercised_on, counts_from_on=counts_from_on,
        lesser_act_on=lesser_on,
    )


def _transition(facts: Facts, start_on: date, regime: str) -> list[Reading]:
    """The other ways to count where the start lies before the change of the law."""
    six, eighteen = Period(6, "month"), Period(18, "month")
    found = []
    if regime in ("c2018", "c2026_old_facts") and facts.filed_on >= CODE_ON:
        found.append(Reading("民法典施行后有按十八个月的个案", count(start_on, eighteen), ("construction_2020:41",), "six_months_over_before_code"))
        completed_on = facts.get("performance.completed_on")
        if completed_on is not None and completed_on < OLD_REPLY_SET_ASIDE_ON:
            found.append(Reading("当时的批复：自竣工之日起六个月", count(completed_on, six), ("priority_reply_2002:4",), "old_facts_before_2019"))
    if regime in ("c2020", "c2026") and start_on < CODE_ON:
        found.append(Reading("旧法六个月（2021-01-01 时未满）", count(start_on, six), ("construction_2018:22",), "six_months_open_on_code_day"))
    return found


def _from_completion(facts: Facts, length: Period, in_force_from: date, exercised_on: date | None) -> Clock:
    """Six months from completion or agreed completion (priority_reply_2002:4), once that article was in force."""
    if (exercised_on or facts.filed_on) < in_force_from:
        return idle(facts, f"{in_force_from} 前还没有六个月的规定")
    completed_on, agreed_on = facts.get("performance.completed_on"), facts.get("contract.agreed_completion_on")
    terminated_on = deemed_termination_on(facts)
    if completed_on is None and terminated_on is not None:
        others = (Reading("约定的竣工日", count(agreed_on, length), ("priority_reply_2002:4",), "unfinished_start_before_2019"),) if agreed_on else ()
        return running(
            facts, reading(terminated_on, length, "未竣工，自合同解除（视为解除）之日起", "bankruptcy_2006:18"),
            others=others, exercised_on=exercised_on,
        )
    days = [(d, why) for d, why in ((completed_on, "实际竣工之日"), (agreed_on, "约定的竣工之日")) if d is not None]
    if not days:
        return unread(facts, "performance.completed_on", "contract.agreed_completion_on")
    readings = [reading(day, length, why, "priority_reply_2002:4", doctrine="" if n == 0 else "completion_or_agreed_day") for n, (day, why) in enumerate(days)]
    return running(facts, readings[0], others=tuple(readings[1:]), exercised_on=exercised_on)


PRIORITY_CLOCK = ClockRule(
    "priority", "优先受偿权行使期限", ClockKind.PRECLUSION, READS, _run,
    ("construction_2020:41", "construction_2018:22", "priority_reply_2002:4"),
)
