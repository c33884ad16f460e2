"""What a court or an arbitration commission charges, from the tables under ``knowledge/fees``.

Brackets are cumulative and every bracket is a line. Fees are exact to the fen: no rule rounds them, though
courts often drop the fen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from advisor.errors import InputError, KnowledgeError, LawNotInForce
from advisor.law.knowledge import read_toml
from advisor.quantum.lines import Computation, Line, add_up, product
from advisor.quantum.money import ZERO, as_yuan, format_yuan, positive, to_fen

COURT_KINDS = ("acceptance", "appeal", "preservation", "enforcement", "payment_order", "bankruptcy")
_COURT, _ARBITRATION = "fees/court.toml", "fees/arbitration.toml"


@dataclass(frozen=True, slots=True)
class Bracket:
    """The part of an amount above ``over`` up to ``up_to`` (None: no end), at ``rate`` or ``flat`` yuan."""

    over: Decimal
    up_to: Decimal | None
    rate: Decimal
    flat: Decimal | None = None


@dataclass(frozen=True, slots=True)
class FeeTable:
    """One fee: its brackets, a cap if any, and where the rule stands."""

    kind: str
    label: str
    citation: str
    basis: str
    brackets: tuple[Bracket, ...]
    divisor: Decimal
    cap: Decimal | None
    from_on: date
    version: str


@dataclass(frozen=True, slots=True)
class Range:
    """A figure the law leaves open between ``low`` and ``high``."""

    low: Computation
    high: Computation


def court_fee(
    amount: Decimal | int | str, kind: str = "acceptance", *, half: bool = False, on: date | None = None
) -> Computation:
    """The fee of ``kind`` (see ``COURT_KINDS``) on ``amount`` yuan, with one line per bracket.

    ``half`` halves an acceptance or appeal fee once (summary procedure, mediation, withdrawal, joined
    counterclaim). ``on`` is the day of payment; before the table was law :class:`LawNotInForce` is raised.
    Source: fees_2006:13, 14, 15, 16, 18.
    """
    base = positive(amount, "计费金额")
    table = court_table(kind)
    if on is not None and on < table.from_on:
        raise LawNotInForce(table.label, on, f"收费表自 {table.from_on} 起施行。")
    if half and kind not in ("acceptance", "appeal"):
        raise InputError(f"{table.label}没有减半交纳的规定。", field="half", remedy="减半只用于案件受理费。")
    lines = list(_bracket_lines(base, table))
    notes, citations = [table.basis], [table.citation]
    gross = sum((line.amount for line in lines), ZERO)
    if table.divisor != 1:
        lines.append(product(f"按受理费的1/{table.divisor}计", gross / table.divisor - gross))
    if half:
        halving = read_toml(_COURT)["half"]
        lines.append(product("减半交纳", gross, rate=Decimal(halving["share"]) - 1))
        notes.append(halving["basis"])
        citations += [halving["citation"], *halving["also"]]
    charged = sum((line.amount for line in lines), ZERO)
    if table.cap is not None and charged > table.cap:
        lines.append(product(f"最高{format_yuan(table.cap)}", table.cap - charged))
    return add_up(lines, notes=tuple(notes), data_version=table.version, citations=tuple(citations))


def arbitration_fee(amount: Decimal | int | str) -> Range:
    """Lowest and highest acceptance fee of the public measure on ``amount`` yuan; handling costs are extra.

    Source: arbitration_fees_1995:4 with its table. The commission's own tariff decides.
    """
    base = positive(amount, "争议金额")
    low, high = (_fee(base, arbitration_table(end)) for end in ("low", "high"))
    return Range(low, high)


def claim_value(*parts: Decimal | int | str) -> Decimal:
    """Base of the acceptance fee: all sums claimed on the filing day, interest accrued included."""
    return to_fen(sum((as_yuan(part, "诉讼请求金额") for part in parts), ZERO))


@cache
def court_table(kind: str) -> FeeTable:
    """The table of a court fee; raises :class:`InputError` for an unknown kind."""
    data = read_toml(_COURT)
    if kind not in COURT_KINDS:
        raise InputError(
            f"没有“{kind}”这种费用。", field="kind", remedy=f"可用：{'、'.join(COURT_KINDS)}、arbitration。"
        )
    row = data[kind]
    source = data[row["of"]] if "of" in row else row
    brackets = _brackets(source["brackets"], "flat", "rate", f"knowledge/{_COURT} [{kind}]")
    return _table(kind, row, data, brackets)


@cache
def arbitration_table(end: str) -> FeeTable:
    """The ``low`` or ``high`` end of the arbitration fee band."""
    data = read_toml(_ARBITRATION)
    row = data["arbitration"]
    brackets = _brackets(row["brackets"], f"flat_{end}", end, f"knowledge/{_ARBITRATION}")
    return _table("arbitration", row, data, brackets)


def _fee(base: Decimal, table: FeeTable) -> Computation:
    return add_up(
        _bracket_lines(base, table),
        notes=(table.basis,),
        data_version=table.version,
        citations=(table.citation,),
    )


def _table(kind: str, row: dict[str, Any], data: dict[str, Any], brackets: tuple[Bracket, ...]) -> FeeTable:
    cap = Decimal(row["cap"]) if "cap" in row else None
    version = f"{data['instrument']}（核对于{data['checked_on']}）"
    divisor = Decimal(row.get("divisor", "1"))
    return FeeTable(
        kind, row["label"], row["citation"], row["basis"], brackets, divisor, cap, data["from_on"], version
    )


def _brackets(rows: list[dict[str, str]], flat: str, rate: str, where: str) -> tuple[Bracket, ...]:
    found: list[Bracket] = []
    over = ZERO
    for row in rows:
        up_to = Decimal(row["up_to"]) if "up_to" in row else None
        if up_to is not None and up_to <= over:
            raise KnowledgeError(f"{where}：档位没有递增")
        found.append(
            Bracket(over, up_to, Decimal(row.get(rate, "0")), Decimal(row[flat]) if flat in row else None)
        )
        over = up_to if up_to is not None else over
    if found[-1].up_to is not None or any(b.up_to is None for b in found[:-1]):
        raise KnowledgeError(f"{where}：只有最后一档可以没有上限")
    return tuple(found)


def _bracket_lines(amount: Decimal, table: FeeTable) -> list[Line]:
    lines: list[Line] = []
    for bracket in table.brackets:
        if bracket.flat is not None:
            lines.append(
                product(f"不超过{format_yuan(bracket.up_to or ZERO)}", bracket.flat, source=table.citation)
            )
            continue
        top = amount if bracket.up_to is None else min(amount, bracket.up_to)
        if top <= bracket.over:
            break
        label = (
            f"超过{format_yuan(bracket.over)}"
            + (f"至{format_yuan(bracket.up_to)}" if bracket.up_to else "")
            + "的部分"
        )
        lines.append(product(label, top - bracket.over, rate=bracket.rate, source=table.citation))
    return lines
