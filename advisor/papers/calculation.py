"""The workbook of a matter: every figure that is pleaded, with its lines as live formulas."""

from __future__ import annotations

from advisor.analysis.assessment import Assessment
from advisor.analysis.strategy import strategy
from advisor.quantum.workbook import Sheet, workbook_bytes
from advisor.rules.claim import Amount


def calculation(assessment: Assessment) -> bytes | None:
    """An Excel file with one sheet for each figure pleaded (and one for its fallback), ``None`` if there is none."""
    plan = strategy(assessment)
    sheets: list[Sheet] = []
    for plea in (*plan.principal, *plan.alternative):
        amount = plea.result.amount
        if plea.result.claim.secured or amount is None:
            continue
        sheets += _sheets(plea.result.claim.name, amount)
    if not sheets:
        return None
    matter = assessment.matter
    facts = {
        "案件": matter.title or "",
        "计算截至": assessment.on.isoformat(),
        "说明": "修改基数、日期或利率，金额随之重算；“核对”一格与程序所得比较。不是法律意见。",
    }
    return workbook_bytes(sheets, facts)


def _sheets(name: str, amount: Amount) -> list[Sheet]:
    found = [Sheet(name, amount.computation)] if amount.computation else []
    if amount.alternative and amount.alternative.computation:
        found.append(Sheet(f"{name}（备位）", amount.alternative.computation))
    return found
