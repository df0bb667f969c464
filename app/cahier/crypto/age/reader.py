"""Reads an age file from any place in it, one chunk in memory; gives out nothing that is not as it was sealed."""

import io
import os
from collections.abc import Iterable, Iterator

from cryptography.exceptions import InvalidTag

from cahier.crypto.age import header
from cahier.crypto.age.derivation import payload_cipher
from cahier.crypto.age.errors import PayloadDamaged
from cahier.crypto.age.header import Identity
from cahier.crypto.age.payload import CHUNK, NONCE, SEALED, TAG, chunk_nonce, layout
from cahier.crypto.age.sealing import fingerprint

_NONE = -1
_BEGINNING = 4_096  # a line of a header is short, and each would be read letter by letter


class Reader(io.RawIOBase):
    """A file object. Takes over `file`, which should not be buffered, and closes it.

    Opening reads the header and the last chunk and raises AgeError; reading raises PayloadDamaged. `payload` is
    the number of bytes in clear. Belongs to one thread at a time.
    """

    def __init__(self, file: io.FileIO | io.BytesIO, identities: Iterable[Identity]) -> None:
        super().__init__()
        self._file = file
        self._position = 0
        self._held = _NONE
        self._clear = memoryview(bytearray(CHUNK))
        self._sealed = memoryview(bytearray(SEALED))
        try:
            self._open(identities)
        except BaseException:
            self.close()
            raise

    def _open(self, identities: Iterable[Identity]) -> None:
        self._file.seek(0)
        beginning = io.BufferedReader(self._file, _BEGINNING)
        read = header.read(beginning)
        nonce = beginning.read(NONCE)
        beginning.detach()
        file_key = header.file_key_of(read, identities)
        self._start = len(read.raw) + NONCE
        shape = layout(self._file.seek(0, os.SEEK_END) - self._start)
        if len(nonce) != NONCE or shape is None:
            raise PayloadDamaged
        self.fingerprint = fingerprint(read.raw + nonce)
        self._cipher = payload_cipher(file_key, nonce)
        self._chunks, self.payload = shape
        self._end = self.payload
        self._load(self._chunks - 1)

    def narrow(self, size: int) -> None:
        """Let the file end after `size` bytes, as if the rest were not there."""
        if not 0 <= size <= self.payload:
            raise PayloadDamaged
        self._end = size

    def chunks(self) -> Iterator[memoryview]:
        """Yield the whole payload, chunk by chunk, whatever `narrow` said; each view holds until the next."""
        for number in range(self._chunks):
            yield self._load(number)

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def tell(self) -> int:
        """Return the position."""
        return self._position

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place, also beyond the end; ValueError before the beginning."""
        place = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self._end}[whence]
        if place < 0:
            raise ValueError("before the beginning")
        self._position = place
        return place

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill the buffer, over as many chunks as it takes; 0 at the end."""
        wanted = memoryview(buffer).cast("B")
        done = 0
        while done < len(wanted) and self._position < self._end:
            number, offset = divmod(self._position, CHUNK)
            chunk = self._load(number)
            count = min(len(wanted) - done, len(chunk) - offset, self._end - self._position)
            wanted[done : done + count] = chunk[offset : offset + count]
            done += count
            self._position += count
        return done

    def close(self) -> None:
        """Wipe what is held in clear and close the file."""
        if not self.closed:
            self._held = _NONE
            self._clear[:] = bytes(CHUNK)
            self._file.close()
        super().close()

    def _load(self, number: int) -> memoryview:
        """Return a chunk in clear, from the disk unless it is the one held."""
        last = number == self._chunks - 1
        length = self.payload - number * CHUNK if last else CHUNK
        if number != self._held:
            self._held = _NONE  # what follows overwrites it, and may fail
            self._file.seek(self._start + number * SEALED)
            sealed = self._sealed[: length + TAG]
            if self._fill(sealed) != len(sealed):
                raise PayloadDamaged
            try:
                self._cipher.decrypt_into(chunk_nonce(number, last=last), sealed, None, self._clear[:length])
            except InvalidTag:
                raise PayloadDamaged from None
            self._held = number
        return self._clear[:length]

    def _fill(self, sealed: memoryview) -> int:
        done = 0
        while done < len(sealed):
            read = self._file.readinto(sealed[done:])
            if not read:
                break
            done += read
        return done
