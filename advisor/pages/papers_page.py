"""The complaint or request for arbitration: choose claims, see gaps and preview, take the Word file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st
from streamlit.navigation.page import Page

from advisor.analysis.assessment import Assessment
from advisor.analysis.questionnaire import next_questions
from advisor.analysis.questions import questions
from advisor.analysis.ranking import rank
from advisor.analysis.strategy import strategy
from advisor.errors import InputError
from advisor.matters.files import to_json
from advisor.papers.arrangement import title_of
from advisor.papers.complaint import compose, draft_gaps
from advisor.papers.pleading import Gap, Pleading
from advisor.papers.preview import STYLE_SHEET, to_html
from advisor.papers.word import render_bytes

from . import amounts, form
from .links import MOST, to_questions
from .session import Context, assessed
from .show import claim_name, plain, refusal

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def render(context: Context, pages: Mapping[str, Page]) -> None:
    """Draw the page."""
    t = context.t
    st.title(t("nav.papers"))
    st.caption(t("papers.lead"))
    assessment = assessed(context)
    if assessment is None:
        return
    plan = strategy(assessment)
    default = [plea.result.id for plea in (*plan.principal, *plan.alternative)]
    order = [row.result.id for row in rank(assessment)]
    if not default:
        st.info(t("papers.nothing"))
        to_questions(context, pages, [q.path for q in next_questions(assessment)][:MOST], "ask:first")
    chosen = _chosen(context, order, default)
    if not chosen:
        return
    try:
        paper, word = _drafted(
            to_json(context.matter), context.on, None if chosen == default else tuple(chosen), assessment
        )
    except InputError as error:
        st.error(refusal(error, t))
        return
    name = title_of(paper)
    with st.container(horizontal=True):
        st.download_button(
            t("papers.download"), word, file_name=f"{name}.docx", mime=DOCX, type="primary", on_click="ignore"
        )
        amounts.workbook(context, assessment, plan)
    _notes(context, paper)
    _gaps(context, draft_gaps(paper), pages)
    st.subheader(t("papers.preview"))
    with st.container(border=True):
        st.html(f"<style>{STYLE_SHEET}</style>{to_html(paper)}")


def _chosen(context: Context, order: list[str], default: list[str]) -> list[str]:
    """The claims to plead: those of the strategy until the reader chooses others, kept while the strategy stays."""
    t, kept = context.t, f"{context.id}:pleaded:{'+'.join(default)}"
    before = [id for id in st.session_state.get(kept, default) if id in order]
    # A widget keeps the words it first showed: each language has its own.
    key = f"{context.id}:claims:{t.language}:{'+'.join(default)}"
    if key not in st.session_state:
        st.session_state[key] = before
    chosen = st.multiselect(
        t("papers.pick"),
        order,
        key=key,
        format_func=lambda id: claim_name(id, t),
        help=t("papers.pick_help"),
        placeholder=t("answer.choose"),
    )
    st.session_state[kept] = chosen
    return chosen


@st.cache_resource(max_entries=32, show_spinner=False)
def _drafted(
    text: str, on: date, claims: tuple[str, ...] | None, _assessment: Assessment
) -> tuple[Pleading, bytes]:
    """The paper and its Word file; ``text`` and ``on`` stand for the assessment, which has no hash."""
    paper = compose(_assessment, claims=None if claims is None else list(claims))
    return paper, render_bytes(paper, on=on)


def _notes(context: Context, paper: Pleading) -> None:
    if paper.notes:
        lines = "\n".join(f"- {plain(str(note))}" for note in paper.notes)
        with st.expander(context.t("papers.notes"), expanded=True):
            st.markdown(lines)


def _gaps(context: Context, found: tuple[Gap, ...], pages: Mapping[str, Page]) -> None:
    t = context.t
    if not found:
        st.success(t("papers.no_gaps"))
        return
    with st.expander(t("papers.gaps", count=len(found)), expanded=True):
        st.markdown(t.semicolon.join(plain(label) for label in dict.fromkeys(gap.label for gap in found)))
        wanted = tuple(dict.fromkeys(gap.field for gap in found if gap.field in questions()))
        if wanted and st.button(t("papers.go"), key="fill_gaps"):
            form.want(wanted)
            st.switch_page(pages["form"])
