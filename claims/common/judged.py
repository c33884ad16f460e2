"""Money on which a court or tribunal has already decided: it is enforced, not sued for again.

Sources:
    cpl_interp_2022:247 (same parties, object and request); arbitration_2025:10; civil_procedure_2023:250 (two years to
    apply for enforcement).
Limits:
    Whether an earlier decision covers a request is read from its operative part: the user says so.
"""

from __future__ import annotations

from advisor.rules.claim import Advice, Defence, Effect
from advisor.rules.conditions import all_of, any_of, given, one_of, recorded, some, yes

DECIDED = any_of(recorded("procedure.judgment_effective_on"), recorded("procedure.award_received_on"))
ENDED = some("account.events", all_of(one_of("item.kind", "suit", "arbitration"), given("item.ended_on")))
"""A suit or arbitration that has ended: it may have ended in a decision."""
ENFORCE = ("cpl_interp_2022:247", "arbitration_2025:10", "civil_procedure_2023:250")

ALREADY_JUDGED = Defence(
    "already_judged", "这笔款已有生效裁判、调解书或者裁决，不得重复起诉",
    all_of(DECIDED, yes("procedure.decided_on_price")), ENFORCE, Effect.EXTINGUISHES,
    answer="不再起诉：在履行期满后二年内申请执行；裁判没有处理的请求（例如优先受偿权、到期的另一期）才另行主张。",
)

JUDGED_ADVICE = Advice(
    "enforce_first", "已有生效文书，或者先前的诉讼、仲裁已经终结：先核对它处理了哪些请求；处理过的去申请执行，只把没有处理的另行起诉。", ENFORCE, any_of(DECIDED, ENDED),
)
