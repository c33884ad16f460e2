"""When the contract price moves: by the agreed clause, by the employer's delay, by a change of circumstances (调价的途径).

Sources:
    civil_code:510, 533; contract_general_2023:32; construction_2026:9; contract_interp_2_2009:26; pricing_standard:8.7.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from advisor.rules.conditions import (
    Condition,
    all_of,
    any_of,
    derived,
    never,
    no,
    none_of,
    recorded,
    split,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.matter import PriceChange
from advisor.rules.truth import Truth, truth
from claims.common.in_force import CODE_ON, CONTRACT_INTERPRETATION_2_ON
from claims.common.said import denied, said

LIST, BAND = "performance.price_changes", "contract.risk_band_percent"
FIRST_RULE_ON = CONTRACT_INTERPRETATION_2_ON
"""contract_interp_2_2009:30 reaches every case not finally decided on its first day; temporal_2020:20."""
CONTRACT_ACT_ON = date(1999, 10, 1)
AGREED_ON = "contract.agreed_completion_on"
READS = (LIST, BAND, "contract.adjustment_clause", "contract.adjustment_ratio_agreed", "contract.signed_on", AGREED_ON)


def rise_of(item: PriceChange) -> Decimal | None:
    """Per cent by which the price rose: as stated, else from the two prices."""
    if item.rise_percent is not None or not item.base_price or item.current_price is None:
        return item.rise_percent
    return (item.current_price / item.base_price - 1) * 100


def fell(facts: Facts, item: PriceChange) -> bool:
    """A fall that the agreed clause takes off the price."""
    rise = rise_of(item)
    return rise is not None and rise < 0 and facts.get("contract.adjustment_clause") is True


RATIO = "contract.adjustment_ratio_agreed"


def _beyond_band(facts: Facts) -> Truth:
    """Above the agreed band, or by the formula agreed; unknown while no figure is given."""
    rise, band = rise_of(facts.item), facts.get(BAND)
    if rise is None and facts.item.amount is None:
        return Truth.UNKNOWN
    if band is None:
        return truth(facts.get(RATIO) is True)
    return truth(rise is None or rise > band)


def _share_open(facts: Facts) -> Truth:
    """The clause leaves open from where, or in what shares, the price moves."""
    rise, band, ratio = rise_of(facts.item), facts.get(BAND), facts.get(RATIO)
    if rise is not None and rise <= (band or 0):
        return Truth.NO
    return truth((rise is not None or facts.item.amount is not None) and (ratio is False or (band is None and ratio is None)))


def _after_signing(facts: Facts) -> Truth:
    """After the contract was made: an earlier change was known when the price was agreed. No day given: in the course
    of the works."""
    signed_on, changed_on = facts.get("contract.signed_on"), facts.item.changed_on
    return truth(signed_on is None or changed_on is None or changed_on > signed_on)


CLAUSE = yes("contract.adjustment_clause")
OPEN_CLAUSE = all_of(CLAUSE, derived("约定可以调价而没有写明幅度或者比例", (), _share_open))
BY_CLAUSE = any_of(
    all_of(CLAUSE, derived("涨幅超过约定的风险幅度", (BAND, RATIO), _beyond_band), none_of(denied(RATIO))),
    split(OPEN_CLAUSE, "adjustment_share_not_agreed"),
    text="合同约定可以调价，涨幅超过风险幅度",
)


def beyond_period(item: PriceChange, agreed_on: date | None) -> bool | None:
    """After the agreed period, as answered, else by the days: the rise came after the agreed day of completion."""
    if item.in_agreed_period is not None:
        return not item.in_agreed_period
    return None if item.changed_on is None or agreed_on is None else item.changed_on > agreed_on


def _beyond_period(facts: Facts) -> Truth:
    return truth(beyond_period(facts.item, facts.get(AGREED_ON)))


WITHIN_PERIOD = derived("涨价在约定工期以内", (AGREED_ON,), lambda facts: ~_beyond_period(facts))
LATE_BY_EMPLOYER = all_of(
    said("item.delay_by_employer"), derived("涨价在约定工期以外", (AGREED_ON,), _beyond_period),
    text="因发包人原因拖到约定工期以外",
)
"""That the employer caused the delay is for the contractor to say; silence means that nothing of the kind happened."""
BY_DELAY = split(LATE_BY_EMPLOYER, "price_rise_in_employer_delay", Truth.YES)
HARDSHIP = all_of(
    derived("合同成立以后的变化", (), _after_signing), yes("item.unforeseeable"), no("item.commercial_risk"), yes("item.unfair"),
    text="合同成立以后的不可预见、非商业风险的变化，明显不公平",
)


def _before_code(facts: Facts) -> Truth:
    """By the day of the change itself (temporal_2020:20); one without a day by the code, where the code governs the
    claim, since it asks for more."""
    if facts.item.changed_on is not None:
        return truth(facts.item.changed_on < CODE_ON)
    return Truth.NO if facts.regime is None or facts.regime.id in ("c2026", "c2020") else Truth.UNKNOWN


def _open_in_2009(facts: Facts) -> Truth:
    """A contract made under the Contract Law, in a case not finally decided before the rule came."""
    signed_on = facts.get("contract.signed_on")
    if signed_on is not None and signed_on < CONTRACT_ACT_ON:
        return Truth.NO
    return truth((facts.final_on or facts.on) >= FIRST_RULE_ON)


BEFORE_CODE = derived("民法典施行以前的变化", ("item.changed_on",), _before_code)
RULE_OF_2009 = all_of(BEFORE_CODE, derived("2009-05-13 尚未终审", ("contract.signed_on",), _open_in_2009))
"""A change to which contract_interp_2_2009:26 applies."""
BY_CODE = all_of(none_of(BEFORE_CODE), HARDSHIP, yes("item.renegotiated"), text="情势变更，并在合理期限内协商不成")
BY_OLD_RULE = all_of(
    RULE_OF_2009, HARDSHIP, no("item.force_majeure"), text="情势变更（民法典以前的规则）：非不可抗力造成",
)


def _ways(circumstances: Condition) -> Condition:
    """A clause, though open as to shares, comes before the law: what only the law turns on is then not asked."""
    said_late = all_of(recorded("item.in_agreed_period"), recorded("item.delay_by_employer"))
    by_law = all_of(none_of(OPEN_CLAUSE), circumstances)
    return any_of(BY_CLAUSE, all_of(any_of(none_of(OPEN_CLAUSE), said_late), BY_DELAY), by_law, text="约定调价，或发包人拖延，或情势变更")


WAYS = _ways(any_of(BY_CODE, BY_OLD_RULE))
NO_RULE_WAYS = _ways(never("2009-05-13 前没有情势变更的规定"))
