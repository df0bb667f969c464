import os
import threading
import time
from pathlib import Path

import pytest
from fingers import PASSPHRASE, FakeClock, Gone, form_of, make_case, nobody_touches, type_text, words_on
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from cahier import dumps
from cahier.gui import process
from cahier.gui.controllers.desk import Desk
from cahier.gui.jobs import JobRunner
from cahier.gui.locking import SystemClock, Watch
from cahier.gui.main_window import MainWindow
from cahier.gui.session import Session
from cahier.workflows import open_notebook, resume, show_case

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_ctrl_l_locks_and_names_the_reason(qtbot: QtBot, window: MainWindow, desk: Desk, gone: Gone) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_L, CTRL)
    assert gone.locked == [("asked", window.door.place)]


def test_locking_closes_the_notebook_so_that_the_next_process_gets_it(
    qtbot: QtBot, window: MainWindow, desk: Desk, gone: Gone
) -> None:
    window.lock("idle")
    open_notebook.unlock(window.door.place, PASSPHRASE).close()


def test_a_form_half_filled_in_comes_back_after_the_lock(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, desk: Desk, gone: Gone
) -> None:
    make_case(qtbot, window, desk, "Lamps")
    desk.forms.open(desk.case.records, "event")
    page = form_of(qtbot, window)
    type_text(page.form.field("summary"), "They came at night")  # type: ignore[arg-type]
    page.form.field("act").show_plain("TNR.P.SUMMON")
    window.lock("idle")
    assert len(gone.locked) == 1
    with reopened(qtbot, window.door.place) as again:
        page = form_of(qtbot, again)
        assert page.form.plain()["summary"] == "They came at night"
        assert page.form.plain()["act"] == "TNR.P.SUMMON"
        assert again.desk is not None
        assert again.desk.case.records is not None


def test_the_words_of_an_account_and_the_place_in_it_come_back(
    qtbot: QtBot, window: MainWindow, desk: Desk, gone: Gone
) -> None:
    account_id = _typing(qtbot, window, desk, "Gəldilər gecə. Dörd nəfər.")
    editor = desk.pages.controller("interview")._screen.editor  # type: ignore[union-attr]
    editor.go_to(9)
    window.lock("sleep")
    with reopened(qtbot, window.door.place) as again:
        qtbot.waitUntil(lambda: bool(again.desk and again.desk.pages.controller("interview")))
        controller = again.desk.pages.controller("interview")  # type: ignore[union-attr]
        qtbot.waitUntil(lambda: controller.place().get("account_id") == account_id)
        assert controller._screen.editor.toPlainText() == "Gəldilər gecə. Dörd nəfər."
        assert controller.place()["point"] == "9"


def test_quick_exit_saves_what_was_typed_within_a_second(
    qtbot: QtBot, window: MainWindow, desk: Desk, gone: Gone
) -> None:
    _typing(qtbot, window, desk, "Son cümlə")
    with qtbot.waitActive(window):
        window.activateWindow()
    started = time.monotonic()
    qtbot.keyClick(window, Qt.Key.Key_Q, CTRL | SHIFT)
    assert time.monotonic() - started < 1.0
    assert gone.vanished == 1
    assert not window.isVisible()
    workspace = open_notebook.unlock(window.door.place, PASSPHRASE)
    with workspace:
        records = show_case.case(workspace, resume.last_place(workspace)["case"])
    assert [account.text for account in records.accounts] == ["Son cümlə"]


def test_quick_exit_waits_for_nothing_that_is_stuck(
    qtbot: QtBot, window: MainWindow, desk: Desk, gone: Gone
) -> None:
    go_on = threading.Event()
    desk._session.run(lambda _workspace: go_on.wait(10))
    left: list[float] = []
    window._vanish = lambda: left.append(time.monotonic())
    started = time.monotonic()
    timer = threading.Timer(2.0, go_on.set)
    timer.start()
    window.vanish()
    timer.join()
    assert left[0] - started < 1.0


def test_nobody_touching_it_locks_it_after_the_minutes_set(
    qtbot: QtBot, window: MainWindow, desk: Desk, gone: Gone, clock: FakeClock
) -> None:
    window._watch.set_minutes(5)
    nobody_touches(window, clock, 299)
    assert gone.locked == []
    nobody_touches(window, clock, 2)
    assert gone.locked == [("idle", window.door.place)]


def test_a_program_that_was_stopped_locks_before_it_draws_anything(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, desk: Desk, gone: Gone, clock: FakeClock
) -> None:
    drawn = Drawn()
    qapp.installEventFilter(drawn)
    qapp.installEventFilter(window._watch)  # the last one installed sees an event first
    window._watch.look()
    clock.seconds += 10
    window.update()
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    assert gone.locked == [("sleep", window.door.place)]
    assert drawn.words_at_first == ""
    for each in (drawn, window._watch):
        qapp.removeEventFilter(each)


def test_a_slow_second_is_no_sleep(window: MainWindow, desk: Desk, gone: Gone, clock: FakeClock) -> None:
    window._watch.look()
    clock.seconds += 7
    window._watch.look()
    assert gone.locked == []


def test_a_touch_from_outside_counts_and_one_the_program_makes_does_not(qtbot: QtBot, qapp: QApplication) -> None:
    clock, widget = FakeClock(), QWidget()
    qtbot.addWidget(widget)
    watch = Watch(clock, 1)
    qapp.installEventFilter(watch)
    clock.seconds += 50
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier))
    clock.seconds += 11
    with qtbot.waitSignal(watch.lock_wanted):
        watch.look()
    widget.show()
    qtbot.waitExposed(widget)
    at = QPoint(3, 3)
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)
    spontaneous = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        widget.mapToGlobal(QPointF(at)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QCoreApplication.sendEvent(widget.windowHandle(), spontaneous)
    qapp.removeEventFilter(watch)


def test_sleep_is_noticed_by_the_clocks_where_nobody_says_so(
    window: MainWindow, desk: Desk, gone: Gone, clock: FakeClock
) -> None:
    window._watch.look()
    assert gone.locked == []
    clock.asleep += 8 * 3600
    window._watch.look()
    assert gone.locked == [("sleep", window.door.place)]


def test_the_clocks_of_this_computer_run_side_by_side() -> None:
    clock = SystemClock()
    gap = clock.whole() - clock.awake()
    time.sleep(0.05)
    assert abs((clock.whole() - clock.awake()) - gap) < 0.02


@pytest.mark.parametrize(
    ("key", "modifiers"), [(Qt.Key.Key_L, CTRL), (Qt.Key.Key_Q, CTRL | SHIFT)], ids=["lock", "vanish"]
)
def test_no_dialog_keeps_the_keys_from_working(
    qtbot: QtBot,
    qapp: QApplication,
    window: MainWindow,
    desk: Desk,
    gone: Gone,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
) -> None:
    qapp.installEventFilter(window._watch)
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.show()
    qtbot.keyClick(dialog, key, modifiers)
    qapp.removeEventFilter(window._watch)
    assert len(gone.locked) + gone.vanished == 1


def test_locking_opens_no_dialog_whatever_is_typed(
    qtbot: QtBot, window: MainWindow, desk: Desk, gone: Gone
) -> None:
    desk.new_case()
    type_text(form_of(qtbot, window).form.field("title"), "half a na")  # type: ignore[arg-type]
    window.lock("idle")
    assert QApplication.activeModalWidget() is None
    assert len(gone.locked) == 1
    with reopened(qtbot, window.door.place) as again:
        assert form_of(qtbot, again).form.plain()["title"] == "half a na"


def test_the_covered_window_holds_no_word_of_a_case(
    qtbot: QtBot, window: MainWindow, desk: Desk, gone: Gone
) -> None:
    make_case(qtbot, window, desk, "Lamps of Baku")
    window.lock("asked")
    visible = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    assert not any("Lamps" in str(getattr(widget, "text", str)()) for widget in visible)
    assert window.windowTitle() == "Notebook"


def test_the_window_of_a_locked_notebook_does_not_lock_again(window: MainWindow, gone: Gone) -> None:
    window.lock("idle")
    assert gone.locked == []


def test_closing_the_window_saves_and_closes(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    _typing(qtbot, window, desk, "Axşam")
    window.close()
    with open_notebook.unlock(window.door.place, PASSPHRASE) as workspace:
        records = show_case.case(workspace, resume.last_place(workspace)["case"])
    assert [account.text for account in records.accounts] == ["Axşam"]


def test_the_fresh_process_is_told_the_reason_and_the_place_and_no_more() -> None:
    words = process.words(Path("/somewhere/Notebook"), ["--theme", "dark"], "idle")
    assert words == ["--vault", "/somewhere/Notebook", "--locked-because", "idle", "--theme", "dark"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Unix only")
def test_no_crash_writes_the_memory_to_a_disk() -> None:
    child = os.fork()
    if child == 0:
        dumps.refuse()
        import ctypes
        import resource

        dumpable = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
        os._exit(0 if resource.getrlimit(resource.RLIMIT_CORE) == (0, 0) and dumpable == 0 else 1)
    assert os.waitpid(child, 0)[1] == 0


class Drawn(QObject):
    """Notes what there was to read when something was first drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.words_at_first: str | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint and self.words_at_first is None and isinstance(watched, MainWindow):
            covered = watched.children()[-1]
            shown = isinstance(covered, QWidget) and covered.geometry() == watched.rect()
            self.words_at_first = "" if shown else words_on(watched)
        return False


class reopened:  # noqa: N801  reads as a word
    """Open the notebook in a fresh window, as the fresh process would."""

    def __init__(self, qtbot: QtBot, place: Path) -> None:
        self._qtbot, self._place = qtbot, place
        self._runner = JobRunner()

    def __enter__(self) -> MainWindow:
        gone = Gone()
        self._window = MainWindow(
            Session(self._runner), Watch(FakeClock(), 5), self._place, gone.lock, gone.vanish
        )
        self._window.show()
        self._window.door.begin("You locked it.")
        self._window.door.unlock(PASSPHRASE)
        self._qtbot.waitUntil(lambda: self._window.desk is not None)
        return self._window

    def __exit__(self, *_error: object) -> None:
        self._window.close()
        self._window._session.finish()
        self._window.deleteLater()


def _typing(qtbot: QtBot, window: MainWindow, desk: Desk, text: str) -> str:
    make_case(qtbot, window, desk, "Lamps")
    desk.new_interview()
    page = form_of(qtbot, window)
    page.form.field("language").show_plain("az")
    page._save()
    qtbot.waitUntil(lambda: desk._shell.current_key == "interview")
    controller = desk.pages.controller("interview")
    qtbot.waitUntil(lambda: bool(controller.place()))  # type: ignore[union-attr]
    type_text(controller._screen.editor, text)  # type: ignore[union-attr]
    return str(controller.place()["account_id"])  # type: ignore[union-attr]
