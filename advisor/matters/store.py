"""The local store: one file per matter in the user's own data folder; what cannot be read yet is kept as typed."""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from advisor.errors import InputError
from advisor.rules.matter import FIELDS, Matter

from .files import read_bytes, read_object, to_json, validated, write_text

HOME_VARIABLE = "QINGQIAN_HOME"
_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Draft:
    """A matter being worked on, and ``typed``: text by field path that could not be read as an answer."""

    matter: Matter = field(default_factory=Matter)
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One stored matter: ``saved_at`` in seconds since the epoch; ``fault`` says why it cannot be opened."""

    id: str
    title: str
    saved_at: float
    fault: str = ""


def home() -> Path:
    """The folder of the store: ``QINGQIAN_HOME`` if set, else the user's data folder."""
    chosen = os.environ.get(HOME_VARIABLE)
    return Path(chosen) if chosen else platformdirs.user_data_path("qingqian", appauthor=False)


class Store:
    """Matters by id under ``folder``."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = (folder or home()) / "matters"

    def new_id(self) -> str:
        """An id nobody uses yet."""
        return secrets.token_hex(8)

    def _path(self, id: str) -> Path:
        if not _ID.fullmatch(id):
            raise InputError("没有这个案件", field=id[:40], remedy="从首页的列表里打开")
        return self.folder / f"{id}.json"

    def save(self, id: str, draft: Draft) -> None:
        """Write the draft; raises :class:`InputError` when it cannot be stored."""
        typed = json.dumps(dict(draft.typed), ensure_ascii=False)
        write_text(self._path(id), f'{{"matter": {to_json(draft.matter)}, "typed": {typed}}}\n')

    def load(self, id: str) -> Draft:
        """The draft of that id; raises :class:`InputError` if there is none, ``MatterErrors`` if it is damaged."""
        data = read_object(read_bytes(self._path(id)), "存档")
        matter, typed = data.get("matter"), data.get("typed", {})
        if not isinstance(matter, dict) or not isinstance(typed, dict):
            raise InputError("存档不完整", field=id, remedy="用导出的 .json 文件重新打开")
        kept = {path: str(text) for path, text in typed.items() if path in FIELDS}
        return Draft(validated(matter), kept)

    def exists(self, id: str) -> bool:
        """Whether there is a matter of that id; a malformed id is none."""
        return bool(_ID.fullmatch(id)) and self._path(id).is_file()

    def entries(self) -> tuple[Entry, ...]:
        """All stored matters, the last saved first; a damaged one is listed with its fault."""
        found = [self._entry(path) for path in self.folder.glob("*.json") if _ID.fullmatch(path.stem)]
        return tuple(sorted(found, key=lambda entry: -entry.saved_at))

    def _entry(self, path: Path) -> Entry:
        saved_at = path.stat().st_mtime
        try:
            matter = self.load(path.stem).matter
        except InputError as error:
            return Entry(path.stem, path.stem, saved_at, str(error))
        return Entry(path.stem, name_of(matter), saved_at)

    def delete(self, id: str) -> None:
        """Forget a matter; one that is gone already is no error."""
        self._path(id).unlink(missing_ok=True)


def name_of(matter: Matter) -> str:
    """What a person recognises the matter by; empty when nothing names it yet."""
    against = " 诉 ".join(name for name in (matter.claimant.name, matter.debtor.name) if name)
    return matter.title or matter.project.name or against
