"""From what a person knows to the key of a notebook, and from the key to the open notebook.

Two halves for two processes: the one that is told the passphrase ends as soon as it has the key, and the one that
opens the notebook with the key never hears it. Keys come as bytes that can be overwritten, and are, once read.
Python keeps copies of its own while it computes; what truly forgets them is the end of the process.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cahier.crypto import passphrase as slow_hash
from cahier.crypto.slot_seal import Slot
from cahier.limited import deriving
from cahier.vault import file
from cahier.vault.errors import VaultError
from cahier.vault.guesses import Guesses, guarded
from cahier.vault.header_file import read_header
from cahier.vault.opening import (
    OpenSlot,
    by_headquarters,
    by_key,
    by_key_file,
    by_passphrase,
    by_recovery,
    by_shares,
)
from cahier.workflows.workspace import Workspace


@dataclass(slots=True)
class Entry:
    """What opens a notebook. `opened_by` is the colleague whose passphrase it was (an id); "" is the first one."""

    key: bytearray = field(default_factory=bytearray, repr=False)
    opened_by: str = ""

    def forget(self) -> None:
        """Overwrite the key."""
        self.key[:] = bytes(len(self.key))


def hash_beside() -> None:
    """Have passphrases worked out in a process of their own: for a window, which hears keys meanwhile."""
    slow_hash.hasher = deriving.derive


def new(path: Path, passphrase: str) -> tuple[Entry, str]:
    """Make a notebook; answer with its key, and the recovery key, which is shown this once."""
    vault, recovery_key = file.create(path, passphrase)
    with vault:
        return Entry(bytearray(vault.keys.vault_key)), recovery_key


def with_passphrase(path: Path, passphrase: str, key_file: bytes | None = None) -> Entry:
    """Return the key that a passphrase opens, with the key file where it needs one. Takes about a second."""
    opened: list[Slot] = []
    with guarded(read_header(path)[0].vault_id):
        key = file.key_of(path, by_passphrase(passphrase, key_file, opened.append))
    return Entry(key, str(opened[0].get("colleague", "")))


def seconds_to_wait(path: Path) -> int:
    """Return how long the next passphrase has to wait, after wrong ones; 0 where none was given or can be."""
    try:
        return Guesses(read_header(path)[0].vault_id).seconds_left()
    except VaultError:  # trying says what is wrong
        return 0


def with_recovery_key(path: Path, recovery_key: str, new_passphrase: str) -> Entry:
    """Set a new passphrase for a forgotten one, and return the key."""
    return _anew(path, by_recovery(recovery_key), new_passphrase)


def with_shares(path: Path, shares: Sequence[str], new_passphrase: str) -> Entry:
    """Set a new passphrase with the shares of enough people, and return the key."""
    return _anew(path, by_shares(shares), new_passphrase)


def with_key_file(path: Path, key_file: bytes, new_passphrase: str) -> Entry:
    """Set a new passphrase with a key file that opens the notebook alone, and return the key."""
    return _anew(path, by_key_file(key_file), new_passphrase)


def as_headquarters(path: Path, private_file: bytes, words: str, new_passphrase: str) -> Entry:
    """Set a new passphrase with the private key of headquarters (`words` open that), and return the key."""
    return _anew(path, by_headquarters(private_file, words), new_passphrase)


def open_with(path: Path, entry: Entry) -> Workspace:
    """Open the notebook; the key is overwritten then, whether it did or not."""
    try:
        return Workspace(file.unlock_with(path, by_key(bytes(entry.key))), entry.opened_by)
    finally:
        entry.forget()


def _anew(path: Path, open_slot: OpenSlot, new_passphrase: str) -> Entry:
    return Entry(bytearray(file.set_passphrase(path, open_slot, new_passphrase)))
