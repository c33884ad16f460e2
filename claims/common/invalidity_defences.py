"""What the other side says to a claim for compensation under a void contract (折价补偿).

Sources:
    civil_code:793; construction_2004:2, 3; construction_2018:3; construction_2020:6; construction_2026:3, 4, 6, 11, 16;
    contract_act_1999:58, 281.
"""

from __future__ import annotations

from dataclasses import replace

from advisor.rules.claim import Defence, Effect
from advisor.rules.conditions import all_of, any_of, at_least, more_than, one_of, recorded, split, yes
from advisor.rules.truth import Truth

from .parties import borrower, under_void_subcontract
from .third_party_payment import any_clause, void_for_certain
from .validity import unless_shown

BACK_TO_BACK = all_of(any_clause, unless_shown(void_for_certain, "第三方付款条款没有确定无效"))
"""A clause that binds at all: one that the rules for small enterprises strike out is not taken over either."""
PAY_WHEN_PAID_2026 = Defence(
    "pay_when_paid",
    "约定业主付款后再付，主张一并参照",
    split(BACK_TO_BACK, "pay_when_paid_if_void"),
    ("construction_2026:11",),
    Effect.BARS_IF_RAISED,
    answer="条件是否成就由对方举证；大型企业对中小企业的这种约定本身无效；另举证其怠于收款。",
    evidence=("back_to_back_clause", "debtor_inaction_record"),
)
PAY_WHEN_PAID = replace(
    PAY_WHEN_PAID_2026,
    condition=split(BACK_TO_BACK, "pay_when_paid_if_void", Truth.NO),
    cite=("civil_code:793", "construction_2004:2", "contract_act_1999:58"),
)
REPAIR_COST = Defence(
    "repair_cost",
    "修复费用由承包人承担",
    any_of(yes("performance.repair_refused"), one_of("performance.quality", "repaired_qualified")),
    ("civil_code:793", "construction_2026:16", "construction_2004:3", "contract_act_1999:281"),
    Effect.REDUCES,
    answer="对方须先通知我方修复；我方自己修复的不再扣；对方有过错的分担。",
    evidence=("repair_notice", "quality_test_report"),
)
DELAY_LOSS = Defence(
    "delay_loss",
    "以约定工期为参照主张逾期竣工的损失",
    all_of(recorded("performance.delay_days_ours"), at_least("performance.delay_days_ours", 1)),
    ("construction_2020:6", "construction_2018:3", "contract_act_1999:58"),
    Effect.REDUCES,
    answer="对方要证明过错、损失和因果；约定的日罚款标准不适用。",
    evidence=("critical_path_analysis",),
)
FEE = "chain.management_fee"
FEE_AGREED = all_of(recorded(FEE), more_than(FEE, 0))
MANAGEMENT_FEE_2026 = Defence(
    "management_fee",
    "从折价补偿款中扣除约定的管理费",
    split(all_of(FEE_AGREED, under_void_subcontract), "management_fee_if_void"),
    ("construction_2026:6", "construction_2026:11"),
    Effect.REDUCES,
    answer="单列的管理费不是工程价款；对方要证明实际派人管理和支出，没有的不扣，有的按实际成本。",
    evidence=("chain_contracts", "site_minutes"),
)
"""A fee for lending the name is refused outright (construction_2026:3)."""
MANAGEMENT_FEE = replace(
    MANAGEMENT_FEE_2026,
    condition=split(all_of(FEE_AGREED, any_of(borrower, under_void_subcontract)), "management_fee_if_void"),
    cite=("civil_code:793", "construction_2004:2", "contract_act_1999:58"),
)
RETAINED_ONLY = Defence(
    "lender_retained_only",
    "出借企业只在所收未转的范围内负责",
    split(borrower, "lender_liable_for_all"),
    ("civil_code:793", "construction_2004:2", "contract_act_1999:58"),
    Effect.REDUCES,
    answer="参照双方付款约定请求全额；备位请求截留部分。",
    evidence=("payment_ledger",),
)
LENDER_2026 = Defence(
    "lender_built_nothing",
    "出借资质、自己没有施工：折价补偿款应归实际施工的一方",
    split(one_of("claimant.role", "lender"), "lender_full_compensation"),
    ("construction_2026:3", "construction_2026:4(2)", "civil_code:793"),
    Effect.EXTINGUISHES,
    answer="由实际施工的一方作第三人一并查清；写明代收转付，只就自己实际投入和尚未转付的责任主张，不扣使用费。",
    evidence=("chain_contracts", "payment_ledger"),
)
LENDER_BEFORE = replace(LENDER_2026, cite=("civil_code:793", "construction_2004:2", "contract_act_1999:58"))
