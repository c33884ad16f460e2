"""The order on paper: a pleading as styled lines and grids, the same for Word and for the preview."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from advisor.papers.cite import chinese_number, join_provisions
from advisor.papers.pleading import (
    EvidenceItem,
    Gap,
    Kind,
    Party,
    PartyKind,
    Pleading,
    Request,
    Section,
    Table,
    Text,
    text,
)
from advisor.papers.wording import WORDS


class Style(StrEnum):
    """Paragraph styles; each value is a key of ``[styles]`` in ``knowledge/papers/typography.toml``."""

    TITLE = "title"
    PARTY = "party"
    LEAD = "lead"
    REQUEST = "request"
    HEADING = "heading"
    BODY = "body"
    ABOVE_TABLE = "above_table"
    FORUM = "forum"
    ATTACHMENT = "attachment"
    SIGNATURE = "signature"
    SIGNATURE_FIRST = "signature_first"
    LIST_TITLE = "list_title"
    LIST_NOTE = "list_note"
    CELL_HEAD = "cell_head"
    CELL = "cell"
    CELL_CENTRED = "cell_centred"
    CELL_NUMBER = "cell_number"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; ``keep``: stays on the page of the next one."""

    style: Style
    text: Text
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of a grid; a row with one cell spans all columns."""

    cells: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose header row repeats; ``widths_cm`` empty means equal columns.

    ``together``: short enough to stand on one page undivided.
    """

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    columns: tuple[Style, ...]
    widths_cm: tuple[float, ...] = ()
    together: bool = False


@dataclass(frozen=True, slots=True)
class ListPage:
    """What follows stands on its own pages with the narrower margins of lists."""


Block = Line | Grid | ListPage

_SHORT_TABLE = 8
_ROOM_TO_SIGN = "\u00a0" * 8  # ordinary spaces at a line's end are not set
_EVIDENCE_HEADERS = ("序号", "证据名称", "证据来源", "证明对象和内容", "页码", "原件/复印件")
_EVIDENCE_WIDTHS = (1.1, 4.2, 3.1, 4.9, 1.9, 2.2)
_EVIDENCE_STYLES = (
    Style.CELL_CENTRED,
    Style.CELL,
    Style.CELL,
    Style.CELL,
    Style.CELL_CENTRED,
    Style.CELL_CENTRED,
)


def arrange(pleading: Pleading) -> tuple[Block, ...]:
    """The blocks of the paper from title to evidence list."""
    blocks: list[Block] = [Line(Style.TITLE, text(title_of(pleading)).one_line())]
    for party in pleading.parties:
        blocks += [Line(Style.PARTY, line) for line in party_lines(party)]
    blocks += _basis(pleading) + _requests(pleading) + _facts(pleading) + _evidence_note(pleading)
    blocks += _closing(pleading)
    if pleading.exhibits:
        blocks += _evidence_list(pleading)
    return tuple(blocks)


def gaps(pleading: Pleading) -> tuple[Gap, ...]:
    """Every missing fact of the paper once, in the order in which a reader meets it."""
    found: dict[Gap, None] = {}
    for block in arrange(pleading):
        if isinstance(block, Line):
            found.update(dict.fromkeys(block.text.gaps))
        elif isinstance(block, Grid):
            for row in block.rows:
                for cell in row.cells:
                    found.update(dict.fromkeys(cell.gaps))
    return tuple(found)


def title_of(pleading: Pleading) -> str:
    """The title given, or the usual one of the kind."""
    return pleading.title or WORDS[pleading.kind].title


def party_lines(party: Party) -> tuple[Text, ...]:
    """``原告：名称，住所地…。`` and a further line for each representative."""
    lines = [text(f"{party.role}：", party.name)]
    for field in party.fields:
        part = text(field.label, field.value.one_line())
        if field.own_line:
            lines.append(part)
        else:
            lines[-1] = text(lines[-1], "，", part)
    return tuple(text(line, "。") for line in lines)


def _basis(pleading: Pleading) -> list[Block]:
    if pleading.kind is not Kind.ARBITRATION:
        return []
    missing = Gap("仲裁条款原文及所选仲裁机构", "contract.arbitration_clause")
    basis = pleading.arbitration_basis or text(missing)
    return [_lead("仲裁依据："), *_paragraphs(Style.BODY, basis)]


def _requests(pleading: Pleading) -> list[Block]:
    words = WORDS[pleading.kind]
    principal = [request for request in pleading.requests if not request.alternative]
    fallback = [request for request in pleading.requests if request.alternative]
    blocks: list[Block] = [_lead(f"{words.requests}：")]
    blocks += [_request(request, ends=request is principal[-1]) for request in principal]
    previous: tuple[int, ...] | None = None
    for request in fallback:
        if request.fallback_for != previous:
            blocks.append(_lead(_fallback_lead(words.requests, request.fallback_for)))
            previous = request.fallback_for
        blocks.append(_request(request, ends=request is fallback[-1]))
    blocks += _paragraphs(Style.BODY, pleading.total) if pleading.total else []
    return blocks


def _fallback_lead(requests: str, numbers: tuple[int, ...]) -> str:
    which = f"第{'、'.join(map(str, numbers))}项" if numbers else "上列"
    return f"备位{requests}（{which}请求不获支持时，请求依次审理）："


def _request(request: Request, *, ends: bool) -> Line:
    return Line(Style.REQUEST, text(f"{request.number}. ", request.text.one_line(), "。" if ends else "；"))


def _facts(pleading: Pleading) -> list[Block]:
    sections = list(pleading.sections)
    if pleading.law_citations:
        provisions = "；".join(join_provisions(pleading.law_citations))
        sections.append(Section("法律依据", (text(f"上述请求依据{provisions}。"),)))
    blocks: list[Block] = [_lead("事实与理由：")]
    for number, section in enumerate(sections, start=1):
        title = text(f"{chinese_number(str(number))}、{section.title}").one_line()
        blocks.append(Line(Style.HEADING, title, keep=True))
        for part in section.paragraphs:
            blocks += [_table(part)] if isinstance(part, Table) else _paragraphs(Style.BODY, part)
            if (
                isinstance(part, Table)
                and isinstance(above := blocks[-2], Line)
                and above.style is Style.BODY
            ):
                blocks[-2] = Line(Style.ABOVE_TABLE, above.text, keep=True)
    return blocks


def _table(table: Table) -> Grid:
    columns = tuple(
        Style.CELL_NUMBER if column in table.numeric else Style.CELL for column in range(len(table.headers))
    )
    rows = tuple(Row(row) for row in table.rows)
    return Grid(table.headers, rows, columns, table.widths_cm, together=len(rows) <= _SHORT_TABLE)


def _evidence_note(pleading: Pleading) -> list[Block]:
    groups = len({item.group for item in pleading.exhibits if item.group})
    counted = f"共{groups}组{len(pleading.exhibits)}份" if groups else f"共{len(pleading.exhibits)}份"
    note = text(f"详见证据目录（{counted}）。") if pleading.exhibits else text(Gap("证据", "evidence"))
    witnesses = [Line(Style.BODY, text("证人：", witness.one_line(), "。")) for witness in pleading.witnesses]
    return [_lead("证据和证据来源，证人姓名和住所："), Line(Style.BODY, note), *witnesses]


def _closing(pleading: Pleading) -> list[Block]:
    blocks: list[Block] = [_lead("此致"), Line(Style.FORUM, pleading.forum.one_line(), keep=True)]
    for number, attachment in enumerate(pleading.attachments, start=1):
        mark = "附：" if number == 1 else "　　"
        line = text(f"{mark}{number}. ", attachment.one_line())
        last = number == len(pleading.attachments)  # it holds the signature, which never stands alone
        blocks.append(Line(Style.ATTACHMENT, line, keep=last))
    return blocks + _signature(pleading, WORDS[pleading.kind].signer)


def _signature(pleading: Pleading, label: str) -> list[Block]:
    lines: list[Text] = []
    for party in pleading.signature.signatories:
        if party.kind is PartyKind.ORGANISATION:
            lines += [
                text(f"{label}：", party.name, "（公章）"),
                text(f"法定代表人（签名）：{_ROOM_TO_SIGN}"),
            ]
        else:
            lines.append(text(f"{label}：", party.name, "（签名）"))
    lines.append(pleading.signature.dated.one_line())
    last = len(lines) - 1
    return [
        Line(Style.SIGNATURE if index else Style.SIGNATURE_FIRST, line, keep=index < last)
        for index, line in enumerate(lines)
    ]


def _evidence_list(pleading: Pleading) -> list[Block]:
    claimant = WORDS[pleading.kind].claimant
    rows: list[Row] = []
    group = ""
    for item in pleading.exhibits:
        if item.group and item.group != group:
            rows.append(Row((text(item.group),)))
        group = item.group
        rows.append(_evidence_row(item))
    return [
        ListPage(),
        Line(Style.LIST_TITLE, text(f"证据目录（{claimant}）"), keep=True),
        Grid(_EVIDENCE_HEADERS, tuple(rows), _EVIDENCE_STYLES, _EVIDENCE_WIDTHS),
        Line(Style.LIST_NOTE, _submitters(pleading.signature.signatories), keep=True),
        Line(Style.LIST_NOTE, text("提交日期：", pleading.signature.dated.one_line())),
    ]


def _evidence_row(item: EvidenceItem) -> Row:
    number = text(str(item.number))
    return Row((number, item.name, item.source, item.proves, item.pages, item.original_or_copy))


def _submitters(parties: tuple[Party, ...]) -> Text:
    words = text("提交人：")
    for index, party in enumerate(parties):
        words = text(words, "、" if index else "", party.name)
    return words


def _lead(words: str) -> Line:
    return Line(Style.LEAD, text(words), keep=True)


def _paragraphs(style: Style, words: Text) -> list[Block]:
    return [Line(style, line) for line in words.lines()]
