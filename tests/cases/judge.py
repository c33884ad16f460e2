"""Published cases as tests of advice: reads ``tests/cases/*.toml`` and says where we agree (format in its README)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from advisor.analysis.assessment import Assessment, ClaimResult, Standing, assess
from advisor.rules.claim import Effect
from advisor.rules.clock import Clock
from advisor.rules.matter import Matter
from advisor.rules.truth import Truth

ROOT = Path(__file__).parent
TODAY = date(2026, 11, 23)
"""The day on which the facts are brought for the first time in the second judgment of each case."""
SUPPORT = {"background.toml", "disagreements.toml"}
PROCEDURAL = ("filed_on", "accepted_on", "planned_filing_on", "final_on", "remanded_on", "retrial", "pre_registration")


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison: ``part`` is what was compared (standing, last_day, amount or a point to be said)."""

    case: str
    claim: str
    target: str
    today: bool
    scored: bool
    part: str
    agrees: bool
    expected: str
    shown: str

    @property
    def key(self) -> tuple[str, str, str, bool, str]:
        return (self.case, self.claim, self.target, self.today, self.part)


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def cases() -> tuple[dict[str, Any], ...]:
    """Every encoded case, in order of its id."""
    return tuple(_toml(path) for path in sorted(ROOT.glob("*.toml")) if path.name not in SUPPORT)


def merge(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """``over`` laid on ``under``, table by table."""
    merged = dict(under)
    for key, value in over.items():
        merged[key] = merge(merged.get(key, {}), value) if isinstance(value, dict) else value
    return merged


def _background(case: Mapping[str, Any]) -> dict[str, Any]:
    if not case.get("background", True):
        return {}
    found = _toml(ROOT / "background.toml")
    for path in case.get("not_background", ()):
        part, name = path.split(".")
        del found[part][name]
    return found


def matter_of(case: Mapping[str, Any]) -> Matter:
    """The facts as they stood in the case."""
    return Matter.model_validate(merge(_background(case), case["given"]))


def matter_today(case: Mapping[str, Any], today: Mapping[str, Any]) -> Matter:
    """The same facts first brought on :data:`TODAY`: no earlier suit, no earlier exercise, limitation pleaded.

    ``today`` may lay ``given`` on top, or leave out the fields named in ``without``.
    """
    facts = merge(_background(case), case["given"])
    for path in today.get("without", ()):
        part, name = path.split(".")
        facts[part] = {k: v for k, v in facts[part].items() if k != name}
    procedure = {k: v for k, v in facts.get("procedure", {}).items() if k not in PROCEDURAL}
    facts["procedure"] = procedure | {"filed_on": TODAY, "accepted_on": TODAY}
    facts["priority"] = facts.get("priority", {}) | {"assertions": []}
    facts = merge(facts, {"account": {"limitation_raised": True}})
    return Matter.model_validate(merge(facts, today.get("given", {})))


def checks() -> Iterator[Check]:
    """Every comparison of every case that our law reaches back to."""
    for case in cases():
        if "too_early" in case:
            continue
        then = assess(matter_of(case), case["as_of"])
        for verdict in case["verdict"]:
            yield from _checks(case, verdict, then, today=False)
            if (today := verdict.get("today")) is not None:
                now = assess(matter_today(case, today), TODAY)
                yield from _checks(case, verdict | {"accept": today["accept"]}, now, today=True)


def _checks(case: Mapping[str, Any], verdict: Mapping[str, Any], found: Assessment, *, today: bool) -> Iterator[Check]:
    names = [verdict["claim"], *verdict.get("or_claims", ())]

    def check(part: str, agrees: bool, expected: object, shown: object) -> Check:
        scored = verdict.get("scored", False)
        target = verdict.get("target", "")
        return Check(case["id"], names[0], target, today, scored, part, agrees, str(expected), str(shown))

    judged = {name: judge(name, found, verdict) for name in names}
    accepted = set(verdict["accept"])
    best = next((name for name in names if judged[name] & accepted), names[0])
    shown = " / ".join(f"{name}: {'、'.join(sorted(judged[name]))}" for name in names)
    yield check("standing", bool(judged[best] & accepted), "、".join(verdict["accept"]), shown)
    if today:
        return
    result = result_of(best, found)
    if "last_day" in verdict:
        yield check("last_day", last_day_agrees(clock_of(best, result), verdict), verdict["last_day"], days_shown(clock_of(best, result)))
    if "amount" in verdict:
        value = result.amount.value if result.amount else None
        near = value is not None and abs(value - Decimal(verdict["amount"])) <= Decimal(verdict["amount_tolerance"])
        yield check("amount", near, verdict["amount"], value)
    for point in verdict.get("must_say", ()):
        said = "by" in point and says(point["by"], result, found)
        if "by" in point or verdict.get("scored"):
            yield check(f"must_say: {point['point']}", said, point.get("by", "一句这样的建议"), "没有说")
    for point in verdict.get("must_not_say", ()):
        if "by" in point:
            yield check(f"must_not_say: {point['point']}", not says(point["by"], result, found), "不说", point["by"])


def result_of(name: str, found: Assessment) -> ClaimResult:
    """The result of a claim; limitation is read from the clock of the price."""
    return found["contract_price" if name == "limitation" else name]


def clock_of(name: str, result: ClaimResult) -> Clock | None:
    """The clock a verdict's last day speaks of: its own for the priority right, limitation, else the first."""
    wanted = {"priority_of_payment": "priority", "limitation": "limitation"}.get(name)
    return next((c for c in result.clocks if wanted in (None, c.id)), None)


def judge(name: str, found: Assessment, verdict: Mapping[str, Any]) -> set[str]:
    """Our answer in the words of the verdicts; a contested or reduced claim has two of them."""
    result = result_of(name, found)
    if name == "limitation":
        clock = clock_of(name, result)
        assert clock is not None
        words = {{Truth.YES: "bad", Truth.NO: "good", Truth.UNKNOWN: "open"}[clock.expired]}
        return words | ({"contested"} if clock.contested else set())
    words = {"good" if result.standing.good else "open" if result.standing is Standing.OPEN else "bad"}
    if result.contested:
        words.add("contested")
    reduced = any(d.defence.effect is Effect.REDUCES and d.finding.truth is Truth.YES for d in result.defences)
    value = result.amount.value if result.amount else None
    less = value is not None and "claimed" in verdict and value < Decimal(verdict["claimed"])
    if result.standing.good and (reduced or less or result.contested):
        words.add("partly")
    return words


def last_day_agrees(clock: Clock | None, verdict: Mapping[str, Any]) -> bool:
    """The nominal last day of some line lies within the tolerance of the day given or of an alternative."""
    if clock is None:
        return False
    tolerance = timedelta(days=verdict.get("tolerance_days", 0))
    days = [verdict["last_day"], *verdict.get("alternatives", ())]
    main = clock.last_on
    return main is not None and any(abs(main - day) <= tolerance for day in days)


def days_shown(clock: Clock | None) -> str:
    return "没有时钟" if clock is None else f"{clock.last_on}（顺延 {clock.extended_on}，稳妥 {clock.safe_on}）"


def says(by: str, result: ClaimResult, found: Assessment) -> bool:
    """Whether the point is said: as advice, a defence that holds, a contested question or a missing fact.

    ``advice:claim.id`` is advice given under another claim of the same matter.
    """
    kind, _, id = by.partition(":")
    claim, dot, rest = id.partition(".")
    if dot and kind != "missing":
        result, id = found[claim], rest
    if kind == "advice":
        return id in {a.id for a in result.advice}
    if kind == "defence":
        return id in {d.defence.id for d in result.defences if d.finding.truth is Truth.YES}
    if kind == "considered":
        return id in {d.defence.id for d in result.defences}
    if kind == "element":
        return id in {e.element.id for e in result.elements}
    if kind == "doctrine":
        return id in result.doctrines
    if kind == "missing":
        return id in result.missing
    raise KeyError(by)
