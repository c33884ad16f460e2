"""The money commands: the flags promised, exact figures in JSON, and questions instead of guesses."""

from __future__ import annotations

import argparse
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from advisor.errors import InputError, LawNotInForce
from advisor.quantum.commands import Result, add_parsers


def run(*argv: str) -> Result:
    parser = argparse.ArgumentParser()
    add_parsers(parser.add_subparsers(required=True))
    args = parser.parse_args(argv)
    result = args.run(args)
    assert isinstance(result, Result)
    json.dumps(result.data)  # every command is JSON-able
    return result


def interest(*more: str, start: str = "2019-08-01", end: str = "2019-10-01") -> dict[str, Any]:
    return run("interest", "--principal", "1000000", "--from", start, "--to", end, *more).data


def test_interest_splits_benchmark_and_lpr_by_itself() -> None:
    found = interest("--basis", "lpr1y")
    assert found["total"] == "7139.73"
    assert [(line["start_on"], line["end_on"], line["days"]) for line in found["lines"]] == [
        ("2019-08-01", "2019-08-19", 19),
        ("2019-08-20", "2019-09-19", 31),
        ("2019-09-20", "2019-09-30", 11),
    ]
    assert [line["annual_rate_pct"] for line in found["lines"]] == ["4.35", "4.25", "4.2"]
    assert any("六个月至一年" in note for note in found["notes"])


@pytest.mark.parametrize(
    ("flags", "total"),
    [
        (("--basis", "lpr5y"), "8131.51"),  # 19 x 4.90 + 42 x 4.85 = 296.80; x 10000 / 365
        (("--basis", "4.35%/year"), "7269.86"),
        (("--basis", "1.5%/month", "--day-count", "months"), "30000.00"),
        (("--basis", "0.5‰/day"), "30500.00"),
        (("--basis", "万分之五/日"), "30500.00"),
        (("--multiple", "1.5"), "10709.59"),
        (("--plus", "0.5"), "7975.34"),  # 7139.726 + 1000000 x 0.5 % x 61 / 365
        (("--plus", "50bp"), "7975.34"),
        (("--fixed",), "7269.86"),  # 4.35 % held for 61 days
        (("--day-count", "actual/360"), "7238.89"),
        (("--day-count", "30/360"), "7120.83"),  # 19 x 4.35 + 30 x 4.25 + 11 x 4.20 = 256.35; / 360
        (("--include-end",), "7254.79"),  # one day more at 4.20 %
        (("--exclude-start",), "7020.55"),  # one day less at 4.35 %
        (("--tier", "upto_3y"), "7347.95"),  # 19 days at 4.75 %
    ],
)
def test_every_flag_does_what_it_says(flags: tuple[str, ...], total: str) -> None:
    assert interest(*flags)["total"] == total


def test_interest_tells_the_daily_figure_and_the_data_used() -> None:
    found = interest()
    assert (found["per_day"], found["per_day_from"]) == ("115.07", "2019-10-01")
    assert found["data_version"].startswith("LPR至2026-09-20")
    assert found["provisional"] is False


def test_a_quotation_passed_on_the_command_line_is_used() -> None:
    found = interest("--lpr", "2026-10-20:2.9:3.4", start="2026-10-20", end="2026-11-19")
    assert found["total"] == "2383.56"  # 1000000 x 2.9 % x 30 / 365
    assert found["provisional"] is False


def test_interest_after_the_last_quotation_is_provisional() -> None:
    found = run("interest", "--principal", "100", "--from", "2026-10-01", "--to", "2026-11-01")
    assert found.data["provisional"] is True
    assert "（暂计）" in found.text


@pytest.mark.parametrize("text", ["2019-08-01", "2019/8/1", "2019.8.1", "20190801", "2019年8月1日"])
def test_dates_are_read_in_the_usual_spellings(text: str) -> None:
    assert interest(start=text)["from"] == "2019-08-01"


@pytest.mark.parametrize("principal", ["1,000,000.00", "100万元", "￥1000000", "壹佰万元整"])
def test_amounts_are_read_in_the_usual_spellings(principal: str) -> None:
    found = run("interest", "--principal", principal, "--from", "2019-08-01", "--to", "2019-10-01").data
    assert found["total"] == "7139.73"


@pytest.mark.parametrize("basis", ["24", "0.24", "24%", "LPR", "euribor"])
def test_an_unclear_rate_is_asked_about(basis: str) -> None:
    with pytest.raises(InputError, match="--basis"):
        interest("--basis", basis)


@pytest.mark.parametrize(
    "flags",
    [
        ("--multiple", "x"),
        ("--multiple", "0"),
        ("--multiple", "NaN"),
        ("--plus", "50"),
        ("--day-count", "366"),
        ("--lpr", "2026-10-20"),
        ("--lpr", "2026-12-21:3:3.5"),
    ],
)
def test_a_bad_flag_is_refused_with_a_remedy(flags: tuple[str, str]) -> None:
    with pytest.raises(InputError) as caught:
        interest(*flags)
    assert caught.value.field


def test_an_end_before_the_start_and_a_day_that_is_none_are_refused() -> None:
    with pytest.raises(InputError, match="早于"):
        interest(start="2019-10-02")
    with pytest.raises(InputError, match="不是日期"):
        interest(start="2019-02-30")
    with pytest.raises(LawNotInForce):
        interest(start="1998-01-01")


def test_the_workbook_is_written_beside_the_figures(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    interest("--workbook", str(path))
    assert load_workbook(BytesIO(path.read_bytes()))["利息计算表"]["J4"].value == "=F4*G4*H4/I4"


@pytest.mark.parametrize(
    ("flags", "fee"),
    [
        (("--amount", "3072000"), "31376.00"),
        (("--amount", "63800", "--half"), "697.50"),
        (("--amount", "20万元", "--kind", "preservation"), "1520.00"),
        (("--amount", "1000000", "--kind", "enforcement"), "12400.00"),
    ],
)
def test_fee(flags: tuple[str, ...], fee: str) -> None:
    found = run("fee", *flags)
    assert found.data["fee"] == found.data["total"] == fee
    assert found.data["lines"]


def test_an_arbitration_fee_is_a_band() -> None:
    found = run("fee", "--amount", "1000000", "--kind", "arbitration")
    assert (found.data["low"]["total"], found.data["high"]["total"]) == ("11000.00", "18550.00")
    assert "11000元至18550元" in found.text
    with pytest.raises(InputError, match="减半"):
        run("fee", "--amount", "1", "--kind", "arbitration", "--half")


def test_capital() -> None:
    found = run("capital", "107000.53")
    assert found.data["capital"] == "壹拾万柒仟元零伍角叁分"
    assert found.text == "人民币壹拾万柒仟元零伍角叁分"


def _adjust(tmp_path: Path, name: str, content: str) -> Result:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return run("adjust", str(path))


INDEX = {
    "method": "index_formula",
    "unit": "万元",
    "P0": "100",
    "A": "0.2",
    "terms": [["A", "0.15", "120", "100"], ["B", "0.35", "115", "100"], ["C", 0.30, 125, 100]],
}


def test_adjust_reads_the_index_formula_from_json(tmp_path: Path) -> None:
    found = _adjust(tmp_path, "a.json", json.dumps(INDEX))
    assert (found.data["delta"], found.data["adjusted"]) == ("15.75", "115.75")
    assert found.data["delta_yuan"] == "157500.00"


def test_adjust_reads_the_risk_band_from_toml(tmp_path: Path) -> None:
    found = _adjust(tmp_path, "a.toml", "bid = 308\nbase = 310\nactual = 327\nrisk_pct = 5\nquantity = 10\n")
    assert (found.data["settled"], found.data["total"]) == ("309.5", "15.00")


def test_adjust_reads_several_adjustments(tmp_path: Path) -> None:
    band = {"method": "risk_band", "bid": "340", "base": "340", "actual": "345", "risk_pct": "5%"}
    found = _adjust(tmp_path, "a.json", json.dumps({"cases": [INDEX, band]}))
    assert [result.get("delta") or result["settled"] for result in found.data["results"]] == ["15.75", "340"]


def test_adjust_reads_factors_written_as_tables(tmp_path: Path) -> None:
    text = """
    work = "1500"
    fixed_weight = 0.3
    unit = "万元"
    [[factors]]
    name = "水泥"
    weight = 0.28
    current = 120
    base = 100
    [[factors]]
    name = "其他"
    weight = 0.42
    current = 100
    base = 100
    """
    assert _adjust(tmp_path, "a.toml", text).data["delta"] == "84"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.json", "{", "格式"),
        ("a.toml", "x = ", "格式"),
        ("a.json", '{"cases": 1}', "没有调价项"),
        ("a.json", '{"method": "magic"}', "不认识"),
        ("a.json", '{"bid": "1"}', "缺少"),
        ("a.json", '{"P0": "x", "A": "1"}', "不是数"),
        ("a.json", '{"P0": "1", "A": "0.5", "terms": [["a", "0.5"]]}', "四项"),
        ("a.json", '{"P0": "1", "A": "NaN"}', "有限"),
    ],
)
def test_a_bad_adjustment_file_says_what_is_wrong(
    name: str, content: str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=message):
        _adjust(tmp_path, name, content)


def test_a_missing_adjustment_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.toml"):
        run("adjust", str(tmp_path / "none.toml"))
