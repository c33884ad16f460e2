"""Loss claims as lists of items, with the pairs that would recover one cost twice.

Idle labour counts at the idle rate, own plant at depreciation, hired plant at hire; running costs are not
incurred while idle; overhead and profit only where the contract or the cause gives them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from advisor.errors import InputError
from advisor.quantum.lines import Computation, Line, add_up
from advisor.quantum.money import positive, to_fen


class Head(StrEnum):
    """The kinds of loss a contractor claims."""

    IDLE_LABOUR = "idle_labour"
    EXTRA_LABOUR = "extra_labour"
    IDLE_OWN_PLANT = "idle_own_plant"
    IDLE_HIRED_PLANT = "idle_hired_plant"
    ENTRY_EXIT = "entry_exit"
    SITE_OVERHEAD = "site_overhead"
    OFFICE_OVERHEAD = "office_overhead"
    ACCELERATION = "acceleration"
    PRICE_DIFFERENCE = "price_difference"
    PRICE_ADJUSTMENT = "price_adjustment"
    PROGRESS_INTEREST = "progress_interest"
    PENALTY = "penalty"
    MATERIAL_LOSS = "material_loss"
    LOST_PROFIT = "lost_profit"
    OTHER = "other"


HEAD_NAMES = {
    Head.IDLE_LABOUR: "窝工人工费",
    Head.EXTRA_LABOUR: "增加用工",
    Head.IDLE_OWN_PLANT: "自有机械闲置（折旧）",
    Head.IDLE_HIRED_PLANT: "租赁机械闲置（租金）",
    Head.ENTRY_EXIT: "机械进出场",
    Head.SITE_OVERHEAD: "现场管理费",
    Head.OFFICE_OVERHEAD: "总部管理费",
    Head.ACCELERATION: "赶工费",
    Head.PRICE_DIFFERENCE: "材料差价",
    Head.PRICE_ADJUSTMENT: "约定调价",
    Head.PROGRESS_INTEREST: "进度款利息",
    Head.PENALTY: "违约金",
    Head.MATERIAL_LOSS: "材料、构件损失",
    Head.LOST_PROFIT: "可得利润",
    Head.OTHER: "其他",
}

_DOUBLE: dict[frozenset[Head], str] = {
    frozenset({Head.IDLE_LABOUR, Head.EXTRA_LABOUR}): "同一批工人同一天不会既窝工又加班",
    frozenset({Head.IDLE_OWN_PLANT, Head.IDLE_HIRED_PLANT}): "同一台机械或按折旧或按租金，只算一种",
    frozenset({Head.PRICE_DIFFERENCE, Head.PRICE_ADJUSTMENT}): "同一价差已由约定调价补偿",
    frozenset({Head.ACCELERATION, Head.SITE_OVERHEAD}): "赶工抢回的日子没有延长的现场管理费",
    frozenset({Head.OFFICE_OVERHEAD, Head.LOST_PROFIT}): "可得利润若按毛利计，已含总部管理费",
    frozenset({Head.PROGRESS_INTEREST, Head.PENALTY}): "同一笔进度款的利息与违约金择一",
}


@dataclass(frozen=True, slots=True)
class LossItem:
    """One head of loss: ``quantity`` (shifts, days, tonnes) × ``unit_rate`` yuan, from one cause.

    ``subject`` names what it is about (a crew, a machine, a payment, a material), so that overlaps are found
    only where two items really are about the same thing; ``start_on``/``end_on`` are inclusive.
    """

    head: Head
    cause: str
    quantity: Decimal
    unit_rate: Decimal
    subject: str = ""
    start_on: date | None = None
    end_on: date | None = None
    contractors_own_risk: bool = False
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two items that would pay one cost twice; ``dropped`` (the smaller) is left out of the total."""

    kept: LossItem
    dropped: LossItem
    reason: str


@dataclass(frozen=True, slots=True)
class LossClaim:
    """The total without double recovery, what it counts, the clashes found, the items at the contractor's own risk."""

    computation: Computation
    counted: tuple[LossItem, ...]
    clashes: tuple[Clash, ...]
    excluded: tuple[LossItem, ...]


def amount_of(item: LossItem) -> Decimal:
    """Quantity × rate, exact yuan."""
    return positive(item.quantity, "数量") * positive(item.unit_rate, "单价")


def loss_claim(items: Iterable[LossItem]) -> LossClaim:
    """The claim from ``items``: own-risk items left out, of each clashing pair the smaller one."""
    found = list(items)
    own = tuple(item for item in found if item.contractors_own_risk)
    kept = sorted((item for item in found if not item.contractors_own_risk), key=amount_of, reverse=True)
    counted: list[LossItem] = []
    clashes: list[Clash] = []
    for item in kept:
        clash = next(
            (Clash(other, item, reason) for other in counted if (reason := double(other, item))), None
        )
        if clash:
            clashes.append(clash)
        else:
            counted.append(item)
    ordered = [item for item in found if any(item is chosen for chosen in counted)]
    notes = [f"{HEAD_NAMES[c.dropped.head]}未计入：{c.reason}。" for c in clashes]
    notes += [f"{HEAD_NAMES[item.head]}（{item.cause}）属承包人自身风险，未计入。" for item in own]
    whole = add_up([_line(item) for item in ordered], notes=tuple(notes))
    return LossClaim(whole, tuple(ordered), tuple(clashes), own)


def double(one: LossItem, other: LossItem) -> str:
    """Why the two items recover one cost twice; empty if they do not."""
    if not _overlap(one, other) or one.subject != other.subject:
        return ""
    if one.head is other.head and one.head is not Head.OTHER and one.subject:
        return "同一对象、同一期间的同一项损失重复列报"
    return _DOUBLE.get(frozenset({one.head, other.head}), "")


def overhead_pro_rata(overhead_in_price: Decimal, contract_days: int, delay_days: int) -> Computation:
    """Extended overhead: overhead in the contract price per contract day, times the days of delay."""
    if contract_days <= 0 or delay_days < 0:
        raise InputError("合同工期须大于零，延误天数不能为负。", field="工期", remedy="请核对天数。")
    amount = positive(overhead_in_price, "管理费")
    line = _overhead_line(amount, Decimal(delay_days), Decimal(contract_days))
    return add_up([line], notes=("按合同价内管理费除以合同工期得每日管理费。",))


def lost_profit(unperformed: Decimal, margin: Decimal, *, avoided: Decimal = Decimal(0)) -> Decimal:
    """Profit lost on ``unperformed`` yuan of work at ``margin`` (a fraction), less what was saved."""
    return to_fen(
        max(positive(unperformed, "未施工部分价款") * margin - positive(avoided, "减省"), Decimal(0))
    )


def _overlap(one: LossItem, other: LossItem) -> bool:
    """Items of the same cause overlap; undated ones are taken to."""
    if one.cause != other.cause:
        return False
    if not (one.start_on and one.end_on and other.start_on and other.end_on):
        return True
    return one.start_on <= other.end_on and other.start_on <= one.end_on


def _line(item: LossItem) -> Line:
    days = (item.end_on - item.start_on).days + 1 if item.start_on and item.end_on else None
    return Line(
        label=f"{HEAD_NAMES[item.head]}：{item.subject or item.cause}",
        start_on=item.start_on,
        end_on=item.end_on,
        days=days,
        base=item.unit_rate,
        source=item.evidence,
        amount=amount_of(item),
        note=item.cause,
        units=item.quantity,
    )


def _overhead_line(amount: Decimal, delay: Decimal, contract: Decimal) -> Line:
    return Line(
        label=HEAD_NAMES[Head.SITE_OVERHEAD],
        days=int(delay),
        base=amount,
        amount=amount * delay / contract,
        units=delay,
        divisor=contract,
    )
