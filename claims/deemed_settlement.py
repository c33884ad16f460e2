"""The submitted final account counts as accepted (送审价视为认可).

References:
    construction_2020:21; construction_2004:20; construction_2026:11; civil_code:140, 201, 204.
Checked with:
    published case B-h-03 (general terms of the 1999 form), and the day before and after the agreed period.
Limitations:
    Whether an answer within the period is one in substance is a question of evidence and only asked for.
"""

from __future__ import annotations

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
    first_of,
)
from advisor.rules.clock import ClockKind, ClockRule
from advisor.rules.conditions import one_of, recorded, split
from advisor.rules.facts import Facts
from claims.common.deemed_approval import (
    CLAUSE_KIND,
    CLOCK_READS,
    agreed,
    answer_period,
    complete,
    not_answered,
    silent,
    submitted,
)
from claims.common.due_day import price_due
from claims.common.judged import ALREADY_JUDGED
from claims.common.limitation import limitation_defence, limitation_on_due_day
from claims.common.sum_owed import OWED_READS, less_paid, paid_so_far, without_undue_retention
from claims.common.validity import contract_void
from claims.contract_price import DEFECTS, HOUSE, INVOICE

ANSWER_PERIOD = ClockRule(
    "answer_period", "约定的答复期限", ClockKind.MATURITY, CLOCK_READS, answer_period, ("construction_2020:21", "civil_code:201"),
)

# --- elements ------------------------------------------------------------------------------------------------------

CLAUSE = Element(
    "clause", "约定了：收到结算文件后在约定期限内不答复，视为认可", agreed,
    ("construction_2020:21", "construction_2004:20", "contract_act_1999:60"), ("deemed_approval_clause", "construction_contract"),
)
SUBMITTED = Element(
    "submitted", "已提交竣工结算文件，由发包人有权签收的人签收", submitted,
    ("construction_2020:21", "civil_code:137", "construction_2004:20", "contract_act_1999:60"), ("settlement_submission_receipt",),
)
COMPLETE = Element(
    "complete", "送审资料完整", complete, ("construction_2020:21", "construction_2004:20", "contract_act_1999:60"),
    ("settlement_submission_receipt",),
)
NO_ANSWER = Element(
    "no_answer", "发包人在约定期限内没有答复", not_answered,
    ("construction_2020:21", "civil_code:201", "civil_code:204", "construction_2004:20", "contract_act_1999:60"), ("silence_record",),
)
DUE = Element(
    "price_due", "付款期已到", price_due, ("construction_2020:27", "construction_2004:18", "contract_act_1999:62"), ("construction_contract", "possession_record"),
)

# --- defences ------------------------------------------------------------------------------------------------------

AGREED_LATER = Defence(
    "settled_otherwise", "其后双方另行签署了结算协议", recorded("settlement.agreement_on"), ("construction_2020:29", "contract_act_1999:60"),
    Effect.EXTINGUISHES, answer="有结算协议的按协议价款主张；要推翻协议走撤销。", evidence=("settlement_agreement",),
)
AUDIT_AGREED = Defence(
    "audit_agreed", "合同同时约定以审计（评审）为准",
    split(one_of("contract.audit_clause", "audit_office", "fiscal_review"), "deemed_or_audit"),
    ("construction_2026:13", "civil_code:142", "contract_act_1999:60"), Effect.EXTINGUISHES,
    answer="看专用条款哪一条优先；同时备“审计逾期申请鉴定”的请求。", evidence=("construction_contract",),
)
VOID_OLD = Defence(
    "contract_void", "合同无效，默认条款随之无效", split(contract_void, "deemed_clause_of_void_contract"),
    ("construction_2004:2", "civil_code:793", "contract_act_1999:58"), Effect.EXTINGUISHES,
    answer="主张默认条款属结算方法，可以参照；备位申请造价鉴定。", evidence=("construction_contract",),
)

ADVICE = (
    Advice("quote_clause", "引用条款原文，写明在专用条款还是补充协议；行政文件、计价规范里的默认规定不能代替双方的约定。", ("construction_2020:21", "construction_2004:20", "contract_act_1999:60")),
    Advice("prove_receipt", "逐项证明：谁、哪一天签收，清单载明资料完整，期限届满前没有实质异议、退件或补件要求。", ("construction_2020:21", "construction_2004:20", "contract_act_1999:60")),
    Advice(
        "general_terms_only", "只有通用条款：1999 版通用条款的二十八天不答复不能直接当作认可；其后版本裁判也不一致。",
        ("construction_2020:21", "construction_2004:20", "contract_act_1999:60"), one_of(CLAUSE_KIND, "general_terms"),
    ),
    Advice(
        "no_clause", "没有“逾期不答复视为认可”的约定：不能以单方送审价定案，请求按约定方法结算或申请鉴定。",
        ("construction_2020:19", "construction_2020:32", "construction_2004:16", "contract_act_1999:62"), one_of(CLAUSE_KIND, "none"),
    ),
    Advice(
        "appraisal_as_fallback", "送审价与鉴定互斥：主位请求按送审价，备位申请造价鉴定，并按较低数额评估。",
        ("construction_2020:21", "construction_2020:32", "construction_2004:20", "contract_act_1999:60"),
    ),
    Advice(
        "answer_their_comments", "对方给了核对意见的，我方也要按约定期限逐项回复，否则可能反过来被视为认可。",
        ("civil_code:509", "contract_act_1999:60"), one_of("settlement.reply", "objections"),
    ),
    Advice(
        "approved_expressly", "对方已明示认可送审价：直接按该价款请求支付。", ("construction_2020:29", "contract_act_1999:60"),
        one_of("settlement.reply", "approved"),
    ),
    Advice(
        "clocks_start", "默认成立即可能到付款期：利息、诉讼时效和优先受偿权期限都可能随之起算，一并记录。",
        ("construction_2020:27", "construction_2020:41", "construction_2004:18", "contract_act_1999:62"), silent,
    ),
)
METHOD_GOES_WITH_VOID = Advice(
    "void_contract_too", "合同无效的，结算方法仍可参照，默认条款可以继续主张。", ("construction_2026:11",), contract_void,
)

RELIEFS = (
    Relief("deemed_settlement.pay"), Relief("deemed_settlement.appraise_if_refused"),
)
RELIEFS_OLD = (
    Relief("deemed_settlement.pay_before_code"), Relief("deemed_settlement.appraise_if_refused"),
)

AMOUNT_READS = tuple(dict.fromkeys(("settlement.submitted_amount", "account.paid_total", "account.payments", *OWED_READS)))


def _amount(facts: Facts) -> Amount:
    price, paid = facts.get("settlement.submitted_amount"), paid_so_far(facts)
    if price is None or paid is None:
        return Amount(missing=tuple(p for p in AMOUNT_READS[:2] if facts.get(p) is None))
    return without_undue_retention(facts, less_paid(price, "送审价", paid))


ELEMENTS = (CLAUSE, SUBMITTED, COMPLETE, NO_ANSWER, DUE)
DEFENCES = (ALREADY_JUDGED, AGREED_LATER, AUDIT_AGREED, INVOICE, HOUSE, DEFECTS, limitation_defence())
CLOCKS = (ANSWER_PERIOD, limitation_on_due_day())

CLAIM = Claim(
    id="deemed_settlement",
    name="送审价视为认可",
    summary="约定逾期不答复视为认可的，按送审价请求支付工程价款。",
    axis="construction",
    debt=True,
    anchor=first_of("提交竣工结算文件之日", "settlement.submitted_on", "performance.completed_on", "contract.signed_on"),
    versions=(
        Version(
            "since_2026", ("c2026",), "有约定的按约定；合同无效时结算方法一并参照。",
            ("construction_2020:21", "construction_2026:11"), ELEMENTS, DEFENCES, CLOCKS,
            (*ADVICE, METHOD_GOES_WITH_VOID), RELIEFS,
        ),
        Version(
            "since_2021", ("c2020",), "有约定的按约定，可以请求按竣工结算文件结算。", ("construction_2020:21",),
            ELEMENTS, (VOID_OLD, *DEFENCES), CLOCKS, ADVICE, RELIEFS,
        ),
        Version(
            "since_2005", ("c2026_old_facts", "c2018", "c2004"), "有约定的按约定，可以请求按竣工结算文件结算。", ("construction_2004:20",),
            ELEMENTS, (VOID_OLD, *DEFENCES), CLOCKS, ADVICE, RELIEFS_OLD,
        ),
        Version(
            "until_2005", ("c1999",), "没有专门条文：约定不答复视为认可的，按约定履行。", ("contract_act_1999:60",),
            ELEMENTS, (VOID_OLD, *DEFENCES), CLOCKS, ADVICE, RELIEFS_OLD,
        ),
    ),
    amount=AmountRule(AMOUNT_READS, _amount),
    relations=(
        Relation(Tie.ALTERNATIVE, "contract_price", "同一笔价款：主位按送审价，备位按约定方法或鉴定结算。", ("construction_2020:21",), greater_first=True),
        Relation(Tie.ALTERNATIVE, "audit_route", "同一笔价款：送审价视为认可与以审计为准只能采其一。", ("construction_2026:13",)),
    ),
    cause="建设工程施工合同纠纷",
)
