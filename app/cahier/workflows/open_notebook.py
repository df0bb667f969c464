"""Make a notebook, open it, change its passphrase. Each fault is one of `cahier.vault.errors`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cahier.crypto import slot_key_file
from cahier.crypto.slot_seal import Slot
from cahier.vault import file
from cahier.vault.errors import VaultError
from cahier.vault.guesses import guarded
from cahier.vault.header_file import BACKUP, HEADER, read_header
from cahier.vault.opening import by_headquarters, by_key_file, by_passphrase, by_shares
from cahier.workflows import keys
from cahier.workflows.workspace import Workspace


def create(path: Path, passphrase: str) -> tuple[Workspace, str]:
    """Make a new notebook and open it; answer with it and the recovery key, which is shown this once."""
    vault, recovery_key = file.create(path, passphrase)
    return Workspace(vault), recovery_key


def unlock(path: Path, passphrase: str, key_file: bytes | None = None) -> Workspace:
    """Open a notebook, with its key file where it needs one. Takes about a second."""
    opened: list[Slot] = []
    with guarded(read_header(path)[0].vault_id):
        vault = file.unlock_with(path, by_passphrase(passphrase, key_file, opened.append))
    return Workspace(vault, str(opened[0].get("colleague", "")))


def recover(path: Path, recovery_key: str, new_passphrase: str) -> Workspace:
    """Set a new passphrase for a forgotten one and open the notebook."""
    file.set_passphrase_with_recovery(path, recovery_key, new_passphrase)
    return unlock(path, new_passphrase)


def recover_with_shares(path: Path, shares: Sequence[str], new_passphrase: str) -> Workspace:
    """Set a new passphrase with the shares of enough people, and open the notebook."""
    file.set_passphrase(path, by_shares(shares), new_passphrase)
    return unlock(path, new_passphrase)


def recover_with_key_file(path: Path, key_file: bytes, new_passphrase: str) -> Workspace:
    """Set a new passphrase with a key file that opens the notebook alone, and open it."""
    file.set_passphrase(path, by_key_file(key_file), new_passphrase)
    return unlock(path, new_passphrase)


def recover_as_headquarters(path: Path, private_file: bytes, words: str, new_passphrase: str) -> Workspace:
    """Set a new passphrase with the private key of headquarters (`words` open that), and open the notebook."""
    file.set_passphrase(path, by_headquarters(private_file, words), new_passphrase)
    return unlock(path, new_passphrase)


def change_passphrase(path: Path, old: str, new: str, key_file: bytes | None = None) -> None:
    """Put a new passphrase in place of the old one; the records are not touched."""
    with guarded(read_header(path)[0].vault_id):
        file.change_passphrase(path, old, new, key_file)


@dataclass(frozen=True, slots=True)
class Told:
    """What must be known of a notebook that was opened: what kind of news it is, and the sentence.

    Kinds are those of `cahier.vault.notices`, and "headquarters".
    """

    kind: str
    sentence: str


def notices(workspace: Workspace) -> tuple[str, ...]:
    """Return what a person must be told of a notebook that was just opened, in plain sentences; mostly nothing."""
    return tuple(each.sentence for each in told(workspace))


def told(workspace: Workspace) -> tuple[Told, ...]:
    """Return the same, each with its kind."""
    warnings = (Told(notice.kind, notice.sentence) for notice in workspace.vault.warnings)
    offices = (Told("headquarters", sentence) for sentence in keys.notices(workspace))
    return (*warnings, *offices)


def accept_older(workspace: Workspace) -> bool:
    """Go on with a notebook older than last seen here; answer whether the computer could note that."""
    return workspace.vault.accept_older()


def asks_for_key_file(path: Path) -> bool:
    """Say whether the passphrase opens only together with a key file, as far as an unopened notebook tells."""
    try:
        header, _ = read_header(path)
    except VaultError:
        return False
    kinds = {slot.get("type") for slot in header.body.get("slots", ()) if isinstance(slot, dict)}
    return slot_key_file.TOGETHER in kinds


def looks_like_notebook(path: Path) -> bool:
    """Say whether a folder holds the key file of a notebook. Reads names only."""
    return any((path / name).is_file() for name in (HEADER, BACKUP))
