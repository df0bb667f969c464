"""Second copies: written beside, opened and compared, and only then given their name.

The database is copied by SQLite's own backup, all pages in one step, into a new database under the same key: each
page is unsealed and sealed again on the way, so that a damaged one is met here and not in a year. (`VACUUM INTO`
would attach a database, which this vault forbids.) The header goes in as it is, the files of evidence unchanged.

"Done" means: read back from the disk, the digest right; the database in it opened with the key that its own
header seals, every page and reference in order, every row of every table as in the notebook; every file of
evidence with the digest it had when it was read. What a kill leaves is a folder `.part`, removed by a later copy.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from sqlcipher3 import dbapi2

from cahier.crypto import header as headers
from cahier.crypto import keys
from cahier.crypto.keys import KeyTree
from cahier.vault import atomic, backup_file, database, faults, folder
from cahier.vault.arrival import salt_of
from cahier.vault.backup_file import Copy, Report
from cahier.vault.contents import Contents, proven_contents
from cahier.vault.copy_errors import CopyDiffers, CopyInside, CopyOfAnother, CopyThere, DamagedCopy, PlaceMissing
from cahier.vault.data_file import DataFile
from cahier.vault.errors import AlreadyThere, CannotWrite, DamagedData, DamagedHeader
from cahier.vault.folder import DATABASE
from cahier.vault.header_file import BACKUP, HEADER, read_header
from cahier.vault.opening import OpenSlot
from cahier.vault.vault import Vault

_WHOLE = "copy"
_DRILL = ".cahier-drill-"
_OURS = {_WHOLE, HEADER, BACKUP, DATABASE, folder.JOURNAL, "att", "staging"}
_ROOM_BESIDE = 1 << 20  # bytes: header, folders, journal
_ABANDONED = 86_400  # seconds: younger ones may be under way in another window


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that was opened and compared. `same_disk`: it lies on the disk of the vault and would go with it."""

    path: Path
    size: int
    contents: Contents
    files: int
    same_disk: bool


@dataclass(frozen=True, slots=True)
class Drilled:
    """What a restore drill found in a copy; `is_current`: the vault holds the same records today."""

    contents: Contents
    files: int
    is_current: bool


def copy(vault: Vault, path: Path, report: Report) -> Copied:
    """Write a second copy to a new file; answer when it was opened and compared.

    Raises CopyThere, PlaceMissing, CopyInside, CannotWrite, DamagedData, DamagedCopy or CopyDiffers, and leaves
    nothing then. A vault that is damaged or mixed is not copied: no good copy is to be replaced by a bad one.
    """
    _require_place(vault, path)
    sweep(path.parent)
    tree = vault.keys
    with _beside(path) as place, faults.writing():
        report("reading the notebook")
        here = proven_contents(vault.data, report)
        report("copying the records")
        _copy_database(vault.data, place / DATABASE)
        digests = _written(vault, place, report)
        (place / DATABASE).unlink()
        report("reading the copy back")
        whole = _own(backup_file.check(place / _WHOLE, report), tree)
        if backup_file.digests_in(whole, report) != digests:
            raise CopyDiffers
        if _opened(whole, tree, place, report) != here:
            raise CopyDiffers
        if os.path.lexists(path):
            raise CopyThere
        (place / _WHOLE).rename(path)
        atomic.sync_folder(path.parent)
    same_disk = path.stat().st_dev == vault.path.stat().st_dev
    return Copied(path, path.stat().st_size, here, len(digests) - 2, same_disk)


def check(vault: Vault, path: Path, report: Report = lambda _progress: None) -> Copy:
    """Read a whole copy of this vault; raises DamagedCopy, NotACopy, CopyOfAnother or CannotRead."""
    with faults.reading():
        return _own(backup_file.check(path, report), vault.keys)


def room_needed(vault: Vault) -> int:
    """Return how many bytes a copy takes while it is made: the database twice over, and the files of evidence."""
    with faults.reading():
        files = sum((vault.path / name).stat().st_size for name in backup_file.files_of(vault.path))
        return 2 * vault.data.path.stat().st_size + files + _ROOM_BESIDE


def drill(vault: Vault, path: Path, report: Report, open_slot: OpenSlot | None = None) -> Drilled:
    """Restore a copy for a moment, beside it, open and compare it, and remove what was restored.

    `open_slot` is what a person tries to open it with, as if the vault were lost; it has to give its key. Raises
    what `check` and `open_slot` do, CannotWrite or DamagedData.
    """
    whole = check(vault, path, report)
    if open_slot is not None and open_slot(whole.header) != vault.keys.vault_key:
        raise CopyOfAnother
    sweep(path.parent)
    with faults.writing(), tempfile.TemporaryDirectory(prefix=_DRILL, dir=path.parent) as name:
        place = Path(name)
        report("restoring")
        backup_file.unpack(whole, place, whole.names, report)
        found = _examined(place, vault.keys, report)
        report("comparing")
        here = proven_contents(vault.data, report)
    return Drilled(found, len(whole.names) - 2, found.records_digest == here.records_digest)


def restore(path: Path, to: Path, prove: Callable[[Path], None] | None, report: Report) -> None:
    """Make a vault out of a second copy. `prove` is given the folder before it gets its name, and may refuse it.

    Raises AlreadyThere, NotACopy, DamagedCopy, CannotRead or CannotWrite; leaves nothing then.
    """
    if os.path.lexists(to):
        raise AlreadyThere
    report("reading the copy")
    with faults.reading():
        whole = backup_file.check(path, report)
    place = to.with_name(to.name + atomic.REST)
    folder.make(place)
    try:
        with faults.writing():
            report("restoring")
            backup_file.unpack(whole, place, whole.names, report)
            atomic.write(place / BACKUP, whole.header.raw)
            if prove is not None:
                report("opening what was restored")
                prove(place)
            place.rename(to)
            atomic.sync_folder(to.parent)
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise


def sweep(place: Path) -> None:
    """Remove what copies and drills that were killed left in a folder, a day after; nothing of anybody else."""
    try:
        for item in place.iterdir():
            named = item.name.startswith(_DRILL) or item.name.endswith(f".cahier-copy{atomic.REST}")
            old = time.time() - item.lstat().st_mtime > _ABANDONED
            if named and old and not item.is_symlink() and _is_rest(item):
                shutil.rmtree(item, ignore_errors=True)
    except OSError:
        return


def _require_place(vault: Vault, path: Path) -> None:
    if os.path.lexists(path):
        raise CopyThere
    if not path.parent.is_dir():
        raise PlaceMissing
    if path.parent.resolve().is_relative_to(vault.path.resolve()):
        raise CopyInside


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Give an empty folder beside, and remove it; one that a kill left is emptied first."""
    place = path.with_name(path.name + atomic.REST)
    with faults.writing():
        if place.is_symlink() or (place.exists() and not _is_rest(place)):
            raise CopyThere
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(mode=0o700)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _is_rest(place: Path) -> bool:
    return place.is_dir() and {item.name for item in place.iterdir()} <= _OURS


def _copy_database(data: DataFile, path: Path) -> None:
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    with data.once() as source, replace(data, path=path, read_only=False).once() as target:
        try:
            source.backup(target, pages=-1)
        except dbapi2.DatabaseError as error:  # the source was just read whole: it is the place that refused
            raise CannotWrite from error
    database.check_disk(path)


def _written(vault: Vault, place: Path, report: Report) -> dict[str, bytes]:
    atomic.write(place / HEADER, read_header(vault.path)[0].raw)
    first = [(HEADER, place / HEADER), (DATABASE, place / DATABASE)]
    contents = _streams(first, vault.path, backup_file.files_of(vault.path))
    digests = backup_file.write(place / _WHOLE, contents, vault.keys.key(keys.BACKUP), report)
    (place / HEADER).unlink()
    return dict(digests)


def _streams(
    first: list[tuple[str, Path]], source: Path, names: tuple[str, ...]
) -> Iterator[tuple[str, IO[bytes]]]:
    for name, path in (*first, *((name, source / name) for name in names)):
        with path.open("rb") as content:
            yield name, content


def _own(whole: Copy, tree: KeyTree) -> Copy:
    if whole.header.vault_id != tree.vault_id or not whole.is_sealed_by(tree.key(keys.BACKUP)):
        raise CopyOfAnother
    return whole


def _opened(whole: Copy, tree: KeyTree, place: Path, report: Report) -> Contents:
    """Take header and database out of a copy into `place` and look at them."""
    backup_file.unpack(whole, place, (HEADER, DATABASE))
    return _examined(place, tree, report)


def _examined(place: Path, tree: KeyTree, report: Report) -> Contents:
    """Open what lies in a folder by its own header, as a vault is opened; raises DamagedCopy."""
    try:
        header = headers.parse((place / HEADER).read_bytes())
        headers.verify(header, tree.vault_key)
        return proven_contents(DataFile(place / DATABASE, tree, salt_of(header)), report)
    except (headers.HeaderTorn, headers.HeaderForeign, headers.HeaderAltered, DamagedHeader, DamagedData):
        raise DamagedCopy from None
