"""What to say on payment to small and medium enterprises, by payer, clause and day of signing.

Sources:
    sme_2020:3, 6-10, 13, 15, 17, 23; sme_2025:3, 7-11, 14, 15, 17, 24, 25, 29, 36; pay_when_paid_2024:1, 2;
    private_economy_2025:67, 68; sme_promotion_2017:2, 51, 53; contract_act_1999:45, 60, 107, 114; wage_2020:23.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from advisor.rules.claim import Advice
from advisor.rules.conditions import (
    all_of,
    any_of,
    derived,
    no,
    none_of,
    one_of,
    since,
    some,
    yes,
)
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth
from claims.common.in_force import SME_2025_ON, WAGE_REGULATION_ON
from claims.common.interest_sum import STOPS_AT_INSOLVENCY
from claims.common.sme_term import (
    ACCEPTED,
    DELIVERED,
    OCCUPIED,
    PUBLIC,
    SIXTY,
    sme_term,
    start_disputed,
    term_cut,
)
from claims.common.sme_term import READS as TERM_READS
from claims.common.third_party_payment import (
    any_clause,
    final_before_reply,
    proportion_clause,
    void_for_certain,
)

CLAUSE, TERM_DAYS = "contract.interest_clause", "contract.payment_days_after_delivery"
PRIVATE_ECONOMY_ON = date(2025, 5, 20)

term_unset = derived("条例没有写付款期，交付又在新条例施行后", TERM_READS, lambda facts: truth(sme_term(facts).doubtful))
complaint_2025 = derived("在 2025-06-01 以后投诉", (), lambda facts: truth(facts.on >= SME_2025_ON))
"""A complaint is dealt with by the rules of the day on which it is made, whenever the contract was signed."""

EXCLUDED = one_of(CLAUSE, "excluded")
PENALTY_ONLY = all_of(one_of("contract.penalty_clause", "agreed"), one_of(CLAUSE, "none"))


def _long_term(facts: Facts) -> Truth:
    """So many days, or a day so long after delivery, that only the usage of the trade could bear it."""
    start_on, due_on = facts.first(DELIVERED, OCCUPIED, ACCEPTED), facts.get("account.due_on")
    named = start_on is not None and due_on is not None and due_on > start_on + timedelta(days=SIXTY.length)
    return truth((facts.get(TERM_DAYS) or 0) > SIXTY.length or named)


LONG_TERM = all_of(
    derived("约定的付款期超过交付后六十日", (TERM_DAYS, "account.due_on", DELIVERED, OCCUPIED, ACCEPTED), _long_term), none_of(PUBLIC)
)
VOID_CLAUSE = all_of(void_for_certain, none_of(PUBLIC))

SIZE = Advice(
    "size_at_signing", "双方规模一律看订立合同时：备营业收入、资产和划型依据，有争议申请中小企业主管部门认定。",
    ("sme_2025:3", "sme_2025:29", "sme_2020:3", "sme_2020:23"),
)
MUST_HAVE_CHASED = Advice(
    "payer_must_have_chased", "若认为条款有效：总包须证明已积极催收（催款函、起诉或仲裁记录），怠于催收的视为条件成就；设法取得总包与业主的结算、付款资料。已结算、质保期满是关键事实。",
    ("civil_code:159", "contract_act_1999:45"), all_of(any_clause, none_of(PUBLIC)),
)
NO_RETRIAL = Advice(
    "reply_no_retrial", "2024-08-27 前已终审的，批复没有写再审可用；不建议只以批复申请再审。",
    ("pay_when_paid_2024:1", "contract_act_1999:45"), all_of(any_clause, final_before_reply, none_of(PUBLIC)),
)
COMPLAINT = Advice(
    "complaint", "可另向投诉平台投诉（须有合同关系；受理后十个工作日转办，三十日、最长九十日出结果），不影响起诉；时效另以书面催告保住。",
    ("sme_2025:24", "sme_2025:25", "sme_2020:17"), complaint_2025,
)
COMPLAINT_2020 = Advice(
    "complaint_to_authority", "可另向中小企业主管部门投诉，由其转交处理并告知结果，不影响起诉；时效另以书面催告保住。",
    ("sme_2020:17",), none_of(complaint_2025),
)
SINCE_2020 = (
    Advice(
        "excluded_interest", "约定逾期不计息的，低于法定下限：主位按订约时一年期 LPR；能否视为没有约定而按日万分之五，条文没有写，不作主位。",
        ("sme_2025:17", "sme_2020:15", "pay_when_paid_2024:2"), EXCLUDED,
    ),
    Advice(
        "penalty_is_agreed_rate", "合同只约定了逾期付款违约金的：对方会说逾期利息的利率已有约定，不再适用日万分之五，条文没有写；主位、备位分开，备位按约定的违约金。",
        ("sme_2025:17", "sme_2020:15", "civil_code:585"), PENALTY_ONLY,
    ),
    Advice(
        "public_term", "付款方是机关、事业单位的，约定更长的付款期、以第三方付款为条件，都不能把付款期推过六十日（约定验收合格后付款的自验收合格起，约定按进度、定期结算的自确认结算金额起）：直接按法定期限请求付款。",
        ("sme_2025:9", "sme_2025:10", "sme_2020:8", "sme_2020:9"), any_of(all_of(any_clause, PUBLIC), term_cut),
    ),
    Advice(
        "daily_main_lpr_alternative", "逾期利息：没有约定的主位按日万分之五，备位按一年期 LPR；约定的不低于订约时一年期 LPR。不得相加。",
        ("sme_2025:17", "sme_2020:15"),
    ),
    Advice(
        "reply_says_lpr", "批复对条款无效后的利息写按约定、无约定按 LPR，与条例日万分之五不一致，所以必须分主位、备位。",
        ("pay_when_paid_2024:2", "sme_2025:17"), all_of(any_clause, none_of(PUBLIC)),
    ),
    Advice(
        "price_contains_delay", "条款无效后，对方可以合同价款已含逾期付款的补偿为由请求减轻违约责任，由其证明：备投标报价、同期市场价。",
        ("pay_when_paid_2024:2",), VOID_CLAUSE,
    ),
    SIZE,
    Advice(
        "size_not_told", "订约时应主动告知属于中小企业；没有告知的后果条例没有写，补强对方明知的证据。", ("sme_2025:3", "sme_2020:3"),
        no("claimant.told_size"),
    ),
    MUST_HAVE_CHASED,
    Advice(
        "private_economy_law", "2025-05-20 起大型企业对中小民营经济组织也不得以收到第三方付款为条件，可并列援引；两者口径不同。",
        ("private_economy_2025:68",), all_of(any_clause, since("contract.signed_on", PRIVATE_ECONOMY_ON), none_of(PUBLIC)),
    ),
    Advice(
        "start_of_term", "付款期从交付、验收合格还是确认结算金额起算，要看合同：约定验收合格后付款的自验收合格起，约定按进度、定期结算的自确认结算金额起，其余自交付起。"
        "查明约定；各起点的数额都算出来，早的为主位、晚的为备位。",
        ("sme_2025:9", "sme_2025:10", "sme_2020:8", "sme_2020:9"), start_disputed,
    ),
    Advice(
        "delayed_inspection", "约定验收合格才付的，付款期自验收合格起；对方拖延验收的，自约定的验收期满起。",
        ("sme_2025:10", "sme_2020:9"), yes("performance.employer_delayed_acceptance"),
    ),
    Advice(
        "bills_no_longer_term", "以商业汇票等付款须合同有明确约定，不得强制接受，也不得借此变相延长付款期：到期未兑付的，仍按原付款期计算逾期。",
        ("sme_2025:11", "sme_2020:10"), some("account.payments", one_of("item.kind", "bill")),
    ),
    COMPLAINT,
    Advice(
        "no_advance_funding", "政府投资项目不得要求施工单位垫资。", ("sme_2025:8(2)", "sme_2020:7(2)"),
        all_of(PUBLIC, yes("contract.advance_funding")),
    ),
    STOPS_AT_INSOLVENCY,
)
SME_ADVICE_2025 = (
    *SINCE_2020,
    Advice(
        "term_must_be_reasonable", "大型企业约定的付款期超过六十日的，应符合行业规范和交易习惯；明显过长的可主张不合理，从六十日期满起列备位。",
        ("sme_2025:9(2)", "sme_2025:7"), LONG_TERM,
    ),
    Advice(
        "reasonable_term", "条款无效后主位按交付起六十日；批复写付款期由法院按行业规范、交易习惯合理确定，两者怎样衔接没有写：备其后的付款日为备位起点。",
        ("sme_2025:9(2)", "pay_when_paid_2024:2"), VOID_CLAUSE,
    ),
    Advice(
        "no_excuse", "不得以换人、内部流程拒付；合同没有约定的，也不得以等竣工验收备案、决算审计拒付。无争议部分应先付。",
        ("sme_2025:14", "sme_2025:15", "private_economy_2025:67"),
    ),
)
SME_ADVICE_2020 = (
    *SINCE_2020,
    Advice(
        "term_must_be_reasonable", "条例只要求大型企业按行业规范、交易习惯合理约定付款期，没有天数：约定超过六十日而明显过长的，可主张不合理，以能证明的行业付款期满为备位起点。",
        ("sme_2020:8(2)", "sme_2020:6"), LONG_TERM,
    ),
    Advice(
        "reasonable_term", "条款无效后的付款期由法院按行业规范、交易习惯合理确定，不能当然按随时履行；诉状写明一个合理的付款日并备其后的备位起点。",
        ("pay_when_paid_2024:2",), VOID_CLAUSE,
    ),
    Advice(
        "proportion_not_in_reply", "批复只写以收到第三方款项为前提；2025-06-01 前签的按比例付款条款，须用条例的不合理条件规定论证，同时备附期限的路径。",
        ("sme_2020:6", "sme_2020:8"), all_of(proportion_clause, none_of(PUBLIC)),
    ),
    NO_RETRIAL,
    COMPLAINT_2020,
    Advice(
        "no_excuse", "不得以换人、内部流程拒付；合同没有约定的，也不得以等竣工验收批复、决算审计拒付。",
        ("sme_2020:13", "private_economy_2025:67"),
    ),
    Advice(
        "term_2020", "2020 条例对大型企业没有写六十日；交付在 2025-06-01 以后的能否用新条例没有写，按约定或合理期限主张，备两种起点。",
        ("sme_2020:8(2)", "sme_2025:9(2)", "sme_2025:37"), term_unset,
    ),
)
SME_ADVICE_BEFORE = (
    Advice(
        "no_retroactive_rule", "合同订立在 2020-09-01 前：条例没有溯及的规定，之前的迟延只能按约定，没有约定的按贷款利率（LPR）；之后的迟延能否按日万分之五有争议，分主位、备位，不得相加。",
        ("contract_act_1999:107", "sme_promotion_2017:53", "sme_2020:15", "sme_2020:29"),
    ),
    Advice(
        "excluded_interest", "约定逾期不计息：订约时没有法定的下限，对 2020-09-01 前的迟延有效；之后的迟延能否按条例的下限（订约时一年期 LPR）有争议。",
        ("contract_act_1999:60", "sme_2020:15"), EXCLUDED,
    ),
    Advice(
        "penalty_is_agreed_rate", "合同只约定了逾期付款违约金的：主位仍按约定的违约金稳妥；日万分之五能否适用既看条例能否及于旧合同，又看违约金算不算已有约定，都没有写。",
        ("contract_act_1999:114", "sme_2020:15"), PENALTY_ONLY,
    ),
    replace(SIZE, text="规模按订立合同时说明：备营业收入、资产和划型依据。", cite=("sme_promotion_2017:2", "sme_2020:3")),
    MUST_HAVE_CHASED,
    NO_RETRIAL,
    Advice(
        "no_excuse", "国家机关、事业单位、国有企业拖欠民营企业的，不得以换人、内部流程，或者合同没有约定而以等竣工验收批复、决算审计为由拒付。",
        ("private_economy_2025:67",), derived("2025-05-20 以后", (), lambda facts: truth(facts.on >= PRIVATE_ECONOMY_ON)),
    ),
    Advice(
        "delayed_inspection", "约定验收合格才付、对方拖延验收的，视为付款条件已经成就。",
        ("contract_act_1999:45", "civil_code:159"), yes("performance.employer_delayed_acceptance"),
    ),
    replace(COMPLAINT, cite=("sme_2025:24", "sme_2025:25", "sme_promotion_2017:51")),
    replace(COMPLAINT_2020, cite=("sme_2020:17", "sme_promotion_2017:51")),
    Advice(
        "no_advance_funding", "政府投资项目不得要求施工单位垫资。", ("wage_2020:23",),
        all_of(PUBLIC, yes("contract.advance_funding"), since("contract.signed_on", WAGE_REGULATION_ON)),
    ),
    STOPS_AT_INSOLVENCY,
)
