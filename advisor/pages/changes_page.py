"""Law that changed: whose answer differs between two days of filing, and by which rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import streamlit as st
from streamlit.navigation.page import Page

from advisor.analysis.law_change import Change, Comparison, between
from advisor.analysis.sentences import say
from advisor.errors import InputError
from advisor.law.regimes import axes
from advisor.matters.files import read_object, to_json, validated
from advisor.matters.store import Store, name_of
from advisor.rules.matter import Matter
from advisor.texts import Texts

from .change_words import headline, said, titles
from .session import EARLIEST, LATEST, Context
from .show import claim_name, listed, plain

FROM, TO = "changes_from", "changes_to"
MOST = 50
"""How many stored matters are compared: the last saved."""


def render(context: Context, pages: Mapping[str, Page]) -> None:
    """Draw the page."""
    t = context.t
    st.title(t("nav.changes"))
    st.caption(t("changes.lead"))
    switch = last_switch(context.on)
    left, right = st.columns(2)
    kept: dict[str, Any] = {
        "min_value": EARLIEST,
        "max_value": LATEST,
        "format": "YYYY-MM-DD",
        "persist_state": "session",
    }
    st.session_state.setdefault(FROM, switch - timedelta(days=1))
    st.session_state.setdefault(TO, switch)
    from_on = left.date_input(t("changes.from"), key=FROM, **kept)
    to_on = right.date_input(t("changes.to"), key=TO, **kept)
    if not isinstance(from_on, date) or not isinstance(to_on, date):
        return
    matters = list(_matters(context))
    if not matters:
        st.info(t("changes.none"))
    for name, text in matters:
        _told(context, name, _compared(text, from_on, to_on))


def last_switch(on: date) -> date:
    """The last day up to ``on`` from which cases accepted fall under other rules."""
    days = [r.accepted_from for regimes in axes().values() for r in regimes if r.accepted_from]
    return max((day for day in days if day <= on), default=on)


def _matters(context: Context) -> Iterator[tuple[str, str]]:
    """The open matter, then the stored ones that can be read, each as its name and its JSON."""
    if context.matter != Matter():
        yield context.name, to_json(context.matter)
    for entry in Store().entries()[:MOST]:
        if entry.id == context.id or entry.fault:
            continue
        try:
            matter = Store().load(entry.id).matter
        except InputError:
            continue  # the home page says what is wrong with it
        yield name_of(matter) or context.t("app.untitled"), to_json(matter)


@st.cache_resource(max_entries=256, show_spinner=False)
def _compared(text: str, from_on: date, to_on: date) -> Comparison:
    return between(validated(read_object(text.encode())), from_on, to_on)


def _told(context: Context, name: str, found: Comparison) -> None:
    t = context.t
    with st.container(border=True):
        kept = f"　:gray[{say('change.kept').say(t.language)}]" if found.after.kept else ""
        st.markdown(f"**{plain(name)}**{kept}")
        if found.refusal is not None:
            st.warning(plain(found.refusal.say(t.language)))
            return
        decisive = [c for c in found.changes if c.decisive]
        other = [c for c in found.changes if not c.decisive and not c.only_law]
        lines = [line for change in decisive for line in _change(change, t)]
        st.markdown("\n".join(lines) if lines else f":gray[{t('changes.no_standing')}]")
        if other:
            more = st.expander(f"{t('changes.more')}{t.open}{len(other)}{t.close}")
            more.markdown("\n".join(line for change in other for line in _change(change, t)))
        if only := "\n".join(_only_law(found, t)):
            st.markdown(only)


def _change(change: Change, t: Texts) -> Iterator[str]:
    yield f"- {'★ ' if change.decisive else ''}**{claim_name(change.claim, t)}**　{headline(change, t)}"
    for cause in change.causes:
        law = f"　:gray[{listed(cause.law, t)}]" if cause.law and cause.kind != "law" else ""
        yield f"    - {said(change, cause, t)}{law}"


def _only_law(found: Comparison, t: Texts) -> Iterator[str]:
    """Claims of which only the rules are others, by the pair of rules."""
    same: dict[tuple[str, str], list[str]] = {}
    for change in (c for c in found.changes if c.only_law):
        same.setdefault(titles(change, t), []).append(claim_name(change.claim, t))
    for (before, after), names in same.items():
        sentence = say("change.only_law", before=before, after=after, claims=listed(names, t))
        yield f"- :gray[{sentence.say(t.language)}]"
