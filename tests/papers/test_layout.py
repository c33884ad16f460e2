"""How the tables stand on the page: days on one line, short tables undivided, one style of dates."""

from __future__ import annotations

import re

from advisor.analysis.guide import guide
from advisor.papers.arrangement import Grid, Line, arrange
from advisor.papers.guide import arranged
from tests.drafts.matters import BUILDER
from tests.papers.drafting import drafted

CHARACTER_CM = 0.37
"""A full-width character at 10.5 points (10.5 / 72 × 2.54)."""
CELL_MARGINS_CM = 0.38
"""Word's own margins left and right in a cell."""


def _full_width(words: str) -> float:
    return sum(1.0 if ord(c) > 255 else 0.5 for c in words) * CHARACTER_CM


def test_a_day_in_the_table_of_interest_stands_on_one_line() -> None:
    grid = next(b for b in arrange(drafted()) if isinstance(b, Grid) and b.headers[0] == "起")
    assert sum(grid.widths_cm) <= 15.6
    assert grid.widths_cm[0] - CELL_MARGINS_CM >= _full_width("2026年11月23日")
    assert grid.widths_cm[1] - CELL_MARGINS_CM >= _full_width("2026年11月23日")
    assert grid.widths_cm[5] - CELL_MARGINS_CM >= _full_width("1000000000.00")


def test_the_evidence_list_fills_its_page_and_a_gap_for_a_page_number_takes_two_lines_at_most() -> None:
    grid = next(b for b in arrange(drafted()) if isinstance(b, Grid) and b.headers[0] == "序号")
    assert abs(sum(grid.widths_cm) - 17.4) < 0.01
    assert 2 * (grid.widths_cm[4] - CELL_MARGINS_CM) >= _full_width("【待补：页码】") * 0.9


def test_no_point_of_the_guide_is_divided_between_two_pages_and_its_days_are_written_alike() -> None:
    blocks = arranged(guide())
    assert all(block.together for block in blocks if isinstance(block, Grid))
    told = [str(b.text) for b in blocks if isinstance(b, Line)]
    told += [str(c) for b in blocks if isinstance(b, Grid) for row in b.rows for c in row.cells]
    assert not [words for words in told if re.search(r"\d{4}-\d{2}-\d{2}", words)]


def test_the_evidence_list_calls_the_parties_what_the_paper_calls_them() -> None:
    rows = [f"{e.name}{e.proves}" for e in drafted(BUILDER).exhibits]
    assert any("发包人、承包人与原告之间逐层的合同关系" in row for row in rows)
    assert not [row for row in rows if "我方" in row or "对方" in row]
