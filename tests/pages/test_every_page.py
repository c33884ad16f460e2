"""Every page on an empty, a partial and a complete matter, in both languages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from advisor.pages import frame
from advisor.rules.matter import Matter
from advisor.texts import catalogue

from .helpers import ID, complete, keep, kept, open_page, partial, words

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("zh_CN", "en")
MATTERS = {"empty": Matter, "partial": partial, "complete": complete}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("matter", MATTERS)
@pytest.mark.parametrize("page", frame.DRAWN)
def test_a_page_draws(page: str, matter: str, language: str) -> None:
    keep(MATTERS[matter]())
    app = open_page(page, language)
    heading = app.title[0].value
    expected = catalogue(language)["app.title" if page == "home" else f"nav.{page}"]
    assert heading.startswith(expected)
    assert not app.error


@pytest.mark.parametrize("page", frame.DRAWN)
def test_a_page_leaves_the_matter_as_it_was(page: str) -> None:
    keep(partial(), {"account.due_on": "去年五月"})
    before = kept()
    open_page(page)
    assert kept() == before


def test_the_app_opens_on_the_home_page() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert app.title[0].value == "清欠 · 工程款追索顾问"


def test_nothing_is_stored_before_the_first_answer(tmp_path: Path) -> None:
    open_page("form", stored=False)
    assert not list(tmp_path.rglob("*.json"))


def test_a_damaged_matter_is_said_to_be_damaged_and_not_overwritten(tmp_path: Path) -> None:
    keep(partial())
    file = tmp_path / "matters" / f"{ID}.json"
    file.write_text('{"matter": {"account": {"unpaid": -1}}}', encoding="utf-8")
    app = open_page("form")
    assert "不能为负" in words(app).replace("\\", "")
    assert "-1" in file.read_text(encoding="utf-8")


def test_names_typed_by_people_stay_text() -> None:
    keep(partial())
    shown = words(open_page("home"))
    assert r"甲\[建筑\]\(http\://x\)\<b\>公司\</b\> \$1\$" in shown


def test_facts_older_than_our_law_are_refused_in_words() -> None:
    keep(
        Matter.model_validate({"contract": {"signed_on": "1999-05-06"}, "account": {"due_on": "1999-06-01"}})
    )
    app = open_page("result")
    assert "没有可用的法律" in app.error[0].value


def test_only_the_pages_and_the_app_import_streamlit() -> None:
    found = set()
    for path in [ROOT / "app.py", *(ROOT / "advisor").rglob("*.py"), *(ROOT / "claims").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.split(".")[0] == "streamlit" for name in names):
                found.add(path.relative_to(ROOT).parts[:2])
    assert found - {("advisor", "bench.py")} == {("app.py",), ("advisor", "pages")}  # bench measures the app


def test_today_is_asked_for_in_the_app_alone() -> None:
    for path in (ROOT / "advisor" / "pages").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert "date.today" not in source
        assert ".now(" not in source
