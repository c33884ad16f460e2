"""The workbook as an annex of the complaint: the sums of the requests, fit to print, and nothing for the other side's use."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from advisor.analysis.assessment import assess
from advisor.papers.calculation import calculation
from tests.drafts.matters import ON, matter

PENAL: dict[str, Any] = {"contract__penalty_clause": "agreed", "contract__penalty_rate": "日万分之五"}


def opened(**changes: Any) -> Workbook:
    found = calculation(assess(matter(**changes), ON))
    assert found is not None
    return load_workbook(BytesIO(found))


def cells(book: Workbook, title: str) -> list[str]:
    return [str(value) for row in book[title].iter_rows(values_only=True) for value in row if value is not None]


def figure(book: Workbook, title: str) -> str:
    """What the sheet says the program worked out."""
    found = cells(book, title)
    return found[found.index("程序计算值") + 1]


def test_every_sheet_prints_on_the_width_of_one_page_with_its_headings_on_each() -> None:
    book = opened(**PENAL)
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage is True
        assert sheet.print_title_rows == ("$3:$3" if sheet.title != "说明" else None)
        assert "&P" in sheet.oddFooter.center.text


def test_what_may_be_left_of_the_penalty_is_told_to_the_lawyer_on_the_first_sheet_and_not_to_the_court() -> None:
    book = opened(**PENAL)
    annexed = "".join("".join(cells(book, sheet.title)) for sheet in book.worksheets[1:])
    assert "过高" not in annexed
    assert "最可能被减" not in annexed
    cover = "".join(cells(book, "说明"))
    assert "过高" in cover
    assert "提交时删去本页" in cover


def test_the_note_on_counting_agrees_with_the_days_of_the_table() -> None:
    """30 April to 23 November 2026, both counted, are 208 days."""
    assert any("起止两日均计入" in cell for cell in cells(opened(), "工程款利息"))
    assert not any("截止日不计" in cell for cell in cells(opened(), "工程款利息"))


def test_the_sum_of_a_sheet_is_that_of_the_request_where_a_part_is_not_yet_due() -> None:
    parts = [
        {"label": "结算款", "kind": "settlement", "due_on": "2026-04-30", "amount": "5690500"},
        {"label": "质保金", "kind": "retention", "due_on": "2027-06-30", "amount": "559500"},
    ]
    book = opened(account__instalments=parts)
    assert figure(book, "支付工程价款") == "5690500"
    assert "减：未到期的质保金" in cells(book, "支付工程价款")


def test_retention_asked_for_on_its_own_is_taken_off_the_sheet_of_the_price() -> None:
    own = {"contract__retention_amount": "559500", "contract__retention_months": 12, "contract__retention_period_agreed": True}
    book = opened(**own)
    assert figure(book, "支付工程价款") == "5690500"
    assert figure(book, "返还质量保证金") == "559500"


def test_the_same_interest_is_not_worked_out_on_two_sheets() -> None:
    titles = opened(**PENAL).sheetnames
    assert "工程款利息" in titles
    assert "逾期付款违约金（备位）" not in titles


def test_sheets_are_called_what_the_paper_calls_the_claims() -> None:
    small = {"claimant__size_at_signing": "small", "debtor__size_at_signing": "large", "contract__back_to_back": "none"}
    assert not [title for title in opened(**small).sheetnames if "：" in title]
