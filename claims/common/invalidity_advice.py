"""What must be said about a void contract (合同无效、折价补偿); gates as in :mod:`claims.contract_invalidity`.

Sources:
    the articles cited at each sentence; published cases named in ``tests/cases``.
"""

from __future__ import annotations

from datetime import date

from advisor.rules.claim import Advice
from advisor.rules.conditions import all_of, any_of, before, no, none_of, one_of, recorded, some, yes

from .in_force import TENDER_RULES_2018_ON
from .invalidity_defences import BACK_TO_BACK
from .parties import borrower, under_void_subcontract
from .quality import quality_refuted
from .said import denied, said
from .validity import (
    award_void,
    contract_void,
    negotiated_first,
    not_tendered,
    permit_in_time,
    suit_after_change,
    unlawful_gains,
    unless_shown,
)

REFERENCE_2026 = Advice(
    "reference_covers_terms",
    "参照的是价款金额、计价方式、支付时间、调整方法和结算方法：主张无效摆脱不了低价、下浮率、付款节点和以审计为准。",
    ("construction_2026:11", "civil_code:793", "construction_2004:2"),
)
REFERENCE_BEFORE = Advice(
    "reference_covers_terms",
    "合同无效仍参照约定的价款，不能绕开低价改按定额要更多。",
    ("civil_code:793", "construction_2004:2", "contract_act_1999:58"),
)
REPORT_DUTY = Advice(
    "report_duty",
    "一旦写明资质借用、转包、违法分包或违法发包，法院应当通报并把线索、证据移送建设主管部门，可能被处罚、列入信用记录；涉嫌犯罪的移送侦查。",
    ("construction_2026:22",),
)
CONFISCATION = Advice(
    "unlawful_gains",
    "非法转包、违法分包、借用资质的，当时法院可以收缴已取得的非法所得。",
    ("construction_2004:4",),
    unlawful_gains,
)
NO_FEE_2026 = Advice(
    "no_lending_fee",
    "资质借用费、使用费一律不支持：出借企业不得从工程款中扣管理费。",
    ("construction_2026:3",),
    borrower,
)
FEE_2026 = Advice(
    "fee_by_real_cost",
    "转包、违法分包约定的管理费，条文没有像资质使用费那样写明不支持：作为下浮写进计价方式的可能一并参照，单列的看对方是否实际管理，准备其没有管理的证据。",
    ("construction_2026:3", "construction_2026:6", "construction_2026:11"),
    under_void_subcontract,
)
FEE_BEFORE = Advice(
    "fee_by_real_cost",
    "约定的管理费、利润随无效合同不当然给付：按对方实际支出的管理成本而不是约定比例谈。",
    ("civil_code:157", "contract_act_1999:58"),
    any_of(borrower, under_void_subcontract),
)
LENDER_RETAINED = Advice(
    "lender_may_owe_only_retained",
    "借用资质的，出借企业可能只在收款截留的范围内负责：查清其收到和转付的数额，留住截留部分的备位请求。",
    ("civil_code:793", "construction_2004:2", "contract_act_1999:58"),
    borrower,
)
TENDER_OLD_SCOPE = Advice(
    "old_tender_scope",
    "2018-06-06 前的商品住宅按签约时规定未招标多判无效，认有效的是少数判例：有效、无效两套请求都备。",
    ("bidding_act:3", "must_tender_infra_2018:2"),
    all_of(one_of("project.nature", "commodity_housing"), before("contract.signed_on", date(2018, 6, 6))),
)
LIST_CHAIN = Advice(
    "list_the_chain",
    "逐层列明合同链条，以直接前手为主位被告；对没有合同关系的中间转包人，按合同相对性不支持，其付款备注用途会影响是否付清的证明。",
    ("civil_code:465", "contract_act_1999:8"),
    any_of(borrower, under_void_subcontract),
)
SORT_RELATION = Advice(
    "borrowed_or_transferred",
    "先分清是借用资质还是转包、违法分包（谁投标、谁交保证金、谁与发包人洽谈付款），再选请求权基础。",
    ("construction_2020:1", "construction_2004:1", "contract_act_1999:272"),
    any_of(borrower, under_void_subcontract, one_of("claimant.role", "crew")),
)

LENDER_WARNED = Advice(
    "lender_must_not_keep",
    "我方只是出借资质、没有施工：不要以自己名义要走全部款项，应通知实际施工的一方参加诉讼；使用费、管理费要不到，还要对借用方负付款责任。",
    ("construction_2026:3", "construction_2026:4", "civil_code:793", "construction_2004:1", "contract_act_1999:58"),
    one_of("claimant.role", "lender"),
)

MAY_BE_REQUIRED = all_of(
    no("project.tender_held"),
    any_of(none_of(denied("project.tender_required_at_signing")), none_of(denied("project.tender_required_at_suit"))),
)
TENDER_SCOPE = Advice(
    "tender_scope_now",
    "现行必须招标的范围：预算资金 200 万元以上且占投资额 10% 以上，国有企事业单位资金控股或者主导，国际组织、外国政府贷款或援助，或者（2018-06-06 起只限）能源、交通、通信、水利、城市轨道交通等城建项目；并且施工单项合同估算价在 400 万元以上（可以合并的合计）。两项缺一，不招标不影响效力。",
    ("must_tender_2018:2", "must_tender_2018:3", "must_tender_2018:5", "must_tender_infra_2018:2", "bidding_act:3"),
    all_of(MAY_BE_REQUIRED, suit_after_change),
)
TENDER_SCOPE_BEFORE = Advice(
    "tender_scope_before_2018",
    "2018-06-01 前订约的，订约时是否必须招标看当时的规定（2000-05-01 起为原国家计委令第 3 号，请核对文本）：范围更宽，商品住宅在内；施工单项估算价 200 万元以上，或者项目总投资 3000 万元以上。",
    ("bidding_act:3",),
    all_of(MAY_BE_REQUIRED, before("contract.signed_on", TENDER_RULES_2018_ON)),
)
NOT_GROUNDS = Advice(
    "not_grounds",
    "没有施工许可证、土地权属证书、招标或合同备案，一般不影响效力；低于成本价中标不是列举的无效事由，一般不单独致无效：对方以此主张无效的，主位仍按有效请求价款。",
    ("construction_2020:1", "construction_2004:1", "contract_act_1999:52", "bidding_act:33"),
    unless_shown(contract_void, "合同是否无效没有确定"),
)

COMMON = (
    LENDER_WARNED,
    NOT_GROUNDS,
    TENDER_SCOPE,
    TENDER_SCOPE_BEFORE,
    Advice(
        "penalty_falls",
        "违约金、工期罚款、定金和索赔失权条款随合同无效不适用，对双方都一样；争议解决和结算清理条款不受影响。",
        ("civil_code:155", "civil_code:507", "contract_act_1999:56", "contract_act_1999:57"),
    ),
    Advice(
        "loss_by_fault",
        "因无效受到的损失按过错赔偿，过错、损失、因果由请求方举证；算不出的可参照约定的工期、质量、付款时间：对方也可借此要回工期损失。",
        ("construction_2020:6", "construction_2018:3", "contract_act_1999:58", "civil_code:157"),
    ),
    Advice(
        "both_routes",
        "法院依职权审查效力：按有效、无效准备两套请求，写清主位、备位和各自数额。",
        ("evidence_2019:53",),
    ),
    Advice(
        "do_not_lead_with_it",
        "除非确有净收益，不主动主张无效：价款条款照样参照，自己的违约金也会落空。",
        ("civil_code:793", "civil_code:155", "construction_2004:2", "contract_act_1999:56"),
    ),
    Advice(
        "agreement_stands",
        "合同无效不影响已经达成的结算（折价补偿）协议：质量合格的按协议主张，结账清单就是结算；协议里另约的付款日、利息、违约金随协议有效。",
        ("construction_2026:12", "construction_2020:29", "civil_code:567", "contract_act_1999:98"),
        any_of(recorded("settlement.agreement_on"), said("settlement.compensation_agreement")),
    ),
    Advice(
        "several_void_contracts",
        "数份合同都无效：参照实际履行的合同，难以确定的参照最后签订的；不因备案就按备案合同，也不是两份都无效就要不到钱。差价按过错分担是 2021 年前的一种做法。",
        ("construction_2020:24", "construction_2018:11", "construction_2004:2", "contract_act_1999:58"),
        any_of(award_void, negotiated_first, some("contract.other_contracts", recorded("item.signed_on"))),
    ),
    Advice(
        "order_of_days",
        "先定后招：逐一核对进场日、补充协议日与招标、中标日的先后。",
        ("construction_2026:2", "bidding_act:43", "bidding_act:55"),
        yes("project.negotiated_before_award"),
    ),
    Advice(
        "award_contract",
        "招标后另签合同背离中标合同实质内容的，按中标合同；备案与否不再是标准。",
        ("construction_2020:2", "construction_2020:22", "construction_2018:1", "construction_2018:10", "bidding_act:46"),
        some("contract.other_contracts", one_of("item.kind", "awarded", "filed")),
    ),
    Advice(
        "disguised_discount",
        "高价购房、无偿配套、让利、捐赠等变相降价的另签合同无效：请求按中标合同价款。",
        ("construction_2020:2", "construction_2018:1", "bidding_act:46"),
        some("contract.other_contracts", one_of("item.kind", "disguised_discount")),
    ),
    Advice(
        "permit_before_suit",
        "规划许可以起诉为界：查起诉前是否补办；保留发包人能办而不办的证据，它不得以此主张无效。缺施工许可、土地证一般不影响效力。",
        ("construction_2020:3", "construction_2018:2"),
        unless_shown(permit_in_time, "起诉前没有取得规划许可，或者还不清楚"),
    ),
    Advice(
        "head_office_too",
        "签约的是分公司、项目部：总公司与分公司一并列为被告；项目部印章要查是否公司业务用章、签字人有无授权。",
        ("civil_code:74(2)", "civil_code:172", "company_2023:13"),
        said("debtor.branch"),
    ),
    Advice(
        "fix_own_share",
        "未完工即离场：退场前固定自己的工程量和质量（证据保全、共同清点）。",
        ("construction_2026:15", "construction_2020:39", "construction_2004:10", "contract_act_1999:58"),
        no("performance.completed"),
    ),
    Advice(
        "pay_when_paid_clause",
        "业主付款后再付的约定，此前多认为不随价款参照；支付时间写进参照范围后能否参照没有定论，同时举证对方怠于收款。",
        ("construction_2026:11", "civil_code:159", "contract_act_1999:45"),
        BACK_TO_BACK,
    ),
    Advice(
        "repair_first",
        "质量不合格的先修复：修复后验收合格仍可请求折价补偿，修复费由我方负担；修复后仍不合格的无权请求。设计缺陷、甲供材、指定分包等对方有过错的，由其分担损失。",
        ("civil_code:793", "construction_2020:13", "construction_2004:3", "construction_2004:12", "contract_act_1999:58"),
        quality_refuted,
    ),
    Advice(
        "limitation_of_compensation",
        "确认无效本身不受诉讼时效限制；折价补偿、返还、赔偿受限制，从约定的付款日、结算日还是认定无效之日起算说法不一：按最早的付款日算。",
        ("civil_code:188", "gpcl_2017:188", "gpcl_1986:135"),
        contract_void,
    ),
    Advice(
        "first_contract_may_stand",
        "自愿招标而先定后招：中标合同被认定无效的，先签并实际履行的那份可能有效：按它请求价款，折价补偿作备位。",
        ("construction_2026:2", "bidding_act:43", "civil_code:146", "contract_act_1999:52"),
        all_of(yes("project.negotiated_before_award"), no("project.tender_required_at_signing")),
    ),
    Advice(
        "insolvency_instead",
        "对方已进入破产程序：不能单独要求清偿，应申报债权。",
        ("bankruptcy_2006:44", "bankruptcy_2006:48"),
        any_of(recorded("debtor.insolvency_accepted_on"), said("debtor.in_insolvency")),
    ),
)
RETENTION_2026 = Advice(
    "retention_from_leaving",
    "合同无效且未完工：质保金以折价补偿款为基数预留，返还期限从退场之日起算。",
    ("construction_2026:14(2)",),
    no("performance.completed"),
)
COMMON_BEFORE_2019 = tuple(a for a in COMMON if a.id != "permit_before_suit")
"""The day of suit decides on the permit only since construction_2018:2."""
FILED_CONTRACT = Advice(
    "filed_contract",
    "2019-02-01 前已终审的：另订合同与备案的中标合同实质内容不一致，以备案的中标合同为结算根据。",
    ("construction_2004:21",),
    some("contract.other_contracts", one_of("item.kind", "filed")),
)
UNDERTENDER = Advice(
    "tender_at_suit",
    "起诉时已不属必须招标的，不得仅因未招标认定无效；2026-06-30 前受理的没有这一条，只能主张有效优先的精神。",
    ("construction_2026:1", "temporal_2020:8", "must_tender_infra_2018:2"),
    all_of(
        suit_after_change,
        none_of(denied("project.tender_required_at_signing")),
        any_of(not_tendered, all_of(no("project.tender_held"), no("project.tender_required_at_suit"))),
    ),
)
