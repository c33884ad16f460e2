"""Word: a pleading as .docx by ``knowledge/papers/typography.toml``, the same bytes for the same pleading."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from datetime import date
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm

from advisor.papers.arrangement import Block, Grid, Line, Row, Style, arrange, title_of
from advisor.papers.base import base_bytes, lay_out, typography
from advisor.papers.package import set_properties, zipped
from advisor.papers.pleading import Gap, Pleading, Text, text

_TEXT_WIDTH_CM = 15.6
_ROW_MAY_BREAK_FROM = 400  # characters; a longer row would leave a half-empty page before it
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def render_bytes(pleading: Pleading, *, on: date) -> bytes:
    """The .docx file. ``on`` dates the file's properties; the clock is never read."""
    return blocks_bytes(arrange(pleading), title=title_of(pleading), on=on)


def blocks_bytes(blocks: Iterable[Block], *, title: str, on: date) -> bytes:
    """Any paper of styled lines and grids as a .docx file, dated ``on``."""
    document = Document(BytesIO(base_bytes()))
    for block in blocks:
        if isinstance(block, Line):
            _write_line(document.element.body, block.style, block.text, block.keep)
        elif isinstance(block, Grid):
            _write_grid(document, block)
        else:
            _open_list_page(document)
    set_properties(document, title=title, on=on)
    stream = BytesIO()
    document.save(stream)
    return zipped(stream.getvalue())


def render(pleading: Pleading, path: Path, *, on: date) -> None:
    """Write the .docx file to ``path``."""
    path.write_bytes(render_bytes(pleading, on=on))


def _open_list_page(document: WordDocument) -> None:
    """End the section in the last paragraph itself; a paragraph of its own could spill onto an empty page."""
    body = document.element.body
    last: BaseOxmlElement = body[-2]
    last.find(qn("w:pPr")).append(deepcopy(body[-1]))
    lay_out(document.sections[-1], "list_page")


def _write_line(parent: BaseOxmlElement, style: Style, words: Text, keep: bool = False) -> None:
    paragraph = OxmlElement("w:p")
    properties = _child(paragraph, "w:pPr")
    _child(properties, "w:pStyle", val=style.value)
    if keep:
        _child(properties, "w:keepNext")
    font = typography()["styles"][style.value]["font"]
    for run in words.runs:
        _write_run(paragraph, run, font)
    if parent.tag == qn("w:body"):
        parent.insert(len(parent) - 1, paragraph)  # the section's properties stay last
    else:
        parent.append(paragraph)


def _write_run(paragraph: BaseOxmlElement, run: str | Gap, font: str) -> None:
    element = _child(paragraph, "w:r")
    properties = _child(element, "w:rPr")
    _child(properties, "w:rFonts", hint="eastAsia", eastAsia=font)
    if isinstance(run, Gap):
        _child(properties, "w:highlight", val="yellow")
    words = _child(element, "w:t")
    words.set(_XML_SPACE, "preserve")
    words.text = str(run)


def _write_grid(document: WordDocument, grid: Grid) -> None:
    widths = grid.widths_cm or (_TEXT_WIDTH_CM / len(grid.headers),) * len(grid.headers)
    twips = [round(Cm(width).pt * 20) for width in widths]
    table = OxmlElement("w:tbl")
    properties = _child(table, "w:tblPr")
    _child(properties, "w:tblStyle", val="grid")
    _child(properties, "w:tblW", w=str(sum(twips)), type="dxa")
    _child(properties, "w:jc", val="center")
    _child(properties, "w:tblLayout", type="fixed")
    columns = _child(table, "w:tblGrid")
    for width in twips:
        _child(columns, "w:gridCol", w=str(width))
    head = Row(tuple(text(header) for header in grid.headers))
    _write_row(table, head, (Style.CELL_HEAD,) * len(twips), twips, header=True)
    for index, row in enumerate(grid.rows, start=1):
        keep = grid.together and index < len(grid.rows)
        _write_row(table, row, grid.columns, twips, keep=keep)
    body = document.element.body
    body.insert(len(body) - 1, table)


def _write_row(
    table: BaseOxmlElement,
    row: Row,
    styles: tuple[Style, ...],
    twips: list[int],
    *,
    header: bool = False,
    keep: bool = False,
) -> None:
    element = _child(table, "w:tr")
    properties = _child(element, "w:trPr")
    if max(len(str(cell)) for cell in row.cells) < _ROW_MAY_BREAK_FROM:
        _child(properties, "w:cantSplit")
    if header:
        _child(properties, "w:tblHeader")
    spans = len(row.cells) == 1 < len(twips)
    for index, cell in enumerate(row.cells):
        tc = _child(element, "w:tc")
        cell_properties = _child(tc, "w:tcPr")
        _child(cell_properties, "w:tcW", w=str(sum(twips) if spans else twips[index]), type="dxa")
        if spans:
            _child(cell_properties, "w:gridSpan", val=str(len(twips)))
        if header:
            _child(cell_properties, "w:shd", val="clear", color="auto", fill="E7E6E6")
        _child(cell_properties, "w:vAlign", val="center")
        style = Style.CELL_HEAD if spans else styles[index]
        for line in cell.lines():
            _write_line(tc, style, line, keep=keep or spans or header)


def _child(parent: BaseOxmlElement, tag: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    parent.append(element)
    return element
