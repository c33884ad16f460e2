"""What is reported as advice cites the law of its time."""

from __future__ import annotations

from datetime import date

from advisor.analysis.assessment import assess
from advisor.analysis.report import report

from .matters import direct_contractor


def test_interest_judged_in_2013_is_advised_on_without_the_interpretation_of_2020() -> None:
    given = direct_contractor(
        contract__signed_on=date(2010, 3, 1), account__due_on=date(2012, 5, 23),
        performance__completed_on=date(2012, 1, 1), procedure__filed_on=date(2013, 2, 1),
        procedure__accepted_on=date(2013, 2, 1),
    )
    found = {row["id"]: row for row in report(assess(given, date(2013, 3, 1)))["claims"]}
    cites = [cite for advice in found["interest"]["advice"] for cite in advice["cite"]]
    assert cites
    assert not [cite for cite in cites if "〔2020〕25号" in cite or "〔2026〕12号" in cite]
