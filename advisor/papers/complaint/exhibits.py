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


def exhibits(case: Case, groups: Groups, proves: Mapping[str, Text], other_side: Text) -> tuple[EvidenceItem, ...]:
    """The rows; ``proves`` holds what an exhibit shows in this case, where the facts are known; ``other_side`` is what
    the paper calls the counterparty."""
    rows: list[EvidenceItem] = []
    for title, group in groups:
        for proof in group:
            said = proves.get(proof.key) or _named(case, f"证明{proof.proves}。", other_side)
            rows.append(_row(case, len(rows) + 1, title, proof, said, _named(case, proof.name, other_side)))
    return tuple(rows)


def _named(case: Case, words: str, other_side: Text) -> Text:
    """The catalogue's 我方 and 对方 as the paper calls the parties."""
    first, *rest = words.replace("我方", case.words.claimant).split("对方")
    return text(first, *(part for after in rest for part in (other_side, after)))


def _row(case: Case, number: int, group: str, proof: Proof, said: Text, name: Text) -> EvidenceItem:
    held = case.matter.evidence.get(proof.key) is True
    source = text(f"{case.words.claimant}持有") if held else text(Gap(f"取得{proof.name}", f"evidence.{proof.key}"))
    form = text(Gap("原件或者复印件", "")) if held else text("—")
    pages = text(Gap("页码", "")) if held else text("—")
    return EvidenceItem(number, name, said, source, pages, form, group)
