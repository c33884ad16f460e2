"""A rate specification turned into dated rates: from which day which rate, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from advisor.quantum.rate_spec import Per, RateSpec, Tier
from advisor.quantum.rates import TIERS, Rates

_MATCHING_TIER = {"lpr1y": "upto_1y", "lpr5y": "over_5y"}
_DELAYS = (("upto_6m", 6), ("upto_1y", 12), ("upto_3y", 36), ("upto_5y", 60))
_PER_YEAR = {Per.YEAR: 1, Per.MONTH: 12, Per.DAY: 365}


class Step(NamedTuple):
    """From ``start_on`` the debt bears ``rate`` per ``per``; ``published`` marks a floating quotation."""

    start_on: date
    rate: Decimal
    per: Per
    source: str
    lpr: bool

    @property
    def annual(self) -> Decimal:
        """The rate as a yearly fraction, for comparing rates of different units (a day × 365)."""
        return self.rate * _PER_YEAR[self.per]


class Steps(NamedTuple):
    """The steps of a rate in order, with their dates apart for searching."""

    dates: tuple[date, ...]
    steps: tuple[Step, ...]


def tier_of(spec: RateSpec, start_on: date, end_on: date) -> str:
    """The benchmark term used before LPR existed, for a delay from ``start_on`` to ``end_on``."""
    if spec.basis == "stated" and spec.cap is not None:
        spec = spec.cap
    if spec.basis in TIERS:
        return spec.basis
    if spec.tier is Tier.MATCH:
        return _MATCHING_TIER[spec.basis]
    if spec.tier is Tier.OVERDUE:
        for name, months in _DELAYS:
            if end_on <= start_on + relativedelta(months=months):
                return name
        return "over_5y"
    return spec.tier.value


def steps_between(spec: RateSpec, rates: Rates, start_on: date, end_on: date, due_on: date) -> Steps:
    """All steps of ``spec`` for a delay from ``start_on`` to ``end_on``. Its tiers are counted from ``due_on``, whose
    quotation a fixed rate keeps."""

    def steps(part: RateSpec) -> Steps:
        tier = tier_of(part, start_on, end_on) if part.published else ""
        held = part.fixed or (part.cap is not None and part.cap.fixed)
        return steps_of(part, rates, tier, due_on if held else None)

    whole = steps(spec.parts[0])
    for day, part in spec.later:
        whole = _spliced(whole, due_on + timedelta(days=day), steps(part), day)
    return whole


def _spliced(before: Steps, on: date, after: Steps, day: int) -> Steps:
    """``before`` until ``on``, the ``day``-th day overdue, from then on ``after``."""
    kept = [step for step in before.steps if step.start_on < on]
    current = [step._replace(start_on=on) for step in after.steps if step.start_on <= on][-1:]
    joined = [*current, *(step for step in after.steps if step.start_on > on)]
    named = [step._replace(source=f"{step.source}（逾期第{day}日起）") for step in joined]
    return Steps(tuple(step.start_on for step in (*kept, *named)), (*kept, *named))


@lru_cache(maxsize=4096)
def steps_of(spec: RateSpec, rates: Rates, tier: str, fixed_on: date | None) -> Steps:
    """All steps of ``spec``; ``tier`` from :func:`tier_of`, ``fixed_on`` the day a fixed rate is read."""
    found = _own(spec, rates, tier, fixed_on)
    if spec.cap is not None:
        found = _lower(found, _own(spec.cap, rates, tier, fixed_on))
    kept: list[Step] = []
    for step in found:
        if not kept or (step.rate, step.per, step.source) != (kept[-1].rate, kept[-1].per, kept[-1].source):
            kept.append(step)
    return Steps(tuple(step.start_on for step in kept), tuple(kept))


def _own(spec: RateSpec, rates: Rates, tier: str, fixed_on: date | None) -> list[Step]:
    if spec.basis == "stated":
        assert spec.value is not None
        value = spec.value * spec.multiple + spec.plus / _PER_YEAR[spec.per]
        return [Step(date.min, value, spec.per, spec.label, False)]
    floating = _floating(spec, rates, tier)
    if not spec.fixed:
        return floating
    day = spec.fixed_on or fixed_on
    assert day is not None
    chosen = [step for step in floating if step.start_on <= day]
    if not chosen:
        rates.series[tier].on(day)  # raises the typed refusal with the first published day
    held = chosen[-1]
    return [_held(held, f"{held.source}，固定为{day.isoformat()}的一期")]


def _held(step: Step, source: str) -> Step:
    """The step held for all time under another wording."""
    return Step(date.min, step.rate, step.per, source, False)


def _floating(spec: RateSpec, rates: Rates, tier: str) -> list[Step]:
    lpr = spec.basis if spec.basis in _MATCHING_TIER else ("lpr5y" if tier == "over_5y" else "lpr1y")
    suffix = replace(spec, basis="lpr1y", fixed=False).label.removeprefix("一年期LPR")
    follow = spec.follow_switch or spec.basis in _MATCHING_TIER
    old = rates.series[tier]
    steps = [
        Step(day, rate * spec.multiple + spec.plus, Per.YEAR, old.name + suffix, False)
        for day, rate in zip(old.dates, old.rates, strict=True)
        if day < rates.switch_on or not follow
    ]
    if follow:
        new = rates.series[lpr]
        steps += [
            Step(day, rate * spec.multiple + spec.plus, Per.YEAR, new.name + suffix, True)
            for day, rate in zip(new.dates, new.rates, strict=True)
        ]
    return steps


def _lower(own: list[Step], cap: list[Step]) -> list[Step]:
    """On each day the lower of two rates; a cap says so in its source."""
    result: list[Step] = []
    for day in sorted({step.start_on for step in own} | {step.start_on for step in cap}):
        mine = next((s for s in reversed(own) if s.start_on <= day), None)
        limit = next((s for s in reversed(cap) if s.start_on <= day), None)
        if mine is None or limit is None:
            continue
        if limit.annual < mine.annual:
            result.append(
                Step(day, limit.rate, limit.per, f"{limit.source}（约定高于上限，按上限计）", limit.lpr)
            )
        else:
            result.append(mine._replace(start_on=day))
    return result
