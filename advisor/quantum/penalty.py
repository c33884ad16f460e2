"""Agreed penalties beside interest, the reduction rule as a range, and late interest owed to SMEs.

Interest and penalty on the same sum and days are alternatives; nothing here adds them up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.errors import LawNotInForce
from advisor.quantum.day_count import DayCount
from advisor.quantum.interest import interest_on
from advisor.quantum.lines import Computation, product
from advisor.quantum.money import ZERO, format_yuan, positive, to_fen
from advisor.quantum.rate_spec import LPR_1Y, Per, RateSpec, stated
from advisor.quantum.rate_text import parse_rate
from advisor.quantum.rates import Rates, load_rates
from advisor.quantum.statutory import latest, rule, versions


@dataclass(frozen=True, slots=True)
class ReductionRange:
    """Where a court may end between the proven loss and the agreed penalty: a range, not a prediction.

    ``loss`` is the loss put forward, ``threshold`` the loss plus the usual margin, ``claimed`` the agreed
    sum. ``low`` and ``high`` bound what is left if the debtor asks for a reduction.
    """

    claimed: Decimal
    loss: Decimal
    threshold: Decimal
    low: Decimal
    high: Decimal
    excessive: bool
    notes: tuple[str, ...]
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SmeLateInterest:
    """Late interest for a small or medium enterprise beside its LPR fallback; never added together."""

    primary: Computation
    alternative: Computation
    contested: bool
    notes: tuple[str, ...]
    citations: tuple[str, ...]


def penalty_on(
    base: Decimal | int | str,
    start_on: date,
    end_on: date,
    spec: RateSpec | str,
    *,
    cap: Decimal | None = None,
    cap_share: Decimal | None = None,
    cap_base: Decimal | int | str | None = None,
    day_count: DayCount = DayCount.ACTUAL_365,
    include_end: bool = False,
    rates: Rates | None = None,
    due_on: date | None = None,
) -> Computation:
    """The agreed late-payment penalty on ``base`` yuan, limited by the contract's own cap.

    ``cap`` is a sum in yuan; ``cap_share`` a fraction of ``cap_base`` (the contract price when the clause
    says so, else ``base``). Same counting of days as :func:`advisor.quantum.interest.interest_on`.
    """
    found = interest_on(
        base,
        start_on,
        end_on,
        spec,
        day_count=day_count,
        include_end=include_end,
        rates=rates,
        label="违约金",
        due_on=due_on,
    )
    limits = [positive(cap, "违约金上限")] if cap is not None else []
    if cap_share is not None:
        limits.append(to_fen(positive(base if cap_base is None else cap_base, "上限基数") * cap_share))
    if not limits or found.total <= min(limits):
        return found
    limit = to_fen(min(limits))
    exact = sum((line.amount for line in found.lines), ZERO)
    cut = product(f"合同约定上限{format_yuan(limit)}", limit - exact)
    return Computation(
        limit,
        (*found.lines, cut),
        found.provisional,
        (*found.notes, "已达合同约定的违约金上限，此后不再增加。"),
        ZERO,
        found.per_day_from,
        found.data_version,
        found.citations,
    )


def reduction_range(
    claimed: Decimal | int | str,
    loss: Decimal | int | str,
    *,
    on: date | None = None,
    bad_faith: bool = False,
    reduction_requested: bool = True,
) -> ReductionRange:
    """What may remain of an agreed penalty of ``claimed`` yuan when the loss is ``loss`` yuan.

    ``on`` is the day whose law judges the breach (today's rule if None). The thirty per cent is a guide for
    calling a penalty excessive, not the figure to which it is cut. Source: contract_general_2023:65.
    """
    version = latest("penalty_reduction") if on is None else rule("penalty_reduction", on)
    amount, floor = positive(claimed, "约定违约金"), positive(loss, "损失")
    threshold = to_fen(floor * (1 + Decimal(version.value)))
    excessive = amount > threshold
    notes = [version.gist]
    if not excessive:
        low = high = amount
        notes.append(f"未超过损失加三成（{format_yuan(threshold)}），一般不算过高。")
    elif bad_faith or not reduction_requested:
        low = high = amount
        notes.append("恶意违约一般不减。" if bad_faith else "对方没有请求减少的，法院不主动减少。")
    else:
        low, high = floor, amount
        notes.append(
            f"请求减少的，法院在损失{format_yuan(floor)}与约定额{format_yuan(amount)}之间衡量，没有定数；"
            f"损失加三成是{format_yuan(threshold)}，超过它的部分最可能被减。"
        )
    return ReductionRange(amount, floor, threshold, low, high, excessive, tuple(notes), version.citations)


def sme_late_interest(
    principal: Decimal | int | str,
    start_on: date,
    end_on: date,
    *,
    contract_on: date,
    agreed: RateSpec | str | None = None,
    include_end: bool = False,
    rates: Rates | None = None,
    due_on: date | None = None,
) -> SmeLateInterest:
    """Late interest an authority or large enterprise owes a small or medium one, with the LPR fallback.

    Without an agreed rate: five in ten thousand a day; with one: not below the one-year LPR of the signing
    day. Days before the first regulation was law bear LPR only. A contract older than it is ``contested``.
    Raises :class:`LawNotInForce` when the whole delay is older. Source: sme_2020:15, sme_2025:17.
    """
    rates = rates or load_rates()
    begins = versions("sme_late_interest")[0].from_on
    version = rule("sme_late_interest", max(contract_on, begins))
    fallback = interest_on(
        principal, start_on, end_on, LPR_1Y, include_end=include_end, rates=rates, label="备位：LPR"
    )
    if end_on < begins or (end_on == begins and not include_end):
        raise LawNotInForce(
            "中小企业法定逾期利率", start_on, f"自 {begins} 起才有；此前的逾期请按LPR主张利息。"
        )
    spec = sme_rate(agreed, contract_on, version.value, rates)
    primary = interest_on(
        principal,
        max(start_on, begins),
        end_on,
        spec,
        include_end=include_end,
        rates=rates,
        label="法定逾期利息",
        due_on=due_on or start_on,
    )
    notes = [version.gist, "备位按同期一年期LPR；主位、备位不相加。"]
    if start_on < begins:
        notes.append(f"{begins} 以前的逾期不在主位之内，可另按LPR主张。")
    contested = contract_on < begins
    if contested:
        notes.append(f"合同订立于 {begins} 以前：其后的逾期能否适用没有衔接规定，有争议。")
    return SmeLateInterest(primary, fallback, contested, tuple(notes), version.citations)


def sme_rate(
    agreed: RateSpec | str | None, contract_on: date, daily: str = "0.0005", rates: Rates | None = None
) -> RateSpec:
    """The rate of late interest owed to a small or medium enterprise: as agreed, yet not below the one-year LPR of the
    day of signing; ``daily`` where none was agreed. Source: sme_2020:15, sme_2025:17."""
    rates = rates or load_rates()
    if agreed is None:
        return stated(Decimal(daily), Per.DAY)
    floor = rates.series["lpr1y"].on(contract_on) if contract_on >= rates.switch_on else ZERO

    def not_below(rate: RateSpec) -> RateSpec:
        if rate.basis != "stated" or rate.value is None:
            return rate
        per_year = {Per.YEAR: 1, Per.MONTH: 12, Per.DAY: 365}[rate.per]
        return rate if rate.value * rate.multiple * per_year + rate.plus >= floor else stated(floor)

    return (parse_rate(agreed) if isinstance(agreed, str) else agreed).each(not_below)
