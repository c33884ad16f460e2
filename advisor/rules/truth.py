"""Three truth values with strong Kleene connectives.

Unknown is a value: while facts are being asked it spreads; only an answer, never a default, removes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """``yes``, ``no`` or ``unknown``; deliberately not a ``bool``."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        raise TypeError("Truth 有三个值，不能当布尔用；请与 Truth.YES / NO / UNKNOWN 比较")

    def __invert__(self) -> Truth:
        return _NOT[self]


_NOT = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}


def truth(value: bool | None) -> Truth:
    """Lift an answer: ``None`` is unknown."""
    return Truth.UNKNOWN if value is None else Truth.YES if value else Truth.NO


def conjunction(values: Iterable[Truth]) -> Truth:
    """``no`` if any is, else ``unknown`` if any is, else ``yes``."""
    result = Truth.YES
    for value in values:
        if value is Truth.NO:
            return Truth.NO
        if value is Truth.UNKNOWN:
            result = Truth.UNKNOWN
    return result


def disjunction(values: Iterable[Truth]) -> Truth:
    """``yes`` if any is, else ``unknown`` if any is, else ``no``."""
    result = Truth.NO
    for value in values:
        if value is Truth.YES:
            return Truth.YES
        if value is Truth.UNKNOWN:
            result = Truth.UNKNOWN
    return result
