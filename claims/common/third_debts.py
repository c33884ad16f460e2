"""What others owe our debtor: the object of subrogation (代位权).

Two sources are read as one list: ``account.third_party_debts``, and the employer's debt to our counterparty in
``chain``. All conditions look at the debt with the best prospects.

Sources:
    civil_code:535; contract_general_2023:33, 34; contract_interp_1_1999:11-13, 21; construction_2026:7.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.law.counting import count
from advisor.rules.claim import Amount
from advisor.rules.clock import Clock, ClockKind, ClockRule, Reading, idle, running, unread
from advisor.rules.conditions import derived
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, conjunction, truth

from .chain import capped
from .limitation_period import limitation_period
from .sum_owed import OWED_READS, sum_owed

LIST, OWES, DUE_ON = "account.third_party_debts", "chain.employer_owes", "chain.employer_debt_due_on"
INACTIVE, PENDING, WON = "chain.debtor_inactive", "chain.debtor_suit_pending", "chain.debtor_won_unenforced"
READS = (LIST, OWES, DUE_ON, INACTIVE, PENDING, WON)
ORDER = {Truth.YES: 2, Truth.UNKNOWN: 1, Truth.NO: 0}


@dataclass(frozen=True, slots=True)
class ThirdDebt:
    """One debt of somebody else to our debtor; amounts in yuan."""

    amount: Decimal | None
    due_on: date | None
    monetary: Truth
    personal: Truth
    pursued: Truth
    """The debtor went to court or arbitration for it."""

    def idle(self) -> Truth:
        """The debtor has not pursued it by suit or arbitration."""
        return ~self.pursued

    def due(self, facts: Facts) -> Truth:
        """It had fallen due when the suit is brought, or by now."""
        return truth(None if self.due_on is None else self.due_on <= max(facts.filed_on, facts.on))

    def usable(self, facts: Facts) -> Truth:
        """Idle, due and not personal."""
        return conjunction([self.idle(), self.due(facts), ~self.personal])


def _pursued(facts: Facts) -> Truth:
    if True in (facts.get(PENDING), facts.get(WON)):
        return Truth.YES
    inactive = facts.get(INACTIVE)
    return truth(None if inactive is None else not inactive)


def _all(facts: Facts) -> list[ThirdDebt]:
    found = [
        ThirdDebt(d.amount, d.due_on, truth(d.monetary), truth(d.personal), truth(d.pursued))
        for d in facts.get(LIST) or ()
    ]
    if any(facts.get(path) is not None for path in (OWES, DUE_ON, INACTIVE)):
        employer = ThirdDebt(facts.get(OWES), facts.get(DUE_ON), Truth.YES, Truth.NO, _pursued(facts))
        found.append(employer)
    return [d for d in found if d.amount is None or d.amount > 0]


def third_debts(facts: Facts) -> list[ThirdDebt]:
    """All debts known, best first."""

    def best_first(debt: ThirdDebt) -> tuple[object, ...]:
        """The order in which they were typed must not matter, so equals are told apart by all they are."""
        kind = (-ORDER[debt.monetary], ORDER[debt.personal], debt.due_on or date.max, ORDER[debt.pursued])
        return (-ORDER[debt.usable(facts)], -(debt.amount or Decimal(0)), *kind)

    def work(facts: Facts) -> list[ThirdDebt]:
        return sorted(_all(facts), key=best_first)

    found: list[ThirdDebt] = facts.once("third_debts", work)
    return found


def _known(facts: Facts) -> Truth:
    if third_debts(facts):
        return Truth.YES
    return truth(None if facts.get(LIST) is None and facts.get(OWES) is None else False)


def _of_best(facts: Facts, what: str) -> Truth:
    debts = third_debts(facts)
    if not debts:
        return _known(facts)
    best = debts[0]
    values = {
        "idle": best.idle(),
        "due": best.due(facts),
        "monetary": best.monetary,
        "personal": best.personal,
    }
    return values[what]


third_debt_known = derived("债务人对他人享有债权", READS, _known)
third_debt_idle = derived("债务人没有以诉讼或者仲裁向对方主张", READS, lambda facts: _of_best(facts, "idle"))
third_debt_due = derived("该债权已到期", READS, lambda facts: _of_best(facts, "due"))
third_debt_monetary = derived("该债权以金钱给付为内容", READS, lambda facts: _of_best(facts, "monetary"))
third_debt_personal = derived("该债权专属于债务人自身", READS, lambda facts: _of_best(facts, "personal"))

AMOUNT_READS = (*OWED_READS, *READS)


def lesser_of_both(facts: Facts) -> Amount:
    """Our own claim, but no more than what is owed to our debtor (civil_code:535; contract_interp_1_1999:21)."""
    own = sum_owed(facts)
    usable = [d for d in third_debts(facts) if d.usable(facts) is not Truth.NO]
    if own.value is None:
        return own
    if not usable or any(d.amount is None for d in usable):
        return Amount(missing=(OWES,) if facts.get(LIST) is None else (LIST,))
    total = sum((d.amount for d in usable if d.amount is not None), Decimal(0))
    if own.value <= total:
        return own
    return Amount(total, capped(own, total, "次债务数额"), note="以次债务数额为限。")


def _third_limitation(facts: Facts) -> Clock:
    debts = third_debts(facts)
    if not debts:
        return idle(facts, "没有次债务", never_started=True)
    due_on = debts[0].due_on
    if due_on is None:
        return unread(facts, LIST if facts.get(LIST) else DUE_ON)
    if due_on >= facts.on:
        return idle(facts, f"次债务 {due_on} 才到期", never_started=True)
    counted = Reading("次债务到期之日", count(due_on, limitation_period(due_on)), ("civil_code:188",))
    return running(
        facts,
        counted,
        notes=("债务人对次债务的催款、对方付款可能已使时效中断，请查明；代位起诉使两笔债权都中断。",),
    )


THIRD_LIMITATION = ClockRule(
    "third_limitation",
    "次债务的诉讼时效（未计中断）",
    ClockKind.LIMITATION,
    (LIST, DUE_ON, OWES, INACTIVE),
    _third_limitation,
    ("civil_code:188", "limitation_2020:16"),
)
