"""The old guide corrected: every point complete and cited, and the same words in the Word document."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from advisor.analysis import guide as module
from advisor.analysis.guide import Point, Verdict, guide
from advisor.cli import main
from advisor.errors import KnowledgeError
from advisor.law.instruments import citation
from advisor.papers.guide import VERDICTS, guide_bytes, provisions

DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")

every_point = pytest.mark.parametrize("point", guide().point, ids=lambda p: p.id)


def by_id(id: str) -> Point:
    return next(point for point in guide().point if point.id == id)


def document_text() -> str:
    document = Document(BytesIO(guide_bytes(guide())))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_the_thirty_five_points_of_the_old_guide_are_all_there_once() -> None:
    assert len(guide().point) == 35
    assert [id for id, times in Counter(p.id for p in guide().point).items() if times > 1] == []


@every_point
def test_every_citation_of_a_point_exists(point: Point) -> None:
    assert all(citation(pinpoint) for pinpoint in point.cite)


@every_point
def test_a_point_says_since_when_and_what_to_do(point: Point) -> None:
    assert date(1999, 10, 1) <= point.since <= guide().checked_on
    assert point.do.endswith("。")
    assert point.changed.endswith("。")


@every_point
def test_a_point_cites_an_article_in_force_today(point: Point) -> None:
    assert any(citation(c).instrument.in_force(guide().checked_on) for c in point.cite)


@every_point
def test_a_changed_point_cites_an_article_whose_law_began_by_the_day_of_the_change(point: Point) -> None:
    begun = [citation(c).article.in_force_from or citation(c).instrument.in_force_from for c in point.cite]
    assert min(begun) <= point.since


def test_the_parts_of_the_guide_are_not_scattered() -> None:
    parts = [part for part, _ in guide().parts]
    assert len(parts) == len(set(parts))


def test_following_the_advice_on_invalidity_or_on_suing_the_owner_alone_is_called_dangerous() -> None:
    """construction_2026:11, 22 and :6: the terms follow the price, the court reports, the direct claim is gone."""
    dangerous = {point.id for point in guide().point if point.verdict is Verdict.DANGEROUS}
    assert dangerous == {"invalid_as_escape", "builder_strategy"}


@pytest.mark.parametrize(
    ("id", "since"),
    [
        ("priority_length", date(2021, 1, 1)),  # construction_2020:41
        ("priority_start", date(2019, 2, 1)),  # construction_2018:22, 26
        ("interest_rate", date(2019, 8, 20)),  # first quotation of the reformed LPR
        ("settlement_modify", date(2017, 10, 1)),  # gpcl_2017:147, 206
        ("builder_sues_employer", date(2026, 6, 30)),  # construction_2026:6, 23
    ],
)
def test_the_day_of_the_change_is_that_of_the_law(id: str, since: date) -> None:
    assert by_id(id).since == since


def test_the_document_opens_and_says_every_point_whole() -> None:
    text = document_text()
    for point in guide().point:
        for words in (point.says, point.changed, point.do):
            assert DAY.sub(lambda m: f"{m[1]}年{int(m[2])}月{int(m[3])}日", words) in text
        assert all(law in text for law in provisions(point))


def test_the_document_counts_the_verdicts() -> None:
    counts = Counter(point.verdict for point in guide().point)
    text = document_text()
    for verdict, word in VERDICTS.items():
        assert f"{word}{counts[verdict]}点" in text


def test_equal_guides_give_equal_bytes() -> None:
    assert guide_bytes(guide()) == guide_bytes(guide())


def test_the_command_writes_the_document_and_prints_the_points(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["guide", "--out", str(tmp_path / "new"), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert Path(data["file"]).read_bytes() == guide_bytes(guide())
    assert [row["id"] for row in data["points"]] == [point.id for point in guide().point]


def test_a_point_that_lacks_its_day_is_named_as_a_fault_of_the_data(monkeypatch: pytest.MonkeyPatch) -> None:
    data = guide().model_dump(mode="json")
    del data["point"][3]["since"]
    monkeypatch.setattr(module, "read_toml", lambda _: data)
    with pytest.raises(KnowledgeError, match=r"point\.3\.since"):
        module.guide.__wrapped__()
