"""Money that runs after a judgment: the doubled part of the interest for late performance.

The doubled part is a daily rate on the money debt of the judgment without its general interest; general
interest goes on separately, exactly as the judgment says (:func:`advisor.quantum.interest.interest_on`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from advisor.errors import InputError
from advisor.quantum.appropriation import Payment
from advisor.quantum.day_count import ONE_DAY
from advisor.quantum.interest import interest_on
from advisor.quantum.lines import Computation, Line, add_up
from advisor.quantum.money import ZERO, positive
from advisor.quantum.rate_spec import Per, RateSpec, Tier, stated
from advisor.quantum.rates import Rates
from advisor.quantum.statutory import Statutory, versions


def delay_interest(
    debt: Decimal | int | str,
    start_on: date,
    end_on: date,
    *,
    payments: Iterable[Payment] = (),
    suspended: Iterable[tuple[date, date]] = (),
    include_end: bool = False,
    tier: Tier = Tier.UPTO_1Y,
    rates: Rates | None = None,
) -> Computation:
    """The doubled part on ``debt`` yuan from the end of the performance period to ``end_on``.

    ``start_on`` is counted, each payment day and ``end_on`` are not (``include_end`` counts the last).
    Payments reduce the money debt first, the doubled part is paid last. ``suspended`` are stays (first and
    last day) not caused by the debtor. Days before 2014-08-01 bear twice the benchmark rate of ``tier``.
    Source: civil_procedure_2023:264, delay_interest_2014:1, 2, 3, 4, 7.
    """
    base = positive(debt, "生效文书确定的金钱债务")
    if end_on < start_on:
        raise InputError(
            f"截止日 {end_on} 早于起算日 {start_on}。", field="迟延期间", remedy="请核对两个日期。"
        )
    stop = end_on + ONE_DAY if include_end else end_on
    paid = sorted((p for p in payments if p.paid_on < stop), key=lambda p: p.paid_on)
    stays = list(suspended)
    lines: list[Line] = []
    notes: dict[str, None] = {}
    citations: dict[str, None] = {}
    version_name = ""
    for start, until, owed in _stretches(base, start_on, stop, paid, stays):
        for version in versions("doubled_delay_interest"):
            first, last = max(start, version.from_on), until
            if version.until_on < date.max:
                last = min(until, version.until_on + ONE_DAY)
            if first >= last or owed <= 0:
                continue
            part = interest_on(owed, first, last, _spec(version, tier), rates=rates, label="加倍部分债务利息")
            lines += [replace(line, source=f"{version.citation} {line.source}") for line in part.lines]
            notes[version.gist] = None
            citations |= dict.fromkeys(version.citations)
            version_name = part.data_version or version_name
    if stays:
        notes["中止或暂缓执行的期间（非因被执行人申请）已剔除。"] = None
    result = add_up(lines, notes=tuple(notes), data_version=version_name, citations=tuple(citations))
    rest = max(base - sum((p.amount for p in paid), ZERO), ZERO)
    daily = rest * Decimal(versions("doubled_delay_interest")[-1].value)
    return replace(result, per_day=daily, per_day_from=stop)


def _spec(version: Statutory, tier: Tier) -> RateSpec:
    if version.unit == "day":
        return stated(Decimal(version.value), Per.DAY)
    return RateSpec(tier.value, multiple=Decimal(version.value), follow_switch=False)


def _stretches(
    base: Decimal, start: date, stop: date, payments: list[Payment], stays: list[tuple[date, date]]
) -> list[tuple[date, date, Decimal]]:
    """Stretches ``[start, until)`` with the debt owed in each, stays left out."""
    cuts = {start, stop} | {p.paid_on for p in payments if start < p.paid_on < stop}
    for first, last in stays:
        if last < first:
            raise InputError(
                f"中止期间的末日 {last} 早于首日 {first}。", field="中止期间", remedy="请核对两个日期。"
            )
        cuts |= {day for day in (first, last + ONE_DAY) if start < day < stop}
    ordered = sorted(cuts)
    found = []
    for begin, end in pairwise(ordered):
        if any(first <= begin <= last for first, last in stays):
            continue
        owed = base - sum((p.amount for p in payments if p.paid_on <= begin), ZERO)
        found.append((begin, end, max(owed, ZERO)))
    return found
