"""Facts that cannot be true together."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor.matters.coherence import (
    DOUBTFUL_ORDERS,
    IMPOSSIBLE_ORDERS,
    MAY_LIE_AHEAD,
    PAST_ROWS,
    ROW_ORDERS,
    Severity,
    incoherences,
)
from advisor.rules.matter import FIELDS, Matter, fields_of

ON = date(2026, 11, 24)


def _found(data: dict[str, Any]) -> dict[str, Severity]:
    return {p.field: p.severity for p in incoherences(Matter.model_validate(data), ON)}


def _matter(*answers: tuple[str, str]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for path, value in answers:
        part, name = path.split(".")
        data.setdefault(part, {})[name] = value
    return data


def test_an_empty_matter_contradicts_nothing() -> None:
    assert incoherences(Matter(), ON) == ()


@pytest.mark.parametrize(("earlier", "later"), IMPOSSIBLE_ORDERS)
def test_the_impossible_order_is_named_at_the_later_field(earlier: str, later: str) -> None:
    wrong = _matter((earlier, "2024-05-02"), (later, "2024-05-01"))
    assert _found(wrong)[later] is Severity.IMPOSSIBLE
    assert later not in _found(_matter((earlier, "2024-05-01"), (later, "2024-05-01")))


@pytest.mark.parametrize(("earlier", "later"), DOUBTFUL_ORDERS)
def test_the_unusual_order_is_a_doubt_only(earlier: str, later: str) -> None:
    assert _found(_matter((earlier, "2024-05-02"), (later, "2024-05-01")))[later] is Severity.DOUBTFUL


@pytest.mark.parametrize("path", [p for p, s in FIELDS.items() if s.kind == "day" and p not in MAY_LIE_AHEAD])
def test_a_fact_of_tomorrow_has_not_happened(path: str) -> None:
    assert _found(_matter((path, "2026-11-25")))[path] is Severity.IMPOSSIBLE
    assert path not in _found(_matter((path, "2026-11-24")))


@pytest.mark.parametrize("path", sorted(MAY_LIE_AHEAD))
def test_a_due_day_may_lie_ahead(path: str) -> None:
    assert FIELDS[path].kind == "day"
    assert _found(_matter((path, "2027-01-01"))) == {}


def test_the_tables_name_fields_that_exist() -> None:
    for path, *names in (*PAST_ROWS, *ROW_ORDERS):
        item = FIELDS[path].item
        assert item is not None
        assert set(names) <= set(fields_of(item))


def test_a_payment_of_tomorrow_is_named_with_its_row() -> None:
    rows = [{"on": "2026-01-01"}, {"on": "2026-12-01"}]
    (problem,) = incoherences(Matter.model_validate({"account": {"payments": rows}}), ON)
    assert "第 2 条" in problem.message
    assert problem.severity is Severity.IMPOSSIBLE


def test_a_notice_before_the_event_is_named_with_its_row() -> None:
    rows = [{"known_on": "2024-03-02", "notice_on": "2024-03-01"}]
    assert _found({"performance": {"loss_events": rows}}) == {"performance.loss_events": Severity.IMPOSSIBLE}


@pytest.mark.parametrize(
    ("data", "path", "severity"),
    [
        ({"account": {"price_total": 100, "unpaid": 101}}, "account.unpaid", Severity.IMPOSSIBLE),
        (
            {"account": {"price_total": 100, "paid_total": 60, "unpaid": 50}},
            "account.unpaid",
            Severity.DOUBTFUL,
        ),
        ({"account": {"price_total": 100, "paid_total": 101}}, "account.paid_total", Severity.DOUBTFUL),
        ({"account": {"paid_total": 5, "payments": [{"amount": 4}]}}, "account.payments", Severity.DOUBTFUL),
        ({"contract": {"retention_percent": 300}}, "contract.retention_percent", Severity.IMPOSSIBLE),
        (
            {"contract": {"retention_amount": 9}, "account": {"price_total": 5}},
            "contract.retention_amount",
            Severity.IMPOSSIBLE,
        ),
        (
            {"performance": {"completed": False, "completed_on": "2024-01-01"}},
            "performance.completed",
            Severity.IMPOSSIBLE,
        ),
        (
            {"project": {"planning_permit": "none", "planning_permit_on": "2020-01-01"}},
            "project.planning_permit",
            Severity.IMPOSSIBLE,
        ),
        (
            {"performance": {"delivered": False, "delivered_on": "2024-01-01"}},
            "performance.delivered",
            Severity.IMPOSSIBLE,
        ),
        (
            {"account": {"due_on": "2025-12-31"}, "priority": {"amended_due_on": "2025-12-31"}},
            "account.due_on",
            Severity.DOUBTFUL,
        ),
        (
            {"account": {"due_on": "2025-12-31"}, "priority": {"amended_due_on": "2025-12-30"}},
            "priority.amended_due_on",
            Severity.DOUBTFUL,
        ),
        (
            {
                "account": {"due_on": "2025-12-31", "due_basis": "settlement"},
                "settlement": {"agreement_due_on": "2026-01-01"},
            },
            "account.due_on",
            Severity.DOUBTFUL,
        ),
        (
            {"account": {"events": [{"on": "2020-05-02", "kind": "suit", "ended_on": "2020-05-01"}]}},
            "account.events",
            Severity.IMPOSSIBLE,
        ),
        (
            {"procedure": {"planned_filing_on": "2026-11-01"}},
            "procedure.planned_filing_on",
            Severity.DOUBTFUL,
        ),
    ],
)
def test_statements_that_do_not_fit_are_named(data: dict[str, Any], path: str, severity: Severity) -> None:
    assert _found(data) == {path: severity}


def test_figures_that_add_up_raise_no_doubt() -> None:
    account = {
        "price_total": 100,
        "paid_total": 60,
        "unpaid": 40,
        "payments": [{"amount": 25}, {"amount": 35}],
    }
    assert _found({"account": account}) == {}


def test_the_impossible_comes_before_the_doubtful() -> None:
    data = {"account": {"price_total": 100, "paid_total": 101}, "contract": {"retention_percent": 300}}
    severities = [p.severity for p in incoherences(Matter.model_validate(data), ON)]
    assert severities == [Severity.IMPOSSIBLE, Severity.DOUBTFUL]
