"""What must be said to a creditor of an insolvent debtor (债权申报、确认).

Sources:
    bankruptcy_2006:16, 18-21, 25, 32, 40, 42, 46-49, 52, 56, 58, 75, 82, 92, 100, 109, 113, 124;
    bankruptcy_interp_2_2013:15, 16; bankruptcy_interp_3_2019:1, 3, 5-9; construction_2020:35; civil_code:807.
"""

from __future__ import annotations

from dateutil.relativedelta import relativedelta

from advisor.rules.claim import Advice
from advisor.rules.conditions import (
    all_of,
    derived,
    expired,
    no,
    none_of,
    one_of,
    recorded,
    some,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth

from .insolvency import ACCEPTED, REVIEW, filed_claim_on, insolvent, new_suit_needed, refused, reviewed

SIX_MONTHS = relativedelta(months=6)


def _filed_before(facts: Facts) -> Truth:
    """A suit on file when the petition was accepted; one brought later is no pending suit."""
    filed_on, accepted_on = facts.first("procedure.filed_on", "procedure.accepted_on"), facts.get(ACCEPTED)
    return truth(filed_on is not None and (accepted_on is None or filed_on < accepted_on))


def _paid_shortly_before(facts: Facts) -> Truth:
    """Paid within the six months before acceptance (bankruptcy_2006:32)."""
    accepted_on = facts.get(ACCEPTED)
    if accepted_on is None:
        return Truth.NO
    days = [p.on for p in facts.get("account.payments") or () if p.on is not None]
    return truth(any(accepted_on - SIX_MONTHS <= day < accepted_on for day in days))


_a_filing = one_of("item.kind", "insolvency_claim")
PRIORITY_LEFT_OUT = some("priority.assertions", all_of(_a_filing, no("item.priority_stated")))
NOT_FILED = derived(
    "还没有申报", ("account.events", "priority.assertions", REVIEW),
    lambda f: truth(filed_claim_on(f) is None and not reviewed(f)),
)
CLAIM_ACCEPTED = all_of(recorded("debtor.claim_review"), one_of("debtor.claim_review", "accepted"))
ONLY_PRIORITY_REFUSED = all_of(recorded("debtor.claim_review"), one_of("debtor.claim_review", "priority_rejected"))
NOT_REVIEWED = derived(
    "审查结论没有作出", ("debtor.claim_review",), lambda f: truth(f.get("debtor.claim_review") in (None, "pending")),
)
PENDING_SUIT = derived(
    "受理时已有在审的案件", (ACCEPTED, "procedure.filed_on", "procedure.accepted_on"), _filed_before,
)
PAID_SHORTLY_BEFORE = derived("受理前六个月内收到过付款", (ACCEPTED, "account.payments"), _paid_shortly_before)
DOWN_THE_CHAIN = one_of(
    "claimant.role", "lawful_subcontractor", "labour_subcontractor", "whole_transferee", "unlawful_subcontractor", "borrower",
    "crew",
)
"""Builders whose contract is not with the employer: they have no priority right (construction_2020:35)."""
HAS_PRIORITY = none_of(DOWN_THE_CHAIN, one_of("claimant.role", "worker", "consultant"))
CLAUSE = all_of(insolvent, yes("contract.arbitration_clause"))

_COMMON = (
    Advice(
        "file_now", "在公告的申报期内向管理人书面申报，写明本金、计算至受理日前一日的利息、依据和证据，取得回执。",
        ("bankruptcy_2006:48", "bankruptcy_2006:49"), all_of(insolvent, NOT_FILED),
    ),
    Advice(
        "file_before_suing", "债权确认之诉以申报、审查和核查为前提：还没有申报或者审查结论没有作出的，先找管理人，不要直接起诉。",
        ("bankruptcy_2006:48", "bankruptcy_2006:58", "bankruptcy_interp_3_2019:8"), all_of(insolvent, NOT_REVIEWED),
    ),
    Advice(
        "confirmed_by_ruling", "管理人已经确认的，核对债权表上的数额、性质和优先受偿，由法院裁定确认，不必起诉；对别人的债权有异议的，以该债权人为被告另诉。",
        ("bankruptcy_2006:58", "bankruptcy_interp_3_2019:9"), CLAIM_ACCEPTED,
    ),
    Advice(
        "sue_for_what_was_refused", "管理人只是不确认优先受偿的，只就优先受偿起诉；已经确认的数额不再请求。",
        ("bankruptcy_2006:58", "bankruptcy_interp_3_2019:8"), ONLY_PRIORITY_REFUSED,
    ),
    Advice(
        "state_priority", "申报时必须同时写明工程价款优先受偿、优先的数额和对应工程；只报金额不写优先，不当然算行使了优先权。",
        ("bankruptcy_2006:49", "bankruptcy_2006:109", "civil_code:807"), all_of(insolvent, HAS_PRIORITY),
    ),
    Advice(
        "no_priority_down_the_chain",
        "没有与发包人订立施工合同的，没有优先受偿权，按普通债权申报；破产受理前六个月内、对方已有破产原因时所付的款可能被撤销，使破产财产"
        "受益的除外；发包人代付的是否同样处理没有明文。受理之后对个别债权人的清偿无效。",
        ("construction_2020:35", "bankruptcy_2006:32", "bankruptcy_2006:16"), all_of(insolvent, DOWN_THE_CHAIN),
    ),
    Advice(
        "recent_payments", "受理前六个月内收到的款，对方当时已有破产原因的，可能被管理人撤销追回；经诉讼、仲裁、执行收到的，除恶意串通外不撤销：留好付款"
        "来源的证据。", ("bankruptcy_2006:32", "bankruptcy_interp_2_2013:15", "bankruptcy_interp_2_2013:16"),
        all_of(insolvent, PAID_SHORTLY_BEFORE),
    ),
    Advice(
        "add_priority_now", "已申报但没有写明优先：立即书面补充申报优先受偿权，不要等债权人会议。",
        ("bankruptcy_2006:49", "bankruptcy_2006:56"), all_of(PRIORITY_LEFT_OUT, HAS_PRIORITY),
    ),
    Advice(
        "interest_stops", "利息自受理之日起停止计算，算到前一日；未到期的债权（含质保金）视为到期。", ("bankruptcy_2006:46",), insolvent,
    ),
    Advice(
        "no_doubled_interest", "受理后的加倍迟延利息不予确认，不要列入；受理前已经产生的照报。",
        ("bankruptcy_interp_3_2019:3", "bankruptcy_2006:46"), insolvent,
    ),
    Advice(
        "pending_suit", "诉讼、仲裁未决的也可以申报；在途案件先中止，管理人接管后继续，给付请求改为确认。",
        ("bankruptcy_2006:20", "bankruptcy_2006:47"), all_of(insolvent, PENDING_SUIT),
    ),
    Advice(
        "insolvency_court", "新的诉讼只能向受理破产的法院提起，工程所在地的专属管辖让位。", ("bankruptcy_2006:21",), insolvent,
    ),
    Advice(
        "administrator_represents", "诉讼中由管理人代表债务人：被告仍写债务人，另写管理人名称和负责人。", ("bankruptcy_2006:25(7)",), insolvent,
    ),
    Advice(
        "late_can_still_file", "逾期未申报的，最后分配前还可以补充申报；重整计划、和解协议执行期间不得行使，执行完毕后按同类条件。",
        ("bankruptcy_2006:56", "bankruptcy_2006:92", "bankruptcy_2006:100"), expired("claim_filing"),
    ),
    Advice(
        "other_debtors_go_on", "可以并行向破产的前手申报，但普通债权受偿率低；保证人、其他责任人可以同时追；能否向发包人请求，看实际施工人、代位权两项的结论。",
        ("bankruptcy_2006:92", "bankruptcy_2006:124"), insolvent,
    ),
    Advice(
        "wages_need_not_be_filed", "对方就是用人单位的，所欠工资不必申报，由管理人列清单公示；有异议的要求更正，不更正的起诉；工资先于普通债权受偿。",
        ("bankruptcy_2006:48(2)", "bankruptcy_2006:113"), all_of(insolvent, one_of("claimant.role", "worker")),
    ),
    Advice(
        "priority_in_reorganisation",
        "进入重整的，特定财产上的担保权在重整期间暂停行使，工程价款优先受偿权是否同样暂停有争议：财产有毁损、明显减值可能的，书面请求恢复行使；优先债权应分在担保债权组。",
        ("bankruptcy_2006:75", "bankruptcy_2006:82"), all_of(insolvent, HAS_PRIORITY),
    ),
    Advice(
        "every_insolvent_debtor", "连带债务人、保证人也破产的，在每个破产案件里都可以申报全部债权。",
        ("bankruptcy_2006:52", "bankruptcy_interp_3_2019:5"), insolvent,
    ),
    Advice(
        "court_fees_too", "受理前已判由对方负担而没有付的案件受理费、执行申请费，作为债权一并申报。",
        ("bankruptcy_interp_3_2019:1(2)", "bankruptcy_2006:44"), all_of(insolvent, recorded("procedure.judgment_received_on")),
    ),
    Advice("set_off", "互负债务的可以向管理人主张抵销，须在破产受理前已成立；受理后才取得的、明知对方要破产而取得的不能抵销。", ("bankruptcy_2006:40",), insolvent),
    Advice(
        "unfinished_contract", "未完工合同催告管理人答复：两个月未通知或催告后三十日未答复视为解除；决定继续履行的，后续价款是共益债务。",
        ("bankruptcy_2006:18", "bankruptcy_2006:42"), all_of(insolvent, no("performance.completed")),
    ),
)
SINCE_2019_ADVICE = (
    *_COMMON,
    Advice(
        "judgment_binds", "已有生效判决、裁决的，管理人应当确认，认为有错的要走再审或者不予执行程序；申报时一并证明没有超过申请执行的期间。",
        ("bankruptcy_interp_3_2019:7", "bankruptcy_interp_3_2019:6(2)"),
        all_of(insolvent, recorded("procedure.judgment_effective_on")),
    ),
    Advice(
        "object_in_fifteen_days", "不服审查结论：先书面说明理由并要求解释，核查结束后十五日内起诉，被告是债务人。",
        ("bankruptcy_interp_3_2019:8", "bankruptcy_interp_3_2019:9"), all_of(refused, new_suit_needed),
    ),
    Advice(
        "arbitrate_instead", "受理前订有仲裁条款的，债权确认向约定的仲裁机构申请。", ("bankruptcy_interp_3_2019:8",), CLAUSE,
    ),
)
SINCE_2007_ADVICE = (
    *_COMMON,
    Advice(
        "object_to_the_table", "对债权表有异议的，可以向受理破产的法院起诉；法律没有写期限，核查结束后尽快起诉，不要等到分配。",
        ("bankruptcy_2006:58",), refused,
    ),
    Advice(
        "clause_before_2019", "受理前订有仲裁条款的，确认债权去仲裁还是去受理破产的法院，当时没有明文：已在仲裁的等管理人接管后继续，没有仲裁的，"
        "起诉时写明有仲裁条款，请法院决定。", ("bankruptcy_2006:20", "bankruptcy_2006:58"), CLAUSE,
    ),
)
