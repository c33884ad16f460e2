"""How values look on a page: safe text, money, days, badges, citations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.analysis.assessment import ClaimResult, Standing
from advisor.analysis.questions import choice_label, questions
from advisor.analysis.registry import registry
from advisor.errors import InputError, QingqianError
from advisor.law.instruments import citation
from advisor.law.regimes import governing
from advisor.matters.problems import MatterErrors
from advisor.rules.clock import Status
from advisor.rules.matter import FIELDS
from advisor.texts import Texts
from advisor.translation import Translator

STANDING_COLOUR = {
    Standing.MADE_OUT: "green",
    Standing.ARGUABLE: "orange",
    Standing.OPEN: "gray",
    Standing.DEFEATED: "red",
    Standing.FAILS: "gray",
}
STATUS_COLOUR = {
    Status.RUNNING: "green",
    Status.EXPIRING: "orange",
    Status.CONTESTED: "orange",
    Status.EXPIRED: "red",
    Status.EXERCISED: "blue",
    Status.NOT_STARTED: "gray",
    Status.UNKNOWN: "gray",
    Status.NONE: "gray",
}
MOST_PROBLEMS = 50
"""How many faults of one file are listed."""
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|<>$~:^-])")


def plain(text: str) -> str:
    """Text typed by a person, so that Markdown, colours and formulas in it stay text."""
    return _MARKUP.sub(r"\\\1", text)


def refusal(error: QingqianError, t: Texts) -> str:
    """What is wrong and how to mend it, as Markdown; where it is in the file stands in grey, in the file's own words."""
    if isinstance(error, MatterErrors):
        said = [f"- {_one_refusal(problem, t, with_key=True)}" for problem in error.problems[:MOST_PROBLEMS]]
        rest = len(error.problems) - len(said)
        return "\n".join([*said, *([f"- {t('result.more', count=rest)}"] if rest else [])])
    return _one_refusal(error, t)


def _one_refusal(error: QingqianError, t: Texts, *, with_key: bool = False) -> str:
    if not isinstance(error, InputError):
        return plain(str(error))
    message, remedy = error.message, error.remedy
    if error.field == "schema_version":
        message, remedy, with_key = t("error.newer"), t("error.newer_help"), False
    key = f"　:gray[{plain(error.field)}]" if with_key and error.field else ""
    mend = f"  \n{t('answer.remedy')}{t.colon}{plain(remedy)}" if remedy else ""
    return f"{plain(message)}{key}{mend}"


def money(value: Decimal) -> str:
    """``16400000`` as ``16,400,000.00``."""
    return f"{value:,.2f}"


def total(value: Decimal, t: Texts) -> str:
    """An amount with its unit."""
    return t("app.sum", amount=money(value))


def day(value: date | None) -> str:
    """ISO form, or a dash."""
    return value.isoformat() if value else "—"


def badge(text: str, colour: str) -> str:
    """A small coloured label in Markdown."""
    return f":{colour}-badge[{text}]"


def standing_badge(result: ClaimResult, t: Texts) -> str:
    """The standing, and that courts are split where they are."""
    shown = badge(t(f"standing.{result.standing.value}"), STANDING_COLOUR[result.standing])
    return f"{shown} {badge(t('standing.contested'), 'orange')}" if result.contested else shown


def status_badge(status: Status, t: Texts) -> str:
    """The status of a clock."""
    return badge(t(f"status.{status.value}"), STATUS_COLOUR[status])


def left(days: int | None, t: Texts) -> str:
    """Days to a day in words; nothing when there is no day."""
    if days is None:
        return ""
    if days == 0:
        return t("side.today")
    return t("side.days_left", days=days) if days > 0 else t("side.days_over", days=-days)


def claim_name(id: str, t: Texts) -> str:
    """A claim's name in the language of the reader."""
    return Translator(t.language).claim_name(registry()[id])


def claim_names(ids: Iterable[str], t: Texts) -> str:
    """Several names with the reader's comma between them."""
    return listed((claim_name(id, t) for id in ids), t)


def facts(paths: Iterable[str], t: Texts) -> str:
    """Facts by name."""
    return t.semicolon.join(label(path, t) for path in paths)


def listed(words: Iterable[str], t: Texts) -> str:
    """Words in a row: 、 in Chinese, a comma elsewhere."""
    return ("、" if t.chinese else ", ").join(words)


def cites(cite: Iterable[str]) -> str:
    """Citations as a person reads them."""
    return "；".join(str(citation(c)) for c in cite)


def cites_for(result: ClaimResult, cite: tuple[str, ...], on: date) -> str:
    """Those of the law that governs the claim; all of them while that is unknown or none of them is of it."""
    own = governing(cite, result.regime, on, result.own_day) if result.regime else ()
    return cites(own or cite)


def label(path: str, t: Texts) -> str:
    """The short name of a fact in the language of the reader."""
    asked = questions(t.language).get(path)
    return asked.label if asked else FIELDS[path].label if path in FIELDS else path


def value(path: str, known: Any, t: Texts) -> str:
    """An answer as a person reads it."""
    kind = FIELDS[path].kind
    if kind == "bool":
        return t("answer.yes") if known else t("answer.no")
    if kind == "choice":
        return choice_label(path, known, t.language)
    if kind == "list":
        return t("answer.rows", count=len(known))
    if kind == "yuan":
        return total(known, t)
    return plain(str(known))
