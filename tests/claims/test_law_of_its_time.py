"""Defences and advice cite, under every regime of their version, an article that then governs."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.analysis.registry import registry
from advisor.law.regimes import axes, governing

TODAY = date(2026, 11, 23)
READ = (
    "actual_builder",
    "audit_route",
    "bankruptcy_filing",
    "contract_invalidity",
    "contract_price",
    "creditor_revocation",
    "deemed_settlement",
    "deposits",
    "extras",
    "further_debtors",
    "inconsistent_contracts",
    "interest",
    "late_fee",
    "loss_claims",
    "price_adjustment",
    "priority_of_payment",
    "retention_money",
    "settlement_rescission",
    "sme_payment",
    "subrogation",
    "termination",
    "unfinished_lump_sum",
    "wage_route",
)
"""The claims gone through; what another claim says under an old regime may still rest on the newer article."""


@pytest.mark.parametrize("id", READ)
def test_what_is_said_under_an_old_law_is_said_by_an_article_of_it(id: str) -> None:
    claim = registry()[id]
    regimes = {regime.id: regime for regime in axes()[claim.axis]}
    lacking = [
        (version.id, regime, part.id)
        for version in claim.versions
        for regime in version.regimes
        for part in (*version.defences, *version.advice)
        if part.cite and not governing(part.cite, regimes[regime], TODAY)
    ]
    assert lacking == []
