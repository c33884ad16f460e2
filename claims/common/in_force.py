"""The days from which law governs that several claims ask about: each is that of its instrument (tested)."""

from __future__ import annotations

from datetime import date

from advisor.rules.conditions import derived
from advisor.rules.truth import truth

INTERPRETATION_2004_ON = date(2005, 1, 1)
CONTRACT_INTERPRETATION_2_ON = date(2009, 5, 13)
GENERAL_PROVISIONS_ON = date(2017, 10, 1)
"""gpcl_2017:206: from this day three years instead of two, and proceedings count from their end."""
TENDER_RULES_2018_ON = date(2018, 6, 1)
INTERPRETATION_2018_ON = date(2019, 2, 1)
WAGE_REGULATION_ON = date(2020, 5, 1)
SME_2020_ON = date(2020, 9, 1)
CODE_ON = date(2021, 1, 1)
SME_2025_ON = date(2025, 6, 1)
NEW_ARBITRATION_LAW_ON = date(2026, 3, 1)
INTERPRETATION_2026_ON = date(2026, 6, 30)

under_wage_regulation = derived("2020-05-01 起", (), lambda facts: truth(facts.on >= WAGE_REGULATION_ON))
"""wage_2020:64."""
