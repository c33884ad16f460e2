"""What a person types, in the form or in a file, read into the value of its field.

``2024年5月6日``, ``120万元``, ``是`` and the label of a choice mean what a reader takes them to mean; what cannot be read
in one way only is refused (by :func:`read`) or left for the guards of the model to name (by :func:`as_read`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from advisor.analysis.questions import questions
from advisor.errors import InputError
from advisor.quantum.money import parse_yuan
from advisor.rules.matter import FIELDS, FieldSpec, fields_of

YES = frozenset({"是", "有", "对", "yes", "y", "true"})
NO = frozenset({"否", "没有", "无", "不是", "no", "n", "false"})
SAME = {
    "自然人": "个人", "政府": "机关", "政府机关": "机关", "验收合格": "合格", "质量合格": "合格", "未答复": "没有答复",
    "未约定": "没有约定", "商品住宅": "商品房住宅", "商品房": "商品房住宅",
}
"""What lawyers call a choice whose label says it otherwise."""
_PIECE = re.compile("[（）、]")
"""A label names its choice by each of its parts, if no other choice has that part too."""
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})")
_DIGITS = str.maketrans("０１２３４５６７８９．，－／", "0123456789.,-/")


def read(field: FieldSpec, typed: Any, labels: Mapping[str, str] | None = None) -> Any:
    """The value that ``typed`` stands for; the model's own guards then check it. ``labels`` are those of the choices,
    if they are not those of the question at the field's path. Raises :class:`InputError` naming field and remedy."""
    if not isinstance(typed, str):
        return typed
    text = typed.strip()
    if not text:
        return None
    if field.kind == "choice":
        return _choice(field, text, labels)
    reader = _READERS.get(field.kind)
    return reader(field, text) if reader is not None else typed


def as_read(data: Mapping[str, Any]) -> dict[str, Any]:
    """The content of a matter file with its texts read as :func:`read` does, those in the rows of lists too."""
    return {name: _part(name, value) for name, value in data.items()}


def _part(part: str, given: Any) -> Any:
    if not isinstance(given, dict):
        return given
    return {name: _value(FIELDS.get(f"{part}.{name}"), value) for name, value in given.items()}


def _value(field: FieldSpec | None, given: Any) -> Any:
    if field is None or (field.item is None and not isinstance(given, str)):
        return given
    if field.item is not None and isinstance(given, list):
        columns = _columns(field)
        return [_row(columns, row) for row in given]
    return _tolerant(field, given, None)


def _row(columns: Mapping[str, tuple[FieldSpec, Mapping[str, str]]], row: Any) -> Any:
    if not isinstance(row, dict):
        return row
    return {n: _tolerant(columns[n][0], v, columns[n][1]) if n in columns else v for n, v in row.items()}


@cache
def _columns(field: FieldSpec) -> Mapping[str, tuple[FieldSpec, Mapping[str, str]]]:
    """Each column of a list by name, with the labels of its choices."""
    assert field.item is not None
    asked = questions().get(field.path)
    labels = {c.spec.path: c.choices for c in asked.columns} if asked else {}
    return {name: (spec, labels.get(name, {})) for name, spec in fields_of(field.item).items()}


def _tolerant(field: FieldSpec, given: Any, labels: Mapping[str, str] | None) -> Any:
    """The value, or the text as it stands where it cannot be read: then the model names it among all other faults."""
    with suppress(InputError):
        return read(field, given, labels)
    return given


def _refuse(field: FieldSpec, text: str, what: str, remedy: str) -> InputError:
    return InputError(f"{field.label}：“{text[:40]}”{what}", field=field.path, remedy=remedy)


def _bool(field: FieldSpec, text: str) -> bool:
    lowered = text.lower()
    if lowered in YES:
        return True
    if lowered in NO:
        return False
    raise _refuse(field, text, "既不是“是”也不是“否”", "写 是 或 否；不知道的选“不清楚”")


def _day(field: FieldSpec, text: str) -> date:
    match = _DAY.fullmatch(text.translate(_DIGITS))
    if match is None:
        raise _refuse(field, text, "不是日期", "写成 2026-06-30 或 2026年6月30日")
    year, month, day = (int(group) for group in match.groups() if group is not None)
    try:
        return date(year, month, day)
    except ValueError:
        raise _refuse(field, text, "不是历法上有的日子", "核对月和日，例如二月没有 30 日") from None


def _yuan(field: FieldSpec, text: str) -> Decimal:
    try:
        return parse_yuan(text, field.path)
    except InputError as error:
        raise InputError(f"{field.label}：{error.message}", field=field.path, remedy=error.remedy) from None


def _percent(field: FieldSpec, text: str) -> Decimal:
    try:
        return Decimal(text.translate(_DIGITS).removesuffix("%").removesuffix("％").strip())
    except InvalidOperation:
        raise _refuse(field, text, "不是百分数", "只写数字，例如 3 或 3%") from None


def _integer(field: FieldSpec, text: str) -> int:
    plain = text.translate(_DIGITS).removesuffix("天").removesuffix("日").removesuffix("个月").strip()
    if not re.fullmatch(r"-?\d{1,9}", plain):
        raise _refuse(field, text, "不是整数", "只写数字，例如 28")
    return int(plain)


def _choice(field: FieldSpec, text: str, labels: Mapping[str, str] | None) -> str:
    if text in field.choices:
        return text
    if labels is None:
        asked = questions().get(field.path)
        labels = asked.choices if asked else {}
    said = SAME.get(text, text)
    named = [value for value, label in labels.items() if said == label]
    named = named or [value for value, label in labels.items() if said in _PIECE.split(label)]
    return named[0] if len(named) == 1 else text


def _list(field: FieldSpec, text: str) -> Any:
    if text in NO:
        return []
    try:
        return json.loads(text, parse_float=Decimal)
    except (json.JSONDecodeError, RecursionError):
        raise _refuse(field, text, "不是列表", "写成 [ {…}, {…} ]；没有的写 []") from None


_READERS = {
    "bool": _bool,
    "day": _day,
    "yuan": _yuan,
    "percent": _percent,
    "integer": _integer,
    "list": _list,
}
