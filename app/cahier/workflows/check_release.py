"""Read finished files back and search them for everything the notebook protects."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cahier.domain.decision import Decision
from cahier.domain.submission import Release
from cahier.export.read_back import read
from cahier.redaction.leaks import Withheld, find_leaks, withheld_of
from cahier.workflows.import_records import bytes_of
from cahier.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What was found in one file. `released` says whether the ledger knows these very bytes."""

    name: str
    released: bool
    strings: int
    leaks: tuple[str, ...]
    objections: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        """Say whether nothing was found."""
        return not self.leaks and not self.objections


def check_files(workspace: Workspace, paths: Sequence[Path]) -> tuple[CheckedFile, ...]:
    """Check each file; a person may be named only in the very bytes that were released naming them."""
    ledger = {file.sha256: release for release in workspace.vault.list(Release) for file in release.files}
    return tuple(_check(workspace, path, ledger) for path in paths)


def withheld_by(workspace: Workspace, named: frozenset[str] = frozenset()) -> Withheld:
    """Collect what every case of the notebook protects, but for the people who may be named."""
    parts = [
        withheld_of(records, named, workspace.vault.list(Decision, records.case.case_id))
        for records in workspace.vault.all_records()
    ]
    return Withheld.merge(*parts)


def places_of(name: str, data: bytes, withheld: Withheld) -> tuple[str, ...]:
    """Return where in a finished file withheld values stand, in words that do not repeat them."""
    return tuple(dict.fromkeys(leak.sentence for leak in find_leaks(read(name, data).strings, withheld)))


def _check(workspace: Workspace, path: Path, ledger: dict[str, Release]) -> CheckedFile:
    data = bytes_of(path)
    release = ledger.get(hashlib.sha256(data).hexdigest())
    withheld = withheld_by(workspace, frozenset(release.named) if release else frozenset())
    back = read(path.name, data)
    leaks = tuple(dict.fromkeys(leak.sentence for leak in find_leaks(back.strings, withheld)))
    return CheckedFile(path.name, release is not None, len(back.strings), leaks, back.objections)
