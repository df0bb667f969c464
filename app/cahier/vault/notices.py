"""What opening has to tell a person before they go on. None of it stops them: they decide."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "unfinished", "cleaned", "mixed", "damaged", "older", "parted", "older-keys", "unseen", "unnoted", "read-only",
    "destroyed", "undestroyed", "spared", "back",
]  # fmt: skip

ABOUT_OLDER = ("older", "parted", "older-keys")  # what somebody who knows why can decide to go on with


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell, in plain words."""

    kind: Kind
    sentence: str


UNFINISHED = Notice(
    "unfinished",
    "The last session ended in the middle of a save. That one save was taken back; everything saved before it is "
    "here. Look at what you wrote last.",
)
CLEANED = Notice(
    "cleaned",
    "The last session did not end by itself, and a file that belongs to it, vault.db-journal, is gone: a cleaning "
    "program may have removed it. If a save was under way, a part of it may be here and a part not. Look at what "
    "you wrote last, compare with your latest second copy, and keep cleaning programs away from this folder.",
)
MIXED = Notice(
    "mixed",
    "Parts of this notebook are older than the rest: an old piece of it was put back, or a piece of a save was "
    "taken away. You can read it. Compare it with your latest second copy before you rely on it; "
    "`cahier verify` says which parts.",
)
DAMAGED = Notice(
    "damaged",
    "Some of this notebook cannot be read. The rest is here. Copy the whole folder before anything else; "
    "`cahier verify` says what is lost, and `cahier rescue` writes the rest into a new notebook.",
)
OLDER_KEYS = Notice(
    "older-keys",
    "The key file of this notebook is older than its records or than last seen on this computer: an old vault.hdr "
    "was put back. A passphrase or key that was taken away since may open the notebook again. No record was "
    "changed. If nobody you trust put it back, look at the ways in, take away what should not be there, set a new "
    "passphrase, and ask headquarters.",
)
UNSEEN = Notice(
    "unseen",
    "This computer has not seen this notebook before, so it cannot tell whether this is its latest copy. "
    "From now on it can.",
)
UNNOTED = Notice(
    "unnoted",
    "This computer could not note down which save of this notebook it saw last, so it cannot notice if an older "
    "copy is put in its place. Everything else works. Free some space for it.",
)
READ_ONLY = Notice(
    "read-only",
    "This notebook can be read here and not written, because its place is read-only. Nothing in it will be "
    "changed. To record anything, copy the whole folder to a disk and open the copy.",
)
DESTROYED = Notice(
    "destroyed",
    "Something was being destroyed for ever when the last session ended. That was finished just now.",
)
UNDESTROYED = Notice(
    "undestroyed",
    "Something was to be destroyed for ever, and traces of it are still here: it could not be finished, because "
    "this place cannot be written or has no room, or because the notebook is damaged. Everything else is as it "
    "was. Free some space and open the notebook again.",
)
SPARED = Notice(
    "spared",
    "This whole notebook was to be destroyed, and that broke off before its keys were gone. Everything is here. "
    "If it is to go, destroy it again; if nobody of you began it, make a second copy now and ask who did.",
)


def back(count: int, last: str) -> Notice:
    """Tell of things that were destroyed and are here again; `last` is when the last of them went (ISO 8601)."""
    return Notice(
        "back",
        f"An older copy of this notebook was put back: {count} records that were destroyed for ever (the last on "
        f"{_plain(last)}) are here again. Nothing was changed. Destroy them again with "
        "`cahier destroy VAULT --again`, or ask whoever put the copy back.",
    )


def older(here: str, seen: str) -> Notice:
    """Tell of a notebook that is behind what this computer saw; both are times of saves (ISO 8601, UTC)."""
    return Notice(
        "older",
        f"This notebook is older than last seen on this computer: it was last saved on {_plain(here)}, and this "
        f"computer has seen a save of {_plain(seen)}. Nothing was changed. If nobody you trust put an older copy "
        "back, look for the newer one, and ask headquarters before you go on.",
    )


def parted(here: str, seen: str) -> Notice:
    """Tell of a notebook that went another way than the one this computer saw."""
    return Notice(
        "parted",
        f"This notebook (last saved on {_plain(here)}) and the one last seen on this computer (saved on "
        f"{_plain(seen)}) are two copies that were written apart. Each may hold what the other has not. "
        "Nothing was changed. Keep both.",
    )


def _plain(time: str) -> str:
    """Write a time the way it is read aloud."""
    return f"{time[:10]} at {time[11:16]} UTC"
