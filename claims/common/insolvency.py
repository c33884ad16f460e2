"""Insolvency of the debtor: whether it is under way, and its two short clocks (债权申报、债权确认).

Sources:
    bankruptcy_2006:14, 44-49, 56, 58; bankruptcy_interp_3_2019:8, 9; civil_procedure_2023:85.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advisor.law.counting import Period
from advisor.rules.clock import Clock, ClockKind, ClockRule, Reading, idle, reading, unread
from advisor.rules.conditions import derived, none_of, one_of
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth

from .fixed_day import fixed_day

FIFTEEN_DAYS, THIRTY_DAYS = Period(15, "day"), Period(30, "day")
ACCEPTED, UNDER_WAY = "debtor.insolvency_accepted_on", "debtor.in_insolvency"
REVIEW = "debtor.claim_review"
FILING_READS = (
    ACCEPTED, UNDER_WAY, "debtor.insolvency_filing_until_on", "priority.assertions", "account.events", REVIEW,
)
FILED, ENDED = ("procedure.filed_on", "procedure.accepted_on"), (
    "procedure.judgment_effective_on", "procedure.final_on", "procedure.award_received_on",
)
OBJECTION_READS = (
    REVIEW, "debtor.claim_review_closed_on", ACCEPTED, *FILED, *ENDED, "procedure.decided_on_price", "priority.stated_in_complaint",
)


def _under_way(facts: Facts) -> Truth:
    accepted_on, stated = facts.get(ACCEPTED), facts.get(UNDER_WAY)
    if accepted_on is not None:
        return Truth.YES if accepted_on <= facts.on else Truth.NO
    return truth(stated)


insolvent = derived("法院已受理对方的破产申请", (ACCEPTED, UNDER_WAY), _under_way)
"""The court has accepted a petition: bankruptcy, reorganisation or composition (bankruptcy_2006:44)."""

surely_insolvent = derived(
    "法院已受理对方的破产申请", (ACCEPTED, UNDER_WAY), lambda facts: truth(_under_way(facts) is Truth.YES)
)
"""The same where silence means that there is no insolvency: only for what it takes away from other claims."""

solvent = none_of(surely_insolvent)
"""An insolvent party is not sued for payment: the claim is filed (bankruptcy_2006:44, 48)."""

refused = one_of("debtor.claim_review", "rejected", "priority_rejected")
"""The administrator refused the claim or its priority."""


def filed_claim_on(facts: Facts) -> date | None:
    """The day the claim was handed to the administrator, if it was."""
    acts = [a.on for a in facts.get("priority.assertions") or () if a.kind == "insolvency_claim" and a.on is not None]
    acts += [e.on for e in facts.get("account.events") or () if e.kind == "insolvency_claim" and e.on is not None]
    return min(acts) if acts else None


def reviewed(facts: Facts) -> bool:
    """The administrator decided on the claim, so that it must have been filed."""
    return facts.get(REVIEW) in ("accepted", "rejected", "priority_rejected")


def acted(facts: Facts, main: Reading, done_on: date | None, *notes: str, others: tuple[Reading, ...] = ()) -> Clock:
    """A clock whose act is not the filing of the suit: done on ``done_on``, or still to be done."""
    return Clock(
        "", "", ClockKind.PROCEDURAL, done_on or facts.on, done_on is not None, main, others, notes=tuple(n for n in notes if n),
    )


def _filing(facts: Facts) -> Clock:
    if facts.get(ACCEPTED) is None:
        return idle(facts, "没有破产程序", never_started=True) if facts.get(UNDER_WAY) is False else unread(facts, ACCEPTED)
    until_on = facts.get("debtor.insolvency_filing_until_on")
    if until_on is None and (filed_on := filed_claim_on(facts)) is not None:
        return idle(facts, f"债权已于 {filed_on} 申报")
    if filed_claim_on(facts) is None and reviewed(facts):
        return unread(facts, "account.events")
    if until_on is None:
        return _shortest(facts)
    main = fixed_day(until_on, "法院公告的申报期限", "bankruptcy_2006:45", since_on=min(facts.get(ACCEPTED), until_on))
    return acted(facts, main, filed_claim_on(facts), "逾期可在最后分配前补充申报，已分配的不补，审查费用自负。")


def _shortest(facts: Facts) -> Clock:
    """The announced period is not known: thirty days at least from the announcement, which cannot come before the day of
    acceptance (bankruptcy_2006:14, 45). A safe day, not the true last day: until then nothing can be late, after it that is open."""
    main = reading(facts.get(ACCEPTED), THIRTY_DAYS, "申报期限没有查到：公告起最短三十日，从受理日算", "bankruptcy_2006:45")
    note = "先查公告写明的申报期限（公告之日起三十日到三个月）；逾期可在最后分配前补充申报，已分配的不补，审查费用自负。"
    clock = acted(facts, main, None, note)
    return replace(clock, missing=("debtor.insolvency_filing_until_on",), bound=facts.on > main.nominal_on)


CLAIM_FILING = ClockRule(
    "claim_filing", "债权申报期限", ClockKind.PROCEDURAL, FILING_READS, _filing, ("bankruptcy_2006:45", "bankruptcy_2006:48"),
)


def _goes_on(facts: Facts) -> bool:
    """A suit of before acceptance, not decided yet, that asks for what was refused: it is taken up again and turned into
    one for confirmation (bankruptcy_2006:20)."""
    filed_on, accepted_on = facts.first(*FILED), facts.get(ACCEPTED)
    if filed_on is None or accepted_on is None or filed_on >= accepted_on:
        return False
    asked = facts.get(REVIEW) == "rejected" or facts.get("priority.stated_in_complaint") is True
    return asked and facts.first(*ENDED) is None and facts.get("procedure.decided_on_price") is not True


new_suit_needed = derived("没有可以改为确认之诉的在途案件", OBJECTION_READS, lambda facts: truth(not _goes_on(facts)))


def _objection(facts: Facts) -> Clock:
    if facts.get(REVIEW) not in ("rejected", "priority_rejected"):
        return idle(facts, "管理人没有作出不予确认的审查结论", never_started=True)
    closed_on, filed_on = facts.get("debtor.claim_review_closed_on"), facts.first(*FILED)
    if _goes_on(facts):
        return idle(facts, f"{filed_on} 起诉的案件受理破产时没有审结：恢复审理后改为确认之诉，不另行起诉", never_started=True)
    if closed_on is None:
        return unread(facts, "debtor.claim_review_closed_on")
    main = reading(closed_on, FIFTEEN_DAYS, "债权人会议核查结束", "bankruptcy_interp_3_2019:8")
    early = filed_on is not None and filed_on < closed_on
    note = f"{filed_on} 的起诉早于核查结束，不算对审查结论起诉：末日前另行起诉确认。" if early else ""
    return acted(facts, main, None if early else filed_on, note, "这十五日不是除斥期间的看法占多数，但应按期起诉。")


OBJECTION = ClockRule(
    "objection", "债权确认之诉的十五日", ClockKind.PROCEDURAL, OBJECTION_READS, _objection,
    ("bankruptcy_interp_3_2019:8", "civil_procedure_2023:85"),
)
