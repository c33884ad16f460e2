"""Priority of payment out of the works (建设工程价款优先受偿权).

References:
    civil_code:807; contract_act_1999:286; priority_reply_2002:1-4; construction_2018:17-23; construction_2020:35-42;
    construction_2026:17-21; enforcement_objection_2025:11-18; homebuyer_reply_2023:1-3.
Checked with:
    guiding cases 73 and 171; the splits named in ``knowledge/doctrines.toml``.
Limitations:
    Which units belong to protected buyers is judged unit by unit from ``project.buyers``.
"""

from __future__ import annotations

from datetime import date

from advisor.law.counting import Period, count
from advisor.rules.claim import (
    Advice, Anchor, Claim, Defence, Effect, Element, Relation, Relief, Tie, Version,
)
from advisor.rules.conditions import (
    all_of, any_of, derived, expired, no, none_of, one_of, recorded, some, split, yes,
)
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth
from claims.common.due_day import DUE_READS
from claims.common.priority_clock import PRIORITY_CLOCK, discount_deal_complies, priority_start
from claims.common.quality import quality_qualified, quality_refuted
from claims.common.sum_owed import PRICE, something_owed

SIX_MONTHS = Period(6, "month")


def _end_of_old_period(facts: Facts) -> date | None:
    """The old six months' last day: were they still open on 2021-01-01, the fact goes on under the code."""
    start_on = priority_start(facts).on
    if start_on is None:
        return None
    return count(start_on, SIX_MONTHS).nominal_last_day


# --- elements ------------------------------------------------------------------------------------------------------

ASSIGNEE = one_of("claimant.role", "assignee")
DIRECT = Element(
    "direct_contractor", "与发包人订立施工合同的承包人（受让人、名义承包人另论）",
    any_of(
        one_of("claimant.role", "contractor"),
        split(one_of("claimant.role", "lender"), "lender_priority"),
        split(ASSIGNEE, "assignee_priority"),
    ),
    ("construction_2020:35", "construction_2018:17", "contract_act_1999:286"), ("construction_contract", "award_notice"),
)
DIRECT_2026 = Element(
    "direct_contractor", "与发包人订立施工合同的承包人（债权受让人按四项因素）",
    any_of(
        one_of("claimant.role", "contractor"),
        split(one_of("claimant.role", "lender"), "lender_priority"),
        split(
            all_of(
                ASSIGNEE, yes("priority.assignment_valid"), yes("priority.assignment_consideration_paid"),
                yes("priority.settled_before_assignment"),
            ),
            "assignee_priority",
        ),
        split(all_of(ASSIGNEE, none_of(no("priority.assignment_valid"))), "assignee_priority"),
    ),
    ("construction_2020:35", "construction_2026:19"), ("construction_contract", "assignment_agreement"),
)
QUALITY = Element(
    "quality", "工程（已完部分）质量合格", all_of(quality_qualified, none_of(quality_refuted)),
    ("construction_2020:38", "construction_2020:39", "construction_2018:19", "construction_2018:20"),
    ("acceptance_certificate", "completion_report", "possession_record"),
)
OWED = Element(
    "price_unpaid", "工程价款尚未付清", something_owed, ("civil_code:807", "contract_act_1999:286"),
    ("settlement_agreement", "payment_ledger"),
)
UNREALISABLE = any_of(
    no("project.realisable"),
    one_of("project.planning_permit", "none"),
    all_of(one_of("project.nature", "public_welfare", "infrastructure", "rural_self_built"), none_of(yes("project.realisable"))),
)
# --- defences ------------------------------------------------------------------------------------------------------

NOT_REALISABLE = Defence(
    "not_realisable", "工程按性质不宜折价、拍卖（公益设施、道路桥梁本体、违法建筑等）", UNREALISABLE,
    ("civil_code:807", "contract_act_1999:286"), Effect.EXTINGUISHES,
    answer="看能否转让和变价，不看名称；收费权、可分割的商业部分可以另行主张。",
    evidence=("title_search", "planning_permit_search"),
)
DECORATION_NOT_OWNED = Defence(
    "decoration_not_owned", "装饰装修工程，发包人不是建筑物所有权人",
    all_of(
        any_of(one_of("project.nature", "decoration"), one_of("contract.kind", "decoration")), no("project.employer_owns"),
    ),
    ("construction_2018:18",), Effect.EXTINGUISHES, answer="查不动产登记；所有权人同意或与发包人一体的另行主张。",
    evidence=("title_search",),
)
LATE = Defence(
    "too_late", "行使期限已届满，权利消灭", expired("priority"),
    ("construction_2020:41", "construction_2018:22", "priority_reply_2002:4"), Effect.EXTINGUISHES,
    answer="只看起诉、申请仲裁、申报破产债权并写明优先、符合条件的折价协议；催款函、对账、展期都不使它重新起算。",
    evidence=("filing_receipt", "claim_filing_receipt"),
)
WAIVED = Defence(
    "waived", "已向发包人放弃优先受偿权，且不损害建筑工人利益",
    all_of(one_of("priority.waiver", "to_employer"), none_of(yes("priority.waiver_hurts_workers"))),
    ("construction_2020:42", "construction_2018:23"), Effect.EXTINGUISHES,
    answer="举证放弃损害建筑工人利益：欠薪台账、分供欠款、整体清偿能力。", evidence=("wage_ledger",),
)
WAIVED_BEFORE_2019 = Defence(
    "waived", "已向发包人放弃优先受偿权",
    split(one_of("priority.waiver", "to_employer"), "waiver_before_2019", Truth.YES),
    ("contract_act_1999:286",), Effect.EXTINGUISHES,
    answer="当时没有条文；主张放弃损害工人利益而无效。", evidence=("wage_ledger",),
)
SUBORDINATED = Defence(
    "subordinated", "曾向抵押权人承诺放弃：只劣后于该抵押权人", one_of("priority.waiver", "to_mortgagee"),
    ("construction_2020:42",), Effect.REDUCES,
    answer="承诺只对特定相对人有效，其他债权人不得援引；损害工人利益的无效。",
)
CONSUMER = all_of(
    one_of("item.use", "home", "resettlement"),
    derived(
        "查封前签书面合同", (), lambda f: _not_after(f.item.contract_on, f.item.seized_on),
    ),
    derived(
        "查封前付清，或余款在辩论终结前交法院", (),
        lambda f: Truth.YES if _not_after(f.item.paid_in_full_on, f.item.seized_on) is Truth.YES
        or f.item.pays_rest_into_court else (Truth.NO if f.item.paid_in_full_on else Truth.UNKNOWN),
    ),
)


def _not_after(first: date | None, second: date | None) -> Truth:
    if first is None or second is None:
        return Truth.UNKNOWN
    return Truth.YES if first <= second else Truth.NO


PROTECTED_BUYER = Defence(
    "protected_buyer", "正在执行的房屋属于受保护的居住买受人（或被征收安置户）：就该套不能执行",
    all_of(yes("priority.enforcing_against_unit"), some("project.buyers", CONSUMER)),
    ("enforcement_objection_2025:11", "enforcement_objection_2025:18", "homebuyer_reply_2023:2", "priority_reply_2002:2"),
    Effect.EXTINGUISHES, answer="逐套核对用途、签约日、付款日与查封日；商铺、投资房、抵债房不受此保护。",
    evidence=("sales_list",),
)

# --- advice --------------------------------------------------------------------------------------------------------

SCOPE = Advice(
    "scope", "优先请求只写工程价款数额和对应工程（楼栋、标段、面积）；利息、违约金、损害赔偿不在内，另列为普通债权。",
    ("construction_2020:40", "construction_2018:21"),
)
SCOPE_2026 = Advice(
    "scope", "优先请求必须写明工程价款数额和相应工程；利息、违约金、停工窝工损失不在内，另列为普通债权。",
    ("construction_2026:17", "construction_2020:40"),
)
NO_RESTART = Advice(
    "no_restart", "这是除斥性质的期限：发函、对账、催款不中断；期满后才签的展期只对债权有用，不能救回优先权。",
    ("construction_2020:41", "construction_2018:22"),
)
FILE_NOW = Advice(
    "file_in_time", "在稳妥日前提交起诉状（仲裁申请）并留存提交凭证，尽量同时取得立案；以哪一日算行使，条文没有写。",
    ("construction_2020:41",), none_of(recorded("procedure.filed_on")),
)
INSOLVENCY = Advice(
    "state_priority_in_claim", "对方破产：申报债权时必须同时写明优先受偿、金额和对应工程，申报即为主张。",
    ("bankruptcy_2006:49", "bankruptcy_2006:109"), recorded("debtor.insolvency_accepted_on"),
)
UNFINISHED = Advice(
    "unfinished_start", "工程未竣工即停建或解除：不能按原约定竣工日机械起算，应看解除（含管理人逾期不答复视为解除）之日。",
    ("bankruptcy_2006:18", "contract_act_1999:286"),
    any_of(no("performance.completed"), recorded("performance.terminated_on")),
)
RANK = Advice(
    "rank", "顺位：受保护的住房消费者、征收安置户、代偿买受人在前；其次是工程价款优先受偿权；再次抵押权；最后一般债权。",
    ("construction_2020:36", "enforcement_objection_2025:11", "enforcement_objection_2025:13", "enforcement_objection_2025:18"),
)
BUYERS = Advice(
    "list_units", "逐套列明未售、商铺和非消费者房源；商铺付清并占有也不能对抗，住房消费者余款应归入执行款。",
    ("enforcement_objection_2025:11", "enforcement_objection_2025:14"), yes("project.units_sold"),
)
WAIVER_RELATIVE = Advice(
    "waiver_relative", "放弃具有相对性：先查是否损害工人利益（欠薪、整体清偿能力），再看向谁放弃；进度款无拖欠的证明不是放弃。",
    ("construction_2020:42",), one_of("priority.waiver", "to_employer", "to_mortgagee", "progress_statement_only"),
)
NOT_YOURS = Advice(
    "not_direct", "与发包人没有施工合同的人没有优先受偿权：催促总包行使，或代位主张价款。",
    ("construction_2020:35", "construction_2026:7"),
    one_of("claimant.role", "whole_transferee", "unlawful_subcontractor", "borrower", "crew", "lawful_subcontractor",
           "labour_subcontractor"),
)
ASSIGN_FIRST = Advice(
    "confirm_before_assignment", "受让人能否取得优先权裁判分两派，期限不因转让重算；稳妥做法是转让前由承包人先确认优先权。",
    ("construction_2026:19",), ASSIGNEE,
)
PROCEEDS = Advice(
    "proceeds", "工程毁损、灭失或被征收：可就保险金、赔偿金、补偿金优先受偿，仍受期限约束。",
    ("construction_2026:20",), recorded("project.lost_on"),
)
DEAL_FAILS = Advice(
    "deal_is_no_exercise", "以房抵款（折价）协议不符合四项条件，不算行使优先权，仍可能作为以物抵债有效。",
    ("construction_2026:18", "contract_general_2023:27"), all_of(recorded("priority.deal_on"), none_of(discount_deal_complies)),
)
SEIZED_ELSEWHERE = Advice(
    "first_seizure", "首封在别的法院满六十日未发拍卖公告的，须我方优先债权已进入执行程序，才能由执行法院商请移送。",
    ("first_seizure_2016:1",), recorded("priority.first_seized_on"),
)
ADVICE = (
    NO_RESTART, FILE_NOW, INSOLVENCY, UNFINISHED, RANK, BUYERS, WAIVER_RELATIVE, NOT_YOURS, ASSIGN_FIRST, DEAL_FAILS,
    SEIZED_ELSEWHERE,
)

SOLD_WHOLE = Element(
    "building_still_there", "工程仍在发包人名下，或已转化为保险金、赔偿金、补偿金",
    none_of(split(recorded("project.sold_on"), "proceeds_of_sale")),
    ("construction_2026:20",), ("title_search",),
)

RELIEFS = (Relief("priority_of_payment.confirm"),)

CLAIM = Claim(
    id="priority_of_payment",
    name="建设工程价款优先受偿权",
    summary="就所建工程折价或者拍卖的价款优先受偿，先于抵押权和一般债权。",
    axis="construction",
    anchor=Anchor("优先权期限是否跨过 2021-01-01", DUE_READS, _end_of_old_period),
    versions=(
        Version(
            "since_2026", ("c2026",), "十八个月，自应付款日起；起点可因工期顺延改期或结算约定而移动；主文写明数额和工程。",
            ("civil_code:807", "construction_2020:35", "construction_2020:41", "construction_2026:17", "construction_2026:21"),
            (DIRECT_2026, QUALITY, OWED, SOLD_WHOLE), (LATE, NOT_REALISABLE, WAIVED, SUBORDINATED, PROTECTED_BUYER),
            (PRIORITY_CLOCK,), (SCOPE_2026, *ADVICE, PROCEEDS), RELIEFS,
        ),
        Version(
            "since_2021", ("c2020",), "合理期限内行使，最长十八个月，自应付款日起。",
            ("civil_code:807", "construction_2020:35", "construction_2020:41"),
            (DIRECT, QUALITY, OWED), (LATE, NOT_REALISABLE, WAIVED, SUBORDINATED, PROTECTED_BUYER),
            (PRIORITY_CLOCK,), (SCOPE, *ADVICE), RELIEFS,
        ),
        Version(
            "since_2019", ("c2018", "c2026_old_facts"), "六个月，自应付款日起；装饰装修须发包人是所有权人。",
            ("contract_act_1999:286", "construction_2018:17", "construction_2018:22"),
            (DIRECT, QUALITY, OWED), (LATE, NOT_REALISABLE, DECORATION_NOT_OWNED, WAIVED, SUBORDINATED, PROTECTED_BUYER),
            (PRIORITY_CLOCK,), (SCOPE, *ADVICE), RELIEFS,
        ),
        Version(
            "until_2019", ("c2004", "c1999"), "优先于抵押权和其他债权；2002-12-27 起六个月，自竣工或约定竣工之日起。",
            ("contract_act_1999:286", "priority_reply_2002:1", "priority_reply_2002:4"),
            (DIRECT, QUALITY, OWED), (LATE, NOT_REALISABLE, WAIVED_BEFORE_2019, SUBORDINATED, PROTECTED_BUYER),
            (PRIORITY_CLOCK,), (SCOPE, *ADVICE), RELIEFS,
        ),
    ),
    amount=PRICE,
    relations=(
        Relation(Tie.NEEDS, "contract_price", "优先受偿的是工程价款（或折价补偿款），须先有价款请求。", ("civil_code:807",)),
    ),
    cause="建设工程价款优先受偿权纠纷",
    secured=True,
    no_limitation="优先受偿权适用自己的行使期限，不适用诉讼时效；所担保的价款债权另有时效。",
)
