"""The evidence list: what the elements ask for, grouped, with what is in hand and what must still be obtained."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from advisor.papers.complaint.case import Case
from advisor.papers.evidence import Proof, grouped, proofs
from advisor.papers.pleading import EvidenceItem, Gap, Text, text

Groups = tuple[tuple[str, tuple[Proof, ...]], ...]


def listed(case: Case, told: Iterable[str], needless: Callable[[str], bool]) -> Groups:
    """The kinds of evidence of the pleaded claims and of the facts told, by group; papers in hand beyond them are
    added, those neither in hand nor needed are left out."""
    keys = [key for plea in case.pleas for e in plea.result.elements for key in e.element.evidence]
    held = [key for key, has in case.matter.evidence.items() if has]
    kept = [key for key in dict.fromkeys([*keys, *told, *held]) if key in held or not needless(key)]
    return grouped([key for key in kept if key in proofs()])


def numbers(case: Case, groups: Groups) -> dict[str, int]:
    """The exhibit number of each paper in hand."""
    every = [proof.key for _, group in groups for proof in group]
    return {key: n for n, key in enumerate(every, start=1) if case.matter.evidence.get(key)}


def exhibits(case: Case, groups: Groups, proves: Mapping[str, Text]) -> tuple[EvidenceItem, ...]:
    """The rows; ``proves`` holds what an exhibit shows in this case, where the facts are known."""
    rows: list[EvidenceItem] = []
    for title, group in groups:
        for proof in group:
            rows.append(_row(case, len(rows) + 1, title, proof, proves.get(proof.key)))
    return tuple(rows)


def _row(case: Case, number: int, group: str, proof: Proof, proves: Text | None) -> EvidenceItem:
    held = case.matter.evidence.get(proof.key) is True
    source = text(f"{case.words.claimant}持有") if held else text(Gap(f"取得{proof.name}", f"evidence.{proof.key}"))
    form = text(Gap("原件或者复印件", "")) if held else text("—")
    pages = text(Gap("页码", "")) if held else text("—")
    said = proves or text(f"证明{proof.proves}。")
    return EvidenceItem(number, text(proof.name), said, source, pages, form, group)
