"""What the debtor did to make himself poorer, and whether it may be revoked (债权人撤销权的客体).

Sources:
    civil_code:538-540; contract_general_2023:42, 43, 45; contract_act_1999:74; contract_interp_2_2009:18, 19, 30;
    bankruptcy_interp_2_2013:13.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from advisor.law.periods import period
from advisor.quantum.lines import Computation, Line
from advisor.rules.claim import Amount
from advisor.rules.clock import Clock, idle, reading, running, unread
from advisor.rules.conditions import any_of, derived, split
from advisor.rules.facts import Facts
from advisor.rules.matter import AssetDisposal
from advisor.rules.truth import Truth, conjunction, disjunction, truth

from .insolvency import insolvent
from .sum_owed import OWED_READS, sum_owed

LIST, SIGNED_ON = "account.disposals", "contract.signed_on"
CODE_ON, INTERPRETATION_2009_ON = date(2021, 1, 1), date(2009, 5, 13)
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


def disposal(facts: Facts) -> AssetDisposal | None:
    """The act with the best prospects, of equals the latest; beyond that the order typed must not matter."""

    def best(act: AssetDisposal) -> tuple[int, date, str]:
        return ORDER[_strength(facts, act)], act.done_on or date.min, act.model_dump_json()

    def work(facts: Facts) -> AssetDisposal | None:
        return max(facts.get(LIST) or (), key=best, default=None)

    found: AssetDisposal | None = facts.once("disposal", work)
    return found


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


def disposed_on(facts: Facts) -> date | None:
    """The day of the act, which selects the law."""
    act = disposal(facts)
    return act.done_on if act else None


def known_or_done(facts: Facts, field: str, period_name: str) -> Clock:
    """The clock from the day of knowledge (``known_on``) or of the act (``done_on``)."""
    assert facts.regime is not None
    act = disposal(facts)
    if act is None:
        return (
            unread(facts, LIST)
            if facts.get(LIST) is None
            else idle(facts, "没有处分行为", never_started=True)
        )
    start_on: date | None = getattr(act, field)
    if start_on is None:
        return unread(facts, LIST)
    length = period(period_name, facts.regime.id)
    if field == "done_on":
        main = reading(start_on, length.period, "债务人的行为发生之日", *length.cite)
        return running(facts, main, exercised_on=act.sued_on, filing_exercises=None, asks=(LIST,))
    main = reading(start_on, length.period, "知道或者应当知道处分行为之日", *length.cite)
    harm_on = act.harm_known_on
    if harm_on is None or harm_on <= start_on:
        return running(facts, main, exercised_on=act.sued_on, filing_exercises=None, asks=(LIST,))
    why = "知道该行为影响债权实现之日"
    other = reading(harm_on, length.period, why, *length.cite, doctrine="revocation_knowledge")
    return running(facts, main, others=(other,), exercised_on=act.sued_on, filing_exercises=None, asks=(LIST,))


AMOUNT_READS = (*OWED_READS, LIST, "debtor.insolvency_accepted_on", "debtor.in_insolvency")
BACK_TO_DEBTOR = "财产回到债务人名下，再申请执行，不直接归我方。"


def within_own_claim(facts: Facts) -> Amount:
    """What comes back to the debtor: the value given away, no more than our own claim (yuan); in insolvency all of it,
    for the estate (bankruptcy_interp_2_2013:13(2))."""
    own, act = sum_owed(facts), disposal(facts)
    if act is None or own.value is None or act.market_price is None:
        return Amount(missing=(LIST,) if own.value is not None else own.missing)
    paid = act.price or Decimal(0)
    lost = abs(act.market_price - paid) if act.kind in ("low_price", "high_price") else act.market_price
    lines = [Line("处分所减少的财产价值", amount=lost)]
    if insolvent.find(facts).truth is Truth.YES:
        return Amount(lost, Computation(lost, tuple(lines)), note="债务人破产：全部归入债务人财产，不以我方债权为限。")
    if own.value < lost:
        lines.append(Line("超出我方债权的部分不计", amount=own.value - lost))
    value = min(own.value, lost)
    more = "" if value == lost else "债权的利息、违约金也可计入限额；标的不可分的，可以请求全部撤销。"
    return Amount(value, Computation(value, tuple(lines)), note=BACK_TO_DEBTOR + more)
