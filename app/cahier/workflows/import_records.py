"""Import `cahier-records/1` documents: all of a file or nothing of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cahier.domain.account import Account
from cahier.domain.evidence import Evidence
from cahier.domain.notion import Notion
from cahier.domain.records import CaseRecords
from cahier.exchange import records_document
from cahier.exchange.json_text import LARGEST
from cahier.vault.attachments.files import is_name
from cahier.vault.destroying.records import fingerprints_known
from cahier.workflows.errors import CameBack, FileNotRead, FileTooLarge
from cahier.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ImportedFiles:
    """What came in: the codes of the cases, what was skipped, and which notions changed."""

    cases: tuple[str, ...]
    notices: tuple[str, ...]
    changed: frozenset[Notion]


def import_files(workspace: Workspace, paths: Sequence[Path], *, even_destroyed: bool = False) -> ImportedFiles:
    """Read all files, then record all their cases in one transaction.

    Raises CameBack when accounts or files in them were destroyed here, unless `even_destroyed`; then it is a
    notice.
    """
    documents = [records_document.read_document(bytes_of(path)) for path in paths]
    cases = tuple(case for document in documents for case in document.cases)
    notices = tuple(dict.fromkeys(notice for document in documents for notice in document.notices))
    if told := _came_back(workspace, cases):
        if not even_destroyed:
            raise CameBack(told)
        notices = (*notices, *(f"{code} was destroyed for ever on {day} and is here again." for code, day in told))
    return ImportedFiles(tuple(case.case.code for case in cases), notices, record_cases(workspace, cases))


def _came_back(workspace: Workspace, cases: Sequence[CaseRecords]) -> tuple[tuple[str, str], ...]:
    """Return the codes of what is known by its words or its file to have been destroyed here, and when that
    was."""
    told: list[tuple[str, str]] = []
    for case in cases:
        kept: list[Account | Evidence] = [*case.accounts, *case.evidence]
        known = fingerprints_known(workspace.vault, kept)
        told += ((f"{case.case.code} {record.code}", tombstone.when[:10]) for record, tombstone in known)
    return tuple(told)


def record_cases(workspace: Workspace, cases: Sequence[CaseRecords]) -> frozenset[Notion]:
    """Record whole cases in one transaction."""

    def work(writer: Any) -> None:
        for case in cases:
            writer.put_records(_without_files(case))

    return workspace.vault.write(work)


def _without_files(case: CaseRecords) -> CaseRecords:
    """Forget which file of another notebook a piece of evidence had: it did not come with the document."""
    kept = tuple(replace(item, file=None) if is_name(item.file) else item for item in case.evidence)
    return replace(case, evidence=kept)


def bytes_of(path: Path) -> bytes:
    """Read a file named by the user, if it is a plain one of a sane size."""
    try:
        if not path.is_file():  # a pipe or a device could wait or flow for ever
            raise FileNotRead(path.name)
        if path.stat().st_size > LARGEST:
            raise FileTooLarge(path.name)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise FileNotRead(path.name) from error
    if len(data) > LARGEST:
        raise FileTooLarge(path.name)
    return data
