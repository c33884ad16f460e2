"""The claim of who really built against an employer with whom he has no contract (实际施工人), by legal relation.

References:
    construction_2026:3-7, 12, 22, 23; construction_2020:7, 15, 43, 44; construction_2018:24, 25; construction_2004:26;
    civil_code:465, 535, 791, 793; contract_act_1999:8, 58, 60; building_act:29, 66, 67.
Checked with:
    published cases A-c01 to A-c12, B-b-06, B-c-02, B-i-03; the days around 2026-06-30.
Decision:
    What the employer promised in a three-party agreement it owes as its own debt, under every law and whatever it has
    paid to the contractor.
    A borrower under the 2020 interpretation: the words of article 43 reach transferees only, so the main line says no,
    contested, even where the employer knew at the signing. That knowledge makes another basis (a contract in fact,
    civil_code:490, 793), pleaded in the alternative and said as advice; since 2026-06-30 it is article 4.
Limitations:
    The claim against the claimant's own counterparty is ``contract_invalidity``; through the counterparty's claim,
    ``subrogation``. Middlemen with whom there is no contract are not reached by any period's rule.
"""

from __future__ import annotations

from advisor.rules.claim import (
    Amount,
    AmountRule,
    Claim,
    Defence,
    Effect,
    Element,
    Relation,
    Relief,
    Tie,
    Version,
    first_of,
)
from advisor.rules.conditions import (
    Condition,
    all_of,
    any_of,
    none_of,
    recorded,
    split,
)
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth
from claims.common.builder_advice import (
    BEFORE_2005,
    BEFORE_2026,
    BUILDER,
    SHARED,
    SINCE_2026,
)
from claims.common.chain import (
    OWES,
    counterparty_holds_main_contract,
    employer_knew,
    employer_owes,
    employer_paid_out,
    further_down,
    within_what_employer_owes,
)
from claims.common.due_day import price_due
from claims.common.insolvency import solvent
from claims.common.limitation import limitation_defence
from claims.common.parties import borrower, labour_unqualified, took_over, under_void_subcontract
from claims.common.quality import quality_qualified, quality_refuted
from claims.common.sum_owed import OWED_READS, something_owed, sum_owed
from claims.common.void_limitation import limitation_of_compensation

# --- elements ------------------------------------------------------------------------------------------------------

TRIPARTITE = all_of(
    any_of(borrower, under_void_subcontract),
    recorded("chain.tripartite_agreement_on"),
    text="与发包人、承包人达成了三方付款协议",
)
RELATION_2026 = any_of(
    all_of(borrower, employer_knew),
    TRIPARTITE,
    text="借用资质且发包人订约时知情，或者三方达成了折价补偿协议",
)


def _relation_before(leaning: Truth) -> Condition:
    """``leaning`` on borrowers and on the ends of long chains; the text speaks of one transferor and the employer."""
    level = any_of(counterparty_holds_main_contract, split(further_down, "many_levels_direct_claim", leaning))
    return any_of(
        TRIPARTITE,
        all_of(took_over, level),
        split(all_of(labour_unqualified, level), "labour_direct_claim_before_2026"),
        split(borrower, "borrower_direct_claim_before_2026", leaning),
    )


QUALITY_CITE = ("civil_code:793", "construction_2004:2", "contract_act_1999:58")
DUE_CITE = ("construction_2020:27", "construction_2004:18", "contract_act_1999:60")


def _elements(relation: Condition, text: str, *cite: str) -> tuple[Element, ...]:
    return (
        Element(
            "relation", text, relation, cite,
            ("chain_contracts", "employer_knowledge_record", "borrowing_bond_transfer", "site_investment_record"),
        ),
        Element(
            "quality", "我方施工部分质量合格", all_of(quality_qualified, none_of(quality_refuted)), QUALITY_CITE,
            ("acceptance_certificate", "quality_test_report", "possession_record"),
        ),
        Element(
            "price_unpaid", "我方应得的折价补偿款（工程款）可以确定且未付清", something_owed, QUALITY_CITE,
            ("settlement_agreement", "payment_ledger"),
        ),
        Element("price_due", "我方的付款期已到", price_due, DUE_CITE, ("construction_contract",)),
    )


def _employer_owes(*cite: str) -> Element:
    return Element(
        "employer_owes", "发包人还欠转包人、违法分包人已到期的工程价款", any_of(TRIPARTITE, employer_owes), cite,
        ("third_party_debt_proof", "payment_ledger"),
    )


HEADS_2026 = (
    (borrower, ("construction_2026:4",)),
    (under_void_subcontract, ("construction_2026:6",)),
    (TRIPARTITE, ("construction_2026:12",)),
)
ELEMENTS_2026 = _elements(RELATION_2026, RELATION_2026.text, "construction_2026:4", "construction_2026:12")
OLD_TEXT = "接受转包、违法分包并实际施工"
ELEMENTS_2020 = (
    *_elements(_relation_before(Truth.NO), OLD_TEXT, "construction_2020:43"),
    _employer_owes("construction_2020:43"),
)
ELEMENTS_2018 = (
    *_elements(_relation_before(Truth.UNKNOWN), OLD_TEXT, "construction_2018:24", "construction_2004:26"),
    _employer_owes("construction_2018:24"),
)
ELEMENTS_2004 = (
    *_elements(_relation_before(Truth.UNKNOWN), OLD_TEXT, "construction_2004:26"),
    _employer_owes("construction_2004:26"),
)
ELEMENTS_1999 = _elements(
    TRIPARTITE, "与发包人有合同关系（当时没有突破合同相对性的规定）", "contract_act_1999:8", "contract_act_1999:121"
)
PAID_OUT = Defence(
    "employer_paid_out", "发包人已按合同付清", all_of(employer_paid_out, none_of(TRIPARTITE)),
    ("construction_2026:4",), Effect.EXTINGUISHES,
    answer="查付款对象、日期和备注用途；明知借用仍付给出借企业的，看是否实际转付。",
    evidence=("payment_ledger", "third_party_payment_record"),
)
TIME = (limitation_defence(),)


def _amount(facts: Facts) -> Amount:
    """What the employer agreed to pay is its own debt; else no more than it still owes."""
    agreed = TRIPARTITE.find(facts).truth is Truth.YES
    return sum_owed(facts) if agreed else within_what_employer_owes(facts)


# --- reliefs -------------------------------------------------------------------------------------------------------

AGREEMENT = Relief("actual_builder.tripartite", TRIPARTITE)
RELIEFS_2026 = (
    Relief("actual_builder.lender", all_of(borrower, solvent)),
    Relief("actual_builder.knowing_employer", all_of(borrower, employer_knew)),
    AGREEMENT,
    Relief("actual_builder.subrogate_if_unknowing", all_of(borrower, solvent)),
)
RELIEFS_2020 = (
    Relief("actual_builder.upstream", solvent),
    Relief("actual_builder.employer_within_unpaid", none_of(TRIPARTITE)),
    AGREEMENT,
)
RELIEFS_OLD = (
    Relief("actual_builder.upstream_before_code", solvent),
    Relief("actual_builder.employer_within_unpaid_old_facts", none_of(TRIPARTITE)),
    AGREEMENT,
)
CLOCKS = (limitation_of_compensation(BUILDER),)

CLAIM = Claim(
    id="actual_builder",
    name="实际施工人对发包人的请求",
    summary="没有与发包人订约的实际施工方，直接请求发包人付款：按借用资质、转包、违法分包、班组分别判断。",
    axis="construction",
    debt=True,
    anchor=first_of(
        "付款期届满之日",
        *("account.due_on", "settlement.agreement_due_on", "settlement.agreement_on"),
        *("performance.delivered_on", "performance.completed_on", "contract.signed_on"),
    ),
    versions=(
        Version(
            "since_2026",
            ("c2026", "c2026_old_facts"),
            "转包、违法分包的接受人不能直接告发包人；借用资质的须证明发包人订约时知情；三方协议有效。",
            ("construction_2026:4", "construction_2026:6", "construction_2026:12"),
            ELEMENTS_2026,
            (PAID_OUT, *TIME),
            CLOCKS,
            (*SINCE_2026, *SHARED),
            RELIEFS_2026,
            HEADS_2026,
        ),
        Version(
            "since_2021",
            ("c2020",),
            "转包、违法分包的接受人可告发包人，在欠付范围内负责；应当追加前手为第三人。",
            ("construction_2020:43",),
            ELEMENTS_2020,
            TIME,
            CLOCKS,
            (*BEFORE_2026, *SHARED),
            RELIEFS_2020,
        ),
        Version(
            "since_2019",
            ("c2018",),
            "发包人在欠付范围内负责；应当追加前手并查明欠付数额。",
            ("construction_2018:24", "construction_2004:26"),
            ELEMENTS_2018,
            TIME,
            CLOCKS,
            (*BEFORE_2026, *SHARED),
            RELIEFS_OLD,
        ),
        Version(
            "since_2005",
            ("c2004",),
            "可以追加前手；发包人只在欠付范围内负责。",
            ("construction_2004:26",),
            ELEMENTS_2004,
            TIME,
            CLOCKS,
            (*BEFORE_2026, *SHARED),
            RELIEFS_OLD,
        ),
        Version(
            "until_2005",
            ("c1999",),
            "没有突破合同相对性的规定。",
            ("contract_act_1999:8",),
            ELEMENTS_1999,
            TIME,
            CLOCKS,
            BEFORE_2005,
            (AGREEMENT,),
        ),
    ),
    amount=AmountRule((*OWED_READS, OWES, *TRIPARTITE.reads), _amount),
    relations=(
        Relation(
            Tie.CAPPED_WITH,
            "contract_invalidity",
            "同一笔债，前手与发包人各自付款，合计不超过欠款。",
            ("construction_2020:43", "construction_2026:6"),
        ),
        Relation(Tie.CAPPED_WITH, "contract_price", "同一笔债，合计不超过欠款。", ("construction_2020:43",)),
        Relation(
            Tie.ALTERNATIVE,
            "subrogation",
            "对发包人的直接请求与代位请求：主位、备位，不重复受偿。",
            ("construction_2026:7", "construction_2020:44"),
        ),
    ),
    cause="建设工程施工合同纠纷",
    against="chain.employer_name",
)
