"""At which level a case starts (级别管辖), from dated thresholds in ``knowledge/jurisdiction/levels.toml``.

Sources:
    level_jurisdiction_2021:1, 2; level_jurisdiction_2015:1, 2; civil_procedure_2023:18, 19; civil_code:1259.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from advisor.law.knowledge import read_toml
from advisor.rules.facts import Facts

from .points import ForumPoint

Grade = Literal["basic", "intermediate"]
GRADE_NAMES: dict[str, str] = {"basic": "基层人民法院", "intermediate": "中级人民法院"}
Parties = Literal["same", "other"]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    from_on: date
    until_on: date = date.max
    provinces: tuple[str, ...] = ()
    same: Decimal | None = None
    other: Decimal | None = None
    high_same: Decimal | None = None
    high_other: Decimal | None = None
    cite_same: str = ""
    cite_other: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """The level, or ``None`` with ``why``: facts missing, or a threshold we do not have."""

    grade: Grade | None
    why: str
    cite: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    warning: str = ""

    @property
    def name(self) -> str:
        """In Chinese; empty while the level is unknown."""
        return GRADE_NAMES[self.grade] if self.grade else ""

    def points(self) -> tuple[ForumPoint, ...]:
        """The level as advice."""
        main = ForumPoint("level", f"{self.name}：{self.why}" if self.grade else self.why, self.cite)
        return (main, ForumPoint("high_court", self.warning, ("civil_procedure_2023:20",))) if self.warning else (main,)


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(TypeAdapter(list[_Row]).validate_python(read_toml("jurisdiction/levels.toml")["level"]))


@cache
def _provinces() -> tuple[str, ...]:
    return tuple(name for row in _rows() for name in row.provinces)


def _province(text: str | None) -> str | None:
    return next((name for name in _provinces() if (text or "").startswith(name)), None)


def _parties(facts: Facts) -> Parties | None:
    """Whether all parties are in (or all outside) the province of the court, or one side is outside."""
    inside = facts.get("debtor.same_province")
    if inside is None:
        return None
    if inside:
        return "same"
    site, ours, theirs = (_province(facts.get(p)) for p in ("project.site", "claimant.address", "debtor.address"))
    both_outside = site is not None and ours is not None and theirs is not None and site not in (ours, theirs)
    return "same" if both_outside and facts.filed_on >= date(2021, 10, 1) else "other"


def _row(facts: Facts) -> _Row | None:
    here = _province(facts.get("project.site"))
    for row in _rows():
        if row.from_on <= facts.filed_on <= row.until_on and (not row.provinces or here in row.provinces):
            return row
    return None


def level(facts: Facts) -> Level:
    """The level for the amount claimed, on the filing day; the threshold itself belongs to the higher court."""
    amount, parties = facts.get("procedure.amount_claimed"), _parties(facts)
    paths = (("procedure.amount_claimed", amount), ("debtor.same_province", parties))
    missing = tuple(path for path, value in paths if value is None)
    if amount is None or parties is None:
        return Level(None, "级别看标的额（含算到起诉日的利息、违约金）和双方住所地是否在本省。", ("civil_procedure_2023:18",), missing)
    row = _row(facts)
    threshold = None if row is None else row.same if parties == "same" else row.other
    if row is None or threshold is None:
        return Level(None, "当时当地的级别标准没有收录：请向工程所在地法院核实。", ("civil_procedure_2023:19",))
    grade: Grade = "intermediate" if amount >= threshold else "basic"
    high = row.high_same if parties == "same" else row.high_other
    where = "双方都在（都不在）本省" if parties == "same" else "一方不在本省"
    return Level(
        grade, f"{where}，中级人民法院管辖 {threshold} 元以上（含本数）的一审。",
        (row.cite_same if parties == "same" else row.cite_other, "civil_code:1259"),
        warning=f"标的额已达 {high} 元以上，可能属高级人民法院，另查当时标准。" if high and amount >= high else "",
    )
