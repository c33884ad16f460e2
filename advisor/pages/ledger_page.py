"""All matters on this computer: which right dies first, what is owed, what to do next; each opens from here."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd  # type: ignore[import-untyped]  # comes with Streamlit, ships no types
import streamlit as st
from streamlit.navigation.page import Page

from advisor.analysis.assessment import assess
from advisor.analysis.deadlines import deadlines
from advisor.analysis.ledger import Entry, entry, ledger
from advisor.analysis.ranking import rank
from advisor.analysis.selfcheck import next_steps
from advisor.analysis.sentences import Sentence
from advisor.errors import InputError, QingqianError
from advisor.ledger_command import harmless
from advisor.matters.store import Draft, Store
from advisor.matters.store import Entry as Stored
from advisor.rules.clock import Clock

from .session import Context, use
from .show import claim_name, day, plain, refusal, total

EVERYTHING = "within.all"
WITHIN: Mapping[str, int | None] = {
    "within.all": None,
    "within.month": 30,
    "within.quarter": 90,
    "within.year": 365,
}
"""What the list can be narrowed to: rights that die within so many days."""


@dataclass(frozen=True, slots=True)
class Row:
    """One stored matter: its line in the ledger, and what the line needs to be said in another language."""

    entry: Entry
    claim: str = ""
    clock: tuple[str, Clock] | None = None
    step: Sentence | None = None


def render(context: Context, pages: Mapping[str, Page]) -> None:
    """Draw the page."""
    t = context.t
    st.title(t("nav.ledger"))
    st.caption(t("ledger.lead"))
    stored = {one.id: one for one in Store().entries()}
    if not stored:
        st.info(t("ledger.none"))
        if st.button(t("home.start_new"), type="primary", key="ledger_new"):
            use(Store().new_id(), Draft())
            st.switch_page(pages["form"])
        return
    within = st.pills(
        t("ledger.within"),
        list(WITHIN),
        default=EVERYTHING,
        key="ledger_within",
        required=True,
        format_func=t,
        label_visibility="collapsed",
    )
    rows = {id: _row(id, one.saved_at, context.on) for id, one in stored.items() if not one.fault}
    found = ledger((row.entry for row in rows.values()), within=WITHIN[within or EVERYTHING])
    st.markdown(_sums(context, len(found.entries), found.owed, found.recovered))
    shown = [rows[e.name] for e in found.entries]
    if shown:
        _table(context, pages, shown, stored)
    for row in shown:
        if row.entry.refusal:
            st.warning(f"**{plain(_name(context, stored[row.entry.name]))}**\n\n{plain(row.entry.refusal)}")
    if damaged := [one for one in stored.values() if one.fault]:
        st.caption(t("ledger.damaged", count=len(damaged)))


@st.cache_resource(max_entries=1024, show_spinner=False)
def _row(id: str, saved_at: float, on: date) -> Row:
    """The line of one matter; ``saved_at`` stands for what is in its file."""
    del saved_at
    try:
        matter = Store().load(id).matter
        assessment = assess(matter, on)
    except QingqianError as error:
        said = error.message if isinstance(error, InputError) else str(error)
        return Row(Entry(id, refusal=said))
    line, first = entry(id, matter, on), rank(assessment)[0].result
    clocks = (
        (row.claims[0] if row.claims else "", row.clock)
        for row in deadlines(assessment)
        if (row.clock.name, row.clock.safe_on) == (line.clock, line.safe_on)
    )
    step = next(iter(next_steps(assessment, 1)), None)
    leading = first.id if first.standing.good else ""
    return Row(line, leading, next(clocks, None), step.sentence if step else None)


def _sums(context: Context, count: int, owed: Decimal, recovered: Decimal | None) -> str:
    t = context.t
    said = t("ledger.sums", count=count, owed=total(owed, t))
    return said if recovered is None else f"{said}　{t('ledger.recovered', share=f'{recovered:.1%}')}"


def _name(context: Context, one: Stored) -> str:
    return one.title or context.t("app.untitled")


def _table(
    context: Context, pages: Mapping[str, Page], rows: list[Row], stored: Mapping[str, Stored]
) -> None:
    t = context.t
    cells = [_cells(context, row, stored[row.entry.name]) for row in rows]
    labels = [
        f"{day(row.entry.safe_on)} · {cell[t('ledger.matter')]} · {cell[t('ledger.debtor')] or '—'}"
        for row, cell in zip(rows, cells, strict=True)
    ]
    picked = st.dataframe(
        pd.DataFrame(cells),
        hide_index=True,
        key="ledger_table",
        on_select="rerun",
        selection_mode="single-row",
        placeholder="—",
        column_config={
            t("ledger.owed"): st.column_config.NumberColumn(format="accounting"),
            t("ledger.step"): st.column_config.TextColumn(width="large"),
        },
    )
    st.caption(t("ledger.pick_help"))
    at = st.selectbox(
        t("ledger.open"),
        range(len(rows)),
        index=None,
        key=f"ledger_open:{t.language}",
        placeholder=t("ledger.pick"),
        format_func=lambda number: labels[number],
    )
    chosen = [at] if at is not None else list(picked["selection"]["rows"])
    st.download_button(
        t("ledger.download"),
        _csv(cells),
        file_name="all_matters.csv",
        mime="text/csv",
        key="ledger_csv",
        on_click="ignore",
    )
    if chosen:
        _open(context, pages, rows[chosen[0]].entry.name)


def _open(context: Context, pages: Mapping[str, Page], id: str) -> None:
    try:
        use(id, Store().load(id))
    except InputError as error:  # it was deleted or damaged since the list was drawn
        st.error(refusal(error, context.t))
        return
    if "result" in pages:
        st.switch_page(pages["result"])


def _cells(context: Context, row: Row, stored: Stored) -> dict[str, Any]:
    """One line of the table; days and sums keep their kind, so that a click on the heading sorts them."""
    t, line = context.t, row.entry
    clock = context.tr.clock(*row.clock) if row.clock else line.clock
    standing = t(f"standing.{line.standing}") if line.standing else ""
    return {
        t("clock.safe"): line.safe_on,
        t("ledger.matter"): _name(context, stored),
        t("clock.left"): line.days_left,
        t("ledger.owed"): None if line.owed is None else float(line.owed),
        t("ledger.step"): row.step.say(t.language) if row.step else line.refusal,
        t("ledger.debtor"): line.debtor,
        t("ledger.clock"): f"{clock}{t.open}{t('standing.contested')}{t.close}" if line.contested else clock,
        t("ledger.claim"): claim_name(row.claim, t) if row.claim else "",
        t("ledger.standing"): standing,
    }


def _csv(cells: list[dict[str, Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(cells[0])
    for row in cells:
        writer.writerow("" if cell is None else harmless(_written(cell)) for cell in row.values())
    return out.getvalue().encode("utf-8-sig")


def _written(cell: object) -> str:
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)
