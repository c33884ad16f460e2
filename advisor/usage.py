"""Usage errors of the command line in our own words, naming the argument and how to write it."""

from __future__ import annotations

import argparse
import re
from typing import Any

from advisor.errors import InputError

_WORDS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (?P<field>.+)", "没有写"),
    (r"unrecognized arguments: (?P<field>.+)", "不认识这个参数"),
    (
        r"argument (?P<field>[^:]+): invalid choice: '?(?P<said>.*?)'? \(choose from (?P<choices>.+)\)",
        "“{said}”不在可选之列",
    ),
    (r"argument (?P<field>[^:]+): invalid \w+ value: '(?P<said>.*)'", "“{said}”不是可用的正整数"),
    (r"argument (?P<field>[^:]+): expected .*", "后面没有写值"),
    (r"argument (?P<field>[^:]+): not allowed with argument (?P<said>.+)", "不能与 {said} 同时写"),
    (r"one of the arguments (?P<field>.+) is required", "至少写一个"),
)


class Parser(argparse.ArgumentParser):
    """Raises :class:`InputError` where argparse would print English and exit; options are never abbreviated."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"allow_abbrev": False, **options})

    def error(self, message: str) -> Any:
        """Say what is wrong, at which argument, and what to write instead."""
        usage = " ".join(self.format_usage().removeprefix("usage: ").split())
        for pattern, words in _WORDS:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                parts = found.groupdict()
                said = (parts.get("said") or "")[:40]
                choices = (parts.get("choices") or "").replace("'", "").replace(", ", "、")
                remedy = f"可用：{choices}" if choices else f"用法：{usage}"
                raise InputError(words.format(said=said), field=parts["field"][:80], remedy=remedy)
        raise InputError(message, field="命令行", remedy=f"用法：{usage}")


def at_least_one(text: str) -> int:
    """A count of one or more; raises ``ValueError`` (argparse then names the argument) otherwise."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
