"""The task on recordings: answers requests for samples, asking for bytes of the file as it needs them.

Runs in the child alone, where a decoder may fall. The file stays on the other side of the pipe: so a recording of
hours takes no more memory than one of seconds, from any place in it.
"""

import os
from collections.abc import Callable
from typing import NoReturn, Protocol

from cahier.limited.kinds import kind_of
from cahier.limited.wire import ASK, ASK_HEAD, FACTS, OPEN, READ, SAMPLES, SEEK, SEEK_HEAD, SIZE

MOST_FRAMES = 1 << 16
MOST_CHANNELS = 2


class Samples(Protocol):
    """A recording as samples of 16 bits, channels side by side. `seconds` is 0 when it is not known."""

    channels: int
    rate: int
    seconds: float

    def read(self, frames: int) -> bytes:
        """Return the next ones; none at the end."""

    def seek(self, frame: int) -> None:
        """Go to a place; raises where there is none."""


class NoSound(Exception):
    """It is a video without any, and no fault."""


class File:
    """The file as the decoders see it."""

    def __init__(self, size: int) -> None:
        self.size, self.place = size, 0

    def read_at(self, place: int, length: int) -> bytes:
        """Ask the other side for bytes."""
        if place >= self.size or place < 0 or length <= 0:
            return b""
        _send(ASK + ASK_HEAD.pack(place, min(length, self.size - place)))
        return _take(SIZE.unpack(_take(SIZE.size))[0])

    def read(self, length: int) -> bytes:
        """Read on from where one is."""
        piece = self.read_at(self.place, length)
        self.place += len(piece)
        return piece

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place; raises ValueError where there is none."""
        place = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self.place, os.SEEK_END: self.size}[whence]
        if not 0 <= place <= self.size:
            raise ValueError
        self.place = place
        return place

    def tell(self) -> int:
        """Return where one is."""
        return self.place


def serve(begin: Callable[[File, str], Samples]) -> NoReturn:
    """Answer requests until the other side is gone; any fault ends the process."""
    if _take(1) != OPEN:
        raise ValueError
    file = File(SEEK_HEAD.unpack(_take(SEEK_HEAD.size))[0])
    try:
        samples = begin(file, kind_of(file.read_at))
    except NoSound:
        _send(SAMPLES + FACTS.pack(0, 0, 0.0))
        os._exit(0)
    if not 0 < samples.channels <= MOST_CHANNELS:
        raise ValueError
    _send(SAMPLES + FACTS.pack(samples.channels, samples.rate, samples.seconds))
    while True:
        _answer(samples)


def _answer(samples: Samples) -> None:
    asked = _take(1)
    if asked == SEEK:
        samples.seek(SEEK_HEAD.unpack(_take(SEEK_HEAD.size))[0])
        _send(SAMPLES + SIZE.pack(0))
    elif asked == READ:
        piece = samples.read(min(MOST_FRAMES, SIZE.unpack(_take(SIZE.size))[0]))
        _send(SAMPLES + SIZE.pack(len(piece)) + piece)
    else:
        raise ValueError


def _take(length: int) -> bytes:
    whole = b""
    while len(whole) < length:
        piece = os.read(0, length - len(whole))
        if not piece:
            os._exit(0)  # the other side is gone
        whole += piece
    return whole


def _send(message: bytes) -> None:
    left = memoryview(message)
    while left:
        left = left[os.write(1, left) :]
