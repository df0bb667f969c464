"""Notebooks with invented cases, harmed as disks and other people harm them."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from fingers import PASSPHRASE

from cahier import resources
from cahier.domain.account import Account
from cahier.vault.errors import DamagedData, UnreadableRecords
from cahier.workflows import attach_evidence, import_records, open_notebook

PAGE = 16_384
INSIDE = 500  # a byte of what a page holds
LOOKED_AT = PAGE - 40  # one of those that opening compares


@dataclass(frozen=True)
class Harm:
    """A page that holds accounts, and the codes of the cases that lose some with it."""

    page: int
    cases: tuple[str, ...]

    def put(self, place: Path, offset: int) -> None:
        """Flip one bit of the page."""
        flip(place / "vault.db", self.page * PAGE + offset)


def fill(place: Path) -> None:
    """Record the invented cases, and a file of evidence in the first."""
    letter = place.parent / "letter.txt"
    letter.write_bytes(b"Everything was told. " * 5_000)
    with open_notebook.unlock(place, PASSPHRASE) as workspace:
        import_records.import_files(workspace, sorted(resources.path("demo").glob("*.json")))
        attach_evidence.attach(workspace, workspace.vault.cases()[0].case_id, letter)


def find_harm(place: Path) -> Harm:
    """Look for a page whose loss costs accounts of some cases, and nothing that lists the cases."""
    data = place / "vault.db"
    for page in range(data.stat().st_size // PAGE - 1, 3, -1):
        flip(data, page * PAGE + INSIDE)
        cases = _lost(place) if _holds_accounts(place) else ()
        flip(data, page * PAGE + INSIDE)
        if 0 < len(cases) < 6:
            return Harm(page, cases)
    raise AssertionError("no such page")


def _holds_accounts(place: Path) -> bool:
    with open_notebook.unlock(place, PASSPHRASE) as workspace:
        try:
            workspace.vault.list(Account)
        except DamagedData:
            return True
    return False


def _lost(place: Path) -> tuple[str, ...]:
    with open_notebook.unlock(place, PASSPHRASE) as workspace:
        try:
            workspace.vault.verify()
        except UnreadableRecords as error:
            if len(error.losses) == 1:
                return tuple(error.losses[0].cases)
    return ()


def harm_evidence(place: Path) -> None:
    """Flip one bit of the file of evidence."""
    (path,) = (place / "att").rglob("*.age")
    flip(path, path.stat().st_size // 2)


def put_back_older(place: Path) -> None:
    """Save something, and put the notebook of before in its place."""
    older = place.with_name("older")
    shutil.copytree(place, older)
    with open_notebook.unlock(place, PASSPHRASE) as workspace:
        workspace.vault.write(lambda writer: writer.put_setting("saved", "later"))
    shutil.rmtree(place)
    older.rename(place)


def flip(path: Path, offset: int) -> None:
    """Flip one bit of a file."""
    with path.open("r+b") as file:
        file.seek(offset)
        byte = file.read(1)[0]
        file.seek(offset)
        file.write(bytes([byte ^ 1]))
