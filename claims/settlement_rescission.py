"""Rescission of a signed settlement (撤销结算协议).

References:
    civil_code:147-152; gpcl_2017:147-152; contract_act_1999:54, 55; contract_interp_1_1999:8; limitation_2020:5;
    construction_2020:29; temporal_2020:1(2).
Checked with:
    the three sets of periods on both sides of 2017-10-01 and 2021-01-01 (``tests/scenarios/settlement_rescission``).
Limitations:
    Whether the price was grossly unfair is weighed by the court; the amount is what the user holds to be the fair price
    less what was paid.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from advisor.law.counting import Period, count
from advisor.law.periods import period
from advisor.quantum.lines import Line, add_up
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
from advisor.rules.clock import Clock, ClockKind, ClockRule, Reading, idle, reading, running, unread
from advisor.rules.conditions import all_of, any_of, expired, given, none_of, one_of, recorded, yes
from advisor.rules.facts import Facts
from claims.common.said import said
from claims.common.sum_owed import OWED_READS, paid_so_far

FAIR, SIGNED = "settlement.fair_price", "settlement.agreement_amount"
AGREED_ON, GROUND, KNOWN_ON, ENDED_ON = (
    "settlement.agreement_on", "settlement.ground", "settlement.ground_known_on", "settlement.duress_ended_on",
)
FILED_ON = "settlement.rescission_filed_on"
CLOCK_READS = (AGREED_ON, GROUND, KNOWN_ON, ENDED_ON, FILED_ON)
ONE_YEAR, FIVE_YEARS = Period(1, "year"), Period(5, "year")


def _start(facts: Facts) -> tuple[str, str]:
    """The field from which the period runs and why: duress from its end since 2017-10-01, else from knowledge."""
    assert facts.regime is not None
    if facts.get(GROUND) == "duress" and facts.regime.id != "contract_act":
        return ENDED_ON, "胁迫行为终止之日"
    return KNOWN_ON, "知道或应当知道撤销事由之日"


def _run(facts: Facts) -> Clock:
    assert facts.regime is not None
    ground = facts.get(GROUND)
    if ground is None:
        return unread(facts, GROUND)
    if ground == "none":
        return idle(facts, "没有撤销事由")
    field, reason = _start(facts)
    start_on = facts.get(field)
    length = period("rescission_mistake" if ground == "mistake" else "rescission", facts.regime.id)
    signed_on = facts.get(AGREED_ON)
    if start_on is None and signed_on is not None:
        first = reading(signed_on, length.period, "最早可能自协议订立之日", *length.cite)
        done_on = _exercised(facts)
        unsure = (done_on or facts.on) > first.nominal_on
        return running(
            facts, first, exercised_on=done_on, missing=(field,), bound=unsure, filing_exercises=None, asks=(FILED_ON,)
        )
    if start_on is None:
        return unread(facts, field)
    main, others = reading(start_on, length.period, reason, *length.cite), _others(facts, start_on, ground)
    return running(facts, main, others=others, exercised_on=_exercised(facts), filing_exercises=None, asks=(FILED_ON,))


def _others(facts: Facts, start_on: date, ground: str) -> tuple[Reading, ...]:
    """What the older and the newer law, standing side by side, would say instead."""
    assert facts.regime is not None
    if facts.regime.id == "gpcl_2017" and ground == "mistake":
        return (Reading("合同法：重大误解也是一年", count(start_on, ONE_YEAR), ("contract_act_1999:55",), "mistake_2017_to_2020"),)
    signed_on = facts.get(AGREED_ON)
    if facts.regime.id == "contract_act" and signed_on is not None:
        return (Reading("套用后来的五年封顶", count(signed_on, FIVE_YEARS), ("gpcl_2017:152(2)",), "cap_for_older_settlement"),)
    return ()


def _exercised(facts: Facts) -> date | None:
    found: date | None = facts.get(FILED_ON)
    return found


def _run_cap(facts: Facts) -> Clock:
    assert facts.regime is not None
    signed_on = facts.get(AGREED_ON)
    if signed_on is None:
        return unread(facts, AGREED_ON)
    length = period("rescission_cap", facts.regime.id)
    main = reading(signed_on, length.period, "协议订立之日起五年封顶", *length.cite)
    return running(facts, main, exercised_on=_exercised(facts), filing_exercises=None, asks=(FILED_ON,))


KNOWLEDGE = ClockRule(
    "rescission", "撤销权行使期限", ClockKind.PRECLUSION, CLOCK_READS, _run,
    ("civil_code:152", "gpcl_2017:152", "contract_act_1999:55"),
)
CAP = ClockRule(
    "rescission_cap", "撤销权五年封顶", ClockKind.PRECLUSION, CLOCK_READS, _run_cap, ("civil_code:152", "gpcl_2017:152"),
)

SETTLED_CITE = {"civil_code": "civil_code:465", "gpcl_2017": "contract_act_1999:8", "contract_act": "contract_act_1999:8"}


def _settled(cite: str) -> Element:
    return Element("settlement_signed", "签有结算协议", given(AGREED_ON), (cite,), ("settlement_agreement",))


GROUND_NEW = any_of(
    one_of(GROUND, "mistake", "fraud", "duress"),
    all_of(one_of(GROUND, "third_party_fraud"), yes("settlement.fraud_known_to_other")),
    all_of(one_of(GROUND, "unfair"), yes("settlement.exploited")),
)
GROUND_OLD = one_of(GROUND, "mistake", "fraud", "duress", "unfair")
EVIDENCE = ("settlement_pressure_record", "ground_known_record", "cost_opinion")
TEXT_NEW = "重大误解、欺诈、胁迫，或被利用危困、缺乏判断能力而显失公平"
TEXT_OLD = "重大误解、显失公平，或被欺诈、胁迫、乘人之危"

CONFIRMED = Defence(
    "confirmed", "知道事由后明示或以行为放弃（照协议收款、出具承诺）", yes("settlement.confirmed_after"),
    ("civil_code:152(1)", "gpcl_2017:152(1)", "contract_act_1999:55"), Effect.EXTINGUISHES,
    answer="证明收款时已书面保留异议，或者收款在知道事由之前。", evidence=("demand_letter_receipt", "payment_ledger"),
)
LATE = Defence(
    "too_late", "撤销权期限已过，权利消灭", any_of(expired("rescission"), expired("rescission_cap")),
    ("civil_code:152", "gpcl_2017:152"), Effect.EXTINGUISHES,
    answer="核对知道事由的日期和胁迫终止的日期；期限不中断、不中止，发函不算行使。", evidence=("ground_known_record", "filing_receipt"),
)
LATE_OLD = Defence(
    "too_late", "撤销权一年期限已过，权利消灭", expired("rescission"), ("contract_act_1999:55", "contract_interp_1_1999:8"),
    Effect.EXTINGUISHES, answer="核对知道事由的日期；一年是不变期间。", evidence=("ground_known_record", "filing_receipt"),
)

WANTS_CHANGE = said("settlement.wants_change")
NO_CHANGE = Advice(
    "rescind_not_change", "现在只能请求撤销，不能请求变更结算价；撤销之后按重新结算主张。",
    ("civil_code:147", "civil_code:148", "civil_code:150", "civil_code:151"),
)
NO_CHANGE_2017 = Advice(
    "rescind_not_change", "2017-10-01 至 2020-12-31 的协议，多数只准撤销；合同法的变更与之并存，有争议：主位撤销，不单独请求变更。",
    ("gpcl_2017:147", "contract_act_1999:54"),
)
MAY_CHANGE = Advice(
    "change_or_rescind", "2017-10-01 前的协议可以请求变更或者撤销；请求变更的，法院不得撤销，二者择一写清。", ("contract_act_1999:54(3)",),
    none_of(any_of(expired("rescission"), yes("settlement.confirmed_after"))),
)
CAP_DOUBT = Advice(
    "cap_for_older", "2017-10-01 前的协议条文上没有五年封顶，法院会不会套用没有答复：立即起诉，并备其他路径。",
    ("contract_act_1999:55", "temporal_2020:1(2)"),
)
ADVICE = (
    Advice(
        "plead_together", "撤销、重新结算后的付款、造价鉴定一并请求，避免撤销后再诉；未撤销前不能绕开协议另算价款。",
        ("civil_code:157", "construction_2020:29", "contract_act_1999:58"),
    ),
    Advice(
        "reserve_in_writing", "一边照协议领款一边攻击协议会丧失撤销权；要撤销须先书面保留，再收款。",
        ("civil_code:152(1)", "contract_act_1999:55"),
    ),
    Advice(
        "not_a_limitation", "这是除斥期间，不中断、不中止、不顺延来依赖；以起诉或申请仲裁行使，在名义末日前提交。",
        ("civil_code:199", "limitation_2020:5"),
    ),
    Advice(
        "strict_proof", "显失公平从严：证明订约时失衡并被利用危困（欠薪压力、年关、断付进度款），只有自编预算不够。",
        ("civil_code:151", "contract_act_1999:54"), one_of(GROUND, "unfair"),
    ),
    Advice(
        "duress_from_end", "胁迫的一年自胁迫行为终止之日起算（2017-10-01 前的协议自知道之日）。",
        ("civil_code:152(1)", "contract_act_1999:55"), one_of(GROUND, "duress"),
    ),
    Advice(
        "other_ways_first", "先查协议是否有权签署、是否附条件（如按期付款才让利）；让利以按期付款为条件而未付的，可主张恢复原价。",
        ("civil_code:158", "civil_code:171", "contract_act_1999:45", "contract_act_1999:48"),
    ),
    Advice(
        "what_it_settled", "签结算时没写保留的，工期、停窝工和违约金之争一般视为一并了结；保修责任仍在。",
        ("construction_2020:29", "contract_act_1999:60"), none_of(recorded("settlement.reserved")),
    ),
)


def _paid(facts: Facts) -> Decimal | None:
    """Yuan paid of the price; else what the signed settlement leaves when the unpaid sum is taken off."""
    paid = paid_so_far(facts)
    signed: Decimal | None = facts.get(SIGNED)
    unpaid: Decimal | None = facts.get("account.unpaid")
    if paid is not None or signed is None or unpaid is None:
        return paid
    return max(signed - unpaid, Decimal(0))


def _amount(facts: Facts) -> Amount:
    """What is owed after re-settlement: the fair price less payments; the gain over the signed one beside it."""
    fair, signed, paid = facts.get(FAIR), facts.get(SIGNED), _paid(facts)
    missing = tuple(path for path, value in ((FAIR, fair), ("account.paid_total", paid)) if value is None)
    note = "以造价鉴定意见为准。"
    if fair is not None and signed is not None:
        gain = format_yuan(abs(fair - signed))
        note = f"重新结算的价款比协议价{'多' if fair >= signed else '少'} {gain}；" + note
    if fair is None or paid is None:
        return Amount(missing=missing, note=note)
    lines = [Line("应有的结算价", amount=fair), Line("减：已付款", amount=-paid)]
    if paid > fair:
        lines.append(Line("已付款超过应有的结算价，不计负数", amount=paid - fair))
        note = f"已付款多出 {format_yuan(paid - fair)}，撤销后须防对方请求返还；" + note
    owed = add_up(lines, notes=(note,))
    return Amount(owed.total, owed, note=note)


def _version(
    id: str, gist: str, cite: tuple[str, ...], cap: bool, advice: tuple[Advice, ...], reliefs: tuple[Relief, ...],
) -> Version:
    ground = Element("ground", TEXT_NEW if cap else TEXT_OLD, GROUND_NEW if cap else GROUND_OLD, cite, EVIDENCE)
    return Version(
        id, (id,), gist, cite, (_settled(SETTLED_CITE[id]), ground), (LATE if cap else LATE_OLD, CONFIRMED),
        (KNOWLEDGE, CAP) if cap else (KNOWLEDGE,), (*ADVICE, *advice), reliefs,
    )


RESCIND, DIFFERENCE = Relief("settlement_rescission.rescind"), Relief("settlement_rescission.pay_difference")

CLAIM = Claim(
    id="settlement_rescission",
    name="撤销结算协议",
    summary="因重大误解、欺诈、胁迫、显失公平签的结算协议，在除斥期间内请求撤销并重新结算。",
    axis="civil",
    anchor=first_of("结算协议签订日", AGREED_ON),
    versions=(
        _version(
            "civil_code", "只能撤销；一年（重大误解九十日，胁迫自终止之日），五年封顶。",
            ("civil_code:147", "civil_code:148", "civil_code:149", "civil_code:150", "civil_code:151"), True,
            (NO_CHANGE,), (RESCIND, DIFFERENCE),
        ),
        _version(
            "gpcl_2017", "多数只能撤销；一年（重大误解三个月，胁迫自终止之日），五年封顶。",
            ("gpcl_2017:147", "gpcl_2017:148", "gpcl_2017:149", "gpcl_2017:150", "gpcl_2017:151"), True,
            (NO_CHANGE_2017,), (RESCIND, DIFFERENCE),
        ),
        _version(
            "contract_act", "可以变更或者撤销；知道之日起一年，没有五年封顶。", ("contract_act_1999:54",), False,
            (MAY_CHANGE, CAP_DOUBT),
            (
                Relief("settlement_rescission.rescind", none_of(WANTS_CHANGE)),
                Relief("settlement_rescission.change", WANTS_CHANGE), DIFFERENCE,
            ),
        ),
    ),
    amount=AmountRule((FAIR, *OWED_READS), _amount),
    relations=(
        Relation(
            Tie.ALTERNATIVE, "contract_price", "撤销的，按重新结算的价款；不撤销的，按协议：撤销为主位时，按协议付款为备位。",
            ("civil_code:157", "construction_2020:29"), greater_first=True,
        ),
    ),
    cause="建设工程施工合同纠纷",
    no_limitation="撤销权适用除斥期间；撤销后返还财产、赔偿损失的请求，自撤销之日起另算诉讼时效。",
)
