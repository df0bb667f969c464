"""What stays of something destroyed for ever: that it was there, when it went and why. Nothing of whom it was
about.

Each tombstone seals the one before (`domain.custody`), so that none can be taken away unseen.
"""

from dataclasses import dataclass
from typing import Literal

DestroyedKind = Literal["case", "interview", "account", "person", "evidence"]
Why = Literal["withdrawn", "retention", "mistake", "danger", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """One record that was destroyed. `item` is the id it had, which is random and says nothing.

    `fingerprint` is a keyed digest of a long text or of a file, by which a copy under another id is recognised; of
    short texts there is none, because whoever has the key could guess them. `custody` is the seal of the last line
    of a custody log: with a copy of the log in hand it proves that this is the one that ended here.
    """

    tombstone_id: str
    item: str
    kind: DestroyedKind
    when: str  # ISO 8601, UTC, to the second
    why: Why
    fingerprint: str = ""
    custody: str = ""
    custody_lines: int = 0
    prev_hash: str = ""
