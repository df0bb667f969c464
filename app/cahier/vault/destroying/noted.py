"""The note this computer keeps of what was destroyed in a vault, so that an older copy put back is told.

It lies outside the vault's folder, beside the note of the last save (`last_seen`), sealed under keys of the
vault. It holds the tombstones and no more: random ids, kinds, times, codes. Whoever has not the key learns from
its size about how many there are.
"""

import json
from collections.abc import Iterable
from contextlib import suppress

from cahier.crypto import notes
from cahier.crypto.keys import GONE, GONE_NAME, KeyTree
from cahier.domain.codec import from_plain, to_plain
from cahier.domain.errors import CahierError
from cahier.domain.tombstone import Tombstone
from cahier.vault import atomic, device
from cahier.vault.destroying.doomed import KINDS
from cahier.vault.errors import NotFound
from cahier.vault.reader import Reader

_BLOCK = 8_192  # bytes: notes of about forty are of one size


class Noted:
    """What was destroyed in one vault, as this computer knows it."""

    def __init__(self, keys: KeyTree) -> None:
        self._key = keys.key(GONE)
        self._about = b"gone" + keys.vault_id
        self.path = device.folder() / "gone" / keys.key(GONE_NAME).hex()[:32]

    def all(self) -> tuple[Tombstone, ...]:
        """Return the tombstones; none when there is no note, or not one of ours."""
        try:
            text = notes.opened(self._key, self.path.read_bytes(), self._about)
            return tuple(from_plain(Tombstone, each) for each in json.loads(text))
        except (OSError, ValueError, CahierError):
            return ()

    def add(self, tombstones: Iterable[Tombstone]) -> bool:
        """Keep these as well; answer whether the computer could."""
        known = {each.item: each for each in (*self.all(), *tombstones)}
        text = json.dumps([to_plain(each) for each in known.values()]).encode("ascii")
        text += b" " * (-len(text) % _BLOCK)
        with suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            atomic.write(self.path, notes.closed(self._key, text, self._about))
            return True
        return False

    def back_in(self, reader: Reader) -> tuple[Tombstone, ...]:
        """Return those whose records are in the vault again."""
        return tuple(each for each in self.all() if _is_in(reader, each))


def _is_in(reader: Reader, tombstone: Tombstone) -> bool:
    try:
        reader.get(KINDS[tombstone.kind], tombstone.item)
    except NotFound:
        return False
    return True
