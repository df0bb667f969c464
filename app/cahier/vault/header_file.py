"""The two copies of the header on the disk: the whole one with the highest generation counts."""

import os
from pathlib import Path

from cahier.crypto import header as headers
from cahier.crypto.header import Header
from cahier.vault import atomic, faults
from cahier.vault.destroy_errors import NotebookDestroyed
from cahier.vault.errors import (
    CannotWrite,
    DamagedHeader,
    EmptyFile,
    ForeignHeader,
    NewerFormat,
    NotAVault,
    VaultError,
)

HEADER = "vault.hdr"
BACKUP = "vault.hdr.bak"
_DESTROYED = b"This notebook was destroyed on purpose. Its keys are gone.\n"


def read_header(path: Path) -> tuple[Header, bool]:
    """Return the header that counts, and whether the other copy needs repair. Reads only.

    Raises CannotRead, NotAVault or what is wrong with the header.
    """
    with faults.reading():
        return _read(path)


def _read(path: Path) -> tuple[Header, bool]:
    found: list[Header] = []
    reasons: list[type[Exception]] = []
    for name in (HEADER, BACKUP):
        file = path / name
        if not file.is_file():
            reasons.append(FileNotFoundError)
            continue
        try:
            found.append(headers.parse(_bounded(file)))
        except (headers.HeaderTorn, headers.HeaderForeign, headers.HeaderNewer) as error:
            reasons.append(EmptyHeader if file.stat().st_size == 0 else type(error))
    if headers.HeaderNewer in reasons:
        raise NewerFormat
    if len({header.vault_id for header in found}) > 1:
        raise ForeignHeader
    if not found and any(is_marked(path / name) for name in (HEADER, BACKUP)):
        raise NotebookDestroyed
    if found:
        best = max(found, key=lambda header: header.generation)
        return best, bool(reasons) or found[0].raw != found[-1].raw
    raise _reason(reasons)


def repair(path: Path, header: Header) -> None:
    """Write the authenticated header over both copies; a medium that cannot be written stays as it is."""
    try:
        for name in (HEADER, BACKUP):
            file = path / name
            if not file.is_file() or _bounded(file) != header.raw:
                atomic.write(file, header.raw)
    except OSError:
        return


def write_both(path: Path, raw: bytes, half: type[VaultError]) -> None:
    """Put a new header on the disk, twice; raises CannotWrite, or `half` when one copy is the new one."""
    try:
        atomic.write(path / HEADER, raw)
        atomic.write(path / BACKUP, raw)
    except OSError as error:
        counts = read_header(path)[0].raw == raw
        raise (half if counts else CannotWrite) from error


def mark() -> bytes:
    """Return what is written over a header whose keys are to be gone: it says so, and holds nothing else."""
    return _DESTROYED + os.urandom(headers.SIZE - len(_DESTROYED))


def is_marked(file: Path) -> bool:
    """Say whether a header was written over on purpose."""
    try:
        with file.open("rb") as stream:
            return stream.read(len(_DESTROYED)) == _DESTROYED
    except OSError:
        return False


class EmptyHeader(Exception):
    """A copy without a byte."""


def _bounded(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(headers.SIZE + 1)


def _reason(reasons: list[type[Exception]]) -> Exception:
    if all(reason is FileNotFoundError for reason in reasons):
        return NotAVault()
    if EmptyHeader in reasons:
        return EmptyFile()
    if headers.HeaderForeign in reasons:
        return ForeignHeader()
    return DamagedHeader()
