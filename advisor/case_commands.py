"""Commands about one matter: ``assess``, ``ask``, ``deadlines``, ``draft``, ``graph``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from advisor.analysis.assessment import Assessment, Standing, assess
from advisor.analysis.deadlines import deadlines
from advisor.analysis.graph import decision_graph, to_dot, to_svg
from advisor.analysis.questionnaire import next_questions
from advisor.analysis.questions import question
from advisor.analysis.ranking import BARRED, nearest_clock, out_of_time, remote
from advisor.analysis.registry import registry
from advisor.analysis.report import deadline_row, report
from advisor.errors import InputError
from advisor.matters.answers import answer
from advisor.matters.coherence import Severity, incoherences
from advisor.matters.files import load_matter, save_matter
from advisor.matters.problems import MatterErrors
from advisor.papers.arrangement import title_of
from advisor.papers.calculation import calculation
from advisor.papers.complaint import compose, draft_gaps
from advisor.papers.word import render_bytes
from advisor.population import RATE_FIELDS
from advisor.quantum.commands import parse_day
from advisor.quantum.rate_text import parse_rate
from advisor.rules.matter import FIELDS, Matter, getter
from advisor.rules.matter.base import EARLIEST_DAY, LATEST_DAY
from advisor.usage import at_least_one

Outcome = tuple[dict[str, Any], str]

STANDING = {"made_out": "成立", "arguable": "可争", "open": "待查", "defeated": "被抗辩", "fails": "不成立"}
STATUS = {
    "running": "进行中",
    "expiring": "将届满",
    "expired": "已届满",
    "contested": "有争议",
    "exercised": "已行使",
    "not_started": "未起算",
    "unknown": "缺事实",
    "none": "无期限",
}


def add_parsers(commands: Any) -> None:
    """Mount the commands."""
    for name, run, text in (
        ("assess", run_assess, "评估全部请求权基础并排序"),
        ("ask", run_ask, "还该问什么；也可用来作答"),
        ("deadlines", run_deadlines, "全部期限"),
        ("draft", run_draft, "起草起诉状（仲裁申请书）"),
        ("graph", run_graph, "决策图"),
    ):
        command = matter_parser(commands, name, run, text)
        if name == "ask":
            command.add_argument("--limit", type=at_least_one, default=10, metavar="N", help="最多问几个")
            command.add_argument(
                "--answer", action="append", default=[], metavar="FIELD=VALUE", help="作答并存回文件"
            )
            command.add_argument(
                "--not-known", action="append", default=[], metavar="FIELD", help="标为不清楚"
            )
        if name == "draft":
            command.add_argument("--out", metavar="DIR", type=Path, required=True, help="存到哪个文件夹")
            command.add_argument("--claims", metavar="ID", nargs="+", help="只写这些请求，默认按策略")
        if name == "graph":
            command.add_argument("--claim", metavar="ID", action="append", help="只画这项请求；可重复")
            command.add_argument("--format", choices=("dot", "svg"), default="dot", help="图的格式")
            command.add_argument("--out", metavar="FILE", type=Path, help="存成文件，默认打印")


def matter_parser(
    commands: Any, name: str, run: Callable[[argparse.Namespace], Outcome], text: str
) -> argparse.ArgumentParser:
    """A command about one matter file, with ``--on`` and ``--json``."""
    command: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    command.add_argument("matter", metavar="MATTER.json", type=Path, help="案件文件")
    command.add_argument("--on", metavar="DATE", help="评估日，默认今天")
    command.add_argument("--json", action="store_true", help="输出 JSON")
    command.set_defaults(run=run)
    return command


def day_asked(args: argparse.Namespace) -> date:
    """The day of ``--on``, today without it; raises :class:`InputError` for no day or one outside our calendar."""
    if args.on is None:
        return date.today()  # noqa: DTZ011  the user's own calendar day is meant
    on = parse_day(args.on, "--on")
    if not EARLIEST_DAY <= on <= LATEST_DAY:
        raise InputError(
            f"{on} 不在 {EARLIEST_DAY} 至 {LATEST_DAY} 之内",
            field="--on",
            remedy="核对年份；评估日一般是今天",
        )
    return on


def assessed(args: argparse.Namespace) -> Assessment:
    """Raises :class:`InputError` for days or sums that cannot all be true, or a rate whose unit is not said."""
    on, matter = day_asked(args), load_matter(args.matter)
    wrong = [
        InputError(p.message, field=p.field, remedy=p.remedy)
        for p in incoherences(matter, on)
        if p.severity is Severity.IMPOSSIBLE
    ]
    wrong += _unread_rates(matter)
    if wrong:
        raise MatterErrors(wrong)
    return assess(matter, on)


def _unread_rates(matter: Matter) -> list[InputError]:
    """Rates written so that we would have to guess (24, 0.24, 24%): the question to ask, at its field."""
    found = []
    for path in RATE_FIELDS:
        text = getter(path)(matter)
        try:
            if text:
                parse_rate(text)
        except InputError as error:
            message = f"{FIELDS[path].label}：{error.message}"
            found.append(InputError(message, field=path, remedy=error.remedy))
    return found


def _known_claims(ids: list[str] | None, option: str) -> None:
    for id in ids or ():
        if id not in registry():
            raise InputError(
                f"没有“{id[:40]}”这项请求权基础", field=option, remedy="可用：" + "、".join(registry())
            )


def run_assess(args: argparse.Namespace) -> Outcome:
    """Every claim basis, ranked, with reasons, deadlines and amounts."""
    assessment = assessed(args)
    data = report(assessment)
    doubts = [p for p in incoherences(assessment.matter, assessment.on) if p.severity is Severity.DOUBTFUL]
    data["warnings"] = [{"message": p.message, "field": p.field, "remedy": p.remedy} for p in doubts]
    lines = [f"评估日 {data['on']}　{data['title'] or ''}".rstrip()]
    lines += [f"请核对：〔{p.field}〕{p.message}。{p.remedy}" for p in doubts]
    far = {r.id: r.claim.name for r in assessment.results.values() if remote(r)}
    for row in data["claims"]:
        if row["id"] in far:
            continue
        mark = "（有争议）" if row["contested"] else ""
        amount = row["amount"] and row["amount"]["value"]
        result = assessment[row["id"]]
        clock = None if result.standing is Standing.FAILS else nearest_clock(result, assessment.on)
        when = f"　稳妥日 {clock.safe_on}" if clock else ""
        lines.append(
            f"{row['place']:>2}. {STANDING[row['standing']]}{mark}　{row['name']}{f'　{amount} 元' if amount else ''}{when}"
        )
        if out_of_time(result):
            lines.append(f"      {BARRED.say()}")
        if row["standing"] in ("defeated", "fails"):
            lines += [f"      {WORD[r['kind']]}{r['text']}" for r in row["reasons"] if _decisive(r)][:2]
            if row["missing"]:
                lines.append("      没有问到、也许能救回：" + "、".join(m["label"] for m in row["missing"]))
        elif row["missing"]:
            lines.append("      待查：" + "、".join(m["label"] for m in row["missing"][:5]))
    if far:
        lines += ["", "还没有事实指向：" + "、".join(far.values()) + "。有关的事实用 ask 来问。"]
    lines += ["", "下一步："] + [f"· {s['text']}" for s in data["next_steps"]]
    return data, "\n".join(lines)


WORD = {"element": "不满足：", "defence": "对方可以抗辩："}


def _decisive(reason: dict[str, Any]) -> bool:
    return bool(reason["truth"] == ("no" if reason["kind"] == "element" else "yes"))


def run_deadlines(args: argparse.Namespace) -> Outcome:
    """Every clock of the matter."""
    assessment = assessed(args)
    rows = [deadline_row(row, assessment) for row in deadlines(assessment)]
    lines = [
        f"{STATUS[r['status']]}　{r['name']}　末日 {r['last_on']}　顺延 {r['extended_on']}　稳妥 {r['safe_on']}"
        f"　最晚可争 {r['latest_on']}{'　（暂定）' if r['provisional'] else ''}"
        for r in rows
        if r["last_on"]
    ]
    blank = [r for r in rows if not r["last_on"] and r["missing"]]
    lines += ["", "还算不出："] if blank else []
    lines += [f"· {r['name']}：缺 {'、'.join(FIELDS[m].label for m in r['missing'])}" for r in blank]
    idle = dict.fromkeys(f"{r['name']}（{r['idle']}）" for r in rows if not r["last_on"] and r["idle"])
    lines += ["", "没有起算：" + "；".join(idle)] if idle else []
    return {"on": assessment.on.isoformat(), "deadlines": rows}, "\n".join(lines)


def run_ask(args: argparse.Namespace) -> Outcome:
    """The questions that can still change something, most decisive first; ``--answer`` writes answers back."""
    on, matter = day_asked(args), load_matter(args.matter)
    if args.answer or args.not_known:
        matter = _answered(matter, args)
        if wrong := _unread_rates(matter):
            raise MatterErrors(wrong)
        save_matter(matter, args.matter)
    rows = [
        {
            "field": q.path,
            "question": question(q.path).text,
            "why": question(q.path).why,
            "claims": list(q.claims),
        }
        for q in next_questions(assess(matter, on), args.limit)
    ]
    lines = [f"{n}. {row['question']}　〔{row['field']}〕" for n, row in enumerate(rows, 1)]
    return {"questions": rows}, "\n".join(lines) or "没有还能改变结果的问题。"


def _answered(matter: Matter, args: argparse.Namespace) -> Matter:
    for pair in args.answer:
        path, separator, value = pair.partition("=")
        if not separator:
            raise InputError(
                f"“{pair[:60]}”缺等号", field="--answer", remedy="写成 account.due_on=2026-06-30"
            )
        matter = answer(matter, path.strip(), value.strip())
    for path in args.not_known:
        matter = answer(matter, path.strip(), None, not_known=True)
    return matter


def run_draft(args: argparse.Namespace) -> Outcome:
    """Write the complaint (or arbitration application) and list what is missing in it."""
    _known_claims(args.claims, "--claims")
    assessment = assessed(args)
    paper = compose(assessment, claims=args.claims)
    missing = draft_gaps(paper)
    args.out.mkdir(parents=True, exist_ok=True)
    path = args.out / f"{title_of(paper)}.docx"
    path.write_bytes(render_bytes(paper, on=assessment.on))
    workbook = calculation(assessment)
    table = args.out / "计算表.xlsx"
    if workbook is not None:
        table.write_bytes(workbook)
    data = {
        "file": str(path),
        "workbook": str(table) if workbook is not None else None,
        "gaps": [{"label": g.label, "field": g.field} for g in missing],
        "notes": [str(note) for note in paper.notes],
    }
    lines = [
        f"已写入 {path}",
        *([f"已写入 {table}"] if workbook is not None else []),
        *(f"提示：{note}" for note in paper.notes),
    ]
    lines += (
        [f"待补 {len(missing)} 处：" + "；".join(g.label for g in missing)] if missing else ["没有待补之处。"]
    )
    return data, "\n".join(lines)


def run_graph(args: argparse.Namespace) -> Outcome:
    """The decision graph with the state of every node, as DOT or SVG."""
    _known_claims(args.claim, "--claim")
    graph = decision_graph(assessed(args), tuple(args.claim) if args.claim else None)
    drawing = to_svg(graph) if args.format == "svg" else to_dot(graph)
    data = {
        "nodes": [{"id": n, **d} for n, d in graph.nodes(data=True)],
        "edges": [{"from": a, "to": b, **d} for a, b, d in graph.edges(data=True)],
    }
    if args.out:
        args.out.write_text(drawing, encoding="utf-8")
        return data, f"已写入 {args.out}"
    return data, drawing
