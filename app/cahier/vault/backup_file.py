"""A second copy in one file: what it looks like, how it is written, checked and unpacked.

One file rather than a folder, because people copy one file whole and half of a folder; and because one digest at
its end covers it whole. It is a ZIP without compression, so that in twenty years any program gives the folder of
the notebook back:

    vault.hdr  vault.db  att/ab/<32 hex>.age ...  staging/<32 hex>.part ...
    comment: "cahier-copy/1 " | HMAC-SHA256 of all before, in hexadecimal | " " | SHA-256 of all before

All of it is ciphertext already. The digest tells a damaged copy from a whole one without any key; the HMAC, under
a key derived from the vault key, tells an altered one. The times in it are all 1980: when it was made is the
file's own. Sizes of what is inside can be seen, as in the notebook itself.
"""

import hashlib
import hmac
import os
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from cahier.crypto import header as headers
from cahier.crypto.header import Header
from cahier.vault import atomic
from cahier.vault.attachments.files import Progress
from cahier.vault.copy_errors import DamagedCopy, NotACopy
from cahier.vault.errors import NewerFormat
from cahier.vault.folder import DATABASE
from cahier.vault.header_file import HEADER

Report = Callable[[object], None]
_MARK = b"cahier-copy/1 "
_DIGEST = 64
_TAIL = _DIGEST + 1 + _DIGEST
_COMMENT = len(_MARK) + _TAIL
_PIECE = 1 << 20
_EACH = 8  # pieces between two reports: whoever locks the notebook waits for one
_NAME = re.compile(r"vault\.(hdr|db)|att/[0-9a-f]{2}/[0-9a-f]{32}\.age|staging/[0-9a-f]{32}\.part")
_FLAGS = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


@dataclass(frozen=True, slots=True)
class Copy:
    """A whole second copy on the disk, not opened. `names` are what is in it, `seal` what a key must confirm."""

    path: Path
    header: Header
    names: tuple[str, ...]
    digest: bytes
    seal: bytes

    def is_sealed_by(self, key: bytes) -> bool:
        """Say whether it was written under the key of this vault."""
        return hmac.compare_digest(self.seal, hmac.digest(key, self.digest, "sha256"))


def files_of(folder: Path) -> tuple[str, ...]:
    """Return the names of the files of evidence in a vault, as they stand in a copy."""
    found = (
        item.relative_to(folder).as_posix() for part in ("att", "staging") for item in (folder / part).rglob("*")
    )
    return tuple(sorted(name for name in found if _NAME.fullmatch(name) and (folder / name).is_file()))


def write(
    path: Path, contents: Iterable[tuple[str, IO[bytes]]], key: bytes, report: Report
) -> Mapping[str, bytes]:
    """Write a new copy and flush it; answer with the SHA-256 of each thing in it. Raises OSError."""
    digests: dict[str, bytes] = {}
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _FLAGS, 0o600)
    with os.fdopen(descriptor, "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as copy:
            for number, (name, content) in enumerate(contents, start=1):
                report(f"writing file {number}")
                digests[name] = _put(copy, name, content, report)
            copy.comment = _MARK + b"0" * _TAIL
        _seal(file, key, report)
        file.flush()
        os.fsync(file.fileno())
        _forget_cache(file)
    atomic.sync_folder(path.parent)
    return digests


def _silent(_progress: object) -> None:
    return None


def check(path: Path, report: Report = _silent) -> Copy:
    """Read a whole copy and return it; raises NotACopy, DamagedCopy, NewerFormat or OSError."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _COMMENT))
        comment = file.read(_COMMENT)
        if not comment.startswith(_MARK):
            raise DamagedCopy if _begins_like_one(file) else NotACopy
        digest, whole = _digests(file, size, report)
        seal, parting, told = (
            comment[len(_MARK) : -_DIGEST - 1],
            comment[-_DIGEST - 1 : -_DIGEST],
            comment[-_DIGEST:],
        )
        if parting != b" " or told != whole.hex().encode("ascii"):
            raise DamagedCopy
    try:
        with zipfile.ZipFile(path) as copy:
            return Copy(path, _header(copy), _names(copy), digest, bytes.fromhex(seal.decode("ascii")))
    except (zipfile.BadZipFile, ValueError, KeyError, EOFError, NotImplementedError):
        raise DamagedCopy from None


def digests_in(copy: Copy, report: Report = _silent) -> dict[str, bytes]:
    """Read everything in a copy and return the SHA-256 of each."""
    return {name: _digest(content, size, report) for name, content, size in _contents(copy, copy.names)}


def unpack(copy: Copy, place: Path, names: Iterable[str], report: Report = _silent) -> None:
    """Write some of what is in a copy into a folder, flushed; raises OSError or DamagedCopy."""
    for name, content, size in _contents(copy, names):
        target = place / name
        atomic.make_folders(place, Path(name).parent.parts)
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            for piece in _pieces(content, size, report):
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        atomic.sync_folder(target.parent)


def _put(copy: zipfile.ZipFile, name: str, content: IO[bytes], report: Report) -> bytes:
    digest = hashlib.sha256()
    about = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    about.create_system, about.external_attr = 3, 0o100600 << 16
    with copy.open(about, "w", force_zip64=True) as target:
        for piece in _pieces(content, os.fstat(content.fileno()).st_size, report):
            digest.update(piece)
            target.write(piece)
    return digest.digest()


def _seal(file: IO[bytes], key: bytes, report: Report) -> None:
    """Write the seal and the digest over the last bytes."""
    file.flush()
    size = file.seek(0, os.SEEK_END)
    digest, _ = _digests(file, size, report)
    file.seek(size - _TAIL)
    file.write(hmac.digest(key, digest, "sha256").hex().encode("ascii") + b" ")
    _, whole = _digests(file, size, report)
    file.seek(size - _DIGEST)
    file.write(whole.hex().encode("ascii"))


def _digests(file: IO[bytes], size: int, report: Report) -> tuple[bytes, bytes]:
    """Return the SHA-256 of all before the seal, and of all before the digest."""
    file.flush()
    file.seek(0)
    digest = hashlib.sha256()
    for piece in _pieces(file, size - _TAIL, report):
        digest.update(piece)
    before = digest.digest()
    digest.update(file.read(_DIGEST + 1))
    return before, digest.digest()


def _header(copy: zipfile.ZipFile) -> Header:
    with copy.open(HEADER) as content:
        raw = content.read(headers.SIZE + 1)
    try:
        return headers.parse(raw)
    except headers.HeaderNewer:
        raise NewerFormat from None
    except (headers.HeaderTorn, headers.HeaderForeign):
        raise DamagedCopy from None


def _names(copy: zipfile.ZipFile) -> tuple[str, ...]:
    """Return what is in it; a name that is none of ours, or stands there twice, was put there by somebody else."""
    members = copy.infolist()
    names = tuple(member.filename for member in members)
    stored = all(member.compress_type == zipfile.ZIP_STORED for member in members)
    if (
        len(set(names)) != len(names)
        or not stored
        or not all(map(_NAME.fullmatch, names))
        or DATABASE not in names
    ):
        raise DamagedCopy
    return names


def _contents(copy: Copy, names: Iterable[str]) -> Iterator[tuple[str, IO[bytes], int]]:
    try:
        with zipfile.ZipFile(copy.path) as opened:
            for name in names:
                with opened.open(name) as content:
                    yield name, content, opened.getinfo(name).file_size
    except (zipfile.BadZipFile, EOFError, ValueError, KeyError, NotImplementedError):
        raise DamagedCopy from None


def _digest(content: IO[bytes], size: int, report: Report) -> bytes:
    digest = hashlib.sha256()
    for piece in _pieces(content, size, report):
        digest.update(piece)
    return digest.digest()


def _pieces(content: IO[bytes], size: int, report: Report) -> Iterator[bytes]:
    """Yield so many bytes, or what there is of them; what `report` raises ends the work."""
    done = number = 0
    while done < size and (piece := content.read(min(_PIECE, size - done))):
        yield piece
        done, number = done + len(piece), number + 1
        if number % _EACH == 0:
            report(Progress(done, size))


def _begins_like_one(file: IO[bytes]) -> bool:
    file.seek(0)
    return file.read(40)[30:].startswith(HEADER.encode("ascii"))


def _forget_cache(file: IO[bytes]) -> None:
    """Have what is read next come from the disk, where the system lets itself be asked."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
