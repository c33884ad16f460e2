"""Which law governs: one regime per axis, chosen by dates, with the reason.

An *axis* is one question of time ("which construction interpretation", "contract law or civil code").
``knowledge/regimes.toml`` lists the regimes of each axis in order; the first whose dates fit is chosen. The anchor is
the day of the fact that the claim turns on; acceptance and finality are those of the case.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from pydantic import BaseModel, ConfigDict, TypeAdapter

from advisor.errors import LawNotInForce
from advisor.law.instruments import instruments
from advisor.law.knowledge import read_toml

MODELLED_FROM = date(1999, 10, 1)
"""contract_act_1999:428; nothing older is modelled."""


class Regime(BaseModel):
    """One set of instruments that governs together."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    title: str
    instruments: tuple[str, ...]
    why: str
    cite: tuple[str, ...]
    accepted_from: date | None = None
    accepted_before: date | None = None
    pending_on: date | None = None
    """The case was not finally decided before this day."""
    facts_from: date | None = None
    facts_before: date | None = None
    doubt: str = ""

    def fits(self, anchor: date | None, accepted_on: date, final_on: date | None, on: date) -> bool | None:
        """``True`` or ``False``; ``None`` when it turns on the anchor and that is unknown."""
        if self.accepted_from and accepted_on < self.accepted_from:
            return False
        if self.accepted_before and accepted_on >= self.accepted_before:
            return False
        if self.pending_on and (
            on < self.pending_on or (final_on is not None and final_on < self.pending_on)
        ):
            return False
        if self.facts_from is None and self.facts_before is None:
            return True
        if anchor is None:
            return None
        if self.facts_from and anchor < self.facts_from:
            return False
        return not (self.facts_before and anchor >= self.facts_before)


_AXIS = TypeAdapter(dict[str, list[Regime]])


@cache
def axes() -> dict[str, tuple[Regime, ...]]:
    """All axes with their regimes in order."""
    return {
        axis: tuple(regimes) for axis, regimes in _AXIS.validate_python(read_toml("regimes.toml")).items()
    }


def axis_title(axis: str) -> str:
    """What the axis is about, as a person reads it."""
    title: str = read_toml("axes.toml")[axis]
    return title


@cache
def choose(
    axis: str, anchor: date | None, accepted_on: date, final_on: date | None, on: date
) -> Regime | None:
    """The regime that governs a case as seen on ``on`` (later law is not yet known then), or ``None`` when that turns on an anchor day not yet known.

    Raises :class:`LawNotInForce` when no regime fits: facts before 1999-10-01, or a gap in the data.
    """
    if anchor is not None and anchor < MODELLED_FROM:
        raise LawNotInForce(axis_title(axis), anchor, "本程序只含 1999-10-01《合同法》施行以后的规则。")
    for regime in axes()[axis]:
        fits = regime.fits(anchor, accepted_on, final_on, on)
        if fits is None:
            return None
        if fits:
            return regime
    raise LawNotInForce(axis_title(axis), anchor or accepted_on, "没有一套规则的时间条件相符。")


@cache
def candidates(axis: str, accepted_on: date, final_on: date | None, on: date) -> tuple[Regime, ...]:
    """The regimes that may govern while the anchor day is unknown: those that some anchor day would select."""
    switches = {day for regime in axes()[axis] for day in (regime.facts_from, regime.facts_before) if day}
    probes = {max(day - timedelta(days=back), MODELLED_FROM) for day in switches for back in (0, 1)} | {
        MODELLED_FROM
    }
    chosen = {id(choose(axis, probe, accepted_on, final_on, on)) for probe in probes}
    return tuple(regime for regime in axes()[axis] if id(regime) in chosen)


@cache
def _rivals(regime: Regime) -> frozenset[str]:
    """Instruments of the other regimes on the same axis, which may not be cited under this one."""
    axis = next(regimes for regimes in axes().values() if regime in regimes)
    return frozenset(i for other in axis for i in other.instruments) - frozenset(regime.instruments)


@cache
def governing(
    cites: tuple[str, ...], regime: Regime, on: date, own_day: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Those of ``cites`` that govern under ``regime``: its own instruments as far as they were made by ``on``, and
    such as belong to no rival regime and are in force on ``on``; those of ``own_day`` govern one item (an event, a
    guarantee) by its own day, whatever governs the rest."""
    kept = []
    for pinpoint in cites:
        instrument = instruments()[pinpoint.partition(":")[0]]
        own = instrument.id in regime.instruments and instrument.in_force_from <= on
        if own or pinpoint in own_day or (instrument.id not in _rivals(regime) and instrument.in_force(on)):
            kept.append(pinpoint)
    return tuple(kept)
