"""Defences and advice cite, under every regime of their version, an article that then governs."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.analysis.registry import registry
from advisor.law.regimes import axes, governing

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("id", sorted(registry()))
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
