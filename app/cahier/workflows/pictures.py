"""The covered copies of a case that may be asked to go with a brief, and their pixels when they are."""

import hashlib
from collections.abc import Iterable, Sequence

from cahier.domain.errors import CahierError
from cahier.domain.evidence import Evidence
from cahier.domain.records import CaseRecords
from cahier.export.errors import UnreadableFile
from cahier.export.read_png import seen
from cahier.redaction.brief import Picture
from cahier.redaction.pictures import Offered
from cahier.workflows.attach_evidence import custody, open_attachment
from cahier.workflows.cover_picture import is_covered
from cahier.workflows.workspace import Workspace


class NoSuchPicture(CahierError):
    """No case named has one item of this code."""

    def __init__(self) -> None:
        super().__init__(
            "There is not one picture of this code in the cases named. Nothing was written. "
            "Write the code of the case before it, as in C-001:V3."
        )


def covered_copies(workspace: Workspace, case_id: str) -> tuple[Evidence, ...]:
    """Return the covered copies of a case, in the order they were made."""
    items = workspace.vault.list(Evidence, case_id)
    return tuple(item for item in items if item.file and is_covered(item, custody(workspace, item)))


def named(cases: Sequence[CaseRecords], codes: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of items by code ("V3", or "C-001:V3" where several cases have one); raises NoSuchPicture."""
    ids = []
    for code in codes:
        found = [
            item.evidence_id
            for records in cases
            for item in records.evidence
            if code in (item.code, f"{records.case.code}:{item.code}")
        ]
        if len(found) != 1:
            raise NoSuchPicture
        ids += found
    return tuple(ids)


def offered(workspace: Workspace, records: CaseRecords, wanted: Iterable[str]) -> tuple[Offered, ...]:
    """Return what of this case was asked for, each with its pixels if it is a covered copy."""
    known = {item.evidence_id: item for item in records.evidence}
    found = (known[evidence_id] for evidence_id in wanted if evidence_id in known)
    return tuple(Offered(item, _picture(workspace, item)) for item in found)


def _picture(workspace: Workspace, evidence: Evidence) -> Picture | None:
    """Return the pixels of a covered copy: written by us, unchanged since, and read by other code."""
    if not evidence.file or not is_covered(evidence, custody(workspace, evidence)):
        return None
    with open_attachment(workspace, evidence) as opened:
        data = opened.read()
    if hashlib.sha256(data).hexdigest() != evidence.sha256:
        return None
    try:
        found = seen(data)
    except UnreadableFile:
        return None
    return Picture(found.width, found.height, found.rgb)
