"""One case, whole, and what has left the notebook about it."""

import json
from typing import Any

from cahier.domain.records import CaseRecords
from cahier.domain.submission import Release
from cahier.workflows.workspace import Workspace


def case(workspace: Workspace, case_id: str) -> CaseRecords:
    """Return a case with all that hangs on it."""
    return workspace.vault.records(case_id)


def case_by_code(workspace: Workspace, code: str) -> CaseRecords:
    """Return the case that people call by this code."""
    return workspace.vault.records(workspace.vault.case_by_code(code).case_id)


def every_case(workspace: Workspace) -> tuple[CaseRecords, ...]:
    """Return all cases, in the order of recording."""
    return tuple(workspace.vault.all_records())


def releases(workspace: Workspace, case_id: str | None = None) -> tuple[Release, ...]:
    """Return the ledger of one case, or of all: what left, to whom, when, on which consents."""
    return workspace.vault.list(Release, case_id)


def as_document(records: CaseRecords) -> Any:
    """Return a case as the document `cahier import` reads; it is for the screen and never for a file."""
    from cahier.exchange.records_document import write_document  # brings the schema: the window never asks for it

    return json.loads(write_document((records,)))
