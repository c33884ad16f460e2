"""The day from which the priority right runs: when the employer ought to have paid.

Sources:
    construction_2020:41, 27; construction_2018:22; construction_2026:21 (moved due day, day of the settlement);
    bankruptcy_2006:18 (silence of the administrator), 46 (acceptance makes debts due); civil_code:806.
Checked with:
    guiding case 73; (2019) 最高法民申4542号 on a postponement signed after the due day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from advisor.law.counting import Period, count
from advisor.law.periods import period
from advisor.rules.conditions import derived
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth

from .due_day import DELIVERY, DUE_READS, contract_day, first_due_day, price_due
from .in_force import INTERPRETATION_2026_ON
from .sme_term import CUT_READS, longest_term_on
from .termination_right import ENDED_READS, ended_on, noticed_too_early_on
from .validity import accepted_under_2026

TWO_MONTHS, THIRTY_DAYS = Period(2, "month"), Period(30, "day")
STOPPED = ("performance.left_site_on", "performance.stopped_on", "performance.resumed_on")
START_READS = (
    *DUE_READS,
    *CUT_READS,
    "priority.amended_on",
    "priority.amended_reason",
    "performance.completed_on",
    "contract.agreed_completion_on",
    *ENDED_READS,
    "performance.left_site_on",
    "debtor.administrator_answer",
    "debtor.administrator_urged_on",
    "account.due_basis",
    "contract.payment_event",
    *STOPPED,
    "settlement.agreement_amount",
    "account.price_total",
)
PRICE = ("settlement.agreement_amount", "account.price_total")
SETTLED = ("settlement.agreement_on", "settlement.agreement_due_on", "debtor.insolvency_accepted_on")
"""Once one of these is there, the price has a due day of its own."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another arguable start: the day, why, the contested question, and when it was agreed (if by agreement)."""

    on: date
    reason: str
    doctrine: str
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """Where the period starts on the main line, and on other lines. ``missing`` beside a day would move it to a later
    one, ``untold`` to an earlier one."""

    on: date | None
    reason: str
    cite: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    others: tuple[Other, ...] = ()
    untold: tuple[str, ...] = ()


def deemed_termination_on(facts: Facts) -> date | None:
    """Termination of the contract; in insolvency the administrator's silence for two months from acceptance, or
    thirty days from our demand, is one (bankruptcy_2006:18)."""
    terminated_on = ended_on(facts)
    if terminated_on is not None:
        return terminated_on
    insolvent_on = facts.get("debtor.insolvency_accepted_on")
    if insolvent_on is None or facts.get("debtor.administrator_answer") != "silent":
        return None
    silent = count(insolvent_on, TWO_MONTHS).nominal_last_day
    urged_on = facts.get("debtor.administrator_urged_on")
    return min(silent, count(urged_on, THIRTY_DAYS).nominal_last_day) if urged_on else silent


def _not_yet_due(facts: Facts) -> Truth:
    """The due day is known and lies ahead, and no termination made the price due before. A day that is not known is the
    clock's question, not this one."""
    ended = left_unfinished(facts) and deemed_termination_on(facts) is not None
    return truth(not ended and price_due.find(facts).truth is Truth.NO)


not_yet_due = derived("价款的应付日还没有到", (*price_due.reads, *START_READS), _not_yet_due)


def priority_start(facts: Facts) -> Start:
    """The day on which the employer ought to have paid, by the ladder of the 2018, 2020 and 2026 interpretations."""
    return _start(facts, accepted_under_2026.find(facts).truth is Truth.YES)


def start_by_acceptance(facts: Facts) -> Start:
    """The same before a regime is chosen: by the day of acceptance alone."""
    return _start(facts, facts.accepted_on >= INTERPRETATION_2026_ON)


def _start(facts: Facts, under_2026: bool) -> Start:
    found: Start = facts.once(("priority_start", under_2026), lambda f: _priority_start(f, under_2026))
    return found


def _priority_start(facts: Facts, under_2026: bool) -> Start:
    return _noticed_too_early(facts, _ladder(facts, under_2026))


def left_unfinished(facts: Facts) -> bool:
    """The works are said to be unfinished, or the contract ended and nobody says that they were completed."""
    completed = facts.get("performance.completed")
    if completed is not None:
        return completed is False
    return ended_on(facts) is not None and facts.first("performance.completed_on", *DELIVERY) is None


LEFT_UNFINISHED = derived(
    "工程未完工", ("performance.completed", "performance.completed_on", *DELIVERY, *ENDED_READS), lambda f: truth(left_unfinished(f))
)


def given_up_on(facts: Facts) -> date | None:
    """The day unfinished works were left or, while they stand still, were stopped: the earlier."""
    left_on, stopped_on, resumed_on = (facts.get(path) for path in STOPPED)
    days = [left_on, stopped_on if resumed_on is None else None]
    return min((day for day in days if day is not None and day < facts.on), default=None)


def _noticed_too_early(facts: Facts, start: Start) -> Start:
    """A notice of termination that came too early did not end the contract; that it did is another line."""
    noticed_on = noticed_too_early_on(facts)
    if noticed_on is None or start.on in (None, noticed_on) or facts.get("performance.completed") is not False:
        return start
    other = Other(noticed_on, "催告的期限未满就通知解除之日", "terminated_too_early")
    return replace(start, others=(*start.others, other))


def _ladder(facts: Facts, under_2026: bool) -> Start:
    unfinished = _unfinished(facts) if left_unfinished(facts) else None
    if unfinished is not None:
        return unfinished
    due = first_due_day(facts)
    if due.on is None:
        return Start(None, due.reason, due.cite, due.missing)
    sued = facts.first("procedure.filed_on", "procedure.accepted_on") is not None
    if due.by_suit and not sued and given_up_on(facts) is None and noticed_too_early_on(facts) is None:
        return Start(None, "没有约定付款日，未交付、未提交结算、未起诉：应付款日尚未到来", due.cite)
    unlisted = ("account.instalments",) if _final_account_unlisted(facts) else ()
    start = _final_instalment(facts, Start(due.on, due.reason, due.cite, unlisted))
    start = _settled(facts, start, under_2026)
    return _within_longest_term(facts, _not_terminated(facts, _moved(facts, start, under_2026)))


def _within_longest_term(facts: Facts, start: Start) -> Start:
    """Days agreed with a public body beyond the sixty that it may take may not have put the due day off."""
    cut_on = longest_term_on(facts)
    if cut_on is None or start.on is None or cut_on >= start.on:
        return start
    other = Other(cut_on, "机关、事业单位最长六十日付款期届满之日", "due_day_beyond_longest_term")
    return replace(start, others=(*start.others, other))


def _final_instalment(facts: Facts, start: Start) -> Start:
    """Of listed instalments the one of the final account starts the period for the whole price on most opinions; what
    falls due still later is another line."""
    listed = facts.get("account.instalments") or ()
    final_on = max((i.due_on for i in listed if i.kind == "settlement" and i.due_on is not None), default=None)
    if final_on is None or start.on is None or final_on >= start.on:
        return start
    last = Other(start.on, start.reason, "priority_of_later_instalments")
    return replace(start, on=final_on, reason="分期付款，竣工结算款的应付日", others=(*start.others, last))


def _final_account_unlisted(facts: Facts) -> bool:
    """Works not said to be unfinished of which only progress payments are listed, short of the price: the whole price
    falls due with the final account, whose day is not told."""
    listed, price = facts.get("account.instalments") or (), facts.first(*PRICE)
    if not listed or any(i.kind != "progress" for i in listed) or facts.get("performance.completed") is False:
        return False
    if facts.first(*SETTLED) is not None:
        return False
    total = sum((i.amount or Decimal(0) for i in listed), Decimal(0))
    return price is None or total < price


def _not_terminated(facts: Facts, start: Start) -> Start:
    """Unfinished works, contract neither terminated nor settled: a day named for payment on the way need not be the
    due day of the price, which would then fall due by submission of the account, or by the suit or a later
    termination (construction_2020:27). Works that were given up may have made it due when they were; a settlement
    leaves that line only as the safer day."""
    if facts.get("performance.completed") is not False or start.on is None:
        return start
    if facts.first(*DELIVERY) is not None:
        return start
    settled = facts.first(*SETTLED) is not None or facts.get("account.due_basis") == "settlement"
    submitted_on, given_up = facts.get("settlement.submitted_on"), given_up_on(facts)
    on, reason = facts.filed_on, "未完工、未解除、未结算，起诉之日或者此后解除之日"
    if submitted_on is not None:
        on, reason = submitted_on, "未完工、未解除、未交付：提交结算文件之日"
    others = [Other(on, reason, "unfinished_not_terminated")] if on > start.on and not settled else []
    if given_up is not None and (given_up < start.on if settled else given_up != start.on):
        others.append(Other(given_up, "未完工、未解除：停工、退场之日", "unfinished_not_terminated"))
    return replace(start, others=(*start.others, *others))


def _unfinished(facts: Facts) -> Start | None:
    """Unfinished works: from termination, unless a later day was agreed for paying the final account; the due day of
    the contract, leaving the site, the final account and the employer's insolvency (bankruptcy_2006:46) are other lines."""
    terminated_on, due = deemed_termination_on(facts), first_due_day(facts)
    if terminated_on is None:
        return None
    cite = ("bankruptcy_2006:18", "civil_code:806", "contract_act_1999:286")
    settled = facts.get("settlement.agreement_due_on") is not None
    own = facts.get("account.due_on") is not None or settled
    start = Start(terminated_on, "工程未完工，自合同解除（视为解除）之日起", cite)
    agreed_after = settled or facts.get("account.due_basis") not in ("contract", "statute")
    if own and agreed_after and due.on is not None and due.on > terminated_on:
        start = Start(due.on, "合同解除后约定的付款日", due.cite)
    settled_on, insolvent_on = facts.get("settlement.agreement_on"), facts.get("debtor.insolvency_accepted_on")
    days = [(terminated_on, "合同解除（视为解除）之日"), (facts.get("performance.left_site_on"), "退场之日")]
    if settled_on is not None and settled_on > terminated_on:
        days.append((settled_on, "解除后结算确认之日"))
    if insolvent_on is not None and insolvent_on < terminated_on:
        days.append((insolvent_on, "破产申请受理，未到期的债权视为到期"))
    if own:
        days.append((due.on, due.reason))
    others = tuple(Other(d, why, "unfinished_start") for d, why in days if d is not None and d != start.on)
    return replace(start, others=others)


def _settled(facts: Facts, start: Start, under_2026: bool) -> Start:
    """The day named in the settlement: it counts where the contract named none (construction_2026:21(2)); otherwise,
    in cases accepted earlier, and where it was signed only after the period from hand-over had run out, the other day
    stays arguable."""
    settled_on, contract_on = facts.get("settlement.agreement_due_on"), contract_day(facts)
    if settled_on is None or start.on is None:
        return start
    agreed = facts.get("contract.payment_day_agreed")
    if contract_on is None and start.on == settled_on and facts.get("contract.payment_event") != "settlement":
        if agreed is True:
            return Start(None, "合同约定了付款日，但没有填写", start.cite, ("account.due_on",))
        start = replace(start, untold=("contract.payment_day_agreed",) if agreed is None else ())
    if contract_on is not None:
        if start.on == settled_on > contract_on:
            start = Start(contract_on, "合同约定的付款日", ("construction_2020:41",))
        later = settled_on > contract_on == start.on and facts.get("account.due_basis") != "settlement"
        other = Other(
            settled_on,
            "结算协议另定的付款日",
            "settlement_day_against_contract",
            facts.get("settlement.agreement_on"),
        )
        return replace(start, others=(*start.others, other)) if later else start
    delivered_on = facts.first(*DELIVERY)
    if delivered_on is None or delivered_on >= settled_on:
        return start
    doctrine = "settlement_day_before_2026"
    if under_2026:
        signed_on, longest = facts.get("settlement.agreement_on"), period("priority_of_payment", "c2026").period
        if signed_on is not None and signed_on <= count(delivered_on, longest).extended_last_day:
            return start
        doctrine = "settlement_day_after_period"
    return replace(start, others=(*start.others, Other(delivered_on, "合同没有约定付款日：交付之日", doctrine)))


def _moved(facts: Facts, start: Start, under_2026: bool) -> Start:
    """Whether an agreement to pay later moves the start (construction_2026:21(1))."""
    amended_on, moved_to = facts.get("priority.amended_on"), facts.get("priority.amended_due_on")
    if moved_to is None or start.on is None or moved_to <= start.on:
        return start
    reason = facts.get("priority.amended_reason")

    def beside(reason: str, doctrine: str) -> Start:
        return replace(start, others=(*start.others, Other(moved_to, reason, doctrine, amended_on)))

    if facts.get("account.due_basis") == "settlement":
        return beside("变更后的付款日", "settlement_day_moved")
    if amended_on is not None and amended_on > start.on:
        return beside("到期后才改的付款日", "due_day_moved_late")
    objective = reason in ("extension_of_time", "other_objective")
    asked = tuple(path for path in ("priority.amended_on", "priority.amended_reason") if facts.get(path) is None)
    if under_2026 and asked and reason != "mere_delay":
        doctrine = "due_day_moved_late" if objective else "due_day_moved_without_cause"
        return replace(beside("变更后的付款日", doctrine), missing=asked)
    if objective and under_2026:
        return Start(moved_to, "因工期顺延等客观原因协商变更后的付款日", ("construction_2026:21(1)",))
    return beside(
        "变更后的付款日", "due_day_moved_before_2026" if objective else "due_day_moved_without_cause"
    )
