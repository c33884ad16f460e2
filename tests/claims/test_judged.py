"""Whatever route leads to the price: once a decision dealt with it, it is enforced and not sued for again."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.analysis.assessment import assess_claim
from advisor.analysis.registry import registry
from advisor.rules.facts import Facts
from advisor.rules.matter import Matter
from advisor.rules.truth import Truth

ON = date(2026, 11, 24)
PRICE = (
    "audit_route", "contract_invalidity", "contract_price", "deemed_settlement", "inconsistent_contracts", "interest", "late_fee",
    "sme_payment", "unfinished_lump_sum",
)


def _raised(claim: str, decided: bool | None) -> Truth:
    given = {
        "contract": {"signed_on": "2024-01-05"},
        "procedure": {"judgment_effective_on": "2026-05-31", "decided_on_price": decided},
    }
    result = assess_claim(registry()[claim], Facts(Matter.model_validate(given), ON))
    return next(d.finding.truth for d in result.defences if d.defence.id == "already_judged")


@pytest.mark.parametrize("claim", PRICE)
def test_a_price_decided_on_is_not_sued_for_again_by_another_route(claim: str) -> None:
    assert _raised(claim, True) is Truth.YES
    assert _raised(claim, None) is Truth.UNKNOWN  # what the operative part covers is asked
    assert _raised(claim, False) is Truth.NO
