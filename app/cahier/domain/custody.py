"""The custody log of a piece of evidence: each line seals the one before, so that none can be changed unseen.

What a chain cannot show is that its last lines were cut off; the seal of the newest line, noted elsewhere, does.
"""

import dataclasses
import hashlib
import json
from collections.abc import Sequence

from cahier.domain.codec import to_plain
from cahier.domain.evidence import CustodyEvent


def seal_of(log: Sequence[CustodyEvent]) -> str:
    """Return what the next line has to carry: the SHA-256 of the last line in hex, nothing for an empty log."""
    if not log:
        return ""
    text = json.dumps(to_plain(log[-1]), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def next_line(log: Sequence[CustodyEvent], event: CustodyEvent) -> CustodyEvent:
    """Return the event as the next line of this log."""
    return dataclasses.replace(event, prev_hash=seal_of(log))


def first_break(log: Sequence[CustodyEvent]) -> int | None:
    """Return the number, from 1, of the first line that does not seal the one before it; None when all do."""
    for number, event in enumerate(log):
        if event.prev_hash != seal_of(log[:number]):
            return number + 1
    return None
