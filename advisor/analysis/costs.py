"""What each route costs and brings, and what it costs to wait.

The sums are those of the filing day: principal with the interest or penalty accrued by then. Fees are laid out by the
claimant and fall on the loser in the end (the rule is cited with each fee).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from advisor.errors import LawNotInForce
from advisor.quantum.fees import Range, arbitration_fee, court_fee
from advisor.quantum.lines import Computation
from advisor.quantum.money import ZERO
from advisor.quantum.routes import (
    RightLost,
    RouteBalance,
    WaitingCost,
    balance,
    cost_of_waiting,
)
from advisor.quantum.routes import Route as Way
from advisor.rules.clock import ClockKind, Status
from advisor.rules.facts import Facts

from .assessment import Assessment, assess
from .deadlines import Deadline, deadlines
from .procedure import forum_of
from .ranking import HORIZONS
from .sentences import ClaimNames, ClockName, Sentence, say
from .strategy import Route, Strategy, strategy

LIVE = (Status.RUNNING, Status.EXPIRING, Status.CONTESTED)


@dataclass(frozen=True, slots=True)
class Fees:
    """What is charged on one sum: ``acceptance`` by a court (``half`` in the cases named in its notes), or
    ``arbitration`` as a band; ``preservation`` if property is to be seized."""

    preservation: Computation
    acceptance: Computation | None = None
    half: Computation | None = None
    arbitration: Range | None = None

    @property
    def dearest(self) -> Computation | None:
        """The fee to reckon with."""
        return self.arbitration.high if self.arbitration else self.acceptance

    @property
    def cheapest(self) -> Computation | None:
        """The fee if all goes well."""
        return self.arbitration.low if self.arbitration else self.half


@dataclass(frozen=True, slots=True)
class RouteCosts:
    """One route of the strategy: the sum claimed, what the fallback pleas would leave of it, the fees, what remains.

    ``balance`` reckons with the full fee and preservation, ``best`` with the cheapest fee and none.
    """

    route: Route
    claimed: Decimal
    fallback: Decimal
    fees: Fees | None
    balance: RouteBalance | None
    best: RouteBalance | None
    per_day: Decimal


@dataclass(frozen=True, slots=True)
class Costs:
    """All routes on the filing day, and what waiting costs until each horizon (days from the assessment).

    ``stated`` are the fees on the sum the user says was claimed; ``refusal`` says why no court fee can be given.
    """

    on: date
    filing_on: date
    routes: tuple[RouteCosts, ...]
    waiting: tuple[WaitingCost, ...]
    rights: tuple[RightLost, ...]
    stated_value: Decimal | None
    stated: Fees | None
    refusal: str


def costs(assessment: Assessment, *, appraisal: Decimal = ZERO, plan: Strategy | None = None) -> Costs:
    """Costs and benefits of the routes of ``assessment``; ``appraisal`` is the user's figure for appraisals, in yuan."""
    plan = plan or strategy(assessment)
    filing_on = Facts(assessment.matter, assessment.on).filed_on
    then = assessment if filing_on == assessment.on else assess(assessment.matter, filing_on)
    routes = plan.routes if then is assessment else strategy(then).routes
    arbitrate = forum_of(assessment).way == "arbitration"
    stated = assessment.matter.procedure.amount_claimed
    fees = [_fees(value, arbitrate, filing_on) for value in (*(r.total for r in routes), stated or ZERO)]
    rows = tuple(_row(route, then, fee, appraisal) for route, (fee, _) in zip(routes, fees, strict=False))
    rights = tuple(_rights(assessment, plan.routes))
    daily = _per_day(plan.routes[0], assessment)
    ends = [assessment.on + timedelta(days=days) for days in HORIZONS]
    waiting = tuple(cost_of_waiting(daily, assessment.on, end, rights) for end in ends)
    refusal = next((why for _, why in fees if why), "")
    return Costs(assessment.on, filing_on, rows, waiting, rights, stated, fees[-1][0], refusal)


def _fees(value: Decimal, arbitrate: bool, on: date) -> tuple[Fees | None, str]:
    """The fees on ``value``, or why our tables do not reach that day."""
    if value <= 0:
        return None, ""
    try:
        preservation = court_fee(value, "preservation", on=on)
        if arbitrate:
            return Fees(preservation, arbitration=arbitration_fee(value)), ""
        return Fees(preservation, court_fee(value, on=on), court_fee(value, half=True, on=on)), ""
    except LawNotInForce as error:
        return None, str(error)


def _row(route: Route, assessment: Assessment, fees: Fees | None, appraisal: Decimal) -> RouteCosts:
    fallback = sum((_fallback(id, assessment) for id in route.counted), ZERO)
    full = best = None
    if fees is not None and fees.dearest is not None and fees.cheapest is not None:
        full = balance(
            Way(
                route.name,
                fallback,
                route.total,
                (fees.dearest, fees.preservation),
                appraisal,
            )
        )
        best = balance(Way(route.name, fallback, route.total, (fees.cheapest,), appraisal))
    return RouteCosts(route, route.total, fallback, fees, full, best, _per_day(route, assessment))


def _fallback(id: str, assessment: Assessment) -> Decimal:
    """What the claim brings at least if only its fallback plea is granted."""
    amount = assessment[id].amount
    if amount is None or amount.value is None:
        return ZERO
    other = amount.alternative.value if amount.alternative else None
    return amount.value if other is None else min(amount.value, other)


def _per_day(route: Route, assessment: Assessment) -> Decimal:
    """Yuan that accrue each day on all claims of the route that bring money of their own."""
    daily = ZERO
    for id in route.counted:
        amount = assessment[id].amount
        if amount is not None and amount.computation is not None:
            daily += amount.computation.per_day or ZERO
    return daily


def _rights(assessment: Assessment, routes: tuple[Route, ...]) -> Iterable[RightLost]:
    """Every right that a running clock takes away, with the money that hangs on it in the route that has most of it."""
    for row in deadlines(assessment):
        day = row.clock.safe_on
        if day is None or row.clock.kind is ClockKind.MATURITY or row.status not in LIVE or row.clock.acted:
            continue
        on_it = [[id for id in route.counted if id in row.claims] for route in routes]
        sums = [sum((_value(id, assessment) for id in ids), ZERO) for ids in on_it if ids]
        yield RightLost(right_of(row, assessment).say(), day, max(sums, default=None))


def _value(id: str, assessment: Assessment) -> Decimal:
    amount = assessment[id].amount
    return amount.value if amount is not None and amount.value is not None else ZERO


def right_of(row: Deadline, assessment: Assessment) -> Sentence:
    """The clock and what it is about; for a right that only secures money, how much it secures."""
    names, clock = ClaimNames(row.claims), ClockName(row.claims[0] if row.claims else "", row.clock)
    secured = [_value(id, assessment) for id in row.claims if assessment[id].claim.secured]
    if secured and any(secured):
        return say("costs.right_secured", clock=clock, claims=names, amount=f"{max(secured):,.2f}")
    return (
        say("costs.right", clock=clock, claims=names) if row.claims else say("costs.right_bare", clock=clock)
    )
