"""Requests side by side: the same money is asked for once, counted once, and an alternative names what it replaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from advisor.analysis.strategy import Plea
from advisor.papers.complaint.filling import Ask, part_of
from advisor.papers.complaint.people import Place
from advisor.papers.complaint.tellings import asking, noun
from advisor.rules.claim import Relation, Tie

_PRICES = frozenset({"工程价款", "折价补偿款", "已完工程价款"})
_RUNNING = frozenset({"base", "segments"})


def replaced(ask: Ask, all_asks: Sequence[Ask]) -> tuple[int, ...]:
    """The numbers of the requests that ``ask`` stands in for if they fail: of the claim it is pleaded instead of, the
    ones its wording names; interest replaces only what runs or is owed for lateness, not the price beside it."""
    of_claim = [a for a in all_asks if a.claim == ask.instead_of and not a.alternative]
    named = [a for a in of_claim if a.wording.id == asking(ask.wording.id).instead]
    if not named and _RUNNING & set(ask.wording.slots):
        named = [a for a in of_claim if a.counts and not noun(a.wording.text)]
    return tuple(a.number for a in named or of_claim)


def once(some: list[Ask], before: Sequence[Ask]) -> list[Ask]:
    """Two pleas for the same money do not ask it twice of the same debtor: the first in order does."""
    kept: list[Ask] = []
    for ask in some:
        if not any(_same(ask, other) for other in (*before, *kept)):
            kept.append(ask)
    return kept


def _same(ask: Ask, other: Ask) -> bool:
    if ask.plea is None or other.plea is None or ask.plea is other.plea or not (ask.counts and other.counts):
        return False
    sued = [{who.identity for place, who in a.people if place is Place.RESPONDENT} for a in (ask, other)]
    tied = _capped(ask.plea, other.plea) is not None or (priced(ask) and priced(other))
    return sued[0] == sued[1] and ask.sum == other.sum is not None and tied


def priced(ask: Ask) -> bool:
    """The request asks for the price of the works, under whatever name: several of one sum are one debt."""
    return "amount" in ask.wording.slots and noun(ask.wording.text) in _PRICES


def repeats(ask: Ask, other: Ask) -> bool:
    """The alternative asks the same debtors for the same sum of the same kind: another ground, but no other request."""
    if ask.wording.alternative or not ask.counts or not other.counts or "amount" not in ask.wording.slots:
        return False
    same_sum = ask.sum == other.sum is not None
    return same_sum and ask.people == other.people and noun(ask.wording.text) == noun(other.wording.text)


def without_double(ask: Ask, all_asks: tuple[Ask, ...]) -> Ask:
    """The same money asked of another debtor adds nothing to the sum in dispute."""
    for other in all_asks:
        if (
            other.number >= ask.number
            or not other.counts
            or other.alternative
            or ask.plea is None
            or other.plea is None
        ):
            continue
        if other.plea is ask.plea:
            continue
        tied = _capped(ask.plea, other.plea)
        if tied is not None and other.plea.result.id not in part_of(ask.plea):
            return replace(ask, counts=False)
    return ask


def _capped(one: Plea, other: Plea) -> Relation | None:
    for here, there in ((one, other), (other, one)):
        for relation in here.result.claim.relations:
            if relation.tie is Tie.CAPPED_WITH and relation.other == there.result.id:
                return relation
    return None
