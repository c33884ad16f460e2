"""Amounts in Chinese capitals (人民币大写), by the rules for filling in bills of the central bank.

Ours, because the maintained package tried (cn2an 0.5.24) writes 107000.53 without any 零, a form the rules do
not print, and cuts off below the fen.
"""

from __future__ import annotations

import re
from decimal import Decimal

from advisor.errors import InputError
from advisor.quantum.money import as_yuan, to_fen

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
_AMOUNT = re.compile(
    r"(?:人民币)?(?:(?P<yuan>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+)[元圆])?零?"
    r"(?:(?P<jiao>[零壹贰叁肆伍陆柒捌玖])角)?零?(?:(?P<fen>[零壹贰叁肆伍陆柒捌玖])分)?[整正]?"
)


def capitals(amount: Decimal | int | str) -> str:
    """``amount`` yuan in capitals without the prefix 人民币: ``1409.50`` → ``壹仟肆佰零玖元伍角``.

    Rounded half up to the fen first. 整 follows 元, never 角 or 分. Raises :class:`InputError` for a negative
    amount.
    """
    fen_total = to_fen(as_yuan(amount))
    if fen_total < 0:
        raise InputError("大写金额不能是负数。", field="金额", remedy="请写成正数并写明是退款或扣减。")
    yuan, rest = divmod(int(fen_total * 100), 100)
    jiao, fen = divmod(rest, 10)
    if not yuan and rest:
        return _decimals(jiao, fen)
    text = f"{_whole(yuan)}元"
    if not rest:
        return text + "整"
    gap = "零" if (jiao == 0 or yuan % 10 == 0) else ""
    return text + gap + _decimals(jiao, fen)


def with_prefix(amount: Decimal | int | str) -> str:
    """The amount in capitals directly after 人民币, as a form needs it."""
    return f"人民币{capitals(amount)}"


def parse_capital(text: str) -> Decimal:
    """Yuan from an amount in capitals, optional 零 and 整 or not.

    Raises :class:`InputError` if malformed.
    """
    match = _AMOUNT.fullmatch(text.strip())
    if not match or not any(match.groups()):
        raise InputError(f"“{text}”不是规范的大写金额。", field="金额", remedy="例如 人民币壹万贰仟元整。")
    value = Decimal(_parse_whole(match["yuan"] or "零", text))
    value += (
        Decimal(_DIGITS.index(match["jiao"] or "零")) / 10
        + Decimal(_DIGITS.index(match["fen"] or "零")) / 100
    )
    return value


def _decimals(jiao: int, fen: int) -> str:
    return (f"{_DIGITS[jiao]}角" if jiao else "") + (f"{_DIGITS[fen]}分" if fen else "")


def _whole(yuan: int) -> str:
    """Groups of four digits; one 零 where a lower group starts with 0 or follows an empty group."""
    if yuan == 0:
        return "零"
    groups = [yuan // 10_000**i % 10_000 for i in range(4)]
    text, skipped = "", False
    for position in (3, 2, 1, 0):
        group = groups[position]
        if not group:
            skipped = bool(text)
            if position == 2 and groups[3]:
                text += "亿"  # 壹万亿: the group unit of an empty 亿 group still closes the 万亿
            continue
        if text and (skipped or group < 1_000):
            text += "零"
        unit = "万" if position == 3 else _GROUPS[position]
        text += _group(group) + unit
        skipped = False
    return text


def _group(value: int) -> str:
    text, zero = "", False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if not digit:
            zero = bool(text)
            continue
        text += ("零" if zero else "") + _DIGITS[digit] + _UNITS[power]
        zero = False
    return text


def _parse_whole(text: str, original: str) -> int:
    """The value of 壹佰贰拾叁万零肆佰; a unit out of order is refused."""
    total = section = digit = 0
    last_unit, last_group = 10_000, 10**17
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS.index(char)
        elif char in _UNITS[1:]:
            unit = 10 ** _UNITS.index(char)
            if unit >= last_unit or digit == 0:
                raise InputError(f"“{original}”的单位次序不对。", field="金额", remedy="例如 壹拾万元整。")
            section, digit, last_unit = section + digit * unit, 0, unit
        else:
            group = 10_000 if char == "万" else 10**8
            if char == "亿":
                total, section = (total + section + digit) * group, 0
            else:
                total, section = total + (section + digit) * group, 0
            if group > last_group and char == "万":
                raise InputError(f"“{original}”的单位次序不对。", field="金额", remedy="例如 壹拾万元整。")
            digit, last_unit, last_group = 0, 10_000, group
    return total + section + digit
