"""When a submitted final account counts as accepted for want of an answer (送审价视为认可).

Sources:
    construction_2020:21; construction_2004:20; civil_code:137, 201, 204; contract_act_1999:60.
Limits:
    Whether an answer within the period is one in substance is a question of evidence and only asked for.
"""

from __future__ import annotations

from datetime import date

from advisor.law.counting import Period
from advisor.rules.clock import Clock, reading, running, unread
from advisor.rules.conditions import (
    Condition,
    all_of,
    any_of,
    before,
    derived,
    given,
    none_of,
    one_of,
    split,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth

from .said import denied, said
from .validity import contract_void

NEW_FORM_ON = date(2013, 7, 1)
"""From here the model general terms themselves say that silence is acceptance; the 1999 form did not."""

CLAUSE_KIND = "contract.deemed_approval"
SUBMITTED_ON, SUBMITTED_PRICE = "settlement.submitted_on", "settlement.submitted_amount"
CLOCK_READS = (SUBMITTED_ON, "contract.deemed_approval_days")
ANSWER_READS = (*CLOCK_READS, "settlement.replied_on", "settlement.reply")
RECEIPT, PAPERS = "settlement.receipt_authorised", "settlement.papers_complete"


def answer_period(facts: Facts) -> Clock:
    """The agreed period for an answer, from the day on which the employer received the account."""
    submitted_on, days = facts.get(CLOCK_READS[0]), facts.get(CLOCK_READS[1])
    if submitted_on is None or not days:
        return unread(facts, *(path for path in CLOCK_READS if not facts.get(path)))
    return running(facts, reading(submitted_on, Period(days, "day"), "发包人收到竣工结算文件之日", "construction_2020:21"))


def _last_answer_day(facts: Facts) -> tuple[date, date] | None:
    main = answer_period(facts).main
    return (main.nominal_on, main.extended_on) if main else None


def _silent(facts: Facts) -> Truth:
    """No answer by the last day of the agreed period, rest days not added."""
    last, replied_on, reply = _last_answer_day(facts), facts.get("settlement.replied_on"), facts.get("settlement.reply")
    if last is None:
        return Truth.UNKNOWN
    if reply == "none":
        return Truth.YES if facts.asked_on > last[0] else Truth.NO
    if replied_on is None:
        return Truth.UNKNOWN
    if replied_on > last[0]:
        return Truth.YES
    return Truth.UNKNOWN if reply is None else Truth.NO


def _answered_on_extension(facts: Facts) -> Truth:
    """The answer came after the nominal last day, yet by the first workday after it."""
    last, replied_on = _last_answer_day(facts), facts.get("settlement.replied_on")
    if last is None or replied_on is None:
        return Truth.NO
    return Truth.YES if last[0] < replied_on <= last[1] else Truth.NO


def _papers_asked_in_time(facts: Facts) -> Truth:
    asked = facts.get("settlement.reply") == "asked_for_papers"
    return Truth.YES if asked and _silent(facts) is Truth.NO else Truth.NO


def _undisputed(path: str) -> Condition:
    """Shown, or not answered while the employer never answered the submission at all."""
    no_reply = one_of("settlement.reply", "none")
    undisputed = split(none_of(denied(path)), "submission_not_disputed")
    return any_of(said(path), no_reply & undisputed, none_of(no_reply) & yes(path))


OLD_FORM = before("contract.signed_on", NEW_FORM_ON)
agreed = any_of(
    one_of(CLAUSE_KIND, "special_terms"),
    split(one_of(CLAUSE_KIND, "general_terms") & OLD_FORM, "deemed_by_old_general_terms", Truth.NO),
    split(one_of(CLAUSE_KIND, "general_terms") & none_of(OLD_FORM), "deemed_by_general_terms"),
)
"""Silence was agreed to be acceptance."""
submitted = all_of(given(SUBMITTED_ON), given(SUBMITTED_PRICE), _undisputed(RECEIPT))
complete = _undisputed(PAPERS)
silent = derived("约定期限内没有答复", ANSWER_READS, _silent)
_on_extension = derived("答复在名义末日之后、顺延末日之内", (), _answered_on_extension)
not_answered = any_of(
    all_of(silent, none_of(_on_extension)), split(_on_extension, "contractual_period_rest_day"),
    split(derived("期限内只要求补充资料", (), _papers_asked_in_time), "papers_asked_in_answer_period"),
)
_deemed = all_of(agreed, submitted, complete, not_answered)
APPROVAL_READS = _deemed.reads


def deemed_approved(facts: Facts) -> bool:
    """Whether the submitted price counts as the price, for certain or on a contested point that can be argued; where the
    contract is found void only the claim of its own argues that."""
    if contract_void.find(facts).truth is Truth.YES:
        return False
    found = _deemed.find(facts)
    return found.truth is Truth.YES or (found.truth is Truth.UNKNOWN and found.contested and not found.missing())
