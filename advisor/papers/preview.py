"""The same pleading as HTML for the app: every word escaped, every gap marked with its field."""

from __future__ import annotations

from html import escape

from advisor.papers.arrangement import Grid, Line, ListPage, Row, Style, arrange
from advisor.papers.pleading import Gap, Pleading, Text, text

STYLE_SHEET = """
.paper { max-width: 46rem; font-family: FangSong, 仿宋, STFangsong, serif; line-height: 1.75; }
.paper p { margin: 0; text-indent: 2em; text-align: justify; overflow-wrap: anywhere; }
.paper p.title, .paper p.list_title { text-indent: 0; text-align: center;
  font: 1.5em 华文中宋, SimSun, serif; margin: 1em 0; }
.paper p.lead, .paper p.heading { font-family: SimHei, 黑体, sans-serif; }
.paper p.forum { text-indent: 0; }
.paper p.signature, .paper p.signature_first, .paper p.list_note { text-align: right;
  padding-right: 4em; text-indent: 0; }
.paper table { border-collapse: collapse; width: 100%; margin: .6em 0; font: .85em/1.5 SimSun, 宋体, serif; }
.paper th, .paper td { border: 1px solid #999; padding: .25em .5em; text-align: left;
  overflow-wrap: anywhere; }
.paper th, .paper td.cell_centred { text-align: center; }
.paper td.cell_number { text-align: right; font-variant-numeric: tabular-nums; }
.paper mark { background: #ffe96b; color: #000; }
"""


def to_html(pleading: Pleading) -> str:
    """A ``<div class="paper">``; put :data:`STYLE_SHEET` beside it once."""
    return f'<div class="paper">{"".join(_block(block) for block in arrange(pleading))}</div>'


def _block(block: Line | Grid | ListPage) -> str:
    if isinstance(block, Line):
        return f'<p class="{block.style.value}">{_words(block.text)}</p>'
    if isinstance(block, Grid):
        return _grid(block)
    return "<hr>"


def _grid(grid: Grid) -> str:
    head = "".join(f"<th>{_words(text(header))}</th>" for header in grid.headers)
    rows = "".join(_row(row, grid.columns) for row in grid.rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(row: Row, columns: tuple[Style, ...]) -> str:
    if len(row.cells) == 1 < len(columns):
        return f'<tr><th colspan="{len(columns)}">{_words(row.cells[0])}</th></tr>'
    cells = (
        f'<td class="{style.value}">{_words(cell)}</td>'
        for style, cell in zip(columns, row.cells, strict=True)
    )
    return f"<tr>{''.join(cells)}</tr>"


def _words(words: Text) -> str:
    return "<br>".join("".join(_run(run) for run in line.runs) for line in words.lines())


def _run(run: str | Gap) -> str:
    if isinstance(run, Gap):
        return f'<mark data-field="{escape(run.field)}">{escape(str(run))}</mark>'
    return escape(run)
