"""From every page there is a next step; a missing fact leads to its question, and what is unknown is not shown as nil."""

from __future__ import annotations

from decimal import Decimal

from advisor.analysis.assessment import Standing, assess
from advisor.analysis.ranking import remote
from advisor.pages.amounts import lines_table
from advisor.pages.links import pressing
from advisor.quantum.lines import Line
from advisor.rules.matter import Matter
from advisor.texts import Texts

from .helpers import ID, TODAY, complete, keep, open_page, partial, words


def _price_alone() -> Matter:
    """A price known to be owed, of which no day is known: what a day adds cannot be counted."""
    return Matter.model_validate(
        {
            "claimant": {"role": "lawful_subcontractor"},
            "debtor": {"role": "general_contractor"},
            "contract": {"signed_on": "2019-04-30"},
            "performance": {"completed": True, "completed_on": "2024-12-10", "quality": "qualified"},
            "account": {"unpaid": "640000"},
        }
    )


def test_an_open_claim_has_its_questions_one_click_away() -> None:
    keep(partial())
    app = open_page("result")
    results = assess(partial(), TODAY).results.values()
    open_ones = [r.id for r in results if r.standing is Standing.OPEN and r.missing and not remote(r)]
    assert open_ones
    keys = {button.key for button in app.button}
    assert {f"ask:{id}" for id in open_ones} <= keys


def test_one_click_asks_no_more_than_a_page_of_questions() -> None:
    (result,) = [r for r in assess(Matter(), TODAY).results.values() if r.claim.id == "interest"]
    order = result.missing[::-1]
    assert len(result.missing) > 6
    assert pressing(result, order) == list(order[:6])


def test_the_next_steps_that_ask_for_facts_lead_to_their_questions() -> None:
    keep(partial())
    assert "ask:steps" in {button.key for button in open_page("result").button}


def test_a_claim_that_fails_shows_no_day_to_keep() -> None:
    keep(_price_alone())
    app = open_page("result")
    lines = [m.value for m in app.markdown]
    (place,) = [i for i, line in enumerate(lines) if "建设工程价款优先受偿权**" in line]
    assert "不成立" in lines[place]
    assert "稳妥日" not in lines[place + 2]


def test_what_a_day_adds_is_unknown_and_not_nil_while_interest_cannot_be_counted() -> None:
    keep(_price_alone())
    said = words(open_page("procedure"))
    assert "还算不出" in said
    assert "每日增加 0.00" not in said


def test_a_column_that_says_nothing_is_left_out() -> None:
    (row,) = lines_table((Line("欠付工程价款", amount=Decimal(5)),), Texts())
    assert list(row) == ["步骤", "金额（元）"]


def test_the_choice_of_claims_belongs_to_the_matter_and_speaks_the_readers_language() -> None:
    keep(complete())
    app = open_page("papers")
    box = app.multiselect[0]
    assert box.value
    assert ID in str(box.key)
    assert "Choose" not in box.proto.placeholder


def test_a_lost_claim_says_at_a_glance_what_it_lacks_or_what_stops_it() -> None:
    keep(_price_alone())
    lines = [m.value for m in open_page("result").markdown]
    (place,) = [i for i, line in enumerate(lines) if "建设工程价款优先受偿权**" in line]
    assert "不具备的要件：" in lines[place + 2]
    # The nominal contractor who lent its name and built nothing has no price to claim (a-c03).
    lender = Matter.model_validate({"claimant": {"role": "lender"}, "debtor": {"role": "employer"}})
    keep(lender)
    lines = [m.value for m in open_page("result").markdown]
    (place,) = [
        i for i, line in enumerate(lines) if "**2　支付工程价款**" in line or "　支付工程价款**" in line
    ]
    assert "挡住它的：" in lines[place + 2]


def test_a_draft_without_a_claim_leads_to_the_questions() -> None:
    keep(Matter.model_validate({"claimant": {"role": "lender"}}))
    assert "ask:first" in {button.key for button in open_page("papers").button}
