"""What each route costs and brings, and what it costs to wait: a part of the page on procedure."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from advisor.analysis.assessment import Assessment
from advisor.analysis.costs import Costs, Fees, RouteCosts, costs, right_of
from advisor.analysis.deadlines import deadlines
from advisor.analysis.strategy import Strategy
from advisor.errors import InputError
from advisor.quantum.money import ZERO, parse_yuan, positive
from advisor.quantum.routes import RightLost, RouteBalance, WaitingCost
from advisor.texts import Texts

from .session import Context
from .show import claim_name, claim_names, day, left, listed, money, plain, refusal, total


def render(context: Context, assessment: Assessment, plan: Strategy) -> None:
    """Draw the part."""
    t = context.t
    st.header(t("costs.title"))
    found = costs(assessment, appraisal=_appraisal(context), plan=plan)
    st.caption(t("costs.lead", day=day(found.filing_on)))
    if found.refusal:
        st.warning(plain(found.refusal))
    rows = [_route(row, t) for row in found.routes if row.route.claims]
    if rows:
        st.dataframe(rows, hide_index=True)
        for row in found.routes:
            if row.route.incomplete:
                names = claim_names(row.route.incomplete, t)
                st.caption(f"{_name(row, t)}{t.colon}{t('result.route_unknown', names=names)}")
    else:
        st.info(t("costs.none"))
    if found.stated is not None and found.stated_value is not None:
        fees = _fees(found.stated, t)
        said = listed((f"{name} {value}" for name, value in fees.items()), t)
        st.markdown(f"{t('costs.stated', amount=total(found.stated_value, t))}{t.colon}{said}")
    _waiting(context, assessment, found)


def _appraisal(context: Context) -> Decimal:
    t = context.t
    typed = st.text_input(
        t("costs.appraisal"), key="appraisal", persist_state="session", placeholder=t("answer.yuan_hint")
    ).strip()
    if not typed:
        return ZERO
    try:
        return positive(parse_yuan(typed, t("costs.appraisal")), t("costs.appraisal"))
    except InputError as error:
        st.error(refusal(error, t))
        return ZERO


def _name(row: RouteCosts, t: Texts) -> str:
    if row.route.name == "principal":
        return t("result.route_principal")
    return t("result.route_other", name=claim_name(row.route.name, t))


def _fees(fees: Fees, t: Texts) -> dict[str, str]:
    shown = {}
    if fees.arbitration is not None:
        low, high = fees.arbitration.low.total, fees.arbitration.high.total
        shown[t("costs.arbitration")] = f"{money(low)} – {money(high)}"
    if fees.acceptance is not None and fees.half is not None:
        shown[t("costs.acceptance")] = money(fees.acceptance.total)
        shown[t("costs.half")] = money(fees.half.total)
    shown[t("costs.preservation")] = money(fees.preservation.total)
    return shown


def _route(row: RouteCosts, t: Texts) -> dict[str, str]:
    shown = {t("column.route"): _name(row, t), t("costs.claimed"): money(row.claimed)}
    if row.balance is not None:
        shown |= {t("costs.net"): _net(row.balance), t("costs.outlay"): money(row.balance.outlay)}
    shown |= _fees(row.fees, t) if row.fees is not None else {}
    return shown | ({t("costs.per_day"): money(row.per_day)} if row.per_day else {})


def _net(balance: RouteBalance) -> str:
    if balance.net_low == balance.net_high:
        return money(balance.net_high)
    return f"{money(balance.net_low)} – {money(balance.net_high)}"


def _waiting(context: Context, assessment: Assessment, found: Costs) -> None:
    t = context.t
    st.header(t("costs.waiting"))
    said = {
        sentence.say(): sentence.say(t.language)
        for sentence in (right_of(row, assessment) for row in deadlines(assessment))
    }
    now = found.waiting[0] if found.waiting else None
    unknown = found.routes[0].route.incomplete if found.routes else ()
    if now is not None and now.per_day:
        st.markdown(t("costs.gain", day=total(now.per_day, t), month=total(now.per_month, t)))
    elif unknown:
        st.markdown(t("costs.gain_unknown", names=claim_names(unknown, t)))
    else:
        st.markdown(t("costs.no_gain"))
    if any(one.per_day or one.lost for one in found.waiting):
        st.dataframe([_waited(one, said, t) for one in found.waiting], hide_index=True)
    if not found.rights:
        return
    st.markdown(f"**{t('costs.rights')}**")
    rights = sorted(found.rights, key=lambda right: right.last_day)
    st.markdown(
        "\n".join(
            f"- **{day(r.last_day)}**{_gone(r, context)}　{said[r.label]}{_at_stake(r, t)}" for r in rights
        )
    )


def _waited(one: WaitingCost, said: dict[str, str], t: Texts) -> dict[str, str]:
    gained = {t("costs.gained"): money(one.gained)} if one.per_day else {}
    return {
        t("costs.until"): day(one.until),
        **gained,
        t("costs.lost"): t.semicolon.join(said[right.label] for right in one.lost) or "—",
        t("costs.at_stake"): money(one.at_stake),
    }


def _gone(right: RightLost, context: Context) -> str:
    """That the day is over already, where it is: what is left then is to be argued."""
    t, days = context.t, (right.last_day - context.on).days
    return f"{t.open}{left(days, t)}{t.close}" if days < 0 else ""


def _at_stake(right: RightLost, t: Texts) -> str:
    return f"　:gray[{t('costs.hangs', amount=total(right.amount, t))}]" if right.amount else ""
