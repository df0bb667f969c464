"""What can go wrong with a vault, each with its own sentence and exit code."""

from collections.abc import Sequence
from typing import Any

from cahier.domain.errors import CahierError, ExitCode


class VaultError(CahierError):
    """A fault of a vault; the class carries the sentence."""

    words = ""

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or self.words)


class WrongPassphrase(VaultError):
    """No slot opens with this secret."""

    exit_code = ExitCode.WRONG_KEY
    words = (
        "This passphrase does not open the notebook. "
        "Nothing was changed. "
        "Check the keyboard and Caps Lock, and try again."
    )


class WrongRecoveryKey(VaultError):
    """The recovery key is whole, but of another vault or replaced since."""

    exit_code = ExitCode.WRONG_KEY
    words = "This recovery key belongs to another notebook. Nothing was changed. Look for the sheet of this one."


class RecoveryKeyTypo(VaultError):
    """A letter of the recovery key is wrong or missing."""

    exit_code = ExitCode.WRONG_KEY
    words = (
        "A letter of the recovery key is wrong or missing. "
        "Nothing was changed. "
        "Compare it with the sheet, group by group."
    )


class NotAVault(VaultError):
    """The path does not hold a vault."""

    words = "There is no notebook here. Nothing was changed. Choose the folder that holds vault.hdr and vault.db."


class EmptyFile(VaultError):
    """A file of the vault has no bytes at all."""

    exit_code = ExitCode.DAMAGED
    words = (
        "A file of this notebook is empty, so it was not opened. Nothing was changed. Use your latest second copy."
    )


class ForeignHeader(VaultError):
    """The header belongs to something else."""

    exit_code = ExitCode.DAMAGED
    words = (
        "The key file of this notebook belongs to something else. Nothing was changed. Put its own vault.hdr back."
    )


class DamagedHeader(VaultError):
    """Neither copy of the header is whole."""

    exit_code = ExitCode.DAMAGED
    words = (
        "Both key files of this notebook are damaged. "
        "Nothing was changed. "
        "Put back vault.hdr from your latest second copy."
    )


class MissingData(VaultError):
    """There is a header but no database."""

    exit_code = ExitCode.DAMAGED
    words = (
        "The key file is here but vault.db is missing. "
        "Nothing was made in its place. "
        "Put it back beside vault.hdr."
    )


class DamagedData(VaultError):
    """The database does not read under its key."""

    exit_code = ExitCode.DAMAGED
    words = (
        "The records of this notebook are damaged. "
        "Nothing was changed. "
        "Copy the whole folder before anything else, then use your latest second copy."
    )


class MixedSaves(DamagedData):
    """Every page is ours, but they are not all of the same save."""

    words = (
        "Parts of this notebook are older than the rest: an old piece of it was put back, or a piece of a save was "
        "taken away. "
        "Nothing was changed. "
        "Keep this folder as it is, and compare with your latest second copy."
    )

    def __init__(self, *where: str) -> None:
        self.where = where
        super().__init__(f"{self.words} What may be old: {'; '.join(where)}." if where else None)


class UnreadableRecords(DamagedData):
    """Some pages cannot be read; `lost` says how many records of which notion, and of which cases.

    `losses` are the same, for who says it in words of their own.
    """

    words = (
        "Some of this notebook cannot be read. "
        "The rest is whole and nothing was changed. "
        "Copy the whole folder before anything else, then use your latest second copy, or write the rest into a new "
        "notebook with `cahier rescue`."
    )

    def __init__(self, lost: Sequence[str] = (), losses: Sequence[Any] = ()) -> None:
        self.lost, self.losses = tuple(lost), tuple(losses)
        super().__init__(f"{self.words} Not readable: {'; '.join(lost)}." if lost else None)


class NewerFormat(VaultError):
    """A newer version wrote this vault."""

    words = "A newer version of Cahier wrote this notebook. Nothing was changed. Open it with that version."


class InUse(VaultError):
    """Another instance holds the vault."""

    exit_code = ExitCode.IN_USE
    words = (
        "This notebook is already open in another window. Nothing was changed. Use that window, or close it first."
    )


def in_use_by(number: str) -> InUse:
    """Name the process that holds the vault, when its number is known."""
    if not number.isdigit():
        return InUse()
    return InUse(
        f"This notebook is already open: in use by process {number} on this computer. "
        "Nothing was changed. "
        "Use that window, or close it first."
    )


class AlreadyThere(VaultError):
    """Something exists where a new vault should be."""

    words = (
        "There is already something with this name. It was not touched. Choose another name for the new notebook."
    )


class CannotWrite(VaultError):
    """The place does not take files, or is full."""

    words = (
        "The notebook could not be written here: the place is full or read-only. "
        "What was saved before is safe. "
        "Free some space or choose another place."
    )


class ReadOnlyPlace(CannotWrite):
    """The vault was opened to read because its place takes no files."""

    words = (
        "This notebook lies in a place that is read-only, so nothing new can be recorded in it. "
        "What it holds is safe. "
        "Copy the whole folder to a disk and open the copy."
    )


class CannotRead(VaultError):
    """The files are there but do not let themselves be read."""

    words = (
        "The notebook could not be read: its disk does not answer, or this user may not open its files. "
        "Nothing was changed. "
        "Check that the disk or stick is still there, and try again."
    )


class UnfinishedReadOnly(CannotRead):
    """A save was cut short, and the place does not allow it to be taken back."""

    words = (
        "The last save of this notebook was cut short, and its place is read-only, so that save cannot be taken back here. "
        "Nothing was changed. "
        "Copy the whole folder to a disk and open the copy."
    )


class OlderReadOnly(CannotRead):
    """An older version wrote this vault, and the place does not allow it to be brought up to date."""

    words = (
        "An older version of Cahier wrote this notebook, and its place is read-only, so it cannot be brought up to date here. "
        "Nothing was changed. "
        "Copy the whole folder to a disk and open the copy."
    )


class OddFile(VaultError):
    """A link, a device or a folder stands where a file of the vault should be."""

    exit_code = ExitCode.DAMAGED
    words = (
        "Something in the folder of this notebook is a link, a folder or a device and not a file, so it was not opened. "
        "Nothing was changed. "
        "Copy the notebook again from where it came."
    )


class NotEnoughMemory(VaultError):
    """The passphrase cannot be tried with the memory that is free."""

    words = (
        "There is not enough free memory to try the passphrase. Nothing was changed. "
        "Close other programs and try again."
    )


class OldPassphraseLeft(VaultError):
    """The new passphrase counts, but a copy of the header still has the old one."""

    words = (
        "The new passphrase is set, but one copy of the key file could not be renewed and may still open with the "
        "old one. No record was touched. Free some space and open the notebook once with the new passphrase."
    )


class WeakParameters(VaultError):
    """The header asks for cheap or absurdly dear guessing."""

    exit_code = ExitCode.DAMAGED
    words = (
        "The key file of this notebook was altered: it asks for unsafe settings. "
        "Nothing was opened or changed. "
        "Ask headquarters."
    )


class UnsafeLibrary(VaultError):
    """The database library on this computer does not encrypt as it must."""

    words = (
        "The encryption of this computer's database library could not be confirmed. "
        "Nothing was opened or written. "
        "Install Cahier again."
    )


class NotFound(VaultError):
    """No record has this id or code."""

    words = "There is no such record in this notebook. Nothing was changed. List the cases to see what it holds."


class PassphraseTooShort(VaultError):
    """The new passphrase is empty or far too short."""

    words = (
        "This passphrase is too short. "
        "Nothing was made. "
        "Use at least six words that have nothing to do with each other."
    )


class BrokenCharacter(VaultError):
    """Half of a character, which no file can hold, came in with what was pasted."""

    words = (
        "The text holds half of a character, which cannot be kept. What was saved before is safe. "
        "Delete what was pasted last; the next save keeps the rest."
    )


class StillNamed(VaultError):
    """A record cannot go while others refer to it."""

    words = (
        "Other records still refer to this one, so it was not removed. Nothing was changed. "
        "Take it out of them first."
    )
