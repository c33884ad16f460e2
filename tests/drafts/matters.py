"""Invented matters for the drafts: one for each kind of paper a lawyer asks for first."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

from advisor.rules.matter import Matter

ON = date(2026, 11, 24)

CONTRACTOR: dict[str, Any] = {
    "claimant": {
        "name": "河州第一建工有限公司",
        "kind": "company",
        "role": "contractor",
        "address": "河州市建设路88号",
        "credit_code": "91000000MA00000000",
        "phone": "0000-12345678",
        "qualification": "adequate",
    },
    "debtor": {"name": "河州南山置业有限公司", "role": "employer", "kind": "company", "address": "河州市人民路1号"},
    "project": {
        "name": "南山花园",
        "site": "河州市中山区",
        "works": "3号、5号楼",
        "nature": "commodity_housing",
        "privately_funded": True,
        "tender_held": True,
        "tender_required_at_signing": False,
        "negotiated_before_award": False,
        "award_void_ground": False,
        "planning_permit": "obtained",
        "realisable": True,
    },
    "contract": {
        "name": "建设工程施工合同",
        "signed_on": "2023-03-08",
        "written": True,
        "kind": "works",
        "price_form": "lump_sum",
        "price": "18000000",
        "payment_day_agreed": True,
        "payment_terms": "竣工结算后三十日内付清",
        "interest_clause": "none",
        "penalty_clause": "none",
        "invoice_first": False,
        "audit_clause": "none",
        "arbitration_clause": False,
    },
    "performance": {
        "started_on": "2023-04-01",
        "completed": True,
        "completed_on": "2025-06-30",
        "delivered_on": "2025-07-15",
        "quality": "qualified",
    },
    "settlement": {
        "submitted_on": "2025-08-01",
        "submitted_amount": "19000000",
        "agreement_on": "2026-03-31",
        "agreement_amount": "18650000",
        "agreement_due_on": "2026-04-30",
        "ground": "none",
    },
    "account": {
        "paid_total": "12400000",
        "due_on": "2026-04-30",
        "due_basis": "settlement",
        "invoiced": True,
        "limitation_raised": False,
        "set_off_house_agreement": False,
        "events": [{"on": "2026-06-01", "kind": "demand", "proof": True}],
    },
    "priority": {"waiver": "none"},
    "evidence": {
        "construction_contract": True,
        "acceptance_certificate": True,
        "settlement_agreement": True,
        "payment_ledger": True,
        "demand_letter_receipt": True,
    },
}
"""18650000 settled, 12400000 paid, 6250000 owed since 30 April 2026; nothing in dispute but the money."""


def matter(base: dict[str, Any] = CONTRACTOR, **changes: Any) -> Matter:
    """``base`` with answers changed by path, written ``contract__price="1"``; ``None`` takes an answer away."""
    data = deepcopy(base)
    for path, value in changes.items():
        part, name = path.split("__")
        data.setdefault(part, {})
        if value is None:
            data[part].pop(name, None)
        else:
            data[part][name] = value
    return Matter.model_validate(data)


_BUILDER_CHANGES: dict[str, Any] = {
    "claimant": {"name": "河州众合劳务有限公司", "kind": "company", "role": "whole_transferee", "qualification": "none"},
    "debtor": {"name": "河州第一建工有限公司", "role": "general_contractor", "kind": "company"},
    "chain": {
        "employer_name": "河州南山置业有限公司",
        "middle_levels": 0,
        "employer_owes": "8000000",
        "employer_debt_due_on": "2024-04-30",
        "employer_debt_settled": True,
        "debtor_inactive": True,
        "debtor_suit_pending": False,
        "arbitration_above": False,
    },
}
BUILDER: dict[str, Any] = {**CONTRACTOR, **_BUILDER_CHANGES}
"""The whole works were passed on to the claimant; the employer owes the firm in between 8000000."""
