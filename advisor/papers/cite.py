"""Chinese citations: ``construction_2026:21(1)`` as 《…解释（二）》（法释〔2026〕12号）第二十一条第一款."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

import cn2an

from advisor.errors import InputError

_MACHINE = re.compile(r"(?P<instrument>[a-z0-9_]+):(?P<article>\d+(?:-\d+)?)(?:\((?P<paragraph>\d+)\))?")
_SHAPE = "instrument:article(paragraph)，如 construction_2026:21(1)"


@dataclass(frozen=True, slots=True)
class Provision:
    """An article as it is cited on paper. ``number`` is the document number (法释〔2026〕12号) or empty."""

    title: str
    number: str
    article: str
    paragraph: str = ""
    item: str = ""

    def __str__(self) -> str:
        article = article_name(self.article, self.paragraph, self.item)
        return instrument_name(self.title, self.number) + article


def cite(title: str, number: str, article: str, paragraph: str = "", item: str = "") -> str:
    """The citation in Chinese. Raises :class:`InputError` where a number is not one."""
    return str(Provision(title, number, article, paragraph, item))


def split_machine_citation(citation: str) -> tuple[str, str, str]:
    """``construction_2026:21(1)`` as instrument, article, paragraph. Raises :class:`InputError`."""
    match = _MACHINE.fullmatch(citation)
    if match is None:
        raise InputError(f"引文 {citation!r} 的写法不对", field="citation", remedy=f"写成 {_SHAPE}")
    return match["instrument"], match["article"], match["paragraph"] or ""


def chinese_number(digits: str) -> str:
    """``"110"`` as 一百一十. Raises :class:`InputError` unless it is a positive whole number."""
    if not (digits.isascii() and digits.isdigit() and int(digits)):
        raise InputError(f"条款序号 {digits!r} 不是正整数", field="citation", remedy="用阿拉伯数字写序号")
    return str(cn2an.an2cn(digits, "low"))


def instrument_name(title: str, number: str) -> str:
    """Title in book marks, with the document number that tells namesakes apart. 《》 inside become 〈〉."""
    inner = title.strip()
    if inner.startswith("《") and inner.endswith("》") and inner.count("《") == 1:
        inner = inner[1:-1]
    inner = inner.replace("《", "〈").replace("》", "〉")
    return f"《{inner}》（{number}）" if number else f"《{inner}》"


def article_name(article: str, paragraph: str = "", item: str = "") -> str:
    """第一百二十条之一第二款第三项 from ``"120-1", "2", "3"``."""
    main, _, inserted = article.partition("-")
    name = f"第{chinese_number(main)}条"
    if inserted:
        name += f"之{chinese_number(inserted)}"
    if paragraph:
        name += f"第{chinese_number(paragraph)}款"
    if item:
        name += f"第{chinese_number(item)}项"
    return name


def join_provisions(provisions: Iterable[Provision]) -> tuple[str, ...]:
    """One string per instrument, in the order first cited, its articles ascending and each named once."""
    unique = list(dict.fromkeys(provisions))
    instruments = list(dict.fromkeys((p.title, p.number) for p in unique))
    unique.sort(key=lambda p: (instruments.index((p.title, p.number)), *_place(p)))
    joined = []
    for (title, number), group in groupby(unique, key=lambda p: (p.title, p.number)):
        articles = dict.fromkeys(article_name(p.article, p.paragraph, p.item) for p in group)
        joined.append(instrument_name(title, number) + "、".join(articles))
    return tuple(joined)


def _place(provision: Provision) -> tuple[int, int, int, int]:
    main, _, inserted = provision.article.partition("-")
    return int(main), int(inserted or 0), int(provision.paragraph or 0), int(provision.item or 0)
