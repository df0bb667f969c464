"""The ways into the open notebook: list, add, show again, take away. Each change asks for the passphrase again.

`confirm_passphrase` is the one place where a passphrase given again is tried. What it answers with allows one
change, so that nothing else has to hold the passphrase; the command line gives its `Proof` with the change.
"""

import os
from pathlib import Path

from cahier.crypto import recovery, slot_headquarters, slot_key_file
from cahier.crypto.slot_shares import MOST as MOST_SHARES
from cahier.vault import key_slots
from cahier.vault.errors import AlreadyThere, CannotRead, CannotWrite, VaultError
from cahier.vault.guesses import guarded
from cahier.vault.key_slots import Allowed, Confirmed, NewShares, Proof, Way
from cahier.workflows.workspace import Workspace

__all__ = ["MOST_SHARES", "Confirmed", "NewShares", "Proof", "Way"]
_LONGEST = 4096  # bytes of any file with a key in it
WORDS = {
    "passphrase": "passphrase",
    "recovery": "recovery key on paper",
    "shares": "shares",
    "key_file": "key file",
    "passphrase_and_key_file": "passphrase together with a key file",
    "headquarters": "headquarters",
}


def ways(workspace: Workspace) -> tuple[Way, ...]:
    """Return every way into the notebook."""
    return key_slots.ways(workspace.vault)


def confirm_passphrase(workspace: Workspace, proof: Proof) -> Confirmed:
    """Try the passphrase once more, for one change; raises WrongPassphrase, KeyFileNeeded or TooSoon.

    Takes a second. What was typed stays in the memory of the open notebook until the lock, here as in any process
    with a field to type it in: working it out in another process would leave the letters where they were typed.
    So it is asked for seldom, and the lock is what forgets it.
    """
    with guarded(workspace.vault.keys.vault_id):
        return key_slots.confirm(workspace.vault, proof)


def change_passphrase(workspace: Workspace, confirmed: Confirmed, new: str, key_file: bytes | None = None) -> None:
    """Put a new passphrase in place of the old one; with a key file, from now on neither opens alone."""
    key_slots.set_passphrase(workspace.vault, confirmed, new, key_file)


def needs_key_file(workspace: Workspace) -> bool:
    """Say whether the passphrase opens only together with a key file."""
    return any(way.kind == slot_key_file.TOGETHER for way in ways(workspace))


def notices(workspace: Workspace) -> tuple[str, ...]:
    """Return what must be said at every unlocking: who else can open this notebook."""
    try:
        there = ways(workspace)
    except VaultError:  # the header was damaged since: the next opening says so
        return ()
    offices = [way for way in there if way.kind == slot_headquarters.HEADQUARTERS]
    return tuple(f"Headquarters can open this notebook. Their key: {way.detail}." for way in offices)


def add_key_file(workspace: Workspace, proof: Proof, path: Path, *, together: bool = False) -> None:
    """Make a key file, or take one that Cahier made before, and let it open the notebook.

    `together`: from now on the passphrase opens only with this file, and the file only with the passphrase.
    """
    key_slots.add_key_file(workspace.vault, proof, key_file_at(path), together=together)


def open_to_key_file(workspace: Workspace, allowed: Allowed, path: Path) -> None:
    """Let a key file open the notebook alone: made now, or one that Cahier made before."""
    key_slots.open_to_key_file(workspace.vault, allowed, key_file_at(path))


def key_file_at(path: Path) -> bytes:
    """Return the contents of a key file; where there is none, make it. Raises CannotRead or CannotWrite."""
    return read_key(path) if os.path.lexists(path) else _written(path, slot_key_file.new_key_file())


def add_shares(workspace: Workspace, allowed: Allowed, needed: int = 3, count: int = 5) -> tuple[str, ...]:
    """Let any `needed` of `count` people open the notebook together; answer with their shares, shown this once."""
    return key_slots.add_shares(workspace.vault, allowed, needed, count)


def fresh_shares(workspace: Workspace, needed: int, count: int) -> NewShares:
    """Return shares to be written on paper; they count only once `set_shares` was called with them."""
    return key_slots.new_shares(workspace.vault, needed, count)


def set_shares(workspace: Workspace, allowed: Allowed, made: NewShares) -> None:
    """Let these shares open the notebook."""
    key_slots.set_shares(workspace.vault, allowed, made)


def add_headquarters(workspace: Workspace, allowed: Allowed, path: Path) -> str:
    """Let headquarters open the notebook; answer with the fingerprint of their key, to be read aloud."""
    return key_slots.add_headquarters(workspace.vault, allowed, read_key(path))


def headquarters_fingerprint(path: Path) -> str:
    """Return the fingerprint in words of the public file of headquarters, before anything is given to them."""
    return slot_headquarters.fingerprint(key_slots.headquarters_key(read_key(path)))


def make_headquarters_key(private: Path, public: Path, passphrase: str) -> str:
    """Make the two files of a headquarters; answer with the fingerprint. Nothing is written over."""
    for path in (private, public):
        if os.path.lexists(path):
            raise AlreadyThere
    secret, open_ = slot_headquarters.new_pair(passphrase)
    _written(private, secret)
    _written(public, open_)
    return headquarters_fingerprint(public)


def fresh_recovery_key() -> str:
    """Return a recovery key to be written on paper; it counts only once `set_recovery_key` was called with it."""
    return recovery.new_recovery_key()


def set_recovery_key(workspace: Workspace, allowed: Allowed, recovery_key: str) -> None:
    """Let this recovery key open the notebook; the old sheet no longer does."""
    key_slots.set_recovery_key(workspace.vault, allowed, recovery_key)


def show_recovery_key(workspace: Workspace, allowed: Allowed) -> str:
    """Return the recovery key in force, to be written on paper again."""
    return key_slots.show_recovery_key(workspace.vault, allowed)


def try_recovery_key(workspace: Workspace, recovery_key: str) -> None:
    """Find out whether the sheet opens the notebook; raises RecoveryKeyTypo or WrongRecoveryKey."""
    key_slots.try_recovery_key(workspace.vault, recovery_key)


def remove(workspace: Workspace, allowed: Allowed, way_id: str) -> None:
    """Take a way in away; the passphrase stays."""
    key_slots.remove(workspace.vault, allowed, way_id)


def read_key(path: Path) -> bytes:
    """Read a file with a key in it; raises CannotRead."""
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST)
    except OSError as error:
        raise CannotRead(
            "This key file could not be read. Nothing was changed. Check that the stick is in."
        ) from error


def _written(path: Path, content: bytes) -> bytes:
    """Write a new file, readable by its owner alone, on the disk before any vault relies on it."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise CannotWrite(
            "The key file could not be written there. Nothing was changed. Choose another place."
        ) from error
    return content
