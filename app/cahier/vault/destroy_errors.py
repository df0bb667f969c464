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


class KeyNotDestroyed(VaultError):
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


class FilesLeft(VaultError):
    """The keys are gone, but some files could not be removed."""

    words = (
        "The keys of this notebook are gone and nobody can open it again. "
        "Some of its files could not be removed. "
        "Remove its folder by hand, or run this again."
    )
