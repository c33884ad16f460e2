"""A price adjustment described in a TOML or JSON file, for the command line.

Index formula: ``method = "index_formula"``, ``P0``, ``A``, ``terms = [[name, weight, Ft, F0], …]``.
Risk band: ``method = "risk_band"``, ``bid``, ``base``, ``actual``, ``risk_pct`` and optionally ``quantity``.
``unit`` is 元 unless the file says 万元; several adjustments go into a list ``cases``.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from advisor.errors import InputError
from advisor.quantum.files import read_file
from advisor.quantum.money import format_cell, plain
from advisor.quantum.price import Factor, index_adjustment, risk_band

ADJUST_EXAMPLE = """\
文件示例（TOML）：
  method = "index_formula"
  P0 = "1000000"
  A = "0.2"
  terms = [["人工", "0.3", "110", "100"], ["钢材", "0.5", "105", "100"]]
或者：
  method = "risk_band"
  bid = "4000"
  base = "4000"
  actual = "5000"
  risk_pct = "5"
  quantity = "500\""""
_WAN = Decimal(10_000)
_KEYS = {
    "p0": "work",
    "work": "work",
    "a": "fixed_weight",
    "fixed_weight": "fixed_weight",
    "terms": "factors",
    "factors": "factors",
}


def read_adjustments(path: Path) -> list[dict[str, Any]]:
    """The adjustments in the file, numbers kept exact; :class:`InputError` when it cannot be read."""
    data = read_file(path)
    cases = data if isinstance(data, list) else data.get("cases", [data])
    if not isinstance(cases, list) or not all(isinstance(case, dict) for case in cases):
        raise InputError(
            f"{path.name} 里没有调价项。", field="FILE", remedy="每项写成一个表：method、P0、A、terms。"
        )
    return [_named(case) for case in cases]


def adjust(case: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """One adjustment worked out: JSON form and a text with the table."""
    method = case.get("method") or ("risk_band" if "bid" in case else "index_formula")
    if method == "index_formula":
        return _index(case)
    if method == "risk_band":
        return _band(case)
    raise InputError(
        f"不认识的调价方法“{method}”。", field="method", remedy="可用：index_formula、risk_band。"
    )


def _index(case: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    unit = str(case.get("unit", "元"))
    scale = _WAN if unit == "万元" else Decimal(1)
    work = _number(case, "work")
    factors = [_factor(term) for term in case.get("factors", [])]
    found = index_adjustment(work * scale, _number(case, "fixed_weight"), factors)
    delta, total = found.total / scale, work + found.total / scale
    data = {
        "method": "index_formula",
        "unit": unit,
        "delta": plain(delta),
        "adjusted": plain(total),
        "delta_yuan": str(found.total),
        **found.as_dict(),
        "total": plain(delta),
    }
    rows = [f"  {line.label}：{format_cell(line.amount)} 元  {line.note}" for line in found.lines]
    text = "\n".join(
        [f"价格指数法：调差 {plain(delta)} {unit}，调整后 {plain(total)} {unit}", *rows, *found.notes]
    )
    return data, text


def _band(case: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    unit = str(case.get("unit", "元"))
    name = str(case.get("item", "材料"))
    quantity = _number(case, "quantity") if "quantity" in case else Decimal(1)
    found = risk_band(
        _number(case, "bid"),
        _number(case, "base"),
        _number(case, "actual"),
        _number(case, "risk_pct") / 100,
        quantity,
        name,
    )
    data = {
        "method": "risk_band",
        "unit": unit,
        "item": name,
        "settled": plain(found.settled),
        "change": plain(found.change),
        "reference": plain(found.reference),
        "reason": found.reason,
        **found.computation.as_dict(),
    }
    text = (
        f"{name}：结算单价 {plain(found.settled)} {unit}（每单位调整 {plain(found.change)}），"
        f"数量 {plain(quantity)}，调差 {format_cell(found.computation.total)}\n{found.reason}"
    )
    return data, text


def _named(case: Mapping[str, Any]) -> dict[str, Any]:
    return {_KEYS.get(key.lower(), key.lower()): value for key, value in case.items()}


def _factor(term: Any) -> Factor:
    if isinstance(term, Mapping):
        row = {key.lower(): value for key, value in term.items()}
        name = str(row.get("name", "变值因子"))
        return Factor(name, _number(row, "weight"), _number(row, "current"), _number(row, "base"))
    if not isinstance(term, list) or len(term) != 4:
        raise InputError(
            f"变值因子 {term} 应有四项。", field="terms", remedy="写成 [名称, 权重, 现行指数, 基本指数]。"
        )
    row = dict(zip(("name", "weight", "current", "base"), term, strict=True))
    return Factor(str(term[0]), _number(row, "weight"), _number(row, "current"), _number(row, "base"))


def _number(row: Mapping[str, Any], key: str) -> Decimal:
    if key not in row:
        raise InputError(f"缺少 {key}。", field=key, remedy="请补上这一项。")
    try:
        number = Decimal(str(row[key]).replace(",", "").replace("%", ""))
    except InvalidOperation:
        raise InputError(f"{key} 的值“{row[key]}”不是数。", field=key, remedy="请写阿拉伯数字。") from None
    if not number.is_finite():
        raise InputError(f"{key} 的值“{row[key]}”不是有限的数。", field=key, remedy="请写阿拉伯数字。")
    return number
