"""Runs every scenario under ``tests/scenarios``: facts in, advice out (format in its README)."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from advisor.analysis.assessment import ClaimResult, assess
from advisor.rules.matter import Matter
from advisor.rules.truth import Truth

ROOT = Path(__file__).parent / "scenarios"
BACKGROUND = tomllib.loads((ROOT / "background.toml").read_text(encoding="utf-8"))


def _merge(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(under)
    for key, value in over.items():
        merged[key] = _merge(merged.get(key, {}), value) if isinstance(value, dict) else value
    return merged


def _scenarios() -> list[Any]:
    found = []
    for path in sorted(ROOT.glob("*/*.toml")):
        for n, scenario in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["scenario"]):
            found.append(pytest.param(path.parent.name, scenario, id=f"{path.parent.name}/{path.stem}-{n}"))
    return found


def _matter(scenario: dict[str, Any]) -> Matter:
    given = scenario.get("given", {})
    if not scenario.get("background", True):
        return Matter.model_validate(given)
    answered = _merge({}, BACKGROUND)
    for path in scenario.get("not_background", ()):
        part, name = path.split(".")
        answered[part] = {key: value for key, value in answered[part].items() if key != name}
    return Matter.model_validate(_merge(answered, given))


@pytest.mark.parametrize(("claim", "scenario"), _scenarios())
def test_scenario(claim: str, scenario: dict[str, Any]) -> None:
    on, expect, name = scenario["on"], scenario["expect"], scenario["name"]
    result = assess(_matter(scenario), on)[claim]
    allowed = expect["standing"] if isinstance(expect["standing"], list) else [expect["standing"]]
    assert result.standing.value in allowed, f"{name}: {result.standing.value}；{_why(result)}"
    if "contested" in expect:
        assert result.contested is expect["contested"], name
    if "regime" in expect:
        assert result.regime is not None, name
        assert result.regime.id == expect["regime"], name
    if "amount" in expect:
        assert result.amount is not None, name
        assert result.amount.value == Decimal(expect["amount"]), name
    if "alternative" in expect:
        assert result.amount is not None, name
        assert result.amount.alternative is not None, name
        assert result.amount.alternative.value == Decimal(expect["alternative"]), name
    said = {a.id for a in result.advice}
    assert set(expect.get("says", ())) <= said, f"{name}: said {sorted(said)}"
    assert not set(expect.get("silent", ())) & said, name
    assert set(expect.get("missing", ())) <= set(result.missing), f"{name}: {result.missing}"
    if "reliefs" in expect:
        assert [relief.id for relief in result.reliefs] == expect["reliefs"], name
    if "doctrines" in expect:
        assert set(expect["doctrines"]) == set(result.doctrines), f"{name}: {result.doctrines}"
    noted = result.amount.note if result.amount else ""
    noted += "".join(result.amount.computation.notes) if result.amount and result.amount.computation else ""
    assert all(note in noted for note in expect.get("notes", ())), f"{name}: {noted}"
    failing = {e.element.id for e in result.elements if e.finding.truth is Truth.NO}
    assert set(expect.get("fails", ())) <= failing, f"{name}: {failing}"
    holding = {d.defence.id for d in result.defences if d.finding.truth is Truth.YES}
    assert set(expect.get("holds", ())) <= holding, f"{name}: {holding}"
    assert not set(expect.get("refuted", ())) & holding, f"{name}: {holding}"
    for id, clock_expected in expect.get("clocks", {}).items():
        clock = result.clock(id)
        shown = {
            "last_on": clock.last_on, "extended_on": clock.extended_on, "safe_on": clock.safe_on,
            "latest_on": clock.latest_on, "status": clock.status(on).value,
            "start_on": clock.main.start_on if clock.main else None,
        }
        assert {k: shown[k] for k in clock_expected} == clock_expected, name


def _why(result: ClaimResult) -> str:
    elements = [f"{e.element.id}={e.finding.truth.value}" for e in result.elements]
    defences = [f"{d.defence.id}={d.finding.truth.value}" for d in result.defences]
    return "；".join(elements + defences)
