"""What must be said about subrogation (代位权).

Sources:
    the articles cited at each sentence; published cases named in ``tests/cases``.
"""

from __future__ import annotations

from datetime import date

from advisor.rules.claim import Advice
from advisor.rules.conditions import all_of, any_of, derived, no, none_of, recorded, yes
from advisor.rules.truth import truth

from .due_day import price_due
from .insolvency import surely_insolvent
from .parties import borrower, under_void_subcontract
from .said import denied, said
from .third_debts import INACTIVE, PENDING, WON

ABOVE = yes("chain.arbitration_above")
INTERPRETATION_2018_ON, LIMITATION_2008_ON = date(2019, 2, 1), date(2008, 9, 1)
under_interpretation_2018 = derived(
    "2019-02-01 时没有终审", (), lambda facts: truth((facts.final_on or facts.on) >= INTERPRETATION_2018_ON),
)
"""construction_2018:26."""

CHAIN = any_of(borrower, under_void_subcontract)
JUDGMENT_UNENFORCED = any_of(
    said(WON), all_of(recorded(INACTIVE), recorded(PENDING), no(INACTIVE), no(PENDING), none_of(denied(WON)))
)
"""The debtor went to court, nothing is pending, and nobody said that the judgment is being enforced."""
COMMON = (
    Advice(
        "lesser_of_both",
        "代位数额不超过我方到期债权（含已到期的利息、违约金），也不超过次债务；受偿后两笔债相应消灭，不得再向债务人要同一笔。",
        ("civil_code:535", "civil_code:537", "contract_interp_1_1999:20", "contract_interp_1_1999:21"),
    ),
    Advice(
        "unpaid_comes_back",
        "代位胜诉而次债务人没有实际付清的，没有受偿的部分仍可向债务人请求：不要因代位放弃对债务人的判决和保全。",
        ("civil_code:537", "contract_interp_1_1999:20"),
    ),
    Advice(
        "prove_third_debt",
        "须举证次债务存在、到期和数额：总包合同、产值与付款台账；未结算的在代位诉讼中申请鉴定。",
        ("civil_code:535", "contract_interp_1_1999:11"),
    ),
    Advice(
        "their_defences",
        "次债务人对债务人的抗辩（质量、未到期、以审计为准、时效）都可以向我方提出，逐项准备。",
        ("civil_code:535", "contract_interp_1_1999:18"),
    ),
    Advice(
        "enforce_their_judgment",
        "债务人已有胜诉判决而不执行：催其在两年内申请执行，或者受让该判决债权。",
        ("civil_procedure_2023:250",),
        JUDGMENT_UNENFORCED,
    ),
    Advice(
        "two_limitations",
        "代位起诉使我方债权和次债务的时效都中断；次债务另有自己的时效，先查其中断证据。",
        ("limitation_2020:16", "limitation_2008:18"),
        derived("2008-09-01 时没有终审", (), lambda facts: truth((facts.final_on or facts.on) >= LIMITATION_2008_ON)),
    ),
    Advice(
        "file_claim_instead",
        "债务人破产：申报债权；在审代位诉讼会中止，宣告后驳回；受理后不得另行代位，管理人无正当理由不追收次债务的，可以代表全体债权人起诉，款项归入债务人财产。",
        ("bankruptcy_2006:48", "bankruptcy_interp_2_2013:21", "bankruptcy_interp_2_2013:23(3)"),
        surely_insolvent,
    ),
)
CODE_ADVICE = (
    *COMMON,
    Advice(
        "sued_debtor_first",
        "已另案起诉债务人的，代位诉讼会中止到前案终结（同一法院有管辖权的可以合并）：安排好先后。",
        ("contract_general_2023:38",),
        yes("procedure.pending_elsewhere"),
    ),
    Advice(
        "own_debt_unconfirmed",
        "我方债权不必先有判决：次债务人只以没有生效文书确认为由抗辩的，不予支持；债权本身仍须在代位诉讼中证明。",
        ("contract_general_2023:40(2)",),
        none_of(recorded("procedure.judgment_effective_on")),
    ),
    Advice(
        "seized_by_others",
        "次债务已被别的债权人冻结、执行的，受偿要按保全、执行的规定处理，代位胜诉不因此优先：先查冻结，起诉时就申请保全次债务。",
        ("civil_code:537",),
    ),
    Advice(
        "debtor_third_person",
        "次债务人为被告，债务人列为第三人（未列的法院应当追加）；多个债权人按比例受偿，及时起诉并申请保全次债务。",
        ("contract_general_2023:37",),
    ),
    Advice(
        "forum",
        "由被告住所地法院管辖，专属管辖除外：次债务是施工合同债权的，优先工程所在地，并准备管辖异议。债务人与次债务人的管辖协议不起作用。",
        ("contract_general_2023:35", "civil_procedure_2023:34"),
    ),
    Advice(
        "arbitration_clause_no_bar",
        "债务人与次债务人的仲裁条款不挡代位诉讼；它们在首次开庭前申请仲裁的可以中止。",
        ("contract_general_2023:36",),
        ABOVE,
    ),
    Advice(
        "later_waiver",
        "起诉后债务人无正当理由减免、展期的，次债务人不得以此对抗；起诉后次债务人仍向债务人付款的效力没有明文：起诉后即送达保全和通知。",
        ("contract_general_2023:41",),
    ),
    Advice(
        "preserve_before_due",
        "我方债权未到期：只能请求次债务人向债务人履行、代为中断时效或者申报破产债权，不能要求向我方付款。",
        ("civil_code:536",),
        none_of(price_due),
    ),
    Advice(
        "necessary_costs",
        "行使代位权的必要费用由债务人负担，写入诉请。",
        ("civil_code:535",),
    ),
    Advice(
        "priority_by_subrogation",
        "能否代位行使承包人的优先受偿权没有明文：在其期限内主位一并代位请求确认，备位只要款项；同时书面催告总包自己在期限内行使。",
        ("civil_code:535", "construction_2026:7", "construction_2020:44"),
        CHAIN,
    ),
    Advice(
        "state_subrogation",
        "诉状要明确写是行使代位权，不写成在欠付范围内承担责任。",
        ("construction_2026:7", "construction_2020:44"),
        CHAIN,
    ),
)
ACT_ADVICE = (
    *COMMON,
    Advice(
        "sued_debtor_first",
        "已另案起诉债务人的，代位诉讼应当中止到前案裁决生效：安排好先后。",
        ("contract_interp_1_1999:15",),
        yes("procedure.pending_elsewhere"),
    ),
    Advice(
        "own_debt_disputed",
        "债务人对我方债权提出异议而成立的，代位起诉会被裁定驳回：先取得结算、欠条或者判决，再代位。",
        ("contract_interp_1_1999:18(2)",),
        none_of(recorded("procedure.judgment_effective_on")),
    ),
    Advice(
        "idleness_theirs_to_disprove",
        "次债务人说债务人没有怠于行使的，由次债务人证明债务人已经起诉或者申请仲裁。",
        ("contract_interp_1_1999:13(2)",),
    ),
    Advice(
        "defendants_home_court",
        "由次债务人住所地法院管辖；债务人可以列为第三人；诉讼费由次债务人负担。",
        ("contract_interp_1_1999:14", "contract_interp_1_1999:16", "contract_interp_1_1999:19"),
    ),
    Advice(
        "builder_may_subrogate",
        "2019-02-01 起，转包、违法分包的接受人可依合同法代位主张。",
        ("construction_2018:25", "contract_act_1999:73"),
        all_of(under_void_subcontract, under_interpretation_2018),
    ),
)
