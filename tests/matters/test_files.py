"""Reading and writing a matter: what is refused, in which words, and that nothing is lost on the way."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import InputError
from advisor.matters.files import LARGEST_BYTES, load_matter, save_matter, stamped, to_json, validated
from advisor.matters.problems import MatterErrors
from advisor.rules.matter import Matter


def _bytes(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()


def _refused(content: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        load_matter(content)
    return caught.value


def _problems(data: object) -> tuple[InputError, ...]:
    error = _refused(_bytes(data))
    assert isinstance(error, MatterErrors)
    return error.problems


def test_a_matter_saved_and_loaded_is_the_same(tmp_path: Path) -> None:
    matter = Matter.model_validate(
        {
            "title": "某厂房工程",
            "contract": {"signed_on": "2022-03-01"},
            "account": {
                "unpaid": "1234567.89",
                "events": [{"on": "2024-05-06", "kind": "demand", "proof": True}],
            },
            "project": {"buyers": []},
            "not_known": ["account.due_on", "claimant.role"],
            "evidence": {"construction_contract": True},
        }
    )
    save_matter(matter, tmp_path / "案件.json")
    loaded = load_matter(tmp_path / "案件.json")
    assert loaded == stamped(matter)
    assert loaded.data_version


def test_a_list_said_to_be_empty_stays_apart_from_a_list_not_asked_for() -> None:
    loaded = load_matter(to_json(Matter.model_validate({"project": {"buyers": []}})).encode())
    assert loaded.project.buyers == []
    assert loaded.account.payments is None


def test_a_number_with_a_point_is_read_exactly() -> None:
    assert load_matter(b'{"account": {"unpaid": 0.29}}').account.unpaid == Decimal("0.29")


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert load_matter(b"\xef\xbb\xbf" + _bytes({"title": "a"})).title == "a"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "文件是空的"),
        (b"  \n ", "文件是空的"),
        (b'{"title": "a"', "断在第 1 行"),
        (b"\xff\xfe\x00a", "不是 UTF-8"),
        (b"[1, 2]", "不是案件文件"),
        (b'"text"', "不是案件文件"),
        (b"x" * (LARGEST_BYTES + 1), "超过 5 MB"),
        (b'{"account": {"unpaid": NaN}}', "NaN 不是数"),
        (b'{"title": "a", "title": "b"}', "写了两次"),
        (b'{"account": {"unpaid": ' + b"9" * 5000 + b"}}", "太长"),
    ],
)
def test_a_file_that_is_no_matter_says_what_is_wrong_and_how_to_mend_it(content: bytes, words: str) -> None:
    error = _refused(content)
    assert words in str(error)
    assert error.remedy


@pytest.mark.parametrize("opening", [b"[", b'{"a":'])
def test_a_nested_bomb_is_refused_not_crashed_on(opening: bytes) -> None:
    depth = 100_000
    closing = b"]" if opening == b"[" else b"}"
    assert "层数太多" in str(_refused(opening * depth + b"1" + closing * depth))


def test_thirteen_levels_are_too_deep() -> None:
    assert "层数太多" in str(_refused(b'{"a":' * 12 + b"[]" + b"}" * 12))


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="找不到文件"):
        load_matter(tmp_path / "none.json")
    with pytest.raises(InputError, match="是文件夹"):
        load_matter(tmp_path)


def test_all_problems_come_at_once_each_with_label_path_and_remedy() -> None:
    found = _problems(
        {
            "account": {"unpaid": -5, "due_on": "2024-02-30", "events": [{"on": "x"}, {"kind": "shout"}]},
            "contract": {"written": "maybe"},
            "procedure": {"filing": "2024-01-01"},
        }
    )
    by_path = {problem.field: problem for problem in found}
    assert set(by_path) == {
        "account.unpaid",
        "account.due_on",
        "account.events[0].on",
        "account.events[1].kind",
        "contract.written",
        "procedure.filing",
    }
    assert "欠付工程价款：金额不能为负" in by_path["account.unpaid"].message
    assert "第 1 条 › 日期" in by_path["account.events[0].on"].message
    assert by_path["account.due_on"].remedy.startswith("请写成 2026-06-30")
    assert all(problem.remedy for problem in found)


def test_an_unknown_name_is_answered_with_the_nearest_one() -> None:
    (problem,) = _problems({"account": {"due": "2024-01-01"}})
    assert "没有这个事项" in problem.message
    assert "due_on（应付款日）" in problem.remedy


def test_a_wrong_choice_lists_the_right_ones_with_their_labels() -> None:
    (problem,) = _problems({"debtor": {"condition": "broke"}})
    assert "good（资金充足）" in problem.remedy


@pytest.mark.parametrize(
    ("data", "path", "words"),
    [
        ({"contract": "x"}, "contract", "应为一组事项"),
        ({"account": {"payments": "x"}}, "account.payments", "应为列表"),
        ({"account": {"payments": [{"on": 5}]}}, "account.payments[0].on", "不是日期"),
        ({"claimant": {"name": 5}}, "claimant.name", "应为文字"),
        ({"contract": {"cure_days": 1}}, "contract.cure_days", "没有这个事项"),
        ({"contract": {"claim_notice_days": 2.5}}, "contract.claim_notice_days", "应为整数"),
        ({"contract": {"claim_notice_days": -1}}, "contract.claim_notice_days", "不能小于 0"),
        ({"account": {"unpaid": 10**12}}, "account.unpaid", "一万亿"),
        ({"account": {"unpaid": "1.234"}}, "account.unpaid", "两位小数"),
        ({"contract": {"signed_on": "1998-05-05"}}, "contract.signed_on", "早于 1999 年"),
        ({"contract": {"signed_on": "2199-05-05"}}, "contract.signed_on", "太远"),
        ({"account": {"payments": [{}] * 5001}}, "account.payments", "最多 5000 条"),
        ({"title": "长" * 20_001}, "title", "超过"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named_in_chinese(data: object, path: str, words: str) -> None:
    (problem,) = _problems(data)
    assert problem.field == path
    assert words in problem.message


def test_a_field_answered_and_marked_unknown_contradicts_itself() -> None:
    (problem,) = _problems({"account": {"unpaid": 1}, "not_known": ["account.unpaid"]})
    assert "既有答案又标为不清楚" in problem.message


def test_control_characters_are_dropped_and_markup_is_kept_as_text() -> None:
    matter = load_matter(_bytes({"claimant": {"name": "甲\x00\x0b<script>公司"}}))
    assert matter.claimant.name == "甲<script>公司"


def test_a_wrong_choice_in_a_list_lists_the_right_ones_with_their_labels_too() -> None:
    (problem,) = _problems({"account": {"events": [{"kind": "letter"}]}})
    assert "demand（书面催款（能证明送达））" in str(problem)


def test_a_day_of_which_only_the_month_is_known_says_which_day_is_on_the_safe_side() -> None:
    (problem,) = _problems({"account": {"due_on": "2018-01"}})
    assert "填当月 1 日" in str(problem)


def test_a_long_report_shows_the_first_five_and_counts_the_rest() -> None:
    error = _refused(_bytes({"account": {f"wrong_{n}": 1 for n in range(9)}}))
    assert "有 9 处不能使用" in str(error)
    assert "另有 4 处" in str(error)


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    save_matter(Matter(title="旧"), target)
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="存不下来"):
        save_matter(Matter(title="新"), tmp_path / "file" / "a.json")
    assert load_matter(target).title == "旧"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.json", "file"]


def _loaded_or_refused(content: bytes) -> bool:
    try:
        return isinstance(load_matter(content), Matter)
    except InputError as error:
        return bool(str(error))


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_whatever_do_anything_but_load_or_be_refused(content: bytes) -> None:
    assert _loaded_or_refused(content)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_PARTS = st.sampled_from(
    ["account", "contract", "not_known", "evidence", "title", "schema_version", "debtor"]
)


@given(
    st.dictionaries(
        _PARTS, _JSON | st.dictionaries(st.sampled_from(["events", "unpaid", "kind", "due_on"]), _JSON)
    )
)
def test_no_json_object_whatever_escapes_our_errors(data: dict[str, object]) -> None:
    assert _loaded_or_refused(_bytes(data))


def test_dates_and_money_are_text_in_the_file() -> None:
    text = to_json(Matter.model_validate({"account": {"unpaid": "10.50", "due_on": date(2025, 1, 2)}}))
    assert json.loads(text)["account"] == {"unpaid": "10.50", "due_on": "2025-01-02"}


def test_a_file_is_read_as_the_form_reads_what_is_typed() -> None:
    written = {
        "claimant": {"role": "承包人"},
        "contract": {"signed_on": "2021年3月5日", "price": "1,200万元", "retention_percent": "3%", "written": "是"},
        "account": {
            "unpaid": "350.5万",
            "events": [{"on": "2024/5/1", "kind": "对方确认欠款", "proof": "有"}],
            "payments": [{"on": "20230102", "amount": "￥100", "kind": "转账、现金"}],
        },
    }
    meant = {
        "claimant": {"role": "contractor"},
        "contract": {"signed_on": "2021-03-05", "price": "12000000", "retention_percent": "3", "written": True},
        "account": {
            "unpaid": "3505000",
            "events": [{"on": "2024-05-01", "kind": "acknowledgment", "proof": True}],
            "payments": [{"on": "2023-01-02", "amount": "100", "kind": "bank"}],
        },
    }
    assert validated(written) == validated(meant)


def test_what_cannot_be_read_in_a_row_is_named_with_everything_else() -> None:
    with pytest.raises(MatterErrors) as caught:
        validated({"account": {"unpaid": "很多", "events": [{"on": "去年", "kind": "x", "proof": "也许"}]}})
    assert [problem.field for problem in caught.value.problems] == [
        "account.unpaid", "account.events[0].on", "account.events[0].kind", "account.events[0].proof",
    ]
