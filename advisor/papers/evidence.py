"""What proves what, from ``knowledge/evidence.toml``: the name on the evidence list, and how to obtain it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from advisor.errors import KnowledgeError
from advisor.law.knowledge import read_toml
from advisor.papers.cite import chinese_number

_FILE = "evidence.toml"


@dataclass(frozen=True, slots=True)
class Proof:
    """One kind of evidence; ``weak`` says what will be said against it."""

    key: str
    group: str
    name: str
    proves: str
    obtain: str
    weak: str = ""


@cache
def proofs() -> Mapping[str, Proof]:
    """Every kind of evidence by key, in the order of the proof groups. Raises :class:`KnowledgeError`."""
    content = read_toml(_FILE)
    groups = list(content["groups"])
    found = [Proof(key=key, **entry) for key, entry in content["evidence"].items()]
    for proof in found:
        if proof.group not in groups:
            raise KnowledgeError(f"knowledge/{_FILE} 的 {proof.key} 属于没有的组 {proof.group}")
    found.sort(key=lambda proof: groups.index(proof.group))
    return MappingProxyType({proof.key: proof for proof in found})


def proof(key: str) -> Proof:
    """The kind of evidence ``key``; raises :class:`KnowledgeError` when there is none."""
    try:
        return proofs()[key]
    except KeyError:
        raise KnowledgeError(f"knowledge/{_FILE} 没有证据 {key}") from None


def grouped(keys: Iterable[str]) -> tuple[tuple[str, tuple[Proof, ...]], ...]:
    """``keys`` as numbered proof groups (第一组　合同关系与效力) in the usual order; each key once."""
    wanted = {key: proof(key) for key in keys}
    names: dict[str, str] = read_toml(_FILE)["groups"]
    ordered = [entry for key, entry in proofs().items() if key in wanted]
    present = list(dict.fromkeys(entry.group for entry in ordered))
    return tuple(
        (
            f"第{chinese_number(str(number))}组　{names[group]}",
            tuple(entry for entry in ordered if entry.group == group),
        )
        for number, group in enumerate(present, start=1)
    )
