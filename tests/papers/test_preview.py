"""The preview says what the Word file says."""

from __future__ import annotations

import re
from html import unescape

from advisor.papers.arrangement import gaps
from advisor.papers.preview import to_html
from advisor.papers.reread import reread
from advisor.papers.word import render_bytes
from tests.papers.samples import ON, sample


def words_of(markup: str) -> str:
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]+>", "", markup)))


def test_the_preview_holds_the_same_words_as_the_word_file() -> None:
    assert words_of(to_html(sample())) == re.sub(r"\s+", "", reread(render_bytes(sample(), on=ON)).text)


def test_every_gap_is_marked_with_the_field_that_fills_it() -> None:
    fields = re.findall(r'<mark data-field="([^"]+)">', to_html(sample()))
    assert list(dict.fromkeys(fields)) == [gap.field for gap in gaps(sample())]
