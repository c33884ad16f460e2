"""Pleadings for the tests: an invented debt, with every kind of block that a paper can hold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from advisor.papers.cite import Provision
from advisor.papers.parties import organisation
from advisor.papers.pleading import (
    EvidenceItem,
    Gap,
    Kind,
    Party,
    Pleading,
    Request,
    Section,
    Signature,
    Table,
    Text,
    text,
)
from advisor.papers.wording import WORDS, chinese_date, yuan

ON = date(2026, 11, 23)
PRICE, PAID = Decimal("18650000.00"), Decimal("12400000.00")
OWED = PRICE - PAID
INTERPRETATION_2026 = (
    "最高人民法院关于审理建设工程施工合同纠纷案件适用法律问题的解释（二）",
    "法释〔2026〕12号",
)
INTERPRETATION_2020 = (
    "最高人民法院关于审理建设工程施工合同纠纷案件适用法律问题的解释（一）",
    "法释〔2020〕25号",
)
CIVIL_CODE = ("中华人民共和国民法典", "")


def sample(kind: Kind = Kind.COURT) -> Pleading:
    """A contractor against a developer: price, interest, priority, and one alternative plea."""
    words = WORDS[kind]
    claimant = _claimant(words.claimant)
    forum = text("河州市中山区人民法院") if kind is Kind.COURT else text("河州仲裁委员会")
    basis = text("双方施工合同第28.2条约定争议提交河州仲裁委员会仲裁。")
    return Pleading(
        kind=kind,
        parties=(claimant, _respondent(words.respondent)),
        requests=_requests(words.order, words.claimant, words.respondent, words.fee),
        sections=_sections(words.claimant, words.respondent),
        law_citations=(
            Provision(*CIVIL_CODE, "788"),
            Provision(*CIVIL_CODE, "807"),
            Provision(*CIVIL_CODE, "579"),
            Provision(*INTERPRETATION_2020, "26"),
            Provision(*INTERPRETATION_2020, "27"),
            Provision(*INTERPRETATION_2020, "41"),
            Provision(*INTERPRETATION_2026, "17", "1"),
        ),
        forum=forum,
        exhibits=_exhibits(),
        signature=Signature((claimant,), text(Gap("落款日期", "procedure.filing_on"))),
        attachments=(text(f"本{words.copy}副本1份"), text("证据目录及证据2套"), text("利息计算表1份")),
        total=text(f"以上金钱请求合计{yuan(OWED + Decimal('118904.11'))}（利息暂计至2026年11月23日）。"),
        arbitration_basis=basis if kind is Kind.ARBITRATION else Text(),
        notes=(text("管辖法院名称请核对。"),),
    )


def _claimant(role: str) -> Party:
    return organisation(
        role,
        "河州第一建工有限公司",
        field="claimant",
        address="河州市中山区建设路88号",
        code="91000000MA00000000",
        post="董事长",
        phone="0000-12345678",
        own_side=True,
    )


def _respondent(role: str) -> Party:
    return organisation(role, "河州南山置业有限公司", field="respondents.0", address="河州市中山区人民路1号")


def _requests(order: str, claimant: str, respondent: str, fee: str) -> tuple[Request, ...]:
    owed = yuan(OWED)
    return (
        Request(
            1,
            text(f"{order}{respondent}河州南山置业有限公司向{claimant}支付工程价款{owed}"),
            "contract_price",
        ),
        Request(
            2,
            text(
                f"{order}{respondent}河州南山置业有限公司支付逾期付款利息：以{owed}为基数，自2026年5月1日起至实际清偿之日止，"
                "按照同期全国银行间同业拆借中心公布的一年期贷款市场报价利率计算（暂计至2026年11月23日为118904.11元）"
            ),
            "interest",
        ),
        Request(
            3,
            text(
                f"确认{claimant}就“南山花园”3号、5号楼（坐落于河州市中山区人民路1号）折价或者拍卖的价款，"
                f"在{owed}工程价款范围内享有优先受偿权"
            ),
            "priority_of_payment",
        ),
        Request(4, text(f"{fee}、保全费由河州南山置业有限公司负担"), "costs"),
        Request(
            5,
            text(f"{order}{respondent}河州南山置业有限公司参照合同约定支付折价补偿款{owed}"),
            "contract_invalidity",
            alternative=True,
            fallback_for=(1,),
        ),
    )


def _sections(claimant: str, respondent: str) -> tuple[Section, ...]:
    balance = Table(
        ("款项", "金额（元）", "应付日", "依据"),
        (
            (text("结算价"), text(str(PRICE)), text("—"), text("结算审定单")),
            (text("已付款"), text(f"-{PAID}"), text("—"), text("付款台账")),
            (text("尚欠"), text(str(OWED)), text("2026年4月30日"), text("合同第12.4条")),
        ),
        frozenset({1}),
    )
    return (
        Section(
            "合同关系",
            (
                text(
                    f"2023年3月8日，{claimant}与{respondent}签订《建设工程施工合同》（证据1），约定由{claimant}施工“南山花园”"
                    "3号、5号楼，承包范围为",
                    Gap("承包范围", "contracts.0.scope"),
                    "，合同价为固定总价18000000元。",
                ),
            ),
        ),
        Section(
            "履行、验收与结算",
            (
                text(
                    f"{claimant}于{chinese_date(date(2023, 4, 1))}开工，"
                    "工程于2025年6月30日经各方验收合格（证据2）。\n"
                    f"2026年3月31日，双方签署结算审定单，确认结算价{yuan(PRICE)}（证据3）。"
                ),
                text(f"{respondent}已付{yuan(PAID)}，尚欠{yuan(OWED)}，计算如下："),
                balance,
            ),
        ),
        Section(
            "优先受偿权",
            (
                text(
                    f"应付款日为2026年4月30日，自该日起最长十八个月于2027年10月31日届满，{claimant}在期内主张。"
                    "优先受偿的数额只含工程价款，不含利息。"
                ),
            ),
        ),
    )


def _exhibits() -> tuple[EvidenceItem, ...]:
    held = text("当事人持有，双方签章")
    rows = (
        (
            "第一组　合同关系与效力",
            "《建设工程施工合同》",
            "证明2023年3月8日双方就南山花园3号、5号楼订立合同，固定总价18000000元。",
            "1-48",
        ),
        ("第二组　履行与验收", "单位工程质量竣工验收记录", "证明2025年6月30日工程经五方验收合格。", "49-56"),
        ("第三组　结算与付款", "结算审定单", f"证明2026年3月31日双方确认结算价{yuan(PRICE)}。", "57"),
        ("第三组　结算与付款", "付款台账及银行回单", f"证明已付{yuan(PAID)}，尚欠{yuan(OWED)}。", "58-71"),
    )
    return tuple(
        EvidenceItem(number, text(name), text(proves), held, text(pages), text("原件"), group)
        for number, (group, name, proves, pages) in enumerate(rows, start=1)
    )
