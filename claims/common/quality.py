"""Quality of the works: the condition of every price under a void contract and of the priority right.

Sources:
    construction_2020:14, 38, 39; civil_code:793; construction_2004:2, 3, 13.
"""

from __future__ import annotations

from advisor.rules.conditions import Condition, all_of, any_of, given, none_of, one_of, recorded, split
from advisor.rules.truth import Truth

quality_qualified: Condition = any_of(
    one_of("performance.quality", "qualified", "repaired_qualified"),
    given("performance.completed_on"),
    given("performance.occupied_on"),
    text="质量合格（验收、鉴定合格，或发包人未验收即使用）",
)
"""Accepted, appraised as qualified, or used by the employer before acceptance (construction_2020:14)."""

_unqualified = one_of("performance.quality", "unqualified")
_used_unaccepted = recorded("performance.occupied_on")
quality_refuted: Condition = any_of(
    all_of(_unqualified, none_of(_used_unaccepted)),
    split(all_of(_unqualified, _used_unaccepted), "unqualified_but_used", Truth.NO),
    text="质量不合格",
)
"""Who used the works before acceptance cannot rely on their quality, but for foundation and main structure."""
