"""What can be said about destroying, each with its own sentence."""

from cahier.domain.errors import ExitCode
from cahier.vault.errors import VaultError


class WasDestroyed(VaultError):
    """A record that was destroyed for ever is about to come back."""

    words = (
        "This was destroyed for ever, so it was not recorded again. Nothing was changed. "
        "If it is to come back all the same, record it anew."
    )


class NotYetClean(VaultError):
    """The records are gone, but the pages could not be written anew."""

    words = (
        "What was to be destroyed is gone from the notebook. "
        "Traces of it may still be on its pages, because there is no room to write them anew. "
        "Free as much space as the notebook takes and open it again: it goes on by itself."
    )


class NotYetDestroyed(VaultError):
    """It is saved what is to go, and the disk refused before it went."""

    words = (
        "What is to be destroyed is still here, because its disk refuses to write; files of evidence in it may be "
        "unreadable already. Nothing else was changed. "
        "See to the disk and open the notebook again: it goes on by itself."
    )


class KeyNotDestroyed(NotYetDestroyed):
    """The header of a file of evidence could not be overwritten."""

    words = (
        "A file of evidence could not be destroyed, because its disk refuses to write. "
        "What was to be destroyed is still here, and nothing else was changed. "
        "See to the disk and open the notebook again: it goes on by itself."
    )


class NotebookDestroyed(VaultError):
    """The keys of this vault were overwritten on purpose."""

    exit_code = ExitCode.DAMAGED
    words = (
        "This notebook was destroyed on purpose. Its keys are gone and nobody can open it again. "
        "Only a second copy made before still opens, with the passphrase it had then."
    )


class KeysLeft(VaultError):
    """The whole vault was to be destroyed, and a header could not be overwritten."""

    words = (
        "The notebook was not destroyed, because its disk refuses to write: its keys are still there. "
        "Everything in it can still be opened. See to the disk and try again."
    )


class KeysInDoubt(VaultError):
    """Both headers were overwritten, and the disk did not say that this has reached it."""

    words = (
        "Nobody can open this notebook here any more. But its disk refuses to write, so its old keys may still be "
        "on it for whoever takes it apart. See to the disk and run this again: the keys are overwritten once more."
    )


class FilesLeft(VaultError):
    """The keys are gone, but some files could not be removed."""

    words = (
        "The keys of this notebook are gone and nobody can open it again. "
        "Some of its files could not be removed. "
        "Remove its folder by hand, or run this again."
    )
