"""Opens the database of a vault whose key is known, looks around, and notes what a person must be told."""

import base64
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from cahier.crypto import keys
from cahier.crypto.header import Header
from cahier.vault import database, faults, folder, hot_journal, migrations, notices, upgrade
from cahier.vault.data_file import DataFile
from cahier.vault.destroying.noted import Noted
from cahier.vault.errors import (
    DamagedData,
    DamagedHeader,
    MixedSaves,
    OlderReadOnly,
    UnfinishedReadOnly,
    VaultError,
)
from cahier.vault.last_seen import LastSeen
from cahier.vault.lock_file import LockFile
from cahier.vault.notices import Notice
from cahier.vault.reader import NO_NOTE, Reader
from cahier.vault.vault import Vault
from cahier.vault.verification import Verification

_PATIENCE = 0.5  # seconds behind the locked door for an index that is out of date; the rest is for afterwards


def opened(path: Path, lock: LockFile, header: Header, vault_key: bytes) -> Vault:
    """Open the database under its key; what is not whole, or not the latest, becomes a notice of the vault."""
    salt = salt_of(header)
    tree = keys.KeyTree(header.vault_id, vault_key)
    place = path / folder.DATABASE
    data = DataFile(place, tree, salt, read_only=lock.read_only or not _takes_files(path, place))
    with faults.reading():
        unfinished = folder.has_unfinished_save(path)
        cleaned = lock.was_claimed and not folder.has_journal(path)
    connection = _connected(data, lock, unfinished=unfinished)
    try:
        if not data.read_only:
            with faults.writing():
                database.mend_salt(place, salt)
        seen = LastSeen(tree, header.generation)
        told = _look(data, seen, unfinished=unfinished, unclean=unfinished or lock.was_left)
        told += (notices.CLEANED,) if cleaned else ()
        with faults.writing():
            if not data.read_only:
                folder.lay_journal(path)
            lock.claim()
    except BaseException:
        connection.close()
        raise
    vault = Vault(path, connection, lock, data, seen, told)
    with suppress(VaultError):  # a full disk or a damaged page: what is there can be read all the same
        vault.note_keys(header.generation)
        vault.find_anew(_PATIENCE)
        if notices.UNFINISHED in told and not vault.is_doubted:
            _sweep_journal(vault)
    return vault


def _connected(data: DataFile, lock: LockFile, *, unfinished: bool) -> dbapi2.Connection:
    """Open the database, which takes back a save that was cut short, and bring it to the latest format."""
    if unfinished and data.read_only:
        raise UnfinishedReadOnly
    with faults.reading():
        if lock.was_left and not data.read_only:
            folder.settle(data.path.parent)
        if unfinished:
            lock.mend()  # SQLite removes the journal once it is played back
            hot_journal.bound(data.path.parent)
        connection = data.connect()
    try:
        with faults.reading():
            version = migrations.version_of(connection)
        if version == 0:
            raise DamagedData
        if data.read_only and version < migrations.LATEST:
            raise OlderReadOnly
        with faults.writing():
            if version < migrations.LATEST:
                connection.close()
                upgrade.upgrade(data)
                connection = data.connect()
            migrations.migrate(connection, data.sealing(connection))
    except BaseException:
        connection.close()
        raise
    return connection


def _sweep_journal(vault: Vault) -> None:
    """Save something: that empties a journal which had not come far enough to be played back."""
    if folder.has_unfinished_save(vault.path):
        now = datetime.now(UTC).isoformat(timespec="seconds")
        vault.write(lambda writer: writer.put_setting(".cut_short", now))


def _look(data: DataFile, seen: LastSeen, *, unfinished: bool, unclean: bool) -> tuple[Notice, ...]:
    """Look over a connection of its own: in full after an unclean end, or when pages are not as they were left."""
    told = [notices.READ_ONLY] if data.read_only else []
    told += [notices.UNFINISHED] if unfinished else []
    try:
        with data.once() as connection, faults.reading():
            sealing = data.sealing(connection)
            head = sealing.head()
            if Reader(connection).own_setting(NO_NOTE):
                seen.keep_none()
            told += seen.compare(head)
            if seen.knows_newer_keys or seen.generation < Reader(connection).generation:
                told.append(notices.OLDER_KEYS)
            told += _back_again(data, connection)
            sealing.check()
            if unclean or seen.doubts(head, data.seal_of_pages()):
                Verification(connection, sealing).all()
    except MixedSaves:
        told.append(notices.MIXED)
    except DamagedData:
        told.append(notices.DAMAGED)
    return tuple(told)


def _back_again(data: DataFile, connection: dbapi2.Connection) -> tuple[Notice, ...]:
    """Tell of what was destroyed, as this computer knows, and is here."""
    there = Noted(data.tree).back_in(Reader(connection))
    return (notices.back(len(there), max(each.when for each in there)),) if there else ()


def _takes_files(path: Path, data: Path) -> bool:
    """Say whether a journal can be made beside the database, and the database written."""
    return os.access(path, os.W_OK) and os.access(data, os.W_OK)


def salt_of(header: Header) -> bytes:
    """Return the salt of the database; raises DamagedHeader."""
    try:
        salt = base64.b64decode(header.body["database"]["salt"], validate=True)
    except (KeyError, TypeError, ValueError):
        raise DamagedHeader from None
    if len(salt) != database.SALT_BYTES:
        raise DamagedHeader
    return salt
