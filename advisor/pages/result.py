"""The result: every claim basis in order, with standing, amount, safe day and reasons; how to plead them together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import Page

from advisor.analysis.assessment import Assessment, ClaimResult, Standing
from advisor.analysis.questionnaire import next_questions
from advisor.analysis.ranking import CRITERIA, Ranked, nearest_clock, rank, remote
from advisor.analysis.selfcheck import next_steps
from advisor.analysis.strategy import Plea, Route, strategy, ways

from . import amounts, reasons
from .links import asked_in, pressing, to_questions
from .session import Context, assessed
from .show import cites, claim_name, claim_names, day, facts, left, money, plain, standing_badge, total
from .tree import tree

ORDER = "rank_order"


@dataclass(frozen=True, slots=True)
class View:
    """What all claims of the page share; ``order`` are the open facts, the most decisive first."""

    assessment: Assessment
    ranked: tuple[Ranked, ...]
    order: tuple[str, ...]


def render(context: Context, pages: Mapping[str, Page]) -> None:
    """Draw the page."""
    t = context.t
    st.title(t("nav.result"))
    st.caption(t("result.lead"))
    assessment = assessed(context)
    if assessment is None:
        return
    order = st.session_state.get(ORDER) or list(CRITERIA)
    ranked = rank(assessment, order)
    view = View(assessment, ranked, tuple(q.path for q in next_questions(assessment)))
    groups = (
        ("good", [r for r in ranked if r.result.standing.good]),
        ("open", [r for r in ranked if r.result.standing is Standing.OPEN and not remote(r.result)]),
        ("lost", [r for r in ranked if r.result.standing in (Standing.DEFEATED, Standing.FAILS)]),
    )
    _steps(context, assessment, pages)
    for name, rows in groups:
        if rows or name == "good":
            st.header(f"{t(f'result.{name}')}　:gray[{len(rows)}]")
        if not rows and name == "good":
            st.info(t("result.none_good"))
        for row in rows:
            _claim(context, view, row, pages)
        if name == "good" and rows:
            _strategy(context, assessment, ranked)
    far = [r for r in ranked if remote(r.result)]
    if far and st.toggle(t("result.far", count=str(len(far))), key="far", help=t("result.far_help")):
        for row in far:
            _claim(context, view, row, pages)
    with st.expander(t("result.order")):
        st.multiselect(
            t("result.order"),
            list(CRITERIA),
            default=None,
            key=ORDER,
            help=t("result.order_help"),
            format_func=lambda name: t(f"criterion.{name}"),
            label_visibility="collapsed",
            placeholder=t("answer.choose"),
            persist_state="session",
        )
        st.caption(t("result.order_help"))


def _steps(context: Context, assessment: Assessment, pages: Mapping[str, Page]) -> None:
    t, steps = context.t, next_steps(assessment)
    with st.container(border=True):
        st.markdown(f"**{t('result.steps')}**")
        st.markdown("\n".join(f"{n}. {step.sentence.say(t.language)}" for n, step in enumerate(steps, 1)))
        to_questions(context, pages, asked_in(steps), "ask:steps")


def _claim(
    context: Context,
    view: View,
    row: Ranked,
    pages: Mapping[str, Page],
) -> None:
    t, result = context.t, row.result
    tied = sum(other.place == row.place for other in view.ranked) > 1
    place = f"{row.place}{t.open}{t('result.tie')}{t.close}" if tied else str(row.place)
    with st.container(border=True):
        st.markdown(f"**{place}　{claim_name(result.id, t)}**　{standing_badge(result, t)}")
        st.markdown(f":gray[{context.tr.summary(result.claim)}]")
        if line := _headline(context, row, view.order):
            st.markdown(line)
        if result.standing not in (Standing.FAILS, Standing.MADE_OUT):
            to_questions(context, pages, pressing(result, view.order), f"ask:{result.id}")
        why = st.expander(t("result.reasons"), key=f"why:{result.id}", on_change="rerun")
        if why.open:
            with why:
                _detail(context, view.assessment, row)
        if _has_lines(result):
            sums = st.expander(t("result.computation"), key=f"sum:{result.id}", on_change="rerun")
            if sums.open and result.amount is not None:
                with sums:
                    amounts.amount(context, result.amount)


def _has_lines(result: ClaimResult) -> bool:
    found = result.amount
    return found is not None and bool(found.computation or found.alternative or found.note)


def _headline(context: Context, row: Ranked, order: Sequence[str]) -> str:
    """Amount and nearest safe day, the two figures one looks for; what stops the claim, or what it lacks."""
    t, result = context.t, row.result
    parts = []
    if result.amount is not None and result.standing is not Standing.FAILS:
        amount = result.amount.value
        parts.append(
            f"{t('result.amount')} **{total(amount, t)}**"
            if amount is not None
            else t("result.amount_unknown")
        )
        other = result.amount.alternative
        if other is not None and other.value is not None:
            parts.append(t("result.alternative", amount=total(other.value, t)))
    clock = None if result.standing is Standing.FAILS else nearest_clock(result, context.on)
    if clock is not None:
        gap = left(clock.days_left(context.on), t)
        parts.append(
            f"{t('result.safe')} **{day(clock.safe_on)}**{t.open}{gap}{t.comma}{context.tr.clock(result.id, clock)}{t.close}"
        )
    wanted = {Standing.OPEN: "result.first", Standing.DEFEATED: "result.might_save"}.get(result.standing)
    if stopped := reasons.stopped_by(result, t):
        parts.append(stopped)
    if wanted and result.missing:
        parts.append(f"{t(wanted)}{t.colon}{plain(facts(pressing(result, order), t))}")
    return "\n\n".join(parts) if len(parts) > 2 else "　".join(parts)


def _detail(context: Context, assessment: Assessment, row: Ranked) -> None:
    t, result = context.t, row.result
    blocks = [
        reasons.law(result, context.on, t),
        f"**{t('result.why_rank')}**\n\n{reasons.marks(row, t)}",
        tree(result, assessment.matter, context.on, t),
    ]
    if said := reasons.advice(result, context.on, t):
        blocks.append(f"**{t('result.advice')}**\n\n{said}")
    if split := reasons.splits(result, t):
        blocks.append(f"**{t('result.contested')}**\n\n{split}")
    if result.standing is not Standing.FAILS and (settle := reasons.sets(result, t)):
        blocks.append(f"**{t('result.missing')}**\n\n{settle}")
    st.markdown("\n\n".join(blocks))


def _strategy(context: Context, assessment: Assessment, ranked: tuple[Ranked, ...]) -> None:
    t, plan = context.t, strategy(assessment, ranked)
    st.subheader(t("result.strategy"))
    amounts.workbook(context, assessment, plan)
    with st.container(border=True):
        rows = (
            ("principal", plan.principal),
            ("alternative_plea", plan.alternative),
            ("left_out", plan.left_out),
        )
        for name, pleas in rows:
            if pleas:
                st.markdown(f"**{t(f'result.{name}')}**\n\n" + "\n".join(_plea(context, p) for p in pleas))
        if len(plan.routes) > 1:
            st.markdown(f"**{t('result.routes')}**")
            st.dataframe([_route(context, route) for route in plan.routes], hide_index=True)
        if found := ways(assessment):
            st.markdown(
                f"**{t('result.ways')}**\n\n"
                + "\n".join(
                    f"- {way.text}\n    - {t('result.catch')}{t.colon}{way.catch}{t.open}{cites(way.cite)}{t.close}"
                    for way in map(context.tr.way, found)
                )
            )


def _named(context: Context, id: str) -> str:
    return claim_name(id, context.t)


def _plea(context: Context, plea: Plea) -> str:
    t, name = context.t, _named(context, plea.result.id)
    instead = f"　{t('result.instead_of', name=_named(context, plea.instead_of))}" if plea.instead_of else ""
    why = f"　:gray[{context.tr.why(plea.why)}]" if plea.why else ""
    return f"- {name}{instead}{why}"


def _route(context: Context, route: Route) -> dict[str, str]:
    t = context.t
    principal = route.name == "principal"
    unknown = claim_names(route.incomplete, t)
    return {
        t("column.route"): t("result.route_principal")
        if principal
        else t("result.route_other", name=_named(context, route.name)),
        t("column.claims"): claim_names(route.claims, t),
        t("column.total"): money(route.total)
        + (f"{t.open}{t('result.route_unknown', names=unknown)}{t.close}" if unknown else ""),
    }
