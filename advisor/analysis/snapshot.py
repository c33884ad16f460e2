"""What an assessment came to, as plain data that can be laid beside another one.

``python -m advisor.analysis.snapshot DATE DATE MATTER…`` prints the snapshots of several matters, filed on the first
day and seen on the second, as JSON: so another copy of the knowledge is asked in a process of its own.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from advisor.errors import KnowledgeError, LawNotInForce, QingqianError
from advisor.law.doctrines import doctrine
from advisor.law.instruments import citation, instruments
from advisor.law.regimes import governing
from advisor.matters.files import load_matter
from advisor.rules.clock import Clock, ClockKind
from advisor.rules.matter import Matter

from .assessment import Assessment, ClaimResult, assess


class _Plain(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Ground(_Plain):
    """An element or a defence: what it says, what it came to, and on which articles."""

    id: str
    kind: str
    text: str
    truth: str
    contested: bool
    law: tuple[str, ...]


class Period(_Plain):
    """A clock: its days, and whether it had run out when the right was, or would be, exercised."""

    id: str
    name: str
    last_on: date | None
    safe_on: date | None
    latest_on: date | None
    expired: str
    contested: bool
    matures: bool
    law: tuple[str, ...]


class Answer(_Plain):
    """One claim: how it stands, under which law, and why."""

    claim: str
    name: str
    standing: str
    contested: bool
    regime: str
    regime_title: str
    regime_why: str
    law: tuple[str, ...]
    grounds: tuple[Ground, ...]
    periods: tuple[Period, ...]
    amount: Decimal | None
    splits: tuple[str, ...]
    """The contested questions that bear on it."""


class Snapshot(_Plain):
    """All answers of one matter; ``refusal`` says why there are none where no law of ours covers the dates."""

    matter: str
    filed_on: date
    on: date
    kept: bool
    """The matter was filed already and keeps its own days."""
    answers: dict[str, Answer] = {}
    refusal: str = ""


def snapshot(matter: Matter, filed_on: date, on: date, name: str = "") -> Snapshot:
    """What ``matter`` comes to on ``on``, as if it were first filed and accepted on ``filed_on``.

    A matter that was filed or accepted keeps its own days; then only ``on`` matters.
    """
    own_on = already_filed_on(matter)
    asked = matter if own_on else _filed(matter, filed_on)
    common = {"matter": name or matter.title or "", "filed_on": own_on or filed_on, "on": on}
    try:
        answers = _answers(assess(asked, on))
    except LawNotInForce as error:
        return Snapshot(**common, kept=own_on is not None, refusal=str(error))
    return Snapshot(**common, kept=own_on is not None, answers=answers)


def already_filed_on(matter: Matter) -> date | None:
    """The day from which the matter is in court: acceptance, else filing; ``None`` while it is not."""
    return matter.procedure.accepted_on or matter.procedure.filed_on


def _filed(matter: Matter, on: date) -> Matter:
    """As if first filed and accepted on ``on``, with a complaint that asks for all there is to ask for."""
    days = {"filed_on": on, "accepted_on": on, "planned_filing_on": None}
    changed = {
        "procedure": matter.procedure.model_copy(update=days),
        "priority": matter.priority.model_copy(update={"stated_in_complaint": True}),
        "not_known": matter.not_known - {f"procedure.{name}" for name in days} - {"priority.stated_in_complaint"},
    }
    return matter.model_copy(update=changed)


def _answers(assessment: Assessment) -> dict[str, Answer]:
    return {id: _answer(result, assessment.on) for id, result in assessment.results.items()}


def _answer(result: ClaimResult, on: date) -> Answer:
    regime = result.regime
    grounds = [("element", e.element, e.finding) for e in result.elements]
    grounds += [("defence", d.defence, d.finding) for d in result.defences]  # type: ignore[misc]
    return Answer(
        claim=result.id,
        name=result.claim.name,
        standing=result.standing.value,
        contested=result.contested,
        regime=regime.id if regime else "",
        regime_title=regime.title if regime else "",
        regime_why=regime.why if regime else "",
        law=_cited(governing(_known(result.version.cite), regime, on, result.own_day)) if regime else (),
        grounds=tuple(
            Ground(
                id=part.id,
                kind=kind,
                text=part.text,
                truth=finding.truth.value,
                contested=finding.contested,
                law=_cited(part.cite),
            )
            for kind, part, finding in grounds
        ),
        periods=tuple(_period(clock) for clock in result.clocks),
        amount=result.amount.value if result.amount else None,
        splits=tuple(doctrine(id).question for id in result.doctrines),
    )


def _period(clock: Clock) -> Period:
    return Period(
        id=clock.id,
        name=clock.name,
        last_on=clock.last_on,
        safe_on=clock.safe_on,
        latest_on=clock.latest_on,
        expired=clock.expired.value,
        contested=clock.contested,
        matures=clock.kind is ClockKind.MATURITY,
        law=_cited(tuple(c for r in (clock.main, *clock.others) if r for c in r.cite)),
    )


def _known(cite: tuple[str, ...]) -> tuple[str, ...]:
    """Another copy of the knowledge may lack an instrument that the claims of today cite."""
    return tuple(c for c in cite if c.partition(":")[0] in instruments())


def _cited(cite: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_named, cite)))


def _named(pinpoint: str) -> str:
    """The citation in words; as written where this copy of the knowledge does not hold the article."""
    try:
        return str(citation(pinpoint))
    except KnowledgeError:
        return pinpoint


SNAPSHOTS = TypeAdapter(list[Snapshot])


def snapshots(paths: Iterable[Path], filed_on: date, on: date) -> list[Snapshot]:
    """The snapshot of every matter file, in their order; raises :class:`InputError` for a file that is none."""
    return [snapshot(load_matter(path), filed_on, on, path.stem) for path in paths]


def main(arguments: list[str]) -> int:
    """Print the snapshots; exit code 2 with a sentence on standard error for what cannot be used."""
    filed_on, on, *paths = arguments
    try:
        found = snapshots(map(Path, paths), date.fromisoformat(filed_on), date.fromisoformat(on))
    except QingqianError as error:
        sys.stderr.write(str(error))
        return 2
    sys.stdout.buffer.write(SNAPSHOTS.dump_json(found))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
