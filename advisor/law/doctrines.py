"""Contested questions of law as data: both lines, the authority for each, and the conservative step."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict, TypeAdapter

from advisor.errors import KnowledgeError
from advisor.law.knowledge import read_toml


class Line(BaseModel):
    """One line of authority: what it holds and where (article id, case, or practice note)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    view: str
    authority: str
    cite: tuple[str, ...] = ()


class Doctrine(BaseModel):
    """A question on which courts are split."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: str
    lines: tuple[Line, ...]
    safe_step: str
    main: int | None = None
    """Index of the main line, if there is one."""


@cache
def doctrines() -> dict[str, Doctrine]:
    """All contested questions by id."""
    return TypeAdapter(dict[str, Doctrine]).validate_python(read_toml("doctrines.toml"))


def doctrine(id: str) -> Doctrine:
    """The question of that id; raises :class:`KnowledgeError` if there is none."""
    try:
        return doctrines()[id]
    except KeyError:
        raise KnowledgeError(f"knowledge/doctrines.toml 没有 {id}") from None
