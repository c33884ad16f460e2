"""What others owe our debtor: the object of subrogation (代位权).

Two sources are read as one list: ``account.third_party_debts``, and the employer's debt to our counterparty in
``chain``. All conditions look at the debt with the best prospects; each debt has its own limitation.

Sources:
    civil_code:535; contract_general_2023:33, 34; contract_interp_1_1999:11-13, 21; construction_2026:7.
Limits:
    What is owed by several others is added up, though each is sued for his own debt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from advisor.law.regimes import Regime
from advisor.quantum.money import format_yuan
from advisor.rules.claim import Amount
from advisor.rules.clock import Clock, ClockKind, ClockRule, idle, running, unread
from advisor.rules.conditions import all_of, derived, expired
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, conjunction, truth

from .chain import capped
from .each_limitation import safest_first
from .interest_sum import CLAUSE, interest_amount
from .interest_sum import READS as INTEREST_READS
from .interruptions import Interruption, from_beginning
from .limitation_period import counted_again
from .sum_owed import OWED_READS, sum_owed

LIST, OWES, DUE_ON = "account.third_party_debts", "chain.employer_owes", "chain.employer_debt_due_on"
INACTIVE, PENDING, WON = "chain.debtor_inactive", "chain.debtor_suit_pending", "chain.debtor_won_unenforced"
URGED_ON, SETTLED = "chain.employer_debt_urged_on", "chain.employer_debt_settled"
EMPLOYER = "chain.employer_name"
READS = (LIST, OWES, DUE_ON, INACTIVE, PENDING, WON)
MONEY_ONLY = ("gpcl_2017", "contract_act")
"""Regimes under which only a claim for money could be pursued (contract_interp_1_1999:13)."""
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
    debtor: str = ""
    urged_on: date | None = None
    """When the debtor last demanded it, or it was last paid on or acknowledged."""

    def idle(self) -> Truth:
        """The debtor has not pursued it by suit or arbitration."""
        return ~self.pursued

    def due(self, facts: Facts) -> Truth:
        """It had fallen due when the suit is brought, or by now."""
        return truth(None if self.due_on is None else self.due_on <= max(facts.filed_on, facts.on))

    def usable(self, facts: Facts) -> Truth:
        """Idle, due and not personal; under the contract act also for money."""
        money = self.monetary if facts.ask(_money_only) else Truth.YES
        return conjunction([self.idle(), self.due(facts), ~self.personal, money])


def _money_only(facts: Facts, regime: Regime | None) -> bool:
    return regime is not None and regime.id in MONEY_ONLY


def _pursued(facts: Facts) -> Truth:
    if True in (facts.get(PENDING), facts.get(WON)):
        return Truth.YES
    inactive = facts.get(INACTIVE)
    return truth(None if inactive is None else not inactive)


def _all(facts: Facts) -> list[ThirdDebt]:
    found = [
        ThirdDebt(d.amount, d.due_on, truth(d.monetary), truth(d.personal), truth(d.pursued), d.debtor or "", d.urged_on)
        for d in facts.get(LIST) or ()
    ]
    if any(facts.get(path) is not None for path in (OWES, DUE_ON, INACTIVE)):
        owes, due_on, urged_on = (facts.get(path) for path in (OWES, DUE_ON, URGED_ON))
        found.append(ThirdDebt(owes, due_on, Truth.YES, Truth.NO, _pursued(facts), facts.get(EMPLOYER) or "", urged_on))
    return [d for d in found if d.amount is None or d.amount > 0]


def third_debts(facts: Facts) -> list[ThirdDebt]:
    """All debts known, best first."""

    def best_first(debt: ThirdDebt) -> tuple[object, ...]:
        """The order in which they were typed must not matter, so equals are told apart by all they are."""
        days = debt.due_on or date.max, debt.urged_on or date.min
        kind = (-ORDER[debt.monetary], ORDER[debt.personal], *days, ORDER[debt.pursued], debt.debtor)
        return (-ORDER[debt.usable(facts)], _late(facts, debt), -(debt.amount or Decimal(0)), *kind)

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


def _unsettled(facts: Facts) -> Truth:
    """As answered of the employer's debt; of other debts listed with a sum the sum is taken for certain."""
    settled, debts = facts.get(SETTLED), third_debts(facts)
    if settled is None and debts and all(facts.get(path) is None for path in (OWES, DUE_ON, INACTIVE)):
        return truth(None if debts[0].amount is None else False)
    return ~truth(settled)


third_debt_known = derived("债务人对他人享有债权", READS, _known)
third_debt_idle = derived("债务人没有以诉讼或者仲裁向对方主张", READS, lambda facts: _of_best(facts, "idle"))
third_debt_due = derived("该债权已到期", READS, lambda facts: _of_best(facts, "due"))
third_debt_monetary = derived("该债权以金钱给付为内容", READS, lambda facts: _of_best(facts, "monetary"))
third_debt_personal = derived("该债权专属于债务人自身", READS, lambda facts: _of_best(facts, "personal"))
third_debt_unsettled = derived("次债务没有结算，数额未定", (SETTLED, *READS[:3]), _unsettled)

AMOUNT_READS = tuple(dict.fromkeys((*OWED_READS, *READS, URGED_ON, EMPLOYER, *INTEREST_READS)))


def lesser_of_both(facts: Facts) -> Amount:
    """Our own claim, but no more than what is owed to our debtor (civil_code:535; contract_interp_1_1999:21)."""
    own = sum_owed(facts)
    usable = [d for d in third_debts(facts) if d.usable(facts) is not Truth.NO]
    if own.value is None:
        return own
    living = [d for d in usable if not _late(facts, d)] or usable
    late = "、".join(d.debtor or f"{d.due_on} 到期的一笔" for d in usable if d not in living)
    left_out = f"次债务的时效看来已过、未计入：{late}（查明有中断的，或者对方不提时效的，一并请求）。" if late else ""
    usable = living
    if not usable or any(d.amount is None for d in usable):
        return Amount(missing=(OWES,) if facts.get(LIST) is None else (LIST,))
    total = sum((d.amount for d in usable if d.amount is not None), Decimal(0))
    if own.value <= total:
        return replace(own, note=own.note + left_out + _with_interest(facts, own.value, total))
    return Amount(total, capped(own, total, "次债务数额"), note="以次债务数额为限。" + left_out)


def _with_interest(facts: Facts, own: Decimal, total: Decimal) -> str:
    """Interest already accrued is part of our due claim too (civil_code:535(2)), within what is owed to the debtor."""
    accrued = None if facts.get(CLAUSE) == "excluded" else interest_amount(facts).value
    if not accrued or own >= total:
        return ""
    reach = min(own + accrued, total)
    return (
        f"到期利息 {format_yuan(accrued)} 也在代位范围内：连同本金可代位至 {format_yuan(reach)}，写入代位请求；"
        "约定了违约金的，利息、违约金取高者。"
    )


def _limitation(facts: Facts, debt: ThirdDebt) -> Clock:
    """The period of one third debt."""
    if debt.due_on is None:
        return unread(facts, LIST if facts.get(LIST) else DUE_ON)
    if debt.due_on >= facts.on:
        return idle(facts, f"次债务 {debt.due_on} 才到期", never_started=True)
    acts = [Interruption(debt.urged_on, "demand")] if debt.urged_on is not None else []
    counted = counted_again(debt.due_on, "次债务到期之日", acts, from_beginning)
    ask = "债务人对次债务的催款、对方付款可能已使时效中断，请查明；"
    notes = ("" if acts else ask) + "代位起诉使两笔债权都中断。"
    return running(facts, counted[-1], steps=tuple(counted[:-1]), notes=(notes,))


def _late(facts: Facts, debt: ThirdDebt) -> bool:
    """On what is known its limitation ran out before the suit."""
    return _limitation(facts, debt).expired is Truth.YES


def _third_limitation(facts: Facts) -> Clock | tuple[Clock, ...]:
    """Each debt that may be sued for has its own period, the one that ends last first."""
    debts = third_debts(facts)
    if not debts:
        return idle(facts, "没有次债务", never_started=True)
    usable = [d for d in debts if d.usable(facts) is not Truth.NO] or debts[:1]
    if len(usable) == 1:
        return _limitation(facts, usable[0])
    whose = [(d, d.debtor or str(d.due_on or "")) for d in usable]
    return safest_first(replace(_limitation(facts, d), name=f"次债务的诉讼时效：{who}", of=who) for d, who in whose)


THIRD_LIMITATION = ClockRule(
    "third_limitation",
    "次债务的诉讼时效",
    ClockKind.LIMITATION,
    (*READS, URGED_ON, EMPLOYER),
    _third_limitation,
    ("limitation_2020:16", "limitation_2008:18"),
)
third_debt_late = all_of(
    expired("third_limitation"), derived("次债务人提出时效抗辩", (URGED_ON,), lambda facts: Truth.UNKNOWN)
)
"""On what is known the third debt is out of time: its debtor may say so, and may have acknowledged it meanwhile."""
