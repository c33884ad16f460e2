"""Request wordings: enforceable sentences, honest gaps, and the law of their time."""

from __future__ import annotations

import re
from datetime import date

import pytest

from advisor.errors import InputError, KnowledgeError
from advisor.law.knowledge import read_toml
from advisor.papers.pleading import Kind
from advisor.papers.requests import Wording, word_request, wordings
from advisor.rules.matter import FIELDS

FOUNDING = {
    "priority_of_payment",
    "contract_invalidity",
    "contract_price",
    "price_adjustment",
    "extras",
    "loss_claims",
    "interest",
    "late_fee",
    "settlement_rescission",
    "subrogation",
    "actual_builder",
}
ADDED_2026 = {
    "deemed_settlement",
    "audit_route",
    "inconsistent_contracts",
    "unfinished_lump_sum",
    "retention_money",
    "deposits",
    "termination",
    "sme_payment",
    "creditor_revocation",
    "further_debtors",
    "wage_route",
    "bankruptcy_filing",
}
RUNNING = [
    wording for wording in wordings().values() if "{base}" in wording.text or "{segments}" in wording.text
]
PRIORITY = [wording for wording in wordings().values() if wording.id.startswith("priority_of_payment.")]


def ids(wording: Wording) -> str:
    return wording.id


def test_every_claim_basis_has_a_wording() -> None:
    assert {identifier.split(".")[0] for identifier in wordings()} == FOUNDING | ADDED_2026 | {"costs"}


@pytest.mark.parametrize("wording", wordings().values(), ids=ids)
def test_a_wording_is_one_sentence_with_declared_slots(wording: Wording) -> None:
    assert "。" not in wording.text
    assert wording.text[-1] not in "；，"
    assert set(wording.slots) <= set(read_toml("papers/requests.toml")["slots"])
    assert wording.cite
    assert all(re.fullmatch(r"[a-z0-9_]+:\d+(\(\d+\))?", citation) for citation in wording.cite)


@pytest.mark.parametrize("wording", wordings().values(), ids=ids)
def test_no_money_request_uses_a_word_that_cannot_be_enforced(wording: Wording) -> None:
    assert not [word for word in ("左右", "相应的", "合理的", "大约", "银行利息") if word in wording.text]


@pytest.mark.parametrize("wording", RUNNING, ids=ids)
def test_running_interest_states_base_rate_start_and_end(wording: Wording) -> None:
    assert re.search("实际(清偿|返还)之日止", wording.text) or "{segments}" in wording.text
    assert "{start}" in wording.text or "{segments}" in wording.text
    assert re.search("{rate}|利率(计算|支付|向|，|（)|万分之五", wording.text)


@pytest.mark.parametrize("wording", [w for w in wordings().values() if "市场报价利率" in w.text], ids=ids)
def test_the_market_rate_always_names_its_tenor_and_publisher(wording: Wording) -> None:
    assert wording.text.count("全国银行间同业拆借中心公布的一年期贷款市场报价利率") == wording.text.count(
        "市场报价利率"
    )


@pytest.mark.parametrize("wording", PRIORITY, ids=ids)
def test_the_priority_request_names_sum_works_and_place_and_no_interest(wording: Wording) -> None:
    assert {"amount", "project", "works", "site"} <= set(wording.slots)
    assert not [word for word in ("利息", "违约金", "损失") if word in wording.text]


def test_a_split_of_interest_leaves_no_day_out_and_counts_none_twice() -> None:
    assert "至2019年8月19日止" in wordings()["interest.split"].text
    assert "自2019年8月20日起" in wordings()["interest.split"].text


@pytest.mark.parametrize("slot", read_toml("papers/requests.toml")["slots"].items(), ids=lambda slot: slot[0])
def test_every_slot_says_what_is_missing_and_is_used(slot: tuple[str, dict[str, str]]) -> None:
    name, declared = slot
    assert declared["label"]
    assert declared["field"] == "" or declared["field"] in FIELDS
    assert any(name in wording.slots for wording in wordings().values())


def test_filled_slots_and_forum_words_make_the_sentence() -> None:
    sentence = word_request("contract_price.pay", Kind.COURT, {"defendant": "甲公司", "amount": "6250000元"})
    assert str(sentence) == "判令被告甲公司于判决生效之日起十日内向原告支付工程价款6250000元"


def test_the_same_request_speaks_the_words_of_a_tribunal() -> None:
    sentence = word_request(
        "contract_price.pay", Kind.ARBITRATION, {"defendant": "甲公司", "amount": "6250000元"}
    )
    assert str(sentence) == "裁决被申请人甲公司于裁决生效之日起十日内向申请人支付工程价款6250000元"


@pytest.mark.parametrize("wording", [w for w in wordings().values() if not w.court_only], ids=ids)
def test_no_court_word_is_left_in_a_request_to_a_tribunal(wording: Wording) -> None:
    sentence = str(word_request(wording.id, Kind.ARBITRATION, {}))
    court_words = ("判令", "判决", "原告", "诉讼", "受理费", "第三人")
    assert not [word for word in court_words if word in sentence]


def test_a_request_only_a_court_can_grant_is_refused_before_a_tribunal() -> None:
    with pytest.raises(InputError, match="不能写入仲裁申请书"):
        word_request("subrogation.pay", Kind.ARBITRATION, {})


def test_a_slot_without_a_value_is_a_gap_with_the_field_that_fills_it() -> None:
    sentence = word_request("contract_price.pay", Kind.COURT, {"amount": "1元"})
    assert [(gap.label, gap.field) for gap in sentence.gaps] == [("合同相对方名称", "debtor.name")]


def test_braces_in_a_name_are_words_and_not_slots() -> None:
    sentence = word_request("contract_price.pay", Kind.COURT, {"defendant": "{amount}公司", "amount": "1元"})
    assert "被告{amount}公司于" in str(sentence)


def test_an_unknown_request_or_slot_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="没有请求"):
        word_request("contract_price.beg", Kind.COURT, {})
    with pytest.raises(KnowledgeError, match="没有空位"):
        word_request("contract_price.pay", Kind.COURT, {"amuont": "1元"})


def test_liability_of_the_employer_within_the_unpaid_price_ends_with_cases_accepted_on_30_june_2026() -> None:
    old = wordings()["actual_builder.employer_within_unpaid"]
    facts = date(2023, 5, 1)
    assert old.usable(accepted_on=date(2026, 6, 29), facts_on=facts)
    assert not old.usable(accepted_on=date(2026, 6, 30), facts_on=facts)
    new = wordings()["actual_builder.knowing_employer"]
    assert not new.usable(accepted_on=date(2026, 6, 29), facts_on=facts)
    assert new.usable(accepted_on=date(2026, 6, 30), facts_on=facts)


def test_changing_a_settlement_is_no_longer_asked_for_agreements_of_2021() -> None:
    change = wordings()["settlement_rescission.change"]
    assert change.usable(accepted_on=date(2026, 7, 1), facts_on=date(2020, 12, 31))
    assert not change.usable(accepted_on=date(2026, 7, 1), facts_on=date(2021, 1, 1))


def test_compensation_takes_the_place_of_the_price_from_the_civil_code_on() -> None:
    accepted = date(2024, 1, 1)
    new, old = (
        wordings()["contract_invalidity.compensate"],
        wordings()["contract_invalidity.pay_by_reference"],
    )
    for facts in (date(2020, 12, 31), date(2021, 1, 1)):
        chosen = [w for w in (new, old) if w.usable(accepted_on=accepted, facts_on=facts)]
        assert [("折价补偿款" in w.text) for w in chosen] == [facts.year == 2021]


def test_alternative_pleas_say_on_what_they_depend() -> None:
    alternative = [wording for wording in wordings().values() if wording.alternative]
    assert len(alternative) >= 6
    assert all(wording.text.startswith("若") or wording.id == "sme_payment.lpr" for wording in alternative)
