"""What the priority right can be taken out of: defences on the nature of the works, what belongs to buyers, design.

Sources:
    civil_code:807, contract_act_1999:286 (realisable by its nature); construction_2018:18 (decoration);
    construction_2020:35 (construction contracts); the articles on buyers in :mod:`claims.common.buyers`.
"""

from __future__ import annotations

from dataclasses import replace

from advisor.rules.claim import Defence, Effect
from advisor.rules.conditions import all_of, any_of, no, none_of, one_of, recorded, some, split, yes
from advisor.rules.truth import Truth

from .buyers import protected_buyer
from .said import denied, said
from .validity import permit_withheld

NATURE = "project.nature"
NO_PERMIT = one_of("project.planning_permit", "none")
UNREALISABLE = any_of(
    denied("project.realisable"),
    all_of(NO_PERMIT, none_of(permit_withheld)),
    split(all_of(NO_PERMIT, permit_withheld), "permit_withheld_and_realisable"),
    split(all_of(one_of(NATURE, "civil_defence"), none_of(no("project.realisable"))), "civil_defence_works", Truth.NO),
    all_of(
        one_of(NATURE, "public_welfare", "infrastructure", "rural_self_built"),
        none_of(yes("project.realisable")),
    ),
)
NOT_REALISABLE = Defence(
    "not_realisable",
    "工程按性质不宜折价、拍卖（公益设施、道路桥梁本体、违法建筑等）",
    UNREALISABLE,
    ("civil_code:807", "contract_act_1999:286"),
    Effect.EXTINGUISHES,
    answer="看能否转让和变价，不看名称；收费权、可分割的商业部分可以另行主张；发包人能办许可而不办的，主张其不得以此对抗。",
    evidence=("title_search", "planning_permit_search"),
)
DESIGN_FEE = Defence(
    "design_fee_outside",
    "工程总承包：设计费不在优先受偿范围内",
    split(all_of(recorded("contract.kind"), one_of("contract.kind", "epc")), "epc_design_fee"),
    ("construction_2020:35", "construction_2020:40", "construction_2018:17", "construction_2018:21"),
    Effect.REDUCES,
    answer="施工部分与设计部分分列数额：主位请求全部，备位只就施工部分。",
    evidence=("construction_contract",),
)
DESIGN_FEE_2002 = replace(DESIGN_FEE, cite=("priority_reply_2002:3", "contract_act_1999:286"))
DECORATION = any_of(
    all_of(recorded("project.nature"), one_of("project.nature", "decoration")),
    all_of(recorded("contract.kind"), one_of("contract.kind", "decoration")),
)
DECORATION_NOT_OWNED = Defence(
    "decoration_not_owned",
    "装饰装修工程，发包人不是建筑物所有权人",
    all_of(DECORATION, no("project.employer_owns")),
    ("construction_2018:18",),
    Effect.EXTINGUISHES,
    answer="查不动产登记；所有权人同意或与发包人一体的另行主张。",
    evidence=("title_search",),
)
BUYER_OBJECTS = all_of(yes("priority.enforcing_against_unit"), some("project.buyers", protected_buyer))
BUYER_CITE = (
    *("enforcement_objection_2025:11", "enforcement_objection_2025:18", "homebuyer_reply_2023:2"),
    *("enforcement_review_2015:29", "priority_reply_2002:2"),
)
PROTECTED_BUYER = Defence(
    "protected_buyer",
    "正在执行的房屋属于受保护的居住买受人（或被征收安置户）：只就该套不能执行，其余房屋照常优先受偿",
    BUYER_OBJECTS,
    BUYER_CITE,
    Effect.REDUCES,
    answer="逐套核对用途、签约日、付款日与查封日；商铺、投资房、抵债房不受此保护；请求里除去这一套，不要放弃全部。",
    evidence=("sales_list",),
)
NOTHING_LEFT = Defence(
    "only_protected_units",
    "所建工程全部是受保护买受人（安置户）的房屋，没有别的可以变价",
    all_of(BUYER_OBJECTS, said("priority.only_protected_units")),
    BUYER_CITE,
    Effect.EXTINGUISHES,
    answer="再查未售房源、商铺、车位、尾款和已交法院的余款；有一项就不是全部。",
    evidence=("sales_list",),
)
