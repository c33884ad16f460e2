"""All clocks of the matter: one table, then each with how it is counted."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import Page

from advisor.analysis.assessment import Assessment, ClaimResult, Standing
from advisor.analysis.deadlines import Deadline, deadlines
from advisor.analysis.ranking import remote
from advisor.rules.clock import Reading, Status

from .links import to_questions
from .session import Context, assessed
from .show import cites, cites_for, claim_names, day, label, left, status_badge

AT_A_GLANCE = ("name", "safe", "left", "status", "latest")
"""The columns a phone can show; the rest stands in the cards below and in the file."""
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
        table = [_row(context, assessment, row) for row in counted]
        shown = [t(f"clock.{name}") for name in AT_A_GLANCE]
        st.dataframe(table, hide_index=True, column_order=shown)
        st.download_button(
            t("clock.download"), _csv(table), file_name="deadlines.csv", mime="text/csv", on_click="ignore"
        )
    for number, row in enumerate(counted):
        with st.container(border=True):
            _clock(context, assessment, row)
            to_questions(context, pages, row.clock.missing, f"ask:{number}")
    rest = [row for row in found if row.clock.main is None]
    if rest:
        more = st.expander(t("clock.without_day", count=str(len(rest))), key="clock:rest", on_change="rerun")
        if more.open:
            with more:
                st.markdown("\n".join(_without_day(context, assessment, row) for row in rest))
                missing = (path for row in rest for path in row.clock.missing)
                to_questions(context, pages, missing, "ask:clocks")


def _without_day(context: Context, assessment: Assessment, row: Deadline) -> str:
    """What the clock lacks, or why it does not run, in one line."""
    t, clock = context.t, row.clock
    lacks = t("clock.missing", facts=t.semicolon.join(label(path, t) for path in clock.missing))
    return f"- {named(context, row)}{t.open}{_claims(context, assessment, row)}{t.close}{t.colon}{lacks if clock.missing else clock.idle}"


def _claims(context: Context, assessment: Assessment, row: Deadline) -> str:
    """The claims the clock runs on; those that nothing points to are named only where there are no others."""
    near = [id for id in row.claims if _near(assessment[id])]
    return claim_names(near or row.claims, context.t) or context.t("clock.procedure")


def _near(result: ClaimResult) -> bool:
    return result.standing is not Standing.FAILS and not remote(result)


def named(context: Context, row: Deadline) -> str:
    """The clock's name in the language of the reader."""
    return context.tr.clock(row.claims[0] if row.claims else "", row.clock)


def _row(context: Context, assessment: Assessment, row: Deadline) -> dict[str, str]:
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
        t("clock.claims"): _claims(context, assessment, row),
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
        f"**{named(context, row)}**　{status_badge(row.status, t)}　:gray[{t(f'kind.{clock.kind.value}')} · {_claims(context, assessment, row)}]"
    )
    safe = f"{t('clock.safe')} **{day(clock.safe_on)}**"
    gap = f"{t.open}{left(row.days_left, t)}{t.close}" if row.status in SHOWN else ""
    st.markdown(f"{safe}{gap}　{t('clock.latest')} {day(clock.latest_on)}")
    if clock.acted:
        st.markdown(t("clock.exercised", day=day(clock.exercised_on)))
    if clock.provisional:
        st.caption(t("clock.provisional"))
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
