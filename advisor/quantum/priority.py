"""Which part of what is owed ranks first: every head of claim is in, out or contested, with its citation.

The heads are data (``knowledge/rates/priority_heads.toml``). A judgment must name the amount and the part of
the works, so amounts are kept per part.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal

from advisor.errors import InputError, KnowledgeError, LawNotInForce
from advisor.law.knowledge import read_toml
from advisor.quantum.lines import Computation, Line, add_up
from advisor.quantum.money import positive

Standing = Literal["in", "out", "contested"]
_FILE = "rates/priority_heads.toml"


@dataclass(frozen=True, slots=True)
class HeadRule:
    """How one head of claim stands between two days, and where that is written."""

    key: str
    label: str
    standing: Standing
    citation: str
    note: str
    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class Owed:
    """Yuan owed under one head for one part of the works (a building, a lot, a section)."""

    head: str
    amount: Decimal
    part: str = ""


@dataclass(frozen=True, slots=True)
class PriorityAmount:
    """The priority amount (secure part), the contested part, what stays outside, and the amount per part."""

    inside: Computation
    contested: Computation
    outside: Computation
    by_part: dict[str, Decimal]


@cache
def head_rules() -> tuple[HeadRule, ...]:
    """All head rules as shipped; :class:`KnowledgeError` on a bad standing."""
    rules = []
    for row in read_toml(_FILE)["head"]:
        if row.get("standing") not in ("in", "out", "contested"):
            raise KnowledgeError(f"knowledge/{_FILE}：{row.get('key')} 的 standing 应为 in、out 或 contested")
        rules.append(
            HeadRule(**{"citation": "", "note": "", "from_on": date.min, "until_on": date.max, **row})
        )
    return tuple(rules)


def scope_citation(on: date) -> str:
    """Where the scope of the priority amount is written on ``on``."""
    for row in read_toml(_FILE)["scope"]:
        if row.get("from_on", date.min) <= on <= row.get("until_on", date.max):
            return str(row["citation"])
    raise LawNotInForce("优先受偿范围", on)


def head_rule(key: str, on: date) -> HeadRule:
    """How head ``key`` stands on ``on``; :class:`InputError` for an unknown head."""
    for rule in head_rules():
        if rule.key == key and rule.from_on <= on <= rule.until_on:
            return rule if rule.citation else replace(rule, citation=scope_citation(on))
    known = "、".join(dict.fromkeys(rule.key for rule in head_rules()))
    raise InputError(f"没有“{key}”这个款项类别。", field="款项类别", remedy=f"可用：{known}。")


def priority_amount(owed: Iterable[Owed], on: date) -> PriorityAmount:
    """``owed`` sorted into what ranks first, what is contested and what does not, under the rules of ``on``.

    Source: priority_reply_2002:3, construction_2018:21, construction_2020:40, construction_2026:17.
    """
    sorted_lines: dict[str, list[Line]] = {"in": [], "contested": [], "out": []}
    by_part: dict[str, Decimal] = {}
    citations: dict[str, dict[str, None]] = {"in": {}, "contested": {}, "out": {}}
    for entry in owed:
        rule = head_rule(entry.head, on)
        amount = positive(entry.amount, rule.label)
        label = f"{entry.part}：{rule.label}" if entry.part else rule.label
        line = Line(label=label, base=amount, amount=amount, source=rule.citation, note=rule.note)
        sorted_lines[rule.standing].append(line)
        citations[rule.standing][rule.citation] = None
        if rule.standing == "in":
            by_part[entry.part] = by_part.get(entry.part, Decimal(0)) + amount
    inside, contested, outside = (
        add_up(sorted_lines[key], citations=tuple(citations[key])) for key in ("in", "contested", "out")
    )
    return PriorityAmount(inside, contested, outside, by_part)
