"""The money commands of the command line: ``interest``, ``penalty``, ``fee``, ``capital`` and, from a file, ``adjust``,
``losses``, ``settle``, ``priority``.

Each takes parsed arguments and returns a :class:`Result`: a JSON-able dictionary and a text. Printing is left
to the caller; :func:`add_parsers` mounts them and sets ``run``.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

from advisor.errors import InputError
from advisor.quantum.account_file import (
    PRIORITY_EXAMPLE,
    SETTLE_EXAMPLE,
    work_out_account,
    work_out_priority,
)
from advisor.quantum.adjust_file import ADJUST_EXAMPLE, adjust, read_adjustments
from advisor.quantum.capital import capitals, with_prefix
from advisor.quantum.day_count import DayCount, parse_day_count
from advisor.quantum.fees import COURT_KINDS, arbitration_fee, court_fee, court_table
from advisor.quantum.interest import interest_on
from advisor.quantum.lines import Computation
from advisor.quantum.loss_file import EXAMPLE as LOSSES_EXAMPLE
from advisor.quantum.loss_file import work_out_losses
from advisor.quantum.money import format_yuan, parse_yuan, positive, to_fen
from advisor.quantum.penalty import penalty_on, reduction_range
from advisor.quantum.printed import interest_text, rows
from advisor.quantum.rate_spec import RateSpec, Tier
from advisor.quantum.rate_text import parse_points, parse_rate
from advisor.quantum.rates import Quotation, load_rates, with_quotations

_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


class Result(NamedTuple):
    """What a command found: ``data`` for ``--json``, ``text`` for a person."""

    data: dict[str, Any]
    text: str


Command = Callable[[argparse.Namespace], Result]


def add_parsers(subparsers: Any) -> None:
    """Mount the commands on an argparse ``subparsers``; each sets ``run`` and knows ``--json``."""
    _interest_parser(_parser(subparsers, "interest", run_interest, "分段计算利息"))
    _penalty_parser(_parser(subparsers, "penalty", run_penalty, "违约金与利息择一、可能减少的幅度"))
    fee = _parser(subparsers, "fee", run_fee, "受理费、保全费、执行费、仲裁费")
    fee.add_argument("--amount", required=True, metavar="A", help="计费金额，如 1234567.89 或 120万元")
    fee.add_argument("--kind", default="acceptance", choices=[*COURT_KINDS, "arbitration"])
    fee.add_argument("--half", action="store_true", help="减半交纳（简易程序、调解、撤诉、反诉合并）")
    capital = _parser(subparsers, "capital", run_capital, "人民币大写")
    capital.add_argument("amount", metavar="AMOUNT")
    for name, run, help_text, example in FROM_FILE:
        parser = _parser(subparsers, name, run, help_text)
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.epilog, parser.formatter_class = example, argparse.RawDescriptionHelpFormatter


def run_interest(args: argparse.Namespace) -> Result:
    """Segmented interest with its lines, total and daily figure; writes a workbook if asked."""
    spec = _spec(args)
    rates = with_quotations(tuple(_quotation(text) for text in args.lpr)) if args.lpr else load_rates()
    principal = positive(parse_yuan(args.principal, "--principal"), "--principal")
    start_on, end_on = parse_day(args.from_on, "--from"), parse_day(args.to_on, "--to")

    def work_out(from_on: date) -> Computation:
        return interest_on(
            principal,
            from_on,
            end_on,
            spec,
            day_count=parse_day_count(args.day_count),
            include_start=not args.exclude_start,
            include_end=args.include_end,
            rounding="line" if args.round_lines else "total",
            rates=rates,
        )

    found = work_out(start_on)
    data = {
        "principal": str(principal),
        "from": start_on.isoformat(),
        "to": end_on.isoformat(),
        "basis": args.basis,
        "rate": spec.label,
        "day_count": str(parse_day_count(args.day_count)),
        "include_start": not args.exclude_start,
        "include_end": args.include_end,
        "days": sum(line.days or 0 for line in found.lines),
        **found.as_dict(),
    }
    text = interest_text(principal, start_on, end_on, spec, found)
    if args.alternative_from is not None:
        other_on = parse_day(args.alternative_from, "--alternative-from")
        other = work_out(other_on)
        data["alternative"] = {"from": other_on.isoformat(), **other.as_dict()}
        text += f"\n备位自 {other_on} 起算 {format_yuan(other.total)}；主位、备位不相加。"
    if args.workbook:
        from advisor.quantum.workbook import Sheet, workbook_bytes  # only then is the Excel library loaded

        args.workbook.write_bytes(workbook_bytes([Sheet("利息计算表", found)], {"利率": spec.label}))
        text += f"\n已写入 {args.workbook}"
    return Result(data, text)


def run_fee(args: argparse.Namespace) -> Result:
    """A court fee with its brackets, or the band of the arbitration fee."""
    amount = positive(parse_yuan(args.amount, "--amount"), "--amount")
    if args.kind == "arbitration":
        if args.half:
            raise InputError("仲裁费没有减半交纳的规定。", field="--half", remedy="去掉 --half。")
        band = arbitration_fee(amount)
        low, high = band.low.as_dict(), band.high.as_dict()
        data = {"kind": args.kind, "amount": str(amount), "low": low, "high": high}
        span = f"{format_yuan(band.low.total)}至{format_yuan(band.high.total)}"
        return Result(data, f"仲裁案件受理费幅度：{span}\n" + "\n".join(band.low.notes))
    found = court_fee(amount, args.kind, half=args.half)
    label = court_table(args.kind).label
    data = {
        "kind": args.kind,
        "amount": str(amount),
        "half": args.half,
        "fee": str(found.total),
        **found.as_dict(),
    }
    return Result(data, "\n".join([f"{label}：{format_yuan(found.total)}", *rows(found), *found.notes]))


def run_capital(args: argparse.Namespace) -> Result:
    """The amount in Chinese capitals."""
    amount = positive(parse_yuan(args.amount, "AMOUNT"), "AMOUNT")
    data = {"amount": str(amount), "capital": capitals(amount), "with_prefix": with_prefix(amount)}
    return Result(data, with_prefix(amount))


def run_adjust(args: argparse.Namespace) -> Result:
    """The price adjustments described in a TOML or JSON file."""
    results = [adjust(case) for case in read_adjustments(args.file)]
    data = results[0][0] if len(results) == 1 else {"results": [result for result, _ in results]}
    return Result(data, "\n\n".join(text for _, text in results))


def _from_file(work: Callable[[Path], tuple[dict[str, Any], str]]) -> Command:
    return lambda args: Result(*work(args.file))


FROM_FILE: tuple[tuple[str, Command, str, str], ...] = (
    ("adjust", run_adjust, "按文件调价（价格指数法、风险幅度法）", ADJUST_EXAMPLE),
    ("losses", _from_file(work_out_losses), "按文件计算索赔（不重复计）和可顺延的工期", LOSSES_EXAMPLE),
    ("settle", _from_file(work_out_account), "按文件结算各批款项、按抵充顺序结算各笔债务", SETTLE_EXAMPLE),
    ("priority", _from_file(work_out_priority), "按文件分出优先受偿的数额（按栋、按标段）", PRIORITY_EXAMPLE),
)


def run_penalty(args: argparse.Namespace) -> Result:
    """An agreed penalty beside interest on the same sum, and what a reduction may leave of it."""
    principal = positive(parse_yuan(args.principal, "--principal"), "--principal")
    start_on, end_on = parse_day(args.from_on, "--from"), parse_day(args.to_on, "--to")
    cap = None if args.cap is None else parse_yuan(args.cap, "--cap")
    penalty = penalty_on(principal, start_on, end_on, parse_rate(args.rate, "--rate"), cap=cap)
    interest = interest_on(principal, start_on, end_on, parse_rate(args.basis, "--basis"))
    loss = interest.total if args.loss is None else positive(parse_yuan(args.loss, "--loss"), "--loss")
    breach_on = None if args.breach_on is None else parse_day(args.breach_on, "--breach-on")
    left = reduction_range(
        penalty.total,
        loss,
        on=breach_on,
        bad_faith=args.bad_faith,
        reduction_requested=not args.not_requested,
    )
    data = {
        "penalty": penalty.as_dict(),
        "interest": interest.as_dict(),
        "primary": "penalty" if penalty.total >= interest.total else "interest",
        "loss": str(to_fen(left.loss)),
        "threshold": str(to_fen(left.threshold)),
        "low": str(to_fen(left.low)),
        "high": str(to_fen(left.high)),
        "excessive": left.excessive,
        "notes": [*left.notes],
        "citations": [*left.citations],
    }
    said = [f"违约金 {format_yuan(penalty.total)}", *rows(penalty)]
    said += [f"同一笔款的利息 {format_yuan(interest.total)}", *rows(interest)]
    said += ["对同一笔款、同一期间择一主张，取高者为主位，不相加。", *left.notes]
    return Result(data, "\n".join(said))


def parse_day(text: str, field: str) -> date:
    """A day written ``2026-01-02``, ``2026/1/2``, ``2026.1.2``, ``20260102`` or ``2026年1月2日``."""
    cleaned = text.strip()
    match = _DATE.fullmatch(cleaned) or re.fullmatch(r"(\d{4})(\d{2})(\d{2})", cleaned)
    try:
        if match:
            return date(*(int(part) for part in match.groups()))
    except ValueError:
        pass
    raise InputError(f"“{text}”不是日期。", field=field, remedy="请写 2026-01-02。")


def _parser(subparsers: Any, name: str, run: Command, help_text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = subparsers.add_parser(name, help=help_text, description=help_text)
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.set_defaults(run=run)
    return parser


def _penalty_parser(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--principal", required=True, metavar="P", help="欠款，如 120万元")
    add("--from", dest="from_on", required=True, metavar="D", help="逾期首日（计入）")
    add("--to", dest="to_on", required=True, metavar="D", help="截止日（不计入）")
    add(
        "--rate",
        required=True,
        help="违约金标准，如 万分之五/日；可分档：逾期30日内不计；第31日起万分之五/日",
    )
    add("--basis", default="lpr1y", help="比较用的利息，默认一年期 LPR")
    add("--cap", metavar="A", help="合同约定的违约金上限（元）")
    add("--loss", metavar="A", help="能举证的损失；不写按利息")
    add("--breach-on", metavar="D", help="违约发生日，按当时的减少规则；不写按现行规则")
    add("--bad-faith", action="store_true", help="对方恶意违约")
    add("--not-requested", action="store_true", help="对方没有请求减少")


def _interest_parser(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--principal", required=True, metavar="P", help="本金，如 1,234,567.89 或 120万元")
    add("--from", dest="from_on", required=True, metavar="D", help="起算日（计入）")
    add("--to", dest="to_on", required=True, metavar="D", help="截止日（不计入，除非 --include-end）")
    add(
        "--basis",
        default="lpr1y",
        help="lpr1y、lpr5y、benchmark3y、4.35%%/year、万分之五/日；逾期30日内不计息；第31日起12%%/year",
    )
    add("--multiple", default="1", metavar="M", help="倍数，如 1.5")
    add("--plus", default="0", metavar="POINTS", help="加点：0.5 为百分点，50bp 为基点")
    add("--fixed", action="store_true", help="固定为起算日的一期")
    add(
        "--day-count",
        default=DayCount.ACTUAL_365.value,
        help="actual/365（默认）、actual/360、30/360、months",
    )
    add("--alternative-from", metavar="D", help="备位起算日：起算日有争议时并列")
    add("--include-end", action="store_true", help="截止日计入")
    add("--exclude-start", action="store_true", help="起算日不计入")
    add("--round-lines", action="store_true", help="逐行舍入到分后相加")
    add(
        "--tier",
        default=Tier.MATCH.value,
        choices=[tier.value for tier in Tier],
        help="2019-08-20 前的基准档次",
    )
    add(
        "--lpr",
        action="append",
        default=[],
        metavar="日期:1年:5年",
        help="补录一期LPR，如 2026-10-20:3.00:3.50",
    )
    add("--workbook", type=Path, metavar="FILE.xlsx", help="另存带公式的 Excel")


def _spec(args: argparse.Namespace) -> RateSpec:
    spec = parse_rate(args.basis, "--basis")
    try:
        multiple = Decimal(args.multiple.strip().removesuffix("倍"))
    except InvalidOperation:
        raise InputError(f"倍数“{args.multiple}”不是数。", field="--multiple", remedy="例如 1.5。") from None
    if not multiple.is_finite():
        raise InputError(f"倍数“{args.multiple}”不是有限的数。", field="--multiple", remedy="例如 1.5。")
    plus = parse_points(args.plus, "--plus")

    def asked(rate: RateSpec) -> RateSpec:
        fixed = rate.fixed or (args.fixed and rate.basis != "stated")
        return replace(rate, plus=rate.plus + plus, tier=Tier(args.tier), fixed=fixed)

    return spec.times(multiple).each(asked)


def _quotation(text: str) -> Quotation:
    parts = text.split(":")
    try:
        day, one, five = parts
        return Quotation(parse_day(day, "--lpr"), Decimal(one) / 100, Decimal(five) / 100)
    except (ValueError, InvalidOperation):
        raise InputError(
            f"补录的LPR“{text}”读不懂。", field="--lpr", remedy="例如 2026-10-20:3.00:3.50。"
        ) from None
