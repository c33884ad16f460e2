"""A matter as a JSON file: strict reading with every problem named, atomic writing."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError

from advisor.errors import InputError
from advisor.quantum.rates import load_rates
from advisor.rules.matter import Matter

from .problems import from_validation
from .typed import as_read

LARGEST_BYTES = 5_000_000
DEEPEST = 12
"""A matter nests five levels at most; a deeper file is not one."""
LONGEST_NUMBER = 40


def load_matter(source: Path | str | bytes) -> Matter:
    """Read a matter from a path or from the bytes of an upload.

    Raises :class:`InputError` for a file that is no JSON object, :class:`MatterErrors` naming every field that cannot
    be used. Numbers with a point are read as decimals, never as floats; text is read as in the form, so that
    ``120万元``, ``2024年5月6日``, ``是`` and the label of a choice will do.
    """
    name = "文件" if isinstance(source, bytes) else str(source)
    return validated(read_object(source if isinstance(source, bytes) else read_bytes(Path(source)), name))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of sensible size; raises :class:`InputError` otherwise."""
    try:
        if path.is_dir():
            raise InputError("这是文件夹，不是文件", field=str(path), remedy="选一个 .json 案件文件")
        if path.stat().st_size > LARGEST_BYTES:
            raise _too_large(str(path))
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("找不到文件", field=str(path), remedy="核对文件名和所在文件夹") from None
    except OSError as error:
        raise InputError(f"打不开文件：{error.strerror}", field=str(path), remedy="核对权限") from None


def read_object(content: bytes, name: str = "文件") -> dict[str, Any]:
    """The JSON object in ``content``; raises :class:`InputError` saying where it breaks off."""
    if len(content) > LARGEST_BYTES:
        raise _too_large(name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("不是 UTF-8 编码的文字", field=name, remedy="用文本编辑器另存为 UTF-8") from None
    if not text.strip():
        raise InputError("文件是空的", field=name, remedy="选一个保存过的案件文件")
    try:
        data = json.loads(
            text,
            parse_float=_decimal,
            parse_int=_integer,
            parse_constant=_no_constant,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        place = f"第 {error.lineno} 行第 {error.colno} 列"
        raise InputError(
            f"不是完整的 JSON，断在{place}", field=name, remedy="文件可能没有传完，或被手工改坏；请重新导出"
        ) from None
    except RecursionError:
        raise _too_deep(name) from None
    if not isinstance(data, dict):
        raise InputError("不是案件文件", field=name, remedy="案件文件的最外层是 { … }")
    if _depth(data) > DEEPEST:
        raise _too_deep(name)
    return data


def validated(data: dict[str, Any]) -> Matter:
    """The matter in ``data``; raises :class:`MatterErrors` with every problem."""
    try:
        return Matter.model_validate(as_read(data))
    except ValidationError as error:
        raise from_validation(error) from None


def to_json(matter: Matter) -> str:
    """The file text of a matter: only what was answered, in the order of the form, money as text."""
    data = matter.model_dump(mode="json", exclude_none=True)
    data["not_known"] = sorted(data["not_known"])
    kept = {name: value for name, value in data.items() if value not in ({}, [])}
    return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"


def stamped(matter: Matter) -> Matter:
    """The matter with the version of the rates and fees its figures were worked out with."""
    return matter.model_copy(update={"data_version": load_rates().version})


def save_matter(matter: Matter, path: Path | str) -> None:
    """Write a matter, stamped, so that a crash leaves the old file or the new one, never half of one."""
    write_text(Path(path), to_json(stamped(matter)))


def write_text(path: Path, text: str) -> None:
    """Atomic write beside the target; raises :class:`InputError` when the folder cannot be written."""
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise InputError(
            f"存不下来：{error.strerror}", field=str(path), remedy="核对磁盘空间和文件夹权限"
        ) from None


def _too_large(name: str) -> InputError:
    return InputError(
        f"文件超过 {LARGEST_BYTES // 1_000_000} MB", field=name, remedy="案件文件只含文字；附件请另存"
    )


def _too_deep(name: str) -> InputError:
    return InputError("层数太多，不是案件文件", field=name, remedy="选本程序导出的 .json 文件")


def _depth(value: Any) -> int:
    """Levels of nesting, found without recursion."""
    deepest, waiting = 0, [(value, 1)]
    while waiting:
        found, level = waiting.pop()
        deepest = max(deepest, level)
        inner: Sequence[Any] = ()
        if isinstance(found, dict):
            inner = list(found.values())
        elif isinstance(found, list):
            inner = found
        waiting.extend((each, level + 1) for each in inner)
    return deepest


def _short(digits: str) -> str:
    if len(digits) > LONGEST_NUMBER:
        raise InputError(f"数字“{digits[:20]}…”太长", remedy="核对小数点和单位（元）")
    return digits


def _decimal(digits: str) -> Decimal:
    return Decimal(_short(digits))


def _integer(digits: str) -> int:
    return int(_short(digits))


def _no_constant(name: str) -> NoReturn:
    raise InputError(f"{name} 不是数", remedy="改成数字，或删去这一行")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise InputError("同一事项写了两次", field=name[:80], remedy="只留一个")
        found[name] = value
    return found
