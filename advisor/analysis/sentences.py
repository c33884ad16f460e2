"""A sentence the engine says, before it is put into a language: a key of ``knowledge/texts/*/analysis.toml``
and the values to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from advisor.law.knowledge import read_toml


@dataclass(frozen=True, slots=True)
class Sentence:
    """``key`` names the sentence, ``values`` fill its slots; a value that is a sentence is said in the same language."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def say(self, language: str = "zh_CN") -> str:
        """The sentence in ``language``; raises ``KeyError`` for a sentence the catalogue lacks."""
        template: str = read_toml(f"texts/{language}/analysis.toml")[self.key]
        values = {k: v.say(language) if isinstance(v, Sentence) else v for k, v in self.values.items()}
        return template.format_map(values)


def say(key: str, **values: Any) -> Sentence:
    """Shorthand for a sentence with values."""
    return Sentence(key, values)
