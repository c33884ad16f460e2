"""Where to go: arbitration, insolvency court, or the court of the works, and at which level (管辖).

Sources:
    civil_procedure_2023:34, 35, 130; cpl_interp_2022:28; construction_2004:24 (until 2015-02-03);
    arbitration_2025:27, 30, 37; arbitration_2017:16, 19, 26; jurisdiction_reply_2025:1, 3, 4; arbitration_interp_2006:7;
    bankruptcy_2006:21; contract_general_2023:35, 36; the levels in ``knowledge/jurisdiction/levels.toml``.
Checked with:
    an agreement on the claimant's court; one hundred million yuan with one side outside the province.
Limitations:
    No list of courts: a court is named only if the user named it. Railway, maritime and foreign cases are not told apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from advisor.rules.conditions import one_of
from advisor.rules.facts import Facts
from advisor.rules.matter import Matter
from advisor.rules.truth import Truth
from claims.common.in_force import INTERPRETATION_2004_ON, NEW_ARBITRATION_LAW_ON

from .levels import Level, level
from .points import ForumPoint

EXCLUSIVE_ON = date(2015, 2, 4)
"""cpl_interp_2022:28 came into force (first in the interpretation of 2015)."""
JURISDICTION_REPLY_ON = date(2025, 12, 31)

Way = Literal["arbitration", "insolvency_court", "court"]


@dataclass(frozen=True, slots=True)
class ForumAdvice:
    """Where the matter belongs on the filing day.

    ``place`` is where the court must be; ``exclusive`` whether nothing else can be agreed; ``clause_works`` whether
    the agreed court counts (``None`` if none was agreed). ``court`` is the court the user named, never one we guessed.
    """

    way: Way
    exclusive: Truth
    place: str | None
    place_reason: str
    level: Level
    court: str | None
    clause_works: Truth | None
    points: tuple[ForumPoint, ...]
    missing: tuple[str, ...]

    def says(self, id: str) -> bool:
        """Whether the point of that id is among the advice."""
        return any(point.id == id for point in self.points)


INSOLVENCY_LEVEL = Level(None, "由受理破产申请的法院管辖，不按标的额另定级别。", ("bankruptcy_2006:21",))
NOT_CONSTRUCTION = one_of("claimant.role", "worker", "crew", "consultant")
DESIGN = one_of("contract.kind", "design")
EITHER_OR = "contract.either_or_clause"


DEEMED_AGREEMENT = ForumPoint(
    "deemed_agreement",
    "没有书面仲裁协议而申请仲裁的：申请时主张有协议，对方在首次开庭前不否认，且仲裁庭提示并记录在案的，才视为有协议；对方一否认就无从仲裁，优先权期限不因此停，不要只走这一条。对方这样申请的，我方不愿仲裁须在首次开庭前明确否认。",
    ("arbitration_2025:27(3)",),
)


AGREED_COURT = ForumPoint(
    "agreed_court",
    "保证、股东责任、借款等不属专属管辖的请求，可以书面约定法院：约定双方住所地，合同履行地、签订地，标的物所在地以外的，要举证与争议有实际联系，举不出的无效；没有写明哪一个法院，但按约定的地域和案件性质、标的额能够确定的有效。",
    ("civil_procedure_2023:35", "jurisdiction_reply_2025:1", "jurisdiction_reply_2025:3"),
)
AGREED_COURT_BEFORE = ForumPoint(
    "agreed_court_before_2026",
    "保证、股东责任、借款等不属专属管辖的请求，可以书面约定与争议有实际联系的法院，不得违反级别和专属管辖。",
    ("civil_procedure_2023:35",),
)


def _exclusive(facts: Facts) -> Truth:
    """Whether one court alone may hear it: that of the insolvency, else for construction that of the works."""
    if _insolvent(facts):
        return Truth.YES
    if NOT_CONSTRUCTION.find(facts).truth is Truth.YES:
        return Truth.NO
    if facts.filed_on < EXCLUSIVE_ON:
        return Truth.NO
    return Truth.UNKNOWN if DESIGN.find(facts).truth is Truth.YES else Truth.YES


def _insolvent(facts: Facts) -> bool:
    """A suit begun after the petition was accepted; one that was pending stays where it is (bankruptcy_2006:20, 21)."""
    accepted_on = facts.get("debtor.insolvency_accepted_on")
    if accepted_on is None:  # the day is not told: a suit not yet begun comes after it
        return facts.get("debtor.in_insolvency") is True and facts.first("procedure.filed_on", "procedure.accepted_on") is None
    return accepted_on is not None and accepted_on <= min(facts.on, facts.filed_on)


def _arbitrable(facts: Facts) -> bool:
    return facts.get("contract.arbitration_clause") is True and facts.get(EITHER_OR) is not True


def _arbitration_points(facts: Facts) -> list[ForumPoint]:
    new = facts.filed_on >= NEW_ARBITRATION_LAW_ON
    parts, survives, waived = (
        ("arbitration_2025:27", "arbitration_2025:30", "arbitration_2025:37") if new
        else ("arbitration_2017:16", "arbitration_2017:19", "arbitration_2017:26")
    )
    if facts.get(EITHER_OR) is True:
        cite = ("jurisdiction_reply_2025:4",) if facts.filed_on >= JURISDICTION_REPLY_ON else ("arbitration_interp_2006:7",)
        return [ForumPoint("either_or_void", "约定既可仲裁又可起诉的，仲裁部分无效，按诉讼管辖处理；其中的管辖约定仍受专属管辖限制。", cite)]
    if not _arbitrable(facts):
        return [DEEMED_AGREEMENT] if new and facts.get("procedure.forum") == "arbitration" else []
    points = [
        ForumPoint("arbitrate", "有仲裁条款：向约定的机构申请仲裁；先核对仲裁意思、事项、机构三项齐备。", (parts,)),
        ForumPoint("clause_survives", "合同无效不影响仲裁条款。", (survives, "civil_code:507")),
        ForumPoint("priority_in_arbitration", "优先受偿权可以在仲裁中请求确认，折价、拍卖须向法院申请执行。", ("civil_code:807",)),
    ]
    if facts.get("procedure.forum") == "court":
        points.append(ForumPoint(
            "court_despite_clause", "有仲裁条款仍起诉：对方首次开庭前提交仲裁协议的，驳回起诉；没有提出的，法院继续审理。优先权期限不因此延长。", (waived,),
        ))
    return points


def _insolvency_points(facts: Facts) -> list[ForumPoint]:
    points = [
        ForumPoint("insolvency_court", "对方已进入破产程序：新的诉讼只能向受理破产的法院提起，工程所在地专属管辖让位。", ("bankruptcy_2006:21",)),
    ]
    if _arbitrable(facts):
        points.append(ForumPoint("insolvency_arbitration", "受理前订有仲裁条款的，债权确认向约定的仲裁机构申请。", ("bankruptcy_interp_3_2019:8",)))
    if facts.get("contract.jurisdiction_clause"):
        points.append(ForumPoint("clause_void", "约定别处法院管辖，违反专属管辖，无效。", ("bankruptcy_2006:21",)))
    return points


def _court_points(facts: Facts, exclusive: Truth) -> list[ForumPoint]:
    if _insolvent(facts):
        return _insolvency_points(facts)
    if exclusive is Truth.YES:
        points = [ForumPoint(
            "site_exclusive", "施工合同（含分包、装饰装修、保证金返还、优先受偿权）由工程所在地法院专属管辖；已登记的以登记簿所载为准。",
            ("civil_procedure_2023:34", "cpl_interp_2022:28"),
        )]
        if facts.get("contract.jurisdiction_clause"):
            points.append(ForumPoint("clause_void", "约定别处法院管辖，违反专属管辖，无效。", ("civil_procedure_2023:35", "cpl_interp_2022:28")))
        points.append(ForumPoint(
            "answering_does_not_cure", "对方应诉答辩、没有提管辖异议，也不能使没有专属管辖权的法院取得管辖权。", ("civil_procedure_2023:130",),
        ))
        return points
    if exclusive is Truth.UNKNOWN:
        return [ForumPoint("design_contested", "勘察、设计合同是否专属，做法不一：先向工程所在地法院起诉。", ("cpl_interp_2022:28",))]
    if NOT_CONSTRUCTION.find(facts).truth is Truth.YES:
        return [ForumPoint("ordinary_rules", "劳动报酬、咨询费用不是施工合同纠纷：按被告住所地、合同履行地或有效的管辖约定。", ("cpl_interp_2022:18", "civil_procedure_2023:35"))]
    if facts.filed_on >= INTERPRETATION_2004_ON:
        return [ForumPoint("place_of_works_as_performance", "2015-02-04 前起诉的：施工行为地是合同履行地，与被告住所地择一，书面管辖约定有效。", ("construction_2004:24",))]
    return [ForumPoint("ordinary_rules_before_2005", "2005-01-01 前起诉的：按被告住所地或合同履行地，书面管辖约定有效。", ("contract_act_1999:62",))]


def _other_points(facts: Facts) -> list[ForumPoint]:
    return [
        *([] if _insolvent(facts) else [AGREED_COURT if facts.filed_on >= JURISDICTION_REPLY_ON else AGREED_COURT_BEFORE]),
        ForumPoint("subrogation_court", "代位权诉讼由次债务人住所地法院管辖，但属专属管辖的除外；对施工合同债权代位的，先考虑工程所在地。", ("contract_general_2023:35",)),
        ForumPoint("clause_of_its_own_contract", "仲裁条款只约束订立它的双方，逐份合同看：代位起诉时，上一手合同的仲裁条款不影响受理，但其在首次开庭前申请仲裁的，法院可以中止。", ("contract_general_2023:36",)),
        ForumPoint("name_the_court", "法院全称由使用者核对受案范围后填写；跨区、开发区和集中管辖的先电话核实。", ("civil_procedure_2023:122",)),
    ]


def _place(facts: Facts, exclusive: Truth) -> tuple[str | None, str, tuple[str, ...]]:
    """Where the court must be, why, and what is missing to say so."""
    if _insolvent(facts):  # no field says where that court sits
        court = facts.get("procedure.court")
        return None, "受理破产申请的法院", () if court else ("procedure.court",)
    if exclusive is Truth.NO and NOT_CONSTRUCTION.find(facts).truth is Truth.YES:
        address = facts.get("debtor.address")
        return address, "被告住所地", () if address else ("debtor.address",)
    site = facts.get("project.site")
    return site, "工程所在地", () if site else ("project.site",)


def forum(matter: Matter, on: date) -> ForumAdvice:
    """The forum for the claims on ``matter`` as seen on ``on``; the rules are those of the filing day."""
    facts = Facts(matter, on)
    exclusive = _exclusive(facts)
    place, reason, missing = _place(facts, exclusive)
    insolvent, arbitrable = _insolvent(facts), _arbitrable(facts)
    grade = INSOLVENCY_LEVEL if insolvent else level(facts)
    way: Way = "arbitration" if arbitrable else "insolvency_court" if insolvent else "court"
    points = [*_arbitration_points(facts), *_court_points(facts, exclusive), *grade.points(), *_other_points(facts)]
    asked = [path for path in ("contract.arbitration_clause",) if facts.get(path) is None]
    if arbitrable and not facts.get("contract.arbitration_institution"):
        asked.append("contract.arbitration_institution")
    clause = facts.get("contract.jurisdiction_clause")
    works = None if not clause else ~exclusive
    return ForumAdvice(
        way, exclusive, place, reason, grade, facts.get("procedure.court"), works, tuple(points),
        tuple(dict.fromkeys((*asked, *missing, *grade.missing))),
    )
