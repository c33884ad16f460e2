"""What a pleading costs the one who pleads it."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.rules.conditions import Condition


@dataclass(frozen=True, slots=True)
class Exposure:
    """What pleading one of ``claims`` (any claim at all if empty) lets in against the client when ``when`` holds.

    ``when`` of ``None`` holds always; ``answer`` says how to keep the harm small.
    """

    id: str
    text: str
    cite: tuple[str, ...]
    claims: tuple[str, ...] = ()
    when: Condition | None = None
    answer: str = ""
