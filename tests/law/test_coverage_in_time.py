"""On every quarter day since 1999-10-01 and around every switch of the law there is exactly one answer, or a typed
refusal that says why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest

from advisor.errors import LawNotInForce
from advisor.law.instruments import in_force, instruments
from advisor.law.knowledge import read_toml
from advisor.law.periods import entries, period
from advisor.law.regimes import MODELLED_FROM, Regime, axes, candidates, choose, governing
from advisor.quantum import statutory
from advisor.quantum.rates import TENORS, TIERS, load_rates
from tests.law.days import ALL_DAYS, ONE_DAY, QUARTER_DAYS, TODAY, switches, turning_days

every_axis = pytest.mark.parametrize("axis", sorted(axes()))

# --- regimes -----------------------------------------------------------------------------------------------------------


def construction_by_the_articles(anchor: date, accepted: date, final: date | None, on: date) -> str:
    """Which construction rules govern, read off construction_2026:23, temporal_2020:1 and 28, construction_2018:26,
    construction_2004:28 — not off our data."""

    def pending(day: date) -> bool:
        return on >= day and (final is None or final >= day)

    if accepted >= date(2026, 6, 30):
        return "c2026" if anchor >= date(2021, 1, 1) else "c2026_old_facts"
    if pending(date(2021, 1, 1)) and anchor >= date(2021, 1, 1):
        return "c2020"
    if pending(date(2019, 2, 1)):
        return "c2018"
    return "c2004" if accepted >= date(2005, 1, 1) else "c1999"


def cases(axis: str) -> Iterator[tuple[date, date, date | None, date]]:
    """Fact, acceptance, final judgment and day of looking around every switch, in every order that can happen."""
    days = [*switches(axis), TODAY]
    for accepted, on in product(days, days):
        if accepted > on:
            continue
        for final in (None, *(day for day in days if accepted <= day <= on)):
            for anchor in days:
                yield anchor, accepted, final, on


@every_axis
def test_exactly_one_regime_governs_every_case_whose_days_are_known(axis: str) -> None:
    for anchor, accepted, final, on in cases(axis):
        regime = choose(axis, anchor, accepted, final, on)
        assert regime is not None, (anchor, accepted, final, on)
        fitting = [r for r in axes()[axis] if r.fits(anchor, accepted, final, on)]
        assert fitting[0] is regime
        assert regime in candidates(axis, accepted, final, on)


def test_the_construction_regime_is_the_one_the_articles_name() -> None:
    for anchor, accepted, final, on in cases("construction"):
        regime = choose("construction", anchor, accepted, final, on)
        assert regime is not None
        assert regime.id == construction_by_the_articles(anchor, accepted, final, on), (
            anchor,
            accepted,
            final,
            on,
        )


@every_axis
@pytest.mark.parametrize("fact_on", [date(1999, 1, 1), MODELLED_FROM - ONE_DAY])
def test_a_fact_older_than_our_law_is_refused(axis: str, fact_on: date) -> None:
    with pytest.raises(LawNotInForce):
        choose(axis, fact_on, TODAY, None, TODAY)


@every_axis
def test_a_regime_begins_on_its_day_and_not_the_day_before(axis: str) -> None:
    """Fact, acceptance and looking all on one day: the regime of that day differs from the one before at a switch."""
    starts = {day for regime in axes()[axis] for day in turning_days(regime)}
    for day in starts:
        if day <= MODELLED_FROM:
            continue
        before = choose(axis, day - ONE_DAY, day - ONE_DAY, None, day - ONE_DAY)
        after = choose(axis, day, day, None, day)
        assert before is not after


@every_axis
def test_a_regime_has_law_to_apply_by_the_time_it_begins(axis: str) -> None:
    for regime in axes()[axis]:
        made = [instruments()[id].in_force_from for id in regime.instruments]
        assert min(made) <= max(turning_days(regime), default=TODAY)


# --- instruments -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", sorted(instruments()))
def test_an_instrument_that_ended_is_followed_the_next_day_or_says_why_not(id: str) -> None:
    instrument = instruments()[id]
    if instrument.in_force_to is None:
        return
    begins = [instruments()[other].in_force_from for other in instrument.replaced_by]
    followed = any(day <= instrument.in_force_to + ONE_DAY for day in begins)
    assert followed or instrument.note


@pytest.mark.parametrize("id", sorted(instruments()))
def test_an_instrument_is_law_within_its_window_and_refused_outside(id: str) -> None:
    instrument = instruments()[id]
    assert in_force(id, instrument.in_force_from) is instrument
    with pytest.raises(LawNotInForce):
        in_force(id, instrument.in_force_from - ONE_DAY)
    if instrument.in_force_to:
        assert in_force(id, instrument.in_force_to) is instrument
        with pytest.raises(LawNotInForce):
            in_force(id, instrument.in_force_to + ONE_DAY)


def test_no_two_instruments_of_one_title_are_law_on_one_day_unless_each_has_its_number() -> None:
    """Both 解释（二） are told apart by number; two acts of one title must not overlap at all."""
    acts = [i for i in instruments().values() if i.kind == "statute"]
    for one, other in product(acts, acts):
        if one.id < other.id and one.title == other.title:
            first, second = sorted((one, other), key=lambda i: i.in_force_from)
            assert first.in_force_to is not None
            assert first.in_force_to + ONE_DAY == second.in_force_from


# --- periods and rates -------------------------------------------------------------------------------------------------


def axis_of(name: str) -> tuple[Regime, ...]:
    listed = {id for entry in entries()[name] for id in entry.regimes}
    (found,) = (regimes for regimes in axes().values() if listed & {r.id for r in regimes})
    assert listed <= {r.id for r in found}
    return found


@pytest.mark.parametrize("name", sorted(entries()))
def test_a_period_has_one_length_under_each_regime_or_is_refused(name: str) -> None:
    listed = [id for entry in entries()[name] for id in entry.regimes]
    assert len(listed) == len(set(listed))
    for regime in axis_of(name):
        if regime.id in listed:
            assert period(name, regime.id).period.length > 0
        else:
            with pytest.raises(LawNotInForce):
                period(name, regime.id)


@pytest.mark.parametrize("name", sorted(entries()))
def test_a_period_rests_on_an_instrument_of_its_regime(name: str) -> None:
    for entry in entries()[name]:
        for regime in axis_of(name):
            if regime.id in entry.regimes:
                assert governing(entry.cite, regime, TODAY)


@pytest.mark.parametrize("series", [*TIERS, *TENORS])
def test_a_published_rate_has_one_value_from_its_first_day_and_is_refused_before(series: str) -> None:
    rates = load_rates().series[series]
    for day in ALL_DAYS:
        if day < rates.dates[0]:
            with pytest.raises(LawNotInForce):
                rates.on(day)
        else:
            assert 0 < rates.on(day) < 1


@pytest.mark.parametrize("series", [*TIERS, *TENORS])
def test_a_rate_changes_on_its_day_and_not_the_day_before(series: str) -> None:
    rates = load_rates().series[series]
    for day, earlier, later in zip(rates.dates[1:], rates.rates, rates.rates[1:], strict=False):
        assert (rates.on(day - ONE_DAY), rates.on(day), rates.on(day + ONE_DAY)) == (
            earlier,
            later,
            later,
        ) or (day + ONE_DAY in rates.dates)


@pytest.mark.parametrize(
    "name", [n for n, v in read_toml("rates/statutory.toml").items() if isinstance(v, list)]
)
def test_a_fixed_rate_has_at_most_one_version_a_day_and_a_refusal_where_none(name: str) -> None:
    versions = statutory.versions(name)
    around = {
        d + n * ONE_DAY
        for v in versions
        for d in (v.from_on, v.until_on)
        if MODELLED_FROM < d < TODAY
        for n in (-1, 0, 1)
    }
    for day in sorted({*QUARTER_DAYS, *around}):
        law = [v for v in versions if v.from_on <= day <= v.until_on]
        assert len(law) <= 1
        if law:
            assert statutory.rule(name, day) is law[0]
        else:
            with pytest.raises(LawNotInForce):
                statutory.rule(name, day)
