"""The file that is to be kept: opened so that nothing else is, and read to the size it had then."""

import hashlib
import io
import os
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from cahier.vault.attachments.ahead import Ahead
from cahier.vault.attachments.errors import (
    SourceChanged,
    SourceEmpty,
    SourceInNotebook,
    SourceIsDevice,
    SourceIsFolder,
    SourceIsLink,
    SourceMissing,
)
from cahier.vault.attachments.mime import HEAD, mime_of
from cahier.vault.attachments.padding import TRAILER, padded, trailer

# Neither a pipe without a writer nor a link that took the place of the file since it was looked at.
_WAIT_FOR_NOTHING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
_FLAGS = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | _WAIT_FOR_NOTHING


class Source:
    """Gives the content, then zeros, then the trailer; counts and hashes the content alone."""

    def __init__(self, size: int, mime: str) -> None:
        self.size, self.mime = size, mime
        self._hash = hashlib.sha256()
        self._read = 0
        self._zeros = padded(size) - size - TRAILER
        self._end = io.BytesIO(trailer(size))
        self._ahead = Ahead(self._load, size)
        self._block = memoryview(b"")

    @property
    def sha256(self) -> str:
        """Return the hash of what was read, in hex."""
        return self._hash.hexdigest()

    def readinto(self, buffer: memoryview, /) -> int:
        """Fill the buffer; raises SourceChanged or SourceMissing."""
        left = self.size - self._read
        if left == 0:
            return self._pad(buffer)
        self._block = self._block or self._ahead.block()
        count = min(len(buffer), len(self._block))
        buffer[:count] = self._block[:count]
        self._block = self._block[count:]
        self._read += count
        if count == left:
            self._expect_unchanged()
        return count

    def close(self) -> None:
        """End the reading ahead."""
        self._ahead.close()

    def _load(self, block: memoryview) -> None:
        done = 0
        while done < len(block):
            count = self._content(block[done:])
            if not count:
                raise SourceChanged
            done += count
        self._hash.update(block)

    def _content(self, buffer: memoryview) -> int:
        raise SourceMissing

    def _expect_unchanged(self) -> None:
        """Raise SourceChanged when it is not what it was."""

    def _pad(self, buffer: memoryview) -> int:
        if not self._zeros:
            return self._end.readinto(buffer)
        count = min(len(buffer), self._zeros)
        buffer[:count] = bytes(count)
        self._zeros -= count
        return count


class SourceFile(Source):
    """A file of the disk."""

    def __init__(self, file: io.FileIO, name: str) -> None:
        self._file = file
        self._state = _state(file)
        head = os.pread(file.fileno(), HEAD, 0) if hasattr(os, "pread") else _peeked(file)
        super().__init__(self._state.st_size, mime_of(name, head))

    def _content(self, buffer: memoryview) -> int:
        try:
            return self._file.readinto(buffer) or 0
        except OSError as error:
            raise SourceMissing from error

    def _expect_unchanged(self) -> None:
        now = _state(self._file)
        if (now.st_size, now.st_mtime_ns) != (self._state.st_size, self._state.st_mtime_ns):
            raise SourceChanged


class SourceMade(Source):
    """What was made here and was never a file."""

    def __init__(self, content: bytes, mime: str) -> None:
        super().__init__(len(content), mime)
        self._made = io.BytesIO(content)

    def _content(self, buffer: memoryview) -> int:
        return self._made.readinto(buffer)


def require_outside(path: Path, notebook: Path) -> None:
    """Raise SourceInNotebook for a file of the notebook itself, by whatever way it was named."""
    try:
        within = Path(os.path.realpath(path)).is_relative_to(os.path.realpath(notebook))
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL in it
        raise SourceMissing from error
    if within:
        raise SourceInNotebook


@contextmanager
def opened(path: Path) -> Iterator[SourceFile]:
    """Open a plain file with something in it; raises one of the `Source...` errors."""
    _require_plain(path)
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise SourceMissing from error
    with io.FileIO(descriptor, "rb") as file, closing(SourceFile(file, path.name)) as content:
        yield content


def _require_plain(path: Path) -> None:
    try:
        _refuse(path.lstat())
    except OSError as error:
        raise SourceMissing from error


def _state(file: io.FileIO) -> os.stat_result:
    """Look again at what was opened: it may have taken the place of what was looked at."""
    try:
        state = os.fstat(file.fileno())
    except OSError as error:
        raise SourceMissing from error
    _refuse(state)
    return state


def _refuse(state: os.stat_result) -> None:
    mode = state.st_mode
    if stat.S_ISLNK(mode):
        raise SourceIsLink
    if stat.S_ISDIR(mode):
        raise SourceIsFolder
    if not stat.S_ISREG(mode):
        raise SourceIsDevice
    if state.st_size == 0:
        raise SourceEmpty


def _peeked(file: io.FileIO) -> bytes:
    head = file.read(HEAD)
    file.seek(0)
    return head or b""
