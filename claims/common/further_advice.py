"""What must be said about others who must pay (保证、债务加入、股东).

Sources:
    the articles cited at each sentence.
"""

from __future__ import annotations

from advisor.rules.claim import Advice
from advisor.rules.conditions import all_of, any_of, none_of, one_of, recorded, some, yes

from .guarantees import LIST, accession, accession_before_code, general_guarantee, guarantee, lapsed_guarantee
from .shareholders import capital_accelerated, capital_due, transferred_before, transferred_since

ACCESSION = any_of(accession, accession_before_code)
ONE_MAN = yes("debtor.one_man_company")
BRANCH = yes("debtor.branch")


ADVICE = (
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
        "guarantor_own_limitation",
        "期内主张之后，保证债务另有自己的三年时效：连带保证从请求保证人之日起，一般保证从先诉抗辩权消灭（如终结本次执行裁定送达）起；催债务人不当然中断对连带保证人的时效，须逐个催告保证人。",
        ("civil_code:694", "security_2020:28", "guarantee_interp_2000:34", "guarantee_interp_2000:36"),
        guarantee,
    ),
    Advice(
        "withdrawal_undoes",
        "一般保证：起诉债务人后又撤诉而期内没有再起诉的，等于没有主张；连带保证撤诉的，起诉状副本已送达保证人才算主张过。向一个保证人主张不及于其他保证人。",
        ("security_2020:31", "security_2020:29"),
        guarantee,
    ),
    Advice(
        "guarantor_in_insolvency",
        "债务人被受理破产：一般保证人不得再要求先执行债务人，可以申报债权并同时起诉保证人；保证人可以主张保证债务也自受理日停止计息；既不申报又不通知保证人的，保证人就可能受偿的部分免责。",
        ("civil_code:687", "security_2020:22", "security_2020:23", "security_2020:24", "guarantee_act_1995:17", "guarantee_interp_2000:44"),
        all_of(guarantee, recorded("debtor.insolvency_accepted_on")),
    ),
    Advice(
        "void_main_contract",
        "施工合同无效会使保证无效，保证人至多赔三分之一：主张无效前先算这笔账。",
        ("security_2020:17", "guarantee_interp_2000:8"),
        guarantee,
    ),
    Advice(
        "accession_or_guarantee",
        "文件分不清是加入还是保证的按保证：争取写明“共同偿还、加入债务”，并查公司决议。",
        ("civil_code:552", "security_2020:36", "security_2020:12"),
        ACCESSION,
    ),
    Advice(
        "sole_shareholder",
        "一人公司：只须证明只有一个股东，财产独立由股东举证，不能证明的连带。",
        ("company_2023:23", "company_2018:63"),
        ONE_MAN,
    ),
    Advice(
        "capital_supplementary",
        "未缴、抽逃出资的股东在未缴本息范围内对不能清偿的部分补充赔偿，已向别的债权人承担过的不再承担：尽早起诉保全。",
        ("company_interp_3_2011:13", "company_interp_3_2011:14"),
        capital_due,
    ),
    Advice(
        "accelerated_two_ways",
        "未届期出资：主位请求直接支付，备位请求缴入公司；先取得不能清偿的证据（终本裁定等）。",
        ("company_2023:54",),
        all_of(capital_accelerated, none_of(recorded("debtor.insolvency_accepted_on"))),
    ),
    Advice(
        "transfer_before_2024",
        "2024-07-01 前转让的未届期股权，转让人一般不承担补充责任：只有逃避出资、恶意转让的才按原法精神处理，须另行举证。",
        ("company_reply_2024:1",),
        transferred_before,
    ),
    Advice(
        "transferee_first",
        "转让未届期股权的，先由受让人缴，转让人只对受让人未按期缴的部分补充：两人一并列为被告。转让时出资期限已过的另是连带，受让人不知情的只由转让人承担。",
        ("company_2023:88", "company_interp_3_2011:18"),
        transferred_since,
    ),
    Advice(
        "seals_and_authority",
        "分公司、项目部签约由公司承担；项目部印章不是业务用章、签字人无授权又不构成表见代理的，公司不担责。",
        ("civil_code:74", "civil_code:172", "contract_act_1999:49"),
        BRANCH,
    ),
    Advice(
        "payment_bond",
        "建设单位应当提供工程款支付担保：查有没有保函，先看保函期限。",
        ("wage_2020:24",),
    ),
)
