"""An amount with its lines: table, chart of what accrues over time, the alternative figure, notes, the workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import streamlit as st

from advisor.analysis.assessment import Assessment
from advisor.analysis.strategy import Strategy
from advisor.papers.calculation import calculation
from advisor.quantum.lines import Computation, Line
from advisor.quantum.money import ZERO, to_fen
from advisor.rules.claim import Amount
from advisor.texts import Texts

from .session import Context
from .show import day, money, total

INK = "#2f6b5e"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def amount(context: Context, found: Amount) -> None:
    """Draw the figure and, beside it, the one of the fallback plea."""
    t = context.t
    if found.computation is not None:
        _computation(found.computation, t)
    if found.note:
        st.caption(found.note)
    other = found.alternative
    if other is not None and other.value is not None:
        st.markdown(t("result.alternative", amount=f"**{total(other.value, t)}**"))
        if other.computation is not None:
            _computation(other.computation, t)
        if other.note:
            st.caption(other.note)


def _computation(found: Computation, t: Texts) -> None:
    st.dataframe(lines_table(found.lines, t), hide_index=True)
    st.markdown(f"{t('money.total')} **{total(found.total, t)}**")
    if found.per_day:
        st.markdown(t("money.per_day", day=day(found.per_day_from), amount=total(to_fen(found.per_day), t)))
    if found.provisional:
        st.markdown(f":orange[{t('money.provisional')}]")
    if points := accrued(found.lines):
        st.caption(t("money.chart"))
        days = {t("column.to"): [on for on, _ in points], t("column.amount"): [float(v) for _, v in points]}
        st.line_chart(
            days,
            x=t("column.to"),
            y=t("column.amount"),
            x_label="",
            y_label="",
            color=INK,
            height=220,
            alt=t("money.chart"),
        )
    if found.notes:
        st.caption("\n\n".join(found.notes))


def accrued(lines: Sequence[Line]) -> list[tuple[date, Decimal]]:
    """What the dated lines have come to on each day on which a line begins or has ended; empty without such lines."""
    dated = [(line.start_on, line.end_on, line.amount) for line in lines if line.start_on and line.end_on]
    runs = [(start, end + timedelta(days=1), sum_) for start, end, sum_ in dated]
    days = sorted({on for start, end, _ in runs for on in (start, end)})
    return [(on, to_fen(sum((_by(on, run) for run in runs), ZERO))) for on in days]


def _by(on: date, run: tuple[date, date, Decimal]) -> Decimal:
    """The part of a line that has accrued by ``on``: evenly over its days."""
    start, end, sum_ = run
    return sum_ * max(0, min((on - start).days, (end - start).days)) / (end - start).days


def lines_table(lines: Sequence[Line], t: Texts) -> list[dict[str, str]]:
    """The steps of a computation as rows of text; a column that says nothing in any row is left out."""
    rows = [
        {
            t("column.label"): line.label,
            t("column.from"): day(line.start_on),
            t("column.to"): day(line.end_on),
            t("column.days"): "—" if line.days is None else str(line.days),
            t("column.base"): "—" if line.base is None else money(line.base),
            t("column.rate"): "—" if line.annual_rate is None else f"{line.annual_rate * 100:.4f}%",
            t("column.amount"): money(line.amount),
            t("column.source"): line.source or "—",
        }
        for line in lines
    ]
    telling = {name for row in rows for name, cell in row.items() if cell != "—"}
    return [{name: cell for name, cell in row.items() if name in telling} for row in rows]


def workbook(context: Context, assessment: Assessment, plan: Strategy) -> None:
    """The download of all figures pleaded; the file is made when it is asked for."""
    pleas = (*plan.principal, *plan.alternative)
    counted = [p.result.amount for p in pleas if not p.result.claim.secured and p.result.amount]
    if not any(one.computation or (one.alternative and one.alternative.computation) for one in counted):
        return
    st.download_button(
        context.t("money.workbook"),
        lambda: calculation(assessment) or b"",
        "calculation.xlsx",
        XLSX,
        key="workbook",
        on_click="ignore",
        help=context.t("money.workbook_help"),
    )
