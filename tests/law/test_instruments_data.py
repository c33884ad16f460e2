"""The law as data keeps its own rules: one file per instrument, dates in order, names that mean one thing."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from advisor.law.knowledge import KNOWLEDGE

FOLDER = KNOWLEDGE / "instruments"
STEMS = sorted(path.stem for path in FOLDER.glob("*.toml"))
KINDS = {"statute", "judicial_interpretation", "reply", "regulation", "rule", "standard", "contract_form"}
REQUIRED = {"id", "title", "kind", "issuer", "in_force_from", "aliases", "short", "checked_on", "articles"}
OPTIONAL = {"number", "promulgated_on", "in_force_to", "replaced_by", "text_from", "ambiguous_names", "note"}
ARTICLE_KEYS = {"number", "gist", "in_force_from"}

every_instrument = pytest.mark.parametrize("stem", STEMS)


@cache
def instrument(stem: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{stem}.toml").read_text(encoding="utf-8"))


@cache
def texts(stem: str) -> dict[str, str]:
    return {article["number"]: article["gist"] for article in instrument(stem)["articles"]}


def test_the_folder_is_not_empty() -> None:
    assert "construction_2026" in STEMS


@every_instrument
def test_the_id_of_an_instrument_is_the_name_of_its_file(stem: str) -> None:
    assert instrument(stem)["id"] == stem


@every_instrument
def test_an_instrument_has_the_required_keys_and_no_unknown_one(stem: str) -> None:
    keys = set(instrument(stem))
    assert keys >= REQUIRED
    assert keys <= REQUIRED | OPTIONAL
    assert instrument(stem)["kind"] in KINDS


@every_instrument
def test_the_dates_of_an_instrument_are_in_order(stem: str) -> None:
    data = instrument(stem)
    known = [data[key] for key in ("promulgated_on", "in_force_from", "in_force_to") if key in data]
    assert all(type(day) is date for day in known)
    assert known == sorted(known)
    if "text_from" in data:
        assert data["in_force_from"] < data["text_from"] <= data.get("in_force_to", data["checked_on"])


@every_instrument
def test_an_article_with_its_own_window_starts_inside_that_of_the_instrument(stem: str) -> None:
    data = instrument(stem)
    for article in data["articles"]:
        assert set(article) <= ARTICLE_KEYS
        start = article.get("in_force_from", data["in_force_from"])
        assert data["in_force_from"] <= start <= data.get("in_force_to", start)


@every_instrument
def test_a_successor_is_an_instrument_of_ours_that_is_in_force_when_the_old_one_ends(stem: str) -> None:
    data = instrument(stem)
    for successor in data.get("replaced_by", []):
        assert successor in STEMS
        assert successor != stem
        if "in_force_to" in data:
            assert instrument(successor).get("in_force_to", date.max) > data["in_force_to"]


@every_instrument
def test_no_article_is_written_twice(stem: str) -> None:
    numbers = [article["number"] for article in instrument(stem)["articles"]]
    assert [number for number, times in Counter(numbers).items() if times > 1] == []
    assert all(isinstance(number, str) and number for number in numbers)


@every_instrument
def test_a_gist_is_one_or_two_short_sentences(stem: str) -> None:
    wrong = {n: g for n, g in texts(stem).items() if not 8 <= len(g) <= 160 or not g.endswith("。")}
    assert wrong == {}


def test_an_alias_names_one_instrument_only() -> None:
    owners: dict[str, list[str]] = {}
    for stem in STEMS:
        for alias in instrument(stem)["aliases"]:
            owners.setdefault(alias, []).append(stem)
    assert {alias: stems for alias, stems in owners.items() if len(stems) > 1} == {}


def test_names_are_written_without_book_title_marks() -> None:
    names = [n for s in STEMS for n in (*instrument(s)["aliases"], instrument(s)["short"])]
    assert [name for name in names if "《" in name] == []


def test_an_ambiguous_name_is_shared_and_is_nobodys_alias() -> None:
    aliases = {alias for stem in STEMS for alias in instrument(stem)["aliases"]}
    shared = Counter(name for stem in STEMS for name in instrument(stem).get("ambiguous_names", []))
    assert aliases & set(shared) == set()
    assert [name for name, times in shared.items() if times < 2] == []


def test_a_title_borne_by_two_instruments_is_ambiguous_in_both() -> None:
    titles = Counter(instrument(stem)["title"] for stem in STEMS)
    for stem in STEMS:
        if titles[instrument(stem)["title"]] > 1:
            assert instrument(stem)["title"] in instrument(stem)["ambiguous_names"]


def test_short_names_are_all_different() -> None:
    shorts = Counter(instrument(stem)["short"] for stem in STEMS)
    assert [name for name, times in shorts.items() if times > 1] == []


def test_the_two_interpretations_called_number_two_carry_their_year_wherever_they_are_named() -> None:
    assert "2018" in instrument("construction_2018")["short"]
    assert "2026" in instrument("construction_2026")["short"]


# Below: anchors read in the official texts, so that a slip of the pen in a number does not pass.


def test_the_construction_interpretations_are_complete() -> None:
    # 法释〔2004〕14号、〔2018〕20号、〔2020〕25号、〔2026〕12号、〔2002〕16号、〔2020〕15号的末条
    for stem, last in {
        "construction_2004": 28,
        "construction_2018": 26,
        "construction_2020": 45,
        "construction_2026": 23,
        "priority_reply_2002": 5,
        "temporal_2020": 28,
    }.items():
        assert list(texts(stem)) == [str(n) for n in range(1, last + 1)]


def test_the_six_month_rule_of_the_2002_reply_starts_six_months_after_the_reply() -> None:
    # 批复第五条：第四条自公布之日起6个月后施行；公告施行日 2002-06-27
    data = instrument("priority_reply_2002")
    fourth = next(article for article in data["articles"] if article["number"] == "4")
    assert data["in_force_from"] == date(2002, 6, 27)
    assert fourth["in_force_from"] == date(2002, 12, 27)


def test_the_old_law_ends_the_day_before_the_civil_code() -> None:
    assert instrument("civil_code")["in_force_from"] == date(2021, 1, 1)
    for stem in ("contract_act_1999", "gpcl_1986", "gpcl_2017", "construction_2004", "construction_2018"):
        assert instrument(stem)["in_force_to"] == date(2020, 12, 31)


def test_the_time_for_claiming_priority_is_six_months_in_2018_and_eighteen_from_2021() -> None:
    assert "六个月" in texts("construction_2018")["22"]
    assert "十八个月" in texts("construction_2020")["41"]


def test_mistake_lapses_in_three_months_under_the_general_provisions_and_ninety_days_under_the_code() -> None:
    assert "三个月" in texts("gpcl_2017")["152"]
    assert "九十日" in texts("civil_code")["152"]


def test_a_guarantee_without_a_named_kind_changes_nature_in_2021() -> None:
    assert "连带责任保证" in texts("guarantee_act_1995")["19"]
    assert "一般保证" in texts("civil_code")["686"]


def test_the_time_to_attack_an_award_is_halved_in_2026() -> None:
    assert "六个月" in texts("arbitration_2017")["59"]
    assert "三个月" in texts("arbitration_2025")["72"]


def test_an_instrument_and_its_revision_leave_no_day_between_them() -> None:
    # 例：728 号令用到 2025-05-31，802 号令自 2025-06-01 起
    for old, new in {
        "sme_2020": "sme_2025",
        "company_2018": "company_2023",
        "arbitration_2017": "arbitration_2025",
        "limitation_2008": "limitation_2020",
        "level_jurisdiction_2015": "level_jurisdiction_2021",
    }.items():
        assert instrument(old)["in_force_to"] + timedelta(days=1) == instrument(new)["in_force_from"]
