"""One instance at a time: an advisory lock on `vault.lock`, released by the system when a process ends."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from cahier.vault.errors import CannotWrite, InUse

LOCK = "vault.lock"
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # it is emptied later: what a link leads to must never be

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)  # beyond the number, which others may read
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class LockFile:
    """Held while a vault is open. A file left behind by a killed process does not lock."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK
        self._made = not os.path.lexists(self._path)
        try:
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | _NO_LINK, 0o600)
        except OSError as error:
            raise CannotWrite from error
        try:
            _try_lock(self._descriptor)
        except OSError:
            os.close(self._descriptor)
            raise InUse from None
        if not self._is_the_one_on_disk():
            os.close(self._descriptor)
            raise InUse

    def claim(self) -> None:
        """Write our process number into it, once the vault is open; nobody relies on it but people."""
        os.ftruncate(self._descriptor, 0)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, f"{os.getpid()}\n".encode("ascii"))

    def release(self) -> None:
        """Let go; the empty file stays, which is harmless. Never fails: all is saved by then."""
        with suppress(OSError):
            os.ftruncate(self._descriptor, 0)
        os.close(self._descriptor)

    def withdraw(self) -> None:
        """Let go after an opening that was refused, leaving the folder as it was found."""
        if self._made and os.name != "nt":
            self._path.unlink(missing_ok=True)
        os.close(self._descriptor)

    def _is_the_one_on_disk(self) -> bool:
        """Say whether the file still has its name: one that withdrew may have taken it from us."""
        try:
            return os.path.samestat(os.fstat(self._descriptor), self._path.stat())
        except FileNotFoundError:
            return False
