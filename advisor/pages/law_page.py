"""The sources of law: every instrument with its window and gists, and which rules use an article."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.navigation.page import Page

from advisor.errors import QingqianError
from advisor.law.instruments import Instrument, instruments
from advisor.law_commands import run_where

from .session import Context
from .show import day, plain


def render(context: Context, pages: Mapping[str, Page]) -> None:
    """Draw the page."""
    t = context.t
    st.title(t("nav.law"))
    st.caption(t("law.lead"))
    typed = st.text_input(t("law.search"), key="law_search", persist_state="session")
    if typed.strip():
        _search(context, typed)
    st.subheader(t("law.browse"))
    known = instruments()
    order = sorted(known, key=lambda id: (known[id].kind, -known[id].in_force_from.toordinal()))
    chosen = st.selectbox(
        t("law.browse"), order, format_func=lambda id: known[id].formal, label_visibility="collapsed"
    )
    _instrument(context, known[chosen])


def _search(context: Context, typed: str) -> None:
    t = context.t
    try:
        found, _ = run_where(argparse.Namespace(citation=[typed]))
    except QingqianError as error:
        st.error(plain(str(error)))
        return
    with st.container(border=True):
        number = f" · {t('law.article', number=found['article'])}" if found["article"] else ""
        st.markdown(f"**{found['title']}**{number}")
        if found["gist"]:
            st.markdown(found["gist"])
        st.markdown(f"**{t('law.used')}**")
        if found["uses"]:
            st.dataframe([_use(context, use) for use in found["uses"]], hide_index=True)
        else:
            st.caption(t("law.not_used"))


def _use(context: Context, use: dict[str, Any]) -> dict[str, str]:
    t = context.t
    return {t("law.cite"): use["cite"], t("law.where"): use["where"], t("law.text"): use["text"]}


def _instrument(context: Context, one: Instrument) -> None:
    t = context.t
    end = t("law.until", day=day(one.in_force_to)) if one.in_force_to else t("law.current")
    st.markdown(f"**{one.title}**　{one.number}")
    st.markdown(
        f"{t('law.window', start=day(one.in_force_from), end=end)}　:gray[{t('law.checked', day=day(one.checked_on))}]"
    )
    if one.replaced_by:
        names = "、".join(instruments()[id].formal for id in one.replaced_by)
        st.markdown(t("law.replaced", names=names))
    if one.note:
        st.caption(f"{t('law.note')}：{one.note}")
    st.dataframe(
        [{t("law.number"): article.number, t("law.gist"): article.gist} for article in one.articles],
        hide_index=True, row_height=42,
        column_config={t("law.gist"): st.column_config.TextColumn(width="large")},
    )
