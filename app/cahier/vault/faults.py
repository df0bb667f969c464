"""Turns what the system and the library raise into the sentence a person needs.

What is none of the world's faults (a statement of ours that is wrong) passes through unchanged.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2

from cahier.vault.errors import CannotRead, CannotWrite, DamagedData, InUse, VaultError

_HELD = {dbapi2.SQLITE_BUSY, dbapi2.SQLITE_LOCKED}
_NO_ROOM = {dbapi2.SQLITE_FULL, dbapi2.SQLITE_READONLY}
_DENIED = {dbapi2.SQLITE_CANTOPEN, dbapi2.SQLITE_IOERR, dbapi2.SQLITE_PERM}
_NO_TEXT = "Could not decode to UTF-8"
_DAMAGED = {dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_FORMAT, dbapi2.SQLITE_NOTADB}


@contextmanager
def reading() -> Iterator[None]:
    """Raise CannotRead, DamagedData or InUse for what goes wrong in here."""
    with _spoken(CannotRead, (dbapi2.DatabaseError, OSError)):
        yield


@contextmanager
def writing() -> Iterator[None]:
    """Raise CannotWrite, DamagedData or InUse for what goes wrong in here."""
    with _spoken(CannotWrite, (dbapi2.DatabaseError, OSError)):
        yield


@contextmanager
def saving() -> Iterator[None]:
    """Do as `writing` for the library alone: a file that the caller cannot write is the caller's own matter."""
    with _spoken(CannotWrite, (dbapi2.DatabaseError,)):
        yield


@contextmanager
def _spoken(denied: type[VaultError], heard: tuple[type[Exception], ...]) -> Iterator[None]:
    try:
        yield
    except heard as error:
        fault = denied if isinstance(error, OSError) else _fault(error, denied)
        if fault is None:
            raise
        raise fault from error


def _fault(error: Exception, denied: type[VaultError]) -> type[VaultError] | None:
    """Go by the code, whose lowest byte tells the kind; an error without one is raised by the module itself.

    One of the module's own is a fault of the world: a text that is none, where pages of several saves are mixed.
    """
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if not code and str(error).startswith(_NO_TEXT):
        return DamagedData
    if code in _HELD:
        return InUse
    if code in _NO_ROOM:
        return CannotWrite
    if code in _DAMAGED:
        return DamagedData
    return denied if code in _DENIED else None
