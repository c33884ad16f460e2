"""What one claim basis comes to on one matter: standing, reasons, requests, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import cache, cached_property
from typing import NamedTuple

from advisor.law.regimes import Regime
from advisor.rules.claim import Advice, Amount, Claim, Defence, Element, Relief, Version
from advisor.rules.clock import Clock
from advisor.rules.conditions import Finding
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth


class Standing(Enum):
    """How a claim stands on the facts given."""

    MADE_OUT = "made_out"
    """Every element is shown and no defence is open."""
    ARGUABLE = "arguable"
    """Every element is shown or rests on a contested point; some defence is open."""
    OPEN = "open"
    """Facts are missing."""
    DEFEATED = "defeated"
    """A defence that extinguishes or bars the claim holds."""
    FAILS = "fails"
    """An element is missing."""

    @property
    def good(self) -> bool:
        """The claim can be pleaded as it is."""
        return self in (Standing.MADE_OUT, Standing.ARGUABLE)


class ElementResult(NamedTuple):
    """An element and what it came to."""

    element: Element
    finding: Finding


class DefenceResult(NamedTuple):
    """A defence and what it came to."""

    defence: Defence
    finding: Finding


@dataclass(frozen=True)
class ClaimResult:
    """One claim on one matter.

    ``regime`` is ``None`` while the day that selects the law is unknown and matters: then ``missing`` names it first
    and the rest is shown as the newest possible law has it.
    """

    claim: Claim
    standing: Standing
    contested: bool
    regime: Regime | None
    judged: Version
    """The version of the claim under that law, with every article it may rest on."""
    anchor_on: date | None
    shown: tuple[Finding, ...] = ()
    """What each element of the version came to."""
    amount: Amount | None = None
    facts: Facts | None = field(default=None, repr=False, compare=False)
    blank: tuple[str, ...] = ()
    """Fields without which the law that governs cannot be chosen."""
    doubts: tuple[str, ...] = ()
    """Contested questions about which law governs, where they change the answer."""

    @property
    def id(self) -> str:
        """The id of the claim basis."""
        return self.claim.id

    @cached_property
    def version(self) -> Version:
        """The version as it reads on these facts: without the articles of heads that they do not show."""
        foreign = self.foreign
        return _without(self.judged, foreign) if foreign else self.judged

    @cached_property
    def clocks(self) -> tuple[Clock, ...]:
        """The clocks of the claim."""
        return tuple(self.facts.clocks.values()) if self.facts is not None else ()

    @cached_property
    def raised(self) -> tuple[Finding, ...]:
        """What each defence of the version comes to; worked out when looked at, unless the standing turned on it."""
        facts = self.facts
        return tuple(d.condition.find(facts) for d in self.judged.defences) if facts is not None else ()

    @cached_property
    def elements(self) -> tuple[ElementResult, ...]:
        """Each element with what it came to."""
        return tuple(map(ElementResult, self.version.elements, self.shown))

    @cached_property
    def defences(self) -> tuple[DefenceResult, ...]:
        """Each defence with what it came to."""
        return tuple(map(DefenceResult, self.version.defences, self.raised))

    @cached_property
    def reliefs(self) -> tuple[Relief, ...]:
        """The requests that fit the facts."""
        return tuple(r for r in self.version.reliefs if self._holds(r))

    @cached_property
    def advice(self) -> tuple[Advice, ...]:
        """What must be said on these facts."""
        return tuple(a for a in self.version.advice if self._holds(a))

    @cached_property
    def own_day(self) -> frozenset[str]:
        """Articles of heads that these facts show: they govern by the day of their own fact."""
        return frozenset(c for cite in self._heads() for c in cite)

    @cached_property
    def foreign(self) -> frozenset[str]:
        """Articles of heads that these facts do not show; none while they show no head at all."""
        shown = self._heads()
        return frozenset(c for _, cite in self.judged.heads for c in cite if shown) - self.own_day

    def _heads(self) -> list[tuple[str, ...]]:
        """The articles of each head that these facts show; a head may have none of its own."""
        facts = self.facts
        return [cite for head, cite in self.judged.heads if facts and head.find(facts).truth is Truth.YES]

    def _holds(self, gated: Advice | Relief) -> bool:
        if gated.when is None:
            return True
        return self.facts is not None and gated.when.find(self.facts).truth is Truth.YES

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What elements, then defences, came to."""
        return self.shown + self.raised

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Fields whose answers could still change the standing or the amount, the most basic first.

        Of a claim lost to a clock: what nobody was asked and would have stopped it.
        """
        found = dict.fromkeys(self.blank)
        if self.standing is Standing.DEFEATED:
            late = [clock for clock in self.clocks if clock.expired is Truth.YES]
            found.update(dict.fromkeys(path for clock in late for path in clock.silent))
        if self.standing not in (Standing.FAILS, Standing.DEFEATED):
            for finding in self.findings:
                found.update(dict.fromkeys(finding.missing()))
            found.update(dict.fromkeys(self.amount.missing if self.amount else ()))
        return tuple(found)

    @cached_property
    def doctrines(self) -> tuple[str, ...]:
        """Ids of the contested questions (``knowledge/doctrines.toml``) that bear on this claim."""
        found = [d for finding in self.findings for d in finding.doctrines()]
        live = [c for c in self.clocks if c.contested or c.expired is not Truth.YES]
        found += [r.doctrine for clock in live for r in clock.readings if r.doctrine]
        return tuple(dict.fromkeys([*found, *self.doubts]))

    def clock(self, id: str) -> Clock:
        """The clock of that id; raises ``KeyError`` if this version has none."""
        for clock in self.clocks:
            if clock.id == id:
                return clock
        raise KeyError(id)


@cache
def _without(version: Version, foreign: frozenset[str]) -> Version:
    """``version`` as it reads without these citations, in so far as others stand beside them."""

    def kept(cite: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(c for c in cite if c not in foreign) or cite

    return replace(
        version,
        cite=kept(version.cite),
        elements=tuple(replace(e, cite=kept(e.cite)) for e in version.elements),
        defences=tuple(replace(d, cite=kept(d.cite)) for d in version.defences),
    )
