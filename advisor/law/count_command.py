"""``python -m advisor count``: the last day of a period, from the command line."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace, _SubParsersAction
from datetime import date
from typing import Any

from advisor.errors import InputError
from advisor.law.counting import Counted, Period, Unit, count

_OPTIONS: dict[Unit, str] = {"day": "days", "month": "months", "year": "years"}
_WEEKDAYS = "一二三四五六日"


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Adds ``count`` to the commands; the parsed namespace carries ``run``."""
    parser = subparsers.add_parser("count", help="期间计算：名义末日与遇休息日顺延后的末日")
    parser.add_argument("--from", dest="start_on", required=True, metavar="DATE", help="起算日（当日不计）")
    length = parser.add_mutually_exclusive_group(required=True)
    length.add_argument("--days", metavar="N", help="按日计算")
    length.add_argument("--months", metavar="N", help="按月计算")
    length.add_argument("--years", metavar="N", help="按年计算")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Counts and prints; returns the exit code 0, raises :class:`InputError` on bad input."""
    counted = count(_parse_date(arguments.start_on), _parse_period(arguments))
    print(json.dumps(as_json(counted), ensure_ascii=False, indent=2) if arguments.json else _as_text(counted))
    return 0


def as_json(counted: Counted) -> dict[str, Any]:
    """What ``--json`` prints: dates as ``YYYY-MM-DD``."""
    return {
        "start_on": counted.start_on.isoformat(),
        "period": {"length": counted.period.length, "unit": counted.period.unit},
        "nominal_last_day": counted.nominal_last_day.isoformat(),
        "extended_last_day": counted.extended_last_day.isoformat(),
        "calendar_announced": counted.calendar_announced,
        "provisional": counted.provisional,
    }


def _as_text(counted: Counted) -> str:
    lines = [
        f"起算日：{counted.start_on}（当日不计），期间 {counted.period}",
        f"名义末日：{_with_weekday(counted.nominal_last_day)}（以此日为安全日）",
        f"顺延后末日：{_with_weekday(counted.extended_last_day)}",
    ]
    if counted.provisional:
        lines.append("暂定：该年放假调休安排未收录，只按周末推算；通知公布后可能变动。")
    return "\n".join(lines)


def _with_weekday(day: date) -> str:
    return f"{day}（周{_WEEKDAYS[day.weekday()]}）"


def _parse_date(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InputError(
            f"{text[:40]!r} 不是有效日期", field="--from", remedy="写成 年-月-日，例如 2024-08-31。"
        ) from None


def _parse_period(arguments: Namespace) -> Period:
    unit, option = next(each for each in _OPTIONS.items() if getattr(arguments, each[1]) is not None)
    text: str = getattr(arguments, option)
    try:
        return Period(int(text), unit)
    except ValueError:
        raise InputError(
            f"{text[:40]!r} 不是整数", field=f"--{option}", remedy="填写正整数，例如 18。"
        ) from None
    except InputError as error:
        raise InputError(error.message, field=f"--{option}", remedy=error.remedy) from None
