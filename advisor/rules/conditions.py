"""Conditions: small combinators over the fields of a matter.

Every condition can say whether it holds (:meth:`Condition.find`), which fields it reads (:attr:`Condition.reads`)
and, through its :class:`Finding`, which missing facts could still decide it. The questionnaire, the graph and the
explanation are derived from these, never written beside them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from advisor.rules.facts import Facts, must_be_field
from advisor.rules.truth import Truth, conjunction, disjunction, truth

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
        """Whether it turns on the clocks of one claim, so that its finding cannot be shared between claims."""
        self.text = text
        self.doctrine: str = ""
        own = [must_be_field(path) for path in reads]
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


class _Shared(Condition):
    """A condition worth working out once, however many claims turn on it."""

    __slots__ = ()

    def find(self, facts: Facts) -> Finding:
        if self.local or facts.item is not None:
            return self.work_out(facts)
        return facts.once(self, self.work_out)

    @abstractmethod
    def work_out(self, facts: Facts) -> Finding:
        """The finding itself."""


class _Derived(_Shared):
    __slots__ = ("work",)

    def __init__(self, work: Callable[[Facts], Truth], reads: tuple[str, ...], text: str) -> None:
        super().__init__(reads, text=text)
        self.work = work

    def work_out(self, facts: Facts) -> Finding:
        result = self.work(facts)
        missing = tuple(p for p in self.reads if facts.get(p) is None) if result is UNKNOWN else ()
        return Finding(self, result, missing_here=missing)


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


class _All(_Shared):
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
                    return Finding(self, NO, False, tuple(parts))
                value = NO
            elif found.truth is UNKNOWN and value is YES:
                value = UNKNOWN
            contested = contested or found.contested
        return Finding(self, value, contested and _contested(parts, value, NO), tuple(parts))


class _Any(_Shared):
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
        return Finding(self, value, contested and _contested(parts, value, YES), parts)


class _Not(_Shared):
    __slots__ = ()

    def work_out(self, facts: Facts) -> Finding:
        part = self.parts[0].find(facts)
        return Finding(self, ~part.truth, part.contested, (part,))


def _contested(parts: Sequence[Finding], value: Truth, decisive: Truth) -> bool:
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


class _Some(_Shared):
    __slots__ = ("inner", "path")

    def __init__(self, path: str, inner: Condition) -> None:
        beside = [p for p in inner.reads if not p.startswith("item.")]
        super().__init__((path, *beside), text="其中有一项")
        self.path, self.inner = path, inner

    def work_out(self, facts: Facts) -> Finding:
        items = facts.get(self.path)
        if items is None:
            return Finding(self, UNKNOWN, missing_here=(self.path,))
        parts = tuple(self.inner.find(facts.of_item(item)) for item in items)
        value = disjunction(p.truth for p in parts)
        contested = _contested(parts, value, YES)
        missing = self._missing(parts, contested) if value is UNKNOWN else ()
        rests_on = tuple(dict.fromkeys(d for p in parts for d in p.doctrines())) if contested else ()
        return Finding(self, value, contested, (), missing, rests_on)

    def _missing(self, parts: tuple[Finding, ...], contested: bool) -> tuple[str, ...]:
        """The list itself where an item lacks an answer; other fields by their own names."""
        found = [path for part in parts for path in part.missing()]
        named = dict.fromkeys(self.path if path.startswith("item.") else path for path in found)
        return tuple(named) or (() if contested else (self.path,))


def some(path: str, inner: Condition) -> Condition:
    """Some item of the list at ``path`` satisfies ``inner`` (whose paths start with ``item.``)."""
    return _Some(path, inner)


class _Split(_Shared):
    __slots__ = ("leaning",)

    def __init__(self, inner: Condition, doctrine: str, leaning: Truth) -> None:
        super().__init__(parts=(inner,), text="有争议")
        self.leaning, self.doctrine = leaning, doctrine

    def work_out(self, facts: Facts) -> Finding:
        inner = self.parts[0].find(facts)
        if inner.truth is YES:
            return Finding(self, self.leaning, True, (inner,))
        return Finding(self, inner.truth, inner.contested, (inner,))


def split(inner: Condition, doctrine: str, leaning: Truth = UNKNOWN) -> Condition:
    """When ``inner`` holds, courts are split on what follows.

    ``doctrine`` is the id of the question in ``knowledge/doctrines.toml``; ``leaning`` is what the main line says
    (``UNKNOWN`` when neither line is the main one). When ``inner`` fails, this fails.
    """
    return _Split(inner, doctrine, leaning)


class _Expired(Condition):
    __slots__ = ("clock",)

    def __init__(self, clock: str) -> None:
        super().__init__(text="期间已届满", local=True)
        self.clock = clock

    def find(self, facts: Facts) -> Finding:
        clock = facts.clocks[self.clock]
        if f"{self.clock}_2" in facts.clocks:
            return self._every(facts)
        missing = clock.missing if clock.expired is UNKNOWN else ()
        return Finding(self, clock.expired, clock.contested, missing_here=missing)

    def _every(self, facts: Facts) -> Finding:
        """Each item of a list has its own clock: all must have run out. One that has not begun decides nothing."""
        all_of_it = [c for c in facts.clocks.values() if c.rule == self.clock]
        clocks = [c for c in all_of_it if not c.idle] or all_of_it
        value = conjunction([c.expired for c in clocks])
        missing = tuple(dict.fromkeys(path for c in clocks if c.expired is UNKNOWN for path in c.missing))
        contested = _contested([Finding(self, c.expired, c.contested) for c in clocks], value, NO)
        return Finding(self, value, contested, missing_here=missing if value is UNKNOWN else ())


def expired(clock: str) -> Condition:
    """The claim's clock of that id had run out on the day the right was, or would now be, exercised."""
    return _Expired(clock)


class _Matured(Condition):
    __slots__ = ("clock",)

    def __init__(self, clock: str) -> None:
        super().__init__(text="期限已满，可以请求", local=True)
        self.clock = clock

    def find(self, facts: Facts) -> Finding:
        clock = facts.clocks[self.clock]
        if clock.extended_on is None:
            return Finding(self, NO if clock.idle else UNKNOWN, missing_here=clock.missing)
        return Finding(self, truth(max(facts.on, facts.filed_on) > clock.extended_on))


def matured(clock: str) -> Condition:
    """The claim's clock of that id (a maturity) has run: what it defers can be asked for now, or on the filing day."""
    return _Matured(clock)


class _Regime(Condition):
    __slots__ = ("ids",)

    def __init__(self, ids: frozenset[str]) -> None:
        super().__init__(text="适用 " + "、".join(sorted(ids)))
        self.ids = ids

    def find(self, facts: Facts) -> Finding:
        return self.yes if facts.regime is not None and facts.regime.id in self.ids else self.no


def under(*regimes: str) -> Condition:
    """The matter is governed by one of these regimes (ids of ``knowledge/regimes.toml``)."""
    return _Regime(frozenset(regimes))
