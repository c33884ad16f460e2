"""Work beyond the contract (工程增项、签证).

References:
    construction_2020:19(2), 20, 28, 31; construction_2004:16(2), 19, 22, 23; contract_act_1999:60; civil_code:140, 170, 172;
    evidence_2019:14, 15, 93, 94; form_contract_2017:10.4.2.
Checked with:
    the published cases restated in ``tests/scenarios/extras``.
Limitations:
    Each item is judged on the answers given for it; its price is the user's figure until it is appraised.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from advisor.quantum.lines import Line, add_up
from advisor.rules.claim import (
    Advice,
    Amount,
    AmountRule,
    Anchor,
    Claim,
    Defence,
    Effect,
    Element,
    Relief,
    Version,
)
from advisor.rules.conditions import all_of, any_of, given, no, none_of, one_of, recorded, some, split, yes
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth
from claims.common.arrears import DUE_ANCHOR
from claims.common.closed_account import closed_by_settlement
from claims.common.limitation import limitation_defence, limitation_on_due_day
from claims.common.said import denied, said
from claims.common.silent_employer import deemed, unanswered
from claims.common.validity import contract_void

LIST = "performance.extras"

SLIP = all_of(
    yes("item.signed_slip"),
    any_of(none_of(denied("item.signer_authorised")), split(no("item.signer_authorised"), "signer_without_authority")),
)
CONSENT_AND_PROOF = all_of(yes("item.employer_agreed"), yes("item.other_evidence"))
SCOPE = none_of(denied("item.outside_scope"))
BEYOND = any_of(
    said("item.outside_scope"), all_of(SCOPE, one_of("contract.price_form", "unit_price", "cost_plus")),
    split(SCOPE, "extra_scope_burden"),
)
SILENCE_CLAUSE, SILENCE_DAYS = "contract.variation_silence", "contract.variation_reply_days"
SILENCE = all_of(
    unanswered("item.valuation_served_on", SILENCE_CLAUSE, SILENCE_DAYS), none_of(denied("item.employer_agreed")),
)
SHOWN_OTHERWISE = any_of(SLIP, CONSENT_AND_PROOF)
PROVEN = all_of(
    any_of(SHOWN_OTHERWISE, deemed(SILENCE, SILENCE_CLAUSE)), BEYOND, none_of(said("item.own_fault")), none_of(said("item.in_settlement")),
    text="有签证，或者能证明发包人同意施工和实际工程量；不在原价款之内，不是自身返工，未计入结算",
)
READS = (LIST, "contract.price_form", SILENCE_CLAUSE, SILENCE_DAYS, *contract_void.reads)


def _amount(facts: Facts) -> Amount:
    """The proven items at the user's figures; unproven ones are named and left out."""
    items = facts.get(LIST) or ()
    found = [(item, PROVEN.find(facts.of_item(item))) for item in items]
    kept = [item for item, finding in found if finding.truth is Truth.YES or finding.contested]
    priced = [item for item in kept if item.amount is not None]
    if not items or (kept and not priced):
        return Amount(missing=(LIST,))
    unpriced = [item.item or "未命名的增项" for item in kept if item.amount is None]
    left_out = [item.item or "未命名的增项" for item, finding in found if item not in kept]
    note = f"证据不足、未计入：{'、'.join(left_out)}。" if left_out else ""
    note += f"没有填数额、未计入：{'、'.join(unpriced)}。" if unpriced else ""
    silent = [i.item or "未命名的增项" for i in kept if _by_silence(facts.of_item(i))]
    note += f"对方逾期没有批复、约定视为认可，能否照此认定有争议：{'、'.join(silent)}。" if silent else ""
    lines = [Line(i.item or "增项", amount=i.amount or Decimal(0)) for i in priced]
    computation = add_up(lines, notes=(note,) if note else ())
    return Amount(computation.total, computation, (LIST,) if unpriced else (), note=note)


def _by_silence(facts: Facts) -> bool:
    return SHOWN_OTHERWISE.find(facts).truth is not Truth.YES and SILENCE.find(facts).truth is Truth.YES


def _last_done(facts: Facts) -> date | None:
    days = [item.done_on for item in facts.get(LIST) or () if item.done_on is not None]
    return max(days) if days else DUE_ANCHOR.run(facts)


LISTED = Element("extras_listed", "有合同外的增项", given(LIST), ("construction_2020:20",), ("variation_orders", "lump_sum_scope"))
SHOWN = Element(
    "consent_and_quantity", "有签证等书面确认；没有的，发包人同意施工且其他证据能证明实际工程量", some(LIST, PROVEN),
    ("construction_2020:20", "construction_2020:19(2)"), ("visa_slips", "variation_orders", "quantity_substitute", "electronic_messages", "site_minutes"),
)
OLD = ("construction_2004:19", "construction_2004:16(2)")
PLAIN = ("contract_act_1999:60", "contract_act_1999:77")

SIGNER = Defence(
    "signer_unauthorised", "签字人没有权限", some(LIST, all_of(yes("item.signed_slip"), no("item.signer_authorised"))),
    ("civil_code:170", "civil_code:172", "contract_act_1999:49"), Effect.REDUCES,
    answer="证明其职务、项目部印章的惯常使用或者发包人事后认可；另以其他证据证明工程量。", evidence=("authority_papers", "site_minutes"),
)
WITHIN_PRICE = Defence(
    "within_price", "已含在固定总价内，或者是承包人自身原因返工", some(LIST, any_of(no("item.outside_scope"), said("item.own_fault"))),
    ("construction_2020:19", "construction_2020:28", "construction_2004:22", "contract_act_1999:60"), Effect.REDUCES, answer="对照图纸版次和清单说明，证明不在承包范围内。",
    evidence=("lump_sum_scope", "variation_orders"),
)
ADVICE = (
    Advice(
        "substitute_evidence", "没有签证的，收集替代证据：聊天记录、现场照片、送货单、监理日志、会议纪要、隐蔽记录；做了不等于能按市场价另算。",
        ("construction_2020:20", "construction_2004:19", "contract_act_1999:77"), some(LIST, none_of(yes("item.signed_slip"))),
    ),
    Advice(
        "electronic_data", "微信、邮件等电子数据要能出示原件（原手机、账号，或直接打印、一致的副本），完整保留前后文，证明对方账号由谁使用、有无授权；"
        "中立平台保存、正常业务中形成、对方自己保管而于其不利的可以认定真实，经公证的应当认定，有相反证据的除外。",
        ("evidence_2019:14", "evidence_2019:15", "evidence_2019:93", "evidence_2019:94"), some(LIST, none_of(yes("item.signed_slip"))),
    ),
    Advice(
        "appraise_part", "只有自编预算或者未签认的金额不够：对增项部分申请造价鉴定；鉴定限于有争议的部分，固定价不鉴定整体。",
        ("construction_2020:31", "construction_2020:28", "construction_2004:22", "construction_2004:23"),
    ),
    Advice(
        "plead_when_proven", "没有补强证据的增项先不写入诉请，或者同时申请鉴定；未签字的审批表不能定量，可补齐后另诉。",
        ("construction_2020:20", "construction_2020:32", "construction_2004:19", "contract_act_1999:77"), some(LIST, no("item.employer_agreed")),
    ),
    Advice(
        "pricing", "设计变更部分的计价按约定；协商不成的，可参照签约时当地主管部门的计价方法或者标准。",
        ("construction_2020:19(2)", "construction_2004:16(2)"),
    ),
    Advice(
        "variation_clause", "合同有变更、签证条款的：逐项对照条款写的签字人、期限和计价方法；不合条款的，举证发包人同意施工和实际工程量。",
        ("construction_2020:19", "construction_2020:20", "construction_2004:19", "contract_act_1999:60"), yes("contract.variation_clause"),
    ),
    Advice(
        "late_slips", "合同约定的签证期限过了，没有约定失权后果的不当然失权；约定失权的按索赔逾期处理。", ("construction_2020:10", "civil_code:509", "contract_act_1999:60"),
        recorded("contract.claim_notice_days"),
    ),
    Advice(
        "silence_on_valuations", "约定变更估价、签证申请逾期不批视为认可的（示范文本十四天）：留申请送达的证据，列明末日和没有批复，按报送的价款主张；"
        "效力有争议，同意施工和工程量的证据照样备齐。", ("form_contract_2017:10.4.2", "civil_code:509", "contract_act_1999:60"),
        one_of(SILENCE_CLAUSE, "general_terms", "special_terms"),
    ),
    Advice(
        "both_ways", "变更单的时间与实际施工时间的先后决定加减账；降级变更、已自行变卖的材料取价要扣减。", ("construction_2020:19", "construction_2004:16", "contract_act_1999:77"),
    ),
    Advice("in_priority", "增项属于工程价款，可计入优先受偿的数额；起诉状写明对应工程。", ("construction_2020:40", "construction_2018:21", "priority_reply_2002:3")),
    Advice(
        "void_contract", "合同无效的，增项随折价补偿一并主张，计价方法同样参照。", ("construction_2026:11", "civil_code:793", "construction_2004:2", "contract_act_1999:58"), contract_void,
    ),
)
BEFORE_2005 = tuple(a for a in ADVICE if a.id not in ("appraise_part", "pricing"))
"""Appraisal of the disputed part and pricing by the local rules came with construction_2004:16(2), 22, 23."""
RELIEFS = (
    Relief("extras.pay", some(LIST, SLIP)),
    Relief("extras.pay_provisional", some(LIST, none_of(yes("item.signed_slip")))),
)
DEFENCES = (SIGNER, WITHIN_PRICE, closed_by_settlement("增项"), limitation_defence())
CLOCKS = (limitation_on_due_day(),)

CLAIM = Claim(
    id="extras",
    name="工程增项、签证",
    summary="合同范围以外的工作：有签证按签证，没有的证明发包人同意施工和实际工程量。",
    axis="construction",
    anchor=Anchor("最后一项增项完成之日", (LIST, *DUE_ANCHOR.reads), _last_done),
    versions=(
        Version(
            "since_2021", ("c2026", "c2020"), "按签证等书面文件；没有签证而发包人同意施工的，按其他证据。",
            ("construction_2020:19", "construction_2020:20"), (LISTED, SHOWN), DEFENCES, CLOCKS, ADVICE, RELIEFS,
        ),
        Version(
            "since_2005", ("c2026_old_facts", "c2018", "c2004"), "同上（2004 建工解释）。", OLD,
            (replace(LISTED, cite=OLD), replace(SHOWN, cite=OLD)), DEFENCES, CLOCKS, ADVICE, RELIEFS,
        ),
        Version(
            "until_2004", ("c1999",), "没有专条：按合同变更和实际履行证明。", PLAIN,
            (replace(LISTED, cite=PLAIN), replace(SHOWN, cite=PLAIN)), DEFENCES, CLOCKS, BEFORE_2005, RELIEFS,
        ),
    ),
    amount=AmountRule(READS, _amount),
    cause="建设工程施工合同纠纷",
)
