"""From a missing fact to the question that asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st
from streamlit.navigation.page import Page

from advisor.analysis.assessment import ClaimResult
from advisor.analysis.questions import questions
from advisor.analysis.selfcheck import Step
from advisor.analysis.sentences import FieldName

from . import form
from .session import Context

MOST = 6
"""How many questions one click asks: a page of the form."""


def to_questions(context: Context, pages: Mapping[str, Page], paths: Iterable[str], key: str) -> None:
    """A button to the form with exactly these questions; nothing where none of them can be asked."""
    wanted = tuple(path for path in dict.fromkeys(paths) if path in questions())
    if wanted and st.button(context.t("result.answer_these", count=len(wanted)), key=key, type="tertiary"):
        form.want(wanted)
        st.switch_page(pages["form"])


def pressing(result: ClaimResult, order: Sequence[str]) -> list[str]:
    """Of the facts a claim lacks the first few in ``order``, of what can change most: dozens are answered by nobody."""
    missing = [path for path in order if path in result.missing]
    return [*missing, *(path for path in result.missing if path not in missing)][:MOST]


def asked_in(steps: Iterable[Step]) -> list[str]:
    """The fields that the next steps tell one to find out."""
    values = (value for step in steps for value in step.sentence.values.values())
    return [path for value in values if isinstance(value, FieldName) for path in value.paths]
