"""Set-up: what it refuses, when it installs, and that the lock files agree with each other."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from advisor import bootstrap

PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE)


def pinned(lock: Path) -> dict[str, str]:
    return dict(PINNED.findall(lock.read_text(encoding="utf-8")))


def declared() -> tuple[set[str], set[str]]:
    project = tomllib.loads((bootstrap.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = project["dependencies"], project["optional-dependencies"]["dev"]
    run, dev = ({re.split(r"[<>=~ ]", line)[0] for line in group} for group in groups)
    return run, dev


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """A machine with an empty folder for the environment; returns the commands that were started."""
    commands: list[list[str]] = []

    def start(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        commands.append([str(part) for part in command])
        return subprocess.CompletedProcess(command, 0)

    def create() -> None:
        (tmp_path / "python").touch()

    monkeypatch.setattr(bootstrap, "ENVIRONMENT", tmp_path)
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(bootstrap, "create_environment", create)
    monkeypatch.setattr(bootstrap.subprocess, "run", start)
    return commands


def test_an_older_python_is_refused_with_the_version_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["run"], version=(3, 10)) == 2
    assert "3.11" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["fly"]])
def test_an_unknown_task_is_answered_with_the_known_ones(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert bootstrap.main(arguments) == 2
    assert "run|bench|test|check|lock" in capsys.readouterr().err


def test_the_first_run_installs_with_hashes_and_later_ones_do_not(started: list[list[str]]) -> None:
    assert bootstrap.main(["run", "--server.port", "8600"]) == 0
    assert bootstrap.main(["run"]) == 0
    first, opened, opened_again = started
    assert "--require-hashes" in first
    assert first[-1].endswith("requirements.txt")
    assert opened[1:5] == ["-m", "streamlit", "run", "app.py"]
    assert opened[-2:] == ["--server.port", "8600"]
    assert "127.0.0.1" in opened_again


def test_a_changed_lock_is_installed_again(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lock = tmp_path / "requirements.txt"
    monkeypatch.setitem(bootstrap.TASKS, "run", (lock, [["app"]]))
    for content in ("a==1", "a==1", "a==2"):
        lock.write_text(content, encoding="utf-8")
        assert bootstrap.main(["run"]) == 0
    assert [command[2] for command in started] == ["pip", "app", "app", "pip", "app"]


def test_a_failed_installation_is_tried_again_the_next_time(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1)

    with monkeypatch.context() as offline:
        offline.setattr(bootstrap.subprocess, "run", fail)
        assert bootstrap.main(["run"]) == 2
    assert "PIP_INDEX_URL" in capsys.readouterr().err
    assert bootstrap.main(["run"]) == 0
    assert [command[2] for command in started] == ["pip", "streamlit"]


def test_every_check_runs_even_when_the_first_fails(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    bootstrap.install(bootstrap.DEV_LOCK)
    codes = iter([1, 0])
    monkeypatch.setattr(
        bootstrap.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, next(codes))
    )
    assert bootstrap.main(["check"]) == 1
    assert next(codes, None) is None


def test_both_locks_pin_every_declared_package_and_agree() -> None:
    run, dev = pinned(bootstrap.RUN_LOCK), pinned(bootstrap.DEV_LOCK)
    needed_to_run, needed_to_develop = declared()
    assert needed_to_run <= run.keys()
    assert needed_to_develop <= dev.keys()
    assert run.items() <= dev.items()


def test_no_module_beside_the_script_hides_one_of_the_standard_library() -> None:
    beside = {path.stem for path in (bootstrap.ROOT / "advisor").iterdir()}
    assert not beside & sys.stdlib_module_names
