"""When retention money falls due for return (质保金返还期限).

Sources:
    construction_2026:14 (termination; void and unfinished); construction_2020:17, construction_2018:8 (agreed period,
    two years, ninety days after the completion report); construction_2020:9, construction_2004:14 (what stands for
    acceptance; before 2019 the report itself where the employer delays); bankruptcy_2006:46; civil_code:189 (returned
    in parts, it is one debt).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from advisor.law.counting import Period, count
from advisor.quantum.lump_sum import retention_of
from advisor.quantum.money import to_fen
from advisor.rules.clock import Clock, ClockKind, ClockRule, Reading, idle, reading, running, unread
from advisor.rules.facts import Facts
from advisor.rules.matter import Instalment
from advisor.rules.truth import Truth

from .fixed_day import fixed_day
from .termination_right import ENDED_READS, ended_on
from .validity import contract_void

TWO_YEARS, NINETY_DAYS = Period(2, "year"), Period(90, "day")
LENGTH_READS = ("contract.retention_months", "contract.retention_period_agreed")
ROWS = "account.instalments"
ANALOGY = "retention_two_years_after_termination"
RETENTION_READS = (
    *LENGTH_READS, "settlement.retention_return_due_on", "performance.completed_on", "performance.occupied_on",
    "performance.report_submitted_on", "performance.employer_delayed_acceptance", "performance.completed",
    "performance.left_site_on", *ENDED_READS, "debtor.insolvency_accepted_on", ROWS,
)
HELD_READS = (
    "contract.retention_amount", "contract.retention_percent", "settlement.agreement_amount", "account.price_total",
    ROWS,
)
THREE_PER_CENT = Decimal("0.03")


def retention_base(facts: Facts) -> Decimal | None:
    """The price of which the retention money is a share: settled, else earned."""
    found: Decimal | None = facts.first(*HELD_READS[2:4])
    return found


def retention_parts(facts: Facts) -> tuple[Instalment, ...]:
    """The parts in which retention money is returned, as listed with their days, the earliest first."""
    listed = [i for i in facts.get(ROWS) or () if i.kind == "retention" and i.due_on is not None]
    return tuple(sorted(listed, key=lambda part: (part.due_on, part.amount or Decimal(0))))


def retention_held(facts: Facts) -> Decimal | None:
    """Yuan kept as retention money: as stated, else as listed, else the share of the price agreed or settled; ``None``
    if not told."""
    parts = [part.amount for part in retention_parts(facts)]
    listed = sum((amount for amount in parts if amount is not None), Decimal(0)) if parts and None not in parts else None
    stated: Decimal | None = facts.get("contract.retention_amount")
    stated = listed if stated is None else stated
    percent, price = facts.get("contract.retention_percent"), retention_base(facts)
    if stated is not None or percent is None or price is None or percent >= 100:
        return stated
    return retention_of(price, percent / Decimal(100))[0]


def retention_excess(facts: Facts) -> Decimal | None:
    """Yuan kept above three per cent of the price; ``None`` if that cannot be told."""
    held, price = retention_held(facts), retention_base(facts)
    return None if held is None or price is None else max(held - to_fen(price * THREE_PER_CENT), Decimal(0))


@dataclass(frozen=True, slots=True)
class RetentionDue:
    """The reading of the return day, or what is missing, or why the period has not begun.

    ``supplied`` when the two years of the interpretation fill a silent contract; ``by_analogy`` when they do so though
    the works never passed acceptance under it.
    """

    reading: Reading | None = None
    missing: tuple[str, ...] = ()
    why: str = ""
    supplied: bool = False
    by_analogy: bool = False
    steps: tuple[Reading, ...] = ()
    last_on: date | None = None
    """The day of the last part, where several are listed."""


def retention_due(facts: Facts) -> RetentionDue:
    """The day from which the retention can be asked back; insolvency of the employer makes it due at once."""
    found = _by_agreement_or_law(facts)
    insolvent_on = facts.get("debtor.insolvency_accepted_on")
    if insolvent_on is not None and (found.reading is None or found.reading.nominal_on > insolvent_on):
        early = fixed_day(insolvent_on, "破产申请受理，未到期的债权视为到期", "bankruptcy_2006:46", extend=False)
        return replace(found, reading=early, missing=(), last_on=None)
    return found


def _by_agreement_or_law(facts: Facts) -> RetentionDue:
    written_on = facts.get("settlement.retention_return_due_on")
    if written_on is not None:
        return RetentionDue(fixed_day(written_on, "结算写明的返还日", "civil_code:509", "contract_act_1999:60"))
    if days := [part.due_on for part in retention_parts(facts) if part.due_on is not None]:
        over = [day for day in days if day < facts.asked_on]
        why = "所列的返还日" if len(days) == 1 else "分期返还，已经到期的最后一期" if over else "分期返还，最早一期到期日"
        return RetentionDue(fixed_day((over or days[:1])[-1], why, "civil_code:509", "contract_act_1999:60"), last_on=days[-1])
    length = _length(facts)
    if length is None:
        return RetentionDue(missing=LENGTH_READS[:1])
    start = _start(facts)
    if start.on is None:
        return RetentionDue(missing=start.missing, why=start.reason)
    supplied = facts.get(LENGTH_READS[0]) is None
    by_analogy = supplied and start.ended
    line = reading(start.on, length, start.reason, *start.cite, doctrine=ANALOGY if by_analogy else "")
    return RetentionDue(line, supplied=supplied, by_analogy=by_analogy, steps=start.steps)


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
    ended: bool = False


_OF_REGIME = {
    "c1999": ("contract_act_1999:60", "contract_act_1999:45"), "c2004": ("contract_act_1999:60", "construction_2004:14"),
    "c2018": ("construction_2018:8", "construction_2004:14"),
    "c2026_old_facts": ("construction_2018:8", "construction_2004:14"),
}


def _law(facts: Facts) -> tuple[str, str]:
    """What says when retention money is returned, and what stands for acceptance, under the law of the case."""
    id = facts.regime.id if facts.regime is not None else ""
    return _OF_REGIME.get(id, ("construction_2020:17", "construction_2020:9"))


def _start(facts: Facts) -> _Start:
    if (early := _ended_before_completion(facts)) is not None:
        return early
    returned, acceptance = _law(facts)
    known = [_Start(on, "竣工验收合格之日", (returned,)) for on in (facts.get("performance.completed_on"),) if on]
    if (late := _delayed(facts)) is not None:
        known.append(late)
    occupied_on = facts.get("performance.occupied_on")
    if occupied_on is not None and facts.get("performance.completed_on") is None:
        known.append(_Start(occupied_on, "未经验收，发包人占有使用之日", (acceptance, returned)))
    unfinished = facts.get("performance.completed") is False and facts.get("performance.terminated_on") is None
    untold = ("performance.completed_on", *(("performance.terminated_on",) if unfinished else ()))
    return min(known, key=lambda start: start.on or date.max, default=_Start(None, "不知道验收日", missing=untold))


def _delayed(facts: Facts) -> _Start | None:
    """Ninety days after the report where the employer delays acceptance; before that rule (2019) the day of the report."""
    report_on = facts.get("performance.report_submitted_on")
    if report_on is None or facts.get("performance.employer_delayed_acceptance") is not True:
        return None
    returned, acceptance = _law(facts)
    if returned == "contract_act_1999:60":
        return _Start(report_on, "发包人拖延验收：提交验收报告之日视为竣工", (acceptance, returned))
    step = reading(report_on, NINETY_DAYS, "提交竣工验收报告后九十日", returned)
    last_on = count(report_on, NINETY_DAYS).nominal_last_day
    return _Start(last_on, "发包人拖延验收：提交验收报告满九十日", (returned,), steps=(step,))


def ended_unfinished(facts: Facts) -> bool:
    """The contract ended before the works were finished; what others finished and had accepted later is not his."""
    terminated_on, completed_on = ended_on(facts), facts.get("performance.completed_on")
    finished = facts.get("performance.completed") is True
    return terminated_on is not None and not finished and (completed_on is None or completed_on > terminated_on)


def void_unfinished(facts: Facts) -> bool:
    """Void, and the works not finished under it."""
    unfinished = ended_unfinished(facts) or (
        facts.get("performance.completed") is False and facts.get("performance.completed_on") is None
    )
    return unfinished and contract_void.find(facts).truth is Truth.YES


def _ended_before_completion(facts: Facts) -> _Start | None:
    """Void and unfinished: leaving the site. Terminated: leaving the site, or termination if that came later."""
    void = void_unfinished(facts)
    if not void and not ended_unfinished(facts):
        return None
    left_on, terminated_on = facts.get("performance.left_site_on"), ended_on(facts)
    if left_on is None:
        return _Start(None, "未完工且合同解除（无效）：须知道退场日", missing=("performance.left_site_on",))
    if void:
        return _Start(left_on, "合同无效且未完工：退场之日", _of_2026(facts, "construction_2026:14(2)"), ended=True)
    of_2026 = _of_2026(facts, "construction_2026:14(1)")
    if terminated_on is not None and terminated_on > left_on:
        return _Start(terminated_on, "退场后才解除：解除之日", of_2026, ended=True)
    return _Start(left_on, "合同解除：退场之日", of_2026, ended=True)


def _of_2026(facts: Facts, article: str) -> tuple[str, ...]:
    """``article`` in the cases it governs; in those before it the same start is reasoned from the contract."""
    old = facts.regime is not None and not facts.regime.id.startswith("c2026")
    if not old:
        return (article,)
    return ("civil_code:509",) if facts.regime is not None and facts.regime.id == "c2020" else ("contract_act_1999:60",)


def _run(facts: Facts) -> Clock:
    due = retention_due(facts)
    if due.reading is None:
        return unread(facts, *due.missing) if due.missing else idle(facts, due.why, never_started=True)
    return running(facts, due.reading, steps=due.steps)


RETENTION_DUE = ClockRule(
    "retention_due", "质保金返还期限", ClockKind.MATURITY, (*RETENTION_READS, *contract_void.reads), _run,
    ("construction_2020:17", "construction_2018:8", "contract_act_1999:60"),
)
"""The day from which the retention can be asked back."""
