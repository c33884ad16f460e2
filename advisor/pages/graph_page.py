"""The decision graph of one claim or of the whole matter, with what a change of one fact touches."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx
import streamlit as st
from streamlit.navigation.page import Page

from advisor.analysis.assessment import ClaimResult
from advisor.analysis.graph import decision_graph, to_dot, to_svg, touched
from advisor.analysis.ranking import rank

from .session import Context, assessed
from .show import claim_name, claim_names, label

READABLE = """<style>
[data-testid=stGraphVizChart] { overflow-x: auto; }
[data-testid=stGraphVizChart] svg { min-width: 40rem; }
</style>"""
"""On a phone the graph is scrolled sideways; shrunk to the width its words could not be read."""


def render(context: Context, pages: Mapping[str, Page]) -> None:
    """Draw the page."""
    t = context.t
    st.title(t("nav.graph"))
    st.caption(t("graph.lead"))
    assessment = assessed(context)
    if assessment is None:
        return
    order = [row.result.id for row in rank(assessment)]
    claim = st.selectbox(t("graph.claim"), order, format_func=lambda id: claim_name(id, t))
    st.caption(t("graph.legend"))
    graph = decision_graph(assessment, (claim,))
    _say(context, graph, assessment[claim])
    dot = to_dot(graph)
    st.html(READABLE)
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
        reached = claim_names(touched(whole, fact), t)
        st.markdown(t("graph.touched", claims=reached) if reached else t("graph.touched_none"))


def _say(context: Context, graph: nx.DiGraph[str], result: ClaimResult) -> None:
    """Put the labels into the language of the reader; requests stay in that of the papers."""
    t, tr, claim = context.t, context.tr, result.claim
    words = {result.id: tr.claim_name(claim), f"{result.id}/#law": tr.anchor(claim)}
    words[f"{result.id}/#amount"] = t("result.amount")
    for e in result.elements:
        words[f"{result.id}/{e.element.id}"] = tr.element(claim, e.element)
    for d in result.defences:
        words[f"{result.id}/{d.defence.id}"] = tr.defence(claim, d.defence)
    for clock in result.version.clocks:
        words[f"{result.id}/{clock.id}#clock"] = tr.clock(result.id, clock)
    for node, data in graph.nodes(data=True):
        data["label"] = label(node, t) if data["kind"] == "question" else words.get(node, data["label"])
