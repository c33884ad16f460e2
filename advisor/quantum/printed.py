"""Computations as text for the command line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from advisor.quantum.lines import Computation, Line
from advisor.quantum.money import format_cell, format_yuan, plain
from advisor.quantum.rate_spec import RateSpec


def interest_text(
    principal: Decimal, start_on: date, end_on: date, spec: RateSpec, found: Computation
) -> str:
    """The interest for a person: what was asked, the lines, the total, the daily figure, the remarks."""
    head = f"本金 {format_yuan(principal)}，{start_on} 至 {end_on}，{spec.label}"
    daily = (
        f"{found.per_day_from} 起每日 {format_cell(found.per_day)} 元" if found.per_day is not None else ""
    )
    total = f"利息合计 {format_yuan(found.total)}" + ("（暂计）" if found.provisional else "")
    return "\n".join(filter(None, [head, *rows(found), total, daily, *found.notes]))


def rows(found: Computation) -> list[str]:
    """The lines of a computation, one a row."""
    return [_row(line) for line in found.lines]


def _row(line: Line) -> str:
    if line.start_on and line.end_on and line.annual_rate is not None:
        rate = f"{plain((line.annual_rate * 100).quantize(Decimal('0.000001')))}%"
        return (
            f"  {line.start_on} 至 {line.end_on}  {line.days:>5}日  年化{rate}  "
            f"{format_cell(line.amount):>16}  {line.source}" + (f"（{line.note}）" if line.note else "")
        )
    base = (
        f"{format_cell(line.base)} × {plain((line.rate or Decimal(1)) * 100)}%"
        if line.base is not None
        else ""
    )
    return f"  {line.label}  {base} = {format_cell(line.amount)}"
