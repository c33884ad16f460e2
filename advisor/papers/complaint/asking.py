"""The requests: one sentence for each relief of each plea, its slots filled, numbered in the usual order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from advisor.analysis.assessment import ClaimResult, Standing
from advisor.analysis.strategy import Plea, worth_pleading
from advisor.papers.complaint import people
from advisor.papers.complaint.amounts import LPR_FROM, running_lines, speaks_of_nothing
from advisor.papers.complaint.case import Case
from advisor.papers.complaint.filling import Ask, Taken, fill, joined, listed_parts
from advisor.papers.complaint.joining import once, priced, repeats, replaced, without_double
from advisor.papers.complaint.people import Cast, Place, Who
from advisor.papers.complaint.tellings import asking, book, rank
from advisor.papers.complaint.values import answer
from advisor.papers.pleading import Gap, Kind, Request, Text, text
from advisor.papers.requests import Wording, word_request, wordings
from advisor.rules.claim import Relief
from advisor.rules.matter import FIELDS
from advisor.rules.truth import Truth

MOST_ITEMS = 20
"""Requests made one per item of a list stop here; a note says so."""
COSTS, LAWYER = "costs.proceedings", "costs.lawyer"


def asks(case: Case) -> tuple[tuple[Ask, ...], tuple[str, ...]]:
    """All requests numbered, costs last among the principal ones, and remarks on what could not be asked."""
    notes: list[str] = []
    principal_asks: list[Ask] = []
    fallback: list[Ask] = []
    replaced = Counter(plea.instead_of for plea in case.alternative)
    for plea in case.pleas:
        for ask in _of_plea(case, plea, notes):
            if ask.wording.alternative and (plea.instead_of or replaced[plea.result.id]):
                continue  # another claim is pleaded before it or already stands in its place
            (fallback if ask.alternative else principal_asks).append(ask)
    made = {ask.claim for ask in principal_asks}
    left = [a for a in fallback if a.instead_of not in made and not a.wording.alternative]
    principal_asks += [replace(ask, instead_of="") for ask in left]  # what they stood in for is not asked
    fallback = [ask for ask in fallback if ask not in left]
    principal_asks.sort(key=lambda ask: rank(ask.wording.id))
    principal_asks, fallback = once(principal_asks, ()), once(fallback, principal_asks)
    fallback = [ask for ask in fallback if not any(repeats(ask, other) for other in principal_asks)]
    if not principal_asks and not fallback:
        return (), tuple(dict.fromkeys(notes))
    principal_asks += _costs(case)
    place = {ask.claim: n for n, ask in reversed(list(enumerate(principal_asks)))}
    fallback.sort(key=lambda ask: place.get(ask.instead_of, len(place)))
    numbered = tuple(replace(a, number=n) for n, a in enumerate(principal_asks + fallback, start=1))
    return tuple(without_double(a, numbered) for a in numbered), tuple(dict.fromkeys(notes))


def cast_of(case: Case, all_asks: tuple[Ask, ...]) -> Cast:
    """Everybody the requests name; the counterparty where there is no request yet."""
    placed: dict[str, tuple[Place, Who]] = {}
    for ask in all_asks:
        for place, who in ask.people:
            if placed.get(who.identity, (Place.THIRD,))[0] is Place.THIRD:
                placed[who.identity] = (place, who)
    if not any(place is Place.RESPONDENT for place, _ in placed.values()):
        who = people.debtor(case.matter)
        placed = {
            who.identity: (Place.RESPONDENT, who),
            **{k: v for k, v in placed.items() if k != who.identity},
        }
    found = [*placed.values()]
    return Cast(
        case,
        tuple(who for place, who in found if place is Place.RESPONDENT),
        tuple(who for place, who in found if place is Place.THIRD) if case.kind is Kind.COURT else (),
    )


def requests(case: Case, all_asks: tuple[Ask, ...], cast: Cast) -> tuple[Request, ...]:
    """The requests in words."""
    debtor = people.debtor(case.matter).identity
    payable = [
        str(a.number)
        for a in all_asks
        if a.counts and not a.alternative and _sued(a, debtor)
    ]
    shared = {"numbers": text("、".join(payable))} if payable else {}
    principals = "、".join(str(a.number) for a in all_asks if str(a.number) in payable and priced(a))
    if not all_asks:
        return (Request(1, text(Gap(case.words.requests, "")), ""),)
    names = text(*joined([who.name for who in cast.respondents]))
    made = []
    for ask in all_asks:
        values: dict[str, str | Text | Any] = {s: v for s, v in shared.items() if s in ask.wording.slots}
        values.update(ask.values)
        if ask.claim == "costs":
            values["defendant"] = names
        if "joined" in ask.wording.slots:
            values["joined"] = text(cast.role(people.debtor(case.matter)))
        sentence = word_request(ask.wording.id, case.kind, values)
        if asking(ask.wording.id).same and principals:
            sentence = text(sentence, asking(ask.wording.id).same.format(principals=principals))
        made.append(Request(ask.number, sentence, ask.claim, ask.alternative, replaced(ask, all_asks)))
    return tuple(made)


def _sued(ask: Ask, identity: str) -> bool:
    return any(place is Place.RESPONDENT and who.identity == identity for place, who in ask.people)


def total(all_asks: tuple[Ask, ...]) -> Decimal | None:
    """The sum in dispute in yuan: principal requests only; ``None`` while one of them is not known."""
    counted = [ask.sum for ask in all_asks if ask.counts and not ask.alternative]
    if not counted or any(value is None for value in counted):
        return None
    return sum((value for value in counted if value is not None), Decimal(0))


# --- one plea ------------------------------------------------------------------------------------------------------


def supporting(case: Case, plea: Plea, all_asks: tuple[Ask, ...]) -> tuple[Wording, ...]:
    """The wordings on which a plea rests: those it asks in, and those whose money another request asks for already."""
    own = [ask.wording for ask in all_asks if ask.plea is plea]
    usable = [_usable(case, plea, relief.id, []) for relief in plea.result.reliefs]
    asked = {wording.id for wording in own}
    beside = [w for w in usable if w is not None and _beside(case, plea, w, asked) and not _lost(case, w, [])]
    return (*own, *(wording for wording in beside if wording.id not in asked))


def _of_plea(case: Case, plea: Plea, notes: list[str]) -> Iterator[Ask]:
    taken: Taken = set()
    asked: set[str] = set()
    for relief in _reliefs(plea):
        wording = _usable(case, plea, relief.id, notes)
        if wording is None or wording.id in asked or _beside(case, plea, wording, asked):
            continue
        if _lost(case, wording, notes):
            continue
        if asking(wording.id).parts and not listed_parts(case, plea, wording):
            wording = wordings()[asking(wording.id).otherwise]
        if _empty(plea, wording):
            notes.append(f"“{plea.result.claim.name}”的“{wording.when}”没有可写的数额，未列为请求。")
            continue
        asked.add(wording.id)
        for item in _items(case, wording, _fitting(plea.result, relief), notes):
            ask = fill(case, plea, wording, item, taken)
            if any(str(ask.values.get(slot, "")) == "0元" for slot in ("amount", "base")):
                notes.append(f"“{plea.result.claim.name}”算出的数额为零，未列为请求。")
                continue
            yield ask


def _reliefs(plea: Plea) -> tuple[Relief, ...]:
    """The requests that the facts decide on; while they decide on none, the one that the book names instead."""
    named = book().undecided.get(plea.result.id)
    return plea.result.reliefs or ((Relief(named),) if named and plea.result.standing.good else ())


def _beside(case: Case, plea: Plea, wording: Wording, asked: set[str]) -> bool:
    """Another plea, or another request of this one, asks for the same already."""
    pleaded = {other.result.id for other in case.pleas if other is not plea}
    return bool(set(asking(wording.id).beside) & (pleaded | asked))


def _lost(case: Case, wording: Wording, notes: list[str]) -> bool:
    """The claim that the request follows is lost on every line: nothing is left to ask for."""
    followed = case.assessment.results.get(asking(wording.id).follows)
    lost = (Standing.FAILS, Standing.DEFEATED)
    if followed is None or followed.standing not in lost or worth_pleading(followed):
        return False
    notes.append(f"“{followed.claim.name}”按现有事实已经不能主张（条件不具备或者期限届满），没有写入请求。")
    return True


def _empty(plea: Plea, wording: Wording) -> bool:
    """The claim's figure is made up of heads, none of which the sentence speaks of."""
    rule = asking(wording.id)
    free = bool({"amount", "base"} & set(wording.slots)) and not (rule.fill or rule.less or rule.sum_of)
    return free and speaks_of_nothing(plea.result, wording.id)


def _usable(case: Case, plea: Plea, identifier: str, notes: list[str]) -> Wording | None:
    """The wording the law of the case allows, or the one named to stand in for it; a remark where there is none."""
    name = plea.result.claim.name
    facts_on = plea.result.anchor_on or case.accepted_on
    seen: set[str] = set()
    wanted: str = identifier
    running = running_lines(plea.result, identifier)
    if running and len(running.segments) > 1 and asking(identifier).heads:
        wanted = asking(identifier).heads
    if asking(identifier).floating and _price_floats(case):
        wanted = asking(identifier).floating
    signed_on = case.matter.contract.signed_on
    if asking(identifier).undated and running is None and (signed_on is None or signed_on < LPR_FROM):
        wanted = asking(identifier).undated  # its first day may lie before the change of rates
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


def _price_floats(case: Case) -> bool:
    """The price itself is asked for provisionally, until an appraisal fixes it."""
    return any(asking(relief.id).floats for plea in case.principal for relief in plea.result.reliefs)


def _fitting(result: ClaimResult, relief: Relief) -> Callable[[Any], bool]:
    """Whether the request is made for an item of the list."""
    each, facts = relief.each, result.facts
    if each is None or facts is None:
        return lambda item: True
    return lambda item: each.find(facts.of_item(item)).truth is Truth.YES


def _items(case: Case, wording: Wording, fits: Callable[[Any], bool], notes: list[str]) -> list[Any]:
    """The items of the matter's list for which the request is made, or one ``None`` where it is made once."""
    rule = asking(wording.id)
    if not rule.each:
        return [None]
    listed = answer(case.matter, rule.each) or []
    fitting = [
        i for i in listed if all(getattr(i, name) in values for name, values in rule.where.items()) and fits(i)
    ]
    if len(fitting) > MOST_ITEMS:
        notes.append(f"“{FIELDS[rule.each].label}”超过 {MOST_ITEMS} 项，只就前 {MOST_ITEMS} 项写了请求。")
    return fitting[:MOST_ITEMS] or ([] if listed else [None])


def _costs(case: Case) -> list[Ask]:
    found = [Ask(wordings()[COSTS], None, {})]
    if case.matter.contract.lawyer_fee_clause is True:
        found.insert(0, Ask(wordings()[LAWYER], None, {}))
    return found
