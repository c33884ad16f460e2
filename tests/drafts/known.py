"""The re-reader: what a draft says is looked up again in the matter, the assessment and the instruments.

Nothing here uses the composer's own code: a saved Word file goes in, what stands nowhere else comes out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations
from typing import Any

from advisor.analysis.assessment import Assessment, ClaimResult
from advisor.law.instruments import instruments
from advisor.law.regimes import governing
from advisor.papers.reread import amounts, citations, dates, reread
from advisor.quantum.interest import interest_on
from advisor.quantum.lines import Line
from advisor.quantum.money import to_fen
from advisor.quantum.rate_spec import LPR_1Y

SWITCH = {date(2019, 8, 19), date(2019, 8, 20)}
"""The days the law itself names: the last of the benchmark rate, the first of the LPR."""
_BASE = re.compile(r"以[^，。；]*?([\d.]+)元为基数，自(\d+年\d+月\d+日)起至实际")
_NUMBERED = re.compile(r"^(\d+)\. (.*)$", re.M)
_ACCRUED = re.compile(r"暂计至[^）]*?[为共]([\d.]+)元")


def strays(assessment: Assessment, word_file: bytes) -> list[str]:
    """Every day, amount and article of the draft that is found nowhere else."""
    paper = reread(word_file)
    reckoned = reckoned_lines(paper.text, assessment.on)
    days = known_days(assessment) | {d for line in reckoned for d in (line.start_on, line.end_on) if d}
    sums = known_amounts(assessment) | {to_fen(line.amount) for line in reckoned}
    figures = [figure for table in paper.tables for figure in _figures(table)]
    total = sum_in_dispute(paper.text)
    found = [f"日期 {day}" for day in dates(paper.text) if day not in days]
    found += [f"金额 {s}" for s in (*amounts(paper.text), *map(abs, figures)) if s not in sums and s != total]
    found += [f"法条 {cited}" for cited in stray_articles(assessment, paper.text)]
    return found


def _figures(table: tuple[tuple[str, ...], ...]) -> Iterator[Decimal]:
    """The cells of the columns headed 元."""
    for column, header in enumerate(table[0]):
        for row in table[1:]:
            if "元）" in header and len(row) == len(table[0]) and re.fullmatch(r"-?[\d.]+", row[column]):
                yield Decimal(row[column])


def known_days(assessment: Assessment) -> set[date]:
    """Days of the matter, of its typed words, of the clocks and computations, and of the law."""
    found = {assessment.on} | SWITCH
    for value in leaves(assessment.matter.model_dump()):
        if isinstance(value, date):
            found.add(value)
        elif isinstance(value, str):
            found |= set(dates(value))
    for result in assessment.results.values():
        found |= _iso_days(result.version.gist)
        for clock in result.clocks:
            for reading in (*clock.readings, *clock.steps):
                found |= {reading.start_on, reading.nominal_on, reading.extended_on}
                found |= _iso_days(reading.reason) | {reading.nominal_on + timedelta(days=1)}
            found.add(clock.exercised_on)
        for line in lines_of(result):
            found |= {day for day in (line.start_on, line.end_on) if day}
    return found | {assessment.on - timedelta(days=1)}


def _iso_days(words: str) -> set[date]:
    return {date.fromisoformat(day) for day in re.findall(r"\d{4}-\d{2}-\d{2}", words)}


def known_amounts(assessment: Assessment) -> set[Decimal]:
    """Amounts of the matter, of its typed words and of the computations; one figure of a claim and
    another together (principal and interest), and one amount less another."""
    stated = {value for value in leaves(assessment.matter.model_dump()) if isinstance(value, Decimal)}
    typed = {a for value in leaves(assessment.matter.model_dump()) if isinstance(value, str) for a in amounts(value)}
    worked: set[Decimal] = set()
    for result in assessment.results.values():
        for amount in (result.amount, result.amount.alternative if result.amount else None):
            if amount is not None and amount.value is not None:
                worked.add(amount.value)
        for line in lines_of(result):
            worked |= {abs(to_fen(line.amount)), to_fen(line.base) if line.base is not None else Decimal(0)}
        worked |= {to_fen(sum((line.amount for line in part), Decimal(0))) for part in _kinds(result)}
    values = [r.amount.value for r in assessment.results.values() if r.amount and r.amount.value is not None]
    worked |= {one + other for one, other in permutations(values, 2)}
    base = stated | typed | worked
    undue = _undue(assessment)
    pairs = {a - b for a, b in permutations(base, 2)} if len(base) < 120 else {a - b for a in {*worked, *stated} for b in stated}
    return base | pairs | {a - undue for a in base | pairs}


def _undue(assessment: Assessment) -> Decimal:
    """The instalments not yet due on the day of filing."""
    procedure = assessment.matter.procedure
    filed_on = procedure.filed_on or procedure.accepted_on or procedure.planned_filing_on or assessment.on
    listed = assessment.matter.account.instalments or ()
    late = [i.amount for i in listed if i.due_on and i.amount and i.due_on > max(filed_on, assessment.on)]
    return sum(late, Decimal(0))


def _kinds(result: ClaimResult) -> Iterator[list[Any]]:
    lines = list(lines_of(result))
    yield [line for line in lines if line.days is None]
    yield [line for line in lines if line.days is not None]
    for label in {line.label for line in lines}:
        yield [line for line in lines if line.label == label and line.days is not None]
    yield [line for line in lines if line.days is not None and "垫资" not in line.label]


def lines_of(result: ClaimResult) -> Iterator[Any]:
    """All lines of a claim's figures."""
    for amount in (result.amount, result.amount.alternative if result.amount else None):
        if amount is not None and amount.computation is not None:
            yield from amount.computation.lines


def reckoned_lines(words: str, on: date) -> list[Line]:
    """LPR interest reckoned again from the base and the first day that a request states; its total as a last line."""
    found: list[Line] = []
    for base, day in _BASE.findall(words):
        start_on = dates(day)[0]
        if start_on <= on:
            computed = interest_on(Decimal(base), start_on, on, LPR_1Y)
            found += [*computed.lines, Line("合计", amount=computed.total)]
    return found


def sum_in_dispute(words: str) -> Decimal | None:
    """The figures of the requests that the total names, added up again from the requests themselves."""
    named = re.search(r"以上第([\d、]+)项金钱请求合计", words)
    if named is None:
        return None
    sentences = dict(_NUMBERED.findall(words[: named.start()]))
    figures = [_figure(sentences[number]) for number in named[1].split("、")]
    return sum((f for f in figures if f is not None), Decimal(0)) if None not in figures else None


def _figure(sentence: str) -> Decimal | None:
    accrued = _ACCRUED.search(sentence)
    if accrued:
        return Decimal(accrued[1])
    listed = re.findall(r"(?:支付|返还|退还|赔偿|给付|清偿|债权|暂计|垫付)[^，。；]*?([\d.]+)元", sentence)
    return Decimal(listed[0]) if listed else None


def stray_articles(assessment: Assessment, words: str) -> list[str]:
    """Cited articles that we do not hold, or that belong to law which does not govern any claim of the matter."""
    held = list(instruments().values())
    by_name = {(i.title, i.number): i for i in held}
    by_name |= {(i.title, ""): i for i in held if i.kind == "statute" and sum(i.title == j.title for j in held) == 1}
    laws = [(r.regime, r.own_day) for r in assessment.results.values() if r.regime is not None]
    found = []
    for cited in citations(words):
        instrument = by_name.get((cited.title.replace("〈", "《").replace("〉", "》"), cited.number))
        if instrument is None or cited.article not in {a.number for a in instrument.articles} or not any(
            governing(_pinpoints(instrument.id, cited.article, own), regime, assessment.on, own) for regime, own in laws
        ):
            found.append(str(cited))
    return found


def _pinpoints(instrument: str, article: str, own: frozenset[str]) -> tuple[str, ...]:
    """The article, and its paragraphs that govern by the day of their own fact."""
    whole = f"{instrument}:{article}"
    return whole, *(pinpoint for pinpoint in own if pinpoint.partition("(")[0] == whole)


def leaves(value: Any) -> Iterable[Any]:
    """Every value inside nested dictionaries and lists."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list | tuple | set):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value
