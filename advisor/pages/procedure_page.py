"""Procedure: where to go, what to do in which order and by when; beneath it what the routes and waiting cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

import streamlit as st
from streamlit.navigation.page import Page

from advisor.analysis.procedure import DatedStep, Forum, ProcedureView, procedure
from advisor.analysis.strategy import strategy
from advisor.rules.clock import Status
from advisor.rules.truth import Truth
from advisor.texts import Texts

from . import costs_part
from .links import to_questions
from .session import Context, assessed
from .show import badge, cites, claim_names, day, facts, plain, status_badge, total

PLACES = {
    "被告住所地": "forum.defendant",
    "工程所在地": "forum.works",
    "受理破产申请的法院": "forum.insolvency",
}
LEVELS = {"基层人民法院": "forum.basic", "中级人民法院": "forum.intermediate"}
"""The words of the engine that are names, and their keys."""


def render(context: Context, pages: Mapping[str, Page]) -> None:
    """Draw the page."""
    t = context.t
    st.title(t("nav.procedure"))
    st.caption(t("procedure.lead"))
    assessment = assessed(context)
    if assessment is None:
        return
    plan = strategy(assessment)
    view = procedure(assessment, plan)
    st.header(t("procedure.forum"))
    _forum(context, view.forum)
    to_questions(context, pages, view.forum.missing, "ask:forum")
    st.header(t("procedure.steps"))
    _steps(context, view)
    to_questions(context, pages, (path for one in view.steps for path in one.missing), "ask:steps")
    if view.clocks:
        st.header(t("procedure.clocks"))
        rows = [
            f"- {context.tr.clock('', row.clock)} {status_badge(row.status, t)}　{t('clock.safe')} "
            f"**{day(row.clock.safe_on)}**"
            for row in view.clocks
        ]
        st.markdown("\n".join(rows))
    costs_part.render(context, assessment, plan)


def _forum(context: Context, forum: Forum) -> None:
    t = context.t
    reason = t(PLACES[forum.place_reason]) if forum.place_reason in PLACES else forum.place_reason
    level = t(LEVELS[forum.level.name]) if forum.level.name in LEVELS else t("procedure.not_yet")
    place = plain(forum.court or forum.place or "") or t("procedure.not_yet")
    rows = [f"**{t(f'way.{forum.way}')}**", f"{reason}{t.colon}{place}"]
    rows += [] if forum.way == "arbitration" else [f"{t('procedure.level')}{t.colon}{level}"]
    st.markdown("　".join(rows))
    st.markdown("\n".join(f"- {context.tr.point(p)}　:gray[{cites(p.cite)}]" for p in forum.points))
    if forum.missing:
        st.markdown(_missing(t("opponent.missing"), forum.missing, t))


def _missing(title: str, paths: tuple[str, ...], t: Texts) -> str:
    return f"{title}{t.colon}{facts(paths, t)}"


def _steps(context: Context, view: ProcedureView) -> None:
    t = context.t
    if view.claim_value is not None:
        st.caption(t("procedure.value", amount=total(view.claim_value, t)))
    if view.incomplete:
        st.caption(t("result.route_unknown", names=claim_names(view.incomplete, t)))
    for stage, steps in groupby(view.steps, key=lambda s: s.step.stage):
        lines = [f"**{t(f'stage.{stage.value}')}**", ""]
        lines += [line for step in steps for line in _step(context, step)]
        st.markdown("\n".join(lines))


def _step(context: Context, one: DatedStep) -> Iterator[str]:
    t = context.t
    text = context.tr.step(one.step)
    if one.done:
        yield f"- :gray[✓ {text}]"
        return
    by = ""
    if one.by_on is not None:
        late = any(row.status is Status.EXPIRED for row in one.clocks)
        by = f"**{t('procedure.passed' if late else 'procedure.by', day=day(one.by_on))}**　"
    doubt = f"{badge(t('truth_defence.unknown'), 'gray')} " if one.truth is Truth.UNKNOWN else ""
    yield f"- {doubt}{by}{text}　:gray[{cites(one.cite)}]"
    if one.security is not None:
        yield f"    - {t('procedure.security', amount=total(one.security, t))}"
    if one.missing:
        yield f"    - {_missing(t('procedure.applies'), one.missing, t)}"
