"""What each guarantor, deposit or loss is asked for in the paper: each by its own period and the law of its own day."""

from __future__ import annotations

from datetime import date
from typing import Any

from advisor.analysis.assessment import assess
from advisor.analysis.selfcheck import next_steps
from advisor.papers.complaint.compose import compose
from advisor.papers.pleading import Pleading
from advisor.rules.matter import Matter
from tests.test_scenarios import BACKGROUND, _merge

ON = date(2026, 11, 23)
NAMES = {"claimant": {"name": "甲建工公司"}, "debtor": {"name": "乙置业公司"}}
OWED = {"unpaid": "12000000.00", "due_on": date(2025, 5, 23)}


def matter(**parts: Any) -> Matter:
    account = _merge(OWED, parts.pop("account", {}))
    unraised = {k: v for k, v in BACKGROUND["account"].items() if k != "limitation_raised"}
    given = {**BACKGROUND, "account": unraised}
    return Matter.model_validate(_merge(_merge(_merge(given, NAMES), parts), {"account": account}))


def asked(paper: Pleading, claim: str) -> list[str]:
    return [str(request.text) for request in paper.requests if request.claim_id == claim]


def guarantee(name: str, kind: str, signed_on: date, main_due_on: date, period: str = "none") -> dict[str, Any]:
    return {
        "guarantor": name, "kind": kind, "signed_on": signed_on, "main_due_on": main_due_on, "period": period,
    }


LAPSED = guarantee("丙公司", "joint", date(2024, 1, 1), date(2025, 5, 23), "until_paid_off")
"""Six months from 2025-05-23 ended on Monday 2025-11-24 (security_2020:32)."""
LAST_DAY = guarantee("丁公司", "unspecified", date(2022, 12, 1), date(2026, 5, 23))
"""A general guarantee (civil_code:686(2)); six months from 2026-05-23 end on 2026-11-23."""
OLD = guarantee("戊公司", "unspecified", date(2020, 12, 1), date(2025, 5, 23), "until_paid_off")
"""Joint (guarantee_act_1995:19); two years from 2025-05-23, or six months."""


def test_a_guarantor_whose_period_has_passed_is_not_sued() -> None:
    paper = compose(assess(matter(account={"guarantees": [LAPSED, LAST_DAY]}), ON))
    assert not any("丙公司" in request for request in asked(paper, "further_debtors"))
    assert not any("丙公司" in str(party.name) for party in paper.parties)
    assert any("丁公司" in str(party.name) for party in paper.parties)


def test_each_guarantor_answers_by_the_law_of_the_day_he_signed() -> None:
    paper = compose(assess(matter(account={"guarantees": [LAST_DAY, OLD]}), ON))
    requests = asked(paper, "further_debtors")
    assert [("丁公司" in r, "仍不能履行的部分" in r) for r in requests if "丁公司" in r] == [(True, True)]
    assert [("戊公司" in r, "连带清偿责任" in r) for r in requests if "戊公司" in r] == [(True, True)]
    cited = " ".join(str(p) for p in paper.law_citations)
    assert "担保法》第十九条" in cited
    assert "公司法" not in cited


def test_the_guarantor_whose_last_day_is_today_comes_before_one_that_is_only_argued_to_be_late() -> None:
    steps = [s.sentence.say() for s in next_steps(assess(matter(account={"guarantees": [OLD, LAST_DAY]}), ON))]
    named = [s for s in steps if "保证期间" in s]
    assert "丁公司" in named[0]
    assert "2026-11-23" in named[0]


def test_only_the_deposit_still_alive_is_asked_for() -> None:
    """5,000,000 due 2024-11-24 lives until 2027-11-24; 1,000,000 taken on 2022-03-01 ended on 2025-03-03."""
    contract = {
        "signed_on": date(2022, 3, 1), "performance_deposit": "5000000", "other_deposit": "1000000",
        "performance_deposit_due_on": date(2024, 11, 24), "deposit_paid_on": date(2022, 3, 1),
    }
    paper = compose(assess(matter(contract=contract), ON), claims=["deposits"])
    requests = asked(paper, "deposits")
    assert any("履约保证金5000000元" in request.replace(",", "") for request in requests)
    assert not any("1000000元" in request or "6000000元" in request for request in requests)


def test_each_loss_is_claimed_under_the_law_of_its_own_day() -> None:
    def event(cause: str, known_on: date, ended_on: date) -> dict[str, Any]:
        return {
            "cause": cause, "known_on": known_on, "ended_on": ended_on, "amount": "500000",
            "employer_caused": True, "proven": True, "mitigated": True,
        }

    events = [
        event("late_site", date(2020, 3, 1), date(2020, 6, 1)),
        event("stoppage", date(2024, 6, 1), date(2024, 9, 1)),
    ]
    found = assess(matter(performance={"loss_events": events}), ON)["loss_claims"]
    assert {"contract_act_1999:283", "civil_code:804"} <= set(found.version.cite)
    assert {"contract_act_1999:283", "civil_code:804"} <= found.own_day
    late = assess(matter(performance={"loss_events": events[1:]}), ON)["loss_claims"]
    assert not any(cite.startswith("contract_act") for cite in late.version.cite)


def test_the_subcontractor_pays_the_wages_and_the_general_contractor_pays_first() -> None:
    """wage_2020:30(1), (3)."""
    paper = compose(
        assess(
            matter(
                claimant={"role": "worker", "kind": "individual"},
                debtor={"role": "subcontractor"},
                chain={"main_contractor_name": "己总包公司", "employer_name": "庚建设公司"},
                performance={
                    "unpaid_wages": "80000", "wage_cause": "subcontractor_unpaid",
                    "wages_due_on": date(2025, 11, 20),
                },
            ),
            ON,
        ),
        claims=["wage_route"],
    )
    first, second = asked(paper, "wage_route")
    assert "乙置业公司" in first
    assert "80000元" in first.replace(",", "")
    assert "己总包公司" in second
    assert "先行清偿" in second
    cited = " ".join(str(p) for p in paper.law_citations)
    assert "第三十条第一款" in cited
    assert "第二十九条" not in cited
    assert "第三十六条" not in cited
    assert not any("庚建设公司" in str(party.name) for party in paper.parties)


def test_capital_not_yet_due_is_called_by_its_own_article_and_by_the_transition_only_for_older_debts() -> None:
    """company_2023:54 for a debt due since 2024-07-01; beside it company_temporal_2024:4 for one due on 2024-06-30."""

    def articles(due_on: date) -> list[str]:
        holders = [{"name": "庚公司", "unpaid_capital": "4000000", "capital_due_on": date(2035, 12, 31)}]
        account = {"due_on": due_on, "shareholders": holders}
        paper = compose(assess(matter(account=account, debtor={"unable_to_pay": True}), ON), claims=["further_debtors"])
        return [f"{c.title} {c.article}" for c in paper.law_citations if "公司法" in c.title]

    assert any("公司法 54" in article for article in articles(date(2024, 7, 1)))
    assert not any("时间效力" in article for article in articles(date(2024, 7, 1)))
    assert any("公司法 54" in article for article in articles(date(2024, 6, 30)))
    assert any("时间效力" in article for article in articles(date(2024, 6, 30)))


def test_whoever_sold_shares_with_overdue_capital_is_asked_and_those_not_yet_due_are_not_called_overdue() -> None:
    """company_interp_3_2011:13(2), 18; company_2023:54 asks that the company cannot pay."""
    sold = {
        "transferor": "辛公司", "transferred_on": date(2022, 5, 10), "capital_due_on": date(2021, 12, 31),
        "unpaid_capital": "300000", "transferee_paid": False,
    }
    holders = [
        {"name": "己公司", "unpaid_capital": "400000", "capital_due_on": date(2024, 12, 31)},
        {"name": "庚公司", "unpaid_capital": "4000000", "capital_due_on": date(2035, 12, 31)},
    ]
    account = {"shareholders": holders, "capital_transfers": [sold]}
    paper = compose(assess(matter(account=account, debtor={"unable_to_pay": False}), ON), claims=["further_debtors"])
    requests = asked(paper, "further_debtors")
    assert any("己公司" in r and "400000元" in r for r in requests)
    assert any("辛公司" in r and "300000元" in r for r in requests)
    assert not any("庚公司" in r for r in requests)


def test_the_sole_shareholder_answers_by_the_day_of_the_debt_whatever_day_a_guarantee_was_signed() -> None:
    """company_2023:23(3) for a debt due 2025-05-23, company_2018:63 for one due 2023-05-23 (company_temporal_2024:1)."""

    def articles(due_on: date, signed_on: date) -> set[str]:
        given = {**guarantee("丙公司", "joint", signed_on, due_on), "asserted_on": due_on}
        account = {"due_on": due_on, "guarantees": [given], "shareholders": [{"name": "己公司"}]}
        paper = compose(assess(matter(account=account, debtor={"one_man_company": True}), ON), claims=["further_debtors"])
        return {str(c.article) for c in paper.law_citations if c.title.endswith("公司法")}

    assert articles(date(2025, 5, 23), date(2020, 6, 1)) == {"23"}
    assert articles(date(2023, 5, 23), date(2020, 6, 1)) == {"63"}
    assert articles(date(2023, 5, 23), date(2024, 8, 1)) == {"63"}


def test_an_act_whose_five_years_are_over_is_not_revoked_beside_one_in_time() -> None:
    """civil_code:541: 2020-01-10 and five years is 2025-01-10; the other act is of 2026."""
    gift = {"kind": "gift", "market_price": "1000000.00", "known_on": date(2026, 2, 2), "unpaid_claim_affected": True}
    old = {**gift, "counterparty": "丁公司", "done_on": date(2020, 1, 10)}
    new = {**gift, "counterparty": "戊公司", "done_on": date(2026, 1, 10)}
    requests = asked(compose(assess(matter(account={"disposals": [old, new]}), ON), claims=["creditor_revocation"]), "creditor_revocation")
    assert any("戊公司" in request for request in requests)
    assert not any("丁公司" in request for request in requests)


def test_each_who_stands_behind_the_company_is_asked_by_his_own_ground() -> None:
    """company_2023:23(1): the whole debt; 232(3): the loss caused."""
    behind = {"proven": True, "harm": True, "done_on": date(2025, 1, 10)}
    holder = {**behind, "name": "丁公司", "position": "shareholder", "ground": "commingling"}
    director = {**behind, "name": "戊某", "position": "director", "ground": "liquidation_late", "loss": "300000.00"}
    paper = compose(assess(matter(account={"controllers": [holder, director]}), ON), claims=["contract_price", "further_debtors"])
    requests = asked(paper, "further_debtors")
    assert [r for r in requests if "丁公司" in r and "连带清偿责任" in r]
    assert [r for r in requests if "戊某" in r and "损失300000元范围内" in r]
    assert len(requests) == 2
