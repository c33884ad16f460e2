"""Statute texts of the user's own: the folder, the words beside our gist, and the citations that are not in it."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from advisor.analysis.checks import all_cites
from advisor.errors import InputError, KnowledgeError
from advisor.law.instruments import Citation, citation
from advisor.law.statute_texts import SETTING, StatuteTexts, read_statutes

from .session import Context
from .show import listed, plain, refusal

FOLDER = "statutes_folder"


def chosen() -> StatuteTexts | InputError | None:
    """The texts of the folder named on the page or in the environment, or what is wrong with it."""
    st.session_state.setdefault(FOLDER, os.environ.get(SETTING, ""))
    folder = str(st.session_state[FOLDER] or "").strip()
    if not folder:
        return None
    try:
        return _read(folder)
    except InputError as error:
        return error


@st.cache_resource(max_entries=4, show_spinner=False)
def _read(folder: str) -> StatuteTexts:
    return read_statutes(Path(folder).expanduser())


def words(context: Context, texts: StatuteTexts | None, cited: Citation) -> None:
    """The words of the article, where the folder has them."""
    found = texts.words(cited) if texts is not None else None
    if found is not None:
        text = plain(found.article).replace("\n", "  \n> ")
        st.markdown(f"> :gray[{context.t('law.own_text')}]  \n> {text}")


def offer(context: Context, texts: StatuteTexts | InputError | None) -> None:
    """Where to name the folder, what is wrong with it, and what is not found in it."""
    t = context.t
    st.subheader(t("law.own"))
    st.caption(t("law.own_help"))
    st.text_input(t("law.folder"), key=FOLDER, persist_state="session")
    if isinstance(texts, InputError):
        st.error(refusal(texts, t))
        return
    if texts is None:
        return
    rows = texts.check(_cited())
    missing: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        if row.state != "found":
            number = row.citation.article.number
            number += f"（{row.citation.paragraph}）" if row.citation.paragraph else ""
            missing.setdefault((row.citation.instrument.formal, row.state), []).append(number)
    count = sum(len(numbers) for numbers in missing.values())
    st.markdown(t("law.own_count", files=len(texts.texts), all=len(rows), found=len(rows) - count))
    if missing:
        lines = (
            f"- {name}{t.colon}{t(f'found.{state}')}{t.colon}{listed(ns, t)}"
            for (name, state), ns in missing.items()
        )
        st.expander(t("law.own_missing", count=count)).markdown("\n".join(lines))


def _cited() -> list[Citation]:
    found = []
    for _, pinpoint in all_cites():
        try:
            found.append(citation(pinpoint))
        except KnowledgeError:
            continue  # the check of the knowledge reports those
    return found
