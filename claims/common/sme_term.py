"""When a payer bound by the rules on small enterprises had to pay (中小企业款项的付款期).

Sources:
    sme_2020:8, 9 (public bodies: 30 days from delivery, at most 60; large enterprises: a reasonable agreed term);
    sme_2025:9, 10 (large enterprises: 60 days unless agreed); the term runs from delivery, where payment was made to
    depend on acceptance from acceptance (or from the end of the period agreed for it, if the payer delays), where
    settlement by progress or period was agreed from the confirmed sum; pay_when_paid_2024:2 (the court sets a term in
    the place of a void clause: before the sixty days were written they serve as a measure, and after a year no term is
    thought to be running still); private_economy_2025:68.
Limits:
    "Delivery" of works is taken as hand-over or occupation, for want of them acceptance. While the contract is not said
    to count from one of them, acceptance and confirmed sum are other lines; a final account that is not yet confirmed
    is no obstacle for certain.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from advisor.law.counting import Period
from advisor.rules.clock import Clock, ClockKind, ClockRule, Reading, idle, reading, running, unread
from advisor.rules.conditions import derived
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth
from claims.common.due_day import A_YEAR, DUE_READS, due_day
from claims.common.in_force import SME_2020_ON, SME_2025_ON

THIRTY, SIXTY = Period(30, "day"), Period(60, "day")
DELIVERED, OCCUPIED, ACCEPTED = "performance.delivered_on", "performance.occupied_on", "performance.completed_on"
CONFIRMED, EVENT, DAYS = "settlement.agreement_on", "contract.payment_event", "contract.payment_days_after_delivery"
NAMES = {
    DELIVERED: "交付之日", OCCUPIED: "占有使用之日", ACCEPTED: "验收合格之日", CONFIRMED: "确认结算金额之日",
    "performance.acceptance_due_on": "约定的验收期限届满之日",
}
READS = tuple(dict.fromkeys((
    *DUE_READS, *NAMES, DAYS, "contract.signed_on", "contract.back_to_back", EVENT, "debtor.kind",
    "debtor.fiscal_funded", "performance.employer_delayed_acceptance",
)))


@dataclass(frozen=True, slots=True)
class Term:
    """The last day to pay and how it was counted, or what is missing; ``doubtful`` if no text gives a length.

    ``others`` are the later days that are arguable; ``unconfirmed`` if the term was to run from a confirmed sum and none
    is confirmed yet; ``by_court`` if a court has to set it.
    """

    on: date | None = None
    line: Reading | None = None
    missing: tuple[str, ...] = ()
    reason: str = ""
    doubtful: bool = False
    others: tuple[Reading, ...] = ()
    unconfirmed: bool = False
    by_court: bool = False

    @property
    def latest_on(self) -> date | None:
        """The last day to pay on the line that is latest."""
        return max((line.nominal_on for line in self.others), default=self.on)


def sme_term(facts: Facts) -> Term:
    """The day on which the payer had to pay at the latest."""
    found: Term = facts.once("sme_term", _term)
    return found


def public_payer(facts: Facts) -> bool:
    """A public body, or an organisation that spends fiscal money (sme_2020:28, sme_2025:36)."""
    return facts.get("debtor.kind") in ("government", "public_institution") or facts.get("debtor.fiscal_funded") is True


PUBLIC = derived(
    "付款方是机关、事业单位或者使用财政资金的团体组织", ("debtor.kind", "debtor.fiscal_funded"), lambda f: truth(public_payer(f))
)


def _term(facts: Facts) -> Term:
    signed_on = facts.get("contract.signed_on")
    public = public_payer(facts) and signed_on is not None and signed_on >= SME_2020_ON
    in_2025 = signed_on is not None and signed_on >= SME_2025_ON
    found = _public(facts) if public else _large_2025(facts) if in_2025 else _large_before(facts)
    started = any(facts.get(path) is not None for path in (DELIVERED, OCCUPIED, ACCEPTED))
    if found.missing and facts.get("performance.completed") is False and not started:
        return _by_ladder(facts)
    return found


def _by_ladder(facts: Facts) -> Term:
    """Works that go no further are never delivered: the general due day."""
    due = due_day(facts)
    return Term(due.on, missing=due.missing, reason=due.reason)


def _start(facts: Facts) -> str:
    """The field that tells the first day of the term."""
    event = facts.get(EVENT)
    if event == "acceptance":
        late = facts.get("performance.employer_delayed_acceptance") is True
        due = "performance.acceptance_due_on"
        return due if late and (facts.get(due) or not facts.get(ACCEPTED)) else ACCEPTED
    if event == "settlement" and facts.get(CONFIRMED) is not None:
        return CONFIRMED
    known = [path for path in (DELIVERED, OCCUPIED, ACCEPTED) if facts.get(path) is not None]
    return known[0] if known else DELIVERED


def _law(facts: Facts, in_2025: str, in_2020: str) -> str:
    """The article under the regulation of the day of signing; before there was one, the contract."""
    signed_on = facts.get("contract.signed_on")
    if signed_on is not None and signed_on < SME_2020_ON:
        return "contract_act_1999:60"
    older = signed_on is not None and signed_on < SME_2025_ON
    return f"sme_2020:{in_2020}" if older else f"sme_2025:{in_2025}"


_BY_EVENT = {
    ACCEPTED: ("10", "9"), "performance.acceptance_due_on": ("10(2)", "9(2)"), CONFIRMED: ("9(4)", "8(3)"),
}
"""What says that the term starts on this day, if that is not its ordinary start."""


def _counted(facts: Facts, path: str, period: Period, why: str, *cite: str, doctrine: str = "") -> Reading:
    by_event = _BY_EVENT.get(path) if facts.get(EVENT) or doctrine else None
    both = (*cite, _law(facts, *by_event)) if by_event else cite
    return reading(facts.get(path), period, f"{why}，自{NAMES[path]}起", *both, doctrine=doctrine)


def _from_start(facts: Facts, period: Period, why: str, in_2025: str, in_2020: str) -> Term:
    path, cite = _start(facts), _law(facts, in_2025, in_2020)
    if facts.get(path) is None:
        return Term(missing=(path,))
    line = _counted(facts, path, period, why, cite)
    later = [other for other in _others(facts) if facts.get(other) > line.start_on]
    others = tuple(_counted(facts, other, period, why, cite, doctrine="sme_term_start") for other in later)
    return Term(
        line.nominal_on, line, reason=line.reason, others=others,
        unconfirmed=facts.get(EVENT) == "settlement" and facts.get(CONFIRMED) is None,
    )


def _others(facts: Facts) -> list[str]:
    """Where the contract is not said to count from a certain day, acceptance and the confirmed sum may start the term."""
    if facts.get(EVENT) is not None or facts.get(DAYS) is not None:
        return []
    return [path for path in (ACCEPTED, CONFIRMED) if facts.get(path) is not None]


def _agreed(facts: Facts, days: int, in_2025: str, in_2020: str) -> Term:
    """So many days as agreed; with none payment is due on the first day itself."""
    if days:
        return _from_start(facts, Period(days, "day"), f"约定{days}日", in_2025, in_2020)
    path = _start(facts)
    start_on = facts.get(path)
    return Term(start_on, missing=() if start_on else (path,), reason=f"约定于{NAMES[path]}付款")


def _public(facts: Facts) -> Term:
    """Thirty days, or as agreed up to sixty."""
    agreed, days = facts.get("contract.payment_day_agreed"), facts.get("contract.payment_days_after_delivery")
    longest = _from_start(facts, SIXTY, "机关、事业单位最长六十日", "9(1)", "8(1)")
    if days is not None:
        if days >= SIXTY.length:
            return longest
        return _agreed(facts, days, "9(1)", "8(1)")
    due_on = facts.get("account.due_on")
    if due_on is not None and longest.on is not None:
        return Term(due_on, reason="约定的付款日") if due_on < longest.on else longest
    if agreed is False:
        return _from_start(facts, THIRTY, "没有约定的三十日", "9(1)", "8(1)")
    over = longest.on is not None and longest.on < facts.asked_on
    return longest if agreed or over else Term(missing=("contract.payment_day_agreed",))


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
    return _from_start(facts, SIXTY, "没有（有效）约定的六十日", "9(2)", "8(2)")


def _large_before(facts: Facts) -> Term:
    """The general due day; the 2020 text gives large enterprises no length."""
    days = facts.get("contract.payment_days_after_delivery")
    if days is not None and facts.get("account.due_on") is None:
        return _agreed(facts, days, "9(2)", "8(2)")
    if (by_court := _by_court(facts)) is not None:
        return by_court
    due = due_day(facts)
    start_on = facts.first(DELIVERED, ACCEPTED, OCCUPIED)
    late_delivery = start_on is not None and start_on >= SME_2025_ON
    unset = facts.get("contract.payment_day_agreed") is False and facts.get("account.due_on") is None
    return Term(due.on, missing=due.missing, reason=due.reason, doubtful=late_delivery and unset)


def _by_court(facts: Facts) -> Term | None:
    """The only term was the third party's payment, which is void: no day is left (pay_when_paid_2024:2)."""
    signed_on, clause = facts.get("contract.signed_on"), facts.get("contract.back_to_back")
    named = facts.first("account.due_on", "account.instalments", "settlement.agreement_due_on", "priority.amended_due_on")
    if signed_on is None or signed_on < SME_2020_ON or clause not in ("condition", "proportion") or named is not None:
        return None
    found = _from_start(facts, SIXTY, "条款无效后由法院定的合理期限，暂参照六十日", "9(2)", "8(2)")
    if found.line is None:
        return None
    cite = (*found.line.cite, "pay_when_paid_2024:2")
    return replace(found, line=replace(found.line, cite=cite, doctrine="sme_term_after_void_clause"), by_court=True)


def _day_untold(facts: Facts) -> bool:
    """Besides the void clause another day may have been agreed."""
    return sme_term(facts).by_court and facts.get("contract.payment_day_agreed") is not False


def _not_set(facts: Facts) -> Truth:
    term = sme_term(facts)
    recent = term.line is not None and facts.asked_on < term.line.start_on + A_YEAR
    return truth(term.by_court and (recent or _day_untold(facts)))


term_not_set = derived("条款无效后的付款期要由法院定，交付还不满一年，或者不知道有没有另外约定付款日", READS, _not_set)


def _cut(facts: Facts) -> Truth:
    """The day or the number of days agreed with a public body lies beyond the longest term."""
    term, due = sme_term(facts), due_day(facts)
    if public_payer(facts) and (facts.get(DAYS) or 0) > SIXTY.length:
        return truth(term.line is not None and facts.get("contract.signed_on") >= SME_2020_ON)
    return truth(public_payer(facts) and term.line is not None and term.on is not None and due.on is not None and term.on < due.on)


CUT_READS = (*READS, "claimant.size_at_signing")


def longest_term_on(facts: Facts) -> date | None:
    """The last day of the longest term, where what was agreed with a public body lies beyond it (sme_2025:9): the safe
    day for whatever runs from the due day. The regulation does not protect large enterprises."""
    if facts.get("claimant.size_at_signing") == "large" or _cut(facts) is not Truth.YES:
        return None
    return sme_term(facts).on


term_cut = derived("机关、事业单位约定的付款日超过法定最长期限", READS, _cut)


def _disputed(facts: Facts) -> Truth:
    """The contract is not said to count from delivery, and another day may start the term."""
    term = sme_term(facts)
    return truth(bool(term.others) or term.unconfirmed)


start_disputed = derived("付款期可能自更晚的日子起算", READS, _disputed)


def _run(facts: Facts) -> Clock:
    term = sme_term(facts)
    if term.line is not None:
        untold = ("account.due_on",) if _day_untold(facts) else ()
        return running(facts, term.line, others=term.others, missing=untold)
    if term.missing:
        return unread(facts, *term.missing)
    return idle(facts, term.reason or "没有法定付款期，按约定的付款日")


SME_TERM = ClockRule(
    "sme_term", "中小企业款项付款期", ClockKind.MATURITY, READS, _run,
    ("sme_2020:8", "sme_2025:9"),
)
