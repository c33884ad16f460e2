"""The command line as a person or a script meets it."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from advisor.cli import main

EXAMPLE = Path(__file__).resolve().parents[2] / "knowledge" / "examples" / "running_clocks_2026.json"
ON = ("--on", "2026-11-24")


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, Any]:
        """The one JSON object on standard error."""
        found: dict[str, Any] = json.loads(self.err)["error"]
        return found


Run = Callable[..., Ran]
Write = Callable[..., Path]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one command."""

    def work(*arguments: object) -> Ran:
        code = main([str(argument) for argument in arguments])
        caught = capsys.readouterr()
        return Ran(code, caught.out, caught.err)

    return work


@pytest.fixture
def example() -> Path:
    return EXAMPLE


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a copy of the example with some answers changed (``part__field=value``)."""

    def work(**changed: Any) -> Path:
        data = deepcopy(json.loads(EXAMPLE.read_text(encoding="utf-8")))
        for path, value in changed.items():
            part, _, name = path.partition("__")
            if name:
                data.setdefault(part, {})[name] = value
            else:
                data[part] = value
        target = tmp_path / "案件.json"
        target.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return target

    return work
