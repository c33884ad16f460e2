"""A period of limitation cites the article in force when it ran out."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.analysis.assessment import assess
from advisor.rules.clock import Reading
from advisor.rules.matter import Matter


def counted_from(due_on: str) -> Reading:
    given = {
        "claimant": {"role": "contractor"},
        "debtor": {"role": "employer"},
        "account": {"unpaid": "1000000", "due_on": due_on, "events": []},
    }
    main = assess(Matter.model_validate(given), date(2026, 11, 24))["contract_price"].clock("limitation").main
    assert main is not None
    return main


@pytest.mark.parametrize(
    ("due_on", "last_on", "cite"),
    [
        # two years, over on 2017-09-30: the two years of 1986 (limitation_transition_2018:3)
        ("2015-09-30", date(2017, 9, 30), ("gpcl_1986:135",)),
        # not over on 2017-10-01: three years from the same start (limitation_transition_2018:2)
        ("2015-10-01", date(2018, 10, 1), ("gpcl_2017:188", "limitation_transition_2018:2")),
        # three years, over on the last day before the Civil Code
        ("2017-12-31", date(2020, 12, 31), ("gpcl_2017:188",)),
        # still running on 2021-01-01
        ("2018-01-01", date(2021, 1, 1), ("civil_code:188",)),
    ],
)
def test_the_article_is_that_of_the_last_day(due_on: str, last_on: date, cite: tuple[str, ...]) -> None:
    found = counted_from(due_on)
    assert found.nominal_on == last_on
    assert found.cite == cite
