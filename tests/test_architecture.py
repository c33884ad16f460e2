"""The shape that keeps the code easy to find one's way in."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOP = {"advisor", "claims", "knowledge", "app.py", "tests", "pyproject.toml", "README.md"}
ALSO = {"Makefile", "LICENSE", "CHANGELOG.md", "README.zh-CN.md", "requirements.txt", "requirements-dev.txt"}


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module)
    return found


def _modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def test_only_the_pages_and_the_app_import_streamlit() -> None:
    allowed = {ROOT / "app.py", ROOT / "advisor" / "bench.py"}
    users = [
        p
        for p in _modules("advisor") + _modules("claims")
        if any(name.split(".")[0] == "streamlit" for name in _imports(p))
    ]
    assert [p for p in users if p not in allowed and (ROOT / "advisor" / "pages") not in p.parents] == []


def test_the_engine_imports_no_claim() -> None:
    assert [p for p in _modules("advisor") if any(n.split(".")[0] == "claims" for n in _imports(p))] == []


def test_claims_use_only_the_words_the_law_and_the_money_of_the_engine() -> None:
    allowed = ("advisor.rules", "advisor.law", "advisor.quantum", "advisor.errors", "claims")
    strays = {
        f"{p.relative_to(ROOT)} → {name}"
        for p in _modules("claims")
        for name in _imports(p)
        if name.split(".")[0] in ("advisor", "claims") and not name.startswith(allowed)
    }
    assert strays == set()


def test_the_engine_names_no_claim_basis() -> None:
    """A rule that only one claim needs belongs in that claim. Pages and papers may name what they print."""
    ids = {p.stem for p in (ROOT / "claims").glob("*.py")} - {
        "__init__",
        "interest",
        "deposits",
        "termination",
        "extras",
    }
    engine = [p for part in ("rules", "law", "analysis") for p in _modules(f"advisor/{part}")]
    named = {
        f"{p.name}: {node.value}"
        for p in engine
        for node in ast.walk(ast.parse(p.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in ids
    }
    assert named == set()


def test_the_top_level_holds_only_what_it_should() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout
    top = {line.split("/")[0] for line in tracked.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= TOP | ALSO
