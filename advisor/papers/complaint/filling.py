"""One request: its slots filled from the matter and the claim's figures, and whom it makes a party."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from advisor.analysis.assessment import ClaimResult
from advisor.analysis.strategy import Plea
from advisor.law.knowledge import read_toml
from advisor.papers.complaint import people
from advisor.papers.complaint.amounts import (
    Running,
    items_text,
    principal,
    reckoned,
    running_lines,
    segments_text,
    span,
)
from advisor.papers.complaint.case import Case
from advisor.papers.complaint.maturity import due_parts, instalment_name, not_due
from advisor.papers.complaint.people import Place, Who
from advisor.papers.complaint.tellings import asking
from advisor.papers.complaint.values import answer, worded, written
from advisor.papers.pleading import Gap, Text, text
from advisor.papers.requests import Wording, wordings
from advisor.papers.wording import chinese_date, yuan
from advisor.rules.matter import FIELDS, ThirdPartyDebt


@dataclass(frozen=True, slots=True)
class Ask:
    """One request before it is worded. ``sum``: what it adds to the total in dispute, ``None`` if not yet known."""

    wording: Wording
    plea: Plea | None
    values: Mapping[str, Text]
    people: tuple[tuple[Place, Who], ...] = ()
    running: Running | None = None
    counts: bool = False
    sum: Decimal | None = None
    instead_of: str = ""
    number: int = 0

    @property
    def claim(self) -> str:
        """The claim it belongs to."""
        return self.plea.result.id if self.plea else self.wording.id.partition(".")[0]

    @property
    def alternative(self) -> bool:
        """Heard only if another fails (备位)."""
        return bool(self.instead_of)


Taken = set[tuple[tuple[str, ...], frozenset[str]]]
"""Which heads of a claim's sum were already asked of whom."""


def fill(case: Case, plea: Plea, wording: Wording, item: Any, taken: Taken) -> Ask:
    """The request of ``plea`` in these words, about ``item`` of the list it goes through, if it goes through one.

    Slots are left out where nothing is known; ``taken`` remembers which sums were asked for already.
    """
    rule, result = asking(wording.id), plea.result
    again = any(heads == rule.lines for heads, _ in taken)
    running = running_lines(result, wording.id) or reckoned(result, wording.id, case.assessment.on)
    running = _added(case, rule.adds) or running
    named = _people(case, wording, item)
    value = _own_sum(case, plea, wording, named, taken)
    values: dict[str, Text] = {slot: who.name for slot, who in named.items() if not who.name.gaps}
    added = _sum_of(case, rule.adds)
    values |= _figures(case, plea, wording, value, running)
    values |= {
        slot: _item_value(rule.each, item, name) for slot, name in rule.item.items() if item is not None
    }
    values |= {slot: written(case.matter, path) for slot, path in rule.fill.items()}
    if rule.parts and (listed := listed_parts(case, plea, wording)):
        values["items"] = listed
    values = _answered(case, wording, values) | values
    own = "amount" in wording.slots and "amount" not in rule.fill
    if added is not None and value is not None:
        values |= {"amount": text(yuan(value + added)), "interest_sum": text(yuan(added))}
        value += added
    kept = {s: v for s, v in values.items() if s in wording.slots and v and (s in rule.fill or not v.gaps)}
    places = people.places(wording, rule.third)
    return Ask(
        wording,
        plea,
        kept,
        tuple((place, named[slot]) for slot, place in places.items() if slot in named),
        running if rule.adds or {"base", "segments"} & set(wording.slots) else None,
        _counts(wording, result) and not (own and again and value is not None),
        value if own else _money(case, wording, running),
        plea.instead_of or (result.id if wording.alternative else ""),
    )


def _counts(wording: Wording, result: ClaimResult) -> bool:
    """Whether the request adds to the sum in dispute: a right to be paid first adds nothing."""
    return bool({"amount", "accrued"} & set(wording.slots)) and not result.claim.secured


def _money(case: Case, wording: Wording, running: Running | None) -> Decimal | None:
    """What a request adds whose sum is an answer of the matter, or interest so far."""
    path = asking(wording.id).fill.get("amount")
    if path is None:
        return running.accrued if running else None
    value = answer(case.matter, path)
    return value if isinstance(value, Decimal) else None


def _answered(case: Case, wording: Wording, values: Mapping[str, Text]) -> dict[str, Text]:
    """The slots that an answer of the matter fills as it stands."""
    found = {}
    for slot in wording.slots:
        path = read_toml("papers/requests.toml")["slots"][slot]["field"]
        free = slot not in values and slot not in people.PARTY_SLOTS and slot not in _RECKONED
        if free and path and FIELDS[path].kind != "list" and answer(case.matter, path) is not None:
            found[slot] = written(case.matter, path)
    return found


_RECKONED = frozenset({"amount", "base", "start", "accrued", "segments", "items", "numbers", "calc_on"})
"""Slots whose figure is worked out; no answer of the matter may stand in for it."""


def _item_value(each: str, item: Any, name: str) -> Text:
    value = getattr(item, name)
    return text() if value is None else text(worded(f"{each}.{name}", value)).one_line()


def _own_sum(
    case: Case, plea: Plea, wording: Wording, named: Mapping[str, Who], taken: Taken
) -> Decimal | None:
    """The principal of a claim goes to one request against each debtor; parts asked for on their own are taken off."""
    if not {"amount", "base", "principal"} & set(wording.slots):
        return None
    rule = asking(wording.id)
    value = (
        _less(case, wording)
        if rule.less
        else _worked_out(case, rule.sum_of) or principal(plea.result, wording.id)
    )
    if "amount" in wording.slots and "amount" not in rule.fill and not wording.alternative:
        sued = {slot for slot, place in people.places(wording, ()).items() if place is Place.RESPONDENT}
        key = (rule.lines, frozenset(named[slot].identity for slot in sued if slot in named))
        if key in taken:
            return None
        taken.add(key)
    if value is None:
        return None
    value -= not_due(case, plea.result, value)
    if plea.result.claim.secured:
        value = _resettled(case) or value
        beside = [_sum_of(case, other.result.id) for other in priced_beside(case, wording)]
        return value + sum((sum_ for sum_ in beside if sum_ is not None), Decimal(0))
    for other in case.principal:
        part = principal(other.result, other.result.reliefs[0].id) if other.result.reliefs else None
        if part and part <= value and plea.result.id in part_of(other):
            value -= part
    return value


def _resettled(case: Case) -> Decimal | None:
    """The price as it is asked for in place of the settled one, while the settlement itself is to be rescinded."""
    for plea in case.principal:
        for wording in (wordings()[r.id] for r in plea.result.reliefs if asking(r.id).less):
            if (value := _less(case, wording)) is not None:
                return value - not_due(case, plea.result, value)
    return None


def priced_beside(case: Case, wording: Wording) -> list[Plea]:
    """Works asked for beside the price, whose money the priority secures too (construction_2020:40)."""
    wanted = asking(wording.id).takes_in
    return [plea for plea in case.principal if plea.result.id in wanted and plea.result.standing.good]


def _added(case: Case, claim: str) -> Running | None:
    """The interest of another claim that is part of this sum."""
    other = case.assessment.results.get(claim) if claim else None
    return running_lines(other, other.reliefs[0].id) if other and other.reliefs else None


def _sum_of(case: Case, claim: str) -> Decimal | None:
    other = case.assessment.results.get(claim) if claim else None
    return other.amount.value if other and other.amount else None


def _worked_out(case: Case, claim: str) -> Decimal | None:
    """The sum of another claim; worked out too where that claim fails, since this one may be due by a rule of its own."""
    other = case.assessment.results.get(claim) if claim else None
    if other is None or other.amount is not None or other.facts is None or other.claim.amount is None:
        return _sum_of(case, claim)
    return other.claim.amount.run(other.facts).value


def _less(case: Case, wording: Wording) -> Decimal | None:
    """The first of the named fields less the others; ``None`` while one is not known or the rest is negative."""
    first, *others = (answer(case.matter, path) for path in asking(wording.id).less)
    if first is None or None in others:
        return None
    rest: Decimal = first - sum(others, Decimal(0))
    return rest if rest > 0 else None


def listed_parts(case: Case, plea: Plea, wording: Wording) -> Text | None:
    """The instalments due, by name and sum, where they make up the principal; ``None`` where they do not."""
    value = principal(plea.result, wording.id)
    if value is None or any(plea.result.id in part_of(other) for other in case.principal):
        return None
    due = due_parts(case, value - not_due(case, plea.result, value))
    named = [text(instalment_name(part), yuan(part.amount)) for part in due if part.amount is not None]
    return text(*joined(named)) if named else None


def joined(names: Iterable[Text]) -> list[Text | str]:
    """Texts with 、 between them."""
    parts: list[Text | str] = []
    for name in names:
        parts += ["、", name] if parts else [name]
    return parts


def part_of(plea: Plea) -> tuple[str, ...]:
    """The claims whose sum contains what this plea asks for on its own."""
    return tuple(claim for relief in plea.result.reliefs for claim in asking(relief.id).part_of)


def _figures(
    case: Case, plea: Plea, wording: Wording, value: Decimal | None, running: Running | None
) -> dict[str, Text]:
    found: dict[str, Text] = {}
    if value is not None:
        found |= {"amount": text(yuan(value)), "principal": text(yuan(value)), "base": text(yuan(value))}
    if running is not None:
        first = running.segments[0] if running.segments else None
        found["accrued"] = text(yuan(running.accrued))
        found["interest_sum"] = found["accrued"]
        found["segments"] = segments_text(running)
        if running.end_on:
            found["calc_on"] = text(chinese_date(running.end_on))
        if first:
            found["base"], found["start"] = text(yuan(first.base)), text(chinese_date(first.start_on))
    first_on, last_on = span(plea.result, wording.id)
    if first_on and last_on:
        found["from_on"], found["to_on"] = text(chinese_date(first_on)), text(chinese_date(last_on))
    if (items := items_text(plea.result, wording.id)) is not None:
        found["items"] = items
    if "debtor_claim" in wording.slots and (debt := sub_debt(case, wording)) and debt.amount is not None:
        found["debtor_claim"] = text(yuan(debt.amount))
    elif "debtor_claim" in wording.slots and case.matter.chain.employer_owes is not None:
        found["debtor_claim"] = text(yuan(case.matter.chain.employer_owes))
    return {slot: words for slot, words in found.items() if slot in wording.slots}


def sub_debt(case: Case, wording: Wording) -> ThirdPartyDebt | None:
    """The debt that another owes our debtor and that is sued upon: the employer's, else the first one listed."""
    listed = [
        debt
        for debt in answer(case.matter, "account.third_party_debts") or ()
        if debt.monetary is not False and not debt.personal and not debt.pursued
    ]
    name = answer(case.matter, "chain.employer_name")
    same = next((debt for debt in listed if name is not None and debt.debtor == name), None)
    if same is not None or "lender" in wording.slots or name is not None:
        return same
    return listed[0] if listed else None


def _people(case: Case, wording: Wording, item: Any) -> dict[str, Who]:
    found: dict[str, Who] = {}
    rule, labels = asking(wording.id), read_toml("papers/requests.toml")["slots"]
    for slot in (*wording.slots, *rule.third):
        if slot in people.DEBTOR_SLOTS:
            found[slot] = people.debtor(case.matter)
        elif slot == "employer":
            found[slot] = _employer(case, wording)
        elif slot == "main_contractor":
            found[slot] = people.main_contractor(case.matter)
        elif slot in people.ITEM_SLOTS:
            name = (
                _item_value(rule.each, item, rule.item[slot])
                if item is not None and slot in rule.item
                else text()
            )
            found[slot] = Who(name or text(Gap(labels[slot]["label"], rule.each)), rule.each)
    return found


def _employer(case: Case, wording: Wording) -> Who:
    debt = sub_debt(case, wording) if "debtor_claim" in wording.slots else None
    known = answer(case.matter, "chain.employer_name") is not None
    if debt is not None and debt.debtor and not known:
        return Who(text(debt.debtor).one_line(), "account.third_party_debts")
    return people.employer(case.matter)
