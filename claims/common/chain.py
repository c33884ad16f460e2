"""The levels above the claimant's own contract: what the employer knew and owes.

Sources:
    construction_2026:4 (knowledge at the making of the contract), 6, 7; construction_2020:43; construction_2018:24;
    construction_2004:26 (only within what the employer still owes).
"""

from __future__ import annotations

from decimal import Decimal

from advisor.quantum.lines import Computation, Line
from advisor.rules.claim import Amount
from advisor.rules.conditions import derived
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth

from .sum_owed import sum_owed

OWES, OWES_ON, LEVELS = "chain.employer_owes", "chain.employer_debt_due_on", "chain.middle_levels"
ROLE = "debtor.role"
KNEW_READS = ("chain.employer_knew_at_signing", "chain.employer_knew_on", "chain.employer_contract_on")


def _knew(facts: Facts) -> Truth:
    """As answered, else yes if the day of knowledge is not after the day of the employer's contract. Knowledge first
    proved later is not enough, but does not show that there was none (and "should have known") at the signing."""
    answer, known_on, signed_on = (facts.get(path) for path in KNEW_READS)
    if answer is not None:
        return truth(answer)
    if known_on is None or signed_on is None:
        return Truth.UNKNOWN
    return Truth.YES if known_on <= signed_on else Truth.UNKNOWN


employer_knew = derived("发包人订立合同时知道或者应当知道借用资质", KNEW_READS, _knew)


def _left(facts: Facts) -> Truth:
    owes = facts.get(OWES)
    return truth(None if owes is None else owes > 0)


def _owes(facts: Facts) -> Truth:
    """A debt whose day still lies ahead is not yet unpaid (欠付); where no day is told, the sum is taken as due."""
    due_on = facts.get(OWES_ON)
    return Truth.NO if due_on is not None and due_on > facts.asked_on else _left(facts)


employer_owes = derived("发包人还欠付我方相对方工程价款（已到期）", (OWES, OWES_ON), _owes)


def _nothing_left(facts: Facts) -> Truth:
    return ~_left(facts)


employer_paid_out = derived("发包人已付清", (OWES,), _nothing_left)


def _levels(facts: Facts) -> int | None:
    """How many contracts lie between our counterparty and the employer; none when he contracts with the employer, as a
    main contractor or a lender of its name does."""
    levels: int | None = facts.get(LEVELS)
    return 0 if levels is None and facts.get(ROLE) in ("general_contractor", "lender") else levels


counterparty_holds_main_contract = derived(
    "我方相对方直接与发包人订约", (LEVELS, ROLE), lambda f: truth(None if _levels(f) is None else _levels(f) == 0)
)
further_down = derived(
    "我方在多层转包、违法分包的末端",
    (LEVELS, ROLE),
    lambda f: truth(None if _levels(f) is None else _levels(f) != 0),
)


def within_what_employer_owes(facts: Facts) -> Amount:
    """Our own claim, but no more than the employer owes our counterparty."""
    own, owes = sum_owed(facts), facts.get(OWES)
    if own.value is None:
        return own
    if owes is None:
        return Amount(missing=(OWES,))
    value: Decimal = min(own.value, owes)
    assert own.computation is not None
    note = "" if value == own.value else "以发包人欠付数额为限。"
    return Amount(value, own.computation if not note else capped(own, value, "发包人欠付数额"), note=note)


def capped(own: Amount, cap: Decimal, label: str) -> Computation:
    """The own claim with a closing line for the cap."""
    assert own.computation is not None
    assert own.value is not None
    line = Line(f"超出{label}的部分不计", amount=cap - own.value)
    return Computation(cap, (*own.computation.lines, line))
