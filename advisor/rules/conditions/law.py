"""Conditions on the clocks of a claim and on the law that governs it."""

from __future__ import annotations

from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, conjunction, truth

from .base import Condition, Finding, contested_jointly

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


class _Expired(Condition):
    __slots__ = ("clock",)

    def __init__(self, clock: str) -> None:
        super().__init__(text="期间已届满", local=True)
        self.clock = clock

    def find(self, facts: Facts) -> Finding:
        clock = facts.clocks[self.clock]
        if f"{self.clock}_2" in facts.clocks:
            return self._every(facts)
        expired, contested = clock.expired, clock.contested
        if expired is UNKNOWN or contested:
            return Finding(self, expired, contested, missing_here=clock.missing if expired is UNKNOWN else ())
        return self.yes if expired is YES else self.no

    def _every(self, facts: Facts) -> Finding:
        """Each item of a list has its own clock: all must have run out. One that has not begun decides nothing."""
        all_of_it = [c for c in facts.clocks.values() if c.rule == self.clock]
        clocks = [c for c in all_of_it if not c.idle] or all_of_it
        value = conjunction([c.expired for c in clocks])
        missing = tuple(dict.fromkeys(path for c in clocks if c.expired is UNKNOWN for path in c.missing))
        contested = contested_jointly([Finding(self, c.expired, c.contested) for c in clocks], value, NO)
        return Finding(self, value, contested, missing_here=missing if value is UNKNOWN else ())


def expired(clock: str) -> Condition:
    """The claim's clock of that id had run out on the day the right was, or would now be, exercised."""
    return _Expired(clock)


class _Alive(Condition):
    __slots__ = ("clock",)

    def __init__(self, clock: Condition) -> None:
        super().__init__(text="期间没有确定届满", local=True)
        self.clock = clock

    def find(self, facts: Facts) -> Finding:
        return self.no if self.clock.find(facts).truth is YES else self.yes


def alive(clock: str) -> Condition:
    """The claim's clock of that id is not known to have run out: what is not known counts as time left."""
    return _Alive(expired(clock))


class _LesserAct(Condition):
    __slots__ = ("clock",)

    def __init__(self, clock: str) -> None:
        super().__init__(text="期内只有多数不算行使的行为", local=True)
        self.clock = clock

    def find(self, facts: Facts) -> Finding:
        clock = facts.clocks[self.clock]
        late, last_on, act_on = clock.expired is YES, clock.extended_on, clock.lesser_act_on
        return self.yes if late and act_on is not None and last_on is not None and act_on <= last_on else self.no


def lesser_act(clock: str) -> Condition:
    """All that was done before the claim's clock of that id ran out is an act that only some courts take for exercise."""
    return _LesserAct(clock)


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
