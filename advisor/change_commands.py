"""Commands about change: ``diff`` (whose answer differs), ``statutes`` (our citations in a folder of texts),
``guide`` (the old guide corrected)."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from advisor.analysis.checks import all_cites
from advisor.analysis.guide import guide
from advisor.analysis.law_change import Change, Comparison, between, compare_all
from advisor.analysis.sentences import say
from advisor.analysis.snapshot import SNAPSHOTS, Answer, Snapshot, snapshots
from advisor.errors import InputError, KnowledgeError
from advisor.law.instruments import Citation, citation
from advisor.law.knowledge import ELSEWHERE
from advisor.law.statute_texts import SETTING, Checked, StatuteTexts, own_statutes, read_statutes
from advisor.matters.files import load_matter
from advisor.papers.guide import VERDICTS, guide_bytes, provisions

Outcome = tuple[dict[str, Any], str]
ROOT = Path(__file__).resolve().parents[1]
SLOWEST_SECONDS = 600


def add_parsers(commands: Any) -> None:
    """Mount the commands."""
    diff = commands.add_parser(
        "diff", help="两个起诉日之间，或两版法律数据之间，哪些案件的结论变了，因为哪条规则"
    )
    diff.add_argument("matters", nargs="+", metavar="MATTER.json", type=Path)
    diff.add_argument("--from", dest="from_on", metavar="DATE", help="前一个起诉（受理）日")
    diff.add_argument("--to", dest="to_on", metavar="DATE", help="后一个起诉（受理）日")
    diff.add_argument(
        "--knowledge",
        metavar="DIR",
        type=Path,
        help="前一情形改用另一份 knowledge 文件夹；不写日期即比较今天",
    )
    diff.add_argument("--json", action="store_true", help="输出 JSON")
    diff.set_defaults(run=run_diff)
    statutes = commands.add_parser("statutes", help="核对：我们引用的每一条，在你的法律文本文件夹里有没有")
    statutes.add_argument("folder", nargs="?", metavar="DIR", type=Path, help=f"默认取环境变量 {SETTING}")
    statutes.add_argument("--json", action="store_true", help="输出 JSON")
    statutes.set_defaults(run=run_statutes)
    old = commands.add_parser("guide", help="旧指引逐点对照，写成 Word")
    old.add_argument("--out", metavar="DIR", type=Path, required=True)
    old.add_argument("--json", action="store_true", help="输出 JSON")
    old.set_defaults(run=run_guide)


# --- diff ----------------------------------------------------------------------------------------------------------


def run_diff(args: argparse.Namespace) -> Outcome:
    """Whose answer changes, and by which rule."""
    from_on, to_on = _days(args)
    if args.knowledge is None:
        comparisons = tuple(between(load_matter(p), from_on, to_on, p.stem) for p in args.matters)
    else:
        before = _elsewhere(args.knowledge, args.matters, from_on)
        comparisons = compare_all(before, snapshots(args.matters, to_on, to_on))
    data = {
        "from": from_on.isoformat(),
        "to": to_on.isoformat(),
        "knowledge": str(args.knowledge) if args.knowledge else None,
        "matters": [_comparison(c) for c in comparisons],
    }
    return data, "\n\n".join(_told(c) for c in comparisons)


def _days(args: argparse.Namespace) -> tuple[date, date]:
    if args.knowledge is None and not (args.from_on and args.to_on):
        raise InputError(
            "缺一个日期", field="--from、--to", remedy="两个都写，例如 --from 2026-06-29 --to 2026-06-30"
        )
    today = date.today()  # noqa: DTZ011  the user's own calendar day is meant
    to_on = _day(args.to_on, "--to", today)
    return _day(args.from_on, "--from", to_on), to_on


def _day(text: str | None, field: str, default: date) -> date:
    if text is None:
        return default
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"“{text[:40]}”不是日期", field=field, remedy="写成 2026-06-30 的样子") from None


def _elsewhere(knowledge: Path, matters: list[Path], day: date) -> list[Snapshot]:
    """The snapshots under another copy of the knowledge, from a process of its own."""
    if not (knowledge / "regimes.toml").is_file():
        raise InputError(
            "这不是 knowledge 文件夹（没有 regimes.toml）",
            field="--knowledge",
            remedy="指向另一版的 knowledge 文件夹",
        )
    asked = [sys.executable, "-m", "advisor.analysis.snapshot", str(day), str(day)]
    environment = {**os.environ, ELSEWHERE: str(knowledge.resolve()), "PYTHONUTF8": "1"}
    answered = subprocess.run(
        [*asked, *(str(path.resolve()) for path in matters)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=False,
        timeout=SLOWEST_SECONDS,
    )
    if answered.returncode:
        said = answered.stderr.decode("utf-8", "replace").strip().splitlines()
        raise InputError(
            f"用另一份数据算不出来：{said[-1] if said else '没有说明原因'}",
            field="--knowledge",
            remedy="先在那一版里运行 python -m advisor check",
        )
    return SNAPSHOTS.validate_json(answered.stdout)


def _comparison(found: Comparison) -> dict[str, Any]:
    return {
        "matter": found.matter,
        "kept_its_dates": found.after.kept,
        "refusal": found.refusal.say() if found.refusal else None,
        "changes": [_change(change) for change in found.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "claim": change.claim,
        "name": change.name,
        "decisive": change.decisive,
        "only_law": change.only_law,
        "before": _side(change.before),
        "after": _side(change.after),
        "text": change.headline.say(),
        "causes": [
            {"kind": c.kind, "id": c.id, "text": c.sentence.say(), "law": list(c.law)} for c in change.causes
        ],
    }


def _side(answer: Answer | None) -> dict[str, Any] | None:
    if answer is None:
        return None
    return answer.model_dump(mode="json", include={"standing", "contested", "regime", "amount", "law"})


def _told(found: Comparison) -> str:
    lines = [f"【{found.matter}】{say('change.kept').say() if found.after.kept else ''}"]
    if found.refusal:
        return "\n".join([*lines, found.refusal.say()])
    same: dict[tuple[str, str], list[str]] = {}
    for change in found.changes:
        if change.only_law and change.before and change.after:
            titles = change.before.regime_title, change.after.regime_title
            same.setdefault(titles, []).append(change.name)
            continue
        lines.append(f"{'★' if change.decisive else '·'} {change.name}：{change.headline.say()}")
        for cause in change.causes:
            law = f"（{'、'.join(cause.law)}）" if cause.law and cause.kind != "law" else ""
            lines.append(f"    {say('change.because').say()} {cause.sentence.say()}{law}")
    for (before, after), names in same.items():
        lines.append("· " + say("change.only_law", before=before, after=after, claims="、".join(names)).say())
    return "\n".join(lines if len(lines) > 1 else [*lines, say("change.none").say()])


# --- statutes ------------------------------------------------------------------------------------------------------

FOUND = {
    "found": "找到",
    "no_text": "没有这件文件",
    "unsure": "有同名文件，文号和日期不足以认定是哪一件",
    "no_article": "文件里没有这一条",
    "no_paragraph": "有这一条，没有这一款",
}


def run_statutes(args: argparse.Namespace) -> Outcome:
    """For every citation of ours: whether the article stands in the folder."""
    texts = read_statutes(args.folder) if args.folder else own_statutes()
    if texts is None:
        raise InputError("没有写文件夹", field="DIR", remedy=f"写上文件夹，或设环境变量 {SETTING}")
    cited: dict[Citation, list[str]] = {}
    for where, pinpoint in all_cites():
        try:
            cited.setdefault(citation(pinpoint), []).append(where)
        except KnowledgeError:
            continue  # `check` reports those
    rows = texts.check(cited)
    data = {
        "folder": str(texts.folder),
        "files": len(texts.texts),
        "skipped": [str(path) for path in texts.skipped],
        "found": sum(row.state == "found" for row in rows),
        "citations": [
            {
                "cite": str(row.citation),
                "state": row.state,
                "file": str(row.path.relative_to(texts.folder)) if row.path else None,
                "used_by": cited[row.citation],
            }
            for row in rows
        ],
    }
    return data, "\n".join(_found(texts, rows))


def _found(texts: StatuteTexts, rows: Sequence[Checked]) -> list[str]:
    lines = [
        f"{len(texts.texts)} 个文件；引用 {len(rows)} 条，找到 {sum(r.state == 'found' for r in rows)} 条。"
    ]
    lines += [f"读不了，略过：{path}" for path in texts.skipped]
    missing: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        if row.state != "found":
            at = row.citation
            number = f"{at.article.number}（{at.paragraph}）" if at.paragraph else at.article.number
            missing.setdefault((at.instrument.formal, row.state), []).append(number)
    lines += [f"✗ {name}：{FOUND[state]}：{'、'.join(ns)}" for (name, state), ns in missing.items()]
    return lines


# --- guide ---------------------------------------------------------------------------------------------------------


def run_guide(args: argparse.Namespace) -> Outcome:
    """Write the corrected guide as a Word document."""
    found = guide()
    args.out.mkdir(parents=True, exist_ok=True)
    path = args.out / f"{found.title}.docx"
    path.write_bytes(guide_bytes(found))
    points = [{**p.model_dump(mode="json"), "law": list(provisions(p))} for p in found.point]
    data = {"file": str(path), "checked_on": found.checked_on.isoformat(), "points": points}
    counts = "，".join(f"{word} {found.count(verdict)}" for verdict, word in VERDICTS.items())
    return data, f"已写入 {path}（{len(found.point)} 点：{counts}）"
