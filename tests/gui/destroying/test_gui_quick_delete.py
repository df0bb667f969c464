"""The whole notebook is destroyed from the window: never by a slip, and the window ends at the door."""

from pathlib import Path

import pytest
from fingers import Gone, in_vault, make_case, shown, type_text, words_on
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from cahier.gui.controllers.desk import Desk
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.destroying.notebook import NotebookStep
from cahier.gui.screens.gone import GoneScreen
from cahier.gui.screens.settings import SettingsScreen
from cahier.vault.destroying import whole
from cahier.vault.header_file import BACKUP


@pytest.fixture
def step(qtbot: QtBot, window: MainWindow, desk: Desk) -> NotebookStep:
    """Return the page, reached by the settings."""
    make_case(qtbot, window, desk, "Lamps")
    desk.pages.show_place("settings")
    qtbot.waitUntil(lambda: bool(window.findChildren(SettingsScreen)))
    shown(window, SettingsScreen).see.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(NotebookStep)))
    return shown(window, NotebookStep)


def test_a_notebook_goes_after_a_typed_word_and_the_window_ends_at_the_door(
    qtbot: QtBot, window: MainWindow, step: NotebookStep, gone: Gone
) -> None:
    place = window.door.place
    words = words_on(step)
    assert "Records never handed over to a headquarters" in words
    assert "Do not begin this once a search has begun" in words
    assert not step.button.isEnabled()
    step.button.click()
    for typed in ("d", "destro", "destroying"):
        step.word.setText(typed)
        assert not step.button.isEnabled()
    step.word.clear()
    type_text(step.word, "Destroy")
    qtbot.keyClick(step.word, Qt.Key.Key_Return)
    assert step.keep.isEnabled()  # nothing has begun
    assert gone.locked == []
    assert place.exists()
    step.button.click()
    qtbot.waitUntil(lambda: gone.locked == [("destroyed", place)])
    assert not place.exists()
    assert not window._session.is_open
    window.door.begin("", "destroyed")
    screen = shown(window, GoneScreen)
    assert "Nobody can open it again" in words_on(screen)
    assert "Second copies made before still hold it" in words_on(screen)
    assert str(place) not in words_on(screen)


def test_what_is_none_of_ours_stays_in_the_folder_and_the_door_says_so(
    qtbot: QtBot, window: MainWindow, step: NotebookStep, gone: Gone
) -> None:
    place = window.door.place
    (place / "letter.txt").write_bytes(b"mine")
    step.word.setText("destroy")
    step.button.click()
    qtbot.waitUntil(lambda: bool(gone.locked))
    assert [each.name for each in place.iterdir()] == ["letter.txt"]
    window.door.begin("", "destroyed")
    assert "Something still lies in its folder" in words_on(shown(window, GoneScreen))


def test_a_disk_that_refuses_leaves_the_notebook_open_and_says_so(
    qtbot: QtBot, window: MainWindow, desk: Desk, step: NotebookStep, gone: Gone, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> None:
        raise OSError(30, "read-only")

    monkeypatch.setattr(whole, "_write_over", refuse)
    step.word.setText("destroy")
    step.button.click()
    qtbot.waitUntil(lambda: "was not destroyed" in step.problem.text)
    assert gone.locked == []
    assert in_vault(desk, lambda workspace: len(workspace.vault.cases())) == 1
    assert step.button.isEnabled()


def test_a_disk_that_refuses_at_the_last_moment_is_said_at_the_door(
    qtbot: QtBot, window: MainWindow, step: NotebookStep, gone: Gone, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = whole._write_over

    def unsure(path: Path) -> None:
        real(path)
        if path.name == BACKUP:
            raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(whole, "_write_over", unsure)
        step.word.setText("destroy")
        step.button.click()
        qtbot.waitUntil(lambda: bool(gone.locked))
    window.door.begin("", "destroyed")
    assert "old keys may still be on it" in words_on(shown(window, GoneScreen))


def test_no_key_of_the_keyboard_destroys_anything(window: MainWindow, step: NotebookStep) -> None:
    keys = [each.key().toString() for each in step.findChildren(QShortcut)]
    assert sorted(keys) == ["Alt+Left", "Esc"]
    assert [each.text() for each in window.findChildren(QAbstractButton) if not each.shortcut().isEmpty()] == []


def test_turning_back_keeps_the_notebook_and_forgets_the_word(
    qtbot: QtBot, window: MainWindow, desk: Desk, step: NotebookStep
) -> None:
    step.word.setText("destroy")
    step.keep.click()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(SettingsScreen)))
    assert window.door.place.exists()
    shown(window, SettingsScreen).see.click()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(NotebookStep)))
    assert shown(window, NotebookStep).word.text() == ""
