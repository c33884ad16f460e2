"""The first page: self-check, new matter, what was saved, examples, open a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from advisor.errors import InputError
from advisor.law.knowledge import KNOWLEDGE
from advisor.matters.answers import answered
from advisor.matters.files import load_matter, stamped, to_json
from advisor.matters.store import Draft, Entry, Store
from advisor.rules.matter import Matter

from .session import Context, adopt, use
from .show import day, money, plain, refusal

EXAMPLES = KNOWLEDGE / "examples"
DOOMED = "doomed"
MOST_RECENT = 5
"""How many saved matters the first page lists; all of them stand in the ledger."""
UPLOAD_WORDS = """<style>
[data-testid=stFileUploaderDropzone] button p, [data-testid=stFileUploaderDropzoneInstructions] span {{ font-size: 0; }}
[data-testid=stFileUploaderDropzone] button p::after {{ content: "{button}"; font-size: .875rem; }}
[data-testid=stFileUploaderDropzoneInstructions] span::after {{ content: "{limit}"; font-size: .8rem; }}
</style>"""
"""Streamlit's own words on the upload are English only."""


def render(context: Context, pages: Mapping[str, Page]) -> None:
    """Draw the page; ``pages`` are the others, by name."""
    t = context.t
    st.title(f"{t('app.title')} · {t('app.subtitle')}")
    st.markdown(t("home.lead"))
    st.caption(t("home.how"))
    check, new = st.columns(2)
    with check.container(border=True, height="stretch"):
        st.markdown(f"**{t('home.check')}**")
        st.caption(t("home.check_help"))
        if st.button(t("nav.check"), type="primary", key="go_check"):
            st.switch_page(pages["check"])
    with new.container(border=True, height="stretch"):
        st.markdown(f"**{t('home.new')}**")
        st.caption(t("home.new_help"))
        if st.button(t("home.start_new"), type="primary", key="go_new"):
            use(Store().new_id(), Draft())
            st.switch_page(pages["form"])
    _current(context, pages)
    _recent(context, pages)
    _examples(context, pages)
    _open(context, pages)


def _current(context: Context, pages: Mapping[str, Page]) -> None:
    t = context.t
    if context.matter == Matter():
        return
    st.subheader(t("home.current"))
    with st.container(border=True):
        st.markdown(f"**{plain(context.name)}**")
        with st.container(horizontal=True):
            if st.button(t("home.go_on"), key="go_on"):
                st.switch_page(pages["form"])
            if st.button(t("home.see_result"), key="go_result"):
                st.switch_page(pages["result"])
            st.download_button(
                t("home.export"),
                to_json(stamped(context.matter)),
                file_name=f"{_file_name(context.name)}.json",
                mime="application/json",
                on_click="ignore",
            )


def _file_name(name: str) -> str:
    kept = "".join(c for c in name if c.isalnum() or c in "-_（）：，、")
    return kept[:60] or "matter"


def _examples(context: Context, pages: Mapping[str, Page]) -> None:
    t, found = context.t, _example_titles()
    if not found:
        return
    st.subheader(t("home.examples"))
    with st.container(border=True):
        chosen = st.selectbox(
            t("home.example"), list(found), format_func=lambda name: found[name], label_visibility="collapsed"
        )
        if st.button(t("home.load"), key="load_example"):
            adopt(load_matter(EXAMPLES / f"{chosen}.json"))
            st.switch_page(pages["result"])


@st.cache_data(show_spinner=False)
def _example_titles() -> dict[str, str]:
    paths: list[Path] = sorted(EXAMPLES.glob("*.json"))
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8")).get("title") or path.stem for path in paths
    }


def _open(context: Context, pages: Mapping[str, Page]) -> None:
    t = context.t
    st.subheader(t("home.open"))
    st.html(UPLOAD_WORDS.format(button=t("home.choose"), limit=t("home.limit")))
    file = st.file_uploader(
        t("home.open"), help=t("home.open_help"), label_visibility="collapsed", key="upload"
    )
    if file is None:
        return
    try:
        matter = load_matter(file.getvalue())
    except InputError as error:
        st.error(f"**{t('error.title')}**\n\n{refusal(error, t)}\n\n{t('error.nothing_opened')}")
        return
    if st.session_state.get("opened") != file.file_id:
        st.session_state["opened"] = file.file_id
        adopt(matter)
        st.switch_page(pages["result"])


def _recent(context: Context, pages: Mapping[str, Page]) -> None:
    t, entries = context.t, Store().entries()
    st.subheader(t("home.recent"))
    if not entries:
        st.caption(t("home.none"))
    for entry in entries[:MOST_RECENT]:
        with st.container(border=True):
            _one_recent(context, pages, entry)
    if entries and "ledger" in pages:
        st.page_link(pages["ledger"], label=f"{t('home.all', count=len(entries))} →")


def _one_recent(context: Context, pages: Mapping[str, Page], entry: Entry) -> None:
    t = context.t
    saved = datetime.fromtimestamp(entry.saved_at, UTC).astimezone().strftime("%Y-%m-%d %H:%M")
    st.markdown(f"{plain(entry.title) or t('app.untitled')}　:gray[{saved}]")
    if told := _told_apart(context, entry):
        st.caption(told)
    if entry.fault:
        _damaged(context, entry)
    with st.container(horizontal=True):
        if not entry.fault and st.button(t("home.open_one"), key=f"open:{entry.id}"):
            use(entry.id, Store().load(entry.id))
            st.switch_page(pages["form"])
        if st.session_state.get(DOOMED) == entry.id:
            st.button(
                t("home.delete_sure"),
                key=f"sure:{entry.id}",
                type="primary",
                on_click=_delete,
                args=(entry.id, context.id),
            )
        else:
            st.button(t("home.delete"), key=f"delete:{entry.id}", on_click=_doom, args=(entry.id,))


def _told_apart(context: Context, entry: Entry) -> str:
    """What tells two matters of one name apart: the other side, the day of the contract, the sum owed, how much is
    answered."""
    t, store = context.t, Store()
    try:
        matter = store.load(entry.id).matter
    except InputError:
        return ""
    facts = [
        plain(matter.debtor.name or ""),
        day(matter.contract.signed_on) if matter.contract.signed_on else "",
    ]
    facts += (
        [f"{t('ledger.owed')} {money(matter.account.unpaid)}"] if matter.account.unpaid is not None else []
    )
    facts.append(t("home.answered", count=answered(matter)))
    return " · ".join(fact for fact in facts if fact)


def _damaged(context: Context, entry: Entry) -> None:
    """Why a stored matter cannot be opened; its file can still be taken out and mended."""
    t, store = context.t, Store()
    try:
        store.load(entry.id)
    except InputError as error:
        st.error(f"**{t('error.damaged')}**\n\n{refusal(error, t)}")
    with suppress(OSError):
        content = (store.folder / f"{entry.id}.json").read_bytes()
        st.download_button(
            t("home.export"), content, f"{entry.id}.json", key=f"raw:{entry.id}", on_click="ignore"
        )


def _doom(id: str) -> None:
    st.session_state[DOOMED] = id


def _delete(id: str, current: str) -> None:
    Store().delete(id)
    st.session_state.pop(DOOMED, None)
    if id == current:
        use(Store().new_id(), Draft())
        st.query_params.clear()
