"""What a reviewer decided about a proposal of redaction, and how far the decision reaches."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["hide", "keep"]
DecisionScope = Literal["mention", "text", "case"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Hide or keep `surface` (as written) of type `type`; a "mention" is bound to its place in a text.

    Undecided is hidden: a decision is only ever needed to keep. `replacement` overrides the proposed words.
    """

    decision_id: str
    case_id: str
    verdict: Verdict
    scope: DecisionScope
    surface: str
    type: str
    account_id: str | None = None
    start: int | None = None
    end: int | None = None
    replacement: str | None = None
    reason: str | None = None
    decided_on: str | None = None
