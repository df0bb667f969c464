"""The ledger of what left, and what may be asked of it: who holds anything about somebody?"""

from collections.abc import Iterable
from typing import Any

from cahier.domain.event import Event
from cahier.domain.interview import Interview
from cahier.domain.submission import Release
from cahier.workflows.workspace import Workspace


def about(workspace: Workspace, person_id: str) -> tuple[Release, ...]:
    """Return every release with files that used a person: it speaks of them, rests on their consent, or tells what
    came from an interview they gave. In the order of recording."""
    told = {each.interview_id for each in workspace.vault.each(Interview) if each.interviewee == person_id}
    return using(workspace, frozenset({person_id, *told}))


def using(workspace: Workspace, ids: frozenset[str]) -> tuple[Release, ...]:
    """Return every release with files that used any of these records: people, consents, interviews, evidence."""
    return tuple(each for each in workspace.vault.each(Release) if each.files and _uses(workspace, each, ids))


def _uses(workspace: Workspace, release: Release, ids: frozenset[str]) -> bool:
    if ids & {release.release_id, release.case_id, *release.persons, *release.named, *release.consents}:
        return True
    return bool(ids & _sources_of(workspace, release))


def _sources_of(workspace: Workspace, release: Release) -> frozenset[str]:
    """Return what the facts of a release rest on and whom they befell, as far as they are still here and say
    so."""
    events: Iterable[Any] = workspace.vault.list(Event, release.case_id)
    told = (event for event in events if f"event {event.code}" in release.elements)
    return frozenset(source for event in told for source in (*event.sources, *event.targets))
