"""Matters shared by the tests of the analysis."""

from __future__ import annotations

from datetime import date
from typing import Any

from advisor.rules.matter import Matter

ON = date(2026, 11, 24)


def matter(**given: Any) -> Matter:
    """A matter from ``part__field=value``."""
    data: dict[str, dict[str, Any]] = {}
    for path, value in given.items():
        part, name = path.split("__")
        data.setdefault(part, {})[name] = value
    return Matter.model_validate(data)


SOUND: dict[str, Any] = {
    "project__tender_required_at_signing": False,
    "project__negotiated_before_award": False,
    "project__award_void_ground": False,
    "project__planning_permit": "obtained",
    "project__employer_owns": True,
    "project__realisable": True,
    "contract__interest_and_penalty_both": False,
    "claimant__kind": "company",
}
"""What keeps a contract from being void and the building from being out of reach."""


def direct_contractor(**more: Any) -> Matter:
    """A contractor who dealt with the employer himself, accepted works, ten million unpaid since 2025-07-10."""
    given: dict[str, Any] = {
        "claimant__role": "contractor",
        "claimant__name": "甲公司",
        "claimant__qualification": "adequate",
        "debtor__name": "乙公司",
        "debtor__role": "employer",
        "contract__signed_on": date(2023, 3, 1),
        "contract__penalty_clause": "agreed",
        "contract__penalty_rate": "日万分之三",
        "contract__interest_clause": "none",
        "performance__quality": "qualified",
        "performance__completed_on": date(2025, 1, 10),
        "account__due_on": date(2025, 7, 10),
        "account__unpaid": "10000000.00",
        "project__works": "3号楼",
    }
    return matter(**{**given, **more})
