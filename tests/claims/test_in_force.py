"""The days kept beside the claims are those of the instruments in ``knowledge/instruments``."""

from datetime import date

import pytest

from advisor.law.instruments import instruments
from claims.common import in_force

OF = {
    "INTERPRETATION_2004_ON": "construction_2004",
    "CONTRACT_INTERPRETATION_2_ON": "contract_interp_2_2009",
    "GENERAL_PROVISIONS_ON": "gpcl_2017",
    "TENDER_RULES_2018_ON": "must_tender_2018",
    "INTERPRETATION_2018_ON": "construction_2018",
    "WAGE_REGULATION_ON": "wage_2020",
    "SME_2020_ON": "sme_2020",
    "CODE_ON": "civil_code",
    "SME_2025_ON": "sme_2025",
    "NEW_ARBITRATION_LAW_ON": "arbitration_2025",
    "INTERPRETATION_2026_ON": "construction_2026",
}


def test_every_day_is_held_against_its_instrument() -> None:
    assert {name for name, value in vars(in_force).items() if isinstance(value, date)} == set(OF)


@pytest.mark.parametrize(("name", "instrument"), OF.items())
def test_a_day_is_that_on_which_its_instrument_came_into_force(name: str, instrument: str) -> None:
    assert getattr(in_force, name) == instruments()[instrument].in_force_from
