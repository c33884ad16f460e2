"""The English of the claims: complete, nothing left over, and English."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from advisor.analysis.assessment import assess
from advisor.analysis.deadlines import deadlines
from advisor.analysis.explanation import Reason, explain
from advisor.analysis.registry import registry
from advisor.analysis.strategy import Way, strategy, ways
from advisor.errors import KnowledgeError
from advisor.law.doctrines import doctrines
from advisor.law.knowledge import KNOWLEDGE, read_toml
from advisor.law.regimes import axes
from advisor.matters.files import load_matter
from advisor.rules.claim import Claim
from advisor.rules.conditions import Condition
from advisor.translation import COMPUTED_POINTS, Translator, first_version, source
from claims.common.exposure import EXPOSURES
from claims.common.opponent import OPPONENT
from claims.procedure import PROCEDURAL_CLOCKS, ForumPoint
from claims.procedure.steps import STEPS

ROOT = Path(__file__).resolve().parents[1]
CLAIMS = tuple(registry().values())
KINDS = ("elements", "defences", "clocks", "advice")
ENGLISH, CHINESE = Translator("en"), Translator("zh_CN")


def _parts(claim: Claim) -> dict[tuple[str, str], dict[tuple[str, str], Any]]:
    """Kind and id to the parts that bear them, one for each Chinese text."""
    found: dict[tuple[str, str], dict[tuple[str, str], Any]] = {}
    for version in claim.versions:
        for kind in KINDS:
            for part in getattr(version, kind):
                found.setdefault((kind, part.id), {}).setdefault(source(part), part)
    return found


def _keys(table: Mapping[str, Any], *before: str) -> Iterator[tuple[str, ...]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _keys(value, *before, key)
        else:
            yield (*before, key)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for below in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from _strings(below)


def _own(claim: Claim) -> dict[str, Any]:
    return read_toml(f"texts/en/claims/{claim.id}.toml")


def _wanted(claim: Claim) -> set[tuple[str, ...]]:
    """Keys that the file of a claim should have, given which parts it leaves to the common file."""
    keys: set[tuple[str, ...]] = {("name",), ("summary",), ("anchor",)}
    if claim.no_limitation:
        keys.add(("no_limitation",))
    keys |= {("versions", version.id) for version in claim.versions}
    keys |= {("relations", relation.other) for relation in claim.relations}
    for (kind, id), texts in _parts(claim).items():
        if id not in _own(claim).get(kind, {}) and id in read_toml("texts/en/common.toml").get(kind, {}):
            continue
        for part in texts.values():
            period = (first_version(claim, kind, part),) if len(texts) > 1 else ()
            within = (("text",), ("answer",)) if kind == "defences" else ((),)
            keys |= {(kind, id, *period, *last) for last in within if last != ("answer",) or part.answer}
    return keys


def _conditions() -> Iterator[Condition]:
    def below(condition: Condition) -> Iterator[Condition]:
        yield condition
        for part in condition.parts:
            yield from below(part)

    for claim in CLAIMS:
        for version in claim.versions:
            for judged in version.judged:
                yield from below(judged.condition)


def _points() -> set[tuple[str, str]]:
    """Id and text of each point on the forum that is written out in the code."""
    found = set()
    for path in (ROOT / "claims" / "procedure").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ForumPoint":
                id, text = node.args[:2]
                if isinstance(id, ast.Constant) and isinstance(text, ast.Constant):
                    found.add((str(id.value), str(text.value)))
    return found


def _ways() -> list[Way]:
    return [Way(w["id"], w["text"], w["catch"], tuple(w["cite"])) for w in read_toml("ways.toml")["way"]]


def _must_match(file: str, wanted: Iterable[str], held: Iterable[str]) -> None:
    """Fails with the keys that are missing from a file of texts and those that match nothing any more."""
    missing, stale = sorted(set(wanted) - set(held)), sorted(set(held) - set(wanted))
    if missing or stale:
        pytest.fail(f"knowledge/texts/en/{file}: missing {missing}, stale {stale}", pytrace=False)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_the_file_of_a_claim_has_each_of_its_texts_and_no_other(claim: Claim) -> None:
    wanted, held = map(".".join, _wanted(claim)), map(".".join, _keys(_own(claim)))
    _must_match(f"claims/{claim.id}.toml", wanted, held)


def test_there_is_a_file_for_each_claim_and_for_nothing_else() -> None:
    _must_match("claims", registry(), (p.stem for p in (KNOWLEDGE / "texts" / "en" / "claims").iterdir()))


def _speaks(say: Callable[..., str], claim: Claim, part: Any) -> None:
    assert say(claim, part).strip()


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_every_text_of_a_claim_can_be_said_in_english(claim: Claim) -> None:
    for say in (ENGLISH.claim_name, ENGLISH.summary, ENGLISH.anchor):
        assert say(claim).strip()
    assert bool(ENGLISH.no_limitation(claim)) == bool(claim.no_limitation)
    for relation in claim.relations:
        assert ENGLISH.why(relation.why)
        _speaks(ENGLISH.relation, claim, relation)
    for version in claim.versions:
        _speaks(ENGLISH.gist, claim, version)
        for element in version.elements:
            _speaks(ENGLISH.element, claim, element)
        for defence in version.defences:
            _speaks(ENGLISH.defence, claim, defence)
            assert bool(ENGLISH.answer(claim, defence)) == bool(defence.answer)
        for advice in version.advice:
            _speaks(ENGLISH.advice, claim, advice)
        for clock in version.clocks:
            assert ENGLISH.clock(claim.id, clock).strip()


def test_a_common_text_stands_for_one_chinese_text_only() -> None:
    common = read_toml("texts/en/common.toml")
    for kind in ("elements", "defences", "clocks"):
        for id in common[kind]:
            users = [c for c in CLAIMS if (kind, id) in _parts(c) and id not in _own(c).get(kind, {})]
            texts = {text for claim in users for text in _parts(claim)[kind, id]}
            assert len(texts) == 1, f"common.toml {kind}.{id}: {sorted(texts)}"


def test_contested_questions_regimes_ways_steps_court_clocks_and_the_other_side_are_complete() -> None:
    common = read_toml("texts/en/common.toml")
    _must_match("doctrines.toml", doctrines(), read_toml("texts/en/doctrines.toml"))
    shared = {
        "regimes": {regime.id for regimes in axes().values() for regime in regimes},
        "ways": {way.id for way in _ways()},
        "procedure": {rule.id for rule in PROCEDURAL_CLOCKS},
        "steps": {step.id for step in STEPS},
        "opponent": {defence.id for defence in OPPONENT},
        "exposures": {exposure.id for exposure in EXPOSURES},
        "points": {id for id, _ in _points()} - set(COMPUTED_POINTS),
    }
    for name, ids in shared.items():
        _must_match(f"common.toml [{name}]", ids, common[name])
    assert len(_points()) == len({id for id, _ in _points()}), "two points share an id and differ in text"


def test_they_can_be_said_in_english_with_the_same_citations() -> None:
    for id, question in doctrines().items():
        said = ENGLISH.doctrine(id)
        assert [line.cite for line in said.lines] == [line.cite for line in question.lines]
        assert said.main == question.main
    for regimes in axes().values():
        for regime in regimes:
            said_regime = ENGLISH.regime(regime)
            assert said_regime.title != regime.title
            assert said_regime.why != regime.why
            assert bool(said_regime.doubt) == bool(regime.doubt)
    for way in _ways():
        assert ENGLISH.way(way).cite == way.cite
        assert ENGLISH.way(way).text != way.text
    for rule in PROCEDURAL_CLOCKS:
        assert ENGLISH.clock("", rule).strip()
    for step in STEPS:
        assert ENGLISH.step(step).strip()
    for defence in OPPONENT:
        assert ENGLISH.opponent(defence).strip()
        assert ENGLISH.opponent_answer(defence).strip()
    for exposure in EXPOSURES:
        assert ENGLISH.exposure(exposure).strip()
        assert ENGLISH.exposure_answer(exposure).strip()
    for id, text in _points():
        assert ENGLISH.point(ForumPoint(id, text, ())).strip()


def test_every_condition_can_be_said_in_english_and_none_is_left_over() -> None:
    held = read_toml("texts/en/common.toml")["conditions"]
    texts = {c.text for c in _conditions() if re.search(r"[一-鿿]", c.text)}
    patterns = {text if text in held else re.sub(r"\d{4}-\d{2}-\d{2}$", "{}", text) for text in texts}
    _must_match("common.toml [conditions]", patterns, held)
    assert all(ENGLISH.condition(text).strip() for text in texts)


def test_a_condition_that_compares_with_a_day_keeps_the_day() -> None:
    assert ENGLISH.condition("不早于 2025-06-01") == "not before 2025-06-01"


FILES = ("common.toml", "doctrines.toml", *(f"claims/{claim.id}.toml" for claim in CLAIMS))


@pytest.mark.parametrize("file", FILES)
def test_no_chinese_is_left_in_the_english_but_terms_in_brackets(file: str) -> None:
    texts = (re.sub(r"\([^()]*\)", "", text) for text in _strings(read_toml(f"texts/en/{file}")))
    assert [text for text in texts if re.search(r"[㐀-鿿　-〿＀-￯]", text)] == []


def test_in_chinese_every_text_is_the_one_beside_the_rule() -> None:
    for claim in CLAIMS:
        assert CHINESE.claim_name(claim) == claim.name
        for version in claim.versions:
            assert CHINESE.gist(claim, version) == version.gist
            assert [CHINESE.element(claim, e) for e in version.elements] == [e.text for e in version.elements]
            assert [CHINESE.answer(claim, d) for d in version.defences] == [
                d.answer for d in version.defences
            ]


def test_a_language_without_texts_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="texts/fr/claims"):
        Translator("fr").claim_name(CLAIMS[0])


EXAMPLES = sorted((KNOWLEDGE / "examples").glob("*.json"))


def _reasons(reasons: Iterable[Reason]) -> Iterator[Reason]:
    for reason in reasons:
        yield reason
        yield from _reasons(reason.below)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_whole_assessment_can_be_said_in_english(example: Path) -> None:
    assessment = assess(load_matter(example), date(2026, 7, 15))
    said = []
    for result in assessment.results.values():
        for reason in _reasons(explain(result, assessment.matter)):
            said += [ENGLISH.reason(result.claim, reason), ENGLISH.answer(result.claim, reason)]
        said += [ENGLISH.advice(result.claim, advice) for advice in result.advice]
        said += [ENGLISH.doctrine(id).safe_step for id in result.doctrines]
    for row in deadlines(assessment):
        said.append(ENGLISH.clock(row.claims[0] if row.claims else "", row.clock))
    plan = strategy(assessment)
    said += [ENGLISH.why(plea.why) for plea in (*plan.principal, *plan.alternative, *plan.left_out)]
    said += [ENGLISH.way(way).catch for way in ways(assessment)]
    assert said
    assert [text for text in said if re.search(r"[一-鿿]", text)] == []
