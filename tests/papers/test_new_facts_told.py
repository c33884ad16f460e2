"""A judgment on validity, a report of a crime and a party joined elsewhere are told, proved and leave no gap."""

from __future__ import annotations

from typing import Any

from advisor.analysis.assessment import assess
from advisor.papers.complaint import compose
from advisor.papers.pleading import Pleading
from tests.drafts.matters import ON, matter
from tests.papers.drafting import words


def _paper(**answers: Any) -> Pleading:
    return compose(assess(matter(**answers), ON), claims=["contract_invalidity"])


def test_a_contract_held_void_by_a_judgment_needs_no_other_ground() -> None:
    told = words(_paper(contract__held_void_on="2026-01-16"))
    assert "2026年1月16日，发生法律效力的裁判认定双方订立的合同无效。" in told
    assert "合同因生效裁判已经认定的事由无效" in told


def test_a_report_of_a_crime_and_a_party_joined_elsewhere_are_told() -> None:
    events = [{"on": "2026-01-10", "kind": "police_report"}, {"on": "2026-02-10", "kind": "joined_party"}]
    told = words(_paper(contract__held_void_on="2026-01-16", account__events=events))
    assert "2026年1月10日，" in told
    assert "报案，请求保护对" in told
    assert "申请追加" in told
