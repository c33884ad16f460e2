"""What exercises the priority right (行使): acts that state it, and acts of which it is not known whether they did.

Sources:
    civil_code:807, construction_2020:41 (the right itself must be exercised: a suit for the money alone does not);
    bankruptcy_2006:49 (a claim in insolvency that states it); construction_2026:18 (agreement to take the works at a
    price); cpl_interp_2022:232 (the claim can be added until the hearing ends).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from advisor.rules.clock import Reading
from advisor.rules.conditions import derived
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, conjunction, truth

from .validity import accepted_under_2026

IN_COMPLAINT, ASSERTIONS = "priority.stated_in_complaint", "priority.assertions"
DISCOUNT_DEAL = (
    "priority.deal_on",
    "priority.deal_demanded",
    "priority.deal_demand_on",
    "priority.deal_demand_days",
    "priority.deal_price",
    "priority.deal_value",
)
ACT_READS = (ASSERTIONS, IN_COMPLAINT, "account.events", *DISCOUNT_DEAL, "procedure.filed_on", "procedure.accepted_on")

EXERCISE = frozenset({"suit", "arbitration", "insolvency_claim", "enforcement_participation"})
"""Acts that exercise the right if they state it (a suit for the money alone does not); a letter does not."""
LESSER = frozenset({"letter", "suit_withdrawn"})
"""Acts that most courts do not take for exercise: a letter, a suit that was withdrawn or dismissed without trial."""
PROCEEDINGS = ("suit", "arbitration", "insolvency_claim")
"""Kinds of listed events of which it must be asked whether they stated the priority."""

REASONABLE_DAYS = 15
"""Our reading of "合理期限" after a demand (construction_2026:18(3)), which the text does not put in figures: shorter, open."""

NEAR_VALUE = (Decimal("0.8"), Decimal("1.2"))
FAR_FROM_VALUE = (Decimal("0.7"), Decimal("1.3"))
"""Our reading of "基本相当" (construction_2026:18(4)), which the text does not put in figures: within a fifth it is taken
as met; beyond the limits of a plainly unreasonable price (contract_general_2023:42) it is refused; between, open."""


def _near_value(price: Decimal | None, value: Decimal | None) -> Truth:
    if price is None or not value:
        return Truth.UNKNOWN
    ratio = price / value
    if not FAR_FROM_VALUE[0] <= ratio <= FAR_FROM_VALUE[1]:
        return Truth.NO
    return Truth.YES if NEAR_VALUE[0] <= ratio <= NEAR_VALUE[1] else Truth.UNKNOWN


def _demanded_and_waited(facts: Facts, deal_on: date) -> Truth:
    """Payment was demanded and a reasonable time went by (construction_2026:18(3)): none is no time, a few days are for
    the court to weigh."""
    demanded_on, days = facts.get("priority.deal_demand_on"), facts.get("priority.deal_demand_days")
    if facts.get("priority.deal_demanded") is False or days == 0 or (demanded_on is not None and demanded_on >= deal_on):
        return Truth.NO
    if demanded_on is None or days is None:
        return Truth.UNKNOWN
    if deal_on < demanded_on + timedelta(days=days):
        return Truth.NO
    return truth(True) if days >= REASONABLE_DAYS else Truth.UNKNOWN


def _deal_on(facts: Facts) -> date | None:
    """The day of the agreement to take the works at a price: as answered, else the first one listed among the acts."""
    stated: date | None = facts.get("priority.deal_on")
    listed = [a.on for a in facts.get(ASSERTIONS) or () if a.kind == "discount_agreement" and a.on is not None]
    return stated or min(listed, default=None)


def _deal_complies(facts: Facts) -> Truth:
    """Conditions 3 and 4 of construction_2026:18; quality and the nature of the works are elements of the claim. In a
    case accepted earlier, which knew no such list, an agreement that lacks one of them still keeps the point open."""
    deal_on = _deal_on(facts)
    if deal_on is None:
        return Truth.NO
    price, value = facts.get("priority.deal_price"), facts.get("priority.deal_value")
    return conjunction([_demanded_and_waited(facts, deal_on), _near_value(price, value)])


DEAL_READS = (*DISCOUNT_DEAL, ASSERTIONS)
discount_deal_complies = derived("折价协议符合四项条件", DEAL_READS, _deal_complies)
discount_deal_made = derived("签过折价协议", DEAL_READS[:1] + DEAL_READS[-1:], lambda facts: truth(_deal_on(facts) is not None))


@dataclass(frozen=True, slots=True)
class Acts:
    """Day of exercise, a later day that may count instead, a lesser act, a deal that may turn out to be one, and an
    act of which it is not known whether it stated the priority (``asked`` names what would tell)."""

    exercised_on: date | None
    counts_from_on: date | None
    lesser_on: date | None
    open_deal_on: date | None
    unsaid_on: date | None = None
    asked: str = ""

    def on(self, main: Reading, today: date) -> Acts:
        """As the acts stand to this count: an act in time that may have stated the priority leaves a right, which is
        otherwise late, undecided; while the period runs it can still be stated."""
        unsaid_on, settled_on = self.unsaid_on, self.exercised_on or today
        if unsaid_on is None or settled_on <= main.nominal_on or unsaid_on > main.extended_on:
            return self
        return replace(self, exercised_on=unsaid_on, counts_from_on=settled_on)


def acts_of(facts: Facts) -> Acts:
    """The acts listed, the suit on file, an agreed price, and listed proceedings nobody said were for the priority."""
    exercised: list[date] = []
    lesser: list[date] = []
    unsaid: list[tuple[date, str]] = []
    for act in facts.get(ASSERTIONS) or ():
        if act.on is None:
            continue
        if act.kind in EXERCISE and act.priority_stated:
            exercised.append(act.on)
        elif act.kind in EXERCISE and act.priority_stated is None:
            unsaid.append((act.on, ASSERTIONS))
        elif act.kind in LESSER:
            lesser.append(act.on)
    if facts.get(ASSERTIONS) is None:
        events = facts.get("account.events") or ()
        unsaid += [(e.on, ASSERTIONS) for e in events if e.on is not None and e.kind in PROCEEDINGS]
    complies, deal_on = _deal_complies(facts), _deal_on(facts)
    if deal_on is not None and complies is Truth.YES:
        exercised.append(deal_on)
    elif deal_on is not None and complies is Truth.NO and accepted_under_2026.find(facts).truth is Truth.NO:
        lesser.append(deal_on)
    filed_on, stated = facts.first("procedure.filed_on", "procedure.accepted_on"), facts.get(IN_COMPLAINT)
    if filed_on is not None and stated:
        exercised.append(filed_on)
    elif filed_on is not None and stated is None and filed_on not in exercised:
        unsaid.append((filed_on, IN_COMPLAINT))
    day, accepted_on = min(exercised, default=None), facts.get("procedure.accepted_on")
    later = accepted_on if day is not None and day == filed_on and accepted_on and accepted_on > day else None
    unsaid_on, asked = min(unsaid, default=(None, ""))
    open_deal_on = deal_on if complies is Truth.UNKNOWN else None
    return Acts(day, later, min(lesser, default=None), open_deal_on, unsaid_on, asked)


already_exercised = derived("已经行使过", ACT_READS, lambda facts: truth(acts_of(facts).exercised_on is not None))
