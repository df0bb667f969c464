"""Second copies of the open notebook: made, counted, tried; and a notebook made out of one.

In a folder each copy has a name of its own with the time in it, and the oldest go when there are more than three;
but only those that have so many newer ones which were read whole just now. A damaged copy counts for nothing and
is left where it is.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from cahier.domain.errors import CahierError
from cahier.vault import atomic, backup, evidence_check, file
from cahier.vault.attachments.errors import EvidenceUnsound
from cahier.vault.backup import Copied, Drilled
from cahier.vault.copy_errors import (
    CopyMissing,
    CopyNotWritten,
    CopyOfAnother,
    DamagedCopy,
    NoRoomForCopy,
    NotACopy,
    PlaceMissing,
    SheetOfAnother,
    StickMissing,
)
from cahier.vault.errors import CannotWrite, DamagedData, VaultError, WrongRecoveryKey
from cahier.vault.opening import by_recovery
from cahier.vault.vault import Vault
from cahier.vault.writer import Writer
from cahier.workflows import copies
from cahier.workflows.copies import Made, Tried
from cahier.workflows.workspace import Workspace

__all__ = ["Copied", "Drilled"]
Report = Callable[[object], None]
GENERATIONS = 3
SUFFIX = ".cahier-copy"
_SETTING = "last_backup"
_UNSOUND = (DamagedCopy, NotACopy, CopyOfAnother, DamagedData)


class KeepsNone(CahierError):
    """Somebody asked to keep no copy at all."""


@dataclass(frozen=True, slots=True)
class Done:
    """A copy that was opened and compared, and the older ones that were removed for it.

    `unsound` is what is wrong with files of evidence in the notebook, and so in the copy: nothing older goes then,
    because an older copy may still have them.
    """

    copied: Copied
    removed: tuple[Path, ...]
    unsound: str = ""


@dataclass(frozen=True, slots=True)
class Restored:
    """Whether the restored notebook was opened and verified, and what is wrong with its files of evidence."""

    is_proven: bool
    unsound: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A second copy should be made. `days` since the last one; None when there never was one."""

    days: int | None

    @property
    def sentence(self) -> str:
        """Return what a person is told."""
        if self.days is None:
            return "There is no second copy of this notebook yet. Make one on another stick: it is the only cure."
        return f"The last second copy of this notebook is {self.days} days old. Make a new one on another stick."


def _silent(_progress: object) -> None:
    return None


def back_up(workspace: Workspace, to: Path, report: Report = _silent, *, keep: int = GENERATIONS) -> Done:
    """Make a second copy: to a new file, or into a folder, where `keep` generations stay.

    Nothing is said to be done before the copy was read back, opened and compared.
    """
    if keep < 1:
        raise KeepsNone("At least one copy has to stay. Nothing was written. Leave --keep out to keep three.")
    vault, now = workspace.vault, datetime.now(UTC)
    in_folder = to.is_dir()
    unsound = _unsound(vault, report)
    copied = _copied(vault, _free(to, vault.path.name, now) if in_folder else to, report)
    with suppress(VaultError):  # the copy is there all the same; only the reminder comes too early
        vault.write(partial(_note_copied, at=now.isoformat(timespec="seconds")))
    copies.note_made(workspace, _made(copied, now.isoformat(timespec="seconds"), unsound))
    removed = _rotated(workspace, to, keep) if in_folder and not unsound else ()
    copies.note_removed(workspace, removed)
    return Done(copied, removed, unsound)


def back_up_to_folder(workspace: Workspace, folder: Path, report: Report = _silent) -> Done:
    """Make a second copy in a folder that is known from before: the stick may be out, or full.

    Raises PlaceMissing or StickMissing where a copy would end up on the disk of the notebook, and NoRoomForCopy.
    """
    if not folder.is_dir():
        raise PlaceMissing
    made = copies.standing(workspace).made
    known = made is not None and Path(made.path).parent == folder
    if known and made is not None and not made.same_disk and _device(folder) == _device(workspace.path):
        raise StickMissing
    needed, free = backup.room_needed(workspace.vault), _room(folder)
    if free < needed:
        raise NoRoomForCopy(needed, free)
    return back_up(workspace, folder, report)


def due(workspace: Workspace, now: datetime | None = None) -> Due | None:
    """Say whether a second copy should be made: never for a notebook without a case, then every so many days."""
    if not workspace.vault.cases():
        return None
    try:
        last = datetime.fromisoformat(workspace.vault.settings()[_SETTING])
        age = (now or datetime.now(UTC)) - last
    except (KeyError, ValueError, TypeError):
        return Due(None)
    return Due(age.days) if age >= timedelta(days=copies.days(workspace)) or age < -timedelta(days=1) else None


def drill(workspace: Workspace, copy: Path, report: Report = _silent) -> Drilled:
    """Restore a copy for a moment beside it, open it, compare it with the notebook, and remove it."""
    return backup.drill(workspace.vault, copy, report)


def drill_with_sheet(workspace: Workspace, copy: Path, recovery_key: str, report: Report = _silent) -> Tried:
    """Try a copy as if the notebook were lost: with the recovery key from its paper. How it ended is kept.

    Raises CopyMissing, RecoveryKeyTypo and SheetOfAnother, which say nothing about the copy, and are not kept.
    """
    if not copy.is_file():
        raise CopyMissing
    try:
        found = backup.drill(workspace.vault, copy, report, by_recovery(recovery_key))
    except WrongRecoveryKey:
        raise SheetOfAnother from None
    except _UNSOUND as error:
        copies.note_tried(workspace, Tried(copies.now(), str(copy), problem=error.sentence))
        raise
    tried = Tried(copies.now(), str(copy), found.contents.records, found.files, found.is_current)
    copies.note_tried(workspace, tried)
    return tried


def restore(
    copy: Path, to: Path, passphrase: str | None = None, key_file: bytes | None = None, report: Report = _silent
) -> Restored:
    """Make a notebook out of a second copy, never over one; with a passphrase it is opened and verified first.

    Without a passphrase its digest alone says that every byte is as it was written. A notebook with a damaged file
    of evidence was copied so, and is restored: the rest of it counts.
    """
    unsound: list[str] = []

    def prove(place: Path) -> None:
        with file.unlock(place, passphrase or "", key_file) as vault:
            try:
                vault.verify(report)
            except EvidenceUnsound as error:
                unsound.append(error.sentence)

    backup.restore(copy, to, None if passphrase is None else prove, report)
    return Restored(passphrase is not None, "".join(unsound))


def _copied(vault: Vault, path: Path, report: Report) -> Copied:
    try:
        return backup.copy(vault, path, report)
    except CannotWrite as error:
        raise CopyNotWritten from error


def _note_copied(writer: Writer, at: str) -> None:
    writer.put_setting(_SETTING, at)
    writer.note_copied()


def _made(copied: Copied, at: str, unsound: str) -> Made:
    path = str(copied.path.absolute())
    return Made(at, path, copied.contents.records, copied.files, copied.size, copied.same_disk, unsound)


def _device(path: Path) -> int:
    return path.stat().st_dev


def _free(folder: Path, name: str, now: datetime) -> Path:
    """Return a path with the time in its name; of two copies in one second, the later one is a second younger."""
    while os.path.lexists(path := folder / f"{name}-{now:%Y-%m-%d-%H%M%S}{SUFFIX}"):
        now += timedelta(seconds=1)
    return path


def _room(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        raise PlaceMissing from None


def _unsound(vault: Vault, report: Report) -> str:
    try:
        evidence_check.check(vault, vault.attachments, report)
    except EvidenceUnsound as error:
        return error.sentence
    return ""


def _rotated(workspace: Workspace, folder: Path, keep: int) -> tuple[Path, ...]:
    """Remove the copies of this notebook that have `keep` newer whole ones; names sort by time."""
    removed, whole = [], 0
    for path in sorted(folder.glob(f"*{SUFFIX}"), reverse=True):
        try:
            ours = _is_ours(workspace, path)
        except VaultError:
            continue
        if ours and whole >= keep:
            with suppress(OSError):
                path.unlink()
                removed.append(path)
        whole += ours
    if removed:
        with suppress(OSError):
            atomic.sync_folder(folder)
    return tuple(removed)


def _is_ours(workspace: Workspace, path: Path) -> bool:
    """Read a copy whole; raises VaultError when it is none of this notebook, or damaged."""
    backup.check(workspace.vault, path)
    return True
