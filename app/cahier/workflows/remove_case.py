"""Remove a case for good: all that hangs on it, and the people who have a part in no other case."""

from cahier.domain.case import Case
from cahier.domain.notion import Notion
from cahier.domain.person import CasePerson, Person
from cahier.vault.errors import StillNamed
from cahier.vault.writer import Writer
from cahier.workflows.workspace import Workspace


def remove_case(workspace: Workspace, case_id: str) -> frozenset[Notion]:
    """Delete a case in one transaction; nothing brings it back but a copy made before."""
    people = [part.person_id for part in workspace.vault.list(CasePerson, case_id)]

    def work(writer: Writer) -> None:
        writer.remove(Case, case_id)
        for person_id in people:
            try:
                writer.remove(Person, person_id)
            except StillNamed:  # has a part in another case as well
                continue

    return workspace.vault.write(work)
