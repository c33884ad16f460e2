"""The command line: the same engine as the app.

Exit codes: 0 done; 1 ``check`` found faults; 2 bad input or usage; 3 no law of ours covers the dates given; 130 stopped
by the user.
Errors go to standard error, as one JSON object when ``--json`` was asked for.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from typing import Any

from advisor import case_commands, change_commands, law_commands, ledger_command, view_commands
from advisor.errors import InputError, LawNotInForce, QingqianError
from advisor.law import count_command
from advisor.matters.problems import MatterErrors
from advisor.papers.printable import printable
from advisor.quantum import commands as money_commands
from advisor.usage import Parser

OK, FAULTS, BAD_INPUT, NO_LAW, INTERRUPTED = 0, 1, 2, 3, 130


def parser() -> argparse.ArgumentParser:
    """All commands."""
    root = Parser(prog="python -m advisor", description="清欠：工程款追索策略顾问。不是法律意见。")
    commands: Any = root.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)
    case_commands.add_parsers(commands)
    view_commands.add_parsers(commands)
    ledger_command.add_parser(commands)
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
        # The reader (head, less) has seen enough; what is still buffered must not fail again on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        _complain(_file_error(error), as_json)
        return BAD_INPUT


def _file_error(error: OSError) -> InputError:
    """What the system refused, in words."""
    what, remedy = next((words for kind, words in _REFUSED.items() if isinstance(error, kind)), _OTHER)
    said = "" if (what, remedy) != _OTHER else f"：{error.strerror or error}"
    return InputError(f"{what}{said}", field=str(error.filename or "文件"), remedy=remedy)


_REFUSED: dict[type[OSError], tuple[str, str]] = {
    FileExistsError: ("这里已有同名的文件", "换一个文件夹名"),
    NotADirectoryError: ("路径中间有一段是文件，不是文件夹", "核对路径"),
    IsADirectoryError: ("这是文件夹，不是文件", "写上文件名"),
    FileNotFoundError: ("没有这个文件夹", "先建好文件夹，或换一个位置"),
    PermissionError: ("没有读写的权限", "换一个位置，或核对权限"),
}
_OTHER = ("文件读写失败", "核对磁盘空间和路径")


def _show(outcome: Any, parsed: argparse.Namespace) -> int:
    """A command returns an exit code (it printed itself) or a pair of data and text."""
    if isinstance(outcome, int):
        return outcome
    data, text = outcome
    print(
        json.dumps(data, ensure_ascii=False, indent=2) if getattr(parsed, "json", False) else text, flush=True
    )
    return OK


def _complain(error: QingqianError, as_json: bool) -> None:
    problems = error.problems if isinstance(error, MatterErrors) else ()
    if len(problems) == 1:
        error, problems = problems[0], ()
    if not as_json:
        print(printable(f"错误：{error}"), file=sys.stderr)  # what was typed may hold terminal codes
        return
    body = {"kind": type(error).__name__, **_parts(error)}
    if problems:
        body["problems"] = [_parts(problem) for problem in problems]
    print(json.dumps({"error": body}, ensure_ascii=False), file=sys.stderr)


def _parts(error: QingqianError) -> dict[str, Any]:
    """What, where and how to mend; the whole sentence where an error has no such parts."""
    return {
        "message": getattr(error, "message", str(error)),
        "field": getattr(error, "field", ""),
        "remedy": getattr(error, "remedy", ""),
    }
