"""Reads a saved Word file back, and finds what it says: citations, days, amounts, gaps.

With it a test proves that nothing stands in a draft that is not in the matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import cn2an
from docx import Document
from docx.table import Table

from advisor.errors import InputError
from advisor.papers.cite import Provision

_NUMERAL = "[一二三四五六七八九十百千零〇]+"
_ARTICLE = f"第{_NUMERAL}条(?:之{_NUMERAL})?(?:第{_NUMERAL}款)?(?:第{_NUMERAL}项)?"
_CITATION = re.compile(f"《([^《》]+)》(?:（([^（）]*(?:号|修正))）)?({_ARTICLE}(?:[、和及]{_ARTICLE})*)")
_ONE_ARTICLE = re.compile(f"第({_NUMERAL})条(?:之({_NUMERAL}))?(?:第({_NUMERAL})款)?(?:第({_NUMERAL})项)?")
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_AMOUNT = re.compile(r"(?<![\d.,])(\d+(?:,\d{3})*(?:\.\d+)?)(万|亿)?元")
_GAP = re.compile("【待补：([^】]*)】")
_UNITS = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}


@dataclass(frozen=True, slots=True)
class Reread:
    """A Word file as plain text, in the order of the body."""

    paragraphs: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]
    text: str


def reread(source: Path | bytes) -> Reread:
    """The words of a .docx file: body paragraphs, tables row by row, and both together as one text."""
    document = Document(BytesIO(source) if isinstance(source, bytes) else str(source))
    paragraphs: list[str] = []
    tables: list[tuple[tuple[str, ...], ...]] = []
    lines: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            rows = tuple(_cells(block))
            tables.append(rows)
            lines += ["\t".join(row) for row in rows]
        else:
            paragraphs.append(block.text)
            lines.append(block.text)
    return Reread(tuple(paragraphs), tuple(tables), "\n".join(lines))


def citations(words: str) -> tuple[Provision, ...]:
    """Every 《…》（…号）第×条第×款 in ``words``; a chain 第五百零九条、第五百七十九条 gives one for each."""
    found = []
    for title, number, articles in _CITATION.findall(words):
        for article, inserted, paragraph, item in _ONE_ARTICLE.findall(articles):
            main = _digits(article) + (f"-{_digits(inserted)}" if inserted else "")
            found.append(Provision(title, number, main, _digits(paragraph), _digits(item)))
    return tuple(found)


def dates(words: str) -> tuple[date, ...]:
    """Every ××××年×月×日. Raises :class:`InputError` for a day that no calendar has."""
    found = []
    for year, month, day in _DATE.findall(words):
        try:
            found.append(date(int(year), int(month), int(day)))
        except ValueError:
            wrong = f"文书中有不存在的日期：{year}年{month}月{day}日"
            raise InputError(wrong, field="date", remedy="更正日期") from None
    return tuple(found)


def amounts(words: str) -> tuple[Decimal, ...]:
    """Every sum before 元, in yuan; 万元 and 亿元 are multiplied out."""
    return tuple(Decimal(digits.replace(",", "")) * _UNITS[unit] for digits, unit in _AMOUNT.findall(words))


def gap_labels(words: str) -> tuple[str, ...]:
    """The labels of every 【待补：…】."""
    return tuple(_GAP.findall(words))


def _cells(table: Table) -> Iterator[tuple[str, ...]]:
    """Cells as they stand in the file: a merged cell counts once."""
    for row in table.rows:
        yield tuple("\n".join(p.text for p in row_cell.paragraphs) for row_cell in dict.fromkeys(row.cells))


def _digits(numeral: str) -> str:
    return str(cn2an.cn2an(numeral, "normal")) if numeral else ""
