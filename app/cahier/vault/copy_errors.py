"""What can go wrong with second copies, each with its own sentence."""

from cahier.domain.errors import ExitCode
from cahier.vault.errors import CannotWrite, VaultError


class NotACopy(VaultError):
    """The file is no second copy of ours."""

    words = (
        "This file is not a second copy of a notebook. "
        "Nothing was changed. "
        "Choose the file that `cahier backup` wrote."
    )


class DamagedCopy(VaultError):
    """A second copy of which a byte is not what was written."""

    exit_code = ExitCode.DAMAGED
    words = (
        "This second copy is damaged and was not used. "
        "Nothing was changed. "
        "Use another copy, and make a new one from the notebook while it opens."
    )


class CopyOfAnother(VaultError):
    """A second copy of another vault, or one that somebody altered."""

    exit_code = ExitCode.DAMAGED
    words = (
        "This second copy was not made from this notebook, or it was altered. Nothing was changed. "
        "Choose a copy of this notebook."
    )


class CopyDiffers(VaultError):
    """What was written did not read back as it was: the copy was thrown away."""

    exit_code = ExitCode.DAMAGED
    words = (
        "The second copy did not read back as the notebook is, so it was removed. The notebook is safe. "
        "The disk or stick it was written to may be failing: use another."
    )


class CopyInside(VaultError):
    """The copy would lie in the folder of the vault itself."""

    words = (
        "A second copy inside the notebook's own folder would be lost together with it. Nothing was written. "
        "Choose another disk or stick."
    )


class CopyThere(VaultError):
    """Something has the name of the new copy."""

    words = (
        "There is already something with this name. It was not touched. "
        "Choose a folder, where each copy gets a name of its own, or another name."
    )


class PlaceMissing(VaultError):
    """The folder for the copy does not exist."""

    words = "The folder for the second copy is not there. Nothing was written. Check that the stick is in."


class NoRoomForCopy(CannotWrite):
    """The stick or disk has too little room left; the sentence says how much is needed."""

    words = (
        "There is not enough room for a second copy there. Nothing was written, and the older copies are as they were. "
        "Free some space, or use another stick."
    )

    def __init__(self, needed: int = 0, free: int = 0) -> None:
        room = f"{_megabytes(needed)} are needed and {_megabytes(free)} are free"
        super().__init__(self.words.replace(" there. ", f" there: {room}. ") if needed else None)


class CopyNotWritten(CannotWrite):
    """The place stopped taking what was written."""

    words = (
        "The second copy could not be written to its end: the place is full or read-only, or the stick was pulled out. "
        "The notebook and the copies made before are as they were. "
        "Check the stick and try again, or use another one."
    )


class CopyMissing(VaultError):
    """The file of a second copy is not there."""

    words = (
        "This second copy is not there. Nothing was changed. Check that the stick is in, or choose another copy."
    )


class StickMissing(VaultError):
    """The folder is there, but it lies on the disk of the vault now."""

    words = (
        "The stick with the second copies is not in: its folder is there, but it lies on the same disk as the "
        "notebook now. Nothing was written. Put the stick in, or choose another place."
    )


class SheetOfAnother(VaultError):
    """A whole recovery key that does not open this copy."""

    exit_code = ExitCode.WRONG_KEY
    words = (
        "This recovery key does not open this copy: the sheet is of another notebook, or a new sheet was made since. "
        "Nothing was changed. Look for the sheet that belongs to it, or make a new copy with the sheet you have."
    )


def _megabytes(size: int) -> str:
    return f"{-(-size // 1_000_000)} MB"
