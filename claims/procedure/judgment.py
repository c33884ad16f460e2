"""Interest for late performance of a judgment (加倍部分债务利息).

Sources:
    civil_procedure_2023:264; delay_interest_2014:1, 2, 4.
Checked with:
    1,000,000 yuan × 0.000175 × 146 days = 25,550 yuan.
"""

from __future__ import annotations

from advisor.quantum.appropriation import Payment
from advisor.quantum.judgment import delay_interest
from advisor.rules.claim import Amount, AmountRule
from advisor.rules.facts import Facts

READS = ("procedure.judgment_principal", "procedure.performance_until_on", "account.payments")


def _amount(facts: Facts) -> Amount:
    """The doubled part on the money debt of the judgment from the end of the period for performance to today."""
    principal, until_on, payments = (facts.get(path) for path in READS)
    if principal is None or until_on is None:
        return Amount(missing=tuple(path for path in READS[:2] if facts.get(path) is None))
    if until_on >= facts.on:
        return Amount(note="履行期未满，没有加倍部分。")
    paid = [Payment(p.on, p.amount) for p in payments or () if p.on is not None and p.amount and until_on <= p.on < facts.on]
    done = delay_interest(principal, until_on, facts.on, payments=paid)
    return Amount(done.total, done, note="以判决确定的金钱债务为基数，不含判决利息；一般利息按判决另算；清偿先抵判决债务。")


DELAY_INTEREST = AmountRule(READS, _amount)
"""The doubled part accrued up to the day of the assessment (that day not counted)."""
