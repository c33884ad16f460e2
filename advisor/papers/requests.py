"""Request wordings: the sentence of each relief in ``knowledge/papers/requests.toml``, its slots filled.

A slot without a value becomes a gap; a slot nobody declared, or a value for no slot, is an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from string import Formatter
from types import MappingProxyType
from typing import Any

from advisor.errors import InputError, KnowledgeError
from advisor.law.knowledge import read_toml
from advisor.papers.pleading import Gap, Kind, Text, text
from advisor.papers.wording import WORDS

_FILE = "papers/requests.toml"
_KEYS = {
    "text",
    "when",
    "cite",
    "plea",
    "court_only",
    "accepted_from",
    "accepted_before",
    "facts_from",
    "facts_before",
}
_FORUM_SLOTS = frozenset(WORDS[Kind.COURT].slots())


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording; ``id`` is ``<claim>.<relief>``. The four days bound the time in which it may be used."""

    id: str
    text: str
    when: str
    cite: tuple[str, ...]
    alternative: bool
    court_only: str
    accepted_from: date | None
    accepted_before: date | None
    facts_from: date | None
    facts_before: date | None

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots the caller may fill, in the order of the sentence."""
        names = (name for _, name, _, _ in Formatter().parse(self.text) if name)
        return tuple(dict.fromkeys(name for name in names if name not in _FORUM_SLOTS))

    def usable(self, *, accepted_on: date, facts_on: date) -> bool:
        """Whether the law of a case accepted and of facts ended on these days allows the wording."""
        return _within(accepted_on, self.accepted_from, self.accepted_before) and _within(
            facts_on, self.facts_from, self.facts_before
        )


@cache
def wordings() -> Mapping[str, Wording]:
    """Every wording by id, read once. Raises :class:`KnowledgeError` where the file is inconsistent."""
    claims = read_toml(_FILE)["wording"]
    found = {
        f"{claim}.{relief}": _wording(f"{claim}.{relief}", entry)
        for claim, reliefs in claims.items()
        for relief, entry in reliefs.items()
    }
    return MappingProxyType(found)


def word_request(request_id: str, kind: Kind, values: Mapping[str, str | Text | Gap]) -> Text:
    """The sentence of ``request_id`` before ``kind``, without its last mark; what ``values`` lacks is a gap.

    Raises :class:`KnowledgeError` for an unknown id or a value that has no slot, :class:`InputError` for a
    request that only a court can grant put before a tribunal.
    """
    wording = wordings().get(request_id)
    if wording is None:
        raise KnowledgeError(f"knowledge/{_FILE} 没有请求 {request_id}")
    if kind is Kind.ARBITRATION and wording.court_only:
        raise InputError(
            f"请求 {request_id} 不能写入仲裁申请书：{wording.court_only}",
            field="procedure.forum",
            remedy="另向人民法院起诉",
        )
    if strangers := set(values) - set(wording.slots):
        raise KnowledgeError(f"请求 {request_id} 没有空位 {'、'.join(sorted(strangers))}")
    forum = WORDS[kind].slots()
    parts: list[str | Text | Gap] = []
    for words, slot, _, _ in Formatter().parse(wording.text):
        parts.append(words)
        if slot:
            parts.append(forum[slot] if slot in forum else values.get(slot) or _gap(slot))
    return text(*parts)


def _wording(identifier: str, entry: Mapping[str, Any]) -> Wording:
    if unknown := set(entry) - _KEYS:
        raise KnowledgeError(f"knowledge/{_FILE} 的 {identifier} 有不认识的键 {'、'.join(sorted(unknown))}")
    return Wording(
        id=identifier,
        text=entry["text"],
        when=entry["when"],
        cite=tuple(entry["cite"]),
        alternative=entry.get("plea") == "alternative",
        court_only=entry.get("court_only", ""),
        accepted_from=entry.get("accepted_from"),
        accepted_before=entry.get("accepted_before"),
        facts_from=entry.get("facts_from"),
        facts_before=entry.get("facts_before"),
    )


def _gap(slot: str) -> Gap:
    declared = read_toml(_FILE)["slots"].get(slot)
    if declared is None:
        raise KnowledgeError(f"knowledge/{_FILE} 没有说明空位 {slot}")
    return Gap(declared["label"], declared["field"])


def _within(day: date, first: date | None, before: date | None) -> bool:
    return (first is None or first <= day) and (before is None or day < before)
