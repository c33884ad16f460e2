"""Every command does its work on a published example, for a person and for a script."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "knowledge" / "examples").glob("*.json"))
ON = ("--on", "2026-11-24")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    from advisor.cli import main

    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    shown = capsys.readouterr().out
    for command in ("assess", "opponent", "procedure", "costs", "draft", "interest", "diff"):
        assert command in shown


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
@pytest.mark.parametrize("command", ["assess", "ask", "deadlines", "graph", "opponent", "procedure", "costs"])
def test_every_command_on_a_matter_speaks_and_prints_json(command: str, path: Path, run: Any) -> None:
    spoken, printed = run(command, path, *ON), run(command, path, *ON, "--json")
    assert (spoken.code, spoken.err, printed.code, printed.err) == (0, "", 0, "")
    assert spoken.out.strip()
    assert isinstance(printed.data, dict)
    assert "None" not in spoken.out


def test_assess_ranks_and_says_which_day_is_safe(run: Any, example: Path) -> None:
    """2025-11-05 hand-over; 2026-06-30 due + 18 months = 2027-12-30."""
    found = run("assess", example, *ON)
    assert "建设工程价款优先受偿权　16400000 元　稳妥日 2027-12-30" in found.out
    assert "下一步：" in found.out


def test_the_report_carries_the_three_views(run: Any, example: Path) -> None:
    data = run("assess", example, *ON, "--json").data
    assert {"opponent", "procedure", "costs", "warnings"} <= set(data)
    for command in ("opponent", "procedure", "costs"):
        assert data[command] == run(command, example, *ON, "--json").data


def test_assess_asks_to_check_what_may_be_wrong(run: Any, write: Any) -> None:
    path = write(account__paid_total="1")
    found = run("assess", path, *ON)
    assert found.code == 0
    assert "请核对：〔account.unpaid〕" in found.out
    assert run("assess", path, *ON, "--json").data["warnings"][0]["field"] == "account.unpaid"


def test_opponent_says_what_holds_with_its_answer_and_the_evidence(run: Any, write: Any) -> None:
    """construction_2020:10: delay is deducted from the price, or claimed."""
    found = run("opponent", write(performance__delay_days_ours=30), *ON)
    assert "反诉：逾期竣工违约金或损失（成立" in found.out
    assert "应对：" in found.out
    assert "待取证据：" in found.out


def test_procedure_goes_from_the_site_to_enforcement(run: Any, write: Any) -> None:
    path = write(performance__stopped_on="2026-09-01", performance__completed_on=None, performance__delivered_on=None)
    shown = run("procedure", path, *ON).out
    stages = ["【去哪里】", "【退场之前】", "【起诉之前】", "【起诉】", "【一审（仲裁）】"]
    assert [shown.index(stage) for stage in stages] == sorted(shown.index(stage) for stage in stages)


def test_costs_take_a_figure_for_the_appraisal(run: Any, example: Path) -> None:
    bare, more = (run("costs", example, *ON, "--json", *extra).data for extra in ((), ("--appraisal", "5万元")))
    outlays = [Decimal(d["routes"][0]["balance"]["outlay"]) for d in (bare, more)]
    assert outlays[1] - outlays[0] == 50_000


def test_an_answer_is_written_back_and_no_longer_asked(run: Any, write: Any) -> None:
    path, field = write(project__planning_permit=None), "project.planning_permit"
    assert field in [q["field"] for q in run("ask", path, *ON, "--json", "--limit", 50).data["questions"]]
    done = run("ask", path, *ON, "--not-known", field, "--json", "--limit", 50)
    assert done.code == 0
    assert field not in [q["field"] for q in done.data["questions"]]
    assert field in json.loads(path.read_text(encoding="utf-8"))["not_known"]


def test_draft_writes_a_word_file_and_a_workbook(run: Any, example: Path, tmp_path: Path) -> None:
    data = run("draft", example, *ON, "--out", tmp_path / "新", "--json").data
    assert Document(data["file"]).tables or Document(data["file"]).paragraphs
    assert load_workbook(data["workbook"]).sheetnames


def test_draft_of_chosen_claims_only(run: Any, example: Path, tmp_path: Path) -> None:
    found = run("draft", example, *ON, "--claims", "contract_price", "--out", tmp_path)
    assert (found.code, found.err) == (0, "")


def test_graph_draws_one_claim_into_a_file(run: Any, example: Path, tmp_path: Path) -> None:
    target = tmp_path / "图.svg"
    found = run("graph", example, *ON, "--claim", "deposits", "--format", "svg", "--out", target)
    assert (found.code, "已写入" in found.out) == (0, True)
    assert target.read_text(encoding="utf-8").startswith("<svg")


def test_where_finds_the_rules_that_rest_on_an_article(run: Any) -> None:
    found = run("where", "民法典807", "--json").data
    assert (found["instrument"], found["article"]) == ("civil_code", "807")
    assert any(use["where"].startswith("priority_of_payment/") for use in found["uses"])


def test_the_schema_names_the_parts_of_a_matter(run: Any) -> None:
    assert {"claimant", "contract", "account"} <= set(run("schema").data["properties"])


def test_the_map_is_a_markdown_table(run: Any) -> None:
    assert run("map").out.startswith("| ")


def test_diff_tells_whether_a_day_of_filing_changes_the_answer(run: Any, write: Any) -> None:
    path = write(procedure__planned_filing_on=None, settlement__ground_known_on="2026-06-01")
    found = run("diff", path, "--from", "2026-06-29", "--to", "2026-06-30")
    assert (found.code, found.err) == (0, "")
    assert "【案件】" in found.out


@pytest.mark.parametrize(
    ("arguments", "field", "value"),
    [
        (("interest", "--principal", "100万元", "--from", "2020-01-01", "--to", "2020-01-11", "--basis", "3.65%/year"), "total", "1000.00"),
        (("fee", "--amount", "20800000"), "fee", "145800.00"),
        (("capital", "1234567.89"), "capital", "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分"),
        (("count", "--from", "2024-08-31", "--months", "18"), "nominal_last_day", "2026-02-28"),
    ],
    ids=["interest", "fee", "capital", "count"],
)
def test_the_small_tools_give_the_figure(arguments: tuple[str, ...], field: str, value: str, run: Any) -> None:
    """1,000,000 × 3.65 % × 10 / 365 = 1,000; 20.8 m yuan: 141,800 on 20 m and 0.5 % of 0.8 m; 31 August + 18 months."""
    found = run(*arguments, "--json")
    assert (found.code, found.data[field]) == (0, value)
    assert run(*arguments).code == 0


def test_the_day_from_which_something_can_be_asked_is_not_shown_as_a_day_to_meet(run: Any, tmp_path: Path) -> None:
    """An answer was due by 2025-02-03 (28 days from 2025-01-06); limitation of the price ends 2027-12-10."""
    given = {
        "contract": {"signed_on": "2023-01-05", "deemed_approval": "special_terms", "deemed_approval_days": 28},
        "performance": {"delivered_on": "2024-12-10"},
        "settlement": {"submitted_on": "2025-01-06", "submitted_amount": "8000000", "reply": "none"},
        "account": {"paid_total": "3000000", "due_on": "2024-12-10"},
    }
    path = tmp_path / "案件.json"
    path.write_text(json.dumps(given), encoding="utf-8")
    said = run("assess", path, "--on", "2026-06-01").out
    assert "2025-02-03" not in said
    assert "送审价视为认可　5000000 元　稳妥日 2027-12-10" in said


def test_assess_says_of_a_price_out_of_time_that_it_is_lost_once_that_is_raised(run: Any, tmp_path: Path) -> None:
    """Due 2023-11-23 + 3 years = 2026-11-23: over on the 24th, though the other side has said nothing so far."""
    path = tmp_path / "案件.json"
    owed = {"unpaid": "3000000", "due_on": "2023-11-23", "limitation_raised": False}
    path.write_text(json.dumps({"debtor": {"role": "employer"}, "account": owed}), encoding="utf-8")
    assert "对方一提出即败诉" in run("assess", path, *ON).out
    assert "对方一提出即败诉" not in run("assess", path, "--on", "2026-11-23").out
