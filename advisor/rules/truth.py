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
    found = tuple(values)
    return Truth.NO if Truth.NO in found else Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.YES


def disjunction(values: Iterable[Truth]) -> Truth:
    """``yes`` if any is, else ``unknown`` if any is, else ``no``."""
    found = tuple(values)
    return Truth.YES if Truth.YES in found else Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.NO
