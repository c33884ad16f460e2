"""Agreement with the published cases, as Markdown: ``python -m tests.cases.report``."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from advisor.analysis.registry import registry
from tests.cases.judge import ROOT, Check, cases, checks


@cache
def disagreements() -> tuple[dict[str, Any], ...]:
    """The disagreements written down, each with the key of its check."""
    rows = tomllib.loads((ROOT / "disagreements.toml").read_text(encoding="utf-8")).get("disagreement", [])
    for row in rows:
        row["key"] = (row["case"], row["claim"], row.get("target", ""), row.get("today", False), row["part"])
    return tuple(rows)


def report() -> str:
    """Counts by topic, then every disagreement with its reason."""
    found = list(checks())
    standings = [c for c in found if c.part == "standing"]
    lines = [
        f"{len(cases())} 件公开案例，{sum(len(c['verdict']) for c in cases())} 条判断，每条按当时和今天（2026-11-23）各判一次。",
        "",
        "| 请求 | 计分：当时 | 计分：今天 | 不计分：当时 | 不计分：今天 |",
        "|---|---|---|---|---|",
    ]
    topics: dict[str, list[Check]] = defaultdict(list)
    for check in standings:
        topics[check.claim].append(check)
    early = _early()
    for claim in sorted(topics.keys() | early.keys()):
        lines.append(f"| {claim} {_name(claim)} | " + " | ".join(_columns(topics[claim], early.get(claim, []))) + " |")
    missed = [row for rows in early.values() for row in rows]
    lines.append("| 合计 | " + " | ".join(_columns(standings, missed)) + " |")
    lines += ["", *_others(found), "", *_disagreements()]
    return "\n".join(lines)


def _name(claim: str) -> str:
    return "诉讼时效" if claim == "limitation" else registry()[claim].name


def _early() -> dict[str, list[bool]]:
    """Verdicts on facts older than our law: by claim, whether each is scored. They count as not agreed."""
    found: dict[str, list[bool]] = defaultdict(list)
    for case in cases():
        if "too_early" in case:
            for verdict in case["verdict"]:
                found[verdict["claim"]].append(verdict.get("scored", False))
    return found


def _columns(found: Iterable[Check], early: list[bool]) -> list[str]:
    cells = []
    rows = list(found)
    for scored in (True, False):
        for today in (False, True):
            here = [c.agrees for c in rows if c.scored is scored and c.today is today]
            whole = len(here) + early.count(scored)
            cells.append(f"{sum(here)}/{whole}" if whole else "—")
    return cells


def _others(found: list[Check]) -> list[str]:
    parts = {"可算的末日": "last_day", "数额": "amount", "必须说的话（计分的全部，不计分的已对应者）": "must_say", "不许说的话（能对应到某一句的）": "must_not_say"}
    lines = []
    for label, part in parts.items():
        here = [c for c in found if c.part.split(":")[0] == part]
        lines.append(f"- {label}：{sum(c.agrees for c in here)}/{len(here)}")
    rest = [p for case in cases() for v in case["verdict"] if not v.get("scored") for p in v.get("must_say", ()) if "by" not in p]
    lines.append(f"- 不计分的判断中还有 {len(rest)} 句必须说的话没有对应的建议。")
    return lines


def _disagreements() -> list[str]:
    lines = ["| 案例 | 请求 | 何时 | 我们说 | 理由 | 条文 |", "|---|---|---|---|---|---|"]
    for row in disagreements():
        when = "今天" if row.get("today") else "当时"
        lines.append(f"| {row['case']} | {row['claim']}（{row['part']}） | {when} | {row['we_say']} | {row['why']} | {'、'.join(row['cite'])} |")
    for case in cases():
        if "too_early" in case:
            claims = "、".join(verdict["claim"] for verdict in case["verdict"])
            lines.append(f"| {case['id']} | {claims} | 当时、今天 | 不收这样的事实 | {case['too_early']}。 | — |")
    return lines


if __name__ == "__main__":
    print(report())
