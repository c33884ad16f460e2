"""Fixed rates and thresholds are picked by the day on which they are law."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.errors import KnowledgeError, LawNotInForce
from advisor.law.knowledge import read_toml
from advisor.quantum.statutory import latest, rule, versions

NAMES = [name for name, rows in read_toml("rates/statutory.toml").items() if isinstance(rows, list)]


@pytest.mark.parametrize("name", NAMES)
def test_versions_follow_each_other_and_the_newest_is_still_law(name: str) -> None:
    found = versions(name)
    assert found == tuple(sorted(found, key=lambda version: version.from_on))
    assert latest(name).until_on == date.max
    assert all(version.citation and version.gist for version in found)


def test_a_rule_is_the_one_of_its_day() -> None:
    assert rule("sme_late_interest", date(2025, 5, 31)).citation == "sme_2020:15"
    assert rule("sme_late_interest", date(2025, 6, 1)).citation == "sme_2025:17"


def test_a_day_without_law_is_refused() -> None:
    with pytest.raises(LawNotInForce, match="2020-08-31"):
        rule("sme_late_interest", date(2020, 8, 31))


def test_an_unknown_rule_is_a_fault_of_ours() -> None:
    with pytest.raises(KnowledgeError, match="usury"):
        versions("usury")
