"""What a contract's clause says around its rate: on what sum, for each day of delay, payable as what.

``每逾期一日按未付款的万分之三支付违约金`` is the rate 日万分之三 on the arrears. Only words that cannot change the figure
are left out. A share of another sum (``合同总价的万分之三``) is another figure: those words stay, and the rate is refused.
"""

from __future__ import annotations

import re

from advisor.errors import InputError

_EACH_DAY = re.compile(r"每(?:逾期|延期|延迟|迟延|迟付|拖延|拖欠|超过|晚付)+(?:付款|支付)?(?:一|1)?个?(?P<unit>[日天月年]),?")
_PAYABLE_AS = re.compile(
    r"(?:的?(?:标准|比例))?(?:支付|计算|计付|计收|计取|承担|偿付)*"
    r"(?:的?(?:逾期|迟延|延期)?(?:付款|支付)?(?:违约金|滞纳金|(?<!贷款)利息|资金占用费))?$"
)
_ARREARS = re.compile(
    r"(?:按照?|以)?(?:当期|该期)?(?:应付|未付|欠付|拖欠|逾期|延付|应支付|未支付|到期){1,3}(?:而)?(?:应付|未付|未支付)?"
    r"(?:的)?(?:工程|进度|结算)*(?:款项|价款|款额|款|金额|部分|数额)(?:总额)?的?(?:为基数)?"
)
_BY_AMOUNT = re.compile(r"元(?:\(含\))?(?:以[内上下]|及以[上下])|超[过出](?:的)?部分")


def bare_rate(cleaned: str, text: str, field: str) -> str:
    """``cleaned`` without the words around the rate; raises :class:`InputError` for tiers by the sum owed."""
    if _BY_AMOUNT.search(cleaned):
        raise InputError(
            f"“{text}”按欠款金额分档，这里只能填一个利率，或者按逾期天数分档的利率。",
            field=field,
            remedy="先填各档中最低的一档（金额只会少算），其余各档写进说明，差额另行计算。",
        )
    return _ARREARS.sub("", _PAYABLE_AS.sub("", _EACH_DAY.sub(r"每\g<unit>", cleaned)))
