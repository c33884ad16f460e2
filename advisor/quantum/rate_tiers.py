"""A rate in tiers by days overdue, as contracts write it: ``逾期30日内不计息；第31日至第90日年利率12%；第91日起年利率18%``.

Tiers are divided by a semicolon or comma and must follow each other from the first day without gap or overlap: days
on which nothing is said would otherwise be guessed. The due day itself is not counted (civil_code:201).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from advisor.errors import InputError
from advisor.quantum.numerals import small_chinese

_N = r"(?:\d+|[零〇一二两三四五六七八九十百]+)"
_UNIT = r"(?:个?日历)?[日天]"
_HEAD = r"(?:逾期|迟延|from|自|从)*"
_WHEN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_HEAD}第?(?P<first>{_N})(?:{_UNIT})?(?:至|到|-|~)第?(?P<last>{_N}){_UNIT}(?:之间|期间|的)*",
        rf"{_HEAD}days?(?P<first>\d+)(?:-|~|to)(?P<last>\d+)",
        rf"{_HEAD}前(?P<last>{_N}){_UNIT}(?:以?内|之内)?的?",
        rf"{_HEAD}(?:在|不超过)?(?P<last>{_N}){_UNIT}(?:\(含\))?(?:以?内|之内|的)+(?:\(含\))?",
        rf"{_HEAD}(?:第(?P<first>{_N}){_UNIT})(?:起|以后|之后|开始)*",
        rf"{_HEAD}day(?P<first>\d+)(?:on|onwards)?",
        rf"{_HEAD}(?:超过|满)(?P<after>{_N}){_UNIT}(?:以?后|之后|起|的)*",
        rf"{_HEAD}(?P<after>{_N}){_UNIT}(?:以后|之后|后)的?",
        r"(?P<rest>其后|此后|以后|之后|thereafter)",
    )
)
_JOIN = re.compile(r"^(?:起|,|:|的|按照?|为|计收?)+")
_FREE = re.compile(
    r"(?:不计(?:算)?(?:利息|违约金|息)?|免息|无息|不承担(?:违约责任|违约金|利息)|nointerest|free|0%?(?:[/每].+)?)"
)
_REMEDY = "例如：逾期30日内不计息；第31日至第90日年利率12%；第91日起年利率18%。"


class TierText(NamedTuple):
    """From the ``day``-th day overdue the rate written as ``rate``; ``free``: nothing is owed for those days."""

    day: int
    rate: str
    free: bool


def split_tiers(cleaned: str, text: str, field: str) -> tuple[TierText, ...]:
    """The tiers of a rate text that is already normalised; empty where it is a single rate.

    Raises :class:`InputError` when tiers leave days out or overlap, or one cannot be read.
    """
    pieces = _pieces(cleaned)
    heads = [_head(piece) for piece in pieces]
    if heads[0] is None and len(pieces) == 1:
        return ()
    if heads[0] is None:
        raise InputError(f"“{text}”的第一档从哪一日起？", field=field, remedy=_REMEDY)
    found: list[TierText] = []
    expected: int | None = 1
    for piece, match in zip(pieces, heads, strict=True):
        if match is None:
            raise InputError(f"“{text}”中的“{piece}”从第几日起？", field=field, remedy=_REMEDY)
        first, last = _days(match, expected)
        if found and expected is None:
            expected = first
        if first != expected or (last is not None and last < first) or (found and first <= found[-1].day):
            raise InputError(
                f"“{text}”：第{found[-1].day if found else 1}日起的一档与第{first}日起的一档没有相接，或者有几日没有写。",
                field=field,
                remedy="各档从逾期第1日起逐日相接；不计的日子写“不计息”。" + _REMEDY,
            )
        rate = _JOIN.sub("", piece[match.end() :])
        found.append(TierText(first, rate, _FREE.fullmatch(rate) is not None))
        expected = None if last is None else last + 1
    if expected is not None:
        raise InputError(f"“{text}”：第{expected}日起怎么算？", field=field, remedy=_REMEDY)
    return tuple(found)


def _pieces(cleaned: str) -> list[str]:
    """The tiers apart; days and rate that a comma divides belong together (``超过30日的，按年利率12%``)."""
    found: list[str] = []
    for piece in filter(None, re.split(r"[;,。、]", cleaned)):
        before = _head(found[-1]) if found else None
        if before is not None and before.end() == len(found[-1]):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def _head(piece: str) -> re.Match[str] | None:
    return next((match for pattern in _WHEN if (match := pattern.match(piece))), None)


def _days(match: re.Match[str], expected: int | None) -> tuple[int, int | None]:
    """The first and the last day that a tier speaks of; without a first day it follows the tier before."""
    named = {name: _number(value) for name, value in match.groupdict().items() if value and name != "rest"}
    if "after" in named:
        return named["after"] + 1, None
    return named.get("first", expected or 0), named.get("last")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else small_chinese(text) or 0
