"""What is still worth asking, the graph it is read from, and what to do next."""

from __future__ import annotations

from datetime import date

import networkx as nx

from advisor.analysis.assessment import Standing, assess
from advisor.analysis.explanation import explain, settling
from advisor.analysis.graph import decision_graph, to_dot, to_svg, touched
from advisor.analysis.questionnaire import next_questions
from advisor.analysis.selfcheck import next_steps, selfcheck_fields
from advisor.rules.matter import FIELDS, Matter
from advisor.rules.truth import Truth

from .matters import ON, direct_contractor, matter


def test_the_first_question_is_who_is_asking() -> None:
    assert "claimant.role" in [q.path for q in next_questions(assess(Matter(), ON), 3)]


def test_what_the_user_does_not_know_is_not_asked_again() -> None:
    before = {q.path for q in next_questions(assess(direct_contractor(), ON))}
    assert "project.planning_permit" in before
    given = direct_contractor()
    unknowing = given.model_copy(update={"not_known": {"project.planning_permit"}})
    assert "project.planning_permit" not in {q.path for q in next_questions(assess(unknowing, ON))}


def test_a_question_is_asked_only_if_some_claim_still_turns_on_it() -> None:
    assessment = assess(direct_contractor(), ON)
    graph = decision_graph(assessment)
    for question in next_questions(assessment):
        assert question.claims
        assert set(question.claims) <= set(touched(graph, question.path)), question.path


def test_nothing_about_a_decided_claim_is_asked() -> None:
    assessment = assess(matter(claimant__role="whole_transferee"), ON)
    assert assessment["priority_of_payment"].standing is Standing.FAILS
    assert all("priority_of_payment" not in q.claims for q in next_questions(assessment))


def test_the_graph_is_acyclic_and_every_question_in_it_is_a_field() -> None:
    graph = decision_graph(assess(direct_contractor(), ON))
    assert nx.is_directed_acyclic_graph(graph)
    questions = [n for n, d in graph.nodes(data=True) if d["kind"] == "question"]
    assert set(questions) <= set(FIELDS)


def test_one_claim_can_be_drawn_alone_and_labels_are_escaped() -> None:
    graph = decision_graph(assess(direct_contractor(), ON), ("priority_of_payment",))
    assert [n for n, d in graph.nodes(data=True) if d["kind"] == "claim"] == ["priority_of_payment"]
    assert to_dot(graph).startswith("digraph {")
    graph.nodes["priority_of_payment"]["label"] = '<script>"x"'
    assert "<script>" not in to_svg(graph)


def test_reasons_go_down_to_the_facts_and_the_articles() -> None:
    assessment = assess(direct_contractor(), ON)
    reasons = explain(assessment["priority_of_payment"], assessment.matter)
    quality = next(r for r in reasons if r.id == "quality")
    assert quality.truth is Truth.YES
    assert quality.facts["performance.quality"] == "qualified"
    assert quality.cite
    assert {r.kind for r in reasons} == {"element", "defence"}


def test_answering_a_smallest_settling_set_can_indeed_settle_the_claim() -> None:
    given = matter(
        claimant__role="contractor",
        account__due_on=date(2025, 7, 10),
        account__unpaid="1.00",
        performance__quality="unqualified",
    )
    result = assess(given, ON)["priority_of_payment"]
    assert result.standing is Standing.FAILS
    open_one = assess(matter(claimant__role="contractor", account__due_on=date(2025, 7, 10)), ON)[
        "priority_of_payment"
    ]
    sets = settling(open_one)
    assert any({"performance.quality"} >= s for s in sets.to_rule_out)
    assert all(open_one.missing and s <= set(open_one.missing) | set(FIELDS) for s in sets.to_make_out)


def test_the_self_check_asks_ten_things_that_exist() -> None:
    assert len(selfcheck_fields()) == 10
    assert set(selfcheck_fields()) <= set(FIELDS)


def test_the_next_step_is_to_exercise_what_dies_first_by_its_safe_day() -> None:
    """Due 2025-05-30 + 18 months = 2026-11-30."""
    steps = next_steps(assess(direct_contractor(account__due_on=date(2025, 5, 30)), ON))
    assert len(steps) == 3
    assert steps[0].by_on == date(2026, 11, 30)
    assert "2026-11-30" in steps[0].sentence.say()
    assert "2026-11-30" in steps[0].sentence.say("en")


def test_what_was_done_in_time_on_one_count_only_is_argued_not_filed_again() -> None:
    """Due 2020-09-30: over on Saturday 2023-09-30, extended past the holiday to 2023-10-07; suit on 2023-10-09 is late.

    Counted from a doubtful signature of 2021-03-01 it is in time: nobody is told to sue once more.
    """
    given = direct_contractor(
        account__due_on=date(2020, 9, 30),
        account__events=[{"on": "2021-03-01", "kind": "statement_only"}],
        account__limitation_raised=True,
        procedure__filed_on=date(2023, 10, 9),
    )
    said = [step.sentence.say("zh_CN") for step in next_steps(assess(given, ON), 5)]
    assert any("已于 2023-10-09 行使" in text for text in said)


def test_against_an_insolvent_debtor_the_late_filing_comes_first_and_nobody_is_told_to_demand_payment() -> None:
    """bankruptcy_2006:56: filing can be made up for until the last distribution; filing period over on 2026-11-15."""
    given = direct_contractor(
        debtor__in_insolvency=True,
        debtor__insolvency_accepted_on=date(2026, 9, 1),
        debtor__insolvency_filing_until_on=date(2026, 11, 15),
        debtor__insolvency_distributed=False,
    )
    said = [step.sentence.say("zh_CN") for step in next_steps(assess(given, ON), 5)]
    assert any("债权申报期限 末日 2026-11-15 已过，今天就办" in text for text in said)
    assert not any("催款" in text for text in said)
