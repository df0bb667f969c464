"""Destroys a whole vault: its keys first, in both copies of the header, then its files.

A header is written over where it lies, with a mark that says so and noise, and flushed. Once both are, nobody
can open the vault again, with any passphrase; what is cut short after that is finished by whoever meets the mark
next. Cut short between the two, the second copy opens the vault as ever, and the opening tells of it and mends
the first. Where the disk does not say that the second has reached it, there is no way back either: the files go,
the headers stay, and whoever meets them overwrites them once more.

What it does not reach is said to the person (`workflows.quick_delete`): second copies, which hold a header of
their own; older headers in blocks that the file system gave back; worn cells of flash memory; exported files.
"""

import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cahier.crypto import header as headers
from cahier.crypto.keys import KeyTree
from cahier.vault import atomic, faults, folder, last_seen
from cahier.vault.destroy_errors import FilesLeft, KeysInDoubt, KeysLeft, NotebookDestroyed
from cahier.vault.destroying.noted import Noted
from cahier.vault.header_file import BACKUP, HEADER, is_marked, mark, read_header
from cahier.vault.lock_file import LOCK, LockFile
from cahier.vault.vault import Vault

_FILES = ("att", "staging")
_OURS = (".age", atomic.REST)
Report = Callable[[object], None]


@dataclass(frozen=True, slots=True)
class Gone:
    """What was done: how long until both keys were overwritten and flushed, how many files went, what else was
    found in the folder and left there."""

    seconds: float
    files: int
    foreign: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _KeysGone:
    """How long it took, and whether the disk says that it is done."""

    seconds: float
    is_sure: bool


def destroy_open(vault: Vault, report: Report = lambda _what: None) -> Gone:
    """Destroy an open vault, and what this computer notes of it; it is closed then.

    Raises KeysLeft while it can still be opened; FilesLeft when only the keys are gone; KeysInDoubt when they are,
    for all that this computer can see.
    """
    keys_gone = _destroy_keys(vault.path)
    report("keys are gone")
    vault.close()
    _forget_notes(vault.keys)
    return _remove_files(vault.path, keys_gone, report)


def destroy_closed(path: Path, report: Report = lambda _what: None) -> Gone:
    """Destroy a vault that nobody opens; raises InUse, NotAVault and what `destroy_open` does."""
    folder.require_ordinary(path)
    with faults.reading():
        begun = is_begun(path)
    if not begun:
        read_header(path)
    lock = LockFile(path)
    try:
        keys_gone = _destroy_keys(path)
    finally:
        lock.release()
    report("keys are gone")
    return _remove_files(path, keys_gone, report)


def is_begun(path: Path) -> bool:
    """Say whether the keys were to be destroyed, and no whole copy of them is left; raises OSError in doubt."""
    marks = [is_marked(path / name) for name in (HEADER, BACKUP)]
    return any(marks) and not any(_is_whole(path / name) for name in (HEADER, BACKUP))


def is_spared(path: Path) -> bool:
    """Say whether a destruction broke off after the first copy of the keys; raises CannotRead."""
    with faults.reading():
        return any(is_marked(path / name) for name in (HEADER, BACKUP)) and not is_begun(path)


def finish(path: Path) -> None:
    """Go on with what was cut short, if it was; raises NotebookDestroyed then."""
    with faults.reading():
        if not is_begun(path):
            return
    with suppress(OSError, FilesLeft, KeysLeft, KeysInDoubt):
        destroy_closed(path)
    raise NotebookDestroyed


def _destroy_keys(path: Path) -> _KeysGone:
    """Write over both headers, and what is left of others.

    Where the disk refuses when no whole copy is left, there is no way back: it goes on, and the keys are in doubt.
    """
    start, is_sure = time.monotonic(), True
    for name in (HEADER, BACKUP):
        try:
            _write_over(path / name)
        except OSError as error:
            if _can_turn_back(path, name):
                raise KeysLeft from error
            is_sure = False
    seconds = time.monotonic() - start
    for name in (HEADER, BACKUP):
        with suppress(OSError):
            _write_over(path / (name + atomic.REST))
    return _KeysGone(seconds, is_sure)


def _can_turn_back(path: Path, refused: str) -> bool:
    """Say whether a whole copy is left, of which this one was refused; one that cannot be read is no way back."""
    try:
        return not is_begun(path)
    except OSError:
        return refused == HEADER


def _write_over(path: Path) -> None:
    """Put the mark and noise where a header lies, in the same blocks as far as the file system allows."""
    try:
        descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return
    try:
        view = memoryview(mark())
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_whole(path: Path) -> bool:
    """Say whether this header opens something, for a later program at least; raises OSError in doubt."""
    try:
        headers.parse(path.read_bytes())
    except (FileNotFoundError, headers.HeaderTorn, headers.HeaderForeign):
        return False
    except headers.HeaderNewer:
        pass
    return True


def _forget_notes(keys: KeyTree) -> None:
    for note in (last_seen.place_of(keys), Noted(keys).path):
        with suppress(OSError):
            note.unlink(missing_ok=True)


def _remove_files(path: Path, keys_gone: _KeysGone, report: Report) -> Gone:
    """Remove all that is ours, the marked headers last: whoever finds the rest must know what it is."""
    try:
        count = _remove(_ours(path), report)
        if any(map(_is_left, _ours(path))):
            raise FilesLeft
        if not keys_gone.is_sure:
            raise KeysInDoubt
        for name in (LOCK, BACKUP, HEADER):
            count += _remove([path / name], report)
            if os.path.lexists(path / name):
                raise FilesLeft
        foreign = tuple(sorted(item.name for item in path.iterdir())) if path.is_dir() else ()
    except OSError as error:  # nobody knows what is there
        raise FilesLeft from error
    with suppress(OSError):
        if not foreign and not path.is_symlink():
            path.rmdir()
        atomic.sync_folder(path.parent)
    return Gone(keys_gone.seconds, count, foreign)


def _is_left(item: Path) -> bool:
    """Say whether this should have gone: a folder with what is none of ours in it stays."""
    return os.path.lexists(item) and not (_is_folder(item) and any(item.iterdir()))


def _remove(items: Iterable[Path], report: Report) -> int:
    """Remove these, as far as the disk lets it; answer how many files went."""
    count = 0
    for item in items:
        with suppress(OSError):
            item.rmdir() if _is_folder(item) else item.unlink()
            count += not _is_folder(item)
            report(f"removing file {count}")
    return count


def _ours(path: Path) -> Iterator[Path]:
    """Yield what is ours in the folder but for the headers and the lock, each folder after what is in it."""
    yield from (path / name for name in folder.ours() if name not in (HEADER, BACKUP, LOCK))
    for name in _FILES:
        inside = path / name
        if inside.is_dir() and not inside.is_symlink():
            found = sorted(inside.rglob("*"), reverse=True)
            yield from (item for item in found if _is_folder(item) or item.suffix in _OURS)
            yield inside


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False
