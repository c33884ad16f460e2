"""Where the law as data lives, and the one way to read a file of it.

``QINGQIAN_KNOWLEDGE`` points at another copy of the folder, so that two versions of the law can be compared.
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from advisor.errors import KnowledgeError

ELSEWHERE = "QINGQIAN_KNOWLEDGE"
KNOWLEDGE = Path(os.environ.get(ELSEWHERE) or Path(__file__).resolve().parents[2] / "knowledge").resolve()


@cache
def read_toml(relative: str) -> dict[str, Any]:
    """Content of ``knowledge/<relative>``; raises :class:`KnowledgeError` naming the file."""
    path = KNOWLEDGE / relative
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise KnowledgeError(f"knowledge/{relative} 不存在") from None
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"knowledge/{relative} 不是有效的 TOML：{error}") from None
