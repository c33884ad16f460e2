"""The works, their nature and what else bears on them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Day, Part, Str, Yuan

ProjectNature = Literal[
    "commodity_housing",
    "commercial",
    "industrial",
    "public_welfare",
    "infrastructure",
    "decoration",
    "rural_self_built",
    "civil_defence",
    "other",
]


class Buyer(Part):
    """Somebody who bought a unit of the building; may stand before the contractor."""

    unit: Str | None = Field(None, title="房号")
    use: Literal["home", "commercial", "resettlement", "set_off"] | None = Field(None, title="用途或身份")
    contract_on: Day | None = Field(None, title="书面合同日")
    paid_in_full_on: Day | None = Field(None, title="付清全款之日")
    paid_most: bool | None = Field(None, title="已付大部分（过半）房款")
    pays_rest_into_court: bool | None = Field(None, title="一审辩论终结前把余款交法院")
    took_possession: bool | None = Field(None, title="已占有")
    seized_on: Day | None = Field(None, title="该房被查封之日")
    price: Yuan | None = Field(None, title="房款")


class Project(Part):
    """The works and the building."""

    name: Str | None = Field(None, title="工程名称")
    site: Str | None = Field(None, title="工程所在地（省市区县）")
    works: Str | None = Field(None, title="我方施工的楼栋、标段、面积或分部工程")
    nature: ProjectNature | None = Field(None, title="工程性质")
    privately_funded: bool | None = Field(None, title="不使用国有资金、财政预算资金")
    tender_required_at_signing: bool | None = Field(None, title="订约时属必须招标")
    tender_required_at_suit: bool | None = Field(None, title="起诉时仍属必须招标")
    tender_held: bool | None = Field(None, title="经过招标")
    negotiated_before_award: bool | None = Field(None, title="定标前已就实质内容谈判或先定后招")
    award_void_ground: bool | None = Field(None, title="有串标、弄虚作假等中标无效事由")
    unforeseen_change_after_award: bool | None = Field(
        None, title="另订合同是因为招标后发生了难以预见的变化"
    )
    planning_permit: Literal["obtained", "none", "not_needed"] | None = Field(None, title="建设工程规划许可")
    planning_permit_on: Day | None = Field(None, title="取得规划许可之日")
    employer_withheld_permit: bool | None = Field(None, title="发包人能办理规划手续而未办理")
    employer_owns: bool | None = Field(None, title="发包人是建筑物所有权人")
    realisable: bool | None = Field(None, title="工程按性质可以折价、拍卖")
    mortgaged: bool | None = Field(None, title="工程或土地已抵押")
    mortgage_on: Day | None = Field(None, title="抵押登记日")
    units_sold: bool | None = Field(None, title="有房屋已出售")
    buyers: list[Buyer] | None = Field(None, max_length=2000, title="买受人清单")
    lost_on: Day | None = Field(None, title="工程毁损、灭失或被征收之日")
    lost_compensation: Yuan | None = Field(None, title="保险金、赔偿金或补偿金")
    sold_on: Day | None = Field(None, title="工程整体被发包人出卖之日")
