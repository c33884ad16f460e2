"""One thing to know about the forum."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ForumPoint:
    """A sentence about where to go, with its authority."""

    id: str
    text: str
    cite: tuple[str, ...]
