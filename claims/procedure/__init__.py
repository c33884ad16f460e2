"""Procedure: not a claim basis, but the clocks of court time, the forum, and interest after judgment."""

from __future__ import annotations

from .clocks import PAYMENT_ORDER_STANDS, PROCEDURAL_CLOCKS
from .forum import ForumAdvice, forum
from .judgment import DELAY_INTEREST
from .levels import Level
from .points import ForumPoint

__all__ = ["DELAY_INTEREST", "PAYMENT_ORDER_STANDS", "PROCEDURAL_CLOCKS", "ForumAdvice", "ForumPoint", "Level", "forum"]
