"""The amount that ranks first, with what is in it and what stays outside (优先受偿的数额).

Sources:
    priority_reply_2002:3; construction_2018:21; construction_2020:40; construction_2026:17; the heads are data
    (``knowledge/rates/priority_heads.toml``).
Limits:
    The unpaid price as one sum for the whole works; several buildings are sorted by the command ``priority``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from advisor.quantum.lines import Computation, Line, add_up
from advisor.quantum.money import format_yuan
from advisor.quantum.priority import head_rule
from advisor.rules.claim import Amount, AmountRule
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth
from claims.common.priority_clock import PRIORITY_CLOCK, RETENTION_LINE
from claims.common.retention import retention_held
from claims.common.sum_owed import OWED_READS, UNDUE_RETENTION, sum_owed
from claims.common.validity import contract_void

OUTSIDE = ("interest", "penalty", "damages", "idle_loss")
SCOPE_ON = {"c2026": date(2026, 6, 30), "c2020": date(2021, 1, 1)}
"""A day on which the scope of the regime was in force; the older regimes by the day below."""
SINCE_2019, BEFORE = ("c2018", "c2026_old_facts"), date(2002, 6, 27)


@cache
def _outside(on: date) -> tuple[Line, ...]:
    """One line without amount for each head that does not rank first."""
    rules = (head_rule(key, on) for key in OUTSIDE)
    return tuple(Line(f"不计入：{rule.label}", source=rule.citation, note=rule.note) for rule in rules)


def _scope_on(facts: Facts) -> date:
    regime = facts.regime.id if facts.regime is not None else "c2026"
    return date(2019, 2, 1) if regime in SINCE_2019 else SCOPE_ON.get(regime, BEFORE)


def _retention_alone(facts: Facts) -> Decimal | None:
    """Yuan of retention money where the period for the price is over and only the count for that part still runs."""
    clock = facts.once(PRIORITY_CLOCK, PRIORITY_CLOCK.read_all)[0]
    if clock.expired is not Truth.YES or clock.lesser_act_on is not None:
        return None
    alive = [line.doctrine for line in clock.others if clock.exercised_on <= line.extended_on]
    if not alive or set(alive) != {RETENTION_LINE}:
        return None
    listed = [i.amount for i in facts.get("account.instalments") or () if i.kind == "retention" and i.amount is not None]
    return sum(listed, Decimal(0)) if listed else retention_held(facts)


def _within_time(facts: Facts) -> Amount:
    """What is owed, as far as some count leaves the right alive for it."""
    owed, retention = sum_owed(facts), _retention_alone(facts)
    if owed.value is None or owed.computation is None or retention is None or retention >= owed.value:
        return owed
    line = Line("减：行使期限已过的价款（只余质保金可争）", amount=retention - owed.value)
    computation = Computation(retention, (*owed.computation.lines, line))
    return replace(owed, value=retention, computation=computation, note=f"{owed.note}价款的行使期限已过，只就质保金部分可争。")


def _amount(facts: Facts) -> Amount:
    """The unpaid price; interest, penalties and losses are named as outside it."""
    owed, on = _within_time(facts), _scope_on(facts)
    if owed.computation is None:
        return owed
    head = head_rule("compensation" if contract_void.find(facts).truth is Truth.YES else "price", on)
    inside = tuple(replace(line, source=head.citation, note=head.note) for line in owed.computation.lines)
    outside = _outside(on)
    cited = tuple(dict.fromkeys((head.citation, *(line.source for line in outside))))
    note = f"{owed.note}计入优先受偿数额的是{head.label}；利息、违约金、损害赔偿金和停窝工损失不计入，另作普通债权请求。"
    kept = sum((-line.amount for line in owed.computation.lines if line.label.endswith(UNDUE_RETENTION)), Decimal(0))
    if kept:
        note += f"未到期的质保金 {format_yuan(kept)} 没有计入；多数认为它属于优先受偿的价款，可在期限内一并请求确认。"
    return replace(owed, computation=add_up((*inside, *outside), citations=cited), note=note)


PRIORITY_AMOUNT = AmountRule((*OWED_READS, *contract_void.reads, *PRIORITY_CLOCK.reads), _amount)
