"""Who claims: the legal relation of the claimant to the works decides which bases he has at all."""

from __future__ import annotations

from advisor.rules.conditions import Condition, one_of, yes

ROLE = "claimant.role"

direct_contractor: Condition = one_of(ROLE, "contractor", "lender")
"""Contracted with the employer himself (construction_2020:35); the lender of his name does so in form."""

under_void_subcontract: Condition = one_of(ROLE, "whole_transferee", "unlawful_subcontractor")
"""Took over the whole works or an unlawful part of them (construction_2026:6)."""

borrower: Condition = one_of(ROLE, "borrower")
"""Works under the name of a firm that lent it (construction_2026:3, 4)."""

actual_builder: Condition = one_of(ROLE, "whole_transferee", "unlawful_subcontractor", "borrower")
"""The persons called 实际施工人 until 2026-06-29."""

counterparty_is_employer: Condition = one_of("debtor.role", "employer")

debtor_is_payer_bound_by_sme_rules: Condition = (
    one_of("debtor.kind", "government", "public_institution")
    | one_of("debtor.size_at_signing", "large")
    | yes("debtor.fiscal_funded")
)
"""Public bodies and large enterprises (sme_2020:2, sme_2025:2)."""

claimant_is_sme: Condition = one_of("claimant.size_at_signing", "micro", "small", "medium")
"""Size at the time of contracting (sme_2020:3, sme_2025:3)."""
