"""The commands that read a file: loss claims, accounts, the priority amount; and the penalty beside interest."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from advisor.errors import InputError
from advisor.quantum.commands import Result, add_parsers


def run(*argv: str) -> Result:
    parser = argparse.ArgumentParser()
    add_parsers(parser.add_subparsers(required=True))
    args = parser.parse_args(argv)
    result = args.run(args)
    assert isinstance(result, Result)
    json.dumps(result.data)  # every command is JSON-able
    return result


def of_file(command: str, folder: Path, text: str) -> dict[str, Any]:
    path = folder / "case.toml"
    path.write_text(text, encoding="utf-8")
    return run(command, str(path)).data


LOSSES = """
items = [
  { head = "idle_labour", cause = "停工", subject = "班组", quantity = "18", unit_rate = "20" },
  { head = "acceleration", cause = "", unit_rate = "10000" },
  { head = "idle_own_plant", cause = "停工", subject = "塔吊", quantity = "10", unit_rate = "160" },
  { head = "idle_hired_plant", cause = "停工", subject = "塔吊", quantity = "10", unit_rate = "400" },
  { head = "idle_labour", cause = "自有设备故障", unit_rate = "400", contractors_own_risk = true },
]
overhead = { in_price = "360000", contract_days = 360, delay_days = 45 }
lost_profit = { unperformed = "100万元", margin_percent = "5", avoided = "20000" }
delays = [
  { activity = "D", days = 8, total_float = 10, employers_risk = true },
  { activity = "F", days = 8, employers_risk = false },
  { activity = "E", days = 15, total_float = 10, employers_risk = true },
]
more_quantity = { period_days = "60", original = "3200", actual = "4800", band_percent = "15" }
"""


def test_a_loss_claim_counts_overhead_and_profit_and_nothing_twice(tmp_path: Path) -> None:
    # 18 x 20 + 10000 + 10 x 400 + 360000 / 360 x 45 + (1000000 x 5 % - 20000) = 360 + 10000 + 4000 + 45000 + 30000
    found = of_file("losses", tmp_path, LOSSES)
    assert found["total"] == "89360.00"
    assert [(c["kept"], c["dropped"]) for c in found["clashes"]] == [("idle_hired_plant", "idle_own_plant")]
    assert found["excluded"] == 1
    # exam bank: E 5 days beyond its float for the employer, F 8 for the contractor; 60 x (4800 - 3680) / 3200 = 21
    assert (found["project_delay_days"], found["extension_days"]) == (8, 5)
    assert found["quantity_extension_days"] == "21"


BATCHES = """
on = 2026-11-23
batches = [
  { kind = "price", label = "已完工程", quantity = "120.5", unit_price = "310" },
  { kind = "extra", label = "增项", amount = "5000", grade = "asserted" },
  { kind = "retention", label = "质保金", amount = "1000", due_on = 2027-06-01 },
  { kind = "payment", label = "已付", amount = "30000" },
]
"""


def test_an_account_prices_by_measure_and_keeps_what_is_not_due_apart(tmp_path: Path) -> None:
    found = of_file("settle", tmp_path, BATCHES)["account"]
    assert found["due_now"]["total"] == "11355.00"  # 120.5 x 310 + 5000 - 1000 - 30000
    assert found["later"] == [
        {"label": "质保金", "kind": "retention", "amount": "1000.00", "due_on": "2027-06-01"}
    ]
    assert found["extras_by_grade"] == {"asserted": "5000.00"}


DEBTS = """
on = 2022-09-17
debts = [{ label = "工程款", principal = "1000000", start_on = 2022-03-01, rate = "万分之一/日" }]
payments = [{ paid_on = 2022-06-09, amount = "500000" }]
"""


def test_debts_are_settled_in_the_legal_order_or_as_agreed(tmp_path: Path) -> None:
    # 100 days at 100 yuan: 10000 of the payment is interest; 510000 left, 100 days at 51
    legal = of_file("settle", tmp_path, DEBTS)["statement"]
    assert legal["remaining"] == [
        {"debt": "工程款", "costs": "0.00", "interest": "5100.00", "principal": "510000.00"}
    ]
    agreed = of_file("settle", tmp_path, DEBTS + 'order = ["principal", "interest", "costs"]')["statement"]
    assert agreed["remaining"][0]["interest"] == "15000.00"
    assert agreed["owed"] == "515000.00"


OWED = """
on = 2026-09-01
owed = [
  { head = "price", amount = "10000000", part = "3号楼" },
  { head = "interest", amount = "800000" },
  { head = "idle_loss", amount = "500000" },
  { head = "acceleration", amount = "100000" },
]
"""


def test_the_priority_amount_is_sorted_with_its_articles(tmp_path: Path) -> None:
    found = of_file("priority", tmp_path, OWED)
    assert [found[key]["total"] for key in ("inside", "contested", "outside")] == [
        "10000000.00",
        "100000.00",
        "1300000.00",
    ]
    assert found["outside"]["citations"] == ["construction_2020:40", "construction_2026:17"]
    assert found["by_part"] == {"3号楼": "10000000.00"}


@pytest.mark.parametrize(
    ("command", "text", "field"),
    [
        ("losses", 'items = [{ head = "luck", cause = "", unit_rate = "1" }]', "items.1.head"),
        ("losses", "surprise = 1", "surprise"),
        ("losses", 'items = [{ head = "other", cause = "", unit_rate = "1,23" }]', "金额"),
        ("settle", "on = 2026-01-01", "FILE"),
        ("settle", 'on = 2026-01-01\nbatches = [{ kind = "price", label = "甲" }]', "amount"),
        ("settle", DEBTS + 'order = ["interest"]', "order"),
        ("priority", "owed = []", "on"),
        ("priority", 'on = 2026-01-01\nowed = [{ head = "tax", amount = "1" }]', "款项类别"),
    ],
)
def test_a_bad_file_is_refused_with_the_place(tmp_path: Path, command: str, text: str, field: str) -> None:
    with pytest.raises(InputError) as refused:
        of_file(command, tmp_path, text)
    assert refused.value.field == field
    assert refused.value.remedy


@pytest.mark.parametrize("command", ["adjust", "losses", "settle", "priority"])
def test_the_file_shown_in_the_help_works(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        run(command, "--help")
    shown = capsys.readouterr().out.partition("文件示例")[2].partition("或者")[0]
    lines = [line for line in shown.splitlines()[1:] if line.startswith("  ")]
    assert of_file(command, tmp_path, "\n".join(lines))


def test_a_penalty_stands_beside_interest_and_its_reduction_is_a_range() -> None:
    # 296 days: 5000000 x 0.0003 x 296 = 444000; x 3 % x 296 / 365 = 121643.84; x 1.3 = 158136.99
    asked = ("penalty", "--principal", "500万元", "--from", "2026-01-31", "--to", "2026-11-23")
    found = run(*asked, "--rate", "日万分之三").data
    assert (found["penalty"]["total"], found["interest"]["total"]) == ("444000.00", "121643.84")
    assert (found["low"], found["high"], found["threshold"]) == ("121643.84", "444000.00", "158136.99")
    assert found["primary"] == "penalty"
    capped = run(*asked, "--rate", "日万分之三", "--cap", "100000", "--loss", "90000").data
    assert (capped["primary"], capped["excessive"], capped["loss"]) == ("interest", False, "90000.00")


@pytest.mark.parametrize("flag", ["--bad-faith", "--not-requested"])
def test_a_penalty_is_not_reduced_in_bad_faith_or_unasked(flag: str) -> None:
    # contract_general_2023:65(3); a court reduces on request only (civil_code:585(2))
    asked = ("penalty", "--principal", "500万元", "--from", "2026-01-31", "--to", "2026-11-23")
    found = run(*asked, "--rate", "日万分之三", flag, "--breach-on", "2026-01-31").data
    assert (found["low"], found["high"]) == ("444000.00", "444000.00")
    assert "contract_general_2023:65" in found["citations"]


def test_two_start_dates_stand_side_by_side() -> None:
    # 3 % on 365000: 30 yuan a day, 61 days and 31 days
    asked = ("interest", "--principal", "365000", "--from", "2025-06-01", "--to", "2025-08-01")
    found = run(*asked, "--basis", "3%/year", "--alternative-from", "2025-07-01")
    assert (found.data["total"], found.data["alternative"]["total"]) == ("1830.00", "930.00")
    assert "不相加" in found.text
