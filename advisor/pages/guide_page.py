"""Old guides corrected: point by point what is still right, what changed since when, and what to do instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import streamlit as st
from streamlit.navigation.page import Page

from advisor.analysis.guide import Point, Verdict, guide
from advisor.papers.guide import guide_bytes, provisions
from advisor.texts import Texts

from .papers_page import DOCX
from .session import Context
from .show import badge, day

COLOUR = {
    Verdict.STILL_RIGHT: "green",
    Verdict.INCOMPLETE: "orange",
    Verdict.OUTDATED: "gray",
    Verdict.DANGEROUS: "red",
}


def render(context: Context, pages: Mapping[str, Page]) -> None:
    """Draw the page."""
    t, found = context.t, guide()
    st.title(t("nav.guide"))
    st.caption(t("guide.lead"))
    st.markdown(found.intro)
    verdicts = list(Verdict)
    chosen = st.pills(
        t("guide.filter"),
        verdicts,
        selection_mode="multi",
        key="guide_verdicts",
        format_func=lambda verdict: f"{t(f'verdict.{verdict.value}')} {found.count(verdict)}",
    )
    st.download_button(
        t("guide.download"),
        lambda: guide_bytes(found),
        f"{found.title}.docx",
        DOCX,
        on_click="ignore",
    )
    for part, points in found.parts:
        kept = [point for point in points if not chosen or point.verdict in chosen]
        if kept:
            st.subheader(part)
            st.markdown("\n".join(line for point in kept for line in _point(point, t)))
    st.caption(t("law.checked", day=day(found.checked_on)))


def _point(point: Point, t: Texts) -> Iterator[str]:
    yield f"- {badge(t(f'verdict.{point.verdict.value}'), COLOUR[point.verdict])} **{point.says}**"
    yield f"    - {t('guide.changed', day=day(point.since))}{t.colon}{point.changed}"
    yield f"    - **{t('guide.do')}**{t.colon}{point.do}"
    yield f"    - :gray[{t('answer.cite')}{t.colon}{t.semicolon.join(provisions(point))}]"
