"""What a person types, read into the field it answers; one answer at a time."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import ValidationError

from advisor.analysis.questions import questions
from advisor.errors import InputError
from advisor.rules.matter import FIELDS, FieldSpec, Matter, spec

from .problems import MatterErrors, from_validation

YES = frozenset({"是", "有", "对", "yes", "y", "true"})
NO = frozenset({"否", "没有", "无", "不是", "no", "n", "false"})
SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})")
_DIGITS = str.maketrans("０１２３４５６７８９．，－／", "0123456789.,-/")


def answer(matter: Matter, path: str, typed: Any, *, not_known: bool = False) -> Matter:
    """``matter`` with one answer more.

    ``typed`` is text as typed, or a value already read; ``None`` takes the answer back, with ``not_known`` it marks
    the field as asked and not known. Raises :class:`InputError` naming the field and the remedy.
    """
    field = spec(path)
    value = None if not_known else read(field, typed)
    name = path.split(".", 1)[1]
    part = getattr(matter, field.part).model_copy()
    try:
        setattr(part, name, value)
    except ValidationError as error:
        raise _first(from_validation(error, under=(field.part,))) from None
    unknown = (matter.not_known | {path}) if not_known else (matter.not_known - {path})
    return matter.model_copy(update={field.part: part, "not_known": unknown})


def _first(errors: MatterErrors) -> InputError:
    return errors.problems[0] if len(errors.problems) == 1 else errors


def read(field: FieldSpec, typed: Any) -> Any:
    """The value that ``typed`` stands for; the model's own guards then check it."""
    if not isinstance(typed, str):
        return typed
    text = typed.strip()
    if not text:
        return None
    reader = _READERS.get(field.kind)
    return reader(field, text) if reader is not None else typed


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


def _number(field: FieldSpec, text: str) -> Decimal:
    plain = text.translate(_DIGITS).replace(",", "").replace(" ", "").removeprefix("¥").removeprefix("￥")
    plain = plain.removesuffix("%").removesuffix("元")
    scale = SCALES.get(plain[-1:])
    try:
        value = Decimal(plain[:-1]) * scale if scale is not None else Decimal(plain)
        whole_fen = value.quantize(Decimal("0.01")) if value.is_finite() else value
        return whole_fen if scale is not None and whole_fen == value else value
    except InvalidOperation:
        raise _refuse(field, text, "不是数额", "只写数字，可带“万”“亿”，例如 1234567.89 或 123.4万") from None


def _integer(field: FieldSpec, text: str) -> int:
    plain = text.translate(_DIGITS).removesuffix("天").removesuffix("日").removesuffix("个月").strip()
    if not re.fullmatch(r"-?\d{1,9}", plain):
        raise _refuse(field, text, "不是整数", "只写数字，例如 28")
    return int(plain)


def _choice(field: FieldSpec, text: str) -> str:
    if text in field.choices:
        return text
    asked = questions().get(field.path)
    for value, label in (asked.choices if asked else {}).items():
        if text == label:
            return value
    return text


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
    "yuan": _number,
    "percent": _number,
    "integer": _integer,
    "choice": _choice,
    "list": _list,
}


def answered(matter: Matter) -> int:
    """How many fields have an answer."""
    return sum(getattr(getattr(matter, f.part), f.path.split(".", 1)[1]) is not None for f in FIELDS.values())
