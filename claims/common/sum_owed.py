"""The unpaid price (欠付工程价款) and its working-out.

Sources:
    construction_2020:29 (a signed settlement binds); contract_general_2023:27 (a house promised in payment counts
    only once delivered).
"""

from __future__ import annotations

from decimal import Decimal

from advisor.quantum.lines import Computation, Line
from advisor.rules.claim import Amount, AmountRule
from advisor.rules.conditions import derived
from advisor.rules.facts import Facts
from advisor.rules.matter import Payment
from advisor.rules.truth import Truth

OWED_READS = (
    "account.unpaid", "account.price_total", "settlement.agreement_amount", "account.paid_total", "account.payments",
)


def sum_owed(facts: Facts) -> Amount:
    """Unpaid price in yuan: as stated, else price (settled or total) less payments."""
    found: Amount = facts.memo("sum_owed", _sum_owed)
    return found


def _sum_owed(facts: Facts) -> Amount:
    stated = facts.get("account.unpaid")
    if stated is not None:
        return Amount(stated, Computation(stated, (Line("欠付工程价款", amount=stated),)))
    price, label = facts.get("settlement.agreement_amount"), "结算协议价款"
    if price is None:
        price, label = facts.get("account.price_total"), "应得工程价款"
    paid = paid_so_far(facts)
    missing = tuple(
        path for path, value in (("account.price_total", price), ("account.paid_total", paid)) if value is None
    )
    if price is None or paid is None:
        return Amount(missing=("account.unpaid", *missing))
    owed = max(price - paid, Decimal(0))
    lines = (Line(label, amount=price), Line("减：已付款", amount=-paid))
    return Amount(owed, Computation(owed, lines))


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


PRICE = AmountRule(OWED_READS, sum_owed)


def _owed(facts: Facts) -> Truth:
    value = sum_owed(facts).value
    if value is None:
        return Truth.UNKNOWN
    return Truth.YES if value > 0 else Truth.NO


something_owed = derived("尚有工程价款未付", OWED_READS, _owed)
"""Some of the price is unpaid."""
