"""Price of the works under a valid contract (支付工程款).

References:
    civil_code:509, 577, 579, 788, 799; contract_act_1999:60, 107, 109, 279; construction_2020:19-22, 29;
    construction_2004:16-18; contract_general_2023:27, 31; pay_when_paid_2024:1, 2; civil_code:159.
Limitations:
    A contract is taken as valid until a ground of invalidity is shown; then the claim turns into compensation
    (``contract_invalidity``). The amount is the whole unpaid price; instalments not yet due are named. Whether the price must first be appraised is left to the lawyer.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from advisor.quantum.money import format_yuan
from advisor.rules.claim import (
    Advice,
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
)
from advisor.rules.conditions import all_of, any_of, derived, no, none_of, one_of, recorded, some, split, yes
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth
from claims.common.arrears import DUE_ANCHOR
from claims.common.due_day import price_due
from claims.common.form_clause import form_clause
from claims.common.judged import ALREADY_JUDGED, JUDGED_ADVICE
from claims.common.limitation import LIMITATION_ADVICE, limitation_defence, limitation_on_due_day
from claims.common.quality import quality_refuted
from claims.common.sum_owed import PRICE, lump_sum_earned, something_owed, sum_owed
from claims.common.third_party_payment import any_clause, void_for_certain
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

PARTY_OLD = replace(PARTY, cite=("contract_act_1999:8", "contract_act_1999:60"))
OWED_OLD = replace(OWED, cite=("contract_act_1999:109", "construction_2004:16"))
DUE_OLD = replace(DUE, cite=("contract_act_1999:60", "construction_2004:18"))

VOID = Defence(
    "contract_void",
    "合同无效：不能按约定请求价款，只能请求折价补偿",
    contract_void,
    ("civil_code:153", "civil_code:793", "construction_2020:1", "construction_2004:1", "contract_act_1999:52"),
    Effect.EXTINGUISHES,
    answer="把折价补偿列为备位请求；数额参照合同价款约定，付款时间、调整和结算方法一并参照。",
    evidence=("qualification_certificate", "tender_file", "planning_permit_search"),
)
DEFECTS = Defence(
    "defects",
    "质量不合格，请求减价或扣修复费",
    quality_refuted | yes("performance.repair_refused"),
    ("construction_2020:12", "construction_2020:19(3)", "construction_2026:16", "construction_2004:11", "contract_act_1999:111"),
    Effect.REDUCES,
    answer="核对对方是否先通知修复；未通知而自行修复的，不能直接扣款。",
    evidence=("acceptance_certificate",),
)
INVOICE = Defence(
    "invoice_first",
    "约定先开票后付款而未开票",
    split(all_of(yes("contract.invoice_first"), no("account.invoiced")), "invoice_first", Truth.YES),
    ("contract_general_2023:31", "contract_act_1999:67"),
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
    ("contract_general_2023:27", "contract_act_1999:91"),
    Effect.REDUCES,
    answer="抵房协议未交付、未过户，也没有写明原债消灭的，原工程款债权仍在。",
    evidence=("set_off_agreement",),
)

BACK_TO_BACK = Defence(
    "third_party_not_paid", "约定以第三方付款为付款条件（或按其比例），第三方还没有付款",
    split(all_of(any_clause, none_of(void_for_certain)), "back_to_back_otherwise"), ("civil_code:158", "civil_code:159", "contract_act_1999:45"),
    Effect.EXTINGUISHES,
    answer="对方须证明已积极催收（催款函、起诉或仲裁记录）；怠于结算、催收的视为条件成就。大型企业对中小企业的，主张条款无效。",
    evidence=("back_to_back_clause", "enterprise_size_proof"),
)

def _later(facts: Facts) -> Decimal:
    """Yuan of listed instalments that fall due after the suit; insolvency makes every debt due (bankruptcy_2006:46)."""
    until_on, listed = facts.asked_on, facts.get("account.instalments") or ()
    if facts.get("debtor.insolvency_accepted_on") is not None:
        return Decimal(0)
    return sum((i.amount for i in listed if i.amount and i.due_on and i.due_on > until_on), Decimal(0))


REST_NOT_DUE = derived(
    "有一期款还没有到期", ("account.instalments", "debtor.insolvency_accepted_on"), lambda facts: truth(_later(facts) > 0)
)
ADVICE = (
    *LIMITATION_ADVICE,
    Advice(
        "limitation_not_for_agreement", "时效的期间、计算和中止、中断由法律规定：合同约定缩短、延长或者预先放弃时效利益的都无效，对方以约定的短时效抗辩的，按法定期间算。",
        ("civil_code:197", "gpcl_2017:197", "limitation_2008:2", "gpcl_1986:135"), yes("account.limitation_raised"),
    ),
    Advice(
        "chase_upstream", "背靠背条款不当然挡住付款：举证责任在总包（催款函、起诉或仲裁记录）；设法取得总包与业主的结算、付款资料；已结算、质保期满是关键事实。",
        ("civil_code:159", "pay_when_paid_2024:1"), any_clause,
    ),
    form_clause("第三方付款条款", any_clause),
    Advice(
        "rest_not_due", "分期款有的还没有到期：先就已到期的各期起诉；对方明确表示或者以行为表明到期也不付的，可在期满前一并请求。",
        ("civil_code:578", "contract_act_1999:108"), REST_NOT_DUE,
    ),
    Advice(
        "unclear_day", "付款期限约定不明的，书面催告并给合理宽限期，期满后起诉。", ("civil_code:511", "contract_act_1999:62"),
        no("contract.payment_day_agreed"),
    ),
    Advice(
        "invoice_now", "合同约定先开票后付款的：先开具等额发票并送达，再催告，付款期满后起诉；“先票后款”是否属于另有约定，看措辞。",
        ("contract_general_2023:31", "contract_general_2023:26", "contract_act_1999:67"), yes("contract.invoice_first"),
    ),
    Advice(
        "signed_statement_settles", "双方签认的结账清单、对账单或载明价款和已付的催款函就是结算，也是时效中断的证据。",
        ("construction_2020:20", "limitation_2020:14"),
        some("account.events", one_of("item.kind", "acknowledgment", "statement_only", "promise_to_pay")),
    ),
    Advice(
        "final_reduction", "结算中的减让是终局的，除非写明不按期付款即恢复原价；分期付款的协议要写一期不付全部到期。",
        ("construction_2020:29", "civil_code:509", "contract_act_1999:60"), recorded("settlement.agreement_on"),
    ),
    Advice(
        "audit_not_agreed", "“接受审计”不等于约定以审计结果结算；没有约定的，审计不改变合同价和已签的结算。",
        ("construction_2026:13(3)", "construction_2020:29", "contract_act_1999:60"),
        all_of(yes("settlement.employer_insists_on_audit"), one_of("contract.audit_clause", "none")),
    ),
    Advice(
        "papers_with_payment", "竣工资料可因对方未付前期款而暂不交，但付款时要交；不要让它成为对方拒付的理由。", ("civil_code:526", "contract_act_1999:67"),
        yes("performance.completed"),
    ),
    Advice(
        "name_lender_first", "名义承包人起诉前先核实谁实际投入、结算是否真实；由实际施工的一方起诉或办理债权转让更稳妥。",
        ("construction_2020:1", "construction_2026:3", "construction_2004:1", "contract_act_1999:52"), one_of("claimant.role", "lender"),
    ),
    JUDGED_ADVICE,
    Advice(
        "house_questions", "以房抵款的先查三件事：房屋是否交付、是否网签过户、协议是否写明原债消灭。", ("contract_general_2023:27", "contract_act_1999:91"),
        yes("account.set_off_house_agreement"),
    ),
    Advice(
        "house_not_delivered",
        "已签抵房协议但未交付、未过户：不能把该金额从欠款中扣掉；对方不履行的，仍可要原工程款。",
        ("contract_general_2023:27", "contract_act_1999:91"),
        all_of(
            yes("account.set_off_house_agreement"),
            no("account.set_off_house_delivered"),
            none_of(yes("account.set_off_extinguishes")),
        ),
    ),
    Advice(
        "settlement_binds",
        "诉前已就结算达成协议，诉讼中再申请造价鉴定不予准许：按协议价款主张。",
        ("construction_2020:29", "contract_act_1999:60"),
        recorded("settlement.agreement_on"),
    ),
    Advice(
        "settle_first",
        "价款尚未结算：先送审并取得签收，或在起诉时申请造价鉴定；暂定金额须写明以鉴定为准。",
        ("construction_2020:31", "construction_2020:32", "construction_2018:14", "construction_2004:23", "contract_act_1999:62"),
        none_of(
            recorded("settlement.agreement_on"), recorded("account.price_total"), recorded("account.unpaid"), lump_sum_earned,
        ),
    ),
    Advice(
        "lump_sum_not_appraised", "固定总价已完工的按总价结算，不申请整体造价鉴定；增项、签证、约定的调价另列另证。",
        ("construction_2020:28", "construction_2004:22", "contract_act_1999:60"), lump_sum_earned,
    ),
    Advice(
        "insolvency_instead",
        "对方已进入破产程序：不能再单独要求清偿，应向管理人申报债权。",
        ("bankruptcy_2006:44", "bankruptcy_2006:48"),
        recorded("debtor.insolvency_accepted_on"),
    ),
)



def _amount(facts: Facts) -> Amount:
    """The unpaid price; what of it falls due later is named, since only the rest can be asked for now."""
    owed, later = sum_owed(facts), _later(facts)
    if owed.value is None or not later:
        return owed
    said = f"其中 {format_yuan(min(later, owed.value))} 还没有到应付日，现在只能请求已到期的部分。"
    return replace(owed, note=owed.note + said)


SETTLED = any_of(recorded("settlement.agreement_on"), recorded("account.price_total"), recorded("account.unpaid"), lump_sum_earned)
BY_HEADS = recorded("account.instalments")
RELIEFS = (
    Relief("contract_price.pay", all_of(SETTLED, none_of(BY_HEADS))),
    Relief("contract_price.pay_by_heads", all_of(SETTLED, BY_HEADS)),
    Relief("contract_price.pay_provisional", none_of(SETTLED)),
)

CLAIM = Claim(
    id="contract_price",
    name="支付工程价款",
    summary="合同有效时，按约定（或结算协议）请求欠付的工程价款。",
    axis="construction",
    debt=True,
    anchor=DUE_ANCHOR,
    versions=(
        Version(
            "civil_code",
            ("c2026", "c2020"),
            "当事人应当按约定全面履行；欠付价款的应当支付。",
            ("civil_code:509", "civil_code:579", "construction_2020:19"),
            (PARTY, OWED, DUE),
            (VOID, ALREADY_JUDGED, INVOICE, BACK_TO_BACK, HOUSE, DEFECTS, limitation_defence()),
            (limitation_on_due_day(),),
            ADVICE,
            RELIEFS,
        ),
        Version(
            "contract_act",
            ("c2026_old_facts", "c2018", "c2004", "c1999"),
            "合同法：应当按约定全面履行，未付价款的可以请求支付。",
            ("contract_act_1999:60", "contract_act_1999:109"),
            (PARTY_OLD, OWED_OLD, DUE_OLD),
            (VOID, ALREADY_JUDGED, INVOICE, BACK_TO_BACK, HOUSE, DEFECTS, limitation_defence()),
            (limitation_on_due_day(),),
            ADVICE,
            RELIEFS,
        ),
    ),
    amount=AmountRule(PRICE.reads, _amount),
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
