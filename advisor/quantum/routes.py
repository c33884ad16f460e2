"""What each way to the money costs and yields, and what waiting costs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.quantum.lines import Computation, merge
from advisor.quantum.money import ZERO, positive, to_fen

DAYS_PER_MONTH = 30


@dataclass(frozen=True, slots=True)
class Route:
    """One way to the money: the yuan it may bring (low, high) and the costs to lay out for it."""

    label: str
    yields_low: Decimal
    yields_high: Decimal
    costs: tuple[Computation, ...] = ()
    appraisal: Decimal = ZERO
    other_costs: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class RouteBalance:
    """The outlay of a route and what is left after it, yuan to the fen; the loser may have to bear costs."""

    label: str
    outlay: Decimal
    net_low: Decimal
    net_high: Decimal
    computation: Computation


@dataclass(frozen=True, slots=True)
class RightLost:
    """A right that is gone after ``last_day``, and the yuan that hang on it (None: not in money)."""

    label: str
    last_day: date
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class WaitingCost:
    """Waiting until ``until``: interest gained meanwhile, and the rights lost on the way.

    ``per_day`` and ``per_month`` (thirty days) are the interest that accrues to the creditor while waiting.
    """

    until: date
    per_day: Decimal
    per_month: Decimal
    gained: Decimal
    lost: tuple[RightLost, ...]
    at_stake: Decimal
    next_loss: RightLost | None


def balance(route: Route) -> RouteBalance:
    """Outlay and net result of one route."""
    fees = merge(route.costs)
    outlay = to_fen(
        fees.total + positive(route.appraisal, "鉴定费") + positive(route.other_costs, "其他费用")
    )
    low, high = positive(route.yields_low, "回款下限"), positive(route.yields_high, "回款上限")
    return RouteBalance(route.label, outlay, to_fen(low - outlay), to_fen(high - outlay), fees)


def cost_of_waiting(per_day: Decimal, today: date, until: date, rights: Iterable[RightLost]) -> WaitingCost:
    """What changes from ``today`` to ``until`` if nothing is done; ``per_day`` is yuan of interest a day."""
    days = max((until - today).days, 0)
    ordered = sorted(rights, key=lambda right: right.last_day)
    lost = tuple(right for right in ordered if today <= right.last_day < until)
    coming = next((right for right in ordered if right.last_day >= today), None)
    stake = sum((right.amount for right in lost if right.amount is not None), ZERO)
    return WaitingCost(
        until,
        to_fen(per_day),
        to_fen(per_day * DAYS_PER_MONTH),
        to_fen(per_day * days),
        lost,
        to_fen(stake),
        coming,
    )
