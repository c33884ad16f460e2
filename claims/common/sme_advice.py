"""What to say on payment to small and medium enterprises, by payer, clause and day of signing.

Sources:
    sme_2020:3, 6-9, 13, 15; sme_2025:3, 7-10, 14, 15, 17, 24, 25, 29, 36; pay_when_paid_2024:1, 2;
    private_economy_2025:67, 68.
"""

from __future__ import annotations

from datetime import date

from advisor.rules.claim import Advice
from advisor.rules.conditions import (
    all_of,
    any_of,
    derived,
    more_than,
    no,
    none_of,
    one_of,
    recorded,
    since,
    yes,
)
from advisor.rules.truth import truth
from claims.common.interest_sum import STOPS_AT_INSOLVENCY
from claims.common.sme_term import READS as TERM_READS
from claims.common.sme_term import sme_term, term_cut
from claims.common.third_party_payment import (
    SME_2020_ON,
    SME_2025_ON,
    any_clause,
    final_before_reply,
    proportion_clause,
    void_for_certain,
)

CLAUSE, TERM_DAYS = "contract.interest_clause", "contract.payment_days_after_delivery"
PRIVATE_ECONOMY_ON = date(2025, 5, 20)

term_unset = derived("条例没有写付款期，交付又在新条例施行后", TERM_READS, lambda facts: truth(sme_term(facts).doubtful))

PUBLIC = one_of("debtor.kind", "government", "public_institution")
EXCLUDED = one_of(CLAUSE, "excluded")
SME_ADVICE = (
    Advice(
        "excluded_interest", "约定逾期不计息的，低于法定下限：主位按订约时一年期 LPR；能否视为没有约定而按日万分之五，条文没有写，不作主位。",
        ("sme_2025:17", "sme_2020:15", "pay_when_paid_2024:2"), EXCLUDED,
    ),
    Advice(
        "penalty_is_agreed_rate", "合同只约定了逾期付款违约金的：对方会说逾期利息的利率已有约定，不再适用日万分之五，条文没有写；主位、备位分开，备位按约定的违约金。",
        ("sme_2025:17", "sme_2020:15", "civil_code:585"), all_of(one_of("contract.penalty_clause", "agreed"), one_of(CLAUSE, "none")),
    ),
    Advice(
        "term_must_be_reasonable", "大型企业约定的付款期超过六十日的，应符合行业规范和交易习惯；明显过长的可主张不合理，从六十日期满起列备位。",
        ("sme_2025:9(2)", "sme_2025:7", "sme_2020:8(2)", "sme_2020:6"),
        all_of(recorded(TERM_DAYS), more_than(TERM_DAYS, 60), none_of(PUBLIC)),
    ),
    Advice(
        "public_term", "付款方是机关、事业单位的，约定更长的付款期、以第三方付款为条件，都不能把付款期推过六十日：直接按法定期限请求付款。",
        ("sme_2025:9(1)", "sme_2020:8(1)"), any_of(all_of(any_clause, PUBLIC), term_cut),
    ),
    Advice(
        "daily_main_lpr_alternative", "逾期利息：没有约定的主位按日万分之五，备位按一年期 LPR；约定的不低于订约时一年期 LPR。不得相加。",
        ("sme_2025:17", "sme_2020:15"),
    ),
    Advice(
        "reply_says_lpr", "批复对条款无效后的利息写按约定、无约定按 LPR，与条例日万分之五不一致，所以必须分主位、备位。",
        ("pay_when_paid_2024:2", "sme_2025:17"), any_clause,
    ),
    Advice(
        "size_at_signing", "双方规模一律看订立合同时：备营业收入、资产和划型依据，有争议申请中小企业主管部门认定。",
        ("sme_2025:3", "sme_2025:29", "sme_2020:3"),
    ),
    Advice(
        "size_not_told", "订约时应主动告知属于中小企业；没有告知的后果条例没有写，补强对方明知的证据。", ("sme_2025:3", "sme_2020:3"),
        no("claimant.told_size"),
    ),
    Advice(
        "reasonable_term", "条款无效后的付款期由法院按行业规范、交易习惯合理确定，不能当然按随时履行；诉状写明一个合理的付款日并备其后的备位起点。",
        ("pay_when_paid_2024:2",), all_of(void_for_certain, none_of(PUBLIC)),
    ),
    Advice(
        "payer_must_have_chased", "若认为条款有效：总包须证明已积极催收（催款函、起诉或仲裁记录），怠于催收的视为条件成就；设法取得总包与业主的结算、付款资料。已结算、质保期满是关键事实。",
        ("civil_code:159", "contract_act_1999:45"), all_of(any_clause, none_of(PUBLIC)),
    ),
    Advice(
        "proportion_not_in_reply", "批复只写以收到第三方款项为前提；2025-06-01 前签的按比例付款条款，须用条例的不合理条件规定论证，同时备附期限的路径。",
        ("sme_2020:6", "sme_2020:8"), all_of(proportion_clause, none_of(since("contract.signed_on", SME_2025_ON))),
    ),
    Advice(
        "reply_no_retrial", "2024-08-27 前已终审的，批复没有写再审可用；不建议只以批复申请再审。", ("pay_when_paid_2024:1",),
        all_of(any_clause, final_before_reply),
    ),
    Advice(
        "private_economy_law", "2025-05-20 起大型企业对中小民营经济组织也不得以收到第三方付款为条件，可并列援引；两者口径不同。",
        ("private_economy_2025:68",), all_of(any_clause, since("contract.signed_on", PRIVATE_ECONOMY_ON)),
    ),
    Advice(
        "no_excuse", "不得以换人、内部流程拒付；合同没有约定的，也不得以等竣工验收、决算审计拒付。无争议部分应先付。",
        ("sme_2025:14", "sme_2025:15", "private_economy_2025:67", "sme_2020:13"),
    ),
    Advice(
        "delayed_inspection", "约定验收合格才付的，付款期自验收合格起；对方拖延验收的，自约定的验收期满起。",
        ("sme_2025:10", "sme_2020:9"), yes("performance.employer_delayed_acceptance"),
    ),
    Advice(
        "complaint", "可另向投诉平台投诉（须有合同关系；受理后十个工作日转办，三十日、最长九十日出结果），不影响起诉；时效另以书面催告保住。",
        ("sme_2025:24", "sme_2025:25", "sme_2020:17"),
    ),
    Advice(
        "term_2020", "2020 条例对大型企业没有写六十日；交付在 2025-06-01 以后的能否用新条例没有写，按约定或合理期限主张，备两种起点。",
        ("sme_2020:8(2)", "sme_2025:9(2)", "sme_2025:37"), term_unset,
    ),
    Advice(
        "no_advance_funding", "政府投资项目不得要求施工单位垫资。", ("sme_2025:8(2)", "sme_2020:7(2)"),
        all_of(PUBLIC, yes("contract.advance_funding")),
    ),
    Advice(
        "no_retroactive_rule", "合同订立在 2020-09-01 前：条例没有溯及的规定，之前的迟延只能按 LPR；之后的迟延能否按日万分之五有争议，分主位、备位。",
        ("sme_2020:29",), none_of(since("contract.signed_on", SME_2020_ON)),
    ),
    STOPS_AT_INSOLVENCY,
)
