"""What may stand in the folder of a vault, and what a killed writer may have left in it."""

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from cahier.vault import atomic, faults
from cahier.vault.atomic import REST
from cahier.vault.errors import AlreadyThere, OddFile
from cahier.vault.header_file import BACKUP, HEADER
from cahier.vault.lock_file import LOCK

DATABASE = "vault.db"
JOURNAL = DATABASE + "-journal"
NEW_DATABASE = DATABASE + ".new"
_RESTS = (HEADER + REST, BACKUP + REST, NEW_DATABASE, NEW_DATABASE + "-journal")
_NAMES = (HEADER, BACKUP, DATABASE, JOURNAL, LOCK, *_RESTS)
_MADE = {*_NAMES, "att", "staging"}


def require_ordinary(path: Path) -> None:
    """Raise OddFile when anything but a plain file has one of our names: we would write through it."""
    with faults.reading():
        for name in _NAMES:
            try:
                mode = (path / name).lstat().st_mode
            except (FileNotFoundError, NotADirectoryError):
                continue
            if not stat.S_ISREG(mode):
                raise OddFile


def ours() -> tuple[str, ...]:
    """Return the names a vault may have in its folder, but for the folders of evidence."""
    return _NAMES


def sweep(path: Path) -> None:
    """Remove what a killed writer of the header left; a place that cannot be written stays as it is."""
    for name in _RESTS:
        try:
            (path / name).unlink(missing_ok=True)
        except OSError:
            return


def remove_new_database(path: Path) -> None:
    """Remove what a migration that was cut short left; raises OSError."""
    for name in (NEW_DATABASE, NEW_DATABASE + "-journal"):
        (path / name).unlink(missing_ok=True)


def has_unfinished_save(path: Path) -> bool:
    """Say whether a save was under way when the last session ended; opening takes it back."""
    try:
        return (path / JOURNAL).stat().st_size > 0
    except FileNotFoundError:
        return False


def settle(path: Path) -> None:
    """Flush what a killed writer had written and not flushed, above all that its journal is empty.

    A journal that is still full on the disk takes back a save, or half of one once the next save has begun to
    write over it. What the disk refuses to flush stays in doubt; it can be read all the same.
    """
    for name in (DATABASE, JOURNAL):
        with suppress(OSError):
            atomic.sync_file(path / name)
    with suppress(OSError):
        atomic.sync_folder(path)


def has_journal(path: Path) -> bool:
    """Say whether there is a journal. A vault that is open has one, and empties it with each save: where it is
    missing after an unclean end, somebody else removed it."""
    return (path / JOURNAL).exists()


def lay_journal(path: Path) -> None:
    """Let there be a journal, before anybody saves; raises OSError."""
    if not has_journal(path):
        os.close(os.open(path / JOURNAL, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600))
        atomic.sync_folder(path)


def make(path: Path) -> None:
    """Make an empty folder, in place of one whose filling was killed; raises AlreadyThere or CannotWrite."""
    with faults.writing():
        if path.is_symlink() or path.exists():
            if path.is_symlink() or not path.is_dir() or not {item.name for item in path.iterdir()} <= _MADE:
                raise AlreadyThere
            shutil.rmtree(path)
        path.mkdir(mode=0o700)
