"""Logs of which each line seals the one before, so that none can be changed unseen: the custody of a piece of
evidence, and what was destroyed.

What a chain cannot show is that its last lines were cut off; the seal of the newest line, noted elsewhere, does.
"""

import dataclasses
import hashlib
import json
from collections.abc import Sequence
from typing import TypeVar

from cahier.domain.codec import to_plain
from cahier.domain.evidence import CustodyEvent
from cahier.domain.tombstone import Tombstone

Line = TypeVar("Line", CustodyEvent, Tombstone)


def seal_of(log: Sequence[Line]) -> str:
    """Return what the next line has to carry: the SHA-256 of the last line in hex, nothing for an empty log."""
    if not log:
        return ""
    text = json.dumps(to_plain(log[-1]), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def next_line(log: Sequence[Line], line: Line) -> Line:
    """Return the line as the next one of this log."""
    return dataclasses.replace(line, prev_hash=seal_of(log))


def first_break(log: Sequence[Line]) -> int | None:
    """Return the number, from 1, of the first line that does not seal the one before it; None when all do."""
    for number, line in enumerate(log):
        if line.prev_hash != seal_of(log[:number]):
            return number + 1
    return None
