"""Agreed rates in tiers and penalties of a single sum, as the complaint asks for them."""

from __future__ import annotations

from advisor.papers.pleading import Table
from tests.papers.drafting import asked, drafted, words

TIERS = "逾期30日内不计息；第31日至第90日年利率12%；第91日起年利率18%"


def test_a_rate_in_tiers_is_asked_and_told_as_the_contract_has_it() -> None:
    paper = drafted(contract__interest_clause="agreed", contract__interest_rate=TIERS)
    # Due 2026-04-30, so the 31st day is 2026-05-31 and the 91st 2026-07-30, counted up to 2026-11-23 inclusive:
    # 6250000 x (12 % x 60 + 18 % x 117) / 365 = 123287.67 + 360616.44
    (request,) = asked(paper, "interest")
    assert request.endswith(
        f"按照约定的{TIERS}，自2026年4月30日起计算至实际清偿之日止（暂计至2026年11月23日为483904.11元）"
    )
    assert f"约定欠款按{TIERS}计付利息" in words(paper)


def test_a_penalty_of_a_single_sum_is_asked_as_that_sum_and_no_rate_is_lacking() -> None:
    paper = drafted(contract__penalty_clause="agreed", contract__penalty_fixed="800000")
    (request,) = asked(paper, "late_fee")
    assert request.endswith("支付约定的一次性逾期付款违约金800000元")
    assert "一次性支付违约金800000元" in words(paper)
    assert "待补：约定利率" not in words(paper)


def test_a_single_sum_beside_a_penalty_by_the_day_is_a_request_of_its_own() -> None:
    paper = drafted(
        contract__penalty_clause="agreed",
        contract__penalty_rate="日万分之三",
        contract__penalty_fixed="50000",
    )
    by_day, single = asked(paper, "late_fee")
    # 6250000 x 0.0003 x 208 days
    assert "日万分之三" in by_day
    assert by_day.endswith("（暂计至2026年11月23日为390000元）")
    assert single.endswith("违约金50000元")


def test_a_single_sum_is_asked_up_to_the_agreed_cap() -> None:
    paper = drafted(
        contract__penalty_clause="agreed", contract__penalty_fixed="800000", contract__penalty_cap="700000"
    )
    (request,) = asked(paper, "late_fee")
    assert request.endswith("违约金700000元")


def test_a_penalty_by_the_day_and_a_single_sum_together_stop_at_the_agreed_cap() -> None:
    """6250000 × 0.0005 × 208 days = 650000; the single sum takes 50000 of the 300000 agreed at most, 250000 are left.
    Both requests are executed as they stand, so the one that goes on running must name the cap of the two."""
    paper = drafted(
        contract__penalty_clause="agreed",
        contract__penalty_rate="日万分之五",
        contract__penalty_fixed="50000",
        contract__penalty_cap="300000",
    )
    by_day, single = asked(paper, "late_fee")
    assert by_day.endswith("与一次性违约金合计以300000元为限（暂计至2026年11月23日为250000元）")
    assert single.endswith("违约金50000元")
    assert "合计6550000元" in str(paper.total)  # 6250000 + 250000 + 50000
    assert "约定的违约金总额以300000元为限" in words(paper)
    table = next(p for s in paper.sections for p in s.paragraphs if isinstance(p, Table) and "年利率" in p.headers)
    assert [str(cell) for cell in table.rows[-1]] == ["违约金超过约定上限的部分", "—", "—", "—", "—", "-400000"]


def test_a_penalty_by_the_day_alone_stops_at_the_agreed_cap() -> None:
    paper = drafted(contract__penalty_clause="agreed", contract__penalty_rate="日万分之五", contract__penalty_cap="300000")
    (request,) = asked(paper, "late_fee")
    assert request.endswith("总额以300000元为限（暂计至2026年11月23日为300000元）")


def test_two_instalments_and_a_single_sum_stop_at_the_cap_of_all() -> None:
    """3000000 × 0.0005 × 208 = 312000 and 3250000 × 0.0005 × 147 = 238875: 550875 and 50000, cut to 300000."""
    paper = drafted(
        contract__penalty_clause="agreed",
        contract__penalty_rate="日万分之五",
        contract__penalty_fixed="50000",
        contract__penalty_cap="300000",
        account__instalments=[
            {"label": "第一期", "kind": "settlement", "due_on": "2026-04-30", "amount": "3000000"},
            {"label": "第二期", "kind": "settlement", "due_on": "2026-06-30", "amount": "3250000"},
        ],
    )
    assert "与一次性违约金合计以300000元为限（暂计至2026年11月23日共250000元" in asked(paper, "late_fee")[0]


SME = {
    "claimant__size_at_signing": "small",
    "debtor__size_at_signing": "large",
    "contract__back_to_back": "none",
    "contract__payment_day_agreed": True,
    "contract__penalty_clause": "none",
}


def test_a_small_enterprise_with_an_agreed_rate_does_not_ask_for_five_in_ten_thousand() -> None:
    agreed = {"contract__interest_clause": "agreed", "contract__interest_rate": "年利率6%"}
    (request, _) = asked(drafted(claims=["contract_price", "sme_payment"], **SME, **agreed), "sme_payment")
    # 6250000 x 6 % x 208 / 365
    assert "按照约定的年利率6%" in request
    assert request.endswith("为213698.63元）")


def test_no_interest_agreed_with_a_small_enterprise_is_raised_to_the_lpr_of_the_signing() -> None:
    found = drafted(claims=["contract_price", "sme_payment"], **SME, contract__interest_clause="excluded")
    (request, _) = asked(found, "sme_payment")
    assert "合同订立时全国银行间同业拆借中心公布的一年期贷款市场报价利率" in request
    assert "万分之五" not in "".join(str(r.text) for r in found.requests)


def test_a_public_body_that_agreed_on_too_long_a_term_is_asked_to_pay_after_the_statutory_one() -> None:
    late = {
        "account__due_on": "2027-06-30",
        "account__unpaid": "6250000",
        "performance__delivered_on": "2026-03-01",
    }
    found = drafted(**SME | late | {"debtor__kind": "government", "debtor__size_at_signing": None})
    requests = asked(found, "sme_payment")
    assert requests[0].endswith("支付已过法定付款期限的工程价款6250000元")
    # Sixty days from 2026-03-01 end on 2026-04-30.
    assert "自2026年5月1日起" in requests[1]


def test_the_price_asked_for_after_the_statutory_term_is_worked_out_where_only_price_and_payments_are_told() -> None:
    told = {"account__unpaid": None, "settlement__agreement_amount": "9000000", "account__paid_total": "2750000"}
    late = {"account__due_on": "2027-06-30", "performance__delivered_on": "2026-03-01"}
    found = drafted(**SME | late | told | {"debtor__kind": "government", "debtor__size_at_signing": None})
    # 9000000 - 2750000, though the price is not due by the contract before 2027-06-30
    assert asked(found, "sme_payment")[0].endswith("支付已过法定付款期限的工程价款6250000元")


def test_a_small_enterprise_with_a_contract_older_than_the_regulation_asks_for_its_rate_and_falls_back() -> None:
    older = {"contract__signed_on": "2019-10-10", "contract__interest_clause": "none"}
    found = drafted(claims=["contract_price", "sme_payment"], **SME | older)
    # Due 2026-04-30, 208 days to 2026-11-23 inclusive: 6250000 x 0.0005 x 208 = 650000
    daily, fallback = asked(found, "sme_payment")
    assert daily.endswith("按照每日万分之五计算（暂计至2026年11月23日为650000元）")
    assert "一年期贷款市场报价利率" in fallback


def test_what_is_said_of_a_third_party_clause_is_what_the_law_of_the_contract_says() -> None:
    clause = SME | {"contract__back_to_back": "condition", "contract__interest_clause": "none"}
    both = ["contract_price", "sme_payment"]
    said = {
        signed_on: words(drafted(claims=both, **clause, contract__signed_on=signed_on))
        for signed_on in ("2019-10-10", "2022-10-10", "2025-06-10")
    }
    assert "应当按照法定期限付款" in said["2025-06-10"]
    assert "应当在合理期限内付款" in said["2022-10-10"]
    assert "法定期限付款" not in said["2022-10-10"] + said["2019-10-10"]
    assert "无效，" not in said["2019-10-10"]
    public = drafted(claims=both, **clause, contract__signed_on="2022-10-10", debtor__kind="government")
    assert "不能把付款期推过法定的最长期限" in words(public)
