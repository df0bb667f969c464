"""At the door of a notebook that is damaged or lost: out of a second copy, or what can be read of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cahier.gui.screens.get_back import GetBackScreen, RescueScreen, RestoreScreen
from cahier.gui.session import Session
from cahier.workflows import back_up, rescue
from cahier.workflows.back_up import Restored
from cahier.workflows.keys import read_key
from cahier.workflows.rescue import Rescued

RESTORE, RESCUE = "restore", "rescue"
Report = Callable[[object], None]


class Door(Protocol):
    """What of the door is needed here."""

    place: Path

    def show(self, screen: QWidget) -> None:
        """Show a screen."""

    def show_unlock(self) -> None:
        """Show the locked door."""

    def show_sheet(self, recovery_key: str, then: Callable[[], object]) -> None:
        """Show a recovery key until it is on paper."""

    def open_there(self, place: Path) -> None:
        """Go to the door of another notebook."""

    def set_working(self, working: bool) -> None:
        """Note that something typed here is being used."""


class LostController(QObject):
    """Makes a new notebook beside the old one, and leads to its door."""

    def __init__(self, session: Session, door: Door, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._door = session, door

    def show(self, way: str) -> None:
        """Show one of the two ways."""
        screen: GetBackScreen = self._restoring() if way == RESTORE else self._rescuing()
        other = RESCUE if way == RESTORE else RESTORE
        screen.other_requested.connect(lambda: self.show(other))
        screen.closed.connect(self._door.show_unlock)
        self._door.show(screen)

    def _restoring(self) -> RestoreScreen:
        screen = RestoreScreen()

        def begin() -> None:
            copy, to, key_file = screen.copy.path, self._new_place(screen), screen.key_file.path
            words = screen.passphrase.text
            if copy is not None:
                self._work(
                    screen,
                    lambda report: back_up.restore(copy, to, words, _read(key_file), report),
                    lambda restored: self._restored(screen, to, restored),
                )

        screen.begun.connect(begin)
        return screen

    def _restored(self, screen: RestoreScreen, to: Path, restored: Restored) -> None:
        words = self.tr("The notebook is in {place}. It was opened, and everything in it was read.")
        sentence = " ".join(filter(None, (words.format(place=to), restored.unsound)))
        screen.show_end("warn" if restored.unsound else "ok", sentence)
        screen.go_on_requested.connect(lambda: self._door.open_there(to))

    def _rescuing(self) -> RescueScreen:
        damaged = self._door.place
        screen = RescueScreen(damaged)

        def begin() -> None:
            to, key_file = self._new_place(screen), screen.key_file.path
            words, new = screen.passphrase.text, screen.new.text
            self._work(
                screen,
                lambda report: rescue.rescue(damaged, words, to, new, _read(key_file), report),
                lambda rescued: self._rescued(screen, to, rescued),
            )

        screen.begun.connect(begin)
        return screen

    def _rescued(self, screen: RescueScreen, to: Path, rescued: Rescued) -> None:
        words = self.tr("What could be read is in {place}. The damaged notebook was not changed.")
        screen.show_end("ok", words.format(place=to), rescue.lines(rescued))
        key = rescued.recovery_key
        screen.go_on_requested.connect(lambda: self._door.show_sheet(key, lambda: self._door.open_there(to)))

    def _new_place(self, screen: GetBackScreen) -> Path:
        return free_place((screen.folder.folder or self._door.place.parent) / self._door.place.name)

    def _work(self, screen: GetBackScreen, work: Callable[[Report], Any], then: Callable[[Any], object]) -> None:
        def over() -> None:
            self._door.set_working(False)
            screen.set_busy(False)

        def done(answer: Any) -> None:
            over()
            screen.forget()
            then(answer)

        def failed(sentence: str) -> None:
            over()
            screen.show_problem(sentence)

        screen.set_busy(True)
        self._door.set_working(True)
        job = self._session.start(work, done, failed)
        job.progressed.connect(screen.bar.show_progress)
        job.cancelled.connect(lambda: failed(self.tr("Stopped. Nothing was made, and nothing was changed.")))
        screen.bar.stopped.connect(job.cancel)


def free_place(place: Path) -> Path:
    """Return a place beside, where this one is taken."""
    number, name = 2, place.name
    while place.exists():
        place = place.with_name(f"{name} {number}")
        number += 1
    return place


def _read(path: Path | None) -> bytes | None:
    return None if path is None else read_key(path)
