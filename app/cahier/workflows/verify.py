"""Check every page, record, reference and file of evidence of the open notebook."""

from collections.abc import Callable

from cahier.vault.vault import Verified
from cahier.workflows.workspace import Workspace

__all__ = ["Verified", "is_due", "verify", "verify_some"]


def verify(workspace: Workspace, report: Callable[[object], None] = lambda _progress: None) -> Verified:
    """Answer with what was looked at; raises DamagedData or EvidenceUnsound."""
    seen = workspace.vault.verify(report)
    workspace.vault.note_verified()
    return seen


def is_due(workspace: Workspace) -> bool:
    """Say whether a week has passed since everything was read."""
    return workspace.vault.verify_due


def verify_some(workspace: Workspace, seconds: float = 1.0) -> bool:
    """Go on with the weekly look for about so long, where it was left; answer whether everything was read."""
    return workspace.vault.verify_some(seconds)
