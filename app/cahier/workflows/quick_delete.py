"""Destroy the whole notebook, with open eyes: what was never handed over, what is in no second copy, what stays.

Only from the open notebook, or by a typed word on the command line; never by a key, and never by a passphrase: a
copy of the disk would not obey it (see resources/help/destroying.md).
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cahier.domain.notion import Notion
from cahier.vault.destroying import whole
from cahier.vault.destroying.whole import Gone
from cahier.workflows import copies
from cahier.workflows.copies import Made
from cahier.workflows.workspace import Workspace

__all__ = ["Gone"]
Report = Callable[[object], None]
STAYS = (
    "Second copies still open, with the passphrase they had.",
    "Files that were given out stay where they are.",
    "On a stick or a flash disk, worn places may keep old keys and pages that no program can reach.",
    "This program stays, and so may traces of its use.",
)


@dataclass(frozen=True, slots=True)
class Tally:
    """What would be lost: all records; those that no headquarters was ever given; those in no second copy as they
    are now, by kind. `copies` are the second copies that are known."""

    records: int
    files: int
    never_handed_over: int
    uncopied: dict[Notion, int]
    copies: tuple[Made, ...]

    @property
    def never_copied(self) -> int:
        """Return how many records are in no second copy as they are now."""
        return sum(self.uncopied.values())


def tally(workspace: Workspace) -> Tally:
    """Count what would be lost."""
    vault = workspace.vault
    records = vault.count_records()
    return Tally(
        records=records,
        files=vault.count_files(),
        never_handed_over=records,  # nothing in this version hands records over
        uncopied=vault.uncopied(),
        copies=copies.known(workspace),
    )


def destroy(workspace: Workspace, report: Report = lambda _what: None) -> Gone:
    """Destroy the open notebook; it is closed then. Raises KeysLeft, KeysInDoubt or FilesLeft."""
    return whole.destroy_open(workspace.vault, report)


def destroy_unopened(path: Path, report: Report = lambda _what: None) -> Gone:
    """Destroy a notebook that nobody can or wants to open. Raises InUse, NotAVault and as `destroy`."""
    return whole.destroy_closed(path, report)


def is_unfinished(path: Path) -> bool:
    """Say whether nobody can open it and its disk did not take all of that: whoever opens it goes on."""
    try:
        return whole.is_begun(path)
    except OSError:
        return True
