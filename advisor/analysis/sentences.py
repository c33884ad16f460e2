"""A sentence the engine says, before it is put into a language: a key of ``knowledge/texts/*/analysis.toml``
and the values to fill in."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from advisor.analysis.questions import question
from advisor.analysis.registry import registry
from advisor.law.knowledge import read_toml
from advisor.rules.clock import Clock

DEFAULT = "zh_CN"


@dataclass(frozen=True, slots=True)
class ClockName:
    """The name of a clock of one claim (of a step in court when ``claim`` is empty)."""

    claim: str
    clock: Clock

    def in_language(self, language: str) -> str:
        """The words in ``language``."""
        if language == DEFAULT:
            return self.clock.name
        # Imported late: the translation is written over the whole engine, this module is part of it.
        translator = importlib.import_module("advisor.translation").Translator(language)
        return str(translator.clock(self.claim, self.clock))


@dataclass(frozen=True, slots=True)
class ClaimNames:
    """The names of claims, by id."""

    ids: tuple[str, ...]

    def in_language(self, language: str) -> str:
        """The words in ``language``."""
        # Imported late, as above.
        translator = importlib.import_module("advisor.translation").Translator(language)
        comma = "、" if language == DEFAULT else ", "
        return comma.join(translator.claim_name(registry()[id]) for id in self.ids)


@dataclass(frozen=True, slots=True)
class FieldName:
    """The short names of fields of the matter."""

    paths: tuple[str, ...]

    def in_language(self, language: str) -> str:
        """The words in ``language``."""
        comma = "、" if language == DEFAULT else ", "
        return comma.join(question(path, language).label for path in self.paths)


@dataclass(frozen=True, slots=True)
class Sentence:
    """``key`` names the sentence, ``values`` fill its slots."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def say(self, language: str = DEFAULT) -> str:
        """The sentence in ``language``; raises ``KeyError`` for a sentence the catalogue lacks."""
        template: str = read_toml(f"texts/{language}/analysis.toml")[self.key]
        worded = {
            name: value.in_language(language) if hasattr(value, "in_language") else value
            for name, value in self.values.items()
        }
        return template.format_map(worded)

    def in_language(self, language: str) -> str:
        """The words in ``language``: a sentence may be a value of another."""
        return self.say(language)


def say(key: str, **values: Any) -> Sentence:
    """Shorthand for a sentence with values."""
    return Sentence(key, values)
