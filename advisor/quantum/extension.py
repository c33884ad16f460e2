"""Days of extension: float, parallel delays, and quantities beyond the agreed band."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from advisor.errors import InputError


@dataclass(frozen=True, slots=True)
class Delay:
    """A delay of one activity: its days, the activity's total float, whether the employer answers for it."""

    activity: str
    days: int
    total_float: int
    employers_risk: bool


def project_delay(delays: Iterable[Delay]) -> int:
    """Days the whole project is late through parallel delays: the largest one beyond its float."""
    return max((max(delay.days - delay.total_float, 0) for delay in delays), default=0)


def extension_days(delays: Iterable[Delay]) -> int:
    """Extension for parallel delays: the largest beyond its float the employer answers for, not the sum."""
    return project_delay(delay for delay in delays if delay.employers_risk)


def extension_for_quantity(period: Decimal, original: Decimal, actual: Decimal, band: Decimal) -> Decimal:
    """Days for work beyond ``original × (1 + band)``, pro rata to the original quantity and period."""
    if original <= 0:
        raise InputError("原工程量须大于零。", field="工程量", remedy="请填写清单工程量。")
    return max(period * (actual - original * (1 + band)) / original, Decimal(0))
