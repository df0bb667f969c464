"""Joins the page of a withdrawal with the workflows."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from cahier.domain.notion import Notion
from cahier.domain.submission import Release
from cahier.gui.models.case_parts import name_in
from cahier.gui.screens.withdrawal import WithdrawalPage
from cahier.gui.session import Session
from cahier.workflows import destroy, show_case, withdraw
from cahier.workflows.letters import Letter
from cahier.workflows.workspace import Workspace

_ALL = frozenset(Notion)


@dataclass(frozen=True, slots=True)
class _About:
    name: str
    used: tuple[Release, ...]
    told: tuple[destroy.Item, ...]


class WithdrawalController(QObject):
    """One withdrawal at a time: `ready(page)` to show it, `left(case_id)` when it is done with."""

    ready = Signal(object)
    left = Signal(str)
    destroying_wanted = Signal(str, object, str, str)  # case_id, items, what they are called, why

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._page: WithdrawalPage | None = None

    def note_destroyed(self, _items: object) -> None:
        """Offer no longer what is done."""
        if self._page is not None:
            self._page.told_is_gone()

    def open(self, case_id: str, person_id: str) -> None:
        """Show what follows when this person takes their consent back."""
        self._session.run(partial(_read, case_id, person_id), lambda about: self._show(case_id, person_id, about))

    def _show(self, case_id: str, person_id: str, about: _About) -> None:
        page = WithdrawalPage(about.name, about.used, len(about.told))
        page.closed.connect(lambda: self.left.emit(case_id))
        page.agreed.connect(lambda: self._record(page, person_id))
        page.destroy_requested.connect(
            lambda: self.destroying_wanted.emit(case_id, about.told, about.name, "withdrawn")
        )
        page.marked.connect(self._mark)
        page.destroyed.connect(self._forget)
        self._page = page
        self.ready.emit(page)

    def _record(self, page: WithdrawalPage, person_id: str) -> None:
        self._session.write(partial(_withdraw, person_id), page.show_done, _ALL, page.show_problem)

    def _forget(self) -> None:
        self._page = None

    def _mark(self, recall_id: str, state: str) -> None:
        for known in ("sent", "confirmed", "impossible"):
            if state == known:
                self._session.write(
                    partial(withdraw.mark, recall_id=recall_id, status=known),
                    changes=(Notion.RECALL, Notion.SUBMISSION),
                )


def _read(case_id: str, person_id: str, workspace: Workspace) -> _About:
    name = name_in(show_case.case(workspace, case_id), person_id)
    return _About(name, withdraw.consequences(workspace, person_id), destroy.told_by(workspace, person_id))


def _withdraw(person_id: str, workspace: Workspace) -> tuple[Letter, ...]:
    return withdraw.letters(workspace, withdraw.withdraw(workspace, person_id).recalls)
