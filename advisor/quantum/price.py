"""Adjusting a contract price: the index formula, the risk band, and a change of circumstances as an argument.

What the contract says comes first; these are the methods contracts and the pricing standard use.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from advisor.errors import InputError
from advisor.quantum.lines import Computation, Line, add_up, product
from advisor.quantum.money import ZERO, positive, to_fen

ONE = Decimal(1)
Fault = Literal["employer", "contractor", "neither"]


@dataclass(frozen=True, slots=True)
class Factor:
    """One adjustable cost: its weight in the contract price and its index now and on the base date.

    The base index is that of the base date (as a rule 28 days before tenders close), not of signing.
    """

    name: str
    weight: Decimal
    current: Decimal
    base: Decimal


@dataclass(frozen=True, slots=True)
class BandResult:
    """A unit price settled by the risk band: the new price, its change, and why."""

    settled: Decimal
    change: Decimal
    reference: Decimal
    limit: Decimal
    computation: Computation
    reason: str


@dataclass(frozen=True, slots=True)
class ArguedRange:
    """An amount to argue for: what exceeds the normal risk, shared between ``low`` and ``high``."""

    excess: Decimal
    low: Decimal
    high: Decimal
    notes: tuple[str, ...]


def index_adjustment(work: Decimal, fixed_weight: Decimal, factors: Iterable[Factor]) -> Computation:
    """``P0 × [A + Σ(B × Ft ÷ F0) − 1]``: the change of the price of ``work`` done in the period.

    ``work`` is at contract prices, without retention, prepayment and its recovery, earlier adjustments, and
    anything already at current prices; the result is in its unit. Weights must add up to exactly one, indices
    must be above zero; :class:`InputError` otherwise.
    """
    found = list(factors)
    base = positive(work, "P0")
    total = fixed_weight + sum((factor.weight for factor in found), ZERO)
    if total != ONE:
        raise InputError(
            f"定值权重与变值权重之和是 {total}，应等于 1。",
            field="权重",
            remedy="请核对合同专用条款的权重表。",
        )
    lines: list[Line] = [product("定值部分", base, rate=fixed_weight)]
    for factor in found:
        if factor.base <= 0 or factor.current <= 0:
            raise InputError(
                f"{factor.name} 的指数须大于零。", field="指数", remedy="请填写基准日与计价当期的指数。"
            )
        lines.append(
            product(
                factor.name,
                base,
                rate=factor.weight,
                units=factor.current,
                divisor=factor.base,
                note=f"权重{factor.weight}，现行指数{factor.current}，基本指数{factor.base}",
            )
        )
    lines.append(product("减：原价", base, rate=-ONE))
    return add_up(lines, notes=("基本指数取基准日（一般为投标截止日前28天）的指数，不取签约时。",))


def risk_band(
    bid: Decimal, base: Decimal, actual: Decimal, risk: Decimal, quantity: Decimal = ONE, name: str = "材料"
) -> BandResult:
    """The settled unit price when only changes beyond ``risk`` (a fraction, 0.05 is 5 %) are adjusted.

    A rise is measured from the higher of bid and base price, a fall from the lower; only the part beyond the
    band is added to or taken from the bid price. The computation is the change for ``quantity``.
    """
    for value, label in ((bid, "投标单价"), (base, "基准单价"), (actual, "实际单价"), (quantity, "数量")):
        positive(value, label)
    if not ZERO <= risk < ONE:
        raise InputError(f"风险幅度 {risk} 应在 0 与 1 之间。", field="风险幅度", remedy="5% 请写 0.05。")
    ceiling, floor = max(bid, base) * (ONE + risk), min(bid, base) * (ONE - risk)
    if actual > ceiling:
        reference, limit, reason = (
            max(bid, base),
            ceiling,
            "涨幅以投标单价与基准单价中较高者为基数，超出部分调增",
        )
    elif actual < floor:
        reference, limit, reason = (
            min(bid, base),
            floor,
            "跌幅以投标单价与基准单价中较低者为基数，超出部分调减",
        )
    else:
        reference, limit, reason = max(bid, base), actual, "涨跌都在风险幅度以内，不调整"
    change = actual - limit
    line = product(f"{name}调差", change, units=quantity, note=reason)
    return BandResult(bid + change, change, reference, limit, add_up([line], notes=(reason,)), reason)


def price_in_delay(agreed_period: Decimal, later: Decimal, fault: Fault) -> Decimal:
    """The price that counts for work pushed beyond the agreed time, by whose fault it was.

    Employer: the higher one; contractor: the lower one; neither: the later price, under the ordinary rule.
    Source: pricing_standard:8.7.4.
    """
    if fault == "employer":
        return max(agreed_period, later)
    if fault == "contractor":
        return min(agreed_period, later)
    return later


def changed_circumstances(
    cost_at_signing: Decimal,
    cost_now: Decimal,
    *,
    normal_risk: Decimal,
    employer_share: tuple[Decimal, Decimal] = (Decimal("0.5"), ONE),
) -> ArguedRange:
    """The part of a rise beyond ``normal_risk`` (a fraction of the cost at signing), as a range to argue for.

    ``employer_share`` bounds the share the employer may be made to bear; the court decides, so no single
    figure is given. Source: civil_code:533.
    """
    before, now = positive(cost_at_signing, "订约时成本"), positive(cost_now, "现时成本")
    low, high = employer_share
    if not ZERO <= low <= high <= ONE:
        raise InputError(
            "分担比例应在 0 与 1 之间，且下限不高于上限。", field="分担比例", remedy="例如 0.5 与 1。"
        )
    excess = max(now - before * (ONE + normal_risk), ZERO)
    notes = ("超出正常商业风险的部分由法院按公平原则分担；这里给的是主张区间，不是判决预测。",)
    return ArguedRange(to_fen(excess), to_fen(excess * low), to_fen(excess * high), notes)
