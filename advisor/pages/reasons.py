"""A claim in words: the law that governs, the ranking, what is missing, what courts are split on, the computation."""

from __future__ import annotations

from datetime import date

from advisor.analysis.assessment import ClaimResult, Standing
from advisor.analysis.explanation import settling
from advisor.analysis.ranking import BARRED, Ranked, out_of_time
from advisor.rules.claim import Effect
from advisor.rules.truth import Truth
from advisor.texts import Texts
from advisor.translation import Translator

from .show import cites, cites_for, label


def law(result: ClaimResult, on: date, t: Texts) -> str:
    """Which law governs and why."""
    if result.regime is None:
        return t("result.law_unknown")
    tr = Translator(t.language)
    regime, stop = tr.regime(result.regime), "。" if t.chinese else ". "
    doubt = f" {regime.doubt}" if regime.doubt else ""
    source = cites_for(result, result.version.cite, on)
    gist = tr.gist(result.claim, result.version)
    return f"**{t('result.law')}**{t.colon}{regime.title}{stop}{regime.why}{doubt}\n\n{gist}{t.open}{source}{t.close}"


def marks(row: Ranked, t: Texts) -> str:
    """Why the claim ranks where it does: one line per criterion."""
    return "\n".join(
        f"- {t(f'criterion.{m.criterion}')}{t.colon}{m.sentence.say(t.language)}" for m in row.marks
    )


def sets(result: ClaimResult, t: Texts) -> str:
    """The smallest sets of missing facts that would settle the claim."""
    found = settling(result)
    parts = []
    for title, options in ((t("result.settles"), found.to_make_out), (t("result.ends"), found.to_rule_out)):
        if options:
            rows = (t.semicolon.join(label(path, t) for path in sorted(option)) for option in options)
            parts.append(f"{title}\n\n" + "\n".join(f"- {row}" for row in rows))
    return "\n\n".join(parts)


def splits(result: ClaimResult, t: Texts) -> str:
    """Each contested question: the lines, their authority, and the safe step."""
    return "\n\n".join(split(id, t) for id in result.doctrines)


def split(id: str, t: Texts) -> str:
    """One contested question."""
    found = Translator(t.language).doctrine(id)
    lines = [f"**{found.question}**", ""]
    for number, line in enumerate(found.lines):
        title = t("result.main_line") if number == found.main else t("result.line")
        source = f"{t.semicolon}{cites(line.cite)}" if line.cite else ""
        lines.append(f"- {title}{t.colon}{line.view}{t.open}{line.authority}{source}{t.close}")
    lines.append(f"- **{t('result.safe_step')}**{t.colon}{found.safe_step}")
    return "\n".join(lines)


def advice(result: ClaimResult, on: date, t: Texts) -> str:
    """What the adviser must say, with its authority."""
    tr = Translator(t.language)
    rows = (
        f"- {tr.advice(result.claim, a)}{t.open}{cites_for(result, a.cite, on)}{t.close}"
        for a in result.advice
    )
    return "\n".join(rows)


def stopped_by(result: ClaimResult, t: Texts) -> str:
    """The defences that hold or the elements that are lacking, by name; that limitation is over; else empty."""
    tr, claim = Translator(t.language), result.claim
    if result.standing is Standing.DEFEATED:
        held = [
            tr.defence(claim, d.defence)
            for d in result.defences
            if d.finding.truth is Truth.YES and d.defence.effect is not Effect.REDUCES
        ]
        return f"{t('result.stopped_by')}{t.colon}{t.semicolon.join(held)}" if held else ""
    if result.standing is Standing.FAILS:
        lacking = [tr.element(claim, e.element) for e in result.elements if e.finding.truth is Truth.NO]
        return f"{t('result.lacking')}{t.colon}{t.semicolon.join(lacking)}" if lacking else ""
    return BARRED.say(t.language) if out_of_time(result) else ""
