"""Answering: what is typed reaches the matter, what cannot be read stays, and the side follows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from advisor.analysis.questions import TOPICS, question
from advisor.analysis.selfcheck import selfcheck_fields
from advisor.pages.fields import as_typed
from advisor.rules.matter import FIELDS, Matter, getter
from advisor.texts import catalogue

from .helpers import ID, complete, keep, kept, open_page, partial, rerun, words


def _topic(topic: str, language: str = "zh_CN") -> AppTest:
    app = open_page("form", language)
    app.session_state["form_mode"], app.session_state["form_topic"] = "topics", topic
    rerun(app)
    app.session_state[f"{ID}:others:{topic}"] = True
    return rerun(app)


def _type(app: AppTest, path: str, text: str) -> None:
    app.text_input(key=f"{ID}:{path}").set_value(text)
    rerun(app)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("topic", [*TOPICS, "evidence"])
def test_every_topic_draws_every_question(topic: str, language: str) -> None:
    keep(complete())
    app = _topic(topic, language)
    drawn = {f"{ID}:{p}" for p, spec in FIELDS.items() if spec.part == topic}
    missing = [k for k in drawn if k not in app.session_state and f"{k}:{language}" not in app.session_state]
    assert not missing


def test_a_day_and_an_amount_are_read_and_shown_as_understood() -> None:
    keep(Matter())
    app = _topic("account")
    _type(app, "account.due_on", "2025年8月31日")
    _type(app, "account.unpaid", "1640万")
    assert kept().matter.account.due_on == date(2025, 8, 31)
    assert kept().matter.account.unpaid == Decimal("16400000")
    assert app.text_input(key=f"{ID}:account.due_on").value == "2025-08-31"
    assert app.text_input(key=f"{ID}:account.unpaid").value == "16,400,000.00"


def test_what_cannot_be_read_is_kept_shown_at_its_field_and_not_counted() -> None:
    keep(partial())
    app = _topic("account")
    _type(app, "account.unpaid", "很多")
    assert kept().typed == {"account.unpaid": "很多"}
    assert kept().matter.account.unpaid is None
    assert any("“很多”不是金额" in e.value and "处理办法" in e.value for e in app.error)
    again = _topic("account")
    assert again.text_input(key=f"{ID}:account.unpaid").value == "很多"
    _type(again, "account.unpaid", "5")
    assert kept().typed == {}


def test_yes_no_and_not_known_are_three_answers_and_may_be_taken_back() -> None:
    keep(Matter())
    app = _topic("contract")
    path, key = "contract.written", f"{ID}:contract.written"
    for chosen, known, unknown in (("yes", True, False), ("no", False, False), ("not_known", None, True)):
        app.pills(key=key).set_value(chosen)
        rerun(app)
        assert getter(path)(kept().matter) is known
        assert (path in kept().matter.not_known) is unknown
    app.pills(key=key).set_value(None)
    rerun(app)
    assert kept().matter == Matter()


def test_not_known_empties_a_text_and_closes_it() -> None:
    keep(partial())
    app = _topic("contract")
    box = app.checkbox(key=f"{ID}:contract.signed_on:unknown")
    box.check()
    rerun(app)
    assert kept().matter.contract.signed_on is None
    assert "contract.signed_on" in kept().matter.not_known
    assert app.text_input(key=f"{ID}:contract.signed_on").disabled


def test_a_choice_of_many_is_taken() -> None:
    keep(Matter())
    app = _topic("claimant")
    app.selectbox(key=f"{ID}:claimant.role:zh_CN").set_value("crew")
    rerun(app)
    assert kept().matter.claimant.role == "crew"


def test_a_list_may_be_said_to_be_empty() -> None:
    keep(Matter())
    app = _topic("account")
    app.pills(key=f"{ID}:account.payments").set_value("none")
    rerun(app)
    assert kept().matter.account.payments == []


@pytest.mark.parametrize("path", [path for path, spec in FIELDS.items() if spec.kind == "list"])
def test_an_empty_table_opens_for_every_list(path: str) -> None:
    keep(Matter())
    app = _topic(path.split(".")[0])
    app.pills(key=f"{ID}:{path}").set_value("have")
    rerun(app)
    assert kept().matter == Matter()


def test_rows_that_could_not_be_read_come_back_with_their_fault() -> None:
    keep(Matter(), {"account.payments": '[{"付款日": "昨天", "数额": null}]'})
    app = _topic("account")
    assert any("第 1 条，付款日：“昨天”不是日期" in e.value for e in app.error)


def test_evidence_in_hand_is_ticked() -> None:
    keep(complete())
    app = _topic("evidence")
    box = next(b for b in app.checkbox if b.key.startswith(f"{ID}:evidence:") and not b.value)
    box.check()
    rerun(app)
    assert kept().matter.evidence[box.key.rsplit(":", 1)[1]] is True


def test_contradictions_are_marked_at_the_later_field() -> None:
    keep(Matter.model_validate({"procedure": {"filed_on": "2025-02-01", "accepted_on": "2025-01-01"}}))
    app = _topic("procedure")
    assert any("早于" in e.value for e in app.error)
    assert any("1 处前后矛盾" in w.value for w in app.warning)


def test_the_guided_form_holds_its_batch_until_the_next_is_asked_for() -> None:
    keep(partial())
    app = open_page("form")
    batch = app.session_state[f"{ID}:batch"]
    assert len(batch) == 6
    first = next(path for path in batch if FIELDS[path].kind == "bool" or FIELDS[path].kind == "list")
    app.pills(key=f"{ID}:{first}").set_value("not_known")
    rerun(app)
    assert app.session_state[f"{ID}:batch"] == batch
    next(b for b in app.button if b.label == "下一组问题").click()
    rerun(app)
    assert first not in app.session_state[f"{ID}:batch"]


def test_the_side_follows_an_answer() -> None:
    keep(complete())
    app = _topic("account")
    before = words(app)
    assert "16,400,000.00 元" in before
    _type(app, "account.unpaid", "15000000")
    assert "15,000,000.00 元" in words(app)


def test_the_ten_questions_give_clocks_and_three_steps() -> None:
    keep(complete())
    app = open_page("check")
    assert len(selfcheck_fields()) == 10
    said = words(app)
    assert "稳妥日" in said
    assert len([m for m in app.markdown if m.value[:2] in ("1.", "2.", "3.")]) >= 3


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_ten_answers_alone_give_clocks_and_three_steps(language: str) -> None:
    known: dict[str, dict[str, object]] = {}
    for path in selfcheck_fields():
        part, name = path.split(".")
        if (value := getter(path)(complete())) is not None:
            known.setdefault(part, {})[name] = value
    keep(Matter.model_validate(known))
    said = words(open_page("check", language))
    assert catalogue(language)["clock.none"] not in said
    assert catalogue(language)["clock.safe"] in said
    assert len([line for line in said.splitlines() if line[:3] in ("1. ", "2. ", "3. ")]) >= 3


def test_the_name_of_the_matter_is_kept() -> None:
    keep(partial())
    app = open_page("form")
    app.text_input(key=f"{ID}:title").set_value("某厂房工程款")
    rerun(app)
    assert kept().matter.title == "某厂房工程款"


def test_an_english_reader_answers_the_same_matter() -> None:
    keep(Matter())
    app = _topic("debtor", "en")
    app.pills(key=f"{ID}:debtor.condition").set_value("evading")
    rerun(app)
    assert kept().matter.debtor.condition == "evading"


def test_a_drop_down_answer_speaks_the_readers_language_after_a_change_of_language() -> None:
    keep(complete())
    app = _topic("claimant")
    app.button_group(key="language").set_value("en")
    boxes = [box for box in rerun(app).selectbox if f"{ID}:claimant.role" in str(box.key)]
    assert [box.value for box in boxes] == ["contractor"]
    assert all("zh_CN" not in str(box.key) for box in boxes)


def test_an_amount_kept_with_an_exponent_is_shown_in_full() -> None:
    matter = Matter.model_validate({"account": {"unpaid": "1E+3"}})
    assert as_typed(question("account.unpaid"), matter.account.unpaid) == "1,000"
