"""What the client's own pleading lets in against him (自陷风险), by claim.

Sources:
    construction_2026:3, 4, 6, 11, 22; construction_2020:6, 7, 16, 21, 28, 29; construction_2004:4; civil_code:155, 157,
    507, 566, 577, 585; contract_act_1999:56; civil_procedure_2023:108; evidence_2019:3; fees_2006:29; company law is
    left to its own claim.
Limitations:
    What an authority does with a report, and tax, are outside; only what the civil court lets in is said.
"""

from __future__ import annotations

from advisor.rules.conditions import (
    all_of,
    any_of,
    derived,
    given,
    more_than,
    none_of,
    one_of,
    recorded,
    yes,
)
from advisor.rules.exposure import Exposure
from advisor.rules.truth import truth
from claims.common.in_force import CODE_ON, INTERPRETATION_2004_ON, under_wage_regulation
from claims.common.insolvency import solvent
from claims.common.parties import borrower, under_void_subcontract
from claims.common.validity import accepted_under_2026, unlawful_contracting, unlawful_gains

VOID, BUILDER, THROUGH = "contract_invalidity", "actual_builder", "subrogation"

forfeiture_was_law = derived(
    "一审在 2005-01-01 至 2020-12-31 受理", (),
    lambda facts: truth(INTERPRETATION_2004_ON <= facts.accepted_on < CODE_ON),
)


EXPOSURES: tuple[Exposure, ...] = (
    Exposure(
        "report_duty",
        "把借用资质、转包、违法分包写进诉状，法院应当通报并移送建设主管部门，涉嫌犯罪的移送侦查：可能招致行政处罚和信用惩戒。",
        ("construction_2026:22",), (VOID, BUILDER, THROUGH), all_of(accepted_under_2026, unlawful_contracting),
        answer="没有净收益的不主动主张；法院会依职权审查效力，仍备有效、无效两套请求；起诉前做行政合规准备。",
    ),
    Exposure(
        "forfeiture", "当时法院可以收缴非法转包、违法分包、借用资质已取得的非法所得。",
        ("construction_2004:4",), (VOID, BUILDER), all_of(forfeiture_was_law, unlawful_gains),
        answer="只主张人工、材料、机械等实际支出和参照约定的价款，不主张管理费、转包差价。",
    ),
    Exposure(
        "penalty_lost", "主张合同无效，自己的逾期付款违约金、约定的高利率也随之没有，只剩按 LPR 的利息。",
        ("civil_code:155", "contract_act_1999:56"), (VOID, BUILDER),
        any_of(one_of("contract.penalty_clause", "agreed"), one_of("contract.interest_clause", "agreed")),
        answer="比较两条路的总额再定主位；无效放在备位。",
    ),
    Exposure(
        "loss_by_agreed_term", "合同无效后，对方可以参照约定的工期、质量、付款时间请求赔偿损失：工期违约金换了名目回来。",
        ("construction_2020:6",), (VOID, BUILDER), more_than("performance.delay_days_ours", 0),
        answer="由对方证明我方过错、损失数额和因果关系；列明发包人原因的停工、变更、迟付，按双方过错分担。",
    ),
    Exposure(
        "price_terms_stay", "主张无效甩不掉价款条款：固定价、下浮、付款节点、以审计为准、调价排除都一并参照。",
        ("construction_2026:11",), (VOID, BUILDER),
        all_of(
            accepted_under_2026,
            any_of(
                one_of("contract.price_form", "lump_sum"), one_of("contract.audit_clause", "audit_office", "fiscal_review"),
                one_of("contract.back_to_back", "condition", "proportion"), yes("contract.risk_excluded"),
            ),
        ),
        answer="想摆脱的是价款条款的，主张无效没有用；改走调价、审计拖延或背靠背无效的专门规则。",
    ),
    Exposure(
        "arbitration_stays", "合同无效，仲裁条款照样有效：不能借无效改到法院。", ("civil_code:507",), (VOID, BUILDER),
        yes("contract.arbitration_clause"), answer="向约定的机构申请；对方首次开庭前不提异议的除外。",
    ),
    Exposure(
        "no_direct_claim", "自认转包、违法分包的下手，就不能再向没有合同关系的发包人直接请求；自认借用资质的，还要证明发包人订约时知情。",
        ("construction_2026:4", "construction_2026:6"), (VOID, BUILDER, THROUGH),
        all_of(accepted_under_2026, any_of(borrower, under_void_subcontract)),
        answer="先定身份再写诉状：向合同相对方请求，另以代位权作备位；自认的事实以后很难收回。",
    ),
    Exposure(
        "admission", "诉状里承认的不利事实（身份、停工日、已收款、缺陷），对方不必再举证。", ("evidence_2019:3",),
        answer="只写请求所需的事实；数额、日期先与证据核对，备位陈述写明“仅为备位，不构成自认”。",
    ),
    Exposure(
        "joint_quality_liability", "自认借用资质、转包或者违法分包的，工程质量损失由双方对发包人连带赔偿。",
        ("construction_2020:7", "building_act:66", "building_act:67(2)"),
        (VOID, BUILDER), any_of(borrower, one_of("claimant.role", "lender"), under_void_subcontract),
        answer="起诉前固定质量合格的证据（验收、使用）；与出借人、前手约定内部分担。",
    ),
    Exposure(
        "no_lending_fee", "出借资质、名义的，收取的管理费、借用费不受支持，已收的可能要退。", ("construction_2026:3",), (VOID,),
        all_of(accepted_under_2026, one_of("claimant.role", "lender")),
        answer="不主张管理费；实际参与施工管理的，举证支出并另列。",
    ),
    Exposure(
        "account_reopened", "撤销结算协议后全部重新结算：可以申请造价鉴定，结果可能低于原结算价，约定的付款日也没有了。",
        ("civil_code:157", "construction_2020:29"), ("settlement_rescission",), given("settlement.agreement_amount"),
        answer="先自行审价，确认应得数明显高于结算价再撤销；同时备维持结算价的请求。",
    ),
    Exposure(
        "appraisal_undercuts", "一面请求按送审价，一面申请造价鉴定，自相矛盾，对方会说我方自己也不认送审价。",
        ("construction_2020:21",), ("deemed_settlement",),
        answer="主位按送审价；鉴定只写在备位，并写明以主位不成立为条件。",
    ),
    Exposure(
        "wrongful_termination", "解除权不成立而停工、退场，就是我方违约：停工损失、逾期违约金由我方负担。",
        ("civil_code:577", "civil_code:566"), ("termination",),
        none_of(one_of("performance.termination_fault", "employer")),
        answer="先书面催告并给合理期限，期满不付再发解除通知；留存催告、通知的送达证据。",
    ),
    Exposure(
        "works_stay_counted", "固定总价未完工而请求鉴定全部造价，约定固定价的不予鉴定；按比例算出的价可能低于实际投入。",
        ("construction_2020:28",), ("unfinished_lump_sum",), recorded("performance.unfinished_whole_value"),
        answer="先按同一计价标准算好已完与全部工程的比例，再决定请求数。",
    ),
    Exposure(
        "high_rate_invites_reduction", "违约金超出损失三成的部分会被请求减少，请求越高，被驳回部分的受理费也由我方负担。",
        ("civil_code:585", "fees_2006:29"), ("late_fee",), one_of("contract.penalty_clause", "agreed"),
        answer="备好融资成本、对下游违约责任等损失证据；主位、备位分别算出数额和受理费。",
    ),
    Exposure(
        "quality_counterclaim", "起诉价款，对方可以在同一案件就质量违约金和修理、返工费用反诉，合并审理。", ("construction_2020:16",),
        ("contract_price", VOID), any_of(yes("performance.quality_complaint"), one_of("performance.quality", "unqualified")),
        answer="先固定验收、使用证据；对方没有通知修复的，指出其不能直接要修复费。",
    ),
    Exposure(
        "wrong_preservation", "保全的数额、财产弄错的，赔偿对方因保全受到的损失。", ("civil_procedure_2023:108",), (),
        all_of(yes("debtor.assets_found"), solvent),
        answer="保全额以有证据支持的请求为限；用保险公司保函担保；请求减少时及时申请部分解除。",
    ),
    Exposure(
        "wages_first", "下手欠农民工工资的，农民工可以直接请求我方先行清偿（分包、转包）或者清偿（违法分包、出借名义），不以我方收到工程款为前提。",
        ("wage_2020:30", "wage_2020:36", "construction_2026:8"), ("contract_price", VOID),
        all_of(one_of("claimant.role", "contractor", "lender"), more_than("performance.unpaid_wages", 0), under_wage_regulation),
        answer="起诉前查清欠薪、代发并留证，向下手追偿或者从应付款中扣除；欠薪台账同时用来催要人工费用。",
    ),
    Exposure(
        "costs_of_what_fails", "请求过高，败诉部分的受理费由我方负担。", ("fees_2006:29",), (),
        answer="没有证据的部分不请求或列备位；先算每一项的受理费。",
    ),
)
"""In the order in which a pleading is thought through."""
