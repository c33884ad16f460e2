"""An account and a priority amount described in a file, for the command line.

``settle``: ``on`` and either ``batches`` (``kind``, ``label``, ``amount`` or ``quantity`` and ``unit_price``, ``due_on``,
``grade``; see :class:`advisor.quantum.lump_sum.Kind` and ``Grade``) or ``debts`` (``label``, ``principal``,
``start_on``, ``rate``, ``due_on``, ``secured``, ``costs``, ``interest``) with ``payments`` (``paid_on``, ``amount``,
``toward``) and the ``order`` agreed within one debt; or all of them.
``priority``: ``on`` and ``owed`` (``head``, ``amount``, ``part``); the heads are in ``knowledge/rates/priority_heads.toml``.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from advisor.errors import InputError
from advisor.quantum.appropriation import LEGAL_ORDER, Debt, Part, Payment, Statement, settle
from advisor.quantum.files import Day, Form, Number, Yuan, read_form
from advisor.quantum.lump_sum import GRADE_NAMES, Batch, FinalAccount, Grade, Kind, final_account, unit_price
from advisor.quantum.money import format_cell, format_yuan, to_fen
from advisor.quantum.priority import Owed, priority_amount
from advisor.quantum.rate_text import parse_rate

SETTLE_EXAMPLE = """\
文件示例（TOML）：
  on = 2026-11-23
  batches = [{ kind = "price", label = "已完工程", quantity = "120.5", unit_price = "310" },
             { kind = "retention", label = "质保金", amount = "1000", due_on = 2027-06-01 },
             { kind = "payment", label = "已付", amount = "30000" }]
  debts = [{ label = "工程款", principal = "100万元", start_on = 2022-03-01, rate = "lpr1y" }]
  payments = [{ paid_on = 2022-06-09, amount = "50万元", toward = "工程款" }]
  order = ["costs", "interest", "principal"]
kind 可用：""" + "、".join(Kind)
PRIORITY_EXAMPLE = """\
文件示例（TOML）：
  on = 2026-11-23
  owed = [{ head = "price", amount = "1000万元", part = "3号楼" }, { head = "interest", amount = "80万元" }]
head 见 knowledge/rates/priority_heads.toml。"""


class BatchRow(Form):
    """One entry of the account: an amount, or a measured quantity at a unit price."""

    kind: Kind
    label: str
    amount: Yuan | None = None
    quantity: Number | None = None
    unit_price: Yuan | None = None
    due_on: Day | None = None
    grade: Grade = Grade.SIGNED


class DebtRow(Form):
    """One debt that bears interest at ``rate``."""

    label: str
    principal: Yuan
    start_on: Day
    rate: str = "lpr1y"
    due_on: Day | None = None
    secured: Yuan = Decimal(0)
    costs: Yuan = Decimal(0)
    interest: Yuan = Decimal(0)


class PaymentRow(Form):
    """One payment."""

    paid_on: Day
    amount: Yuan
    toward: str = ""


class SettleFile(Form):
    """The whole file of ``settle``."""

    on: Day
    batches: tuple[BatchRow, ...] = ()
    debts: tuple[DebtRow, ...] = ()
    payments: tuple[PaymentRow, ...] = ()
    order: tuple[Part, ...] = LEGAL_ORDER


class OwedRow(Form):
    """What is owed under one head for one part of the works."""

    head: str
    amount: Yuan
    part: str = ""


class PriorityFile(Form):
    """The whole file of ``priority``."""

    on: Day
    owed: list[OwedRow]


def work_out_account(path: Path) -> tuple[dict[str, Any], str]:
    """The account in the file: batches due and not yet due, debts after payments."""
    form = read_form(path, SettleFile)
    if not form.batches and not form.debts:
        raise InputError(
            "没有要结算的款项。", field="FILE", remedy="写 batches（各批款项）或者 debts（各笔债务）。"
        )
    if sorted(form.order) != sorted(LEGAL_ORDER):
        raise InputError("抵充顺序要写全三项、不重复。", field="order", remedy=f"例如 {list(LEGAL_ORDER)}。")
    data: dict[str, Any] = {"on": form.on.isoformat()}
    said: list[str] = []
    if form.batches:
        account = final_account([_batch(row) for row in form.batches], form.on)
        data["account"] = _account(account)
        said += _account_text(account)
    if form.debts:
        debts = [
            Debt(
                d.label,
                d.principal,
                d.start_on,
                parse_rate(d.rate, "rate"),
                d.due_on,
                d.secured,
                d.costs,
                d.interest,
            )
            for d in form.debts
        ]
        payments = [Payment(p.paid_on, p.amount, p.toward) for p in form.payments]
        statement = settle(debts, payments, form.on, order=form.order)
        data["statement"] = _statement(statement)
        said += _statement_text(statement)
    return data, "\n".join(said)


def work_out_priority(path: Path) -> tuple[dict[str, Any], str]:
    """What ranks first, what is contested and what stays outside, per part of the works."""
    form = read_form(path, PriorityFile)
    found = priority_amount([Owed(row.head, row.amount, row.part) for row in form.owed], form.on)
    names = {"inside": "计入优先受偿", "contested": "有争议", "outside": "不计入"}
    data: dict[str, Any] = {key: getattr(found, key).as_dict() for key in names}
    data["by_part"] = {part: str(to_fen(amount)) for part, amount in found.by_part.items()}
    said = []
    for key, name in names.items():
        part = getattr(found, key)
        said.append(f"{name} {format_yuan(part.total)}")
        said += [f"  {line.label}  {format_cell(line.amount)}  {line.note}".rstrip() for line in part.lines]
    return data, "\n".join(said)


def _batch(row: BatchRow) -> Batch:
    amount = row.amount
    if row.quantity is not None and row.unit_price is not None and amount is None:
        amount = unit_price(row.quantity, row.unit_price, row.label).total
    if amount is None:
        raise InputError(
            f"“{row.label}”没有数额。", field="amount", remedy="写 amount，或者 quantity 和 unit_price。"
        )
    return Batch(row.kind, row.label, amount, row.due_on, row.grade)


def _account(account: FinalAccount) -> dict[str, Any]:
    return {
        "due_now": account.due_now.as_dict(),
        "later": [
            {
                "label": b.label,
                "kind": b.kind,
                "amount": str(to_fen(b.amount)),
                "due_on": b.due_on.isoformat(),
            }
            for b in account.later
            if b.due_on is not None
        ],
        "extras_by_grade": {grade: str(to_fen(amount)) for grade, amount in account.extras_by_grade.items()},
    }


def _account_text(account: FinalAccount) -> list[str]:
    rows = [
        f"  {line.label}  {format_cell(line.amount)}  {line.note}".rstrip() for line in account.due_now.lines
    ]
    later = [f"尚未到期：{b.label} {format_yuan(b.amount)}（{b.due_on}）" for b in account.later]
    graded = [
        f"增项，{GRADE_NAMES[grade]}：{format_yuan(amount)}"
        for grade, amount in account.extras_by_grade.items()
    ]
    return [f"现在应付 {format_yuan(account.due_now.total)}", *rows, *later, *graded, *account.notes]


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "owed": str(to_fen(statement.owed)),
        "surplus": str(to_fen(statement.surplus)),
        "remaining": [
            {
                "debt": r.debt,
                "costs": str(to_fen(r.costs)),
                "interest": str(to_fen(r.interest)),
                "principal": str(to_fen(r.principal)),
            }
            for r in statement.remaining
        ],
        "applied": [
            {
                "paid_on": a.paid_on.isoformat(),
                "debt": a.debt,
                "costs": str(to_fen(a.costs)),
                "interest": str(to_fen(a.interest)),
                "principal": str(to_fen(a.principal)),
            }
            for a in statement.applied
        ],
        "accrued": statement.accrued.as_dict(),
        "notes": list(statement.notes),
        "citations": list(statement.citations),
    }


def _statement_text(statement: Statement) -> list[str]:
    paid = [
        f"  {a.paid_on} 付：{a.debt} 抵费用 {format_cell(a.costs)}、利息 {format_cell(a.interest)}、本金 {format_cell(a.principal)}"
        for a in statement.applied
    ]
    left = [
        f"  {r.debt} 尚欠费用 {format_cell(r.costs)}、利息 {format_cell(r.interest)}、本金 {format_cell(r.principal)}"
        for r in statement.remaining
    ]
    return [f"截至 {statement.to_on} 尚欠 {format_yuan(statement.owed)}", *paid, *left, *statement.notes]
