"""Amounts of money: exact decimal yuan, never a binary float.

Rounding happens only where a caller names it, with :func:`to_fen` (half up, as court papers do).
"""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from advisor.errors import InputError

FEN = Decimal("0.01")
ZERO = Decimal(0)
# A sum of quotients by 365 can miss an exact half-fen by some 1e-20; no true quotient comes this near.
_NOISE = Decimal("1e-12")
# Sixteen digits before the point: what 28 decimal digits carry with the noise guard, and a bill in capitals too.
LIMIT = Decimal(10) ** 16

_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_AMOUNT = re.compile(
    r"(?P<sign>[-+]?)(?P<number>[\d.,' ]+?)\s*(?P<scale>[万亿]?)(?:元|圆|块|yuan)?整?", re.IGNORECASE
)
_CURRENCY = re.compile(r"^(?:人民币|RMB|CNY|¥|￥)\s*[:：]?\s*|\s*(?:RMB|CNY)$", re.IGNORECASE)
_PLAIN = re.compile(r"\d+(\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}([, '])\d{3}(\1\d{3})*(\.\d+)?")
_CAPITALS = frozenset("零壹贰叁肆伍陆柒捌玖拾佰仟")


def as_yuan(value: Decimal | int | str, field: str = "金额") -> Decimal:
    """``value`` as exact yuan, unrounded; text goes through :func:`parse_yuan`.

    Raises :class:`InputError` on a float (its cents are already lost), a bool, NaN, infinity or 10^16 and more.
    """
    if isinstance(value, str):
        return parse_yuan(value, field)
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise InputError("金额不是有限的数。", field=field, remedy="请写具体金额，例如 1234.56。")
        return _in_range(value, field)
    if isinstance(value, bool) or not isinstance(value, int):
        raise InputError(
            f"金额不能用 {type(value).__name__} 类型：二进制小数会丢分。",
            field=field,
            remedy='请用 Decimal 或文字，例如 "1234.56"。',
        )
    return _in_range(Decimal(value), field)


def to_fen(amount: Decimal) -> Decimal:
    """Yuan rounded half up to the fen: the one rounding rule of this program."""
    return amount.quantize(_NOISE).quantize(FEN, rounding=ROUND_HALF_UP) + ZERO  # + 0 drops the sign of -0.00


def parse_yuan(text: str, field: str = "金额") -> Decimal:
    """Yuan from what a person types: ``1,234.56``, ``120万元``, ``¥1 234``, ``人民币壹佰元整``.

    Lossless: an amount finer than a fen is refused, not rounded. Raises :class:`InputError` when the
    separators can be read in two ways (``1,23``; ``1.234,56``) or the text is no amount.
    """
    original = text
    text = unicodedata.normalize("NFKC", text).replace("’", "'").replace("−", "-").strip()
    text = _CURRENCY.sub("", text).strip()
    if _CAPITALS & set(text):
        from advisor.quantum.capital import parse_capital  # capital imports this module

        return parse_capital(text)
    match = _AMOUNT.fullmatch(text)
    if not match or not re.search(r"\d", text):
        raise InputError(
            f"“{original}”不是金额。",
            field=field,
            remedy="请写阿拉伯数字，例如 1234567.89、1,234,567.89 或 123.45万元。",
        )
    amount = _plain_number(match["number"].strip(), original, field) * _SCALES.get(match["scale"], Decimal(1))
    if amount < LIMIT and amount != amount.quantize(FEN):
        raise InputError(
            f"“{original}”比分还细，不能无损记成人民币。", field=field, remedy="请写到分为止，例如 12.34。"
        )
    if match["scale"] and amount < LIMIT:
        amount = amount.quantize(FEN)
    return _in_range(-amount if match["sign"] == "-" else amount, field)


def _in_range(amount: Decimal, field: str) -> Decimal:
    if abs(amount) >= LIMIT:
        raise InputError("金额超过一亿亿元。", field=field, remedy="请核对单位是元还是万元。")
    return amount


def _plain_number(number: str, original: str, field: str) -> Decimal:
    if not (_PLAIN.fullmatch(number) or _GROUPED.fullmatch(number)):
        raise InputError(
            f"“{original}”的分隔符可以有两种读法。",
            field=field,
            remedy="千位用逗号每三位一分，小数用点，例如 1,234.56；也可以不写分隔符。",
        )
    try:
        return Decimal(re.sub(r"[, ']", "", number))
    except InvalidOperation:
        raise InputError(f"“{original}”不是金额。", field=field, remedy="例如 1234567.89。") from None


def positive(value: Decimal | int | str, field: str = "金额") -> Decimal:
    """:func:`as_yuan`, refusing an amount below zero."""
    amount = as_yuan(value, field)
    if amount < 0:
        raise InputError(f"{field}不能是负数（{amount}）。", field=field, remedy="扣减请作为付款或抵扣填写。")
    return amount


def format_yuan(amount: Decimal, *, separators: bool = False, unit: str = "元") -> str:
    """The amount as a paper prints it: ``2395801.28元``; whole yuan without ``.00``.

    ``separators`` adds thousands commas (for tables and agreements; court papers print none).
    Rounds half up to the fen.
    """
    fen = to_fen(amount)
    plain = fen.quantize(Decimal(1)) if fen == fen.to_integral_value() else fen
    return f"{plain:,}{unit}" if separators else f"{plain}{unit}"


def format_cell(amount: Decimal) -> str:
    """The amount for a table: always two decimals and thousands commas, no unit."""
    return f"{to_fen(amount):,}"


def plain(number: Decimal) -> str:
    """A decimal as text without exponent or trailing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
