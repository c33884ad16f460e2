"""The base document: page, fonts and styles of ``knowledge/papers/typography.toml`` in an empty Word file.

``python -m advisor.papers.base`` writes ``knowledge/papers/base.docx`` anew; a test holds the two together.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import quoteattr

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm

from advisor.errors import KnowledgeError
from advisor.law.knowledge import KNOWLEDGE, read_toml
from advisor.papers.package import set_properties, zipped

BASE = KNOWLEDGE / "papers" / "base.docx"
_TYPOGRAPHY = "papers/typography.toml"
_KEPT_PARTS = (REL.STYLES, REL.SETTINGS, REL.FONT_TABLE, REL.FOOTER)
_TWIPS_PER_POINT = 20


@cache
def typography() -> dict[str, Any]:
    """``knowledge/papers/typography.toml``."""
    return read_toml(_TYPOGRAPHY)


@cache
def base_bytes() -> bytes:
    """The committed base document, read once. Raises :class:`KnowledgeError` where it is missing."""
    try:
        return BASE.read_bytes()
    except FileNotFoundError:
        raise KnowledgeError(
            "knowledge/papers/base.docx 不存在：运行 python -m advisor.papers.base"
        ) from None


def build_base() -> bytes:
    """The base document, built from the typography; the same input gives the same bytes."""
    document = Document()
    _drop_unused_parts(document)
    _write_styles(document)
    _write_fonts(document)
    _write_settings(document)
    lay_out(document.sections[0], "page")
    _write_page_number(document.sections[0])
    set_properties(document, title="", on=typography()["checked_on"])
    stream = BytesIO()
    document.save(stream)
    return zipped(stream.getvalue())


def lay_out(section: Section, name: str) -> None:
    """Give a section the page measures ``[page]`` or ``[list_page]``."""
    page = typography()["page"] | typography()[name]
    section.page_width, section.page_height = (Mm(side) for side in page["size_mm"])
    section.top_margin, section.bottom_margin = Mm(page["top_mm"]), Mm(page["bottom_mm"])
    section.left_margin, section.right_margin = Mm(page["left_mm"]), Mm(page["right_mm"])
    section.footer_distance = Mm(min(page["footer_mm"], page["bottom_mm"] - 10))
    section.header_distance = Mm(15)
    for grid in section._sectPr.findall(qn("w:docGrid")):  # would pull lines off their exact pitch
        section._sectPr.remove(grid)


def _drop_unused_parts(document: WordDocument) -> None:
    for relations, kept in (
        (document.part.rels, _KEPT_PARTS),
        (document.part.package.rels, (REL.OFFICE_DOCUMENT, REL.CORE_PROPERTIES)),
    ):
        for key in [key for key, relation in relations.items() if relation.reltype not in kept]:
            del relations[key]


def _write_styles(document: WordDocument) -> None:
    root = document.styles.element
    for child in list(root):
        root.remove(child)
    body = typography()["styles"]["body"]
    root.append(
        parse_xml(
            f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>{_fonts(body['font'])}"
            f'<w:sz w:val="{_half_points(body)}"/><w:szCs w:val="{_half_points(body)}"/>'
            '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
            "<w:pPrDefault/></w:docDefaults>"
        )
    )
    root.append(_built_in_style("paragraph", "Normal", "Normal", "<w:qFormat/>"))
    root.append(
        _built_in_style("character", "DefaultParagraphFont", "Default Paragraph Font", "<w:semiHidden/>")
    )
    root.append(_built_in_style("table", "TableNormal", "Normal Table", "<w:semiHidden/>"))
    root.append(parse_xml(_grid_style()))
    for key, style in typography()["styles"].items():
        root.append(parse_xml(_paragraph_style(key, style)))


def _built_in_style(kind: str, identifier: str, name: str, rest: str) -> BaseOxmlElement:
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="{kind}" w:default="1" w:styleId="{identifier}">'
        f'<w:name w:val="{name}"/>{rest}</w:style>'
    )


def _grid_style() -> str:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{edge} w:w="{width}" w:type="dxa"/>'
        for edge, width in (("top", 40), ("left", 85), ("bottom", 40), ("right", 85))
    )
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:styleId="grid">'
        '<w:name w:val="表格"/><w:basedOn w:val="TableNormal"/><w:tblPr>'
        f"<w:tblBorders>{edges}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )


def _paragraph_style(key: str, style: dict[str, Any]) -> str:
    keeps = (("keepNext", "keep_next"), ("keepLines", "keep_lines"))
    flags = "".join(f"<w:{tag}/>" for tag, key_ in keeps if style.get(key_))
    outline = f'<w:outlineLvl w:val="{style["outline"]}"/>' if "outline" in style else ""
    size = _half_points(style)
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="{key}">'
        f'<w:name w:val={quoteattr(style["name"])}/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{flags}<w:widowControl w:val="0"/><w:overflowPunct/><w:snapToGrid w:val="0"/>'
        f"{_spacing(style)}{_indent(style)}"
        f'<w:jc w:val="{style["align"]}"/>{outline}</w:pPr>'
        f"<w:rPr>{_fonts(style['font'])}{'<w:b/>' if style.get('bold') else ''}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _spacing(style: dict[str, Any]) -> str:
    before, after = _twips(style.get("before_pt", 0)), _twips(style.get("after_pt", 0))
    exact = style.get("line_exact_pt")
    line = f' w:line="{_twips(exact)}" w:lineRule="exact"' if exact else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{line}/>'


def _indent(style: dict[str, Any]) -> str:
    """Indents in characters, with the width in twips for readers that do not know characters."""
    if first := style.get("first_chars"):
        return f'<w:ind w:firstLineChars="{first * 100}" w:firstLine="{_twips(first * style["pt"])}"/>'
    if right := style.get("right_chars"):
        return f'<w:ind w:rightChars="{right * 100}" w:right="{_twips(right * style["pt"])}"/>'
    return ""


def _fonts(name: str) -> str:
    """Every script in one face: figures and quotation marks then fit the Chinese around them."""
    font = quoteattr(name)
    return f'<w:rFonts w:hint="eastAsia" w:ascii={font} w:hAnsi={font} w:eastAsia={font} w:cs={font}/>'


def _write_fonts(document: WordDocument) -> None:
    fonts = "".join(
        f"<w:font w:name={quoteattr(name)}><w:altName w:val={quoteattr(font['instead'])}/>"
        f'<w:charset w:val="86"/><w:family w:val="{font["family"]}"/><w:pitch w:val="variable"/></w:font>'
        for name, font in typography()["fonts"].items()
    )
    part: Part = document.part.part_related_by(REL.FONT_TABLE)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    part._blob = f"{head}<w:fonts {nsdecls('w')}>{fonts}</w:fonts>".encode()


def _write_settings(document: WordDocument) -> None:
    root = document.settings.element
    for child in list(root):
        root.remove(child)
    for setting in (
        '<w:zoom {} w:percent="100"/>',
        '<w:defaultTabStop {} w:val="420"/>',
        '<w:characterSpacingControl {} w:val="compressPunctuation"/>',
        '<w:compat {}><w:useFELayout/><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
        '<w:themeFontLang {} w:val="en-US" w:eastAsia="zh-CN"/>',
    ):
        root.append(parse_xml(setting.replace("{}", nsdecls("w"))))


def _write_page_number(section: Section) -> None:
    number = typography()["page_number"]
    paragraph = section.footer.paragraphs[0]
    for child in list(paragraph._p):
        paragraph._p.remove(child)
    paragraph._p.append(parse_xml(f'<w:pPr {nsdecls("w")}><w:jc w:val="center"/></w:pPr>'))
    face = f'<w:rPr>{_fonts(number["font"])}<w:sz w:val="{_half_points(number)}"/></w:rPr>'
    for content in (
        f'<w:t xml:space="preserve">{number["before"]}</w:t>',
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        f'<w:t xml:space="preserve">{number["after"]}</w:t>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{face}{content}</w:r>"))


def _half_points(style: dict[str, Any]) -> int:
    return round(float(style["pt"]) * 2)


def _twips(points: float) -> int:
    return round(points * _TWIPS_PER_POINT)


if __name__ == "__main__":
    BASE.write_bytes(build_base())
