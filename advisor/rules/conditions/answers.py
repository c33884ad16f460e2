"""Conditions on the answers themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.rules.facts import Facts
from advisor.rules.truth import Truth

from .base import Condition, Finding, Shared

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


class _Test(Condition):
    """A predicate of the value of one field; unknown while there is none."""

    __slots__ = ("path", "predicate")

    def __init__(self, path: str, predicate: Callable[[Any], bool], text: str) -> None:
        super().__init__((path,), text=text)
        self.path, self.predicate = path, predicate

    def find(self, facts: Facts) -> Finding:
        value = facts.answers[self.path]
        if value is None:
            return self.unknown
        return self.yes if self.predicate(value) else self.no


def yes(path: str) -> Condition:
    """The answer is yes."""
    return _Test(path, lambda value: value is True, "是")


def no(path: str) -> Condition:
    """The answer is no."""
    return _Test(path, lambda value: value is False, "否")


def one_of(path: str, *values: str) -> Condition:
    """The answer is one of ``values``."""
    allowed = frozenset(values)
    return _Test(path, lambda value: value in allowed, " / ".join(values))


def at_least(path: str, amount: Decimal | int) -> Condition:
    """The number is ``amount`` or more (以上含本数, civil_code:1259)."""
    return _Test(path, lambda value: value >= amount, f"≥ {amount}")


def more_than(path: str, amount: Decimal | int) -> Condition:
    """The number exceeds ``amount``."""
    return _Test(path, lambda value: value > amount, f"> {amount}")


def before(path: str, day: date) -> Condition:
    """The day lies before ``day``."""
    return _Test(path, lambda value: value < day, f"早于 {day}")


def since(path: str, day: date) -> Condition:
    """The day is ``day`` or later."""
    return _Test(path, lambda value: value >= day, f"不早于 {day}")


def given(path: str) -> Condition:
    """There is an answer; unknown (never "no") while there is none."""
    return _Test(path, lambda value: value != [] and value != "", "已填")


class _Recorded(Condition):
    __slots__ = ("path",)

    def __init__(self, path: str) -> None:
        super().__init__((path,), text="有记载")
        self.path = path

    def find(self, facts: Facts) -> Finding:
        return self.yes if facts.get(self.path) not in (None, [], "") else self.no


def recorded(path: str) -> Condition:
    """There is an answer; silence counts as "nothing recorded". Only for steps the user himself would have taken."""
    return _Recorded(path)


class _Derived(Shared):
    __slots__ = ("work",)

    def __init__(self, work: Callable[[Facts], Truth], reads: tuple[str, ...], text: str) -> None:
        super().__init__(reads, text=text)
        self.work = work

    def work_out(self, facts: Facts) -> Finding:
        result = self.work(facts)
        if result is not UNKNOWN:
            return self.yes if result is YES else self.no
        return Finding(self, UNKNOWN, missing_here=tuple(p for p in self.reads if facts.get(p) is None))


def derived(text: str, reads: tuple[str, ...], work: Callable[[Facts], Truth]) -> Condition:
    """A condition worked out by a function of the facts; ``reads`` names every field the function looks at."""
    return _Derived(work, reads, text)


class _Constant(Condition):
    __slots__ = ("value",)

    def __init__(self, value: Truth, text: str) -> None:
        super().__init__(text=text)
        self.value = value

    def find(self, facts: Facts) -> Finding:
        return self.yes if self.value is YES else self.no


def never(text: str) -> Condition:
    """The law of this version does not give this at all; ``text`` says so."""
    return _Constant(NO, text)


def always(text: str) -> Condition:
    """The law of this version asks for nothing here; ``text`` says so."""
    return _Constant(YES, text)
