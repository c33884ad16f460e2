"""The decision graph of one claim or of the whole matter, with what a change of one fact touches."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx
import streamlit as st
from streamlit.navigation.page import Page

from advisor.analysis.graph import decision_graph, to_dot, to_svg, touched
from advisor.analysis.ranking import rank
from advisor.analysis.registry import registry
from advisor.papers.pleading import Kind
from advisor.papers.requests import word_request, wordings

from .session import Context, assessed
from .show import claim_name, label

DEFENCE = {"yes": "no", "no": "yes"}
"""A defence that holds is drawn in the colour of what hurts, one that fails in the colour of what helps."""
CLOCK = {
    "running": "yes",
    "expiring": "contested",
    "contested": "contested",
    "expired": "no",
    "exercised": "known",
}
LONGEST_LABEL = 42


def _make_readable(graph: nx.DiGraph[str]) -> None:
    """Requests by their wording, colours by what they mean for the claimant."""
    for node, data in graph.nodes(data=True):
        if data["kind"] == "relief" and node in wordings():
            words = str(word_request(node, Kind.COURT, {})).replace("【待补：", "〔").replace("】", "〕")
            data["label"] = words if len(words) <= LONGEST_LABEL else f"{words[:LONGEST_LABEL]}…"
        elif data["kind"] == "defence":
            data["state"] = DEFENCE.get(data["state"], data["state"])
        elif data["kind"] == "clock":
            data["state"] = CLOCK.get(data["state"], "unknown")


def render(context: Context, pages: Mapping[str, Page]) -> None:
    """Draw the page."""
    t = context.t
    st.title(t("nav.graph"))
    st.caption(t("graph.lead"))
    assessment = assessed(context)
    if assessment is None:
        return
    order = [row.result.id for row in rank(assessment)]

    def named(id: str) -> str:
        return claim_name(id, registry()[id].name, t)

    claim = st.selectbox(t("graph.claim"), order, format_func=named)
    st.caption(t("graph.legend"))
    graph = decision_graph(assessment, (claim,))
    _make_readable(graph)
    dot = to_dot(graph)
    st.graphviz_chart(dot, width="stretch")
    with st.container(horizontal=True):
        st.download_button(t("graph.svg"), to_svg(graph), f"{claim}.svg", "image/svg+xml", on_click="ignore")
        st.download_button(t("graph.dot"), dot, f"{claim}.dot", "text/vnd.graphviz", on_click="ignore")
    st.subheader(t("graph.touch"))
    whole = decision_graph(assessment)
    facts = [node for node, data in whole.nodes(data=True) if data["kind"] == "question"]
    fact = st.selectbox(
        t("graph.touch"),
        facts,
        index=None,
        placeholder=t("graph.touch_pick"),
        label_visibility="collapsed",
        format_func=lambda path: label(path, t),
    )
    if fact is not None:
        reached = "、".join(named(id) for id in touched(whole, fact))
        st.markdown(t("graph.touched", claims=reached) if reached else t("graph.touched_none"))
