"""Bad input: one exit code, one message that names the place and the way to mend it, and nothing half done."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ON = ("--on", "2026-11-24")
LARGER_THAN_ALLOWED = 5_000_001


def _content(name: str, example: Path) -> bytes:
    whole = example.read_bytes()
    return {
        "empty": b"",
        "blank": b" \n\t",
        "truncated": whole[: len(whole) // 2],
        "huge": b"{" + b" " * LARGER_THAN_ALLOWED + b"}",
        "a list": b"[]",
        "not UTF-8": '{"title": "工程"}'.encode("gbk"),
        "binary": bytes(range(256)),
        "NaN": b'{"account": {"unpaid": NaN}}',
        "twice": b'{"title": "a", "title": "b"}',
        "deep": b"[" * 100_000,
    }[name]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("empty", "文件是空的"),
        ("blank", "文件是空的"),
        ("truncated", "断在第"),
        ("huge", "超过 5 MB"),
        ("a list", "不是案件文件"),
        ("not UTF-8", "不是 UTF-8"),
        ("binary", "不是 UTF-8"),
        ("NaN", "NaN 不是数"),
        ("twice", "同一事项写了两次"),
        ("deep", "层数太多"),
    ],
)
@pytest.mark.parametrize("command", ["assess", "opponent", "procedure", "costs"])
def test_a_file_that_is_no_matter_is_refused_with_the_reason(
    command: str, name: str, says: str, run: Any, example: Path, tmp_path: Path
) -> None:
    path = tmp_path / "坏.json"
    path.write_bytes(_content(name, example))
    found = run(command, path, "--json")
    assert (found.code, found.out) == (2, "")
    assert says in found.error["message"]
    assert found.error["remedy"]


def test_a_missing_file_and_a_folder_are_told_apart(run: Any, tmp_path: Path) -> None:
    assert "找不到文件" in run("assess", tmp_path / "没有.json").err
    assert "这是文件夹" in run("assess", tmp_path).err


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("account.unpaid", "-1", "不能为负"),
        ("account.unpaid", "约1640万", "不是金额"),
        ("account.unpaid", [1], "不是数额"),
        ("account.unpaid", "1e20", "一万亿"),
        ("account.unpaid", "1.005", "两位小数"),
        ("account.unpaid", "Infinity", "有限"),
        ("account.upaid", "1", "没有这个事项"),
        ("contract.signed_on", "1998-12-31", "早于 1999 年"),
        ("contract.signed_on", "2026-02-30", "不是日期"),
        ("contract.signed_on", 20240315, "不是日期"),
        ("contract.written", "也许", "应为“是”或“否”"),
        ("contract.written", 7, "应为“是”或“否”"),
        ("claimant.role", "boss", "不是可选的答案"),
        ("contract.retention_months", 1.5, "整数"),
        ("account.payments", {"on": "2026-01-01"}, "应为列表"),
        ("project.name", "字" * 20_001, "超过 20000 字"),
    ],
)
def test_a_field_that_cannot_be_used_is_named_with_its_remedy(
    field: str, value: Any, says: str, run: Any, write: Any
) -> None:
    path = write(**{field.replace(".", "__"): value})
    found, spoken = run("assess", path, *ON, "--json"), run("assess", path, *ON)
    assert (found.code, found.out, spoken.code) == (2, "", 2)
    assert found.error["field"] == field
    assert says in found.error["message"]
    assert found.error["remedy"]
    assert spoken.err.startswith(f"错误：〔{field}〕")
    assert len(spoken.err.strip().splitlines()) == 1


@pytest.mark.parametrize("rate", ["24", "0.24", "24%", "很高", "月息二分左右"])
@pytest.mark.parametrize("command", ["assess", "deadlines", "costs"])
def test_a_rate_without_its_unit_is_asked_about_never_guessed(command: str, rate: str, run: Any, write: Any) -> None:
    found = run(command, write(contract__penalty_rate=rate), *ON, "--json")
    assert (found.code, found.out, found.error["field"]) == (2, "", "contract.penalty_rate")
    assert rate in found.error["message"]
    assert "日万分之五" in found.error["remedy"]


def test_an_end_before_the_start_is_refused_at_the_later_field(run: Any, write: Any) -> None:
    found = run("assess", write(performance__started_on="2025-10-21"), *ON, "--json")
    assert (found.code, found.error["field"]) == (2, "performance.completed_on")
    assert "早于" in found.error["message"]


def test_several_problems_come_as_one_object_with_a_list(run: Any, write: Any) -> None:
    found = run("assess", write(account__unpaid="-1", contract__signed_on="x"), *ON, "--json")
    assert [p["field"] for p in found.error["problems"]] == ["contract.signed_on", "account.unpaid"]
    assert all(p["remedy"] for p in found.error["problems"])


def test_control_characters_do_not_reach_the_terminal(run: Any, write: Any) -> None:
    shown = run("assess", write(title="案\x00件\x1b[31m红", claimant__name="甲\x07公司"), *ON)
    assert shown.code == 0
    assert not {"\x00", "\x1b", "\x07"} & set(shown.out)
    refused = run("assess", write(contract__signed_on="\x1b[2J"), *ON)
    assert (refused.code, "\x1b" in refused.err) == (2, False)


@pytest.mark.parametrize("on", ["x", "", "2026-13-01", "2026-02-29", "1998-12-31", "0001-01-01", "2100-01-01", "9999-12-31"])
@pytest.mark.parametrize("command", ["assess", "ask", "deadlines", "graph", "opponent", "procedure", "costs"])
def test_a_day_of_assessment_that_is_none_is_refused(command: str, on: str, run: Any, example: Path) -> None:
    found = run(command, example, "--on", on, "--json")
    assert (found.code, found.out, found.error["field"]) == (2, "", "--on")
    assert found.error["remedy"]


@pytest.mark.parametrize("on", ["2026-11-24", "2026年11月24日", "20261124", "2026/11/24", " 2026.11.24 "])
def test_a_day_may_be_written_as_people_write_it(on: str, run: Any, example: Path) -> None:
    assert run("costs", example, "--on", on, "--json").data["on"] == "2026-11-24"


def test_facts_before_the_contract_act_get_their_own_exit_code(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "旧.json"
    path.write_text('{"contract": {"signed_on": "1999-02-01"}, "account": {"due_on": "1999-03-01"}}', encoding="utf-8")
    found = run("assess", path, *ON, "--json")
    assert (found.code, found.error["kind"]) == (3, "LawNotInForce")
    assert "1999-10-01" in found.error["message"]


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ((), "COMMAND"),
        (("nonsense",), "COMMAND"),
        (("assess",), "MATTER.json"),
        (("assess", "MATTER", "--on"), "--on"),
        (("assess", "MATTER", "--js"), "--js"),
        (("ask", "MATTER", "--limit", "x"), "--limit"),
        (("ask", "MATTER", "--limit", "0"), "--limit"),
        (("ask", "MATTER", "--answer", "account.unpaid"), "--answer"),
        (("ask", "MATTER", "--answer", "account.upaid=1"), "account.upaid"),
        (("draft", "MATTER"), "--out"),
        (("draft", "MATTER", "--claims", "nope", "--out", "OUT"), "--claims"),
        (("draft", "MATTER", "--out", "MATTER"), "MATTER"),
        (("graph", "MATTER", "--claim", "nope"), "--claim"),
        (("graph", "MATTER", "--format", "png"), "--format"),
        (("graph", "MATTER", "--out", "OUT/没有/图.dot"), "OUT/没有/图.dot"),
        (("costs", "MATTER", "--appraisal", "-1"), "--appraisal"),
        (("costs", "MATTER", "--appraisal", "五万左右"), "--appraisal"),
        (("where", "民法典9999"), "CITATION"),
        (("where", "没有这部法1"), "CITATION"),
        (("count", "--from", "2024-01-01"), "--days --months --years"),
        (("interest", "--principal", "1", "--from", "2021-01-01", "--to", "2020-01-01"), "计息期间"),
        (("interest", "--principal", "1", "--from", "2020-01-01", "--to", "2021-01-01", "--basis", "24"), "--basis"),
        (("interest", "--principal", "1", "--from", "2020-01-01", "--to", "2021-01-01", "--basis", "0.24"), "--basis"),
        (("interest", "--principal", "1", "--from", "2020-01-01", "--to", "2021-01-01", "--basis", "24%"), "--basis"),
        (("interest", "--principal", "-1", "--from", "2020-01-01", "--to", "2021-01-01"), "--principal"),
        (("fee", "--amount", "12,34"), "--amount"),
        (("fee", "--amount", "1", "--kind", "lawyer"), "--kind"),
        (("capital", "1.234"), "AMOUNT"),
        (("diff", "MATTER", "--from", "2026-06-29"), "--from、--to"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_a_command_that_cannot_be_run_names_the_argument_and_the_way_to_write_it(
    arguments: tuple[str, ...], field: str, run: Any, example: Path, tmp_path: Path
) -> None:
    def real(text: str) -> str:
        return text.replace("MATTER", str(example)) if text == "MATTER" else text.replace("OUT", str(tmp_path / "出"))

    found = run(*(real(a) for a in arguments), "--json")
    assert (found.code, found.out) == (2, "")
    assert found.error["field"] == real(field)
    assert found.error["message"]
    assert found.error["remedy"]


def test_an_answer_refused_leaves_the_file_as_it_was(run: Any, write: Any) -> None:
    path = write()
    before = path.read_bytes()
    for bad in ("contract.penalty_rate=24", "account.unpaid=-3", "contract.signed_on=昨天"):
        assert run("ask", path, *ON, "--answer", "account.invoiced=否", "--answer", bad).code == 2
    assert run("ask", path, "--on", "x", "--answer", "account.invoiced=否").code == 2
    assert path.read_bytes() == before


def test_an_amount_in_ten_thousands_is_read_exactly_when_answered(run: Any, write: Any) -> None:
    path = write()
    assert run("ask", path, *ON, "--answer", "account.counterclaim=12.34万元").code == 0
    assert json.loads(path.read_text(encoding="utf-8"))["account"]["counterclaim"] == "123400.00"
