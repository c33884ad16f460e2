"""What the tests of the complaint read off a draft."""

from __future__ import annotations

from typing import Any

from advisor.analysis.assessment import assess
from advisor.papers.complaint import compose
from advisor.papers.pleading import Pleading, Table
from tests.drafts.matters import CONTRACTOR, ON, matter


def drafted(base: dict[str, Any] = CONTRACTOR, *, claims: list[str] | None = None, **changes: Any) -> Pleading:
    return compose(assess(matter(base, **changes), ON), claims=claims)


def words(pleading: Pleading) -> str:
    parts = [str(p) for section in pleading.sections for p in section.paragraphs if not isinstance(p, Table)]
    return "\n".join([*(str(r.text) for r in pleading.requests), *parts])


def asked(pleading: Pleading, claim: str) -> list[str]:
    return [str(request.text) for request in pleading.requests if request.claim_id == claim]


def roles(pleading: Pleading) -> list[tuple[str, str]]:
    return [(party.role, str(party.name)) for party in pleading.parties]
