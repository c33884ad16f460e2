"""The Excel workbook recomputes to the engine's cent, and user text never becomes a formula."""

from __future__ import annotations

import csv
import shutil
import subprocess
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from advisor.quantum.appropriation import Debt, Payment, settle
from advisor.quantum.day_count import DayCount
from advisor.quantum.fees import court_fee
from advisor.quantum.interest import interest_on
from advisor.quantum.judgment import delay_interest
from advisor.quantum.lines import Computation
from advisor.quantum.losses import Head, LossItem, loss_claim
from advisor.quantum.lump_sum import Batch, Kind, final_account, proportion_price
from advisor.quantum.penalty import penalty_on
from advisor.quantum.price import Factor, index_adjustment
from advisor.quantum.rate_spec import LPR_1Y
from advisor.quantum.workbook import FIRST_ROW, Sheet, total_row, workbook_bytes

START, END = date(2015, 10, 31), date(2026, 11, 23)
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")


def _computations() -> dict[str, Computation]:
    account = settle(
        [Debt("一期", Decimal(365000), date(2024, 1, 1), LPR_1Y)],
        [Payment(date(2024, 6, 3), Decimal("12345.67"))],
        date(2025, 3, 3),
    )
    return {
        "interest": interest_on("1000000", START, END),
        "interest 360": interest_on("152106.90", START, END, "lpr5y*1.5+50bp", day_count=DayCount.ACTUAL_360),
        "interest 30-360": interest_on("152106.90", START, END, day_count=DayCount.THIRTY_360),
        "interest months": interest_on("1149315.23", START, END, day_count=DayCount.MONTHS),
        "interest by line": interest_on("152106.90", START, END, include_end=True, rounding="line"),
        "daily": interest_on("152106.90", START, END, "日万分之五", day_count=DayCount.THIRTY_360),
        "penalty": penalty_on("5000000", START, END, "日万分之三", cap=Decimal(100000)),
        "doubled": delay_interest("3103376", date(2014, 7, 1), date(2017, 10, 9)),
        "account": account.accrued,
        "fee": court_fee("1422786.37", half=True),
        "fee capped": court_fee("100000000", "preservation"),
        "price": index_adjustment(
            Decimal(10000000), Decimal("0.7"), [Factor("钢", Decimal("0.3"), Decimal(106), Decimal(101))]
        ),
        "losses": loss_claim([LossItem(Head.IDLE_LABOUR, "停工", Decimal(8), Decimal("300.55"))]).computation,
        "lump sum": proportion_price("89000000", "81000000", "97000000"),
        "balance": final_account(
            [Batch(Kind.PRICE, "价", Decimal(100)), Batch(Kind.PAYMENT, "付", Decimal(30))], END
        ).due_now,
        "nothing": Computation(Decimal("0.00")),
    }


def _recomputed(content: bytes, folder: Path) -> dict[str, list[list[str]]]:
    """Every sheet as LibreOffice computes it anew, by title."""
    assert SOFFICE
    (folder / "book.xlsx").write_bytes(content)
    profile = (folder / "profile").as_uri()
    target = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    subprocess.run(
        [
            SOFFICE,
            "--headless",
            f"-env:UserInstallation={profile}",
            "--convert-to",
            target,
            "--outdir",
            str(folder),
            str(folder / "book.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    found = {}
    for path in folder.glob("book-*.csv"):
        with path.open(encoding="utf-8", newline="") as handle:
            found[path.stem.removeprefix("book-")] = list(csv.reader(handle))
    return found


def _column(rows: list[list[str]], label: str) -> str:
    return next(row[9] for row in rows if len(row) > 9 and row[1] == label)


@needs_office
def test_every_kind_of_computation_recomputes_to_the_engines_cent(tmp_path: Path) -> None:
    computations = _computations()
    content = workbook_bytes([Sheet(title, found) for title, found in computations.items()])
    sheets = _recomputed(content, tmp_path)
    assert set(sheets) == set(computations)
    for title, found in computations.items():
        assert Decimal(_column(sheets[title], "合计")) == found.total, title
        assert Decimal(_column(sheets[title], "程序计算值")) == found.total, title
        assert _column(sheets[title], "核对") == "一致", title


@needs_office
def test_a_changed_base_or_date_recomputes_and_the_check_notices(tmp_path: Path) -> None:
    found = interest_on("1000000", date(2019, 8, 1), date(2019, 10, 1))
    book = load_workbook(BytesIO(workbook_bytes([Sheet("利息", found)])))
    sheet = book["利息"]
    sheet.cell(FIRST_ROW, 6).value = 2000000
    sheet.cell(FIRST_ROW + 2, 4).value = date(2019, 10, 1)  # one more day, 2000000 x 4.20 % / 365
    buffer = BytesIO()
    book.save(buffer)
    rows = _recomputed(buffer.getvalue(), tmp_path)["利息"]
    # 2 x 7139.726 + 230.137
    assert _column(rows, "合计") == "14509.59"
    assert _column(rows, "程序计算值") == "7139.73"
    assert _column(rows, "核对").startswith("不一致")


def _open(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def test_amounts_are_formulas_over_their_own_row() -> None:
    found = interest_on("1000000", date(2019, 8, 1), date(2019, 10, 1))
    sheet = _open(workbook_bytes([Sheet("利息", found)]))["利息"]
    assert sheet["J4"].value == "=F4*G4*H4/I4"
    assert sheet["E4"].value == "=D4-C4+1"
    assert sheet["F5"].value == "=F4"
    assert sheet["C5"].value == "=D4+1"
    assert sheet.cell(total_row(found), 10).value == "=ROUND(ROUND(SUM(J4:J6),8),2)"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")', "\t=1", "\r=1"])
def test_user_text_stays_text(text: str) -> None:
    found = interest_on("100", date(2025, 1, 1), date(2025, 1, 9), "1%/year", label=text)
    book = _open(workbook_bytes([Sheet(text, found)], {text: text}))
    cells = [cell for sheet in book for row in sheet for cell in row]
    formulas = [str(cell.value) for cell in cells if cell.data_type == "f"]
    assert len(formulas) == 5  # days, units, amount, total and check of the one line
    assert text not in formulas
    typed = [cell for cell in cells if str(cell.value).strip() == text.strip()]
    assert len(typed) == 4
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in typed)


def test_control_characters_are_dropped_and_sheet_names_made_legal_and_different() -> None:
    found = court_fee("100")
    titles = ["a/b:[c]?*\\'\x07", "a/b:[c]?*\\'", "x" * 40, "x" * 40, ""]
    names = _open(workbook_bytes([Sheet(title, found) for title in titles])).sheetnames
    assert names == ["a_b__c_____", "a_b__c_____(2)", "x" * 31, "x" * 28 + "(2)", "计算表"]


def test_a_provisional_figure_says_so_in_the_workbook() -> None:
    sheet = _open(workbook_bytes([Sheet("利息", interest_on("100", START, END))]))["利息"]
    texts = [str(cell.value) for row in sheet for cell in row]
    assert any("暂计" in text for text in texts)
    assert any("LPR至2026-09-20" in text for text in texts)


def test_a_workbook_without_computations_still_opens() -> None:
    assert _open(workbook_bytes([])).sheetnames == ["说明"]
