"""The frame around the pages: navigation, side bar, and the page itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

import streamlit as st
from streamlit.navigation.page import Page

from . import check, deadlines_page, form, graph_page, home, law_page, papers_page, result, sidebar
from .session import Context, begin

Pages = Mapping[str, Page]
DRAWN: Mapping[str, Callable[[Context, Pages], None]] = {
    "home": home.render,
    "check": check.render,
    "form": form.render,
    "result": result.render,
    "deadlines": deadlines_page.render,
    "graph": graph_page.render,
    "papers": papers_page.render,
    "law": law_page.render,
}
"""Every page by name, in the order of the navigation."""


def run(today: date) -> None:
    """Draw the page the reader is on; ``today`` is the day of the assessment until he chooses another."""
    context = begin(today)
    pages: dict[str, Page] = {}
    for name, draw in DRAWN.items():
        pages[name] = st.Page(
            partial(draw, context, pages), title=context.t(f"nav.{name}"), url_path=name, default=name == "home"
        )
    chosen = st.navigation(list(pages.values()), position="top")
    sidebar.render(context)
    chosen.run()
