"""The answer as plain data: what ``--json`` prints, and what a caller can rely on."""

from __future__ import annotations

from datetime import date
from typing import Any

from advisor.law.doctrines import doctrine
from advisor.law.instruments import citation
from advisor.law.regimes import governing
from advisor.quantum.rates import load_rates
from advisor.rules.claim import Amount
from advisor.rules.clock import Clock, Reading
from advisor.rules.matter import FIELDS

from .assessment import Assessment, ClaimResult
from .costs import costs
from .deadlines import Deadline, deadlines
from .explanation import Reason, explain, settling
from .opponent import opponent
from .procedure import procedure
from .questionnaire import next_questions
from .ranking import Ranked, rank
from .selfcheck import next_steps
from .strategy import Plea, strategy, ways
from .view_data import costs_data, opponent_data, procedure_data


def report(assessment: Assessment) -> dict[str, Any]:
    """The whole answer: ranked claims, deadlines, strategy, the other side, procedure, costs, steps,
    open questions. Dates are ISO, money is text."""
    ranked = rank(assessment)
    plan = strategy(assessment, ranked)
    return {
        "on": assessment.on.isoformat(),
        "title": assessment.matter.title,
        "data_version": {"now": load_rates().version, "matter_saved_with": assessment.matter.data_version},
        "claims": [_claim(row, assessment) for row in ranked],
        "deadlines": [deadline_row(row, assessment) for row in deadlines(assessment)],
        "strategy": {
            "principal": [_plea(p) for p in plan.principal],
            "alternative": [_plea(p) for p in plan.alternative],
            "left_out": [_plea(p) for p in plan.left_out],
            "routes": [
                {
                    "name": r.name,
                    "claims": list(r.claims),
                    "total": str(r.total),
                    "amount_unknown": list(r.incomplete),
                }
                for r in plan.routes
            ],
            "ways": [
                {"id": w.id, "text": w.text, "catch": w.catch, "cite": cited(w.cite)}
                for w in ways(assessment)
            ],
        },
        "opponent": opponent_data(opponent(assessment, plan)),
        "procedure": procedure_data(procedure(assessment, plan)),
        "costs": costs_data(costs(assessment, plan=plan)),
        "next_steps": [
            {"text": s.sentence.say(), "by_on": s.by_on.isoformat() if s.by_on else None}
            for s in next_steps(assessment)
        ],
        "next_questions": [
            {"field": q.path, "label": FIELDS[q.path].label, "claims": list(q.claims)}
            for q in next_questions(assessment, 10)
        ],
    }


def cited(cite: tuple[str, ...]) -> list[str]:
    """Citations as a person reads them."""
    return [str(citation(c)) for c in cite]


def _claim(row: Ranked, assessment: Assessment) -> dict[str, Any]:
    result = row.result
    settle, on = settling(result), assessment.on
    return {
        "id": result.id,
        "name": result.claim.name,
        "place": row.place,
        "standing": result.standing.value,
        "contested": result.contested,
        "regime": {"id": result.regime.id, "title": result.regime.title, "why": result.regime.why}
        if result.regime
        else None,
        "version": result.version.id,
        "law": _law(result, on),
        "anchor_on": result.anchor_on.isoformat() if result.anchor_on else None,
        "amount": _amount(result.amount),
        "clocks": [clock_row(clock, assessment) for clock in result.clocks],
        "reasons": [_reason(reason) for reason in explain(result, assessment.matter)],
        "advice": [{"id": a.id, "text": a.text, "cite": cited(_of_its_law(result, a.cite, on))} for a in result.advice],
        "contested_points": [_doctrine(d) for d in result.doctrines],
        "missing": [
            {"field": path, "label": FIELDS[path].label} for path in result.missing if path in FIELDS
        ],
        "settled_by": {
            "to_make_out": [sorted(s) for s in settle.to_make_out],
            "to_rule_out": [sorted(s) for s in settle.to_rule_out],
        },
        "marks": [{"criterion": m.criterion, "text": m.sentence.say()} for m in row.marks],
    }


def _of_its_law(result: ClaimResult, cite: tuple[str, ...], on: date) -> tuple[str, ...]:
    """Those of ``cite`` that belong to the law that governs the claim; all while it is unknown or none of them does."""
    own = governing(cite, result.regime, on, result.own_day) if result.regime else ()
    return own or cite


def _law(result: ClaimResult, on: date) -> list[str]:
    """The articles of the version that govern; none while the law is not chosen."""
    if result.regime is None:
        return []
    return cited(governing(result.version.cite, result.regime, on, result.own_day))


def _amount(amount: Amount | None) -> dict[str, Any] | None:
    if amount is None:
        return None
    return {
        "value": None if amount.value is None else str(amount.value),
        "alternative": _amount(amount.alternative),
        "missing": list(amount.missing),
        "note": amount.note,
        "computation": amount.computation.as_dict() if amount.computation else None,
    }


def _reading(reading: Reading | None) -> dict[str, Any] | None:
    if reading is None:
        return None
    return {
        "start_on": reading.start_on.isoformat(),
        "period": str(reading.counted.period),
        "reason": reading.reason,
        "last_on": reading.nominal_on.isoformat(),
        "extended_on": reading.extended_on.isoformat(),
        "provisional": reading.counted.provisional,
        "doctrine": reading.doctrine or None,
        "cite": cited(reading.cite),
    }


def clock_row(clock: Clock, assessment: Assessment) -> dict[str, Any]:
    """One clock: start, length, last day, safe and latest arguable day, days left, status, what is missing."""
    return {
        "id": clock.id,
        "name": clock.name,
        "kind": clock.kind.value,
        "status": clock.status(assessment.on).value,
        "last_on": _iso(clock.last_on),
        "extended_on": _iso(clock.extended_on),
        "safe_on": _iso(clock.safe_on),
        "latest_on": _iso(clock.latest_on),
        "days_left": clock.days_left(assessment.on),
        "exercised_on": _iso(clock.exercised_on) if clock.acted else None,
        "contested": clock.contested,
        "provisional": clock.provisional,
        "main": _reading(clock.main),
        "others": [_reading(r) for r in clock.others],
        "steps": [_reading(r) for r in clock.steps],
        "missing": list(clock.missing),
        "idle": clock.idle or None,
        "notes": list(clock.notes),
    }


def deadline_row(row: Deadline, assessment: Assessment) -> dict[str, Any]:
    """A clock with the claims it runs against."""
    return {"claims": list(row.claims), **clock_row(row.clock, assessment)}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "kind": reason.kind,
        "id": reason.id,
        "text": reason.text,
        "truth": reason.truth.value,
        "contested": reason.contested,
        "cite": cited(reason.cite),
        "burden": reason.burden,
        "effect": reason.effect,
        "answer": reason.answer,
        "facts": {path: str(value) for path, value in reason.facts.items()},
        "below": [_reason(r) for r in reason.below],
    }


def _doctrine(id: str) -> dict[str, Any]:
    found = doctrine(id)
    return {
        "id": id,
        "question": found.question,
        "safe_step": found.safe_step,
        "main": found.main,
        "lines": [
            {"view": line.view, "authority": line.authority, "cite": cited(line.cite)} for line in found.lines
        ],
    }


def _plea(plea: Plea) -> dict[str, Any]:
    return {
        "claim": plea.result.id,
        "name": plea.result.claim.name,
        "instead_of": plea.instead_of or None,
        "why": plea.why,
    }
