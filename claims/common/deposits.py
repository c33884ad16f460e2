"""Which deposits can be asked back, since when, and why (保证金返还).

Sources:
    bidding_regulation:57 (bid deposit: five days after signing); the contract (performance deposit); sme_2020:12,
    sme_2025:13 (only four kinds of deposit may be taken); civil_code:157, 566; contract_act_1999:58, 97;
    bankruptcy_2006:46.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.law.counting import Period, count
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth

from .due_day import A_YEAR
from .in_force import SME_2020_ON
from .termination_right import ENDED_READS, ended_on
from .validity import contract_void

FIVE_DAYS = Period(5, "day")
KINDS = ("contract.bid_deposit", "contract.performance_deposit", "contract.other_deposit")
NAMES = {KINDS[0]: "投标保证金", KINDS[1]: "履约保证金", KINDS[2]: "其他名目的保证金"}
DEPOSIT_READS = (
    *KINDS, "contract.signed_on", "contract.performance_deposit_due_on", "contract.deposit_paid_on",
    *ENDED_READS, "performance.left_site_on", "performance.completed_on", "debtor.insolvency_accepted_on",
)
VOID_SINCE = (
    "performance.left_site_on", "performance.terminated_on", "performance.completed_on", "contract.deposit_paid_on",
    "contract.signed_on",
)
"""A void contract needs no termination: a notice, in time or not, shows when the works were given up."""
REGULATION_ON = date(2012, 2, 1)
"""bidding_regulation in force."""
ONLY_FOUR_KINDS_ON = SME_2020_ON
"""sme_2020:29; from here no deposit of another kind may be taken."""


@dataclass(frozen=True, slots=True)
class Deposit:
    """One deposit paid: yuan, the day from which it can be asked back (``None`` if unknown), and why.

    ``contested`` when courts differ on whether it can be asked back at that day; ``void`` when it goes back because
    the contract is void.
    """

    field: str
    amount: Decimal
    since_on: date | None
    reason: str
    cite: tuple[str, ...]
    missing: tuple[str, ...] = ()
    contested: bool = False
    void: bool = False

    def due(self, on: date) -> Truth:
        """Whether it can be asked back on ``on``."""
        if self.since_on is None:
            return Truth.UNKNOWN
        return Truth.YES if on > self.since_on else Truth.NO


def deposits(facts: Facts) -> tuple[Deposit, ...]:
    """The deposits paid, each with its day of return."""
    found: tuple[Deposit, ...] = facts.once("deposits", _deposits)
    return found


def _deposits(facts: Facts) -> tuple[Deposit, ...]:
    work = {KINDS[0]: _bid, KINDS[1]: _performance, KINDS[2]: _other}
    return tuple(work[path](facts, facts.get(path)) for path in KINDS if facts.get(path))


def _bid(facts: Facts, amount: Decimal) -> Deposit:
    signed_on = facts.get("contract.signed_on")
    if signed_on is None:
        return Deposit(KINDS[0], amount, None, "看书面合同签订日", ("bidding_regulation:57",), ("contract.signed_on",))
    if signed_on < REGULATION_ON:
        return Deposit(KINDS[0], amount, signed_on, "合同已订立，投标担保的目的已达到", ("contract_act_1999:60",))
    last_on = count(signed_on, FIVE_DAYS).nominal_last_day
    return Deposit(KINDS[0], amount, last_on, "书面合同签订后五日内应退", ("bidding_regulation:57",))


def _void(facts: Facts, field: str, amount: Decimal) -> Deposit | None:
    """What was taken under a void contract goes back, by whatever name it was taken."""
    if contract_void.find(facts).truth is not Truth.YES:
        return None
    since_on = facts.first(*VOID_SINCE)
    missing = () if since_on else ("contract.deposit_paid_on",)
    cite = ("civil_code:157", "contract_act_1999:58")
    return Deposit(field, amount, since_on, "合同无效，因合同取得的保证金应返还", cite, missing, void=True)


def _ended(facts: Facts, field: str, amount: Decimal) -> Deposit | None:
    """The contract ended, or the debtor is insolvent: whichever came first."""
    terminated_on, insolvent_on = ended_on(facts), facts.get("debtor.insolvency_accepted_on")
    if insolvent_on is not None and (terminated_on is None or insolvent_on <= terminated_on):
        return Deposit(field, amount, insolvent_on, "破产申请受理，未到期的债权视为到期", ("bankruptcy_2006:46",))
    if terminated_on is not None:
        return Deposit(field, amount, terminated_on, "合同解除，恢复原状", ("civil_code:566", "contract_act_1999:97"))
    return None


def _performance(facts: Facts, amount: Decimal) -> Deposit:
    if (void := _void(facts, KINDS[1], amount)) is not None:
        return void
    due_on, ended = facts.get("contract.performance_deposit_due_on"), _ended(facts, KINDS[1], amount)
    if due_on is not None and (ended is None or ended.since_on is None or due_on <= ended.since_on):
        return Deposit(KINDS[1], amount, due_on, "约定的返还日", ("civil_code:509", "contract_act_1999:60"))
    if ended is not None:
        return ended
    untold, accepted_on = ("contract.performance_deposit_due_on",), facts.get("performance.completed_on")
    if accepted_on is not None and accepted_on + A_YEAR <= facts.asked_on:
        why = "竣工验收合格已满一年，担保的目的已经达到（约定的返还日没有填）"
        return Deposit(KINDS[1], amount, accepted_on, why, ("civil_code:509", "contract_act_1999:60"), untold, contested=True)
    return Deposit(KINDS[1], amount, None, "返还日看合同", ("civil_code:509", "contract_act_1999:60"), untold)


def _other(facts: Facts, amount: Decimal) -> Deposit:
    taken_on = facts.first("contract.deposit_paid_on", "contract.signed_on")
    if taken_on is not None and taken_on >= ONLY_FOUR_KINDS_ON:
        return Deposit(KINDS[2], amount, taken_on, "四类以外的保证金不得收取", ("sme_2020:12", "sme_2025:13"))
    gone = _void(facts, KINDS[2], amount) or _ended(facts, KINDS[2], amount)
    if gone is not None:
        return gone
    if taken_on is None:
        return Deposit(KINDS[2], amount, None, "须知道交纳日", (), ("contract.deposit_paid_on",))
    return Deposit(KINDS[2], amount, taken_on, "收取其他名目的保证金", ("contract_act_1999:60",), contested=True)
