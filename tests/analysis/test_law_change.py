"""Whose answer changes between two days of filing, between two days of looking, or between two versions of the law."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from advisor.analysis.law_change import Change, Comparison, between, compare, compare_all
from advisor.analysis.snapshot import snapshot, snapshots
from advisor.cli import main
from advisor.law.knowledge import KNOWLEDGE
from advisor.matters.files import load_matter, save_matter
from tests.analysis.matters import direct_contractor

EXAMPLES = KNOWLEDGE / "examples"
LAST_DAY_OF_OLD_LAW, FIRST_DAY_OF_NEW_LAW = date(2026, 6, 29), date(2026, 6, 30)
"""construction_2026:23: cases accepted on 2026-06-30 or later."""


def change(found: Comparison, claim: str) -> Change:
    return next(c for c in found.changes if c.claim == claim)


def kinds(found: Change) -> list[str]:
    return [cause.kind for cause in found.causes]


def test_the_taker_of_an_unlawful_subcontract_loses_the_claim_on_the_employer_on_2026_06_30() -> None:
    """construction_2020:43 gave it, construction_2026:6 takes it away in cases accepted from that day."""
    matter = load_matter(EXAMPLES / "void_subcontract_builder.json")
    found = between(matter, LAST_DAY_OF_OLD_LAW, FIRST_DAY_OF_NEW_LAW)
    builder = change(found, "actual_builder")
    assert builder.before is not None
    assert builder.before.standing != "fails"
    assert builder.after is not None
    assert builder.after.standing == "fails"
    assert builder.decisive
    assert "regime" in kinds(builder)
    assert "element" in kinds(builder)
    assert any("法释〔2026〕12号" in article for cause in builder.causes for article in cause.law)


def test_filing_after_the_last_day_of_the_priority_right_is_named_as_the_cause() -> None:
    """Due 2025-07-10, eighteen months end on Sunday 2027-01-10, extended to Monday 2027-01-11."""
    found = between(direct_contractor(), date(2027, 1, 10), date(2027, 1, 12))
    priority = change(found, "priority_of_payment")
    assert priority.after is not None
    assert priority.after.standing == "defeated"
    assert kinds(priority) == ["defence", "clock"]
    clock = priority.causes[-1]
    assert clock.sentence.key == "change.clock_late"
    assert clock.sentence.values["last_on"] == date(2027, 1, 10)
    assert any("第41条" in article for article in clock.law)


def test_both_filings_are_seen_on_the_later_day_so_that_interest_does_not_differ() -> None:
    found = between(direct_contractor(), date(2026, 9, 1), date(2026, 11, 1))
    assert found.before.on == found.after.on == date(2026, 11, 1)
    assert [c.claim for c in found.changes] == []


def test_a_claim_whose_rules_alone_change_is_told_apart_from_one_whose_answer_changes() -> None:
    found = between(direct_contractor(), LAST_DAY_OF_OLD_LAW, FIRST_DAY_OF_NEW_LAW)
    price = change(found, "contract_price")
    assert price.only_law
    assert not price.decisive


def test_a_matter_already_accepted_keeps_its_days_and_is_seen_on_either_day() -> None:
    matter = direct_contractor(procedure__accepted_on=date(2026, 6, 1))
    found = between(matter, LAST_DAY_OF_OLD_LAW, FIRST_DAY_OF_NEW_LAW)
    assert found.after.kept
    assert found.after.filed_on == date(2026, 6, 1)
    assert (found.before.on, found.after.on) == (LAST_DAY_OF_OLD_LAW, FIRST_DAY_OF_NEW_LAW)
    assert not any("regime" in kinds(c) for c in found.changes)


def test_interest_accruing_between_two_days_of_looking_is_a_change_of_amount_only() -> None:
    matter = direct_contractor(procedure__accepted_on=date(2026, 7, 1))
    interest = change(between(matter, date(2026, 8, 1), date(2026, 9, 1)), "interest")
    assert kinds(interest) == ["amount"]


def test_a_planned_day_of_filing_is_replaced_by_the_day_asked_about() -> None:
    planned = direct_contractor(procedure__planned_filing_on=date(2026, 12, 1))
    found = snapshot(planned, LAST_DAY_OF_OLD_LAW, FIRST_DAY_OF_NEW_LAW)
    assert found.filed_on == LAST_DAY_OF_OLD_LAW
    assert found.answers["contract_price"].regime == "c2020"


def test_facts_older_than_our_law_are_refused_by_name_and_not_compared() -> None:
    old = direct_contractor(contract__signed_on=date(1999, 2, 1), account__due_on=date(1999, 5, 1))
    found = between(old, LAST_DAY_OF_OLD_LAW, FIRST_DAY_OF_NEW_LAW)
    assert found.changes == ()
    assert found.refusal is not None
    assert "1999-10-01" in found.refusal.say()


def test_a_claim_that_exists_on_one_side_only_is_new_or_gone() -> None:
    whole = snapshot(direct_contractor(), FIRST_DAY_OF_NEW_LAW, FIRST_DAY_OF_NEW_LAW)
    less = whole.model_copy(update={"answers": {k: v for k, v in whole.answers.items() if k != "interest"}})
    assert [c.headline.key for c in compare(less, whole).changes] == ["change.claim_new"]
    assert [c.headline.key for c in compare(whole, less).changes] == ["change.claim_gone"]


def test_equal_snapshots_differ_in_nothing() -> None:
    paths = sorted(EXAMPLES.glob("*.json"))
    one = snapshots(paths, FIRST_DAY_OF_NEW_LAW, FIRST_DAY_OF_NEW_LAW)
    assert [c.changes for c in compare_all(one, one)] == [()] * len(paths)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_cause_can_be_said_in_every_language(language: str) -> None:
    for path in sorted(EXAMPLES.glob("*.json")):
        found = between(load_matter(path), date(2018, 1, 1), date(2029, 1, 1))
        for each in found.changes:
            assert each.headline.say(language)
            assert all("{" not in cause.sentence.say(language) for cause in each.causes)


# --- the command -----------------------------------------------------------------------------------------------------


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "case.json"
    save_matter(direct_contractor(), path)
    return path


def test_another_copy_of_the_knowledge_is_compared_in_its_own_process(
    tmp_path: Path, saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With twelve months instead of eighteen the right of 2025-07-10 would end on 2026-07-10."""
    copy = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, copy)
    periods = copy / "periods.toml"
    text = periods.read_text(encoding="utf-8").replace("length = 18", "length = 12")
    periods.write_text(text, encoding="utf-8")
    days = ["--from", "2026-11-24", "--to", "2026-11-24", "--json"]
    assert main(["diff", str(saved), "--knowledge", str(copy), *days]) == 0
    (row,) = json.loads(capsys.readouterr().out)["matters"]
    (priority,) = row["changes"]
    assert priority["before"]["standing"] == "defeated"
    assert priority["after"]["standing"] in ("made_out", "arguable")
    assert any("2026-07-10" in cause["text"] for cause in priority["causes"])


def test_a_folder_without_our_law_is_refused(
    tmp_path: Path, saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(saved), "--knowledge", str(tmp_path)]) == 2
    assert "--knowledge" in capsys.readouterr().err


def test_broken_knowledge_is_reported_with_what_it_says(
    tmp_path: Path, saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "regimes.toml").write_text("this is not TOML", encoding="utf-8")
    assert main(["diff", str(saved), "--knowledge", str(tmp_path)]) == 2
    assert "regimes.toml" in capsys.readouterr().err


@pytest.mark.parametrize(
    "days", [[], ["--from", "2026-06-29"], ["--from", "2026-06-29", "--to", "yesterday"]]
)
def test_two_good_dates_are_asked_for(
    days: list[str], saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(saved), *days]) == 2
    assert "--to" in capsys.readouterr().err


def test_the_text_names_the_matter_the_claim_and_the_rule(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(saved), "--from", "2027-01-10", "--to", "2027-01-12"]) == 0
    told = capsys.readouterr().out
    assert "【case】" in told
    assert "★ 建设工程价款优先受偿权：由" in told
    assert "变为“被抗辩挡住”。" in told
    assert "第41条" in told
