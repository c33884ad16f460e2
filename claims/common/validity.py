"""Grounds on which the claimant's own contract is void, by period.

Sources:
    construction_2020:1-5; construction_2026:1-3; construction_2018:2; construction_2004:1, 4, 5, 7;
    contract_act_1999:52; civil_code:146, 153, 154, 791; building_act:83 (rural houses); temporal_2020:8 (valid under
    the code saves it).
"""

from __future__ import annotations

from datetime import date

from advisor.law.regimes import Regime
from advisor.rules.conditions import (
    Condition,
    all_of,
    any_of,
    before,
    derived,
    no,
    none_of,
    one_of,
    recorded,
    split,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth
from claims.common.in_force import INTERPRETATION_2018_ON, INTERPRETATION_2026_ON, TENDER_RULES_2018_ON
from claims.common.parties import borrower, internal_contract, under_void_subcontract

DAY_OF_SUIT_SINCE = INTERPRETATION_2018_ON
"""construction_2018:2, 26: the permit must be there before the suit, in all cases pending on that day."""
TENDER_SCOPE_CUT_ON = date(2018, 6, 6)
"""must_tender_infra_2018: private housing is no longer in the list of works that must be put to tender."""

UNDER_2026 = {
    "c2026": True,
    "c2026_old_facts": True,
    "c2020": False,
    "c2018": False,
    "c2004": False,
    "c1999": False,
}


def _under_2026(facts: Facts, regime: Regime | None) -> bool:
    """By the regime judged (which may be that of another day of acceptance), else by the day of acceptance."""
    chosen = UNDER_2026.get(regime.id) if regime is not None else None
    return facts.accepted_on >= INTERPRETATION_2026_ON if chosen is None else chosen


accepted_under_2026 = derived("一审在 2026-06-30 或以后受理", (), lambda facts: truth(facts.ask(_under_2026)))

# --- who contracted ------------------------------------------------------------------------------------------------

needs_licence = one_of("claimant.role", "contractor", "lawful_subcontractor") & none_of(
    all_of(recorded("project.nature"), one_of("project.nature", "rural_self_built"))
)
"""Low houses that peasants build for themselves are outside the licensing of builders (building_act:83); where nobody
says that the works are such they are not."""

no_qualification = all_of(
    needs_licence,
    any_of(one_of("claimant.qualification", "none"), one_of("claimant.kind", "individual")),
    text="没有施工资质",
)
"""An individual holds no licence. Without any licence nothing is cured by completion (construction_2020:1, 4)."""


def _upgraded(facts: Facts) -> Truth:
    obtained, completed = (
        facts.get("claimant.qualification_obtained_on"),
        facts.get("performance.completed_on"),
    )
    if obtained is None:
        return Truth.NO if "claimant.qualification_obtained_on" in facts.matter.not_known else Truth.UNKNOWN
    if completed is None:
        return Truth.YES if facts.get("performance.completed") is False else Truth.UNKNOWN
    return truth(obtained < completed)


upgraded_in_time = derived(
    "竣工前取得相应资质等级",
    ("claimant.qualification_obtained_on", "performance.completed_on", "performance.completed"),
    _upgraded,
)
below_grade = all_of(
    needs_licence,
    one_of("claimant.qualification", "below_grade"),
    none_of(upgraded_in_time),
    text="超越资质等级，竣工前没有升级",
)
borrowed_name = any_of(borrower, one_of("claimant.role", "lender") & none_of(internal_contract), text="借用资质")
subcontract_void = under_void_subcontract

# --- tender --------------------------------------------------------------------------------------------------------

_let_by_employer = none_of(
    one_of("claimant.role", "lawful_subcontractor", "labour_subcontractor", "crew", "worker", "consultant"),
    text="我方的合同由发包人发包",
)
"""The duty to put the works to tender is the employer's: what it left undone does not void the contracts below."""
_no_tender_when_required = yes("project.tender_required_at_signing") & no("project.tender_held")
SCOPE_COULD_CHANGE_ON = TENDER_RULES_2018_ON
"""must_tender_2018 came into force: in suits brought earlier nothing had left the list of works put to tender."""

suit_after_change = derived(
    "起诉时必须招标的范围已经缩小", (), lambda facts: truth(max(facts.filed_on, facts.accepted_on) >= SCOPE_COULD_CHANGE_ON)
)
_no_longer_required = all_of(suit_after_change, no("project.tender_required_at_suit"))
_duty_itself_disputed = derived(
    "订约时是否必须招标本身有争议",
    ("project.tender_required_at_signing",),
    lambda facts: truth(facts.get("project.tender_required_at_signing") is None),
)

_untendered = any_of(
    _no_tender_when_required & none_of(_no_longer_required),
    split(
        all_of(_no_tender_when_required, _no_longer_required, none_of(accepted_under_2026)),
        "tender_no_longer_required_before_2026",
    ),
    split(
        all_of(
            _duty_itself_disputed,
            one_of("project.nature", "commodity_housing"),
            yes("project.privately_funded"),
            no("project.tender_held"),
            before("contract.signed_on", TENDER_SCOPE_CUT_ON),
            none_of(accepted_under_2026),
        ),
        "private_housing_tender_before_2018",
    ),
)
not_tendered = all_of(_let_by_employer, _untendered, text="必须招标而未招标")
_negotiated = any_of(
    yes("project.negotiated_before_award") & yes("project.tender_required_at_signing"),
    split(
        all_of(
            yes("project.negotiated_before_award"),
            no("project.tender_required_at_signing"),
            yes("project.tender_held"),
        ),
        "negotiated_before_voluntary_tender",
    ),
)
negotiated_first = all_of(_let_by_employer, _negotiated, text="先定后招、明招暗定")
award_void = _let_by_employer & yes("project.award_void_ground")

# --- planning permit -----------------------------------------------------------------------------------------------


def _permit_late(facts: Facts) -> Truth:
    obtained_on, state = facts.get("project.planning_permit_on"), facts.get("project.planning_permit")
    if obtained_on is not None:
        return truth(obtained_on >= facts.filed_on)
    if state in ("obtained", "not_needed"):
        return Truth.NO
    return Truth.YES if state == "none" else Truth.UNKNOWN


_permit_not_in_time = derived(
    "起诉前未取得规划许可", ("project.planning_permit", "project.planning_permit_on"), _permit_late
)
"""The day that counts is that of the suit, not the end of the hearing (construction_2020:3(1))."""
permit_in_time = none_of(_permit_not_in_time, text="起诉前已取得规划许可，或者不需要")

permit_withheld = all_of(
    recorded("project.employer_withheld_permit"),
    yes("project.employer_withheld_permit"),
    text="发包人能办规划手续而不办",
)
"""Such an employer cannot itself ask that the contract be held void (construction_2020:3(2))."""



def _cured_before_2019(facts: Facts) -> Truth:
    """Obtained after the suit, in a case to which no interpretation with the day of suit applies."""
    obtained_on = facts.get("project.planning_permit_on")
    if obtained_on is None or obtained_on > facts.on:
        return Truth.NO
    return truth(facts.ask(_without_day_of_suit))


def _without_day_of_suit(facts: Facts, regime: Regime | None) -> bool:
    """The law of the case knows no day of suit; where no interpretation is chosen the day it became final tells."""
    if regime is not None and regime.id in UNDER_2026:
        return regime.id in ("c2004", "c1999")
    return facts.final_on is not None and facts.final_on < DAY_OF_SUIT_SINCE


_cured_later = derived("2019-02-01 前终审、起诉后才取得规划许可", ("project.planning_permit_on",), _cured_before_2019)
no_planning_permit = any_of(
    _permit_not_in_time & none_of(permit_withheld) & none_of(_cured_later),
    split(_permit_not_in_time & none_of(permit_withheld) & _cured_later, "permit_after_suit_before_2019"),
    split(_permit_not_in_time & permit_withheld, "permit_withheld_by_employer", Truth.NO),
    text="起诉前未取得规划许可",
)

# --- the juridical act itself --------------------------------------------------------------------------------------

sham_or_collusive = all_of(
    recorded("contract.other_void_ground"),
    one_of("contract.other_void_ground", "sham", "collusion", "public_order"),
    text="虚假意思表示、恶意串通或者违背公序良俗",
)

held_void = recorded("contract.held_void_on")
"""A judgment or award in force has held the contract void."""

contract_void: Condition = any_of(
    held_void,
    borrowed_name,
    subcontract_void,
    no_qualification,
    below_grade,
    not_tendered,
    negotiated_first,
    award_void,
    no_planning_permit,
    sham_or_collusive,
    text="合同有无效事由",
)
"""The claimant's own contract is void on some ground."""

void_by_own_plea = any_of(
    contract_void,
    split(_permit_not_in_time & permit_withheld, "permit_withheld_by_employer", Truth.YES),
    text="合同有无效事由（我方自己主张）",
)
"""The employer that withheld the permit is barred from pleading invalidity; its contractor is not
(construction_2020:3(1), (2)), though some courts then hold the contract valid."""

unlawful_contracting = any_of(
    borrowed_name,
    subcontract_void,
    no_qualification,
    below_grade,
    text="资质借用、转包、违法分包或违法发包",
)
"""What a court must report to the authority (construction_2026:22)."""
unlawful_gains = any_of(borrowed_name, subcontract_void, text="借用资质、转包或者违法分包")
"""That of which the gains could be confiscated (construction_2004:4); a bare want of licence is not among them."""


def unless_shown(condition: Condition, text: str) -> Condition:
    """``condition`` is not shown firmly: it fails, is unknown, or courts are split."""

    def work(facts: Facts) -> Truth:
        found = condition.find(facts)
        return truth(found.truth is not Truth.YES or found.contested)

    return derived(text, condition.reads, work)


void_not_certain = unless_shown(contract_void, "合同是否无效尚未确定")
