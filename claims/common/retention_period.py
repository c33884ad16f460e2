"""Whether the period for the return of retention money is over, and how the works ended (质保金返还期限已满).

Sources:
    construction_2026:14; construction_2020:17; construction_2018:8; pricing_standard:10.5.1 (three per cent).
"""

from __future__ import annotations

from datetime import date

from advisor.rules.conditions import all_of, any_of, derived, matured, more_than, none_of, split
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth

from .retention import (
    ANALOGY,
    HELD_READS,
    RETENTION_READS,
    ended_unfinished,
    retention_due,
    retention_excess,
    void_unfinished,
)
from .validity import contract_void


def _ended_early(facts: Facts) -> Truth:
    """Terminated before completion, and no longer period has run out since the site was left."""
    return truth(ended_unfinished(facts) and MATURED.find(facts).truth is not Truth.YES)


def _two_years_supplied(facts: Facts) -> Truth:
    """No period was agreed, and the two years of the later interpretations are over."""
    return truth(retention_due(facts).supplied and MATURED.find(facts).truth is Truth.YES)


def _analogy_not_over(facts: Facts) -> Truth:
    """No period was agreed, the works were left unfinished, and two years by analogy are not over."""
    return truth(retention_due(facts).by_analogy and MATURED.find(facts).truth is not Truth.YES)


THREE_PER_CENT_ON = date(2017, 7, 1)
"""The ministerial measures on retention of 2017 (no more than three per cent, none beside a deposit) began; before, five."""


def _since_2017(facts: Facts) -> Truth:
    signed_on = facts.get("contract.signed_on")
    return Truth.NO if signed_on is not None and signed_on < THREE_PER_CENT_ON else Truth.YES


def _excessive(facts: Facts) -> Truth:
    excess = retention_excess(facts)
    return truth(None if excess is None else excess > 0)


SINCE_2017 = derived("2017-07-01 起订立", ("contract.signed_on",), _since_2017)
EXCESS = all_of(
    any_of(more_than("contract.retention_percent", 3), derived("质保金超过价款的百分之三", HELD_READS, _excessive)), SINCE_2017
)
MATURED = matured("retention_due")


def _excess_ahead(facts: Facts) -> Truth:
    """What lies above three per cent, before the return day; while it is not known to, nothing does."""
    return truth(EXCESS.find(facts).truth is Truth.YES and MATURED.find(facts).truth is Truth.NO)


EXCESS_AHEAD = derived("质保金超过百分之三，返还期未满", (), _excess_ahead)
EARLY = derived("提前解除、约定返还期未满", (), _ended_early)
SUPPLIED = derived("没有约定返还期，已满二年", (), _two_years_supplied)
ANALOGY_NOT_OVER = derived("解除（无效）未完工、没有约定返还期，未满二年", (), _analogy_not_over)
ENDING_READS = (*RETENTION_READS, *contract_void.reads)
ENDED_UNFINISHED = derived("合同在完工前解除", ENDING_READS, lambda facts: truth(ended_unfinished(facts)))
VOID_UNFINISHED = derived("合同无效且未完工", ENDING_READS, lambda facts: truth(void_unfinished(facts)))
RUNS_ON = derived(
    "合同没有在完工前结束", ENDING_READS, lambda facts: truth(not ended_unfinished(facts) and not void_unfinished(facts))
)
HEADS = (
    (RUNS_ON, ()),
    (all_of(ENDED_UNFINISHED, none_of(VOID_UNFINISHED)), ("construction_2026:14(1)",)),
    (VOID_UNFINISHED, ("construction_2026:14(2)",)),
)
AT_ONCE = split(EARLY, "retention_after_termination_before_2026")
BY_ANALOGY = split(ANALOGY_NOT_OVER, ANALOGY)
ABOVE_THREE = split(EXCESS_AHEAD, "retention_above_three_per_cent")
ONLY_EXCESS = all_of(EXCESS_AHEAD, none_of(EARLY), none_of(ANALOGY_NOT_OVER))
