"""Priority of payment out of the works (建设工程价款优先受偿权).

References:
    civil_code:807; contract_act_1999:286; priority_reply_2002:1-4; construction_2018:17-23; construction_2020:35-42;
    construction_2026:17-21; enforcement_objection_2025:11-18; homebuyer_reply_2023:1-3; first_seizure_2016:1, 2.
Checked with:
    guiding case 73; the splits named in ``knowledge/doctrines.toml``.
Limitations:
    Which units belong to protected buyers is judged unit by unit from ``project.buyers``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advisor.law.counting import Period, count
from advisor.rules.claim import Anchor, Claim, Defence, Effect, Element, Relation, Relief, Tie, Version
from advisor.rules.conditions import (
    Condition,
    all_of,
    any_of,
    expired,
    lesser_act,
    no,
    none_of,
    one_of,
    recorded,
    split,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth
from claims.common.in_force import CODE_ON
from claims.common.parties import claim_assigned, counterparty_below_employer, not_construction
from claims.common.priority_advice import (
    ASSIGNEE_2026,
    ASSIGNEE_BEFORE,
    COMMON,
    COMMON_2002,
    PROCEEDS,
    SCOPE,
    SCOPE_2002,
    SCOPE_2026,
)
from claims.common.priority_clock import FIRST_SEIZURE, PRIORITY_CLOCK, RUNG_READS, earliest_rung
from claims.common.priority_object import (
    DECORATION,
    DECORATION_NOT_OWNED,
    DESIGN_FEE,
    DESIGN_FEE_2002,
    NOT_REALISABLE,
    NOTHING_LEFT,
    PROTECTED_BUYER,
)
from claims.common.priority_scope import PRIORITY_AMOUNT
from claims.common.priority_start import (
    LEFT_UNFINISHED,
    START_READS,
    not_yet_due,
    start_by_acceptance,
)
from claims.common.quality import quality_qualified, quality_refuted
from claims.common.scope_of_2026 import OTHER_CAUSE_PRIORITY
from claims.common.sum_owed import only_retention_left, something_owed
from claims.common.validity import void_not_certain

SIX_MONTHS = Period(6, "month")


def _end_of_old_period(facts: Facts) -> date | None:
    """The old six months' last day: were they still open on 2021-01-01, the fact goes on under the code. A due day that
    has not come yet comes with the suit at the earliest; one that is not known cannot lie before the works were
    handed over, completed, settled or given up, nor before the contract: that tells as much where it is late enough."""
    start = start_by_acceptance(facts)
    start_on = start.on if start.missing else start.on or facts.filed_on
    if start_on is not None:
        return count(start_on, SIX_MONTHS).nominal_last_day
    rung = earliest_rung(facts)
    begun_on = rung[0] if rung is not None else facts.get("contract.signed_on")
    earliest_on = count(begun_on, SIX_MONTHS).nominal_last_day if begun_on is not None else None
    return earliest_on if earliest_on is not None and earliest_on >= CODE_ON else None


# --- elements ------------------------------------------------------------------------------------------------------

ROLE = "claimant.role"
FACTORS = (
    "priority.assignment_valid",
    "priority.assignment_consideration_paid",
    "priority.settled_before_assignment",
)
BORROWER_KNOWN = one_of(ROLE, "borrower") & yes("chain.employer_knew_at_signing")
OWN_RIGHT = (
    one_of(ROLE, "contractor"),
    split(one_of(ROLE, "lender"), "lender_priority"),
    split(BORROWER_KNOWN, "borrower_priority", Truth.NO),
)


def _direct(text: str, *assignee: str, cite: tuple[str, ...]) -> Element:
    """``assignee`` are the factors weighed for an assignee, beside completion and acceptance (construction_2026:19);
    without them courts were split."""
    bought = all_of(claim_assigned, *(yes(path) for path in assignee), *((none_of(LEFT_UNFINISHED),) if assignee else ()))
    lacking = any_of(LEFT_UNFINISHED, *(no(path) for path in FACTORS))
    weighed = split(bought, "assignee_factors", Truth.YES) if assignee else split(bought, "assignee_priority")
    weak = () if not assignee else (split(all_of(claim_assigned, lacking), "assignee_factors", Truth.NO),)
    return Element(
        "direct_contractor",
        text,
        all_of(none_of(counterparty_below_employer), none_of(not_construction), any_of(*OWN_RIGHT, weighed, *weak)),
        cite,
        ("construction_contract", "award_notice", "assignment_agreement"),
    )


DIRECT = _direct(
    "与发包人订立施工合同的承包人（受让人、名义承包人另论）",
    cite=("construction_2020:35", "construction_2018:17", "contract_act_1999:286"),
)
DIRECT_2026 = _direct(
    "与发包人订立施工合同的承包人（债权受让人综合验收、结算、转让效力、合理转让款）",
    *FACTORS,
    cite=("construction_2020:35", "construction_2026:19"),
)
QUALITY = Element(
    "quality",
    "工程（已完部分）质量合格",
    all_of(quality_qualified, none_of(quality_refuted)),
    (
        *("construction_2020:38", "construction_2020:39", "construction_2018:19", "construction_2018:20"),
        "contract_act_1999:279",
    ),
    ("acceptance_certificate", "completion_report", "possession_record"),
)
DUE = Element(
    "price_due",
    "没有工程价款尚未到期的情形",
    none_of(not_yet_due),
    ("civil_code:807", "contract_act_1999:286"),
    ("construction_contract", "settlement_agreement"),
)
OWED = Element(
    "price_unpaid",
    "工程价款尚未付清",
    any_of(something_owed, split(only_retention_left, "retention_not_due_priority")),
    ("civil_code:807", "contract_act_1999:286"),
    ("settlement_agreement", "payment_ledger"),
)
GONE = recorded("project.lost_on")
NOT_SOLD = none_of(split(recorded("project.sold_on"), "proceeds_of_sale"))
STILL_THERE_2026 = Element(
    "building_still_there",
    "工程仍在发包人名下，或已转化为保险金、赔偿金、补偿金",
    NOT_SOLD,
    ("construction_2026:20", "civil_code:807"),
    ("title_search",),
)
STILL_THERE = replace(
    STILL_THERE_2026,
    text="工程还在，仍在发包人名下",
    condition=all_of(NOT_SOLD, none_of(split(GONE, "substitute_before_2026"))),
    cite=("civil_code:807", "contract_act_1999:286"),
)

# --- defences ------------------------------------------------------------------------------------------------------

LATE = Defence(
    "too_late",
    "行使期限已届满，权利消灭",
    any_of(expired("priority"), split(lesser_act("priority"), "lesser_exercise", Truth.YES)),
    ("construction_2020:41", "construction_2018:22", "priority_reply_2002:4"),
    Effect.EXTINGUISHES,
    answer="只看起诉、申请仲裁、申报破产债权并写明优先、符合条件的折价协议；催款函、对账、展期都不使它重新起算。",
    evidence=("filing_receipt", "claim_filing_receipt"),
)
TO_MORTGAGEE = one_of("priority.waiver", "to_mortgagee")
TO_EMPLOYER, HURTS = one_of("priority.waiver", "to_employer"), yes("priority.waiver_hurts_workers")
WAIVED = Defence(
    "waived",
    "已向发包人放弃优先受偿权，且不损害建筑工人利益",
    all_of(TO_EMPLOYER, none_of(HURTS)),
    ("construction_2020:42", "construction_2018:23"),
    Effect.EXTINGUISHES,
    answer="举证放弃损害建筑工人利益：欠薪台账、分供欠款、整体清偿能力。",
    evidence=("worker_harm_record", "waiver_paper"),
)
WAIVED_BEFORE_2019 = Defence(
    "waived",
    "已向发包人放弃优先受偿权",
    any_of(
        split(all_of(TO_EMPLOYER, none_of(HURTS)), "waiver_before_2019", Truth.YES),
        split(all_of(TO_EMPLOYER, HURTS), "waiver_before_2019"),
    ),
    ("contract_act_1999:286",),
    Effect.EXTINGUISHES,
    answer="当时没有条文；主张放弃损害工人利益而无效。",
    evidence=("worker_harm_record", "waiver_paper"),
)
SUBORDINATED = Defence(
    "subordinated",
    "曾向抵押权人承诺放弃：只劣后于该抵押权人",
    any_of(all_of(TO_MORTGAGEE, none_of(HURTS)), split(all_of(TO_MORTGAGEE, HURTS), "waiver_to_mortgagee_hurts_workers")),
    ("construction_2020:42", "construction_2018:23", "contract_act_1999:286"),
    Effect.REDUCES,
    answer="承诺只对特定相对人有效，其他债权人不得援引；损害工人利益的无效。",
    evidence=("waiver_paper",),
)
DEFENCES = (LATE, NOT_REALISABLE, WAIVED, SUBORDINATED, PROTECTED_BUYER, NOTHING_LEFT, DESIGN_FEE)
CLOCKS = (PRIORITY_CLOCK, FIRST_SEIZURE)

# --- what to ask for -----------------------------------------------------------------------------------------------

VOID = none_of(void_not_certain)


def _reliefs(*also: Condition) -> tuple[Relief, ...]:
    return (
        Relief("priority_of_payment.confirm", all_of(none_of(any_of(VOID, LEFT_UNFINISHED, DECORATION)), *also)),
        Relief("priority_of_payment.confirm_void", all_of(VOID, *also)),
        Relief("priority_of_payment.confirm_unfinished", all_of(LEFT_UNFINISHED, none_of(VOID), *also)),
        Relief("priority_of_payment.confirm_decoration", all_of(DECORATION, none_of(any_of(VOID, LEFT_UNFINISHED)), *also)),
    )


RELIEFS = _reliefs()
RELIEFS_2026 = (*_reliefs(none_of(GONE)), Relief("priority_of_payment.confirm_substitute", GONE))
RELIEFS_2002 = (Relief("priority_of_payment.confirm_2002"),)

CLAIM = Claim(
    id="priority_of_payment",
    name="建设工程价款优先受偿权",
    summary="就所建工程折价或者拍卖的价款优先受偿，先于抵押权和一般债权。",
    axis="construction",
    anchor=Anchor("优先权期限是否跨过 2021-01-01", tuple(dict.fromkeys((*START_READS, *RUNG_READS, "contract.signed_on"))), _end_of_old_period),
    versions=(
        Version(
            "since_2026",
            ("c2026",),
            "十八个月，自应付款日起；起点可因工期顺延改期或结算约定而移动；主文写明数额和工程。",
            ("civil_code:807", "construction_2020:41", "construction_2026:17", "construction_2026:21"),
            (DIRECT_2026, QUALITY, DUE, OWED, STILL_THERE_2026),
            DEFENCES,
            CLOCKS,
            (SCOPE_2026, *COMMON, ASSIGNEE_2026, PROCEEDS, OTHER_CAUSE_PRIORITY),
            RELIEFS_2026,
        ),
        Version(
            "since_2021",
            ("c2020",),
            "合理期限内行使，最长十八个月，自应付款日起。",
            ("civil_code:807", "construction_2020:35", "construction_2020:41"),
            (DIRECT, QUALITY, DUE, OWED, STILL_THERE),
            DEFENCES,
            CLOCKS,
            (SCOPE, *COMMON, ASSIGNEE_BEFORE),
            RELIEFS,
        ),
        Version(
            "since_2019",
            ("c2018", "c2026_old_facts"),
            "六个月，自应付款日起；装饰装修须发包人是所有权人。",
            ("contract_act_1999:286", "construction_2018:17", "construction_2018:22"),
            (DIRECT, QUALITY, DUE, OWED, STILL_THERE),
            (*DEFENCES, DECORATION_NOT_OWNED),
            CLOCKS,
            (SCOPE, *COMMON, ASSIGNEE_BEFORE),
            RELIEFS,
        ),
        Version(
            "until_2019",
            ("c2004", "c1999"),
            "优先于抵押权和其他债权；2002-12-27 起六个月，自竣工或约定竣工之日起。",
            ("contract_act_1999:286", "priority_reply_2002:1", "priority_reply_2002:4"),
            (DIRECT, QUALITY, DUE, OWED, STILL_THERE),
            (LATE, NOT_REALISABLE, WAIVED_BEFORE_2019, SUBORDINATED, PROTECTED_BUYER, NOTHING_LEFT, DESIGN_FEE_2002),
            CLOCKS,
            (SCOPE_2002, *COMMON_2002, ASSIGNEE_BEFORE),
            RELIEFS_2002,
        ),
    ),
    amount=PRIORITY_AMOUNT,
    relations=(
        Relation(
            Tie.NEEDS,
            "contract_price",
            "优先受偿的是工程价款（或折价补偿款），须先有价款请求。",
            ("civil_code:807",),
        ),
    ),
    cause="建设工程价款优先受偿权纠纷",
    secured=True,
    no_limitation="优先受偿权适用自己的行使期限，不适用诉讼时效；所担保的价款债权另有时效。",
)
