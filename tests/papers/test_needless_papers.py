"""A paper of which nothing was told is not listed as evidence: the list would tell a fact that nobody gave."""

from __future__ import annotations

from tests.drafts.matters import BUILDER

from .drafting import drafted

JUDGMENT = "认定合同无效的判决书"


def _listed(**changes: object) -> str:
    return "\n".join(str(row.name) for row in drafted(BUILDER, claims=["contract_invalidity"], **changes).exhibits)


def test_a_judgment_on_validity_is_listed_only_where_one_was_told() -> None:
    assert "合同" in _listed()
    assert JUDGMENT not in _listed()
    assert JUDGMENT in _listed(contract__held_void_on="2024-05-06")
