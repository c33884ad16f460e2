"""The command line: the same engine as the app.

Exit codes: 0 done; 1 ``check`` found faults; 2 bad input or usage; 3 no law of ours covers the dates given.
Errors go to standard error, as one JSON object when ``--json`` was asked for.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from advisor import case_commands, change_commands, law_commands, view_commands
from advisor.errors import InputError, LawNotInForce, QingqianError
from advisor.law import count_command
from advisor.quantum import commands as money_commands

OK, FAULTS, BAD_INPUT, NO_LAW = 0, 1, 2, 3


class _Parser(argparse.ArgumentParser):
    """Usage errors as our own kind of error, so that scripts meet one form of failure."""

    def error(self, message: str) -> Any:
        raise InputError(message, field="命令行", remedy=f"用法：{self.format_usage().strip()}")


def parser() -> argparse.ArgumentParser:
    """All commands."""
    root = _Parser(prog="python -m advisor", description="清欠：工程款追索策略顾问。不是法律意见。")
    commands: Any = root.add_subparsers(
        dest="command", required=True, metavar="COMMAND", parser_class=_Parser
    )
    case_commands.add_parsers(commands)
    view_commands.add_parsers(commands)
    law_commands.add_parsers(commands)
    change_commands.add_parsers(commands)
    count_command.add_parser(commands)
    money_commands.add_parsers(commands)
    return root


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    as_json = "--json" in given
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        parsed = parser().parse_args(given)
        outcome = parsed.run(parsed)
        return _show(outcome, parsed)
    except QingqianError as error:
        _complain(error, as_json)
        return NO_LAW if isinstance(error, LawNotInForce) else BAD_INPUT
    except BrokenPipeError:
        sys.stderr.close()  # the reader (head, less) has seen enough
        return OK
    except OSError as error:
        _complain(
            InputError(f"文件操作失败：{error.strerror or error}", field=str(error.filename or "")), as_json
        )
        return BAD_INPUT


def _show(outcome: Any, parsed: argparse.Namespace) -> int:
    """A command returns an exit code (it printed itself) or a pair of data and text."""
    if isinstance(outcome, int):
        return outcome
    data, text = outcome
    print(json.dumps(data, ensure_ascii=False, indent=2) if getattr(parsed, "json", False) else text)
    return OK


def _complain(error: QingqianError, as_json: bool) -> None:
    if not as_json:
        print(f"错误：{error}", file=sys.stderr)
        return
    body = {
        "kind": type(error).__name__,
        "message": getattr(error, "message", str(error)),
        "field": getattr(error, "field", ""),
        "remedy": getattr(error, "remedy", ""),
    }
    print(json.dumps({"error": body}, ensure_ascii=False), file=sys.stderr)
