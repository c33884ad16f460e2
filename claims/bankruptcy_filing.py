"""Filing the claim in the debtor's insolvency, and having it confirmed (债权申报、确认).

References:
    bankruptcy_2006:18-21, 40, 42, 44-49, 56, 58, 92, 109, 110; bankruptcy_interp_3_2019:3, 8, 9; civil_code:807.
Checked with:
    guiding case 73 (priority stated in the filing); fifteen days ending on a Saturday, by hand.
Limitations:
    Petitions accepted before 2007-06-01 fall under the law before; that law is not modelled.
"""

from __future__ import annotations

from datetime import date

from advisor.rules.claim import (
    Advice,
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
from advisor.rules.conditions import (
    all_of,
    derived,
    expired,
    never,
    no,
    none_of,
    one_of,
    recorded,
    some,
    split,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth
from claims.common.insolvency import (
    ACCEPTED,
    CLAIM_FILING,
    OBJECTION,
    filed_claim_on,
    insolvent,
    refused,
)
from claims.common.limitation import limitation_defence, limitation_on_due_day
from claims.common.sum_owed import PRICE, something_owed

CLOSED = "debtor.claim_review_closed_on"
BANKRUPTCY_LAW_ON = date(2007, 6, 1)


def _past_fifteen_days(facts: Facts) -> Truth:
    """The fifteenth day itself is past, rest days not added."""
    clock = facts.clocks.get("objection")
    if clock is None or clock.main is None:
        return Truth.NO
    return Truth.YES if clock.exercised_on > clock.main.nominal_on else Truth.NO


UNDER_INSOLVENCY = Element(
    "insolvency", "法院已受理债务人的破产（重整、和解）申请", insolvent, ("bankruptcy_2006:44",), ("insolvency_ruling",),
)
DEBT = Element(
    "debt", "受理时对债务人享有债权", something_owed, ("bankruptcy_2006:44", "bankruptcy_2006:46", "bankruptcy_2006:47"),
    ("settlement_agreement", "payment_ledger", "claim_filing_receipt"),
)
NOT_MODELLED = Element(
    "law_in_force", "适用 2007-06-01 起施行的企业破产法", never("2007-06-01 前受理的破产案件适用旧法，本程序不含"),
    ("bankruptcy_2006:2",), ("insolvency_ruling",),
)

DISTRIBUTED = Defence(
    "distributed", "破产财产已最后分配，不能再补充申报", yes("debtor.insolvency_distributed"), ("bankruptcy_2006:56",), Effect.EXTINGUISHES,
    answer="查终结后二年内有无可追加分配的财产；转向保证人和其他责任人。", evidence=("claim_filing_receipt",),
)
LATE_FILING = Defence(
    "late_filing", "逾期申报：此前的分配不再补，审查费用自负", expired("claim_filing"), ("bankruptcy_2006:56", "bankruptcy_2006:92"),
    Effect.REDUCES, answer="最后分配前立即补充申报；重整的在执行完毕后按同类条件受偿。", evidence=("claim_filing_receipt",),
)
LATE_SUIT = Defence(
    "late_confirmation_suit", "核查结束后十五日内没有起诉",
    all_of(refused, split(derived("名义十五日已过", (), _past_fifteen_days), "claim_confirmation_fifteen_days", Truth.NO)),
    ("bankruptcy_interp_3_2019:8",), Effect.BARS_IF_RAISED,
    answer="末日遇休息日顺延；十五日不是除斥期间，未最后分配前仍可起诉。", evidence=("filing_receipt",),
)

PRIORITY_STATED = some("priority.assertions", all_of(one_of("item.kind", "insolvency_claim"), yes("item.priority_stated")))
PRIORITY_LEFT_OUT = some("priority.assertions", all_of(one_of("item.kind", "insolvency_claim"), no("item.priority_stated")))
NOT_FILED = derived(
    "还没有申报", ("account.events", "priority.assertions"), lambda f: Truth.NO if filed_claim_on(f) is not None else Truth.YES,
)
ONLY_PRIORITY_REFUSED = all_of(recorded("debtor.claim_review"), one_of("debtor.claim_review", "priority_rejected"))
NOT_REVIEWED = derived(
    "审查结论没有作出", ("debtor.claim_review",),
    lambda f: Truth.YES if f.get("debtor.claim_review") in (None, "pending") else Truth.NO,
)
DOWN_THE_CHAIN = one_of(
    "claimant.role", "lawful_subcontractor", "labour_subcontractor", "whole_transferee", "unlawful_subcontractor", "borrower",
    "crew",
)
"""Builders whose contract is not with the employer: they have no priority right (construction_2020:35)."""
HAS_PRIORITY = none_of(DOWN_THE_CHAIN, one_of("claimant.role", "worker", "consultant"))

ADVICE = (
    Advice("file_now", "在公告的申报期内向管理人书面申报，写明本金、计算至受理日前一日的利息、依据和证据，取得回执。",
           ("bankruptcy_2006:48", "bankruptcy_2006:49"), all_of(insolvent, NOT_FILED)),
    Advice("file_before_suing", "债权确认之诉以申报、审查和核查为前提：还没有申报或者审查结论没有作出的，先找管理人，不要直接起诉。",
           ("bankruptcy_2006:48", "bankruptcy_2006:58", "bankruptcy_interp_3_2019:8"), all_of(insolvent, NOT_REVIEWED)),
    Advice("sue_for_what_was_refused", "管理人只是不确认优先受偿的，只就优先受偿起诉；已经确认的数额不再请求。",
           ("bankruptcy_2006:58", "bankruptcy_interp_3_2019:8"), ONLY_PRIORITY_REFUSED),
    Advice("state_priority", "申报时必须同时写明工程价款优先受偿、优先的数额和对应工程；只报金额不写优先，不当然算行使了优先权。",
           ("bankruptcy_2006:49", "bankruptcy_2006:109", "civil_code:807"), all_of(insolvent, none_of(DOWN_THE_CHAIN))),
    Advice("no_priority_down_the_chain", "没有与发包人订立施工合同的，没有优先受偿权，按普通债权申报；破产受理前六个月内、对方已有破产原因时所付的款可能被撤销，使破产财产"
           "受益的除外；发包人代付的是否同样处理没有明文。受理之后对个别债权人的清偿无效。", ("construction_2020:35", "bankruptcy_2006:32", "bankruptcy_2006:16"), all_of(insolvent, DOWN_THE_CHAIN)),
    Advice("add_priority_now", "已申报但没有写明优先：立即书面补充申报优先受偿权，不要等债权人会议。", ("bankruptcy_2006:49", "bankruptcy_2006:56"), all_of(PRIORITY_LEFT_OUT, none_of(DOWN_THE_CHAIN))),
    Advice("interest_stops", "利息算到受理日为止；未到期的债权（含质保金）视为到期。", ("bankruptcy_2006:46",), insolvent),
    Advice("no_doubled_interest", "受理后的加倍迟延利息不予确认，不要列入。", ("bankruptcy_interp_3_2019:3",), insolvent),
    Advice("pending_suit", "诉讼、仲裁未决的也可以申报；在途案件先中止，管理人接管后继续，给付请求改为确认。",
           ("bankruptcy_2006:20", "bankruptcy_2006:47"), recorded("procedure.filed_on")),
    Advice("insolvency_court", "新的诉讼只能向受理破产的法院提起，工程所在地的专属管辖让位。", ("bankruptcy_2006:21",), insolvent),
    Advice("administrator_represents", "诉讼中由管理人代表债务人：被告仍写债务人，另写管理人名称和负责人。", ("bankruptcy_2006:25(7)",), insolvent),
    Advice("object_in_fifteen_days", "不服审查结论：先书面说明理由并要求解释，核查结束后十五日内起诉，被告是债务人。",
           ("bankruptcy_interp_3_2019:8", "bankruptcy_interp_3_2019:9"), refused),
    Advice("arbitrate_instead", "受理前订有仲裁条款的，债权确认向约定的仲裁机构申请。", ("bankruptcy_interp_3_2019:8",), yes("contract.arbitration_clause")),
    Advice("late_can_still_file", "逾期未申报的，最后分配前还可以补充申报；重整计划执行期间不得行使，执行完毕后按同类条件。",
           ("bankruptcy_2006:56", "bankruptcy_2006:92"), expired("claim_filing")),
    Advice("other_debtors_go_on", "可以并行向破产的前手申报，但普通债权受偿率低；保证人、其他责任人可以同时追；能否向发包人请求，看实际施工人、代位权两项的结论。",
           ("bankruptcy_2006:92", "bankruptcy_2006:124"), insolvent),
    Advice("wages_need_not_be_filed", "对方就是用人单位的，所欠工资不必申报，由管理人列清单公示；有异议的要求更正，不更正的起诉；工资先于普通债权受偿。",
           ("bankruptcy_2006:48(2)", "bankruptcy_2006:113"), all_of(insolvent, one_of("claimant.role", "worker"))),
    Advice("priority_in_reorganisation", "进入重整的，特定财产上的担保权在重整期间暂停行使，工程价款优先受偿权是否同样暂停有争议：财产有毁损、明显减值可能的，书面请求恢复行使；优先债权应分在担保债权组。",
           ("bankruptcy_2006:75", "bankruptcy_2006:82"), all_of(insolvent, HAS_PRIORITY)),
    Advice("every_insolvent_debtor", "连带债务人、保证人也破产的，在每个破产案件里都可以申报全部债权。",
           ("bankruptcy_2006:52", "bankruptcy_interp_3_2019:5"), insolvent),
    Advice("court_fees_too", "受理前已判由对方负担而没有付的案件受理费、执行申请费，作为债权一并申报。",
           ("bankruptcy_interp_3_2019:1(2)",), all_of(insolvent, recorded("procedure.judgment_received_on"))),
    Advice("set_off", "互负债务的可以向管理人主张抵销，须在破产受理前已成立。", ("bankruptcy_2006:40",), insolvent),
    Advice("unfinished_contract", "未完工合同催告管理人答复：两个月未通知或催告后三十日未答复视为解除；决定继续履行的，后续价款是共益债务。",
           ("bankruptcy_2006:18", "bankruptcy_2006:42"), all_of(insolvent, no("performance.completed"))),
)

WHOLE_IN_DISPUTE = none_of(ONLY_PRIORITY_REFUSED)
RELIEFS = (
    Relief("bankruptcy_filing.confirm", WHOLE_IN_DISPUTE),
    Relief("bankruptcy_filing.confirm_priority", all_of(WHOLE_IN_DISPUTE, HAS_PRIORITY)),
    Relief("bankruptcy_filing.confirm_priority_alone", all_of(ONLY_PRIORITY_REFUSED, HAS_PRIORITY)),
)
"""Only what was not confirmed is litigated (bankruptcy_2006:58, bankruptcy_interp_3_2019:8)."""
ELEMENTS = (UNDER_INSOLVENCY, DEBT)
DEFENCES = (DISTRIBUTED, LATE_FILING, limitation_defence())
SINCE_2019 = (DISTRIBUTED, LATE_FILING, LATE_SUIT, limitation_defence())


def _anchor(facts: Facts) -> date:
    """The closing of the review, or today while it is open; before that only acceptance under the older law matters."""
    accepted_on, closed_on = facts.get(ACCEPTED), facts.get(CLOSED)
    if isinstance(accepted_on, date) and accepted_on < BANKRUPTCY_LAW_ON:
        return accepted_on
    return closed_on if isinstance(closed_on, date) else facts.on


CLAIM = Claim(
    id="bankruptcy_filing",
    name="申报破产债权",
    summary="债务人破产：向管理人申报债权并写明优先受偿，不被确认的起诉确认。",
    axis="insolvency",
    anchor=Anchor("债权审查之日", (ACCEPTED, CLOSED), _anchor),
    versions=(
        Version(
            "since_2019", ("insolvency_2019",), "按期申报，写明优先；不服审查的，核查结束后十五日内起诉或申请仲裁。",
            ("bankruptcy_2006:48", "bankruptcy_2006:49", "bankruptcy_interp_3_2019:8"), ELEMENTS, SINCE_2019,
            (CLAIM_FILING, OBJECTION, limitation_on_due_day()), ADVICE, RELIEFS,
        ),
        Version(
            "since_2007", ("insolvency_2007",), "按期申报，写明有无财产担保；对债权表有异议的起诉，没有十五日的期限。",
            ("bankruptcy_2006:48", "bankruptcy_2006:49", "bankruptcy_2006:58"), ELEMENTS, DEFENCES,
            (CLAIM_FILING, limitation_on_due_day()), ADVICE, RELIEFS,
        ),
        Version(
            "until_2007", ("insolvency_none",), "2007-06-01 前受理的破产案件适用旧法，本程序不含。", ("bankruptcy_2006:2",),
            (NOT_MODELLED, *ELEMENTS),
        ),
    ),
    amount=PRICE,
    relations=(
        Relation(Tie.ALTERNATIVE, "contract_price", "受理后不能单独请求清偿，给付请求改为申报和确认。", ("bankruptcy_2006:44", "bankruptcy_2006:46")),
    ),
    cause="破产债权确认纠纷",
)
