"""The matter: every fact a claim, a clock or a paper may turn on, each in three states.

A field is *known* when it has a value, *not known* when its path stands in ``not_known`` (the user was asked and
does not know), and *not asked* otherwise. Lists are lists: ``None`` is "no answer", ``[]`` is "none".
Paths are dotted names such as ``contract.signed_on``.
"""

from __future__ import annotations

import operator
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import Field, model_validator
from pydantic.fields import FieldInfo

from advisor.errors import InputError

from .account import Account, Event, Instalment, Payment
from .base import Day, Part, Percent, Str, Yuan
from .contract import Contract, OtherContract
from .parties import (
    AssetDisposal,
    CapitalTransfer,
    Chain,
    Claimant,
    Debtor,
    Guarantee,
    Shareholder,
    ThirdPartyDebt,
)
from .performance import Extra, LossEvent, Performance, PriceChange
from .priority import Assertion, Priority
from .procedure import Procedure
from .project import Buyer, Project
from .settlement import Settlement

__all__ = [
    "FIELDS",
    "Account",
    "Assertion",
    "AssetDisposal",
    "Buyer",
    "CapitalTransfer",
    "Chain",
    "Claimant",
    "Contract",
    "Debtor",
    "Event",
    "Extra",
    "FieldSpec",
    "Guarantee",
    "Instalment",
    "LossEvent",
    "Matter",
    "OtherContract",
    "Part",
    "Payment",
    "Performance",
    "PriceChange",
    "Priority",
    "Procedure",
    "Project",
    "Settlement",
    "Shareholder",
    "ThirdPartyDebt",
    "getter",
    "spec",
]


class Matter(Part):
    """Everything known about one debt for one construction contract."""

    schema_version: Literal[1] = 1
    title: Str | None = Field(None, title="案件名称")
    claimant: Claimant = Field(default_factory=Claimant, title="我方")
    debtor: Debtor = Field(default_factory=Debtor, title="合同相对方")
    chain: Chain = Field(default_factory=Chain, title="合同层级")
    project: Project = Field(default_factory=Project, title="工程")
    contract: Contract = Field(default_factory=Contract, title="合同")
    performance: Performance = Field(default_factory=Performance, title="履行")
    settlement: Settlement = Field(default_factory=Settlement, title="结算")
    account: Account = Field(default_factory=Account, title="款项")
    priority: Priority = Field(default_factory=Priority, title="优先受偿权")
    procedure: Procedure = Field(default_factory=Procedure, title="程序")
    evidence: dict[Str, bool] = Field(default_factory=dict, max_length=500, title="手上的证据")
    not_known: set[str] = Field(default_factory=set, max_length=1000, title="问过但不清楚的事项")
    data_version: Str | None = Field(None, title="所用利率等数据的版本")

    @model_validator(mode="after")
    def _not_known_names_empty_fields(self) -> Matter:
        for path in self.not_known:
            if path not in FIELDS:
                raise ValueError(f"not_known 中的“{path[:80]}”不是本程序的事项；请删去或改正")
            if getter(path)(self) is not None:
                raise ValueError(f"“{path}”既有答案又标为不清楚；请二者取一")
        return self


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One askable field: its path, Chinese label, kind and choices.

    ``kind`` is one of ``bool, day, yuan, percent, integer, choice, text, list``.
    """

    path: str
    label: str
    kind: str
    choices: tuple[str, ...] = ()
    item: type[Part] | None = None

    @property
    def part(self) -> str:
        return self.path.split(".", 1)[0]


def _bare(annotation: Any) -> Any:
    """The annotation without ``| None``."""
    if get_origin(annotation) in (Union, types.UnionType):
        inner = [a for a in get_args(annotation) if a is not type(None)]
        return inner[0] if len(inner) == 1 else annotation
    return annotation


def _kind(info: FieldInfo) -> tuple[str, tuple[str, ...], type[Part] | None]:
    bare = _bare(info.annotation)
    if get_origin(bare) is Literal:
        return "choice", get_args(bare), None
    if get_origin(bare) is list:
        return "list", (), get_args(bare)[0]
    named = {
        Day: "day",
        Yuan: "yuan",
        Percent: "percent",
        Str: "text",
        bool: "bool",
        int: "integer",
        str: "text",
    }
    for known, kind in named.items():
        if bare == known:
            return kind, (), None
    base = get_args(bare)[0] if get_args(bare) else bare
    return {"date": "day", "Decimal": "yuan", "int": "integer", "str": "text"}[base.__name__], (), None


def fields_of(part: type[Part], prefix: str = "") -> dict[str, FieldSpec]:
    """The askable fields of one part, in order of declaration."""
    found: dict[str, FieldSpec] = {}
    for name, info in part.model_fields.items():
        kind, choices, item = _kind(info)
        path = f"{prefix}{name}"
        found[path] = FieldSpec(path, info.title or name, kind, choices, item)
    return found


PARTS: Mapping[str, type[Part]] = {
    name: info.annotation
    for name, info in Matter.model_fields.items()
    if isinstance(info.annotation, type) and issubclass(info.annotation, Part)
}
FIELDS: dict[str, FieldSpec] = {}
for _name, _part in PARTS.items():
    FIELDS.update(fields_of(_part, f"{_name}."))


def spec(path: str) -> FieldSpec:
    """The field at ``path``; raises :class:`InputError` for a name we do not have."""
    try:
        return FIELDS[path]
    except KeyError:
        raise InputError(
            "没有这个事项", field=path, remedy="用 python -m advisor schema 查看全部名称"
        ) from None


@cache
def getter(path: str) -> Callable[[Any], Any]:
    """A fast accessor for ``path`` on a matter."""
    return operator.attrgetter(path)
