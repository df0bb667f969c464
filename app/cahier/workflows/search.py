"""Find names and words of accounts, in any script."""

from cahier.vault.lines import Hit
from cahier.workflows.workspace import Workspace

__all__ = ["Hit", "find"]


def find(workspace: Workspace, words: str, limit: int = 50) -> tuple[Hit, ...]:
    """Return what holds all these words, or words that begin with them, best first."""
    return workspace.vault.search(words, limit)
