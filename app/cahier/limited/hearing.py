"""Hears a recording of others: its samples, from any place, while the decoder sits in a process of its own."""

import importlib.util
import os
import select
import time
from contextlib import ExitStack
from types import TracebackType
from typing import IO, Protocol

from cahier.limited.calling import ChildFailed, started
from cahier.limited.errors import CannotPlay, NoSoundInIt, NotInstalled, NotPlayedHere
from cahier.limited.kinds import BY_FFMPEG, BY_MINIAUDIO, kind_of
from cahier.limited.wire import ASK, ASK_HEAD, FACTS, OPEN, READ, SAMPLES, SEEK, SEEK_HEAD, SIZE

_OGG = "audio/ogg"
HEARD = ("audio/wav", "audio/mpeg", "audio/mp4", "audio/aac", "audio/amr", "audio/flac", _OGG)
HEARD_ALONE = ("video/mp4", "video/3gpp", "video/quicktime")  # of these the sound, and never the picture
WIDTH = 2  # bytes of a sample
_MOST_ASKED = 1 << 20
_MOST_SECONDS = 10.0  # for one answer
_LONGEST = 7 * 24 * 3600.0
_RATES = range(1_000, 400_000)


class Source(Protocol):
    """Where the bytes of the file come from."""

    def read_at(self, place: int, length: int) -> bytes:
        """Return bytes from a place; fewer at the end."""

    def close(self) -> None:
        """Be done with it."""


class Recording:
    """A recording that is open. `channels`, `rate` and `seconds` (0: not known) are what the child says of it.

    Belongs to one thread, but for `give_up`. Opening raises NotPlayedHere, NotInstalled, NoSoundInIt, CannotPlay
    or NoLimits, reading CannotPlay or what the source raises; after that it is of no use. Close it, or use it as a
    context manager: it closes the source too.
    """

    def __init__(self, mime: str | None, size: int, source: Source) -> None:
        self._after = ExitStack()
        self._after.callback(source.close)
        self._size, self._source = size, source
        try:
            self._begin(mime)
        except ChildFailed as error:
            self.close()
            raise CannotPlay from error
        except BaseException:
            self.close()
            raise

    def _begin(self, mime: str | None) -> None:
        if mime not in (*HEARD, *HEARD_ALONE):
            raise NotPlayedHere
        kind = kind_of(self._source.read_at)
        if not kind:
            raise NotPlayedHere if mime == _OGG else CannotPlay  # Ogg holds more kinds than are decoded
        self._process = self._after.enter_context(started(_decoder_of(kind)))
        os.set_blocking(_number(self._process.stdin), False)  # it takes what fits, and the deadline is kept
        self._say(OPEN + SEEK_HEAD.pack(self._size))
        self.channels, self.rate, self.seconds = FACTS.unpack(self._answer(FACTS.size))
        if self.channels == 0:
            raise NoSoundInIt
        if self.channels not in (1, 2) or self.rate not in _RATES or not 0 <= self.seconds <= _LONGEST:
            raise CannotPlay

    def __enter__(self) -> "Recording":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, frames: int) -> bytes:
        """Return samples of 16 bits, channels side by side; none at the end."""
        self._say(READ + SIZE.pack(frames))
        length = SIZE.unpack(self._answer(SIZE.size))[0]
        if length > frames * self.channels * WIDTH:
            raise CannotPlay
        return self._hear(length)

    def seek(self, seconds: float) -> None:
        """Go to a place."""
        self._say(SEEK + SEEK_HEAD.pack(round(max(0.0, seconds) * self.rate)))
        if SIZE.unpack(self._answer(SIZE.size))[0] != 0:
            raise CannotPlay

    def give_up(self) -> None:
        """End the child, from any thread: what is read or sought meanwhile raises CannotPlay at once."""
        self._process.kill()

    def close(self) -> None:
        """End the child."""
        self._after.close()

    def _answer(self, length: int) -> bytes:
        """Give the child what it asks for until it answers, and return the beginning of the answer."""
        until = time.monotonic() + _MOST_SECONDS
        while (said := self._hear(1)) == ASK:
            place, wanted = ASK_HEAD.unpack(self._hear(ASK_HEAD.size))
            if wanted > _MOST_ASKED or place > self._size or time.monotonic() > until:
                raise CannotPlay
            piece = self._source.read_at(place, wanted)
            self._say(SIZE.pack(len(piece)) + piece)
        if said != SAMPLES:
            raise CannotPlay
        return self._hear(length)

    def _say(self, message: bytes) -> None:
        left, until = memoryview(message), time.monotonic() + _MOST_SECONDS
        number = _number(self._process.stdin)
        while left:
            _, ready, _ = select.select([], [number], [], _left(until))
            if not ready:
                raise CannotPlay
            try:
                left = left[os.write(number, left) :]
            except OSError as error:
                raise CannotPlay from error

    def _hear(self, length: int) -> bytes:
        whole, until = bytearray(), time.monotonic() + _MOST_SECONDS
        number = _number(self._process.stdout)
        while len(whole) < length:
            ready, _, _ = select.select([number], [], [], _left(until))
            piece = os.read(number, length - len(whole)) if ready else b""
            if not piece:
                raise CannotPlay
            whole += piece
        return bytes(whole)


def _decoder_of(kind: str) -> str:
    """Return the task that decodes a kind; raises NotInstalled."""
    if kind in BY_FFMPEG and importlib.util.find_spec("av") is not None:
        return "ffmpeg"
    if kind in BY_MINIAUDIO:
        return "miniaudio"
    raise NotInstalled


def _left(until: float) -> float:
    return max(0.0, until - time.monotonic())


def _number(pipe: IO[bytes] | None) -> int:
    if pipe is None or pipe.closed:
        raise CannotPlay
    return pipe.fileno()
