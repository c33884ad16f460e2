"""Small numbers in Chinese numerals."""

from __future__ import annotations

import re

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


def small_chinese(text: str) -> int | None:
    """一 to 九百九十九 in ordinary numerals; None when malformed."""
    match = re.fullmatch(
        r"(?:(?P<h>[一二两三四五六七八九])百零?)?(?:(?P<t>[一二三四五六七八九])?(?P<ten>十))?(?P<u>[零〇一二两三四五六七八九])?",
        text,
    )
    if not text or not match:
        return None
    tens = DIGITS[match["t"]] if match["t"] else 1
    return (
        100 * (DIGITS[match["h"]] if match["h"] else 0)
        + (10 * tens if match["ten"] else 0)
        + (DIGITS[match["u"]] if match["u"] else 0)
    )
