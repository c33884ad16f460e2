"""The sources of law: every instrument with its window and gists, which rules use an article, what courts are split on."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.navigation.page import Page

from advisor.errors import InputError, QingqianError
from advisor.law.doctrines import doctrines
from advisor.law.instruments import Instrument, citation, instruments
from advisor.law.statute_texts import StatuteTexts
from advisor.law_commands import run_where

from . import statutes_part
from .reasons import split
from .session import Context
from .show import day, listed, refusal

KINDS = ("judicial_interpretation", "statute", "reply", "regulation", "rule", "standard", "contract_form")
"""The order of browsing: what decides most cases first."""


def render(context: Context, pages: Mapping[str, Page]) -> None:
    """Draw the page."""
    t = context.t
    st.title(t("nav.law"))
    st.caption(t("law.lead"))
    folder = statutes_part.chosen()
    texts = None if isinstance(folder, InputError) else folder
    typed = st.text_input(t("law.search"), key="law_search", persist_state="session")
    if typed.strip():
        _search(context, typed, texts)
    st.subheader(t("law.browse"))
    known = instruments()
    order = sorted(known, key=lambda id: (KINDS.index(known[id].kind), -known[id].in_force_from.toordinal()))
    one = st.selectbox(
        t("law.browse"), order, format_func=lambda id: known[id].formal, label_visibility="collapsed"
    )
    _instrument(context, known[one], texts)
    st.subheader(t("law.splits"))
    asked = st.selectbox(
        t("law.splits"),
        list(doctrines()),
        index=None,
        key="split",
        placeholder=t("law.split_pick"),
        format_func=lambda id: context.tr.doctrine(id).question,
        label_visibility="collapsed",
    )
    if asked is not None:
        with st.container(border=True):
            st.markdown(split(asked, t))
    statutes_part.offer(context, folder)


def _search(context: Context, typed: str, texts: StatuteTexts | None) -> None:
    t = context.t
    try:
        found, _ = run_where(argparse.Namespace(citation=[typed]))
    except QingqianError as error:
        st.error(refusal(error, t))
        return
    with st.container(border=True):
        number = f" · {t('law.article', number=found['article'])}" if found["article"] else ""
        st.markdown(f"**{found['title']}**{number}")
        if found["gist"]:
            st.markdown(found["gist"])
        if found["article"]:
            statutes_part.words(context, texts, citation(f"{found['instrument']}:{found['article']}"))
        st.markdown(f"**{t('law.used')}**")
        st.markdown("\n".join(_use(use) for use in found["uses"]) or f":gray[{t('law.not_used')}]")


def _use(use: dict[str, Any]) -> str:
    return f"- {use['text']}　:gray[{use['cite']} · {use['where']}]"


def _instrument(context: Context, one: Instrument, texts: StatuteTexts | None) -> None:
    t = context.t
    end = t("law.until", day=day(one.in_force_to)) if one.in_force_to else t("law.current")
    st.markdown(f"**{one.title}**　{one.number}")
    st.markdown(
        f"{t('law.window', start=day(one.in_force_from), end=end)}　:gray[{t('law.checked', day=day(one.checked_on))}]"
    )
    if one.replaced_by:
        names = listed((instruments()[id].formal for id in one.replaced_by), t)
        st.markdown(t("law.replaced", names=names))
    if one.note:
        st.caption(f"{t('law.note')}{t.colon}{one.note}")
    st.markdown(f"**{t('law.articles')}**")
    if texts is None:
        st.markdown("\n".join(f"- **{article.number}**　{article.gist}" for article in one.articles))
        return
    for article in one.articles:
        st.markdown(f"**{article.number}**　{article.gist}")
        statutes_part.words(context, texts, citation(f"{one.id}:{article.number}"))
