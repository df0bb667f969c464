"""Plays one recording: a thread fetches samples a second ahead, the computer takes them, the window is told."""

import threading
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from cahier.domain.errors import CahierError
from cahier.gui.sound.output import Output

_AHEAD = 1.0  # seconds
_PIECE = 0.1
_TICK = 100  # milliseconds
_WIDTH = 2


class Recording(Protocol):
    """What is played."""

    channels: int
    rate: int
    seconds: float

    def read(self, frames: int) -> bytes:
        """Return the next samples; none at the end."""

    def seek(self, seconds: float) -> None:
        """Go to a place."""

    def give_up(self) -> None:
        """Let whoever waits for it wait no longer; called from another thread."""

    def close(self) -> None:
        """Be done with it."""


class Player(QObject):
    """`opened(seconds)`, then `moved(seconds)` while it plays; `ended`, or `failed(CahierError)`, when it stops.

    `load` is given what opens the recording; it is opened, read and closed on the player's own thread.
    """

    opened = Signal(float)
    moved = Signal(float)
    ended = Signal()
    failed = Signal(object)

    def __init__(self, output: Output, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._output = output
        self._lock = threading.Condition()
        self._thread: threading.Thread | None = None
        self._recording: Recording | None = None
        self._buffer = bytearray()
        self._at, self._frame = 0, 1
        self._seek: float | None = None
        self._stopping = self._over = self._playing = False
        self._fault: Exception | None = None
        self._facts: tuple[int, int, float] | None = None
        self._told = False
        self._ticks = QTimer(self, interval=_TICK)
        self._ticks.timeout.connect(self.look)

    @property
    def is_playing(self) -> bool:
        """Whether it sounds."""
        return self._playing

    @property
    def seconds(self) -> float:
        """Where it is."""
        return self._seek if self._seek is not None else self._at / (self._facts[1] if self._facts else 1)

    def load(self, open_it: Callable[[], Recording]) -> None:
        """Take another recording; it waits at its beginning."""
        self.unload()
        self._buffer.clear()
        self._at, self._seek, self._facts, self._fault = 0, None, None, None
        self._stopping = self._over = self._told = False
        self._thread = threading.Thread(target=self._fetch, args=(open_it,), name="sound", daemon=True)
        self._thread.start()
        self._ticks.start()

    def unload(self) -> None:
        """Be silent, and let go of the recording."""
        self.pause()
        self._ticks.stop()
        with self._lock:
            self._stopping = True
            if self._recording is not None:
                self._recording.give_up()  # to seek may take seconds, and the window waits for the thread
            self._lock.notify_all()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._buffer.clear()

    def play(self) -> None:
        """Go on from where it is; from the beginning when it is over."""
        if self._facts is None or self._playing:
            return
        if self._over and not self._buffer:
            self.go_to(0.0)
        channels, rate, _ = self._facts
        try:
            self._output.start(channels, rate, self._pull)
        except CahierError as error:
            self.failed.emit(error)
            return
        self._playing = True

    def pause(self) -> None:
        """Be silent; the place is kept."""
        self._playing = False
        self._output.stop()

    def go_to(self, seconds: float) -> None:
        """Go to a place, playing or not."""
        with self._lock:
            self._seek, self._over = max(0.0, seconds), False
            self._buffer.clear()
            self._lock.notify_all()
        self.moved.emit(self.seconds)

    def look(self) -> None:
        """Tell the window what is new."""
        if self._facts is not None and not self._told:
            self._told = True
            self.opened.emit(self._facts[2])
        if self._fault is not None:
            fault, self._fault = self._fault, None
            self.pause()
            self._ticks.stop()
            self.failed.emit(fault)
        elif self._playing:
            self.moved.emit(self.seconds)
            if self._over and not self._buffer:
                self.pause()
                self.ended.emit()

    def _pull(self, frames: int) -> bytes:
        with self._lock:
            samples = bytes(self._buffer[: frames * self._frame])
            del self._buffer[: len(samples)]
            self._at += len(samples) // self._frame
            self._lock.notify_all()
        return samples

    def _fetch(self, open_it: Callable[[], Recording]) -> None:
        try:
            recording = open_it()
            try:
                self._recording = recording
                self._frame = recording.channels * _WIDTH
                self._facts = recording.channels, recording.rate, recording.seconds
                while self._step(recording):
                    pass
            finally:
                with self._lock:
                    self._recording = None
                recording.close()
        except Exception as error:
            self._fault = None if self._stopping else error

    def _step(self, recording: Recording) -> bool:
        """Fetch one piece, or wait until one is wanted; say whether to go on."""
        with self._lock:
            full = len(self._buffer) >= _AHEAD * recording.rate * self._frame
            if not self._stopping and self._seek is None and (full or self._over):
                self._lock.wait()
            if self._stopping:
                return False
            seek = self._seek
        if seek is not None:
            recording.seek(seek)
        samples = recording.read(round(_PIECE * recording.rate))
        with self._lock:
            if seek is not None and self._seek == seek:
                self._seek, self._at = None, round(seek * recording.rate)
            elif self._seek is not None:  # another place was asked for meanwhile
                return True
            self._buffer += samples
            self._over = not samples
        return True
