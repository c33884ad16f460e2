"""Reading what the money commands take from a file: TOML or JSON, numbers exact, every mistake named."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from advisor.errors import InputError
from advisor.quantum.money import parse_yuan


def read_file(path: Path) -> Any:
    """The content of a ``.toml`` or ``.json`` file; :class:`InputError` when it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"读不了文件 {path}：{error}", field="FILE", remedy="请给出 UTF-8 的 .toml 或 .json 文件。"
        ) from None
    try:
        if path.suffix.lower() == ".json":
            return json.loads(text, parse_float=Decimal)
        return tomllib.loads(text, parse_float=Decimal)
    except (json.JSONDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(
            f"{path.name} 格式不对：{error}", field="FILE", remedy="请核对引号、逗号与括号。"
        ) from None


def _yuan(value: Any) -> Any:
    return parse_yuan(value) if isinstance(value, str) else value


def _number(value: Any) -> Decimal:
    try:
        number = Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        raise ValueError(f"“{value}”不是数") from None
    if not number.is_finite():
        raise ValueError(f"“{value}”不是有限的数")
    return number


Yuan = Annotated[Decimal, BeforeValidator(_yuan)]
Number = Annotated[Decimal, BeforeValidator(_number)]
Day = date


class Form(BaseModel):
    """A table of a file: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Filled = TypeVar("Filled", bound=Form)


def read_form(path: Path, form: type[Filled]) -> Filled:
    """The file as ``form``; :class:`InputError` names the first entry that does not fit."""
    try:
        return form.model_validate(read_file(path))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"]) or "FILE"
        raise InputError(
            f"{path.name} 的 {where} 填得不对。",
            field=where,
            remedy=_REMEDIES.get(first["type"], "请按格式说明改写。"),
        ) from None


_REMEDIES = {
    "missing": "缺这一项，请补上。",
    "extra_forbidden": "没有这一项，请删去或核对拼写。",
    "enum": "不在可选之列，请看格式说明。",
    "literal_error": "不在可选之列，请看格式说明。",
    "date_from_datetime_parsing": "日期请写 2026-01-02。",
    "date_parsing": "日期请写 2026-01-02。",
    "int_parsing": "请写整数。",
}
