"""The words of the interface: one catalogue per language, Chinese first, both complete by test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from advisor.errors import KnowledgeError
from advisor.law.knowledge import read_toml

LANGUAGES: Mapping[str, str] = {"zh_CN": "中文", "en": "English"}
"""Language code to its own name; the first is the default."""
DEFAULT = "zh_CN"


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """All texts of ``knowledge/texts/<language>/app.toml`` by dotted key."""
    return dict(_flat("", read_toml(f"texts/{language}/app.toml")))


def _flat(prefix: str, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(f"{prefix}{name}.", value)
        else:
            yield f"{prefix}{name}", str(value)


@dataclass(frozen=True, slots=True)
class Texts:
    """The catalogue of one language, called with a key and the values of its slots."""

    language: str = DEFAULT

    def __call__(self, key: str, **values: Any) -> str:
        """The text of ``key``; raises :class:`KnowledgeError` for a key the catalogue lacks."""
        try:
            return catalogue(self.language)[key].format_map(values)
        except KeyError as missing:
            raise KnowledgeError(
                f"knowledge/texts/{self.language}/app.toml 缺 {key} 或它的槽位 {missing}"
            ) from None

    @property
    def chinese(self) -> bool:
        """Whether the reader reads the law in its own language."""
        return self.language == DEFAULT

    @property
    def colon(self) -> str:
        """The marks of the reader's script: Chinese ones are as wide as a character, others need a space."""
        return "：" if self.chinese else ": "

    @property
    def semicolon(self) -> str:
        return "；" if self.chinese else "; "

    @property
    def comma(self) -> str:
        return "，" if self.chinese else ", "

    @property
    def open(self) -> str:
        return "（" if self.chinese else " ("

    @property
    def close(self) -> str:
        return "）" if self.chinese else ")"
