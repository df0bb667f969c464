"""A file of evidence, open for reading: a file object whose faults are sentences."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

from cahier.crypto.age.errors import AgeError, PayloadDamaged
from cahier.crypto.age.header import Identity
from cahier.crypto.age.reader import Reader
from cahier.vault.attachments.errors import AttachmentDamaged
from cahier.vault.attachments.padding import TRAILER, padded, trailer
from cahier.vault.errors import CannotRead

NAME_BYTES = 16


class OpenAttachment(Reader):
    """Reads the original, from any place in it, until it is closed. Raises AttachmentDamaged or CannotRead.

    Close it when the notebook is locked: it holds a part of the file in clear.
    """

    def __init__(self, file: io.FileIO, identity: Identity, name: str, size: int) -> None:
        with _spoken():
            super().__init__(file, (identity,))
            try:
                self._expect(name, size)
            except BaseException:
                self.close()
                raise

    def _expect(self, name: str, size: int) -> None:
        """Refuse a file that has this name but not from us, or that holds another size than was recorded."""
        if name_of(self.fingerprint) != name or self.payload != padded(size):
            raise PayloadDamaged
        self.seek(self.payload - TRAILER)
        if super().readall() != trailer(size):
            raise PayloadDamaged
        self.seek(0)
        self.narrow(size)

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill the buffer; 0 at the end."""
        with _spoken():
            return super().readinto(buffer)

    def chunks(self) -> Iterator[memoryview]:
        """Yield all that is sealed, with what pads it."""
        with _spoken():
            yield from super().chunks()


def name_of(fingerprint: bytes) -> str:
    """Return the name of the file with this fingerprint."""
    return fingerprint[:NAME_BYTES].hex()


@contextmanager
def _spoken() -> Iterator[None]:
    try:
        yield
    except AgeError as error:
        raise AttachmentDamaged from error
    except OSError as error:
        raise CannotRead from error
