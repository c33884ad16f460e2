"""The days from which law governs that several claims ask about: each is that of its instrument (tested)."""

from datetime import date

INTERPRETATION_2004_ON = date(2005, 1, 1)
CONTRACT_INTERPRETATION_2_ON = date(2009, 5, 13)
GENERAL_PROVISIONS_ON = date(2017, 10, 1)
TENDER_RULES_2018_ON = date(2018, 6, 1)
INTERPRETATION_2018_ON = date(2019, 2, 1)
WAGE_REGULATION_ON = date(2020, 5, 1)
SME_2020_ON = date(2020, 9, 1)
CODE_ON = date(2021, 1, 1)
SME_2025_ON = date(2025, 6, 1)
NEW_ARBITRATION_LAW_ON = date(2026, 3, 1)
INTERPRETATION_2026_ON = date(2026, 6, 30)
