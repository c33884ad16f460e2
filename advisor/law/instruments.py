"""The instruments we cite: titles, windows, successors, and the gist of each article in our own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

import cn2an
from pydantic import BaseModel, ConfigDict

from advisor.errors import InputError, KnowledgeError, LawNotInForce
from advisor.law.knowledge import KNOWLEDGE, read_toml


class Article(BaseModel):
    """One article: its number and what it says, in our own words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: str
    gist: str
    in_force_from: date | None = None
    in_force_to: date | None = None


class Instrument(BaseModel):
    """One statute, regulation or interpretation, with the days between which it is law."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    title: str
    number: str = ""
    kind: Literal[
        "statute", "judicial_interpretation", "reply", "regulation", "rule", "standard", "contract_form"
    ]
    issuer: str = ""
    promulgated_on: date | None = None
    in_force_from: date
    in_force_to: date | None = None
    text_from: date | None = None
    replaced_by: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    ambiguous_names: tuple[str, ...] = ()
    short: str
    checked_on: date
    note: str = ""
    articles: tuple[Article, ...] = ()

    def article(self, number: str) -> Article:
        """The article of that number; raises :class:`KnowledgeError` if we hold none."""
        for article in self.articles:
            if article.number == number:
                return article
        raise KnowledgeError(f"{self.short} 第{number}条不在 knowledge/instruments/{self.id}.toml 中")

    def in_force(self, on: date) -> bool:
        """Whether the instrument is law on ``on``."""
        return self.in_force_from <= on and (self.in_force_to is None or on <= self.in_force_to)

    @property
    def formal(self) -> str:
        """Short name with the document number, so that namesakes cannot be confused."""
        return f"{self.short}（{self.number}）" if self.number and self.kind != "statute" else self.short


@dataclass(frozen=True, slots=True)
class Citation:
    """A pinpoint: instrument, article, paragraph."""

    instrument: Instrument
    article: Article
    paragraph: str = ""

    def __str__(self) -> str:
        paragraph = f"第{self.paragraph}款" if self.paragraph else ""
        return f"{self.instrument.formal}第{self.article.number}条{paragraph}"


@cache
def instruments() -> dict[str, Instrument]:
    """All instruments by id."""
    names = sorted(p.stem for p in (KNOWLEDGE / "instruments").glob("*.toml"))
    return {name: Instrument.model_validate(read_toml(f"instruments/{name}.toml")) for name in names}


_PINPOINT = re.compile(r"(?P<id>[a-z0-9_]+):(?P<article>\d+(?:[.-]\d+)*)(?:\((?P<paragraph>\d+)\))?")


@cache
def citation(pinpoint: str) -> Citation:
    """``construction_2026:21(1)`` resolved; raises :class:`KnowledgeError` for what does not exist."""
    match = _PINPOINT.fullmatch(pinpoint)
    if match is None or match["id"] not in instruments():
        raise KnowledgeError(f"引文 {pinpoint} 不指向任何文件")
    instrument = instruments()[match["id"]]
    return Citation(instrument, instrument.article(match["article"]), match["paragraph"] or "")


def in_force(instrument: str, on: date) -> Instrument:
    """The instrument, if it is law on ``on``; raises :class:`LawNotInForce` otherwise, never a substitute."""
    found = instruments()[instrument]
    if not found.in_force(on):
        until = f"至 {found.in_force_to}" if found.in_force_to else "起"
        raise LawNotInForce(found.formal, on, f"它自 {found.in_force_from} {until} 有效。")
    return found


_NAMED = re.compile(
    r"(?P<name>.*?)第?\s*(?P<article>[0-9]+(?:[.-][0-9]+)*|[零〇一二三四五六七八九十百千两]+)\s*条?(?:第.+款)?"
)


def named(text: str) -> tuple[Instrument, str]:
    """The instrument a person means, and the article number if he wrote one ("" otherwise).

    ``民法典807``, ``法释〔2026〕12号第二十一条`` and ``construction_2026:21`` all work. A name shared by several
    instruments (解释（二）) raises :class:`InputError` listing them, since they must not be confused.
    """
    typed = text.strip().replace("《", "").replace("》", "").replace("[", "〔").replace("]", "〕")[:200]
    if not typed:
        raise InputError(
            "没有写要查的法条", field="CITATION", remedy="例如：民法典807、法释〔2026〕12号第21条"
        )
    if (match := _PINPOINT.fullmatch(typed)) and match["id"] in instruments():
        return instruments()[match["id"]], match["article"]
    whole = _by_name(typed)
    if whole is not None:
        return whole, ""
    match = _NAMED.fullmatch(typed)
    if match is not None and (found := _by_name(match["name"].strip(" ，,：:"))) is not None:
        return found, _arabic(match["article"])
    raise InputError(
        f"没有找到“{text[:60]}”",
        field="CITATION",
        remedy="写法如 民法典807、建工解释（一）41、法释〔2026〕12号第21条",
    )


def _by_name(name: str) -> Instrument | None:
    if not name:
        return None
    plain = _normal(name)
    shared = [i for i in instruments().values() if plain in {_normal(n) for n in i.ambiguous_names}]
    if not shared:
        shared = [
            i
            for i in instruments().values()
            if plain in {_normal(n) for n in (i.id, i.title, i.number, i.short, *i.aliases) if n}
        ]
    if len(shared) > 1:
        options = "；".join(f"{i.formal}，{i.in_force_from} 起" for i in shared)
        raise InputError(f"“{name}”不止一件", field="CITATION", remedy=f"请写明文号或年份：{options}")
    return shared[0] if shared else None


_SAME = str.maketrans({"(": "（", ")": "）", "[": "〔", "]": "〕", " ": None, "《": None, "》": None})


def _normal(name: str) -> str:
    return name.translate(_SAME)


def _arabic(numeral: str) -> str:
    if numeral[0].isdigit():
        return numeral
    return str(cn2an.cn2an(numeral, "smart"))
