"""The corrected guide as a Word document, for readers who come with an older one."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.analysis.guide import Guide, Point, Verdict
from advisor.law.instruments import citation
from advisor.papers.arrangement import Block, Grid, Line, Row, Style
from advisor.papers.cite import chinese_number
from advisor.papers.pleading import text
from advisor.papers.word import blocks_bytes
from advisor.papers.wording import chinese_date, chinese_days

VERDICTS = {
    Verdict.STILL_RIGHT: "仍然对",
    Verdict.INCOMPLETE: "不完整",
    Verdict.OUTDATED: "已过时",
    Verdict.DANGEROUS: "危险",
}
_WIDTHS = (2.6, 13.0)
_STYLES = (Style.CELL_CENTRED, Style.CELL)


def guide_bytes(guide: Guide) -> bytes:
    """The .docx file, dated by the day on which the guide was last checked; equal guides give equal bytes."""
    return blocks_bytes(arranged(guide), title=guide.title, on=guide.checked_on)


def arranged(guide: Guide) -> tuple[Block, ...]:
    """Title, introduction, a count of the verdicts, then every point as a small table under its part."""
    blocks: list[Block] = [Line(Style.TITLE, text(guide.title)), Line(Style.BODY, text(chinese_days(guide.intro)))]
    blocks.append(Line(Style.BODY, text(_counted(guide))))
    number = 0
    for place, (part, points) in enumerate(guide.parts, start=1):
        blocks.append(Line(Style.HEADING, text(f"{chinese_number(str(place))}、{part}"), keep=True))
        for point in points:
            number += 1
            blocks += _told(number, point)
    return tuple(blocks)


def _counted(guide: Guide) -> str:
    counts = "、".join(f"{word}{guide.count(verdict)}点" for verdict, word in VERDICTS.items())
    return f"共{len(guide.point)}点：{counts}。核对日{chinese_date(guide.checked_on)}。本文是准备案件的参考，不是法律意见。"


def _told(number: int, point: Point) -> Iterator[Block]:
    rows = (
        ("变在哪里", chinese_days(point.changed)),
        ("自何时起", chinese_date(point.since)),
        ("现在怎么做", chinese_days(point.do)),
        ("依据", "；".join(provisions(point))),
    )
    yield Line(Style.ABOVE_TABLE, text(f"{number}．旧指引：{chinese_days(point.says)}"), keep=True)
    yield Grid(
        ("判断", VERDICTS[point.verdict]),
        tuple(Row((text(label), text(words))) for label, words in rows),
        _STYLES,
        _WIDTHS,
        together=True,
    )


def provisions(point: Point) -> tuple[str, ...]:
    """The citations of a point, each with the document number that tells namesakes apart."""
    return tuple(str(citation(pinpoint)) for pinpoint in point.cite)
