"""Whose answer changes between two dates of filing, or between two versions of the knowledge, and by which rule.

Everything is read off two :class:`~advisor.analysis.snapshot.Snapshot` of one matter; no law is applied here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeVar

from advisor.rules.matter import Matter

from .sentences import Sentence, say
from .snapshot import Answer, Ground, Period, Snapshot, already_filed_on, snapshot


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_N = TypeVar("_N", bound=_Named)

NEUTRAL = {"element": "yes", "defence": "no"}
"""What an element or a defence comes to when it stands in nobody's way."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One rule that answers differently: ``kind`` is ``regime``, ``law``, ``element``, ``defence``, ``clock``,
    ``split`` or ``amount``; ``law`` cites the articles on both sides."""

    kind: str
    id: str
    sentence: Sentence
    law: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One claim of one matter whose answer differs; a missing side means that the claim does not exist there."""

    matter: str
    claim: str
    name: str
    before: Answer | None
    after: Answer | None
    headline: Sentence
    causes: tuple[Cause, ...]

    @property
    def decisive(self) -> bool:
        """The standing itself differs, or whether courts are split on it; otherwise only law, days or amount do."""
        if self.before is None or self.after is None:
            return True
        return (self.before.standing, self.before.contested) != (self.after.standing, self.after.contested)

    @property
    def only_law(self) -> bool:
        """Standing, days and amount are the same; only the rules that give them are others."""
        if self.before is None or self.after is None:
            return False
        return _result(self.before) == _result(self.after)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One matter on both sides. ``refusal`` stands where no law of ours covers one of them."""

    before: Snapshot
    after: Snapshot
    changes: tuple[Change, ...]
    refusal: Sentence | None = None

    @property
    def matter(self) -> str:
        return self.after.matter


def between(matter: Matter, from_on: date, to_on: date, name: str = "") -> Comparison:
    """What the day of filing changes.

    A matter not yet filed is taken as filed and accepted on either day, both seen on the later one, so that only the
    day of filing differs. A matter already filed keeps its days and is seen on either day.
    """
    later = max(from_on, to_on)
    filed = already_filed_on(matter) is not None
    sides = [snapshot(matter, day, day if filed else later, name) for day in (from_on, to_on)]
    return compare(*sides)


def compare_all(before: Sequence[Snapshot], after: Sequence[Snapshot]) -> tuple[Comparison, ...]:
    """Matter by matter, in the order given."""
    return tuple(compare(one, other) for one, other in zip(before, after, strict=True))


def compare(before: Snapshot, after: Snapshot) -> Comparison:
    """What differs between two snapshots of one matter; claims that answer alike are left out."""
    refusal = before.refusal or after.refusal
    if refusal:
        return Comparison(before, after, (), say("change.refused", why=refusal))
    ids = dict.fromkeys([*before.answers, *after.answers])
    pairs = [(before.answers.get(id), after.answers.get(id)) for id in ids]
    changes = [_change(after.matter, old, new) for old, new in pairs if _differs(old, new)]
    changes.sort(key=lambda change: not change.decisive)
    return Comparison(before, after, tuple(changes))


def _differs(old: Answer | None, new: Answer | None) -> bool:
    if old is None or new is None:
        return True
    return _essence(old) != _essence(new)


def _essence(answer: Answer) -> tuple[object, ...]:
    """What a person would call the answer: standing, split or not, governing law, days, amount."""
    return answer.regime, _result(answer)


def _result(answer: Answer) -> tuple[object, ...]:
    periods = [(p.id, _days(p), p.expired) for p in answer.periods if p.last_on is not None]
    return answer.standing, answer.contested, periods, answer.amount


def _days(period: Period) -> tuple[date | None, ...]:
    return period.last_on, period.safe_on, period.latest_on


def _change(matter: str, old: Answer | None, new: Answer | None) -> Change:
    there = new or old
    assert there is not None
    if old is None or new is None:
        key = "change.claim_new" if old is None else "change.claim_gone"
        headline = say(key, standing=say(f"standing.{there.standing}"))
        return Change(matter, there.claim, there.name, old, new, headline, ())
    return Change(matter, new.claim, new.name, old, new, _headline(old, new), tuple(_causes(old, new)))


def _headline(old: Answer, new: Answer) -> Sentence:
    if old.standing != new.standing:
        before, after = say(f"standing.{old.standing}"), say(f"standing.{new.standing}")
        return say("change.standing", before=before, after=after)
    if old.contested != new.contested:
        return say("change.contested" if new.contested else "change.settled")
    return say("change.same_standing", standing=say(f"standing.{new.standing}"))


def _causes(old: Answer, new: Answer) -> Iterator[Cause]:
    yield from _regime(old, new)
    for kind in ("element", "defence"):
        before = _by_id([g for g in old.grounds if g.kind == kind])
        after = _by_id([g for g in new.grounds if g.kind == kind])
        for id in dict.fromkeys([*before, *after]):
            yield from _ground(kind, before.get(id), after.get(id))
    ours, theirs = _by_id(old.periods), _by_id(new.periods)
    for id in dict.fromkeys([*ours, *theirs]):
        yield from _clock(ours.get(id), theirs.get(id))
    for question in new.splits:
        if question not in old.splits:
            yield Cause("split", question, say("change.split_new", question=question))
    for question in old.splits:
        if question not in new.splits:
            yield Cause("split", question, say("change.split_gone", question=question))
    if old.amount != new.amount:
        yield Cause("amount", new.claim, say("change.amount", before=_yuan(old), after=_yuan(new)))


def _by_id(parts: Sequence[_N]) -> Mapping[str, _N]:
    return {part.id: part for part in parts}


def _regime(old: Answer, new: Answer) -> Iterator[Cause]:
    if old.regime != new.regime:
        if not new.regime:
            yield Cause("regime", "", say("change.regime_unknown"))
        else:
            before = old.regime_title or say("change.no_day")
            yield Cause(
                "regime",
                new.regime,
                say("change.regime", before=before, after=new.regime_title, why=new.regime_why),
                new.law,
            )
    gone = [c for c in old.law if c not in new.law]
    come = [c for c in new.law if c not in old.law]
    if gone and come:
        yield Cause(
            "law", new.claim, say("change.law", before="、".join(gone), after="、".join(come)), new.law
        )


def _ground(kind: str, old: Ground | None, new: Ground | None) -> Iterator[Cause]:
    law = tuple(dict.fromkeys([*(old.law if old else ()), *(new.law if new else ())]))
    before, after = (say(f"{kind}.{g.truth}") if g else None for g in (old, new))
    if old is None or new is None:
        there = new or old
        assert there is not None
        if there.truth == NEUTRAL[kind] and not there.contested:
            return
        end = "new" if old is None else "gone"
        sentence = say(f"change.{kind}_{end}", text=there.text, before=before, after=after)
        yield Cause(kind, there.id, sentence, law)
    elif old.truth != new.truth:
        yield Cause(kind, new.id, say(f"change.{kind}", text=new.text, before=before, after=after), law)
    elif old.contested != new.contested:
        words = [say("change.divided" if g.contested else "change.agreed") for g in (old, new)]
        yield Cause(
            kind, new.id, say(f"change.{kind}_split", text=new.text, before=words[0], after=words[1]), law
        )


def _clock(old: Period | None, new: Period | None) -> Iterator[Cause]:
    runs_before, runs_after = (p is not None and p.last_on is not None for p in (old, new))
    law = tuple(dict.fromkeys([*(old.law if old else ()), *(new.law if new else ())]))
    if old is not None and new is not None and runs_before and runs_after:
        for key in ("last_on", "safe_on", "latest_on"):
            before, after = getattr(old, key), getattr(new, key)
            if before != after:
                sentence = say(f"change.clock_{key}", clock=new.name, before=before, after=after)
                yield Cause("clock", new.id, sentence, law)
        if old.expired != new.expired:
            turn = "change.clock_late" if new.expired == "yes" else "change.clock_in_time"
            key = "change.clock_open" if "unknown" in (old.expired, new.expired) else turn
            yield Cause("clock", new.id, say(key, clock=new.name, last_on=new.last_on), law)
    elif runs_after and new is not None:
        sentence = say("change.clock_new", clock=new.name, last_on=new.last_on, safe_on=new.safe_on)
        yield Cause("clock", new.id, sentence, law)
    elif runs_before and old is not None:
        yield Cause("clock", old.id, say("change.clock_gone", clock=old.name, last_on=old.last_on), law)


def _yuan(answer: Answer) -> Decimal | Sentence:
    return say("change.no_amount") if answer.amount is None else answer.amount
