"""Return of the quality retention (质量保证金返还).

References:
    construction_2026:14, 16; construction_2020:9, 12, 17; construction_2018:8; construction_2004:11, 14;
    contract_act_1999:60, 62, 281; bankruptcy_2006:46; sme_2020:12; sme_2025:13.
Checked with:
    leaving the site after termination, a void unfinished contract, acceptance delayed by the employer, all by hand.
Limitations:
    An agreed period is taken to run from acceptance (or what stands in its place); other agreed starts, and return in
    parts, are entered as instalments of retention money or as the day of return written in the settlement.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from advisor.quantum.lines import Computation, Line
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
from advisor.rules.clock import Clock, idle, unread
from advisor.rules.conditions import (
    all_of,
    any_of,
    derived,
    more_than,
    none_of,
    recorded,
    split,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.matter import Instalment
from advisor.rules.truth import Truth, truth
from claims.common.limitation import Start, limitation_defence, limitation_from
from claims.common.parties import claimant_is_sme
from claims.common.retention import (
    HELD_READS,
    RETENTION_DUE,
    RETENTION_READS,
    ROWS,
    retention_base,
    retention_due,
    retention_excess,
    retention_held,
    retention_parts,
)
from claims.common.retention_period import (
    ABOVE_THREE,
    AT_ONCE,
    BY_ANALOGY,
    EARLY,
    EXCESS,
    HEADS,
    MATURED,
    ONLY_EXCESS,
    SINCE_2017,
    SUPPLIED,
    VOID_UNFINISHED,
)
from claims.common.sum_owed import paid_so_far
from claims.common.termination_right import ENDED


def _held(facts: Facts) -> Truth:
    amounts = [facts.get(HELD_READS[1]), retention_held(facts)]
    known = [a for a in amounts if a is not None]
    return Truth.UNKNOWN if not known else Truth.YES if any(a > 0 for a in known) else Truth.NO


OF_2026 = ("construction_2026:14(1)", "construction_2026:14(2)", "construction_2020:17", "construction_2018:8")

HELD = Element(
    "retained", "发包人扣留了质量保证金", derived("有质保金", (*HELD_READS[:2], ROWS), _held), ("civil_code:509", "construction_2020:17", "contract_act_1999:60"),
    ("retention_clause", "payment_ledger"),
)
OVER_2026 = Element(
    "period_over", "返还期限已满（解除、无效未完工的自退场起算）", any_of(MATURED, BY_ANALOGY, ABOVE_THREE), OF_2026,
    ("acceptance_certificate", "completion_report", "handover_minutes"),
)
OVER = Element(
    "period_over", "返还期限已满", any_of(MATURED, AT_ONCE, BY_ANALOGY, ABOVE_THREE),
    ("construction_2020:17", "construction_2018:8"), ("acceptance_certificate", "completion_report"),
)
OVER_BEFORE_2019 = Element(
    "period_over", "约定的返还期限已满",
    any_of(
        all_of(MATURED, none_of(SUPPLIED)), split(SUPPLIED, "retention_two_years_before_2019"),
        AT_ONCE, BY_ANALOGY, ABOVE_THREE,
    ),
    ("contract_act_1999:60", "contract_act_1999:62"), ("acceptance_certificate", "retention_clause"),
)
REPAIR = Defence(
    "repair_cost", "保修期内的缺陷经通知后拒不修复或逾期未修，扣合理修复费",
    all_of(yes("performance.repair_notice_given"), yes("performance.repair_refused")),
    ("construction_2026:16(2)", "construction_2020:12", "construction_2004:11", "contract_act_1999:281"), Effect.REDUCES,
    answer="核对通知是否送达、缺陷是否我方施工所致、费用是否合理；没有通知先行修复的，不能直接扣款。", evidence=("repair_notice",),
)


def _limitation_start(facts: Facts) -> Start | Clock:
    due = retention_due(facts)
    if due.reading is None:
        return unread(facts, *due.missing) if due.missing else idle(facts, due.why, never_started=True)
    last_on = due.last_on or due.reading.nominal_on
    if last_on >= facts.on:
        return idle(facts, f"返还期 {last_on} 未满，时效尚未起算", never_started=True)
    return Start(last_on, "质保金返还期满，单独起算")


LIMITATION = limitation_from(RETENTION_READS, _limitation_start, name="质保金的诉讼时效", debt="retention")

STARTS = (
    "performance.completed_on", "performance.left_site_on", "performance.report_submitted_on", "performance.occupied_on",
    "settlement.retention_return_due_on", "debtor.insolvency_accepted_on",
)
ADVICE = (
    Advice("give_acceptance_day", "补验收合格日（没有验收的补提交验收报告日、实际使用日）：返还期从哪天起算全看它。",
           ("construction_2020:9", "construction_2004:14", "contract_act_1999:279"), none_of(any_of(*(recorded(path) for path in STARTS)))),
    Advice("warranty_goes_on", "质保金返还不免除保修义务；返还请求不受保修期未满影响。",
           ("construction_2020:17(2)", "construction_2018:8(2)", "quality_regulation:40")),
    Advice("notice_before_deduction", "对方扣修复费的，先问有没有通知我方修复、给了多少时间。",
           ("construction_2026:16", "construction_2020:12", "construction_2004:11", "contract_act_1999:281"), yes("performance.quality_complaint")),
    Advice("own_clock", "质保金有自己的到期日和诉讼时效，与结算款分开列、分开催。",
           ("civil_code:188", "gpcl_2017:188", "gpcl_1986:135", "construction_2020:17")),
    Advice(
        "excess_now", "预留超过结算价百分之三的部分不合主管部门的规定，可以请求即时支付；约定本身仍有效的判法也有，写成可分的一项请求。",
        ("sme_2025:13", "sme_2020:12", "pricing_standard:10.5.1", "contract_act_1999:60"), EXCESS,
    ),
    Advice(
        "not_beside_deposit", "已交履约保证金的，竣工前不应再扣质保金：先核对两项是否同时扣。",
        ("sme_2025:13", "sme_2020:12", "pricing_standard:10.5.1", "contract_act_1999:60"),
        all_of(more_than("contract.performance_deposit", 0), SINCE_2017),
    ),
    Advice("guarantee_instead", "中小企业以金融机构保函提供保证的，机关、事业单位和大型企业应当接受：可据此要求以保函换回被扣的现金质保金。",
           ("sme_2025:13", "sme_2020:12"), claimant_is_sme),
    Advice("interest_free_until_due", "约定质保金不计息的，只管到返还期满为止：期满没有返还的，仍自次日起计逾期利息。",
           ("construction_2020:26", "construction_2004:17", "contract_act_1999:107"), yes("contract.retention_interest_free")),
)
OWN_PRICE_2026 = Advice(
    "base_is_own_price", "解除或者无效未完工的，质保金只能以我方应得价款为基数预留，不是合同总价。",
    ("construction_2026:14",), any_of(ENDED, VOID_UNFINISHED),
)
OWN_PRICE = replace(
    OWN_PRICE_2026, text="解除或者无效未完工的，主张质保金以我方应得价款为基数预留，不是合同总价：当时没有专门条文，从约定的比例说起。",
    cite=("civil_code:509", "civil_code:567", "contract_act_1999:60", "contract_act_1999:98"),
)
TWO_PLEAS = Advice(
    "now_or_at_term", "提前解除的，当时有随解除返还和守约定期限两种判法：主位请求即时返还，备位请求到期返还。",
    ("civil_code:566", "contract_act_1999:97"), EARLY,
)
ADVICE_2026, ADVICE_BEFORE = (*ADVICE, OWN_PRICE_2026), (*ADVICE, OWN_PRICE, TWO_PLEAS)


def _parts_due(facts: Facts, parts: tuple[Instalment, ...]) -> Amount:
    """The parts whose day of return is over; those whose day lies ahead are named."""
    on = facts.asked_on
    due = [part for part in parts if part.due_on is not None and part.due_on < on]
    lines = tuple(Line(f"质量保证金（{part.due_on} 到期）", amount=part.amount or Decimal(0)) for part in due)
    ahead = "、".join(f"{part.amount} 元（{part.due_on}）" for part in parts if part not in due)
    total = sum((line.amount for line in lines), Decimal(0))
    note = f"返还日还没有过、未计入：{ahead}。" if ahead else ""
    note += "各期的利息自各自到期的次日起，可以分列。" if len(due) > 1 else ""
    return Amount(total, Computation(total, lines), note=note)


def _amount(facts: Facts) -> Amount:
    held, price, percent = retention_held(facts), retention_base(facts), facts.get("contract.retention_percent")
    if held is None:
        return Amount(missing=("contract.retention_amount",))
    line, parts = Line("质量保证金", amount=held), retention_parts(facts)
    if facts.get("contract.retention_amount") is None and percent is not None and not parts:
        line = replace(line, base=price, rate=percent / Decimal(100))
    excess = retention_excess(facts) if SINCE_2017.find(facts).truth is Truth.YES else None
    if excess and ONLY_EXCESS.find(facts).truth is Truth.YES:
        above = (Line("质量保证金超过价款百分之三的部分", amount=excess),)
        return Amount(excess, Computation(excess, above), note="返还期未满：只请求超过百分之三的部分。")
    if retention_due(facts).last_on is not None and len(parts) > 1 and all(part.amount for part in parts):
        return _parts_due(facts, parts)
    note = f"其中超过百分之三的部分 {excess} 元。" if excess else ""
    paid = paid_so_far(facts)
    if price is not None and paid is not None and price - paid < held:
        left = max(price - paid, Decimal(0))
        back = Line("减：已付款多于扣除质保金后的价款，视为已经返还", amount=left - held)
        return Amount(left, Computation(left, (line, back)), note=note)
    return Amount(held, Computation(held, (line,)), note=note)


NOT_ONLY_EXCESS = derived(
    "不止超过百分之三的部分", RETENTION_READS, lambda facts: truth(ONLY_EXCESS.find(facts).truth is not Truth.YES)
)
RELIEFS = (
    Relief("retention_money.refund", NOT_ONLY_EXCESS), Relief("retention_money.interest", NOT_ONLY_EXCESS),
    Relief("retention_money.refund_excess", EXCESS),
)
DEFENCES = (
    REPAIR, replace(limitation_defence(), answer="质保金单独起算时效：从返还期满日起，按当时的时效期间计；补充催款、对账、起诉的证据。"),
)
CLOCKS = (RETENTION_DUE, LIMITATION)

CONTAINING = (
    "contract_price", "contract_invalidity", "inconsistent_contracts", "deemed_settlement", "audit_route",
    "bankruptcy_filing", "subrogation",
)
"""Claims to the whole of the price, in which the retention money is contained."""

CLAIM = Claim(
    id="retention_money",
    name="返还质量保证金",
    summary="返还期满，请求返还质保金；解除、无效未完工的自退场起算。",
    axis="construction",
    anchor=first_of(
        "返还期所依的事实之日", "performance.left_site_on", "performance.completed_on", "performance.report_submitted_on",
        "performance.occupied_on", "performance.terminated_on", "debtor.insolvency_accepted_on", "contract.signed_on",
    ),
    versions=(
        Version(
            "since_2026", ("c2026", "c2026_old_facts"), "约定期满；没有约定的满二年；解除、无效未完工的自退场起算，以应得价款为基数。",
            OF_2026, (HELD, OVER_2026), DEFENCES, CLOCKS, ADVICE_2026, RELIEFS, HEADS,
        ),
        Version(
            "since_2021", ("c2020",), "约定期满；没有约定的自验收起满二年；发包人拖延验收的加九十日。",
            ("construction_2020:17",), (HELD, OVER), DEFENCES, CLOCKS, ADVICE_BEFORE, RELIEFS,
        ),
        Version(
            "since_2019", ("c2018",), "约定期满；没有约定的自验收起满二年；发包人拖延验收的加九十日。",
            ("construction_2018:8",), (HELD, OVER), DEFENCES, CLOCKS, ADVICE_BEFORE, RELIEFS,
        ),
        Version(
            "until_2019", ("c2004", "c1999"), "没有专门条文，按合同约定的返还期。", ("contract_act_1999:60", "contract_act_1999:62"),
            (HELD, OVER_BEFORE_2019), DEFENCES, CLOCKS, ADVICE_BEFORE, RELIEFS,
        ),
    ),
    amount=AmountRule(tuple(dict.fromkeys((*HELD_READS, *RETENTION_READS, "contract.signed_on", "account.paid_total", "account.payments"))), _amount),
    relations=tuple(
        Relation(Tie.CAPPED_WITH, other, "质保金是价款的一部分：欠款数额里含质保金的，不重复计。", ("construction_2020:17", "construction_2018:8", "contract_act_1999:60"))
        for other in CONTAINING
    ),
    cause="建设工程施工合同纠纷",
)
