"""Field types shared by all parts of a matter, and the guards on what may be typed into them.

``None`` means "no answer": whether it was not asked or asked and not known is recorded once, in
:attr:`advisor.rules.matter.Matter.not_known`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

EARLIEST_DAY = date(1999, 1, 1)
LATEST_DAY = date(2099, 12, 31)
GREATEST_YUAN = Decimal("1000000000000")
LONGEST_TEXT = 20_000


def _day(value: Any) -> Any:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value.strip())
        except ValueError:
            raise ValueError(f"“{value[:40]}”不是日期；{_how_to_write(value)}") from None
    if isinstance(value, date):
        if value < EARLIEST_DAY:
            raise ValueError(f"{value} 早于 1999 年；本程序只含 1999-10-01 起的法律，更早的事实请另行查法")
        if value > LATEST_DAY:
            raise ValueError(f"{value} 太远；请核对年份")
    return value


def _how_to_write(value: str) -> str:
    """How to mend a day; where only the month is known, the day on the safe side."""
    if re.fullmatch(r"\s*\d{4}\s*[-./年]\s*\d{1,2}\s*月?\s*", value) is None:
        return "请写成 2026-06-30 的样子"
    return "只知道年月的，期限从这一天起算就填当月 1 日（末日偏早，稳妥），别的填当月最后一天，并在案情里注明；拿不准就空着"


def _yuan(value: Any) -> Any:
    if isinstance(value, (bool, float)):
        raise ValueError('金额不接受浮点数；请写成字符串，例如 "1234567.89"')
    if isinstance(value, str):
        text = value.strip().replace(",", "").replace("，", "")
        try:
            value = Decimal(text)
        except ArithmeticError:
            raise ValueError(f"“{value[:40]}”不是金额；请只写数字，单位为元") from None
    if isinstance(value, int):
        value = Decimal(value)
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError("金额必须是有限的数")
        if value < 0:
            raise ValueError("金额不能为负；付款和扣款请填在各自的项目里")
        if value >= GREATEST_YUAN:
            raise ValueError("金额达到一万亿元，请核对小数点和单位（元）")
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and exponent < -2:
            raise ValueError("金额最多两位小数（分）")
    return value


def _text(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if len(value) > LONGEST_TEXT:
        raise ValueError(f"文字超过 {LONGEST_TEXT} 字；请写要点，全文作为附件")
    return "".join(c for c in value if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))


Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day from 1999-01-01 to 2099-12-31."""

Yuan = Annotated[Decimal, BeforeValidator(_yuan), PlainSerializer(str, return_type=str, when_used="json")]
"""An amount in yuan, at most two decimals, never a float, never negative."""

Str = Annotated[str, BeforeValidator(_text)]
"""Text as typed, without control characters (Word and JSON files must always open)."""

Days = Annotated[int, Field(ge=0, le=10_000, strict=True)]
Months = Annotated[int, Field(ge=0, le=1_200, strict=True)]
Percent = Annotated[
    Decimal, BeforeValidator(_yuan), Field(le=1000), PlainSerializer(str, return_type=str, when_used="json")
]


class Part(BaseModel):
    """One part of a matter; unknown field names are errors, so that no answer is silently dropped."""

    model_config = ConfigDict(extra="forbid", validate_assignment=True, frozen=False)
