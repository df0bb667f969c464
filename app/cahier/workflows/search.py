"""Find names and words of accounts, in any script."""

from collections.abc import Callable
from contextlib import suppress

from cahier.vault.errors import VaultError
from cahier.vault.lines import Hit
from cahier.workflows.workspace import Workspace

__all__ = ["Hit", "catch_up", "catch_up_some", "find"]


def find(workspace: Workspace, words: str, limit: int = 50) -> tuple[Hit, ...]:
    """Return what holds all these words, or words that begin with them, best first."""
    return workspace.vault.search(words, limit)


def catch_up_some(workspace: Workspace, seconds: float = 0.3) -> bool:
    """Go on with an index of words that an older version made; answer whether everything can be found."""
    return workspace.vault.find_anew(seconds)


def catch_up(workspace: Workspace, report: Callable[[object], None] = lambda _what: None) -> None:
    """Do all of it; where a damaged record is in the way, what is indexed is found all the same."""
    with suppress(VaultError):
        while not catch_up_some(workspace):
            report("preparing the search")
