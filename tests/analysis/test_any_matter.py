"""Whatever is typed, the whole answer comes: no view of it may break on an odd combination of answers."""

from __future__ import annotations

import json
from datetime import date

import pytest

from advisor.analysis.assessment import assess
from advisor.analysis.graph import decision_graph, to_dot, to_svg
from advisor.analysis.report import report
from advisor.papers.calculation import calculation
from advisor.papers.complaint import draft_bytes
from advisor.population import population

DAYS = (date(2004, 3, 1), date(2019, 6, 1), date(2022, 5, 1), date(2026, 6, 29), date(2026, 11, 24))


@pytest.mark.parametrize("answered", [0.1, 0.4, 0.9])
@pytest.mark.parametrize("on", DAYS, ids=str)
def test_a_made_up_matter_is_answered_in_every_view(answered: float, on: date) -> None:
    for matter in population(8, seed=on.toordinal(), answered=answered):
        assessment = assess(matter, on)
        json.dumps(report(assessment), ensure_ascii=False)
        graph = decision_graph(assessment)
        assert to_dot(graph)
        assert to_svg(graph)
        assert draft_bytes(assessment).startswith(b"PK")
        workbook = calculation(assessment)
        assert workbook is None or workbook.startswith(b"PK")
