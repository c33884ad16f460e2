"""The questions as data: one for every field of the matter, in Chinese with help and reason, in English with its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from advisor.errors import KnowledgeError
from advisor.law.knowledge import read_toml
from advisor.rules.matter import FIELDS, FieldSpec
from advisor.rules.matter import fields_of as item_fields

TOPICS = (
    "claimant",
    "debtor",
    "contract",
    "account",
    "settlement",
    "performance",
    "project",
    "priority",
    "chain",
    "procedure",
)
"""The parts of a matter in the order in which they are asked."""
DEFAULT_LANGUAGE = "zh_CN"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _ItemText(_Strict):
    choices: dict[str, str] = {}


class _Entry(_Strict):
    """One table of ``knowledge/questions/<part>.toml``."""

    text: str = Field(min_length=2)
    help: str = Field(min_length=2)
    why: str = Field(min_length=2)
    cite: tuple[str, ...] = Field(min_length=1)
    choices: dict[str, str] = {}
    items: dict[str, _ItemText] = {}


class _Topic(_Strict):
    title: str
    intro: str
    fields: dict[str, _Entry]


class _Translation(_Strict):
    text: str = Field(min_length=2)
    help: str = ""
    choices: dict[str, str] = {}
    items: dict[str, str] = {}
    item_choices: dict[str, dict[str, str]] = {}


_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list question: the field of the row, its label and the labels of its choices."""

    spec: FieldSpec
    label: str
    choices: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """One question in one language, bound to its field.

    ``label`` is the short name of the fact; ``why`` says what the answer decides, ``cite`` the articles that make it
    matter. ``columns`` are those of a list; empty otherwise.
    """

    spec: FieldSpec
    label: str
    text: str
    help: str
    why: str
    cite: tuple[str, ...]
    choices: Mapping[str, str]
    columns: tuple[Column, ...] = ()

    @property
    def path(self) -> str:
        return self.spec.path


@dataclass(frozen=True, slots=True)
class Topic:
    """One part of the matter with its questions, in the order of the form."""

    id: str
    title: str
    intro: str
    questions: tuple[Question, ...]


@cache
def topics(language: str = DEFAULT_LANGUAGE) -> tuple[Topic, ...]:
    """All topics in order. Raises :class:`KnowledgeError` naming the file and what is wrong in it."""
    return tuple(_topic(part, language) for part in TOPICS)


@cache
def questions(language: str = DEFAULT_LANGUAGE) -> dict[str, Question]:
    """All questions by field path."""
    return {q.path: q for topic in topics(language) for q in topic.questions}


def lacking(language: str = DEFAULT_LANGUAGE) -> tuple[str, ...]:
    """Fields for which no question is written in ``language``; empty when the data is whole (tested)."""
    return tuple(path for path in FIELDS if path not in questions(language))


def question(path: str, language: str = DEFAULT_LANGUAGE) -> Question:
    """The question that asks for ``path``; raises :class:`KnowledgeError` for a field without one."""
    try:
        return questions(language)[path]
    except KeyError:
        raise KnowledgeError(f"knowledge/questions 没有问 {path}") from None


def choice_label(path: str, value: str, language: str = DEFAULT_LANGUAGE) -> str:
    """What a person reads for one of the choices of ``path``."""
    return question(path, language).choices.get(value, value)


def _topic(part: str, language: str) -> Topic:
    source, translations = f"questions/{part}.toml", f"texts/{language}/questions.toml"
    read: _Topic = _checked(_Topic, read_toml(source), source)
    specs = {spec.path.split(".", 1)[1]: spec for spec in FIELDS.values() if spec.part == part}
    if unknown := sorted(set(read.fields) - set(specs)):
        raise KnowledgeError(f"knowledge/{source} 问了不存在的事项：{'、'.join(unknown)}")
    entries = {specs[name]: read.fields[name] for name in specs if name in read.fields}
    if language == DEFAULT_LANGUAGE:
        return Topic(part, read.title, read.intro, tuple(_original(*pair) for pair in entries.items()))
    catalogue = read_toml(translations)
    asked = [
        _translated(spec, entry, _checked(_Translation, catalogue[part][name], f"{translations} {spec.path}"))
        for (spec, entry), name in zip(entries.items(), (n for n in specs if n in read.fields), strict=True)
        if name in catalogue.get(part, {})
    ]
    return Topic(part, catalogue["topics"][part]["title"], catalogue["topics"][part]["intro"], tuple(asked))


def _checked(model: type[_Model], data: Any, where: str) -> _Model:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        raise KnowledgeError(
            f"knowledge/{where} 的 {'.'.join(map(str, first['loc']))}：{first['msg']}"
        ) from None


def _original(spec: FieldSpec, entry: _Entry) -> Question:
    labels = {name: row.label for name, row in _rows(spec).items()}
    columns = _columns(spec, labels, {name: item.choices for name, item in entry.items.items()})
    return Question(spec, spec.label, entry.text, entry.help, entry.why, entry.cite, entry.choices, columns)


def _translated(spec: FieldSpec, entry: _Entry, other: _Translation) -> Question:
    columns = _columns(spec, other.items, other.item_choices)
    return Question(spec, other.text, other.text, other.help, "", entry.cite, other.choices, columns)


def _rows(spec: FieldSpec) -> dict[str, FieldSpec]:
    return item_fields(spec.item) if spec.item is not None else {}


def _columns(
    spec: FieldSpec,
    labels: Mapping[str, str],
    choices: Mapping[str, Mapping[str, str]],
) -> tuple[Column, ...]:
    return tuple(
        Column(item, labels.get(name, name), choices.get(name, {})) for name, item in _rows(spec).items()
    )
