"""What must be said to who really built without a contract with the employer (实际施工人).

Sources:
    the articles cited at each sentence; published cases named in ``tests/cases``.
"""

from __future__ import annotations

from advisor.rules.claim import Advice
from advisor.rules.conditions import all_of, any_of, derived, no, none_of, one_of, recorded, yes
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth

from .chain import employer_knew
from .in_force import INTERPRETATION_2026_ON
from .insolvency import solvent, surely_insolvent
from .parties import borrower, direct_contractor, internal_contract, under_void_subcontract
from .said import denied, said
from .scope_of_2026 import OTHER_CAUSE
from .validity import unless_shown

BUILDER = any_of(borrower, under_void_subcontract)
SOLVENT_BUILDER = all_of(BUILDER, solvent)
"""Subrogation is closed once the counterparty is in insolvency (bankruptcy_interp_2_2013:23)."""


def _still_pending(facts: Facts) -> Truth:
    """Accepted under the old rule and still open after the new one came."""
    return truth(facts.on >= INTERPRETATION_2026_ON > facts.accepted_on and facts.final_on is None)


STILL_PENDING = derived("旧规则下受理、尚未终审", (), _still_pending)


def _can_still_be_accepted_before(facts: Facts) -> Truth:
    """Not yet in court, planned for a day under the new rule, while the old one still governs what is accepted today."""
    begun = facts.first("procedure.filed_on", "procedure.accepted_on") is not None
    return truth(not begun and facts.on < INTERPRETATION_2026_ON <= facts.filed_on)


PLANNED_TOO_LATE = derived(
    "计划的起诉日在新规则施行以后，现在还可以按旧规则起诉",
    ("procedure.filed_on", "procedure.accepted_on", "procedure.planned_filing_on"), _can_still_be_accepted_before,
)
SINCE_2026 = (
    Advice(
        "file_before_change",
        "计划的起诉日在 2026-06-30 以后：那时新受理的不能再直接请求发包人。要保留这一请求，改在此前起诉并取得受理（看受理日，不看提交日）。",
        ("construction_2026:23", "construction_2026:6", "construction_2020:43"),
        all_of(PLANNED_TOO_LATE, under_void_subcontract),
    ),
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
        SOLVENT_BUILDER,
    ),
    Advice(
        "counterparty_insolvent",
        "转包人、出借企业已进入破产：代位的新诉不受理，在审的中止，宣告后驳回；应申报债权，工资另走工资渠道。订约时知情的发包人对借用人的责任是它自己的，不受影响。",
        ("bankruptcy_interp_2_2013:21", "bankruptcy_interp_2_2013:23", "bankruptcy_2006:48", "construction_2026:4"),
        all_of(BUILDER, surely_insolvent),
    ),
    Advice(
        "cite_by_number",
        "引用“解释（二）”必须写文号和日期：2026 年的法释〔2026〕12号只有 23 条，第 24 条属于已废止的法释〔2018〕20号。",
        ("construction_2026:23",),
    ),
    Advice(
        "three_party_agreement",
        "能与发包人、承包人三方达成折价补偿协议的，质量合格即可按协议请求，优先争取；条文写的是转包、违法分包，借用资质的照此处理，协议写明由发包人直接付款、付多少、何时付。",
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
    OTHER_CAUSE,
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
        "own_arbitration_clause",
        "我方与前手约定仲裁的，前手欠多少先由仲裁确定：直接起诉发包人可能被裁定驳回或者等仲裁结果，判法不一；先申请仲裁并同时中断对发包人的时效。",
        ("arbitration_2025:5", "construction_2020:43", "construction_2018:24", "construction_2004:26"),
        all_of(BUILDER, yes("contract.arbitration_clause")),
    ),
    Advice(
        "price_and_interest_apart",
        "条文写的是欠付的工程价款：发包人对前手的逾期利息、违约金算不算在内判法不一，请求中分列本金与利息。",
        ("construction_2020:43", "construction_2018:24", "construction_2004:26"),
        BUILDER,
    ),
    Advice(
        "unsettled_above",
        "发包人与总包没有结算的，欠付数额要查明：调取总包合同、产值和付款记录，申请就总包工程造价鉴定；查不清的可能驳回。",
        ("construction_2020:43", "construction_2018:24", "construction_2004:26"),
        no("chain.employer_debt_settled"),
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
        BUILDER,
    ),
    Advice(
        "contract_in_fact",
        "发包人订约时就知道借用资质的：这一条不及于借用资质的人，另以双方已形成事实上的合同、请求折价补偿为备位，判法不一。",
        ("civil_code:490", "civil_code:793", "contract_act_1999:37"),
        all_of(borrower, employer_knew),
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
        all_of(BUILDER, surely_insolvent),
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
        SOLVENT_BUILDER,
    ),
    Advice(
        "do_not_refile",
        "本案在 2026-06-30 前已受理，继续用旧规则：不要撤诉另诉，另诉即失去对发包人的直接请求。",
        ("construction_2026:23", "construction_2026:6", "construction_2020:43", "construction_2018:24", "construction_2004:26"),
        all_of(STILL_PENDING, BUILDER, unless_shown(all_of(borrower, employer_knew), "没有证明发包人订约时知情")),
    ),
    Advice(
        "new_rule_for_borrowers",
        "借用资质而发包人订约时知情的：旧规则主流不支持直接请求，2026-06-30 起新受理的有明文。一审中申请撤诉获准的可以另诉、换用新规则，但先算清时效、优先权期限、保全和已交的费用。",
        ("construction_2026:4(2)", "construction_2026:23", "cpl_interp_2022:214"),
        all_of(STILL_PENDING, borrower, employer_knew),
    ),
    Advice(
        "remanded_case",
        "发回重审另编一审案号，算不算新受理没有写：按原一审受理时的规则主张，同时备代位权。",
        ("construction_2026:23", "construction_2020:43", "construction_2018:24", "construction_2004:26"),
        recorded("procedure.remanded_on"),
    ),
)
SHARED = (
    Advice(
        "middlemen_not_reached",
        "对没有合同关系的中间转包人，按合同相对性主流不支持，个案因其未证明已付清而判担责：以直接前手为主位，中间人只作备位，并查其付款备注。",
        ("civil_code:465", "construction_2026:6", "construction_2004:26", "contract_act_1999:8"),
        said("chain.middle_sued"),
    ),
    Advice(
        "middleman_has_not_paid_out",
        "中间转包人拿不出已向自己下手付清的证据：2026-06-30 前受理的，个案曾据此判其一并负责，只作备位，举证其付款的用途和差额；其后受理的没有依据，改提代位权。",
        ("civil_code:465", "construction_2026:6", "construction_2020:43", "construction_2004:26", "contract_act_1999:8"),
        all_of(said("chain.middle_sued"), said("chain.middle_unpaid")),
    ),
    Advice(
        "no_priority",
        "实际施工的一方没有自己的优先受偿权（借用资质而发包人知情的，曾有个案支持，不作依靠）：催促与发包人订约的承包人在期限内行使。",
        ("construction_2020:35", "construction_2018:17", "contract_act_1999:286"),
        none_of(direct_contractor),
    ),
    Advice(
        "lawful_subcontractor",
        "合法分包（含有资质的劳务分包）不是实际施工人，从来只向总包请求；总包怠于行使对发包人的到期债权的，另提代位权。",
        ("civil_code:465", "civil_code:535", "contract_act_1999:8", "contract_act_1999:73"),
        all_of(
            one_of("claimant.role", "lawful_subcontractor", "labour_subcontractor"), none_of(under_void_subcontract), solvent
        ),
    ),
    Advice(
        "internal_contract",
        "与名义企业有劳动关系、受其统一管理的内部承包不是借用资质：按内部承包的约定向企业请求，不能直接请求发包人；对方会主张名为内部承包、实为借用，备齐劳动合同、社保和资金、管理的证据。",
        ("construction_2026:3", "construction_2020:1", "construction_2004:1", "contract_act_1999:8"),
        all_of(one_of("claimant.role", "borrower"), internal_contract),
    ),
    Advice(
        "crew_is_no_builder",
        "班组、劳务人员不是施工人：按劳务约定向用工的一方请求，农民工工资另走工资渠道。",
        ("wage_2020:30", "construction_2026:8"),
        any_of(
            one_of("claimant.role", "crew", "worker"),
            all_of(one_of("claimant.role", "labour_subcontractor"), none_of(denied("claimant.labour_qualification"))),
        ),
    ),
    Advice(
        "quality_joint_liability",
        "质量不合格造成损失的，出借方与借用方、转包（违法分包）的双方对发包人连带赔偿；发包人可以把总包、分包、实际施工人列为共同被告。",
        (
            "construction_2020:7", "construction_2020:15", "construction_2018:4", "construction_2004:25",
            "building_act:66", "building_act:67(2)",
        ),
        BUILDER,
    ),
)
BEFORE_2005 = (
    Advice(
        "plead_subrogation_too",
        "对发包人只有代位权一条路：前手怠于向发包人行使到期债权。",
        ("contract_act_1999:73", "contract_interp_1_1999:11"),
        SOLVENT_BUILDER,
    ),
    *(advice for advice in SHARED if advice.id != "quality_joint_liability"),
)
