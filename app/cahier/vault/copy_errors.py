"""What can go wrong with second copies, each with its own sentence."""

from cahier.domain.errors import ExitCode
from cahier.vault.errors import VaultError


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
