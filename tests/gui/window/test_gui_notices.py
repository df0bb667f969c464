from pathlib import Path

import pytest
from fingers import PASSPHRASE, shown, type_text, words_on
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cahier.gui.main_window import MainWindow
from cahier.gui.screens.unlock import UnlockScreen
from cahier.gui.shell import Shell
from cahier.vault import device
from cahier.workflows import search


def enter(qtbot: QtBot, window: MainWindow) -> Shell:
    door = shown(window, UnlockScreen)
    type_text(door.passphrase.edit, PASSPHRASE)
    qtbot.keyClick(door.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.findChildren(Shell)))
    (shell,) = window.findChildren(Shell)
    return shell


def test_what_must_be_known_of_a_notebook_is_shown_at_the_desk(qtbot: QtBot, window: MainWindow) -> None:
    (note,) = (device.folder() / "seen").iterdir()
    note.unlink()
    shell = enter(qtbot, window)
    qtbot.waitUntil(lambda: not shell.news.isHidden())
    assert "has not seen this notebook before" in words_on(shell.news)


def test_of_a_notebook_as_it_was_left_nothing_is_said(qtbot: QtBot, window: MainWindow, place: Path) -> None:
    shell = enter(qtbot, window)
    qtbot.wait(300)
    assert shell.news.isHidden()


def test_what_is_told_stands_off_the_edge_and_nothing_told_takes_no_room(qtbot: QtBot, window: MainWindow) -> None:
    shell = enter(qtbot, window)
    qtbot.waitUntil(lambda: shell.pages.y() == 0)
    shell.show_news("Something happened.")
    qtbot.waitUntil(lambda: shell.news.y() > 0)
    assert shell.pages.y() > shell.news.y()
    shell.news.hide()
    qtbot.waitUntil(lambda: shell.pages.y() == 0)


def test_while_an_old_search_is_prepared_again_that_is_said(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_over: list[bool] = []
    monkeypatch.setattr(search, "catch_up_some", lambda _workspace: bool(is_over))
    enter(qtbot, window)
    assert window.safety is not None
    note = window.safety.news.searching
    qtbot.waitUntil(lambda: not note.isHidden())
    assert "may not find everything" in words_on(note)
    is_over.append(True)
    qtbot.waitUntil(note.isHidden)
