"""The page of all matters: which right dies first, what is owed, what next; sorted, exported, opened."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from advisor.matters.store import Draft, Store
from advisor.pages.ledger_page import _csv
from advisor.rules.matter import Matter

from .helpers import ID, TODAY, complete, keep, open_page, partial, rerun, words

OTHER = "fedcba9876543210"


def _two() -> None:
    keep(complete())
    matter = partial().model_copy(update={"title": "另一个案件"})
    Store().save(OTHER, Draft(matter))


def test_an_empty_store_is_said_to_be_empty_and_offers_a_first_matter() -> None:
    app = open_page("ledger", stored=False)
    assert "还没有案件" in words(app)
    assert app.button(key="ledger_new")


def test_every_matter_stands_in_the_list_the_first_to_run_out_first() -> None:
    _two()
    table = open_page("ledger", stored=False).dataframe[0].value
    assert set(table["案件"]) == {complete().title, "另一个案件"}
    # The teaching example: 90 days from 2026-10-09, the day on which the flaw of the settlement became known
    # (civil_code:152), end on 2027-01-07.
    first = table[table["案件"] == complete().title].iloc[0]
    assert first["稳妥日"] == date(2027, 1, 7)
    assert first["剩余天数"] == (date(2027, 1, 7) - TODAY).days == 44
    assert first["欠付（元）"] == 16_400_000
    assert "2027-01-07" in first["下一步"]
    days = [day for day in table["稳妥日"] if day is not None]
    assert days == sorted(days)


def test_two_matters_of_one_name_are_two_lines() -> None:
    keep(complete())
    Store().save(OTHER, Draft(complete()))
    assert len(open_page("ledger", stored=False).dataframe[0].value) == 2


def test_the_list_can_be_narrowed_to_what_runs_out_soon() -> None:
    _two()
    app = open_page("ledger", stored=False)
    app.button_group(key="ledger_within").set_value("within.quarter")
    assert list(rerun(app).dataframe[0].value["案件"]) == [complete().title]
    app.button_group(key="ledger_within").set_value("within.month")
    assert not rerun(app).dataframe


def test_a_line_opens_its_matter() -> None:
    _two()
    app = open_page("ledger")
    assert app.session_state["matter_id"] == ID
    box = app.selectbox(key="ledger_open:zh_CN")
    (other,) = [i for i, words in enumerate(box.options) if "另一个案件" in words]
    box.set_value(other)
    assert rerun(app).session_state["matter_id"] == OTHER


def test_a_matter_older_than_our_law_stands_with_its_reason_and_stops_nothing() -> None:
    _two()
    old = {"contract": {"signed_on": "1999-05-06"}, "account": {"due_on": "1999-06-01"}, "title": "老案"}
    Store().save("0" * 16, Draft(Matter.model_validate(old)))
    app = open_page("ledger", stored=False)
    assert len(app.dataframe[0].value) == 3
    assert any("老案" in warning.value for warning in app.warning)


def test_a_damaged_matter_is_counted_and_stops_nothing(tmp_path: Path) -> None:
    _two()
    (tmp_path / "matters" / f"{'1' * 16}.json").write_text("{", "utf-8")
    said = words(open_page("ledger", stored=False))
    assert "另有 1 个案件打不开" in said


def test_a_name_that_looks_like_a_formula_is_text_in_the_sheet() -> None:
    sheet = _csv([{"案件": "=1+1", "欠付（元）": 5.0, "稳妥日": None}]).decode("utf-8-sig").splitlines()
    assert sheet == ["案件,欠付（元）,稳妥日", "'=1+1,5.00,"]


def test_an_english_reader_reads_the_list_in_english() -> None:
    keep(complete())
    table = open_page("ledger", "en", stored=False).dataframe[0].value
    assert table["Leading claim"].iloc[0].isascii()
    assert table["Next step"].iloc[0].isascii()
    assert table["Nearest deadline"].iloc[0].isascii()
