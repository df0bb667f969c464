"""The window: the door, and behind it the notebook. It swaps the two, locks and leaves; nothing else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from cahier.gui import process, theme
from cahier.gui.clipboard import ClipboardGuard
from cahier.gui.controllers.door import DoorController
from cahier.gui.locking import Watch
from cahier.gui.session import Session
from cahier.gui.widgets.opening import Opening
from cahier.workflows import enter, resume
from cahier.workflows.enter import Entry
from cahier.workflows.workspace import Workspace

if TYPE_CHECKING:  # slow to import, and the door needs neither
    from cahier.gui.controllers.desk import Desk
    from cahier.gui.shell import Shell

_INSIDE = "cahier.gui.controllers.desk"
_LEAST = (900, 560)
_SECONDS_TO_LEAVE = 4.0
_SECONDS_TO_VANISH = 0.6


@contextmanager
def _at_the_latest(seconds: float, do: Callable[[], object]) -> Iterator[None]:
    """Do it after so long, from another thread, whatever the block is still busy with: a kill loses no commit."""
    timer = Timer(seconds, do)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


class MainWindow(QMainWindow):
    """One notebook at a time. Its title says nothing of it.

    `lock(reason, place)` and `admit(entry, place)` put another process in the place of this one. Without `admit`
    the window that was told the passphrase opens the notebook itself: only where the process ends soon.
    """

    def __init__(
        self,
        session: Session,
        watch: Watch,
        place: Path,
        lock: Callable[[str, Path], object] = process.lock,
        vanish: Callable[[], object] = process.end,
        admit: Callable[[Entry, Path], object] | None = None,
    ) -> None:
        super().__init__()
        self._session, self._watch = session, watch
        self._clipboard = ClipboardGuard(self)
        self._lock, self._vanish, self._admit = lock, vanish, admit or self.open_with
        self.setWindowTitle("Notebook")
        self.setMinimumSize(*_LEAST)
        self._stack = QStackedWidget()
        theme.dress(self._stack, "page")
        self.setCentralWidget(self._stack)
        self.door = DoorController(session, self._stack, place, self)
        self.door.admitted.connect(lambda entry, place: self._admit(entry, place))
        self.desk: Desk | None = None
        self.shell: Shell | None = None
        self._leaving = False
        watch.lock_wanted.connect(self.lock)
        watch.vanish_wanted.connect(self.vanish)
        self._keys()

    def lock(self, reason: str = "asked") -> None:
        """Save, cover the window, and become the lock screen. Asks nothing, whatever is open.

        At the door there is nothing to save, and something to forget only once a secret was typed.
        """
        is_open = self._session.is_open
        if self._leaving or not (is_open or self.door.holds_secrets):
            return
        self._leaving = True
        self._watch.stop()
        self._hide_others()
        self._cover_over()
        told = reason if is_open or self.door.has_made else ""
        with _at_the_latest(_SECONDS_TO_LEAVE, lambda: self._lock(told, self.door.place)):
            self._save(_SECONDS_TO_LEAVE)
        self._cover()
        self._lock(told, self.door.place)

    def leave_destroyed(self) -> None:
        """Become the door of a notebook that is no more: nothing is left to save, and this process holds words."""
        self._leaving = True
        self._watch.stop()
        self._hide_others()
        self._clipboard.forget()
        self._cover()
        self._lock("destroyed", self.door.place)

    def vanish(self) -> None:
        """Be gone within a second, with what was typed saved."""
        self._leaving = True
        self._hide_others()
        self.hide()
        self._clipboard.forget()
        with _at_the_latest(_SECONDS_TO_VANISH, self._vanish):
            if self._session.is_open:
                self._save(_SECONDS_TO_VANISH)
        self._vanish()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save and close the notebook before the window goes, and watch no longer."""
        self._watch.stop()
        if self._session.is_open and not self._leaving:
            self._leaving = True
            self._save(_SECONDS_TO_LEAVE)
        event.accept()

    def show_problem(self, sentence: str) -> None:
        """Show the sentence of something that went wrong."""
        if self.shell is not None:
            self.shell.show_problem(sentence)

    def open_with(self, entry: Entry, place: Path) -> None:
        """Open the notebook with its key; where that fails, the door says why."""

        def opening() -> Workspace:
            import_module(_INSIDE)  # here, so that the empty window is drawn meanwhile
            return enter.open_with(place, entry)

        told = Opening(self._stack) if self._stack.currentWidget() is None else None

        def over(then: Callable[[Any], object], answer: Any) -> None:
            if told is not None:
                told.done()
            then(answer)

        self._session.enter(
            opening, lambda answer: over(self._entered, answer), lambda sentence: over(self.door.refuse, sentence)
        )

    def _entered(self, _none: object) -> None:
        if not self._leaving:
            self._session.run(resume.last_place, self._show_desk, lambda _damaged: self._show_desk({}))

    def _show_desk(self, place: dict[str, str]) -> None:
        from cahier.gui.controllers.desk import Desk
        from cahier.gui.controllers.safety import Safety
        from cahier.gui.controllers.settings import SettingsController
        from cahier.gui.shell import Shell

        self.shell = Shell()
        self.desk = Desk(self._session, self.shell, self)
        self.settings = SettingsController(self._session, self.shell, self._watch, self)
        self.safety = Safety(self._session, self.shell, self._watch, self)
        self.safety.lock_wanted.connect(self.lock)
        self.safety.destroyed.connect(self.leave_destroyed)
        self.safety.news.came_back.connect(self.desk.pages.show_back)
        self.safety.quick_delete.closed.connect(self.settings.show)
        self.settings.destroying_wanted.connect(lambda: self.safety.show("destroy_notebook"))
        self.desk.pages.destroyed.connect(lambda _items: self._clipboard.forget())
        self.desk.pages.settings_requested.connect(self.settings.show)
        self.desk.pages.safety_requested.connect(self.safety.show)
        self.settings.lock_wanted.connect(self.lock)
        self.shell.sidebar.lock_requested.connect(self.lock)
        self._session.failed.connect(self.shell.show_problem)
        self._watch.seconds_left.connect(self._show_left)
        self._swap(self.shell)
        self.settings.load()
        self.desk.begin(place)
        self.safety.begin()
        self._watch.start()

    def _swap(self, widget: QWidget) -> None:
        before = self._stack.currentWidget()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()

    def _show_left(self, seconds: int) -> None:
        if self.shell is None:
            return
        if seconds > 60:
            words = self.tr("Locks itself in {n} min").format(n=-(-seconds // 60))
        else:
            words = self.tr("Locks itself in {n} s").format(n=seconds)
        self.shell.sidebar.show_idle(words)

    def _save(self, seconds: float) -> None:
        self._session.runner.cancel_all()
        self._clipboard.forget()
        try:
            if self.desk is not None:
                self.desk.save_all_now()
            self._session.close_now(seconds)
        except Exception as error:  # whatever it is, the window must not stay open because of it
            self._session.sentence_of(error)

    def _hide_others(self) -> None:
        """Take dialogs, menus and lists off the screen; what is typed in them is asked for all the same."""
        for widget in QApplication.topLevelWidgets():
            if widget is not self:
                widget.hide()

    def _cover_over(self) -> None:
        """Show nothing while it is being saved, which needs the pages as they are."""
        cover = QWidget(self)
        theme.dress(cover, "page")
        cover.setGeometry(self.rect())
        cover.show()
        cover.raise_()
        self.repaint()

    def _cover(self) -> None:
        cover = QWidget()
        theme.dress(cover, "page")
        self._swap(cover)
        self.repaint()

    def _at_desk(self, do: "Callable[[Desk], None]") -> None:
        if self.desk is not None:
            do(self.desk)

    def _keys(self) -> None:
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+L", self.lock),
            ("Ctrl+K", lambda: self._at_desk(lambda desk: desk.search())),
            ("Ctrl+F", lambda: self._at_desk(lambda desk: desk.search())),
            ("Ctrl+N", lambda: self._at_desk(lambda desk: desk.new_case())),
            ("Ctrl+I", lambda: self._at_desk(lambda desk: desk.new_interview())),
            ("Ctrl+R", lambda: self._at_desk(lambda desk: desk.review())),
            ("Ctrl+B", lambda: self._at_desk(lambda desk: desk.brief())),
        )
        for combination, slot in keys:
            QShortcut(QKeySequence(combination), self, slot)
        panic = QShortcut(QKeySequence("Ctrl+Shift+Q"), self, self.vanish)
        panic.setContext(Qt.ShortcutContext.ApplicationShortcut)
