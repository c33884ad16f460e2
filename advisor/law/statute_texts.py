"""Statute texts of the user's own, optional: a folder of Markdown files, shown beside our gist and checked against it.

``QINGQIAN_STATUTES`` names the folder. Public collections differ in everything but the words, so a file is known by
what it says of itself: its document number, its title and its days. Two texts that share a title are never confused:
where the number or the days do not tell them apart, none is taken.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from advisor.errors import InputError
from advisor.law.instruments import Citation, Instrument, instruments
from advisor.law.statute_markdown import LawText, numbers_in, plain_title, read_law_text

SETTING = "QINGQIAN_STATUTES"
LARGEST_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article: the whole article, the paragraph cited (if one was), and the file they stand in."""

    article: str
    paragraph: str
    path: Path


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether a citation was found: ``state`` is ``found``, ``no_text`` (no file of that instrument), ``unsure``
    (files that share its name, none certain), ``no_article`` or ``no_paragraph``."""

    citation: Citation
    state: str
    path: Path | None = None


@dataclass(frozen=True)
class StatuteTexts:
    """The texts of one folder; ``skipped`` names files that could not be read as text."""

    folder: Path
    texts: tuple[LawText, ...]
    skipped: tuple[Path, ...] = ()
    _chosen: dict[str, tuple[LawText, ...]] = field(default_factory=dict, repr=False)

    def texts_of(self, instrument: Instrument) -> tuple[LawText, ...]:
        """The file that holds ``instrument`` in the version of its window, or the files where its parts are kept
        apart; empty if none certainly does."""
        if instrument.id not in self._chosen:
            self._chosen[instrument.id] = _best(instrument, self.texts, self.titles)
        return self._chosen[instrument.id]

    def namesakes(self, instrument: Instrument) -> tuple[LawText, ...]:
        """Files whose title could be this instrument, chosen or not."""
        return tuple(text for text in self.texts if text.titles & _titles(instrument))

    @cached_property
    def titles(self) -> dict[str, list[Instrument]]:
        """Our instruments by every title they go by."""
        found: dict[str, list[Instrument]] = {}
        for instrument in instruments().values():
            for title in _titles(instrument):
                found.setdefault(title, []).append(instrument)
        return found

    def words(self, citation: Citation) -> Words | None:
        """The words of the article cited, or ``None`` where the folder does not have them."""
        number = citation.article.number
        for text in self.texts_of(citation.instrument):
            if number in text.articles:
                article = text.articles[number]
                return Words(article, _paragraph(article, citation.paragraph), text.path)
        return None

    def check(self, citations: Iterable[Citation]) -> tuple[Checked, ...]:
        """Every citation once, with what was found for it."""
        return tuple(self._checked(citation) for citation in dict.fromkeys(citations))

    def _checked(self, citation: Citation) -> Checked:
        texts, words = self.texts_of(citation.instrument), self.words(citation)
        if not texts:
            return Checked(citation, "unsure" if self.namesakes(citation.instrument) else "no_text")
        if words is None:
            return Checked(citation, "no_article", texts[0].path)
        state = "no_paragraph" if citation.paragraph and not words.paragraph else "found"
        return Checked(citation, state, words.path)


def read_statutes(folder: Path) -> StatuteTexts:
    """All Markdown files below ``folder``. Raises :class:`InputError` where there is no such folder or no file."""
    if not folder.is_dir():
        raise InputError("没有这个文件夹", field=str(folder), remedy="写法律文本所在的文件夹")
    texts, skipped = [], []
    for path in sorted(
        p for p in folder.rglob("*") if p.suffix.lower() in (".md", ".markdown") and p.is_file()
    ):
        try:
            if path.stat().st_size > LARGEST_BYTES:
                skipped.append(path)
                continue
            texts.append(read_law_text(path, path.read_bytes().decode("utf-8-sig")))
        except (OSError, UnicodeDecodeError):
            skipped.append(path)
    if not texts:
        raise InputError(
            "文件夹里没有可读的 Markdown 文件", field=str(folder), remedy="法律文本须是 UTF-8 编码的 .md 文件"
        )
    return StatuteTexts(folder, tuple(texts), tuple(skipped))


def own_statutes() -> StatuteTexts | None:
    """The texts of the folder named by the setting, ``None`` where none is set."""
    folder = os.environ.get(SETTING)
    return read_statutes(Path(folder)) if folder else None


# --- which file holds which instrument --------------------------------------------------------------------------------


def _titles(instrument: Instrument) -> frozenset[str]:
    names = (instrument.title, instrument.short, instrument.number, *instrument.aliases)
    return frozenset(plain_title(name) for name in names if name)


_Fit = tuple[bool, bool, date]
"""How surely a file is the instrument: by number, by a day of ours, and the day of the version."""


def _best(
    instrument: Instrument, texts: tuple[LawText, ...], titles: dict[str, list[Instrument]]
) -> tuple[LawText, ...]:
    fits = [(fit, text) for text in texts if (fit := _fit(instrument, text, titles)) is not None]
    best = max((fit for fit, _ in fits), default=None)
    return tuple(text for fit, text in fits if fit == best)


def _fit(instrument: Instrument, text: LawText, titles: dict[str, list[Instrument]]) -> _Fit | None:
    """``None`` for another text, or one that is not certain to be this."""
    shared = text.titles & _titles(instrument)
    if not shared or not text.articles:
        return None
    own = numbers_in(instrument.number)
    by_number = bool(own & text.numbers)
    ordered = (
        instrument.kind == "statute"
    )  # an act keeps its title; the number of the order is that of each amendment
    if own and text.numbers and not by_number and not ordered:
        return None
    ours = {day for day in (instrument.in_force_from, instrument.text_from, instrument.promulgated_on) if day}
    said = text.effective_on | text.promulgated_on
    last = instrument.in_force_to or date.max
    if text.effective_on and not any(instrument.in_force_from <= day <= last for day in text.effective_on):
        return None
    by_day = bool(said & ours)
    rivals = {other.id for title in shared for other in titles[title]} - {instrument.id}
    if rivals and not by_day and not (by_number and not ordered) and not text.effective_on:
        return None
    return by_number and not ordered, by_day, max(text.effective_on, default=date.min)


def _paragraph(article: str, number: str) -> str:
    """The paragraph (款) of that number; its items （一）… belong to it. Empty when there is none."""
    if not number:
        return ""
    paragraphs: list[str] = []
    for line in article.splitlines():
        if paragraphs and line.startswith(("（", "(")):
            paragraphs[-1] += f"\n{line}"
        else:
            paragraphs.append(line)
    return paragraphs[int(number) - 1] if int(number) <= len(paragraphs) else ""
