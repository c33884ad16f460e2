"""The first page: examples, files, what was saved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from advisor.law.knowledge import KNOWLEDGE
from advisor.matters.files import load_matter
from advisor.matters.store import Draft, Store
from advisor.rules.matter import Matter

from .helpers import ID, complete, keep, open_page, partial, rerun, words

EXAMPLES = sorted((KNOWLEDGE / "examples").glob("*.json"))


@pytest.mark.parametrize("path", EXAMPLES, ids=[p.stem for p in EXAMPLES])
def test_every_example_loads_and_has_a_title(path: Path) -> None:
    assert load_matter(path).title


def test_the_examples_are_offered_by_title() -> None:
    app = open_page("home", stored=False)
    titles = [json.loads(path.read_text(encoding="utf-8"))["title"] for path in EXAMPLES]
    assert app.selectbox[0].options == titles


def test_a_saved_matter_is_listed_and_deleted_only_when_confirmed(tmp_path: Path) -> None:
    keep(complete())
    app = open_page("home", stored=False)
    app.button(key=f"delete:{ID}").click()
    rerun(app)
    assert (tmp_path / "matters" / f"{ID}.json").exists()
    app.button(key=f"sure:{ID}").click()
    rerun(app)
    assert not (tmp_path / "matters" / f"{ID}.json").exists()
    assert "还没有保存过案件" in words(app)


def test_an_uploaded_file_that_is_no_matter_is_refused_with_every_reason() -> None:
    app = open_page("home", stored=False)
    bad = json.dumps({"account": {"unpaid": -5, "due": "x"}}).encode()
    app.file_uploader[0].upload("bad.json", bad, "application/json")
    rerun(app)
    (error,) = app.error
    assert "金额不能为负" in error.value
    assert "没有这个事项" in error.value


def test_an_empty_matter_is_not_offered_for_export() -> None:
    keep(Matter())
    assert "当前案件" not in words(open_page("home"))
    keep(partial())
    assert "当前案件" in words(open_page("home"))


def test_two_matters_of_one_name_are_told_apart() -> None:
    keep(complete())
    other = complete().model_copy(update={"account": complete().account.model_copy(update={"unpaid": 5})})
    Store().save("fedcba9876543210", Draft(other))
    told = [c.value for c in open_page("home", stored=False).caption if "已答" in c.value]
    assert len(told) == len(set(told)) == 2
    assert any("16,400,000.00" in line for line in told)
