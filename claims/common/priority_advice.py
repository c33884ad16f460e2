"""What must be said about the priority right (建设工程价款优先受偿权); gates as in :mod:`claims.priority_of_payment`.

Sources:
    the articles cited at each sentence; published cases named in ``tests/cases``.
"""

from __future__ import annotations

from datetime import date

from advisor.rules.claim import Advice
from advisor.rules.conditions import (
    alive,
    all_of,
    any_of,
    derived,
    expired,
    matured,
    more_than,
    no,
    none_of,
    one_of,
    recorded,
    some,
    yes,
)
from advisor.rules.truth import truth

from .buyers import HOMEBUYER_REPLY_ON, OBJECTION_RULES_ON
from .parties import claim_assigned, counterparty_below_employer, not_construction
from .priority_acts import (
    ASSERTIONS,
    IN_COMPLAINT,
    already_exercised,
    discount_deal_complies,
    discount_deal_made,
)
from .termination_right import ENDED

DECIDED_UNDER_REPLY_OF_2023 = derived("在 2023-04-20 或以后裁判", (), lambda facts: truth(facts.on >= HOMEBUYER_REPLY_ON))
THIRD_PARTY_SUITS_ON = date(2013, 1, 1)
"""The civil procedure law as amended in 2012 brought in the suit of a third party against a judgment."""
SINCE_THIRD_PARTY_SUITS = derived("2013-01-01 或以后", (), lambda facts: truth(facts.on >= THIRD_PARTY_SUITS_ON))
DECIDED_UNDER_RULES_OF_2025 = derived(
    "在 2025-07-24 或以后裁判", (), lambda facts: truth(facts.on >= OBJECTION_RULES_ON)
)
SCOPE = Advice(
    "scope",
    "优先请求只写工程价款数额和对应工程（楼栋、标段、面积）；利息、违约金、损害赔偿不在内，另列为普通债权。",
    ("construction_2020:40", "construction_2018:21"),
)
SCOPE_2026 = Advice(
    "scope",
    "优先请求必须写明工程价款数额和相应工程；利息、违约金、停工窝工损失不在内，另列为普通债权。",
    ("construction_2026:17", "construction_2020:40"),
)
SCOPE_2002 = Advice(
    "scope",
    "范围是人员报酬、材料款等实际支出，不含因发包人违约造成的损失；利润是否在内当时看法不一，另列一项。",
    ("priority_reply_2002:3", "contract_act_1999:286"),
)
PROCEEDS = Advice(
    "proceeds",
    "工程毁损、灭失或被征收：可就保险金、赔偿金、补偿金优先受偿，仍受期限约束。",
    ("construction_2026:20",),
    recorded("project.lost_on"),
)
ASSIGNEE_BEFORE = Advice(
    "confirm_before_assignment",
    "受让人能否取得优先权裁判分两派，期限不因转让重算；稳妥做法是转让前由承包人先确认优先权。",
    ("civil_code:547", "contract_act_1999:81"),
    claim_assigned,
)
ASSIGNEE_2026 = Advice(
    "confirm_before_assignment",
    "受让人：法院综合竣工验收是否合格、价款是否结算、转让合同是否有效、是否付了合理转让款等因素裁判，逐项备证；"
    "期限不因转让重算，仍在原期限内起诉。",
    ("construction_2026:19", "civil_code:547"),
    claim_assigned,
)
CERTAIN_JUDGMENT = Advice(
    "third_party_may_attack",
    "工程已抵押：合意取得的优先权判决、调解可能被抵押权人以第三人撤销之诉推翻，须留存期限和数额的证据。",
    ("civil_procedure_2023:59",),
    all_of(yes("project.mortgaged"), SINCE_THIRD_PARTY_SUITS),
)

COMMON = (
    Advice(
        "no_restart",
        "这是除斥性质的期限：发函、对账、催款不中断；期满后才签的展期只对债权有用，不能救回优先权。",
        ("construction_2020:41", "construction_2018:22", "priority_reply_2002:4"),
    ),
    Advice(
        "file_in_time",
        "在稳妥日前提交起诉状（仲裁申请）并留存提交凭证，尽量同时取得立案；以哪一日算行使，条文没有写。",
        ("construction_2020:41", "construction_2018:22", "contract_act_1999:286"),
        all_of(none_of(recorded("procedure.filed_on")), none_of(already_exercised), alive("priority")),
    ),
    Advice(
        "after_expiry",
        "期限已满、权利已消灭的，价款按一般债权及时保全、起诉；先复查当年有没有在期内以诉讼、仲裁、申报破产债权、在执行中书面主张或者折价协议行使过。",
        ("construction_2020:41", "construction_2018:22", "priority_reply_2002:4"),
        expired("priority"),
    ),
    Advice(
        "assert_in_enforcement",
        "工程正被别的债权人执行的：在期限内书面向执行法院主张优先并直接申请参与分配，可以算行使；同时起诉确认，不只靠这一步。",
        ("cpl_interp_2022:506", "construction_2020:41", "construction_2018:22", "contract_act_1999:286"),
        all_of(recorded("priority.first_seized_on"), alive("priority")),
    ),
    Advice(
        "withdrawn_suit",
        "撤诉、按撤诉处理、被裁定驳回起诉的，多数不算行使优先权：在期限内重新起诉并写明优先。",
        ("construction_2020:41", "construction_2018:22", "contract_act_1999:286"),
        all_of(recorded(ASSERTIONS), some(ASSERTIONS, one_of("item.kind", "suit_withdrawn"))),
    ),
    Advice(
        "add_priority_claim",
        "已经起诉（申请仲裁）的，核对诉讼请求：只要钱、没有请求优先受偿的，不算行使优先权。没写的立即书面增加这项请求，"
        "最迟在稳妥日以前，并且在法庭辩论结束以前；留存提交凭证。",
        ("construction_2020:41", "construction_2018:22", "contract_act_1999:286", "cpl_interp_2022:232"),
        all_of(
            any_of(recorded("procedure.filed_on"), recorded("procedure.accepted_on")),
            any_of(no(IN_COMPLAINT), none_of(recorded(IN_COMPLAINT))),
        ),
    ),
    Advice(
        "keep_filing_proof",
        "提交与立案不是同一天：行使以哪一日为准，优先权没有条文（只有诉讼时效写了提交之日），留存网上立案回执等提交凭证。",
        ("construction_2020:41", "construction_2018:22", "contract_act_1999:286", "limitation_2020:10"),
        all_of(recorded("procedure.filed_on"), recorded("procedure.accepted_on")),
    ),
    Advice(
        "state_priority_in_claim",
        "对方破产：申报债权时必须同时写明优先受偿、金额和对应工程，申报即为主张。",
        ("bankruptcy_2006:49", "bankruptcy_2006:109"),
        any_of(recorded("debtor.insolvency_accepted_on"), yes("debtor.in_insolvency")),
    ),
    Advice(
        "unfinished_start",
        "工程未竣工即停建或解除：不能按原约定竣工日机械起算，应看解除（含管理人逾期不答复视为解除）之日；先固定已完工程的质量与造价。",
        ("bankruptcy_2006:18", "civil_code:806", "contract_act_1999:286"),
        any_of(no("performance.completed"), ENDED),
    ),
    Advice(
        "rule_out_earlier_days",
        "主张以起诉日为应付款日前，先排除已交付（交付日）、已送审（送审日）两种情形。",
        ("construction_2020:27", "construction_2004:18"),
        no("contract.payment_day_agreed"),
    ),
    Advice(
        "rank",
        "顺位：受保护的住房消费者（2025-07-24 起另有征收安置户、代偿买受人）在前；其次是工程价款优先受偿权；再次抵押权；最后一般债权。",
        (
            "construction_2020:36",
            "enforcement_objection_2025:11",
            "enforcement_objection_2025:13",
            "enforcement_objection_2025:18",
            "priority_reply_2002:1",
            "priority_reply_2002:2",
        ),
    ),
    Advice(
        "list_units",
        "逐套列明未售、商铺和非消费者房源；商铺付清并占有也不能对抗，住房消费者的余款可归入执行款。",
        ("enforcement_objection_2025:11", "enforcement_objection_2025:14", "priority_reply_2002:2"),
        yes("project.units_sold"),
    ),
    Advice(
        "refunds_first",
        "房屋不能交付、没有交付可能的，居住买受人的购房款返还也排在我方之前：估算可得数额时先扣除。",
        ("homebuyer_reply_2023:3", "enforcement_objection_2025:12"),
        all_of(yes("project.units_sold"), DECIDED_UNDER_REPLY_OF_2023),
    ),
    Advice(
        "land_apart",
        "房地一并拍卖的，多数认为我方只就建筑物的变价款优先，土地使用权对应的部分归抵押权人等：申请分别评估。",
        ("civil_code:807", "contract_act_1999:286"),
        yes("project.mortgaged"),
    ),
    Advice(
        "substitute_payment",
        "买受人把足以代偿的价款交到执行法院而排除执行的，申请以该款清偿我方债权。",
        ("enforcement_objection_2025:13",),
        all_of(yes("project.units_sold"), DECIDED_UNDER_RULES_OF_2025),
    ),
    Advice(
        "waiver_relative",
        "放弃具有相对性：先查是否损害工人利益（欠薪、整体清偿能力），再看向谁放弃；进度款无拖欠的证明不是放弃。",
        ("construction_2020:42", "construction_2018:23", "contract_act_1999:286"),
        one_of("priority.waiver", "to_employer", "to_mortgagee", "progress_statement_only"),
    ),
    Advice(
        "not_direct",
        "与发包人没有施工合同的人没有优先受偿权：催促总包行使，或代位主张价款。",
        ("construction_2020:35", "construction_2026:7", "construction_2018:17", "contract_act_1999:286"),
        any_of(
            one_of(
                "claimant.role",
                *("whole_transferee", "unlawful_subcontractor", "borrower", "crew"),
                *("lawful_subcontractor", "labour_subcontractor"),
            ),
            counterparty_below_employer,
        ),
    ),
    Advice(
        "not_construction",
        "勘察、设计、监理、造价咨询不是施工：其费用没有优先受偿权，按一般债权请求并保全。",
        ("construction_2020:35", "construction_2018:17", "contract_act_1999:286"),
        not_construction,
    ),
    Advice(
        "postponement",
        "展期要在原期间内签、有工期顺延等客观原因、总额不变并留痕；先问清原定付款日，仍按原日行使。",
        ("construction_2026:21", "construction_2020:41", "construction_2018:22"),
        recorded("priority.amended_on"),
    ),
    Advice(
        "deal_is_no_exercise",
        "以房抵款（折价）协议不符合折价条件（质量合格、可以折价、催告后逾期未付、价格相当）的，不算行使优先权，仍可能作为以物抵债有效。",
        ("construction_2026:18", "contract_general_2023:27", "civil_code:807", "contract_act_1999:286"),
        all_of(discount_deal_made, none_of(discount_deal_complies)),
    ),
    Advice(
        "deal_before_seizure",
        "要用折价协议排除抵押权和一般债权的执行，还须签在查封之前且价格与实际价值相当。",
        ("enforcement_objection_2025:17",),
        discount_deal_made,
    ),
    Advice(
        "nothing_to_realise",
        "没有规划许可的建筑无法变价：不承诺可就工程优先受偿，先查能否补办。",
        ("civil_code:807", "construction_2020:3", "contract_act_1999:286"),
        one_of("project.planning_permit", "none"),
    ),
    Advice(
        "look_at_realisability",
        "公益与否看能否转让和变价，不看名称：收费权、可分割的商业部分可以另行主张。",
        ("civil_code:807", "contract_act_1999:286"),
        one_of("project.nature", "public_welfare", "infrastructure", "civil_defence"),
    ),
    Advice(
        "design_share",
        "工程总承包一并主张的设计费能否优先，各地不一：施工部分与设计部分分列。",
        ("construction_2020:35", "construction_2018:17", "contract_act_1999:286"),
        one_of("contract.kind", "epc"),
    ),
    Advice(
        "transfer_not_yet",
        "首封在别的法院：首封没有超过六十日，我方优先债权还没有进入执行程序，或者首封法院已发拍卖公告、进入变卖的，不能要求移送执行；"
        "先取得生效文书并申请执行。",
        ("first_seizure_2016:1", "first_seizure_2016:2"),
        all_of(
            recorded("priority.first_seized_on"),
            any_of(
                no("priority.own_case_in_enforcement"),
                yes("priority.auction_notice_issued"),
                none_of(matured("first_seizure")),
            ),
        ),
    ),
    Advice(
        "ask_for_transfer",
        "我方优先债权已进入执行、首封满六十日仍未发拍卖公告或进入变卖的：请执行法院出具商请移送执行函，附确认优先债权的生效文书。",
        ("first_seizure_2016:1", "first_seizure_2016:2"),
        all_of(
            recorded("priority.first_seized_on"),
            yes("priority.own_case_in_enforcement"),
            no("priority.auction_notice_issued"),
            matured("first_seizure"),
        ),
    ),
    Advice(
        "retention_in_priority",
        "质保金多数认为在优先范围内，但未到期的部分能否另行起算期限，裁判不一：稳妥做法是在价款的行使期限内，"
        "一并请求确认含未到期质保金的优先受偿数额，不要等到质保期满。",
        ("construction_2020:40", "construction_2018:21", "priority_reply_2002:3"),
        any_of(more_than("contract.retention_amount", 0), more_than("contract.retention_percent", 0)),
    ),
    CERTAIN_JUDGMENT,
)
"""Sentences for every period; what only one period has is added by its version."""

COMMON_2002 = tuple(a for a in COMMON if a.id not in ("postponement", "rule_out_earlier_days"))
"""Until 2019 the period ran from completion, not from the due day (priority_reply_2002:4)."""
