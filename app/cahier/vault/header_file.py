"""The two copies of the header on the disk: the whole one with the highest generation counts."""

from pathlib import Path

from cahier.crypto import header as headers
from cahier.crypto.header import Header
from cahier.vault import atomic
from cahier.vault.errors import DamagedHeader, EmptyFile, ForeignHeader, NewerFormat, NotAVault

HEADER = "vault.hdr"
BACKUP = "vault.hdr.bak"


def read_header(path: Path) -> tuple[Header, bool]:
    """Return the header that counts, and whether the other copy needs repair. Reads only."""
    found: list[Header] = []
    faults: list[type[Exception]] = []
    for name in (HEADER, BACKUP):
        file = path / name
        if not file.is_file():
            faults.append(FileNotFoundError)
            continue
        try:
            found.append(headers.parse(_bounded(file)))
        except (headers.HeaderTorn, headers.HeaderForeign, headers.HeaderNewer) as error:
            faults.append(EmptyHeader if file.stat().st_size == 0 else type(error))
    if headers.HeaderNewer in faults:
        raise NewerFormat
    if len({header.vault_id for header in found}) > 1:
        raise ForeignHeader
    if found:
        best = max(found, key=lambda header: header.generation)
        return best, bool(faults) or found[0].raw != found[-1].raw
    raise _reason(faults)


def repair(path: Path, header: Header) -> None:
    """Write the authenticated header over both copies; a medium that cannot be written stays as it is."""
    try:
        for name in (HEADER, BACKUP):
            file = path / name
            if not file.is_file() or _bounded(file) != header.raw:
                atomic.write(file, header.raw)
    except OSError:
        return


class EmptyHeader(Exception):
    """A copy without a byte."""


def _bounded(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(headers.SIZE + 1)


def _reason(faults: list[type[Exception]]) -> Exception:
    if all(fault is FileNotFoundError for fault in faults):
        return NotAVault()
    if EmptyHeader in faults:
        return EmptyFile()
    if headers.HeaderForeign in faults:
        return ForeignHeader()
    return DamagedHeader()
