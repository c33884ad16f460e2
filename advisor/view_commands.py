"""Commands that look at one matter from a side: ``opponent``, ``procedure``, ``costs``."""

from __future__ import annotations

import argparse
from decimal import Decimal
from typing import Any

from advisor.analysis.costs import costs
from advisor.analysis.opponent import opponent
from advisor.analysis.procedure import procedure
from advisor.analysis.registry import registry
from advisor.analysis.view_data import costs_data, opponent_data, procedure_data
from advisor.case_commands import STANDING, STATUS, assessed, matter_parser
from advisor.quantum.money import ZERO, parse_yuan, positive

Outcome = tuple[dict[str, Any], str]
Rows = list[dict[str, Any]]

TRUTH = {"yes": "成立", "unknown": "待查", "no": "不成立"}
EFFECT = {"extinguishes": "消灭请求", "bars_if_raised": "提出即可拒绝", "reduces": "减少数额"}
BURDEN = {"respondent": "对方举证", "claimant": "我方举证"}
PLEA = {"principal": "主位", "alternative": "备位", None: "未主张"}
STAGE = {
    "on_site": "退场之前",
    "before_filing": "起诉之前",
    "filing": "起诉",
    "first_instance": "一审（仲裁）",
    "after_judgment": "裁判之后",
    "enforcement": "执行",
    "insolvency": "破产",
}
WAY = {"arbitration": "仲裁", "insolvency_court": "受理破产的法院", "court": "法院"}


def add_parsers(commands: Any) -> None:
    """Mount the commands."""
    matter_parser(
        commands, "opponent", run_opponent, "对方会怎么说：抗辩、反诉、异议，以及我方主张的自陷风险"
    )
    matter_parser(commands, "procedure", run_procedure, "程序：去哪里、先后做什么、保全、鉴定、执行期限")
    command = matter_parser(commands, "costs", run_costs, "各条路的费用与净得，以及拖延的代价")
    command.add_argument("--appraisal", metavar="A", help="预计鉴定费，如 50000 或 5万元")


def run_opponent(args: argparse.Namespace) -> Outcome:
    """The other side's view of the same facts."""
    data = opponent_data(opponent(assessed(args)))
    lines = _section("程序上的异议", data["objections"])
    for met in data["claims"]:
        title = f"对“{met['name']}”（{PLEA[met['plea']]}，{STANDING[met['standing']]}）的抗辩"
        lines += _section(title, met["defences"])
    lines += _section("反诉、扣款", data["counterclaims"])
    lines += _section("我方主张的自陷风险", data["exposures"])
    return data, "\n".join(lines)


def _section(title: str, rows: Rows) -> list[str]:
    """What holds or is open in full; what the facts exclude on one line."""
    shown = [line for row in rows if row["truth"] != "no" for line in _word(row)]
    excluded = "；".join(row["text"] for row in rows if row["truth"] == "no")
    lines = [*shown, *([f"  已排除：{excluded}"] if excluded else [])]
    return [f"【{title}】", *(lines or ["  没有。"])]


def _word(row: dict[str, Any]) -> list[str]:
    marks = [TRUTH[row["truth"]], *(["有争议"] if row["contested"] else [])]
    if "effect" in row:
        marks += [EFFECT[row["effect"]]] if row["kind"] != "objection" else []
        marks.append(BURDEN[row["burden"]])
    else:
        names = "、".join(registry()[id].name for id in row["claims"])
        marks = [f"主张“{names}”才有" if names and not row["pleaded"] else "按现有主张就有", *marks]
    lines = [f"  · {row['text']}（{'，'.join(marks)}；{'、'.join(row['cite'])}）"]
    lines += [f"      应对：{row['answer']}"] if row["answer"] else []
    lines += _named("手上证据", row.get("evidence_held", []), "name")
    lines += _named("待取证据", row.get("evidence_to_obtain", []), "name")
    return lines + _named("还须查清", row["missing"], "label")


def _named(title: str, rows: Rows, key: str) -> list[str]:
    return [f"      {title}：{'、'.join(row[key] for row in rows)}"] if rows else []


def run_procedure(args: argparse.Namespace) -> Outcome:
    """Forum, steps in order of time, clocks of procedure."""
    data = procedure_data(procedure(assessed(args)))
    forum = data["forum"]
    place = forum["court"] or forum["place"] or "待查"
    lines = [
        f"【去哪里】{WAY[forum['way']]}　{forum['place_reason']}：{place}　级别：{forum['level'] or '待查'}"
    ]
    lines += [f"  · {p['text']}（{'、'.join(p['cite'])}）" for p in forum["points"]]
    lines += _named("还须查清", forum["missing"], "label")
    stage = ""
    for step in data["steps"]:
        if step["stage"] != stage:
            stage = step["stage"]
            lines.append(f"【{STAGE[stage]}】")
        lines += _stepped(step)
    lines += ["【程序期限】"] if data["clocks"] else []
    lines += [
        f"  · {c['name']}：稳妥日 {c['safe_on'] or '—'}（{STATUS[c['status']]}）" for c in data["clocks"]
    ]
    return data, "\n".join(lines)


def _stepped(step: dict[str, Any]) -> list[str]:
    mark = "✓" if step["done"] else "?" if step["truth"] == "unknown" else "·"
    passed = "（已过）" if step["overdue"] else ""
    by = f"{step['by_on']} 前{passed}：" if step["by_on"] and not step["done"] else ""
    lines = [f"  {mark} {by}{step['text']}（{'、'.join(step['cite'])}）"]
    if step["done"]:
        return lines
    lines += [f"      担保最多约 {step['security']} 元"] if step["security"] else []
    return lines + _named("是否适用，先查清", step["missing"], "label")


def run_costs(args: argparse.Namespace) -> Outcome:
    """Fees and net benefit of each route, and the cost of waiting."""
    appraisal = positive(parse_yuan(args.appraisal, "--appraisal"), "--appraisal") if args.appraisal else ZERO
    data = costs_data(costs(assessed(args), appraisal=appraisal))
    lines = [f"按 {data['filing_on']} 起诉计；费用先由我方垫付，最后由败诉方负担。"]
    if data["refusal"]:
        lines.append(data["refusal"])
    for route in data["routes"]:
        lines += _route(route)
    if data["stated"] and data["stated"]["fees"]:
        lines += [f"【已填的起诉标的额 {data['stated']['claimed']} 元】", *_fees(data["stated"]["fees"])]
    lines += ["【拖延的代价】", *(_waited(w) for w in data["waiting"])]
    lines += [f"  · {r['last_day']} 后丧失：{r['right']}{_sum(r)}" for r in data["rights"]]
    return data, "\n".join(lines)


def _route(route: dict[str, Any]) -> list[str]:
    name = "主位方案" if route["name"] == "principal" else f"改以“{registry()[route['name']].name}”为主"
    claims = "、".join(registry()[id].name for id in route["claims"]) or "没有可以主张的请求"
    lines = [f"【{name}】{claims}"]
    if route["amount_unknown"]:
        unknown = "、".join(registry()[id].name for id in route["amount_unknown"])
        lines.append(f"  数额还算不出、没有计入：{unknown}")
    if route["fees"] is None:
        return [*lines, f"  请求金额 {route['claimed']} 元，算不出费用。"]
    spread = "" if route["fallback"] == route["claimed"] else f"（备位至少 {route['fallback']} 元）"
    lines += [f"  请求金额 {route['claimed']} 元{spread}，此后每日增加 {route['per_day']} 元"]
    balance = route["balance"]
    net = [balance["net_low"], *([balance["net_high"]] if balance["net_high"] != balance["net_low"] else [])]
    return [
        *lines,
        *_fees(route["fees"]),
        f"  垫付 {balance['outlay']} 元，全部收回时净得 {' 至 '.join(net)} 元",
    ]


def _fees(fees: dict[str, Any]) -> list[str]:
    preservation = f"保全费 {fees['preservation']['total']} 元"
    if fees["arbitration"]:
        low, high = fees["arbitration"]["low"]["total"], fees["arbitration"]["high"]["total"]
        return [f"  仲裁费 {low} 至 {high} 元（另有处理费，以该会收费办法为准），{preservation}"]
    return [f"  受理费 {fees['acceptance']['total']} 元（减半 {fees['half']['total']} 元），{preservation}"]


def _waited(waited: dict[str, Any]) -> str:
    lost = "、".join(r["right"] for r in waited["lost"])
    tail = f"，期间丧失 {lost}（{waited['at_stake']} 元）" if lost else ""
    return f"  · 等到 {waited['until']}：多得 {waited['gained']} 元（每日 {waited['per_day']} 元，每月 {waited['per_month']} 元）{tail}"


def _sum(right: dict[str, Any]) -> str:
    amount = right["amount"]
    return f"，所系 {amount} 元" if amount is not None and Decimal(amount) else ""
