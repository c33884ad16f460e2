"""Every published case we encoded, against the verdicts on its facts; every disagreement is written down."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from advisor.analysis.assessment import Assessment, Standing, assess
from advisor.analysis.claim_map import claim_map
from advisor.analysis.registry import registry
from advisor.law.instruments import citation
from advisor.rules.matter import FIELDS, Matter
from tests.cases.judge import Check, cases, checks, matter_of
from tests.cases.report import disagreements, report

EXAMPLES = Path(__file__).resolve().parents[2] / "knowledge" / "examples"


@cache
def _all() -> tuple[Check, ...]:
    return tuple(checks())


def test_at_least_eighty_cases_are_encoded_each_once() -> None:
    ids = [case["id"] for case in cases()]
    assert len(ids) == len(set(ids))
    assert len(ids) >= 80


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["id"])
def test_a_case_names_its_source_and_only_our_claims_and_fields(case: dict[str, Any]) -> None:
    assert case["title"]
    assert case["source"]
    assert case["case_number"]
    for path in (*case.get("approximate", ()), *case.get("nominal", ()), *case.get("not_background", ())):
        assert path in FIELDS, path
    for verdict in case["verdict"]:
        assert {verdict["claim"], *verdict.get("or_claims", ())} <= {*registry(), "limitation"}
        assert set(verdict["accept"]) <= {"good", "bad", "open", "contested", "partly"}
        assert verdict["reason"].endswith("。")


@pytest.mark.parametrize("case", [c for c in cases() if "too_early" in c], ids=lambda case: case["id"])
def test_facts_before_our_law_begins_are_refused_by_name_not_guessed(case: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="早于 1999 年"):
        matter_of(case)


def test_every_disagreement_is_written_down_and_none_that_is_over_stays() -> None:
    found = {check.key: check for check in _all() if not check.agrees}
    written = {row["key"]: row for row in disagreements()}
    new = [f"{k}: 期待 {found[k].expected}，我们说 {found[k].shown}" for k in sorted(found.keys() - written.keys())]
    gone = sorted(written.keys() - found.keys())
    assert not new, "没有写明的不一致：\n" + "\n".join(new)
    assert not gone, f"已经一致，应从 disagreements.toml 删去：{gone}"


def test_every_disagreement_says_why_and_by_which_article() -> None:
    for row in disagreements():
        assert row["why"].endswith("。"), row
        assert row["cite"], row
        for pinpoint in row["cite"]:
            assert citation(pinpoint), row


def test_nineteen_of_twenty_scored_standings_agree_with_facts_from_before_our_law_counted_against_us() -> None:
    then = [c for c in _all() if c.part == "standing" and c.scored and not c.today]
    early = sum(v.get("scored", False) for c in cases() if "too_early" in c for v in c["verdict"])
    assert sum(c.agrees for c in then) / (len(then) + early) >= 0.95


def test_every_last_day_that_can_be_computed_agrees() -> None:
    days = [c for c in _all() if c.part == "last_day"]
    assert len(days) >= 7
    assert [c.key for c in days if not c.agrees] == []


def test_the_report_counts_every_scored_verdict() -> None:
    text = report()
    scored = Counter(v["claim"] for case in cases() for v in case["verdict"] if v.get("scored"))
    for claim, count in scored.items():
        assert re.search(rf"\| {claim} .*\| \d+/{count} \|", text), claim


def test_the_readme_shows_the_report_and_the_claim_map_as_they_are() -> None:
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    for name, shown in (("agreement", report()), ("claim map", claim_map())):
        assert f"{shown.strip()}\n<!-- end of {name} -->" in readme, f"README 的 {name} 一段已经过时，请重新生成"


def _example(name: str, on: date) -> Assessment:
    matter = Matter.model_validate_json((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    assert matter.title
    return assess(matter, on)


def test_every_example_is_listed_in_its_readme() -> None:
    listed = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(path.name in listed for path in EXAMPLES.glob("*.json"))


def test_in_guiding_case_73_the_claim_filed_in_time_saves_the_priority_and_only_the_sum_is_missing() -> None:
    found = _example("guiding_case_73_priority", date(2013, 8, 27))
    # Insolvency accepted 2011-08-26, silence of two months, six months from 2011-10-26; claim filed 2011-10-10.
    assert found["priority_of_payment"].clock("priority").last_on == date(2012, 4, 26)
    assert found["priority_of_payment"].standing is Standing.OPEN
    assert "account.unpaid" in found["priority_of_payment"].missing


def test_the_individual_subcontractor_gets_the_settled_sum_but_no_longer_sues_the_employer() -> None:
    found = _example("void_subcontract_builder", date(2018, 6, 30))
    amount = found["contract_invalidity"].amount
    assert amount is not None
    assert amount.value == Decimal(485980 + 297294 + 1652266 - 2049685)
    assert _example("void_subcontract_builder", date(2026, 11, 23))["actual_builder"].standing is Standing.FAILS


def test_the_instalments_of_the_plant_are_owed_and_barred_from_the_last_of_them() -> None:
    found = _example("instalments_and_interest", date(2012, 3, 15))
    price = found["contract_price"]
    assert price.standing.good
    assert price.amount is not None
    assert price.amount.value == Decimal(3 * 1116666)
    # Two years from 2012-02-29; 2014 has no 29 February.
    assert price.clock("limitation").last_on == date(2014, 2, 28)


def test_the_stopped_office_building_is_paid_for_and_its_priority_runs_from_termination() -> None:
    found = _example("stopped_office_building", date(2024, 6, 15))
    assert found["contract_price"].standing.good
    # Terminated 2024-05-26, eighteen months.
    assert found["priority_of_payment"].clock("priority").last_on == date(2025, 11, 26)


def test_the_clocks_of_the_running_example_end_when_counted_by_hand() -> None:
    found = _example("running_clocks_2026", date(2026, 11, 24))
    # Due 2026-06-30 by the settlement, eighteen months.
    assert found["priority_of_payment"].clock("priority").last_on == date(2027, 12, 30)
    # Demand received 2026-08-14, three years.
    assert found["contract_price"].clock("limitation").last_on == date(2029, 8, 14)
    # Mistake known 2026-10-09: 22 days of October, 30, 31, and 7 of January make ninety.
    rescission = {clock.last_on for clock in found["settlement_rescission"].clocks}
    assert date(2027, 1, 7) in rescission
