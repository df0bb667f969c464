"""One instance at a time: an advisory lock on `vault.lock`, released by the system when a process ends."""

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from cahier.vault.errors import CannotRead, CannotWrite, in_use_by

LOCK = "vault.lock"
_MENDING = "mending"
_SAID = 16  # bytes, always as many: a disk that is full takes them all the same
_PATIENCE = 0.5  # seconds: the system may need a moment to let go of what a program held that was ended
_PAUSE = 0.02  # seconds between tries
_NOT_TO_WRITE = (errno.EROFS, errno.EACCES, errno.EPERM)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # it is emptied later: what a link leads to must never be

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int, *, alone: bool) -> None:
        if alone:
            os.lseek(descriptor, 1 << 30, os.SEEK_SET)  # beyond the number, which others may read
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        """Closing does it; nobody else has the file open."""
else:
    import fcntl

    def _try_lock(descriptor: int, *, alone: bool) -> None:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        """Not only close it: a program just being started by another thread has it open for a moment, too."""
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class LockFile:
    """Held while a vault is open. A file left behind by a killed process does not lock.

    `was_left` says that the last process that held it did not let go by itself, `was_claimed` that it had opened
    the vault. `read_only`: the place takes no files, so nobody can write the vault; other readers are welcome.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK
        self._made = self.read_only = False
        self._descriptor = self._locked()
        number = "" if self._descriptor is None else _number_in(self._descriptor)
        self.was_left, self.was_claimed = bool(number), number.isdigit()

    def mend(self) -> None:
        """Say that what an unclean end left is being mended, before anything of it is removed.

        Flushed: when the power goes while it is mended, the journal may be gone, and nobody else removed it.
        """
        self._say(_MENDING)
        if self._descriptor is not None:
            with suppress(OSError):
                os.fsync(self._descriptor)

    def claim(self) -> None:
        """Write our process number into it, once the vault is open."""
        self._say(str(os.getpid()))

    def release(self) -> None:
        """Let go; the file stays, with nothing said in it. Never fails: all is saved by then."""
        if self._descriptor is None:
            return
        with suppress(OSError):
            self._say("")
        self._let_go(self._descriptor)

    def withdraw(self) -> None:
        """Let go after an opening that was refused, leaving the folder as it was found."""
        if self._descriptor is None:
            return
        if self._made and os.name != "nt":
            self._path.unlink(missing_ok=True)
        self._let_go(self._descriptor)

    @staticmethod
    def _let_go(descriptor: int) -> None:
        with suppress(OSError):
            _unlock(descriptor)
        os.close(descriptor)

    def _say(self, words: str) -> None:
        if self.read_only or self._descriptor is None:
            return
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, f"{words:{_SAID - 1}}\n".encode("ascii"))

    def _locked(self) -> int | None:
        """Open and lock the file, and try again for a moment; None where there is none to lock.

        A process just ended, or one it was starting, may not be quite gone; one that withdraws takes the name of
        the file from who waits for it.
        """
        until = time.monotonic() + _PATIENCE
        while (descriptor := self._opened()) is not None:
            with suppress(OSError):
                _try_lock(descriptor, alone=not self.read_only)
                if os.path.samestat(os.fstat(descriptor), self._path.stat()):
                    return descriptor
            number = _number_in(descriptor)
            os.close(descriptor)
            if time.monotonic() >= until:
                raise in_use_by(number)
            time.sleep(_PAUSE)
        return None

    def _opened(self) -> int | None:
        """Open or make the file; on a place that takes none, open it to read, if it is there."""
        self._made = not os.path.lexists(self._path)
        self.read_only = False
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | _NO_LINK, 0o600)
        except OSError as error:
            if error.errno not in _NOT_TO_WRITE:
                raise CannotWrite from error
        self.read_only = True
        try:
            return os.open(self._path, os.O_RDONLY | os.O_CLOEXEC | _NO_LINK)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise CannotRead from error


def _number_in(descriptor: int) -> str:
    """Return the process number that stands in the file, if one does: another's bytes are not repeated."""
    os.lseek(descriptor, 0, os.SEEK_SET)  # locking may have left it elsewhere
    text = os.read(descriptor, _SAID).strip()
    return text.decode("ascii") if text.isdigit() else text[:1].hex()
