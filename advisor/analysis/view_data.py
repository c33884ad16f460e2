"""The views of the other side, of procedure and of costs as plain data: what ``--json`` and the report print."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.law.instruments import citation
from advisor.papers.evidence import proof
from advisor.quantum.lines import Computation
from advisor.quantum.money import to_fen
from advisor.quantum.routes import RightLost, RouteBalance, WaitingCost
from advisor.rules.clock import Status
from advisor.rules.matter import FIELDS

from .costs import Costs, Fees, RouteCosts
from .opponent import Exposed, OpponentView, Word
from .procedure import DatedStep, ProcedureView


def opponent_data(view: OpponentView) -> dict[str, Any]:
    """The other side's view; evidence is named, missing facts are named, citations are in words."""
    return {
        "objections": [_word(w) for w in view.objections],
        "claims": [
            {
                "claim": met.result.id,
                "name": met.result.claim.name,
                "standing": met.result.standing.value,
                "plea": met.plea or None,
                "defences": [_word(w) for w in met.defences],
            }
            for met in view.claims
        ],
        "counterclaims": [_word(w) for w in view.counterclaims],
        "exposures": [_exposed(e) for e in view.exposures],
    }


def procedure_data(view: ProcedureView) -> dict[str, Any]:
    """Forum and steps; the clocks are named by id, their days stand under ``deadlines`` of the report."""
    forum = view.forum
    return {
        "forum": {
            "way": forum.way,
            "exclusive": forum.exclusive.value,
            "place": forum.place,
            "place_reason": forum.place_reason,
            "level": forum.level.name or None,
            "level_why": forum.level.why,
            "court": forum.court,
            "clause_works": forum.clause_works.value if forum.clause_works is not None else None,
            "points": [{"id": p.id, "text": p.text, "cite": _cited(p.cite)} for p in forum.points],
            "missing": _facts(forum.missing),
        },
        "claim_value": _money(view.claim_value),
        "amount_unknown": list(view.incomplete),
        "steps": [_step(s) for s in view.steps],
        "clocks": [
            {
                "id": row.clock.id,
                "name": row.clock.name,
                "status": row.status.value,
                "safe_on": _day(row.clock.safe_on),
            }
            for row in view.clocks
        ],
    }


def costs_data(found: Costs) -> dict[str, Any]:
    """Fees, balances and the cost of waiting; money as text with two decimals."""
    return {
        "on": found.on.isoformat(),
        "filing_on": found.filing_on.isoformat(),
        "routes": [_route(r) for r in found.routes],
        "stated": None
        if found.stated_value is None
        else {"claimed": _money(found.stated_value), "fees": _fees(found.stated)},
        "waiting": [_waiting(w) for w in found.waiting],
        "rights": [_right(r) for r in found.rights],
        "refusal": found.refusal or None,
    }


def _word(word: Word) -> dict[str, Any]:
    return {
        "kind": word.kind.value,
        "id": word.id,
        "text": word.text,
        "truth": word.truth.value,
        "contested": word.contested,
        "effect": word.effect.value,
        "burden": word.burden,
        "cite": _cited(word.cite),
        "answer": word.answer,
        "evidence_held": [{"id": key, "name": proof(key).name} for key in word.held],
        "evidence_to_obtain": [
            {"id": key, "name": proof(key).name, "obtain": proof(key).obtain} for key in word.to_obtain
        ],
        "missing": _facts(word.missing),
    }


def _exposed(found: Exposed) -> dict[str, Any]:
    return {
        "id": found.exposure.id,
        "text": found.exposure.text,
        "truth": found.truth.value,
        "contested": found.contested,
        "claims": list(found.claims),
        "pleaded": found.pleaded,
        "cite": _cited(found.cite),
        "answer": found.exposure.answer,
        "missing": _facts(found.missing),
    }


def _step(found: DatedStep) -> dict[str, Any]:
    return {
        "id": found.step.id,
        "stage": found.step.stage.value,
        "text": found.step.text,
        "truth": found.truth.value,
        "done": found.done,
        "by_on": _day(found.by_on),
        "overdue": any(row.status is Status.EXPIRED for row in found.clocks),
        "security": _money(found.security),
        "clocks": [row.clock.id for row in found.clocks],
        "cite": _cited(found.cite),
        "missing": _facts(found.missing),
    }


def _route(found: RouteCosts) -> dict[str, Any]:
    return {
        "name": found.route.name,
        "claims": list(found.route.claims),
        "amount_unknown": list(found.route.incomplete),
        "claimed": _money(found.claimed),
        "fallback": _money(found.fallback),
        "fees": _fees(found.fees),
        "balance": _balance(found.balance),
        "best": _balance(found.best),
        "per_day": _money(found.per_day),
    }


def _fees(fees: Fees | None) -> dict[str, Any] | None:
    if fees is None:
        return None
    band = fees.arbitration
    return {
        "acceptance": _fee(fees.acceptance),
        "half": _fee(fees.half),
        "preservation": _fee(fees.preservation),
        "arbitration": {"low": _fee(band.low), "high": _fee(band.high)} if band else None,
    }


def _fee(found: Computation | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {**found.as_dict(), "cite": _cited(found.citations)}


def _balance(found: RouteBalance | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "outlay": _money(found.outlay),
        "net_low": _money(found.net_low),
        "net_high": _money(found.net_high),
    }


def _waiting(found: WaitingCost) -> dict[str, Any]:
    return {
        "until": found.until.isoformat(),
        "per_day": _money(found.per_day),
        "per_month": _money(found.per_month),
        "gained": _money(found.gained),
        "lost": [_right(r) for r in found.lost],
        "at_stake": _money(found.at_stake),
        "next_loss": _right(found.next_loss) if found.next_loss else None,
    }


def _right(right: RightLost) -> dict[str, Any]:
    return {"right": right.label, "last_day": right.last_day.isoformat(), "amount": _money(right.amount)}


def _facts(paths: Iterable[str]) -> list[dict[str, str]]:
    return [{"field": path, "label": FIELDS[path].label} for path in paths]


def _cited(cite: Iterable[str]) -> list[str]:
    return [str(citation(c)) for c in cite]


def _money(value: Decimal | None) -> str | None:
    return None if value is None else str(to_fen(value))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
