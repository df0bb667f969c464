"""Check every page, record, reference and file of evidence of the open notebook."""

from collections.abc import Callable

from cahier.vault.vault import Verified
from cahier.workflows.workspace import Workspace

__all__ = ["Verified", "verify"]


def verify(workspace: Workspace, report: Callable[[object], None] = lambda _progress: None) -> Verified:
    """Answer with what was looked at; raises DamagedData or EvidenceUnsound."""
    return workspace.vault.verify(report)
