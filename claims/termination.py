"""Termination of the contract and what follows: settlement, stoppage losses (解除与停工损失).

References:
    civil_code:525-528, 562-567, 580, 584, 591, 803, 804, 806; contract_act_1999:68, 69, 93-98, 284;
    construction_2004:8-10; temporal_2020:10, 20, 25; contract_general_2023:52-54, 60-63; construction_2026:15;
    contract_interp_2_2009:24; form_contract_2017:16.1.
Checked with:
    the one year from the end of a demand, and that after the code came into force, both ways of counting; published cases B-j-01, B-j-05, B-j-07.
Limitations:
    Whether a period given was reasonable, and whether losses could have been avoided, is for the lawyer.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from advisor.quantum.lines import add_up
from advisor.quantum.losses import Head
from advisor.rules.claim import (
    Advice,
    Amount,
    AmountRule,
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
from advisor.rules.clock import Clock, idle
from advisor.rules.conditions import (
    Condition,
    all_of,
    any_of,
    before,
    expired,
    none_of,
    one_of,
    recorded,
    some,
)
from advisor.rules.facts import Facts
from claims.common.claim_notice import LATE_READS, with_late_named
from claims.common.interruptions import WITHDRAWN
from claims.common.limitation import Start, limitation_defence, limitation_from
from claims.common.losses import FAULT, LIST, SUM_READS, sum_of
from claims.common.said import said
from claims.common.termination_right import (
    BY,
    DEMANDED_AGAIN,
    ENDED_OR_TO_END,
    ENDED_OTHERWISE,
    ENDED_READS,
    GROUND,
    LATE_PAYMENT,
    NO_HELP,
    NOT_CURED,
    NOT_OBJECTED_OLD,
    OBJECTED,
    OLD_NOTICE,
    ON_DEMAND,
    TERMINATION_CLOCK,
    TOO_EARLY,
    ended_on,
    statutory_ground,
)

WANTED = Element(
    "ended_or_to_end", "合同已经解除，或者有请求解除的事由", ENDED_OR_TO_END,
    ("civil_code:565", "contract_act_1999:96"), ("termination_notice_receipt",),
)


def _ground(condition: Condition, *cite: str) -> Element:
    return Element(
        "ground", "有解除权，或者双方、对方、管理人、法院已终止合同", any_of(ENDED_OTHERWISE, condition), cite,
        ("demand_letter_receipt", "stop_resume_orders", "employer_fault_record", "termination_notice_receipt"),
    )


GROUND_CODE = _ground(statutory_ground, "civil_code:562", "civil_code:563", "civil_code:806(2)")
GROUND_2005 = _ground(any_of(statutory_ground, NOT_OBJECTED_OLD), "contract_act_1999:93", "contract_act_1999:94", "construction_2004:9")
GROUND_1999 = _ground(statutory_ground, "contract_act_1999:93", "contract_act_1999:94")

LAPSED = Defence(
    "right_lapsed", "解除权行使期限已届满，权利消灭", expired("termination_right"),
    ("civil_code:564", "temporal_2020:25", "civil_code:199"), Effect.EXTINGUISHES,
    answer="看对方是否也同意解除；就新的违约重新催告；合同目的不能实现的请求终止权利义务。", evidence=("termination_notice_receipt",),
)
OWN_FAULT = Defence(
    "own_fault", "解除归责于承包人：对方请求赔偿、停工损失不支持", one_of("performance.termination_fault", "contractor", "both"),
    ("civil_code:566(2)", "civil_code:592", "contract_act_1999:120"), Effect.REDUCES,
    answer="已完合格部分的价款不因过错丧失；按双方过错分担损失。", evidence=("employer_fault_record",),
)
NOT_MITIGATED = Defence(
    "not_mitigated", "停工后没有及时撤场、减少损失，扩大部分不赔", recorded("performance.stopped_on") & none_of(recorded("performance.left_site_on"), recorded("performance.resumed_on")),
    ("civil_code:591", "contract_act_1999:119"), Effect.REDUCES,
    answer="出示催告、请求撤场指示的函件和转租、遣散记录，说明停工期间合理。", evidence=("mitigation_record",),
)
LOSS_BARRED = replace(
    limitation_defence(), id="loss_time_barred", text="赔偿损失请求的诉讼时效已过（须由对方提出）", effect=Effect.REDUCES,
)


def _loss_start(facts: Facts) -> Start | Clock:
    day = ended_on(facts)
    if day is None or day >= facts.on:
        return idle(facts, "合同尚未解除，损失赔偿的时效尚未起算", never_started=True)
    return Start(day, "合同解除之日")


LOSS_LIMITATION = limitation_from(ENDED_READS, _loss_start, name="损失赔偿的诉讼时效", debt="loss")

NEW_LAW = (
    Advice("notice_or_suit", "解除自通知到达时生效，可在通知中设自动解除期限；不发通知直接起诉的，自起诉状副本送达时解除。", ("civil_code:565",)),
    Advice(
        "late_payment_by_563", "欠付进度款走迟延履行主要债务的一般解除，不走甲供材料和协助义务那一条，不要求无法施工。",
        ("civil_code:563", "civil_code:806(2)"), LATE_PAYMENT,
    ),
)
WITHDRAWN_SUIT = Advice(
    "withdrawn_then", "起诉请求解除后撤诉的，那次起诉不算解除：再次起诉的，自再次起诉的副本送达时解除；撤诉后又发解除通知并已到达的，按通知到达之日。"
    "两种都要落在行使期限之内。", ("contract_general_2023:54", "civil_code:565(2)"), some("account.events", one_of("item.kind", *WITHDRAWN)),
)
OLD_OBJECTION = (
    Advice(
        "three_months_old", "2020 年底以前到达的解除通知：有异议的应在约定的异议期内、没有约定的三个月内起诉；过了的，有法院不再支持异议，主流仍先审查对方有没有解除权："
        "从对方没有解除权、通知不生效力抗辩。", ("contract_interp_2_2009:24", "contract_act_1999:96"),
        all_of(OLD_NOTICE, one_of(BY, "employer"), none_of(said(OBJECTED))),
    ),
    Advice(
        "three_months_for_us", "我方的解除通知在 2020 年底以前到达：查对方有没有在约定的异议期内（没有约定的三个月内）起诉；没有的，主张其异议不予支持，但仍先证明我方有解除权。",
        ("contract_interp_2_2009:24", "contract_act_1999:96"), all_of(OLD_NOTICE, one_of(BY, "contractor"), none_of(said(OBJECTED))),
    ),
)
NOTICE_OLD = Advice(
    "notice_ends", "主张解除应当通知对方，合同自通知到达时解除；对方有异议的，可以请求法院或者仲裁机构确认解除的效力。", ("contract_act_1999:96(1)",),
)
ADVICE = (
    Advice(
        "demand_with_period", "先书面催告并给出合理期限，写明期满不付即解除；期限和送达都要留证。", ("civil_code:563", "contract_act_1999:94"),
        any_of(none_of(NOT_CURED), all_of(one_of(GROUND, *ON_DEMAND), none_of(recorded("performance.cure_demand_on")))),
    ),
    Advice(
        "notice_too_early", "催告所给的期限未满就通知解除，该日不能当作解除日：期满仍未履行的，再发一次解除通知，或者诉请解除。",
        ("civil_code:563", "civil_code:565", "contract_act_1999:94"), TOO_EARLY,
    ),
    Advice("stop_with_notice", "停工前先发通知，写明对方违约事实并限期付款或提供担保；没有确切证据就停工要负违约责任。",
           ("civil_code:527", "civil_code:528", "contract_act_1999:68", "contract_act_1999:69")),
    Advice(
        "model_form_stop", "采用示范文本的，分两步：书面通知违约，满二十八天仍不纠正的可以停工；停工满二十八天仍不纠正、致使合同目的不能实现的，可以解除，"
        "对方应在解除后二十八天内结清。每一步都留送达证据；欠款走法定解除的不受这两步限制。",
        ("form_contract_2017:16.1", "civil_code:562(2)", "contract_act_1999:93(2)"), any_of(LATE_PAYMENT, NO_HELP, one_of(GROUND, "agreed_ground")),
    ),
    Advice("stop_letter_is_proof", "对方发出的停工函、结算说明本身就是终止和归责的证据，逐份保存。", ("civil_code:562", "civil_code:804", "contract_act_1999:93", "contract_act_1999:284"), one_of(BY, "employer", "agreement")),
    Advice("do_not_hold_site", "扣住场地和资料不是担保手段：解除后应移交，退场前先固定界面、工程量并申请证据保全。", ("construction_2026:15", "civil_procedure_2023:84")),
    Advice("paid_for_what_is_done", "已完合格部分按约定付款，不因谁违约而丧失；结算和清理条款继续有效。", ("civil_code:806(3)", "civil_code:567", "construction_2004:10", "contract_act_1999:97", "contract_act_1999:98")),
    Advice("losses_have_no_priority", "停工、窝工、可得利益损失不在优先受偿范围，与价款分开列。", ("construction_2026:17", "construction_2020:40", "construction_2018:21", "priority_reply_2002:3")),
    Advice("priority_may_start", "解除日可能就是优先受偿权和时效的起算日，记下解除通知到达之日。", ("construction_2020:41", "civil_code:188", "construction_2018:22", "gpcl_1986:137")),
    Advice(
        "after_lapse", "解除权可能已消灭：同时主张对方已同意解除、再催告后的新违约、合同目的不能实现时请求终止。",
        ("contract_general_2023:52", "civil_code:580(2)", "temporal_2020:25"), any_of(expired("termination_right"), DEMANDED_AGAIN),
    ),
    Advice(
        "price_survives", "解除权消灭只是不能再由我方解除，不影响已完合格工程的价款：价款另按合同请求，不随本项落空。",
        ("civil_code:579", "contract_act_1999:109"), expired("termination_right"),
    ),
    Advice(
        "employer_notice_choice", "对方通知解除的，先定立场：认可的，按解除清算；不认可的，说明对方没有解除权、通知不发生效力，要求继续履行或者改由我方解除，"
        "并及时提出异议。两种立场不能并用。", ("contract_general_2023:53", "civil_code:565(1)", "contract_act_1999:96(1)"), one_of(BY, "employer"),
    ),
    Advice(
        "safe_by_2021", "2021-01-01 前已知解除事由的老合同：稳妥的最后一日是 2021-12-31。", ("temporal_2020:25",),
        before("performance.termination_ground_known_on", date(2021, 1, 1)),
    ),
    Advice("administrator_chooses", "对方破产：未履行完毕的合同由管理人决定，逾期不答复视为解除；继续履行的后续价款是共益债务。",
           ("bankruptcy_2006:18", "bankruptcy_2006:42"), recorded("debtor.insolvency_accepted_on")),
)
PREVENTED = Advice(
    "special_or_general_ground", "施工合同的特别解除事由要求“致使无法施工”；只是欠款的走一般解除，催告后仍不付即可。",
    ("construction_2004:9", "contract_act_1999:94"),
)
NO_OBJECTION = Advice(
    "silence_is_not_consent", "对方不提异议不等于解除成立，法院仍审查有没有解除权。", ("contract_general_2023:53",),
)

STOPPAGE = frozenset({"stoppage", "late_payment", "late_site", "late_materials", "late_drawings"})


def _loss(facts: Facts) -> Amount:
    """The losses by stoppage, and the profit lost by the end, on the same test as the list of claims."""
    events = facts.get(LIST)
    if events is None:
        return Amount(missing=(LIST,))
    if facts.get(FAULT) == "contractor":
        return Amount(Decimal(0), add_up([]), note="解除归责于我方，不计解除的损失；此前因发包人原因的停工损失见索赔清单。")
    caused = [e for e in events if e.cause in STOPPAGE or e.head == Head.LOST_PROFIT.value]
    found = with_late_named(facts, caused, sum_of(facts, caused))
    return replace(found, note=f"{found.note}已完工程价款另列；与索赔清单同一笔损失不重复计。")


RELIEFS = (
    Relief("termination.confirm", recorded("performance.terminated_on") & none_of(TOO_EARLY)),
    Relief("termination.terminate", any_of(none_of(recorded("performance.terminated_on")), TOO_EARLY)),
    Relief("termination.pay_done"),
    Relief("termination.loss", none_of(one_of("performance.termination_fault", "contractor"))),
    Relief("termination.lost_profit", one_of("performance.termination_fault", "employer")),
)
DEFENCES = (LAPSED, OWN_FAULT, NOT_MITIGATED, LOSS_BARRED)
CLOCKS = (TERMINATION_CLOCK, LOSS_LIMITATION)


def _anchor(facts: Facts) -> date:
    """The day the contract ended; a contract still to be ended is ended by the suit."""
    return ended_on(facts) or facts.filed_on


CLAIM = Claim(
    id="termination",
    name="解除合同与停工损失",
    summary="确认或请求解除合同，清算已完工程，赔偿停工、撤场损失和可得利益。",
    axis="construction",
    anchor=Anchor("合同解除（请求解除）之日", ENDED_READS, _anchor),
    versions=(
        Version(
            "civil_code", ("c2026", "c2020"), "迟延履行主要债务经催告、不协助致无法施工等可以解除；知道事由起一年内行使。",
            ("civil_code:563", "civil_code:564", "civil_code:806(2)"), (WANTED, GROUND_CODE), DEFENCES, CLOCKS,
            (*NEW_LAW, *ADVICE, WITHDRAWN_SUIT, NO_OBJECTION), RELIEFS,
        ),
        Version(
            "since_2005", ("c2026_old_facts", "c2018", "c2004"), "一般解除之外，另有致使无法施工的特别解除；没有一年的期限。",
            ("contract_act_1999:94", "construction_2004:9", "construction_2004:10"), (WANTED, GROUND_2005), DEFENCES, CLOCKS,
            (NOTICE_OLD, *ADVICE, *OLD_OBJECTION, PREVENTED), RELIEFS,
        ),
        Version(
            "until_2005", ("c1999",), "只有合同法的一般解除。", ("contract_act_1999:94", "contract_act_1999:97"),
            (WANTED, GROUND_1999), DEFENCES, CLOCKS, (NOTICE_OLD, *ADVICE), RELIEFS,
        ),
    ),
    amount=AmountRule((*SUM_READS, *LATE_READS), _loss),
    relations=(
        Relation(Tie.CAPPED_WITH, "loss_claims", "同一停工损失只能算一次。", ("civil_code:584", "civil_code:804")),
        Relation(Tie.CAPPED_WITH, "deposits", "解除后的返还与恢复原状不重复计。", ("civil_code:566",)),
        Relation(Tie.EXCLUDES, "contract_invalidity", "无效合同自始没有约束力，谈不上解除。", ("civil_code:155",)),
    ),
    cause="建设工程施工合同纠纷",
    no_limitation="解除权适用自己的行使期限；其中的赔偿请求另有诉讼时效。",
)
