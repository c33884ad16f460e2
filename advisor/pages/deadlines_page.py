"""All clocks of the matter: one table, then each with how it is counted."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import Page

from advisor.analysis.assessment import Assessment
from advisor.analysis.deadlines import Deadline, deadlines
from advisor.rules.clock import Reading, Status

from .session import Context, assessed
from .show import cites, cites_for, claim_names, day, label, left, status_badge

SHOWN = (Status.RUNNING, Status.EXPIRING, Status.CONTESTED)


def render(context: Context, pages: Mapping[str, Page]) -> None:
    """Draw the page."""
    t = context.t
    st.title(t("nav.deadlines"))
    st.caption(t("clock.lead"))
    assessment = assessed(context)
    if assessment is None:
        return
    found = deadlines(assessment)
    counted = [row for row in found if row.clock.main is not None]
    if not counted:
        st.info(t("clock.none"))
    else:
        table = [_row(context, row) for row in counted]
        st.dataframe(table, hide_index=True)
        st.download_button(
            t("clock.download"), _csv(table), file_name="deadlines.csv", mime="text/csv", on_click="ignore"
        )
    for row in counted:
        with st.container(border=True):
            _clock(context, assessment, row)
    rest = [row for row in found if row.clock.main is None]
    if rest:
        more = st.expander(t("clock.without_day", count=str(len(rest))), key="clock:rest", on_change="rerun")
        if more.open:
            with more:
                st.markdown("\n".join(_without_day(context, row) for row in rest))


def _without_day(context: Context, row: Deadline) -> str:
    """What the clock lacks, or why it does not run, in one line."""
    t, clock = context.t, row.clock
    lacks = t("clock.missing", facts=t.semicolon.join(label(path, t) for path in clock.missing))
    return f"- {named(context, row)}{t.open}{_claims(context, row)}{t.close}{t.colon}{lacks if clock.missing else clock.idle}"


def _claims(context: Context, row: Deadline) -> str:
    return claim_names(row.claims, context.t) or context.t("clock.procedure")


def named(context: Context, row: Deadline) -> str:
    """The clock's name in the language of the reader."""
    return context.tr.clock(row.claims[0] if row.claims else "", row.clock)


def _row(context: Context, row: Deadline) -> dict[str, str]:
    t, clock = context.t, row.clock
    return {
        t("clock.name"): named(context, row),
        t("clock.status"): t(f"status.{row.status.value}"),
        t("clock.safe"): day(clock.safe_on),
        t("clock.left"): "—" if row.days_left is None else str(row.days_left),
        t("clock.latest"): day(clock.latest_on),
        t("clock.start"): day(clock.main.start_on if clock.main else None),
        t("clock.last"): day(clock.last_on),
        t("clock.extended"): day(clock.extended_on),
        t("clock.kind"): t(f"kind.{clock.kind.value}"),
        t("clock.claims"): _claims(context, row),
    }


def _csv(table: list[dict[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(table[0]))
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue().encode("utf-8-sig")


def _sources(context: Context, assessment: Assessment, row: Deadline) -> str:
    """The articles of the law that governs the first claim the clock runs on; all of them where none governs yet."""
    cite = row.clock.cite
    return cites_for(assessment[row.claims[0]], cite, context.on) if row.claims else cites(cite)


def _clock(context: Context, assessment: Assessment, row: Deadline) -> None:
    t, clock = context.t, row.clock
    st.markdown(
        f"**{named(context, row)}**　{status_badge(row.status, t)}　:gray[{t(f'kind.{clock.kind.value}')} · {_claims(context, row)}]"
    )
    safe = f"{t('clock.safe')} **{day(clock.safe_on)}**"
    gap = f"{t.open}{left(row.days_left, t)}{t.close}" if row.status in SHOWN else ""
    st.markdown(f"{safe}{gap}　{t('clock.latest')} {day(clock.latest_on)}")
    if clock.acted:
        st.markdown(t("clock.exercised", day=day(clock.exercised_on)))
    if clock.provisional:
        st.markdown(f":orange[{t('clock.provisional')}]")
    lines = [_reading(context, clock.main, "clock.reason")] if clock.main else []
    lines += [_reading(context, other, "clock.other") for other in clock.others]
    lines += [_reading(context, step, "clock.earlier") for step in clock.steps]
    lines += [f"- {note}" for note in clock.notes]
    lines.append(f"- :gray[{t('answer.cite')}{t.colon}{_sources(context, assessment, row)}]")
    st.markdown("\n".join(lines))


def _reading(context: Context, reading: Reading, title: str) -> str:
    t = context.t
    counted = t(
        "clock.counted",
        start=day(reading.start_on),
        period=str(reading.counted.period),
        last=day(reading.nominal_on),
    )
    source = f"{t.open}{cites(reading.cite)}{t.close}" if reading.cite else ""
    extended = (
        f"{t.comma}{t('clock.extended')} {day(reading.extended_on)}"
        if reading.extended_on != reading.nominal_on
        else ""
    )
    return f"- {t(title)}{t.colon}{reading.reason}{source}　:gray[{counted}{extended}]"
