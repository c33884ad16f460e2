"""Quality of the works: the condition of every price under a void contract and of the priority right.

Sources:
    construction_2020:14, 38, 39; civil_code:793; construction_2004:2, 3, 13.
"""

from __future__ import annotations

from advisor.rules.conditions import Condition, any_of, given, one_of

quality_qualified: Condition = any_of(
    one_of("performance.quality", "qualified", "repaired_qualified"),
    given("performance.completed_on"),
    given("performance.occupied_on"),
    text="质量合格（验收、鉴定合格，或发包人未验收即使用）",
)
"""Accepted, appraised as qualified, or used by the employer before acceptance (construction_2020:14)."""

quality_refuted: Condition = one_of("performance.quality", "unqualified")
