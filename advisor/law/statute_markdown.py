"""Reads one Markdown file of a law: what it says of itself, and its articles by number.

Made for messy files: front matter or none, headings or bold for articles, full-width spaces, a table of contents with
the same headings as the text, articles that run into the line (``第一条为了…``), inserted articles (之一), replies
without articles, standards numbered ``14.2``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import cn2an

HEAD_LINES = 40
"""A file says what it is in its first lines."""


@dataclass(frozen=True)
class LawText:
    """One file. ``articles`` maps our article numbers (``"120-1"`` for 第一百二十条之一) to their words, one paragraph
    a line; ``titles`` are plain (see :func:`plain_title`), ``numbers`` are document numbers without their brackets."""

    path: Path
    titles: frozenset[str]
    numbers: frozenset[str]
    effective_on: frozenset[date]
    promulgated_on: frozenset[date]
    articles: dict[str, str]


def read_law_text(path: Path, content: str) -> LawText:
    """The law in ``content``; never fails, a file that is no law has no articles."""
    front, body = _front_matter(content)
    lines = [_bare(line) for line in body.splitlines()]
    head = [line for line in lines if line][:HEAD_LINES]
    until = next((n for n, line in enumerate(head) if _ARTICLE.match(line)), len(head))
    preamble = " ".join(head[: max(until, 1)])
    said = " ".join(value for key, value in front.items() if key in _NUMBER_KEYS)
    numbers = numbers_in(said) or numbers_in(f"{path.stem} {preamble[:600]}")
    effective = _days(" ".join(v for k, v in front.items() if k in _EFFECTIVE_KEYS))
    promulgated = _days(" ".join(v for k, v in front.items() if k in _PROMULGATED_KEYS))
    return LawText(
        path,
        frozenset(_own_titles(path, front, head)),
        numbers,
        effective or _days_said(_IN_FORCE, preamble),
        promulgated or _days_said(_PUBLISHED, preamble),
        _articles(lines),
    )


_NUMERAL = r"[0-9０-９]+|[零〇○一二三四五六七八九十百千两]+"

# --- what the file says of itself -------------------------------------------------------------------------------------

_TITLE_KEYS = frozenset({"title", "title_zh", "name", "法律名称", "名称", "标题", "aliases", "alias", "别名"})
_NUMBER_KEYS = frozenset({"number", "doc_no", "docno", "document_number", "文号", "发文字号"})
_EFFECTIVE_KEYS = frozenset(
    {
        "effective_from",
        "effective",
        "effective_date",
        "in_force_from",
        "施行日期",
        "生效日期",
        "实施日期",
        "施行",
    }
)
_PROMULGATED_KEYS = frozenset(
    {"promulgated", "promulgated_on", "published", "公布日期", "发布日期", "颁布日期"}
)
_FRONT = re.compile(r"\A\s*---\s*\n(?P<front>.*?)\n---\s*\n", re.DOTALL)
_YEAR_BRACKETS = str.maketrans("[]【】()（）〈〉", "〔〕〔〕〔〕〔〕〔〕")
_NUMBER = re.compile(r"(?P<issuer>[一-鿿]{1,6}?)\s*〔\s*(?P<year>\d{4})\s*〕\s*(?P<serial>\d+)\s*号")
_ISSUERS = re.compile(r"(法释|法发|法函|法复|法|国办发|国发|财建|建市|建标|发改法规规|发改法规)$")
_ORDER = re.compile(
    r"(?P<kind>主席令|国务院令|委员会令|改革委令|部令)\s*第?\s*(?P<serial>[0-9一二三四五六七八九十百〇零]+)\s*号"
)
_DAY = re.compile(r"(?P<y>\d{4})\s*[-年./]\s*(?P<m>\d{1,2})\s*[-月./]\s*(?P<d>\d{1,2})")
_IN_FORCE = re.compile(r"自?\s*(\d{4}年\d{1,2}月\d{1,2}日)\s*起\s*(?:施行|实施|生效)")
_PUBLISHED = re.compile(r"(\d{4}年\d{1,2}月\d{1,2}日)[^。，；]{0,40}?(?:公布|发布|公告)")
_MARKS = re.compile(r"^[\s　>#\-*+•|]*|[\s　*_|]*$")


def _bare(line: str) -> str:
    """The line without Markdown marks, comments and outer blanks, inner full-width blanks as one space."""
    line = re.sub(r"<!--.*?-->", "", line)
    return re.sub(r"[\s　 ]+", " ", _MARKS.sub("", line).replace("**", "").replace("__", "")).strip()


def _front_matter(content: str) -> tuple[dict[str, str], str]:
    match = _FRONT.match(content)
    if match is None:
        return {}, content
    found: dict[str, str] = {}
    key = ""
    for line in match["front"].splitlines():
        name, separator, value = line.partition(":")
        if separator and not line.startswith((" ", "\t", "-")):
            key = name.strip().lower()
            found[key] = value.strip().strip("\"'")
        elif key:
            found[key] += f"；{line.strip().lstrip('- ')}"
    return found, content[match.end() :]


def plain_title(title: str) -> str:
    """A title without book marks, blanks, the state's and the court's name, remarks in brackets and, for a code kept
    in several files, the name of the part. The ordinal that tells namesakes apart, （二）, stays."""
    bare = re.sub(r"[\s　《》〈〉\"“”'#*]", "", title).translate(str.maketrans("()", "（）"))
    bare = re.sub(r"（(?![一二三四五六七八九十]+）)[^（）]*）", "", bare)
    bare = re.sub(r"法典(?:·|第[一二三四五六七八九十]+编)?[一-鿿]{2,4}编$", "法典", bare)
    bare = re.sub(r"(?:摘录|节选|全文)$", "", bare)
    return bare.removeprefix("中华人民共和国").removeprefix("最高人民法院")


def _own_titles(path: Path, front: dict[str, str], head: list[str]) -> Iterator[str]:
    for key, value in front.items():
        if key in _TITLE_KEYS:
            yield from filter(None, map(plain_title, re.split(r"[；;,，\[\]]", value)))
    yield plain_title(re.sub(r"^[\d\-_. ]+|[\-_ ]?\d{4}(?:[-_.]?\d{2}){0,2}$", "", path.stem))
    for line in head[:3]:
        if 3 <= len(line) <= 80 and not _ARTICLE.match(line):
            yield plain_title(line)


def numbers_in(text: str) -> frozenset[str]:
    """Document numbers in one form: ``法释2026-12``, ``主席令45``."""
    plain = text.translate(_YEAR_BRACKETS)
    found = set()
    for match in _NUMBER.finditer(plain):
        issuer = _ISSUERS.search(match["issuer"])
        if issuer:
            found.add(f"{issuer[0]}{match['year']}-{int(match['serial'])}")
    for match in _ORDER.finditer(text):
        found.add(f"{match['kind']}{_arabic(match['serial'])}")
    return frozenset(found)


def _days(text: str) -> frozenset[date]:
    found = set()
    for match in _DAY.finditer(text):
        try:
            found.add(date(int(match["y"]), int(match["m"]), int(match["d"])))
        except ValueError:
            continue
    return frozenset(found)


def _days_said(pattern: re.Pattern[str], text: str) -> frozenset[date]:
    return frozenset(day for match in pattern.finditer(text) for day in _days(match[1]))


# --- its articles -----------------------------------------------------------------------------------------------------

_ARTICLE = re.compile(
    rf"第\s*(?P<main>{_NUMERAL})\s*条(?:\s*之\s*(?P<sub>{_NUMERAL}))?(?P<gap>[\s：:、】\]]*)(?P<rest>.*)"
)
_DIVISION = re.compile(rf"第\s*(?:{_NUMERAL})\s*(?:编|分编|章|节)(?:\s|$)|附\s*则$|附\s*件|附\s*录")
_CONTENTS = re.compile(r"目\s*[录次]$")
_LISTED = re.compile(r"(?P<main>[一二三四五六七八九十]+)、(?P<rest>.*)")
_DECIMAL = re.compile(r"(?P<main>\d+(?:\.\d+)*)[\s、.．](?P<rest>.*)")
_SENTENCE = re.compile(r"[。；：;:]")


@dataclass
class _Draft:
    """An article being read: its number and its lines."""

    number: str
    lines: list[str]

    @property
    def whole(self) -> bool:
        """It is a sentence, not an entry of a table of contents."""
        return any(_SENTENCE.search(line) for line in self.lines)


def _articles(lines: list[str]) -> dict[str, str]:
    drafts = list(_drafts(lines))
    if not drafts:
        drafts = list(_listed(lines, _LISTED)) or list(_listed(lines, _DECIMAL)) or _single(lines)
    found: dict[str, _Draft] = {}
    for draft in drafts:
        known = found.get(draft.number)
        if known is None or (draft.whole and not known.whole):
            found[draft.number] = draft
    return {number: "\n".join(draft.lines) for number, draft in found.items() if draft.lines}


def _drafts(lines: list[str]) -> Iterator[_Draft]:
    current: _Draft | None = None
    last = (0, 0)
    for line in lines:
        match = _ARTICLE.match(line)
        place = _place(match) if match else None
        if match and place and (_opens(match) or _follows(place, last)):
            if current:
                yield current
            current, last = _Draft(_number(place), [match["rest"]] if match["rest"] else []), place
        elif _DIVISION.match(line) or _CONTENTS.match(line):
            if current:
                yield current
            current = None
        elif current is not None and line:
            current.lines.append(line)
    if current:
        yield current


def _opens(match: re.Match[str]) -> bool:
    """The number stands apart from the words: a heading or a marked article, not a reference that begins a line."""
    return bool(match["gap"]) or not match["rest"]


def _follows(place: tuple[int, int], last: tuple[int, int]) -> bool:
    """The next number in order, so that ``第一条为了…`` without a blank is an article."""
    return place == (last[0] + 1, 0) or place == (last[0], last[1] + 1) or place == (1, 0)


def _place(match: re.Match[str]) -> tuple[int, int] | None:
    try:
        return int(_arabic(match["main"])), int(_arabic(match["sub"])) if match["sub"] else 0
    except ValueError:
        return None


def _number(place: tuple[int, int]) -> str:
    return f"{place[0]}-{place[1]}" if place[1] else str(place[0])


def _listed(lines: list[str], pattern: re.Pattern[str]) -> Iterator[_Draft]:
    """Replies numbered 一、二、 and standards numbered 14.2."""
    current: _Draft | None = None
    for line in lines:
        match = pattern.match(line)
        if match:
            if current:
                yield current
            number = match["main"] if match["main"][0].isdigit() else _arabic(match["main"])
            current = _Draft(number, [match["rest"].strip()])
        elif current is not None and line:
            current.lines.append(line)
    if current:
        yield current


def _single(lines: list[str]) -> list[_Draft]:
    """A reply without any division is one article."""
    words = [line for line in lines if _SENTENCE.search(line) and len(line) > 20]
    return [_Draft("1", words)] if words else []


def _arabic(numeral: str) -> str:
    plain = numeral.translate(str.maketrans("０１２３４５６７８９○〇", "0123456789零零"))
    return str(int(plain)) if plain.isdigit() else str(cn2an.cn2an(plain, "smart"))
