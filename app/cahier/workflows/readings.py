"""Briefs that wait for a second reader, and what became of them."""

from dataclasses import replace

from cahier.domain.colleague import Reading, ReadingState
from cahier.vault.errors import NotFound
from cahier.workflows import colleagues, second_reading
from cahier.workflows.record import save
from cahier.workflows.workspace import Workspace


def still_open(workspace: Workspace) -> tuple[Reading, ...]:
    """Return every brief that waits, oldest first."""
    return tuple(one for one in workspace.vault.list(Reading) if one.state == "waiting")


def waiting(workspace: Workspace) -> tuple[Reading, ...]:
    """Return what waits for whoever is here: briefs that somebody else prepared, oldest first."""
    here = colleagues.with_id(workspace, workspace.opened_by)
    if here is None or not set(second_reading.READERS) & set(here.duties):
        return ()
    return tuple(one for one in still_open(workspace) if one.asked_by != here.colleague_id)


def handed_over(workspace: Workspace) -> tuple[Reading, ...]:
    """Return what whoever is here handed over, and what became of it, oldest first."""
    here = colleagues.with_id(workspace, workspace.opened_by)
    return tuple(one for one in workspace.vault.list(Reading) if here and one.asked_by == here.colleague_id)


def send_back(workspace: Workspace, reading_id: str, note: str) -> Reading:
    """Give a brief back to whoever prepared it, with a word on why; raises NotFound when it waits no longer."""
    return _ended(workspace, reading_id, "sent_back", note.strip() or None)


def note_released(workspace: Workspace, reading_id: str) -> Reading:
    """Note that the second reader let it go."""
    return _ended(workspace, reading_id, "released", None)


def _ended(workspace: Workspace, reading_id: str, state: ReadingState, note: str | None) -> Reading:
    reading = next((one for one in still_open(workspace) if one.reading_id == reading_id), None)
    if reading is None:
        raise NotFound
    here = colleagues.with_id(workspace, workspace.opened_by)
    ended = replace(reading, state=state, read_by=here.colleague_id if here else None, note=note)
    save(workspace, ended)
    return ended
