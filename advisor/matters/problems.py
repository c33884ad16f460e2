"""Errors of a matter in words a person can act on: the label and path of the field, and how to mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from advisor.analysis.questions import questions
from advisor.errors import InputError
from advisor.rules.matter import Matter

SHOWN = 5
"""How many problems the summary spells out; all are in :attr:`MatterErrors.problems`."""


class MatterErrors(InputError):
    """Everything wrong with one matter, as a list; ``str()`` names the first few."""

    def __init__(self, problems: Iterable[InputError], *, source: str = "") -> None:
        self.problems = tuple(problems)
        lines = [str(problem) for problem in self.problems[:SHOWN]]
        more = len(self.problems) - len(lines)
        tail = [f"另有 {more} 处。"] if more > 0 else []
        head = f"{source or '案件'}有 {len(self.problems)} 处不能使用："
        super().__init__("\n".join([head, *lines, *tail]), field=self.problems[0].field)


def from_validation(error: ValidationError, *, under: tuple[str, ...] = ()) -> MatterErrors:
    """Turn pydantic's report into ours; ``under`` is put before every location."""
    found = error.errors(include_url=False, include_context=True)
    return MatterErrors(_problem((*under, *entry["loc"]), entry) for entry in found)


def path_of(location: tuple[int | str, ...]) -> str:
    """``("account", "events", 3, "on")`` as ``account.events[3].on``, clipped so that a name cannot flood the page."""
    path = ""
    for step in location:
        path += f"[{step}]" if isinstance(step, int) else f".{str(step)[:60]}"
    return path.lstrip(".")


def label_of(location: tuple[int | str, ...]) -> str:
    """The same place in words: ``款项 › 催款、对账、起诉等事项 › 第 4 条 › 日期（送达日）``."""
    words: list[str] = []
    model: Any = Matter
    for step in location:
        if isinstance(step, int):
            words.append(f"第 {step + 1} 条")
            continue
        info = model.model_fields.get(step) if model is not None else None
        words.append(info.title or str(step) if info is not None else str(step)[:60])
        model = _model_in(info.annotation) if info is not None else None
    return " › ".join(words)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(inner) for inner in get_args(annotation))
    return next((model for model in found if model is not None), None)


def _problem(location: tuple[int | str, ...], entry: Mapping[str, Any]) -> InputError:
    message, remedy = _words(location, entry)
    label = label_of(location)
    return InputError(f"{label}：{message}" if label else message, field=path_of(location), remedy=remedy)


WRONG_TYPE = {
    "string": ("应为文字", "加上引号写成文字"),
    "int": ("应为整数", "只写数字，不带小数和单位"),
    "bool": ("应为“是”或“否”", "写 true 或 false；不清楚的删去这一行，并把名称写进 not_known"),
    "date": ("不是日期", "写成 2026-06-30 的样子"),
    "decimal": ("不是数额", '写成数字或带引号的数字，例如 "1234567.89"'),
    "list": ("应为列表", "写成 [ … ]；没有的写 []"),
    "set": ("应为列表", "写成 [ … ]；没有的写 []"),
    "dict": ("应为一组事项", "写成 { … }"),
    "model": ("应为一组事项", "写成 { … }"),
}


def _words(location: tuple[int | str, ...], entry: Mapping[str, Any]) -> tuple[str, str]:
    kind, context = str(entry["type"]), entry.get("ctx") or {}
    if kind == "value_error":
        said = str(context.get("error", entry["msg"]))
        message, _, remedy = said.partition("；" if "；" in said else "，请")
        return message, remedy or "核对后改正"
    if kind == "extra_forbidden":
        return "没有这个事项", _near(location)
    if kind == "literal_error":
        return f"“{str(entry['input'])[:40]}”不是可选的答案", f"可写：{_choices(location, context)}"
    if kind == "too_long":
        return f"最多 {context.get('max_length')} 条", "合并或分成几个案件"
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = context.get("ge", context.get("le"))
        side = "不能小于" if kind == "greater_than_equal" else "不能大于"
        return f"{side} {bound}", "请核对单位和小数点"
    for prefix, words in WRONG_TYPE.items():
        if kind.startswith(prefix):
            return words
    return f"不能使用（{kind}）", "用 python -m advisor schema 查看应写成什么"


def _choices(location: tuple[int | str, ...], context: Mapping[str, Any]) -> str:
    *above, name = location
    known = questions().get(path_of(tuple(step for step in above if isinstance(step, str))))
    column = next((c for c in known.columns if c.spec.path == name), None) if known else None
    asked = column or questions().get(path_of(location))
    if asked is not None and asked.choices:
        return "、".join(f"{value}（{label}）" for value, label in asked.choices.items())
    return str(context.get("expected", "")).replace("'", "").replace(" or ", "、")


def _near(location: tuple[int | str, ...]) -> str:
    model: Any = Matter
    for step in location[:-1]:
        info = model.model_fields.get(step) if model is not None and isinstance(step, str) else None
        if isinstance(step, str):
            model = _model_in(info.annotation) if info is not None else None
    names = list(model.model_fields) if model is not None else []
    close = difflib.get_close_matches(str(location[-1])[:60], names, n=1)
    if close:
        return f"是不是 {close[0]}（{model.model_fields[close[0]].title}）？否则请删去"
    return "请删去；全部名称见 python -m advisor schema"
