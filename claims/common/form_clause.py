"""Terms drafted beforehand by the other side (格式条款): pointed out and explained, or no part of the contract.

Sources:
    civil_code:496, 497; temporal_2020:9 (contracts of before 2021 too); contract_general_2023:9, 10;
    contract_interp_2_2009:6, 10.
"""

from __future__ import annotations

from advisor.rules.claim import Advice
from advisor.rules.conditions import Condition

CITE = (
    "civil_code:496", "civil_code:497", "contract_general_2023:9", "contract_general_2023:10", "temporal_2020:9",
    "contract_interp_2_2009:6", "contract_interp_2_2009:10",
)


def form_clause(term: str, when: Condition) -> Advice:
    """What to look for in ``term`` and who proves it."""
    return Advice(
        "form_clause",
        f"{term}是对方预先拟定、没有与我方协商的，查订约时有没有醒目提示、应要求作过说明：没有的，可主张不成为合同内容（2021 年前的合同也适用），"
        "提示说明由对方举证；不合理地排除主要权利的，可主张无效。只说“用了示范文本”不能否认格式条款。",
        CITE, when,
    )
