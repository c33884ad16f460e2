"""Computations as an Excel workbook with live formulas: change a base, a date or a rate and it recomputes.

Each sheet ends with the workbook's own total, the engine's figure and a cell that compares them. Text that a
person typed is stored as text, never as a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from advisor.quantum.day_count import ONE_DAY, DayCount
from advisor.quantum.lines import ONE, Computation, Line
from advisor.quantum.money import to_fen

HEADINGS = (
    "序号",
    "项目",
    "起",
    "止",
    "天数",
    "基数（元）",
    "利率/系数",
    "计息单位数",
    "除数",
    "金额（元）",
    "依据",
    "备注",
)
WIDTHS = (6, 24, 12, 12, 8, 18, 12, 11, 8, 18, 24, 24)
FIRST_ROW = 4
MONEY, RATE, DAY = "#,##0.00", "0.000000%", "yyyy-mm-dd"
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_BOLD = Font(bold=True)
_HEAD = PatternFill("solid", fgColor="DDE6F0")
_WRAP = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One computation and the title of its sheet."""

    title: str
    computation: Computation


def workbook_bytes(sheets: Iterable[Sheet], facts: Mapping[str, str] | None = None) -> bytes:
    """The workbook as the bytes of an ``.xlsx`` file; ``facts`` (name → text) go on a first sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    if facts:
        cover = book.create_sheet("说明")
        for row, (name, value) in enumerate(facts.items(), start=1):
            put_text(cover.cell(row, 1), name)
            put_text(cover.cell(row, 2), value)
            cover.cell(row, 2).alignment = _WRAP
        cover.column_dimensions["A"].width, cover.column_dimensions["B"].width = 20, 80
        _print_layout(cover)
    taken: set[str] = set()
    for sheet in sheets:
        _fill(book.create_sheet(_title(sheet.title, taken)), sheet)
    if not book.worksheets:
        book.create_sheet("说明")
    book.calculation.fullCalcOnLoad = True
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def put_text(cell: Cell, text: str) -> None:
    """Write ``text`` as text: control characters dropped, a leading ``=`` and its like kept harmless."""
    cleaned = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.value = cleaned
    if cleaned.startswith(_RISKY):
        cell.data_type = "s"
        cell.quotePrefix = True


def total_row(computation: Computation) -> int:
    """The row of the workbook's own total; the engine's figure and the check follow below it in column J."""
    return FIRST_ROW + len(computation.lines)


def _fill(sheet: Worksheet, source: Sheet) -> None:
    computation = source.computation
    put_text(_cell(sheet, 1, 1), source.title)
    _cell(sheet, 1, 1).font = Font(bold=True, size=14)
    put_text(_cell(sheet, 2, 1), f"数据版本：{computation.data_version or '不涉及公布利率'}")
    for column, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True), start=1):
        cell = _cell(sheet, FIRST_ROW - 1, column)
        cell.value, cell.font, cell.fill = heading, _BOLD, _HEAD
        sheet.column_dimensions[get_column_letter(column)].width = width
    previous: Line | None = None
    for offset, line in enumerate(computation.lines):
        _row(sheet, FIRST_ROW + offset, offset + 1, line, previous)
        previous = line
    _foot(sheet, computation)
    sheet.freeze_panes = f"A{FIRST_ROW}"
    sheet.print_title_rows = f"{FIRST_ROW - 1}:{FIRST_ROW - 1}"
    _print_layout(sheet)


def _print_layout(sheet: Worksheet) -> None:
    """A4 across, one page wide, the page number on every page: the table is annexed to papers."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    assert sheet.oddFooter is not None  # openpyxl gives every sheet one
    sheet.oddFooter.center.text = "— &P —"


def _row(sheet: Worksheet, row: int, number: int, line: Line, previous: Line | None) -> None:
    _cell(sheet, row, 1).value = number
    put_text(_cell(sheet, row, 2), line.label)
    follows = previous is not None and previous.label == line.label
    if line.start_on and line.end_on:
        joins = follows and previous and previous.end_on and previous.end_on + ONE_DAY == line.start_on
        _value(sheet, row, 3, f"=D{row - 1}+1" if joins else line.start_on, DAY)
        _value(sheet, row, 4, line.end_on, DAY)
        _value(sheet, row, 5, f"=D{row}-C{row}+1", "0")
    elif line.days is not None:
        _value(sheet, row, 5, line.days, "0")
    if line.base is not None:
        same = follows and previous is not None and previous.base == line.base
        _value(sheet, row, 6, f"=F{row - 1}" if same else line.base, MONEY)
    if line.rate is not None:
        _value(sheet, row, 7, line.rate, RATE)
    if line.units is not None:
        _value(sheet, row, 8, _units(line, row), "General")
    if line.divisor is not None:
        _value(sheet, row, 9, line.divisor, "General")
    _value(sheet, row, 10, _amount(line, row), MONEY)
    put_text(_cell(sheet, row, 11), line.source)
    put_text(_cell(sheet, row, 12), line.note)
    for column in (2, 11, 12):
        _cell(sheet, row, column).alignment = _WRAP


def _units(line: Line, row: int) -> str | Decimal | None:
    """The count of days as a formula over the dates where the convention allows it."""
    dated = line.start_on is not None and line.end_on is not None
    if dated and line.units == line.days:
        return f"=DAYS360(C{row},D{row}+1,TRUE)" if _thirty(line) else f"=E{row}"
    if dated and _thirty(line):
        return f"=DAYS360(C{row},D{row}+1,TRUE)"
    return line.units


def _thirty(line: Line) -> bool:
    return line.day_count == DayCount.THIRTY_360 and line.divisor != ONE


def _amount(line: Line, row: int) -> str | Decimal:
    """``base × rate × units ÷ divisor`` over the cells that exist; a plain number if that is not it."""
    if line.base is None:
        return line.amount
    exact = line.base
    formula = f"F{row}"
    if line.rate is not None:
        exact, formula = exact * line.rate, f"{formula}*G{row}"
    if line.units is not None:
        exact, formula = exact * line.units, f"{formula}*H{row}"
    if line.divisor is not None:
        exact, formula = exact / line.divisor, f"{formula}/I{row}"
    if abs(exact - line.amount) < Decimal("1e-9"):
        return f"={formula}"
    if to_fen(exact) == line.amount:
        return f"=ROUND({formula},2)"
    if exact == -line.amount:
        return f"=-{formula}"
    return line.amount


def _foot(sheet: Worksheet, computation: Computation) -> None:
    row = total_row(computation)
    last = row - 1
    total = f"=ROUND(ROUND(SUM(J{FIRST_ROW}:J{last}),8),2)" if computation.lines else 0
    check = f'=IF(ABS(J{row}-J{row + 1})<0.005,"一致","不一致：输入已改动或计算有误")'
    for offset, (label, value) in enumerate(
        (("合计", total), ("程序计算值", computation.total), ("核对", check))
    ):
        _cell(sheet, row + offset, 2).value = label
        _cell(sheet, row + offset, 2).font = _BOLD
        _value(sheet, row + offset, 10, value, MONEY)
        _cell(sheet, row + offset, 10).font = _BOLD
    row += 3
    if computation.per_day is not None and computation.per_day_from is not None:
        _cell(sheet, row, 2).value = "此后每日"
        _value(sheet, row, 3, computation.per_day_from, DAY)
        _value(sheet, row, 10, to_fen(computation.per_day), MONEY)
        row += 1
    if computation.provisional:
        put_text(_cell(sheet, row, 2), "暂计：含未公布利率的期间，新一期公布后应重算。")
        row += 1
    for note in computation.notes:
        put_text(_cell(sheet, row, 2), note)
        row += 1


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def _value(sheet: Worksheet, row: int, column: int, value: object, number_format: str) -> None:
    cell = _cell(sheet, row, column)
    cell.value = value  # type: ignore[assignment]
    cell.number_format = number_format


def _title(title: str, taken: set[str]) -> str:
    """A sheet name Excel takes: no ``[]:*?/\\``, at most 31 characters, not used before."""
    cleaned = "".join("_" if c in "[]:*?/\\'" else c for c in ILLEGAL_CHARACTERS_RE.sub("", title)).strip()
    base = (cleaned or "计算表")[:31]
    name, number = base, 2
    while name.lower() in taken:
        suffix = f"({number})"
        name, number = base[: 31 - len(suffix)] + suffix, number + 1
    taken.add(name.lower())
    return name
