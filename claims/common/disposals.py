"""What the debtor did to make himself poorer, and whether it may be revoked (债权人撤销权的客体).

Sources:
    civil_code:538-540; contract_general_2023:42, 43, 45; contract_act_1999:74; contract_interp_2_2009:18, 19, 30;
    bankruptcy_interp_2_2013:13.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from advisor.law.periods import period
from advisor.quantum.lines import Computation, Line
from advisor.quantum.money import format_yuan
from advisor.rules.claim import Amount
from advisor.rules.clock import Clock, Reading, idle, reading, running, unread
from advisor.rules.conditions import any_of, derived, none_of, split, yes
from advisor.rules.facts import Facts
from advisor.rules.matter import AssetDisposal
from advisor.rules.truth import Truth, conjunction, disjunction, truth

from .each_limitation import safest_first
from .in_force import CODE_ON, CONTRACT_INTERPRETATION_2_ON
from .insolvency import insolvent
from .sum_owed import OWED_READS, sum_owed

LIST, SIGNED_ON = "account.disposals", "contract.signed_on"
INTERPRETATION_2009_ON = CONTRACT_INTERPRETATION_2_ON
LOW, HIGH = Decimal("0.7"), Decimal("1.3")
"""Below 70 % of the market price, or above 130 %, a price is as a rule plainly unreasonable (contract_general_2023:42)."""

WITHOUT_RETURN = frozenset({"waiver", "gift", "extension"})
ORDER = {Truth.YES: 2, Truth.UNKNOWN: 1, Truth.NO: 0}


def _kind_known_then(facts: Facts, act: AssetDisposal) -> Truth:
    """Whether the law let a creditor revoke this kind of act: that of the day of the act, but the interpretation of 2009
    reaches every case not finally decided before it (contract_interp_2_2009:30)."""
    if act.kind is None or act.done_on is None:
        return Truth.UNKNOWN
    if act.done_on >= CODE_ON:
        return Truth.YES
    if act.kind == "security_for_other":
        return Truth.NO
    if act.kind in ("extension", "high_price"):
        return truth((facts.final_on or facts.on) >= INTERPRETATION_2009_ON)
    return Truth.YES


def _old_security(facts: Facts, act: AssetDisposal) -> Truth:
    """Security given for another's debt before the code: no article spoke of it."""
    return truth(act.kind == "security_for_other" and act.done_on is not None and act.done_on < CODE_ON)


def _before_our_claim(facts: Facts, act: AssetDisposal) -> Truth:
    """Done before our contract was made; silence about its day is not held against us."""
    signed_on = facts.get(SIGNED_ON)
    return truth(act.done_on is not None and signed_on is not None and act.done_on < signed_on)


def plainly_unreasonable(act: AssetDisposal) -> Truth:
    """By the 70 % and 130 % marks; a price at the mark is not beyond it."""
    if act.kind not in ("low_price", "high_price"):
        return Truth.YES if act.kind else Truth.UNKNOWN
    if act.price is None or act.market_price is None:
        return Truth.UNKNOWN
    low = act.kind == "low_price"
    return truth(act.price < act.market_price * LOW if low else act.price > act.market_price * HIGH)


def related_price(act: AssetDisposal) -> Truth:
    """A related party's price is worse than the market's, though not beyond the marks."""
    if not act.related or act.kind not in ("low_price", "high_price"):
        return Truth.NO
    if act.price is None or act.market_price is None:
        return Truth.NO
    worse = act.price < act.market_price if act.kind == "low_price" else act.price > act.market_price
    return conjunction([truth(worse), ~plainly_unreasonable(act)])


def _knew(act: AssetDisposal) -> Truth:
    return Truth.YES if act.kind in WITHOUT_RETURN else truth(act.counterparty_knew)


def _strength(facts: Facts, act: AssetDisposal) -> Truth:
    price = disjunction([plainly_unreasonable(act), related_price(act)])
    since = ~_before_our_claim(facts, act)
    return conjunction([_kind_known_then(facts, act), price, _knew(act), truth(act.unpaid_claim_affected), since])


KNOWN, DONE = "creditor_revocation", "creditor_revocation_cap"


def _readings(act: AssetDisposal, name: str) -> tuple[Reading, ...]:
    """The year from knowledge or the five years from the act, under the law of the act; main line first."""
    start_on = act.known_on if name == KNOWN else act.done_on
    if start_on is None:
        return ()
    length = period(name, "civil_code" if (act.done_on or start_on) >= CODE_ON else "contract_act")
    why = "知道或者应当知道处分行为之日" if name == KNOWN else "债务人的行为发生之日"
    main = reading(start_on, length.period, why, *length.cite)
    harm_on = act.harm_known_on
    if name == DONE or harm_on is None or harm_on <= start_on:
        return (main,)
    why = "知道该行为影响债权实现之日"
    return main, reading(harm_on, length.period, why, *length.cite, doctrine="revocation_knowledge")


def _past(facts: Facts, act: AssetDisposal, name: str) -> bool:
    """The period of one act ran out on every line; what the suit on file asks does not matter to the order."""
    lines = _readings(act, name)
    return bool(lines) and (act.sued_on or facts.on) > max(line.extended_on for line in lines)


def _late(facts: Facts, act: AssetDisposal) -> bool:
    return _past(facts, act, KNOWN) or _past(facts, act, DONE)


def disposals(facts: Facts) -> list[AssetDisposal]:
    """All acts, that with the best prospects first: revocable and in time, then not yet known, then too late, then not
    revocable; of equals the latest, and beyond that the order typed must not matter."""

    def rank(act: AssetDisposal) -> tuple[int, int, date, str]:
        strength = ORDER[_strength(facts, act)]
        prospects = 0 if not strength else 1 if _late(facts, act) else strength + 1
        return prospects, strength, act.done_on or date.min, act.model_dump_json()

    found: list[AssetDisposal] = facts.once(
        "disposals", lambda f: sorted(f.get(LIST) or (), key=rank, reverse=True)
    )
    return found


def disposal(facts: Facts) -> AssetDisposal | None:
    """The act with the best prospects, on which the elements are judged."""
    return next(iter(disposals(facts)), None)


def _open_acts(facts: Facts) -> list[AssetDisposal]:
    """Those that may be revoked, in time or not; the best one always."""
    acts = disposals(facts)
    return [a for a in acts if _strength(facts, a) is not Truth.NO] or acts[:1]


def _asked(facts: Facts) -> Truth:
    """One that cannot be revoked, or is out of time where another is not, is no object of the suit."""
    acts = _open_acts(facts)
    lost = not _late(facts, acts[0]) and _late(facts, facts.item)
    return truth(facts.item in acts and not lost)


act_asked = derived("可以撤销、期间没有确定届满的处分", (), _asked)
"""Of one act (an item of the list)."""


def _of(facts: Facts, work: Callable[[AssetDisposal], Truth]) -> Truth:
    act = disposal(facts)
    if act is None:
        return truth(None if facts.get(LIST) is None else False)
    return work(act)


disposed = derived("债务人有处分财产的行为", (LIST,), lambda f: _of(f, lambda a: Truth.YES))
kind_revocable = any_of(
    derived("行为属于当时可撤销的种类", (LIST,), lambda f: _of(f, lambda a: _kind_known_then(f, a))),
    split(
        derived("2021 年前为他人担保", (LIST,), lambda f: _of(f, lambda a: _old_security(f, a))),
        "security_revocable_before_code",
        Truth.NO,
    ),
    text="行为属于可撤销的种类",
)
before_our_claim = split(
    derived("处分在我方合同订立之前", (LIST, SIGNED_ON), lambda f: _of(f, lambda a: _before_our_claim(f, a))),
    "disposal_before_our_claim",
    Truth.YES,
)
price_unreasonable = derived(
    "无偿，或者价格明显不合理（低于市场价七成、高于一点三倍）",
    (LIST,),
    lambda f: _of(f, plainly_unreasonable),
)
price_of_related = derived("关联方、亲属之间的不利价格", (LIST,), lambda f: _of(f, related_price))
counterparty_knew = derived("有偿行为的相对人知道或者应当知道", (LIST,), lambda f: _of(f, _knew))
claim_affected = derived(
    "影响我方债权实现", (LIST,), lambda f: _of(f, lambda a: truth(a.unpaid_claim_affected))
)


INSOLVENT_ON, NOT_REVOKING = "debtor.insolvency_accepted_on", "debtor.administrator_not_revoking"
A_YEAR = relativedelta(years=1)


def _administrator_first(facts: Facts, act: AssetDisposal) -> Truth:
    """The debtor is insolvent, and the act lies in the year before acceptance or after it (bankruptcy_2006:31): the
    administrator's to revoke. Where the day of acceptance is not told it may be."""
    accepted_on = facts.get(INSOLVENT_ON)
    if insolvent.find(facts).truth is not Truth.YES or act.kind in ("extension", "security_for_other"):
        return Truth.NO
    return truth(accepted_on is None or act.done_on is None or act.done_on >= accepted_on - A_YEAR)


administrator_idle = any_of(
    none_of(
        derived(
            "受理前一年内的处分，由管理人撤销", (LIST, INSOLVENT_ON, "debtor.in_insolvency"),
            lambda f: _of(f, lambda a: _administrator_first(f, a)) if disposal(f) else Truth.NO,
        )
    ),
    yes(NOT_REVOKING),
    text="债务人没有破产，或者该处分管理人没有请求撤销",
)


def disposed_on(facts: Facts) -> date | None:
    """The day of the act, which selects the law."""
    act = disposal(facts)
    return act.done_on if act else None


def _clock(facts: Facts, act: AssetDisposal, name: str) -> Clock:
    lines = _readings(act, name)
    if not lines:
        return unread(facts, LIST)
    return running(facts, lines[0], others=lines[1:], exercised_on=act.sued_on, filing_exercises=None, asks=(LIST,))


def known_or_done(facts: Facts, name: str) -> Clock | tuple[Clock, ...]:
    """The clock of each act from the day of knowledge or from the act itself: each act is revoked, and lost, for itself.

    An act lost on the other period alone is left out where others remain, so that "all ran out" here and "all ran out"
    there mean together that none is left."""
    acts = _open_acts(facts)
    if not acts:
        return unread(facts, LIST) if facts.get(LIST) is None else idle(facts, "没有处分行为", never_started=True)
    if len(acts) == 1:
        return _clock(facts, acts[0], name)
    other = DONE if name == KNOWN else KNOWN
    kept = [a for a in acts if _past(facts, a, name) or not _past(facts, a, other)] or acts
    title = "撤销权一年期间" if name == KNOWN else "撤销权五年期间"
    whose = {id(a): a.counterparty or str(a.done_on or a.known_on or "") for a in kept}
    return safest_first(
        replace(_clock(facts, a, name), name=f"{title}：{whose[id(a)]}", of=whose[id(a)]) for a in kept
    )


AMOUNT_READS = (*OWED_READS, LIST, "debtor.insolvency_accepted_on", "debtor.in_insolvency")
BACK_TO_DEBTOR = "财产回到债务人名下，再申请执行，不直接归我方。"


def _lost_value(act: AssetDisposal) -> Decimal | None:
    """What the debtor's property lost by the act (yuan)."""
    if act.market_price is None:
        return None
    priced = act.kind in ("low_price", "high_price")
    return abs(act.market_price - (act.price or Decimal(0))) if priced else act.market_price


def _counted(facts: Facts) -> tuple[list[AssetDisposal], str]:
    """The acts whose value is asked back (the best one, and each other that is revocable and in time; where all are out of
    time, all), and a remark on those left out."""
    best, *others = _open_acts(facts)
    late = [] if _late(facts, best) else [a for a in others if _late(facts, a)]
    kept = [a for a in others if _strength(facts, a) is Truth.YES and a not in late]
    left = {"期间已过": late}
    left["要件没有查清"] = [a for a in others if a not in kept and a not in left["期间已过"]]
    said = [f"{why}、未计入：{'、'.join(a.counterparty or str(a.done_on) for a in acts)}。" for why, acts in left.items() if acts]
    return [best, *kept], "".join(said)


def within_own_claim(facts: Facts) -> Amount:
    """What comes back to the debtor: the value given away by all acts, no more than our own claim (yuan); in insolvency
    all of it, for the estate (bankruptcy_interp_2_2013:13(2))."""
    own = sum_owed(facts)
    if disposal(facts) is None or own.value is None:
        return Amount(missing=(LIST,) if own.value is not None else own.missing)
    acts, left_out = _counted(facts)
    values = [_lost_value(a) for a in acts]
    if values[0] is None:
        return Amount(missing=(LIST,))
    known = [value for value in values if value is not None]
    lost, missing = sum(known, Decimal(0)), (LIST,) if None in values else ()
    lines = [Line("处分所减少的财产价值", amount=value) for value in known]
    if len(known) > 1:
        left_out = f"共 {len(known)} 笔处分，合计 {format_yuan(lost)}，逐笔请求撤销。" + left_out
    if insolvent.find(facts).truth is Truth.YES:
        note = "债务人破产：全部归入债务人财产，不以我方债权为限。" + left_out
        return Amount(lost, Computation(lost, tuple(lines)), missing, note=note)
    if own.value < lost:
        lines.append(Line("超出我方债权的部分不计", amount=own.value - lost))
    value = min(own.value, lost)
    more = "" if value == lost else "债权的利息、违约金也可计入限额；标的不可分的，可以请求全部撤销。"
    return Amount(value, Computation(value, tuple(lines)), missing, note=BACK_TO_DEBTOR + left_out + more)
