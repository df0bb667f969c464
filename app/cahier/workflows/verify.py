"""Check every page, record, reference and file of evidence of the open notebook: at once, or bit by bit."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from cahier.domain.notion import Notion
from cahier.vault import evidence_check, weekly_round
from cahier.vault.attachments.errors import EvidenceUnsound
from cahier.vault.errors import DamagedData, MixedSaves, UnreadableRecords
from cahier.vault.evidence_check import Item
from cahier.vault.salvage import Loss
from cahier.vault.vault import Verified
from cahier.vault.weekly_round import Extent
from cahier.workflows.workspace import Workspace

__all__ = ["Extent", "Item", "Loss", "Notion", "Verified"]
Report = Callable[[object], None]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is harmed: records that cannot be read, parts of another save, something unknown, or evidence.

    `losses` tell of records, `what` names the rest in words of the core.
    """

    kind: Literal["records", "mixed", "damaged", "evidence"]
    what: tuple[str, ...] = ()
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """How the last round stands: when one last came to its end ("" for never), and what it found with evidence."""

    done_at: str
    unsound: tuple[str, ...]
    is_due: bool
    can_be_kept: bool


def verify(workspace: Workspace, report: Report = lambda _progress: None) -> Verified:
    """Answer with what was looked at; raises DamagedData or EvidenceUnsound."""
    seen = workspace.vault.verify(report)
    workspace.vault.note_verified()
    return seen


def standing(workspace: Workspace) -> Round:
    """Say how the weekly round stands."""
    vault = workspace.vault
    kept = vault.standing
    return Round(kept.done_at, kept.unsound, kept.is_due, not vault.read_only)


def begin_anew(workspace: Workspace) -> Extent:
    """Begin a round with the first step."""
    weekly_round.begin_anew(workspace.vault)
    return weekly_round.extent(workspace.vault)


def extent(workspace: Workspace) -> Extent:
    """Say how far the round is."""
    return weekly_round.extent(workspace.vault)


def look_on(workspace: Workspace, seconds: float = 1.0) -> bool | Finding:
    """Go on with the records for about so long, where the round was left; answer whether all were read.

    What is harmed comes back as a finding; the round stays there then.
    """
    try:
        return workspace.vault.verify_some(seconds)
    except DamagedData as error:
        return _finding(error)


def find(workspace: Workspace, report: Report = lambda _progress: None) -> Finding | None:
    """Read everything at once and answer with what is harmed, if anything is."""
    try:
        verify(workspace, report)
    except DamagedData as error:
        return _finding(error)
    except EvidenceUnsound as error:
        return Finding("evidence", error.lines)
    return None


def _finding(error: DamagedData) -> Finding:
    if isinstance(error, UnreadableRecords):
        return Finding("records", losses=error.losses)
    if isinstance(error, MixedSaves):
        return Finding("mixed", error.where)
    return Finding("damaged")


def next_item(workspace: Workspace) -> Item | None:
    """Return the next piece of evidence to be read, once all records were; none at the end of the round."""
    return weekly_round.next_item(workspace.vault)


def read_item(workspace: Workspace, item: Item, report: Report) -> tuple[str, ...]:
    """Read one piece of evidence to its end; answer with what is wrong with it. Any thread may."""
    return evidence_check.faults_of(workspace.vault.attachments, item, report)


def note_item(workspace: Workspace, item: Item, faults: tuple[str, ...]) -> None:
    """Note that it was read."""
    weekly_round.note(workspace.vault, item, faults)
