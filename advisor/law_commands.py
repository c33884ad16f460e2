"""Commands about the law and the data: ``where``, ``schema``, ``check``, ``bench``."""

from __future__ import annotations

import argparse
import json
from typing import Any

from advisor.analysis.checks import checked, faults
from advisor.analysis.claim_map import claim_map
from advisor.analysis.registry import registry
from advisor.errors import InputError
from advisor.law.doctrines import doctrines
from advisor.law.instruments import Instrument, citation, named
from advisor.rules.claim import Claim
from advisor.rules.matter import Matter

Outcome = tuple[dict[str, Any], str]


def add_parsers(commands: Any) -> None:
    """Mount the commands."""
    where = commands.add_parser("where", help="一条法条在哪里起作用：python -m advisor where 民法典807")
    where.add_argument("citation", nargs="+", metavar="CITATION")
    schema = commands.add_parser("schema", help="案件文件的 JSON Schema")
    check = commands.add_parser("check", help="核对全部法律数据与规则，并列出各自最近核对日")
    bench = commands.add_parser("bench", help="测速")
    mapping = commands.add_parser("map", help="请求权基础一览（README 中的表）")
    for command, run in (
        (mapping, run_map),
        (where, run_where),
        (schema, run_schema),
        (check, run_check),
        (bench, run_bench),
    ):
        command.add_argument("--json", action="store_true", help="输出 JSON")
        command.set_defaults(run=run)


def run_where(args: argparse.Namespace) -> Outcome:
    """Where an article is used, with its window and gist."""
    instrument, number = named("".join(args.citation))
    uses = _uses(instrument, number)
    gist = _gist(instrument, number) if number else ""
    window = f"{instrument.in_force_from} 起" + (
        f"至 {instrument.in_force_to}" if instrument.in_force_to else "，现行"
    )
    data = {
        "instrument": instrument.id,
        "title": instrument.title,
        "number": instrument.number,
        "article": number or None,
        "gist": gist or None,
        "in_force_from": instrument.in_force_from.isoformat(),
        "in_force_to": instrument.in_force_to.isoformat() if instrument.in_force_to else None,
        "replaced_by": list(instrument.replaced_by),
        "uses": uses,
    }
    head = f"{instrument.formal}{f'第{number}条' if number else ''}（{window}）"
    lines = [head, *([f"要旨：{gist}"] if gist else [])]
    lines += [f"· {u['where']}（{u['file']}）：{u['cite']}　{u['text']}" for u in uses] or [
        "没有规则引用它。"
    ]
    return data, "\n".join(lines)


def _gist(instrument: Instrument, number: str) -> str:
    """Raises :class:`InputError` for an article we do not hold."""
    held = {article.number: article.gist for article in instrument.articles}
    if number not in held:
        raise InputError(
            f"{instrument.formal}第{number}条没有收录",
            field="CITATION",
            remedy=f"只收录本程序用到的 {len(held)} 条；条号请核对原文",
        )
    return held[number]


def _uses(instrument: Instrument, number: str) -> list[dict[str, str]]:
    found = []
    for claim in registry().values():
        for where, text, cites in _parts(claim):
            for cite in cites:
                at = citation(cite)
                if at.instrument.id == instrument.id and number in ("", at.article.number):
                    row = {
                        "where": f"{claim.id}/{where}",
                        "file": f"claims/{claim.id}.py",
                        "cite": str(at),
                        "text": text,
                    }
                    if row not in found:
                        found.append(row)
    for id, doctrine in doctrines().items():
        for line in doctrine.lines:
            for cite in line.cite:
                at = citation(cite)
                if at.instrument.id == instrument.id and number in ("", at.article.number):
                    found.append(
                        {"where": id, "file": "knowledge/doctrines.toml", "cite": str(at), "text": line.view}
                    )
    return found


def _parts(claim: Claim) -> list[tuple[str, str, tuple[str, ...]]]:
    rows: list[tuple[str, str, tuple[str, ...]]] = []
    for version in claim.versions:
        rows.append((version.id, version.gist, version.cite))
        rows += [(p.id, p.text, p.cite) for p in version.judged]
        rows += [(a.id, a.text, a.cite) for a in version.advice]
        rows += [(clock.id, clock.name, clock.cite) for clock in version.clocks]
    return rows


def run_map(args: argparse.Namespace) -> Outcome:
    """The map of claims, as Markdown."""
    table = claim_map()
    return {"markdown": table}, table


def run_schema(args: argparse.Namespace) -> Outcome:
    """The published JSON Schema of a matter file."""
    schema = Matter.model_json_schema()
    return schema, json.dumps(schema, ensure_ascii=False, indent=2)


def run_check(args: argparse.Namespace) -> int:
    """Print faults and what was last checked when; exit code 1 if there are faults."""
    found, rows = faults(), checked()
    if args.json:
        data = {
            "faults": [{"where": f.where, "what": f.what} for f in found],
            "checked": [{"what": what, "checked_on": day.isoformat()} for what, day in rows],
        }
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for what, day in rows:
            print(f"{day}  {what}")
        print(*(f"✗ {f.where}：{f.what}" for f in found), sep="\n")
        print(f"{len(rows)} 项数据，{len(registry())} 项请求权基础，{len(found)} 处矛盾。")
    return 1 if found else 0


def run_bench(args: argparse.Namespace) -> Outcome:
    """Measure speed on a generated population."""
    from advisor.bench import measure

    figures = measure()
    return figures, "\n".join(f"{name:<40} {value}" for name, value in figures.items())
