"""A step of procedure, before it is laid beside one matter."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from advisor.rules.conditions import Condition


class Stage(Enum):
    """When a step is taken, in the order of time."""

    ON_SITE = "on_site"
    BEFORE_FILING = "before_filing"
    FILING = "filing"
    FIRST_INSTANCE = "first_instance"
    AFTER_JUDGMENT = "after_judgment"
    ENFORCEMENT = "enforcement"
    INSOLVENCY = "insolvency"


@dataclass(frozen=True, slots=True)
class CourtStep:
    """Something to do in or for a proceeding, with its authority.

    ``when`` gates it (``None``: always), ``done`` tells that it is behind us, ``clocks`` are the ids of the procedural
    clocks that date it, ``share`` the part of the sum claimed that is put up as security.
    """

    id: str
    stage: Stage
    text: str
    cite: tuple[str, ...]
    when: Condition | None = None
    done: Condition | None = None
    clocks: tuple[str, ...] = ()
    share: Decimal | None = None
