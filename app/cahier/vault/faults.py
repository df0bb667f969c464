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
_OURS = (dbapi2.IntegrityError, dbapi2.ProgrammingError, dbapi2.InterfaceError, dbapi2.DataError)


@contextmanager
def reading() -> Iterator[None]:
    """Raise CannotRead, DamagedData or InUse for what goes wrong in here."""
    with _spoken(CannotRead):
        yield


@contextmanager
def writing() -> Iterator[None]:
    """Raise CannotWrite, DamagedData or InUse for what goes wrong in here."""
    with _spoken(CannotWrite):
        yield


@contextmanager
def saving() -> Iterator[None]:
    """Do as `writing` for the library alone: a file that the caller cannot write is the caller's own matter."""
    try:
        yield
    except _OURS:
        raise
    except dbapi2.DatabaseError as error:
        raise _fault(error.sqlite_errorcode & 0xFF, CannotWrite) from error


@contextmanager
def _spoken(denied: type[VaultError]) -> Iterator[None]:
    try:
        yield
    except _OURS:
        raise
    except dbapi2.DatabaseError as error:
        raise _fault(error.sqlite_errorcode & 0xFF, denied) from error
    except OSError as error:
        raise denied from error


def _fault(code: int, denied: type[VaultError]) -> VaultError:
    if code in _HELD:
        return InUse()
    if code in _NO_ROOM:
        return CannotWrite()
    return denied() if code in _DENIED else DamagedData()
