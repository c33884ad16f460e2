"""What rate a debt bears: its basis, multiple, added points, fixing and cap.

A :class:`RateSpec` only describes; :mod:`advisor.quantum.steps` turns it into dated rates, and
:func:`advisor.quantum.rate_text.parse_rate` reads one from text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from advisor.errors import InputError
from advisor.quantum.money import plain
from advisor.quantum.rates import TENORS, TIERS

_NUMERALS = {str(number): digit for number, digit in enumerate("一二三四五六七八九十", start=1)}
ONE = Decimal(1)
ZERO = Decimal(0)


class Per(StrEnum):
    """The time a stated rate is for."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class Tier(StrEnum):
    """Which benchmark term stands in for the days before LPR existed; courts split on it.

    ``MATCH`` takes the term nearest to the LPR tenor (one year: over six months to one year; five
    years: over five years). ``OVERDUE`` takes the term the whole delay falls into. The others name one.
    """

    MATCH = "match"
    OVERDUE = "overdue"
    UPTO_6M = "upto_6m"
    UPTO_1Y = "upto_1y"
    UPTO_3Y = "upto_3y"
    UPTO_5Y = "upto_5y"
    OVER_5Y = "over_5y"


@dataclass(frozen=True, slots=True)
class RateSpec:
    """A rate of interest as agreed, claimed or fixed by rule.

    ``basis`` is ``lpr1y``, ``lpr5y``, a benchmark term (``upto_6m`` … ``over_5y``) or ``stated``; the
    published ones float unless ``fixed``. ``value`` (a fraction: 0.0005 is five in ten thousand) and ``per``
    belong to ``stated``. The rate is ``published × multiple + plus`` with ``plus`` a yearly fraction.
    ``fixed`` holds the rate of ``fixed_on``, or of the first day when that is ``None``. ``cap`` is another
    rate the result may not exceed on any day. ``follow_switch=False`` keeps a benchmark basis
    after LPR began. ``later`` holds what is owed instead from the n-th day overdue on (分档), the due day not
    counted (civil_code:201); such a rate has no tiers of its own.
    """

    basis: str
    value: Decimal | None = None
    per: Per = Per.YEAR
    multiple: Decimal = ONE
    plus: Decimal = ZERO
    fixed: bool = False
    fixed_on: date | None = None
    tier: Tier = Tier.MATCH
    cap: RateSpec | None = None
    follow_switch: bool = True
    later: tuple[tuple[int, RateSpec], ...] = ()

    def __post_init__(self) -> None:
        if self.basis != "stated" and self.basis not in TENORS and self.basis not in TIERS:
            known = "、".join([*TENORS, *TIERS, "stated"])
            raise InputError(f"不认识的计息基准“{self.basis}”。", field="利率", remedy=f"可用：{known}。")
        if (self.value is None) == (self.basis == "stated"):
            raise InputError("约定利率要写数值，公布利率不写数值。", field="利率")
        for number in (self.value, self.multiple, self.plus):
            if number is not None and not isinstance(number, Decimal):
                raise InputError("利率不能用浮点数。", field="利率", remedy='请用 Decimal("0.0435")。')
        if self.multiple <= 0 or (self.value is not None and self.value < 0):
            raise InputError("倍数须大于零，利率不能是负数。", field="利率")
        days = [day for day, _ in self.later]
        if (
            days != sorted(set(days))
            or any(day < 2 for day in days)
            or any(rate.later for _, rate in self.later)
        ):
            raise InputError("分档的起始日须从第2日起逐档增大。", field="利率")

    @property
    def floating(self) -> bool:
        """Whether the rate follows publications."""
        return self.basis != "stated" and not self.fixed

    @property
    def parts(self) -> tuple[RateSpec, ...]:
        """The rate of each tier; the rate itself where there is one only."""
        if not self.later:
            return (self,)
        return (replace(self, later=()), *(rate for _, rate in self.later))

    @property
    def published(self) -> bool:
        """Whether any part of it rests on published rates."""
        return any(part.basis != "stated" or part.cap is not None for part in self.parts)

    def each(self, change: Callable[[RateSpec], RateSpec]) -> RateSpec:
        """The same tiers with ``change`` made to the rate of each."""
        first = change(self.parts[0])
        return replace(first, later=tuple((day, change(rate)) for day, rate in self.later))

    @property
    def label(self) -> str:
        """The rate in words, as a line or a paper prints it."""
        if not self.later:
            return self._label
        days = [day for day, _ in self.later]
        first, *rest = (part.label for part in self.parts)
        return "；".join(
            (f"逾期{days[0] - 1}日内{first}", *(f"第{d}日起{r}" for d, r in zip(days, rest, strict=True)))
        )

    @property
    def _label(self) -> str:
        if self.basis == "stated":
            text = stated_label(self.value or ZERO, self.per)
        else:
            text = TENORS.get(self.basis) or f"贷款基准利率（{TIERS[self.basis]}）"
        if self.multiple != ONE:
            text += f"的{plain(self.multiple)}倍"
        if self.plus:
            text += f"{'加' if self.plus > 0 else '减'}{plain(abs(self.plus) * 100)}个百分点"
        if self.fixed:
            text += (
                f"（固定为{self.fixed_on.isoformat()}的一期）" if self.fixed_on else "（固定为起算日的一期）"
            )
        return text

    def times(self, multiple: Decimal) -> RateSpec:
        """The same rate multiplied; on top of a multiple already there."""
        return self.each(lambda rate: replace(rate, multiple=rate.multiple * multiple))

    def capped(self, cap: RateSpec) -> RateSpec:
        """The same rate, never above ``cap``."""
        return self.each(lambda rate: replace(rate, cap=cap))


def stated(value: Decimal, per: Per = Per.YEAR) -> RateSpec:
    """An agreed rate as a fraction: ``stated(Decimal("0.0005"), Per.DAY)`` is five in ten thousand a day."""
    return RateSpec("stated", value, per)


LPR_1Y = RateSpec("lpr1y")


def stated_label(value: Decimal, per: Per) -> str:
    """``年利率24%``, ``月利率1.5%``, ``日万分之5``, ``不计息``: the customary wording for each unit."""
    if not value:
        return "不计息"
    if per is Per.DAY:
        parts = plain(value * 10_000)
        return f"日万分之{_NUMERALS.get(parts, parts)}"
    return f"{'年' if per is Per.YEAR else '月'}利率{plain(value * 100)}%"
