"""Keep a file as evidence: the original, unchanged, with its hash and the first line of its custody log."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from cahier.crypto.ids import new_id
from cahier.domain.evidence import CustodyEvent, Evidence
from cahier.domain.notion import Notion
from cahier.vault.attachments.files import Progress, Stored
from cahier.vault.attachments.opened import OpenAttachment
from cahier.vault.writer import Writer
from cahier.workflows import colleagues, record
from cahier.workflows.workspace import Workspace

__all__ = [
    "RECEIVED",
    "OpenAttachment",
    "Progress",
    "Stored",
    "attach",
    "bring_in",
    "custody",
    "custody_line",
    "keep",
    "kept_on",
    "open_attachment",
    "remove",
    "shown_name",
]
_ACTOR = "RESEARCHER"  # where nobody said who works here
RECEIVED = "RECEIVED"
_LONGEST = 200  # letters of a name


def attach(
    workspace: Workspace,
    case_id: str,
    path: Path,
    title: str | None = None,
    report: Callable[[object], None] = lambda _progress: None,
) -> Evidence:
    """Keep a file in a case, under its own name when it gets no title; when this returns it is on the disk.

    `report` is told the `Progress`, on this thread; what it raises ends the work, and nothing is left of it.
    """
    return keep(workspace, case_id, bring_in(workspace, path, report), path, title)


def bring_in(workspace: Workspace, path: Path, report: Callable[[object], None]) -> Stored:
    """Seal a file, which may take long: on any thread, so that what is typed meanwhile is saved.

    Nothing of it stays unless `keep` follows, before the notebook is opened the next time.
    """
    return workspace.vault.attachments.bring_in(path, report)


def keep(workspace: Workspace, case_id: str, stored: Stored, path: Path, title: str | None = None) -> Evidence:
    """Record what was brought in; when this returns it is on the disk."""
    with workspace.vault.attachments.recording(stored):
        evidence = record.made(
            workspace,
            Evidence,
            case_id,
            title=(title or "").strip() or shown_name(path),
            file=stored.name,
            sha256=stored.sha256,
            size=stored.size,
            mime=stored.mime,
        )
        line = custody_line(workspace, evidence, RECEIVED, hash_after=stored.sha256, reason=shown_name(path))

        def work(writer: Writer) -> None:
            writer.put(evidence)
            writer.add_custody(line)

        workspace.vault.write(work)
    return evidence


def custody_line(workspace: Workspace, evidence: Evidence, action: str, **fields: str) -> CustodyEvent:
    """Build a line for the custody log of an item, of this moment and by whoever is here."""
    here = colleagues.with_id(workspace, workspace.opened_by)
    return CustodyEvent(
        custody_event_id=new_id(),
        evidence_id=evidence.evidence_id,
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        actor_code=here.code if here else _ACTOR,
        action=action,
        **fields,
    )


def open_attachment(workspace: Workspace, evidence: Evidence) -> OpenAttachment:
    """Open the original to be read from any place in it, also on another thread. Close it before the notebook."""
    return workspace.vault.attachments.open(evidence)


def custody(workspace: Workspace, evidence: Evidence) -> tuple[CustodyEvent, ...]:
    """Return the custody log of an item, in the order of recording."""
    return workspace.vault.custody(evidence.evidence_id)


def kept_on(workspace: Workspace, case_id: str) -> dict[str, str]:
    """Return when each file of a case came in, by the id of its record."""
    files = (item for item in workspace.vault.list(Evidence, case_id) if item.file)
    logs = ((item.evidence_id, workspace.vault.custody(item.evidence_id)) for item in files)
    return {evidence_id: log[0].when for evidence_id, log in logs if log}


def remove(workspace: Workspace, evidence: Evidence) -> frozenset[Notion]:
    """Delete an item with its file and its log; raises StillNamed while others refer to it."""
    return record.remove(workspace, evidence)


def shown_name(path: Path) -> str:
    """Return the name of a file without anything that could steer what shows it, and whole as a text."""
    name = path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in name)[:_LONGEST]
