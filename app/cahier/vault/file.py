"""Creates, unlocks and re-keys a vault: a folder with two headers, a database and a lock.

Everything that can fail is tried before anything is changed; a vault that cannot be read is refused, and never
replaced by an empty one.
"""

import base64
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from cahier.crypto import header as headers
from cahier.crypto import keys, recovery, slots
from cahier.crypto.header import Header
from cahier.crypto.slot_seal import Slot
from cahier.vault import arrival, atomic, database, faults, folder, migrations, notices
from cahier.vault.destroying import records as destroying
from cahier.vault.destroying import whole
from cahier.vault.errors import (
    AlreadyThere,
    EmptyFile,
    MissingData,
    OldPassphraseLeft,
    PassphraseTooShort,
    VaultError,
)
from cahier.vault.header_file import BACKUP, HEADER, read_header, repair, write_both
from cahier.vault.last_seen import LastSeen
from cahier.vault.lock_file import LockFile
from cahier.vault.notices import Notice
from cahier.vault.opening import (
    DAILY,
    OpenSlot,
    by_passphrase,
    by_recovery,
    colleague_slot,
    passphrase_slot,
)
from cahier.vault.sealing import Sealing
from cahier.vault.vault import Vault

_SHORTEST = 8


def create(
    path: Path, passphrase: str, tree: keys.KeyTree | None = None, generation: int = 1
) -> tuple[Vault, str]:
    """Make a new vault and open it; answer with it and its recovery key, which is shown once.

    With a `tree` it goes on with the keys of another, whose files of evidence it can then read; the `generation`
    of its header is then above that of the other.
    Built in a folder beside and renamed at the end. Raises AlreadyThere, PassphraseTooShort or CannotWrite.
    """
    if os.path.lexists(path):
        raise AlreadyThere
    require_length(passphrase)
    recovery_key = recovery.new_recovery_key()
    tree = tree or keys.KeyTree(vault_id=os.urandom(16), vault_key=os.urandom(32))
    made = path.with_name(path.name + atomic.REST)
    folder.make(made)
    try:
        with faults.writing():
            _fill(made, tree, generation, (passphrase, recovery_key))
            made = made.rename(path)
            atomic.sync_folder(path.parent)
        return _open(path, lambda _header: tree.vault_key)[0], recovery_key
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def unlock(path: Path, passphrase: str, key_file: bytes | None = None) -> Vault:
    """Open a vault; raises one of `cahier.vault.errors` and changes no file then."""
    return unlock_with(path, by_passphrase(passphrase, key_file))


def recover(path: Path, recovery_key: str) -> Vault:
    """Open a vault with its recovery key."""
    return unlock_with(path, by_recovery(recovery_key))


def change_passphrase(path: Path, old: str, new: str, key_file: bytes | None = None) -> None:
    """Put a new passphrase in place of the old one, with the same key file if any; the records are not touched.

    Raises OldPassphraseLeft when the new one counts but the old one may still open a copy of the header.
    """
    opened: list[Slot] = []
    set_passphrase(path, by_passphrase(old, key_file, opened.append), new, key_file, opened)


def set_passphrase_with_recovery(path: Path, recovery_key: str, new: str) -> None:
    """Set a new passphrase for one that was forgotten."""
    set_passphrase(path, by_recovery(recovery_key), new)


def _fill(place: Path, tree: keys.KeyTree, generation: int, secrets: tuple[str, str]) -> None:
    passphrase, recovery_key = secrets
    vault_id, vault_key, salt = tree.vault_id, tree.vault_key, os.urandom(database.SALT_BYTES)
    body = {
        "slots": [
            passphrase_slot(vault_id, vault_key, passphrase, added=this_month()),
            slots.recovery_slot(vault_id, vault_key, recovery.secret_of(recovery_key), added=this_month()),
        ],
        "database": {"salt": base64.b64encode(salt).decode("ascii"), "page_size": database.PAGE_BYTES},
        "created": this_month(),
    }
    raw = headers.build(generation, vault_id, body, vault_key)
    data = place / folder.DATABASE
    os.close(os.open(data, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    connection = database.connect(data, tree.key(keys.DATABASE), salt)
    try:
        migrations.migrate(connection, Sealing(connection, tree.key(keys.SEALS)))
    finally:
        connection.close()
    database.check_disk(data)
    atomic.write(place / HEADER, raw)
    atomic.write(place / BACKUP, raw)


def unlock_with(path: Path, open_slot: OpenSlot) -> Vault:
    """Open a vault with any of the ways of `opening`."""
    folder.require_ordinary(path)
    whole.finish(path)
    read_header(path)  # a folder that is no vault gets no lock file
    require_data(path)
    spared = (notices.SPARED,) if whole.is_spared(path) else ()
    vault, header, damaged = _open(path, open_slot)
    if not vault.read_only:
        if damaged:
            repair(path, header)
        folder.sweep(path)
        vault.attachments.tidy()
        vault.tidy()
    vault.warnings += (*spared, *_destroyed(vault))
    return vault


def key_of(path: Path, open_slot: OpenSlot) -> bytearray:
    """Return the key of a vault without opening its database, so that another process can; changes no file.

    Held and let go: the lock, which whoever opens it takes again.
    """
    folder.require_ordinary(path)
    whole.finish(path)
    read_header(path)
    require_data(path)
    lock = LockFile(path)
    try:
        return bytearray(open_slot(read_header(path)[0]))
    finally:
        lock.withdraw()


def _destroyed(vault: Vault) -> tuple[Notice, ...]:
    """Finish what was being destroyed when the last session ended; a vault that is not whole is left as it is."""
    told: tuple[Notice, ...] = ()
    with suppress(VaultError):  # where the settings are damaged nobody knows; verification says that
        if destroying.is_under_way(vault):
            told = (notices.UNDESTROYED,)
            if not vault.is_doubted:
                destroying.finish(vault)
                told = (notices.DESTROYED,)
    return told


def _open(path: Path, open_slot: OpenSlot) -> tuple[Vault, Header, bool]:
    lock = LockFile(path)
    try:
        header, damaged = read_header(path)
        return arrival.opened(path, lock, header, open_slot(header)), header, damaged
    except BaseException:
        lock.withdraw()
        raise


def require_data(path: Path) -> None:
    """Raise MissingData or EmptyFile where there is no database to read."""
    data = path / folder.DATABASE
    with faults.reading():
        if not data.is_file():
            raise MissingData
        if data.stat().st_size == 0:
            raise EmptyFile


def set_passphrase(
    path: Path, open_slot: OpenSlot, new: str, key_file: bytes | None = None, opened: Sequence[Slot] = ()
) -> bytes:
    """Set a new passphrase in place of the one there is, by any way in; answer with the vault key.

    `opened` holds the slot that opened once it did: that of a colleague gives way to a new one of the same.
    """
    require_length(new)
    folder.require_ordinary(path)
    read_header(path)
    lock = LockFile(path)
    try:
        header, _ = read_header(path)
        vault_key = open_slot(header)
        body = {**header.body, "slots": _with_new(header, vault_key, new, key_file, opened)}
        raw = headers.build(header.generation + 1, header.vault_id, body, vault_key)
        write_both(path, raw, OldPassphraseLeft)
        LastSeen(keys.KeyTree(header.vault_id, vault_key), header.generation).note_keys(header.generation + 1)
        return vault_key
    finally:
        lock.withdraw()


def _with_new(
    header: Header, vault_key: bytes, new: str, key_file: bytes | None, opened: Sequence[Slot]
) -> list[Slot]:
    """Return the slots with the one of the new passphrase in its place."""
    there = header.body["slots"]
    for slot in opened:
        if slot["type"] == slots.COLLEAGUE:
            made = colleague_slot(header.vault_id, vault_key, new, slot["colleague"], added=this_month())
            return [made if other == slot else other for other in there]
    made = passphrase_slot(header.vault_id, vault_key, new, key_file, added=this_month())
    return [made, *(slot for slot in there if slot.get("type") not in DAILY)]


def require_length(passphrase: str) -> None:
    """Raise PassphraseTooShort for what anybody could guess."""
    if len(passphrase.strip()) < _SHORTEST:
        raise PassphraseTooShort


def this_month() -> str:
    """Return the month as it stands in headers: nearer nobody needs to know."""
    return datetime.now(UTC).strftime("%Y-%m")
