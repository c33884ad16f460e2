"""From standings and relations to a plan: principal pleas, alternative pleas, routes side by side, and the way to go."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from advisor.law.knowledge import read_toml
from advisor.rules.claim import Relation, Tie

from .assessment import Assessment, ClaimResult, Standing
from .ranking import Ranked, out_of_time, rank

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Plea:
    """One claim in a pleading; ``instead_of`` names the principal plea that an alternative plea replaces."""

    result: ClaimResult
    instead_of: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """A set of claims that may stand together, with the money it yields (nothing counted twice)."""

    name: str
    claims: tuple[str, ...]
    total: Decimal
    incomplete: tuple[str, ...]
    """Claims of the route whose amount is not yet known."""
    counted: tuple[str, ...] = ()
    """Claims of the route that bring money of their own: not security, not the same money from another debtor."""


@dataclass(frozen=True, slots=True)
class Strategy:
    """What to plead first, what to plead in the alternative, and how the routes compare."""

    principal: tuple[Plea, ...]
    alternative: tuple[Plea, ...]
    left_out: tuple[Plea, ...]
    routes: tuple[Route, ...]


def _ties(result: ClaimResult, *kinds: Tie) -> list[Relation]:
    return [r for r in result.claim.relations if r.tie in kinds]


def _between(one: ClaimResult, other: ClaimResult, *kinds: Tie) -> Relation | None:
    """The relation of one of ``kinds`` between two claims, whichever of them states it."""
    for here, there in ((one, other), (other, one)):
        for relation in _ties(here, *kinds):
            if relation.other == there.id:
                return relation
    return None


def strategy(assessment: Assessment, ranked: tuple[Ranked, ...] | None = None) -> Strategy:
    """Principal pleas: going down the ranking, every claim worth pleading that none of those above excludes or replaces.

    A claim that can only stand instead of one above is pleaded in the alternative (备位); of two alternatives for the
    same money the greater comes first. A claim that needs another is kept only if that one, or an alternative to it,
    is pleaded. A right that is lost on the main line but lives on another is pleaded too: leaving it out loses it.
    """
    ranked = ranked or rank(assessment)
    good = _greater_first([r.result for r in ranked if worth_pleading(r.result)])
    by_id = assessment.results
    principal: list[Plea] = []
    alternative: list[Plea] = []
    left_out: list[Plea] = []
    for result in good:
        rival = next(
            (p for p in principal if _between(result, p.result, Tie.EXCLUDES, Tie.ALTERNATIVE)), None
        )
        if rival is None:
            principal.append(Plea(result))
            continue
        relation = _between(result, rival.result, Tie.EXCLUDES, Tie.ALTERNATIVE)
        assert relation is not None
        alternative.append(Plea(result, rival.result.id, relation.why))
    pleaded = {p.result.id for p in (*principal, *alternative)}
    for plea in list(principal):
        for relation in _ties(plea.result, Tie.NEEDS):
            stand_ins = {relation.other} | {r.other for r in _ties(by_id[relation.other], Tie.ALTERNATIVE)}
            stand_ins |= {
                id for id, r in by_id.items() for tie in _ties(r, Tie.ALTERNATIVE) if tie.other == relation.other
            }
            if not stand_ins & pleaded:
                principal.remove(plea)
                left_out.append(Plea(plea.result, "", relation.why))
                break
    return Strategy(tuple(principal), tuple(alternative), tuple(left_out), _routes(principal, alternative))


def worth_pleading(result: ClaimResult) -> bool:
    """A claim that stands, or a security defeated only on a contested point: it costs no more to plead it, and
    not pleading it loses it for certain."""
    contested_security = result.claim.secured and result.standing is Standing.DEFEATED and result.contested
    return result.standing.good or contested_security


def _greater_first(results: list[ClaimResult]) -> list[ClaimResult]:
    """The same claims, with the greater of two alternatives for the same money moved before the less."""
    ordered: list[ClaimResult] = []
    for result in results:
        places = [n for n, other in enumerate(ordered) if _outweighs(result, other)]
        ordered.insert(min(places, default=len(ordered)), result)
    return ordered


def _outweighs(one: ClaimResult, other: ClaimResult) -> bool:
    relation = _between(one, other, Tie.ALTERNATIVE)
    if relation is None or not relation.greater_first or out_of_time(one):
        return False
    mine, theirs = (r.amount.value if r.amount else None for r in (one, other))
    return mine is not None and theirs is not None and mine > theirs


def _routes(principal: list[Plea], alternative: list[Plea]) -> tuple[Route, ...]:
    """The principal route, and one route for each alternative plea put in the place of what it replaces.

    What the plea pushes out may itself have stood in the way of another plea (a void contract has no penalty, and so
    has interest): that one comes in.
    """
    base = [p.result for p in principal]
    routes = [_route("principal", base)]
    for plea in alternative:
        chosen = [plea.result, *(r for r in base if _compatible(plea.result, r))]
        for other in alternative:
            replaced = all(other.instead_of != r.id for r in chosen)
            if replaced and all(_compatible(other.result, r) for r in chosen):
                chosen.append(other.result)
        routes.append(_route(plea.result.id, chosen))
    return tuple(routes)


def _compatible(one: ClaimResult, other: ClaimResult) -> bool:
    return one is not other and _between(one, other, Tie.EXCLUDES, Tie.ALTERNATIVE) is None


def _route(name: str, results: list[ClaimResult]) -> Route:
    """Adds up what adds up: security adds nothing, and of claims to the same money (capped ones) the greatest counts."""
    total = ZERO
    counted: list[ClaimResult] = []
    incomplete: list[str] = []
    for result in sorted(results, key=lambda r: -_value(r)):
        value = result.amount.value if result.amount else None
        capped = any(_between(result, other, Tie.CAPPED_WITH) for other in counted)
        if result.claim.secured or capped or result.claim.amount is None:
            continue
        counted.append(result)
        if value is None:
            incomplete.append(result.id)
        else:
            total += value
    return Route(name, tuple(r.id for r in results), total, tuple(incomplete), tuple(r.id for r in counted))


def _value(result: ClaimResult) -> Decimal:
    return (result.amount.value if result.amount else None) or ZERO


@dataclass(frozen=True, slots=True)
class Way:
    """One way to get paid, beside or instead of a suit: what to do, what it is good for, its catch, its citations."""

    id: str
    text: str
    catch: str
    cite: tuple[str, ...]


def ways(assessment: Assessment) -> tuple[Way, ...]:
    """Ways that fit the debtor's condition (``knowledge/ways.toml``); none while the condition is not known."""
    condition = assessment.matter.debtor.condition
    rows = read_toml("ways.toml")["way"]
    return tuple(
        Way(row["id"], row["text"], row["catch"], tuple(row["cite"]))
        for row in rows
        if condition in row["when"]
    )
