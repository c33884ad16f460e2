"""The matter as the other side sees it: objections, defences to each claim, counterclaims, what our pleading lets in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import streamlit as st
from streamlit.navigation.page import Page

from advisor.analysis.opponent import Exposed, Kind, Met, Word, opponent
from advisor.papers.evidence import proof
from advisor.rules.truth import Truth
from advisor.texts import Texts

from .links import to_questions
from .session import Context, assessed
from .show import badge, cites, claim_name, claim_names, facts, listed, standing_badge

COLOUR = {Truth.YES: "red", Truth.UNKNOWN: "gray", Truth.NO: "green"}


def render(context: Context, pages: Mapping[str, Page]) -> None:
    """Draw the page."""
    t = context.t
    st.title(t("nav.opponent"))
    st.caption(t("opponent.lead"))
    assessment = assessed(context)
    if assessment is None:
        return
    view = opponent(assessment)
    st.header(t("opponent.objections"))
    _words(context, view.objections, context.tr.opponent, context.tr.opponent_answer)
    st.header(t("opponent.defences"))
    if not view.claims:
        st.info(t("opponent.no_claim"))
    for met in view.claims:
        _met(context, met, pages)
    st.header(t("opponent.counterclaims"))
    _words(context, view.counterclaims, context.tr.opponent, context.tr.opponent_answer)
    st.header(t("opponent.exposures"))
    st.caption(t("opponent.exposures_lead"))
    _exposures(context, view.exposures)


def _met(context: Context, met: Met, pages: Mapping[str, Page]) -> None:
    t, tr, claim = context.t, context.tr, met.result.claim
    plea = f"　:gray[{t(f'plea.{met.plea}')}]" if met.plea else ""
    with st.container(border=True):
        st.markdown(f"**{claim_name(claim.id, t)}**　{standing_badge(met.result, t)}{plea}")
        _words(context, met.defences, lambda w: tr.defence(claim, w), lambda w: tr.answer(claim, w))
        missing = (path for w in met.defences if w.truth is not Truth.NO for path in w.missing)
        to_questions(context, pages, missing, f"ask:{claim.id}")


def _words(
    context: Context, words: Sequence[Word], said: Callable[[Word], str], answer: Callable[[Word], str]
) -> None:
    """What holds or is open in full; what the facts exclude in one line."""
    t = context.t
    lines = [line for w in words if w.truth is not Truth.NO for line in _word(w, said(w), answer(w), t)]
    excluded = [said(w) for w in words if w.truth is Truth.NO]
    if excluded:
        lines.append(f"- :gray[{t('opponent.excluded', words=t.semicolon.join(excluded))}]")
    st.markdown("\n".join(lines) or t("opponent.nothing"))


def _word(word: Word, said: str, answer: str, t: Texts) -> Iterator[str]:
    marks = [badge(t(f"truth_defence.{word.truth.value}"), COLOUR[word.truth])]
    marks += [badge(t("standing.contested"), "orange")] if word.contested else []
    effect = [] if word.kind is Kind.OBJECTION else [t(f"effect.{word.effect.value}")]
    who = t("result.claimant") if word.burden == "claimant" else t("result.respondent")
    notes = t.semicolon.join([*effect, t("result.burden", who=who), cites(word.cite)])
    yield f"- **{said}**　{' '.join(marks)}"
    yield f"    - :gray[{notes}]"
    if answer:
        yield f"    - **{t('result.answer_to')}**{t.colon}{answer}"
    if word.held:
        yield f"    - {t('opponent.held')}{t.colon}{listed((proof(key).name for key in word.held), t)}"
    if word.to_obtain:
        yield f"    - {t('opponent.to_obtain')}{t.colon}{listed((proof(key).name for key in word.to_obtain), t)}"
    if word.missing:
        yield f"    - {t('opponent.missing')}{t.colon}{facts(word.missing, t)}"


def _exposures(context: Context, found: Sequence[Exposed]) -> None:
    t, tr = context.t, context.tr
    lines = []
    for one in (e for e in found if e.truth is not Truth.NO):
        by = t("opponent.by_plan")
        if one.claims and not one.pleaded:
            by = t("opponent.by_pleading", claims=claim_names(one.claims, t))
        marks = badge(t(f"exposure.{one.truth.value}"), COLOUR[one.truth])
        marks += f" {badge(t('standing.contested'), 'orange')}" if one.contested else ""
        lines += [
            f"- **{tr.exposure(one.exposure)}**　{marks}",
            f"    - :gray[{by}{t.semicolon}{cites(one.cite)}]",
        ]
        if one.exposure.answer:
            lines.append(f"    - **{t('result.answer_to')}**{t.colon}{tr.exposure_answer(one.exposure)}")
        if one.missing:
            lines.append(f"    - {t('opponent.missing')}{t.colon}{facts(one.missing, t)}")
    st.markdown("\n".join(lines) or t("opponent.nothing"))
