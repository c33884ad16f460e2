"""Several inconsistent contracts for the same works: account by the awarded one (黑白合同).

References:
    bidding_act:46, 59; construction_2004:21; construction_2018:1, 9-12; construction_2020:2, 22-24, 29; civil_code:146.
Checked with:
    the switch of 2019-02-01: until then the filed awarded contract, from then on the award whether filed or not.
Limitations:
    The figure is the awarded price (of unfinished works its proportion) with the variations for which there are slips,
    less payments and retention money not yet due. What a unit-price contract comes to is left to the account.
"""

from __future__ import annotations

from decimal import Decimal

from advisor.quantum.lines import Computation, Line
from advisor.quantum.lump_sum import proportion_price
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
from advisor.rules.conditions import all_of, any_of, before, derived, no, one_of, recorded, some, split, yes
from advisor.rules.facts import Facts
from advisor.rules.matter import Extra
from advisor.rules.truth import Truth, truth
from claims.common.due_day import price_due
from claims.common.in_force import INTERPRETATION_2018_ON
from claims.common.judged import ALREADY_JUDGED
from claims.common.limitation import limitation_defence, limitation_on_due_day
from claims.common.retention import HELD_READS, RETENTION_READS
from claims.common.sum_owed import paid_so_far, without_undue_retention
from claims.common.validity import contract_void

OTHERS, OWN, EXTRAS = "contract.other_contracts", "contract.award_status", "performance.extras"
DONE, WHOLE = "performance.unfinished_done_value", "performance.unfinished_whole_value"
AMOUNT_READS = (
    OTHERS, OWN, EXTRAS, DONE, WHOLE, "contract.price", "contract.price_form", "performance.completed", "account.paid_total",
    "account.payments", "account.instalments", *HELD_READS, *RETENTION_READS,
)
SINCE_2019 = ("construction_2018:1", "construction_2018:10")
NOW = ("construction_2020:2", "construction_2020:22", "construction_2020:23")

FILING_ENDED_ON = INTERPRETATION_2018_ON
"""construction_2018:26: from this day the award counts whether filed or not."""

TENDERED = Element(
    "tendered", "经过招标投标", yes("project.tender_held"), ("bidding_act:46", *NOW, "construction_2018:9"),
    ("tender_file", "award_notice"),
)
AWARDED = Element(
    "awarded_contract", "有中标合同（备案与否不论）",
    any_of(one_of(OWN, "awarded", "awarded_and_filed"), some(OTHERS, one_of("item.kind", "awarded"))),
    ("bidding_act:46", *NOW, *SINCE_2019), ("award_notice", "construction_contract"),
)
def _filed(facts: Facts) -> Truth:
    """Whether the award was filed; of a listed contract called only "awarded" that is not told."""
    own, listed = facts.get(OWN), facts.get(OTHERS)
    if own == "awarded_and_filed" or any(c.kind == "filed" or (c.kind == "awarded" and c.filed) for c in listed or ()):
        return Truth.YES
    untold = listed is None or any(c.kind is None or (c.kind == "awarded" and c.filed is None) for c in listed)
    return Truth.UNKNOWN if untold or own is None else Truth.NO


FILED = Element(
    "awarded_contract", "有经过备案的中标合同", derived("中标合同经过备案", (OWN, OTHERS), _filed),
    ("construction_2004:21", "bidding_act:46"), ("award_notice", "construction_contract"),
)
DEPARTS = Element(
    "departs", "另一份合同背离中标合同的实质内容（范围、工期、质量、价款）",
    any_of(
        some(OTHERS, yes("item.departs_from_award")),
        all_of(one_of(OWN, "not_awarded"), yes("contract.departs_from_award")),
    ), ("bidding_act:46", "construction_2004:21", *NOW, *SINCE_2019),
    ("construction_contract", "tender_file"),
)
DUE = Element(
    "price_due", "付款期已到", price_due,
    ("construction_2020:27", "construction_2004:18", "contract_act_1999:109"), ("construction_contract",),
)
AWARD_VOID = Defence(
    "award_void", "中标合同自身无效：几份合同都无效，按实际履行的合同；查不清的，2019-02-01 起按最后签订的一份",
    contract_void,
    ("construction_2020:24", "construction_2018:11", "construction_2004:1", "bidding_act:55", "contract_act_1999:52"),
    Effect.EXTINGUISHES, answer="改按合同无效、折价补偿请求，并举证实际履行的是哪一份。", evidence=("site_minutes", "payment_ledger"),
)
SETTLED = Defence(
    "settled", "双方已签结算协议：按结算，不再按中标合同重算",
    split(any_of(recorded("settlement.agreement_on"), recorded("settlement.agreement_amount")), "settlement_after_award", Truth.YES),
    ("construction_2020:29", "construction_2018:12", "contract_act_1999:60"), Effect.EXTINGUISHES,
    answer="结算本身就是变相让利的，举证签订经过；受欺诈、胁迫或者显失公平的，在期限内请求撤销。", evidence=("settlement_agreement",),
)
CHANGED = Defence(
    "changed_circumstances", "不是必须招标的项目，因招标时难以预见的变化而另订合同",
    all_of(no("project.tender_required_at_signing"), yes("project.unforeseen_change_after_award")),
    ("construction_2020:23", "construction_2018:9"), Effect.EXTINGUISHES,
    answer="由对方证明变化是客观的、招标时难以预见的，并且另订的内容与它相应；单纯压价、让利不算。", evidence=("tender_file", "site_minutes"),
)

# --- advice --------------------------------------------------------------------------------------------------------

VARIATION = Advice(
    "variation_is_no_departure", "设计变更、工期顺延后的合理补充不算背离；先分清变更与另定价款，再决定主张哪一份。",
    ("construction_2020:2", "construction_2018:1", "construction_2004:21"),
)
ALWAYS = (
    Advice(
        "award_must_stand", "对方会说中标合同也无效（串标、先定后招、借用资质），那样按实际履行的合同，可能正是低价的那份：先查招标的经过。",
        ("construction_2020:24", "construction_2018:11", "bidding_act:53", "bidding_act:55"), yes("project.tender_held"),
    ),
    Advice(
        "own_exposure", "另订背离中标合同的协议，招标人和中标人都可被责令改正，并可按中标金额千分之五至千分之十罚款：主张前估计自己的风险。",
        ("bidding_act:59",), DEPARTS.condition,
    ),
    Advice(
        "discount_void", "让利、高价购房、无偿配套、捐赠等变相降价的另签合同：一并请求确认无效，再按中标价结算。",
        ("construction_2020:2(2)", "construction_2018:1(2)", "bidding_act:46"), some(OTHERS, one_of("item.kind", "disguised_discount")),
    ),
    Advice(
        "no_tender_no_award", "没有招标而备案合同与实签合同不一致的，看真实意思：为备案而签、没有履行的那份是虚假的，按实际履行的合同请求。",
        ("civil_code:146", "contract_general_2023:14", "gpcl_2017:146", "contract_act_1999:52"), no("project.tender_held"),
    ),
)
ADVICE = (
    VARIATION,
    *ALWAYS,
    Advice(
        "tender_papers", "合同与招标文件、投标文件、中标通知书不一致的，可以请求以后者作结算依据：调取全套招投标档案逐项对照。",
        ("construction_2020:22", "construction_2018:10"), yes("project.tender_held"),
    ),
    Advice(
        "voluntary_tender_change", "不是必须招标的项目自愿招标后另签的：招标后出现难以预见的变化而另订的，不按中标合同。",
        ("construction_2020:23", "construction_2018:9"), no("project.tender_required_at_signing"),
    ),
    Advice(
        "filing_no_longer_counts", "2019-02-01 时未终审的案件，不再看哪一份备案，只看哪一份中标。",
        ("construction_2018:1", "construction_2018:26", "construction_2020:22"), before("contract.signed_on", FILING_ENDED_ON),
    ),
)


def _amount(facts: Facts) -> Amount:
    """Price of the contract that governs (the filed award before 2019-02-01, the award since) less payments, in yuan."""
    listed = facts.get(OTHERS) or ()
    by_filing = facts.regime is not None and facts.regime.id == "c2004"  # construction_2004:21
    kind = "filed" if by_filing else "awarded"
    governs = [c for c in listed if c.kind == kind or (by_filing and c.kind == "awarded" and c.filed)]
    prices = [c.price for c in governs if c.price is not None]
    own, own_price = facts.get(OWN), facts.get("contract.price")
    own_governs = own == "awarded_and_filed" or (own == "awarded" and not by_filing)
    if own_governs and own_price is not None:
        prices.append(own_price)
    price = min(prices, default=None)  # of several the lowest: never ask too much
    paid, done, whole = paid_so_far(facts), facts.get(DONE), facts.get(WHOLE)
    unfinished = facts.get("performance.completed") is False
    if price is None or paid is None or (unfinished and None in (done, whole)):
        absent = (("contract.price" if own_governs else OTHERS, price), ("account.paid_total", paid))
        parts = ((DONE, done), (WHOLE, whole)) if unfinished else ()
        return Amount(missing=tuple(path for path, value in (*absent, *parts) if value is None))
    label = "中标合同价款"
    if unfinished and 0 < done <= whole:
        price, label = proportion_price(price, done, whole).total, "已完部分按比例折算的中标合同价款"
    return without_undue_retention(facts, _less_paid(facts, price, label, paid))


def _less_paid(facts: Facts, price: Decimal, label: str, paid: Decimal) -> Amount:
    """``price`` and the variations with slips, less ``paid``; never below nothing."""
    extras = [Line(i.item or "增项", amount=i.amount) for i in facts.get(EXTRAS) or () if _has_slip(i)]
    total = price + sum((line.amount or Decimal(0) for line in extras), Decimal(0))
    owed = max(total - paid, Decimal(0))
    over = (Line("已付款超过价款，不计负数", amount=paid - total),) if paid > total else ()
    lines = (Line(label, amount=price), *extras, Line("减：已付款", amount=-paid), *over)
    note = "已计入有签证的增项，不要再另行请求；没有签证的增减项没有计入。" if extras else "没有计入变更、签证等增减项。"
    if facts.get("contract.price_form") == "unit_price":
        note += "单价合同应按中标单价乘实际工程量另算。"
    return Amount(owed, Computation(owed, lines), note=note)


def _has_slip(extra: Extra) -> bool:
    """A variation with a written slip and a figure, which nothing recorded speaks against."""
    against = extra.in_settlement or extra.own_fault or False in (extra.signer_authorised, extra.outside_scope)
    return extra.signed_slip is True and extra.amount is not None and not against


def _something_left(facts: Facts) -> Truth:
    value = facts.once("by_award", _amount).value
    return truth(None if value is None else value > 0)


LEFT = Element(
    "price_unpaid", "按中标合同计算还有未付的价款", derived("按中标合同还有欠款", AMOUNT_READS, _something_left),
    ("bidding_act:46", "construction_2004:21", *NOW, *SINCE_2019), ("payment_ledger", "settlement_submission_receipt"),
)
RELIEFS = (Relief("inconsistent_contracts.pay"),)
DEFENCES = (ALREADY_JUDGED, AWARD_VOID, SETTLED, limitation_defence())
CLOCKS = (limitation_on_due_day(),)

CLAIM = Claim(
    id="inconsistent_contracts",
    name="按中标合同结算（黑白合同）",
    summary="同一工程有几份不一致的合同，请求按中标合同确定价款，不按背离它的另一份。",
    axis="construction",
    debt=True,
    anchor=first_of("合同签订之日", "contract.signed_on", "account.due_on", "performance.completed_on"),
    versions=(
        Version(
            "civil_code", ("c2026", "c2020"), "与中标合同实质内容不一致的，可请求按中标合同；变相让利的另签合同无效。",
            NOW, (TENDERED, AWARDED, DEPARTS, LEFT, DUE), (CHANGED, *DEFENCES), CLOCKS, ADVICE, RELIEFS,
        ),
        Version(
            "since_2019", ("c2018", "c2026_old_facts"), "看中标合同，不看备案。",
            SINCE_2019, (TENDERED, AWARDED, DEPARTS, LEFT, DUE), (CHANGED, *DEFENCES), CLOCKS, ADVICE, RELIEFS,
        ),
        Version(
            "filed_award", ("c2004",), "以备案的中标合同作为结算根据。",
            ("construction_2004:21", "bidding_act:46"), (TENDERED, FILED, DEPARTS, LEFT, DUE), DEFENCES, CLOCKS, (VARIATION, *ALWAYS), RELIEFS,
        ),
        Version(
            "bidding_act_alone", ("c1999",), "招标人和中标人不得再订背离合同实质内容的协议。",
            ("bidding_act:46",), (TENDERED, AWARDED, DEPARTS, LEFT, DUE), DEFENCES, CLOCKS, ALWAYS, RELIEFS,
        ),
    ),
    amount=AmountRule(AMOUNT_READS, lambda facts: facts.once("by_award", _amount)),
    relations=(
        Relation(
            Tie.ALTERNATIVE, "contract_price", "同一笔价款：按中标合同与按另一份合同只能采其一，取高者为主位。",
            ("construction_2020:2",), greater_first=True,
        ),
        Relation(
            Tie.CAPPED_WITH, "extras", "有签证的增项已计入按中标合同的数额，合计不重复。", ("construction_2020:20",),
        ),
        *(
            Relation(Tie.ALTERNATIVE, other, "同一笔价款：几种结算方法只能采其一。", ("construction_2020:2", "bidding_act:46"))
            for other in ("deemed_settlement", "audit_route", "unfinished_lump_sum")
        ),
        Relation(Tie.ALTERNATIVE, "contract_invalidity", "中标合同无效的，改按实际履行的合同折价补偿。", ("construction_2020:24",)),
    ),
    cause="建设工程施工合同纠纷",
)
