"""Party blocks: what the procedure law wants to know of a party, with a gap for what is missing."""

from __future__ import annotations

from advisor.papers.pleading import Gap, Party, PartyField, PartyKind, Text, text

Known = str | Text | None


def organisation(
    role: str,
    name: Known,
    *,
    field: str,
    address: Known = None,
    code: Known = None,
    representative: Known = None,
    post: Known = None,
    phone: Known = None,
    agent: Known = None,
    own_side: bool = False,
    administered: bool = False,
) -> Party:
    """A company or institution (civil_procedure_2023:124); one that is ``administered`` is represented in court by the
    administrator of its insolvency (bankruptcy_2006:25(7)).

    ``field`` is the party's path in the matter. Our own side must give a telephone number and its agent;
    the other side's number and post are printed only where known.
    """

    def need(value: Known, label: str, key: str) -> Text:
        return _known(value, f"{role}{label}", f"{field}.{key}")

    fields = [
        PartyField("住所地", need(address, "住所地", "address")),
        PartyField("统一社会信用代码", need(code, "统一社会信用代码", "code")),
    ]
    if administered:
        fields.append(PartyField("管理人：", text(Gap(f"{role}的管理人名称", "")), own_line=True))
        fields.append(PartyField("诉讼代表人（管理人负责人）：", text(Gap(f"{role}的管理人负责人姓名", ""))))
    else:
        found = need(representative, "法定代表人姓名", "representative")
        fields.append(PartyField("法定代表人：", found, own_line=True))
    if own_side or post:
        fields.append(PartyField("", need(post, "法定代表人职务", "post")))
    if own_side or phone:
        fields.append(PartyField("联系方式：", need(phone, "联系方式", "phone")))
    if own_side or agent:
        fields.append(PartyField(_agent(role), need(agent, "委托代理人及律所", "agent"), own_line=True))
    return Party(role, need(name, "名称", "name").one_line(), PartyKind.ORGANISATION, tuple(fields))


def person(
    role: str,
    name: Known,
    *,
    field: str,
    sex: Known = None,
    born_on: Known = None,
    nation: Known = None,
    occupation: Known = None,
    address: Known = None,
    identity_number: Known = None,
    phone: Known = None,
    agent: Known = None,
    own_side: bool = False,
) -> Party:
    """A natural person (civil_procedure_2023:124); the other side's unknown particulars are left out,
    but its name and domicile are not, and neither is anything about our own side."""
    particulars = (
        ("", sex, "性别", "sex"),
        ("出生日期：", born_on, "出生日期", "born_on"),
        ("", nation, "民族", "nation"),
        ("", occupation, "工作单位和职务或职业", "occupation"),
        ("住所地", address, "住所地", "address"),
        ("公民身份号码", identity_number, "公民身份号码", "identity_number"),
        ("联系方式：", phone, "联系方式", "phone"),
    )
    fields = [
        PartyField(print_label, _known(value, f"{role}{label}", f"{field}.{key}"))
        for print_label, value, label, key in particulars
        if own_side or value or key == "address"
    ]
    if agent:
        fields.append(PartyField(_agent(role), _known(agent, "", ""), own_line=True))
    whole_name = _known(name, f"{role}姓名", f"{field}.name").one_line()
    return Party(role, whole_name, PartyKind.PERSON, tuple(fields))


def _agent(role: str) -> str:
    return "委托代理人：" if role.endswith("申请人") else "委托诉讼代理人："


def _known(value: Known, label: str, field: str) -> Text:
    if isinstance(value, str):
        value = text(value)
    return value if value is not None and str(value).strip() else text(Gap(label, field))
