"""``knowledge/papers/complaint.toml``: how requests are chosen and ordered, and the sentences that tell the facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from string import Formatter
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from advisor.errors import KnowledgeError
from advisor.law.knowledge import read_toml
from advisor.papers.evidence import proofs
from advisor.papers.requests import wordings
from advisor.rules.matter import FIELDS, spec

_FILE = "papers/complaint.toml"
WORDED = frozenset(
    {"claimant", "debtor", "employer", "contract", "amount", "clause", "invalidity", "flaw", "knowledge"}
)
"""Slots that are not paths of the matter but worded for the paper."""

_WHOLE = ("order", "begin", "undecided", "nouns", "displaced")

Answer = bool | int | str


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Telling(_Data):
    """One sentence with the conditions on which it may be said; the file explains each key."""

    section: str
    text: str
    needs: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    when: Mapping[str, tuple[Answer, ...]] = {}
    unless: Mapping[str, tuple[Answer, ...]] = {}
    claim: tuple[str, ...] = ()
    regimes: tuple[str, ...] = ()
    on: str = ""
    proof: tuple[str, ...] = ()
    each: str = ""
    key: str = ""
    differ: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    good: bool = False
    sued: str = ""
    several: bool = False
    cite: tuple[str, ...] = ()
    accepted_from: date | None = None
    accepted_before: date | None = None

    @model_validator(mode="before")
    @classmethod
    def _one_answer_or_several(cls, entry: Any) -> Any:
        for name in ("when", "unless"):
            answers = entry.get(name, {})
            entry = {**entry, name: {p: a if isinstance(a, list) else [a] for p, a in answers.items()}}
        return entry

    def paths(self) -> tuple[str, ...]:
        """Every path the sentence reads, ``item.…`` those of the list's items."""
        slots = [name for _, name, _, _ in Formatter().parse(self.text) if name and name not in WORDED]
        return (
            *slots,
            *self.needs,
            *self.lacks,
            *self.when,
            *self.unless,
            *self.differ,
            *((self.on,) if self.on else ()),
        )


class Asking(_Data):
    """What the composer must know of one wording beyond its sentence; the file explains each key."""

    otherwise: str = ""
    heads: str = ""
    undated: str = ""
    third: tuple[str, ...] = ()
    each: str = ""
    where: Mapping[str, tuple[Answer, ...]] = {}
    item: Mapping[str, str] = {}
    fill: Mapping[str, str] = {}
    lines: tuple[str, ...] = ()
    clock: str = ""
    part_of: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    sum_of: str = ""
    adds: str = ""
    parts: bool = False
    beside: tuple[str, ...] = ()
    follows: str = ""
    note: str = ""
    takes_in: tuple[str, ...] = ()
    same: str = ""
    instead: str = ""
    floats: bool = False
    floating: str = ""


class Periods(_Data):
    """Periods in a paper: those told beside the ones of preclusion, names by clock, words by the engine's reason."""

    told: tuple[str, ...]
    names: Mapping[str, str]
    reasons: Mapping[str, str]


class Book(_Data):
    """The whole file, checked against the matter's fields, the wordings and the kinds of evidence."""

    checked_on: date
    sections: Mapping[str, str]
    called: Mapping[str, str]
    periods: Periods
    order: tuple[str, ...]
    displaced: Mapping[str, tuple[str, ...]]
    begin: tuple[str, ...]
    undecided: Mapping[str, str]
    nouns: tuple[str, ...]
    narrow: Mapping[str, Mapping[str, tuple[str, ...]]]
    asking: Mapping[str, Asking]
    words: Mapping[str, Mapping[str, str]]
    telling: tuple[Telling, ...] = Field(min_length=1)


@cache
def book() -> Book:
    """The file, read once. Raises :class:`KnowledgeError` where it names what does not exist."""
    content = dict(read_toml(_FILE))
    asking = dict(content.pop("asking"))
    try:
        found = TypeAdapter(Book).validate_python(
            {**content, **{name: asking.pop(name) for name in _WHOLE}, "asking": asking}
        )
    except ValidationError as error:
        raise KnowledgeError(f"knowledge/{_FILE}：{error}") from None
    for telling in found.telling:
        _check_telling(telling)
    for identifier, entry in found.asking.items():
        _check_asking(identifier, entry)
    return found


@cache
def tellings(section: str) -> tuple[Telling, ...]:
    """The sentences of one section, in the order of the file."""
    return tuple(telling for telling in book().telling if telling.section == section)


def asking(wording: str) -> Asking:
    """What the composer must know of ``wording``."""
    return book().asking.get(wording) or Asking()


def noun(sentence: str) -> str:
    """What a request calls its sum: 工程价款, 折价补偿款, 损失 …; empty for a request of another kind."""
    return next((noun for noun in book().nouns if noun in sentence), "")


@cache
def tied(claim: str) -> frozenset[str]:
    """Articles (without their paragraphs) that are cited for ``claim`` only where a sentence that names them is said."""
    return frozenset(whole(p) for telling in book().telling if claim in telling.claim for p in telling.cite)


def whole(pinpoint: str) -> str:
    """The article of a pinpoint: ``construction_2026:6`` of ``construction_2026:6(1)``."""
    return pinpoint.partition("(")[0]


@cache
def rank(wording: str) -> int:
    """The place of a wording among the requests."""
    claim = wording.partition(".")[0]
    for name in (wording, claim):
        if name in book().order:
            return book().order.index(name)
    return len(book().order)


def _check_telling(telling: Telling) -> None:
    if telling.cite and not telling.claim:
        raise KnowledgeError(f"knowledge/{_FILE} 的“{telling.text}”有法条而没有写明请求权基础")
    for path in telling.paths():
        _check_path(path, telling.each)
    for key in (*telling.proof, *((telling.key,) if telling.key else ())):
        if key not in proofs():
            raise KnowledgeError(f"knowledge/{_FILE} 提到没有的证据 {key}")


def _check_path(path: str, each: str) -> None:
    item = spec(each).item if each else None
    known = (
        path.removeprefix("item.") in item.model_fields
        if item and path.startswith("item.")
        else path in FIELDS
    )
    if not known:
        raise KnowledgeError(f"knowledge/{_FILE} 提到没有的事项 {path}")


def _check_asking(identifier: str, entry: Asking) -> None:
    if entry.follows and entry.follows not in {w.partition(".")[0] for w in wordings()}:
        raise KnowledgeError(f"knowledge/{_FILE} 提到没有的请求权基础 {entry.follows}")
    for wording in (identifier, entry.otherwise, entry.heads, entry.undated, entry.floating, entry.instead):
        if wording and wording not in wordings():
            raise KnowledgeError(f"knowledge/{_FILE} 提到没有的请求 {wording}")
    for slot in (*entry.fill, *entry.item):
        if slot not in wordings()[identifier].slots:
            raise KnowledgeError(f"knowledge/{_FILE} 的 {identifier} 没有空位 {slot}")
    for path in (*entry.fill.values(), *((entry.each,) if entry.each else ())):
        _check_path(path, "")
