"""How a database lies on the disk, page for page, without reading what is in it.

SQLCipher ends each page with 16 bytes of fresh random and a seal of 64: whoever has these 80 bytes of every page
has the whole file. They are noted when a vault is closed, so that the next opening on the same computer knows in
milliseconds that no page was put back since, not even one that nobody would read for weeks.
"""

from collections.abc import Iterator
from io import FileIO
from pathlib import Path

from cahier.crypto import seals
from cahier.vault.database import PAGE_BYTES

_TAG_BYTES = 80


def seal_of(data: Path, key: bytes) -> bytes:
    """Return the seal over all pages of a database that nobody writes now; raises OSError."""
    with data.open("rb", buffering=0) as file:
        return seals.of_pages(key, _tags(file, data.stat().st_size))


def _tags(file: FileIO, size: int) -> Iterator[bytes]:
    for end in range(PAGE_BYTES, size + 1, PAGE_BYTES):
        file.seek(end - _TAG_BYTES)
        yield file.read(_TAG_BYTES)
