"""Figures and days as they stand in a pleading, and the words that differ between court and tribunal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.errors import InputError
from advisor.papers.pleading import Kind

_FEN = Decimal("0.01")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def yuan(amount: Decimal) -> str:
    """``Decimal("2395801.28")`` as 2395801.28元: no separators, no 万, fen only where there are any.

    Raises :class:`InputError` for anything but a finite Decimal of whole fen: nothing is rounded here.
    """
    if not isinstance(amount, Decimal) or not amount.is_finite():
        raise InputError(f"金额 {amount!r} 不是十进制数", field="amount", remedy="用 Decimal 传入元")
    if amount != amount.quantize(_FEN):
        raise InputError(f"金额 {amount} 不足一分的部分未处理", field="amount", remedy="先在计算处按分取舍")
    whole = amount == amount.to_integral_value()
    return f"{amount:.0f}元" if whole else f"{amount:.2f}元"


def chinese_date(day: date) -> str:
    """2026年11月3日: Arabic figures without leading zeros, as parties' papers write them."""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_days(words: str) -> str:
    """Sentences of the engine and of the knowledge carry ISO days; on paper they read as Chinese ones."""
    return _ISO_DAY.sub(lambda m: f"{m[1]}年{int(m[2])}月{int(m[3])}日", words)


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary of one kind of paper; its slots fill the request wordings."""

    title: str
    claimant: str
    respondent: str
    order: str
    decision: str
    requests: str
    signer: str
    copy: str
    fee: str

    def slots(self) -> dict[str, str]:
        """Values of the forum slots in ``knowledge/papers/requests.toml``."""
        return {
            "claimant": self.claimant,
            "respondent": self.respondent,
            "order": self.order,
            "decision": self.decision,
            "fee": self.fee,
        }


WORDS: dict[Kind, Words] = {
    Kind.COURT: Words(
        "民事起诉状", "原告", "被告", "判令", "判决", "诉讼请求", "起诉人", "起诉状", "案件受理费"
    ),
    Kind.ARBITRATION: Words(
        "仲裁申请书", "申请人", "被申请人", "裁决", "裁决", "仲裁请求", "申请人", "仲裁申请书", "仲裁费"
    ),
}
