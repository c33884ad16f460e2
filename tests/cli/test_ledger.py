"""The ledger of a claims department."""

from __future__ import annotations

import csv
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from advisor.analysis.ledger import entry
from advisor.cli import main
from advisor.rules.matter import Matter


def _matter(folder: Path, name: str, due_on: str, debtor: str = "乙公司") -> None:
    data = {
        "claimant": {"role": "contractor"},
        "debtor": {"name": debtor, "role": "employer"},
        "account": {"due_on": due_on, "unpaid": "1000000.00", "paid_total": "3000000.00"},
        "performance": {"quality": "qualified"},
    }
    (folder / name).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def test_the_right_that_dies_first_stands_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Due 2025-06-30 + 18 months = 2026-12-30; due 2026-01-31 + 18 months = 2027-07-31."""
    _matter(tmp_path, "a.json", "2026-01-31")
    _matter(tmp_path, "b.json", "2025-06-30")
    assert main(["ledger", str(tmp_path), "--on", "2026-11-24", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(e["file"], e["safe_on"]) for e in found["entries"]] == [
        ("b.json", "2026-12-30"),
        ("a.json", "2027-07-31"),
    ]
    assert found["owed"] == "2000000.00"
    assert found["recovered"] == "0.7500"


def test_only_what_dies_within_so_many_days(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _matter(tmp_path, "a.json", "2026-01-31")
    _matter(tmp_path, "b.json", "2025-06-30")
    main(["ledger", str(tmp_path), "--on", "2026-11-24", "--within", "60", "--json"])
    assert [e["file"] for e in json.loads(capsys.readouterr().out)["entries"]] == ["b.json"]


def test_a_file_that_cannot_be_read_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _matter(tmp_path, "a.json", "2026-01-31")
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    assert main(["ledger", str(tmp_path), "--on", "2026-11-24"]) == 0
    shown = capsys.readouterr().out
    assert "✗ bad.json" in shown
    assert "a.json" in shown


def test_a_name_that_looks_like_a_formula_stays_text_in_the_table(tmp_path: Path) -> None:
    _matter(tmp_path, "a.json", "2026-01-31", debtor="=cmd|' /C calc'!A0")
    table = tmp_path / "out.csv"
    main(["ledger", str(tmp_path / "a.json"), "--on", "2026-11-24", "--csv", str(table)])
    rows = list(csv.reader(table.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[1][2].startswith("'=")


def test_an_empty_folder_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", str(tmp_path)]) == 2
    assert "没有 .json" in capsys.readouterr().err


def test_what_is_owed_is_worked_out_where_nobody_stated_it() -> None:
    """12,600,000 settled less 9,000,000 paid."""
    given = {
        "claimant": {"role": "contractor"},
        "contract": {"signed_on": "2022-03-05"},
        "settlement": {"agreement_on": "2025-03-01", "agreement_amount": "12600000", "agreement_due_on": "2025-06-30"},
        "account": {"paid_total": "9000000", "due_on": "2025-06-30"},
    }
    assert entry("案", Matter.model_validate(given), date(2026, 11, 24)).owed == Decimal("3600000")
