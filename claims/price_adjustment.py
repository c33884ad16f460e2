"""Adjustment of the contract price: agreed clause, delay by the employer, change of circumstances (调价、情势变更).

References:
    civil_code:533; contract_general_2023:32; construction_2026:9; contract_interp_2_2009:26, 30; temporal_2020:20;
    pricing_standard:8.7.
Checked with:
    the risk band of 5 % and the fixed price locked only within the agreed period (``tests/scenarios/price_adjustment``).
Limitations:
    What is unforeseeable, a commercial risk or clearly unfair is the user's answer for each item; the court shares the
    rest. Index formulas are worked out on their own page, not here.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from advisor.quantum.lines import Line, add_up
from advisor.quantum.money import format_yuan
from advisor.quantum.price import Fault, changed_circumstances, price_in_delay, risk_band
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
from advisor.rules.conditions import (
    Finding,
    all_of,
    any_of,
    given,
    no,
    none_of,
    one_of,
    recorded,
    some,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.matter import PriceChange
from advisor.rules.truth import Truth
from claims.common.closed_account import closed_by_settlement
from claims.common.limitation import limitation_defence, limitation_on_due_day
from claims.common.price_ways import (
    BAND,
    BEFORE_CODE,
    BY_CLAUSE,
    BY_CODE,
    BY_OLD_RULE,
    CLAUSE,
    LATE_BY_EMPLOYER,
    LIST,
    NO_RULE_WAYS,
    RATIO,
    READS,
    RULE_OF_2009,
    WAYS,
    WITHIN_PERIOD,
    beyond_period,
    fell,
)
from claims.common.said import said
from claims.common.validity import contract_void


def _worth(item: PriceChange, band: Decimal | None, agreed_on: date | None) -> Decimal | None:
    """The figure claimed for the item, else what lies beyond the band at its quantity, at the price that counts
    when work is late (pricing_standard:8.7.4). Without an agreed band the whole rise counts, as the outer figure."""
    if item.amount is not None:
        return item.amount
    base, current, quantity = item.base_price, item.current_price, item.quantity
    fault = _fault(item, agreed_on)
    if base is None or current is None or quantity is None:
        return None
    counts = price_in_delay(base, current, fault)
    return risk_band(base, base, counts, (band or Decimal(0)) / 100, quantity).computation.total


def _fault(item: PriceChange, agreed_on: date | None) -> Fault:
    """By whose fault the work came after the agreed period; neither while it is not said."""
    if beyond_period(item, agreed_on) is not True or item.delay_by_employer is None:
        return "neither"
    return "employer" if item.delay_by_employer else "contractor"


def _argued(facts: Facts, items: list[PriceChange]) -> str:
    """The range to argue for where only a change of circumstances carries an item: the court shares the rest."""
    band = facts.get(BAND) or Decimal(0)
    said = []
    for item in items:
        found = facts.of_item(item)
        if any(_argued_or_shown(way.find(found)) for way in (BY_CLAUSE, LATE_BY_EMPLOYER)):
            continue
        before, now, risk = Decimal(0), item.amount, Decimal(0)
        if item.base_price is not None and item.current_price is not None and item.quantity is not None:
            before, now, risk = item.base_price * item.quantity, item.current_price * item.quantity, band / 100
        if now is None:
            continue
        argued = changed_circumstances(before, now, normal_risk=risk)
        if not argued.excess:
            continue
        said.append(
            f"{item.item or '价差'}按情势变更：超出{'约定风险幅度' if risk else '原价'}的 {format_yuan(argued.excess)} 由法院按公平原则分担，"
            f"以发包人承担五成至全部计，主张 {format_yuan(argued.low)} 至 {format_yuan(argued.high)}，不是判决预测。"
        )
    return "".join(said)


def _argued_or_shown(finding: Finding) -> bool:
    return finding.truth is Truth.YES or (finding.contested and finding.truth is not Truth.NO)


def _amount(facts: Facts) -> Amount:
    """The items that may be adjusted, at the user's figures or by the risk band; the others are named. A fall is set
    off against the rises; what then is left of it is for the other side to claim."""
    items = facts.get(LIST) or ()
    ways = NO_RULE_WAYS if facts.regime is not None and facts.regime.id == "c1999" else WAYS
    findings = [(i, ways.find(facts.of_item(i))) for i in items]
    kept = [i for i, found in findings if fell(facts, i) or _argued_or_shown(found)]
    asked = [i.item or "未命名的价差" for i, found in findings if i not in kept and found.truth is Truth.UNKNOWN]
    band = facts.get(BAND)
    found = [(i.item or "价差", _worth(i, band, facts.get("contract.agreed_completion_on"))) for i in kept]
    worth = [(name, value) for name, value in found if value is not None]
    if not worth:
        return Amount(missing=(LIST,))
    unpriced = [name for name, value in found if value is None]
    left_out = [i.item or "未命名的价差" for i, found in findings if i not in kept and found.truth is Truth.NO]
    note = f"不能调整、未计入：{'、'.join(left_out)}。" if left_out else ""
    note += f"要件没有答全、未计入：{'、'.join(asked)}。" if asked else ""
    note += f"没有填数额、未计入：{'、'.join(unpriced)}。" if unpriced else ""
    note += _argued(facts, kept)
    shared = [i.item or "价差" for i in kept if BY_CLAUSE.find(facts.of_item(i)).contested]
    note += f"没有写明幅度或者比例，全部价差只是最高数，由法院酌定分担：{'、'.join(shared)}。" if shared else ""
    lines = [Line(name, amount=value) for name, value in worth]
    whole = sum((line.amount for line in lines), Decimal(0))
    if whole < 0:
        lines.append(Line("调减超过调增，不计负数", amount=-whole))
        note += f"按约定应调减 {format_yuan(-whole)}：我方没有可请求的，提防对方主张扣减。"
    computation = add_up(lines, notes=("没有约定比例的，由法院按公平原则分担，不会当然全额由一方承担。",))
    return Amount(computation.total, computation, (LIST,) if unpriced or asked else (), note=note)


def _last_change(facts: Facts) -> date | None:
    days = [i.changed_on for i in facts.get(LIST) or () if i.changed_on is not None]
    found: date | None = max(days) if days else facts.get("contract.signed_on")
    return found


LISTED = Element("change_listed", "人工或者材料价格发生了变化", given(LIST), ("civil_code:533",), ("price_information",))
EVIDENCE = ("price_information", "renegotiation_record", "site_minutes", "construction_contract")
WAY_2026 = Element(
    "way_to_adjust", "约定可以调价，或者因发包人原因拖到约定工期以外，或者符合情势变更", some(LIST, WAYS),
    ("construction_2026:9", "civil_code:533", "contract_general_2023:32", "contract_interp_2_2009:26"), EVIDENCE,
)
WAY_2020 = replace(WAY_2026, cite=WAY_2026.cite[1:])
OLD = ("contract_interp_2_2009:26", "contract_act_1999:60")
OLD_CHANGE, NEW_CHANGE = some(LIST, BEFORE_CODE), some(LIST, none_of(BEFORE_CODE))
HEADS = ((OLD_CHANGE, OLD[:1]), (NEW_CHANGE, ("civil_code:533", "contract_general_2023:32")))
"""Each change by the law of its own day (temporal_2020:20)."""
PLAIN = ("contract_act_1999:60",)

FIXED = Defence(
    "fixed_price", "固定价格或约定风险全包，约定工期内的涨价不调",
    all_of(
        one_of("contract.price_form", "lump_sum", "unit_price"), no("contract.adjustment_clause"),
        some(LIST, WITHIN_PERIOD),
    ),
    ("construction_2026:9", "construction_2020:28", "construction_2004:22", "contract_act_1999:60"), Effect.REDUCES,
    answer="锁的只是约定工期以内的涨价；拖到工期外的部分、双方另有会议纪要同意的部分仍可主张。", evidence=("site_minutes",),
)
NO_RATIO = Defence(
    "no_ratio", "只约定分担、没有写明比例或算法：按全额过高，由法院酌定分担",
    all_of(CLAUSE, no(RATIO)),
    ("construction_2026:9", "civil_code:510"), Effect.REDUCES,
    answer="先找补充协议、会议纪要、交易习惯能否确定比例；不能的，以延误原因和三方签认的采购记录争取较高的比例。",
    evidence=("site_minutes", "price_information"),
)
NO_RATIO_CODE = replace(NO_RATIO, cite=("civil_code:510",))
NO_RATIO_OLD = replace(NO_RATIO, cite=("contract_act_1999:61",))
OWN_DELAY = Defence(
    "own_delay", "延误由承包人自己造成，该部分涨价不调",
    some(LIST, all_of(no("item.in_agreed_period"), no("item.delay_by_employer"))), ("civil_code:592", "contract_act_1999:120", "pricing_standard:8.7.4"),
    Effect.REDUCES, answer="把延误原因逐段分开，必要时申请鉴定；只剔除自身原因的部分。", evidence=("critical_path_analysis",),
)
ADVICE = (
    Advice(
        "clause_first", "先看约定：专用条款的公式、幅度、信息价；逐条对比招标文件、投标函与合同的调价条款，不一致的可能以招投标文件为准。",
        ("construction_2020:22", "construction_2018:10", "civil_code:509", "contract_act_1999:60"),
    ),
    Advice(
        "lock_only_within_period", "“固定价”“不调价”一般只管约定的建设工期以内；发包人原因拖到工期以外的涨价不在锁定之内。",
        ("construction_2026:9", "pricing_standard:8.7.4"), any_of(yes("contract.risk_excluded"), no("contract.adjustment_clause")),
    ),
    Advice(
        "delay_by_delay", "收集发包人项目部的会议纪要、函件；把延误原因逐段分开，谁造成延误会改变分担比例，自身原因的部分不调。",
        ("civil_code:592", "contract_act_1999:120"), some(LIST, none_of(said("item.in_agreed_period"))),
    ),
    Advice(
        "shared_not_whole", "双方表示愿意分担而没有约定比例的，由法院按公平原则定，不能承诺全额拿回；准备三方签认的采购记录和基期、现价对比。",
        ("civil_code:533", "contract_interp_2_2009:26"),
    ),
    Advice(
        "negotiate_first", "情势变更须先在合理期限内书面要求重新协商，协商不成再起诉或仲裁，并在履行中及时提出。", ("civil_code:533",),
        some(LIST, all_of(none_of(BEFORE_CODE), none_of(yes("item.renegotiated")))),
    ),
    Advice(
        "hard_to_show", "涨幅不大、活跃的大宗商品，难以证明不可预见和非商业风险；不要只因超过百分之五就按情势变更主张。",
        ("contract_general_2023:32", "contract_interp_2_2009:26"), some(LIST, any_of(yes("item.commercial_risk"), no("item.unforeseeable"))),
    ),
    Advice(
        "normal_risk_stays", "没有约定风险幅度的，属于正常商业风险的那部分涨幅仍由承包人承担：只主张超出正常风险的部分，并说明怎样得出。",
        ("civil_code:533", "contract_general_2023:32(1)", "contract_interp_2_2009:26"), some(LIST, none_of(recorded("contract.risk_band_percent"))),
    ),
    Advice(
        "exclusion_void", "事先约定排除情势变更规则的无效；但要件仍须逐项证明。请求变更的，法院不得解除合同。",
        ("contract_general_2023:32(2)", "contract_general_2023:32(4)"), yes("contract.risk_excluded"),
    ),
    Advice(
        "before_settlement", "在履行中及时主张；签署竣工结算后再提的多数不支持。给付请求适用三年时效。", ("pricing_standard:8.11.22", "civil_code:188"),
    ),
    Advice(
        "no_double", "同一价差不得与工期索赔重复计取。", ("civil_code:584", "contract_act_1999:113"), recorded("performance.loss_events"),
    ),
    Advice(
        "void_too", "合同无效的，价款的调整方法同样参照。", ("construction_2026:11", "civil_code:793(1)", "construction_2004:2"), contract_void,
    ),
)
OLD_ADVICE = Advice(
    "old_rule", "民法典以前的变化适用 2009 年的规则：不以协商为要件，但排除不可抗力造成的变化，当时还要求层报高级人民法院审核。",
    ("contract_interp_2_2009:26", "temporal_2020:20"), some(LIST, RULE_OF_2009),
)
FORCE_MAJEURE_OLD = Advice(
    "force_majeure_old", "2020 年底以前由不可抗力造成的涨价不能按当时的情势变更规则调整：查合同对不可抗力后果的分担、主管部门当时的调价文件和双方的补充协议，"
    "受其影响不能按约施工的主张免责、顺延工期。", ("contract_interp_2_2009:26", "contract_act_1999:117", "temporal_2020:20"),
    some(LIST, all_of(RULE_OF_2009, yes("item.force_majeure"), none_of(BY_CLAUSE))),
)
NEW_ONLY = frozenset({"negotiate_first", "exclusion_void"})
"""Rules that came with the Civil Code: renegotiation, and that the rule cannot be contracted out of."""
CHANGE_ONLY = frozenset({"shared_not_whole", "hard_to_show", "normal_risk_stays", "void_too"})
"""Rests on a rule that came after 2005-01-01."""
CODE_ADVICE = (*ADVICE, OLD_ADVICE, FORCE_MAJEURE_OLD)
ADVICE_OLD = tuple(a for a in ADVICE if a.id not in NEW_ONLY)
ADVICE_1999 = tuple(a for a in ADVICE_OLD if a.id not in CHANGE_ONLY)
CLAUSE_RELIEF = Relief("price_adjustment.by_clause", some(LIST, BY_CLAUSE))
DELAY_RELIEF = Relief("price_adjustment.delay_difference", some(LIST, LATE_BY_EMPLOYER))
CHANGED, CHANGED_OLD = some(LIST, BY_CODE), some(LIST, BY_OLD_RULE)
RELIEFS = (
    CLAUSE_RELIEF, Relief("price_adjustment.change", CHANGED),
    Relief("price_adjustment.change_before_code", all_of(CHANGED_OLD, none_of(CHANGED))),
    Relief("price_adjustment.pay_change", any_of(CHANGED, CHANGED_OLD)), DELAY_RELIEF,
)
SHARED = (FIXED, OWN_DELAY, closed_by_settlement("调价"), limitation_defence())
DEFENCES, DEFENCES_CODE, DEFENCES_OLD = ((*SHARED, ratio) for ratio in (NO_RATIO, NO_RATIO_CODE, NO_RATIO_OLD))
CLOCKS = (limitation_on_due_day(),)

CLAIM = Claim(
    id="price_adjustment",
    name="价款调整（约定调价、情势变更）",
    summary="先按约定调价；固定价只锁约定工期；此外须符合情势变更，由法院按公平原则变更。",
    axis="construction",
    anchor=Anchor("最后一次涨价发生之日", (LIST, "contract.signed_on"), _last_change),
    versions=(
        Version(
            "since_2026", ("c2026",), "固定价格合同约定工期内的涨价不调，另有约定或者符合情势变更的除外。",
            ("construction_2026:9", "civil_code:533", *OLD[:1]), (LISTED, WAY_2026), DEFENCES, CLOCKS, CODE_ADVICE, RELIEFS, HEADS,
        ),
        Version(
            "since_2021", ("c2020",), "约定优先；基础条件重大变化、协商不成的，可请求变更或者解除。",
            ("civil_code:533", "contract_general_2023:32", *OLD[:1]), (LISTED, WAY_2020), DEFENCES_CODE, CLOCKS, CODE_ADVICE, RELIEFS, HEADS,
        ),
        Version(
            "since_2009", ("c2026_old_facts", "c2018", "c2004"), "约定优先；2009-05-13 尚未终审的案件，非不可抗力、非商业风险的重大变化可请求变更。", OLD,
            (replace(LISTED, cite=PLAIN), replace(WAY_2026, cite=OLD)), DEFENCES_OLD, CLOCKS,
            (*ADVICE_OLD, OLD_ADVICE, FORCE_MAJEURE_OLD), RELIEFS,
        ),
        Version(
            "until_2004", ("c1999",), "只能按约定，或者发包人拖延的价差。", PLAIN,
            (replace(LISTED, cite=PLAIN), replace(WAY_2026, cite=PLAIN, condition=some(LIST, NO_RULE_WAYS))), DEFENCES_OLD, CLOCKS,
            ADVICE_1999, (CLAUSE_RELIEF, DELAY_RELIEF),
        ),
    ),
    amount=AmountRule(READS, _amount),
    cause="建设工程施工合同纠纷",
)
