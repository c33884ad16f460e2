"""Puts the paper together from the requests, the parties, the facts, the law and the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from advisor.analysis.assessment import Assessment, ClaimResult
from advisor.analysis.strategy import worth_pleading
from advisor.papers.arrangement import gaps
from advisor.papers.complaint.asking import asks, cast_of, requests, supporting, total
from advisor.papers.complaint.case import Case, case_of
from advisor.papers.complaint.exhibits import exhibits, listed, numbers
from advisor.papers.complaint.filling import Ask, part_of
from advisor.papers.complaint.joining import replaced
from advisor.papers.complaint.law import provisions
from advisor.papers.complaint.people import Cast, debtor
from advisor.papers.complaint.periods import limitation, preclusion
from advisor.papers.complaint.remarks import remarks
from advisor.papers.complaint.story import Story
from advisor.papers.complaint.sums import (
    Part,
    any_interest,
    balance,
    contained,
    instalments,
    interest_parts,
    payments,
)
from advisor.papers.complaint.tellings import asking, book
from advisor.papers.complaint.values import answer
from advisor.papers.pleading import Gap, Kind, Pleading, Section, Signature, Table, Text, text
from advisor.papers.word import render_bytes
from advisor.papers.wording import chinese_date, yuan
from advisor.rules.truth import Truth


def compose(assessment: Assessment, *, claims: Sequence[str] | None = None) -> Pleading:
    """The paper for ``claims``, or for the principal and alternative pleas of the strategy.

    Raises :class:`advisor.errors.InputError` for a claim that does not exist.
    """
    case = case_of(assessment, claims)
    all_asks, refused = asks(case)
    case = _of_what_is_asked(case, all_asks)
    cast = cast_of(case, all_asks)
    sums = {ask.claim: ask.sum for ask in reversed(all_asks) if ask.sum is not None}
    plain = Story(case, cast, {}, sums)
    told = plain.proof_keys("contract", "works", "account", "demand")
    groups = listed(case, told, lambda key: bool(plain.sentences("needless", key=key)))
    story = replace(plain, exhibits=numbers(case, groups))
    keys = [proof.key for _, group in groups for proof in group]
    proves = {key: said[0] for key in keys if (said := story.sentences("exhibit", key=key))}
    parties = cast.parties()
    return Pleading(
        kind=case.kind,
        parties=parties,
        requests=requests(case, all_asks, cast),
        sections=_sections(case, story, cast, all_asks),
        law_citations=provisions(case, all_asks, story),
        forum=_forum(case),
        exhibits=exhibits(case, groups, proves, cast.called(debtor(case.matter))),
        signature=Signature((parties[0],), _dated(case)),
        attachments=_attachments(case, cast, all_asks),
        total=_total(all_asks),
        arbitration_basis=_arbitration_basis(case),
        notes=tuple(text(note) for note in (*case.notes, *refused, *remarks(case, cast, all_asks))),
    )


def _of_what_is_asked(case: Case, all_asks: tuple[Ask, ...]) -> Case:
    """The case without the grounds on which nothing is asked for (a subrogation cannot go to a tribunal), so that its
    facts, periods and law are not told; with nothing asked for at all, the case as it is."""
    kept = {id(plea) for plea in case.pleas if supporting(case, plea, all_asks)}
    if not kept:
        return case
    principal, alternative = ([p for p in some if id(p) in kept] for some in (case.principal, case.alternative))
    return replace(case, principal=tuple(principal), alternative=tuple(alternative))


def draft_bytes(assessment: Assessment, *, claims: Sequence[str] | None = None) -> bytes:
    """The paper as a Word file; the file is dated with the day of the assessment."""
    return render_bytes(compose(assessment, claims=claims), on=assessment.on)


def draft_gaps(pleading: Pleading) -> tuple[Gap, ...]:
    """What the paper still lacks, each once, in the order in which a reader meets it."""
    found: dict[tuple[str, str], Gap] = {}
    for gap in gaps(pleading):
        found.setdefault((gap.field, "" if gap.field else gap.label), gap)
    return tuple(found.values())


def _sections(case: Case, story: Story, cast: Cast, all_asks: tuple[Ask, ...]) -> tuple[Section, ...]:
    called = cast.called(debtor(case.matter))
    parts: dict[str, list[Part]] = {name: [] for name in book().sections}
    for name in ("contract", "works", "account", "demand"):
        parts[name] += [story.section(name)]
    parts["account"] += [*_balances(case, called, all_asks), *instalments(case), *payments(case)]
    parts["running"] += [part for ask in all_asks for part in interest_parts(ask)]
    parts["demand"] += limitation(case, tuple(plea.result for plea in case.pleas))
    parts["reasons"] += _reasons(case, story, all_asks)
    parts["answers"] += story.sentences("answers")
    kept = {name: tuple(p for p in found if isinstance(p, Table) or p) for name, found in parts.items()}
    return tuple(Section(book().sections[name], found) for name, found in kept.items() if found)


def _balances(case: Case, called: Text, all_asks: tuple[Ask, ...]) -> list[Part]:
    """The working-out of what is owed, once for pleas that ask for the same money."""
    shown: list[Part] = []
    seen: set[str] = set()
    last: list[Part] = []
    for plea in case.principal:
        result = plea.result
        own = tuple(a for a in all_asks if a.plea is plea and a.counts and _SUMS & set(a.wording.slots))
        if result.claim.amount is None or result.claim.secured or not own or result.claim.against != "debtor":
            continue
        if set(part_of(plea)) & {other.result.id for other in case.principal}:
            last += [contained(ask) for ask in own if asking(ask.wording.id).part_of and ask.sum is not None]
            continue
        for source in dict.fromkeys(asking(ask.wording.id).sum_of or result.id for ask in own):
            of_it = tuple(a for a in own if (asking(a.wording.id).sum_of or result.id) == source)
            parts = balance(case, case.assessment.results[source], of_it, called)
            if str(parts) not in seen:
                seen.add(str(parts))
                shown += parts
    return [*shown, *last]


_SUMS = frozenset({"amount", "principal"})
"""Slots of a request for a sum; one that only runs has its own table."""


def _reasons(case: Case, story: Story, all_asks: tuple[Ask, ...]) -> list[Text]:
    found = []
    first = {id(ask.plea): ask.number for ask in reversed(all_asks)}
    for plea in sorted(case.pleas, key=lambda plea: first.get(id(plea), len(all_asks))):
        result = plea.result
        own = [ask for ask in all_asks if ask.plea is plea]
        said = story.sentences("reasons", claim=result.id)
        name = book().called.get(result.id, result.claim.name)
        head = f"关于{name}（第{_numbers(own)}项请求）：" if own else f"关于{name}："
        instead = sorted({number for ask in own if ask.alternative for number in replaced(ask, all_asks)})
        which = "、".join(map(str, instead))
        fallback = f"本项为备位请求，在第{which}项请求不获支持时请求审理。" if plea.instead_of and instead else ""
        contested = f"{case.words.claimant}认为，" if result.contested and worth_pleading(result) else ""
        found.append(text(head, contested, *said, *preclusion(case, result), fallback, *_lacking(result)))
    return found


def _numbers(asks: Iterable[Ask]) -> str:
    return "、".join(str(ask.number) for ask in asks)


def _lacking(result: ClaimResult) -> list[Text]:
    """A gap for each element that no fact shows yet, each a sentence."""
    return [
        text(Gap(f"能够证明“{e.element.text}”的事实", e.finding.missing()[0]), "。")
        for e in result.elements
        if e.finding.truth is Truth.UNKNOWN and e.finding.missing()
    ]


def _forum(case: Case) -> Text:
    if case.kind is Kind.ARBITRATION:
        name = answer(case.matter, "contract.arbitration_institution")
        return text(name) if name else text(Gap("约定的仲裁机构全称", "contract.arbitration_institution"))
    court = answer(case.matter, "procedure.court")
    which = "受理破产申请的人民法院全称" if case.insolvent else "工程所在地有管辖权的人民法院全称"
    return text(court) if court else text(Gap(which, "procedure.court"))


def _arbitration_basis(case: Case) -> Text:
    if case.kind is not Kind.ARBITRATION:
        return Text()
    return text(
        "双方订立的合同第",
        Gap("仲裁条款的条款号", ""),
        "条约定：“",
        Gap("仲裁条款原文", ""),
        "”，选定的仲裁机构为",
        _forum(case),
        "。",
    )


def _dated(case: Case) -> Text:
    day = case.matter.procedure.filed_on or case.matter.procedure.planned_filing_on
    return text(chinese_date(day)) if day else text(Gap("落款日期", "procedure.planned_filing_on"))


def _total(all_asks: tuple[Ask, ...]) -> Text:
    if not any(ask.counts for ask in all_asks):
        return Text()
    value = total(all_asks)
    counted = "、".join(str(ask.number) for ask in all_asks if ask.counts and not ask.alternative)
    if value is None:
        return text(f"以上第{counted}项金钱请求合计", Gap("各项金额齐备后的合计", ""), "。")
    running = [a for a in all_asks if a.counts and not a.alternative and a.running and a.running.end_on]
    ends = [a.running.end_on for a in running if a.running and a.running.end_on]
    kinds = [kind for kind in ("利息", "违约金", "资金占用费") if any(kind in a.wording.text for a in running)]
    stopped = any(asking(a.wording.id).adds for a in running)
    until = f"（{'、'.join(kinds)}{'计算' if stopped else '暂计'}至{chinese_date(max(ends))}）" if ends else ""
    return text(f"以上第{counted}项金钱请求合计{yuan(value)}{until}。")


def _attachments(case: Case, cast: Cast, all_asks: tuple[Ask, ...]) -> tuple[Text, ...]:
    """One copy for each of the other parties (civil_procedure_2023:123)."""
    others = len(cast.respondents) + len(cast.thirds)
    found = [f"本{case.words.copy}副本{others}份", f"证据目录及证据{others + 1}套"]
    if any_interest(all_asks):
        found.append("利息（违约金）计算表")
    if any("鉴定" in ask.wording.text for ask in all_asks):
        found.append("鉴定申请书")
    found.append("主体资格材料、授权委托书")
    found.append("仲裁协议所在的合同页" if case.kind is Kind.ARBITRATION else "送达地址确认书")
    return tuple(text(words) for words in found)
