"""The sums worked out line by line: what is owed, and the interest on it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from advisor.analysis.assessment import ClaimResult
from advisor.papers.complaint.amounts import Running
from advisor.papers.complaint.case import Case
from advisor.papers.complaint.filling import Ask
from advisor.papers.complaint.maturity import instalment_name, parts_not_due
from advisor.papers.complaint.tellings import asking, noun
from advisor.papers.complaint.values import answer, gap
from advisor.papers.pleading import Table, Text, text
from advisor.papers.wording import chinese_date, chinese_days, yuan
from advisor.quantum.lines import Line
from advisor.quantum.money import plain, to_fen
from advisor.rules.matter import FIELDS, Instalment, Payment

MOST_ROWS = 60
"""A table of the facts stops here; the rest stands in the annexed table."""

FEN = Decimal("0.01")
_INTEREST_WIDTHS = (3.2, 3.2, 1.4, 3.0, 1.7, 3.1)

Part = Text | Table

_PRICES = ("价款", "折价补偿款")
"""Sums that are a price less what was paid."""


def figure(amount: Decimal) -> Text:
    """An amount in a column headed 元."""
    return text(yuan(amount).removesuffix("元"))


def balance(case: Case, result: ClaimResult, own: tuple[Ask, ...], debtor: Text) -> tuple[Part, ...]:
    """How the sum of a claim was reached: total, less paid, owed, less what is not yet due."""
    worked = _difference(case, own)
    lines = worked or _working(case, result)
    value = sum((amount for _, amount in worked), Decimal(0)) if worked else _value(result)
    if value is None or not lines:
        asked = next((ask.sum for ask in own if ask.sum is not None), None)
        if asked is not None:
            return (text(debtor, f"尚欠{_noun(own)}{yuan(asked)}。"),)
        if not _noun(own).endswith(_PRICES):
            return ()
        paid = answer(case.matter, "account.paid_total")
        settled = text(gap("account.price_total"))
        already = text(yuan(paid)) if paid is not None else text(gap("account.paid_total"))
        return (
            text("应得工程价款为", settled, "，已付", already, "，尚欠", text(gap("account.unpaid")), "。"),
        )
    claimed = text(f"{case.words.claimant}主张，") if case.matter.debtor.denies_debt is True else text()
    lead = text(claimed, debtor, f"尚欠{_noun(own)}{yuan(value)}")
    later = tuple(_later(part) for part in parts_not_due(case, result, value))
    if len(lines) == 1:
        return (text(lead, "。"), *later)
    rows = [(text(chinese_days(label)), figure(amount)) for label, amount in lines]
    table = Table(("项目", "金额（元）"), (*rows, (text("尚欠"), figure(value))), frozenset({1}))
    return (text(lead, "，计算如下："), table, *later)


def contained(ask: Ask) -> Text:
    """A part of the price that is asked for on its own."""
    return text(f"上述欠款中的{_noun((ask,))}{yuan(ask.sum or Decimal(0))}，单独列为第{ask.number}项请求。")


def _value(result: ClaimResult) -> Decimal | None:
    return result.amount.value if result.amount else None


def _noun(own: tuple[Ask, ...]) -> str:
    return next((noun(ask.wording.text) for ask in own if ask.counts), "") or "款项"


def _later(part: Instalment) -> Text:
    assert part.amount is not None
    assert part.due_on is not None
    due = f"{yuan(part.amount)}的应付日为{chinese_date(part.due_on)}，尚未到期，本案不请求。"
    return text("其中", instalment_name(part), due)


def _difference(case: Case, own: tuple[Ask, ...]) -> list[tuple[str, Decimal]]:
    fields = next((asking(ask.wording.id).less for ask in own if asking(ask.wording.id).less), ())
    amounts = [answer(case.matter, path) for path in fields]
    if not amounts or None in amounts:
        return []
    first, *others = zip(fields, amounts, strict=True)
    return [
        (FIELDS[first[0]].label, first[1]),
        *((f"减：{FIELDS[path].label}", -amount) for path, amount in others),
    ]


def _working(case: Case, result: ClaimResult) -> list[tuple[str, Decimal]]:
    """The claim's own lines; a figure that was simply stated is worked out from price and payments if they agree."""
    computed = result.amount.computation if result.amount else None
    lines = (
        [(line.label, to_fen(line.amount)) for line in computed.lines if line.days is None]
        if computed
        else []
    )
    matter, value = case.matter, _value(result)
    if len(lines) != 1 or value is None:
        return lines[:MOST_ROWS]
    price = answer(matter, "settlement.agreement_amount")
    label = "结算价款"
    if price is None:
        price, label = answer(matter, "account.price_total"), "应得工程价款"
    paid = answer(matter, "account.paid_total")
    if price is not None and paid is not None and price - paid == value:
        return [(label, price), ("减：已付款", -paid)]
    return lines


def payments(case: Case) -> tuple[Part, ...]:
    """The payments received, by day; houses promised but not handed over are no payment."""
    listed: list[Payment] = [
        p
        for p in answer(case.matter, "account.payments") or ()
        if p.on is not None and p.amount is not None and (p.kind != "house" or p.delivered)
    ]
    if not listed:
        return ()
    listed.sort(key=lambda p: p.on or case.assessment.on)
    rows = tuple(
        (text(chinese_date(p.on)), figure(p.amount))
        for p in listed[:MOST_ROWS]
        if p.on and p.amount is not None
    )
    tail = "（仅列部分，全部见付款台账）" if len(listed) > MOST_ROWS else ""
    return (text(f"已付款明细如下{tail}："), Table(("付款日", "金额（元）"), rows, frozenset({1})))


def instalments(case: Case) -> tuple[Part, ...]:
    """The parts of the price that fall due on days of their own."""
    listed: list[Instalment] = [
        i
        for i in answer(case.matter, "account.instalments") or ()
        if i.due_on is not None and i.amount is not None
    ]
    if len(listed) < 2:
        return ()
    rows = tuple(
        (instalment_name(i), figure(i.amount), text(chinese_date(i.due_on)))
        for i in listed[:MOST_ROWS]
        if i.amount is not None and i.due_on is not None
    )
    return (text("各期款项及应付日如下："), Table(("款项", "金额（元）", "应付日"), rows, frozenset({1})))


def interest_parts(ask: Ask) -> tuple[Part, ...]:
    """The table behind one request for running interest, rate by rate, and its sum."""
    running = ask.running
    if running is None or running.end_on is None:
        return ()
    rows = tuple(_interest_row(line) for line in running.lines[:MOST_ROWS])
    headers = ("起", "止", "天数", "基数（元）", "年利率", "金额（元）")
    tail = "（仅列部分，全部见利息计算表）" if len(running.lines) > MOST_ROWS else ""
    part, how = ("中的利息", "计算") if asking(ask.wording.id).adds else ("所列款项", "暂计")
    lead = (
        f"第{ask.number}项请求{part}，{how}至{chinese_date(running.end_on)}为{yuan(running.accrued)}，"
        f"一年按365日分段计算如下{tail}："
    )
    return (text(lead), Table(headers, rows, frozenset({2, 3, 4, 5}), _INTEREST_WIDTHS), *_rounding(running))


def _rounding(running: Running) -> tuple[Text, ...]:
    shown = sum((to_fen(line.amount) for line in running.lines), Decimal(0))
    if shown == running.accrued or len(running.lines) > MOST_ROWS:
        return ()
    if abs(shown - running.accrued) <= len(running.lines) * FEN:
        return (text(f"（各行按分列示，合计数按未舍入的各行相加后舍入，为{yuan(running.accrued)}。）"),)
    return (text(f"（合计数受约定或者法定上限限制，为{yuan(running.accrued)}。）"),)


def _interest_row(line: Line) -> tuple[Text, ...]:
    """Days, base and rate of a line; one without a base (a cut to the cap) is said in words."""
    if line.base is None:
        return (text(chinese_days(line.label)), *(text("—"),) * 4, figure(to_fen(line.amount)))
    rate = f"{plain(line.annual_rate * 100)}%" if line.annual_rate is not None else "—"
    return (
        text(chinese_date(line.start_on) if line.start_on else "—"),
        text(chinese_date(line.end_on) if line.end_on else "—"),
        text(str(line.days)),
        figure(to_fen(line.base)),
        text(rate),
        figure(to_fen(line.amount)),
    )


def any_interest(asks: Iterable[Ask]) -> bool:
    """Whether a table of interest belongs to the paper."""
    return any(ask.running is not None for ask in asks)
