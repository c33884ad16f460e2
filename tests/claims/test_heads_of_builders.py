"""A claim shows the articles of the relation at hand, not those of the others."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.analysis.assessment import assess
from tests.drafts.matters import BUILDER, CONTRACTOR, ON, matter

BORROWER = {"claimant__role": "borrower", "debtor__role": "lender", "chain__employer_knew_at_signing": True}
TENDER = {"project__tender_required_at_signing": True, "project__tender_held": False}


def cited(claim: str, base: dict[str, Any] = BUILDER, **changes: Any) -> set[str]:
    return set(assess(matter(base, **changes), ON)[claim].version.cite)


@pytest.mark.parametrize(
    ("changes", "article"), [(BORROWER, "construction_2026:4"), ({}, "construction_2026:6")], ids=["borrower", "transferee"]
)
def test_borrower_and_transferee_each_have_their_article(changes: dict[str, Any], article: str) -> None:
    assert cited("actual_builder", **changes) == {article}


@pytest.mark.parametrize(("changes", "shown"), [({}, False), (TENDER, True)], ids=["no tender point", "tender point"])
def test_the_article_on_tenders_is_shown_where_a_tender_was_required(changes: dict[str, Any], shown: bool) -> None:
    assert ("construction_2026:1" in cited("contract_invalidity", **changes)) is shown


def test_the_article_on_builders_who_subrogate_is_for_builders_of_new_cases() -> None:
    new, old = cited("subrogation"), cited("subrogation", procedure__accepted_on="2026-06-29")
    subcontractor = cited("subrogation", claimant__role="lawful_subcontractor", claimant__qualification="adequate")
    assert ["construction_2026:7" in found for found in (new, old, subcontractor)] == [True, False, False]


def test_a_contractor_of_the_employer_is_shown_no_builder_articles() -> None:
    assert "construction_2026:1" not in cited("contract_invalidity", CONTRACTOR, claimant__qualification="none")
