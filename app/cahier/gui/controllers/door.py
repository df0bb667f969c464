"""The way in: a passphrase, a new notebook with its recovery key, or that key instead of the passphrase.

Ends with the key of the notebook, which another process opens it with (`cahier.gui.process`).
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from cahier.gui.controllers.lost import RESCUE, RESTORE, LostController, free_place
from cahier.gui.screens.create import CreateScreen
from cahier.gui.screens.gone import GoneScreen
from cahier.gui.screens.paper_sheet import PaperSheet
from cahier.gui.screens.recover import HEADQUARTERS, KEY_FILE, SHARES, SHEET, RecoverScreen
from cahier.gui.screens.recovery_sheet import RecoverySheet
from cahier.gui.screens.unlock import UnlockScreen
from cahier.gui.session import Session
from cahier.gui.widgets.choosing import choose_folder
from cahier.workflows import enter, open_notebook, quick_delete
from cahier.workflows.enter import Entry
from cahier.workflows.keys import read_key
from cahier.workflows.synced import synced_by

DESTROYED = "destroyed"


class DoorController(QObject):
    """Shows one screen of the door at a time; `admitted` with what opens the notebook, and its place."""

    admitted = Signal(object, object)  # Entry, Path

    def __init__(self, session: Session, stack: QStackedWidget, place: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._stack = session, stack
        self._reason = ""
        self._working = False
        self._made_entry: Entry | None = None  # of a new notebook, while its recovery key is written down
        self.place = place
        self.hint = ""  # the passphrase of the demonstration, whose notebook holds nothing true
        self._hinted = place
        self.lost = LostController(session, self, self)

    def begin(self, reason: str = "", wish: str = "") -> None:
        """Ask for the passphrase of the notebook at the place, or for a new one where there is none.

        `wish` is why it was locked, where that was to do something at the door: "restore" or "rescue"; or
        "destroyed".
        """
        self._reason = reason
        if wish == DESTROYED:
            self.show_gone()
        elif wish in (RESTORE, RESCUE):
            self.lost.show(wish)
        elif reason or open_notebook.looks_like_notebook(self.place):
            self.show_unlock()
        else:
            self.show_create()

    @property
    def hint_here(self) -> str:
        """The passphrase that the door of this place shows: of no other notebook."""
        return self.hint if self.place == self._hinted else ""

    @property
    def holds_secrets(self) -> bool:
        """Whether something is typed, being worked out or shown that must not stay where nobody watches."""
        typed = any(field.text() for field in self._stack.findChildren(QLineEdit))
        sheet = isinstance(self._stack.currentWidget(), PaperSheet)
        return typed or self._working or self.has_made or sheet

    @property
    def has_made(self) -> bool:
        """Whether a notebook was just made, whose recovery key is being written down."""
        return self._made_entry is not None

    def set_working(self, working: bool) -> None:
        """Note that something typed here is being used."""
        self._working = working

    def open_there(self, place: Path) -> None:
        """Go to the door of another notebook."""
        self.place, self._reason = place, ""
        self.show_unlock()

    def refuse(self, sentence: str) -> None:
        """Show the locked door, and why the notebook did not open although its key is right."""
        self.show_unlock()
        screen = self._stack.currentWidget()
        if isinstance(screen, UnlockScreen):
            screen.show_problem(sentence)

    def unlock(self, passphrase: str) -> None:
        """Open the notebook at the locked door."""
        screen = self._stack.currentWidget()
        if isinstance(screen, UnlockScreen):
            self._unlock(screen, passphrase)

    def show_unlock(self) -> None:
        """Show the locked door."""
        screen = UnlockScreen()
        screen.explain(self._reason or self.tr("Enter the passphrase to open the notebook."), self.place)
        screen.show_hint(self.hint_here)
        screen.ask_for_key_file(open_notebook.asks_for_key_file(self.place))
        screen.unlock_requested.connect(lambda passphrase: self._unlock(screen, passphrase))
        screen.recovery_requested.connect(self.show_recover)
        screen.other_requested.connect(lambda: self._choose_existing(screen))
        screen.new_requested.connect(self.show_create)
        screen.lost_requested.connect(lambda: self.lost.show(RESTORE))
        self.show(screen)
        self._wait_at(screen)

    def show_create(self) -> None:
        """Show the first minute."""
        self.place = free_place(self.place)
        screen = CreateScreen()
        screen.set_place(self.place, synced_by(self.place))
        screen.create_requested.connect(lambda passphrase: self._create(screen, passphrase))
        screen.place_requested.connect(lambda: self._choose_new(screen))
        screen.open_requested.connect(lambda: self._choose_existing(screen))
        self.show(screen)

    def show_gone(self) -> None:
        """Say that the notebook was destroyed."""
        screen = GoneScreen(
            self.place if self.place.exists() else None, refused=quick_delete.is_unfinished(self.place)
        )
        screen.new_requested.connect(self.show_create)
        screen.other_requested.connect(lambda: self._choose_existing(screen))
        screen.copy_requested.connect(lambda: self.lost.show(RESTORE))
        self.show(screen)

    def show_recover(self) -> None:
        """Show the other ways in."""
        screen = RecoverScreen()
        screen.recover_requested.connect(lambda way, given, new: self._recover(screen, way, given, new))
        screen.closed.connect(self.show_unlock)
        self.show(screen)

    def _unlock(self, screen: UnlockScreen, passphrase: str) -> None:
        place, path = self.place, screen.key_file.path
        self._work(
            screen,
            lambda: enter.with_passphrase(place, passphrase, None if path is None else read_key(path)),
            self._admit_to(place),
        )

    def _create(self, screen: CreateScreen, passphrase: str) -> None:
        place = self.place
        self._work(screen, lambda: enter.new(place, passphrase), lambda made: self._made(*made))

    def _recover(self, screen: RecoverScreen, way: str, given: Any, new: str) -> None:
        place = self.place
        ways: dict[str, Callable[[], Entry]] = {
            SHEET: lambda: enter.with_recovery_key(place, given, new),
            SHARES: lambda: enter.with_shares(place, given, new),
            KEY_FILE: lambda: enter.with_key_file(place, read_key(given), new),
            HEADQUARTERS: lambda: enter.as_headquarters(place, read_key(given[0]), given[1], new),
        }

        def admit(entry: Entry) -> None:
            screen.forget()
            self.admitted.emit(entry, place)

        self._work(screen, ways[way], admit)

    def _work(
        self,
        screen: UnlockScreen | CreateScreen | RecoverScreen,
        function: Callable[[], Any],
        then: Callable[[Any], object],
    ) -> None:
        def failed(sentence: str) -> None:
            self._working = False
            screen.set_busy(False)
            screen.show_problem(sentence)
            if isinstance(screen, UnlockScreen):
                self._wait_at(screen)

        def done(answer: Any) -> None:
            self._working = False
            then(answer)

        screen.set_busy(True)
        self._working = True
        self._session.start(lambda _report: function(), done, failed)

    def _wait_at(self, screen: UnlockScreen) -> None:
        """Let the door wait after wrong passphrases, those of before this window as well."""
        place = self.place

        def told(seconds: int) -> None:
            if self._stack.currentWidget() is screen:
                screen.wait(seconds)

        self._session.start(lambda _report: enter.seconds_to_wait(place), told)

    def _made(self, entry: Entry, recovery_key: str) -> None:
        self._made_entry = entry
        self.show_sheet(recovery_key, self._noted)

    def show_sheet(self, recovery_key: str, then: Callable[[], object]) -> None:
        """Show a recovery key until it is on paper."""
        sheet = RecoverySheet()
        sheet.set_secret(recovery_key)
        sheet.noted.connect(then)
        self.show(sheet)

    def _noted(self) -> None:
        entry, self._made_entry = self._made_entry, None
        self.admitted.emit(entry, self.place)

    def _admit_to(self, place: Path) -> Callable[[Any], object]:
        """Return what is done with the key of the notebook there, whatever other one is chosen meanwhile."""
        return lambda entry: self.admitted.emit(entry, place)

    def _choose_existing(self, screen: QWidget) -> None:
        title = self.tr("The folder of the notebook")
        choose_folder(screen, title, self.open_there, self.place.parent)

    def _choose_new(self, screen: CreateScreen) -> None:
        def chosen(folder: Path) -> None:
            self.place = free_place(folder / self.place.name)
            screen.set_place(self.place, synced_by(self.place))

        choose_folder(screen, self.tr("Where to keep the notebook"), chosen)

    def show(self, screen: QWidget) -> None:
        """Show a screen in place of the one before."""
        before = self._stack.currentWidget()
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
