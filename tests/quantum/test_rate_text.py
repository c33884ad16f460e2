"""Rates as people write them; a rate without its time is a question."""

from __future__ import annotations

from decimal import Decimal

import pytest

from advisor.errors import InputError
from advisor.quantum.rate_spec import Per, RateSpec
from advisor.quantum.rate_text import parse_points, parse_rate


@pytest.mark.parametrize(
    ("text", "value", "per"),
    [
        ("4.35%/year", "0.0435", Per.YEAR),
        ("年利率24%", "0.24", Per.YEAR),
        ("年化 24 %", "0.24", Per.YEAR),
        ("24％每年", "0.24", Per.YEAR),
        ("百分之十二点五/年", "0.125", Per.YEAR),
        ("1.5%/month", "0.015", Per.MONTH),
        ("月利率1.5%", "0.015", Per.MONTH),
        ("月息2分", "0.02", Per.MONTH),
        ("月息五厘", "0.005", Per.MONTH),
        ("0.5‰/day", "0.0005", Per.DAY),
        ("万分之五/日", "0.0005", Per.DAY),
        ("日万分之五", "0.0005", Per.DAY),
        ("每日万分之5", "0.0005", Per.DAY),
        ("按日万分之二点一", "0.00021", Per.DAY),
        ("0.05%/天", "0.0005", Per.DAY),
        ("日千分之一", "0.001", Per.DAY),
        ("5/10000/day", "0.0005", Per.DAY),
        ("万5/日", "0.0005", Per.DAY),
        ("百分之二十/年", "0.20", Per.YEAR),
        ("百分之一百零五/年", "1.05", Per.YEAR),
    ],
)
def test_a_stated_rate_is_read_with_its_time(text: str, value: str, per: Per) -> None:
    assert parse_rate(text) == RateSpec("stated", Decimal(value), per)


@pytest.mark.parametrize(
    ("text", "basis", "multiple", "plus"),
    [
        ("lpr1y", "lpr1y", "1", "0"),
        ("LPR5Y+", "lpr5y", "1", "0"),
        ("一年期LPR", "lpr1y", "1", "0"),
        ("1年期贷款市场报价利率", "lpr1y", "1", "0"),
        ("五年期以上LPR", "lpr5y", "1", "0"),
        ("lpr1y*1.5", "lpr1y", "1.5", "0"),
        ("1.5×lpr1y", "lpr1y", "1.5", "0"),
        ("一年期LPR的1.3倍", "lpr1y", "1.3", "0"),
        ("四倍一年期LPR", "lpr1y", "4", "0"),
        ("lpr1y+50bp", "lpr1y", "1", "0.005"),
        ("lpr1y加0.5个百分点", "lpr1y", "1", "0.005"),
        ("lpr5y-20基点", "lpr5y", "1", "-0.002"),
        ("benchmark3y", "upto_3y", "1", "0"),
        ("benchmark5y", "upto_5y", "1", "0"),
        ("benchmark5y+", "over_5y", "1", "0"),
        ("一至三年贷款基准利率", "upto_3y", "1", "0"),
    ],
)
def test_a_published_rate_is_read_with_multiple_and_points(
    text: str, basis: str, multiple: str, plus: str
) -> None:
    assert parse_rate(text) == RateSpec(basis, multiple=Decimal(multiple), plus=Decimal(plus))


@pytest.mark.parametrize("text", ["24", "0.24", "24%", "0.5‰", "二分", "1.5", "万分之五"])
def test_a_rate_without_its_time_is_asked_about_not_guessed(text: str) -> None:
    with pytest.raises(InputError, match="？"):
        parse_rate(text)


@pytest.mark.parametrize(
    ("text", "question"), [("LPR", "期限"), ("4倍LPR", "期限"), ("基准利率", "档次")]
)
def test_a_published_rate_without_its_term_is_asked_about(text: str, question: str) -> None:
    with pytest.raises(InputError, match=question):
        parse_rate(text)


@pytest.mark.parametrize(
    "text",
    ["", "abc", "24%/week", "0.5/day", "lpr1y乘以", "每年1%/日", "shibor", "-5%/year", "百分之三十百/年"],
)
def test_what_is_no_rate_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_rate(text)


@pytest.mark.parametrize(
    ("text", "fraction"), [("0.5", "0.005"), ("50bp", "0.005"), ("50个基点", "0.005"), ("-0.25%", "-0.0025")]
)
def test_added_points_are_percentage_points_or_basis_points(text: str, fraction: str) -> None:
    assert parse_points(text) == Decimal(fraction)


def test_a_large_bare_number_of_points_is_asked_about() -> None:
    with pytest.raises(InputError, match="基点"):
        parse_points("50")


def test_a_float_is_no_rate() -> None:
    with pytest.raises(InputError, match="浮点"):
        RateSpec("stated", 0.24)  # type: ignore[arg-type]


def test_an_unknown_basis_names_the_known_ones() -> None:
    with pytest.raises(InputError, match="lpr1y"):
        RateSpec("libor")


def test_labels_use_the_customary_wording() -> None:
    assert parse_rate("0.05%/日").label == "日万分之五"
    assert parse_rate("lpr1y*1.5").label == "一年期LPR的1.5倍"
    assert parse_rate("24%/year").label == "年利率24%"


@pytest.mark.parametrize(
    "text",
    [
        "逾期30日内不计息；第31日至第90日年利率12%；第91日起年利率18%",
        "逾期三十天以内免息，第31天到第90天按年利率12%，超过九十天的年利率18%",
        "前30日不计息；31日-90日12%/year；此后18%/year",
        "逾期不超过30日的，不计息；第31日至第90日，按年利率12%；超过90日的，按年利率18%",
        "days 1-30: no interest; days 31-90: 12%/year; from day 91: 18%/year",
    ],
)
def test_tiers_by_days_overdue_are_read_from_day_to_day(text: str) -> None:
    free, twelve, eighteen = (RateSpec("stated", Decimal(value)) for value in ("0", "0.12", "0.18"))
    found = parse_rate(text)
    assert found.parts == (free, twelve, eighteen)
    assert [day for day, _ in found.later] == [31, 91]
    assert found.label == "逾期30日内不计息；第31日起年利率12%；第91日起年利率18%"
    assert parse_rate(found.label) == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("第31日起年利率12%", "第1日起的一档与第31日"),  # nothing is said on the first thirty days
        ("第1日至第30日不计息；第32日起年利率12%", "没有相接"),
        ("第1日至第30日不计息；第30日起年利率12%", "没有相接"),
        ("逾期30日内不计息", "第31日起怎么算"),
        ("逾期30日内不计息；年利率12%", "从第几日起"),
        ("年利率12%，自第31日起年利率18%", "第一档从哪一日起"),
        ("逾期30日内不计息；第31日起12%", "每年、每月还是每日"),
    ],
)
def test_tiers_that_leave_days_out_or_overlap_are_a_question(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        parse_rate(text)


@pytest.mark.parametrize(
    ("text", "multiple"),
    [
        ("银行同期贷款利率", "1"),
        ("同期贷款利率", "1"),
        ("中国人民银行发布的同期同类贷款利率", "1"),
        ("同期银行贷款利息", "1"),
        ("中国人民银行公布的同期同类贷款利率", "1"),
        ("按银行同期贷款基准利率的1.5倍", "1.5"),
        ("全国银行间同业拆借中心公布的同期贷款市场报价利率", "1"),
    ],
)
def test_the_lending_rate_without_a_tenor_is_that_of_one_year(text: str, multiple: str) -> None:
    """As the interpretation has it where nothing is agreed (construction_2020:26); a bare "LPR" stays a question."""
    spec = parse_rate(text)
    assert (spec.basis, spec.multiple) == ("lpr1y", Decimal(multiple))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("每逾期一日按未付款的0.05%支付违约金", "日万分之五"),
        ("每延期付款一天，按应付未付工程款的万分之三承担逾期付款违约金", "日万分之三"),
        ("每日按应付款万分之三", "日万分之三"),
        ("按欠付金额的日千分之一计算", "日万分之十"),
        ("按年利率6%计付利息", "年利率6%"),
        ("每逾期一个月按拖欠款项的1%计算利息", "月利率1%"),
    ],
)
def test_a_clause_is_read_for_its_rate(text: str, label: str) -> None:
    assert parse_rate(text).label == label


@pytest.mark.parametrize("text", ["每逾期一日按合同总价的万分之三支付违约金", "每逾期一天支付违约金5000元"])
def test_a_share_of_another_sum_or_a_sum_for_each_day_is_no_rate_on_the_arrears(text: str) -> None:
    with pytest.raises(InputError):
        parse_rate(text)


@pytest.mark.parametrize(
    ("text", "multiple", "plus"),
    [
        ("一年期LPR上浮30%", "1.3", "0"),
        ("在一年期LPR基础上上浮50%", "1.5", "0"),
        ("同期银行贷款利率上浮30%", "1.3", "0"),  # bank usage: a share of the rate, not percentage points
        ("一年期LPR下浮10%", "0.9", "0"),
        ("LPR（一年期）加收50%", "1.5", "0"),
        ("同期LPR的4倍", "4", "0"),
        ("全国银行间同业拆借中心公布的贷款市场报价利率", "1", "0"),
        ("一年期LPR上浮50个基点", "1", "0.005"),
    ],
)
def test_a_rate_raised_by_a_share_is_multiplied_and_by_points_added_to(text: str, multiple: str, plus: str) -> None:
    assert parse_rate(text) == RateSpec("lpr1y", multiple=Decimal(multiple), plus=Decimal(plus))


def test_tiers_by_the_sum_owed_cannot_be_entered_and_the_safe_way_is_told() -> None:
    with pytest.raises(InputError, match=r"按欠款金额分档.*最低的一档"):
        parse_rate("100万元以内日万分之三，超过部分日万分之五")
