"""Conditions: small combinators over the fields of a matter.

Every condition can say whether it holds (:meth:`Condition.find`), which fields it reads (:attr:`Condition.reads`)
and, through its :class:`Finding`, which missing facts could still decide it. The questionnaire, the graph and the
explanation are derived from these, never written beside them.
"""

from .answers import (
    always,
    at_least,
    before,
    derived,
    given,
    more_than,
    never,
    no,
    one_of,
    recorded,
    since,
    yes,
)
from .base import Condition, Finding, all_of, any_of, none_of
from .law import alive, expired, lesser_act, matured, under
from .lists import some, split

__all__ = [
    "Condition",
    "Finding",
    "alive",
    "all_of",
    "always",
    "any_of",
    "at_least",
    "before",
    "derived",
    "expired",
    "given",
    "lesser_act",
    "matured",
    "more_than",
    "never",
    "no",
    "none_of",
    "one_of",
    "recorded",
    "since",
    "some",
    "split",
    "under",
    "yes",
]
