"""Claims for loss and time: stoppage, idling, acceleration, disruption (索赔).

References:
    civil_code:584, 591, 798, 803, 804; contract_act_1999:113, 119, 278, 283, 284; construction_2020:8-11;
    construction_2018:5, 6; construction_2004:14, 15; construction_2026:17(2); civil_code:155, 496, 497;
    contract_general_2023:9, 10; pricing_standard:8.11; form_contract_2017:19.1, 19.2.
Checked with:
    the agreed 28 days and the rule on extension of time (``tests/scenarios/loss_claims``).
Limitations:
    Two heads for one cost in one period count once, the larger (``advisor/quantum/losses``); events without a head are
    added as they are. Each event is judged, its notice too, on the answers given for it; which delay lay on the critical path is for an expert. Losses are
    never part of the priority amount.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

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
from advisor.rules.clock import Clock, ClockKind, ClockRule, idle, unread
from advisor.rules.conditions import (
    all_of,
    any_of,
    derived,
    expired,
    given,
    more_than,
    no,
    none_of,
    one_of,
    recorded,
    some,
    split,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth
from claims.common.claim_notice import BARS, CLAIM_NOTICE, LATE, LATE_READS, forfeited, with_late_named
from claims.common.closed_account import closed_by_settlement
from claims.common.form_clause import form_clause
from claims.common.in_force import CODE_ON
from claims.common.limitation import limitation_defence
from claims.common.losses import (
    ACCELERATION,
    LIST,
    MONEY,
    OF_ONE,
    SILENCE,
    SUM_READS,
    TIME,
    clocks_of,
    ended_on,
    sum_of,
)
from claims.common.said import said
from claims.common.validity import contract_void

PRICES = "performance.price_changes"
def _clocks(facts: Facts) -> Clock | tuple[Clock, ...]:
    """Each loss is a claim of its own, with its own period; events that are not the employer's have none."""
    events = facts.get(LIST)
    if not events:
        return unread(facts, LIST) if events is None else idle(facts, "没有索赔事件", never_started=True)
    return clocks_of(facts, events) or idle(facts, "没有可以向发包人主张的事件", never_started=True)


LIMITATION = ClockRule("limitation", "诉讼时效", ClockKind.LIMITATION, OF_ONE.reads, _clocks, ())


def _amount(facts: Facts) -> Amount:
    events = facts.get(LIST)
    return with_late_named(facts, events, sum_of(facts, events)) if events else Amount(missing=(LIST,))


def _last_end(facts: Facts) -> date | None:
    days = [e.ended_on or e.known_on for e in facts.get(LIST) or () if e.ended_on or e.known_on]
    return max(days) if days else None


CODE = ("civil_code:803", "civil_code:804", "civil_code:798", "civil_code:584")
OLD = ("contract_act_1999:283", "contract_act_1999:284", "contract_act_1999:278", "contract_act_1999:113")


def _any_event(facts: Facts, old: bool) -> Truth:
    days = [ended_on(event) for event in facts.get(LIST) or ()]
    return truth(any(day is not None and (day < CODE_ON) is old for day in days))


HEADS = (
    (derived("2021 年起的事件", (LIST,), lambda f: _any_event(f, old=False)), CODE),
    (derived("2021 年前结束的事件", (LIST,), lambda f: _any_event(f, old=True)), OLD),
)
"""Each event by the law of its own day (temporal_2020:1)."""
EVENT = Element("loss_listed", "有索赔事件", given(LIST), (*CODE, *OLD), ("delay_notice", "stop_resume_orders"))
SHOWN = Element(
    "caused_and_proven", "事件因发包人原因或风险，损失有凭证（约定逾期不答复视为认可的按约定）；或者在约定期限内申请过顺延工期", some(LIST, any_of(MONEY, TIME)),
    (*CODE, *OLD, "construction_2020:10(1)"), ("employer_fault_record", "loss_ledger", "critical_path_analysis", "delay_notice"),
)

NOT_ASKED = some(LIST, all_of(more_than("item.delay_days", 0), no("item.time_requested")))
LATE_NOTICE = Defence(
    "late_notice", "约定逾期不通知即丧失权利，通知已逾期", forfeited(expired("claim_notice")),
    ("civil_code:509",), Effect.EXTINGUISHES,
    answer="证明发包人期后同意、明知事件或者有合理抗辩；逾期失权是合同约定，不是法定期间，有限缩的判法。",
    evidence=("delay_notice", "site_minutes"),
)
LATE_NOTICE_OLD = replace(LATE_NOTICE, cite=("contract_act_1999:60",))
SOME_LATE = Defence(
    "some_notice_late", "约定逾期不通知即丧失权利，其中有的事件通知已逾期",
    all_of(none_of(expired("claim_notice")), forfeited(some(LIST, LATE))), ("civil_code:509",), Effect.REDUCES,
    answer="逐项列明知道之日、通知之日；逾期的单列，按有争议准备，不拖累按期通知的。", evidence=("delay_notice", "site_minutes"),
)
SOME_LATE_OLD = replace(SOME_LATE, cite=("contract_act_1999:60",))
TIME_NOT_ASKED = Defence(
    "time_not_asked", "约定没有在期限内申请顺延视为工期不顺延，没有申请过",
    any_of(
        all_of(BARS, NOT_ASKED, none_of(contract_void)),
        split(all_of(BARS, NOT_ASKED, contract_void), "claim_bar_after_invalidity", Truth.NO),
    ),
    ("construction_2020:10(2)",), Effect.REDUCES, answer="发包人期限以后同意顺延，或者我方有合理抗辩的除外；只影响工期，不影响损失的赔偿。",
    evidence=("delay_notice", "site_minutes"),
)
TIME_NOT_ASKED_OLD = replace(TIME_NOT_ASKED, cite=("construction_2018:6(2)",))
TIME_NOT_ASKED_1999 = replace(TIME_NOT_ASKED, cite=("contract_act_1999:60",))
NOT_MITIGATED = Defence(
    "not_mitigated", "没有采取措施防止损失扩大，扩大的部分不赔", some(LIST, no("item.mitigated")),
    ("civil_code:591", "contract_act_1999:119"), Effect.REDUCES, answer="撤场、转租、遣散的记录；等待是应发包人要求的。",
    evidence=("mitigation_record",),
)
VOID = Defence(
    "contract_void", "合同无效：不按约定索赔，改按过错赔偿损失", contract_void, ("construction_2020:6", "civil_code:157", "construction_2018:3", "contract_act_1999:58"),
    Effect.REDUCES, answer="按过错、损失、因果举证；算不出的可参照约定的工期、付款时间定损。",
)

NOTICE_OPEN = some(LIST, none_of(recorded("item.notice_on")))
ADVICE = (
    Advice("not_in_priority", "停工、窝工等损失不在优先受偿的数额之内，单列为普通债权。", ("construction_2026:17(2)", "construction_2020:40", "construction_2018:21", "priority_reply_2002:3")),
    Advice(
        "each_loss_its_own_period", "每一项损失各算各的时效：早结束的先过；签结算前就单独书面主张，不要只指望并入结算。",
        ("civil_code:188", "gpcl_1986:137"), given(LIST),
    ),
    Advice(
        "give_notice_now", "还没有发索赔通知的，立即书面发出并取得签收，写明事由、依据、天数和金额（可暂估）。", ("civil_code:509", "contract_act_1999:60"), NOTICE_OPEN,
    ),
    Advice(
        "agreed_not_statutory", "索赔通知期限是合同约定的期间，不是法定期间：先看合同有没有写逾期丧失权利；没有写的，逾期不当然失权。",
        ("construction_2020:10", "pricing_standard:8.11.3"),
    ),
    Advice(
        "time_without_slip", "工期顺延没有取得签证，但在约定期限内申请过、事由符合约定的，应当支持顺延。",
        ("construction_2020:10(1)", "construction_2018:6(1)"), some(LIST, yes("item.time_requested")),
    ),
    Advice(
        "silence_on_claims", "约定发包人逾期不答复索赔视为认可的：逐项列明报告送达日、答复末日和没有答复，按报告的数额主张；这只有合同作依据，效力有争议，"
        "事由和损失的凭证照样备齐。", ("form_contract_2017:19.2", "pricing_standard:8.11.5", "civil_code:509", "contract_act_1999:60"),
        any_of(some(LIST, SILENCE), one_of("contract.claim_silence", "general_terms", "special_terms")),
    ),
    Advice(
        "days_apart", "逐项列明发包人原因和起止日期；先扣冬停、节假停歇和自身原因的天数，只有关键线路的延误才有工期，不能全部天数照算。",
        ("pricing_standard:8.11.7", "civil_code:584"), some(LIST, more_than("item.delay_days", 0)),
    ),
    Advice(
        "own_days_too", "我方也有逾期：双方各自负责的天数逐段分开，损失和顺延只按发包人造成的净天数主张；对方可以就我方的天数反诉违约金或者请求抵扣。",
        ("civil_code:592", "contract_act_1999:120"), more_than("performance.delay_days_ours", 0),
    ),
    Advice(
        "one_measure", "约定的日补偿与鉴定的实际成本只能取一种，列明两种金额；进退场等已在结算或鉴定中的费用不得重复；已多付的工程款要抵扣。",
        ("civil_code:584", "civil_code:585", "contract_act_1999:113", "contract_act_1999:114"),
    ),
    Advice(
        "no_double_price", "同一价差不得既按调价又按索赔重复计取。", ("civil_code:584", "contract_act_1999:113"),
        any_of(some(LIST, one_of("item.cause", "price_rise")), recorded(PRICES)),
    ),
    Advice(
        "acceleration_order", "赶工费要有发包人的书面赶工指令、批准的赶工方案和价格；提前完工本身不产生赶工费。",
        ("pricing_standard:8.11.17", "civil_code:509"), some(LIST, ACCELERATION),
    ),
    Advice(
        "mitigate", "停工后及时撤场、转租、遣散并留记录；法院多按合理停工期间打折，长期停工没有人员、机械、看护记录的很难支持。",
        ("civil_code:591", "contract_act_1999:119"), some(LIST, one_of("item.cause", "stoppage", "late_payment")),
    ),
    Advice(
        "profit_needs_breach", "可得利益以对方违约为前提：先定解除的理由和我方有无违约，因情势变更或我方违约而终止的没有可得利益。",
        ("civil_code:584", "contract_act_1999:113"),
        any_of(*(recorded(f"performance.{name}") for name in ("terminated_on", "termination_ground", "termination_fault"))),
    ),
    Advice(
        "force_majeure_each", "不可抗力、政府停工令：工期顺延，损失各自承担，另有约定的除外。", ("civil_code:590", "contract_act_1999:117"),
        some(LIST, one_of("item.cause", "force_majeure")),
    ),
    Advice(
        "dated_agreement", "把欠付进度款写进有日期的付款协议，可挡住对方的工期索赔。", ("civil_code:803", "contract_act_1999:283"),
        some(LIST, one_of("item.cause", "late_payment")),
    ),
    Advice(
        "before_final_account", "签署竣工结算之前把索赔报完并书面保留；签了而没有保留的，多数不再支持。", ("pricing_standard:8.11.22",),
        none_of(recorded("settlement.agreement_on")),
    ),
)
TIME_MATTERS = any_of(some(LIST, more_than("item.delay_days", 0)), more_than("performance.delay_days_ours", 0))
TIME_ADVICE = (
    Advice(
        "start_day", "开工日有争议的：看开工通知载明之日；通知后条件未备的，以具备之日，因我方拖延的仍按通知；经发包人同意先进场的，以进场日；没有通知的，"
        "综合开工报告、许可证、验收文件认定。我方的工期天数从这一天算。", ("construction_2020:8", "construction_2018:5"), TIME_MATTERS,
    ),
    Advice(
        "end_day", "竣工日有争议的：验收合格之日；发包人拖延验收的，提交验收报告之日；未经验收擅自使用的，转移占有之日。拖延、占用都要留证，不能任由对方把逾期算到验收日。",
        ("construction_2020:9", "construction_2004:14"), TIME_MATTERS,
    ),
    Advice(
        "appraisal_extends", "竣工前的质量争议经鉴定合格的，鉴定期间顺延工期：写明鉴定的起止日，从逾期天数中扣除。", ("construction_2020:11", "construction_2004:15"),
        all_of(TIME_MATTERS, said("performance.quality_complaint")),
    ),
)
FORM_CLAUSE = form_clause("失权条款", BARS)
DISRUPTION = one_of("item.cause", "late_materials", "late_site", "late_drawings", "hidden_inspection")
OTHER_CAUSE = one_of("item.cause", "unforeseen_conditions", "price_rise", "force_majeure", "other")
CLAIMED = any_of(MONEY, SILENCE)
RELIEFS = (
    Relief("loss_claims.stoppage", some(LIST, all_of(CLAIMED, one_of("item.cause", "stoppage", "late_payment")))),
    Relief("loss_claims.prolongation", some(LIST, all_of(CLAIMED, more_than("item.delay_days", 0)))),
    Relief("loss_claims.extension", some(LIST, TIME)),
    Relief("loss_claims.acceleration", some(LIST, all_of(CLAIMED, ACCELERATION))),
    Relief("loss_claims.disruption", some(LIST, all_of(CLAIMED, DISRUPTION))),
    Relief("loss_claims.other", some(LIST, all_of(CLAIMED, OTHER_CAUSE))),
)
CLOSED = closed_by_settlement("索赔")
ADVICE_SINCE_2019 = (*ADVICE, *TIME_ADVICE, FORM_CLAUSE)
ADVICE_BEFORE_2019 = tuple(a for a in ADVICE if a.id != "time_without_slip")
SHARED = (CLOSED, NOT_MITIGATED, VOID, limitation_defence())
DEFENCES = (LATE_NOTICE, SOME_LATE, TIME_NOT_ASKED, *SHARED)
DEFENCES_OLD = (LATE_NOTICE_OLD, SOME_LATE_OLD, TIME_NOT_ASKED_OLD, *SHARED)
DEFENCES_1999 = (LATE_NOTICE_OLD, SOME_LATE_OLD, TIME_NOT_ASKED_1999, *SHARED)
CLOCKS = (CLAIM_NOTICE, LIMITATION)

CLAIM = Claim(
    id="loss_claims",
    name="索赔（停窝工、工期、赶工、干扰）",
    summary="发包人原因造成的停工、窝工、延误、赶工等损失和工期顺延；不列入优先受偿。",
    axis="construction",
    anchor=Anchor("最后一项索赔事件结束之日", (LIST,), _last_end),
    versions=(
        Version(
            "civil_code", ("c2026", "c2020"), "未按约提供条件、停建缓建、隐蔽检查迟延的，顺延工期并赔偿损失。", (*CODE, *OLD),
            (EVENT, SHOWN), DEFENCES, CLOCKS, ADVICE_SINCE_2019, RELIEFS, HEADS,
        ),
        Version(
            "since_2019", ("c2026_old_facts", "c2018"), "合同法同旨；2019-02-01 起未结案件另有工期顺延专条。", OLD,
            (replace(EVENT, cite=OLD), replace(SHOWN, cite=(*OLD, "construction_2018:6(1)"))), DEFENCES_OLD, CLOCKS, ADVICE_SINCE_2019, RELIEFS,
        ),
        Version(
            "contract_act", ("c2004", "c1999"), "合同法同旨：顺延工期，并赔偿停工、窝工等损失。", OLD,
            (replace(EVENT, cite=OLD), replace(SHOWN, cite=OLD)), DEFENCES_1999, CLOCKS, ADVICE_BEFORE_2019, RELIEFS,
        ),
    ),
    amount=AmountRule((*SUM_READS, *LATE_READS, PRICES), _amount),
    cause="建设工程施工合同纠纷",
)
