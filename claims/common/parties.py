"""Who claims: the legal relation of the claimant to the works decides which bases he has at all."""

from __future__ import annotations

from advisor.rules.conditions import Condition, all_of, any_of, no, none_of, one_of, recorded, yes

from .said import said

ROLE = "claimant.role"

claim_assigned: Condition = any_of(one_of(ROLE, "assignee"), said("priority.assigned"), text="受让工程款债权")
"""Bought the claim for the price from whoever built; silence about an assignment means none."""

direct_contractor: Condition = one_of(ROLE, "contractor", "lender")
"""Contracted with the employer himself (construction_2020:35); the lender of his name does so in form."""

_unlicensed = any_of(
    all_of(recorded("claimant.qualification"), one_of("claimant.qualification", "none")),
    all_of(recorded("claimant.kind"), one_of("claimant.kind", "individual")),
)
took_over: Condition = any_of(
    one_of(ROLE, "whole_transferee", "unlawful_subcontractor"), one_of(ROLE, "lawful_subcontractor") & _unlicensed
)
"""Whoever calls himself a lawful subcontractor but has no licence is none."""
labour_unqualified: Condition = one_of(ROLE, "labour_subcontractor") & no("claimant.labour_qualification")
under_void_subcontract: Condition = any_of(took_over, labour_unqualified, text="接受转包或者违法分包")
"""Took over the whole works or an unlawful part of them (construction_2026:6); work let to one without the licence for
it is let unlawfully (building_act:29)."""

internal_contract: Condition = said("claimant.employment_tie")
"""A unit of the firm run by its own employees (内部承包) is no lending of the name."""

borrower: Condition = all_of(one_of(ROLE, "borrower"), none_of(internal_contract), text="借用资质")
"""Works under the name of a firm that lent it (construction_2026:3, 4)."""

counterparty_below_employer: Condition = all_of(
    recorded("debtor.role"), one_of("debtor.role", "general_contractor", "subcontractor", "transferor")
)
"""Said to be somebody further down the chain, with whom nobody contracts as with the employer."""
not_construction: Condition = any_of(
    all_of(recorded(ROLE), one_of(ROLE, "consultant")), all_of(recorded("contract.kind"), one_of("contract.kind", "design"))
)
"""Survey, design, supervision, costing: no construction contract (construction_2020:35)."""

debtor_is_payer_bound_by_sme_rules: Condition = (
    one_of("debtor.kind", "government", "public_institution")
    | one_of("debtor.size_at_signing", "large")
    | yes("debtor.fiscal_funded")
)
"""Public bodies and large enterprises (sme_2020:2, sme_2025:2)."""

claimant_is_sme: Condition = one_of("claimant.size_at_signing", "micro", "small", "medium")
"""Size at the time of contracting (sme_2020:3, sme_2025:3)."""
