"""The advice of older guides, point by point, held against the law of today (``knowledge/guide.toml``)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache
from itertools import groupby

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from advisor.errors import KnowledgeError
from advisor.law.knowledge import read_toml


class Verdict(StrEnum):
    """What is left of a piece of old advice."""

    STILL_RIGHT = "still_right"
    INCOMPLETE = "incomplete"
    OUTDATED = "outdated"
    DANGEROUS = "dangerous"
    """Following it can lose a right or harm the client."""


class Point(BaseModel):
    """One piece of advice: what the old guide says (in our words), what is left of it, what changed since which day,
    and what to do instead."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    part: str
    says: str = Field(min_length=4)
    verdict: Verdict
    changed: str = Field(min_length=4)
    since: date
    do: str = Field(min_length=4)
    cite: tuple[str, ...] = Field(min_length=1)


class Guide(BaseModel):
    """All points in the order of the old guide."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    checked_on: date
    title: str
    intro: str
    point: tuple[Point, ...]

    @property
    def parts(self) -> tuple[tuple[str, tuple[Point, ...]], ...]:
        """The points by part, in order."""
        return tuple((part, tuple(points)) for part, points in groupby(self.point, key=lambda p: p.part))

    def count(self, verdict: Verdict) -> int:
        """How many points came to ``verdict``."""
        return sum(point.verdict is verdict for point in self.point)


@cache
def guide() -> Guide:
    """The guide as written in the data; raises :class:`KnowledgeError` naming the point that is wrong."""
    try:
        return Guide.model_validate(read_toml("guide.toml"))
    except ValidationError as error:
        first = error.errors()[0]
        raise KnowledgeError(
            f"knowledge/guide.toml 的 {'.'.join(map(str, first['loc']))}：{first['msg']}"
        ) from None
