"""Citations in Chinese, written and read back."""

from __future__ import annotations

import pytest

from advisor.errors import InputError
from advisor.papers.cite import Provision, cite, join_provisions, split_machine_citation
from advisor.papers.reread import citations

TWO = "最高人民法院关于审理建设工程施工合同纠纷案件适用法律问题的解释（二）"


def test_an_interpretation_is_cited_by_title_number_article_and_paragraph() -> None:
    assert cite(TWO, "法释〔2026〕12号", "21", "1") == f"《{TWO}》（法释〔2026〕12号）第二十一条第一款"


def test_the_two_interpretations_of_one_title_are_told_apart_by_number() -> None:
    assert cite(TWO, "法释〔2018〕20号", "22") == f"《{TWO}》（法释〔2018〕20号）第二十二条"
    assert cite(TWO, "法释〔2018〕20号", "22") != cite(TWO, "法释〔2026〕12号", "22")


@pytest.mark.parametrize(
    ("article", "chinese"),
    [
        ("1", "第一条"),
        ("10", "第十条"),
        ("12", "第十二条"),
        ("20", "第二十条"),
        ("110", "第一百一十条"),
        ("807", "第八百零七条"),
        ("1010", "第一千零一十条"),
        ("1260", "第一千二百六十条"),
        ("120-1", "第一百二十条之一"),
    ],
)
def test_article_numbers_follow_the_style_of_statutes(article: str, chinese: str) -> None:
    assert cite("中华人民共和国民法典", "", article) == f"《中华人民共和国民法典》{chinese}"


def test_an_item_follows_its_paragraph() -> None:
    assert cite("中华人民共和国合同法", "", "52", "", "5") == "《中华人民共和国合同法》第五十二条第五项"


def test_a_title_inside_a_title_takes_single_book_marks() -> None:
    title = "最高人民法院关于适用《中华人民共和国民法典》时间效力的若干规定"
    expected = (
        "《最高人民法院关于适用〈中华人民共和国民法典〉时间效力的若干规定》（法释〔2020〕15号）第一条第二款"
    )
    assert cite(title, "法释〔2020〕15号", "1", "2") == expected


def test_a_machine_citation_splits_into_instrument_article_paragraph() -> None:
    assert split_machine_citation("construction_2026:21(1)") == ("construction_2026", "21", "1")
    assert split_machine_citation("civil_code:807") == ("civil_code", "807", "")


@pytest.mark.parametrize(
    "wrong", ["", "civil_code", "civil_code:", "civil_code:x", "民法典:807", "a:1(1)(2)"]
)
def test_a_malformed_machine_citation_is_refused(wrong: str) -> None:
    with pytest.raises(InputError, match="写法不对"):
        split_machine_citation(wrong)


@pytest.mark.parametrize("wrong", ["0", "-1", "", "一", "1.5", "²"])
def test_an_article_that_is_no_number_is_refused(wrong: str) -> None:
    with pytest.raises(InputError):
        cite("中华人民共和国民法典", "", wrong)


def test_articles_of_one_instrument_are_named_together_ascending_and_once() -> None:
    code = "中华人民共和国民法典"
    joined = join_provisions(
        [
            Provision(code, "", "807"),
            Provision(TWO, "法释〔2026〕12号", "17"),
            Provision(code, "", "579"),
            Provision(code, "", "807"),
        ]
    )
    assert joined == (
        "《中华人民共和国民法典》第五百七十九条、第八百零七条",
        f"《{TWO}》（法释〔2026〕12号）第十七条",
    )


def test_what_is_cited_is_read_back_the_same() -> None:
    said = [
        Provision("中华人民共和国民法典", "", "579"),
        Provision("中华人民共和国民法典", "", "807"),
        Provision(TWO, "法释〔2026〕12号", "21", "1"),
        Provision(TWO, "法释〔2026〕12号", "120-1", "2", "3"),
    ]
    assert list(citations("；".join(join_provisions(said)))) == said


def test_a_contract_clause_is_not_taken_for_a_statute() -> None:
    assert citations("《建设工程施工合同》第12.4条约定") == ()
