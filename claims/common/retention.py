"""When retention money falls due for return (质保金返还期限).

Sources:
    construction_2026:14 (termination; void and unfinished); construction_2020:17, construction_2018:8 (agreed period,
    two years, ninety days after the completion report); construction_2020:9 (what stands for acceptance);
    bankruptcy_2006:46.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from advisor.law.counting import Period, count
from advisor.quantum.lump_sum import retention_of
from advisor.rules.clock import Clock, ClockKind, ClockRule, Reading, idle, reading, running, unread
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth

from .fixed_day import fixed_day
from .termination_right import ENDED_READS, ended_on
from .validity import contract_void

TWO_YEARS, NINETY_DAYS = Period(2, "year"), Period(90, "day")
LENGTH_READS = ("contract.retention_months", "contract.retention_period_agreed")
RETENTION_READS = (
    *LENGTH_READS, "settlement.retention_return_due_on", "performance.completed_on", "performance.occupied_on",
    "performance.report_submitted_on", "performance.employer_delayed_acceptance", "performance.completed",
    "performance.left_site_on", *ENDED_READS, "debtor.insolvency_accepted_on",
)


HELD_READS = (
    "contract.retention_amount", "contract.retention_percent", "settlement.agreement_amount", "account.price_total",
)


def retention_held(facts: Facts) -> Decimal | None:
    """Yuan kept as retention money: as stated, else the share of the price agreed or settled; ``None`` if not told."""
    stated: Decimal | None = facts.get("contract.retention_amount")
    percent, price = facts.get("contract.retention_percent"), facts.first("settlement.agreement_amount", "account.price_total")
    if stated is not None or percent is None or price is None or percent >= 100:
        return stated
    return retention_of(price, percent / Decimal(100))[0]


@dataclass(frozen=True, slots=True)
class RetentionDue:
    """The reading of the return day, or what is missing, or why the period has not begun.

    ``supplied`` when the two years of the interpretation fill a silent contract.
    """

    reading: Reading | None = None
    missing: tuple[str, ...] = ()
    why: str = ""
    supplied: bool = False
    steps: tuple[Reading, ...] = ()


def retention_due(facts: Facts) -> RetentionDue:
    """The day from which the retention can be asked back; insolvency of the employer makes it due at once."""
    found = _by_agreement_or_law(facts)
    insolvent_on = facts.get("debtor.insolvency_accepted_on")
    if insolvent_on is not None and (found.reading is None or found.reading.nominal_on > insolvent_on):
        early = fixed_day(insolvent_on, "破产申请受理，未到期的债权视为到期", "bankruptcy_2006:46", extend=False)
        return replace(found, reading=early, missing=())
    return found


def _by_agreement_or_law(facts: Facts) -> RetentionDue:
    written_on = facts.get("settlement.retention_return_due_on")
    if written_on is not None:
        return RetentionDue(fixed_day(written_on, "结算写明的返还日", "civil_code:509"))
    length = _length(facts)
    if length is None:
        return RetentionDue(missing=LENGTH_READS[:1])
    start = _start(facts)
    if start.on is None:
        return RetentionDue(missing=start.missing, why=start.reason)
    supplied = facts.get(LENGTH_READS[0]) is None
    return RetentionDue(reading(start.on, length, start.reason, *start.cite), supplied=supplied, steps=start.steps)


def _length(facts: Facts) -> Period | None:
    months = facts.get(LENGTH_READS[0])
    if months:
        return Period(months, "month")
    return TWO_YEARS if facts.get(LENGTH_READS[1]) is False else None


@dataclass(frozen=True, slots=True)
class _Start:
    on: date | None
    reason: str
    cite: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    steps: tuple[Reading, ...] = ()


def _start(facts: Facts) -> _Start:
    completed_on = facts.get("performance.completed_on")
    if completed_on is None and (early := _ended_before_completion(facts)) is not None:
        return early
    report_on = facts.get("performance.report_submitted_on")
    if report_on is not None and facts.get("performance.employer_delayed_acceptance") is True:
        step = reading(report_on, NINETY_DAYS, "提交竣工验收报告后九十日", "construction_2020:17")
        last_on = count(report_on, NINETY_DAYS).nominal_last_day
        return _Start(last_on, "发包人拖延验收：提交验收报告满九十日", ("construction_2020:17",), steps=(step,))
    if completed_on is not None:
        return _Start(completed_on, "竣工验收合格之日", ("construction_2020:17",))
    if (occupied_on := facts.get("performance.occupied_on")) is not None:
        return _Start(occupied_on, "未经验收，发包人占有使用之日", ("construction_2020:9", "construction_2020:17"))
    return _Start(None, "不知道验收日", missing=("performance.completed_on",))


def _ended_before_completion(facts: Facts) -> _Start | None:
    """Void and unfinished: leaving the site. Terminated: leaving the site, or termination if that came later."""
    left_on, terminated_on = facts.get("performance.left_site_on"), ended_on(facts)
    unfinished = facts.get("performance.completed") is False or terminated_on is not None
    void = contract_void.find(facts).truth is Truth.YES
    if not unfinished or (terminated_on is None and not void):
        return None
    if left_on is None:
        return _Start(None, "未完工且合同解除（无效）：须知道退场日", missing=("performance.left_site_on",))
    if void:
        return _Start(left_on, "合同无效且未完工：退场之日", _of_2026(facts, "construction_2026:14(2)"))
    if terminated_on is not None and terminated_on > left_on:
        return _Start(terminated_on, "退场后才解除：解除之日", _of_2026(facts, "construction_2026:14(1)"))
    return _Start(left_on, "合同解除：退场之日", _of_2026(facts, "construction_2026:14(1)"))


def _of_2026(facts: Facts, article: str) -> tuple[str, ...]:
    """``article`` in the cases it governs; in those before it the same start is reasoned from the contract."""
    old = facts.regime is not None and not facts.regime.id.startswith("c2026")
    return ("civil_code:509", "contract_act_1999:60") if old else (article,)


def _run(facts: Facts) -> Clock:
    due = retention_due(facts)
    if due.reading is None:
        return unread(facts, *due.missing) if due.missing else idle(facts, due.why, never_started=True)
    return running(facts, due.reading, steps=due.steps)


RETENTION_DUE = ClockRule(
    "retention_due", "质保金返还期限", ClockKind.MATURITY, (*RETENTION_READS, *contract_void.reads), _run,
    ("construction_2026:14", "construction_2020:17", "construction_2018:8"),
)
"""The day from which the retention can be asked back."""
