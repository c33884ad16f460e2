"""The order in which the items of a list were typed decides nothing, also where two share every day."""

from __future__ import annotations

from datetime import date

from advisor.analysis.assessment import assess
from advisor.rules.matter import Matter
from advisor.rules.matter.performance import LossEvent

ON = date(2026, 11, 24)


def _clocks(*events: LossEvent) -> list[tuple[str, date | None, bool]]:
    matter = Matter.model_validate({"contract": {"claim_notice_days": 28, "signed_on": "2025-01-06"}})
    matter.performance.loss_events = list(events)
    return [(c.id, c.last_on, c.acted) for c in assess(matter, ON)["loss_claims"].clocks if c.rule == "claim_notice"]


def test_two_events_known_on_one_day_keep_their_places_whichever_was_typed_first() -> None:
    """Known 2026-10-10, 28 days: 2026-11-07; notice of one was given, of the other not."""
    noticed = LossEvent(cause="price_rise", known_on=date(2026, 10, 10), notice_on=date(2026, 10, 20), employer_caused=True)
    silent = LossEvent(cause="price_rise", known_on=date(2026, 10, 10), employer_caused=True)
    first = _clocks(noticed, silent)
    assert [row[1] for row in first] == [date(2026, 11, 7)] * 2
    assert first == _clocks(silent, noticed)
