"""A pleading as data: what a complaint or an arbitration application says, before any typography.

Nothing here is guessed: a fact the matter does not hold is a :class:`Gap`, printed 【待补：…】.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from advisor.errors import KnowledgeError
from advisor.papers.cite import Provision
from advisor.papers.printable import printable


class Kind(StrEnum):
    """Who decides: decides the words of the paper (判令/裁决, 原告/申请人)."""

    COURT = "court"
    ARBITRATION = "arbitration"


class PartyKind(StrEnum):
    """How a party signs: an organisation by seal and representative, a person by name."""

    ORGANISATION = "organisation"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Gap:
    """A missing fact: ``label`` for the reader, ``field`` the path in the matter that would fill it.

    ``field`` is empty where no answer of the matter does and the lawyer writes it into the draft.
    """

    label: str
    field: str

    def __str__(self) -> str:
        return f"【待补：{self.label}】"


Run = str | Gap


@dataclass(frozen=True, slots=True)
class Text:
    """Words and gaps in order. Every string in it is printable, so a Word file made of it always opens."""

    runs: tuple[Run, ...] = ()

    def __post_init__(self) -> None:
        cleaned = (printable(run) if isinstance(run, str) else run for run in self.runs)
        object.__setattr__(self, "runs", tuple(run for run in cleaned if run != ""))

    def __str__(self) -> str:
        return "".join(str(run) for run in self.runs)

    def __bool__(self) -> bool:
        return bool(self.runs)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        return tuple(run for run in self.runs if isinstance(run, Gap))

    def lines(self) -> tuple[Text, ...]:
        """One text per line the user typed; blank lines are dropped, a lone line stays as it is."""
        lines: list[list[Run]] = [[]]
        for run in self.runs:
            first, *rest = run.split("\n") if isinstance(run, str) else (run,)
            lines[-1].append(first)
            lines.extend([part] for part in rest)
        return tuple(Text(tuple(line)) for line in lines if str(Text(tuple(line))).strip()) or (Text(),)

    def one_line(self) -> Text:
        """The same words on one line, for names, titles and signatures."""
        return Text(tuple(" ".join(run.split("\n")) if isinstance(run, str) else run for run in self.runs))


def text(*parts: str | Gap | Text) -> Text:
    """Join words, gaps and texts into one text."""
    runs: list[Run] = []
    for part in parts:
        runs.extend(part.runs if isinstance(part, Text) else (part,))
    return Text(tuple(runs))


@dataclass(frozen=True, slots=True)
class PartyField:
    """One particular of a party; ``label`` carries its own colon; ``own_line`` starts a new line."""

    label: str
    value: Text
    own_line: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """A party block; ``role`` is the word on paper (原告, 被告, 第三人, 申请人 …)."""

    role: str
    name: Text
    kind: PartyKind
    fields: tuple[PartyField, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """One enforceable request. ``fallback_for``: numbers of the requests it replaces if they fail (备位)."""

    number: int
    text: Text
    claim_id: str
    alternative: bool = False
    fallback_for: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table inside the facts, e.g. how the balance was worked out; ``numeric``: columns set flush right;
    ``widths_cm`` of the columns, equal where empty."""

    headers: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    numeric: frozenset[int] = frozenset()
    widths_cm: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if not self.headers or any(len(row) != len(self.headers) for row in self.rows):
            raise KnowledgeError(f"表格各行须与表头 {self.headers} 列数相同")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of facts and reasons; its Chinese number is given by its place."""

    title: str
    paragraphs: tuple[Text | Table, ...]


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One exhibit of the evidence list (evidence_2019:19); ``group`` is the proof group it stands in."""

    number: int
    name: Text
    proves: Text
    source: Text
    pages: Text
    original_or_copy: Text
    group: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs and when; an organisation signs by seal and by its representative."""

    signatories: tuple[Party, ...]
    dated: Text


@dataclass(frozen=True, slots=True)
class Pleading:
    """民事起诉状 or 仲裁申请书. ``notes`` are for the app only and never reach the paper."""

    kind: Kind
    parties: tuple[Party, ...]
    requests: tuple[Request, ...]
    sections: tuple[Section, ...]
    law_citations: tuple[Provision, ...]
    forum: Text
    exhibits: tuple[EvidenceItem, ...]
    signature: Signature
    attachments: tuple[Text, ...]
    title: str = ""
    total: Text = Text()
    arbitration_basis: Text = Text()
    witnesses: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()
