"""What a reload must find again: the matter, the language and the day of the assessment, in the address."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from streamlit.testing.v1 import AppTest

from .helpers import ID, TODAY, complete, keep, open_page, rerun, words

ROOT = Path(__file__).resolve().parents[2]


def test_the_day_of_the_assessment_is_found_again_after_a_reload() -> None:
    keep(complete())
    app = open_page("deadlines", on="2019-03-31")
    assert app.date_input(key="as_of").value == date(2019, 3, 31)


def test_a_day_chosen_stands_in_the_address_and_today_does_not() -> None:
    keep(complete())
    app = open_page("deadlines")
    assert "on" not in app.query_params
    app.date_input(key="as_of").set_value(date(2012, 6, 29))
    assert rerun(app).query_params["on"] == "2012-06-29"
    app.date_input(key="as_of").set_value(TODAY)
    assert "on" not in rerun(app).query_params


def test_a_day_in_the_address_that_is_none_is_today() -> None:
    keep(complete())
    for wrong in ("2024-13-01", "1998-01-01", "gestern", "3024-01-01"):
        assert open_page("deadlines", on=wrong).date_input(key="as_of").value == TODAY


def test_one_can_assess_as_of_any_day_since_our_first_law() -> None:
    box = open_page("deadlines", stored=False).date_input(key="as_of")
    assert box.min == date(1999, 10, 1)
    assert box.max >= date(2060, 1, 1)


def test_going_back_to_chinese_clears_the_language_from_the_address() -> None:
    keep(complete())
    app = open_page("deadlines", "en")
    app.button_group(key="language").set_value("zh_CN")
    assert "lang" not in rerun(app).query_params


def test_a_day_other_than_today_is_said_on_the_page_and_undone_there() -> None:
    keep(complete())
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["matter"] = ID
    app.query_params["on"] = "2019-03-31"
    rerun(app)
    assert "按 2019-03-31 评估" in words(app)
    app.button(key="to_today").click()
    assert "按 2019-03-31 评估" not in words(rerun(app))
