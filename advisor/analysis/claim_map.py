"""The map of claims in the README, generated from the claims themselves."""

from __future__ import annotations

from advisor.law.instruments import citation
from advisor.law.regimes import axes

from .registry import registry


def claim_map() -> str:
    """A Markdown table: claim, module, regimes, leading articles."""
    rows = ["| 请求权基础 | 模块 | 版本（法律时期） | 主要依据 |", "|---|---|---|---|"]
    for claim in registry().values():
        titles = {r.id: r.title for r in axes()[claim.axis]}
        versions = "；".join("、".join(titles[r] for r in v.regimes) for v in claim.versions)
        lead = dict.fromkeys(str(citation(c)) for v in claim.versions for c in v.cite[:2])
        rows.append(
            f"| {claim.name} | [`{claim.id}`](claims/{claim.id}.py) | {versions} | {'；'.join(list(lead)[:4])} |"
        )
    return "\n".join(rows)
