"""What of the price is not yet due on the day of filing, and so is not asked for in this case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from advisor.analysis.assessment import ClaimResult
from advisor.papers.complaint.case import Case
from advisor.papers.complaint.tellings import asking
from advisor.papers.complaint.values import answer, worded
from advisor.papers.pleading import Gap, Text, text
from advisor.rules.matter import Instalment

ZERO = Decimal(0)
MOST_PARTS = 20
"""A sentence that lists more parts than this is better without the list."""
_PRICE = "account.unpaid"


def parts_not_due(case: Case, result: ClaimResult, amount: Decimal | None) -> tuple[Instalment, ...]:
    """The instalments that fall due only after filing, where ``amount`` is a price that provably contains them: the
    instalments make up the sum, or the price less what was paid. Insolvency makes every debt due (bankruptcy_2006:46).
    """
    price_claim = result.claim.amount is not None and _PRICE in result.claim.amount.reads
    price_claim = price_claim or any(asking(relief.id).less for relief in result.reliefs)
    if amount is None or not price_claim or answer(case.matter, "debtor.insolvency_accepted_on") is not None:
        return ()
    known = [i for i in answer(case.matter, "account.instalments") or () if i.due_on and i.amount]
    late = tuple(i for i in known if i.due_on is not None and i.due_on > _filed_on(case))
    if not late or not _contained(case, amount, _sum(known)):
        return ()
    return late if _sum(late) < amount else ()


def not_due(case: Case, result: ClaimResult, amount: Decimal | None) -> Decimal:
    """The sum of those parts in yuan."""
    return _sum(parts_not_due(case, result, amount))


def _sum(parts: Iterable[Instalment]) -> Decimal:
    return sum((part.amount for part in parts if part.amount is not None), ZERO)


def due_parts(case: Case, amount: Decimal) -> tuple[Instalment, ...]:
    """The instalments that are due, where they make up ``amount``."""
    known = [i for i in answer(case.matter, "account.instalments") or () if i.due_on and i.amount]
    due = tuple(i for i in known if i.due_on is not None and i.due_on <= _filed_on(case))
    return due if _sum(due) == amount and 1 < len(due) <= MOST_PARTS else ()


def _filed_on(case: Case) -> date:
    return max(case.filed_on, case.assessment.on)


def _contained(case: Case, amount: Decimal, listed: Decimal) -> bool:
    price = answer(case.matter, "settlement.agreement_amount") or answer(case.matter, "account.price_total")
    paid = answer(case.matter, "account.paid_total")
    return listed == amount or (price is not None and paid is not None and price - paid in (amount, listed))


def instalment_name(instalment: Instalment) -> Text:
    """What a part of the price is called."""
    if instalment.label and instalment.label.strip():
        return text(instalment.label).one_line()
    kind = instalment.kind
    return (
        text(worded("account.instalments.kind", kind))
        if kind
        else text(Gap("款项名称", "account.instalments"))
    )
