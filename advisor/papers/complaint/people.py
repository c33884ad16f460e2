"""Who stands in the paper: parties follow from the requests made against them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from string import Formatter

from advisor.papers.complaint.case import Case
from advisor.papers.complaint.values import answer, gap, worded
from advisor.papers.parties import organisation, person
from advisor.papers.pleading import Gap, Party, Text, text
from advisor.papers.requests import Wording
from advisor.rules.matter import Matter

DEBTOR_SLOTS = frozenset({"defendant", "upstream", "lender", "debtor"})
ITEM_SLOTS = frozenset({"other_debtor", "shareholder", "counterparty"})
PARTY_SLOTS = DEBTOR_SLOTS | ITEM_SLOTS | {"employer", "main_contractor"}


class Place(Enum):
    """Where a person stands in the paper."""

    RESPONDENT = "respondent"
    THIRD = "third"


@dataclass(frozen=True, slots=True)
class Who:
    """A person of the case; ``field`` is the path of its name, ``part`` the part of the matter that describes it."""

    name: Text
    field: str
    part: str = ""

    @property
    def identity(self) -> str:
        """Two slots that carry the same name mean the same person."""
        return self.field if self.name.gaps else str(self.name)


def debtor(matter: Matter) -> Who:
    """The claimant's own counterparty."""
    return Who(_name(matter, "debtor.name"), "debtor.name", "debtor")


def employer(matter: Matter) -> Who:
    """The employer: the counterparty itself where it is one and no other is named."""
    if answer(matter, "chain.employer_name") is None and matter.debtor.role == "employer":
        return debtor(matter)
    named = _name(matter, "chain.employer_name")
    if not named.gaps and str(named) == str(debtor(matter).name):
        return debtor(matter)
    return Who(named, "chain.employer_name", "chain")


def main_contractor(matter: Matter) -> Who:
    """The general contractor above our counterparty."""
    return Who(_name(matter, "chain.main_contractor_name"), "chain.main_contractor_name")


def _name(matter: Matter, path: str) -> Text:
    value = answer(matter, path)
    return text(gap(path)) if value is None else text(worded(path, value)).one_line()


def places(wording: Wording, third: Iterable[str]) -> dict[str, Place]:
    """The party slots of a sentence that make somebody a party: {respondent}{x} is sued, {joined}{x} is joined."""
    found = dict.fromkeys(third, Place.THIRD)
    before = ""
    for words, slot, _, _ in Formatter().parse(wording.text):
        if slot in PARTY_SLOTS:
            if before == "respondent" and not words:
                found[slot] = Place.RESPONDENT
            elif before == "joined" and not words:
                found.setdefault(slot, Place.THIRD)
        before = slot or ""
    return found


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in the paper, each once."""

    case: Case
    respondents: tuple[Who, ...]
    thirds: tuple[Who, ...]

    def parties(self) -> tuple[Party, ...]:
        """The party blocks: claimant, respondents, third parties."""
        role = self.case.words.respondent
        return (
            self.claimant(),
            *(_block(self.case, role, who) for who in self.respondents),
            *(_block(self.case, "第三人", who) for who in self.thirds),
        )

    def claimant(self) -> Party:
        """The claimant's block, with everything the procedure law asks of one's own side."""
        matter, role = self.case.matter, self.case.words.claimant
        return _own(matter, role)

    def role(self, who: Who) -> str:
        """The word for a person's place in the case; empty for one who is no party."""
        if any(who.identity == other.identity for other in self.respondents):
            return self.case.words.respondent
        return "第三人" if any(who.identity == other.identity for other in self.thirds) else ""

    def called(self, who: Who) -> Text:
        """What the facts call a person: 被告 where there is only one, else role and name."""
        role = self.role(who)
        if role:
            alone = len(self.thirds if role == "第三人" else self.respondents) == 1
            return text(role) if alone else text(role, who.name)
        return who.name if not who.name.gaps else text("对方")


def _own(matter: Matter, role: str) -> Party:
    def known(path: str, label: str) -> Text:
        value = answer(matter, path)
        return text(Gap(f"{role}{label}", path)) if value is None else text(worded(path, value)).one_line()

    agent = known("claimant.agent", "委托代理人及律所")
    if matter.claimant.kind == "individual":
        return person(
            role,
            known("claimant.name", "姓名"),
            field="claimant",
            address=known("claimant.address", "住所地"),
            identity_number=known("claimant.credit_code", "公民身份号码"),
            phone=known("claimant.phone", "联系方式"),
            sex=text(Gap(f"{role}性别", "")),
            born_on=text(Gap(f"{role}出生日期", "")),
            nation=text(Gap(f"{role}民族", "")),
            occupation=text(Gap(f"{role}工作单位和职务或职业", "")),
            agent=agent,
            own_side=True,
        )
    return organisation(
        role,
        known("claimant.name", "名称"),
        field="claimant",
        address=known("claimant.address", "住所地"),
        code=known("claimant.credit_code", "统一社会信用代码"),
        representative=known("claimant.representative", "法定代表人姓名"),
        post=text(Gap(f"{role}法定代表人职务", "")),
        phone=known("claimant.phone", "联系方式"),
        agent=agent,
        own_side=True,
    )


_PATHS = {
    "debtor": ("debtor.address", "debtor.credit_code", "debtor.representative", "debtor.kind"),
    "chain": ("chain.employer_address", "", "", ""),
}


def _block(case: Case, role: str, who: Who) -> Party:
    """The other side: what is not known is a gap of the matter's field, or of none where it has none."""
    matter = case.matter
    address, code, representative, kind = _PATHS.get(who.part, ("", "", "", ""))

    def known(path: str, label: str) -> Text:
        value = answer(matter, path) if path else None
        return text(Gap(f"{role}{label}", path)) if value is None else text(worded(path, value)).one_line()

    name, several = who.name, who.part in ("", "chain")
    label = f"{name}的" if several and not name.gaps else ""
    if kind and answer(matter, kind) == "individual":
        identity = known(code, "公民身份号码") if answer(matter, code) is not None else None
        return person(role, name, field=who.part, address=known(address, "住所地"), identity_number=identity)
    return organisation(
        role,
        name,
        field=who.part or "account",
        address=known(address, f"{label}住所地"),
        code=known(code, f"{label}统一社会信用代码"),
        representative=known(representative, f"{label}法定代表人姓名"),
        administered=who.part == "debtor" and case.insolvent,
    )
