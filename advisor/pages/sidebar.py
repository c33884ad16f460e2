"""The side: language, day of the assessment, what the answers come to so far."""

from __future__ import annotations

import streamlit as st

from advisor.analysis.assessment import Assessment, ClaimResult, Standing
from advisor.analysis.ranking import nearest_clock, rank
from advisor.matters.coherence import incoherences
from advisor.matters.store import Store
from advisor.texts import LANGUAGES

from .session import AS_OF, EARLIEST, FAULT, LANGUAGE, LATEST, Context, assessed
from .show import claim_name, day, left, plain, refusal, standing_badge, total

TOP = 4


def render(context: Context) -> None:
    """Draw the side bar; it follows every answer."""
    t = context.t
    with st.sidebar:
        st.segmented_control(
            t("app.language"),
            list(LANGUAGES),
            key=LANGUAGE,
            required=True,
            format_func=lambda code: LANGUAGES[code],
            label_visibility="collapsed",
        )
        st.markdown(f"**{plain(context.name)}**")
        st.caption(t("app.saved") if Store().exists(context.id) else t("app.not_saved"))
        if fault := st.session_state.get(FAULT):
            why = f"\n\n{refusal(fault.error, t)}" if fault.error else ""
            st.error(f"**{t(fault.heading)}**{why}")
        assessment = assessed(context)
        if assessment is not None:
            _so_far(context, assessment)
        st.date_input(
            t("app.as_of"),
            min_value=EARLIEST,
            max_value=LATEST,
            key=AS_OF,
            help=t("app.as_of_help"),
            format="YYYY-MM-DD",
        )
        st.caption(t("app.disclaimer"))


def _so_far(context: Context, assessment: Assessment) -> None:
    t = context.t
    st.markdown(f"##### {t('side.top')}")
    good = [row for row in rank(assessment) if row.result.standing.good][:TOP]
    lines = [] if good else [t("side.nothing")]
    for row in good:
        amount = row.result.amount.value if row.result.amount else None
        sum_ = f"  \n    {total(amount, t)}" if amount else ""
        name = claim_name(row.result.id, t)
        lines.append(f"{row.place}. {name} {standing_badge(row.result, t)}{sum_}")
    st.markdown("\n".join(lines))
    st.markdown(nearest_line(context, assessment))
    if count := len(incoherences(context.matter, context.on)):
        st.markdown(f":orange[{t('side.contradictions', count=count)}]")


def standing_line(context: Context, assessment: Assessment) -> str:
    """The claims that stand, in order, in one line: on a phone the side bar is folded away."""
    t = context.t
    good = [row.result for row in rank(assessment) if row.result.standing.good][:TOP]
    names = (f"{claim_name(r.id, t)} {standing_badge(r, t)}" for r in good)
    return "　".join(names) or t("side.nothing")


def nearest_line(context: Context, assessment: Assessment) -> str:
    """The nearest safe day of all claims that stand or may yet stand, in one line."""
    t = context.t
    alive = [r for r in assessment.results.values() if _alive(r)]
    clocks = [(c, r.id) for r in alive if (c := nearest_clock(r, context.on))]
    if not clocks:
        return f"{t('side.nearest')}{t.colon}{t('side.no_clock')}"
    clock, claim = min(clocks, key=lambda pair: pair[0].safe_on or context.on)
    gap = left(clock.days_left(context.on), t)
    return f"{t('side.nearest')}{t.colon}**{day(clock.safe_on)}**{t.open}{gap}{t.close} {context.tr.clock(claim, clock)}"


def _alive(result: ClaimResult) -> bool:
    return result.standing.good or result.standing is Standing.OPEN
