"""A population of made-up matters for measuring speed and for property tests; every answer is drawn at random.

The same seed gives the same population. Nothing here is a case.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from advisor.rules.matter import FIELDS, FieldSpec, Matter, Part, fields_of

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2026, 11, 1)
RATES = ("日万分之五", "月利率1%", "年利率6%", "lpr1y")
RATE_FIELDS = frozenset({"contract.interest_rate", "contract.penalty_rate", "contract.advance_interest_rate"})


def population(size: int, *, seed: int = 1, answered: float = 0.4) -> Iterator[Matter]:
    """``size`` matters, each field answered with probability ``answered``."""
    draw = random.Random(seed)
    for _ in range(size):
        yield one(draw, answered)


def one(draw: random.Random, answered: float) -> Matter:
    """One matter; dates lie in one career of the works so that periods are realistic."""
    signed_on = FIRST_DAY + timedelta(days=draw.randrange((LAST_DAY - FIRST_DAY).days))
    data: dict[str, dict[str, Any]] = {}
    for path, spec in FIELDS.items():
        if draw.random() < answered:
            part, name = path.split(".")
            data.setdefault(part, {})[name] = _value(draw, spec, signed_on)
    data.setdefault("contract", {})["signed_on"] = signed_on
    data.setdefault("claimant", {})["role"] = draw.choice(FIELDS["claimant.role"].choices)
    return Matter.model_validate(data)


def _value(draw: random.Random, spec: FieldSpec, signed_on: date) -> Any:
    if spec.path in RATE_FIELDS:
        return draw.choice(RATES)
    if spec.kind == "list":
        assert spec.item is not None
        return [_item(draw, spec.item, signed_on) for _ in range(draw.randrange(4))]
    match spec.kind:
        case "bool":
            return draw.random() < 0.5
        case "day":
            return min(signed_on + timedelta(days=draw.randrange(1500)), LAST_DAY)
        case "yuan":
            return Decimal(draw.randrange(100, 10**9)) / 100
        case "percent":
            return Decimal(draw.randrange(0, 30))
        case "integer":
            return draw.randrange(1, 9)
        case "choice":
            return draw.choice(spec.choices)
        case _:
            return f"{spec.label}甲"


def _item(draw: random.Random, part: type[Part], signed_on: date) -> dict[str, Any]:
    specs = fields_of(part)
    return {name: _value(draw, spec, signed_on) for name, spec in specs.items() if draw.random() < 0.8}
