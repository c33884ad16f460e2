"""What may stand on paper: strips the characters that break Word files or disguise figures."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")

# XML 1.0 forbids most controls, surrogates and U+FFFE/FFFF; the direction overrides can make
# "1000" read "0001" on paper, so they go too. Joiners (U+200D) stay: emoji are built with them.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff"
    + "\ud800-\udfff"
    + "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(1, 17))
    + "]"
)


def printable(words: str) -> str:
    """``words`` with line ends as ``\\n``, tabs as spaces, and nothing that breaks Word or a browser."""
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", words)).replace("\t", " ")
