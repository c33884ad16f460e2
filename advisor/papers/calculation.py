"""The workbook of a matter, the annex of its paper: every figure pleaded, with its lines as live formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from advisor.analysis.assessment import Assessment
from advisor.analysis.strategy import Plea
from advisor.papers.complaint.amounts import principal
from advisor.papers.complaint.case import Case, case_of
from advisor.papers.complaint.filling import part_of
from advisor.papers.complaint.maturity import instalment_name, parts_not_due
from advisor.papers.complaint.tellings import book
from advisor.quantum.lines import Computation, Line
from advisor.quantum.workbook import Sheet, workbook_bytes

_COUNTING = re.compile("一年按|LPR已收到|四舍五入|应付日当日|固定利率|基准利率|上限")
"""Remarks on how a figure was counted stay with its table; the others are for the lawyer alone."""


def calculation(assessment: Assessment) -> bytes | None:
    """An Excel file with one sheet for each figure pleaded (and one for its fallback), ``None`` if there is none."""
    case = case_of(assessment, None)
    sheets = list(_sheets(case))
    if not sheets:
        return None
    remarks = [note for sheet in sheets for note in sheet.computation.notes if not _COUNTING.search(note)]
    facts = {
        "案件": assessment.matter.title or "",
        "计算截至": assessment.on.isoformat(),
        "说明": "修改基数、日期或利率，金额随之重算；“核对”一格与程序所得比较。不是法律意见。",
        "提交": "以下各表可以作为起诉状（申请书）的附件；本页供内部使用，提交时删去本页。",
    }
    facts |= {f"内部提示{n}": note for n, note in enumerate(dict.fromkeys(remarks), start=1)}
    return workbook_bytes([replace(s, computation=_for_the_court(s.computation)) for s in sheets], facts)


def _sheets(case: Case) -> Iterator[Sheet]:
    """Main figures first; a fallback that another claim works out itself is left to that claim."""
    own = {str(p.result.amount.computation.lines) for p in case.pleas if p.result.amount and p.result.amount.computation}
    for plea in case.pleas:
        amount, name = plea.result.amount, book().called.get(plea.result.id, plea.result.claim.name)
        if plea.result.claim.secured or amount is None:
            continue
        if amount.computation:
            yield Sheet(name, _as_asked(case, plea, amount.computation))
        other = amount.alternative.computation if amount.alternative else None
        if other and str(other.lines) not in own:
            yield Sheet(f"{name}（备位）", other)


def _as_asked(case: Case, plea: Plea, found: Computation) -> Computation:
    """The figure less what the paper leaves out of the request: parts not yet due, and parts asked for on their own."""
    less = [
        Line(f"减：未到期的{instalment_name(part)}", amount=-part.amount)
        for part in parts_not_due(case, plea.result, found.total)
        if part.amount is not None
    ]
    for other in case.principal:
        part = principal(other.result, other.result.reliefs[0].id) if other.result.reliefs else None
        if part and part <= found.total and plea.result.id in part_of(other):
            less.append(Line(f"减：另列请求的{other.result.claim.name.removeprefix('返还')}", amount=-part))
    taken = sum((line.amount for line in less), Decimal(0))
    return replace(found, total=found.total + taken, lines=(*found.lines, *less))


def _for_the_court(found: Computation) -> Computation:
    """The table without the remarks for the lawyer; its days are printed with the last one counted."""
    kept = [note for note in found.notes if _COUNTING.search(note)]
    return replace(found, notes=tuple(n.replace("起算日计入，截止日不计", "表列起止两日均计入") for n in kept))
