"""Joins the page on which the whole notebook is destroyed with its workflow; the process is replaced after it."""

from PySide6.QtCore import QObject, Signal

from cahier.gui.controllers.passing_page import PassingPage
from cahier.gui.screens.destroying.notebook import NotebookStep
from cahier.gui.session import Session
from cahier.gui.shell import Shell
from cahier.workflows import quick_delete
from cahier.workflows.quick_delete import Tally

PAGE = "settings"  # where one comes from


class QuickDeleteController(QObject):
    """`gone` once nobody can open the notebook any more; `closed` when it was kept."""

    gone = Signal()
    closed = Signal()

    def __init__(self, session: Session, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._shell = session, shell
        self._page = PassingPage(shell, PAGE)

    def show(self) -> None:
        """Say what would be lost, and ask for the word."""
        self._session.run(quick_delete.tally, self._show)

    def _show(self, tally: Tally) -> None:
        page = NotebookStep(tally)
        page.closed.connect(self.closed)
        page.agreed.connect(lambda: self._go(page))
        self._page.bring(page)

    def _go(self, page: NotebookStep) -> None:
        def step(what: object) -> None:
            if self._page.holds(page):
                page.show_step(what)

        job = self._session.end(
            quick_delete.destroy, lambda _gone: self.gone.emit(), lambda sentence: self._failed(page, sentence)
        )
        job.progressed.connect(step)

    def _failed(self, page: NotebookStep, sentence: str) -> None:
        """Say that its keys are still there; where they are gone, the door says what is left of its files."""
        if not self._session.is_open:
            self.gone.emit()
        elif self._page.holds(page):
            page.show_problem(sentence)
        else:
            self._shell.show_problem(sentence)
