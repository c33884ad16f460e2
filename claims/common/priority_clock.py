"""The clock of the priority right: how long it runs from its start; the first seizure.

Where it starts is in :mod:`claims.common.priority_start`, what exercises it in :mod:`claims.common.priority_acts`.

Sources:
    priority_reply_2002:4, 5 (six months from completion; in force 2002-12-27); construction_2018:22 (six months from
    the due day); construction_2020:41 (eighteen months); construction_2026:18 (agreement to take the works at a
    price); first_seizure_2016:1 (sixty days); temporal_2020:1.
"""

from __future__ import annotations

from datetime import date

from advisor.law.counting import Period, count
from advisor.law.periods import DatedPeriod, period
from advisor.rules.clock import Clock, ClockKind, ClockRule, Reading, idle, reading, running, unread
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth

from .due_day import DELIVERY, LADDER, first_due_day, latest_due_on
from .holidays import holiday_notes
from .in_force import CODE_ON, INTERPRETATION_2018_ON
from .priority_acts import ACT_READS, ASSERTIONS, DISCOUNT_DEAL, Acts, acts_of
from .priority_start import START_READS, deemed_termination_on, left_unfinished, priority_start
from .retention import HELD_READS, RETENTION_READS, retention_due, retention_held
from .validity import accepted_under_2026, contract_void

OLD_REPLY_SET_ASIDE_ON = INTERPRETATION_2018_ON
SIX_MONTHS, EIGHTEEN_MONTHS, SIXTY_DAYS = Period(6, "month"), Period(18, "month"), Period(60, "day")
READS = (
    *START_READS, *ACT_READS, "settlement.submitted_on", *HELD_READS, *RETENTION_READS, *contract_void.reads,
)
RUNGS = (
    *((path, "交付、占有使用之日") for path in DELIVERY),
    ("performance.completed_on", "竣工之日"),
    ("settlement.submitted_on", "提交竣工结算文件之日"),
    ("settlement.agreement_on", "签订结算协议之日"),
)
"""Known days on which the price may have fallen due while the agreed day is not told (construction_2020:27)."""
GIVEN_UP_RUNGS = (("performance.stopped_on", "停工之日"), ("performance.left_site_on", "退场之日"))
"""Of works that were not completed: the earliest days from which some courts count (before them nothing was settled)."""
RETENTION_LINE = "retention_priority_start"
"""The contested question whether retention money has a period of its own."""


RUNG_READS = tuple(path for path, _ in (*RUNGS, *GIVEN_UP_RUNGS))


def _run_against(
    facts: Facts,
    acts: Acts,
    main: Reading,
    others: tuple[Reading, ...] = (),
    *,
    missing: tuple[str, ...] = (),
    bound: bool = False,
    notes: tuple[str, ...] = (),
) -> Clock:
    """The clock of ``main`` against the acts; a suit exercises the right only as far as it states it."""
    in_time = acts.exercised_on is not None and acts.exercised_on <= main.nominal_on
    asked = (acts.asked,) if acts.asked and not in_time else ()
    against = acts.on(main, facts.on)
    return running(
        facts,
        main,
        others=others,
        notes=(*notes, *holiday_notes(main, *others)),
        exercised_on=against.exercised_on,
        counts_from_on=against.counts_from_on,
        lesser_act_on=against.lesser_on,
        silent=(ASSERTIONS, *(("performance.completed",) if left_unfinished(facts) else ())),
        missing=(*missing, *asked),
        bound=bound,
        filing_exercises=False,
        surely_acted=against is acts,
    )


# --- the clock -----------------------------------------------------------------------------------------------------


def _run(facts: Facts) -> Clock:
    assert facts.regime is not None
    regime = facts.regime.id
    length, acts = period("priority_of_payment", regime), acts_of(facts)
    if length.in_force_from is not None:
        return _from_completion(facts, length.period, length.in_force_from, acts)
    start = priority_start(facts)
    if start.on is None:
        if start.missing:
            return _bounded(facts, acts, length, start.missing)
        return idle(facts, start.reason, never_started=True)
    if start.untold and _late_by_first_rung(facts, acts, length):
        return _bounded(facts, acts, length, start.untold)
    main = reading(start.on, length.period, start.reason, *start.cite, *length.cite)
    if _turns_on_deal(facts, acts, main.extended_on):
        asked = tuple(path for path in DISCOUNT_DEAL[1:] if facts.get(path) is None and path != "priority.deal_demanded")
        return unread(facts, *asked) if asked else _run_against(facts, acts, main, bound=True, notes=(WEIGHED,))
    others = [
        Reading(line.reason, count(line.on, length.period), (), line.doctrine)
        for line in start.others
        if line.agreed_on is None or line.agreed_on <= main.extended_on
    ]
    others += _transition(facts, start.on, regime)
    others += _retention(facts, start.on, length) + _void_before_2026(facts, start.on, length)
    late = (acts.exercised_on or facts.on) > main.nominal_on
    missing = start.missing if late else ()
    return _run_against(facts, acts, main, tuple(others), missing=missing, bound=bool(missing))


WEIGHED = "期限内只有折价协议：催告后留的日子、折价与市价的差是否合适，条文没有写数字，由法院衡量。"


def _late_by_first_rung(facts: Facts, acts: Acts, length: DatedPeriod) -> bool:
    earliest = earliest_rung(facts)
    return earliest is not None and (acts.exercised_on or facts.on) > count(earliest[0], length.period).nominal_last_day


def _bounded(facts: Facts, acts: Acts, length: DatedPeriod, missing: tuple[str, ...]) -> Clock:
    """No due day is known yet: the earliest rung of the ladder that is known shows a safe day: what is
    exercised by then is in time. By the employer's insolvency (bankruptcy_2006:46) and, by our reading, a year after
    the settlement the price was due at the latest: past those counts the right is gone."""
    earliest = earliest_rung(facts)
    insolvent_on = first_due_day(facts).at_latest_on
    if insolvent_on is not None:
        latest = reading(insolvent_on, length.period, "至迟自破产申请受理之日", "bankruptcy_2006:46", *length.cite)
        if (acts.exercised_on or facts.on) > latest.extended_on:
            return _run_against(facts, acts, latest)
    if earliest is None:
        return unread(facts, *missing)
    day, why = earliest
    main = reading(day, length.period, f"还不知道约定的付款日；最早可能自{why}", LADDER[0], *length.cite)
    in_time = acts.exercised_on is not None and acts.exercised_on <= main.nominal_on
    latest_on = latest_due_on(facts)
    over = latest_on is not None and (acts.exercised_on or facts.on) > count(latest_on, length.period).extended_last_day
    return _run_against(facts, acts, main, missing=missing, bound=not (in_time or over))


def earliest_rung(facts: Facts) -> tuple[date, str] | None:
    """The earliest known day on which the price as a whole can have fallen due, and what happened on it."""
    completed = facts.get("performance.completed") is True or facts.get("performance.completed_on") is not None
    rungs = RUNGS if completed else (*RUNGS, *GIVEN_UP_RUNGS)
    return min(((facts.get(path), why) for path, why in rungs if facts.get(path) is not None), default=None)


def _turns_on_deal(facts: Facts, acts: Acts, last_on: date) -> bool:
    """Only the agreement to take the works at a price came in time, and it is not yet known whether it complies."""
    if acts.open_deal_on is None or acts.open_deal_on > last_on:
        return False
    return (acts.exercised_on or facts.on) > last_on


def _retention(facts: Facts, start_on: date, length: DatedPeriod) -> list[Reading]:
    """The part kept as retention money falls due later; that it has a period of its own is another line."""
    listed = [i.due_on for i in facts.get("account.instalments") or () if i.kind == "retention" and i.due_on is not None]
    due = retention_due(facts).reading if retention_held(facts) else None
    days = listed or ([due.nominal_on] if due is not None else [])
    insolvent_on = facts.get("debtor.insolvency_accepted_on")
    later = {min(day, insolvent_on or day) for day in days}
    return [
        Reading("只就质量保证金：返还期满之日", count(day, length.period), length.cite, RETENTION_LINE)
        for day in sorted(later)
        if day > start_on
    ]


def _void_before_2026(facts: Facts, start_on: date, length: DatedPeriod) -> list[Reading]:
    """A void contract in a case accepted before the interpretation of 2026: whether its day of payment is followed was
    open, and hand-over the other day (construction_2026:11 names the time of payment)."""
    delivered_on = facts.first(*DELIVERY)
    if delivered_on is None or delivered_on >= start_on or facts.get("settlement.agreement_due_on") is not None:
        return []
    if accepted_under_2026.find(facts).truth is not Truth.NO or contract_void.find(facts).truth is not Truth.YES:
        return []
    return [reading(delivered_on, length.period, "合同无效：交付之日", *LADDER, doctrine="payment_time_if_void_before_2026")]


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


def _from_completion(facts: Facts, length: Period, in_force_from: date, acts: Acts) -> Clock:
    """Six months from completion or agreed completion (priority_reply_2002:4), once that article was in force."""
    if (acts.exercised_on or acts.unsaid_on or facts.filed_on) < in_force_from:
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
    if not days or (completed_on is None and terminated_on is None):
        return _completion_unknown(facts, acts, length, agreed_on)
    main, *others = (
        reading(day, length, why, cite, doctrine=doctrine if n else "")
        for n, (day, why, cite) in enumerate(days)
    )
    return _run_against(facts, acts, main, tuple(others))


def _completion_unknown(facts: Facts, acts: Acts, length: Period, agreed_on: date | None) -> Clock:
    """The article names completion or agreed completion: the agreed day alone decides nothing while the works run, or
    were completed on a day not told. Hand-over is the last day on which they can have been completed; works still
    running are completed today at the earliest."""
    reply, asked = "priority_reply_2002:4", "performance.completed_on"
    delivered_on = facts.first(*DELIVERY)
    if facts.get("performance.completed") is False:
        main = reading(facts.on, length, "仍未竣工，也没有解除：实际竣工最早自今日", reply)
    elif delivered_on is not None:
        main = reading(delivered_on, length, "竣工之日不详，至迟不晚于交付、占有使用之日", reply)
    elif agreed_on is not None:
        main = reading(agreed_on, length, "约定的竣工之日（实际竣工之日不详）", reply)
        return _run_against(facts, acts, main, missing=(asked,), bound=True)
    else:
        return unread(facts, asked, "contract.agreed_completion_on")
    agreed = () if agreed_on is None else (agreed_on,)
    others = [reading(day, length, "约定的竣工之日", reply, doctrine="completion_or_agreed_day") for day in agreed]
    return _run_against(facts, acts, main, tuple(others), missing=(asked,))


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
