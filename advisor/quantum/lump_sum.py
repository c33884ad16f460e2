"""The price of an unfinished lump-sum job, and an account in batches: extras, retention, deposits, set-off.

Taxes are not computed: whether a figure includes value-added tax, and at which rate, stays with the user and
is said in a note.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from advisor.errors import InputError
from advisor.quantum.lines import Computation, Line, add_up
from advisor.quantum.money import ZERO, positive, to_fen
from advisor.quantum.statutory import latest

TAX_NOTE = "金额是否含增值税、税率多少由使用人核定，本计算不增减税金。"


class Grade(StrEnum):
    """How well an extra is proven."""

    SIGNED = "signed"
    INSTRUCTED = "instructed"
    RECORDED = "recorded"
    ASSERTED = "asserted"


GRADE_NAMES = {
    Grade.SIGNED: "有签证或变更单并经有权人签认",
    Grade.INSTRUCTED: "有书面指令，量价未签认",
    Grade.RECORDED: "有会议纪要、监理日志等旁证",
    Grade.ASSERTED: "只有承包人自己的记录",
}


class Kind(StrEnum):
    """What a batch of the account is."""

    PRICE = "price"
    EXTRA = "extra"
    ADJUSTMENT = "adjustment"
    RETENTION = "retention"
    DEPOSIT = "deposit"
    PAYMENT = "payment"
    IN_KIND = "in_kind"
    DEDUCTION = "deduction"


_MINUS = {Kind.PAYMENT, Kind.IN_KIND, Kind.DEDUCTION}


@dataclass(frozen=True, slots=True)
class Batch:
    """One entry of the account in yuan, with the day it is due (or was paid) and, for extras, its grade.

    ``RETENTION`` takes its amount out of what is due now and makes it due on its own day; ``IN_KIND`` counts
    at the value the parties agreed for goods or buildings given instead of money.
    """

    kind: Kind
    label: str
    amount: Decimal
    due_on: date | None = None
    grade: Grade = Grade.SIGNED


@dataclass(frozen=True, slots=True)
class FinalAccount:
    """What is due now, the batches due later, and the extras apart by how well they are proven."""

    due_now: Computation
    later: tuple[Batch, ...]
    extras_by_grade: dict[Grade, Decimal]
    notes: tuple[str, ...]


def proportion_price(
    lump_sum: Decimal | int | str, done: Decimal | int | str, whole: Decimal | int | str
) -> Computation:
    """Price of the finished part: ``lump_sum × done ÷ whole``.

    ``done`` and ``whole`` are the finished part and the entire works priced by one and the same standard of
    the time and place of signing. The court may use this way; it need not. Source: construction_2026:10.
    """
    price, part, all_of_it = (
        positive(value, name)
        for value, name in ((lump_sum, "固定总价"), (done, "已完部分"), (whole, "全部工程"))
    )
    if all_of_it == 0 or part > all_of_it:
        raise InputError(
            "已完部分不能大于全部工程。", field="比例", remedy="分子分母须按同一计价标准计算；增项请另列。"
        )
    version = latest("unfinished_lump_sum")
    line = Line(
        label="已完部分价款",
        base=price,
        amount=price * part / all_of_it,
        source=version.citation,
        units=part,
        divisor=all_of_it,
    )
    ratio = (part / all_of_it * 100).quantize(Decimal("0.01"))
    return add_up(
        [line], notes=(f"已完占全部约{ratio}%。{version.gist}", TAX_NOTE), citations=version.citations
    )


def unit_price(quantity: Decimal, price: Decimal, label: str = "已完工程") -> Computation:
    """Measured quantity × fixed unit price."""
    line = Line(
        label=label,
        base=positive(price, "单价"),
        units=positive(quantity, "工程量"),
        amount=price * quantity,
    )
    return add_up([line], notes=(TAX_NOTE,))


def final_account(batches: Iterable[Batch], on: date) -> FinalAccount:
    """The account at ``on``: what is due later stands apart, payments and set-off are deducted."""
    lines: list[Line] = []
    later: list[Batch] = []
    grades: dict[Grade, Decimal] = {}
    for batch in batches:
        amount = positive(batch.amount, batch.label)
        if batch.kind is Kind.EXTRA:
            grades[batch.grade] = grades.get(batch.grade, ZERO) + amount
        not_yet = batch.due_on is not None and batch.due_on > on
        if batch.kind is Kind.RETENTION:
            if not_yet:
                lines.append(_entry(batch, -amount, "暂扣，另行到期"))
                later.append(batch)
            continue
        if not_yet:
            later.append(batch)
            continue
        sign = -1 if batch.kind in _MINUS else 1
        lines.append(
            _entry(batch, sign * amount, GRADE_NAMES[batch.grade] if batch.kind is Kind.EXTRA else "")
        )
    graded = {grade: to_fen(grades[grade]) for grade in Grade if grade in grades}
    return FinalAccount(add_up(lines, notes=(TAX_NOTE,)), tuple(later), graded, (TAX_NOTE,))


def retention_of(
    settled: Decimal | int | str, share: Decimal, limit: Decimal = Decimal("0.03")
) -> tuple[Decimal, Decimal]:
    """Retention of ``share`` of the settled price, and the part of it above ``limit`` (wrongly withheld)."""
    price = positive(settled, "结算价")
    if not ZERO <= share < 1:
        raise InputError(
            f"质保金比例 {share} 应在 0 与 1 之间。", field="质保金比例", remedy="3% 请写 0.03。"
        )
    return to_fen(price * share), to_fen(price * max(share - limit, ZERO))


def _entry(batch: Batch, amount: Decimal, note: str) -> Line:
    return Line(label=batch.label, start_on=batch.due_on, base=amount, amount=amount, note=note)
