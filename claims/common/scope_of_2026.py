"""What construction_2026:23 leaves unsaid about its own reach.

Sources:
    construction_2026:1, 23(2): newly accepted cases "of disputes over construction contracts"; other causes of action,
    counterclaims and tribunals are not mentioned.
"""

from __future__ import annotations

from advisor.rules.claim import Advice
from advisor.rules.conditions import all_of, any_of, no, none_of, one_of, yes

from .said import denied

OTHER_CAUSE = Advice(
    "cause_not_named",
    "新解释第 23 条只写“建设工程施工合同纠纷”一审：案由定为分包、装饰装修、优先受偿权、代位权、执行异议或者破产债权确认的是否适用没有写。多按适用准备，对我方更有利的原规则（如发包人在欠付范围内付款）可以作备位，不作依靠。",
    ("construction_2026:23(2)",),
    one_of("contract.kind", "subcontract", "labour", "decoration"),
)
OTHER_CAUSE_PRIORITY = Advice(
    "cause_not_named",
    "新解释第 23 条只写“建设工程施工合同纠纷”一审：单独以优先受偿权立案、装饰装修，或者在执行异议、破产债权确认中主张的是否适用没有写；与价款一并以施工合同纠纷起诉最稳，期限按较早的起点算。",
    ("construction_2026:23(2)",),
    any_of(
        one_of("contract.kind", "decoration"), one_of("project.nature", "decoration"),
        yes("debtor.in_insolvency"), yes("priority.enforcing_against_unit"),
    ),
)
DAY_OF_SUIT = Advice(
    "day_of_suit",
    "必须招标与否看“起诉时”：仲裁以申请之日、反诉以本诉还是反诉提起之日为准，条文没有写；两日之间范围有变化的，两种都备。",
    ("construction_2026:1", "construction_2026:23(2)"),
    all_of(
        no("project.tender_held"), none_of(denied("project.tender_required_at_signing")),
        one_of("procedure.forum", "arbitration"),
    ),
)
