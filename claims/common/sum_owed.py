"""The unpaid price (欠付工程价款) and its working-out.

Sources:
    construction_2020:29 (a signed settlement binds); contract_general_2023:27 (a house promised in payment counts
    only once delivered); construction_2026:10 (an unfinished lump-sum job by proportion);
    construction_2020:17 (retention money has its own day); construction_2020:28 (a lump sum is not appraised).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from advisor.law.regimes import Regime
from advisor.quantum.lines import Computation, Line
from advisor.quantum.lump_sum import proportion_price
from advisor.quantum.money import format_yuan
from advisor.rules.claim import Amount, AmountRule
from advisor.rules.conditions import any_of, derived, split
from advisor.rules.facts import Facts
from advisor.rules.matter import Payment
from advisor.rules.truth import Truth, truth

from .deemed_approval import APPROVAL_READS, deemed_approved
from .retention import HELD_READS, RETENTION_READS, retention_due, retention_held

OWED_READS = tuple(dict.fromkeys((
    "account.unpaid", "account.price_total", "settlement.agreement_amount", "account.paid_total", "account.payments",
    "contract.price_form", "contract.price", "performance.completed", "performance.unfinished_done_value",
    "performance.unfinished_whole_value", "account.instalments", "settlement.reply", "settlement.submitted_amount",
    "contract.other_contracts", "performance.completed_on", *APPROVAL_READS, *HELD_READS, *RETENTION_READS,
)))

UNDUE_RETENTION = "才到期的质保金"
"""How the line ends that takes off retention money not yet due."""


def sum_owed(facts: Facts) -> Amount:
    """Unpaid price in yuan: as stated, else price (settled, stated, or by proportion) less payments.

    A signed settlement binds: where the sum stated exceeds the settled price less payments, the lower one counts.
    """
    found: Amount = facts.once("sum_owed", lambda seen: without_undue_retention(seen, _sum_owed(seen)))
    return found


def _only_retention(facts: Facts) -> Truth:
    """Nothing but retention money is unpaid, and its day has not come."""
    owed = sum_owed(facts)
    if owed.computation is None:
        return Truth.UNKNOWN
    return truth(owed.value == 0 and any(line.label.endswith(UNDUE_RETENTION) and line.amount < 0 for line in owed.computation.lines))


def without_undue_retention(facts: Facts, owed: Amount) -> Amount:
    """Retention money whose return day lies ahead is not yet owed (construction_2020:17); listed instalments carry
    their own days and are left as they are."""
    retention, listed = retention_held(facts), facts.get("account.instalments") or ()
    if owed.value is None or owed.computation is None or not retention or any(i.kind == "retention" for i in listed):
        return owed
    due = retention_due(facts).reading
    if due is None or due.nominal_on < facts.asked_on:
        return owed
    kept = max(owed.value - retention, Decimal(0))
    line = Line(f"减：{due.nominal_on} {UNDUE_RETENTION}", amount=kept - owed.value)
    note = "欠付额按含质保金计；所填欠付不含质保金的，请在欠付额中加回。"
    return replace(owed, value=kept, computation=Computation(kept, (*owed.computation.lines, line)), note=owed.note + note)


def _sum_owed(facts: Facts) -> Amount:
    stated, settled = facts.get("account.unpaid"), facts.get("settlement.agreement_amount")
    paid = paid_so_far(facts)
    if stated is not None:
        if settled is not None and paid is not None and stated > max(settled - paid, Decimal(0)):
            less = less_paid(settled, "结算协议价款", paid)
            return replace(less, note=f"所填欠付 {stated} 元多于结算价减已付款：已签的结算有约束力，按后者计；请核对。")
        return Amount(stated, Computation(stated, (Line("欠付工程价款", amount=stated),)))
    price, label = _price(facts)
    missing = tuple(
        path for path, value in (("account.price_total", price), ("account.paid_total", paid)) if value is None
    )
    if price is None or paid is None:
        return Amount(missing=("account.unpaid", *missing))
    return _naming_interest_paid(facts, less_paid(price, label, paid))


def less_paid(price: Decimal, label: str, paid: Decimal) -> Amount:
    """``price`` less ``paid``, never below nothing, with a remark where more was paid."""
    lines = (Line(label, amount=price), Line("减：已付款", amount=-paid))
    if paid <= price:
        return Amount(price - paid, Computation(price - paid, lines))
    note = f"已付款比{label}多 {format_yuan(paid - price)}，须防对方请求返还。"
    return Amount(
        Decimal(0), Computation(Decimal(0), (*lines, Line("已付款超过价款，不计负数", amount=paid - price))), note=note
    )


def _naming_interest_paid(facts: Facts, owed: Amount) -> Amount:
    """Says that what was paid as interest is not taken off the price."""
    if facts.get("account.paid_total") is not None:
        return owed
    interest = sum((p.amount or Decimal(0) for p in facts.get("account.payments") or () if pays_interest(p)), Decimal(0))
    if not interest:
        return owed
    said = f"指定付利息的 {format_yuan(interest)} 没有减去；超过已生利息的部分应冲减工程款，见利息一项。"
    return replace(owed, note=owed.note + said)


def _price(facts: Facts) -> tuple[Decimal | None, str]:
    """The price as settled, as stated, as the employer approved it, or of a lump-sum job: for the finished part by
    proportion, finished the lump sum itself unless other contracts for the works are listed."""
    for path, label in (("settlement.agreement_amount", "结算协议价款"), ("account.price_total", "应得工程价款")):
        if (price := facts.get(path)) is not None:
            return price, label
    submitted = facts.get("settlement.submitted_amount")
    if facts.get("settlement.reply") == "approved" and submitted is not None:
        return submitted, "发包人认可的送审价"
    if submitted is not None and deemed_approved(facts):
        return submitted, "送审价（逾期不答复视为认可）"
    fixed = facts.get("contract.price")
    done, whole = facts.get("performance.unfinished_done_value"), facts.get("performance.unfinished_whole_value")
    unfinished = facts.get("contract.price_form") == "lump_sum" and facts.get("performance.completed") is False
    if unfinished and None not in (fixed, done, whole) and 0 < done <= whole:
        return proportion_price(fixed, done, whole).total, "已完部分价款（按比例折算固定总价）"
    if _lump_sum_earned(facts):
        return fixed, "合同固定总价（增项、调价另列）"
    return None, ""


def _lump_sum_earned(facts: Facts) -> bool:
    """Completed works bear the lump sum (construction_2020:28, construction_2004:22) of their only contract."""
    done, only = facts.get("performance.completed"), not facts.get("contract.other_contracts")
    finished = done is True or (done is None and facts.get("performance.completed_on") is not None)
    return finished and only and facts.get("contract.price_form") == "lump_sum" and facts.get("contract.price") is not None


def pays_interest(payment: Payment) -> bool:
    """Designated for interest: it pays none of the price (civil_code:561 yields to what was agreed)."""
    return payment.designated is not None and "利息" in payment.designated


def paid_so_far(facts: Facts) -> Decimal | None:
    """Yuan paid of the price: as stated, else the payments listed (a house counts once delivered, a payment
    designated for interest never); ``None`` if neither is given."""
    total: Decimal | None = facts.get("account.paid_total")
    if total is not None:
        return total
    payments = facts.get("account.payments")
    if payments is None:
        return None
    counted = (p for p in payments if (p.kind != "house" or p.delivered) and not pays_interest(p))
    return sum((p.amount or Decimal(0) for p in counted), Decimal(0))


LUMP_READS = (
    "contract.price_form", "contract.price", "contract.other_contracts", "performance.completed", "performance.completed_on",
)
lump_sum_earned = derived("固定总价的工程已经完工", LUMP_READS, lambda facts: truth(_lump_sum_earned(facts)))
PRICE = AmountRule(OWED_READS, sum_owed)


def _owed(facts: Facts) -> Truth:
    value = sum_owed(facts).value
    if value is None:
        return Truth.UNKNOWN
    return Truth.YES if value > 0 else Truth.NO


def by_proportion(facts: Facts, regime: Regime | None) -> bool:
    """Whether construction_2026:10 governs, which prices unfinished works by proportion."""
    return regime is not None and regime.id in ("c2026", "c2026_old_facts")


def done_at_cost(facts: Facts) -> Decimal | None:
    """The finished part of a lump-sum job at the local rates, less payments: before 2026-06-30 another way to price it
    that some courts took, where the parties themselves stated no price."""
    stated = any(facts.get(path) is not None for path in ("account.unpaid", "account.price_total", "settlement.agreement_amount"))
    done, paid = facts.get("performance.unfinished_done_value"), paid_so_far(facts)
    unfinished = facts.get("contract.price_form") == "lump_sum" and facts.get("performance.completed") is False
    if stated or not unfinished or done is None or paid is None or facts.ask(by_proportion):
        return None
    rest: Decimal = max(done - paid, Decimal(0))
    return rest


def _owed_at_cost(facts: Facts) -> Truth:
    rest = done_at_cost(facts)
    return truth(_owed(facts) is Truth.NO and rest is not None and rest > 0)


something_owed = any_of(
    derived("尚有工程价款未付", OWED_READS, _owed),
    split(derived("按定额据实计算，已完部分尚未付清", OWED_READS, _owed_at_cost), "unfinished_lump_sum_method"),
)
"""Some of the price is unpaid."""
only_retention_left = derived("只剩没有到期的质保金", OWED_READS, _only_retention)
"""All that is unpaid is retention money not yet due."""
