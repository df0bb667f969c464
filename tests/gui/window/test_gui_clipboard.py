from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cahier.gui.clipboard import KEPT_FOR, ClipboardGuard
from cahier.gui.widgets.labels import Label
from cahier.gui.widgets.private_text import PrivateText

CTRL = Qt.KeyboardModifier.ControlModifier
HINT = "x-kde-passwordManagerHint"


@pytest.fixture
def clipboard(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[QClipboard]:
    """Return the clipboard of a screen on which nobody else copies anything: it never says that it is ours."""
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))  # guards of closed windows
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    yield clipboard
    clipboard.clear()  # what Python made and the clipboard holds at the end of the process brings it down


@pytest.fixture
def guard(clipboard: QClipboard) -> Iterator[ClipboardGuard]:
    guard = ClipboardGuard()
    yield guard
    guard.deleteLater()
    QCoreApplication.sendPostedEvents(guard, int(QEvent.Type.DeferredDelete.value))


def line() -> QWidget:
    widget = QLineEdit("ZQLINE secret")
    widget.selectAll()
    return widget


def text() -> QWidget:
    widget = PrivateText()
    widget.setPlainText("ZQLINE secret")
    widget.selectAll()
    return widget


def plain_text() -> QWidget:
    widget = QPlainTextEdit("ZQLINE secret")
    widget.selectAll()
    return widget


def label() -> QWidget:
    widget = Label("ZQLINE secret")
    widget.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
    widget.setSelection(0, 13)
    return widget


@pytest.mark.parametrize("make", [line, text, plain_text, label])
def test_whatever_is_copied_anywhere_is_plain_and_carries_its_hints(
    qtbot: QtBot, guard: ClipboardGuard, clipboard: QClipboard, make: object
) -> None:
    widget = make()  # type: ignore[operator]
    qtbot.addWidget(widget)
    widget.show()
    qtbot.keyClick(widget, Qt.Key.Key_C, CTRL)
    data = clipboard.mimeData()
    assert data.text() == "ZQLINE secret"
    assert set(data.formats()) == {"text/plain", HINT}
    assert bytes(data.data(HINT).data()) == b"secret"
    assert guard.forgetting.isActive()
    assert guard.forgetting.interval() == KEPT_FOR == 30_000


def test_without_the_guard_a_line_gives_its_words_away(qtbot: QtBot, clipboard: QClipboard) -> None:
    widget = line()
    qtbot.addWidget(widget)
    qtbot.keyClick(widget, Qt.Key.Key_C, CTRL)
    assert not clipboard.mimeData().hasFormat(HINT)


def test_after_a_while_it_is_cleared(qtbot: QtBot, guard: ClipboardGuard, clipboard: QClipboard) -> None:
    guard.forgetting.setInterval(20)
    clipboard.setText("ZQLINE secret")
    qtbot.waitUntil(lambda: not clipboard.text())
    assert not guard.forgetting.isActive()


def test_what_another_program_put_there_stays(
    guard: ClipboardGuard, clipboard: QClipboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard.setText("something of another program")
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: False)
    guard.forget()
    assert clipboard.text() == "something of another program"


def test_formatted_words_lose_their_format(guard: ClipboardGuard, clipboard: QClipboard) -> None:
    data = QMimeData()
    data.setHtml("<b>ZQLINE</b>")
    data.setText("ZQLINE")
    clipboard.setMimeData(data)
    assert not clipboard.mimeData().hasHtml()
    assert clipboard.text() == "ZQLINE"


def test_the_window_forgets_what_was_copied_when_it_locks_or_goes(window: object, clipboard: QClipboard) -> None:
    for leave in (window._save, lambda _seconds: window.vanish()):  # type: ignore[attr-defined]
        clipboard.setText("ZQLINE secret")
        leave(1.0)
        assert clipboard.text() == ""
