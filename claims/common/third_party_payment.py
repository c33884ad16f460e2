"""Pay-when-paid clauses (背靠背): who may not use them, since when, and what is left where they are valid.

Sources:
    pay_when_paid_2024:1 (clauses void; in force 2024-08-27); sme_2025:9 (also proportion clauses, since 2025-06-01);
    sme_2020:6, 8; private_economy_2025:68 (since 2025-05-20); civil_code:159 (a condition prevented in bad faith).
"""

from __future__ import annotations

from datetime import date

from advisor.rules.conditions import Condition, all_of, any_of, derived, none_of, one_of, since
from advisor.rules.facts import Facts
from advisor.rules.truth import Truth, truth

from .in_force import SME_2020_ON, SME_2025_ON
from .parties import claimant_is_sme, debtor_is_payer_bound_by_sme_rules
from .sme_term import PUBLIC

REPLY_ON = date(2024, 8, 27)
CLAUSE = "contract.back_to_back"

condition_clause: Condition = one_of(CLAUSE, "condition")
proportion_clause: Condition = one_of(CLAUSE, "proportion")
any_clause: Condition = one_of(CLAUSE, "condition", "proportion")
no_clause: Condition = one_of(CLAUSE, "none")

sme_relation: Condition = all_of(
    debtor_is_payer_bound_by_sme_rules, claimant_is_sme, text="付款方受中小企业款项支付规则约束，我方订约时是中小企业"
)


def _final_before_reply(facts: Facts) -> Truth:
    return truth(facts.final_on is not None and facts.final_on < REPLY_ON)


final_before_reply: Condition = derived("2024-08-27 前已经终审", (), _final_before_reply)
"""No answer means that the case is still open."""

void_for_certain: Condition = all_of(
    sme_relation,
    any_of(
        all_of(any_clause, since("contract.signed_on", SME_2025_ON)),
        all_of(condition_clause, since("contract.signed_on", SME_2020_ON), none_of(final_before_reply)),
        all_of(any_clause, since("contract.signed_on", SME_2020_ON), PUBLIC),
    ),
    text="第三方付款条款无效",
)
"""Void on the text of the reply or of the regulation; with a public body it cannot put payment beyond the longest term
(sme_2020:8(1), sme_2025:9(1))."""
