"""Evidence by key: a name for the list, what it proves, how to obtain it."""

from __future__ import annotations

import re

import pytest

from advisor.errors import KnowledgeError
from advisor.papers.evidence import Proof, grouped, proof, proofs

ELEMENTS = (
    "construction_contract",
    "acceptance_certificate",
    "settlement_agreement",
    "settlement_submission_receipt",
    "payment_ledger",
    "demand_letter_receipt",
    "visa_slips",
    "site_minutes",
    "completion_report",
    "possession_record",
    "mortgage_search",
    "sales_list",
    "planning_permit_search",
    "qualification_certificate",
    "tender_file",
    "award_notice",
    "chain_contracts",
    "wage_ledger",
    "enterprise_size_proof",
    "audit_request_record",
    "termination_notice_receipt",
    "handover_minutes",
    "loss_ledger",
    "delay_notice",
    "price_information",
    "insolvency_ruling",
    "claim_filing_receipt",
    "settlement_pressure_record",
    "third_party_debt_proof",
    "commencement_order",
    "invoice_record",
    "set_off_agreement",
    "acknowledgment_paper",
    "filing_receipt",
    "title_search",
    "borrowing_bond_transfer",
)


@pytest.mark.parametrize("key", ELEMENTS)
def test_the_evidence_the_elements_ask_for_is_known(key: str) -> None:
    assert proof(key).name


@pytest.mark.parametrize("entry", proofs().values(), ids=lambda entry: entry.key)
def test_each_kind_of_evidence_says_what_it_proves_and_how_to_obtain_it(entry: Proof) -> None:
    assert re.fullmatch("[a-z]+(_[a-z]+)*", entry.key)
    assert len(entry.proves) >= 6
    assert len(entry.obtain) >= 6
    assert entry.proves != "证明合同关系"


def test_names_on_the_evidence_list_are_not_repeated() -> None:
    names = [entry.name for entry in proofs().values()]
    assert len(names) == len(set(names))


def test_groups_are_numbered_in_the_usual_order_and_each_key_stands_once() -> None:
    listed = grouped(["payment_ledger", "construction_contract", "payment_ledger", "visa_slips"])
    assert [(title, [entry.key for entry in entries]) for title, entries in listed] == [
        ("第一组　合同关系与效力", ["construction_contract"]),
        ("第二组　结算与金额", ["visa_slips"]),
        ("第三组　付款", ["payment_ledger"]),
    ]


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="没有证据"):
        proof("hearsay")
