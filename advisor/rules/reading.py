"""What kind of period a clock is, where it stands, and one way to count it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from advisor.law.counting import Counted, Period, count


class ClockKind(Enum):
    """The nature of a period decides what stops it, whether parties may change it and whether rest days extend it."""

    PRECLUSION = "preclusion"
    """除斥期间: extinguishes the right, neither stops nor restarts (civil_code:199)."""
    LIMITATION = "limitation"
    """诉讼时效: restarts on demand, payment, acknowledgment; a defence, not raised by the court (civil_code:188-195)."""
    GUARANTEE = "guarantee"
    """保证期间: neither stops nor restarts (civil_code:692)."""
    CONTRACTUAL = "contractual"
    """A period the parties agreed; not extended for them over rest days."""
    PROCEDURAL = "procedural"
    """Court time (civil_procedure_2023:85)."""
    MATURITY = "maturity"
    """The day from which something can be asked for; not a day on which a right dies."""


class Status(Enum):
    """Where a clock stands on the day of the assessment."""

    RUNNING = "running"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    CONTESTED = "contested"
    EXERCISED = "exercised"
    NOT_STARTED = "not_started"
    UNKNOWN = "unknown"
    NONE = "none"


EXPIRING_WITHIN_DAYS = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to count the clock: from a day, for a period, for a reason."""

    reason: str
    counted: Counted
    cite: tuple[str, ...] = ()
    doctrine: str = ""

    @property
    def start_on(self) -> date:
        return self.counted.start_on

    @property
    def nominal_on(self) -> date:
        return self.counted.nominal_last_day

    @property
    def extended_on(self) -> date:
        return self.counted.extended_last_day


def reading(start_on: date, period: Period, reason: str, *cite: str, doctrine: str = "") -> Reading:
    """Count ``period`` from ``start_on`` (that day not counted, civil_code:201)."""
    return Reading(reason, count(start_on, period), cite, doctrine)
