"""Finds the claim bases: every module of the ``claims`` package that defines ``CLAIM``."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from advisor.errors import KnowledgeError
from advisor.rules.claim import Claim

PACKAGE = "claims"


@cache
def registry() -> dict[str, Claim]:
    """All claims by id, in alphabetical order of their modules.

    Raises :class:`KnowledgeError` when a module's claim does not carry the module's name.
    """
    package = importlib.import_module(PACKAGE)
    found: dict[str, Claim] = {}
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda i: i.name):
        if info.ispkg:
            continue
        claim = getattr(importlib.import_module(f"{PACKAGE}.{info.name}"), "CLAIM", None)
        if not isinstance(claim, Claim) or claim.id != info.name:
            raise KnowledgeError(f"claims/{info.name}.py 须定义 CLAIM，且 id 与文件名一致")
        found[claim.id] = claim
    return found
