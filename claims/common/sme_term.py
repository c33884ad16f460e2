"""When a payer bound by the rules on small enterprises had to pay (中小企业款项的付款期).

Sources:
    sme_2020:8, 9 (public bodies: 30 days from delivery, at most 60; large enterprises: a reasonable agreed term);
    sme_2025:9, 10 (large enterprises: 60 days unless agreed; where acceptance was made a condition of payment, the term
    starts with it, sme_2020:9); pay_when_paid_2024:2 (the court sets a term in the place
    of a void clause); private_economy_2025:68.
Limits:
    "Delivery" of works is taken as hand-over, completion or occupation; agreed progress settlements start with the
    confirmed sum, which is shown as another line.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from advisor.law.counting import Period
from advisor.rules.clock import Clock, ClockKind, ClockRule, Reading, idle, reading, running, unread
from advisor.rules.conditions import derived
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth
from claims.common.due_day import DUE_READS, due_day

THIRTY, SIXTY = Period(30, "day"), Period(60, "day")
DELIVERY = ("performance.delivered_on", "performance.completed_on", "performance.occupied_on")
READS = tuple(dict.fromkeys((
    *DUE_READS, *DELIVERY, "contract.payment_days_after_delivery", "contract.signed_on", "contract.back_to_back",
    "contract.payment_event", "debtor.kind", "debtor.fiscal_funded",
)))
SME_2025_ON = date(2025, 6, 1)


@dataclass(frozen=True, slots=True)
class Term:
    """The last day to pay and how it was counted, or what is missing; ``doubtful`` if no text gives a length."""

    on: date | None = None
    line: Reading | None = None
    missing: tuple[str, ...] = ()
    reason: str = ""
    doubtful: bool = False


def sme_term(facts: Facts) -> Term:
    """The day on which the payer had to pay at the latest."""
    found: Term = facts.once("sme_term", _term)
    return found


def public_payer(facts: Facts) -> bool:
    """A public body, or an organisation that spends fiscal money (sme_2020:28, sme_2025:36)."""
    return facts.get("debtor.kind") in ("government", "public_institution") or facts.get("debtor.fiscal_funded") is True


def _term(facts: Facts) -> Term:
    signed_on = facts.get("contract.signed_on")
    if public_payer(facts) and signed_on is not None and signed_on >= date(2020, 9, 1):
        return _public(facts)
    if signed_on is not None and signed_on >= SME_2025_ON:
        return _large_2025(facts)
    return _large_before(facts)


def _start(facts: Facts) -> tuple[date | None, str, str]:
    """The first day of the term, what day it is, and the field that tells it."""
    if facts.get("contract.payment_event") == "acceptance":
        return facts.get("performance.completed_on"), "验收合格之日", "performance.completed_on"
    return facts.first(*DELIVERY), "交付之日", "performance.delivered_on"


def _law(facts: Facts, in_2025: str, in_2020: str) -> str:
    """The article under the regulation of the day of signing."""
    signed_on = facts.get("contract.signed_on")
    older = signed_on is not None and signed_on < SME_2025_ON
    return f"sme_2020:{in_2020}" if older else f"sme_2025:{in_2025}"


def _from_delivery(facts: Facts, period: Period, why: str, in_2025: str, in_2020: str) -> Term:
    start_on, called, field = _start(facts)
    if start_on is None:
        return Term(missing=(field,))
    cite = (_law(facts, in_2025, in_2020), *((_law(facts, "10", "9"),) if called == "验收合格之日" else ()))
    line = reading(start_on, period, f"{why}，自{called}起", *cite)
    return Term(line.nominal_on, line, reason=line.reason)


def _agreed(facts: Facts, days: int, in_2025: str, in_2020: str) -> Term:
    """So many days as agreed; with none payment is due on the first day itself."""
    if days:
        return _from_delivery(facts, Period(days, "day"), f"约定{days}日", in_2025, in_2020)
    start_on, called, field = _start(facts)
    return Term(start_on, missing=() if start_on else (field,), reason=f"约定于{called}付款")


def _public(facts: Facts) -> Term:
    """Thirty days, or as agreed up to sixty."""
    agreed, days = facts.get("contract.payment_day_agreed"), facts.get("contract.payment_days_after_delivery")
    longest = _from_delivery(facts, SIXTY, "机关、事业单位最长六十日", "9(1)", "8(1)")
    if days is not None:
        if days >= SIXTY.length:
            return longest
        return _agreed(facts, days, "9(1)", "8(1)")
    due_on = facts.get("account.due_on")
    if due_on is not None and longest.on is not None:
        return Term(due_on, reason="约定的付款日") if due_on < longest.on else longest
    if agreed is False:
        return _from_delivery(facts, THIRTY, "没有约定的三十日", "9(1)", "8(1)")
    return longest if agreed else Term(missing=("contract.payment_day_agreed",))


def _large_2025(facts: Facts) -> Term:
    """As agreed without regard to third parties, else sixty days."""
    days = facts.get("contract.payment_days_after_delivery")
    if days is not None:
        return _agreed(facts, days, "9(2)", "8(2)")
    if facts.get("account.due_on") is not None or facts.get("account.instalments"):
        return _large_before(facts)
    if facts.get("contract.payment_day_agreed") is None and facts.get("contract.back_to_back") in (None, "none"):
        return Term(missing=("contract.payment_day_agreed", "account.due_on"))
    if facts.get("contract.payment_day_agreed") and facts.get("contract.back_to_back") == "none":
        return Term(missing=("account.due_on",))
    return _from_delivery(facts, SIXTY, "没有（有效）约定的六十日", "9(2)", "8(2)")


def _large_before(facts: Facts) -> Term:
    """The general due day; the 2020 text gives large enterprises no length."""
    days = facts.get("contract.payment_days_after_delivery")
    if days is not None and facts.get("account.due_on") is None:
        return _agreed(facts, days, "9(2)", "8(2)")
    due = due_day(facts)
    start_on = facts.first(*DELIVERY)
    late_delivery = start_on is not None and start_on >= SME_2025_ON
    unset = facts.get("contract.payment_day_agreed") is False and facts.get("account.due_on") is None
    return Term(due.on, missing=due.missing, reason=due.reason, doubtful=late_delivery and unset)


def _cut(facts: Facts) -> Truth:
    """The day agreed with a public body lies beyond the longest term."""
    term, due = sme_term(facts), due_day(facts)
    return truth(public_payer(facts) and term.line is not None and term.on is not None and due.on is not None and term.on < due.on)


term_cut = derived("机关、事业单位约定的付款日超过法定最长期限", READS, _cut)


def _run(facts: Facts) -> Clock:
    term = sme_term(facts)
    if term.line is not None:
        return running(facts, term.line, others=_others(facts, term.line))
    if term.missing:
        return unread(facts, *term.missing)
    return idle(facts, term.reason or "没有法定付款期，按约定的付款日")


def _others(facts: Facts, main: Reading) -> tuple[Reading, ...]:
    """From the confirmed sum, where progress or periodic settlement was agreed (sme_2020:8(3), sme_2025:9(4))."""
    settled_on = facts.get("settlement.agreement_on")
    if settled_on is None or settled_on <= main.start_on:
        return ()
    line = reading(settled_on, main.counted.period, "约定按进度、定期结算的，自确认结算金额之日起", _law(facts, "9(4)", "8(3)"))
    return (replace(line, doctrine="sme_term_start"),)


SME_TERM = ClockRule(
    "sme_term", "中小企业款项付款期", ClockKind.MATURITY, (*READS, "settlement.agreement_on"), _run,
    ("sme_2020:8", "sme_2025:9"),
)
