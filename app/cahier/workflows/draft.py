"""A first draft of the public narrative: the sentences a brief would tell from what is recorded, and no others.

Those with a label ("Person K") are left out: labels are drawn anew for each release, and a narrative stays.
"""

from dataclasses import dataclass, replace

from cahier.workflows import second_reading
from cahier.workflows.compile_case import Order, compile_case
from cahier.workflows.read_once import read_once
from cahier.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Draft:
    """Sentences that may leave as they are; where there are none, why."""

    sentences: tuple[str, ...]
    reasons: tuple[str, ...]


def draft(workspace: Workspace, case_id: str, order: Order) -> Draft:
    """Return the sentences of a brief for the recipient of `order`, without what somebody wrote already."""
    records = workspace.vault.records(case_id)
    unwritten = replace(records, case=replace(records.case, narrative_brief=None))
    signs = second_reading.expected(workspace, alone=order.alone)
    notebook = read_once(workspace)
    compiled = compile_case(workspace, unwritten, order, signs, notebook, lambda _below: 0)
    other = compile_case(workspace, unwritten, order, signs, notebook, lambda below: below - 1)
    return Draft(tuple(said for said in compiled.story if said in other.story), compiled.reasons)
