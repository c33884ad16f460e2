"""Facts that contradict one another or the calendar: shown at the field, never silently mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from advisor.rules.matter import FIELDS, Matter, getter


class Severity(Enum):
    """``impossible`` cannot be true as typed; ``doubtful`` may be true and should be looked at."""

    IMPOSSIBLE = "impossible"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not fit, the field to mend, and how."""

    field: str
    message: str
    remedy: str
    severity: Severity


IMPOSSIBLE_ORDERS = (
    ("contract.agreed_start_on", "contract.agreed_completion_on"),
    ("contract.signed_on", "settlement.agreement_on"),
    ("performance.started_on", "performance.completed_on"),
    ("performance.started_on", "performance.report_submitted_on"),
    ("performance.stopped_on", "performance.resumed_on"),
    ("settlement.submitted_on", "settlement.replied_on"),
    ("settlement.agreement_on", "settlement.rescission_filed_on"),
    ("contract.signed_on", "contract.held_void_on"),
    ("procedure.filed_on", "procedure.accepted_on"),
    ("procedure.accepted_on", "procedure.final_on"),
    ("procedure.accepted_on", "procedure.judgment_effective_on"),
    ("procedure.accepted_on", "procedure.remanded_on"),
    ("procedure.judgment_effective_on", "procedure.performance_until_on"),
    ("procedure.judgment_received_on", "procedure.appeal_filed_on"),
    ("procedure.award_received_on", "procedure.annulment_filed_on"),
    ("procedure.judgment_effective_on", "procedure.retrial_filed_on"),
    ("procedure.objection_ruling_received_on", "procedure.objection_suit_filed_on"),
    ("procedure.distribution_plan_received_on", "procedure.distribution_objected_on"),
    ("procedure.distribution_objected_on", "procedure.distribution_opposed_on"),
    ("procedure.distribution_opposed_on", "procedure.distribution_suit_filed_on"),
    ("procedure.others_judgment_known_on", "procedure.set_aside_filed_on"),
    ("procedure.payment_order_received_on", "procedure.payment_order_objected_on"),
    ("procedure.performance_until_on", "procedure.enforcement_filed_on"),
    ("debtor.insolvency_accepted_on", "debtor.insolvency_declared_on"),
    ("debtor.insolvency_accepted_on", "debtor.insolvency_filing_until_on"),
    ("debtor.insolvency_accepted_on", "debtor.administrator_urged_on"),
    ("priority.deal_demand_on", "priority.deal_on"),
    ("account.obstacle_from_on", "account.obstacle_ended_on"),
    ("performance.termination_ground_known_on", "performance.terminated_on"),
)
"""Pairs of which the first cannot lie after the second."""

DOUBTFUL_ORDERS = (
    ("contract.signed_on", "account.due_on"),
    ("contract.signed_on", "performance.started_on"),
    ("performance.completed_on", "performance.delivered_on"),
    ("performance.completed_on", "settlement.submitted_on"),
    ("settlement.submitted_on", "settlement.agreement_on"),
    ("performance.stopped_on", "performance.left_site_on"),
    ("claimant.qualification_obtained_on", "performance.completed_on"),
    ("priority.amended_on", "priority.amended_due_on"),
    ("account.due_on", "priority.amended_due_on"),
)
"""Pairs that usually come in this order."""

MAY_LIE_AHEAD = frozenset(
    {
        "account.due_on",
        "account.interest_paid_to_on",
        "chain.employer_debt_due_on",
        "contract.agreed_start_on",
        "contract.agreed_completion_on",
        "contract.audit_period_agreed_until_on",
        "contract.performance_deposit_due_on",
        "debtor.insolvency_filing_until_on",
        "performance.wages_due_on",
        "priority.amended_due_on",
        "procedure.performance_until_on",
        "procedure.planned_filing_on",
        "settlement.agreement_due_on",
        "settlement.retention_return_due_on",
    }
)
"""Days that are not (only) facts of the past."""

PAST_ROWS = (
    ("account.payments", "on"),
    ("account.events", "on"),
    ("priority.assertions", "on"),
    ("account.disposals", "done_on"),
    ("performance.extras", "done_on"),
    ("performance.loss_events", "known_on"),
)
ROW_ORDERS = (
    ("account.events", "on", "ended_on"),
    ("performance.loss_events", "known_on", "ended_on"),
    ("performance.loss_events", "known_on", "notice_on"),
    ("account.guarantees", "signed_on", "asserted_on"),
    ("account.guarantees", "asserted_on", "urged_on"),
    ("account.disposals", "done_on", "known_on"),
)


def incoherences(matter: Matter, on: date) -> tuple[Problem, ...]:
    """Everything that does not fit together as of ``on``, the impossible first."""
    checks = (
        _orders(matter),
        _future(matter, on),
        _rows(matter, on),
        _money(matter),
        _statements(matter, on),
    )
    found = [problem for check in checks for problem in check]
    return tuple(sorted(found, key=lambda p: p.severity is Severity.DOUBTFUL))


def _get(matter: Matter, path: str) -> Any:
    return getter(path)(matter) if path in FIELDS else None


def _late(path: str, message: str, severity: Severity = Severity.IMPOSSIBLE) -> Problem:
    mend = "核对两个日期，改正写错的那个" if severity is Severity.IMPOSSIBLE else "如确实如此可以不改"
    return Problem(path, message, mend, severity)


def _orders(matter: Matter) -> Iterator[Problem]:
    kinds = ((IMPOSSIBLE_ORDERS, Severity.IMPOSSIBLE), (DOUBTFUL_ORDERS, Severity.DOUBTFUL))
    for pairs, severity in kinds:
        for earlier, later in pairs:
            first, second = _get(matter, earlier), _get(matter, later)
            if first is not None and second is not None and first > second:
                words = f"{FIELDS[later].label}（{second}）早于{FIELDS[earlier].label}（{first}）"
                yield _late(later, words, severity)


def _future(matter: Matter, on: date) -> Iterator[Problem]:
    for path, spec in FIELDS.items():
        if spec.kind != "day" or path in MAY_LIE_AHEAD:
            continue
        day = _get(matter, path)
        if day is not None and day > on:
            words = f"{spec.label}（{day}）还没有到（今天 {on}）"
            yield Problem(path, words, "已经发生的事才填；打算起诉的填“计划起诉日”", Severity.IMPOSSIBLE)


def _rows(matter: Matter, on: date) -> Iterator[Problem]:
    for path, name in PAST_ROWS:
        for number, row in enumerate(_get(matter, path) or (), 1):
            day = getattr(row, name)
            if day is not None and day > on:
                words = f"{FIELDS[path].label}第 {number} 条的日期（{day}）还没有到（今天 {on}）"
                yield Problem(path, words, "核对年份；将来的事不要列", Severity.IMPOSSIBLE)
    for path, earlier, later in ROW_ORDERS:
        for number, row in enumerate(_get(matter, path) or (), 1):
            first, second = getattr(row, earlier), getattr(row, later)
            if first is not None and second is not None and first > second:
                yield _late(path, f"{FIELDS[path].label}第 {number} 条的日期先后颠倒（{first}、{second}）")


def _money(matter: Matter) -> Iterator[Problem]:
    account, contract = matter.account, matter.contract
    price, paid, unpaid = account.price_total, account.paid_total, account.unpaid
    if price is not None and unpaid is not None and unpaid > price:
        yield Problem(
            "account.unpaid",
            f"欠款（{unpaid:,} 元）大于应得总额（{price:,} 元）",
            "核对哪一个写错",
            Severity.IMPOSSIBLE,
        )
    elif price is not None and paid is not None and unpaid is not None and price - paid != unpaid:
        words = f"应得 {price:,} 元减已付 {paid:,} 元是 {price - paid:,} 元，与填写的欠款 {unpaid:,} 元不一致"
        yield Problem("account.unpaid", words, "欠款以填写的为准；请核对三个数", Severity.DOUBTFUL)
    if price is not None and paid is not None and paid > price:
        words = f"已付（{paid:,} 元）大于应得总额（{price:,} 元）"
        yield Problem("account.paid_total", words, "核对是否漏计增项", Severity.DOUBTFUL)
    listed = [payment.amount for payment in account.payments or () if payment.amount is not None]
    if paid is not None and listed and sum(listed, Decimal(0)) != paid:
        words = f"付款记录合计 {sum(listed, Decimal(0)):,} 元，与已付总额 {paid:,} 元不一致"
        yield Problem("account.payments", words, "补齐付款记录，或改正总额", Severity.DOUBTFUL)
    for path in ("contract.retention_percent", "performance.progress_percent"):
        share = _get(matter, path)
        if share is not None and share > 100:
            yield Problem(path, f"{FIELDS[path].label}超过 100", "只写百分数，例如 3", Severity.IMPOSSIBLE)
    if contract.retention_amount and price and contract.retention_amount > price:
        words = "质保金数额大于应得总额"
        yield Problem("contract.retention_amount", words, "核对小数点和单位", Severity.IMPOSSIBLE)


def _statements(matter: Matter, on: date) -> Iterator[Problem]:
    performance, procedure = matter.performance, matter.procedure
    if performance.completed is False and performance.completed_on is not None:
        words = "既填了没有完工，又填了竣工验收合格日"
        remedy = "完工的改成“是”；由别人接着做完才验收的，没有完工是对的，删去验收合格日"
        yield Problem("performance.completed", words, remedy, Severity.IMPOSSIBLE)
    if performance.delivered is False and performance.delivered_on is not None:
        words = "既填了没有交付，又填了交付日"
        yield Problem("performance.delivered", words, "交付了的改成“是”", Severity.IMPOSSIBLE)
    first_on, moved_on = matter.account.due_on, matter.priority.amended_due_on
    if first_on is not None and first_on == moved_on:
        words = f"应付款日与变更后的付款日是同一天（{first_on}）"
        remedy = "应付款日填改期以前原定的那一天：优先权多从原定的日子起算，填错会把末日算晚"
        yield Problem("account.due_on", words, remedy, Severity.DOUBTFUL)
    settled_on = matter.settlement.agreement_due_on
    if matter.account.due_basis == "settlement" and first_on and settled_on and first_on != settled_on:
        words = f"应付款日（{first_on}）写明来自结算协议，却与结算协议约定的付款日（{settled_on}）不同"
        yield Problem("account.due_on", words, "核对哪一个写错；合同原定的日子，来源选“合同”", Severity.DOUBTFUL)
    if matter.project.planning_permit == "none" and matter.project.planning_permit_on is not None:
        words = "既填了没有规划许可，又填了取得日期"
        yield Problem("project.planning_permit", words, "后来取得的，改成“已取得”", Severity.IMPOSSIBLE)
    planned = procedure.planned_filing_on
    if planned is not None and planned < on and procedure.filed_on is None:
        words = f"计划起诉日（{planned}）已经过去（今天 {on}）"
        yield Problem("procedure.planned_filing_on", words, "已起诉的填提交日；没有的改期", Severity.DOUBTFUL)
