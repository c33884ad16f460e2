"""What the tests of the money side share."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent / "data"


def cases(name: str, table: str = "case") -> list[dict[str, Any]]:
    """The rows of one table of a data file; an empty table would test nothing and fails."""
    rows: list[dict[str, Any]] = tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))[table]
    assert rows
    return rows
