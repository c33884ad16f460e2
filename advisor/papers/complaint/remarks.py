"""What the lawyer must know about the draft; shown in the app and never printed in the paper."""

from __future__ import annotations

from advisor.analysis.strategy import Plea
from advisor.papers.complaint.case import Case
from advisor.papers.complaint.filling import Ask, part_of
from advisor.papers.complaint.maturity import parts_not_due
from advisor.papers.complaint.people import Cast
from advisor.papers.complaint.periods import late_on_the_main_line, still_alive
from advisor.papers.complaint.tellings import asking
from advisor.papers.complaint.values import answer
from advisor.papers.pleading import Kind
from advisor.papers.requests import wordings
from advisor.papers.wording import chinese_date

_UNLAWFUL = frozenset({"whole_transferee", "unlawful_subcontractor", "borrower", "lender"})


def remarks(case: Case, cast: Cast, all_asks: tuple[Ask, ...]) -> tuple[str, ...]:
    """Cause, venue, admissions against oneself, figures that do not agree, law not yet settled."""
    found = [*_cause(all_asks), *_venue(case), *_figures(case), *_law(case), *_risks(case)]
    if case.matter.claimant.role in _UNLAWFUL:
        found.append(
            "本状写入了转包、违法分包或者借用资质的事实，法院可能通报主管部门：提交前须当事人书面确认。"
        )
    found += dict.fromkeys(note for ask in all_asks if (note := asking(ask.wording.id).note))
    if cast.thirds:
        found.append(
            "第三人：" + "、".join(str(who.name) for who in cast.thirds) + "，依代位权或者解释的要求列入。"
        )
    if any(ask.alternative for ask in all_asks):
        found.append("备位请求各地法院接受程度不一，提交前请向受理法院确认。")
    return tuple(found)


def _cause(all_asks: tuple[Ask, ...]) -> list[str]:
    pleaded = [ask.plea.result.claim.cause for ask in all_asks if ask.plea is not None]
    causes = dict.fromkeys(cause for cause in pleaded if cause)
    return [f"案由：{'、'.join(causes)}。"] if causes else []


def _venue(case: Case) -> list[str]:
    """Works disputes belong to the court of the site (civil_procedure_2023:34; cpl_interp_2022:28), those against an
    insolvent debtor to the court of the insolvency (bankruptcy_2006:21)."""
    if case.kind is Kind.ARBITRATION:
        return ["仲裁裁决可以确认优先受偿权，折价、拍卖仍须由法院执行；非仲裁协议当事人不能列为被申请人。"]
    if case.insolvent:
        return [
            "对方已进入破产程序，新诉由受理破产申请的法院管辖；给付请求改为确认债权。",
            *_before_suing(case),
            *_still_to_be_paid(case),
        ]
    site = answer(case.matter, "project.site")
    place = f"（{site}）" if site else ""
    return [f"施工合同纠纷由工程所在地{place}法院专属管辖，约定其他法院无效；法院名称和级别请核对。"]


def _still_to_be_paid(case: Case) -> list[str]:
    """Debts of their own that the sum to be confirmed does not hold: against an insolvent debtor they too are filed."""
    names = [
        plea.result.claim.name
        for plea in case.principal
        if plea.result.amount and plea.result.amount.value and not plea.result.claim.secured and _paid(plea)
    ]
    if not names:
        return []
    said = "”“".join(names)
    return [f"“{said}”仍写成给付请求：对破产债务人应一并申报，改写为确认债权，利息止于受理之日。"]


def _paid(plea: Plea) -> bool:
    """Some request of the plea orders the debtor to do something ({order}) instead of confirming a debt."""
    known = wordings()
    return any(known[r.id].text.startswith("{order}") for r in plea.result.reliefs if r.id in known)


def _before_suing(case: Case) -> list[str]:
    """A suit to confirm comes after filing and review, and only for what was refused (bankruptcy_2006:48, 58)."""
    review = answer(case.matter, "debtor.claim_review")
    if review == "accepted":
        return ["债权已经确认，没有可以起诉的部分；等待法院裁定确认和分配。"]
    if review == "priority_rejected":
        return ["债权数额已经确认，只就不予确认的优先受偿起诉。"]
    if review == "rejected":
        return []
    return [
        "现在要写的不是起诉状，而是向管理人的债权申报书：先书面申报债权（可以主张优先受偿的一并写明），"
        "审查、核查之后仍有异议的才起诉确认；本稿只作其底稿。"
    ]


def _retention_apart(plea: Plea) -> bool:
    """Interest or penalty on retention money has a line of its own, from its own day."""
    lines = plea.result.amount.computation.lines if plea.result.amount and plea.result.amount.computation else ()
    return any(line.days is not None and line.label.startswith("质量保证金") for line in lines)


def _figures(case: Case) -> list[str]:
    matter, found = case.matter, []
    price = answer(matter, "settlement.agreement_amount") or answer(matter, "account.price_total")
    paid, unpaid = answer(matter, "account.paid_total"), answer(matter, "account.unpaid")
    if None not in (price, paid, unpaid) and price - paid != unpaid:
        found.append(f"价款 {price} 减已付 {paid} 不等于所填欠付 {unpaid}：诉状按所填欠付额写，请核对。")
    payments = answer(matter, "account.payments")
    if paid is not None and payments:
        listed = sum(
            p.amount for p in payments if p.amount is not None and (p.kind != "house" or p.delivered)
        )
        if listed != paid:
            found.append(f"付款记录合计 {listed} 与已付总额 {paid} 不一致，请核对。")
    for plea in case.principal:
        taken = {claim for relief in plea.result.reliefs for claim in asking(relief.id).takes_in}
        names = [p.result.claim.name for p in case.principal if p.result.id in taken and p.result.standing.good]
        if names:
            found.append(
                f"优先受偿数额含另列请求的“{'”“'.join(names)}”；欠付工程价款中已经含有这些款项的，删去该项请求并从优先数额中减去。"
            )
    parts = {claim for plea in case.pleas for claim in part_of(plea)}
    if parts & {plea.result.id for plea in case.pleas} and not any(_retention_apart(plea) for plea in case.pleas):
        found.append("质量保证金已单列请求：利息按整笔欠款计的，请把质保金部分改自返还期届满起算。")
    late = [
        part
        for plea in case.pleas
        for part in parts_not_due(case, plea.result, plea.result.amount.value if plea.result.amount else None)
    ]
    due_on = matter.settlement.retention_return_due_on
    if late:
        found.append(
            "未到期的款项没有写入价款请求（优先受偿数额同样不含），所以请求数额小于评估的欠付总额；到期后另行主张。"
        )
    elif due_on is not None and due_on > case.filed_on:
        found.append("质量保证金返还期未到：欠付额中如含质保金，应从价款请求中扣除，到期后另行主张。")
    return found


def _law(case: Case) -> list[str]:
    found = []
    for plea in case.pleas:
        if plea.result.regime is None:
            found.append(
                f"“{plea.result.claim.name}”适用哪一时期的法律还不能确定，法律依据未写入；请先补充所缺日期。"
            )
        elif plea.result.regime.doubt:
            found.append(f"“{plea.result.claim.name}”的法律适用有疑问：{plea.result.regime.doubt}")
    return found


def _risks(case: Case) -> list[str]:
    """A right pleaded although it is lost on the main line: the client must know before it is filed."""
    found = []
    for plea in case.pleas:
        for clock in late_on_the_main_line(plea.result):
            assert clock.main is not None
            alive = still_alive(clock)
            letter = f"（{chinese_date(day)}的主张算作行使）" if (day := clock.lesser_act_on) else ""
            other = f"（{alive.reason}，至{chinese_date(alive.nominal_on)}）" if alive else letter
            found.append(
                f"“{plea.result.claim.name}”：按主要看法期限已于{chinese_date(clock.main.nominal_on)}届满，"
                f"只有按另一种看法{other}没有届满；本状按后者主张，不获支持的风险和费用请书面告知当事人。"
            )
    return found
