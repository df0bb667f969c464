"""The files themselves: sealed, moved, opened and unmade. Knows nothing of records."""

import io
import os
import re
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from cahier.crypto.age.sealing import seal
from cahier.crypto.age.x25519 import X25519Identity
from cahier.vault import atomic, faults
from cahier.vault.attachments import source
from cahier.vault.attachments.errors import AttachmentMissing
from cahier.vault.attachments.opened import OpenAttachment, name_of
from cahier.vault.errors import CannotWrite, OddFile

FOLDER, STAGING, SUFFIX = "att", "staging", ".age"
_NAME = re.compile(r"[0-9a-f]{32}")
_FLAGS = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_OVERWRITTEN = 4_096  # the header, which holds the key of the file, and some of what it opens


@dataclass(frozen=True, slots=True)
class Stored:
    """What came in: its name here, and what is known of the original."""

    name: str
    size: int
    sha256: str
    mime: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is, in bytes."""

    done: int
    total: int

    def __str__(self) -> str:
        return f"{self.done / 1e6:.1f} of {self.total / 1e6:.1f} MB"


class Files:
    """The folders `att` and `staging` of a notebook."""

    def __init__(self, notebook: Path, identity: X25519Identity) -> None:
        self._notebook = notebook
        self._identity = identity

    def bring_in(self, path: Path, report: Callable[[object], None]) -> Stored:
        """Seal a file into `staging` and flush it; leaves nothing when it fails or `report` raises.

        Raises one of the `Source...` errors, CannotWrite or OddFile.
        """
        source.require_outside(path, self._notebook)
        with source.opened(path) as content:
            return self._stage(content, report)

    def bring_in_made(self, content: bytes, mime: str) -> Stored:
        """Seal what was made here, which was never on the disk; raises CannotWrite or OddFile."""
        with closing(source.SourceMade(content, mime)) as made:
            return self._stage(made, lambda _progress: None)

    def settle(self, name: str) -> None:
        """Move a file that a record names to its place. Raises CannotWrite; it can be opened all the same."""
        with faults.writing():
            target = self._place(name)
            self._folder(FOLDER, target.parent.name)
            self._staged(name).replace(target)
            atomic.sync_folder(target.parent)

    def give_back(self, name: str) -> None:
        """Remove a file that came in and is not recorded."""
        with suppress(OSError):
            self._staged(name).unlink(missing_ok=True)

    def open(self, name: str, size: int) -> OpenAttachment:
        """Open a file; raises AttachmentMissing, AttachmentDamaged, CannotRead or OddFile."""
        for path in (self._place(name), self._staged(name)):
            with faults.reading():
                try:
                    file = io.FileIO(os.open(path, os.O_RDONLY | _FLAGS | getattr(os, "O_NONBLOCK", 0)), "rb")
                except FileNotFoundError:
                    continue
                except OSError:
                    if path.is_symlink():
                        raise OddFile from None
                    raise
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                file.close()
                raise OddFile
            return OpenAttachment(file, self._identity, name, size)
        raise AttachmentMissing

    def destroy_key(self, name: str) -> bool:
        """Overwrite the header of a file, which holds its key; say whether that is on the disk."""
        try:
            for path in self._places(name):
                _overwrite_header(path)
        except OSError:
            return False
        return True

    def unmake(self, name: str) -> bool:
        """Overwrite the header of a file and remove it; say whether it is gone."""
        try:
            for path in self._places(name):
                _overwrite_header(path)
                path.unlink()
                atomic.sync_folder(path.parent)
        except OSError:
            return False
        return True

    def staged(self) -> Iterator[str]:
        """Yield the names of what is in `staging`, whosever they are."""
        folder = self._notebook / STAGING
        if folder.is_dir() and not folder.is_symlink():
            for item in sorted(folder.iterdir()):
                yield item.name.removesuffix(atomic.REST)

    def rescue_identity(self) -> str:
        """Write the identity with which any age program opens every file here. It is as secret as the notebook."""
        return self._identity.secret_text()

    def _stage(self, content: source.Source, report: Callable[[object], None]) -> Stored:
        with faults.writing():
            part = self._folder(STAGING) / f"{secrets.token_hex(16)}{atomic.REST}"
        try:
            name = self._sealed(
                content, part, lambda done: report(Progress(min(done, content.size), content.size))
            )
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        return Stored(name, content.size, content.sha256, content.mime)

    def _sealed(self, content: source.Source, part: Path, report: Callable[[int], None]) -> str:
        try:
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS, 0o600)

            def on_the_way(done: int) -> None:
                _begin_to_flush(descriptor)
                report(done)

            with io.FileIO(descriptor, "wb") as target:
                name = name_of(seal(content, target, (self._identity.recipient,), on_the_way))
                os.fsync(descriptor)
            part.replace(self._staged(name))
            atomic.sync_folder(part.parent)
        except OSError as error:
            raise CannotWrite from error
        return name

    def _folder(self, *names: str) -> Path:
        """Return a folder of ours, made when there is none; raises OddFile for a link or a file in its place."""
        path = self._notebook
        for name in names:
            above, path = path, path / name
            if not os.path.lexists(path):
                path.mkdir(mode=0o700)
                atomic.sync_folder(above)
            if path.is_symlink() or not path.is_dir():
                raise OddFile
        return path

    def _places(self, name: str) -> Iterator[Path]:
        yield from filter(os.path.lexists, (self._place(name), self._staged(name)))

    def _place(self, name: str) -> Path:
        return self._notebook / FOLDER / name[:2] / f"{name}{SUFFIX}"

    def _staged(self, name: str) -> Path:
        return self._notebook / STAGING / f"{name}{atomic.REST}"


def is_name(text: str | None) -> bool:
    """Say whether this can be the name of a file of ours: other words never reach the disk."""
    return text is not None and _NAME.fullmatch(text) is not None


def _begin_to_flush(descriptor: int) -> None:
    """Have the disk write what there is while the next is sealed, where the system lets itself be asked."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):  # no promise hangs on it
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def _overwrite_header(path: Path) -> None:
    """Make the content unreadable, unless a second copy shares these very blocks."""
    state = path.lstat()
    if not stat.S_ISREG(state.st_mode) or state.st_nlink > 1:
        return
    descriptor = os.open(path, os.O_WRONLY | _FLAGS)
    try:
        os.write(descriptor, bytes(min(_OVERWRITTEN, state.st_size)))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
