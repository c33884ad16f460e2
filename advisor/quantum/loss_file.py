"""A claim for loss and time described in a file, for the command line.

``items``: each ``head`` (see :class:`advisor.quantum.losses.Head`), ``cause``, ``quantity``, ``unit_rate`` and
optionally ``subject``, ``start_on``, ``end_on``, ``contractors_own_risk``, ``evidence``. ``overhead`` (``in_price``,
``contract_days``, ``delay_days``) and ``lost_profit`` (``unperformed``, ``margin_percent``, ``avoided``) are worked
out and counted as items. ``delays`` (``activity``, ``days``, ``total_float``, ``employers_risk``) and
``more_quantity`` (``period_days``, ``original``, ``actual``, ``band_percent``) give the days of extension.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from advisor.quantum.extension import Delay, extension_days, extension_for_quantity, project_delay
from advisor.quantum.files import Day, Form, Number, Yuan, read_form
from advisor.quantum.losses import HEAD_NAMES, Head, LossItem, loss_claim, lost_profit, overhead_pro_rata
from advisor.quantum.money import format_cell, format_yuan, plain

HUNDRED = Decimal(100)
EXAMPLE = """\
文件示例（TOML；金额写文字可带逗号、万元）：
  items = [{ head = "idle_labour", cause = "停工", subject = "木工班组", quantity = "18", unit_rate = "200" },
           { head = "site_overhead", cause = "停工", unit_rate = "9000", start_on = 2025-03-01, end_on = 2025-03-18 }]
  overhead = { in_price = "360000", contract_days = 360, delay_days = 45 }
  lost_profit = { unperformed = "100万元", margin_percent = "5", avoided = "20000" }
  delays = [{ activity = "E", days = 15, total_float = 10, employers_risk = true }]
  more_quantity = { period_days = "60", original = "3200", actual = "4800", band_percent = "15" }
head 可用：""" + "、".join(f"{head}（{name}）" for head, name in HEAD_NAMES.items())


class Item(Form):
    """One head of loss."""

    head: Head
    cause: str
    quantity: Number = Decimal(1)
    unit_rate: Yuan
    subject: str = ""
    start_on: Day | None = None
    end_on: Day | None = None
    contractors_own_risk: bool = False
    evidence: str = ""


class Overhead(Form):
    """Overhead in the contract price, spread over the contract days."""

    in_price: Yuan
    contract_days: int
    delay_days: int


class Profit(Form):
    """Work not performed, its margin in per cent, what was saved."""

    unperformed: Yuan
    margin_percent: Number
    avoided: Yuan = Decimal(0)


class DelayRow(Form):
    """A delay of one activity."""

    activity: str
    days: int
    total_float: int = 0
    employers_risk: bool


class MoreQuantity(Form):
    """Quantities beyond the agreed band."""

    period_days: Number
    original: Number
    actual: Number
    band_percent: Number = Decimal(0)


class LossFile(Form):
    """The whole file."""

    items: tuple[Item, ...] = ()
    overhead: Overhead | None = None
    lost_profit: Profit | None = None
    delays: tuple[DelayRow, ...] = ()
    more_quantity: MoreQuantity | None = None


def work_out_losses(path: Path) -> tuple[dict[str, Any], str]:
    """The claim in the file: JSON form and a text."""
    form = read_form(path, LossFile)
    found = loss_claim(_items(form))
    clashes = [
        {"kept": c.kept.head, "dropped": c.dropped.head, "subject": c.dropped.subject, "reason": c.reason}
        for c in found.clashes
    ]
    data: dict[str, Any] = {
        **found.computation.as_dict(),
        "clashes": clashes,
        "excluded": len(found.excluded),
    }
    rows = [f"  {line.label}  {format_cell(line.amount)}" for line in found.computation.lines]
    said = [f"损失合计 {format_yuan(found.computation.total)}", *rows, *found.computation.notes]
    if form.delays:
        delays = [Delay(d.activity, d.days, d.total_float, d.employers_risk) for d in form.delays]
        data["project_delay_days"], data["extension_days"] = project_delay(delays), extension_days(delays)
        said.append(
            f"总工期延误 {data['project_delay_days']} 日，可顺延 {data['extension_days']} 日（同时延误取大，不相加）。"
        )
    if form.more_quantity is not None:
        more = form.more_quantity
        days = extension_for_quantity(
            more.period_days, more.original, more.actual, more.band_percent / HUNDRED
        )
        data["quantity_extension_days"] = plain(days)
        said.append(f"超出约定幅度的工程量可顺延 {plain(days)} 日。")
    return data, "\n".join(said)


def _items(form: LossFile) -> list[LossItem]:
    items = [LossItem(**dict(item)) for item in form.items]
    if form.overhead is not None:
        spread = overhead_pro_rata(
            form.overhead.in_price, form.overhead.contract_days, form.overhead.delay_days
        )
        items.append(_whole(Head.SITE_OVERHEAD, spread.total))
    if form.lost_profit is not None:
        lost = form.lost_profit
        profit = lost_profit(lost.unperformed, lost.margin_percent / HUNDRED, avoided=lost.avoided)
        items.append(_whole(Head.LOST_PROFIT, profit))
    return items


def _whole(head: Head, amount: Decimal) -> LossItem:
    return LossItem(head, HEAD_NAMES[head], Decimal(1), amount)
