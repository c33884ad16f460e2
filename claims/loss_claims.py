"""Claims for loss and time: stoppage, idling, acceleration, disruption (索赔).

References:
    civil_code:584, 591, 798, 803, 804; contract_act_1999:113, 119, 278, 283, 284; construction_2020:8-11;
    construction_2018:6; construction_2026:17(2); pricing_standard:8.11.
Checked with:
    the agreed 28 days and the rule on extension of time (``tests/scenarios/loss_claims``).
Limitations:
    Two heads for one cost in one period count once, the larger (``advisor/quantum/losses``); events without a head are
    added as they are. Each event is judged on the answers given for it; which delay lay on the critical path is for an expert. Losses are
    never part of the priority amount.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from advisor.quantum.lines import Line, add_up
from advisor.quantum.losses import HEAD_NAMES, Head, LossItem, loss_claim
from advisor.quantum.money import format_yuan
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
from advisor.rules.matter.performance import LossEvent
from advisor.rules.truth import Truth, truth
from claims.common.claim_notice import CLAIM_NOTICE, LIST
from claims.common.closed_account import closed_by_settlement
from claims.common.due_day import DUE_READS, due_day
from claims.common.each_limitation import WAIVED_READS, lost, safest_first
from claims.common.limitation import Others, Start, limitation_defence, limitation_from
from claims.common.said import said
from claims.common.validity import contract_void

CAUSES = {
    "late_materials": "迟供材料", "late_site": "迟交场地", "late_drawings": "迟交图纸", "late_payment": "迟付款",
    "stoppage": "停工", "acceleration": "赶工", "hidden_inspection": "隐蔽检查迟延", "unforeseen_conditions": "不可预见条件",
    "price_rise": "涨价", "force_majeure": "不可抗力", "other": "其他",
}
ACCELERATION = one_of("item.cause", "acceleration")
OURS = all_of(
    yes("item.employer_caused"), any_of(none_of(ACCELERATION), yes("item.instructed")), none_of(said("item.settled")),
    text="因发包人原因或风险（赶工另须发包人指令），未在结算中了结",
)
PRICES = "performance.price_changes"
MONEY = all_of(OURS, yes("item.proven"))
TIME = all_of(OURS, yes("item.time_requested"))


def _item(event: LossEvent) -> LossItem:
    """The event as a head of loss. The cause is left open: one cost is one cost whatever caused it."""
    amount = event.amount or Decimal(0)
    head = Head(event.head) if event.head else Head.OTHER
    return LossItem(head, "", Decimal(1), amount, event.subject or "", event.known_on, event.ended_on)


def _line(event: LossEvent) -> Line:
    name = CAUSES.get(event.cause or "", "损失")
    label = f"{name}：{HEAD_NAMES[Head(event.head)]}" if event.head else name
    return Line(label, event.known_on, event.ended_on, amount=event.amount or Decimal(0), note=event.subject or "")


def _ended_on(event: LossEvent) -> date | None:
    return event.ended_on or event.known_on


def _start(facts: Facts) -> Start | Clock:
    ended_on = _ended_on(facts.item)
    return Start(ended_on, "损失发生（影响结束）之日") if ended_on is not None else unread(facts, LIST)


def _with_the_account(facts: Facts) -> Others:
    ended_on, due = _ended_on(facts.item), due_day(facts)
    if ended_on is None or due.on is None or due.on <= ended_on or due.on >= facts.on:
        return ()
    return ((due.on, "并入结算，自结算款应付之日", "loss_limitation_start"),)


OF_ONE = limitation_from((LIST, *DUE_READS), _start, others=_with_the_account)


def _clock(facts: Facts, event: LossEvent) -> Clock:
    clock = OF_ONE.read(facts.of_item(event))
    return replace(clock, name=f"{CAUSES.get(event.cause or '', '')}损失的诉讼时效", of=str(_ended_on(event) or ""))


def _clocks(facts: Facts) -> Clock | tuple[Clock, ...]:
    """Each loss is a claim of its own, with its own period; events that are not the employer's have none."""
    events = facts.get(LIST)
    if not events:
        return unread(facts, LIST) if events is None else idle(facts, "没有索赔事件", never_started=True)
    ours = [e for e in events if OURS.find(facts.of_item(e)).truth is not Truth.NO]
    if not ours:
        return idle(facts, "没有可以向发包人主张的事件", never_started=True)
    return safest_first(_clock(facts, event) for event in ours)


LIMITATION = ClockRule("limitation", "诉讼时效", ClockKind.LIMITATION, OF_ONE.reads, _clocks, ())


def _by_time(facts: Facts, kept: list[LossEvent]) -> tuple[list[LossEvent], str]:
    """Those not lost by time on every line (all, if all are), and what to say about the rest."""
    clocks = [(event, _clock(facts, event)) for event in kept]
    living = [event for event, clock in clocks if not lost(clock, facts)] or kept
    late = [f"{_line(e).label}（{c.extended_on} 届满）" for e, c in clocks if e not in living]
    doubted = [f"{_line(e).label}（{c.extended_on} 或者 {c.latest_on} 届满）" for e, c in clocks if c.contested]
    note = f"诉讼时效已过、未计入：{'、'.join(late)}。" if late else ""
    return living, note + (f"时效是否已过有争议：{'、'.join(doubted)}。" if doubted else "")


def _amount(facts: Facts) -> Amount:
    """The proven losses by head at the user's figures; what is not proven or counted already is named and left out."""
    events = facts.get(LIST) or ()
    kept = [e for e in events if MONEY.find(facts.of_item(e)).truth is Truth.YES]
    if any(e.amount is None for e in kept) or not events:
        return Amount(missing=(LIST,))
    left_out = [_line(e).label if e.cause else "未写事由" for e in events if e not in kept]
    note = f"未举证或不属发包人原因、未计入：{'、'.join(left_out)}。" if left_out else ""
    kept, said_of_time = _by_time(facts, kept)
    note += said_of_time
    items = [_item(event) for event in kept]
    found = loss_claim(items)
    note += "".join(
        f"{HEAD_NAMES[clash.dropped.head]} {format_yuan(clash.dropped.unit_rate)} 与{HEAD_NAMES[clash.kept.head]}重复，"
        f"未计入：{clash.reason}。"
        for clash in found.clashes
    )
    counted = [event for event, item in zip(kept, items, strict=True) if any(item is one for one in found.counted)]
    if facts.get(PRICES) and any(event.head == Head.PRICE_DIFFERENCE.value for event in counted):
        note += "同一价差已列入调价请求的，从这里去掉。"
    computation = add_up([_line(event) for event in counted], notes=("不列入优先受偿的数额。",))
    return Amount(computation.total, computation, note=note)


def _last_end(facts: Facts) -> date | None:
    days = [e.ended_on or e.known_on for e in facts.get(LIST) or () if e.ended_on or e.known_on]
    return max(days) if days else None


CODE = ("civil_code:803", "civil_code:804", "civil_code:798", "civil_code:584")
OLD = ("contract_act_1999:283", "contract_act_1999:284", "contract_act_1999:278", "contract_act_1999:113")
CODE_ON = date(2021, 1, 1)


def _any_event(facts: Facts, old: bool) -> Truth:
    days = [_ended_on(event) for event in facts.get(LIST) or ()]
    return truth(any(day is not None and (day < CODE_ON) is old for day in days))


HEADS = (
    (derived("2021 年起的事件", (LIST,), lambda f: _any_event(f, old=False)), CODE),
    (derived("2021 年前结束的事件", (LIST,), lambda f: _any_event(f, old=True)), OLD),
)
"""Each event by the law of its own day (temporal_2020:1)."""
EVENT = Element("loss_listed", "有索赔事件", given(LIST), (*CODE, *OLD), ("delay_notice", "stop_resume_orders"))
SHOWN = Element(
    "caused_and_proven", "事件因发包人原因或风险，损失有凭证；或者在约定期限内申请过顺延工期", some(LIST, any_of(MONEY, TIME)),
    (*CODE, *OLD, "construction_2020:10(1)"), ("employer_fault_record", "loss_ledger", "critical_path_analysis", "delay_notice"),
)

LATE_NOTICE = Defence(
    "late_notice", "约定逾期不通知即丧失权利，通知已逾期",
    split(all_of(yes("contract.claim_notice_bars"), expired("claim_notice")), "late_claim_notice"),
    ("construction_2020:10(2)", "civil_code:509"), Effect.EXTINGUISHES,
    answer="证明发包人期后同意、明知事件或者有合理抗辩；逾期失权是合同约定，不是法定期间，有限缩的判法。",
    evidence=("delay_notice", "site_minutes"),
)
LATE_NOTICE_OLD = replace(LATE_NOTICE, cite=("construction_2018:6(2)", "contract_act_1999:60"))
NOT_MITIGATED = Defence(
    "not_mitigated", "没有采取措施防止损失扩大，扩大的部分不赔", some(LIST, no("item.mitigated")),
    ("civil_code:591", "contract_act_1999:119"), Effect.REDUCES, answer="撤场、转租、遣散的记录；等待是应发包人要求的。",
    evidence=("mitigation_record",),
)
VOID = Defence(
    "contract_void", "合同无效：不按约定索赔，改按过错赔偿损失", contract_void, ("construction_2020:6", "civil_code:157"),
    Effect.REDUCES, answer="按过错、损失、因果举证；算不出的可参照约定的工期、付款时间定损。",
)

NOTICE_OPEN = some(LIST, none_of(recorded("item.notice_on")))
ADVICE = (
    Advice("not_in_priority", "停工、窝工等损失不在优先受偿的数额之内，单列为普通债权。", ("construction_2026:17(2)", "construction_2020:40", "construction_2018:21")),
    Advice(
        "each_loss_its_own_period", "每一项损失各算各的时效：早结束的先过；签结算前就单独书面主张，不要只指望并入结算。",
        ("civil_code:188",), given(LIST),
    ),
    Advice(
        "give_notice_now", "还没有发索赔通知的，立即书面发出并取得签收，写明事由、依据、天数和金额（可暂估）。", ("civil_code:509",), NOTICE_OPEN,
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
        "days_apart", "逐项列明发包人原因和起止日期；先扣冬停、节假停歇和自身原因的天数，只有关键线路的延误才有工期，不能全部天数照算。",
        ("pricing_standard:8.11.7", "civil_code:584"), some(LIST, more_than("item.delay_days", 0)),
    ),
    Advice(
        "one_measure", "约定的日补偿与鉴定的实际成本只能取一种，列明两种金额；进退场等已在结算或鉴定中的费用不得重复；已多付的工程款要抵扣。",
        ("civil_code:584", "civil_code:585"),
    ),
    Advice(
        "no_double_price", "同一价差不得既按调价又按索赔重复计取。", ("civil_code:584",),
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
DISRUPTION = one_of("item.cause", "late_materials", "late_site", "late_drawings", "hidden_inspection", "unforeseen_conditions")
RELIEFS = (
    Relief("loss_claims.stoppage", some(LIST, all_of(MONEY, one_of("item.cause", "stoppage", "late_payment")))),
    Relief("loss_claims.prolongation", some(LIST, all_of(MONEY, more_than("item.delay_days", 0)))),
    Relief("loss_claims.extension", some(LIST, TIME)),
    Relief("loss_claims.acceleration", some(LIST, all_of(MONEY, ACCELERATION))),
    Relief("loss_claims.disruption", some(LIST, all_of(MONEY, DISRUPTION))),
)
CLOSED = closed_by_settlement("索赔")
DEFENCES = (LATE_NOTICE, CLOSED, NOT_MITIGATED, VOID, limitation_defence())
DEFENCES_OLD = (LATE_NOTICE_OLD, CLOSED, NOT_MITIGATED, VOID, limitation_defence())
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
            (EVENT, SHOWN), DEFENCES, CLOCKS, ADVICE, RELIEFS, HEADS,
        ),
        Version(
            "contract_act", ("c2026_old_facts", "c2018", "c2004", "c1999"), "合同法同旨；2019-02-01 起未结案件另有工期顺延专条。", OLD,
            (replace(EVENT, cite=OLD), replace(SHOWN, cite=OLD)), DEFENCES_OLD, CLOCKS, ADVICE, RELIEFS,
        ),
    ),
    amount=AmountRule((*LIMITATION.reads, *WAIVED_READS, PRICES), _amount),
    cause="建设工程施工合同纠纷",
)
