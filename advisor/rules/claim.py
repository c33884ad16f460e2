"""What a claim is made of: elements, defences, clocks, amount, reliefs, advice, relations.

A claim basis (请求权基础) is one :class:`Claim` in one module under ``claims/``. It is law in time: each
:class:`Version` says under which regimes it applies; together the versions cover every regime of the claim's axis
exactly once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum

from advisor.quantum.lines import Computation
from advisor.rules.clock import ClockRule
from advisor.rules.conditions import Condition
from advisor.rules.facts import Facts, must_be_field

CLAIMANT, RESPONDENT = "claimant", "respondent"


@dataclass(frozen=True, slots=True)
class Element:
    """One element (要件): what must be shown, by whom, with what, and the article that asks for it."""

    id: str
    text: str
    condition: Condition
    cite: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    burden: str = CLAIMANT


class Effect(Enum):
    """What a defence does to the claim."""

    EXTINGUISHES = "extinguishes"
    BARS_IF_RAISED = "bars_if_raised"
    REDUCES = "reduces"


@dataclass(frozen=True, slots=True)
class Defence:
    """One defence (抗辩) of the other side, its effect, who proves it, and what answers it."""

    id: str
    text: str
    condition: Condition
    cite: tuple[str, ...]
    effect: Effect
    answer: str = ""
    evidence: tuple[str, ...] = ()
    burden: str = RESPONDENT


@dataclass(frozen=True, slots=True)
class Amount:
    """What a claim is worth in yuan on the day of the assessment.

    ``value`` is ``None`` while facts are missing. ``alternative`` is the figure of the fallback plea (for example
    interest beside a penalty); the two are never added.
    """

    value: Decimal | None = None
    computation: Computation | None = None
    missing: tuple[str, ...] = ()
    alternative: Amount | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class AmountRule:
    """How to work out the amount; ``reads`` names every field ``run`` looks at."""

    reads: tuple[str, ...]
    run: Callable[[Facts], Amount]

    def __post_init__(self) -> None:
        for path in self.reads:
            must_be_field(path)


@dataclass(frozen=True, slots=True)
class Relief:
    """A request (诉讼请求): ``id`` is its wording in ``knowledge/papers/requests.toml``; ``when`` gates it.

    One that is made for each item of a list is made only for those that satisfy ``each``.
    """

    id: str
    when: Condition | None = None
    each: Condition | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence the adviser must say when ``when`` holds (always if ``None``), with its authority."""

    id: str
    text: str
    cite: tuple[str, ...]
    when: Condition | None = None


class Tie(Enum):
    """How two claims stand to each other."""

    NEEDS = "needs"
    EXCLUDES = "excludes"
    ALTERNATIVE = "alternative"
    CAPPED_WITH = "capped_with"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation to another claim, with the reason and its citation.

    ``greater_first``: of two alternatives for the same money the greater is the principal plea, since the fallback can
    only be less.
    """

    tie: Tie
    other: str
    why: str
    cite: tuple[str, ...] = ()
    greater_first: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Version:
    """The claim as the law had it under ``regimes`` (ids on the claim's axis)."""

    id: str
    regimes: tuple[str, ...]
    gist: str
    cite: tuple[str, ...]
    elements: tuple[Element, ...]
    defences: tuple[Defence, ...] = ()
    clocks: tuple[ClockRule, ...] = ()
    advice: tuple[Advice, ...] = ()
    reliefs: tuple[Relief, ...] = ()
    heads: tuple[tuple[Condition, tuple[str, ...]], ...] = ()
    """Citations of one head of the claim only: left out where the facts show other heads but not this one."""

    @property
    def judged(self) -> tuple[Element | Defence, ...]:
        """What has a condition and a burden: elements, then defences."""
        return self.elements + self.defences

    @property
    def gated(self) -> tuple[Advice | Relief, ...]:
        """What is said or asked only when its condition holds."""
        return self.advice + self.reliefs


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day whose law governs the claim; ``run`` returns ``None`` while the facts do not give it."""

    text: str
    reads: tuple[str, ...]
    run: Callable[[Facts], date | None]

    def __post_init__(self) -> None:
        for path in self.reads:
            must_be_field(path)


def first_of(text: str, *paths: str) -> Anchor:
    """The first of ``paths`` that is known."""

    def run(facts: Facts) -> date | None:
        found = facts.first(*paths)
        return found if isinstance(found, date) else None

    return Anchor(text, paths, run)


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim basis.

    ``against`` names the party sued (a field path or fixed words). ``money`` says whether limitation applies;
    ``secured`` whether the claim ranks before other creditors; ``no_limitation`` gives the reason when none runs.
    """

    id: str
    name: str
    summary: str
    axis: str
    anchor: Anchor
    versions: tuple[Version, ...]
    amount: AmountRule | None = None
    relations: tuple[Relation, ...] = ()
    cause: str = ""
    """Cause of action (案由, civil_causes_2025)."""
    against: str = "debtor"
    secured: bool = False
    debt: bool = False
    """Its amount is the debt itself, by whatever route it is reached."""
    accessory: bool = False
    """It grows out of a debt (interest, late fee) and is ranked no higher than the debt."""
    no_limitation: str = ""
    reads: tuple[str, ...] = field(default=(), init=False)
    by_regime: Mapping[str, Version] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_regime", {r: v for v in reversed(self.versions) for r in v.regimes})
        found: dict[str, None] = dict.fromkeys(self.anchor.reads)
        for version in self.versions:
            for element in version.elements:
                found.update(dict.fromkeys(element.condition.reads))
            for defence in version.defences:
                found.update(dict.fromkeys(defence.condition.reads))
            for clock in version.clocks:
                found.update(dict.fromkeys(clock.reads))
            for gated in version.gated:
                if gated.when is not None:
                    found.update(dict.fromkeys(gated.when.reads))
        if self.amount is not None:
            found.update(dict.fromkeys(self.amount.reads))
        object.__setattr__(self, "reads", tuple(p for p in found if not p.startswith("item.")))

    def version_under(self, regime: str) -> Version:
        """The version for a regime id; raises ``KeyError`` when the claim leaves a gap (``check`` forbids it)."""
        try:
            return self.by_regime[regime]
        except KeyError:
            raise KeyError(f"{self.id} 没有写 {regime} 之下的规则") from None
