"""Judges every claim basis on the facts of one matter, under the law that governs that matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from advisor.law.regimes import Regime, axes, candidates, choose
from advisor.rules.claim import Claim, Effect, Version
from advisor.rules.conditions import Finding
from advisor.rules.facts import Facts
from advisor.rules.matter import Matter
from advisor.rules.truth import Truth

from .claim_result import ClaimResult, DefenceResult, ElementResult, Standing
from .registry import registry

__all__ = [
    "Assessment",
    "ClaimResult",
    "DefenceResult",
    "ElementResult",
    "Standing",
    "assess",
    "assess_claim",
]

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


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
    for doctrine, accepted_on in (*facts.other_acceptances, *_in_arbitration(claim, facts)):
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


def _standing(version: Version, found: list[Finding], facts: Facts) -> tuple[Standing, bool]:
    """The standing and whether it is contested. Where an element fails nobody needs a defence, and a defence that only
    reduces the claim changes nothing here."""
    lacking = [f.contested for f in found if f.truth is NO]
    if lacking:
        return Standing.FAILS, all(lacking)
    ending = [d.condition.find(facts) for d in version.defences if d.effect is not Effect.REDUCES]
    fatal = [f.contested for f in ending if f.truth is YES]
    if fatal:
        return Standing.DEFEATED, all(fatal)
    contested = True in [f.contested for f in (*found, *ending)]
    unknown = [f for f in found if f.truth is UNKNOWN]
    if unknown and any(not f.contested or f.missing() for f in unknown):
        return Standing.OPEN, contested
    if unknown or UNKNOWN in [f.truth for f in ending]:
        return Standing.ARGUABLE, contested
    return Standing.MADE_OUT, contested
