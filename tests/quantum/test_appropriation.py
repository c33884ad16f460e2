"""Payments go where the law, the payer or the contract sends them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import InputError
from advisor.quantum.appropriation import Applied, Debt, Payment, Statement, settle
from advisor.quantum.interest import interest_on
from advisor.quantum.rate_text import parse_rate

TEN_A_DAY = parse_rate("1%/year")  # on 365000 yuan this is ten yuan a day
START = date(2025, 1, 1)


def _debt(label: str = "工程款", principal: str = "365000", **more: object) -> Debt:
    return Debt(label, Decimal(principal), START, TEN_A_DAY, **more)  # type: ignore[arg-type]


def _paid(day: date, amount: str, toward: str = "") -> Payment:
    return Payment(day, Decimal(amount), toward)


def _parts(statement: Statement) -> list[tuple[str, Decimal, Decimal, Decimal]]:
    return [(rest.debt, rest.costs, rest.interest, rest.principal) for rest in statement.remaining]


def test_without_payments_the_account_is_plain_interest() -> None:
    debt = Debt("工程款", Decimal("1000000"), date(2015, 10, 31))
    found = settle([debt], [], date(2026, 11, 23))
    assert found.accrued.total == interest_on("1000000", date(2015, 10, 31), date(2026, 11, 23)).total
    assert found.owed == Decimal("1422073.97")


def test_a_payment_meets_costs_then_interest_then_principal() -> None:
    # after 100 days: costs 500, interest 1000; 10000 leave 8500 for principal
    found = settle([_debt(costs=Decimal(500))], [_paid(date(2025, 4, 11), "10000")], date(2025, 4, 11))
    assert found.applied == (
        Applied(date(2025, 4, 11), "工程款", Decimal(500), Decimal(1000), Decimal(8500)),
    )
    assert _parts(found) == [("工程款", Decimal(0), Decimal(0), Decimal(356500))]
    assert found.citations == ("civil_code:561",)


def test_an_agreed_order_replaces_the_legal_one() -> None:
    found = settle(
        [_debt()],
        [_paid(date(2025, 4, 11), "10000")],
        date(2025, 4, 11),
        order=("principal", "interest", "costs"),
    )
    assert _parts(found) == [("工程款", Decimal(0), Decimal(1000), Decimal(355000))]


def test_unpaid_interest_bears_no_interest() -> None:
    found = settle([_debt()], [_paid(date(2025, 4, 11), "400")], date(2025, 7, 20))
    # 100 days: 1000, less 400; another 100 days on the same principal: 1000
    assert _parts(found) == [("工程款", Decimal(0), Decimal(1600), Decimal(365000))]


def test_interest_after_a_payment_runs_on_what_is_left_from_the_payment_day() -> None:
    found = settle([_debt()], [_paid(date(2025, 4, 11), "183500")], date(2025, 4, 21))
    # 1000 interest, 182500 principal paid; ten days of five yuan
    assert _parts(found) == [("工程款", Decimal(0), Decimal(50), Decimal(182500))]
    assert [(line.start_on, line.days) for line in found.accrued.lines] == [
        (date(2025, 1, 1), 100),
        (date(2025, 4, 11), 10),
    ]
    assert found.accrued.per_day == Decimal(5)


def test_a_debt_already_due_comes_before_one_that_is_not() -> None:
    late, early = _debt("未到期", due_on=date(2025, 12, 31)), _debt("已到期")
    found = settle([late, early], [_paid(date(2025, 4, 11), "366000")], date(2025, 4, 11))
    assert [applied.debt for applied in found.applied] == ["已到期"]
    assert found.citations == ("civil_code:561", "civil_code:560")


def test_of_due_debts_the_unsecured_one_comes_first() -> None:
    debts = [_debt("有担保", secured=Decimal(365000)), _debt("无担保")]
    found = settle(debts, [_paid(date(2025, 4, 11), "1000")], date(2025, 4, 11))
    assert [applied.debt for applied in found.applied] == ["无担保"]


def test_of_equally_secured_debts_the_dearer_one_comes_first() -> None:
    dear = Debt("利率高", Decimal(365000), START, parse_rate("2%/year"))
    found = settle([_debt("利率低"), dear], [_paid(date(2025, 4, 11), "1000")], date(2025, 4, 11))
    assert [applied.debt for applied in found.applied] == ["利率高"]


def test_of_equal_debts_the_one_due_earlier_comes_first() -> None:
    debts = [_debt("二月", due_on=date(2025, 2, 1)), _debt("一月", due_on=date(2025, 1, 1))]
    found = settle(debts, [_paid(date(2025, 4, 11), "1000")], date(2025, 4, 11))
    assert [applied.debt for applied in found.applied] == ["一月"]


def test_debts_equal_in_everything_share_pro_rata() -> None:
    debts = [_debt("甲"), _debt("乙", principal="730000")]
    # on the first day no interest has accrued: 300 split 1 to 2
    found = settle(debts, [_paid(START, "300")], START)
    assert [(applied.debt, applied.principal) for applied in found.applied] == [
        ("甲", Decimal(100)),
        ("乙", Decimal(200)),
    ]


def test_the_payer_may_designate_the_debt() -> None:
    debts = [_debt("甲"), _debt("乙", secured=Decimal(365000))]
    found = settle(debts, [_paid(date(2025, 4, 11), "1000", "乙")], date(2025, 4, 11))
    assert [applied.debt for applied in found.applied] == ["乙"]


def test_what_exceeds_all_debts_is_shown_as_surplus() -> None:
    found = settle([_debt(principal="100")], [_paid(START, "150")], START)
    assert (found.owed, found.surplus) == (Decimal(0), Decimal(50))
    assert any("多付50元" in note for note in found.notes)


def test_a_payment_for_an_unknown_debt_names_the_known_ones() -> None:
    with pytest.raises(InputError, match="可指定：工程款"):
        settle([_debt()], [_paid(START, "1", "质保金")], START)


def test_a_payment_after_the_day_of_account_is_refused() -> None:
    with pytest.raises(InputError, match="晚于结算日"):
        settle([_debt()], [_paid(date(2025, 2, 1), "1")], START)


def test_two_debts_of_one_name_are_refused() -> None:
    with pytest.raises(InputError, match="都叫"):
        settle([_debt(), _debt()], [], START)


DEBTS = st.lists(
    st.tuples(
        st.integers(100, 10**9).map(lambda fen: Decimal(fen) / 100),
        st.integers(0, 2000),
        st.sampled_from(["lpr1y", "lpr1y*1.5", "日万分之五"]),
    ),
    min_size=1,
    max_size=3,
)
PAYMENTS = st.lists(
    st.tuples(st.integers(0, 3000), st.integers(100, 10**8).map(lambda fen: Decimal(fen) / 100)), max_size=4
)
END = date(2026, 9, 1)


def _settled(debts: list[tuple[Decimal, int, str]], payments: list[tuple[int, Decimal]]) -> Statement:
    first = date(2016, 1, 1)
    owed = [
        Debt(str(number), principal, first + timedelta(days=days), parse_rate(rate))
        for number, (principal, days, rate) in enumerate(debts)
    ]
    return settle(owed, [Payment(first + timedelta(days=days), amount) for days, amount in payments], END)


@given(
    DEBTS, PAYMENTS, st.tuples(st.integers(0, 3000), st.integers(100, 10**8).map(lambda f: Decimal(f) / 100))
)
def test_one_more_payment_never_raises_what_is_owed(
    debts: list[tuple[Decimal, int, str]], payments: list[tuple[int, Decimal]], extra: tuple[int, Decimal]
) -> None:
    before, after = _settled(debts, payments), _settled(debts, [*payments, extra])
    assert after.owed <= before.owed
    principal = sum((rest.principal for rest in after.remaining), Decimal(0))
    assert principal <= sum((rest.principal for rest in before.remaining), Decimal(0))


@given(DEBTS, PAYMENTS)
def test_every_yuan_paid_is_found_again(
    debts: list[tuple[Decimal, int, str]], payments: list[tuple[int, Decimal]]
) -> None:
    found = _settled(debts, payments)
    applied = sum((a.costs + a.interest + a.principal for a in found.applied), Decimal(0))
    assert applied + found.surplus == sum((amount for _, amount in payments), Decimal(0))
    owed = sum((principal for principal, _, _ in debts), Decimal(0)) + found.accrued.total - applied
    assert found.owed == owed


def test_tiers_run_on_from_the_due_day_whatever_is_paid_in_between() -> None:
    tiers = parse_rate("逾期30日内不计息；第31日起年利率12%")
    # Due 2025-01-01, so the 31st day is 2025-02-01: ten days at 120 yuan, all paid; then on 365000 again.
    found = settle(
        [Debt("工程款", Decimal(365000), START, tiers)], [_paid(date(2025, 2, 11), "1200")], date(2025, 2, 21)
    )
    assert _parts(found) == [("工程款", Decimal(0), Decimal("1200.00"), Decimal(365000))]
    assert found.accrued.per_day == Decimal(120)
