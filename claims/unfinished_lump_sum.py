"""Price of the finished part of a lump-sum job (固定总价未完工程).

References:
    construction_2026:10; civil_code:806(3); contract_act_1999:97; construction_2004:10, 22; construction_2020:28, 32.
Checked with:
    the published figures 81/97 of 89,000,000 yuan (case three published with construction_2026).
Limitations:
    The court may use the proportion, it need not; before 2026-06-30 several methods competed.
"""

from __future__ import annotations

from dataclasses import replace

from advisor.quantum.lines import Computation, Line, add_up
from advisor.quantum.lump_sum import TAX_NOTE, proportion_price
from advisor.quantum.money import format_yuan
from advisor.rules.claim import (
    Advice,
    Amount,
    AmountRule,
    Claim,
    Defence,
    Effect,
    Element,
    Relation,
    Relief,
    Tie,
    Version,
    first_of,
)
from advisor.rules.conditions import (
    all_of,
    always,
    any_of,
    derived,
    given,
    no,
    none_of,
    one_of,
    recorded,
    split,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth
from claims.common.judged import ALREADY_JUDGED
from claims.common.limitation import limitation_defence, limitation_on_due_day
from claims.common.quality import quality_qualified, quality_refuted
from claims.common.sum_owed import done_at_cost, paid_so_far
from claims.common.termination_right import ENDED_IF_TOLD, NOT_CURED, TOO_EARLY
from claims.common.validity import contract_void
from claims.contract_price import DEFECTS

SINCE_2026 = ("c2026", "c2026_old_facts")
NOT_FINISHED = any_of(
    no("performance.completed"), all_of(none_of(recorded("performance.completed")), ENDED_IF_TOLD), text="工程未完工",
)
LUMP_SUM = Element(
    "lump_sum", "合同约定固定总价", one_of("contract.price_form", "lump_sum"), ("construction_2026:10", "civil_code:509", "contract_act_1999:60"),
    ("construction_contract", "lump_sum_scope"),
)
UNFINISHED = Element(
    "unfinished", "工程没有完工", NOT_FINISHED, ("construction_2026:10", "civil_code:806(3)", "contract_act_1999:97"),
    ("stage_confirmation", "handover_minutes"),
)


def _day_given(facts: Facts) -> Truth:
    """A void contract needs no termination, so there the day is not asked for."""
    if facts.get("performance.terminated_on") is not None:
        return Truth.YES
    return Truth.NO if contract_void.find(facts).truth is Truth.YES else Truth.UNKNOWN


TERMINATED = all_of(
    derived("合同已解除", ("performance.terminated_on",), _day_given), any_of(none_of(TOO_EARLY), NOT_CURED),
    text="合同已解除",
)
"""After a notice given too early the suit ends the contract when it is served, once the period of the demand is over
(civil_code:565(2))."""
ENDED_2026 = Element(
    "ended", "合同已经解除（无效的，比例法能否类推有争议）",
    any_of(TERMINATED, split(contract_void & none_of(recorded("performance.terminated_on")), "unfinished_void_proportion")),
    ("construction_2026:10", "civil_code:806(3)"), ("termination_notice_receipt",),
)
ENDED = Element(
    "ended", "合同已经解除或者无效", any_of(TERMINATED, contract_void),
    ("civil_code:806(3)", "contract_act_1999:97", "construction_2004:10"), ("termination_notice_receipt",),
)
QUALITY = Element(
    "quality", "已完部分质量合格",
    all_of(quality_qualified, none_of(quality_refuted)),
    ("construction_2026:10", "civil_code:806(3)", "construction_2004:10", "contract_act_1999:279"), ("quality_test_report", "acceptance_certificate"),
)
METHOD = Element(
    "method", "用比例法计价", split(always("已完部分可以计价"), "unfinished_lump_sum_method"),
    ("civil_code:806(3)", "contract_act_1999:97"), ("cost_opinion",),
)
AGREED = Defence(
    "agreed_otherwise", "已完部分的价款另有约定或已协商一致", yes("performance.unfinished_price_agreed"),
    ("construction_2026:10", "civil_code:509", "contract_act_1999:60"), Effect.EXTINGUISHES, answer="有约定按约定：改按该约定请求支付。",
    evidence=("settlement_agreement", "stage_confirmation"),
)

ADVICE = (
    Advice("same_standard", "比例法的分子（已完）和分母（全部）用同一计价标准（以合同订立时工程所在地主管部门发布的为准）、同一期价格信息；鉴定申请要写明这一点。", ("construction_2026:10", "construction_2020:32", "contract_act_1999:97")),
    Advice("cause_and_stage_first", "先弄清谁的原因解除、做到哪个阶段：过错另走损失赔偿，阶段影响已完部分的利润和前期投入。", ("civil_code:566", "civil_code:584", "contract_act_1999:97", "contract_act_1999:113")),
    Advice("extras_apart", "总价范围外的增项不进比例，另列另算。", ("construction_2020:19", "construction_2020:20", "construction_2004:16", "construction_2004:19", "contract_act_1999:77")),
    Advice(
        "unit_price_measures", "固定单价合同不用比例法：按已完工程量乘单价。", ("construction_2020:19", "construction_2004:16", "contract_act_1999:60"),
        one_of("contract.price_form", "unit_price"),
    ),
    Advice(
        "record_before_leaving", "退场前固定界面和已完工程量：共同验收、公证、影像，必要时申请证据保全。",
        ("construction_2026:15", "civil_procedure_2023:84"), none_of(recorded("performance.left_site_on")),
    ),
)
MAY_NOT_MUST = Advice("may_not_must", "法院“可以”用比例法，不是必须；双方另有约定或协商一致的除外。", ("construction_2026:10",))
NOT_QUOTA = Advice("not_quota_settlement", "不能只按定额据实结算已完部分：总价里的让利或者高价会被改变。", ("construction_2026:10",))
METHODS_BEFORE = Advice(
    "methods_before_2026", "2026-06-30 前受理的案件没有定法：比例法、定额据实、总价扣减未完部分都有判例，按最不利的一种评估。",
    ("civil_code:806(3)", "contract_act_1999:97"),
)

READS = (
    "contract.price", "performance.unfinished_done_value", "performance.unfinished_whole_value",
    "performance.progress_percent", "account.paid_total", "account.payments", "account.unpaid", "account.price_total",
    "settlement.agreement_amount", "contract.price_form", "performance.completed",
)


def _priced(facts: Facts) -> Computation | None:
    """Price of the finished part, from both values or from the progress in per cent."""
    price, done, whole, percent = (facts.get(path) for path in READS[:4])
    if price is None:
        return None
    if done is not None and whole is not None and whole > 0 and done <= whole:
        return _in_its_time(facts, proportion_price(price, done, whole))
    return None if percent is None or percent > 100 else _in_its_time(facts, proportion_price(price, percent, 100))


def _in_its_time(facts: Facts, priced: Computation) -> Computation:
    """Before 2026-06-30 the proportion was one of several methods, without an article to cite."""
    if facts.regime is not None and facts.regime.id in SINCE_2026:
        return priced
    return add_up([replace(line, source="") for line in priced.lines], notes=("比例法只是当时的一种算法。", TAX_NOTE))


def _unpriced(facts: Facts) -> Amount:
    """Why there is no proportion: a figure is missing, or those given cannot be a part and its whole."""
    missing = tuple(path for path in READS[:3] if facts.get(path) is None)
    if missing and not (facts.get(READS[0]) is not None and facts.get(READS[3]) is not None):
        return Amount(missing=missing)
    return Amount(missing=READS[1:4], note="已完部分大于全部工程，或者全部工程为零，算不出比例：核对两个数是否同一计价标准，增项另列。")


def _amount(facts: Facts) -> Amount:
    priced, paid = _priced(facts), paid_so_far(facts)
    if priced is None:
        return _unpriced(facts)
    if paid is None:
        return Amount(computation=priced, missing=("account.paid_total",), note="已完部分价款，尚未减去已付款。")
    lines = (*priced.lines, Line("减：已付款", amount=-paid))
    over, note = paid - priced.total, ""
    if over > 0:
        lines = (*lines, Line("已付款超过已完部分价款，不计负数", amount=over))
        note = f"已付款超过已完部分价款 {format_yuan(over)}，须防对方请求返还。"
    total = add_up(lines, notes=priced.notes, citations=priced.citations)
    return Amount(total.total, total, note=note, alternative=_at_cost(facts))


def _at_cost(facts: Facts) -> Amount | None:
    """The other way to price it before 2026-06-30: the finished part at the local rates."""
    rest, done, paid = done_at_cost(facts), facts.get(READS[1]), paid_so_far(facts)
    if rest is None or paid is None:
        return None
    lines = (Line("已完部分造价", amount=done), Line("减：已付款", amount=-paid))
    over = () if done >= paid else (Line("已付款超过已完部分造价，不计负数", amount=paid - done),)
    return Amount(rest, Computation(rest, (*lines, *over)), note="另一种算法：已完部分按定额据实计价，不折算总价。")


RELIEFS = (
    Relief("unfinished_lump_sum.pay", given("performance.unfinished_whole_value") & given("performance.unfinished_done_value")),
    Relief("unfinished_lump_sum.pay_provisional", none_of(recorded("performance.unfinished_whole_value"))),
)
DEFENCES = (ALREADY_JUDGED, AGREED, DEFECTS, limitation_defence())
CLOCKS = (limitation_on_due_day(),)

CLAIM = Claim(
    id="unfinished_lump_sum",
    name="固定总价未完工程价款",
    summary="合同解除后，按已完占全部的比例折算固定总价，请求支付已完合格部分的价款。",
    axis="construction",
    debt=True,
    anchor=first_of(
        "合同解除之日", "performance.terminated_on", "performance.left_site_on", "performance.stopped_on", "contract.signed_on",
    ),
    versions=(
        Version(
            "since_2026", SINCE_2026, "没有约定且协商不成的，可以按同一计价标准下已完占全部的比例乘固定总价。",
            ("construction_2026:10", "civil_code:806(3)"), (LUMP_SUM, UNFINISHED, ENDED_2026, QUALITY), DEFENCES, CLOCKS,
            (MAY_NOT_MUST, NOT_QUOTA, *ADVICE), RELIEFS,
        ),
        Version(
            "civil_code", ("c2020",), "已完合格的按约定支付相应价款；固定总价怎样折算没有写。",
            ("civil_code:806(3)",), (LUMP_SUM, UNFINISHED, ENDED, QUALITY, METHOD), DEFENCES, CLOCKS,
            (METHODS_BEFORE, *ADVICE), RELIEFS,
        ),
        Version(
            "since_2005", ("c2018", "c2004"), "已完合格的按约定支付相应价款；固定总价怎样折算没有写。",
            ("construction_2004:10", "contract_act_1999:97"), (LUMP_SUM, UNFINISHED, ENDED, QUALITY, METHOD), DEFENCES, CLOCKS,
            (METHODS_BEFORE, *ADVICE), RELIEFS,
        ),
        Version(
            "until_2005", ("c1999",), "解除后可以请求补救和赔偿；固定总价怎样折算没有写。",
            ("contract_act_1999:97",), (LUMP_SUM, UNFINISHED, ENDED, QUALITY, METHOD), DEFENCES, CLOCKS,
            (METHODS_BEFORE, *ADVICE), RELIEFS,
        ),
    ),
    amount=AmountRule(READS, _amount),
    relations=(
        Relation(Tie.ALTERNATIVE, "contract_price", "同一笔价款：未完工的固定总价先折算，不能按全部总价请求。", ("construction_2026:10",)),
        Relation(Tie.ALTERNATIVE, "contract_invalidity", "合同无效的改为折价补偿，仍可参照计价方法。", ("construction_2026:11",)),
    ),
    cause="建设工程施工合同纠纷",
)
