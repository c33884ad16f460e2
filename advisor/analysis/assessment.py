"""Judges every claim basis on the facts of one matter, under the law that governs that matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum
from functools import cache
from typing import NamedTuple

from advisor.law.regimes import Regime, axes, candidates, choose
from advisor.rules.claim import Advice, Amount, Claim, Defence, Effect, Element, Relief, Version
from advisor.rules.clock import Clock
from advisor.rules.conditions import Finding
from advisor.rules.facts import Facts
from advisor.rules.matter import Matter
from advisor.rules.truth import Truth

from .registry import registry

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


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
        return self in (Standing.MADE_OUT, Standing.ARGUABLE)


class ElementResult(NamedTuple):
    """An element and what it came to."""

    element: Element
    finding: Finding


class DefenceResult(NamedTuple):
    """A defence and what it came to."""

    defence: Defence
    finding: Finding


@dataclass(frozen=True, slots=True)
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
        return self.claim.id

    @property
    def version(self) -> Version:
        """The version as it reads on these facts: without the articles of heads that they do not show."""
        if not self.judged.heads or self.facts is None:
            return self.judged
        foreign = _foreign(self.judged, self.facts)
        return _without(self.judged, foreign) if foreign else self.judged

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """The clocks of the claim."""
        return tuple(self.facts.clocks.values()) if self.facts is not None else ()

    @property
    def raised(self) -> tuple[Finding, ...]:
        """What each defence of the version came to; of a claim that lacks an element only when looked at."""
        return tuple(_raised(self.judged, self.facts)) if self.facts is not None else ()

    @property
    def elements(self) -> tuple[ElementResult, ...]:
        """Each element with what it came to."""
        return tuple(map(ElementResult, self.version.elements, self.shown))

    @property
    def defences(self) -> tuple[DefenceResult, ...]:
        """Each defence with what it came to."""
        return tuple(map(DefenceResult, self.version.defences, self.raised))

    @property
    def reliefs(self) -> tuple[Relief, ...]:
        """The requests that fit the facts."""
        return tuple(r for r in self.version.reliefs if self._holds(r))

    @property
    def advice(self) -> tuple[Advice, ...]:
        """What must be said on these facts."""
        return tuple(a for a in self.version.advice if self._holds(a))

    @property
    def own_day(self) -> frozenset[str]:
        """Articles of heads that these facts show: they govern by the day of their own fact."""
        if self.facts is None:
            return frozenset()
        heads = self.version.heads
        return frozenset(c for head, cite in heads if head.find(self.facts).truth is YES for c in cite)

    def _holds(self, gated: Advice | Relief) -> bool:
        if gated.when is None:
            return True
        return self.facts is not None and gated.when.find(self.facts).truth is YES

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What elements, then defences, came to."""
        return self.shown + self.raised

    @property
    def missing(self) -> tuple[str, ...]:
        """Fields whose answers could still change the standing or the amount, the most basic first.

        Of a claim lost to a clock: what nobody was asked and would have stopped it.
        """
        found = dict.fromkeys(self.blank)
        if self.standing is Standing.DEFEATED:
            late = [clock for clock in self.clocks if clock.expired is YES]
            found.update(dict.fromkeys(path for clock in late for path in clock.silent))
        if self.standing not in (Standing.FAILS, Standing.DEFEATED):
            for finding in self.findings:
                found.update(dict.fromkeys(finding.missing()))
            found.update(dict.fromkeys(self.amount.missing if self.amount else ()))
        return tuple(found)

    @property
    def doctrines(self) -> tuple[str, ...]:
        """Ids of the contested questions (``knowledge/doctrines.toml``) that bear on this claim."""
        found = [d for finding in self.findings for d in finding.doctrines()]
        live = [c for c in self.clocks if c.contested or c.expired is not YES]
        found += [r.doctrine for clock in live for r in clock.readings if r.doctrine]
        return tuple(dict.fromkeys([*found, *self.doubts]))

    def clock(self, id: str) -> Clock:
        """The clock of that id; raises ``KeyError`` if this version has none."""
        for clock in self.clocks:
            if clock.id == id:
                return clock
        raise KeyError(id)


@dataclass(frozen=True, slots=True)
class Assessment:
    """All claims on one matter on one day."""

    matter: Matter
    on: date
    results: Mapping[str, ClaimResult]

    def __getitem__(self, claim: str) -> ClaimResult:
        return self.results[claim]


def assess(matter: Matter, on: date) -> Assessment:
    """Judge every claim basis on ``matter`` as of ``on``.

    Raises :class:`advisor.errors.LawNotInForce` for facts older than the law we model.
    """
    shared = Facts(matter, on)
    return Assessment(matter, on, {claim.id: assess_claim(claim, shared) for claim in registry().values()})


def assess_claim(claim: Claim, facts: Facts) -> ClaimResult:
    """Judge one claim; where another day could count as acceptance, say so if the answer would change."""
    anchor_on = claim.anchor.run(facts)
    regime = choose(claim.axis, anchor_on, facts.accepted_on, facts.final_on, facts.on)
    if regime is None:
        return _without_anchor(claim, facts)
    result = _judge(claim, facts, anchor_on, regime)
    if _turns_on_acceptance(claim, facts, anchor_on, result):
        return replace(result, standing=Standing.OPEN, regime=None, blank=("procedure.accepted_on",))
    for doctrine, accepted_on in (*facts.other_acceptances(), *_in_arbitration(claim, facts)):
        other = choose(claim.axis, anchor_on, accepted_on, facts.final_on, facts.on)
        if other is None or other.id == regime.id:
            continue
        if _standing_under(claim, facts, other)[0].good != result.standing.good:
            weaker = Standing.ARGUABLE if result.standing.good else result.standing
            result = replace(result, standing=weaker, contested=True, doubts=(*result.doubts, doctrine))
    return result


def _turns_on_acceptance(claim: Claim, facts: Facts, anchor_on: date | None, result: ClaimResult) -> bool:
    """Filed, but not known when accepted: whether the answer would change if that was only now."""
    if facts.matter.procedure.filed_on is None or facts.matter.procedure.accepted_on is not None:
        return False
    latest = choose(claim.axis, anchor_on, facts.on, facts.final_on, facts.on)
    if latest is None or result.regime is None or latest.id == result.regime.id:
        return False
    return _standing_under(claim, facts, latest)[0].good != result.standing.good


def _in_arbitration(claim: Claim, facts: Facts) -> list[tuple[str, date]]:
    """A tribunal is not said to be bound by an interpretation for cases that courts accept: the law of the day before
    stays arguable there."""
    if facts.matter.procedure.forum != "arbitration":
        return []
    switches = [r.accepted_from for r in axes()[claim.axis] if r.accepted_from is not None]
    begun = [day for day in switches if day <= facts.accepted_on]
    return [("interpretation_in_arbitration", max(begun) - timedelta(days=1))] if begun else []


def _without_anchor(claim: Claim, facts: Facts) -> ClaimResult:
    """The day that selects the law is unknown: decided only if every law that may govern decides alike."""
    newest, *older = candidates(claim.axis, facts.accepted_on, facts.final_on, facts.on)
    first = _judge(claim, facts, None, newest)
    if first.standing in (Standing.FAILS, Standing.DEFEATED):
        contested = first.contested
        for regime in older:
            standing, split = _standing_under(claim, facts, regime)
            contested = contested or split
            if standing is not first.standing:
                break
        else:
            return replace(first, contested=contested)
    blank = _blank(facts, claim.anchor.reads)
    return replace(first, standing=Standing.OPEN, regime=None, blank=blank)


def _blank(facts: Facts, reads: tuple[str, ...]) -> tuple[str, ...]:
    """The unanswered fields; all of them where each is answered (a list) but none gives the day."""
    return tuple(path for path in reads if facts.get(path) is None) or reads


def _standing_under(claim: Claim, facts: Facts, regime: Regime) -> tuple[Standing, bool]:
    """What ``regime`` would make of the claim, and whether that is contested."""
    version, shown = _under(claim, facts, regime)
    return _standing(version, shown, facts)


def _under(claim: Claim, facts: Facts, regime: Regime) -> tuple[Version, list[Finding]]:
    """Turn to ``regime`` and its version of the claim, and work out the elements."""
    version = claim.version_under(regime.id)
    facts.under(regime, version.clocks)
    return version, [element.condition.find(facts) for element in version.elements]


def _raised(version: Version, facts: Facts) -> list[Finding]:
    return [defence.condition.find(facts) for defence in version.defences]


def _judge(claim: Claim, facts: Facts, anchor_on: date | None, regime: Regime) -> ClaimResult:
    version, shown = _under(claim, facts, regime)
    standing, contested = _standing(version, shown, facts)
    amount = claim.amount.run(facts) if claim.amount and standing is not Standing.FAILS else None
    return ClaimResult(
        claim,
        standing,
        contested,
        regime,
        version,
        anchor_on,
        tuple(shown),
        amount,
        facts.as_now(),
    )


def _foreign(version: Version, facts: Facts) -> frozenset[str]:
    """Citations of heads that these facts do not show; none while they show no head at all."""
    if not version.heads:
        return frozenset()
    shown = [cite for head, cite in version.heads if head.find(facts).truth is YES]
    if not shown:
        return frozenset()
    return frozenset(c for _, cite in version.heads for c in cite) - {c for cite in shown for c in cite}


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


def _standing(version: Version, found: list[Finding], facts: Facts) -> tuple[Standing, bool]:
    """The standing and whether it is contested. Where an element fails, nobody needs a defence."""
    lacking = [f.contested for f in found if f.truth is NO]
    if lacking:
        return Standing.FAILS, all(lacking)
    raised = zip(version.defences, _raised(version, facts), strict=True)
    ending = [f for d, f in raised if d.effect is not Effect.REDUCES]
    fatal = [f.contested for f in ending if f.truth is YES]
    if fatal:
        return Standing.DEFEATED, all(fatal)
    contested = True in [f.contested for f in (*found, *ending)]
    unknown = [f for f in found if f.truth is UNKNOWN]
    if unknown and any(f.missing() or not f.contested for f in unknown):
        return Standing.OPEN, contested
    if unknown or UNKNOWN in [f.truth for f in ending]:
        return Standing.ARGUABLE, contested
    return Standing.MADE_OUT, contested
