"""Price of the works under a valid contract (支付工程款).

References:
    civil_code:509, 577, 579, 788, 799; contract_act_1999:60, 107, 109, 279; construction_2020:19-22, 29;
    construction_2004:16, 17; contract_general_2023:27, 31.
Limitations:
    A contract is taken as valid until a ground of invalidity is shown; then the claim turns into compensation
    (``contract_invalidity``). Whether the price must first be appraised is left to the lawyer.
"""

from __future__ import annotations

from advisor.rules.claim import (
    Advice,
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
from advisor.rules.conditions import all_of, any_of, no, none_of, recorded, split, yes
from advisor.rules.truth import Truth
from claims.common.due_day import price_due
from claims.common.limitation import limitation_defence, limitation_on_due_day
from claims.common.quality import quality_refuted
from claims.common.sum_owed import PRICE, something_owed
from claims.common.validity import contract_void

PARTY = Element(
    "own_contract",
    "与被告之间有施工（分包）合同关系",
    any_of(
        recorded("contract.signed_on"),
        yes("contract.written"),
        recorded("debtor.name"),
        recorded("debtor.role"),
    ),
    ("civil_code:465", "civil_code:788"),
    ("construction_contract", "commencement_order"),
)
OWED = Element(
    "price_unpaid",
    "工程价款可以确定，且尚未付清",
    something_owed,
    ("civil_code:579", "construction_2020:19"),
    ("settlement_agreement", "payment_ledger"),
)
DUE = Element(
    "price_due",
    "付款期已到",
    price_due,
    ("construction_2020:27",),
    ("construction_contract", "possession_record"),
)

VOID = Defence(
    "contract_void",
    "合同无效：不能按约定请求价款，只能请求折价补偿",
    contract_void,
    ("civil_code:153", "civil_code:793", "construction_2020:1"),
    Effect.EXTINGUISHES,
    answer="把折价补偿列为备位请求；数额参照合同价款约定，付款时间、调整和结算方法一并参照。",
    evidence=("qualification_certificate", "tender_file", "planning_permit_search"),
)
DEFECTS = Defence(
    "defects",
    "质量不合格，请求减价或扣修复费",
    quality_refuted | yes("performance.repair_refused"),
    ("construction_2020:12", "construction_2020:19(3)", "construction_2026:16"),
    Effect.REDUCES,
    answer="核对对方是否先通知修复；未通知而自行修复的，不能直接扣款。",
    evidence=("acceptance_certificate",),
)
INVOICE = Defence(
    "invoice_first",
    "约定先开票后付款而未开票",
    split(all_of(yes("contract.invoice_first"), no("account.invoiced")), "invoice_first", Truth.YES),
    ("contract_general_2023:31",),
    Effect.EXTINGUISHES,
    answer="立即开票并送达，再催告；期满后起诉。",
    evidence=("invoice_record",),
)

HOUSE = Defence(
    "house_in_payment",
    "已用房屋抵付",
    all_of(
        yes("account.set_off_house_agreement"),
        any_of(yes("account.set_off_house_delivered"), yes("account.set_off_extinguishes")),
    ),
    ("contract_general_2023:27",),
    Effect.REDUCES,
    answer="抵房协议未交付、未过户，也没有写明原债消灭的，原工程款债权仍在。",
    evidence=("set_off_agreement",),
)

ADVICE = (
    Advice(
        "house_not_delivered",
        "已签抵房协议但未交付、未过户：不能把该金额从欠款中扣掉；对方不履行的，仍可要原工程款。",
        ("contract_general_2023:27",),
        all_of(
            yes("account.set_off_house_agreement"),
            no("account.set_off_house_delivered"),
            none_of(yes("account.set_off_extinguishes")),
        ),
    ),
    Advice(
        "settlement_binds",
        "诉前已就结算达成协议，诉讼中再申请造价鉴定不予准许：按协议价款主张。",
        ("construction_2020:29",),
        recorded("settlement.agreement_on"),
    ),
    Advice(
        "settle_first",
        "价款尚未结算：先送审并取得签收，或在起诉时申请造价鉴定；暂定金额须写明以鉴定为准。",
        ("construction_2020:31", "construction_2020:32"),
        none_of(
            recorded("settlement.agreement_on"), recorded("account.price_total"), recorded("account.unpaid")
        ),
    ),
    Advice(
        "insolvency_instead",
        "对方已进入破产程序：不能再单独要求清偿，应向管理人申报债权。",
        ("bankruptcy_2006:44", "bankruptcy_2006:48"),
        recorded("debtor.insolvency_accepted_on"),
    ),
)

RELIEFS = (Relief("contract_price.pay"),)

CLAIM = Claim(
    id="contract_price",
    name="支付工程价款",
    summary="合同有效时，按约定（或结算协议）请求欠付的工程价款。",
    axis="construction",
    anchor=first_of(
        "付款期届满之日",
        "account.due_on",
        "settlement.agreement_due_on",
        "settlement.agreement_on",
        "performance.delivered_on",
        "performance.completed_on",
        "contract.signed_on",
    ),
    versions=(
        Version(
            "civil_code",
            ("c2026", "c2020"),
            "当事人应当按约定全面履行；欠付价款的应当支付。",
            ("civil_code:509", "civil_code:579", "construction_2020:19"),
            (PARTY, OWED, DUE),
            (VOID, INVOICE, HOUSE, DEFECTS, limitation_defence()),
            (limitation_on_due_day(),),
            ADVICE,
            RELIEFS,
        ),
        Version(
            "contract_act",
            ("c2026_old_facts", "c2018", "c2004", "c1999"),
            "合同法：应当按约定全面履行，未付价款的可以请求支付。",
            ("contract_act_1999:60", "contract_act_1999:109"),
            (PARTY, OWED, DUE),
            (VOID, INVOICE, HOUSE, DEFECTS, limitation_defence()),
            (limitation_on_due_day(),),
            ADVICE,
            RELIEFS,
        ),
    ),
    amount=PRICE,
    relations=(
        Relation(
            Tie.ALTERNATIVE,
            "contract_invalidity",
            "合同有效请求价款，无效请求折价补偿：主位、备位。",
            ("civil_code:793",),
        ),
    ),
    cause="建设工程施工合同纠纷",
)
