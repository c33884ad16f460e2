"""What is refused is said in the reader's words: what, and how to mend it; no ids of ours in front."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .helpers import ID, complete, keep, open_page, partial, rerun, words


def _upload(content: bytes) -> str:
    app = open_page("home", stored=False)
    app.file_uploader[0].upload("matter.json", content, "application/json")
    (error,) = rerun(app).error
    return str(error.value)


def test_a_file_of_a_newer_version_says_to_update() -> None:
    said = _upload(json.dumps({"schema_version": 99, "title": "x"}).encode())
    assert "更新的版本" in said
    assert "schema_version" not in said.replace("\\", "")


def test_a_file_that_is_no_json_has_no_empty_brackets() -> None:
    for content in (b"", b'{"account": {"unpaid": NaN}}', b"[1, 2]"):
        assert "（）" not in _upload(content)


def test_a_refused_file_leaves_the_matter_at_hand() -> None:
    keep(partial())
    app = open_page("home")
    app.file_uploader[0].upload("matter.json", b"[]", "application/json")
    assert "没有变动" in words(rerun(app))
    assert app.session_state["matter_id"] == ID


@pytest.mark.parametrize("typed", ["月球法3", "解释（二）"])
def test_a_citation_is_refused_without_the_word_citation(typed: str) -> None:
    app = open_page("law", stored=False)
    app.text_input(key="law_search").set_value(typed)
    assert "CITATION" not in rerun(app).error[0].value


def test_a_wrong_folder_is_refused_beneath_the_field_that_names_it() -> None:
    app = open_page("law", stored=False)
    app.text_input(key="statutes_folder").set_value("/没有这里")
    kinds = [element.type for element in rerun(app).main]
    assert "error" in kinds
    assert kinds.index("error") > max(i for i, kind in enumerate(kinds) if kind == "text_input")


def test_a_matter_that_is_no_longer_there_is_said_to_be_gone() -> None:
    assert "已不在本机" in words(open_page("form"))
    keep(complete())
    assert "已不在本机" not in words(open_page("form"))


def test_a_damaged_matter_can_still_be_taken_out(tmp_path: Path) -> None:
    keep(partial())
    (tmp_path / "matters" / f"{ID}.json").write_text('{"matter": {"account": {"unpaid": -1}}}', "utf-8")
    app = open_page("home", stored=False)
    assert "打不开" in words(app)
    assert app.get("download_button")
