"""The pages that look at a matter from a side: the other side, procedure and costs, changes of law, the guide, sums."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from advisor.analysis.assessment import assess
from advisor.analysis.guide import Verdict, guide
from advisor.analysis.opponent import opponent
from advisor.law.statute_texts import SETTING
from advisor.matters.files import load_matter
from advisor.matters.store import Draft, Store
from advisor.pages.amounts import accrued
from advisor.pages.changes_page import last_switch
from advisor.quantum.lines import Line
from advisor.rules.matter import Matter
from advisor.rules.truth import Truth

from .helpers import TODAY, complete, keep, open_page, partial, rerun, words
from .test_home import EXAMPLES

VIEWS = ("opponent", "procedure", "changes", "guide")


def test_the_other_side_is_shown_with_what_answers_it() -> None:
    keep(complete())
    said = words(open_page("opponent"))
    view = opponent(assess(complete(), TODAY))
    raised = [*view.objections, *view.counterclaims, *(w for met in view.claims for w in met.defences)]
    for word in raised:
        assert word.text in said
        assert word.truth is Truth.NO or word.answer in said
    for exposed in view.exposures:
        assert exposed.truth is Truth.NO or exposed.exposure.answer in said


def test_the_cost_of_appraisal_raises_the_outlay() -> None:
    keep(complete())
    app = open_page("procedure")
    before = app.dataframe[0].value["垫付（元）"].iloc[0]
    app.text_input(key="appraisal").set_value("5万")
    rerun(app)
    after = app.dataframe[0].value["垫付（元）"].iloc[0]
    assert float(after.replace(",", "")) - float(before.replace(",", "")) == 50_000


def test_an_appraisal_that_is_no_sum_is_refused_in_words() -> None:
    keep(complete())
    app = open_page("procedure")
    app.text_input(key="appraisal").set_value("不少")
    rerun(app)
    assert "“不少”不是金额" in app.error[0].value


def test_the_last_switch_is_the_interpretation_of_2026() -> None:
    assert last_switch(date(2026, 11, 24)) == date(2026, 6, 30)
    assert last_switch(date(2026, 6, 29)) < date(2026, 6, 29)


def test_the_open_matter_and_the_stored_ones_are_compared() -> None:
    keep(complete())
    Store().save("fedcba9876543210", Draft(partial().model_copy(update={"title": "另一个案件"})))
    said = words(open_page("changes"))
    assert "另一个案件" in said
    assert (complete().title or "").split("（")[0] in said.replace("\\", "")


def test_between_equal_days_nothing_changes() -> None:
    keep(complete())
    app = open_page("changes")
    app.date_input(key="changes_from").set_value(date(2026, 6, 30))
    rerun(app)
    assert "没有哪项请求的成立与否因此改变" in words(app)
    assert "★" not in words(app)


def test_the_guide_is_filtered_by_verdict() -> None:
    app = open_page("guide", stored=False)
    assert all(point.says in words(app) for point in guide().point)
    app.pills(key="guide_verdicts").set_value([Verdict.DANGEROUS])
    rerun(app)
    shown = {point.verdict for point in guide().point if point.says in words(app)}
    assert shown == {Verdict.DANGEROUS}


def test_the_sum_opens_with_its_lines_and_the_alternative() -> None:
    keep(complete())
    app = open_page("result")
    result = assess(complete(), TODAY)["late_fee"]
    assert result.amount is not None
    assert result.amount.computation is not None
    app.session_state["sum:late_fee"] = True
    rerun(app)
    tables = [frame.value for frame in app.dataframe if "来源" in frame.value.columns]
    assert any(len(table) == len(result.amount.computation.lines) for table in tables)


def test_what_accrues_adds_up_over_lines_that_overlap() -> None:
    # One line brings 10 in the ten days from 1 to 10 January, another 30 in the thirty days from 6 January to
    # 4 February: on 6 January 5 days of the first are over, on the 11th all of it and 5 days of the second.
    lines = (
        Line("一", date(2026, 1, 1), date(2026, 1, 10), amount=Decimal(10)),
        Line("二", date(2026, 1, 6), date(2026, 2, 4), amount=Decimal(30)),
        Line("三", amount=Decimal(99)),
    )
    assert accrued(lines) == [
        (date(2026, 1, 1), Decimal("0.00")),
        (date(2026, 1, 6), Decimal("5.00")),
        (date(2026, 1, 11), Decimal("15.00")),
        (date(2026, 2, 5), Decimal("40.00")),
    ]


@pytest.mark.parametrize("path", EXAMPLES, ids=[p.stem for p in EXAMPLES])
@pytest.mark.parametrize("page", VIEWS)
def test_every_example_can_be_seen_from_every_side_in_english(page: str, path: Path) -> None:
    keep(load_matter(path))
    app = open_page(page, "en")
    assert not app.error


def test_an_english_reader_reads_reasons_advice_and_defences_in_english() -> None:
    keep(complete())
    app = open_page("opponent", "en")
    lines = [line for line in words(app).splitlines() if line.startswith("- **")]
    assert lines
    assert not [line for line in lines if re.search("[一-鿿]", re.sub(r"\([^()]*\)", "", line))]


def test_the_users_own_statutes_stand_beside_the_gist(tmp_path: Path) -> None:
    folder = tmp_path / "laws"
    folder.mkdir()
    (folder / "code.md").write_text(
        "# 中华人民共和国民法典\n\n施行日期：2021-01-01\n\n第八百零七条　这里是原文。\n", encoding="utf-8"
    )
    app = open_page("law", stored=False)
    app.text_input(key="statutes_folder").set_value(str(folder))
    app.text_input(key="law_search").set_value("民法典807")
    rerun(app)
    assert "这里是原文" in words(app)
    assert re.search(r"1 个文件；引用 \d+ 条，找到 1 条", words(app))


def test_a_folder_that_is_none_is_said_to_be_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "/没有这里")
    assert "没有这个文件夹" in open_page("law", stored=False).error[0].value


def test_a_contested_question_is_shown_with_its_safe_step() -> None:
    app = open_page("law", "en", stored=False)
    box = app.selectbox(key="split")
    box.set_value(box.options[0])
    assert "Safe step" in words(rerun(app))


def test_an_empty_matter_has_no_costs_yet() -> None:
    keep(Matter())
    assert "还没有可以主张的请求，算不出费用" in words(open_page("procedure"))
