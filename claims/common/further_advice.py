"""What must be said about others who must pay (保证、债务加入、股东).

Sources:
    the articles cited at each sentence.
"""

from __future__ import annotations

from advisor.rules.claim import Advice
from advisor.rules.conditions import all_of, any_of, one_of, recorded, some, yes

from .guarantees import (
    LIST,
    accession,
    accession_before_code,
    general_guarantee,
    guarantee,
    lapsed_guarantee,
    new_guarantee,
    old_guarantee,
    several_guarantors,
)
from .in_force import under_wage_regulation
from .insolvency import solvent, surely_insolvent
from .shareholders import (
    accelerable,
    capital_due,
    capital_sold_overdue,
    freed_by_reply,
    seller_liable,
    under_article_88,
)
from .veil import VEIL_ADVICE

ACCESSION = any_of(accession, accession_before_code)
ONE_MAN = yes("debtor.one_man_company")
BRANCH = yes("debtor.branch")
OLD_LAW_STAYS = "temporal_2020:1(2)"
"""A guarantee signed before the Civil Code stays under the law of its day, whatever governs the rest."""

_COMMON = (
    Advice(
        "act_within_period",
        "保证期间不中断、不中止：连带保证在期内向保证人书面主张并留证，一般保证在期内起诉或仲裁债务人。",
        ("civil_code:692", "civil_code:693", "guarantee_act_1995:25", "guarantee_act_1995:26"),
        guarantee,
    ),
    Advice(
        "lapsed_guarantor",
        "保证人各算各的期间：期间已过而没有依法主张的保证人已经免责，不要再列为被告；其余的按各自末日先后行动。",
        ("civil_code:693", "guarantee_act_1995:25", "guarantee_act_1995:26"),
        lapsed_guarantee,
    ),
    Advice(
        "default_kind",
        "保证方式没写清：2021 年起按一般保证，此前订立的按连带。",
        ("civil_code:686", "guarantee_act_1995:19"),
        some(LIST, one_of("item.kind", "unspecified")),
    ),
    Advice(
        "until_paid_off",
        "“直至还清”视为约定不明：2021 年起订立的六个月，此前订立的二年，自主债务到期起。",
        ("security_2020:32", "guarantee_interp_2000:32", "temporal_2020:27"),
        some(LIST, one_of("item.period", "until_paid_off")),
    ),
    Advice(
        "general_after_enforcement",
        "一般保证：与债务人一并起诉，主文写明只对强制执行后仍不能履行的部分承担；先申请保全债务人财产。",
        ("security_2020:26", "guarantee_act_1995:17"),
        general_guarantee,
    ),
    Advice(
        "guarantor_in_insolvency",
        "债务人被受理破产：一般保证人不得再要求先执行债务人，可以申报债权并同时起诉保证人；保证人可以主张保证债务也自受理日停止计息；既不申报又不通知保证人的，保证人就可能受偿的部分免责。重整、和解的减免不及于保证人。",
        ("bankruptcy_2006:92(3)", "bankruptcy_2006:124", "civil_code:687", "security_2020:22", "security_2020:23", "security_2020:24", "guarantee_act_1995:17", "guarantee_interp_2000:44"),
        all_of(guarantee, surely_insolvent),
    ),
    Advice(
        "changed_without_guarantor",
        "与债务人改了付款日而没有保证人书面同意的，保证期间仍从原定的到期日起算；加重债务的部分保证人不负责：按原定日子行动，并补取保证人的书面同意。",
        ("civil_code:695", "guarantee_interp_2000:30"),
        all_of(guarantee, recorded("priority.amended_due_on")),
    ),
    Advice(
        "tell_guarantor_of_assignment",
        "债权是受让来的：逐个通知保证人，2021 年起订立的保证没有通知的对保证人不生效；保证合同禁止转让的，先取得保证人书面同意。",
        ("civil_code:696", "guarantee_act_1995:22", "guarantee_interp_2000:28"),
        all_of(guarantee, one_of("claimant.role", "assignee")),
    ),
    Advice(
        "void_main_contract",
        "施工合同无效会使保证无效，保证人有过错的至多赔不能清偿部分的三分之一，没有过错的不赔：主张无效前先算这笔账。保证无效的，仍要在保证期间内主张。",
        ("security_2020:17", "security_2020:33", "guarantee_interp_2000:8"),
        guarantee,
    ),
    Advice(
        "accession_or_guarantee",
        "文件分不清是加入还是保证的按保证：争取写明“共同偿还、加入债务”，并查公司决议。",
        ("civil_code:552", "security_2020:36", "security_2020:12", "temporal_2020:3"),
        ACCESSION,
    ),
    Advice(
        "sole_shareholder",
        "一人公司：只须证明只有一个股东，财产独立由股东举证，不能证明的连带。",
        ("company_2023:23(3)", "company_2018:63"),
        all_of(ONE_MAN, solvent),
    ),
    Advice(
        "capital_supplementary",
        "未缴、抽逃出资的股东在未缴本息范围内对不能清偿的部分补充赔偿，已向别的债权人承担过的不再承担：尽早起诉保全。",
        ("company_interp_3_2011:13", "company_interp_3_2011:14"),
        all_of(capital_due, solvent),
    ),
    Advice(
        "capital_proof",
        "我方提出对出资的合理怀疑（公示信息、验资、资金流水）即可，由股东证明已经缴足；股东不能以出资义务过了时效抗辩，但我方债权自己不得过时效。",
        ("company_interp_3_2011:19(2)", "company_interp_3_2011:20", "limitation_2020:1"),
        any_of(capital_due, capital_sold_overdue),
    ),
    Advice(
        "capital_in_insolvency",
        "债务人破产：出资由管理人追收归入债务人财产，股东不能再说没有到期或者过了时效；管理人无正当理由不追收的，可以代表全体债权人起诉归入。",
        ("bankruptcy_interp_2_2013:20", "bankruptcy_interp_2_2013:23(3)"),
        all_of(any_of(capital_due, capital_sold_overdue, seller_liable, accelerable), surely_insolvent),
    ),
    Advice(
        "add_in_enforcement",
        "已有生效判决的，财产不足清偿时可以在执行中直接申请追加未缴、抽逃出资的股东和证明不了财产独立的一人公司股东，不必另诉。",
        ("add_party_2016:17", "add_party_2016:18", "add_party_2016:20"),
        all_of(any_of(capital_due, ONE_MAN), recorded("procedure.judgment_effective_on"), solvent),
    ),
    Advice(
        "accelerated_two_ways",
        "未届期出资：主位请求直接支付，备位请求缴入公司；先取得不能清偿的证据（终本裁定等）。",
        ("company_2023:54", "company_temporal_2024:4"),
        all_of(accelerable, solvent),
    ),
    Advice(
        "transfer_before_2024",
        "2024-07-01 前转让的未届期股权，转让人一般不承担补充责任：只有逃避出资、恶意转让的才按原法精神处理，须另行举证。",
        ("company_reply_2024:1",),
        freed_by_reply,
    ),
    Advice(
        "sold_overdue",
        "出资期限已过没有缴足就转让股权的，不论何时转让，转让股东都在未缴本息范围内补充赔偿；受让人知道或者应当知道的连带承担：两人一并列为被告。",
        ("company_interp_3_2011:13", "company_interp_3_2011:18", "company_2023:88(2)"),
        all_of(capital_sold_overdue, solvent),
    ),
    Advice(
        "transferee_first",
        "转让未届期股权的，先由受让人缴，转让人只对受让人未按期缴的部分补充：两人一并列为被告。",
        ("company_2023:88(1)", "company_temporal_2024:4"),
        under_article_88,
    ),
    Advice(
        "seals_and_authority",
        "分公司、项目部签约由公司承担；项目部印章不是业务用章、签字人无授权又不构成表见代理的，公司不担责。",
        ("civil_code:74(2)", "civil_code:172", "company_2018:14", "contract_act_1999:49"),
        BRANCH,
    ),
    Advice(
        "payment_bond",
        "建设单位应当提供工程款支付担保：查有没有保函，先看保函期限。",
        ("wage_2020:24",),
        under_wage_regulation,
    ),
)
_OF_OLD_GUARANTEES = (
    Advice(
        "guarantor_own_limitation_old",
        "2021 年前订立的保证，期内主张之后保证债务另算时效：一般保证自判决、裁决生效起，连带保证自请求保证人之日起；主债务时效中断的，一般保证随之中断，连带保证不中断，须逐个催告保证人。",
        ("guarantee_interp_2000:34", "guarantee_interp_2000:36", OLD_LAW_STAYS),
        old_guarantee,
    ),
    Advice(
        "after_insolvency",
        "2021 年前订立的保证：申报后没有受偿的部分，要在破产程序终结后六个月内再向保证人提出。",
        ("guarantee_interp_2000:44", OLD_LAW_STAYS),
        all_of(old_guarantee, surely_insolvent),
    ),
    Advice(
        "company_resolution_old",
        "2021 年前公司为他人保证没有决议的，是否有效看我方是否知道或者应当知道越权，裁判不一：备齐决议和当时审查的证据。",
        ("contract_act_1999:50", OLD_LAW_STAYS),
        old_guarantee,
    ),
    Advice(
        "unfit_guarantor_old",
        "国家机关、公益学校医院、企业的分支机构（未经授权）和职能部门作的保证无效：主合同有效的只剩过错赔偿，我方也有过错的至多二分之一。",
        ("guarantee_act_1995:8", "guarantee_act_1995:9", "guarantee_act_1995:10", "guarantee_interp_2000:7", OLD_LAW_STAYS),
        old_guarantee,
    ),
)
_OF_NEW_GUARANTEES = (
    Advice(
        "guarantor_own_limitation",
        "期内主张之后，保证债务另有自己的三年时效：连带保证从请求保证人之日起，一般保证从先诉抗辩权消灭（如终结本次执行裁定送达）起；催债务人不当然中断对保证人的时效，须逐个催告保证人。",
        ("civil_code:694", "security_2020:28"),
        new_guarantee,
    ),
    Advice(
        "withdrawal_undoes",
        "一般保证：起诉债务人后又撤诉而期内没有再起诉的，等于没有主张；连带保证撤诉的，起诉状副本已送达保证人才算主张过。向一个保证人主张不及于其他保证人。",
        ("security_2020:31", "security_2020:29"),
        new_guarantee,
    ),
    Advice(
        "ask_every_guarantor",
        "保证人不止一个：逐个在期内主张。保证人之间有追偿权而漏掉了其中一个的，其他保证人在因此不能追偿的范围内免责。",
        ("security_2020:29(2)",),
        all_of(new_guarantee, several_guarantors),
    ),
    Advice(
        "company_resolution",
        "保证人、加入人是公司的，须有股东会或者董事会决议，我方经过合理审查并留存；没有决议的，除为全资子公司、三分之二以上表决权的股东签字同意、担保公司或者金融机构保函外，对公司不生效，只剩过错赔偿。上市公司只认公告的决议。",
        ("security_2020:7", "security_2020:8", "security_2020:9", "security_2020:12"),
        any_of(new_guarantee, accession),
    ),
    Advice(
        "unfit_guarantor",
        "机关法人、居（村）委会、公益学校医院作的保证无效，分公司未经公司决议的不生效：主合同有效的只剩过错赔偿，我方也有过错的至多二分之一。",
        ("civil_code:683", "security_2020:5", "security_2020:6", "security_2020:11", "security_2020:17(1)"),
        new_guarantee,
    ),
)
ADVICE_OLD = (*_COMMON, *VEIL_ADVICE, *_OF_OLD_GUARANTEES)
ADVICE = (*_COMMON, *VEIL_ADVICE, *_OF_NEW_GUARANTEES, *_OF_OLD_GUARANTEES)
