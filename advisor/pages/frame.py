"""The frame around the pages: navigation, side bar, and the page itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

import streamlit as st
from streamlit.navigation.page import Page

from advisor.rules.matter import Matter

from . import (
    changes_page,
    check,
    deadlines_page,
    form,
    graph_page,
    guide_page,
    home,
    law_page,
    ledger_page,
    opponent_page,
    papers_page,
    procedure_page,
    result,
    sidebar,
)
from .session import AS_OF, Context, begin
from .show import day

Pages = Mapping[str, Page]
DRAWN: Mapping[str, Callable[[Context, Pages], None]] = {
    "home": home.render,
    "ledger": ledger_page.render,
    "check": check.render,
    "form": form.render,
    "result": result.render,
    "deadlines": deadlines_page.render,
    "papers": papers_page.render,
    "opponent": opponent_page.render,
    "procedure": procedure_page.render,
    "graph": graph_page.render,
    "law": law_page.render,
    "changes": changes_page.render,
    "guide": guide_page.render,
}
"""Every page by name, in the order of the navigation."""
GROUPS = {
    "opponent": "group.side",
    "procedure": "group.side",
    "graph": "group.side",
    "law": "group.law",
    "changes": "group.law",
    "guide": "group.law",
}
"""Pages that the navigation keeps under a common name."""


CLOSER = "<style>.stMainBlockContainer { padding-top: 4.5rem; }</style>"
"""Less air above the title, so that a phone shows the first answer without scrolling."""
NEXT = {
    "check": "form",
    "form": "result",
    "result": "deadlines",
    "deadlines": "opponent",
    "opponent": "procedure",
    "procedure": "papers",
    "graph": "result",
}
"""Where one goes from a page; the navigation is hidden behind a button on a phone."""


OF_THE_MATTER = frozenset({"result", "deadlines", "opponent", "procedure", "graph", "papers"})
"""Pages that have nothing to say before the first answer: from there one goes to the questions."""


def run(today: date) -> None:
    """Draw the page the reader is on; ``today`` is the day of the assessment until he chooses another."""
    context = begin(today)
    pages: dict[str, Page] = {}
    for name, draw in DRAWN.items():
        pages[name] = st.Page(
            partial(draw, context, pages),
            title=context.t(f"nav.{name}"),
            url_path=name,
            default=name == "home",
        )
    sections: dict[str, list[Page]] = {}
    for name, page in pages.items():
        sections.setdefault(context.t(GROUPS[name]) if name in GROUPS else "", []).append(page)
    chosen = st.navigation(sections, position="top")
    st.html(CLOSER)
    sidebar.render(context)
    if context.on != today:
        _other_day(context)
    chosen.run()
    name = chosen.url_path or "home"
    unasked = name in OF_THE_MATTER and context.matter == Matter()
    if following := "form" if unasked else NEXT.get(name):
        st.page_link(pages[following], label=f"{context.t(f'nav.{following}')} →")


def _other_day(context: Context) -> None:
    """Every date and sum is of the day chosen: said on the page, because a phone folds the side bar away."""
    t = context.t
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":orange[{t('app.other_day', day=day(context.on), today=day(context.today))}]")
        st.button(t("app.back_to_today"), key="to_today", on_click=_to_today, args=(context.today,))


def _to_today(today: date) -> None:
    st.session_state[AS_OF] = today
