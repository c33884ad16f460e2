"""The Word file: page, fonts, order of the paper, tables, gaps, and equal bytes for equal input."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from advisor.errors import KnowledgeError
from advisor.papers.arrangement import Style, gaps
from advisor.papers.base import base_bytes, build_base, typography
from advisor.papers.pleading import Gap, Kind, Section, Table, text
from advisor.papers.reread import amounts, citations, dates, gap_labels, reread
from advisor.papers.word import render_bytes
from tests.papers.samples import INTERPRETATION_2026, ON, OWED, PAID, PRICE, sample


@pytest.fixture(scope="module")
def document() -> WordDocument:
    return Document(BytesIO(render_bytes(sample(), on=ON)))


def test_equal_pleadings_give_equal_bytes() -> None:
    assert render_bytes(sample(), on=ON) == render_bytes(sample(), on=ON)


def test_the_file_is_dated_by_the_day_passed_in_and_names_no_author(document: WordDocument) -> None:
    properties = document.core_properties
    assert properties.created == properties.modified
    assert isinstance(properties.created, datetime)
    assert properties.created.date() == date(2026, 11, 23)
    assert (properties.author, properties.title) == ("", "民事起诉状")


def test_the_page_is_a4_with_the_margins_of_the_standard(document: WordDocument) -> None:
    page = document.sections[0]
    assert page.page_width is not None
    assert page.page_height is not None
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(margin.mm) for margin in margins if margin is not None] == [37, 35, 28, 26]


def test_the_evidence_list_stands_in_a_section_of_its_own(document: WordDocument) -> None:
    assert len(document.sections) == 2
    assert document.sections[1].left_margin == pytest.approx(Mm(18), abs=400)


def test_every_style_names_an_east_asian_font_that_the_typography_names(document: WordDocument) -> None:
    declared = typography()["styles"]
    assert {style.value for style in Style} == set(declared)
    by_id = {style.style_id: style for style in document.styles}
    for key, expected in declared.items():
        fonts = by_id[key].element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        assert fonts.get(qn("w:eastAsia")) == expected["font"]
        assert expected["font"] in typography()["fonts"]


def test_every_run_carries_its_east_asian_font(document: WordDocument) -> None:
    runs = document.element.body.findall(f".//{qn('w:r')}")
    assert len(runs) > 50
    assert all(run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}").get(qn("w:eastAsia")) for run in runs)


def test_body_text_is_sixteen_points_on_exactly_twenty_eight_with_two_characters_indent() -> None:
    body = {style.style_id: style for style in Document(BytesIO(base_bytes())).styles}["body"]
    assert body.font.size == Pt(16)
    assert body.paragraph_format.line_spacing == Pt(28)
    assert body.element.find(f"{qn('w:pPr')}/{qn('w:ind')}").get(qn("w:firstLineChars")) == "200"


def test_text_in_tables_is_not_cut_by_exact_line_spacing() -> None:
    for key, style in typography()["styles"].items():
        if key.startswith("cell"):
            assert "line_exact_pt" not in style


def test_the_footer_counts_pages(document: WordDocument) -> None:
    footer = document.sections[0].footer.paragraphs[0]
    assert footer.text == "— 1 —"
    assert "PAGE" in footer._p.xml


def test_the_header_row_of_the_evidence_list_repeats_and_short_rows_stay_whole(
    document: WordDocument,
) -> None:
    table = document.tables[-1]._tbl
    rows = table.findall(qn("w:tr"))
    assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_the_signature_block_is_kept_together_with_the_last_attachment(document: WordDocument) -> None:
    closing = [
        p
        for p in document.paragraphs
        if p.style is not None and p.style.style_id in ("forum", "attachment", "signature_first", "signature")
    ]
    assert len(closing) == 7
    assert [p.paragraph_format.keep_with_next for p in closing] == [True, None, None, True, True, True, None]


def test_gaps_are_highlighted_and_listed_in_the_order_of_reading(document: WordDocument) -> None:
    listed = gaps(sample())
    assert [gap.label for gap in listed] == [
        "原告法定代表人姓名",
        "原告委托代理人及律所",
        "被告统一社会信用代码",
        "被告法定代表人姓名",
        "承包范围",
        "落款日期",
    ]
    marked = [
        run.text
        for p in document.paragraphs
        for run in p.runs
        if run.font.highlight_color == WD_COLOR_INDEX.YELLOW
    ]
    assert list(dict.fromkeys(marked)) == [str(gap) for gap in listed]


def test_what_the_saved_file_says_is_what_the_pleading_says() -> None:
    draft = reread(render_bytes(sample(), on=ON))
    assert {PRICE, PAID, OWED, Decimal("118904.11")} <= set(amounts(draft.text))
    assert date(2026, 4, 30) in dates(draft.text)
    assert set(citations(draft.text)) == set(sample().law_citations)
    assert set(gap_labels(draft.text)) == {gap.label for gap in gaps(sample())}
    assert INTERPRETATION_2026[1] in draft.text


def test_parts_stand_in_the_order_of_the_court_form() -> None:
    text_ = reread(render_bytes(sample(), on=ON)).text
    order = [
        "民事起诉状",
        "原告：",
        "被告：",
        "诉讼请求：",
        "备位诉讼请求",
        "事实与理由：",
        "一、合同关系",
        "四、法律依据",
        "证据和证据来源，证人姓名和住所：",
        "此致",
        "河州市中山区人民法院",
        "附：1. ",
        "起诉人：",
        "证据目录（原告）",
    ]
    places = [text_.index(words) for words in order]
    assert places == sorted(places)


def test_an_arbitration_application_speaks_no_word_of_a_court() -> None:
    said = reread(render_bytes(sample(Kind.ARBITRATION), on=ON)).text
    assert said.startswith("仲裁申请书")
    assert "仲裁依据：" in said
    assert not [
        word
        for word in ("判令", "原告", "被告", "诉讼", "受理费", "法院")
        if word in said.replace("最高人民法院", "")
    ]


def test_an_arbitration_application_without_its_clause_says_what_is_missing() -> None:
    paper = replace(sample(Kind.ARBITRATION), arbitration_basis=text())
    assert "仲裁条款原文及所选仲裁机构" in [gap.label for gap in gaps(paper)]


def test_a_paper_without_exhibits_has_no_list_and_says_so() -> None:
    paper = replace(sample(), exhibits=())
    assert Gap("证据", "evidence") in gaps(paper)
    assert len(Document(BytesIO(render_bytes(paper, on=ON))).sections) == 1


def test_notes_for_the_app_never_reach_the_paper() -> None:
    assert "请核对" not in reread(render_bytes(sample(), on=ON)).text


def test_lines_a_user_typed_become_paragraphs() -> None:
    paper = replace(sample(), sections=(Section("事实", (text("第一段。\n\n第二段。"),)),))
    assert {"第一段。", "第二段。"} <= set(reread(render_bytes(paper, on=ON)).paragraphs)


def test_a_table_whose_rows_do_not_match_its_header_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="列数"):
        Table(("甲", "乙"), ((text("一"),),))


def test_the_committed_base_document_is_what_the_typography_builds() -> None:
    with ZipFile(BytesIO(base_bytes())) as committed, ZipFile(BytesIO(build_base())) as built:
        assert committed.namelist() == built.namelist()
        for name in built.namelist():
            assert committed.read(name) == built.read(name), name
