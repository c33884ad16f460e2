"""Others who must pay: accession, guarantee, sole shareholder, unpaid capital, head office (扩大责任人).

References:
    civil_code:74, 552, 686-688, 692-694; security_2020:17, 25, 26, 32, 36; guarantee_act_1995:17-19, 25, 26;
    guarantee_interp_2000:8, 32; temporal_2020:27; company_2023:13, 23, 54, 88; company_2018:20, 63;
    company_interp_3_2011:13, 14; company_reply_2024:1; bankruptcy_interp_2_2013:21.
Checked with:
    guarantees "until paid off" of 2020 and 2021; transfers of 2024-06-28, 07-01 and 07-02.
Limitations:
    Who misused the company or failed to liquidate it answers under the heads of :mod:`claims.common.veil`; their own
    limitation is not counted.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from advisor.quantum.money import to_fen
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
from advisor.rules.conditions import Condition, all_of, any_of, derived, expired, none_of, yes
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth
from claims.common.chain import capped
from claims.common.due_day import DUE_READS, due_day, price_due
from claims.common.further_advice import (
    ACCESSION,
    ADVICE,
    ADVICE_OLD,
    BRANCH,
    ONE_MAN,
)
from claims.common.further_heads import CITE, HEADS, NEW_SOLE, OLD_SOLE, due_before_2024
from claims.common.guarantees import (
    GUARANTEE_CLOCK,
    LIST,
    general,
    general_guarantee,
    guarantee,
    joined,
    joint,
    joint_guarantee,
)
from claims.common.guarantor_limitation import GUARANTOR_LIMITATION, all_out_of_time
from claims.common.insolvency import solvent, surely_insolvent
from claims.common.limitation import limitation_defence, limitation_on_due_day
from claims.common.said import said
from claims.common.shareholders import (
    CAPITAL,
    SHAREHOLDERS,
    TRANSFERS,
    accelerable,
    capital_due,
    capital_sold_overdue,
    due_item,
    overdue_item,
    seller_liable,
    sold_item,
    undue_item,
    unpaid_capital,
)
from claims.common.sum_owed import OWED_READS, something_owed, sum_owed
from claims.common.validity import contract_void
from claims.common.veil import (
    CONTROLLERS,
    LIQUIDATION,
    LIQUIDATION_LOSS,
    LIQUIDATION_TOLD,
    LOSS_TOLD,
    VEIL,
    VEIL_TOLD,
    liquidation_loss,
    loss_item,
    new_veil,
    new_veil_item,
    old_veil,
    old_veil_item,
    whole_item,
)

# --- routes --------------------------------------------------------------------------------------------------------

FOR_THE_WHOLE = any_of(ACCESSION, guarantee, ONE_MAN, BRANCH, VEIL_TOLD, LIQUIDATION_TOLD)
ROUTE = any_of(
    FOR_THE_WHOLE, CAPITAL, VEIL, LIQUIDATION, LIQUIDATION_LOSS,
    text="保证、债务加入、股东和关联公司、出资、清算或者总公司责任",
)


def _but(*routes: Condition) -> Condition:
    """No other route stands."""
    return none_of(any_of(*routes))


BEHIND = any_of(VEIL_TOLD, LIQUIDATION_TOLD, LOSS_TOLD)
BUT_GUARANTEES = _but(ACCESSION, ONE_MAN, BRANCH, CAPITAL, BEHIND)
"""Guarantees are the only route; one object, so that it is worked out once."""

# --- elements ------------------------------------------------------------------------------------------------------

ROUTE_SHOWN = Element(
    "route",
    "另有依法应当付款的人",
    ROUTE,
    CITE,
    ("guarantee_papers", "debt_accession_paper", "shareholder_papers", "commingling_record"),
)
ELEMENTS = (
    ROUTE_SHOWN,
    Element(
        "own_debt",
        "我方对债务人的债权存在且未付清",
        something_owed,
        ("civil_code:579", "contract_act_1999:109"),
        ("settlement_agreement", "payment_ledger"),
    ),
    Element(
        "own_debt_due",
        "我方债权已到期",
        price_due,
        ("civil_code:509", "contract_act_1999:60"),
        ("construction_contract",),
    ),
)

# --- defences ------------------------------------------------------------------------------------------------------

PERIOD_OVER = Defence(
    "guarantee_period_over",
    "保证期间已过，没有依法主张",
    all_of(guarantee, expired("guarantee"), BUT_GUARANTEES),
    ("civil_code:693", "security_2020:34", "guarantee_act_1995:25", "guarantee_act_1995:26"),
    Effect.EXTINGUISHES,
    answer="连带保证看请求保证人的日期，一般保证看起诉、仲裁债务人的日期；期满后在通知书上签字不算重新担保。",
    evidence=("guarantee_papers", "demand_letter_receipt"),
)
OWN_TIME_OVER = Defence(
    "guarantor_time_barred",
    "保证债务自己的诉讼时效已过：起算之后没有在期内再起诉、催告保证人",
    all_of(all_out_of_time, yes("account.limitation_raised"), BUT_GUARANTEES),
    ("civil_code:694", "guarantee_interp_2000:34", "guarantee_interp_2000:36"),
    Effect.BARS_IF_RAISED,
    answer="列出起算之后对保证人本人的催告、起诉和其付款、承诺；只催过债务人的，不当然中断对连带保证人的时效。",
    evidence=("guarantee_papers", "demand_letter_receipt"),
)
ASSETS_SEPARATE = Defence(
    "assets_separate",
    "股东证明公司财产独立于自己的财产",
    all_of(ONE_MAN, yes("debtor.shareholder_assets_separate"), _but(ACCESSION, guarantee, BRANCH, CAPITAL, BEHIND)),
    (NEW_SOLE, OLD_SOLE),
    Effect.EXTINGUISHES,
    answer="举证在股东：逐年审计报告、独立账户；我方只须证明只有一个股东。",
    evidence=("commingling_record",),
)
INSOLVENCY = Defence(
    "debtor_insolvent",
    "债务人已被受理破产：要求股东直接付款的诉讼中止、驳回，出资由管理人追收",
    all_of(surely_insolvent, any_of(ONE_MAN, CAPITAL, BEHIND), _but(ACCESSION, guarantee, BRANCH)),
    ("bankruptcy_interp_2_2013:21", "bankruptcy_interp_2_2013:23"),
    Effect.EXTINGUISHES,
    answer="改为申报债权，请求管理人追收出资；保证人、债务加入人不受影响。",
    evidence=("insolvency_ruling",),
)
MAIN_VOID = Defence(
    "main_contract_void",
    "施工合同无效，保证随之无效：保证人无过错不赔，有过错的不超过不能清偿部分的三分之一",
    all_of(guarantee, contract_void),
    ("security_2020:17", "guarantee_interp_2000:8"),
    Effect.REDUCES,
    answer="举证保证人对无效有过错；债务加入另行判断。",
    evidence=("guarantee_papers",),
)

NOT_KNOWN_VOID = derived(
    "没有查明施工合同无效", contract_void.reads, lambda f: truth(contract_void.find(f).truth is not Truth.YES)
)
SOLE = all_of(ONE_MAN, solvent, none_of(said("debtor.shareholder_assets_separate")))
RELIEFS = (
    Relief(
        "further_debtors.joint", any_of(ACCESSION, all_of(joint_guarantee, NOT_KNOWN_VOID)),
        any_of(joined, all_of(joint, NOT_KNOWN_VOID)),
    ),
    Relief("further_debtors.general_guarantee", all_of(general_guarantee, NOT_KNOWN_VOID), general),
    Relief(
        "further_debtors.void_guarantee", all_of(any_of(joint_guarantee, general_guarantee), contract_void),
        any_of(joint, general),
    ),
    Relief("further_debtors.sole_shareholder", all_of(SOLE, none_of(due_before_2024))),
    Relief("further_debtors.sole_shareholder_2018", all_of(SOLE, due_before_2024)),
    Relief("further_debtors.unpaid_capital", all_of(capital_due, solvent), due_item),
    Relief("further_debtors.overdue_transfer", all_of(capital_sold_overdue, solvent), overdue_item),
    Relief("further_debtors.accelerated_capital", all_of(accelerable, solvent), undue_item),
    Relief("further_debtors.pay_in_capital", all_of(accelerable, solvent), undue_item),
    Relief("further_debtors.capital_transfer", all_of(seller_liable, solvent), sold_item),
    Relief("further_debtors.head_office", BRANCH),
    Relief("further_debtors.veil", all_of(new_veil, solvent), new_veil_item),
    Relief("further_debtors.veil_2018", all_of(old_veil, solvent), old_veil_item),
    Relief("further_debtors.liquidation", all_of(LIQUIDATION_TOLD, solvent), whole_item),
    Relief("further_debtors.liquidation_loss", all_of(LOSS_TOLD, solvent), loss_item),
)
"""Each by the day of its own fact: a guarantee that was signed earlier or later does not take another head away."""

ONLY_VOID_GUARANTEES = all_of(guarantee, contract_void, BUT_GUARANTEES)

# --- amount, anchor ------------------------------------------------------------------------------------------------


def _amount(facts: Facts) -> Amount:
    """The debt; if only capital is owed in or a loss was caused, no more than that (yuan)."""
    own = sum_owed(facts)
    if own.value is None:
        return own
    if ONLY_VOID_GUARANTEES.find(facts).truth is Truth.YES:
        third = to_fen(own.value / 3)
        note = "施工合同无效：保证人有过错的，至多赔不能清偿部分的三分之一；不能清偿的数额执行后才知道，先按全部欠款计。"
        return replace(own, value=third, computation=capped(own, third, "三分之一"), note=note)
    if FOR_THE_WHOLE.find(facts).truth is not Truth.NO:
        return own
    of_loss, of_capital = (x.find(facts).truth is not Truth.NO for x in (LOSS_TOLD, CAPITAL))
    capital = unpaid_capital(facts) if of_capital or not of_loss else Decimal(0)
    loss = liquidation_loss(facts) if of_loss else Decimal(0)
    if capital is None or loss is None:
        return Amount(missing=(SHAREHOLDERS, TRANSFERS) if capital is None else (CONTROLLERS,))
    what = "未缴出资、怠于清算造成的损失" if of_loss and of_capital else "怠于清算造成的损失" if of_loss else "未缴出资"
    if own.value <= (cap := capital + loss):
        return own
    return replace(own, value=cap, computation=capped(own, cap, what), note=f"以{what}为限。")


def _day_of_liability(facts: Facts) -> date | None:
    """The latest guarantee, else the latest transfer, else the due day of the debt."""
    signed = [g.signed_on for g in facts.get(LIST) or () if g.signed_on is not None]
    sold = [t.transferred_on for t in facts.get(TRANSFERS) or () if t.transferred_on is not None]
    return max(signed or sold, default=None) or due_day(facts).on


CLOCKS = (limitation_on_due_day(), GUARANTEE_CLOCK, GUARANTOR_LIMITATION)
DEFENCES = (PERIOD_OVER, OWN_TIME_OVER, ASSETS_SEPARATE, INSOLVENCY, MAIN_VOID, limitation_defence())


def _version(id: str, regime: str, gist: str, advice: tuple[Advice, ...]) -> Version:
    return Version(id, (regime,), gist, CITE, ELEMENTS, DEFENCES, CLOCKS, advice, RELIEFS, HEADS)


CLAIM = Claim(
    id="further_debtors",
    name="保证、债务加入、股东等其他责任人",
    summary="在合同相对方之外，依保证、债务加入、一人公司、人格混同、未缴出资、怠于清算等另找应当付款的人。",
    axis="further",
    anchor=Anchor("保证（转让、到期）之日", (LIST, TRANSFERS, *DUE_READS), _day_of_liability),
    versions=(
        _version("since_2024", "further_2024", "保证不明按一般、六个月；未届期出资可提前；转让未届期股权的转让人补充。", ADVICE),
        _version("since_2021", "further_2021", "保证不明按一般、六个月；一人公司股东举证财产独立。", ADVICE),
        _version("until_2021", "further_old", "保证不明按连带；没有约定期间六个月，直至还清类二年。", ADVICE_OLD),
    ),
    amount=AmountRule(
        (
            *OWED_READS, *DUE_READS, LIST, SHAREHOLDERS, TRANSFERS, CONTROLLERS, "debtor.one_man_company", "debtor.branch",
            *contract_void.reads,
        ),
        _amount,
    ),
    relations=(
        Relation(
            Tie.CAPPED_WITH,
            "contract_price",
            "同一笔债多一个人付款，合计不超过欠款。",
            ("civil_code:552", "civil_code:688"),
        ),
        Relation(
            Tie.CAPPED_WITH,
            "contract_invalidity",
            "同一笔债多一个人付款，合计不超过欠款。",
            ("civil_code:552", "civil_code:688"),
        ),
    ),
    cause="建设工程施工合同纠纷",
    against="account.guarantees",
)
