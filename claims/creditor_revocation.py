"""Revoking what the debtor gave away (债权人撤销权).

References:
    civil_code:538-542; contract_general_2023:42-46; contract_act_1999:74, 75; contract_interp_1_1999:23-26;
    contract_interp_2_2009:18, 19; bankruptcy_2006:31; bankruptcy_interp_2_2013:13.
Checked with:
    published case B-g-05; a price of 69, 70 and 71 per cent; the day before and after the year.
Limitations:
    Of several acts the elements are judged on the one with the best prospects; each has its own clocks, and the values
    of those that stand are added.
"""

from __future__ import annotations

from advisor.rules.claim import (
    Advice,
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
from advisor.rules.clock import ClockKind, ClockRule
from advisor.rules.conditions import any_of, expired, split
from claims.common.disposals import (
    AMOUNT_READS,
    LIST,
    act_asked,
    administrator_idle,
    before_our_claim,
    claim_affected,
    counterparty_knew,
    disposed,
    disposed_on,
    kind_revocable,
    known_or_done,
    price_of_related,
    price_unreasonable,
    within_own_claim,
)
from claims.common.insolvency import surely_insolvent
from claims.common.sum_owed import something_owed


def _elements(*cite: str, relatives: bool, knowledge: str) -> tuple[Element, ...]:
    """``relatives``: a related party's price is free of the marks (contract_general_2023:42(3), law since the code);
    ``knowledge``: what the other side must have known."""
    price = (
        any_of(price_unreasonable, split(price_of_related, "related_party_price"))
        if relatives
        else price_unreasonable
    )
    record = ("disposal_record",)
    return (
        Element("disposal", "债务人处分财产或者负担债务", disposed, cite, record),
        Element("kind", "行为属于可撤销的种类", kind_revocable, cite, record),
        Element(
            "own_debt",
            "我方对债务人的债权存在且未付清",
            something_owed,
            cite,
            ("settlement_agreement", "payment_ledger"),
        ),
        Element(
            "price", "无偿处分，或者价格明显不合理", price, cite, ("disposal_record", "market_value_record")
        ),
        Element(
            "knowledge",
            knowledge,
            counterparty_knew,
            cite,
            ("counterparty_knowledge_record",),
        ),
        Element(
            "affected",
            "影响我方债权实现",
            claim_affected,
            cite,
            ("debtor_insolvency_signs", "disposal_record"),
        ),
        Element(
            "administrator", administrator_idle.text, administrator_idle,
            ("bankruptcy_2006:31", "bankruptcy_interp_2_2013:13"), ("insolvency_ruling",),
        ),
    )


ELEMENTS_CODE = _elements(
    "civil_code:538", "civil_code:539", "contract_general_2023:42", "contract_general_2023:43", relatives=True,
    knowledge="有偿行为的相对人知道或者应当知道影响我方债权",
)
ELEMENTS_ACT = _elements(
    "contract_act_1999:74", "contract_interp_2_2009:18", "contract_interp_2_2009:19", relatives=False,
    knowledge="受让人知道对我方造成损害（可由价格明显不合理等推断）",
)
CITE = ("civil_code:541", "contract_act_1999:75")
KNOWN = ClockRule(
    "known",
    "撤销权一年期间（自知道）",
    ClockKind.PRECLUSION,
    (LIST,),
    lambda facts: known_or_done(facts, "creditor_revocation"),
    CITE,
)
DONE = ClockRule(
    "done",
    "撤销权五年期间（自行为）",
    ClockKind.PRECLUSION,
    (LIST,),
    lambda facts: known_or_done(facts, "creditor_revocation_cap"),
    CITE,
)
LATE = Defence(
    "too_late",
    "一年或者五年的除斥期间已届满",
    any_of(expired("known"), expired("done")),
    CITE,
    Effect.EXTINGUISHES,
    answer="主张一年从知道或者应当知道处分行为起算；备位主张从知道影响债权起算（裁判不一）；留下两个日期的证据。",
    evidence=("disposal_record", "filing_receipt"),
)
EARLIER_THAN_OURS = Defence(
    "before_our_claim",
    "处分时我方还没有债权",
    before_our_claim,
    ("civil_code:538", "civil_code:539", "contract_act_1999:74"),
    Effect.EXTINGUISHES,
    answer="举证处分时双方已在商谈、中标，或者债务人为逃避将来的债务而处分；此前已有的其他债权另列。",
    evidence=("construction_contract", "disposal_record"),
)

COMMON = (
    Advice(
        "not_into_own_pocket",
        "撤销后财产回到债务人名下，不直接归我方：同时请求返还、折价补偿，取得判决后申请执行。",
        ("civil_code:542", "contract_general_2023:46", "contract_interp_1_1999:25"),
    ),
    Advice(
        "keep_day_of_discovery",
        "留下查到处分行为的日期证据（查档回执、裁定送达）：一年从知道处分起算最稳妥，不要等终结本次执行；五年从行为起算，都不中断。",
        ("civil_code:541", "contract_act_1999:75"),
    ),
    Advice(
        "enforce_return",
        "相对人不返还的，以债务人和相对人为被执行人申请执行；相对人没有通知我方就自行返还、财产又被转走的，不算履行：判决后立即申请执行并通知相对人。",
        ("contract_general_2023:46(3)", "contract_interp_1_1999:25"),
    ),
    Advice(
        "administrator_first",
        "债务人破产：受理前一年内的无偿转让、不合理价格交易、放弃债权先由管理人撤销；书面催请管理人，它不起诉的，债权人再起诉，"
        "追回的财产归债务人，相对人不能以超出我方债权抗辩。",
        ("bankruptcy_2006:31", "bankruptcy_interp_2_2013:13"),
        surely_insolvent,
    ),
    Advice(
        "void_instead",
        "恶意串通、虚假交易的，可以改为请求确认无效，不受一年限制，但要证明通谋。",
        ("civil_code:154", "gpcl_2017:154", "contract_act_1999:52"),
    ),
)
CODE_ADVICE = (
    *COMMON,
    Advice(
        "joint_defendants",
        "以债务人和相对人为共同被告，由二者之一住所地法院管辖（专属管辖除外）；申请保全相对人的财产。",
        ("contract_general_2023:44", "contract_general_2023:46"),
    ),
    Advice(
        "lawyer_fee_recoverable",
        "合理的律师费、差旅费属必要费用，由债务人负担：与撤销请求一并写明。",
        ("civil_code:540", "contract_general_2023:45"),
    ),
    Advice(
        "no_judgment_needed",
        "不以我方债权先有判决为前提，可以请求与债权一并审理（同一法院有管辖权的）。",
        ("contract_general_2023:46(2)",),
    ),
    Advice(
        "whole_act",
        "标的可分的，在我方债权范围内撤销；不可分的（如一套房屋），可以请求全部撤销。",
        ("contract_general_2023:45(1)", "civil_code:540"),
    ),
    Advice(
        "marks",
        "低于市场价七成、高于市场价三成一般可认定明显不合理；关联方、亲属不受此限；以物抵债、出租等同样处理。",
        ("contract_general_2023:42", "contract_general_2023:43"),
    ),
)
ACT_ADVICE = (
    *COMMON,
    Advice(
        "no_judgment_needed",
        "条文不要求我方债权先有判决；有判决、结算的先拿到，举证更省力。",
        ("contract_act_1999:74",),
    ),
    Advice(
        "marks",
        "低于市场价七成一般视为明显不合理的低价，高于三成的视为高价，仍由法院结合当时情况认定；高价收购参照低价转让。",
        ("contract_interp_2_2009:19",),
    ),
    Advice(
        "debtor_as_defendant",
        "以债务人为被告，受益人、受让人列为第三人；由被告住所地法院管辖；必要费用由债务人负担，第三人有过错的适当分担。",
        ("contract_interp_1_1999:23", "contract_interp_1_1999:24", "contract_interp_1_1999:26"),
    ),
)

CLAIM = Claim(
    id="creditor_revocation",
    name="债权人撤销权",
    summary="债务人无偿或者以明显不合理的价格处分财产、影响我方债权实现的，请求撤销并让财产回到债务人。",
    axis="civil",
    anchor=Anchor("处分行为发生之日", (LIST,), disposed_on),
    versions=(
        Version(
            "civil_code",
            ("civil_code",),
            "无偿处分、恶意延期，或者以明显不合理价格交易、为他人担保而相对人知情的，可以撤销。",
            ("civil_code:538", "civil_code:539", "civil_code:541"),
            ELEMENTS_CODE,
            (LATE, EARLIER_THAN_OURS),
            (KNOWN, DONE),
            CODE_ADVICE,
            (
                Relief("creditor_revocation.revoke", None, act_asked),
                Relief("creditor_revocation.restore", None, act_asked),
                Relief("creditor_revocation.costs"),
            ),
        ),
        Version(
            "contract_act",
            ("gpcl_2017", "contract_act"),
            "放弃到期债权、无偿转让，或者以明显不合理低价转让而受让人知情的，可以撤销。",
            ("contract_act_1999:74", "contract_act_1999:75"),
            ELEMENTS_ACT,
            (LATE, EARLIER_THAN_OURS),
            (KNOWN, DONE),
            ACT_ADVICE,
            (
                Relief("creditor_revocation.revoke_before_code", None, act_asked),
                Relief("creditor_revocation.restore", None, act_asked),
            ),
        ),
    ),
    amount=AmountRule(AMOUNT_READS, within_own_claim),
    relations=(
        Relation(
            Tie.CAPPED_WITH,
            "contract_price",
            "撤销只是让财产回到债务人，受偿仍以欠款为限。",
            ("civil_code:540",),
        ),
        Relation(
            Tie.CAPPED_WITH,
            "contract_invalidity",
            "撤销只是让财产回到债务人，受偿仍以欠款为限。",
            ("civil_code:540",),
        ),
    ),
    cause="债权人撤销权纠纷",
    against="account.disposals",
    no_limitation="撤销权适用自己的一年和五年除斥期间；所保全的债权另有诉讼时效。",
)
