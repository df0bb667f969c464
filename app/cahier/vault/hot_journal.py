"""What a save that was cut short left behind, before SQLite plays it back.

How long the database was stands at the head of the journal, and nothing guards it: with one bit of it flipped
SQLite makes the database terabytes of nothing, which a stick refuses at every opening and which takes an hour to
look over elsewhere. How long it is to be also stands in the database, so that a lesser number does no harm.
"""

import os
from pathlib import Path

from cahier.vault import folder
from cahier.vault.database import PAGE_BYTES

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_LENGTH = slice(16, 20)  # in pages, the most significant byte first
_HEAD = 28


def bound(path: Path) -> None:
    """Let the journal make the database no longer than what both hold together; raises OSError."""
    journal = path / folder.JOURNAL
    if not journal.exists():
        return
    most = (journal.stat().st_size + (path / folder.DATABASE).stat().st_size) // PAGE_BYTES + 1
    with journal.open("r+b") as file:
        head = file.read(_HEAD)
        if len(head) < _HEAD or not head.startswith(_MAGIC) or int.from_bytes(head[_LENGTH]) <= most:
            return
        file.seek(_LENGTH.start)
        file.write(most.to_bytes(_LENGTH.stop - _LENGTH.start))
        file.flush()
        os.fsync(file.fileno())
