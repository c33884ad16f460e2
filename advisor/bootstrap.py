"""Set-up and tasks, the same on every system: ``python advisor/bootstrap.py run|test|check|bench|lock``.

The first task makes ``.venv`` and installs the hash-locked packages; later ones start at once until the lock
changes. Standard library only, because it runs before anything is installed; written so that an older Python
can still read it and say what is missing. Arguments after the task go to the program behind it.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RUN_LOCK = ROOT / "requirements.txt"
DEV_LOCK = ROOT / "requirements-dev.txt"
OLDEST_PYTHON = (3, 11)

STREAMLIT = [
    *("streamlit", "run", "app.py", "--server.address", "127.0.0.1"),
    *("--browser.gatherUsageStats", "false", "--server.showEmailPrompt", "false"),
]
TASKS = {
    "run": (RUN_LOCK, [STREAMLIT]),
    "bench": (RUN_LOCK, [["advisor", "bench"]]),
    "test": (DEV_LOCK, [["pytest", "--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile"]]),
    "check": (DEV_LOCK, [["ruff", "check", "."], ["mypy"]]),
}


class SetUpError(Exception):
    """Set-up cannot go on; the text says why and what to do."""


def main(arguments: list[str], version: tuple[int, int] = sys.version_info[:2]) -> int:
    """Runs one task and returns its exit code; 2 means that set-up itself failed."""
    task, *extra = arguments or [""]
    try:
        require_python(version)
        if task == "lock":
            return lock(extra)
        if task not in TASKS:
            raise SetUpError(f"用法：python advisor/bootstrap.py {'|'.join([*TASKS, 'lock'])}")
        requirements, commands = TASKS[task]
        install(requirements)
        return run_modules(commands, extra)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def require_python(version: tuple[int, int]) -> None:
    """Refuses a Python that the locked packages do not support."""
    if version < OLDEST_PYTHON:
        raise SetUpError(
            f"需要 Python 3.11 或更高版本，当前是 {version[0]}.{version[1]}。"
            "请从 python.org 安装新版本后重试；已装多个版本的，用 make run PYTHON=python3.12 指定。\n"
            f"Python 3.11 or newer is needed; this is {version[0]}.{version[1]}."
        )


def install(requirements: Path) -> None:
    """Brings ``.venv`` to the state of the lock file; does nothing when it is there already."""
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()
    stamp = ENVIRONMENT / f"{requirements.stem}.sha256"
    if PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    if not PYTHON.exists():
        create_environment()
    print("首次运行或依赖有更新，正在安装（约一两分钟）… Installing packages …", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    if subprocess.run([*pip, "--require-hashes", "-r", str(requirements)], cwd=ROOT).returncode:
        raise SetUpError(
            "依赖安装失败，原因见上。多为网络问题：检查网络后重试；网速慢的，把环境变量 PIP_INDEX_URL "
            "设为就近的镜像。若仍失败，删除 .venv 文件夹再试。\nInstalling failed: see above."
        )
    stamp.write_text(wanted, encoding="ascii")


def create_environment() -> None:
    """Makes a fresh ``.venv``, replacing one whose Python is gone."""
    try:
        venv.create(ENVIRONMENT, clear=True, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetUpError(
            f"无法创建虚拟环境 .venv：{error}\n"
            "Debian、Ubuntu 请先运行 sudo apt install python3-venv；其他系统检查文件夹是否可写。"
        ) from None


def run_modules(commands: list[list[str]], extra: list[str]) -> int:
    """Runs every command as ``python -m``, the last with the extra arguments; returns the first failure."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    *others, last = commands
    codes = [
        subprocess.run([str(PYTHON), "-m", *command], cwd=ROOT, env=environment).returncode
        for command in [*others, [*last, *extra]]
    ]
    return next((code for code in codes if code), 0)


def lock(extra: list[str]) -> int:
    """Writes both lock files from pyproject.toml with ``uv``; pass ``--upgrade`` for newer versions."""
    uv = shutil.which("uv")
    if uv is None:
        raise SetUpError("重新锁定依赖需要 uv：先运行 pip install uv。")
    common = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"]
    common += [
        "--no-emit-index-url",
        "--no-emit-find-links",
        "--no-header",
        "--no-annotate",
        "pyproject.toml",
    ]
    for path, options in ((RUN_LOCK, []), (DEV_LOCK, ["--extra", "dev", "--constraint", RUN_LOCK.name])):
        code = subprocess.run([*common, *options, "--output-file", path.name, *extra], cwd=ROOT).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a Windows console may lack Chinese characters
    sys.exit(main(sys.argv[1:]))
