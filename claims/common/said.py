"""Facts that only the user himself would bring up: silence about them means that there is nothing of the kind.

Kept apart from ordinary conditions, where no answer is "unknown": use it only where the question need not be asked
for the claim to be judged.
"""

from __future__ import annotations

from advisor.rules.conditions import Condition, all_of, no, recorded, yes


def said(path: str) -> Condition:
    """Answered "yes"."""
    return all_of(recorded(path), yes(path))


def denied(path: str) -> Condition:
    """Answered "no"."""
    return all_of(recorded(path), no(path))
