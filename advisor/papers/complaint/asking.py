"""The requests: one sentence for each relief of each plea, its slots filled, numbered in the usual order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

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
    speaks_of_nothing,
)
from advisor.papers.complaint.case import Case
from advisor.papers.complaint.maturity import not_due
from advisor.papers.complaint.people import Cast, Place, Who
from advisor.papers.complaint.tellings import asking, rank
from advisor.papers.complaint.values import answer, worded, written
from advisor.papers.pleading import Kind, Request, Text, text
from advisor.papers.requests import Wording, word_request, wordings
from advisor.papers.wording import chinese_date, yuan
from advisor.rules.claim import Relation, Tie
from advisor.rules.matter import FIELDS, ThirdPartyDebt

MOST_ITEMS = 20
"""Requests made one per item of a list stop here; a note says so."""
COSTS, LAWYER = "costs.proceedings", "costs.lawyer"


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
        return self.plea.result.id if self.plea else self.wording.id.partition(".")[0]

    @property
    def alternative(self) -> bool:
        return bool(self.instead_of)


def asks(case: Case) -> tuple[tuple[Ask, ...], tuple[str, ...]]:
    """All requests numbered, costs last among the principal ones, and remarks on what could not be asked."""
    notes: list[str] = []
    principal_asks: list[Ask] = []
    fallback: list[Ask] = []
    replaced = Counter(plea.instead_of for plea in case.alternative)
    for plea in case.pleas:
        for ask in _of_plea(case, plea, notes):
            stand_ins = replaced[plea.instead_of] - 1 if plea.instead_of else replaced[plea.result.id]
            if ask.wording.alternative and stand_ins:
                continue  # another claim already stands in its place
            (fallback if ask.alternative else principal_asks).append(ask)
    principal_asks.sort(key=lambda ask: rank(ask.wording.id))
    principal_asks = _once(principal_asks)
    principal_asks += _costs(case)
    place = {ask.claim: n for n, ask in reversed(list(enumerate(principal_asks)))}
    fallback.sort(key=lambda ask: place.get(ask.instead_of, len(place)))
    numbered = tuple(replace(a, number=n) for n, a in enumerate(principal_asks + fallback, start=1))
    return tuple(_without_double(a, numbered) for a in numbered), tuple(dict.fromkeys(notes))


def cast_of(case: Case, all_asks: tuple[Ask, ...]) -> Cast:
    """Everybody the requests name; the counterparty where there is no request yet."""
    placed: dict[str, tuple[Place, Who]] = {}
    for ask in all_asks:
        for place, who in ask.people:
            if placed.get(who.identity, (Place.THIRD,))[0] is Place.THIRD:
                placed[who.identity] = (place, who)
    if not any(place is Place.RESPONDENT for place, _ in placed.values()):
        who = people.debtor(case.matter)
        placed = {who.identity: (Place.RESPONDENT, who), **{k: v for k, v in placed.items() if k != who.identity}}
    found = [*placed.values()]
    return Cast(
        case,
        tuple(who for place, who in found if place is Place.RESPONDENT),
        tuple(who for place, who in found if place is Place.THIRD) if case.kind is Kind.COURT else (),
    )


def requests(case: Case, all_asks: tuple[Ask, ...], cast: Cast) -> tuple[Request, ...]:
    """The requests in words."""
    payable = [str(a.number) for a in all_asks if a.counts and not a.alternative]
    shared = {"numbers": text("、".join(payable))} if payable else {}
    names = text(*_joined([who.name for who in cast.respondents]))
    made = []
    for ask in all_asks:
        values: dict[str, str | Text | Any] = {s: v for s, v in shared.items() if s in ask.wording.slots}
        values.update(ask.values)
        if ask.claim == "costs":
            values["defendant"] = names
        fallback_for = tuple(a.number for a in all_asks if a.claim == ask.instead_of and not a.alternative)
        sentence = word_request(ask.wording.id, case.kind, values)
        made.append(Request(ask.number, sentence, ask.claim, ask.alternative, fallback_for))
    return tuple(made)


def total(all_asks: tuple[Ask, ...]) -> Decimal | None:
    """The sum in dispute in yuan: principal requests only; ``None`` while one of them is not known."""
    counted = [ask.sum for ask in all_asks if ask.counts and not ask.alternative]
    if not counted or any(value is None for value in counted):
        return None
    return sum((value for value in counted if value is not None), Decimal(0))


# --- one plea ------------------------------------------------------------------------------------------------------


def _of_plea(case: Case, plea: Plea, notes: list[str]) -> Iterator[Ask]:
    taken: Taken = set()
    asked: set[str] = set()
    for relief in plea.result.reliefs:
        wording = _usable(case, plea, relief.id, notes)
        if wording is None or wording.id in asked or _beside(case, plea, wording, asked):
            continue
        rule = asking(wording.id)
        free = "amount" in wording.slots and not (rule.fill or rule.less or rule.sum_of)
        if free and speaks_of_nothing(plea.result, wording.id):
            notes.append(f"“{plea.result.claim.name}”的“{wording.when}”没有可写的数额，未列为请求。")
            continue
        asked.add(wording.id)
        for item in _items(case, wording, notes):
            yield _ask(case, plea, wording, item, taken)


def _beside(case: Case, plea: Plea, wording: Wording, asked: set[str]) -> bool:
    """Another plea, or another request of this one, asks for the same already."""
    pleaded = {other.result.id for other in case.pleas if other is not plea}
    return bool(set(asking(wording.id).beside) & (pleaded | asked))


def _usable(case: Case, plea: Plea, identifier: str, notes: list[str]) -> Wording | None:
    """The wording the law of the case allows, or the one named to stand in for it; a remark where there is none."""
    name = plea.result.claim.name
    facts_on = plea.result.anchor_on or case.accepted_on
    seen: set[str] = set()
    wanted: str = identifier
    running = running_lines(plea.result, identifier)
    if running and len(running.segments) > 1 and asking(identifier).heads:
        wanted = asking(identifier).heads
    while wanted and wanted not in seen:
        seen.add(wanted)
        wording = wordings().get(wanted)
        if wording is None:
            notes.append(f"“{name}”的请求 {wanted} 还没有写法，请自行写入。")
            return None
        if case.kind is Kind.ARBITRATION and wording.court_only:
            notes.append(f"“{name}”没有写入仲裁申请书：{wording.court_only}；需另行起诉。")
            return None
        if wording.usable(accepted_on=case.accepted_on, facts_on=facts_on):
            return wording
        wanted = asking(wanted).otherwise or (asking(identifier).otherwise if wanted != identifier else "")
    notes.append(f"“{name}”没有写入：按本案适用的法律（受理日 {case.accepted_on}），不得再这样请求。")
    return None


def _items(case: Case, wording: Wording, notes: list[str]) -> list[Any]:
    """The items of the matter's list for which the request is made, or one ``None`` where it is made once."""
    rule = asking(wording.id)
    if not rule.each:
        return [None]
    listed = answer(case.matter, rule.each) or []
    fitting = [i for i in listed if all(getattr(i, name) in values for name, values in rule.where.items())]
    if len(fitting) > MOST_ITEMS:
        notes.append(f"“{FIELDS[rule.each].label}”超过 {MOST_ITEMS} 项，只就前 {MOST_ITEMS} 项写了请求。")
    return fitting[:MOST_ITEMS] or ([] if listed else [None])


Taken = set[tuple[tuple[str, ...], frozenset[str]]]
"""Which heads of a claim's sum were already asked of whom."""


def _ask(case: Case, plea: Plea, wording: Wording, item: Any, taken: Taken) -> Ask:
    rule, result = asking(wording.id), plea.result
    again = any(heads == rule.lines for heads, _ in taken)
    running = running_lines(result, wording.id) or reckoned(result, wording.id, case.assessment.on)
    named = _people(case, wording, item)
    value = _own_sum(case, plea, wording, named, taken)
    values: dict[str, Text] = {slot: who.name for slot, who in named.items() if not who.name.gaps}
    values |= _figures(case, plea, wording, value, running)
    values |= {slot: _item_value(rule.each, item, name) for slot, name in rule.item.items() if item is not None}
    values |= {slot: written(case.matter, path) for slot, path in rule.fill.items()}
    for slot in wording.slots:
        path = read_toml("papers/requests.toml")["slots"][slot]["field"]
        free = slot not in values and slot not in people.PARTY_SLOTS and slot not in _RECKONED
        if free and path and FIELDS[path].kind != "list" and answer(case.matter, path) is not None:
            values[slot] = written(case.matter, path)
    secured = result.claim.secured
    counts = bool({"amount", "accrued"} & set(wording.slots)) and not secured
    if "amount" in wording.slots and "amount" not in rule.fill and again and value is not None:
        counts = False  # the same money, asked of another
    money = value if "amount" in wording.slots and "amount" not in rule.fill else _filled(case, rule.fill.get("amount"))
    if "accrued" in wording.slots and "amount" not in wording.slots:
        money = running.accrued if running else None
    places = people.places(wording, rule.third)
    instead_of = plea.instead_of or (result.id if wording.alternative else "")
    kept = {
        slot: words
        for slot, words in values.items()
        if slot in wording.slots and words and (slot in rule.fill or not words.gaps)
    }
    return Ask(
        wording, plea, kept, tuple((place, named[slot]) for slot, place in places.items() if slot in named),
        running if {"base", "segments"} & set(wording.slots) else None, counts, money, instead_of,
    )


_RECKONED = frozenset({"amount", "base", "start", "accrued", "segments", "items", "numbers", "calc_on"})
"""Slots whose figure is worked out; no answer of the matter may stand in for it."""


def _filled(case: Case, path: str | None) -> Decimal | None:
    value = answer(case.matter, path) if path else None
    return value if isinstance(value, Decimal) else None


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
    value = _less(case, wording) if rule.less else _sum_of(case, rule.sum_of) or principal(plea.result, wording.id)
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
        return value
    for other in case.principal:
        part = principal(other.result, other.result.reliefs[0].id) if other.result.reliefs else None
        if part and part < value and plea.result.id in _part_of(other):
            value -= part
    return value


def _sum_of(case: Case, claim: str) -> Decimal | None:
    other = case.assessment.results.get(claim) if claim else None
    return other.amount.value if other and other.amount else None


def _less(case: Case, wording: Wording) -> Decimal | None:
    """The first of the named fields less the others; ``None`` while one is not known or the rest is negative."""
    first, *others = (answer(case.matter, path) for path in asking(wording.id).less)
    if first is None or None in others:
        return None
    rest: Decimal = first - sum(others, Decimal(0))
    return rest if rest > 0 else None


def _part_of(plea: Plea) -> tuple[str, ...]:
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
    rule = asking(wording.id)
    for slot in (*wording.slots, *rule.third):
        if slot in people.DEBTOR_SLOTS:
            found[slot] = people.debtor(case.matter)
        elif slot == "employer":
            found[slot] = _employer(case, wording)
        elif slot in people.ITEM_SLOTS:
            name = _item_value(rule.each, item, rule.item[slot]) if item is not None and slot in rule.item else text()
            found[slot] = Who(name or written(case.matter, rule.each or "account.guarantees"), rule.each)
    return found


def _employer(case: Case, wording: Wording) -> Who:
    debt = sub_debt(case, wording) if "debtor_claim" in wording.slots else None
    known = answer(case.matter, "chain.employer_name") is not None
    if debt is not None and debt.debtor and not known:
        return Who(text(debt.debtor).one_line(), "account.third_party_debts")
    return people.employer(case.matter)


# --- all together --------------------------------------------------------------------------------------------------


def _once(sorted_asks: list[Ask]) -> list[Ask]:
    """Two pleas for the same money do not ask it twice of the same debtor: the first in order does."""
    kept: list[Ask] = []
    for ask in sorted_asks:
        if not any(_same(ask, other) for other in kept):
            kept.append(ask)
    return kept


def _same(ask: Ask, other: Ask) -> bool:
    if ask.plea is None or other.plea is None or ask.plea is other.plea or not (ask.counts and other.counts):
        return False
    sued = [{who.identity for place, who in a.people if place is Place.RESPONDENT} for a in (ask, other)]
    return sued[0] == sued[1] and ask.sum == other.sum is not None and _capped(ask.plea, other.plea) is not None


def _without_double(ask: Ask, all_asks: tuple[Ask, ...]) -> Ask:
    """The same money asked of another debtor adds nothing to the sum in dispute."""
    for other in all_asks:
        if other.number >= ask.number or not other.counts or other.alternative or ask.plea is None or other.plea is None:
            continue
        if other.plea is ask.plea:
            continue
        tied = _capped(ask.plea, other.plea)
        if tied is not None and other.plea.result.id not in _part_of(ask.plea):
            return replace(ask, counts=False)
    return ask


def _capped(one: Plea, other: Plea) -> Relation | None:
    for here, there in ((one, other), (other, one)):
        for relation in here.result.claim.relations:
            if relation.tie is Tie.CAPPED_WITH and relation.other == there.result.id:
                return relation
    return None


def _costs(case: Case) -> list[Ask]:
    found = [Ask(wordings()[COSTS], None, {})]
    if case.matter.contract.lawyer_fee_clause is True:
        found.insert(0, Ask(wordings()[LAWYER], None, {}))
    return found


def _joined(names: list[Text]) -> list[Text | str]:
    parts: list[Text | str] = []
    for name in names:
        parts += ["、", name] if parts else [name]
    return parts
