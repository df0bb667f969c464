"""The note this computer keeps of the last save and keys it saw of a vault, so that older ones are noticed.

It lies outside the vault's folder, in the user's data folder. Its name comes from the vault key and tells nothing
to whoever has not that key; it holds two numbers, a time and two seals, sealed itself. What it gives away is that
some vault was opened here, and when last. Whoever puts an old vault back and can write here as well may remove
the note, which is then said ("has not seen this notebook before"), or put an old note back, which is not noticed.

The note goes up with the vault and never down by itself: an older vault is told of at each opening, until its
saves pass the note or somebody decides to go on with it (`accept`). So does the number of the header, by itself:
a header put back lets in whoever had a key then, and no save shows it.

A note goes with its vault when that is destroyed. Nothing tells whose a note is without the key of its vault, so a
folder that was simply deleted leaves one behind: of more than 200 the longest untouched go, each of which costs a
vault that is opened again nothing but the notice that it was not seen before. A throw-away vault leaves none.
"""

import os
import struct
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from cahier.crypto import notes
from cahier.crypto.keys import LAST_SEEN, SEEN_NAME, KeyTree
from cahier.vault import atomic, device, notices
from cahier.vault.notices import Notice
from cahier.vault.sealing import Head

_NOTE = struct.Struct(">BQQ32s32s32s")
_VERSION = 2
NO_PAGES = bytes(32)
DOUBTED = bytes([255]) * 32  # no pages are ever these: look in full at each opening
_MOST = 200  # notes; nobody has as many notebooks
_LETTERS = 32  # of a name
_PAUSE = 60.0  # seconds between two notes while saves go on: what an older vault may be younger by, unnoticed


@dataclass(frozen=True, slots=True)
class Mark:
    """A save as it was seen, under a header of this generation.

    `pages` seals all pages as they lay on the disk at closing; nothing while open.
    """

    generation: int
    counter: int
    at: str
    seal: bytes
    pages: bytes = NO_PAGES


class LastSeen:
    """The note of one vault on this computer; `generation` is that of the header with which it was opened."""

    def __init__(self, keys: KeyTree, generation: int) -> None:
        self.generation = generation
        self._key = keys.key(LAST_SEEN)
        self._about = b"last seen" + keys.vault_id
        self.path = place_of(keys)
        self._mark = self._read()
        self._noted_at = 0.0
        self._keeps = True

    def keep_none(self) -> None:
        """Note nothing of this vault, and remove what was noted."""
        self._keeps, self._mark = False, None
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def doubts(self, head: Head, pages: bytes) -> bool:
        """Say whether this very save was left here with other pages than these."""
        mark = self._mark
        return mark is not None and mark.seal == head.seal and mark.pages not in (NO_PAGES, pages)

    def compare(self, head: Head) -> tuple[Notice, ...]:
        """Hold the last save of a vault that was opened against the note, and note it down if it is newer."""
        mark = self._mark
        if not self._keeps:
            return ()
        if mark is None:
            return (notices.UNSEEN,) if self._write(self._of(head)) else (notices.UNNOTED,)
        with suppress(OSError):
            os.utime(self.path)  # also of a vault that is only read
        if head.counter < mark.counter:
            return (notices.older(head.at, mark.at),)
        if head.counter == mark.counter and head.seal != mark.seal:
            return (notices.parted(head.at, mark.at),)
        if head.counter > mark.counter and not self._raise_to(self._of(head)):
            return (notices.UNNOTED,)
        return ()

    @property
    def knows_newer_keys(self) -> bool:
        """Say whether a header later than that of this opening was seen here."""
        return self._mark is not None and self._mark.generation > self.generation

    def note(self, head: Head) -> None:
        """Note a save, if the last note is a while ago."""
        if time.monotonic() - self._noted_at >= _PAUSE:
            self._raise_to(self._of(head))

    def note_keys(self, generation: int) -> None:
        """Note that the header of this generation is in force."""
        self.generation = max(generation, self.generation)
        if self._mark is not None and self._mark.generation < self.generation:
            self._write(replace(self._mark, generation=self.generation))

    def close(self, head: Head, pages: bytes) -> None:
        """Note the last save of a session and how it lies on the disk, or that it is DOUBTED."""
        self._raise_to(self._of(head, pages))
        if self._keeps:  # a throw-away vault pushes nobody's note out
            _make_room(self.path.parent)

    def accept(self, head: Head) -> bool:
        """Take this save and these keys for the last although later ones were seen; answer whether it is noted."""
        return self._write(self._of(head))

    def _of(self, head: Head, pages: bytes = NO_PAGES) -> Mark:
        return Mark(self.generation, head.counter, head.at, head.seal, pages)

    def _raise_to(self, mark: Mark) -> bool:
        """Note a mark unless the vault is behind what is known; answer False when it could not be noted."""
        known = self._mark
        if known is None:
            return self._write(mark)
        if mark.counter < known.counter or (mark.counter == known.counter and mark.seal != known.seal):
            return True
        mark = replace(mark, generation=max(mark.generation, known.generation))
        return mark == known or self._write(mark)

    def _read(self) -> Mark | None:
        try:
            text = notes.opened(self._key, self.path.read_bytes(), self._about)
            version, generation, counter, at, seal, pages = _NOTE.unpack(text)
        except (OSError, notes.NoteUnreadable, struct.error):
            return None
        if version != _VERSION:
            return None
        return Mark(generation, counter, at.rstrip(b"\0").decode("ascii"), seal, pages)

    def _write(self, mark: Mark) -> bool:
        if not self._keeps:
            return True
        at = mark.at.encode("ascii")
        text = _NOTE.pack(_VERSION, mark.generation, mark.counter, at, mark.seal, mark.pages)
        with suppress(OSError):
            _make(self.path.parent)
            atomic.write(self.path, notes.closed(self._key, text, self._about))
            self._mark, self._noted_at = mark, time.monotonic()
            return True
        return False


def _make_room(folder: Path) -> None:
    """Remove the notes that were longest untouched, where there are too many."""
    with suppress(OSError):
        there = [item for item in folder.iterdir() if len(item.name) == _LETTERS and item.is_file()]
        there.sort(key=lambda item: item.stat().st_mtime)
        for item in there[: max(0, len(there) - _MOST)]:
            item.unlink()


def _make(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def place_of(keys: KeyTree) -> Path:
    """Return where the note of a vault lies."""
    return device.folder() / "seen" / keys.key(SEEN_NAME).hex()[:_LETTERS]
