"""Subrogation: paying oneself out of what others owe the debtor (债权人代位权).

References:
    civil_code:535-537; contract_general_2023:33-41, 69; construction_2026:7; construction_2020:44;
    construction_2018:25; contract_act_1999:73; contract_interp_1_1999:11-22; bankruptcy_interp_2_2013:21-23;
    limitation_2020:16.
Checked with:
    published cases B-g-03, B-g-06; the days around 2021-01-01, 2023-12-05 and 2026-06-30.
Limitations:
    The idleness of the debtor goes on until the suit: the law of the day of the suit governs.
"""

from __future__ import annotations

from datetime import date

from advisor.rules.claim import (
    AmountRule,
    Anchor,
    Claim,
    Defence,
    Effect,
    Element,
    Relation,
    Relief,
    Tie,
    Version,
)
from advisor.rules.conditions import all_of, any_of, derived, none_of, split, yes
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth
from claims.common.due_day import price_due
from claims.common.insolvency import surely_insolvent
from claims.common.limitation import limitation_defence, limitation_on_due_day
from claims.common.parties import borrower, under_void_subcontract
from claims.common.subrogation_advice import (
    ABOVE,
    ACT_ADVICE,
    CHAIN,
    CODE_ADVICE,
    JUDGMENT_UNENFORCED,
    under_interpretation_2018,
)
from claims.common.sum_owed import something_owed
from claims.common.third_debts import (
    AMOUNT_READS,
    THIRD_LIMITATION,
    lesser_of_both,
    third_debt_due,
    third_debt_idle,
    third_debt_known,
    third_debt_late,
    third_debt_monetary,
    third_debt_personal,
    third_debt_unsettled,
)
from claims.common.validity import accepted_under_2026

GENERAL_INTERPRETATION_ON = date(2023, 12, 5)


def _general_applies(facts: Facts) -> Truth:
    """contract_general_2023:69: facts after the code, not finally decided before that day."""
    pending = facts.final_on is None or facts.final_on >= GENERAL_INTERPRETATION_ON
    return truth(facts.on >= GENERAL_INTERPRETATION_ON and pending)


general_applies = derived("合同编通则解释适用于本案", (), _general_applies)

# --- elements ------------------------------------------------------------------------------------------------------

CODE, ACT = ("civil_code:535",), ("contract_act_1999:73", "contract_interp_1_1999:11")
BORROWER_BEFORE = all_of(borrower, none_of(accepted_under_2026))
WHO = any_of(
    none_of(borrower),
    all_of(borrower, accepted_under_2026),
    split(BORROWER_BEFORE, "borrower_subrogation_before_2026", Truth.YES),
    text="债权人身份（借用资质的 2026-06-30 前有争议）",
)
VOID_BEFORE_2019 = all_of(under_void_subcontract, none_of(under_interpretation_2018))
WHO_ACT = any_of(
    none_of(any_of(borrower, VOID_BEFORE_2019)),
    split(borrower, "borrower_subrogation_before_2026", Truth.YES),
    split(VOID_BEFORE_2019, "void_subcontract_subrogation_before_2019", Truth.YES),
    text="债权人身份（转包、违法分包的接受人 2019-02-01 前有争议）",
)
IDLE = any_of(
    third_debt_idle,
    split(JUDGMENT_UNENFORCED, "judgment_not_enforced", Truth.NO),
    text="债务人怠于行使",
)


def _elements(cite: tuple[str, ...], *more: Element) -> tuple[Element, ...]:
    debt = ("third_party_debt_proof", "chain_contracts")
    return (
        Element("third_debt", "债务人对他人（发包人等）享有债权", third_debt_known, cite, debt),
        Element(
            "own_debt",
            "我方对债务人的债权存在且未付清",
            something_owed,
            cite,
            ("settlement_agreement", "payment_ledger"),
        ),
        Element("own_debt_due", "我方债权已到期", price_due, cite, ("construction_contract",)),
        Element("third_debt_due", "债务人的债权已到期", third_debt_due, cite, debt),
        *more,
    )


ELEMENTS_CODE = _elements(
    (*CODE, "contract_general_2023:33"),
    Element(
        "idle",
        "债务人既不付款，又不以诉讼或者仲裁主张，使我方债权未能实现",
        IDLE,
        (*CODE, "contract_general_2023:33"),
        ("debtor_inaction_record",),
    ),
    Element("standing", WHO.text, WHO, ("civil_code:535", "construction_2026:7", "construction_2020:44")),
)
ELEMENTS_ACT = _elements(
    (*ACT, "contract_interp_1_1999:13"),
    Element("monetary", "该债权以金钱给付为内容", third_debt_monetary, ("contract_interp_1_1999:13",)),
    Element("standing", WHO_ACT.text, WHO_ACT, ("contract_act_1999:73", "contract_interp_1_1999:11", "construction_2018:25")),
)

BUILDER_2026 = all_of(any_of(borrower, under_void_subcontract), accepted_under_2026)
BUILDER_2020 = all_of(under_void_subcontract, none_of(accepted_under_2026))
HEADS = (
    (third_debt_known, ()),
    (BUILDER_2026, ("construction_2026:7",)),
    (BUILDER_2020, ("construction_2020:44",)),
)
HEADS_ACT = (
    (third_debt_known, ()),
    (all_of(under_void_subcontract, under_interpretation_2018), ("construction_2018:25",)),
)
"""The articles on builders who subrogate are cited for them alone, each in the cases it reached."""

# --- defences ------------------------------------------------------------------------------------------------------

INSOLVENCY = Defence(
    "debtor_insolvent",
    "债务人已被受理破产：在审的中止，宣告后驳回；受理后不得另行起诉",
    surely_insolvent,
    ("bankruptcy_interp_2_2013:21", "bankruptcy_interp_2_2013:22", "bankruptcy_interp_2_2013:23", "civil_code:537"),
    Effect.EXTINGUISHES,
    answer="改为申报债权（已有生效判决而没有执行完的也一样）；在一审中可变更为请求把款项归入债务人财产；破产申请被驳回的恢复审理。",
    evidence=("insolvency_ruling",),
)
PERSONAL = Defence(
    "personal",
    "该债权专属于债务人自身",
    third_debt_personal,
    ("civil_code:535", "contract_general_2023:34", "contract_act_1999:73", "contract_interp_1_1999:12"),
    Effect.EXTINGUISHES,
    answer="工程款债权不专属于债务人自身。",
)
ARBITRATION_CODE = Defence(
    "arbitration_above",
    "债务人与次债务人之间有仲裁协议",
    any_of(
        split(all_of(ABOVE, none_of(general_applies)), "arbitration_above_subrogation", Truth.NO),
        split(
            all_of(ABOVE, yes("chain.arbitration_above_filed"), general_applies), "stay_for_arbitration_above"
        ),
    ),
    ("contract_general_2023:36",),
    Effect.BARS_IF_RAISED,
    answer="仲裁协议不挡代位诉讼；它们在首次开庭前申请仲裁的，法院可以中止，不是驳回。",
    evidence=("arbitration_clause_page",),
)
ARBITRATION_ACT = Defence(
    "arbitration_above",
    "债务人与次债务人之间有仲裁协议",
    split(ABOVE, "arbitration_above_subrogation"),
    ("contract_interp_1_1999:18",),
    Effect.BARS_IF_RAISED,
    answer="债权人不是仲裁协议当事人；当时裁判不一。",
    evidence=("arbitration_clause_page",),
)
OWN_CLAUSE = Defence(
    "own_arbitration_clause",
    "我方与债务人之间有仲裁协议",
    split(yes("contract.arbitration_clause"), "own_arbitration_clause_subrogation"),
    ("contract_general_2023:36", "contract_interp_1_1999:18"),
    Effect.BARS_IF_RAISED,
    answer="条文只写债务人与相对人的仲裁协议；主债权无争议或已仲裁的，一并提交。",
    evidence=("arbitration_clause_page",),
)
UNSETTLED = split(third_debt_unsettled, "unsettled_third_debt")
UNSETTLED_CODE = Defence(
    "third_debt_unsettled",
    "次债务没有结算，数额未定",
    UNSETTLED,
    ("civil_code:535", "contract_general_2023:33"),
    Effect.REDUCES,
    answer="数额由法院在代位诉讼中查明：申请就次债务鉴定；条文没有要求次债务先经结算、判决确定。",
    evidence=("third_party_debt_proof",),
)
UNSETTLED_ACT = Defence(
    "third_debt_unsettled",
    "次债务没有结算，债权尚不确定",
    UNSETTLED,
    ("contract_interp_1_1999:11",),
    Effect.BARS_IF_RAISED,
    answer="条文只要求债权到期；先收集产值和付款台账，申请鉴定。",
    evidence=("third_party_debt_proof",),
)

NO_PRIORITY = Defence(
    "priority_not_reached",
    "代位权人不能代位主张承包人的优先受偿权",
    split(CHAIN, "priority_by_subrogation"),
    ("civil_code:535", "construction_2026:7"),
    Effect.REDUCES,
    answer="条文含“与该债权有关的从权利”；主位一并代位请求，备位只要款项，并催总包自己在期限内行使。",
    evidence=("third_party_debt_proof",),
)
PURSUED = Defence(
    "pursued",
    "债务人已经以诉讼或者仲裁向次债务人主张，没有怠于行使",
    none_of(IDLE),
    ("contract_interp_1_1999:13(2)",),
    Effect.EXTINGUISHES,
    answer="由次债务人举证；只发函催款的不算，已胜诉而不申请执行的有争议。",
    evidence=("debtor_inaction_record",),
)
THIRD_LATE = Defence(
    "third_debt_time_barred",
    "次债务的诉讼时效已过（次债务人对债务人的抗辩，可以向我方提出）",
    third_debt_late,
    ("civil_code:535(3)", "contract_interp_1_1999:18"),
    Effect.BARS_IF_RAISED,
    answer="列出债务人催款、次债务人付款或者认账的日期和证据；次债务没有结算、没有约定付款日的，主张时效没有起算。",
    evidence=("third_party_debt_proof",),
)
CLOCKS = (limitation_on_due_day(), THIRD_LIMITATION)

CLAIM = Claim(
    id="subrogation",
    name="债权人代位权",
    summary="债务人对他人（发包人等）有到期债权而不追讨的，请求该人直接向我方支付。",
    axis="civil",
    anchor=Anchor("起诉之日（怠于行使持续到此日）", ("procedure.filed_on",), lambda facts: facts.filed_on),
    versions=(
        Version(
            "civil_code",
            ("civil_code",),
            "不履行到期债务又不以诉讼、仲裁主张其债权的，债权人可代位请求相对人直接履行。",
            ("civil_code:535", "civil_code:537", "contract_general_2023:33", "construction_2026:7", "construction_2020:44"),
            ELEMENTS_CODE,
            (
                INSOLVENCY, PERSONAL, ARBITRATION_CODE, OWN_CLAUSE, UNSETTLED_CODE, THIRD_LATE, NO_PRIORITY,
                limitation_defence(),
            ),
            CLOCKS,
            CODE_ADVICE,
            (Relief("subrogation.pay"), Relief("subrogation.costs")),
            HEADS,
        ),
        Version(
            "contract_act",
            ("gpcl_2017", "contract_act"),
            "怠于行使到期的、有金钱给付内容的债权，对债权人造成损害的，可以代位；直接受偿。",
            ("contract_act_1999:73", "contract_interp_1_1999:13", "contract_interp_1_1999:20", "construction_2018:25"),
            ELEMENTS_ACT,
            (PURSUED, INSOLVENCY, PERSONAL, ARBITRATION_ACT, OWN_CLAUSE, UNSETTLED_ACT, THIRD_LATE, limitation_defence()),
            CLOCKS,
            ACT_ADVICE,
            (Relief("subrogation.pay_before_code"), Relief("subrogation.costs")),
            HEADS_ACT,
        ),
    ),
    amount=AmountRule(AMOUNT_READS, lesser_of_both),
    relations=(
        Relation(
            Tie.CAPPED_WITH, "contract_price", "受偿后两笔债相应消灭，合计不超过欠款。", ("civil_code:537",)
        ),
        Relation(
            Tie.CAPPED_WITH,
            "contract_invalidity",
            "受偿后两笔债相应消灭，合计不超过欠款。",
            ("civil_code:537",),
        ),
        Relation(
            Tie.ALTERNATIVE,
            "actual_builder",
            "对发包人的直接请求与代位请求：主位、备位，不重复受偿。",
            ("construction_2026:7", "construction_2020:44"),
        ),
    ),
    cause="债权人代位权纠纷",
    against="chain.employer_name",
)
