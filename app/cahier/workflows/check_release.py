"""Read finished files back and search them for everything the notebook protects."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cahier.domain.decision import Decision
from cahier.domain.person import Person
from cahier.domain.records import CaseRecords
from cahier.domain.submission import Release
from cahier.export.read_back import ReadBack, read
from cahier.redaction.leaks import Withheld, find_leaks, withheld_of
from cahier.workflows.colleagues import everybody
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
    """Check each file; a name may stand only in the very bytes that were released naming it."""
    checker = _Checker(workspace)
    return tuple(checker.check(path) for path in paths)


def withheld_by(workspace: Workspace, cases: Iterable[CaseRecords] | None = None) -> Withheld:
    """Collect what every case of the notebook protects, and who works here; `cases` are all of them, if read.

    What one release may hold is taken away with `but`.
    """
    parts = [
        withheld_of(records, decisions=workspace.vault.list(Decision, records.case.case_id))
        for records in (workspace.vault.all_records() if cases is None else cases)
    ]
    return Withheld.merge(*parts, _who_works_here(workspace))


def _who_works_here(workspace: Workspace) -> Withheld:
    """Withhold the names of colleagues: no brief says who wrote it."""
    staff = everybody(workspace)
    return Withheld(
        people=tuple(Person(person_id=one.colleague_id, name_full=one.name) for one in staff),
        owners=tuple((one.colleague_id, one.code) for one in staff),
    )


def leaks_of(back: ReadBack, withheld: Withheld) -> tuple[str, ...]:
    """Return where in a finished file withheld values stand, in words that do not repeat them."""
    return tuple(dict.fromkeys(leak.sentence for leak in find_leaks(back.strings, withheld)))


class _Checker:
    """Checks files; what is withheld is gathered once."""

    def __init__(self, workspace: Workspace) -> None:
        self._ledger = {
            file.sha256: release for release in workspace.vault.list(Release) for file in release.files
        }
        self._withheld = withheld_by(workspace)
        self._but: dict[tuple[tuple[str, ...], tuple[str, ...]], Withheld] = {}

    def check(self, path: Path) -> CheckedFile:
        """Read one file back and search it."""
        data = bytes_of(path)
        release = self._ledger.get(hashlib.sha256(data).hexdigest())
        free = (release.named, release.shown) if release else ((), ())
        if free not in self._but:
            self._but[free] = self._withheld.but(*map(frozenset, free))
        back = read(path.name, data)
        leaks = leaks_of(back, self._but[free])
        return CheckedFile(path.name, release is not None, len(back.strings), leaks, back.objections)
