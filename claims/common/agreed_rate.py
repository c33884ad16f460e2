"""Rates as the contract states them, read for the amount rules of interest and penalties."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.errors import InputError
from advisor.quantum.rate_spec import RateSpec
from advisor.quantum.rate_text import parse_rate
from advisor.rules.facts import Facts


@dataclass(frozen=True, slots=True)
class AgreedRate:
    """The rate, or the field still missing, and what is wrong with the text if it cannot be read."""

    spec: RateSpec | None = None
    missing: tuple[str, ...] = ()
    note: str = ""


def agreed_rate(facts: Facts, clause: str, rate: str) -> AgreedRate:
    """The rate at the field ``rate`` if the field ``clause`` says that one was agreed; never a guess."""
    said = facts.get(clause)
    if said is None:
        return AgreedRate(missing=(clause,))
    return read_rate(facts, rate) if said == "agreed" else AgreedRate()


def read_rate(facts: Facts, path: str) -> AgreedRate:
    """The rate written at ``path``; a text that cannot be read counts as missing, with the question it raises."""
    text = facts.get(path)
    if not text:
        return AgreedRate(missing=(path,))
    try:
        return AgreedRate(parse_rate(text))
    except InputError as error:
        return AgreedRate(missing=(path,), note=str(error))
