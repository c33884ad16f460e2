"""Interest on sums a contractor advanced (垫资): as agreed, and not above the loan rate of the time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from advisor.quantum.day_count import DayCount
from advisor.quantum.interest import interest_on
from advisor.quantum.lines import Computation
from advisor.quantum.money import ZERO, positive, to_fen
from advisor.quantum.rate_spec import RateSpec, Tier
from advisor.quantum.rate_text import parse_rate
from advisor.quantum.rates import Rates
from advisor.quantum.statutory import rule


def advance_interest(
    principal: Decimal | int | str,
    advanced_on: date,
    end_on: date,
    agreed: RateSpec | str | None,
    *,
    floating_cap: bool = False,
    tier: Tier = Tier.MATCH,
    basis: str = "lpr1y",
    day_count: DayCount = DayCount.ACTUAL_365,
    rates: Rates | None = None,
) -> Computation:
    """Interest on an advance of ``principal`` yuan at the agreed rate, never above the loan rate.

    ``agreed=None`` means no interest clause: nothing is granted. The cap is the rate of ``advanced_on``, or
    each day's rate with ``floating_cap``; before LPR it is the benchmark of ``tier``. Without an agreement to
    advance at all the sum is an ordinary debt: use :func:`interest_on`.
    Source: construction_2020:25, construction_2004:6.
    """
    version = rule("advance_interest_cap", advanced_on)
    base = positive(principal, "垫资本金")
    if agreed is None:
        return Computation(
            to_fen(ZERO), notes=("没有约定垫资利息，不能请求。", version.gist), citations=version.citations
        )
    spec = parse_rate(agreed) if isinstance(agreed, str) else agreed
    cap = RateSpec(basis, fixed=not floating_cap, tier=tier)
    result = interest_on(
        base,
        advanced_on,
        end_on,
        spec.each(lambda rate: replace(rate, cap=cap, tier=tier)),
        day_count=day_count,
        rates=rates,
        label="垫资利息",
    )
    return replace(result, notes=(*result.notes, version.gist), citations=version.citations)
