import contextlib
import threading
from pathlib import Path
from typing import Any

import pytest
from fingers import PASSPHRASE, Gone, shown, type_text, words_on
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cahier.gui.main_window import MainWindow
from cahier.gui.screens.create import CreateScreen
from cahier.gui.screens.recover import RecoverScreen
from cahier.gui.screens.recovery_sheet import RecoverySheet
from cahier.gui.screens.unlock import UnlockScreen
from cahier.gui.shell import Shell
from cahier.gui.widgets.opening import Opening
from cahier.vault.errors import WrongPassphrase
from cahier.vault.guesses import FREE
from cahier.workflows import enter, open_notebook


def test_a_notebook_that_exists_asks_for_its_passphrase(window: MainWindow) -> None:
    assert shown(window, UnlockScreen).passphrase.edit.echoMode() is QLineEdit.EchoMode.Password


def test_the_passphrase_typed_and_enter_open_it(qtbot: QtBot, window: MainWindow) -> None:
    door = shown(window, UnlockScreen)
    type_text(door.passphrase.edit, PASSPHRASE)
    qtbot.keyClick(door.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.findChildren(Shell)))


def test_a_wrong_passphrase_gets_its_own_sentence_and_another_try(qtbot: QtBot, window: MainWindow) -> None:
    door = shown(window, UnlockScreen)
    type_text(door.passphrase.edit, "not the one")
    qtbot.keyClick(door.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not open the notebook" in words_on(door))
    assert door.button.isEnabled()
    assert not window.findChildren(Shell)


def test_the_door_waits_after_wrong_passphrases_and_says_how_long(qtbot: QtBot, window: MainWindow) -> None:
    for _ in range(FREE):
        with contextlib.suppress(WrongPassphrase):
            enter.with_passphrase(window.door.place, "not the one at all")
    window.door.show_unlock()
    door = shown(window, UnlockScreen)
    qtbot.waitUntil(lambda: "the next try waits" in words_on(door))
    assert "Nothing is ever erased." in words_on(door)
    assert not door.button.isEnabled()
    type_text(door.passphrase.edit, PASSPHRASE)
    qtbot.keyClick(door.passphrase.edit, Qt.Key.Key_Return)
    assert not door.working.isVisible()
    door.waiting.begin(0)
    assert door.button.isEnabled()
    assert "the next try waits" not in words_on(door)


def test_caps_lock_is_noticed_from_what_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    door = shown(window, UnlockScreen)
    type_text(door.passphrase.edit, "GÜL")
    assert "Caps Lock is on" in words_on(door)
    type_text(door.passphrase.edit, "ü")
    assert "Caps Lock" not in words_on(door)


def test_the_door_of_the_demonstration_gives_its_passphrase_and_opens_at_a_click(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.door.hint = PASSPHRASE
    window.door.begin()
    door = shown(window, UnlockScreen)
    assert PASSPHRASE in words_on(door)
    door.hint.acted.emit()
    qtbot.waitUntil(lambda: bool(window.findChildren(Shell)))


def test_no_other_door_gives_a_passphrase_away(window: MainWindow, tmp_path: Path) -> None:
    window.door.hint = PASSPHRASE
    window.door.place = tmp_path / "Other"
    window.door.show_unlock()
    assert PASSPHRASE not in words_on(shown(window, UnlockScreen))


def test_the_door_says_why_it_is_locked(window: MainWindow) -> None:
    from cahier.gui.app import reason_in_words

    window.door.begin(reason_in_words("sleep"))
    assert "The computer was asleep. Your words are saved." in words_on(window)


def test_where_there_is_no_notebook_a_new_one_is_offered(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.door.place = tmp_path / "Other"
    window.door.begin()
    assert shown(window, CreateScreen).place.accessibleName().endswith("Other")


def test_a_new_notebook_shows_its_recovery_key_once_and_asks_it_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.door.place = tmp_path / "Other"
    window.door.begin()
    page = shown(window, CreateScreen)
    type_text(page.passphrase.edit, "paper boat under seven yellow lamps")
    type_text(page.again.edit, "paper boat under seven yellow lamp")
    page.button.click()
    assert "differ" in words_on(page)
    type_text(page.again.edit, "s")
    page.button.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(RecoverySheet)))
    sheet = shown(window, RecoverySheet)
    groups = list(sheet._groups)
    assert all(group in words_on(sheet) for group in groups)
    sheet.written.click()
    assert not any(group in words_on(sheet) for group in groups)
    _answer(sheet, ["0000", "0000"])
    assert "not what stands on the sheet" in words_on(sheet)
    _answer(sheet, [groups[place] for place in sheet._asked])
    qtbot.waitUntil(lambda: bool(window.findChildren(Shell)))
    assert sheet._groups == []


def test_a_short_passphrase_makes_nothing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.door.place = tmp_path / "Other"
    window.door.begin()
    page = shown(window, CreateScreen)
    type_text(page.passphrase.edit, "lamp")
    type_text(page.again.edit, "lamp")
    page.button.click()
    assert "too short" in words_on(page)
    assert not (tmp_path / "Other").exists()


def test_the_recovery_key_opens_with_a_new_passphrase(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    workspace, key = open_notebook.create(tmp_path / "Third", PASSPHRASE)
    workspace.close()
    window.door.place = tmp_path / "Third"
    window.door.show_recover()
    page = shown(window, RecoverScreen)
    page.key.setText(key.replace("-", " ").lower())
    page.passphrase.edit.setText("another set of seven quiet words")
    page.again.edit.setText("another set of seven quiet words")
    page.button.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(Shell)))


def test_a_misread_letter_of_the_recovery_key_is_told(qtbot: QtBot, window: MainWindow) -> None:
    window.door.show_recover()
    page = shown(window, RecoverScreen)
    page.key.setText("0000-0000")
    page.passphrase.edit.setText("another set of seven quiet words")
    page.again.edit.setText("another set of seven quiet words")
    page.button.click()
    qtbot.waitUntil(lambda: "letter of the recovery key" in words_on(page))


def test_sleep_while_the_key_is_worked_out_puts_a_fresh_door_in_its_place(
    qtbot: QtBot, window: MainWindow, gone: Gone
) -> None:
    window.door.unlock(PASSPHRASE)
    window.lock("sleep")
    assert gone.locked == [("", window.door.place)]
    assert not window.findChildren(Shell)


def test_sleep_while_it_opens_locks_and_lets_the_next_one_in(qtbot: QtBot, window: MainWindow, gone: Gone) -> None:
    window.open_with(enter.with_passphrase(window.door.place, PASSPHRASE), window.door.place)
    window.lock("sleep")
    assert gone.locked == [("sleep", window.door.place)]
    open_notebook.unlock(window.door.place, PASSPHRASE).close()
    qtbot.wait(100)
    assert not window.findChildren(Shell)


def test_an_empty_window_says_that_it_opens_when_that_takes_long(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, place = threading.Event(), window.door.place
    real, entry = enter.open_with, enter.with_passphrase(place, PASSPHRASE)

    def slowly(*given: Any) -> Any:
        assert go_on.wait(20)
        return real(*given)

    monkeypatch.setattr(enter, "open_with", slowly)
    window._stack.removeWidget(window._stack.currentWidget())  # as in the process that gets the key
    window.open_with(entry, place)
    told = window.findChildren(Opening)[0]
    assert not told.isVisible()
    qtbot.waitUntil(told.isVisible)
    assert "being opened" in words_on(told)
    go_on.set()
    qtbot.waitUntil(lambda: bool(window.findChildren(Shell)))
    assert not any(each.isVisible() for each in window.findChildren(Opening))


def test_a_door_at_which_nothing_was_typed_has_nothing_to_lock(window: MainWindow, gone: Gone) -> None:
    window.lock("sleep")
    assert gone.locked == []
    type_text(shown(window, UnlockScreen).passphrase.edit, "half a pass")
    window.lock("sleep")
    assert len(gone.locked) == 1


def test_the_door_goes_on_in_the_process_that_gets_the_key(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    admitted: list[tuple[bytes, Path]] = []
    monkeypatch.setattr(window, "_admit", lambda entry, place: admitted.append((bytes(entry.key), place)))
    window.door.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: bool(admitted))
    assert admitted == [(bytes(enter.with_passphrase(window.door.place, PASSPHRASE).key), window.door.place)]
    assert not window.findChildren(Shell)


def _answer(sheet: RecoverySheet, groups: list[str]) -> None:
    for field, group in zip(sheet.fields, groups, strict=True):
        field.setText(group)
    sheet.done.click()
