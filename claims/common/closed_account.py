"""Whether a signed settlement closes further claims (结算后不得再索赔).

Sources:
    construction_2020:29 (a settlement binds as to the price); pricing_standard:8.11.22 (no claims after it is signed).
"""

from __future__ import annotations

from advisor.rules.claim import Defence, Effect
from advisor.rules.conditions import all_of, any_of, none_of, recorded, split, yes
from advisor.rules.truth import Truth
from claims.common.said import denied

FINAL = "settlement.agreement_final"
SETTLES = all_of(
    recorded("settlement.agreement_on"), recorded("settlement.agreement_amount"),
    none_of(recorded("settlement.reserved")), none_of(denied(FINAL)),
)
"""A settlement of a sum, nothing reserved; a note that only says how to measure settles nothing."""
CLOSED = all_of(
    SETTLES,
    any_of(all_of(recorded(FINAL), yes(FINAL)), split(all_of(SETTLES, none_of(recorded(FINAL))), "claims_after_settlement", Truth.YES)),
)


def closed_by_settlement(what: str) -> Defence:
    """The defence that a settlement was signed without reserving ``what``."""
    return Defence(
        "closed_by_settlement", f"已签竣工结算而没有保留，不得再就结算前的{what}主张", CLOSED,
        ("civil_code:465", "construction_2020:29", "contract_act_1999:8", "pricing_standard:8.11.22"), Effect.EXTINGUISHES,
        answer="看协议文字和结算范围是否及于本项；有保留、有另行处理约定或者协议可撤销的，据此反驳。",
        evidence=("settlement_agreement",),
    )
