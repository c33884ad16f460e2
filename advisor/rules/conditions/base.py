"""What a condition is, what it comes to, and how conditions are joined under strong Kleene logic."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from advisor.rules.facts import Facts, must_be_field
from advisor.rules.truth import Truth

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


class Finding(NamedTuple):
    """What a condition came to: its truth, whether courts are split on it, and the findings below it."""

    condition: Condition
    truth: Truth
    contested: bool = False
    parts: tuple[Finding, ...] = ()
    missing_here: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    """Contested questions on which findings about single items of a list rest."""

    def missing(self) -> tuple[str, ...]:
        """Fields whose answer could still change this finding, in the order in which the rule reads them."""
        if self.truth is not UNKNOWN:
            return ()
        found = dict.fromkeys(self.missing_here)
        for part in self.parts:
            found.update(dict.fromkeys(part.missing()))
        return tuple(found)

    def doctrines(self) -> tuple[str, ...]:
        """Ids of the contested questions on which this finding rests."""
        if not self.contested:
            return ()
        own = (self.condition.doctrine,) if self.condition.doctrine else ()
        return own + self.rests_on + tuple(d for part in self.parts for d in part.doctrines())


made: Callable[[tuple[Condition, Truth, bool, tuple[Finding, ...], tuple[str, ...], tuple[str, ...]]], Finding]
made = partial(tuple.__new__, Finding)
"""A finding of all its parts; for joined conditions, of which an assessment makes hundreds, since calling the class takes
three times as long."""


class Condition(ABC):
    """Base of all conditions. ``text`` is what the explanation prints."""

    __slots__ = ("doctrine", "local", "no", "parts", "reads", "text", "unknown", "yes")

    def __init__(
        self,
        reads: tuple[str, ...] = (),
        parts: tuple[Condition, ...] = (),
        text: str = "",
        *,
        local: bool = False,
    ) -> None:
        self.parts = parts
        self.local: bool = local or any(part.local for part in parts)
        """Whether it turns on the clocks of one claim or on one item of a list, so that its finding cannot be shared."""
        self.text = text
        self.doctrine: str = ""
        own = [must_be_field(path) for path in reads]
        if any(path.startswith("item.") for path in own):
            self.local = True
        below = [path for part in parts for path in part.reads]
        self.reads: tuple[str, ...] = tuple(dict.fromkeys(own + below))
        # Findings of a leaf never change; they are made once.
        self.yes, self.no = Finding(self, YES), Finding(self, NO)
        self.unknown = Finding(self, UNKNOWN, missing_here=tuple(own))

    @abstractmethod
    def find(self, facts: Facts) -> Finding:
        """Evaluate under strong Kleene logic."""

    def leaves(self) -> Iterator[Condition]:
        """The conditions that read fields themselves."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def __and__(self, other: Condition) -> Condition:
        return all_of(self, other)

    def __or__(self, other: Condition) -> Condition:
        return any_of(self, other)

    def __invert__(self) -> Condition:
        return none_of(self)


class Shared(Condition):
    """A condition worth working out once, however many claims turn on it."""

    __slots__ = ()

    def find(self, facts: Facts) -> Finding:
        if self.local:
            return self.work_out(facts)
        # Looked up here first, although ``once`` would: most conditions were met before, and this is asked most often.
        found: Finding | None = facts.anywhere.get(self)
        return facts.once_by_law(self, self.work_out) if found is None else found

    @abstractmethod
    def work_out(self, facts: Facts) -> Finding:
        """The finding itself."""


class _All(Shared):
    __slots__ = ()

    def work_out(self, facts: Facts) -> Finding:
        """One firm "no" settles it; what stands behind it is not looked at."""
        parts: list[Finding] = []
        value, contested = YES, False
        for part in self.parts:
            found = part.find(facts)
            parts.append(found)
            if found.truth is NO:
                if not found.contested:
                    return made((self, NO, False, tuple(parts), (), ()))
                value = NO
            elif found.truth is UNKNOWN and value is YES:
                value = UNKNOWN
            contested = contested or found.contested
        split = contested and contested_jointly(parts, value, NO)
        return made((self, value, split, tuple(parts), (), ()))


class _Any(Shared):
    __slots__ = ()

    def work_out(self, facts: Facts) -> Finding:
        """Every ground is looked at, since each that holds is worth pleading."""
        parts = tuple([part.find(facts) for part in self.parts])
        value, contested = NO, False
        for found in parts:
            if found.truth is YES:
                value = YES
            elif found.truth is UNKNOWN and value is NO:
                value = UNKNOWN
            contested = contested or found.contested
        return made((self, value, contested and contested_jointly(parts, value, YES), parts, (), ()))


class _Not(Shared):
    __slots__ = ()

    def work_out(self, facts: Facts) -> Finding:
        part = self.parts[0].find(facts)
        return made((self, ~part.truth, part.contested, (part,), (), ()))


def contested_jointly(parts: Sequence[Finding], value: Truth, decisive: Truth) -> bool:
    """Whether a joint result is contested.

    ``decisive`` is the truth that one part alone can bring about (``no`` in "all", ``yes`` in "any"): then one firm
    part settles it. Any other result needs every part and is as contested as any of them.
    """
    carrying = [p.contested for p in parts if p.truth is value]
    return bool(carrying) and (all(carrying) if value is decisive else any(carrying))


def all_of(*parts: Condition, text: str = "") -> Condition:
    """All hold."""
    return _All(parts=parts, text=text or "同时满足")


def any_of(*parts: Condition, text: str = "") -> Condition:
    """At least one holds."""
    return _Any(parts=parts, text=text or "满足其一")


def none_of(*parts: Condition, text: str = "") -> Condition:
    """None holds."""
    inner = parts[0] if len(parts) == 1 else any_of(*parts)
    return _Not(parts=(inner,), text=text or "不存在")
