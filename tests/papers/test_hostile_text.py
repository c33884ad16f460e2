"""Whatever a person typed, the Word file opens, the preview is inert, and the words are still there."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import ClassVar
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.papers.pleading import Pleading, Section, text
from advisor.papers.preview import to_html
from advisor.papers.printable import printable
from advisor.papers.reread import reread
from advisor.papers.word import render, render_bytes
from tests.papers.samples import ON, sample

HOSTILE = sorted((Path(__file__).parent / "hostile").glob("*.txt"))


def everywhere(words: str) -> Pleading:
    """The sample with ``words`` in every place where a user's words can stand."""
    base, said = sample(), text(words)
    party = replace(base.parties[0], name=said)
    return replace(
        base,
        title=words,
        parties=(party, *base.parties[1:]),
        requests=tuple(replace(request, text=said) for request in base.requests),
        sections=(*base.sections, Section(words, (said,))),
        forum=said,
        exhibits=tuple(
            replace(item, name=said, proves=said, source=said, pages=said, original_or_copy=said, group=words)
            for item in base.exhibits
        ),
        signature=replace(base.signature, signatories=(party,), dated=said),
        attachments=(said,),
        total=said,
        witnesses=(said,),
    )


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.stem)
def test_hostile_words_survive_word_and_are_read_back(path: Path, tmp_path: Path) -> None:
    words = path.read_bytes().decode()
    saved = tmp_path / "draft.docx"
    render(everywhere(words), saved, on=ON)
    assert squeezed(printable(words)) in squeezed(reread(saved).text)


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.stem)
def test_every_part_of_a_hostile_file_is_well_formed_xml(path: Path, tmp_path: Path) -> None:
    saved = tmp_path / "draft.docx"
    render(everywhere(path.read_bytes().decode()), saved, on=ON)
    with ZipFile(saved) as package:
        for name in package.namelist():
            ElementTree.fromstring(package.read(name))


def test_ten_thousand_characters_without_a_break_survive() -> None:
    words = "欠" * 10_000
    draft = reread(render_bytes(everywhere(words), on=ON))
    assert words in draft.paragraphs
    assert words in draft.tables[-1][-1]


def test_a_script_in_a_name_is_text_in_the_preview() -> None:
    class Tags(HTMLParser):
        seen: ClassVar[set[str]] = set()

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.seen.add(tag)
            assert not [name for name, _ in attrs if name.startswith("on")]

    tags = Tags()
    tags.feed(to_html(everywhere('<script>alert(1)</script><img src=x onerror="alert(1)">')))
    assert tags.seen <= {"div", "p", "mark", "table", "thead", "tbody", "tr", "th", "td", "hr", "br"}


def test_direction_marks_cannot_turn_an_amount_around() -> None:
    assert printable("应付\u202e0001\u202c元") == "应付0001元"


def test_joined_emoji_keep_their_joiners() -> None:
    assert printable("👨‍👩‍👧") == "👨‍👩‍👧"


def test_lone_surrogates_are_dropped() -> None:
    assert printable("甲\ud83d乙") == "甲乙"


def test_every_kind_of_line_end_becomes_one_newline() -> None:
    assert printable("一\r\n二\r三\u2028四\x0b五") == "一\n二\n三\n四\n五"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_at_all_gives_a_file_that_reads_back(words: str) -> None:
    paper = replace(
        sample(), sections=(Section("事实", (text("起", words, "止"),)),), requests=(), exhibits=()
    )
    assert squeezed(printable(f"起{words}止")) in squeezed(reread(render_bytes(paper, on=ON)).text)


@given(st.text())
def test_printable_text_holds_no_control_but_the_newline(words: str) -> None:
    assert {c for c in printable(words) if unicodedata.category(c) in ("Cc", "Cs")} <= {"\n"}
