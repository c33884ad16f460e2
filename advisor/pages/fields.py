"""One question on the page: the widget that fits its kind, "not known" beside it, and what is wrong under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd  # type: ignore[import-untyped]  # comes with Streamlit, ships no types
import streamlit as st

from advisor.analysis.questions import Question, question
from advisor.errors import InputError
from advisor.matters.answers import answer
from advisor.matters.coherence import Problem, Severity, incoherences
from advisor.matters.store import Draft
from advisor.rules.matter import getter

from . import rows
from .session import DRAFT, Context, keep
from .show import cites, plain

NOT_KNOWN, HAVE, NONE, YES, NO = "not_known", "have", "none", "yes", "no"
FEW = 5
"""Up to so many choices are shown side by side, more in a drop-down."""
LONG = frozenset({"contract.payment_terms", "settlement.reserved", "priority.note", "project.works"})


def ask(context: Context, asked: Question, problems: Mapping[str, Sequence[Problem]]) -> None:
    """Draw one question with its help, its widget and its faults."""
    kind = asked.spec.kind
    if kind in ("bool", "choice"):
        _ask_choice(context, asked)
    elif kind == "list":
        _ask_list(context, asked)
    else:
        _ask_text(context, asked)
    _faults(context, asked, problems.get(asked.path, ()))


def by_field(context: Context) -> dict[str, list[Problem]]:
    """Contradictions by the field at which they are shown."""
    found: dict[str, list[Problem]] = {}
    for problem in incoherences(context.matter, context.on):
        found.setdefault(problem.field, []).append(problem)
    return found


def _key(context: Context, path: str, suffix: str = "") -> str:
    return f"{context.id}:{path}{suffix}"


def _tip(context: Context, asked: Question) -> str:
    t = context.t
    why = f"**{t('answer.why')}**{t.colon}{asked.why}\n\n" if asked.why else ""
    return f"{why}**{t('answer.cite')}**{t.colon}{cites(asked.cite)}"


def _start(key: str, current: Any) -> None:
    """Give a widget its first value on this page; afterwards the widget keeps its own."""
    if key not in st.session_state:
        st.session_state[key] = current


def _ask_choice(context: Context, asked: Question) -> None:
    t, path = context.t, asked.path
    yes_or_no = asked.spec.kind == "bool"
    options = [YES, NO, NOT_KNOWN] if yes_or_no else [*asked.spec.choices, NOT_KNOWN]
    known = getter(path)(context.matter)
    current = (YES if known else NO) if yes_or_no and known is not None else known
    side_by_side = yes_or_no or len(options) <= FEW
    # A drop-down keeps the words it first showed: each language has its own.
    key = _key(context, path, "" if side_by_side else f":{t.language}")
    _start(key, NOT_KNOWN if path in context.matter.not_known else current)

    def words(option: str) -> str:
        return asked.choices.get(option) or t(f"answer.{option}")

    shared: dict[str, Any] = {
        "key": key,
        "format_func": words,
        "help": _tip(context, asked),
        "on_change": _took_choice,
        "args": (path, key),
    }
    if side_by_side:
        st.pills(asked.text, options, **shared)
    else:
        st.selectbox(asked.text, options, index=None, placeholder=t("answer.choose"), **shared)
    _help(asked)


def _help(asked: Question) -> None:
    if asked.help:
        st.caption(asked.help)


def _took_choice(path: str, key: str) -> None:
    chosen = st.session_state[key]
    typed = {YES: True, NO: False}.get(chosen, chosen)
    _take(path, None if chosen == NOT_KNOWN else typed, not_known=chosen == NOT_KNOWN)


def _ask_text(context: Context, asked: Question) -> None:
    t, path = context.t, asked.path
    key, box = _key(context, path), _key(context, path, ":unknown")
    unknown = path in context.matter.not_known
    _start(key, context.draft.typed.get(path) or as_typed(asked, getter(path)(context.matter)))
    _start(box, unknown)
    hint = t(f"answer.{asked.spec.kind}_hint") if asked.spec.kind != "text" else ""
    field, side = st.columns([4, 1], vertical_alignment="bottom")
    widget = field.text_area if path in LONG else field.text_input
    widget(
        asked.text,
        key=key,
        help=_tip(context, asked),
        placeholder=hint,
        disabled=unknown,
        on_change=_took_text,
        args=(path, key),
    )
    side.checkbox(t("answer.not_known"), key=box, on_change=_took_unknown, args=(path, key, box))
    _help(asked)


def as_typed(asked: Question, known: Any) -> str:
    """An answer as it stands in the input: money with separators, dates in ISO form."""
    if known is None:
        return ""
    return f"{known:,f}" if asked.spec.kind == "yuan" else str(known)


def _took_text(path: str, key: str) -> None:
    if _take(path, st.session_state[key]):
        st.session_state[key] = as_typed(question(path), getter(path)(st.session_state[DRAFT].matter))


def _took_unknown(path: str, key: str, box: str) -> None:
    if st.session_state[box]:
        st.session_state[key] = ""
    _take(path, None, not_known=st.session_state[box])


def _take(path: str, typed: Any, *, not_known: bool = False) -> bool:
    """Read an answer into the draft; what cannot be read is kept as typed and takes the old answer's place."""
    draft: Draft = st.session_state[DRAFT]
    kept = {other: text for other, text in draft.typed.items() if other != path}
    try:
        keep(Draft(answer(draft.matter, path, typed, not_known=not_known), kept))
    except InputError:
        keep(Draft(answer(draft.matter, path, None), {**kept, path: str(typed)}))
        return False
    return True


def _ask_list(context: Context, asked: Question) -> None:
    t, path = context.t, asked.path
    key = _key(context, path)
    known = getter(path)(context.matter)
    filled = bool(known) or path in context.draft.typed
    current = (
        HAVE if filled else NONE if known == [] else NOT_KNOWN if path in context.matter.not_known else None
    )
    _start(key, current)
    st.pills(
        asked.text,
        [HAVE, NONE, NOT_KNOWN],
        key=key,
        help=_tip(context, asked),
        on_change=_took_list,
        format_func=lambda option: t(f"answer.{option}"),
        args=(path, key),
    )
    _help(asked)
    if st.session_state[key] == HAVE:
        _edit(context, asked)


def _took_list(path: str, key: str) -> None:
    chosen = st.session_state[key]
    if chosen == HAVE:
        return
    _take(path, [] if chosen == NONE else None, not_known=chosen == NOT_KNOWN)


def _edit(context: Context, asked: Question) -> None:
    t, path = context.t, asked.path
    key, base_key = _key(context, path, ":rows"), _key(context, path, f":base:{t.language}")
    if key not in st.session_state or base_key not in st.session_state:
        known = getter(path)(context.matter)
        kept = context.draft.typed.get(path)
        st.session_state[base_key] = rows.from_text(kept) if kept else rows.to_rows(known, asked.columns, t)
    base: list[rows.Row] = st.session_state[base_key]
    config = {}
    for column in asked.columns:
        kind = column.spec.kind
        if kind in ("bool", "choice"):
            options = [t("answer.yes"), t("answer.no")] if kind == "bool" else list(column.choices.values())
            config[column.label] = st.column_config.SelectboxColumn(column.label, options=options)
        else:
            hint = t(f"answer.{kind}_hint") if kind != "text" else None
            config[column.label] = st.column_config.TextColumn(column.label, help=hint)
    st.data_editor(
        pd.DataFrame(base, columns=[c.label for c in asked.columns], dtype=object),
        key=key,
        num_rows="dynamic",
        hide_index=True,
        column_config=config,
        on_change=_took_rows,
        args=(path, key, base_key, context),
    )
    st.caption(t("answer.add_row"))


def _took_rows(path: str, key: str, base_key: str, context: Context) -> None:
    draft: Draft = st.session_state[DRAFT]
    asked = question(path, context.t.language)
    table = rows.edited(st.session_state[base_key], st.session_state[key])
    kept = {other: text for other, text in draft.typed.items() if other != path}
    try:
        # No filled row is no answer yet; that there are none is said by the choice above the table.
        read = (
            rows.answer_rows(draft.matter, asked, table, context.t)
            if table
            else answer(draft.matter, path, None)
        )
        keep(Draft(read, kept))
    except InputError:
        keep(Draft(answer(draft.matter, path, None), {**kept, path: rows.to_text(table)}))


def _faults(context: Context, asked: Question, problems: Sequence[Problem]) -> None:
    t, typed = context.t, context.draft.typed.get(asked.path)
    if typed is not None and (error := fault(context, asked, typed)) is not None:
        remedy = f"\n\n{t('answer.remedy')}{t.colon}{plain(error.remedy)}" if error.remedy else ""
        st.error(f"{plain(error.message)}{remedy}\n\n{t('answer.kept')}")
    for problem in problems:
        box = st.error if problem.severity is Severity.IMPOSSIBLE else st.warning
        box(f"{plain(problem.message)}\n\n{t('answer.remedy')}{t.colon}{problem.remedy}")


def fault(context: Context, asked: Question, typed: str) -> InputError | None:
    """Why the text kept for a question cannot be read."""
    try:
        if asked.spec.kind == "list":
            rows.answer_rows(context.matter, asked, rows.from_text(typed), context.t)
        else:
            answer(context.matter, asked.path, typed)
    except InputError as error:
        return error
    return None
