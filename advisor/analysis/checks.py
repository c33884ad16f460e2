"""Holds the knowledge and the rules against each other: what ``python -m advisor check`` runs."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from advisor.errors import QingqianError
from advisor.law.doctrines import doctrines
from advisor.law.instruments import citation, instruments
from advisor.law.knowledge import read_toml
from advisor.law.periods import entries
from advisor.law.regimes import axes, governing
from advisor.papers.evidence import proofs
from advisor.papers.requests import wordings
from advisor.rules.claim import Claim, Tie, Version
from advisor.rules.conditions import Condition

from .deadlines import procedural_clocks
from .guide import guide
from .questions import questions
from .registry import registry

BESIDE_THE_CLAIMS = (
    ("claims.common.opponent", "OPPONENT"),
    ("claims.common.exposure", "EXPOSURES"),
    ("claims.procedure.steps", "STEPS"),
)
"""What is said beside the claims, each part with its citations."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that contradicts something else, and where."""

    where: str
    what: str


def faults() -> list[Fault]:
    """Everything wrong with the knowledge and the rules; empty when all is well."""
    found: list[Fault] = []
    for check in (
        _citations,
        _axes_covered,
        _governing_citations,
        _relations,
        _papers,
        _doctrines,
        _successors,
    ):
        found.extend(check())
    return found


def checked() -> list[tuple[str, date]]:
    """What was last checked against its source on which day, the oldest first."""
    rows = [(f"{i.short} {i.number}".strip(), i.checked_on) for i in instruments().values()]
    rows += [
        (f"期间 {name}（{'、'.join(e.regimes)}）", e.checked_on) for name, es in entries().items() for e in es
    ]
    return sorted(rows, key=lambda row: row[1])


def _conditions(claim: Claim) -> Iterator[Condition]:
    for version in claim.versions:
        for part in version.judged:
            yield part.condition


def _cited_parts(version: Version) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield version.id, version.cite
    yield from ((part.id, part.cite) for part in version.judged)
    yield from ((clock.id, clock.cite) for clock in version.clocks)
    yield from ((advice.id, advice.cite) for advice in version.advice)


def _cites(claim: Claim) -> Iterator[tuple[str, str]]:
    for version in claim.versions:
        for id, cite in _cited_parts(version):
            yield from ((f"{claim.id}/{id}", c) for c in cite)
    for relation in claim.relations:
        yield from ((f"{claim.id}→{relation.other}", c) for c in relation.cite)


def all_cites() -> Iterator[tuple[str, str]]:
    """Every citation of ours with the place that makes it."""
    for claim in registry().values():
        yield from _cites(claim)
    for rule in procedural_clocks():
        yield from ((f"procedure/{rule.id}", c) for c in rule.cite)
    for axis, regimes in axes().items():
        yield from ((f"regimes/{axis}/{r.id}", c) for r in regimes for c in r.cite)
    for name, periods in entries().items():
        yield from ((f"periods/{name}", c) for p in periods for c in p.cite)
    for name, found in doctrines().items():
        yield from ((f"doctrines/{name}", c) for line in found.lines for c in line.cite)
    for key, wording in wordings().items():
        yield from ((f"requests/{key}", c) for c in wording.cite)
    for path, asked in questions().items():
        yield from ((f"questions/{path}", c) for c in asked.cite)
    for point in guide().point:
        yield from ((f"guide/{point.id}", c) for c in point.cite)
    for way in read_toml("ways.toml")["way"]:
        yield from ((f"ways/{way['id']}", c) for c in way["cite"])
    for module, name in BESIDE_THE_CLAIMS:
        for said in getattr(importlib.import_module(module), name):
            yield from ((f"{module}/{said.id}", c) for c in said.cite)


def _citations() -> Iterator[Fault]:
    for where, pinpoint in all_cites():
        try:
            citation(pinpoint)
        except QingqianError as error:
            yield Fault(where, str(error))


def _axes_covered() -> Iterator[Fault]:
    """Every regime of the axis in exactly one version: a gap or an overlap of law is an error."""
    for claim in registry().values():
        covered = [r for v in claim.versions for r in v.regimes]
        for regime in axes()[claim.axis]:
            if covered.count(regime.id) != 1:
                yield Fault(
                    claim.id,
                    f"{claim.axis} 轴的 {regime.id} 被 {covered.count(regime.id)} 个版本覆盖，应为一个",
                )
        for extra in sorted(set(covered) - {r.id for r in axes()[claim.axis]}):
            yield Fault(claim.id, f"{extra} 不在 {claim.axis} 轴上")


def _governing_citations() -> Iterator[Fault]:
    """Under each regime the version, its elements and its defences cite at least one article that then governs."""
    today = max(i.checked_on for i in instruments().values())
    for claim in registry().values():
        for version in claim.versions:
            for regime in axes()[claim.axis]:
                if regime.id not in version.regimes:
                    continue
                needed = [(version.id, version.cite), *((e.id, e.cite) for e in version.elements)]
                for id, cite in needed:
                    if not governing(cite, regime, today):
                        yield Fault(f"{claim.id}/{id}", f"在 {regime.id} 之下没有引用当时有效的条文")


def _relations() -> Iterator[Fault]:
    claims = registry()
    for claim in claims.values():
        for relation in claim.relations:
            if relation.other not in claims:
                yield Fault(claim.id, f"关系指向不存在的请求 {relation.other}")
            elif relation.tie is Tie.EXCLUDES and not any(
                back.tie is Tie.EXCLUDES and back.other == claim.id
                for back in claims[relation.other].relations
            ):
                yield Fault(claim.id, f"与 {relation.other} 的排斥关系只写了一边")


def _papers() -> Iterator[Fault]:
    known_requests, known_proofs = wordings(), proofs()
    for claim in registry().values():
        for version in claim.versions:
            for relief in version.reliefs:
                if relief.id not in known_requests:
                    yield Fault(f"{claim.id}/{version.id}", f"诉讼请求 {relief.id} 没有措辞")
            for part in version.judged:
                for key in part.evidence:
                    if key not in known_proofs:
                        yield Fault(f"{claim.id}/{part.id}", f"证据 {key} 不在 knowledge/evidence.toml")


def _doctrines() -> Iterator[Fault]:
    known = doctrines()
    for claim in registry().values():
        for condition in _conditions(claim):
            for id in _doctrine_ids(condition):
                if id not in known:
                    yield Fault(claim.id, f"争议问题 {id} 不在 knowledge/doctrines.toml")


def _doctrine_ids(condition: Condition) -> Iterator[str]:
    if condition.doctrine:
        yield condition.doctrine
    for part in condition.parts:
        yield from _doctrine_ids(part)


def _successors() -> Iterator[Fault]:
    for instrument in instruments().values():
        for successor in instrument.replaced_by:
            if successor not in instruments():
                yield Fault(f"instruments/{instrument.id}", f"接替的 {successor} 不存在")
