"""When the price fell due (应付工程价款之日).

Sources:
    construction_2020:27, construction_2004:18 (statutory ladder); civil_code:189 (instalments of one debt: the last);
    bankruptcy_2006:46 (acceptance of insolvency makes every debt due); civil_code:543, contract_act_1999:77 (an
    agreement to pay on another day binds both for the debt; the priority right keeps the first day, see
    :mod:`claims.common.priority_start`).
Limits:
    Listed instalments keep their own days: an agreement that moves one of them is entered in its row.
    A day that is not answered is unknown, not absent: the ladder goes down a rung only when the works are said not to
    be handed over, or to be unfinished (then there is no final account either). The suit itself is the last rung.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from advisor.rules.conditions import any_of, derived, split
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth

from .termination_right import ENDED_READS, ended_on

DUE_READS = (
    "account.due_on",
    "account.instalments",
    "contract.payment_day_agreed",
    "contract.payment_days_after_delivery",
    "contract.payment_event",
    "settlement.agreement_due_on",
    "priority.amended_due_on",
    "performance.completed",
    "performance.completed_on",
    "performance.delivered",
    "performance.delivered_on",
    "performance.occupied_on",
    "settlement.submitted_on",
    "settlement.agreement_on",
    "procedure.filed_on",
    "procedure.accepted_on",
    "procedure.planned_filing_on",
    "debtor.insolvency_accepted_on",
)
A_YEAR = timedelta(days=365)
DELIVERY = ("performance.delivered_on", "performance.occupied_on")
"""Hand-over; works occupied without it count as handed over."""
ACCEPTANCE = ("performance.completed_on", "performance.occupied_on")
_TERM_FROM = {"acceptance": ("验收合格", ACCEPTANCE), "settlement": ("结算", ("settlement.agreement_on",))}
"""From what an agreed number of days is counted where not from hand-over."""


@dataclass(frozen=True, slots=True)
class DueDay:
    """The due day, why it is that day, and what is missing if it cannot be told.

    ``by_suit``: for want of any other day the price falls due on the day of suit, at the latest. ``at_latest_on``: the
    day is not known, but by this one every debt is due.
    """

    on: date | None
    reason: str
    cite: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    by_suit: bool = False
    at_latest_on: date | None = None


def due_day(facts: Facts) -> DueDay:
    """The due day of the price as a whole, as a debt (retention money has its own): a day agreed later binds."""
    found: DueDay = facts.once(
        "due_day", lambda f: _by_insolvency(f, _amended(f) or _agreed(f) or _statutory(f))
    )
    return found


def first_due_day(facts: Facts) -> DueDay:
    """The due day before any agreement to pay on another day."""
    found: DueDay = facts.once("first_due_day", lambda f: _by_insolvency(f, _agreed(f) or _statutory(f)))
    return found


def debt_due_day(facts: Facts) -> DueDay:
    """The due day from which limitation runs: a day named in the settlement, later than that of the contract and past by
    now, counts instead (civil_code:543). Interest that had begun is not cut off by it."""
    settled_on, due = facts.get("settlement.agreement_due_on"), due_day(facts)
    named, moved = facts.get("account.due_on"), _amended(facts) is not None or bool(_instalment_days(facts))
    if settled_on is None or named is None or moved or not named < settled_on < facts.on:
        return due
    later = DueDay(settled_on, "结算协议约定的付款日", ("civil_code:543", "contract_act_1999:77"))
    return _by_insolvency(facts, later)


def contract_day(facts: Facts) -> date | None:
    """The day of payment by the contract itself: as named, or so many days after hand-over, acceptance or settlement."""
    named: date | None = facts.get("account.due_on")
    return named if named is not None else _after_event(facts)


def _counted_from(facts: Facts) -> tuple[str, tuple[str, ...]]:
    return _TERM_FROM.get(facts.get("contract.payment_event"), ("交付", DELIVERY))


def _after_event(facts: Facts) -> date | None:
    begun_on, days = facts.first(*_counted_from(facts)[1]), facts.get("contract.payment_days_after_delivery")
    if begun_on is None or days is None:
        return None
    found: date = begun_on + timedelta(days=days)
    return found


def _amended(facts: Facts) -> DueDay | None:
    """The day on which the parties agreed to pay instead, also by a settlement signed before the first day had come; of
    listed instalments the rows tell."""
    if _instalment_days(facts):
        return None
    cite = ("civil_code:543", "contract_act_1999:77")
    if (moved_to := facts.get("priority.amended_due_on")) is not None:
        return DueDay(moved_to, "协议变更后的付款日", cite)
    signed_on, settled_on = facts.get("settlement.agreement_on"), facts.get("settlement.agreement_due_on")
    named = facts.get("account.due_on")
    if None in (signed_on, settled_on, named) or not signed_on <= named < settled_on:
        return None
    return DueDay(settled_on, "结算协议约定的付款日", cite)


def _by_insolvency(facts: Facts, agreed: DueDay) -> DueDay:
    """Debts not yet due fall due when insolvency is accepted (bankruptcy_2006:46); one due before keeps its day, so that
    a day not known stays unknown and is only bounded."""
    insolvent_on = facts.get("debtor.insolvency_accepted_on")
    if insolvent_on is not None and agreed.on is None:
        return replace(agreed, at_latest_on=insolvent_on)
    if insolvent_on is not None and agreed.on is not None and agreed.on > insolvent_on:
        return DueDay(insolvent_on, "破产申请受理，未到期的债权视为到期", ("bankruptcy_2006:46",))
    return agreed


def _instalment_days(facts: Facts) -> list[date]:
    listed = facts.get("account.instalments") or ()
    return [i.due_on for i in listed if i.kind != "retention" and i.due_on is not None]


def _agreed(facts: Facts) -> DueDay | None:
    if days := _instalment_days(facts):
        return DueDay(max(days), "分期付款，最后一期应付日", ("civil_code:189",))
    if (due_on := facts.get("account.due_on")) is not None:
        return DueDay(due_on, "约定的应付款日", ("construction_2020:27",))
    if (due_on := facts.get("settlement.agreement_due_on")) is not None:
        return DueDay(due_on, "结算协议约定的付款日", ("construction_2026:21(2)", "construction_2020:27"))
    return _agreed_after_event(facts)


def _agreed_after_event(facts: Facts) -> DueDay | None:
    """So many days after hand-over (acceptance, settlement); of works that are not handed over the ladder decides."""
    days, (name, paths) = facts.get("contract.payment_days_after_delivery"), _counted_from(facts)
    if days is None:
        return None
    if (due_on := _after_event(facts)) is not None:
        return DueDay(due_on, f"约定{name}后{days}日付款", ("construction_2020:27", "civil_code:509"))
    if False in (facts.get("performance.delivered"), facts.get("performance.completed")):
        return None
    return DueDay(None, f"约定{name}后{days}日付款，不知道{name}之日", missing=paths[:1])


LADDER = ("construction_2020:27", "construction_2004:18")
EARLY_READS = (*DUE_READS, "account.due_basis")
_EVENTS = {
    "performance.delivered_on": "交付之日", "performance.occupied_on": "占有使用之日",
    "performance.completed_on": "验收合格之日",
}
_COUNTING = {
    "delivery": DELIVERY, "acceptance": ACCEPTANCE, None: tuple(_EVENTS),
}
"""What may start the period of payment, by what the contract counts from; works occupied count as handed over."""


def counted_from_event(facts: Facts) -> bool:
    """The day of payment is not a fixed one, nor was it fixed or moved by settlement or later agreement."""
    named = _instalment_days(facts) or facts.get("account.due_on") is not None
    fixed = facts.get("contract.payment_event") in ("fixed_day", "settlement")
    moved = _amended(facts) is not None or (not named and facts.get("settlement.agreement_due_on") is not None)
    return not (fixed or moved or facts.get("account.due_basis") == "settlement")


def earlier_start(facts: Facts, unlisted: bool = False) -> DueDay | None:
    """The earlier day on which the price was payable if the period of payment ran from hand-over, acceptance or
    occupation, where one of them is known and comes before the due day. Instalments keep their days; what they leave
    out (``unlisted``) is otherwise due on the day of suit."""
    due = due_day(facts)
    listed = bool(_instalment_days(facts))
    if due.on is None or not counted_from_event(facts) or listed is not unlisted:
        return None
    named = _instalment_days(facts) or facts.get("account.due_on") is not None
    event = facts.get("contract.payment_event")
    events = _COUNTING[event] if named or event == "acceptance" else DELIVERY
    known = [(facts.get(path), path) for path in events if facts.get(path) is not None]
    if not known:
        return None
    (event_on, path), days = min(known), facts.get("contract.payment_days_after_delivery") or 0
    on = event_on + timedelta(days=days)
    reason = f"{_EVENTS[path]} {event_on}" + (f"加约定的 {days} 日" if days else "")
    return DueDay(on, reason, LADDER) if on < (facts.filed_on if unlisted else due.on) else None


def _statutory(facts: Facts) -> DueDay:
    """Hand-over, else submission of the final account, else suit; only where no day was agreed."""
    agreed = facts.get("contract.payment_day_agreed")
    if agreed is None:
        return DueDay(None, "不知道约定的付款日", missing=("account.due_on", "contract.payment_day_agreed"))
    if agreed:
        return DueDay(None, "合同约定了付款日，但没有填写", missing=("account.due_on",))
    if (on := facts.first(*DELIVERY)) is not None:
        return DueDay(on, "没有约定付款日：工程交付之日", LADDER)
    unfinished = facts.get("performance.completed") is False
    if not unfinished and facts.get("performance.delivered") is not False:
        return _at_the_latest_on_suit("没有约定付款日，还不知道工程有没有交付", "performance.delivered_on")
    if (on := facts.get("settlement.submitted_on")) is not None:
        return DueDay(on, "没有约定付款日、未交付：提交竣工结算文件之日", LADDER)
    if unfinished and (on := facts.get("settlement.agreement_on")) is not None:
        return DueDay(on, "没有约定付款日、未交付：结算文件至迟于签结算之日提交", LADDER)
    if not unfinished:
        return _at_the_latest_on_suit("没有约定付款日、未交付，还不知道有没有提交结算", "settlement.submitted_on")
    return DueDay(facts.filed_on, "没有约定付款日、未交付、未结算：起诉之日", LADDER, by_suit=True)


def _at_the_latest_on_suit(reason: str, path: str) -> DueDay:
    return DueDay(None, reason, LADDER, missing=(path,), by_suit=True)


def _is_due(facts: Facts) -> Truth:
    due = due_day(facts)
    if due.on is None:
        over = due.at_latest_on is not None and due.at_latest_on <= max(facts.filed_on, facts.on)
        return Truth.YES if due.by_suit or over else Truth.UNKNOWN
    first_on = min([due.on, *_instalment_days(facts)])
    return Truth.YES if first_on <= max(facts.filed_on, facts.on) else Truth.NO


def done_on(facts: Facts) -> date | None:
    """The latest of hand-over, acceptance and settlement; of works that went no further, the day they were given up."""
    days = [facts.get(path) for path in (*DELIVERY, "performance.completed_on", "settlement.agreement_on")]
    if facts.get("performance.completed_on") is None and facts.get("performance.completed") is not True:
        days += [facts.get("performance.left_site_on"), ended_on(facts)]
    return max((day for day in days if day is not None), default=None)


def latest_due_on(facts: Facts) -> date | None:
    """While no day of payment is told: a year after the settlement (or hand-over, if later); hardly any agreed term runs
    longer (our reading). A price not settled may fall due as late as the suit; a day that was agreed, at first or later,
    and is only not filled in has to be looked up."""
    agreed = facts.get("contract.payment_day_agreed") is True or facts.get("priority.amended_on") is not None
    begun_on = done_on(facts)
    if agreed or begun_on is None or facts.get("settlement.agreement_on") is None:
        return None
    return begun_on + A_YEAR


def untold_but_ripe(facts: Facts) -> bool:
    """The day of payment is not told, but since hand-over, acceptance, settlement or the end of the works suit was
    brought (the last rung of the ladder), or a year and more has gone by: our reading of when hardly any agreed term
    can still be running."""
    due, begun_on = due_day(facts), done_on(facts)
    if due.on is not None or due.by_suit or begun_on is None:
        return False
    sued_on = facts.first("procedure.filed_on", "procedure.accepted_on")
    return (sued_on is not None and begun_on <= sued_on <= facts.on) or begun_on + A_YEAR <= max(facts.filed_on, facts.on)


def _told_or_open(facts: Facts) -> Truth:
    return Truth.NO if untold_but_ripe(facts) else _is_due(facts)


UNTOLD_READS = (*DUE_READS, "performance.left_site_on", *ENDED_READS)
ripe = split(
    derived("没有填付款日，但交付、验收、结算或者退场后已经起诉，或者已满一年", UNTOLD_READS, lambda facts: truth(untold_but_ripe(facts))),
    "due_day_not_told",
)
price_due = any_of(derived("工程价款已到应付之日", UNTOLD_READS, _told_or_open), ripe)
"""The price, or an instalment of it, has fallen due, or falls due by the suit itself."""
