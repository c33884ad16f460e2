"""``python -m advisor ledger``: many matters at once, for a claims department."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from advisor.analysis.ledger import Entry, Ledger, entry, ledger
from advisor.case_commands import STANDING, day_asked
from advisor.errors import InputError
from advisor.matters.files import load_matter
from advisor.usage import at_least_one

Outcome = tuple[dict[str, Any], str]
HEADINGS = (
    "文件",
    "案件",
    "债务人",
    "欠付（元）",
    "首要请求",
    "结论",
    "最近期限",
    "稳妥日",
    "剩余天数",
    "有争议",
    "还算不出的期限",
    "不能评估的原因",
)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def add_parser(commands: Any) -> None:
    """Mount the command."""
    parser = commands.add_parser("ledger", help="台账：一批案件里哪项权利先到期、欠多少、先做什么")
    parser.add_argument("matters", nargs="+", metavar="MATTER.json|DIR", type=Path, help="案件文件或文件夹")
    parser.add_argument("--on", metavar="DATE", help="评估日，默认今天")
    parser.add_argument("--within", metavar="DAYS", type=at_least_one, help="只列这么多天内到期的")
    parser.add_argument("--csv", metavar="FILE", type=Path, help="另存为表格（CSV）")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Outcome:
    """Judge every file; one that cannot be read stands in the ledger with its reason and stops nothing."""
    on = day_asked(args)
    found = ledger((_entry(path, on) for path in _files(args.matters)), within=args.within)
    if args.csv:
        with args.csv.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(HEADINGS)
            writer.writerows([harmless(cell) for cell in _cells(e)] for e in found.entries)
    return _data(found, on), _text(found, on)


def _files(given: list[Path]) -> Iterator[Path]:
    for path in given:
        if path.is_dir():
            inside = sorted(path.glob("*.json"))
            if not inside:
                raise InputError(
                    "文件夹里没有 .json 案件文件", field=str(path), remedy="换一个文件夹，或直接写文件名"
                )
            yield from inside
        else:
            yield path


def _entry(path: Path, on: date) -> Entry:
    try:
        return entry(path.name, load_matter(path), on)
    except InputError as error:
        return Entry(path.name, refusal=str(error))


def _cells(e: Entry) -> list[str]:
    return [
        e.name,
        e.title,
        e.debtor,
        "" if e.owed is None else str(e.owed),
        e.leading_claim,
        STANDING.get(e.standing, ""),
        e.clock,
        e.safe_on.isoformat() if e.safe_on else "",
        "" if e.days_left is None else str(e.days_left),
        "是" if e.contested else "",
        "；".join(e.unread_clocks),
        e.refusal,
    ]


def harmless(cell: str) -> str:
    """A spreadsheet runs text that starts like a formula; an apostrophe keeps it text."""
    number = cell.lstrip("-").replace(".", "", 1).isdigit()
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) and not number else cell


def _data(found: Ledger, on: date) -> dict[str, Any]:
    return {
        "on": on.isoformat(),
        "owed": str(found.owed),
        "paid": str(found.paid),
        "recovered": None if found.recovered is None else f"{found.recovered:.4f}",
        "entries": [
            {
                "file": e.name,
                "title": e.title,
                "debtor": e.debtor,
                "owed": None if e.owed is None else str(e.owed),
                "leading_claim": e.leading_claim or None,
                "standing": e.standing or None,
                "clock": e.clock or None,
                "safe_on": e.safe_on.isoformat() if e.safe_on else None,
                "days_left": e.days_left,
                "contested": e.contested,
                "unread_clocks": list(e.unread_clocks),
                "refusal": e.refusal or None,
            }
            for e in found.entries
        ],
    }


def _text(found: Ledger, on: date) -> str:
    lines = [f"评估日 {on}　{len(found.entries)} 案　欠付合计 {found.owed:,.2f} 元"]
    if found.recovered is not None:
        lines.append(f"清欠率（已付 ÷ 已付与欠付之和）{found.recovered:.1%}")
    for e in found.entries:
        if e.refusal:
            lines.append(f"✗ {e.name}　{e.refusal}")
            continue
        when = (
            f"{e.safe_on}（{e.days_left} 天，{e.clock}{'，有争议' if e.contested else ''}）"
            if e.safe_on
            else "没有能算出的期限"
        )
        lines.append(
            f"{when}　{e.name}　{e.debtor}　{'' if e.owed is None else f'{e.owed:,.2f} 元'}　{e.leading_claim}"
        )
        if e.unread_clocks:
            lines.append("      还算不出：" + "、".join(e.unread_clocks))
    return "\n".join(lines)
