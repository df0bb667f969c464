"""Taking something out of the notebook from its form: an ordinary removal, or the way to destroying it for ever.

Where both can be had, a question says in plain words what an ordinary removal leaves. What was removed alone, and
has no file, can be taken back right after; nothing brings back what was destroyed.
"""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from cahier.domain.evidence import Evidence
from cahier.domain.interview import Interview
from cahier.domain.notion import Notion
from cahier.domain.person import Person
from cahier.domain.records import CaseRecords
from cahier.domain.tombstone import DestroyedKind
from cahier.gui.limits import limit
from cahier.gui.screens.form_page import FormPage
from cahier.workflows import record
from cahier.workflows.destroy import Item
from cahier.workflows.remove_case import remove_case
from cahier.workflows.workspace import Workspace

_DESTROYED: dict[type, DestroyedKind] = {Person: "person", Interview: "interview", Evidence: "evidence"}


class Writing(Protocol):
    """Records what a page holds, closes the page, tells what changed."""

    def __call__(
        self,
        page: FormPage,
        work: Callable[[Workspace], Any],
        notions: set[Notion] | None = None,
        then: Callable[[Any], object] | None = None,
    ) -> None:
        """Do the work on the vault thread."""


class Removals(QObject):
    """Puts the ways out on a page."""

    removed = Signal(object)  # the records that are gone
    case_removed = Signal(str)
    destroying_wanted = Signal(object, str)  # items, what they are called

    def __init__(self, write: Writing, parent: QObject) -> None:
        super().__init__(parent)
        self._write = write

    def of_record(self, page: FormPage, *gone: object) -> None:
        """Remove the first; the others go with it, and all come back together."""
        has_file = bool(getattr(gone[0], "file", None))
        kind = _DESTROYED.get(type(gone[0]))
        if kind is not None:
            words = (
                self.tr("Its file goes as well. Nothing brings it back but a copy of the notebook made before.")
                if has_file
                else self.tr("It goes from the notebook. You can take that back right after.")
            )
            yes = self.tr("Remove for good") if has_file else self.tr("Remove")
            self._ask(page, words, yes, self.tr("Keep it"))
            item = Item(kind, getattr(gone[0], f"{kind}_id"))
            page.destroy_requested.connect(
                lambda: self.destroying_wanted.emit((item,), page.header.title.accessibleName())
            )
        page.remove_requested.connect(
            lambda: self._write(
                page,
                lambda workspace: record.remove(workspace, gone[0]),
                then=lambda _notions: None if has_file else self.removed.emit(gone),
            )
        )

    def of_case(self, page: FormPage, records: CaseRecords) -> None:
        """Remove a whole case."""
        case = records.case
        words = self.tr(
            "Everything in this case goes: interviews ({interviews}), people ({people}), what happened, "
            "evidence, and the list of what was sent to whom. "
            "Nothing brings it back but a copy of the notebook made before."
        ).format(interviews=len(records.interviews), people=len(records.persons))
        self._ask(page, words, self.tr("Remove this case"), self.tr("Keep the case"))
        page.destroy_requested.connect(
            lambda: self.destroying_wanted.emit(
                (Item("case", case.case_id),), case.title_internal or case.title_public or case.code
            )
        )
        page.remove_requested.connect(
            lambda: self._write(
                page,
                lambda workspace: remove_case(workspace, case.case_id),
                then=lambda _notions: self.case_removed.emit(case.case_id),
            )
        )

    def _ask(self, page: FormPage, words: str, yes: str, no: str) -> None:
        instead = self.tr("Destroying it for ever leaves no piece of it here, and asks for your passphrase.")
        told = " ".join((words, limit("removed"), limit("pieces"), instead))
        page.ask_first(told, yes, no, destroys=True)
