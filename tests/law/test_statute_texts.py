"""A folder of statute texts: files known by what they say of themselves, articles split, namesakes never confused.

Every text here is made up for the test, in our own words; none is law.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from advisor.cli import main
from advisor.errors import InputError
from advisor.law.instruments import citation, instruments
from advisor.law.statute_markdown import numbers_in, plain_title
from advisor.law.statute_texts import SETTING, StatuteTexts, read_statutes

TITLE = "最高人民法院关于审理建设工程施工合同纠纷案件适用法律问题的解释（二）"


def folder(tmp_path: Path, **files: str) -> StatuteTexts:
    for name, text in files.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return read_statutes(tmp_path)


def words(texts: StatuteTexts, pinpoint: str) -> str:
    found = texts.words(citation(pinpoint))
    assert found is not None
    return found.article


def state(texts: StatuteTexts, pinpoint: str) -> str:
    return texts.check([citation(pinpoint)])[0].state


# --- splitting -------------------------------------------------------------------------------------------------------


def test_an_article_has_all_its_paragraphs_and_ends_where_the_next_begins(tmp_path: Path) -> None:
    texts = folder(
        tmp_path,
        code="# 中华人民共和国民法典\n\n第八百零六条 甲。\n\n乙：\n（一）丙；\n\n第八百零七条 丁。\n",
    )
    assert words(texts, "civil_code:806") == "甲。\n乙：\n（一）丙；"
    assert words(texts, "civil_code:807") == "丁。"


@pytest.mark.parametrize(
    "line",
    [
        "第八百零七条 甲说。",
        "第八百零七条　甲说。",
        "**第八百零七条**　甲说。",
        "### 第八百零七条 甲说。",
        "> 第 807 条 甲说。",
        "- **第八百〇七条** 甲说。",
        "第８０７条：甲说。",
        "\u3000\u3000第八百零七条\u3000甲说。",
        "### 第八百零七条\n\n甲说。",
        "### 第八百零七条 <!-- 锚 -->\n\n甲说。",
    ],
)
def test_an_article_is_known_however_it_is_dressed(tmp_path: Path, line: str) -> None:
    assert words(folder(tmp_path, code=f"# 民法典\n\n{line}\n"), "civil_code:807") == "甲说。"


def test_articles_that_run_into_the_line_follow_one_another_in_order(tmp_path: Path) -> None:
    texts = folder(
        tmp_path, law="# 中华人民共和国仲裁法\n自2026年3月1日起施行\n第一条甲。\n第二条乙。\n第三条丙。\n"
    )
    assert words(texts, "arbitration_2025:3") == "丙。"


def test_a_reference_that_begins_a_line_does_not_begin_an_article(tmp_path: Path) -> None:
    texts = folder(
        tmp_path, code="# 民法典\n第五百三十五条 甲按照\n第五百三十七条规定的办法。\n第五百三十七条 乙。\n"
    )
    assert words(texts, "civil_code:535") == "甲按照\n第五百三十七条规定的办法。"
    assert words(texts, "civil_code:537") == "乙。"


def test_a_table_of_contents_is_not_taken_for_the_text(tmp_path: Path) -> None:
    contents = "## 目　录\n\n第一章 总则\n第八百零七条 优先\n第二章 附则\n"
    texts = folder(
        tmp_path, code=f"# 民法典\n\n{contents}\n## 第一章 总则\n\n第八百零七条 甲说。\n\n## 附则\n\n施行。\n"
    )
    assert words(texts, "civil_code:807") == "甲说。"


def test_a_chapter_heading_ends_an_article(tmp_path: Path) -> None:
    texts = folder(
        tmp_path, code="# 民法典\n第八百零七条 甲说。\n\n## 第十九章　运输合同\n\n第八百零九条 乙。\n"
    )
    assert words(texts, "civil_code:807") == "甲说。"


def test_an_inserted_article_is_another_article(tmp_path: Path) -> None:
    texts = folder(
        tmp_path, law="# 某法\n第一百二十条 甲。\n第一百二十条之一 乙。\n**第一百二十条之二**　丙。\n"
    )
    assert texts.texts[0].articles == {"120": "甲。", "120-1": "乙。", "120-2": "丙。"}


def test_a_reply_in_numbered_points_has_them_as_articles(tmp_path: Path) -> None:
    reply = "# 关于建设工程价款优先受偿权问题的批复\n法释〔2002〕16号\n某院：\n收悉，答复如下。\n一、甲。\n二、乙。\n三、丙。\n四、丁。\n"
    assert words(folder(tmp_path, reply=reply), "priority_reply_2002:4") == "丁。"


def test_a_paragraph_is_found_with_its_items(tmp_path: Path) -> None:
    texts = folder(tmp_path, code="# 民法典\n第一百八十八条 甲。\n乙：\n（一）丙；\n（二）丁。\n戊。\n")
    found = texts.words(citation("civil_code:188(2)"))
    assert found is not None
    assert found.paragraph == "乙：\n（一）丙；\n（二）丁。"


# --- which file is which ---------------------------------------------------------------------------------------------


def test_the_two_interpretations_of_one_title_are_told_apart_by_number(tmp_path: Path) -> None:
    texts = folder(
        tmp_path,
        old=f"---\ntitle: {TITLE}\ndoc_no: 法释〔2018〕20号\n---\n# {TITLE}\n第一条 旧。\n",
        new=f"---\ntitle: {TITLE}\ndoc_no: 法释[2026]12号\n---\n# {TITLE}\n第一条 新。\n",
    )
    assert words(texts, "construction_2018:1") == "旧。"
    assert words(texts, "construction_2026:1") == "新。"


def test_the_two_interpretations_of_one_title_are_told_apart_by_the_day_of_effect(tmp_path: Path) -> None:
    texts = folder(
        tmp_path,
        old=f"# {TITLE}\n（自2019年2月1日起施行）\n第一条 旧。\n",
        new=f"# {TITLE}\n（自2026年6月30日起施行）\n第一条 新。\n",
    )
    assert words(texts, "construction_2018:1") == "旧。"
    assert words(texts, "construction_2026:1") == "新。"


def test_a_file_of_a_shared_title_without_number_or_day_is_taken_for_neither(tmp_path: Path) -> None:
    texts = folder(tmp_path, which=f"# {TITLE}\n第一条 不知是哪一件。\n")
    assert state(texts, "construction_2018:1") == "unsure"
    assert state(texts, "construction_2026:1") == "unsure"


def test_only_the_newer_being_there_the_older_is_not_found_in_it(tmp_path: Path) -> None:
    texts = folder(tmp_path, new=f"# {TITLE}\n法释〔2026〕12号\n第一条 新。\n第二十六条 无此条。\n")
    assert texts.texts_of(instruments()["construction_2018"]) == ()
    assert state(texts, "construction_2026:1") == "found"


def test_of_several_texts_of_one_act_the_one_in_force_in_our_window_is_taken(tmp_path: Path) -> None:
    """civil_procedure_2023 is the text in force since 2024-01-01."""
    texts = folder(
        tmp_path,
        a="# 中华人民共和国民事诉讼法（2021修正）\n自2022年1月1日起施行\n第三十四条 旧。\n",
        b="# 中华人民共和国民事诉讼法（2023修正）\n自2024年1月1日起施行\n第三十四条 新。\n",
    )
    assert words(texts, "civil_procedure_2023:34") == "新。"


def test_the_company_acts_share_a_title_and_are_told_apart_by_their_day(tmp_path: Path) -> None:
    texts = folder(
        tmp_path,
        a="---\n标题: 中华人民共和国公司法\n施行日期: 2018-10-26\n---\n第二十条 旧。\n",
        b="---\n标题: 中华人民共和国公司法\n施行日期: 2024-07-01\n---\n第二十三条 新。\n",
    )
    assert words(texts, "company_2018:20") == "旧。"
    assert words(texts, "company_2023:23") == "新。"


def test_a_code_kept_in_several_files_is_one_text(tmp_path: Path) -> None:
    texts = folder(
        tmp_path,
        general="# 中华人民共和国民法典·总则编（节选）\n自2021年1月1日起施行\n第一百八十八条 总。\n",
        contract="# 民法典第三编合同编\n自2021年1月1日起施行\n第八百零七条 合。\n",
    )
    assert words(texts, "civil_code:188") == "总。"
    assert words(texts, "civil_code:807") == "合。"


def test_a_commentary_that_cites_many_numbers_is_no_text_of_any(tmp_path: Path) -> None:
    texts = folder(
        tmp_path, notes="# 工程款规则笔记\n法释〔2026〕12号、法释〔2020〕25号都重要。\n第一条 我的笔记。\n"
    )
    assert state(texts, "construction_2026:1") == "no_text"


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("《中华人民共和国民法典》", "民法典"),
        ("中华人民共和国建筑法(2019年修正)", "建筑法"),
        ("民法典·物权编（摘录）", "民法典"),
        ("最高人民法院 关于某问题的解释（二）", "关于某问题的解释（二）"),
        ("中华人民共和国民法总则", "民法总则"),
    ],
)
def test_a_title_is_compared_without_its_dress(typed: str, plain: str) -> None:
    assert plain_title(typed) == plain


def test_document_numbers_are_compared_in_one_form() -> None:
    assert (
        numbers_in("法释[2026]12号")
        == numbers_in("法释〔２０２６〕12号".replace("２０２６", "2026"))
        == {"法释2026-12"}
    )
    assert numbers_in("第十三届主席令第四十五号") == {"主席令45"}


# --- the check -------------------------------------------------------------------------------------------------------


def test_what_is_missing_is_said_precisely(tmp_path: Path) -> None:
    texts = folder(tmp_path, code="# 民法典\n第八百零七条 只有一款。\n")
    assert state(texts, "civil_code:807") == "found"
    assert state(texts, "civil_code:188") == "no_article"
    assert state(texts, "limitation_2020:8") == "no_text"


def test_a_paragraph_that_is_not_there_is_told_apart_from_the_article(tmp_path: Path) -> None:
    texts = folder(tmp_path, code="# 民法典\n第一百八十八条 只有一款。\n")
    assert state(texts, "civil_code:188(2)") == "no_paragraph"


def test_a_file_that_is_no_text_is_skipped_by_name(tmp_path: Path) -> None:
    (tmp_path / "scan.md").write_bytes(b"\xff\xfe\x00broken")
    texts = folder(tmp_path, code="# 民法典\n第八百零七条 甲。\n")
    assert [path.name for path in texts.skipped] == ["scan.md"]


@pytest.mark.parametrize("made", [False, True])
def test_no_folder_or_an_empty_one_is_refused(tmp_path: Path, made: bool) -> None:
    target = tmp_path / "laws"
    if made:
        target.mkdir()
    with pytest.raises(InputError):
        read_statutes(target)


def test_the_command_lists_every_citation_and_where_it_is_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(tmp_path, code="# 民法典\n第八百零七条 甲。\n")
    assert main(["statutes", str(tmp_path), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["citations"]
    found = [row for row in rows if row["state"] == "found"]
    assert [row["cite"] for row in found] == ["民法典第807条"]
    assert any("priority_of_payment" in where for where in found[0]["used_by"])
    assert found[0]["file"] == "code.md"


def test_the_command_takes_the_folder_from_the_setting_or_asks_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    assert main(["statutes"]) == 2
    assert SETTING in capsys.readouterr().err
    folder(tmp_path, code="# 民法典\n第八百零七条 甲。\n")
    monkeypatch.setenv(SETTING, str(tmp_path))
    assert main(["statutes"]) == 0
    assert "✗" in capsys.readouterr().out
