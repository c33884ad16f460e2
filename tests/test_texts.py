"""The catalogues of words: the same keys and slots in every language, none missing, none idle."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from advisor.errors import KnowledgeError
from advisor.law.knowledge import read_toml
from advisor.pages.frame import DRAWN
from advisor.texts import LANGUAGES, Texts, catalogue

PAGES = Path(__file__).resolve().parents[1] / "advisor" / "pages"
OTHERS = [language for language in LANGUAGES if language != "zh_CN"]
DERIVED = (
    "standing.",
    "status.",
    "kind.",
    "effect.",
    "criterion.",
    "truth_element.",
    "truth_defence.",
    "nav.",
    "answer.",
    "form.",
    "result.",
    "clock.",
    "way.",
    "stage.",
    "exposure.",
    "plea.",
    "verdict.",
    "found.",
)
"""Keys of which the last part is a value of the engine or of a widget."""


def _slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("file", ["app", "analysis"])
@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_keys_and_slots(language: str, file: str) -> None:
    chinese, other = (
        catalogue(code) if file == "app" else read_toml(f"texts/{code}/{file}.toml")
        for code in ("zh_CN", language)
    )
    assert set(chinese) == set(other)
    for key in chinese:
        assert _slots(chinese[key]) == _slots(other[key]), key


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_is_in_its_own_language(language: str) -> None:
    for key, text in catalogue(language).items():
        assert not re.search("[一-鿿]", text.replace("民法典807", "")), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: str) -> None:
    assert all(text.strip() for text in catalogue(language).values())


def _literal_keys() -> set[str]:
    found = set()
    for path in PAGES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            literal = node.value if isinstance(node, ast.Constant) else None
            if isinstance(literal, str) and re.fullmatch(r"[a-z_]+\.[a-z_]+", literal):
                found.add(literal)
    return found


def test_every_key_used_on_a_page_is_in_the_catalogue() -> None:
    groups = {key.split(".")[0] for key in catalogue("zh_CN")}
    used = {key for key in _literal_keys() if key.split(".")[0] in groups}
    fields = {"contract.payment_terms", "settlement.reserved", "priority.note", "project.works"}
    assert used - fields <= set(catalogue("zh_CN"))


def test_every_key_of_the_catalogue_is_used() -> None:
    idle = {key for key in catalogue("zh_CN") if key not in _literal_keys() and not key.startswith(DERIVED)}
    assert not idle


def test_every_page_has_a_name() -> None:
    assert {f"nav.{name}" for name in DRAWN} <= set(catalogue("zh_CN"))


def test_a_missing_key_or_slot_is_named() -> None:
    with pytest.raises(KnowledgeError, match=r"no\.such"):
        Texts()("no.such")
    with pytest.raises(KnowledgeError, match="count"):
        Texts()("papers.gaps")
