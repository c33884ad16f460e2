"""Answers, one at a time: what a person types, put into the matter."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from advisor.errors import InputError
from advisor.rules.matter import FIELDS, Matter, spec

from .problems import MatterErrors, from_validation
from .typed import read


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


def answered(matter: Matter) -> int:
    """How many fields have an answer."""
    return sum(getattr(getattr(matter, f.part), f.path.split(".", 1)[1]) is not None for f in FIELDS.values())
