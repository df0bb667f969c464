"""Destroy for ever: what would go and what stays is told first; afterwards no page of the notebook holds it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cahier.domain.errors import CahierError
from cahier.domain.interview import Interview
from cahier.domain.notion import Notion
from cahier.domain.submission import Release
from cahier.domain.tombstone import DestroyedKind, Tombstone, Why
from cahier.vault.destroying import records
from cahier.vault.destroying.doomed import Doomed, Item, doomed_by
from cahier.vault.destroying.noted import Noted
from cahier.vault.destroying.records import Destroyed
from cahier.vault.errors import NotFound
from cahier.vault.kinds import notion_of
from cahier.workflows.black_out import BlackedOut, black_out
from cahier.workflows.ledger import using
from cahier.workflows.workspace import Workspace

__all__ = ["Destroyed", "DestroyedKind", "Item", "Why"]
Report = Callable[[object], None]
WHYS: tuple[Why, ...] = ("withdrawn", "retention", "mistake", "danger", "other")
LEFT = (
    "Second copies made before still hold it. So may files that were given out, and worn places of a flash disk, "
    "which nobody can reach: switch this computer off, and keep nothing you need not keep."
)


class NothingToDestroy(CahierError):
    """What was named is not here."""

    def __init__(self) -> None:
        super().__init__("There is nothing of this name to destroy. Nothing was changed. Look at the case first.")


@dataclass(frozen=True, slots=True)
class Plan:
    """What would go: how many records of each kind, how many files; and what others say of the person.

    `left` are the releases that left about it, which destroying here does not call back. `never_handed_over`
    counts the records that no headquarters was ever given, `never_copied` those in no second copy as they are now.
    """

    items: tuple[Item, ...]
    records: dict[Notion, int]
    files: int
    left: tuple[Release, ...]
    said: BlackedOut
    never_handed_over: int = 0
    never_copied: int = 0


def plan(workspace: Workspace, items: Sequence[Item]) -> Plan:
    """Say what would go with these; nothing is changed. Raises NothingToDestroy."""
    doomed = doomed_by(workspace.vault, items)
    if not doomed.gone:
        raise NothingToDestroy
    return Plan(
        items=tuple(items),
        records=dict(Counter(notion_of(type(record)) for record in doomed.gone)),
        files=len(doomed.files),
        left=using(workspace, doomed.ids),
        said=_said(workspace, items, doomed),
        never_handed_over=len(doomed.gone),  # nothing in this version hands records over
        never_copied=workspace.vault.uncopied_of(doomed.gone),
    )


def destroy(
    workspace: Workspace,
    items: Sequence[Item],
    why: Why,
    *,
    names_too: bool = True,
    report: Report = lambda _what: None,
) -> Destroyed:
    """Destroy these for ever; with `names_too` a person is blacked out of what others say as well.

    Raises NothingToDestroy, NotYetDestroyed, NotYetClean or what a write raises.
    """
    doomed = doomed_by(workspace.vault, items)
    said = _said(workspace, items, doomed) if names_too else BlackedOut()
    try:
        return records.destroy(workspace.vault, items, why, said.write, report)
    except NotFound:
        raise NothingToDestroy from None


def came_back(workspace: Workspace) -> tuple[Tombstone, ...]:
    """Return what was destroyed, as this computer knows, and is here again because an older copy was put back."""
    return Noted(workspace.vault.keys).back_in(workspace.vault)


def destroy_again(workspace: Workspace, report: Report = lambda _what: None) -> Destroyed:
    """Destroy what came back; raises NothingToDestroy."""
    try:
        return records.again(workspace.vault, report)
    except NotFound:
        raise NothingToDestroy from None


def destroyed(workspace: Workspace) -> tuple[Tombstone, ...]:
    """Return what was destroyed in this notebook, the latest first."""
    return tuple(reversed(workspace.vault.list(Tombstone)))


def item_of(workspace: Workspace, case_code: str, kind: str, code: str = "") -> Item:
    """Return the thing that people call by this code in a case; raises NothingToDestroy."""
    case = workspace.vault.records(workspace.vault.case_by_code(case_code).case_id)
    if kind == "case":
        return Item("case", case.case.case_id)
    named: dict[DestroyedKind, dict[str, str]] = {
        "interview": {each.code: each.interview_id for each in case.interviews},
        "account": {each.code: each.account_id for each in case.accounts},
        "evidence": {each.code: each.evidence_id for each in case.evidence},
        "person": {each.code: each.person_id for each in case.roles},
    }
    for known, ids in named.items():
        if known == kind and code in ids:
            return Item(known, ids[code])
    raise NothingToDestroy


def told_by(workspace: Workspace, person_id: str) -> tuple[Item, ...]:
    """Return the interviews somebody gave, in all cases."""
    given = (each for each in workspace.vault.each(Interview) if each.interviewee == person_id)
    return tuple(Item("interview", each.interview_id) for each in given)


def _said(workspace: Workspace, items: Sequence[Item], doomed: Doomed) -> BlackedOut:
    people = frozenset(item.id for item in items if item.kind == "person")
    return black_out(workspace, people, doomed.ids) if people else BlackedOut()
