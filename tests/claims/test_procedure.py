"""Clocks of court time, and interest after judgment.

Expected days are counted by hand beside each case; the articles are civil_procedure_2023:85, 104, 171, 227, 250, 264,
cpl_interp_2022:485, preservation_2016:18, arbitration_2025:72, arbitration_2017:59.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from advisor.law.doctrines import doctrine
from advisor.rules.clock import Clock, Status
from advisor.rules.facts import Facts
from advisor.rules.matter import Matter
from advisor.rules.truth import Truth
from claims.procedure import DELAY_INTEREST, PAYMENT_ORDER_STANDS, PROCEDURAL_CLOCKS

RULES = {rule.id: rule for rule in PROCEDURAL_CLOCKS}
TODAY = date(2026, 11, 23)


def matter(**parts: Any) -> Matter:
    return Matter.model_validate(parts)


def read(id: str, on: date = TODAY, **parts: Any) -> Clock:
    return RULES[id].read(Facts(matter(**parts), on))


def order(said: str, objected_on: str | None = None) -> Facts:
    """A payment order served on 2026-10-12; fifteen days end on Tuesday 2026-10-27."""
    procedure = {
        "payment_order_received_on": "2026-10-12", "payment_order_objected_on": objected_on,
        "payment_order_objection": said,
    }
    return Facts(matter(procedure=procedure), TODAY)


def test_clocks_are_silent_on_an_empty_matter() -> None:
    assert len(RULES) == len(PROCEDURAL_CLOCKS)
    assert all(rule.read(Facts(Matter(), TODAY)).main is None for rule in PROCEDURAL_CLOCKS)


def test_enforcement_from_a_leap_day_ends_on_a_worked_saturday() -> None:
    """2024-02-29 + 2 years = 2026-02-28, a Saturday worked in exchange: no extension (J06)."""
    on = date(2026, 2, 28)
    clock = read(
        "enforcement", on, procedure={"performance_until_on": "2024-02-29", "enforcement_filed_on": "2026-02-28"}
    )
    assert (clock.last_on, clock.extended_on) == (on, on)
    assert clock.status(on) is Status.EXERCISED


def test_enforcement_one_day_later_is_too_late() -> None:
    clock = read("enforcement", date(2026, 3, 1), procedure={"performance_until_on": "2024-02-29"})
    assert clock.status(date(2026, 3, 1)) is Status.EXPIRED


def test_enforcement_without_a_period_for_performance_runs_from_effect() -> None:
    clock = read("enforcement", procedure={"judgment_effective_on": "2025-05-06"})
    assert clock.last_on == date(2027, 5, 6)


def test_thirty_days_after_pre_suit_preservation_are_not_a_month() -> None:
    """2026-10-24 + 30 days = 2026-11-23 (Monday), not 2026-11-24 (J07)."""
    clock = read("pre_suit_preservation", procedure={"preserved_on": "2026-10-24", "filed_on": "2026-11-23"})
    assert (clock.last_on, clock.extended_on) == (TODAY, TODAY)
    assert clock.status(TODAY) is Status.EXERCISED


def test_suit_a_day_after_the_thirty_days_is_late() -> None:
    on = date(2026, 11, 24)
    clock = read("pre_suit_preservation", on, procedure={"preserved_on": "2026-10-24", "filed_on": "2026-11-24"})
    assert clock.status(on) is Status.EXPIRED


@pytest.mark.parametrize(
    ("kind", "last_on", "renew_on"),
    [
        ("deposit", date(2027, 3, 10), date(2027, 3, 3)),
        ("movable", date(2028, 3, 10), date(2028, 3, 3)),
        ("immovable", date(2029, 3, 10), date(2029, 3, 3)),
    ],
)
def test_freezes_last_one_two_or_three_years_and_are_renewed_seven_days_before(
    kind: str, last_on: date, renew_on: date
) -> None:
    seized = {"preservation_from_on": "2026-03-10", "preservation_kind": kind}
    assert read("preservation_expiry", procedure=seized).last_on == last_on
    assert read("preservation_renewal", procedure=seized).last_on == renew_on


def test_a_freeze_that_ends_on_a_sunday_is_not_extended() -> None:
    clock = read("preservation_expiry", procedure={"preservation_from_on": "2024-11-22", "preservation_kind": "movable"})
    assert clock.last_on == clock.extended_on == date(2026, 11, 22)
    assert date(2026, 11, 22).isoweekday() == 7


def test_a_freeze_of_an_unknown_kind_asks_for_the_kind() -> None:
    clock = read("preservation_expiry", procedure={"preservation_from_on": "2026-03-10"})
    assert clock.missing == ("procedure.preservation_kind",)


def test_award_received_under_the_new_law_has_three_months() -> None:
    """2026-03-02 + 3 months = 2026-06-02 (Tuesday); an application on 2026-07-01 is late (J04)."""
    on = date(2026, 7, 1)
    clock = read("annulment", on, procedure={"award_received_on": "2026-03-02", "annulment_filed_on": "2026-07-01"})
    assert (clock.last_on, clock.extended_on) == (date(2026, 6, 2), date(2026, 6, 2))
    assert clock.status(on) is Status.EXPIRED
    assert not clock.contested


def test_award_received_on_the_first_day_of_the_new_law_has_three_months() -> None:
    clock = read("annulment", date(2026, 3, 1), procedure={"award_received_on": "2026-03-01"})
    assert clock.last_on == date(2026, 6, 1)


def test_award_received_the_day_before_has_six_months_but_is_safe_only_for_three() -> None:
    """2026-02-28 + 6 months = 2026-08-28; three months end on 2026-05-28."""
    on = date(2026, 7, 1)
    clock = read("annulment", on, procedure={"award_received_on": "2026-02-28", "annulment_filed_on": "2026-07-01"})
    assert clock.last_on == date(2026, 8, 28)
    assert clock.safe_on == date(2026, 5, 28)
    assert clock.status(on) is Status.CONTESTED
    assert all(doctrine(r.doctrine).safe_step for r in clock.others)


def test_award_whose_three_months_ended_before_the_new_law_has_six_without_doubt() -> None:
    clock = read("annulment", date(2026, 3, 20), procedure={"award_received_on": "2025-10-09"})
    assert clock.last_on == date(2026, 4, 9)
    assert clock.others == ()


def test_appeal_within_fifteen_days_of_service() -> None:
    """2026-11-06 + 15 days = 2026-11-21 (Saturday), extended to Monday 2026-11-23."""
    clock = read("appeal", procedure={"judgment_received_on": "2026-11-06"})
    assert (clock.last_on, clock.extended_on) == (date(2026, 11, 21), TODAY)


def test_payment_order_stands_when_the_debtor_only_says_he_has_no_money() -> None:
    """J10: 2026-10-12 + 15 days = 2026-10-27."""
    facts = order("only_no_money", "2026-10-20")
    clock = RULES["payment_order"].read(facts)
    assert (clock.last_on, clock.extended_on) == (date(2026, 10, 27), date(2026, 10, 27))
    assert "继续有效" in clock.notes[0]
    assert PAYMENT_ORDER_STANDS.find(facts).truth is Truth.YES


@pytest.mark.parametrize(
    ("objected_on", "stands"), [("2026-10-27", Truth.UNKNOWN), ("2026-10-28", Truth.YES)]
)
def test_a_real_objection_undoes_the_payment_order_only_within_fifteen_days(objected_on: str, stands: Truth) -> None:
    assert PAYMENT_ORDER_STANDS.find(order("substantive", objected_on)).truth is stands


def test_first_seizure_can_be_taken_over_after_sixty_days_with_ones_own_case_in_enforcement() -> None:
    """2026-09-01 + 60 days = 2026-10-31."""
    clock = read("first_seizure", priority={"first_seized_on": "2026-09-01", "own_case_in_enforcement": True})
    assert clock.last_on == date(2026, 10, 31)
    assert clock.notes == ()


def test_first_seizure_without_a_title_of_ones_own_says_so() -> None:
    clock = read("first_seizure", priority={"first_seized_on": "2026-09-01", "own_case_in_enforcement": False})
    assert "执行程序" in clock.notes[0]


def test_first_seizure_is_not_taken_over_once_the_sale_is_announced() -> None:
    clock = read("first_seizure", priority={"first_seized_on": "2026-09-01", "auction_notice_issued": True})
    assert clock.status(TODAY) is Status.NONE


def test_doubled_interest_is_on_the_principal_of_the_judgment_only() -> None:
    """1000000 × 0.000175 × 146 days (2026-06-30 counted, 2026-11-23 not) = 25550.00 (J08)."""
    judgment = {"judgment_principal": "1000000.00", "performance_until_on": "2026-06-30"}
    assert DELAY_INTEREST.run(Facts(matter(procedure=judgment), TODAY)).value == Decimal("25550.00")


def test_a_payment_lowers_the_base_of_the_doubled_interest_from_its_day() -> None:
    """46 days on 1000000 (06-30 to 08-14) and 100 days on 400000: 8050 + 7000 = 15050."""
    judgment = {"judgment_principal": "1000000.00", "performance_until_on": "2026-06-30"}
    account = {"payments": [{"on": "2026-08-15", "amount": "600000.00"}]}
    assert DELAY_INTEREST.run(Facts(matter(procedure=judgment, account=account), TODAY)).value == Decimal("15050.00")


def test_no_doubled_interest_before_the_period_for_performance_is_over() -> None:
    judgment = {"judgment_principal": "1000000.00", "performance_until_on": "2026-11-23"}
    assert DELAY_INTEREST.run(Facts(matter(procedure=judgment), TODAY)).value is None


def test_doubled_interest_names_what_is_missing() -> None:
    amount = DELAY_INTEREST.run(Facts(Matter(), TODAY))
    assert amount.missing == ("procedure.judgment_principal", "procedure.performance_until_on")


def test_retrial_is_asked_for_within_six_months_of_effect() -> None:
    """civil_procedure_2023:216: 2026-02-28 + 6 months = 2026-08-28 (Friday)."""
    on = date(2026, 8, 28)
    done = read("retrial", on, procedure={"judgment_effective_on": "2026-02-28", "retrial_filed_on": "2026-08-28"})
    late = read("retrial", date(2026, 8, 29), procedure={"judgment_effective_on": "2026-02-28"})
    assert (done.last_on, done.status(on), late.status(date(2026, 8, 29))) == (on, Status.EXERCISED, Status.EXPIRED)


def test_suit_after_a_ruling_on_an_objection_to_enforcement_within_fifteen_days() -> None:
    """civil_procedure_2023:238: 2026-11-08 + 15 days = 2026-11-23 (Monday)."""
    clock = read("enforcement_objection_suit", procedure={"objection_ruling_received_on": "2026-11-08"})
    assert clock.last_on == TODAY
    assert clock.status(TODAY) is not Status.EXPIRED
    assert clock.status(date(2026, 11, 24)) is not Status.EXERCISED


def test_an_award_without_its_day_of_effect_leaves_enforcement_to_be_asked() -> None:
    """An award was received: it is wrong to say that there is no effective paper (civil_procedure_2023:250(2))."""
    clock = read("enforcement", procedure={"award_received_on": "2026-03-02"})
    assert "procedure.judgment_effective_on" in clock.missing


def test_a_demand_or_part_payment_starts_the_two_years_for_enforcement_again() -> None:
    """enforcement_procedure_2008:20: performance until 2024-08-20, demand 2025-05-06, promise 2026-03-06, two years each."""
    judged = {"performance_until_on": "2024-08-20"}
    demand = {"on": "2025-05-06", "kind": "demand", "proof": True}
    promise = {"on": "2026-03-06", "kind": "promise_to_pay"}
    assert read("enforcement", procedure=judged).last_on == date(2026, 8, 20)
    assert read("enforcement", procedure=judged, account={"events": [demand]}).last_on == date(2027, 5, 6)
    assert read("enforcement", procedure=judged, account={"events": [promise, demand]}).last_on == date(2028, 3, 6)
    unproven = {**demand, "proof": None}
    assert read("enforcement", procedure=judged, account={"events": [unproven]}).last_on == date(2026, 8, 20)


def test_an_objection_to_a_plan_of_distribution_is_due_fifteen_days_after_receipt() -> None:
    """2026-11-08 + 15 days = 2026-11-23 (Monday); cpl_interp_2022:509."""
    clock = read("distribution_objection", procedure={"distribution_plan_received_on": "2026-11-08"})
    assert (clock.last_on, clock.status(TODAY)) == (TODAY, Status.EXPIRING)
    late = read("distribution_objection", date(2026, 11, 24), procedure={"distribution_plan_received_on": "2026-11-08"})
    assert late.status(date(2026, 11, 24)) is Status.EXPIRED


def test_the_suit_about_a_plan_of_distribution_runs_from_notice_that_somebody_opposes() -> None:
    """2026-11-09 + 15 days = 2026-11-24; cpl_interp_2022:510."""
    days = {"distribution_plan_received_on": "2026-10-12", "distribution_objected_on": "2026-10-20"}
    assert read("distribution_suit", procedure=days).main is None
    clock = read("distribution_suit", procedure={**days, "distribution_opposed_on": "2026-11-09"})
    assert clock.last_on == date(2026, 11, 24)
    assert read("distribution_objection", procedure=days).status(TODAY) is Status.EXERCISED


@pytest.mark.parametrize(
    ("filed_on", "status"),
    [("2026-11-20", Status.EXERCISED), ("2026-11-23", Status.EXERCISED), ("2026-11-24", Status.EXPIRED)],
)
def test_a_judgment_between_others_is_attacked_within_six_months(filed_on: str, status: Status) -> None:
    """2026-05-23 + 6 months = 2026-11-23 (Monday); civil_procedure_2023:59(3)."""
    on = date(2026, 11, 24)
    clock = read("set_aside", on, procedure={"others_judgment_known_on": "2026-05-23", "set_aside_filed_on": filed_on})
    assert clock.last_on == date(2026, 11, 23)
    assert clock.status(on) is status


def test_where_the_announced_period_for_filing_is_not_known_thirty_days_from_acceptance_are_safe() -> None:
    """2026-11-02 + 30 days = 2026-12-02; the announcement comes later if at all (bankruptcy_2006:14, 45)."""
    clock = read("claim_filing", debtor={"insolvency_accepted_on": "2026-11-02"})
    assert clock.safe_on == date(2026, 12, 2)
    assert clock.missing == ("debtor.insolvency_filing_until_on",)
    assert clock.expired is Truth.NO


def test_after_thirty_days_a_period_not_known_may_still_run() -> None:
    clock = read("claim_filing", date(2026, 12, 3), debtor={"insolvency_accepted_on": "2026-11-02"})
    assert clock.expired is Truth.UNKNOWN
    assert clock.status(date(2026, 12, 3)) is Status.CONTESTED
