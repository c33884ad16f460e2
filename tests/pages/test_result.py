"""The result pages say what the engine found."""

from __future__ import annotations

import re
from datetime import date

import pytest

from advisor.analysis.assessment import Standing, assess
from advisor.analysis.deadlines import deadlines
from advisor.analysis.ranking import CRITERIA, rank
from advisor.analysis.registry import registry
from advisor.law.instruments import instruments
from advisor.rules.claim import Effect
from advisor.rules.clock import ClockKind, Status
from advisor.rules.truth import Truth
from advisor.texts import catalogue

from .helpers import TODAY, complete, keep, open_page, rerun, words


def test_every_claim_is_shown_with_its_reasons() -> None:
    keep(complete())
    app = open_page("result")
    app.session_state["far"] = True
    for id in registry():
        app.session_state[f"why:{id}"] = True
    said = words(rerun(app))
    for row in rank(assess(complete(), TODAY)):
        assert row.result.claim.name in said
        assert row.result.claim.summary in said
        for element in row.result.elements:
            assert element.element.text in said


def test_another_order_of_criteria_ranks_anew() -> None:
    keep(complete())
    app = open_page("result")
    app.multiselect(key="rank_order").set_value(["amount", "standing"])
    rerun(app)
    order = [r.result.claim.name for r in rank(assess(complete(), TODAY), ["amount", "standing"])]
    shown = [m.value for m in app.markdown if m.value.startswith("**") and "-badge[" in m.value]
    for standings in ((Standing.MADE_OUT, Standing.ARGUABLE),):
        good = [
            n
            for n in order
            if any(
                r.claim.name == n and r.standing in standings
                for r in assess(complete(), TODAY).results.values()
            )
        ]
        assert [next(n for n in good if n in line) for line in shown[: len(good)]] == good


def test_the_table_of_deadlines_has_every_counted_clock() -> None:
    keep(complete())
    app = open_page("deadlines")
    counted = [row.clock.name for row in deadlines(assess(complete(), TODAY)) if row.clock.main is not None]
    assert list(app.dataframe[0].value["期限"]) == counted


def test_the_day_of_the_assessment_can_be_set_back() -> None:
    keep(complete())
    app = open_page("deadlines")
    left = app.dataframe[0].value["剩余天数"].iloc[0]
    app.date_input(key="as_of").set_value(date(2026, 11, 20))
    rerun(app)
    assert int(app.dataframe[0].value["剩余天数"].iloc[0]) == int(left) + 4


def test_the_papers_page_lists_the_gaps_of_the_draft() -> None:
    keep(complete())
    app = open_page("papers")
    assert "原告住所地" in words(app)
    assert "民事起诉状" in app.get("html")[-1].proto.body


@pytest.mark.parametrize("typed", ["民法典807", "法释〔2026〕12号第21条", "construction_2026:21"])
def test_an_article_is_found_with_the_rules_that_use_it(typed: str) -> None:
    app = open_page("law", stored=False)
    app.text_input(key="law_search").set_value(typed)
    rerun(app)
    assert "priority_of_payment" in words(app)


@pytest.mark.parametrize("typed", ["解释（二）", "月球法3", "]["])
def test_a_name_that_is_none_or_two_is_refused(typed: str) -> None:
    app = open_page("law", stored=False)
    app.text_input(key="law_search").set_value(typed)
    rerun(app)
    assert app.error


def test_every_instrument_can_be_browsed() -> None:
    app = open_page("law", stored=False)
    box = next(b for b in app.selectbox if len(b.options) == len(instruments()))
    box.set_value("sme_2020")
    rerun(app)
    assert instruments()["sme_2020"].title in words(app)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_word_the_engine_can_say_has_a_label(language: str) -> None:
    known = catalogue(language)
    wanted = {f"standing.{s.value}" for s in Standing} | {f"status.{s.value}" for s in Status}
    wanted |= {f"kind.{k.value}" for k in ClockKind} | {f"effect.{e.value}" for e in Effect}
    wanted |= {f"criterion.{name}" for name in CRITERIA}
    wanted |= {f"truth_{kind}.{v.value}" for kind in ("element", "defence") for v in Truth}
    assert wanted <= set(known)


def test_an_english_reader_reads_every_reason_in_english() -> None:
    keep(complete())
    app = open_page("result", "en")
    for id in registry():
        app.session_state[f"why:{id}"] = True
    said = words(rerun(app))
    reasons = [line for line in said.splitlines() if line[:4] in ("- ✓ ", "- ✗ ", "- ？ ")]
    assert len(reasons) > 50
    assert not [line for line in reasons if re.search("[一-鿿]", re.sub(r"\([^()]*\)", "", line))]
    for name in ("Rescission of the agreed final account", "Made out", "Courts are split"):
        assert name in said
