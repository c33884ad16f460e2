"""The share of an unfinished lump-sum job is asked for by the two values it is worked out from."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from docx import Document

from advisor.analysis.assessment import assess
from advisor.papers.complaint import draft_bytes
from advisor.rules.matter import Matter


def test_the_request_names_both_values_and_leaves_no_gap_for_the_share() -> None:
    """8,100,000 ÷ 9,700,000 × 10,000,000 − 5,000,000 = 3,350,515.46 (construction_2026:10)."""
    given = {
        "claimant": {"role": "contractor"}, "debtor": {"role": "employer", "name": "乙公司"},
        "contract": {"signed_on": "2022-01-10", "price_form": "lump_sum", "price": "10000000"},
        "performance": {
            "completed": False, "quality": "qualified", "terminated_on": "2025-05-24", "termination_by": "agreement",
            "unfinished_done_value": "8100000", "unfinished_whole_value": "9700000", "unfinished_price_agreed": False,
        },
        "account": {"paid_total": "5000000"},
    }
    paper = draft_bytes(assess(Matter.model_validate(given), date(2026, 11, 24)))
    said = "\n".join(p.text for p in Document(BytesIO(paper)).paragraphs)
    assert "已完部分造价8100000元与全部工程造价9700000元的比例" in said
    assert "3350515.46元" in said
    assert "所占比例】" not in said
