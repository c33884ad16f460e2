"""Whatever a draft says stands in the matter, in the assessment or in the instruments."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.analysis.assessment import assess
from advisor.analysis.registry import registry
from advisor.errors import LawNotInForce
from advisor.papers.complaint import compose, draft_bytes
from advisor.papers.pleading import Section, text
from advisor.papers.word import render_bytes
from advisor.population import one
from advisor.rules.matter import Matter
from tests.drafts.known import strays
from tests.drafts.matters import BUILDER, ON, matter

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "knowledge" / "examples").glob("*.json"))


@pytest.mark.parametrize("on", [date(2018, 6, 30), ON], ids=str)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_draft_of_an_example_says_nothing_that_is_found_nowhere(path: Path, on: date) -> None:
    example = Matter.model_validate_json(path.read_text(encoding="utf-8"))
    assessment = assess(example, on)
    assert strays(assessment, draft_bytes(assessment)) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**6), answered=st.sampled_from([0.1, 0.4, 0.7, 0.95]), data=st.data())
def test_no_answers_whatever_make_a_draft_say_more_than_it_was_told(
    seed: int, answered: float, data: st.DataObject
) -> None:
    drawn = one(random.Random(seed), answered)
    try:
        assessment = assess(drawn, ON)
    except LawNotInForce:
        return
    claims = data.draw(st.none() | st.lists(st.sampled_from(sorted(registry())), max_size=4, unique=True))
    assert strays(assessment, draft_bytes(assessment, claims=claims)) == []


@pytest.mark.parametrize("base", [None, BUILDER], ids=["contractor", "builder"])
def test_the_draft_of_a_full_matter_says_nothing_that_is_found_nowhere(base: dict[str, object] | None) -> None:
    assessment = assess(matter(base) if base else matter(), ON)
    assert strays(assessment, draft_bytes(assessment)) == []


@pytest.mark.parametrize(
    ("invented", "found"),
    [
        ("2024年2月2日", "日期 2024-02-02"),
        ("尚欠7654321元", "金额 7654321"),
        ("依据《中华人民共和国合同法》第二百八十六条", "法条"),
        ("依据《中华人民共和国民法典》第九千条", "法条"),
    ],
)
def test_the_re_reader_finds_an_invented_day_sum_or_article(invented: str, found: str) -> None:
    assessment = assess(matter(), ON)
    honest = compose(assessment)
    false = replace(honest, sections=(*honest.sections, Section("补充", (text(invented),))))
    assert [stray for stray in strays(assessment, render_bytes(false, on=ON)) if stray.startswith(found)]
