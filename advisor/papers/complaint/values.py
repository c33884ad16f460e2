"""Answers of the matter as words on paper. A missing answer is a gap that names its field."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.errors import InputError
from advisor.papers.complaint.tellings import book
from advisor.papers.pleading import Gap, Text, text
from advisor.papers.wording import chinese_date, yuan
from advisor.quantum.money import plain
from advisor.quantum.rate_text import parse_rate
from advisor.rules.matter import FIELDS, Matter, getter

_BOOK_MARKS = (("《", "》"), ("“", "”"), ('"', '"'))
_RATE_CODE = re.compile(r"(?i)lpr[-_]?\d|\dylpr|benchmark|\dbps?\b|/\s*[a-z]|\*")


def answer(matter: Matter, path: str) -> Any:
    """The answer at ``path``, ``None`` where there is none: an empty name or list says nothing either."""
    value = getter(path)(matter)
    if isinstance(value, str) and not value.strip():
        return None
    return value


def gap(path: str) -> Gap:
    """The gap that the answer at ``path`` would fill."""
    return Gap(FIELDS[path].label, path)


def worded(path: str, value: Any) -> str:
    """A known value of the field at ``path`` (of a list's item: ``list path`` + ``.name``) in Chinese."""
    choice = book().words.get(path, {})
    if isinstance(value, date):
        return chinese_date(value)
    if isinstance(value, Decimal):
        return f"{plain(value)}%" if path.endswith("_percent") else yuan(value)
    if isinstance(value, str):
        return choice.get(value) or (_rate(value) if path.endswith("_rate") else unquoted(value))
    return str(value)


def _rate(words: str) -> str:
    """A rate as it was typed; one typed as a code (``lpr1y*1.5``, ``4.35%/year``) in words, if it can be read."""
    if not _RATE_CODE.search(words):
        return unquoted(words)
    try:
        label = parse_rate(words).label
    except InputError:
        return unquoted(words)
    return label.replace("年期LPR", "年期贷款市场报价利率（LPR）").replace("年期以上LPR", "年期以上贷款市场报价利率（LPR）")


def written(matter: Matter, path: str) -> Text:
    """The answer at ``path`` as words, or its gap; a list has no words of its own."""
    value = answer(matter, path)
    return text(gap(path)) if value is None or isinstance(value, list | tuple) else text(worded(path, value))


def unquoted(words: str) -> str:
    """Typed words without the marks and the full stop that the sentence around them brings itself."""
    words = words.strip().rstrip("。；;")
    for opening, closing in _BOOK_MARKS:
        if (
            words.startswith(opening)
            and words.endswith(closing)
            and words.count(opening) <= 2
            and len(words) > 2
        ):
            return words[1:-1]
    return words
