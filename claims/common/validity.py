"""Grounds on which the claimant's construction contract is void, by period.

Sources:
    construction_2020:1-4; construction_2026:1-3; construction_2018:2; construction_2004:1, 4, 5;
    contract_act_1999:52; civil_code:153, 791; temporal_2020:8 (valid under the code saves it).
"""

from __future__ import annotations

from datetime import date

from advisor.rules.conditions import (
    all_of, any_of, before, derived, no, none_of, one_of, split, yes,
)
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth

from .parties import borrower, under_void_subcontract

INTERPRETATION_2026_ON = date(2026, 6, 30)
TENDER_SCOPE_CUT_ON = date(2018, 6, 6)
"""must_tender_infra_2018: private housing is no longer in the list of works that must be put to tender."""




accepted_under_2026 = derived(
    "一审在 2026-06-30 或以后受理", (), lambda facts: Truth.YES if facts.accepted_on >= INTERPRETATION_2026_ON else Truth.NO
)

no_qualification = one_of("claimant.qualification", "none") & one_of("claimant.role", "contractor", "lawful_subcontractor")


def _upgraded(facts: Facts) -> Truth:
    obtained, completed = facts.get("claimant.qualification_obtained_on"), facts.get("performance.completed_on")
    if obtained is None:
        return Truth.NO if "claimant.qualification_obtained_on" in facts.matter.not_known else Truth.UNKNOWN
    if completed is None:
        return Truth.YES if facts.get("performance.completed") is False else Truth.UNKNOWN
    return Truth.YES if obtained < completed else Truth.NO


below_grade = one_of("claimant.qualification", "below_grade") & none_of(
    derived(
        "竣工前取得相应资质等级",
        ("claimant.qualification_obtained_on", "performance.completed_on", "performance.completed"), _upgraded,
    )
)

labour_unqualified = one_of("claimant.role", "labour_subcontractor") & no("claimant.labour_qualification")

_no_tender_when_required = yes("project.tender_required_at_signing") & no("project.tender_held")
_no_longer_required = no("project.tender_required_at_suit")

not_tendered = any_of(
    _no_tender_when_required & none_of(_no_longer_required),
    split(
        all_of(_no_tender_when_required, _no_longer_required, none_of(accepted_under_2026)),
        "tender_no_longer_required_before_2026",
    ),
    split(
        all_of(
            derived(
                "订约时是否必须招标本身有争议", ("project.tender_required_at_signing",),
                lambda facts: Truth.YES if facts.get("project.tender_required_at_signing") is None else Truth.NO,
            ),
            one_of("project.nature", "commodity_housing"), yes("project.privately_funded"), no("project.tender_held"),
            before("contract.signed_on", TENDER_SCOPE_CUT_ON), none_of(accepted_under_2026),
        ),
        "private_housing_tender_before_2018",
    ),
    text="必须招标而未招标",
)

negotiated_first = any_of(
    yes("project.negotiated_before_award") & yes("project.tender_required_at_signing"),
    split(
        all_of(
            yes("project.negotiated_before_award"), no("project.tender_required_at_signing"), yes("project.tender_held"),
        ),
        "negotiated_before_voluntary_tender",
    ),
    text="先定后招、明招暗定",
)

award_void = yes("project.award_void_ground")

no_planning_permit = any_of(
    one_of("project.planning_permit", "none"),
    derived(
        "起诉时仍没有规划许可", ("project.planning_permit", "project.planning_permit_on"),
        lambda facts: _permit_late(facts),
    ),
    text="起诉前未取得规划许可",
)


def _permit_late(facts: Facts) -> Truth:
    obtained_on, state = facts.get("project.planning_permit_on"), facts.get("project.planning_permit")
    if obtained_on is not None:
        return Truth.YES if obtained_on >= facts.filed_on else Truth.NO
    if state in ("obtained", "not_needed"):
        return Truth.NO
    return Truth.YES if state == "none" else Truth.UNKNOWN


borrowed_name = borrower | one_of("claimant.role", "lender")

contract_void = any_of(
    borrowed_name, under_void_subcontract, no_qualification, below_grade, labour_unqualified, not_tendered,
    negotiated_first, award_void, no_planning_permit,
    text="合同有无效事由",
)
"""The claimant's own contract is void on some ground."""

contract_valid = none_of(contract_void, text="合同没有无效事由")
