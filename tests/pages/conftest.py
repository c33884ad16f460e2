"""Every test has its own store."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.matters.store import HOME_VARIABLE


@pytest.fixture(autouse=True)
def _own_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
