"""The claim of who really built against an employer with whom he has no contract (实际施工人), by legal relation.

References:
    construction_2026:3-7, 12, 22, 23; construction_2020:7, 15, 43, 44; construction_2018:24, 25; construction_2004:26;
    civil_code:465, 535, 791, 793.
Checked with:
    published cases A-c01 to A-c12, B-b-06, B-c-02, B-i-03; the days around 2026-06-30.
Limitations:
    The claim against the claimant's own counterparty is ``contract_invalidity``; through the counterparty's claim,
    ``subrogation``. Middlemen with whom there is no contract are not reached by any period's rule.
"""

from __future__ import annotations

from advisor.rules.claim import (
    Advice,
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
    derived,
    never,
    none_of,
    one_of,
    recorded,
    split,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth
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
from claims.common.limitation import limitation_defence, limitation_on_due_day
from claims.common.parties import borrower, under_void_subcontract
from claims.common.quality import quality_qualified, quality_refuted
from claims.common.said import said
from claims.common.sum_owed import OWED_READS, something_owed
from claims.common.validity import INTERPRETATION_2026_ON

# --- elements ------------------------------------------------------------------------------------------------------

TRIPARTITE = recorded("chain.tripartite_agreement_on")
RELATION_2026 = any_of(
    all_of(borrower, employer_knew),
    all_of(any_of(borrower, under_void_subcontract), TRIPARTITE),
    text="借用资质且发包人订约时知情，或者三方达成了折价补偿协议",
)


def _relation_before(leaning: Truth) -> Condition:
    """``leaning`` on borrowers and on the ends of long chains; the text speaks of one transferor and the employer."""
    level = any_of(counterparty_holds_main_contract, split(further_down, "many_levels_direct_claim", leaning))
    return any_of(
        all_of(under_void_subcontract, level), split(borrower, "borrower_direct_claim_before_2026", leaning)
    )


def _elements(relation: Condition, text: str, *cite: str) -> tuple[Element, ...]:
    return (
        Element(
            "relation",
            text,
            relation,
            cite,
            (
                "chain_contracts",
                "employer_knowledge_record",
                "borrowing_bond_transfer",
                "site_investment_record",
            ),
        ),
        Element(
            "quality",
            "我方施工部分质量合格",
            all_of(quality_qualified, none_of(quality_refuted)),
            cite,
            ("acceptance_certificate", "quality_test_report", "possession_record"),
        ),
        Element(
            "price_unpaid",
            "我方应得的折价补偿款（工程款）可以确定且未付清",
            something_owed,
            cite,
            ("settlement_agreement", "payment_ledger"),
        ),
        Element("price_due", "我方的付款期已到", price_due, cite, ("construction_contract",)),
    )


def _employer_owes(*cite: str) -> Element:
    return Element(
        "employer_owes",
        "发包人还欠转包人、违法分包人工程价款",
        employer_owes,
        cite,
        ("third_party_debt_proof", "payment_ledger"),
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
    never("当时没有突破合同相对性的规定"),
    "与发包人有合同关系",
    "contract_act_1999:8",
    "contract_act_1999:121",
)
PAID_OUT = Defence(
    "employer_paid_out",
    "发包人已按合同付清",
    employer_paid_out,
    ("construction_2026:4",),
    Effect.EXTINGUISHES,
    answer="查付款对象、日期和备注用途；明知借用仍付给出借企业的，看是否实际转付。",
    evidence=("payment_ledger", "third_party_payment_record"),
)
TIME = (limitation_defence(),)

# --- advice --------------------------------------------------------------------------------------------------------

BUILDER = any_of(borrower, under_void_subcontract)


def _still_pending(facts: Facts) -> Truth:
    """Accepted under the old rule and still open after the new one came."""
    return truth(facts.on >= INTERPRETATION_2026_ON > facts.accepted_on and facts.final_on is None)


SINCE_2026 = (
    Advice(
        "no_direct_claim",
        "2026-06-30 起新受理的一审：转包、违法分包的接受人不能向没有合同关系的发包人要折价补偿或赔偿；以合同相对方为被告，另走代位权。",
        ("construction_2026:6", "construction_2026:7"),
        under_void_subcontract,
    ),
    Advice(
        "prove_knowledge_at_signing",
        "借用资质的要举证发包人订立合同时知道或应当知道：直接收保证金、直接洽谈签证、直接付款、前期资金往来；订约之后才知道的不够。",
        ("construction_2026:4",),
        borrower,
    ),
    Advice(
        "lender_as_third_party",
        "起诉知情的发包人，把出借资质的企业列为第三人；法院按发包人付款和我方施工情况定责任，先查发包人已付给谁、还欠多少。",
        ("construction_2026:4",),
        borrower,
    ),
    Advice(
        "plead_subrogation_too",
        "主位不成立时以代位权为备位：出借企业、转包人怠于行使对发包人的到期债权。",
        ("construction_2026:7",),
        BUILDER,
    ),
    Advice(
        "cite_by_number",
        "引用“解释（二）”必须写文号和日期：2026 年的法释〔2026〕12号只有 23 条，第 24 条属于已废止的法释〔2018〕20号。",
        ("construction_2026:23",),
    ),
    Advice(
        "three_party_agreement",
        "能与发包人、承包人三方达成折价补偿协议的，质量合格即可按协议请求，优先争取。",
        ("construction_2026:12",),
        BUILDER,
    ),
    Advice(
        "report_duty",
        "资质借用、转包、违法分包写进诉状，法院应当通报并移送建设主管部门。",
        ("construction_2026:22",),
        BUILDER,
    ),
    Advice(
        "materials_bought_in_lenders_name",
        "以出借企业名义买料、租赁的，构成表见代理时由该企业对供应商负责，会影响对账。",
        ("construction_2026:5",),
        borrower,
    ),
    Advice(
        "tribunal",
        "仲裁庭是否适用只写“人民法院新受理的一审案件”的解释，条文没有写；两套规则下的请求都备。",
        ("construction_2026:23",),
        one_of("procedure.forum", "arbitration"),
    ),
)
BEFORE_2026 = (
    Advice(
        "only_within_unpaid",
        "发包人只在欠付范围内负责，不是对全部欠款无条件连带：先查、再证明发包人还欠总包多少，已付清的不能再要。",
        ("construction_2020:43", "construction_2018:24", "construction_2004:26"),
    ),
    Advice(
        "list_the_chain",
        "逐层列明链条，只诉直接前手和（符合条件时）发包人；对没有合同关系的中间转包人主流不支持，付款备注用途会影响“已付清”的证明。",
        ("construction_2020:43", "construction_2004:26"),
    ),
    Advice(
        "transferor_as_third_party",
        "以发包人为被告的，应当追加转包人、违法分包人为第三人（2004 年解释是可以追加）。",
        ("construction_2020:43", "construction_2018:24", "construction_2004:26"),
    ),
    Advice(
        "borrower_is_no_transferee",
        "先分清挂靠与转包：挂靠人不能一律引用这一条；补订约时发包人知情的证据（投标、保证金、直接付款）。",
        ("construction_2020:43", "construction_2020:1", "construction_2004:1"),
        borrower,
    ),
    Advice(
        "employer_may_have_paid_lender",
        "发包人已把款付给名义承包人的，能否再要看是否还有欠付。",
        ("construction_2020:43", "construction_2004:26"),
        borrower,
    ),
    Advice(
        "transferor_insolvent",
        "转包人破产：2026-06-30 前受理的，优先直接请求发包人在欠付范围内付款（有入库案例认为不是个别清偿），同时申报债权。",
        ("construction_2020:43", "bankruptcy_2006:48"),
        any_of(recorded("debtor.insolvency_accepted_on"), said("debtor.in_insolvency")),
    ),
    Advice(
        "arbitration_above",
        "前手与发包人之间的仲裁条款不约束这一诉讼。",
        ("construction_2020:43", "construction_2004:26"),
        yes("chain.arbitration_above"),
    ),
    Advice(
        "plead_subrogation_too",
        "同时备代位权请求：前手怠于向发包人行使到期债权。",
        ("construction_2020:44", "construction_2018:25", "contract_act_1999:73"),
    ),
    Advice(
        "do_not_refile",
        "本案在 2026-06-30 前已受理，继续用旧规则：不要撤诉另诉，另诉即失去对发包人的直接请求。",
        ("construction_2026:23", "construction_2026:6"),
        derived("旧规则下受理、尚未终审", (), _still_pending),
    ),
    Advice(
        "remanded_case",
        "发回重审另编一审案号，算不算新受理没有写：按原一审受理时的规则主张，同时备代位权。",
        ("construction_2026:23",),
        recorded("procedure.remanded_on"),
    ),
)
SHARED = (
    Advice(
        "no_priority",
        "实际施工的一方没有自己的优先受偿权：催促与发包人订约的承包人在期限内行使。",
        ("construction_2020:35", "construction_2018:17", "contract_act_1999:286"),
    ),
    Advice(
        "crew_is_no_builder",
        "班组、劳务人员不是施工人：按劳务约定向用工的一方请求，农民工工资另走工资渠道。",
        ("wage_2020:30", "construction_2026:8"),
        one_of("claimant.role", "crew", "worker", "labour_subcontractor"),
    ),
    Advice(
        "quality_joint_liability",
        "质量不合格的，发包人可请求出借方与借用方连带，并把总包、分包、实际施工人列为共同被告。",
        ("construction_2020:7", "construction_2020:15", "construction_2018:4", "construction_2004:25"),
        BUILDER,
    ),
)

# --- reliefs -------------------------------------------------------------------------------------------------------

RELIEFS_2026 = (
    Relief("actual_builder.lender", borrower),
    Relief("actual_builder.knowing_employer", all_of(borrower, employer_knew)),
    Relief("actual_builder.tripartite", TRIPARTITE),
    Relief("actual_builder.subrogate_if_unknowing", borrower),
)
RELIEFS_2020 = (Relief("actual_builder.upstream"), Relief("actual_builder.employer_within_unpaid"))
RELIEFS_OLD = (
    Relief("actual_builder.upstream_before_code"),
    Relief("actual_builder.employer_within_unpaid_old_facts"),
)
CLOCKS = (limitation_on_due_day(),)

CLAIM = Claim(
    id="actual_builder",
    name="实际施工人对发包人的请求",
    summary="没有与发包人订约的实际施工方，直接请求发包人付款：按借用资质、转包、违法分包、班组分别判断。",
    axis="construction",
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
            SHARED,
            (),
        ),
    ),
    amount=AmountRule((*OWED_READS, OWES), within_what_employer_owes),
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
