"""The way in: a passphrase, a new notebook with its recovery key, or that key instead of the passphrase."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from cahier.gui.jobs import Job
from cahier.gui.screens.create import CreateScreen
from cahier.gui.screens.recover import RecoverScreen
from cahier.gui.screens.recovery_sheet import RecoverySheet
from cahier.gui.screens.unlock import UnlockScreen
from cahier.gui.session import Session
from cahier.workflows import open_notebook
from cahier.workflows.workspace import Workspace


class DoorController(QObject):
    """Shows one screen of the door in the stack at a time; `entered` when a notebook is open."""

    entered = Signal(bool)  # whether it is a new one

    def __init__(self, session: Session, stack: QStackedWidget, place: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._stack = session, stack
        self._reason = ""
        self._job: Job | None = None
        self._cancelled = False
        self.place = place
        self.hint = ""  # the passphrase of the demonstration, whose notebook holds nothing true
        self._hinted = place

    def begin(self, reason: str = "") -> None:
        """Ask for the passphrase of the notebook at the place, or for a new one where there is none."""
        self._reason = reason
        if reason or open_notebook.looks_like_notebook(self.place):
            self.show_unlock()
        else:
            self.show_create()

    def cancel(self) -> None:
        """Stop what is being worked out: the notebook is to be locked or left."""
        self._cancelled = self._job is not None

    def unlock(self, passphrase: str) -> None:
        """Open the notebook at the locked door."""
        screen = self._stack.currentWidget()
        if isinstance(screen, UnlockScreen):
            self._unlock(screen, passphrase)

    def show_unlock(self) -> None:
        """Show the locked door."""
        screen = UnlockScreen()
        screen.explain(self._reason or self.tr("Enter the passphrase to open the notebook."), self.place)
        screen.show_hint(self.hint if self.place == self._hinted else "")
        screen.unlock_requested.connect(lambda passphrase: self._unlock(screen, passphrase))
        screen.recovery_requested.connect(self.show_recover)
        screen.other_requested.connect(lambda: self._choose_existing(screen))
        screen.new_requested.connect(self.show_create)
        self._show(screen)

    def show_create(self) -> None:
        """Show the first minute."""
        self.place = _free_place(self.place)
        screen = CreateScreen()
        screen.set_place(self.place)
        screen.create_requested.connect(lambda passphrase: self._create(screen, passphrase))
        screen.place_requested.connect(lambda: self._choose_new(screen))
        screen.open_requested.connect(lambda: self._choose_existing(screen))
        self._show(screen)

    def show_recover(self) -> None:
        """Show the way in with the recovery key."""
        screen = RecoverScreen()
        screen.recover_requested.connect(lambda key, passphrase: self._recover(screen, key, passphrase))
        screen.closed.connect(self.show_unlock)
        self._show(screen)

    def _unlock(self, screen: UnlockScreen, passphrase: str) -> None:
        place = self.place
        self._work(screen, lambda: open_notebook.unlock(place, passphrase), self._opened)

    def _create(self, screen: CreateScreen, passphrase: str) -> None:
        place = self.place
        self._work(screen, lambda: open_notebook.create(place, passphrase), lambda made: self._made(*made))

    def _recover(self, screen: RecoverScreen, key: str, passphrase: str) -> None:
        place = self.place
        self._work(screen, lambda: open_notebook.recover(place, key, passphrase), self._opened)

    def _work(
        self,
        screen: UnlockScreen | CreateScreen | RecoverScreen,
        function: Callable[[], Any],
        then: Callable[[Any], object],
    ) -> None:
        def failed(sentence: str) -> None:
            screen.set_busy(False)
            screen.show_problem(sentence)

        screen.set_busy(True)
        self._cancelled = False
        self._job = self._session.start(lambda _report: function(), then, failed)

    def _opened(self, workspace: Workspace) -> None:
        self._session.open(workspace)
        if self._cancelled:
            self._cancelled = False
            self._session.close_now()
            self.show_unlock()
            return
        self._leave()
        self.entered.emit(False)

    def _made(self, workspace: Workspace, key: str) -> None:
        self._session.open(workspace)
        sheet = RecoverySheet()
        sheet.set_secret(key)
        sheet.noted.connect(self._noted)
        self._show(sheet)

    def _noted(self) -> None:
        self._leave()
        self.entered.emit(True)

    def _choose_existing(self, screen: QWidget) -> None:
        folder = QFileDialog.getExistingDirectory(
            screen, self.tr("The folder of the notebook"), str(self.place.parent)
        )
        if folder:
            self.place = Path(folder)
            self._reason = ""
            self.show_unlock()

    def _choose_new(self, screen: CreateScreen) -> None:
        folder = QFileDialog.getExistingDirectory(screen, self.tr("Where to keep the notebook"), str(Path.home()))
        if folder:
            self.place = _free_place(Path(folder) / self.place.name)
            screen.set_place(self.place)

    def _show(self, screen: QWidget) -> None:
        before = self._stack.currentWidget()
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()

    def _leave(self) -> None:
        self._job = None


def _free_place(place: Path) -> Path:
    number, name = 2, place.name
    while place.exists():
        place = place.with_name(f"{name} {number}")
        number += 1
    return place
