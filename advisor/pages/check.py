"""The ten-question self-check: clocks and the next three steps."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import Page

from advisor.analysis.deadlines import deadlines
from advisor.analysis.questions import questions
from advisor.analysis.selfcheck import next_steps, selfcheck_fields
from advisor.rules.clock import ClockKind

from .fields import ask, by_field
from .session import Context, assessed
from .show import day, left, status_badge


def render(context: Context, pages: Mapping[str, Page]) -> None:
    """Draw the page."""
    t = context.t
    st.title(t("nav.check"))
    st.caption(t("check.lead"))
    problems = by_field(context)
    for number, path in enumerate(selfcheck_fields(), 1):
        with st.container(border=True):
            st.caption(f"{number} / {len(selfcheck_fields())}")
            ask(context, questions(t.language)[path], problems)
    assessment = assessed(context)
    if assessment is None:
        return
    st.header(t("check.clocks"))
    running = [
        row for row in deadlines(assessment) if row.clock.main and row.clock.kind is not ClockKind.MATURITY
    ]
    if not running:
        st.info(t("clock.none"))
    for row in running:
        clock, name = row.clock, context.tr.clock(row.claims[0] if row.claims else "", row.clock)
        st.markdown(
            f"- **{name}** {status_badge(row.status, t)}　{t('clock.safe')} **{day(clock.safe_on)}**"
            f"{t.open}{left(row.days_left, t)}{t.close}　{t('clock.latest')} {day(clock.latest_on)}"
        )
    st.header(t("check.steps"))
    for number, step in enumerate(next_steps(assessment), 1):
        st.markdown(f"{number}. {step.sentence.say(t.language)}")
