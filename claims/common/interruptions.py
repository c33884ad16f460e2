"""What starts a period of limitation again (时效中断): the listed events, payments and proceedings.

Sources:
    civil_code:195, gpcl_2017:195, gpcl_1986:140; limitation_2020:8-17, 19.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from advisor.rules.facts import Facts
from advisor.rules.matter.account import Debt, Event
from claims.common.in_force import GENERAL_PROVISIONS_ON

INTERRUPTING = frozenset({
    "acknowledgment", "promise_to_pay", "part_payment", "suit", "suit_withdrawn_served", "arbitration",
    "payment_order", "preservation", "insolvency_claim", "mediation", "assignment_notice", "note_without_day",
    "police_report", "joined_party",
})
"""limitation_2020:8-17; part_payment and promise: limitation_2020:14; joining a party: 11(6); assignment notice: 17."""

NEEDS_PROOF = frozenset({"demand", "no_objection_demand"})
"""A demand interrupts when it reached the debtor (limitation_2020:8): without proof of receipt it cannot be relied on."""

PROCEEDINGS = frozenset({"suit", "arbitration", "payment_order", "insolvency_claim", "enforcement_participation", "police_report", "joined_party"})
"""Here the period starts again when the proceedings end, not when they begin (civil_code:195, gpcl_2017:195); after a
report of a crime, when one learns that no case is made of it, or the criminal judgment is in force (limitation_2020:13)."""

WITHDRAWN = frozenset({"suit_withdrawn_served", "suit_withdrawn_unserved"})
"""A suit that was withdrawn: served, it counts as a demand on the day of the entry; some count from its end."""

NEW_AGREEMENT = frozenset({"settlement"})
"""Agreeing to the debt anew starts the period again even after it ran out (limitation_2020:14, 19(2))."""

PROMISED = frozenset({"promise_to_pay"})
"""Agreeing to perform after the period ran out loses the defence (limitation_2020:19(1)): it counts again from then."""

AFTER_EXPIRY = frozenset({"acknowledgment", "statement_only", "part_payment", "note_without_day", "no_objection_demand"})
"""Done after the period ran out, these may or may not show that the debtor agreed to perform (limitation_2020:19)."""

DOUBTFUL = frozenset({"statement_only", "complaint_to_authority", "suit_withdrawn_unserved"})
"""No text settles these; the safe day disregards them."""

EVENT_NAMES = {
    "demand": "催款送达", "acknowledgment": "对方认账", "promise_to_pay": "承诺还款", "part_payment": "部分付款",
    "suit": "起诉", "suit_withdrawn_served": "起诉后撤诉，诉状已送达", "suit_withdrawn_unserved": "起诉后撤诉，诉状未送达",
    "arbitration": "申请仲裁", "payment_order": "申请支付令", "preservation": "申请保全", "insolvency_claim": "申报破产债权",
    "mediation": "申请调解", "complaint_to_authority": "向主管部门投诉", "assignment_notice": "债权转让通知到达",
    "statement_only": "仅对账签字", "note_without_day": "出具无还款期的欠条", "no_objection_demand": "催款后对方未异议",
    "settlement": "签订结算协议", "enforcement_participation": "申请参与分配",
    "police_report": "报案、控告", "joined_party": "申请追加当事人或者被通知参加诉讼",
}

APART = frozenset({"retention", "deposit", "loss"})
"""Debts beside the price: an act that names no debt is surely about the price (or wages, if those are claimed) and only
perhaps about these (limitation_2020:9 reaches the rest of the same debt alone)."""

INTERRUPTION_READS = ("account.events", "account.payments")


class Interruption(NamedTuple):
    """What starts the period again: its day, its kind, and for proceedings the day on which they ended."""

    on: date
    kind: str
    ended_on: date | None = None


def _withdrawn_on(facts: Facts, event: Event) -> date | None:
    """The day on which an open suit was withdrawn, where that stands as an entry of its own."""
    if event.kind != "suit" or event.on is None:
        return None
    later = [e.on for e in facts.get("account.events") if e.kind in WITHDRAWN and e.on is not None and e.on > event.on]
    return min(later, default=None)


def interruptions(facts: Facts, doubtful: bool, debt: Debt = "price") -> list[Interruption]:
    """The listed events and payments that start the period of ``debt`` again, in the order listed; ``doubtful`` adds
    those of which courts are not agreed, or which may be about another debt. Read once, for many claims may ask."""
    found: list[Interruption] = facts.once(
        ("interruptions", doubtful, debt), lambda f: _listed(f, doubtful, debt)
    )
    return found


def _listed(facts: Facts, doubtful: bool, debt: Debt) -> list[Interruption]:
    found: list[Interruption] = []
    for event in facts.get("account.events") or ():
        if event.on is None or event.on > facts.on or event.debt not in (None, "all", debt):
            continue
        known = event.debt is not None or debt not in APART
        firm = event.kind in INTERRUPTING or (event.kind in NEEDS_PROOF and event.proof is True)
        maybe = event.kind in DOUBTFUL or event.kind in NEEDS_PROOF or firm
        if (firm and known) or (doubtful and maybe):
            found.append(Interruption(event.on, str(event.kind), event.ended_on or _withdrawn_on(facts, event)))
    for payment in facts.get("account.payments") or () if doubtful or debt not in APART else ():
        if payment.on is not None and payment.on <= facts.on:
            found.append(Interruption(payment.on, "part_payment"))
    return found


Again = Callable[[Interruption], date]
"""The day from which an interruption starts the period again."""


def from_end(facts: Facts) -> Again:
    """Proceedings start the period again when they end: while that day is not known, today at the latest, or on the day
    of the suit on file."""

    def again(act: Interruption) -> date:
        if act.kind in PROCEEDINGS:
            return act.ended_on or max(act.on, min(facts.on, facts.filed_on))
        return act.on

    return again


def from_beginning(act: Interruption) -> date:
    """The safe line: proceedings that ended before 2017-10-01, or of which the end is not known, count from their
    beginning (gpcl_1986:140)."""
    ended_on = act.ended_on if act.kind in PROCEEDINGS else None
    return ended_on if ended_on is not None and ended_on >= GENERAL_PROVISIONS_ON else act.on


def from_withdrawal(act: Interruption) -> date:
    """The late line for a suit that was withdrawn: its proceedings too have an end (civil_code:195)."""
    return act.ended_on or act.on
