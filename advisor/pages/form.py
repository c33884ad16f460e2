"""The questionnaire: the most decisive questions first, or topic by topic, with what the answers come to so far."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import Page

from advisor.analysis.assessment import Assessment, Standing
from advisor.analysis.questionnaire import next_questions
from advisor.analysis.questions import Question, Topic, question, questions, topics
from advisor.matters.answers import answered
from advisor.matters.store import Draft
from advisor.papers.evidence import proof
from advisor.rules.matter import FIELDS, getter

from .fields import ask, by_field
from .session import DRAFT, Context, assessed, keep
from .show import claim_names, plain
from .sidebar import nearest_line, standing_line

BATCH, MOST_WANTED = 6, 30
MODE, TOPIC, WANTED = "form_mode", "form_topic", "form_wanted"
GUIDED, TOPICS, EVIDENCE = "guided", "topics", "evidence"


def render(context: Context, pages: Mapping[str, Page]) -> None:
    """Draw the page."""
    t = context.t
    st.title(t("nav.form"))
    st.caption(t("form.lead"))
    assessment = assessed(context)
    _progress(context, assessment)
    _title(context)
    st.session_state.setdefault(MODE, GUIDED)
    st.segmented_control(
        t("form.mode"),
        [GUIDED, TOPICS],
        key=MODE,
        format_func=lambda mode: t(f"form.{mode}"),
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    if st.session_state[MODE] == TOPICS or assessment is None:
        _by_topic(context, assessment)
    else:
        _guided(context, assessment)


def _progress(context: Context, assessment: Assessment | None) -> None:
    t = context.t
    done = answered(context.matter) + len(context.matter.not_known)
    still_open = len(next_questions(assessment)) if assessment else 0
    st.progress(done / max(1, done + still_open), text=t("form.progress", done=done, open=still_open))
    if assessment is not None:
        st.markdown(
            f"{t('side.top')}{t.colon}{standing_line(context, assessment)}\n\n{nearest_line(context, assessment)}"
        )
    faults = sum(len(found) for found in by_field(context).values()) + len(context.draft.typed)
    if faults:
        st.warning(t("form.problems", count=faults))


def _title(context: Context) -> None:
    key = f"{context.id}:title"
    if key not in st.session_state:
        st.session_state[key] = context.matter.title or ""
    st.text_input(context.t("form.name"), key=key, max_chars=120, on_change=_took_title, args=(key,))


def _took_title(key: str) -> None:
    draft: Draft = st.session_state[DRAFT]
    title = st.session_state[key].strip() or None
    keep(Draft(draft.matter.model_copy(update={"title": title}), draft.typed))


def want(paths: tuple[str, ...]) -> None:
    """Let the guided form ask these fields next."""
    st.session_state[WANTED], st.session_state[MODE] = paths[:MOST_WANTED], GUIDED


def _guided(context: Context, assessment: Assessment) -> None:
    t, key = context.t, f"{context.id}:batch"
    if wanted := st.session_state.pop(WANTED, None):
        st.session_state[key] = wanted
    if not st.session_state.get(key):
        st.session_state[key] = _batch(assessment)
    batch: tuple[str, ...] = st.session_state[key]
    if not batch:
        st.success(t("form.finished"))
        return
    affected = {q.path: q.claims for q in next_questions(assessment)}
    problems = by_field(context)
    for path in batch:
        with st.container(border=True):
            ask(context, questions(t.language)[path], problems)
            st.caption("　".join(_reasons(context, path, affected.get(path, ()))))
    st.button(t("form.next"), type="primary", on_click=_next_batch, args=(key,))


def _reasons(context: Context, path: str, claims: tuple[str, ...]) -> list[str]:
    """Why a question is asked, and which claims its answer can change."""
    t, asked = context.t, question(path, context.t.language)
    names = claim_names(claims, t)
    why = [f"{t('answer.why')}{t.colon}{asked.why}"] if asked.why else []
    return [*why, t("form.affects", claims=names)] if names else why


def _batch(assessment: Assessment) -> tuple[str, ...]:
    """The next questions that can change something; only those that are written."""
    return tuple(q.path for q in next_questions(assessment) if q.path in questions())[:BATCH]


def _next_batch(key: str) -> None:
    st.session_state.pop(key, None)


def _by_topic(context: Context, assessment: Assessment | None) -> None:
    t = context.t
    named = {topic.id: topic for topic in topics(t.language)}
    st.session_state.setdefault(TOPIC, next(iter(named)))
    st.pills(
        t("form.topic"),
        [*named, EVIDENCE],
        key=TOPIC,
        required=True,
        persist_state="session",
        format_func=lambda id: named[id].title if id in named else t("form.evidence"),
        label_visibility="collapsed",
    )
    chosen = st.session_state[TOPIC]
    if chosen == EVIDENCE:
        return _evidence(context, assessment)
    topic = named[chosen]
    done = sum(_touched(context, q) for q in topic.questions)
    st.caption(f"{topic.intro}　{t('form.answered', done=done, all=len(topic.questions))}")
    placed = _placed(context, topic, assessment)
    first = [q for q in topic.questions if q.path in placed]
    problems = by_field(context)
    for asked in first:
        with st.container(border=True):
            ask(context, asked, problems)
    if later := [q for q in topic.questions if q not in first]:
        others = st.expander(
            t("form.others"), expanded=not first, key=f"{context.id}:others:{topic.id}", on_change="rerun"
        )
        with others:
            for asked in later if others.open else ():
                ask(context, asked, problems)


def _placed(context: Context, topic: Topic, assessment: Assessment | None) -> frozenset[str]:
    """The questions of a topic that come first, settled when it is opened: a question being answered stays put."""
    state, key = st.session_state, f"{context.id}:placed"
    if state.get(key, ("", ""))[0] != topic.id:
        live = {q.path for q in next_questions(assessment)} if assessment else set(FIELDS)
        state[key] = (
            topic.id,
            frozenset(q.path for q in topic.questions if q.path in live or _touched(context, q)),
        )
    placed: frozenset[str] = state[key][1]
    return placed


def _touched(context: Context, asked: Question) -> bool:
    path = asked.path
    return (
        getter(path)(context.matter) is not None
        or path in context.matter.not_known
        or path in context.draft.typed
    )


def _evidence(context: Context, assessment: Assessment | None) -> None:
    t = context.t
    st.caption(t("form.evidence_lead"))
    held = [key for key, has in context.matter.evidence.items() if has]
    wanted = dict.fromkeys(held)
    for result in assessment.results.values() if assessment else ():
        if result.standing in (Standing.MADE_OUT, Standing.ARGUABLE, Standing.OPEN):
            wanted.update(dict.fromkeys(key for e in result.elements for key in e.element.evidence))
    for evidence in wanted:
        key = f"{context.id}:evidence:{evidence}"
        if key not in st.session_state:
            st.session_state[key] = evidence in held
        one = proof(evidence)
        st.checkbox(one.name, key=key, help=plain(one.obtain), on_change=_took_evidence, args=(evidence, key))


def _took_evidence(evidence: str, key: str) -> None:
    draft: Draft = st.session_state[DRAFT]
    held = {**draft.matter.evidence, evidence: st.session_state[key]}
    keep(Draft(draft.matter.model_copy(update={"evidence": held}), draft.typed))
