"""A sentence the engine says, before it is put into a language: a key of ``knowledge/texts/*/analysis.toml``
and the values to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from advisor.law.knowledge import read_toml


@dataclass(frozen=True, slots=True)
class Sentence:
    """``key`` names the sentence, ``values`` fill its slots."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def say(self, language: str = "zh_CN") -> str:
        """The sentence in ``language``; raises ``KeyError`` for a sentence the catalogue lacks."""
        template: str = read_toml(f"texts/{language}/analysis.toml")[self.key]
        return template.format_map(self.values)


def say(key: str, **values: Any) -> Sentence:
    """Shorthand for a sentence with values."""
    return Sentence(key, values)
