"""What must hold for any matter: time and money move one way, order means nothing, and what is decided stays decided.

The matters are drawn at random (:mod:`advisor.population`); the same seeds give the same matters on every machine.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from advisor.analysis.assessment import Assessment, ClaimResult, assess, assess_claim
from advisor.analysis.registry import registry
from advisor.analysis.snapshot import snapshot
from advisor.population import one, population
from advisor.rules.claim import Defence, Element
from advisor.rules.clock import ClockKind
from advisor.rules.conditions import Condition
from advisor.rules.conditions.answers import _Derived, _Recorded
from advisor.rules.conditions.law import _Expired, _Matured
from advisor.rules.conditions.lists import _Some
from advisor.rules.facts import Facts
from advisor.rules.matter import FIELDS, Matter, Payment, getter
from advisor.rules.truth import Truth

ON = date(2026, 11, 24)
LISTS = tuple(path for path, spec in FIELDS.items() if spec.kind == "list")
CHOOSE_THE_LAW = frozenset(
    f"procedure.{name}"
    for name in (
        "filed_on",
        "accepted_on",
        "planned_filing_on",
        "final_on",
        "retrial",
        "remanded_on",
        "pre_registration",
    )
)
"""Days in court choose the law, and with it the rule; they are not facts a rule must declare."""


def having(matter: Matter, path: str, value: Any) -> Matter:
    """The matter with one more answer."""
    part, name = path.split(".")
    changed = getattr(matter, part).model_copy(update={name: value})
    return matter.model_copy(update={part: changed, "not_known": matter.not_known - {path}})


def filed(matter: Matter, on: date) -> Matter:
    """Not yet in court, to be filed on ``on``."""
    procedure = matter.procedure.model_copy(
        update={"filed_on": None, "accepted_on": None, "planned_filing_on": on, "remanded_on": None}
    )
    return matter.model_copy(update={"procedure": procedure})


def pairs(before: Assessment, after: Assessment) -> Iterator[tuple[ClaimResult, ClaimResult]]:
    """The results of every claim that the same law governs on both sides."""
    for id, old in before.results.items():
        new = after.results[id]
        if old.regime is not None and new.regime is not None and old.regime.id == new.regime.id:
            yield old, new


# --- time --------------------------------------------------------------------------------------------------------------


def test_later_filing_never_lengthens_a_clock_and_never_revives_a_right() -> None:
    """Under the same law. A clock that starts with the filing itself, or matures, is not one a right dies by."""
    draw = random.Random(3)
    for matter in population(150, seed=3):
        early_on = ON + timedelta(days=draw.randrange(400))
        late_on = early_on + timedelta(days=draw.randrange(1, 900))
        early, late = (assess(filed(matter, day), ON) for day in (early_on, late_on))
        for old, new in pairs(early, late):
            for before, after in zip(old.clocks, new.clocks, strict=True):
                if before.kind is ClockKind.MATURITY or before.main is None or after.main is None:
                    continue
                if before.main.start_on in (early_on, late_on):
                    continue
                assert after.main.nominal_on <= before.main.nominal_on, (old.id, before.id)
                if before.expired is Truth.YES:
                    assert after.expired is Truth.YES, (old.id, before.id)


# --- money -------------------------------------------------------------------------------------------------------------

PRINCIPAL = ("contract_price", "contract_invalidity", "priority_of_payment")
"""Claims whose amount is the price, or what stands in its place."""


def test_more_payment_never_raises_the_principal() -> None:
    draw = random.Random(5)
    compared = 0
    for matter in population(200, seed=5):
        paid_on = matter.contract.signed_on
        assert paid_on is not None
        more = Payment(
            on=paid_on + timedelta(days=30), amount=Decimal(draw.randrange(1, 10**8)) / 100, kind="bank"
        )
        after = having(matter, "account.payments", [*(matter.account.payments or []), more])
        before = assess(matter, ON)
        for old, new in pairs(before, assess(after, ON)):
            amounts = [r.amount.value if r.amount else None for r in (old, new)]
            if old.id in PRINCIPAL and None not in amounts:
                compared += 1
                assert amounts[1] <= amounts[0], old.id
    assert compared > 100


# --- order -------------------------------------------------------------------------------------------------------------


def test_the_order_of_a_list_changes_nothing() -> None:
    draw = random.Random(7)
    for matter in population(150, seed=7, answered=0.8):
        shuffled = matter
        for path in LISTS:
            items = getter(path)(matter)
            if items:
                shuffled = having(shuffled, path, draw.sample(items, len(items)))
        assert snapshot(shuffled, ON, ON).answers == snapshot(matter, ON, ON).answers


def test_an_answer_marked_as_not_known_decides_nothing() -> None:
    """Saying that one does not know leaves every claim where silence left it, or open."""
    draw = random.Random(8)
    for matter in population(60, seed=8, answered=0.4):
        blank = [path for path in FIELDS if getter(path)(matter) is None]
        unknown = matter.model_copy(update={"not_known": {*draw.sample(blank, 10)}})
        before, after = assess(matter, ON), assess(unknown, ON)
        for old, new in pairs(before, after):
            assert (old.standing, old.contested) == (new.standing, new.contested), old.id


# --- what is decided ---------------------------------------------------------------------------------------------------


def leaves(condition: Condition) -> Iterator[Condition]:
    """The conditions that read fields themselves, those on the items of a list among them."""
    for leaf in condition.leaves():
        if isinstance(leaf, _Some):
            yield from leaves(leaf.inner)
        yield leaf


def clock_reads(result: ClaimResult) -> set[str]:
    return {path for rule in result.version.clocks for path in rule.reads}


def silence_counts(part: Element | Defence, path: str, result: ClaimResult) -> bool:
    """The exceptions, by name: silence on ``path`` is taken for an answer

    * where the rule says ``recorded``, or a function of the facts reads it (the better of two sources prevails);
    * where a clock reads it (a later act starts the period again), or a function through what its clock is made of;
    * where it is a day in court, which may bring the matter under another law.
    """
    if path in CHOOSE_THE_LAW:
        return True
    clocks = clock_reads(result)
    for leaf in leaves(part.condition):
        if isinstance(leaf, _Recorded | _Derived) and path in leaf.reads:
            return True
        if isinstance(leaf, _Expired | _Matured) and path in clocks:
            return True
        if isinstance(leaf, _Derived) and path in clocks - {*part.condition.reads}:
            return True
    return False


def answered_once_more() -> Iterator[tuple[str, ClaimResult, ClaimResult]]:
    """Matters before and after one unanswered field is answered; additions to a list are another kind of answer."""
    draw = random.Random(11)
    for matter in population(110, seed=11, answered=0.4):
        before = assess(matter, ON)
        blank = [path for path in FIELDS if path not in LISTS and getter(path)(matter) is None]
        for path in draw.sample(blank, 6):
            after = assess(having(matter, path, getter(path)(one(draw, 1))), ON)
            for old, new in pairs(before, after):
                yield path, old, new


def parts(old: ClaimResult, new: ClaimResult) -> Iterator[tuple[Element | Defence, Truth, Truth]]:
    for element, other in zip(old.elements, new.elements, strict=True):
        yield element.element, element.finding.truth, other.finding.truth
    for defence, opposing in zip(old.defences, new.defences, strict=True):
        yield defence.defence, defence.finding.truth, opposing.finding.truth


@pytest.fixture(scope="module")
def once_more() -> list[tuple[str, ClaimResult, ClaimResult]]:
    return list(answered_once_more())


def test_no_later_answer_flips_a_decided_rule(once_more: list[tuple[str, ClaimResult, ClaimResult]]) -> None:
    """Strong Kleene logic: an element or defence that came to yes or no keeps its truth, whatever is answered next;
    the exceptions are those of :func:`silence_counts`."""
    decided = 0
    for path, old, new in once_more:
        for part, before, after in parts(old, new):
            if before is not Truth.UNKNOWN and not silence_counts(part, path, old):
                decided += 1
                assert after is before, (old.id, part.id, path)
    assert decided > 10_000


def test_a_rule_turns_only_on_fields_it_declares(
    once_more: list[tuple[str, ClaimResult, ClaimResult]],
) -> None:
    """The questions and the graph are read off the declared fields: one left out would never be asked."""
    for path, old, new in once_more:
        for part, before, after in parts(old, new):
            if before is not after and path not in CHOOSE_THE_LAW:
                assert path in {*part.condition.reads, *clock_reads(old)}, (old.id, part.id, path)


@pytest.mark.parametrize("matter", list(population(40, seed=9)))
def test_a_claim_judged_alone_comes_out_as_it_does_among_all_the_others(matter: Matter) -> None:
    """Findings are shared between claims, and between regimes where they do not ask for the law: nothing may leak."""
    together = assess(matter, ON)
    for id, claim in registry().items():
        alone, among = assess_claim(claim, Facts(matter, ON)), together[id]
        assert (alone.standing, alone.contested, alone.regime) == (among.standing, among.contested, among.regime)
        assert (alone.clocks, alone.amount, alone.missing) == (among.clocks, among.amount, among.missing)
        assert [a.id for a in alone.advice] == [a.id for a in among.advice]
