"""The right to terminate: its grounds and the time in which it must be used (解除权).

Sources:
    civil_code:562-565, 806(2); contract_act_1999:93-96; construction_2004:9; temporal_2020:10, 25;
    contract_general_2023:53.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from advisor.law.counting import Period, count
from advisor.rules.clock import Clock, ClockKind, ClockRule, Reading, idle, reading, running, unread
from advisor.rules.conditions import (
    Condition,
    all_of,
    any_of,
    derived,
    given,
    none_of,
    one_of,
    recorded,
    split,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth
from claims.common.in_force import CODE_ON, CONTRACT_INTERPRETATION_2_ON
from claims.common.said import denied

ONE_YEAR = Period(1, "year")
GROUND, BY = "performance.termination_ground", "performance.termination_by"
CURE_READS = ("performance.cure_demand_on", "performance.cure_days", "performance.cured")
KNOWN_ON, BEFORE = "performance.termination_ground_known_on", "performance.demanded_before"
CLOCK_READS = (
    KNOWN_ON, *CURE_READS, BEFORE, "contract.termination_period_agreed",
    "contract.termination_right_days", "performance.termination_urged_us", "contract.signed_on",
    "performance.terminated_on", BY, GROUND, "performance.work_prevented",
)


def cure_until(facts: Facts) -> date | None:
    """Last day of the reasonable period given with the demand."""
    demanded_on, days = facts.get(CURE_READS[0]), facts.get(CURE_READS[1])
    return demanded_on + timedelta(days=days) if demanded_on is not None and days is not None else None


def _not_cured(facts: Facts) -> Truth:
    """Demanded, and still not performed when the reasonable period was over."""
    cured, until_on = facts.get(CURE_READS[2]), cure_until(facts)
    if cured is True:
        return Truth.NO
    if cured is None or until_on is None:
        return Truth.UNKNOWN
    return Truth.YES if facts.asked_on > until_on else Truth.NO


NOT_CURED = derived("催告后合理期限内仍未履行", CURE_READS, _not_cured)


def _too_early(facts: Facts) -> Truth:
    """Notice took effect before the period given was over; one to take effect when it ends is in time."""
    ended_on, until_on = facts.get("performance.terminated_on"), cure_until(facts)
    return truth(ended_on is not None and until_on is not None and ended_on < until_on)


NO_DEMAND = ("frustrated", "anticipatory", "agreed_ground")
WITHOUT_DEMAND = one_of(GROUND, *NO_DEMAND)
ON_DEMAND = ("late_payment", "bad_materials", "no_cooperation")
LATE_PAYMENT = one_of(GROUND, ON_DEMAND[0])
NO_HELP = one_of(GROUND, *ON_DEMAND[1:]) & yes("performance.work_prevented")
TOO_EARLY = all_of(
    any_of(LATE_PAYMENT, NO_HELP), one_of(BY, "contractor"), recorded("performance.terminated_on"),
    derived("催告的期限未满就解除", ("performance.terminated_on", *CURE_READS[:2]), _too_early),
)
"""A demand and a reasonable period come first (civil_code:563(1)(3), 565(1); contract_act_1999:94(3))."""
ENDED_READS = ("performance.terminated_on", BY, GROUND, "performance.work_prevented", *CURE_READS[:2])


def ended_on(facts: Facts) -> date | None:
    """The day the contract ended; a notice before the period of the demand was over did not end it."""
    day: date | None = facts.get("performance.terminated_on")
    return None if day is None or TOO_EARLY.find(facts).truth is Truth.YES else day


ENDED = recorded("performance.terminated_on") & none_of(TOO_EARLY)
"""The contract has ended, on :func:`ended_on`; silence counts as a contract that goes on."""
ENDED_IF_TOLD = given("performance.terminated_on") & none_of(TOO_EARLY)
"""The same where the day must be asked for: while none is told, it is not known."""


def noticed_too_early_on(facts: Facts) -> date | None:
    """The day of a notice that came too early to end the contract."""
    day: date | None = facts.get("performance.terminated_on")
    return day if ended_on(facts) is None else None


TO_END_READS = ("performance.terminated_on", GROUND, "performance.completed", "performance.completed_on")


def _to_end(facts: Facts) -> Truth:
    """A ground for termination while something is still to be performed; the day it ended, if it did, is asked too."""
    ground, completed, completed_on = (facts.get(path) for path in TO_END_READS[1:])
    if completed is True or (completed is None and completed_on is not None):
        return Truth.NO
    return Truth.UNKNOWN if ground is None else Truth.YES


ENDED_OR_TO_END = any_of(ENDED, derived("尚未完工而有解除事由", TO_END_READS, _to_end))
"""Works completed under a contract never terminated leave a debt, nothing to terminate (civil_code:557, 562, 563)."""
NOT_BY_US = frozenset({"agreement", "employer", "court", "administrator"})


def _ended_otherwise(facts: Facts) -> Truth:
    """Not yet terminated by anybody while no day of termination is recorded."""
    by = facts.get(BY)
    if by is None:
        return Truth.NO if facts.get("performance.terminated_on") is None else Truth.UNKNOWN
    return Truth.YES if by in NOT_BY_US else Truth.NO


ENDED_OTHERWISE = derived("由对方、双方、法院或管理人终止", (BY, "performance.terminated_on"), _ended_otherwise)
"""Ended by agreement, by the employer (whom the contractor may take at his word), by judgment or in insolvency."""

statutory_ground: Condition = any_of(
    WITHOUT_DEMAND, all_of(LATE_PAYMENT | NO_HELP, NOT_CURED), text="有解除事由",
)
"""A ground under civil_code:562, 563, 806 (and, before it, contract_act_1999:93, 94 with construction_2004:9)."""


THREE_MONTHS_SINCE = CONTRACT_INTERPRETATION_2_ON
OBJECTED = "performance.termination_objected"


def _old_notice(facts: Facts) -> Truth:
    """A notice of termination that arrived while the three months for an objection in court were the rule."""
    day = facts.get("performance.terminated_on")
    return truth(day is not None and THREE_MONTHS_SINCE <= day < CODE_ON)


OLD_NOTICE = derived("通知在 2009-05-13 至 2020-12-31 到达", ("performance.terminated_on",), _old_notice)
"""contract_interp_2_2009:24; since the code only contract_general_2023:53, which looks at the right itself."""
NOT_OBJECTED_OLD = split(
    all_of(OLD_NOTICE, one_of(BY, "contractor"), denied(OBJECTED)), "objection_after_three_months", Truth.NO,
)

SUED = ("performance.terminated_on",)
"""What tells whether the suit on file asked for termination: it then takes effect on service (civil_code:565(2))."""


def _afresh_on(facts: Facts) -> date | None:
    """The end of the period of a demand later than the day on which the ground is said to have been known. Delay or want
    of help alone is no ground: it is one only when demand was made in vain (civil_code:563(1)(3), 806(2))."""
    known_on, until_on = facts.get(KNOWN_ON), cure_until(facts)
    if facts.get(GROUND) in NO_DEMAND or facts.get(CURE_READS[2]) is True or until_on is None or until_on < CODE_ON:
        return None
    return until_on if known_on is None or known_on < until_on else None


def _counted_twice(facts: Facts) -> Truth:
    """A year from the day stated had passed, one from the end of a later demand may not have."""
    known_on = facts.get(KNOWN_ON)
    if known_on is None or facts.get(BEFORE) is False or _afresh_on(facts) is None:
        return Truth.NO
    return truth(_lines(facts, known_on)[0].nominal_on < (ended_on(facts) or facts.on))


DEMANDED_AGAIN = derived(
    "知道事由已过一年，其后又催告、期满仍未履行", (KNOWN_ON, *CURE_READS, BEFORE, "contract.termination_right_days", *ENDED_READS),
    _counted_twice,
)
"""A second demand after one that had run out, unless there was none before: whether it opens a new year is contested."""


def _run(facts: Facts) -> Clock:
    terminated_on = ended_on(facts)
    if facts.get(BY) in NOT_BY_US:
        return idle(facts, "合同不是由我方行使解除权而终止，不计解除权期限")
    if facts.regime is not None and facts.regime.id not in ("c2026", "c2020"):
        return idle(facts, "合同法没有规定一年；只有对方催告后的合理期限")
    if facts.get("performance.termination_urged_us") is True:
        return Clock("", "", ClockKind.PRECLUSION, terminated_on or facts.filed_on, terminated_on is not None,
                     notes=("对方已催告我方行使：合理期限没有数字，应立即通知解除。",))
    if facts.get("contract.termination_period_agreed") is True and not facts.get("contract.termination_right_days"):
        return unread(facts, "contract.termination_right_days")
    known_on, afresh_on = facts.get(KNOWN_ON), _afresh_on(facts)
    first_on = known_on or cure_until(facts)
    if first_on is None:
        return unread(facts, KNOWN_ON)
    if known_on is not None and afresh_on is not None:
        return _after_new_demand(facts, known_on, afresh_on)
    main, *others = _lines(facts, first_on)
    undemanded = _undemanded(facts) and main.nominal_on < (ended_on(facts) or facts.on)
    return _counted(facts, main, others, turns_on=next(p for p in CURE_READS if facts.get(p) is None) if undemanded else "")


def _undemanded(facts: Facts) -> bool:
    """No demand is told, on a ground that is none without: then no right is there yet that could have been lost."""
    return cure_until(facts) is None and facts.get(BEFORE) is not True and facts.get(GROUND) in ON_DEMAND


def _counted(facts: Facts, main: Reading, others: Sequence[Reading] = (), *, turns_on: str = "") -> Clock:
    """``turns_on``: the field without which the count decides nothing."""
    return running(
        facts, main, others=tuple(others), exercised_on=ended_on(facts), filing_exercises=None, asks=SUED,
        missing=(turns_on,) if turns_on else (), bound=bool(turns_on),
    )


def _after_new_demand(facts: Facts, known_on: date, afresh_on: date) -> Clock:
    """Counted from the end of the demand if none had run out before; if one had, whether anew is contested."""
    earlier, (later,) = _lines(facts, known_on), _lines(facts, afresh_on)
    anew = Reading("再次催告后的新违约", later.counted, ("civil_code:563", "civil_code:564"), "termination_new_demand")
    had = facts.get(BEFORE)
    if had is True:
        return _counted(facts, earlier[0], (*earlier[1:], anew))
    main = Reading("催告的期限届满之日", later.counted, later.cite)
    if had is False:
        return _counted(facts, main)
    others = [Reading(line.reason, line.counted, line.cite, "termination_new_demand") for line in earlier]
    turns = earlier[0].nominal_on < (ended_on(facts) or facts.on) <= later.extended_on
    return _counted(facts, main, others, turns_on=BEFORE if turns else "")


def _lines(facts: Facts, known_on: date) -> list[Reading]:
    """The period from the day the ground was known, the main line first: as agreed, else a year, which runs from the day
    the code came into force for a ground known before."""
    days = facts.get("contract.termination_right_days")
    if days:
        return [reading(known_on, Period(days, "day"), "约定的行使期限，自知道解除事由起", "civil_code:564(1)")]
    if known_on >= CODE_ON:
        return [reading(known_on, ONE_YEAR, "知道解除事由之日", "civil_code:564(2)")]
    return [
        reading(CODE_ON, ONE_YEAR, "民法典施行之日（当日不计）", "temporal_2020:25", "civil_code:201"),
        Reading("民法典施行之日计入", count(CODE_ON - timedelta(days=1), ONE_YEAR), ("temporal_2020:25",), "termination_year_from_code"),
    ]


TERMINATION_CLOCK = ClockRule(
    "termination_right", "解除权行使期限", ClockKind.PRECLUSION, CLOCK_READS, _run,
    ("civil_code:564", "temporal_2020:25", "contract_act_1999:95"),
)
