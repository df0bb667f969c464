"""Compile one case for one recipient, with all of the notebook that counts for it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from cahier.domain.consent import Consent
from cahier.domain.decision import Decision
from cahier.domain.records import CaseRecords
from cahier.redaction.compile import Compiled, compile_brief
from cahier.redaction.consent import held_to, with_withdrawals
from cahier.redaction.pattern import PURPOSE, count_pattern
from cahier.redaction.profiles import profile_named
from cahier.redaction.pseudonyms import Draw
from cahier.workflows.second_reading import Reader, Signed
from cahier.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody asked for: which profile, for whom, in which formats, with which conditions seen to today.

    `confirmed` holds conditions as "P1:recheck_each_use", with the code of the case before it
    ("DEMO-05:P1:recheck_each_use") where one call releases several cases: without it a condition counts for none.
    """

    profile: str
    recipient: str
    formats: tuple[str, ...]
    confirmed: frozenset[str] = frozenset()
    reader: Reader | None = None
    alone: bool = False  # one person lets it go, though there are colleagues


def compile_case(
    workspace: Workspace, records: CaseRecords, order: Order, signs: Signed, draw: Draw | None = None
) -> Compiled:
    """Compile one case; nothing is written. `draw` gives the labels and the reference (random when left out)."""
    profile = profile_named(order.profile)
    today = datetime.now(UTC).date()
    everywhere = workspace.vault.list(Consent)
    counted = (with_withdrawals(case, everywhere, PURPOSE) for case in workspace.vault.all_records())
    counting = with_withdrawals(records, everywhere, profile.purpose)
    return compile_brief(
        counting if signs.ceiling is None else held_to(counting, signs.ceiling),
        profile,
        order.recipient,
        on=today,
        decisions=workspace.vault.list(Decision, records.case.case_id),
        confirmed=order.confirmed,
        fresh=draw,
        pattern=count_pattern(counted, order.recipient, today),
        alone=signs.alone,
    )
