"""The questions against the fields they ask for."""

from __future__ import annotations

import pytest

from advisor.analysis.questions import TOPICS, Column, Question, choice_label, questions, topics
from advisor.law.instruments import citation
from advisor.rules.matter import FIELDS, PARTS

LANGUAGES = ("zh_CN", "en")
CHINESE = questions("zh_CN")


def _has_chinese(text: str) -> bool:
    return any("一" <= c <= "鿿" for c in text)


def test_every_part_of_the_matter_is_a_topic() -> None:
    assert sorted(TOPICS) == sorted(PARTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_one_question(language: str) -> None:
    asked = [q.path for topic in topics(language) for q in topic.questions]
    lacking = sorted(set(FIELDS) - set(asked))
    assert not lacking, f"没有问题的事项：{lacking}"
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", sorted(FIELDS))
def test_a_question_labels_exactly_the_choices_of_its_field(path: str, language: str) -> None:
    question = questions(language)[path]
    assert tuple(sorted(question.choices)) == tuple(sorted(question.spec.choices))
    for column in question.columns:
        assert sorted(column.choices) == sorted(column.spec.choices), column.spec.path


@pytest.mark.parametrize("question", CHINESE.values(), ids=CHINESE)
def test_a_chinese_question_is_plain_short_and_says_why(question: Question) -> None:
    assert question.text.endswith(("？", "。")), question.text
    assert _has_chinese(question.text)
    assert len(question.text) <= 60
    assert question.help.endswith("。")
    assert question.why.endswith("。")
    assert len(question.help) <= 120


@pytest.mark.parametrize("question", CHINESE.values(), ids=CHINESE)
def test_every_citation_of_a_question_resolves(question: Question) -> None:
    for pinpoint in question.cite:
        assert citation(pinpoint).article.gist


def _words(question: Question) -> list[str]:
    columns: tuple[Column, ...] = question.columns
    return [
        question.text,
        question.label,
        question.help,
        *question.choices.values(),
        *(c.label for c in columns),
        *(v for c in columns for v in c.choices.values()),
    ]


def test_the_english_catalogue_is_in_english() -> None:
    for path, question in questions("en").items():
        for words in _words(question):
            assert not _has_chinese(words), f"{path}: {words}"
    for topic in topics("en"):
        assert not _has_chinese(topic.title + topic.intro)


def test_every_column_of_a_list_has_an_english_label() -> None:
    for path, question in questions("en").items():
        for column in question.columns:
            assert column.label[0].isupper(), f"{path}.{column.spec.path}"


def test_a_choice_is_read_in_the_language_of_the_reader() -> None:
    assert choice_label("debtor.condition", "evading") == "在逃避债务、转移财产"
    assert choice_label("debtor.condition", "evading", "en") == "Evading, moving assets away"
