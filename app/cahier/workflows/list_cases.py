"""The list of cases, the latest changed first."""

from cahier.vault.lines import CaseLine
from cahier.workflows.workspace import Workspace

__all__ = ["CaseLine", "cases"]


def cases(workspace: Workspace) -> tuple[CaseLine, ...]:
    """Return a line for each case."""
    return workspace.vault.cases()
