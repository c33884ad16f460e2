"""Rates as people write them: ``4.35%/year``, ``日万分之五``, ``一年期LPR的1.3倍``, ``lpr1y+50bp``; in tiers by days overdue
(:mod:`advisor.quantum.rate_tiers`): ``逾期30日内不计息；第31日起年利率12%``.

A number without a time, or a per-cent sign without a time, is a question and not a rate.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from advisor.errors import InputError
from advisor.quantum.numerals import DIGITS, small_chinese
from advisor.quantum.rate_clause import bare_rate
from advisor.quantum.rate_spec import LPR_1Y, ONE, ZERO, Per, RateSpec, stated
from advisor.quantum.rate_tiers import split_tiers

_PER = {
    **dict.fromkeys(("year", "yr", "y", "annum", "pa", "年", "每年", "annual", "yearly"), Per.YEAR),
    **dict.fromkeys(("month", "mo", "m", "月", "每月", "monthly"), Per.MONTH),
    **dict.fromkeys(("day", "d", "日", "天", "每日", "每天", "daily"), Per.DAY),
}
_LEADING = re.compile(r"^(?:按照?)?每?(?P<per>年|月|日|天)(?:利率|利息|息|化|费率)?(?:的|按|为|:)?")
_TRAILING = re.compile(r"(?:/|每|per)(?P<per>[a-z]+|年|月|日|天)$")
_PLACES = {"百": 100, "千": 1_000, "万": 10_000}
_NUMBER = r"(?:\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百点]+)"
_LPR = r"(?:lpr|贷款市场报价利率)"
_BASES = (
    (re.compile(rf"lpr1y|lpr-1y|lpr_1y|1ylpr|(?:一|1)年期?{_LPR}|{_LPR}\((?:一|1)年期?\)"), "lpr1y"),
    (re.compile(rf"lpr5y\+?|lpr-5y|lpr_5y|5ylpr|(?:五|5)年期?(?:以上)?{_LPR}|{_LPR}\((?:五|5)年期?(?:以上)?\)"), "lpr5y"),
    (re.compile(r"(?:benchmark6m|六个月(?:以内)?(?:贷款)?基准利率)"), "upto_6m"),
    (re.compile(r"(?:benchmark1y|一年(?:期|以内)?(?:贷款)?基准利率)"), "upto_1y"),
    (re.compile(r"(?:benchmark3y|(?:一|1)至(?:三|3)年(?:期)?(?:贷款)?基准利率)"), "upto_3y"),
    (re.compile(r"(?:benchmark5y\+|(?:五|5)年以上(?:贷款)?基准利率)"), "over_5y"),
    (re.compile(r"(?:benchmark5y|(?:三|3)至(?:五|5)年(?:期)?(?:贷款)?基准利率)"), "upto_5y"),
)
_LENDING = re.compile(
    r"(?:(?:中国)?人民银行|银行)?(?:授权)?(?:全国银行间同业拆借中心)?(?:[公发]布的)?(?:同期|(?<=中心公布的)|(?<=中心发布的))"
    r"(?:同类|同档次)*(?:(?:银行)?贷款(?:(?:市场报价|基准)?利率|利息)(?:\(lpr\))?|lpr)"
)
"""The commonest clause, which names no tenor: read like the lending rate of the law (construction_2020:26), one year."""
_ASK_REMEDY = "请写明单位，例如 年利率24%、月利率2%、日万分之五。"


@lru_cache(maxsize=1024)
def parse_rate(text: str, field: str = "利率") -> RateSpec:
    """The :class:`RateSpec` that ``text`` describes.

    Reads LPR and benchmark bases with multiples and added points, and stated rates per day, month or year
    in per cent, per mille, 万分之 and 月息N分. Raises :class:`InputError`, worded as a question, for a rate
    without its time unit, an LPR without its tenor, or an unknown basis.
    """
    cleaned = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()
    cleaned = cleaned.replace("％", "%").replace("×", "*").replace("零点", "0点")
    if not cleaned:
        raise InputError("没有写利率。", field=field, remedy="例如 一年期LPR、年利率4.35%、日万分之五。")
    cleaned = bare_rate(cleaned, text, field)
    if tiers := split_tiers(cleaned, text, field):
        first, *later = (
            (day, stated(ZERO) if free else parse_rate(rate, field)) for day, rate, free in tiers
        )
        return replace(first[1], later=tuple(later))
    published = _published(cleaned, text, field)
    return published if published else _stated(cleaned, text, field)


def parse_points(text: str, field: str = "加点") -> Decimal:
    """Added points as a yearly fraction: ``0.5``, ``0.5%``, ``50bp`` and ``50基点`` are the same.

    A bare number of 10 or more is refused: percentage points or basis points?
    """
    cleaned = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()
    match = re.fullmatch(r"(?P<n>[-+]?\d+(?:\.\d+)?)(?P<unit>%|个?百分点|bps?|个?基点|)", cleaned)
    if not match:
        raise InputError(f"加点“{text}”读不懂。", field=field, remedy="例如 0.5（百分点）或 50bp（基点）。")
    number, unit = Decimal(match["n"]), match["unit"]
    if unit.startswith("bp") or "基点" in unit:
        return number / 10_000
    if not unit and abs(number) >= 10:
        raise InputError(f"加点 {text} 是百分点还是基点？", field=field, remedy=f"请写 {text}bp 或 {text}%。")
    return number / 100


def _published(cleaned: str, text: str, field: str) -> RateSpec | None:
    for pattern, basis in _BASES:
        match = pattern.search(cleaned)
        if match:
            rest = cleaned[: match.start()] + "□" + cleaned[match.end() :]
            return _modified(RateSpec(basis), rest, text, field)
    if match := _LENDING.search(cleaned):
        rest = cleaned[: match.start()] + "□" + cleaned[match.end() :]
        return _modified(LPR_1Y, rest, text, field)
    if "lpr" in cleaned or "报价利率" in cleaned:
        raise InputError(
            f"“{text}”是哪个期限的LPR？", field=field, remedy="请写“一年期LPR”或者“五年期以上LPR”。"
        )
    if "基准利率" in cleaned or "同期" in cleaned or "benchmark" in cleaned:
        raise InputError(
            f"“{text}”是哪个档次？",
            field=field,
            remedy="请写“一年期LPR”“五年期以上LPR”，或“一年期基准利率”“三至五年基准利率”等。",
        )
    return None


def _modified(spec: RateSpec, rest: str, text: str, field: str) -> RateSpec:
    """Multiples and added points around a published basis; ``□`` marks where the basis stood."""
    multiple, plus = ONE, ZERO
    if more := re.search(r"(?:的?基础上?)?(?P<way>上浮|下浮|上调|下调|加收|加计)(?P<n>\d+(?:\.\d+)?)%", rest):
        multiple += Decimal(more["n"]) / 100 * (-1 if more["way"][0] == "下" else 1)
        rest = rest.replace(more[0], "", 1)
    points = re.search(r"(?P<sign>[+\-加减]|[上下][浮调])(?P<n>\d+(?:\.\d+)?)(?P<unit>%|个?百分点|bps?|个?基点)", rest)
    if points:
        plus = parse_points(points["n"] + points["unit"]) * (-1 if points["sign"][0] in "-减下" else 1)
        rest = rest.replace(points[0], "", 1)
    factor = re.search(rf"(?P<n>{_NUMBER})倍的?|\*(?P<after>\d+(?:\.\d+)?)|(?P<before>\d+(?:\.\d+)?)\*", rest)
    if factor:
        multiple *= _decimal(factor["n"] or factor["after"] or factor["before"], text, field)
        rest = rest.replace(factor[0], "", 1)
    leftover = re.sub(r"[□的按在()]|照|同期|固定", "", rest)
    if leftover:
        raise InputError(
            f"“{text}”中的“{leftover}”读不懂。",
            field=field,
            remedy="例如：一年期LPR的1.3倍、一年期LPR上浮30%、一年期LPR加50基点。",
        )
    return replace(spec, multiple=multiple, plus=plus, fixed="固定" in rest)


def _stated(cleaned: str, text: str, field: str) -> RateSpec:
    per: Per | None = None
    body = cleaned
    for pattern in (_TRAILING, _LEADING):
        match = pattern.search(body)
        if match:
            found = _PER.get(match["per"])
            if found is None:
                raise InputError(f"“{text}”的时间单位读不懂。", field=field, remedy=_ASK_REMEDY)
            if per is not None and per is not found:
                raise InputError(f"“{text}”写了两个时间单位。", field=field, remedy=_ASK_REMEDY)
            per, body = found, body[: match.start()] + body[match.end() :]
    fraction = _fraction(body, per, text, field)
    if fraction is None:
        raise InputError(
            f"不认识的利率或计息基准“{text}”。", field=field, remedy="例如 一年期LPR、年利率4.35%、日万分之五。"
        )
    if per is None:
        raise InputError(f"“{text}”是每年、每月还是每日的利率？", field=field, remedy=_ASK_REMEDY)
    return stated(fraction, per)


def _fraction(body: str, per: Per | None, text: str, field: str) -> Decimal | None:
    """The number as a fraction of the principal; None when it is no number at all."""
    if match := re.fullmatch(rf"(?P<place>[百千万])分?之(?P<n>{_NUMBER})", body):
        return _decimal(match["n"], text, field) / _PLACES[match["place"]]
    if match := re.fullmatch(rf"万(?P<n>{_NUMBER})", body):
        return _decimal(match["n"], text, field) / 10_000
    if match := re.fullmatch(r"(?P<n>\d+(?:\.\d+)?)(?P<unit>%|‰|‱|bps?)", body):
        scale = {"%": 100, "‰": 1_000}.get(match["unit"], 10_000)
        return Decimal(match["n"]) / scale
    if match := re.fullmatch(r"(?P<n>\d+(?:\.\d+)?)/(?P<d>100|1000|10000)", body):
        return Decimal(match["n"]) / Decimal(match["d"])
    if per is Per.MONTH and (match := re.fullmatch(rf"(?P<n>{_NUMBER})(?P<unit>分|厘)", body)):
        return _decimal(match["n"], text, field) / (100 if match["unit"] == "分" else 1_000)
    if re.fullmatch(rf"{_NUMBER}[分厘]?", body):
        raise InputError(
            f"“{text}”是百分之几、千分之几还是小数，按年、月还是日？", field=field, remedy=_ASK_REMEDY
        )
    return None


def _decimal(number: str, text: str, field: str) -> Decimal:
    if re.fullmatch(r"\d+(?:\.\d+)?", number):
        return Decimal(number)
    whole, _, decimals = number.partition("点")
    digits = "".join(str(DIGITS[c]) for c in decimals if c in DIGITS)
    value = small_chinese(whole)
    if value is None or len(digits) != len(decimals):
        raise InputError(f"“{text}”中的数字“{number}”读不懂。", field=field, remedy="请改用阿拉伯数字。")
    return Decimal(f"{value}.{digits}") if digits else Decimal(value)
