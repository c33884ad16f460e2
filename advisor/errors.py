"""Every error of ours, as one tree.

QingqianError
├── InputError        what a person typed or a file held cannot be used
├── LawNotInForce     no version of a rule is law on the date asked about
└── KnowledgeError    the repository's own data or rules contradict themselves
"""

from __future__ import annotations

from datetime import date


class QingqianError(Exception):
    """Base of all our errors; ``str()`` is a sentence for the user."""


class InputError(QingqianError):
    """Bad input: says what is wrong, where (``field``) and how to mend it (``remedy``)."""

    def __init__(self, message: str, *, field: str = "", remedy: str = "") -> None:
        self.message, self.field, self.remedy = message, field, remedy
        place = f"〔{field}〕" if field else ""
        mend = f" 处理办法：{remedy}" if remedy else ""
        super().__init__(f"{place}{message}{mend}")


class LawNotInForce(QingqianError):
    """No version of ``what`` is law on ``on``: a refusal, never a default."""

    def __init__(self, what: str, on: date | None, why: str = "") -> None:
        self.what, self.on, self.why = what, on, why
        day = on.isoformat() if on else "日期未知"
        super().__init__(f"{what}：{day} 没有可适用的规则。{why}")


class KnowledgeError(QingqianError):
    """The data under ``knowledge/`` or a rule under ``claims/`` is inconsistent; names the file."""
