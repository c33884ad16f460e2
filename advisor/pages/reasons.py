"""A claim in words: amount, reasons down to facts and articles, what is missing, what courts are split on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from advisor.analysis.assessment import ClaimResult
from advisor.analysis.explanation import Reason, explain, settling
from advisor.analysis.ranking import Ranked
from advisor.law.doctrines import doctrine
from advisor.papers.evidence import proof
from advisor.quantum.lines import Line
from advisor.rules.matter import Matter
from advisor.rules.truth import Truth
from advisor.texts import Texts

from .show import cites, day, label, money, plain, value

DEEPEST = 3
MARK = {Truth.YES: "✓", Truth.NO: "✗", Truth.UNKNOWN: "？"}


def law(result: ClaimResult, on: date, t: Texts) -> str:
    """Which law governs and why."""
    if result.regime is None:
        return t("result.law_unknown")
    doubt = f" {result.regime.doubt}" if result.regime.doubt else ""
    source = cites(result.version.cite, result.regime, on)
    return f"**{t('result.law')}**：{result.regime.title}。{result.regime.why}{doubt}\n\n{result.version.gist}（{source}）"


def marks(row: Ranked, t: Texts) -> str:
    """Why the claim ranks where it does: one line per criterion."""
    return "\n".join(f"- {t(f'criterion.{m.criterion}')}：{m.sentence.say(t.language)}" for m in row.marks)


def tree(result: ClaimResult, matter: Matter, on: date, t: Texts) -> str:
    """The tree of reasons as a nested list."""
    reasons = explain(result, matter)
    lines = [f"**{t('result.elements')}**", ""]
    lines += [line for r in reasons if r.kind == "element" for line in _reason(r, result, on, t)]
    defences = [r for r in reasons if r.kind == "defence"]
    lines += ["", f"**{t('result.defences')}**", ""]
    lines += [line for r in defences for line in _reason(r, result, on, t)] or [t("result.no_defences")]
    return "\n".join(lines)


def _reason(reason: Reason, result: ClaimResult, on: date, t: Texts) -> Iterator[str]:
    word = t(f"truth_{reason.kind}.{reason.truth.value}")
    split = f" :orange[{t('result.contested')}]" if reason.contested else ""
    effect = f"（{t(f'effect.{reason.effect}')}）" if reason.effect else ""
    yield f"- {MARK[reason.truth]} **{reason.text}**{effect}：{word}{split}"
    source = cites(reason.cite, result.regime, on) or cites(reason.cite)
    who = t("result.claimant") if reason.burden == "claimant" else t("result.respondent")
    yield f"    - :gray[{t('answer.cite')}：{source}；{t('result.burden', who=who)}]"
    yield from _facts(reason, t, 1)
    for below in reason.below:
        yield from _below(below, t, 1)
    if reason.answer and reason.truth is not Truth.NO:
        yield f"    - {t('result.answer_to')}：{reason.answer}"
    if reason.evidence and reason.kind == "element":
        yield f"    - :gray[{t('result.evidence')}：{'、'.join(proof(key).name for key in reason.evidence)}]"


def _facts(reason: Reason, t: Texts, depth: int) -> Iterator[str]:
    if reason.facts and not reason.below:
        known = "；".join(f"{label(path, t)}：{value(path, v, t)}" for path, v in reason.facts.items())
        yield f"{'    ' * depth}- {t('result.facts')}：{known}"


def _below(reason: Reason, t: Texts, depth: int) -> Iterator[str]:
    if depth > DEEPEST or not (reason.facts or reason.below):
        return
    known = "；".join(f"{label(path, t)} {value(path, v, t)}" for path, v in list(reason.facts.items())[:4])
    shown = known if not reason.below else reason.text
    asks = f"（{t('result.demands', text=reason.text)}）" if known and not reason.below else ""
    yield f"{'    ' * depth}- {MARK[reason.truth]} {shown}{asks}"
    for below in reason.below:
        yield from _below(below, t, depth + 1)


def sets(result: ClaimResult, t: Texts) -> str:
    """The smallest sets of missing facts that would settle the claim."""
    found = settling(result)
    parts = []
    for title, options in ((t("result.settles"), found.to_make_out), (t("result.ends"), found.to_rule_out)):
        if options:
            rows = ("；".join(label(path, t) for path in sorted(option)) for option in options)
            parts.append(f"{title}\n\n" + "\n".join(f"- {row}" for row in rows))
    return "\n\n".join(parts)


def splits(result: ClaimResult, t: Texts) -> str:
    """Each contested question: the lines, their authority, and the safe step."""
    parts = []
    for id in result.doctrines:
        found = doctrine(id)
        lines = [f"**{found.question}**", ""]
        for number, line in enumerate(found.lines):
            title = t("result.main_line") if number == found.main else t("result.line")
            source = f"；{cites(line.cite)}" if line.cite else ""
            lines.append(f"- {title}：{line.view}（{line.authority}{source}）")
        lines.append(f"- **{t('result.safe_step')}**：{found.safe_step}")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def advice(result: ClaimResult, on: date) -> str:
    """What the adviser must say, with its authority."""
    rows = (f"- {a.text}（{cites(a.cite, result.regime, on) or cites(a.cite)}）" for a in result.advice)
    return "\n".join(rows)


def lines_table(lines: tuple[Line, ...], t: Texts) -> list[dict[str, str]]:
    """The steps of a computation as rows of text."""
    return [
        {
            t("column.label"): line.label,
            t("column.from"): day(line.start_on),
            t("column.to"): day(line.end_on),
            t("column.days"): "—" if line.days is None else str(line.days),
            t("column.base"): "—" if line.base is None else money(line.base),
            t("column.rate"): "—" if line.annual_rate is None else f"{line.annual_rate * 100:.4f}%",
            t("column.amount"): money(line.amount),
            t("column.source"): line.source or "—",
        }
        for line in lines
    ]


def missing(result: ClaimResult, t: Texts) -> str:
    """The missing facts by name."""
    return "；".join(plain(label(path, t)) for path in result.missing)
