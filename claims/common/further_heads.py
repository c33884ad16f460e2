"""Which article gives which head of the claim against others who must pay, by the day of the head's own fact.

Sources:
    civil_code:74; company_2023:13, 23, 54, 88; company_2018:14, 63; company_interp_3_2011:13, 18; company_temporal_2024:1.
"""

from __future__ import annotations

from datetime import date

from advisor.rules.conditions import all_of, any_of, derived
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth

from .due_day import DUE_READS, due_day
from .further_advice import BRANCH, ONE_MAN
from .guarantees import GUARANTEE_HEADS
from .in_force import CODE_ON
from .shareholders import (
    COMPANY_ACT_ON,
    accelerable,
    capital_due,
    capital_sold_overdue,
    seller_liable,
)
from .veil import OF_VEIL, VEIL_HEADS

NEW_SOLE, OLD_SOLE = "company_2023:23(3)", "company_2018:63"
OF_BRANCH = ("civil_code:74(2)", "company_2023:13(2)", "company_2018:14")


def _due_between(facts: Facts, first_on: date, before_on: date) -> Truth:
    due_on = due_day(facts).on
    return truth(None if due_on is None else first_on <= due_on < before_on)


_old = derived("债务在 2021-01-01 前到期", DUE_READS, lambda f: _due_between(f, date.min, CODE_ON))
_middle = derived("债务在 2021-01-01 至 2024-06-30 到期", DUE_READS, lambda f: _due_between(f, CODE_ON, COMPANY_ACT_ON))
_new = derived("债务在 2024-07-01 起到期", DUE_READS, lambda f: _due_between(f, COMPANY_ACT_ON, date.max))

due_before_2024 = derived(
    "债务在 2024-07-01 前到期", DUE_READS, lambda f: truth(_due_between(f, date.min, COMPANY_ACT_ON) is Truth.YES)
)

HEADS = (
    *GUARANTEE_HEADS,
    (any_of(capital_due, capital_sold_overdue), ("company_interp_3_2011:13",)),
    (capital_sold_overdue, ("company_interp_3_2011:18",)),
    (accelerable, ("company_2023:54",)),
    (seller_liable, ("company_2023:88(1)",)),
    (all_of(ONE_MAN, _new), (NEW_SOLE,)),
    (all_of(ONE_MAN, any_of(_old, _middle)), (OLD_SOLE,)),
    (all_of(BRANCH, _new), OF_BRANCH[:2]),
    (all_of(BRANCH, _middle), (OF_BRANCH[0], OF_BRANCH[2])),
    (all_of(BRANCH, _old), OF_BRANCH[2:]),
    *VEIL_HEADS,
)
"""A guarantee that was signed earlier or later does not change the article on shareholders and branches."""

OF_GUARANTEES = tuple(cite for _, several in GUARANTEE_HEADS for cite in several)
OF_CAPITAL = ("company_interp_3_2011:13", "company_interp_3_2011:18", "company_2023:54", "company_2023:88(1)")
CITE = (NEW_SOLE, *OF_GUARANTEES, OLD_SOLE, *OF_CAPITAL, *OF_BRANCH, *OF_VEIL)
