"""Rows of a list question between the matter and the table in which they are edited; cells are text as typed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from advisor.analysis.questions import Column, Question
from advisor.errors import InputError
from advisor.matters.answers import answer
from advisor.matters.problems import MatterErrors
from advisor.matters.typed import read
from advisor.rules.matter import Matter
from advisor.texts import Texts

Row = dict[str, str | None]


def to_rows(items: Sequence[Any] | None, columns: Sequence[Column], t: Texts) -> list[Row]:
    """The rows of a list as text cells, choices by their labels."""
    return [
        {column.label: _cell(getattr(item, column.spec.path), column, t) for column in columns}
        for item in items or ()
    ]


def _cell(known: Any, column: Column, t: Texts) -> str | None:
    if known is None:
        return None
    if column.spec.kind == "bool":
        return t("answer.yes") if known else t("answer.no")
    if column.spec.kind == "choice":
        return column.choices[known]
    return f"{known:,f}" if column.spec.kind == "yuan" else str(known)


def edited(base: Sequence[Row], delta: Mapping[str, Any]) -> list[Row]:
    """``base`` with the editor's changes (``edited_rows``, ``added_rows``, ``deleted_rows``); empty rows fall out."""
    rows: list[Row] = [dict(row) for row in base]
    for number, change in delta.get("edited_rows", {}).items():
        rows[int(number)].update(change)
    gone = set(delta.get("deleted_rows", ()))
    rows = [row for number, row in enumerate(rows) if number not in gone]
    rows += [dict(row) for row in delta.get("added_rows", ())]
    return [row for row in rows if any(cell not in (None, "") for cell in row.values())]


def to_text(rows: Sequence[Row]) -> str:
    """Rows as they are kept while they cannot be read."""
    return json.dumps(list(rows), ensure_ascii=False)


def from_text(text: str) -> list[Row]:
    """The inverse of :func:`to_text`; text of another shape gives no rows."""
    try:
        kept = json.loads(text)
    except json.JSONDecodeError:
        return []
    rows = [row for row in kept if isinstance(row, dict)] if isinstance(kept, list) else []
    return [{str(name): None if cell is None else str(cell) for name, cell in row.items()} for row in rows]


def answer_rows(matter: Matter, question: Question, rows: Sequence[Row], t: Texts) -> Matter:
    """``matter`` with these rows as its answer; raises :class:`InputError` naming every cell that cannot be read."""
    items: list[dict[str, Any]] = []
    problems: list[InputError] = []
    for number, row in enumerate(rows, 1):
        item: dict[str, Any] = {}
        for column in question.columns:
            try:
                item[column.spec.path] = _value(row.get(column.label), column, t)
            except InputError as error:
                field = f"{question.path}[{number - 1}].{column.spec.path}"
                problems.append(
                    InputError(f"第 {number} 条，{error.message}", field=field, remedy=error.remedy)
                )
        items.append(item)
    if problems:
        raise problems[0] if len(problems) == 1 else MatterErrors(problems)
    return answer(matter, question.path, items)


def _value(cell: str | None, column: Column, t: Texts) -> Any:
    if cell is None or not str(cell).strip():
        return None
    text = str(cell)
    if column.spec.kind == "choice":
        return next((value for value, label in column.choices.items() if label == text), text)
    if column.spec.kind == "bool" and text in (t("answer.yes"), t("answer.no")):
        return text == t("answer.yes")
    return read(column.spec, text)
