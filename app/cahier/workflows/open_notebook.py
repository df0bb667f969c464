"""Make a notebook, open it, change its passphrase. Each fault is one of `cahier.vault.errors`."""

from pathlib import Path

from cahier.vault import file
from cahier.vault.header_file import BACKUP, HEADER
from cahier.workflows.workspace import Workspace


def create(path: Path, passphrase: str) -> tuple[Workspace, str]:
    """Make a new notebook and open it; answer with it and the recovery key, which is shown this once."""
    vault, recovery_key = file.create(path, passphrase)
    return Workspace(vault), recovery_key


def unlock(path: Path, passphrase: str) -> Workspace:
    """Open a notebook. Takes about a second."""
    return Workspace(file.unlock(path, passphrase))


def recover(path: Path, recovery_key: str, new_passphrase: str) -> Workspace:
    """Set a new passphrase for a forgotten one and open the notebook."""
    file.set_passphrase_with_recovery(path, recovery_key, new_passphrase)
    return unlock(path, new_passphrase)


def change_passphrase(path: Path, old: str, new: str) -> None:
    """Put a new passphrase in place of the old one; the records are not touched."""
    file.change_passphrase(path, old, new)


def looks_like_notebook(path: Path) -> bool:
    """Say whether a folder holds the key file of a notebook. Reads names only."""
    return any((path / name).is_file() for name in (HEADER, BACKUP))
