"""The note this computer keeps of the last save it saw of a vault, so that a whole older vault is noticed.

It lies outside the vault's folder, in the user's data folder. Its name comes from the vault key and tells nothing
to whoever has not that key; it holds a number, a time and two seals, sealed itself. What it gives away is that
some vault was opened here, and when last. Whoever puts an old vault back and can write here as well may remove
the note, which is then said ("has not seen this notebook before"), or put an old note back, which is not noticed.

The note goes up with the vault and never down by itself: an older vault is told of at each opening, until its
saves pass the note or somebody decides to go on with it (`accept`).
"""

import struct
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cahier.crypto import notes
from cahier.crypto.keys import LAST_SEEN, SEEN_NAME, KeyTree
from cahier.vault import atomic, device, notices
from cahier.vault.notices import Notice
from cahier.vault.sealing import Head

_NOTE = struct.Struct(">BQ32s32s32s")
_VERSION = 1
NO_PAGES = bytes(32)
DOUBTED = bytes([255]) * 32  # no pages are ever these: look in full at each opening
_PAUSE = 60.0  # seconds between two notes while saves go on: what an older vault may be younger by, unnoticed


@dataclass(frozen=True, slots=True)
class Mark:
    """A save as it was seen. `pages` seals all pages as they lay on the disk at closing; nothing while open."""

    counter: int
    at: str
    seal: bytes
    pages: bytes = NO_PAGES


class LastSeen:
    """The note of one vault on this computer."""

    def __init__(self, keys: KeyTree) -> None:
        self._key = keys.key(LAST_SEEN)
        self._about = b"last seen" + keys.vault_id
        self.path = device.folder() / "seen" / keys.key(SEEN_NAME).hex()[:32]
        self._mark = self._read()
        self._noted_at = 0.0

    def doubts(self, head: Head, pages: bytes) -> bool:
        """Say whether this very save was left here with other pages than these."""
        mark = self._mark
        return mark is not None and mark.seal == head.seal and mark.pages not in (NO_PAGES, pages)

    def compare(self, head: Head) -> tuple[Notice, ...]:
        """Hold the last save of a vault that was opened against the note, and note it down if it is newer."""
        mark = self._mark
        if mark is None:
            return (notices.UNSEEN,) if self._write(_mark(head)) else (notices.UNNOTED,)
        if head.counter < mark.counter:
            return (notices.older(head.at, mark.at),)
        if head.counter == mark.counter and head.seal != mark.seal:
            return (notices.parted(head.at, mark.at),)
        if head.counter > mark.counter and not self._write(_mark(head)):
            return (notices.UNNOTED,)
        return ()

    def note(self, head: Head) -> None:
        """Note a save, if the last note is a while ago."""
        if time.monotonic() - self._noted_at >= _PAUSE:
            self._raise_to(_mark(head))

    def close(self, head: Head, pages: bytes) -> None:
        """Note the last save of a session and how it lies on the disk, or that it is DOUBTED."""
        self._raise_to(_mark(head, pages))

    def accept(self, head: Head) -> bool:
        """Take this save for the last one although a later one was seen; answer whether that could be noted."""
        return self._write(_mark(head))

    def _raise_to(self, mark: Mark) -> None:
        known = self._mark
        behind = known is not None and (
            mark.counter < known.counter or (mark.counter == known.counter and mark.seal != known.seal)
        )
        if mark != known and not behind:
            self._write(mark)

    def _read(self) -> Mark | None:
        try:
            text = notes.opened(self._key, self.path.read_bytes(), self._about)
            version, counter, at, seal, pages = _NOTE.unpack(text)
        except (OSError, notes.NoteUnreadable, struct.error):
            return None
        return Mark(counter, at.rstrip(b"\0").decode("ascii"), seal, pages) if version == _VERSION else None

    def _write(self, mark: Mark) -> bool:
        text = _NOTE.pack(_VERSION, mark.counter, mark.at.encode("ascii"), mark.seal, mark.pages)
        with suppress(OSError):
            _make(self.path.parent)
            atomic.write(self.path, notes.closed(self._key, text, self._about))
            self._mark, self._noted_at = mark, time.monotonic()
            return True
        return False


def _mark(head: Head, pages: bytes = NO_PAGES) -> Mark:
    return Mark(head.counter, head.at, head.seal, pages)


def _make(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
