"""Opens the database under its key, with every setting asserted; refuses anything less.

A preloaded libsqlite3 can take SQLCipher's place without a word and write plaintext, so the library is asked what
it is, and the first bytes on the disk are looked at, before any record is written.
"""

import os
from pathlib import Path

from sqlcipher3 import dbapi2

from cahier.vault.errors import DamagedData, UnsafeLibrary

PAGE_BYTES = 16_384
SALT_BYTES = 16
_PLAIN = b"SQLite format 3\0"
_ATTACH, _DETACH = 24, 25
_KEY_LETTERS = 99  # x'' and 96 hexadecimal digits; any other length is silently taken for a passphrase
SETTINGS = {
    "journal_mode": "truncate",
    "synchronous": "3",
    "secure_delete": "1",
    "temp_store": "2",
    "foreign_keys": "1",
    "trusted_schema": "0",
    "cell_size_check": "1",
    "page_size": str(PAGE_BYTES),
    "cipher_page_size": str(PAGE_BYTES),
    "cipher_use_hmac": "1",
    "cipher_hmac_algorithm": "HMAC_SHA512",
    "cipher_plaintext_header_size": "0",
    "cipher_log_level": "NONE",
}
# The library lets go of what came last, not of what is oldest: full of the triggers of an opening, which nobody
# says twice, it would work out every statement of every save anew.
STATEMENTS = 1_000
_ASKED = (
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    "fullfsync=1",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "cache_size=-65536",
)


def connect(path: Path, key: bytes, salt: bytes, *, read_only: bool = False) -> dbapi2.Connection:
    """Open an existing database file, never make one. Raises UnsafeLibrary, and what `faults` turns into words."""
    check_disk(path)
    address = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
    connection = dbapi2.connect(
        address,
        uri=True,
        isolation_level=None,
        timeout=5,
        check_same_thread=False,
        cached_statements=STATEMENTS,
    )
    try:
        _apply_key(connection, key, salt)
        check_library(connection)
        _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: dbapi2.Connection, path: Path) -> None:
    connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    for setting in _ASKED:
        connection.execute(f"PRAGMA {setting}").fetchall()
    check_settings(connection)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    if path.stat().st_size < pages * PAGE_BYTES:  # SQLite takes a part of a page for a page
        raise DamagedData
    connection.set_authorizer(_authorise)


def vacuum(connection: dbapi2.Connection) -> None:
    """Write every page anew, so that nothing is left on them of what was removed. All or nothing, like a save.

    SQLite attaches a database without a name for it, in memory; nothing else may be attached even then.
    """
    connection.set_authorizer(_authorise_vacuum)
    try:
        connection.execute("VACUUM")
    finally:
        connection.set_authorizer(_authorise)


def check_library(connection: dbapi2.Connection) -> None:
    """Raise UnsafeLibrary unless this is SQLCipher, with its codec and no temporary files."""
    version = connection.execute("PRAGMA cipher_version").fetchone()
    status = connection.execute("PRAGMA cipher_status").fetchone()
    options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    in_memory = bool(options & {"TEMP_STORE=2", "TEMP_STORE=3"})
    if not version or not version[0] or status != ("1",) or "HAS_CODEC" not in options or not in_memory:
        raise UnsafeLibrary


def check_settings(connection: dbapi2.Connection) -> None:
    """Raise UnsafeLibrary unless every setting reads back as it was asked for."""
    for name, wanted in SETTINGS.items():
        row = connection.execute(f"PRAGMA {name}").fetchone()
        if row is None or str(row[0]) != wanted:
            raise UnsafeLibrary


def check_disk(path: Path) -> None:
    """Raise UnsafeLibrary when the file on the disk is not ciphertext."""
    with path.open("rb") as file:
        if file.read(len(_PLAIN)) == _PLAIN:
            raise UnsafeLibrary


def mend_salt(path: Path, salt: bytes) -> None:
    """Put the salt back at the start of a database that opened with the one in its header.

    Without this one flipped bit in 16 bytes would make the file unreadable to any other tool.
    """
    with path.open("rb") as file:
        if file.read(SALT_BYTES) == salt:
            return
    with path.open("r+b") as file:
        file.write(salt)
        file.flush()
        os.fsync(file.fileno())


def _apply_key(connection: dbapi2.Connection, key: bytes, salt: bytes) -> None:
    letters = bytearray(b"x'" + key.hex().encode() + salt.hex().encode() + b"'")
    try:
        if len(letters) != _KEY_LETTERS:
            raise UnsafeLibrary
        connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
        connection.set_key(letters)
        connection.execute(f"PRAGMA cipher_page_size={PAGE_BYTES}").fetchall()
    except (AttributeError, dbapi2.Error) as error:
        raise UnsafeLibrary from error
    finally:
        letters[:] = bytes(len(letters))


def _authorise(action: int, *_details: object) -> int:
    return int(dbapi2.SQLITE_DENY if action in (_ATTACH, _DETACH) else dbapi2.SQLITE_OK)


def _authorise_vacuum(action: int, name: str | None, *_details: object) -> int:
    return int(dbapi2.SQLITE_DENY if action == _ATTACH and name else dbapi2.SQLITE_OK)
