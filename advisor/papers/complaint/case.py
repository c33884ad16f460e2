"""The case a paper is composed for: what is pleaded, before whom, and what each party is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from advisor.analysis.assessment import Assessment, ClaimResult, Standing
from advisor.analysis.strategy import Plea, strategy
from advisor.errors import InputError
from advisor.papers.complaint.tellings import book
from advisor.papers.pleading import Kind
from advisor.papers.requests import wordings
from advisor.papers.wording import WORDS, Words
from advisor.rules.facts import Facts
from advisor.rules.matter import Matter


@dataclass(frozen=True, slots=True)
class Case:
    """An assessment with the pleas chosen from it. ``accepted_on``: the day whose law binds the procedure."""

    assessment: Assessment
    principal: tuple[Plea, ...]
    alternative: tuple[Plea, ...]
    kind: Kind
    accepted_on: date
    notes: tuple[str, ...] = ()

    @property
    def matter(self) -> Matter:
        return self.assessment.matter

    @property
    def words(self) -> Words:
        return WORDS[self.kind]

    @property
    def pleas(self) -> tuple[Plea, ...]:
        return self.principal + self.alternative

    def result(self, claim: str) -> ClaimResult | None:
        """The pleaded result of ``claim``, if it is pleaded."""
        return next((plea.result for plea in self.pleas if plea.result.id == claim), None)

    @property
    def insolvent(self) -> bool:
        """The suit comes after a petition against the counterparty was accepted (bankruptcy_2006:21, 25(7))."""
        accepted_on = self.matter.debtor.insolvency_accepted_on
        return accepted_on is not None and accepted_on <= min(self.filed_on, self.assessment.on)

    @property
    def filed_on(self) -> date:
        """The day of filing, as the assessment takes it."""
        return Facts(self.matter, self.assessment.on).filed_on


def case_of(assessment: Assessment, claims: Sequence[str] | None) -> Case:
    """The case for ``claims``, or for what the strategy pleads.

    Raises :class:`InputError` for a claim that does not exist.
    """
    principal, alternative, notes = (
        _chosen(assessment, claims) if claims is not None else _advised(assessment)
    )
    kind, why = _forum(assessment.matter, principal + alternative)
    accepted_on = Facts(assessment.matter, assessment.on).accepted_on
    return Case(assessment, principal, alternative, kind, accepted_on, notes + why)


Chosen = tuple[tuple[Plea, ...], tuple[Plea, ...], tuple[str, ...]]


def _advised(assessment: Assessment) -> Chosen:
    """What the strategy pleads; while nothing is good yet, the open claim to begin with, so that work can start."""
    plan = strategy(assessment)
    notes = tuple(f"“{p.result.claim.name}”没有写入：{p.why}" for p in plan.left_out)
    if plan.principal:
        out = {id for plea in plan.principal for id in book().displaced.get(plea.result.id, ())}
        kept = tuple(plea for plea in plan.principal if plea.result.id not in out)
        fallback = tuple(p for p in plan.alternative if p.result.id not in out and p.instead_of not in out)
        return kept, fallback, notes
    standing = {id: result.standing for id, result in assessment.results.items()}
    begin = [assessment.results[id] for id in book().begin if standing.get(id) is Standing.OPEN]
    if not begin:
        return (), (), (*notes, "按现有事实没有可以主张的请求，诉讼请求留空。")
    first = next((result for result in begin if result.reliefs), begin[0])
    return (
        (Plea(first),),
        (),
        (*notes, f"事实还不齐：先按“{first.claim.name}”起草，其余请求待补充事实后再加。"),
    )


def _chosen(assessment: Assessment, claims: Sequence[str]) -> Chosen:
    """The user's own choice: principal and alternative by the relations between the claims chosen."""
    wanted = dict.fromkeys(claims)
    for claim in wanted:
        if claim not in assessment.results:
            raise InputError(
                f"没有请求权基础“{claim[:60]}”",
                field="claims",
                remedy="可用的有：" + "、".join(assessment.results),
            )
    results = {id: _as_chosen(result, id in wanted) for id, result in assessment.results.items()}
    plan = strategy(replace(assessment, results=results))
    originals = assessment.results
    notes = [f"“{p.result.claim.name}”通常须与其他请求一并提出：{p.why}" for p in plan.left_out]
    notes += [
        f"“{originals[id].claim.name}”按现有事实不成立或者不能确定，系按选择写入，请核对。"
        for id in wanted
        if not originals[id].standing.good
    ]
    kept = [replace(plea, result=originals[plea.result.id]) for plea in (*plan.principal, *plan.left_out)]
    fallback = [replace(plea, result=originals[plea.result.id]) for plea in plan.alternative]
    return tuple(kept), tuple(fallback), tuple(notes)


def _as_chosen(result: ClaimResult, wanted: bool) -> ClaimResult:
    if wanted:
        return result if result.standing.good else replace(result, standing=Standing.ARGUABLE)
    return replace(result, standing=Standing.FAILS)


def _forum(matter: Matter, pleas: tuple[Plea, ...]) -> tuple[Kind, tuple[str, ...]]:
    """Court or tribunal, and why (arbitration_2025:27, 37; arbitration_interp_2006:7)."""
    clause, chosen = matter.contract.arbitration_clause, matter.procedure.forum
    reliefs = [
        wordings()[relief.id] for plea in pleas for relief in plea.result.reliefs if relief.id in wordings()
    ]
    if reliefs and all(wording.court_only for wording in reliefs):
        why = f"合同虽有仲裁条款，本案请求只能向法院提出：{reliefs[0].court_only}。"
        return Kind.COURT, ((why,) if clause or chosen == "arbitration" else ())
    if chosen == "court":
        warning = "合同有仲裁条款：对方在首次开庭前提出的，法院将驳回起诉；请确认放弃仲裁或者条款无效的依据。"
        return Kind.COURT, ((warning,) if clause else ())
    if matter.contract.either_or_clause and chosen is None:
        return Kind.COURT, (
            "约定既可仲裁又可起诉的，仲裁协议一般无效，按起诉起草；对方首次开庭前不异议的除外。",
        )
    if clause or chosen == "arbitration":
        name = matter.contract.arbitration_institution
        institution = f"约定的仲裁机构为{name}" if name else "约定的仲裁机构还没有填写，须先核对条款"
        why = "合同有仲裁条款" if clause else "已选择仲裁"
        return Kind.ARBITRATION, (f"{why}，争议不能起诉，文书改为仲裁申请书；{institution}。",)
    return Kind.COURT, ()
