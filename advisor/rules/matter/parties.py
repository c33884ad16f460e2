"""Who is owed, who owes, and who else may have to pay."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Day, Part, Percent, Str, Yuan

ClaimantRole = Literal[
    "contractor",
    "lawful_subcontractor",
    "labour_subcontractor",
    "whole_transferee",
    "unlawful_subcontractor",
    "borrower",
    "lender",
    "crew",
    "worker",
    "assignee",
    "consultant",
]
EntityKind = Literal["company", "individual", "partnership", "government", "public_institution", "other"]
EnterpriseSize = Literal["micro", "small", "medium", "large", "not_enterprise"]
DebtorRole = Literal["employer", "general_contractor", "subcontractor", "lender", "transferor"]
DebtorCondition = Literal["good", "tight", "poor", "evading"]


class Claimant(Part):
    """The person owed, and the place he holds in the chain of contracts."""

    name: Str | None = Field(None, title="名称（姓名）")
    kind: EntityKind | None = Field(None, title="主体类型")
    role: ClaimantRole | None = Field(None, title="在工程中的地位")
    credit_code: Str | None = Field(None, title="统一社会信用代码（身份证号）")
    address: Str | None = Field(None, title="住所地")
    representative: Str | None = Field(None, title="法定代表人")
    agent: Str | None = Field(None, title="委托诉讼代理人")
    phone: Str | None = Field(None, title="联系电话")
    size_at_signing: EnterpriseSize | None = Field(None, title="订约时的企业规模")
    told_size: bool | None = Field(None, title="订约时告知对方自己是中小企业")
    qualification: Literal["adequate", "none", "below_grade"] | None = Field(None, title="订约时的资质")
    qualification_obtained_on: Day | None = Field(None, title="取得相应资质等级的日期")
    labour_qualification: bool | None = Field(None, title="有劳务作业资质")
    employment_tie: bool | None = Field(None, title="与名义企业有劳动关系并受其统一管理（内部承包）")


class Debtor(Part):
    """The claimant's own counterparty: the one who owes under his contract."""

    name: Str | None = Field(None, title="合同相对方名称")
    role: DebtorRole | None = Field(None, title="合同相对方的地位")
    kind: EntityKind | None = Field(None, title="合同相对方类型")
    size_at_signing: EnterpriseSize | None = Field(None, title="合同相对方订约时的规模")
    fiscal_funded: bool | None = Field(None, title="使用财政资金的团体组织")
    state_owned: bool | None = Field(None, title="国有企业")
    credit_code: Str | None = Field(None, title="统一社会信用代码")
    address: Str | None = Field(None, title="住所地")
    representative: Str | None = Field(None, title="法定代表人")
    same_province: bool | None = Field(None, title="原被告住所地都在受理法院所在省")
    branch: bool | None = Field(None, title="签约的是分公司或项目部")
    condition: DebtorCondition | None = Field(None, title="偿付状况")
    denies_debt: bool | None = Field(None, title="否认欠款或数额")
    bad_faith: bool | None = Field(None, title="恶意违约（如骗取解封后拒付）")
    assets_found: bool | None = Field(None, title="查到可供保全的财产")
    in_insolvency: bool | None = Field(None, title="对方已进入破产（重整、和解）程序")
    insolvency_accepted_on: Day | None = Field(None, title="破产申请受理日")
    insolvency_declared_on: Day | None = Field(None, title="宣告破产日")
    insolvency_filing_until_on: Day | None = Field(None, title="债权申报期限届满日")
    insolvency_distributed: bool | None = Field(None, title="破产财产已经最后分配")
    administrator_answer: Literal["continued", "terminated", "silent"] | None = Field(
        None, title="管理人对未履行完毕合同的答复"
    )
    administrator_urged_on: Day | None = Field(None, title="催告管理人答复的日期")
    administrator_not_revoking: bool | None = Field(None, title="管理人没有请求撤销该处分（如书面催请后仍不起诉）")
    claim_review: Literal["pending", "accepted", "rejected", "priority_rejected"] | None = Field(
        None, title="管理人对申报债权的审查结果"
    )
    claim_review_closed_on: Day | None = Field(None, title="债权人会议核查结束日")
    one_man_company: bool | None = Field(None, title="只有一个股东的公司")
    shareholder_assets_separate: bool | None = Field(None, title="股东证明了财产独立")
    unable_to_pay: bool | None = Field(None, title="不能清偿到期债务")


class Chain(Part):
    """The contract levels above the claimant's own: who the employer is, and what it owes and knew."""

    employer_name: Str | None = Field(None, title="发包人（业主）名称")
    employer_address: Str | None = Field(None, title="发包人住所地")
    main_contractor_name: Str | None = Field(None, title="施工总承包单位名称")
    middle_levels: int | None = Field(None, ge=0, le=9, strict=True, title="发包人与我方相对方之间隔几层")
    employer_owes: Yuan | None = Field(None, title="发包人欠付我方相对方（总包）的数额")
    employer_debt_due_on: Day | None = Field(None, title="发包人对总包的付款到期日")
    employer_debt_urged_on: Day | None = Field(None, title="总包最近一次向发包人催款、发包人最近一次付款或者认账之日")
    employer_debt_settled: bool | None = Field(None, title="发包人与总包已结算或数额可确定")
    employer_knew_at_signing: bool | None = Field(None, title="发包人订约时知道或应当知道借用资质")
    employer_contract_on: Day | None = Field(None, title="发包人与名义承包人（出借企业）订立施工合同之日")
    employer_knew_on: Day | None = Field(None, title="发包人知道借用资质的日期")
    employer_paid_direct: bool | None = Field(None, title="发包人直接向我方付款或收取我方保证金")
    debtor_inactive: bool | None = Field(None, title="总包没有以诉讼或仲裁向发包人追款")
    debtor_won_unenforced: bool | None = Field(None, title="总包已胜诉（调解、裁决）但没有申请执行")
    debtor_suit_pending: bool | None = Field(None, title="总包已起诉或仲裁发包人且未结")
    middle_sued: bool | None = Field(None, title="请求没有合同关系的中间转包人付款")
    middle_unpaid: bool | None = Field(None, title="该中间转包人没能证明已向自己的下手付清")
    arbitration_above: bool | None = Field(None, title="总包与发包人之间有仲裁条款")
    arbitration_above_filed: bool | None = Field(None, title="它们在首次开庭前已申请仲裁")
    tripartite_agreement_on: Day | None = Field(
        None, title="与发包人、总包达成三方折价补偿（付款）协议的日期"
    )
    management_fee: Yuan | None = Field(None, title="约定的管理费、资质使用费")


class ThirdPartyDebt(Part):
    """A debt that somebody else owes our debtor: the object of subrogation (代位权)."""

    debtor: Str | None = Field(None, title="次债务人")
    amount: Yuan | None = Field(None, title="数额")
    due_on: Day | None = Field(None, title="到期日")
    monetary: bool | None = Field(None, title="以金钱给付为内容")
    personal: bool | None = Field(None, title="专属于债务人自身")
    pursued: bool | None = Field(None, title="债务人已起诉或仲裁")
    urged_on: Day | None = Field(None, title="债务人最近一次向其催款、其付款或者认账之日")


class Guarantee(Part):
    """A promise of somebody else to pay: guarantee or debt accession."""

    guarantor: Str | None = Field(None, title="保证人（加入人）")
    kind: Literal["accession", "joint", "general", "unspecified"] | None = Field(None, title="责任方式")
    signed_on: Day | None = Field(None, title="签署日")
    main_due_on: Day | None = Field(None, title="主债务到期日")
    period: Literal["none", "agreed", "until_paid_off"] | None = Field(None, title="保证期间约定")
    agreed_until_on: Day | None = Field(None, title="约定保证期间末日")
    asserted_on: Day | None = Field(None, title="请求保证人（一般保证：起诉债务人）的日期")
    limitation_from_on: Day | None = Field(
        None, title="一般保证：先诉抗辩权消灭之日（2021 年前订立的：判决、裁决生效之日）"
    )
    urged_on: Day | None = Field(None, title="此后最近一次催告、起诉保证人或者其付款、认账之日")


class CapitalTransfer(Part):
    """A transfer of shares in the debtor whose capital was not yet paid in."""

    transferor: Str | None = Field(None, title="转让股东")
    transferee: Str | None = Field(None, title="受让人")
    transferred_on: Day | None = Field(None, title="转让日")
    capital_due_on: Day | None = Field(None, title="出资期限")
    unpaid_capital: Yuan | None = Field(None, title="未缴出资额")
    transferee_paid: bool | None = Field(None, title="受让人已缴足")


class AssetDisposal(Part):
    """An act by which the debtor made itself poorer: the object of revocation (撤销权)."""

    counterparty: Str | None = Field(None, title="相对人")
    kind: Literal["waiver", "gift", "extension", "low_price", "high_price", "security_for_other"] | None = (
        Field(None, title="处分方式")
    )
    done_on: Day | None = Field(None, title="行为日")
    known_on: Day | None = Field(None, title="知道该处分行为之日")
    sued_on: Day | None = Field(None, title="起诉撤销之日")
    harm_known_on: Day | None = Field(None, title="知道该行为影响我方债权实现之日（如终结本次执行裁定送达）")
    price: Yuan | None = Field(None, title="成交价")
    market_price: Yuan | None = Field(None, title="市场价")
    related: bool | None = Field(None, title="关联关系或亲属")
    counterparty_knew: bool | None = Field(None, title="相对人知道或应当知道")
    unpaid_claim_affected: bool | None = Field(None, title="影响我方债权实现")


class Controller(Part):
    """One who misused the debtor's independence as a company, or left it unliquidated (人格否认、清算责任)."""

    name: Str | None = Field(None, title="名称")
    position: (
        Literal["shareholder", "director", "stock_director", "actual_controller", "sister", "other"] | None
    ) = Field(None, title="与债务人的关系")
    ground: (
        Literal["commingling", "liquidation_late", "records_lost", "deregistered", "promised"] | None
    ) = Field(None, title="事由")
    done_on: Day | None = Field(None, title="滥用行为之日；清算的，解散事由出现之日")
    proven: bool | None = Field(None, title="有证据")
    harm: bool | None = Field(None, title="严重损害我方债权，或者造成损失、无法清算")
    loss: Yuan | None = Field(None, title="怠于清算造成的损失")


class Shareholder(Part):
    """Capital that a shareholder of the debtor has not paid or has withdrawn."""

    name: Str | None = Field(None, title="股东")
    unpaid_capital: Yuan | None = Field(None, title="未缴出资")
    capital_due_on: Day | None = Field(None, title="出资期限")
    withdrawn: bool | None = Field(None, title="抽逃出资")
    share_percent: Percent | None = Field(None, title="持股比例（%）")
