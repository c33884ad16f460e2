"""A claim in words: the law that governs, the ranking, what is missing, what courts are split on, the computation."""

from __future__ import annotations

from datetime import date

from advisor.analysis.assessment import ClaimResult
from advisor.analysis.explanation import settling
from advisor.analysis.ranking import Ranked
from advisor.texts import Texts
from advisor.translation import Translator

from .show import cites, cites_for, facts, label, plain

MOST_FACTS = 4
"""How many missing facts are named in a headline; all of them stand under the reasons."""


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


def missing(result: ClaimResult, t: Texts) -> str:
    """The missing facts by name, the first few."""
    return plain(facts(result.missing, t, MOST_FACTS))
