"""On every quarter day since 1999-10-01 and around every switch of the law each claim, clock and amount has one answer, or
says what is missing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from advisor.analysis.assessment import Assessment, Standing, assess
from advisor.analysis.deadlines import procedural_clocks
from advisor.analysis.registry import registry
from advisor.law.regimes import MODELLED_FROM, axes
from advisor.population import population
from advisor.rules.claim import Claim
from advisor.rules.clock import Clock, ClockRule
from advisor.rules.facts import Facts
from advisor.rules.matter import FIELDS, Matter
from tests.law.days import ALL_DAYS, TODAY

every_claim = pytest.mark.parametrize("claim", registry().values(), ids=lambda c: c.id)


@every_claim
def test_a_claim_has_exactly_one_version_for_every_regime_of_its_axis(claim: Claim) -> None:
    covered = [id for version in claim.versions for id in version.regimes]
    assert sorted(covered) == sorted(regime.id for regime in axes()[claim.axis])


def matter_of(day: date, role: str, **more: object) -> Matter:
    """Works signed for two years before ``day``, accepted half a year before and due a month before it."""

    def back(days: int) -> date:
        return max(day - timedelta(days=days), MODELLED_FROM)

    data: dict[str, dict[str, object]] = {
        "claimant": {"role": role, "name": "甲公司", "qualification": "adequate", "size_at_signing": "small"},
        "debtor": {"name": "乙公司", "role": "employer", "size_at_signing": "large"},
        "contract": {
            "signed_on": back(730),
            "price_form": "lump_sum",
            "penalty_clause": "agreed",
            "penalty_rate": "日万分之三",
            "interest_clause": "none",
            "retention_amount": "300000.00",
            "performance_deposit": "500000.00",
        },
        "performance": {"quality": "qualified", "completed": True, "completed_on": back(180)},
        "settlement": {"agreement_on": back(60), "agreement_amount": "9000000.00"},
        "account": {
            "due_on": back(30),
            "unpaid": "10000000.00",
            "events": [{"kind": "demand", "on": back(10), "proof": True}],
        },
        "project": {"works": "3号楼"},
    }
    for path, value in more.items():
        part, name = path.split("__")
        data.setdefault(part, {})[name] = value
    return Matter.model_validate(data)


ROLES = ("contractor", "borrower", "unlawful_subcontractor", "lawful_subcontractor")


def has_one_reading(clock: Clock) -> bool:
    """A clock runs (and may ask what would move it; must, if it only bounds the true one); or it names what is missing;
    or it says why none runs, or why the period has no figure."""
    if clock.main is not None:
        return not clock.idle and (bool(clock.missing or clock.notes) or not clock.bound)
    blank, silent = bool(clock.missing), bool(clock.idle)
    return blank + silent == 1 or (not (blank or silent) and bool(clock.notes))


def check_typed(found: Assessment) -> None:
    for result in found.results.values():
        assert isinstance(result.standing, Standing)
        if result.regime is None:
            assert result.blank or result.missing, result.id
        else:
            assert result.regime.id in result.version.regimes
        for clock in result.clocks:
            assert has_one_reading(clock), (result.id, clock)


@pytest.mark.parametrize("rule", procedural_clocks(), ids=lambda rule: rule.id)
def test_a_clock_of_procedure_runs_or_says_why_not_on_every_day(rule: ClockRule) -> None:
    for day in ALL_DAYS:
        for path in rule.reads:
            if FIELDS[path].kind == "day":
                matter = matter_of(day, "contractor", **{path.replace(".", "__"): day})
                assert has_one_reading(rule.read(Facts(matter, day))), (rule.id, path, day)


def check_amounts(found: Assessment) -> None:
    for result in found.results.values():
        if result.amount is not None and result.amount.value is None:
            assert result.amount.missing or result.amount.note, result.id


@pytest.mark.parametrize("role", ROLES)
def test_every_claim_clock_and_amount_has_one_value_or_says_what_is_missing(role: str) -> None:
    for day in ALL_DAYS:
        for in_court in ({}, {"procedure__filed_on": day, "procedure__accepted_on": day}):
            found = assess(matter_of(day, role, **in_court), day)
            check_typed(found)
            check_amounts(found)


STATES: dict[str, dict[str, object]] = {
    "unfinished": {"performance__completed": False, "performance__completed_on": None},
    "terminated": {
        "performance__completed": False,
        "performance__completed_on": None,
        "performance__terminated_on": 40,
    },
    "insolvent": {"debtor__in_insolvency": True, "debtor__insolvency_accepted_on": 20},
    "no day of payment": {"account__due_on": None, "performance__delivered_on": 90},
    "settlement under pressure": {"settlement__ground": "duress", "settlement__ground_known_on": 30},
    "nothing known but the role": {},
}
"""Other states of the works; a whole number stands for so many days before the day tried."""


@pytest.mark.parametrize("state", STATES)
def test_every_state_of_the_works_has_one_answer_on_every_day(state: str) -> None:
    for day in ALL_DAYS:
        given = {
            path: max(day - timedelta(days=value), MODELLED_FROM) if type(value) is int else value
            for path, value in STATES[state].items()
        }
        bare = Matter.model_validate({"claimant": {"role": "contractor"}})
        found = assess(matter_of(day, "contractor", **given) if given else bare, day)
        check_typed(found)
        check_amounts(found)


def test_matters_of_any_kind_have_one_answer_whenever_they_are_looked_at() -> None:
    for number, matter in enumerate(population(120, seed=20)):
        check_typed(assess(matter, ALL_DAYS[number % len(ALL_DAYS)]))
        check_typed(assess(matter, TODAY))
