"""What to do in which order, from the site to the money: evidence, preservation, appraisal, appeal, enforcement.

Sources:
    construction_2026:15; civil_procedure_2023:59, 84, 103-105, 108, 122, 125, 126, 171, 205, 210, 216, 225, 238, 250, 264; arbitration_2025:39;
    preservation_2016:1, 3-5, 7, 9-11, 17, 18; cpl_interp_2022:127, 152, 427, 485, 506, 509, 510;
    enforcement_objection_2025:1, 6, 11, 13, 18, 22; construction_2020:20, 28-33;
    evidence_2019:2, 20, 25, 30, 31, 34, 37, 41; first_seizure_2016:1; bankruptcy_2006:19-21, 46-49; fees_2006:20, 22.
Checked with:
    security of thirty per cent in suit and of the whole before it, by hand (``tests/analysis/test_procedure_view.py``).
Limitations:
    The opinion on artificial intelligence (法发〔2026〕10号) and the notice on forms are known at second hand only.
    Local practice on evidence, mediation before docketing and pre-sale escrow accounts is not known here.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from advisor.rules.conditions import (
    all_of,
    any_of,
    derived,
    given,
    no,
    none_of,
    one_of,
    recorded,
    yes,
)
from advisor.rules.court_step import CourtStep, Stage
from advisor.rules.truth import truth
from claims.common.insolvency import FILING_READS, filed_claim_on, insolvent
from claims.common.said import said
from claims.common.termination_right import ENDED

ELEMENT_FORMS_ON, AI_OPINION_ON = date(2025, 7, 14), date(2026, 9, 7)
IN_ARBITRATION = one_of("procedure.forum", "arbitration")
EFFECTIVE = any_of(
    recorded("procedure.judgment_effective_on"), recorded("procedure.award_received_on"), recorded("procedure.final_on"),
)
JUDGED = any_of(recorded("procedure.judgment_received_on"), EFFECTIVE)
FILED = any_of(recorded("procedure.filed_on"), recorded("procedure.accepted_on"), JUDGED)
DOCKETED = any_of(recorded("procedure.accepted_on"), JUDGED)
CLAIM_FILED = derived("已申报债权", FILING_READS, lambda facts: truth(filed_claim_on(facts) is not None))
COURT_DECIDED = all_of(
    any_of(recorded("procedure.judgment_effective_on"), recorded("procedure.final_on")), none_of(IN_ARBITRATION),
)
OBJECTED = all_of(
    any_of(EFFECTIVE, recorded("procedure.preservation_from_on"), recorded("procedure.objection_ruling_received_on")),
    any_of(yes("priority.enforcing_against_unit"), recorded("procedure.objection_ruling_received_on")),
)
ELEMENT_FORMS = derived("2025-07-14 或以后起诉", (), lambda facts: truth(facts.filed_on >= ELEMENT_FORMS_ON))
AI_OPINION = derived("2026-09-07 或以后起诉", (), lambda facts: truth(facts.filed_on >= AI_OPINION_ON))
FOR_WAGES = one_of("claimant.role", "worker")
OF_PRICE = none_of(FOR_WAGES)
SETTLED = any_of(recorded("settlement.agreement_on"), recorded("settlement.agreement_amount"))
LUMP_SUM = one_of("contract.price_form", "lump_sum")
JOINT = yes("settlement.appraisal_joint")
BOUND_BY_OPINION = said("settlement.appraisal_binding")
ENDING = any_of(recorded("performance.terminated_on"), recorded("performance.stopped_on"))
"""A notice of termination, in time or not, or a stoppage: the site may soon be left."""
HAS_LEFT = recorded("performance.left_site_on")
OFF_SITE = any_of(HAS_LEFT, JUDGED)
HANDED_OVER = any_of(recorded("performance.completed_on"), recorded("performance.delivered_on"))

ON_SITE = (
    CourtStep(
        "fix_works_before_leaving", Stage.ON_SITE,
        "退场之前固定证据：双方（监理）共同测量已完工程量、核对界面和材料设备，签移交清单，拍照录像；对方不配合的公证或发函限期。",
        ("construction_2026:15", "civil_procedure_2023:84"), all_of(ENDING, none_of(HANDED_OVER)), OFF_SITE,
    ),
    CourtStep(
        "preserve_evidence", Stage.ON_SITE,
        "承包人退场前双方都可以申请证据保全（勘验、录像、鉴定、查封资料）；情况紧急的可以在起诉、仲裁之前申请；写明情况、理由和措施，起诉后须在举证期满前提出。",
        ("construction_2026:15", "civil_procedure_2023:84", "evidence_2019:25", "evidence_2019:27"),
        all_of(ENDING, none_of(HANDED_OVER)), OFF_SITE,
    ),
    CourtStep(
        "rebuild_after_leaving", Stage.ON_SITE,
        "已经退场的：从施工日志、监理资料、进度款审批、会议纪要、影像还原工程量；对方控制的书证申请责令提交，须在举证期满前书面提出。",
        ("evidence_2019:20", "evidence_2019:45", "construction_2020:20"), all_of(HAS_LEFT, none_of(SETTLED)), JUDGED,
    ),
    CourtStep(
        "hand_over_papers", Stage.ON_SITE, "合同解除的，应移交现场和施工资料：备移交清单并签收，自留原件或复制件，不以扣留资料催款。",
        ("construction_2026:15",), ENDED,
    ),
)

BEFORE_FILING = (
    CourtStep(
        "find_assets", Stage.BEFORE_FILING,
        "准备财产线索：账户、在建工程、土地、股权、对他人的应收款；保全申请要写明财产信息，诉讼中确有困难的可以只提供具体线索，再申请网络查控。",
        ("preservation_2016:1", "preservation_2016:10", "preservation_2016:11"), none_of(EFFECTIVE), yes("debtor.assets_found"),
    ),
    CourtStep(
        "pre_suit_preservation", Stage.BEFORE_FILING,
        "情况紧急（正在转移财产）的，起诉前向财产所在地、对方住所地或有管辖权的法院申请保全：四十八小时内裁定；担保一般与请求额相等；采取保全后三十日内起诉或申请仲裁。",
        ("civil_procedure_2023:104", "preservation_2016:5", "cpl_interp_2022:152"),
        all_of(none_of(FILED), none_of(IN_ARBITRATION), none_of(insolvent)), recorded("procedure.preserved_on"),
        share=Decimal(1),
    ),
    CourtStep(
        "pre_arbitration_preservation", Stage.BEFORE_FILING,
        "情况紧急的，申请仲裁前可以直接向法院申请保全；担保一般与请求额相等；采取保全后三十日内申请仲裁。",
        ("arbitration_2025:39", "civil_procedure_2023:104", "preservation_2016:5"),
        all_of(none_of(FILED), IN_ARBITRATION, none_of(insolvent)), recorded("procedure.preserved_on"),
        share=Decimal(1),
    ),
    CourtStep(
        "payment_order", Stage.BEFORE_FILING,
        "欠款到期、数额确定、没有别的纠纷又能送达的，可以申请支付令；申请过诉前保全的不行；对方十五日内书面异议成立的转入诉讼。",
        ("civil_procedure_2023:225", "cpl_interp_2022:427", "civil_procedure_2023:228"),
        all_of(no("debtor.denies_debt"), SETTLED, none_of(FILED), none_of(IN_ARBITRATION), none_of(insolvent)),
        recorded("procedure.payment_order_received_on"), ("payment_order",),
    ),
    CourtStep(
        "insist_on_docketing", Stage.BEFORE_FILING,
        "先行调解可以拒绝；优先受偿权的期限不因调解、诉前编号而停：要求立案，或取得写明优先受偿请求的收件凭证；调解成的在三十日内共同申请司法确认。",
        ("civil_procedure_2023:125", "civil_procedure_2023:126", "civil_procedure_2023:205"),
        all_of(none_of(FILED), none_of(IN_ARBITRATION)),
    ),
)

FILING = (
    CourtStep(
        "file", Stage.FILING,
        "提交起诉状（申请书）：被告明确、请求具体，价款、利息（违约金）算到起诉日并写明此后计算方法，优先受偿写明数额和对应工程；不符合条件的七日内应有裁定，可以上诉。",
        ("civil_procedure_2023:122", "civil_procedure_2023:126"), None, FILED, ("pre_suit_preservation",),
    ),
    CourtStep(
        "element_form", Stage.FILING,
        "施工合同纠纷有全国推行的要素式起诉状（法〔2025〕82号，2025-07-14 起）：先问立案窗口要不要用；分包、装饰装修、代位、撤销、单独确认优先权的没有同名表格，用普通起诉状。表里“与无合同关系的发包人责任”一栏，2026-06-30 起受理的转包、违法分包案件留空；法律只要求普通起诉状的内容。",
        ("civil_procedure_2023:124", "construction_2026:6"),
        all_of(none_of(FILED), none_of(IN_ARBITRATION), none_of(insolvent), OF_PRICE, ELEMENT_FORMS),
    ),
    CourtStep(
        "check_the_draft", Stage.FILING,
        "起草时用过人工智能的：逐条核对法条、案例、日期和数额，按法院要求说明，责任由提交的人承担（法发〔2026〕10号，2026-09-07；文本未取得，请核对）。",
        ("civil_procedure_2023:124",), all_of(none_of(FILED), AI_OPINION),
    ),
    CourtStep(
        "pay_fee", Stage.FILING, "受理费由原告预交，接到通知次日起七日内交清，不交按撤诉处理；有困难的可以申请缓交、减交。",
        ("fees_2006:20", "fees_2006:22", "fees_2006:44"), all_of(none_of(IN_ARBITRATION), OF_PRICE), DOCKETED,
    ),
    CourtStep(
        "wages_without_fee", Stage.FILING,
        "追索劳动报酬的案件可以不预交受理费；生活急需的同时申请先予执行，须权利义务关系明确、对方有履行能力。",
        ("fees_2006:20", "civil_procedure_2023:109", "civil_procedure_2023:110"), all_of(none_of(IN_ARBITRATION), FOR_WAGES), DOCKETED,
    ),
)

FIRST_INSTANCE = (
    CourtStep(
        "preservation_in_suit", Stage.FIRST_INSTANCE,
        "起诉同时或其后申请保全：五日内裁定，紧急的四十八小时；担保不超过请求额的三成，可用保险公司保函；事实清楚、错误可能小的可申请免担保。仲裁中经仲裁机构转交法院。",
        ("civil_procedure_2023:103", "preservation_2016:4", "preservation_2016:5", "preservation_2016:7", "preservation_2016:9"),
        all_of(none_of(JUDGED), none_of(EFFECTIVE), none_of(insolvent)), recorded("procedure.preservation_from_on"),
        share=Decimal("0.3"),
    ),
    CourtStep(
        "renew_preservation", Stage.FIRST_INSTANCE,
        "查封、冻结期满前续行：存款最长一年、动产二年、不动产和其他财产权三年；届满七日前申请，逾期后果自负。",
        ("cpl_interp_2022:485", "preservation_2016:18", "preservation_2016:17"), recorded("procedure.preservation_from_on"),
        clocks=("preservation_renewal", "preservation_expiry"),
    ),
    CourtStep(
        "appraisal_ours", Stage.FIRST_INSTANCE,
        "价款没有结算而有争议的，我方对数额负举证责任：在法院释明指定的期间内申请造价鉴定、预交费用、交齐材料；不申请的承担不利后果，二审再申请须确有必要。",
        ("construction_2020:32", "evidence_2019:30", "evidence_2019:31"),
        all_of(none_of(SETTLED), none_of(LUMP_SUM), none_of(JOINT), OF_PRICE), JUDGED,
    ),
    CourtStep(
        "appraisal_disputed_part", Stage.FIRST_INSTANCE,
        "只就有争议的事实申请鉴定（增项、未签证部分），先请法院就无争议部分先行确认；鉴定范围由法院确定，鉴材须经质证，对意见书的异议在指定期间书面提出。",
        ("construction_2020:31", "construction_2020:33", "evidence_2019:34", "evidence_2019:37"), all_of(none_of(any_of(SETTLED, BOUND_BY_OPINION)), OF_PRICE),
        JUDGED,
    ),
    CourtStep(
        "no_appraisal_lump_sum", Stage.FIRST_INSTANCE,
        "约定固定价结算的，任何一方申请对全部造价鉴定都不支持；只对设计变更、增项等固定价以外的部分申请。",
        ("construction_2020:28",), all_of(LUMP_SUM, none_of(SETTLED), OF_PRICE), JUDGED,
    ),
    CourtStep(
        "no_appraisal_settled", Stage.FIRST_INSTANCE, "起诉前已就结算达成协议的，反对对方的鉴定申请；我方也不要申请。",
        ("construction_2020:29",), SETTLED, JUDGED,
    ),
    CourtStep(
        "joint_opinion", Stage.FIRST_INSTANCE,
        "诉前共同委托过造价咨询的：双方明确表示受意见约束的不再鉴定；没有这样表示的，不认可的一方可以申请鉴定。",
        ("construction_2020:30",), all_of(JOINT, none_of(any_of(SETTLED, BOUND_BY_OPINION)), OF_PRICE), JUDGED,
    ),
    CourtStep(
        "binding_opinion", Stage.FIRST_INSTANCE,
        "双方明确表示受诉前造价咨询意见约束的：按该意见请求，提交委托书和受约束的书面表示，反对对方再申请鉴定；我方不服意见的，也不能再申请。",
        ("construction_2020:30",), all_of(JOINT, BOUND_BY_OPINION, none_of(SETTLED), OF_PRICE), JUDGED,
    ),
    CourtStep(
        "appraisal_theirs", Stage.FIRST_INSTANCE,
        "对方以质量抗辩、反诉的，由对方申请质量和修复费用鉴定；其不申请的承担不利后果，我方不必代为申请。",
        ("construction_2020:32", "civil_procedure_2023:67"), yes("performance.quality_complaint"), JUDGED,
    ),
)

LATER = (
    CourtStep(
        "appeal", Stage.AFTER_JUDGMENT, "不服一审判决，自送达起十五日内上诉（裁定十日），按不服部分交上诉费。",
        ("civil_procedure_2023:171", "fees_2006:17"), JUDGED,
        any_of(recorded("procedure.appeal_filed_on"), EFFECTIVE), ("appeal",),
    ),
    CourtStep(
        "retrial", Stage.AFTER_JUDGMENT,
        "认为生效判决、裁定有错误的，六个月内向上一级法院申请再审；申请再审不停止执行，对方申请再审也不妨碍我方申请执行。",
        ("civil_procedure_2023:216", "civil_procedure_2023:210", "cpl_interp_2022:127"), COURT_DECIDED,
        recorded("procedure.retrial_filed_on"), ("retrial",),
    ),
    CourtStep(
        "join_others_suit", Stage.FIRST_INSTANCE,
        "别人就同一工程、同一笔款诉讼而结果影响我方的：有独立请求的起诉参加，只有利害关系的申请作第三人参加，不要等判决生效。",
        ("civil_procedure_2023:59(1)", "civil_procedure_2023:59(2)"), yes("procedure.pending_elsewhere"), EFFECTIVE,
    ),
    CourtStep(
        "set_aside_others_judgment", Stage.AFTER_JUDGMENT,
        "他人之间的生效判决、裁定、调解书内容错误而损害我方（如抬高抵押债权、把我方施工的工程判给别人）：我方不是自己的原因没有参加诉讼的，自知道或者应当知道之日起六个月内，向作出的法院请求改变或者撤销。须有法律上的利害关系：优先受偿权受影响的多被认可，普通金钱债权一般不够。抵押权人也可以这样告我方的优先受偿裁判。",
        ("civil_procedure_2023:59(3)", "cpl_interp_2022:127"), recorded("procedure.others_judgment_known_on"),
        recorded("procedure.set_aside_filed_on"), ("set_aside",),
    ),
    CourtStep(
        "annul_award", Stage.AFTER_JUDGMENT, "不服仲裁裁决，只能在法定期间内向法院申请撤销。", ("arbitration_2025:71", "arbitration_2025:72"),
        recorded("procedure.award_received_on"), recorded("procedure.annulment_filed_on"), ("annulment",),
    ),
    CourtStep(
        "enforce", Stage.ENFORCEMENT,
        "对方不履行的，二年内申请执行，期间可中止、中断；申请书写明优先受偿和迟延履行期间的加倍利息。",
        ("civil_procedure_2023:250", "civil_procedure_2023:264"), EFFECTIVE, recorded("procedure.enforcement_filed_on"),
        ("enforcement",),
    ),
    CourtStep(
        "answer_objection", Stage.ENFORCEMENT,
        "案外人（购房人、抵债人、被征收人）对执行标的提出异议的：先举证我方优先受偿权，它只让位于查封前签约付款的居住购房人、位置特定的征收安置，以及交足代偿款的买受人；买受人交来的代偿款可以申请替代清偿。异议裁定不利的，自送达之日起十五日内起诉；诉讼中可以提供担保申请继续执行。",
        ("civil_procedure_2023:238", "enforcement_objection_2025:1", "enforcement_objection_2025:6", "enforcement_objection_2025:11",
         "enforcement_objection_2025:13", "enforcement_objection_2025:18", "enforcement_objection_2025:22"),
        OBJECTED, recorded("procedure.objection_suit_filed_on"), ("enforcement_objection_suit",),
    ),
    CourtStep(
        "object_to_distribution", Stage.ENFORCEMENT,
        "收到分配方案而优先受偿没有写对的：自收到之日起十五日内书面异议；有人反对的，自收到通知之日起十五日内起诉，逾期按原方案分配。",
        ("cpl_interp_2022:509", "cpl_interp_2022:510"),
        any_of(recorded("procedure.enforcement_filed_on"), recorded("procedure.distribution_plan_received_on")),
        recorded("procedure.distribution_suit_filed_on"), ("distribution_objection", "distribution_suit"),
    ),
    CourtStep(
        "move_first_seizure", Stage.ENFORCEMENT,
        "工程被别的法院首先查封的：我方优先债权进入执行后，自首封之日起满六十日而未发拍卖公告或进入变卖的，申请移送执行；也可以直接申请参与分配并主张优先。",
        ("first_seizure_2016:1", "cpl_interp_2022:506"), given("priority.first_seized_on"), None, ("first_seizure",),
    ),
    CourtStep(
        "file_in_insolvency", Stage.INSOLVENCY,
        "对方破产：在公告期限内向管理人书面申报，写明本金、算到受理日的利息、优先受偿的数额和对应工程；保全解除、执行中止，未结诉讼在管理人接管后继续，新诉讼只能向受理破产的法院提起。",
        ("bankruptcy_2006:48", "bankruptcy_2006:49", "bankruptcy_2006:46", "bankruptcy_2006:19", "bankruptcy_2006:21"), insolvent, CLAIM_FILED,
        ("claim_filing", "objection"),
    ),
)

STEPS: tuple[CourtStep, ...] = (*ON_SITE, *BEFORE_FILING, *FILING, *FIRST_INSTANCE, *LATER)
"""In the order of time."""
