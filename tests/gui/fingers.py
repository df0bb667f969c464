"""What a test does to the window, and what stands in for the end of the process."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cahier import resources
from cahier.domain.notion import Notion
from cahier.domain.submission import Release, ReleasedFile
from cahier.gui.controllers.desk import Desk
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.form_page import FormPage
from cahier.workflows import import_records
from cahier.workflows.workspace import Workspace

PASSPHRASE = "six invented words for a test"
W = TypeVar("W", bound=QWidget)


class Gone:
    """Stands for the end of the process: remembers that it came, and why."""

    def __init__(self) -> None:
        self.locked: list[tuple[str, Path]] = []
        self.vanished = 0

    def lock(self, reason: str, place: Path) -> None:
        self.locked.append((reason, place))

    def vanish(self) -> None:
        self.vanished += 1


class FakeClock:
    """Two clocks that go when they are told to."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.asleep = 0.0

    def awake(self) -> float:
        return self.seconds

    def whole(self) -> float:
        return self.seconds + self.asleep


class Strays(QObject):
    """Notes every widget that becomes a window of its own and is none."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            popup = watched.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
            if not popup and not isinstance(watched, MainWindow | QDialog) and type(watched) is not QWidget:
                self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def nobody_touches(window: MainWindow, clock: FakeClock, seconds: float) -> None:
    """Let time go by, second by second: all at once would be a computer that was asleep."""
    for _ in range(round(seconds)):
        clock.seconds += 1
        window._watch.look()


def type_text(widget: QWidget, text: str) -> None:
    """Type into a widget. `qtbot.keyClicks` aborts the process on letters outside Latin-1."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def shown(window: MainWindow, kind: type[W]) -> W:
    """Return the one visible widget of a kind."""
    found = [widget for widget in window.findChildren(kind) if widget.isVisible()]
    assert len(found) == 1, found
    return found[0]


def form_of(qtbot: QtBot, window: MainWindow) -> FormPage:
    """Return the form that is open, when it is."""
    qtbot.waitUntil(lambda: any(page.isVisible() for page in window.findChildren(FormPage)))
    return next(page for page in window.findChildren(FormPage) if page.isVisible())


def words_on(widget: QWidget) -> str:
    """Return all that its labels say."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def in_vault(desk: Desk, work: Any) -> Any:
    """Do something to the vault on its thread, without the window."""
    session = desk._session
    return session.write_now(lambda workspace: work(workspace))


def make_case(qtbot: QtBot, window: MainWindow, desk: Desk, title: str) -> str:
    """Make a case through its form and return its id."""
    desk.new_case()
    page = form_of(qtbot, window)
    page.form.field("title").show_plain(title)
    page._save()
    qtbot.waitUntil(lambda: desk.case.records is not None and desk.case.records.case.title_internal == title)
    return desk.case.case_id


def records_of_the_demo(desk: Desk) -> None:
    """Begin to record the invented cases."""
    files = sorted(resources.path("demo").glob("*.json"))

    def work(workspace: Workspace) -> object:
        return import_records.import_files(workspace, files)

    desk._session.write(work, changes={Notion.CASE})


def a_release(case_id: str) -> Release:
    """Return a line of the ledger: a brief that left, read by two."""
    return Release(
        release_id="r",
        case_id=case_id,
        code="R9",
        when="2026-05-06T07:08:09Z",
        profile="ep_brief",
        recipient="An invented office",
        purpose="PUR.EP",
        decision="released",
        files=(ReleasedFile(format="pdf", name="brief-AZ-7K3F.pdf", sha256="0" * 64, size=1),),
        checks=("The rules against recognition were checked on the finished text and found nothing.",),
        prepared_by="a",
        read_by="b",
    )


def import_demo(qtbot: QtBot, desk: Desk) -> None:
    """Record the invented cases."""
    records_of_the_demo(desk)
    qtbot.waitUntil(lambda: desk._browse.list.cases.rowCount() > 0, timeout=20_000)


def wait_until(is_so: Callable[[], bool], seconds: float = 20) -> None:
    """Wait for something in a fixture that outlives a test, where there is no `qtbot`."""
    loop, until = QEventLoop(), time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until
        QTimer.singleShot(10, loop.quit)
        loop.exec()
