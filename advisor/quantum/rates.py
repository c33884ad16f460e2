"""Published loan rates: the central bank's benchmark by term, and LPR from its first reformed quotation.

Data: ``knowledge/rates/benchmark.csv`` and ``knowledge/rates/lpr.csv``, per cent a year, each row with its
source and the day it was checked. One more line in ``lpr.csv``, or one more :class:`Quotation` passed to
:func:`load_rates`, carries the table on.
"""

from __future__ import annotations

import csv
import itertools
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

from advisor.errors import InputError, KnowledgeError, LawNotInForce
from advisor.law.knowledge import KNOWLEDGE

TIERS = {
    "upto_6m": "六个月以内（含）",
    "upto_1y": "六个月至一年（含）",
    "upto_3y": "一至三年（含）",
    "upto_5y": "三至五年（含）",
    "over_5y": "五年以上",
}
TENORS = {"lpr1y": "一年期LPR", "lpr5y": "五年期以上LPR"}
LPR_SOURCE = "全国银行间同业拆借中心公布的{}"
BENCHMARK_SOURCE = "中国人民银行贷款基准利率（{}）"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One LPR publication: the day and both tenors as yearly fractions (0.03 is 3 %)."""

    effective_on: date
    lpr1y: Decimal
    lpr5y: Decimal
    source: str = "用户补录"


@dataclass(frozen=True, slots=True)
class Series:
    """A step function of time: ``rates[i]`` (yearly fraction) holds from ``dates[i]`` to the next date."""

    name: str
    dates: tuple[date, ...]
    rates: tuple[Decimal, ...]

    def on(self, day: date) -> Decimal:
        """The rate of ``day``; raises :class:`LawNotInForce` before the first published one."""
        index = bisect_right(self.dates, day) - 1
        if index < 0:
            raise LawNotInForce(self.name, day, f"最早的一期是 {self.dates[0]}；请改用约定利率或自行补录。")
        return self.rates[index]


@dataclass(frozen=True, eq=False, slots=True)
class Rates:
    """All published rates at one state of the data.

    ``provisional_from`` is the first day on which the last LPR may have been replaced by one not in the
    table; ``version`` names this state of the data for the record.
    """

    series: dict[str, Series]
    switch_on: date
    last_quoted_on: date
    provisional_from: date
    version: str


@cache
def load_rates() -> Rates:
    """Rates as shipped under ``knowledge/rates``; raises :class:`KnowledgeError` naming a bad row."""
    return _assemble(*_shipped(), suffix="")


@lru_cache(maxsize=32)
def _extended(extra: tuple[Quotation, ...]) -> Rates:
    benchmark, quotations, checked = _shipped()
    known = {q.effective_on for q in quotations}
    added = [q for q in extra if q.effective_on not in known]
    try:
        return _assemble(
            benchmark,
            sorted([*quotations, *added], key=lambda q: q.effective_on),
            checked,
            suffix=f"+补录{len(added)}期",
        )
    except KnowledgeError as error:
        raise InputError(
            f"补录的LPR接不上：{error}", field="LPR", remedy="请按公布日逐月补录，不要跳月。"
        ) from None


def with_quotations(extra: Iterable[Quotation]) -> Rates:
    """The shipped rates carried on by the user's own quotations (already shipped days are ignored).

    Raises :class:`InputError` when a month is missing in between or a rate is out of range.
    """
    return _extended(tuple(extra)) if extra else load_rates()


def _shipped() -> tuple[dict[str, Series], list[Quotation], str]:
    rows = _rows("benchmark.csv")
    dates = tuple(_day(row, "benchmark.csv") for row in rows)
    _ascending(dates, "benchmark.csv")
    benchmark = {
        tier: Series(
            BENCHMARK_SOURCE.format(name), dates, tuple(_fraction(row, tier, "benchmark.csv") for row in rows)
        )
        for tier, name in TIERS.items()
    }
    lpr = _rows("lpr.csv")
    quotations = [
        Quotation(
            _day(row, "lpr.csv"),
            _fraction(row, "lpr1y", "lpr.csv"),
            _fraction(row, "lpr5y", "lpr.csv"),
            row["source"],
        )
        for row in lpr
    ]
    return benchmark, quotations, max(row["checked_on"] for row in lpr)


def _assemble(
    benchmark: dict[str, Series], quotations: list[Quotation], checked_on: str, suffix: str
) -> Rates:
    dates = tuple(q.effective_on for q in quotations)
    _ascending(dates, "lpr.csv")
    _monthly(dates)
    for q in quotations:
        for rate in (q.lpr1y, q.lpr5y):
            if not Decimal(0) < rate < Decimal("0.25"):
                raise KnowledgeError(f"lpr.csv {q.effective_on}：利率 {rate} 应是百分数，例如 3.00")
    series = dict(benchmark)
    series["lpr1y"] = Series(LPR_SOURCE.format("一年期LPR"), dates, tuple(q.lpr1y for q in quotations))
    series["lpr5y"] = Series(LPR_SOURCE.format("五年期以上LPR"), dates, tuple(q.lpr5y for q in quotations))
    last = dates[-1]
    version = f"LPR至{last}（核对于{checked_on}）{suffix}"
    return Rates(series, dates[0], last, _next_month(last).replace(day=20), version)


def _rows(name: str) -> list[dict[str, str]]:
    with (KNOWLEDGE / "rates" / name).open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    if not rows:
        raise KnowledgeError(f"knowledge/rates/{name} 没有数据")
    return rows


def _day(row: dict[str, str], name: str) -> date:
    try:
        return date.fromisoformat(row["effective_on"])
    except (KeyError, ValueError):
        raise KnowledgeError(
            f"knowledge/rates/{name}：日期“{row.get('effective_on')}”应写成 2026-10-20"
        ) from None


def _fraction(row: dict[str, str], column: str, name: str) -> Decimal:
    try:
        return Decimal(row[column]) / 100
    except (KeyError, InvalidOperation):
        raise KnowledgeError(
            f"knowledge/rates/{name} {row.get('effective_on')}：{column} 列“{row.get(column)}”不是百分数"
        ) from None


def _ascending(dates: tuple[date, ...], name: str) -> None:
    for earlier, later in itertools.pairwise(dates):
        if later <= earlier:
            raise KnowledgeError(f"knowledge/rates/{name}：{later} 不在 {earlier} 之后")


def _monthly(dates: tuple[date, ...]) -> None:
    """LPR is published once a month: a skipped month is a missing row."""
    for earlier, later in itertools.pairwise(dates):
        if _next_month(earlier) != later.replace(day=1):
            raise KnowledgeError(f"knowledge/rates/lpr.csv：{earlier} 与 {later} 之间缺一期或同月两期")


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
