"""At the door without the passphrase: every other way in, a second copy, a rescue."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fingers import PASSPHRASE, shown, words_on
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cahier.domain.case import Case
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.get_back import RescueScreen, RestoreScreen
from cahier.gui.screens.recover import HEADQUARTERS, KEY_FILE, SHARES, SHEET, RecoverScreen
from cahier.gui.screens.recovery_sheet import RecoverySheet
from cahier.gui.screens.unlock import UnlockScreen
from cahier.gui.shell import Shell
from cahier.vault.errors import DamagedData
from cahier.workflows import back_up, keys, open_notebook, record
from cahier.workflows.keys import Proof

NEW = "another set of seven quiet words"
OFFICE = "words of headquarters that differ"
PAGE = 16_384


@pytest.fixture
def given(place: Path, tmp_path: Path) -> dict[str, object]:
    """Give the notebook every way in; answer with what each takes."""
    with open_notebook.unlock(place, PASSPHRASE) as workspace:
        proof = Proof(PASSPHRASE)
        keys.make_headquarters_key(tmp_path / "private", tmp_path / "public", OFFICE)
        keys.add_headquarters(workspace, proof, tmp_path / "public")
        keys.add_key_file(workspace, proof, tmp_path / "stick.key")
        return {
            SHEET: keys.show_recovery_key(workspace, proof),
            SHARES: keys.add_shares(workspace, proof),
            KEY_FILE: tmp_path / "stick.key",
            HEADQUARTERS: tmp_path / "private",
        }


def harm_a_page_of_cases(place: Path) -> None:
    """Flip a bit of a page without which not all cases can be read."""
    whole = (place / "vault.db").read_bytes()
    for page in range(len(whole) // PAGE - 1, 0, -1):
        harmed = bytearray(whole)
        harmed[page * PAGE + 500] ^= 1
        (place / "vault.db").write_bytes(harmed)
        with open_notebook.unlock(place, PASSPHRASE) as workspace:
            try:
                workspace.vault.list(Case)
            except DamagedData:
                return
    raise AssertionError("no page holds cases")


def fill_in(screen: RecoverScreen, way: str, what: object) -> None:
    screen.chips[way].click()
    if way == SHEET:
        screen.key.setText(str(what))
    elif way == SHARES:
        assert isinstance(what, tuple)
        for field, share in zip(screen.shares, what[1:4], strict=True):
            field.setText(share.lower())
    elif way == KEY_FILE:
        assert isinstance(what, Path)
        screen.key_file.set_path(what)
    else:
        assert isinstance(what, Path)
        screen.private.set_path(what)
        screen.words.edit.setText(OFFICE)


@pytest.mark.parametrize("way", [SHEET, SHARES, KEY_FILE, HEADQUARTERS])
def test_every_way_in_sets_a_new_passphrase_and_opens(
    qtbot: QtBot, given: dict[str, object], window: MainWindow, way: str
) -> None:
    window.door.show_recover()
    screen = shown(window, RecoverScreen)
    screen.chips[way].click()
    screen.button.click()
    assert "first." in screen.problem.text
    fill_in(screen, way, given[way])
    screen.button.click()
    assert "too short" in screen.problem.text
    for field in (screen.passphrase, screen.again):
        field.edit.setText(NEW)
    fields = screen.findChildren(QLineEdit)
    screen.button.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(Shell)), timeout=20_000)
    assert not any(NEW in text for text in _left(fields))
    window._session.close_now()
    open_notebook.unlock(window.door.place, NEW).close()


def _left(fields: list[QLineEdit]) -> list[str]:
    from shiboken6 import isValid

    return [field.text() for field in fields if isValid(field)]


def test_a_mistyped_share_is_named_and_can_be_mended(
    qtbot: QtBot, given: dict[str, object], window: MainWindow
) -> None:
    window.door.show_recover()
    screen = shown(window, RecoverScreen)
    fill_in(screen, SHARES, given[SHARES])
    right = screen.shares[1].text()
    screen.shares[1].setText(right[:-1] + ("7" if right[-1] != "7" else "8"))
    for field in (screen.passphrase, screen.again):
        field.edit.setText(NEW)
    screen.button.click()
    qtbot.waitUntil(lambda: "Group 13 of share 2 of those given is mistyped" in screen.problem.text)
    screen.shares[1].setText(right)
    screen.button.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(Shell)), timeout=20_000)


def test_only_what_is_chosen_is_asked_and_more_shares_can_be_typed(qtbot: QtBot, window: MainWindow) -> None:
    window.door.show_recover()
    screen = shown(window, RecoverScreen)
    assert screen.key.isVisible()
    screen.chips[SHARES].click()
    assert not screen.key.isVisible()
    assert len(screen.shares) == 3
    for _ in range(20):
        screen._add_share()
    assert len(screen.shares) == 15


def test_the_door_asks_for_the_key_file_where_the_passphrase_needs_it(
    qtbot: QtBot, place: Path, tmp_path: Path, window: MainWindow
) -> None:
    assert not shown(window, UnlockScreen).key_file.isVisible()
    with open_notebook.unlock(place, PASSPHRASE) as workspace:
        keys.add_key_file(workspace, Proof(PASSPHRASE), tmp_path / "stick.key", together=True)
    window.door.begin()
    screen = shown(window, UnlockScreen)
    assert screen.key_file.isVisible()
    window.door.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: "key file was not given" in screen.problem.text)
    screen.key_file.set_path(tmp_path / "stick.key")
    window.door.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: bool(window.findChildren(Shell)), timeout=20_000)


def test_a_second_copy_becomes_a_notebook_and_nothing_is_written_over(
    qtbot: QtBot, place: Path, tmp_path: Path, window: MainWindow
) -> None:
    (tmp_path / "stick").mkdir()
    with open_notebook.unlock(place, PASSPHRASE) as workspace:
        record.new_case(workspace, "Göygöl")
        copy = back_up.back_up_to_folder(workspace, tmp_path / "stick").copied.path
    shown(window, UnlockScreen).lost_requested.emit()
    screen = shown(window, RestoreScreen)
    for fill, asked in (
        (lambda: None, "Choose the second copy"),
        (lambda: screen.copy.set_path(copy), "Type the passphrase"),
        (lambda: screen.passphrase.edit.setText("not the one at all"), "Choose where"),
    ):
        fill()
        screen.button.click()
        assert asked in screen.problem.text
    screen.folder.set_folder(place.parent)
    screen.button.click()
    qtbot.waitUntil(lambda: "does not open the notebook" in screen.problem.text, timeout=20_000)
    assert not (place.parent / "Notebook 2").exists()
    screen.passphrase.edit.setText(PASSPHRASE)
    screen.button.click()
    qtbot.waitUntil(lambda: "It was opened" in screen.outcome.text, timeout=20_000)
    assert screen.passphrase.text == ""
    screen.go_on.click()
    assert window.door.place == place.parent / "Notebook 2"
    assert shown(window, UnlockScreen).isVisible()
    with open_notebook.unlock(window.door.place, PASSPHRASE) as again:
        assert [line.title for line in again.vault.cases()] == ["Göygöl"]


def test_what_can_be_read_of_a_damaged_notebook_is_rescued_with_a_new_sheet(
    qtbot: QtBot, place: Path, window: MainWindow
) -> None:
    with open_notebook.unlock(place, PASSPHRASE) as workspace:
        for number in range(60):
            record.new_case(workspace, f"A case {number} " * 150)
    harm_a_page_of_cases(place)
    damaged = (place / "vault.db").read_bytes()
    window.door.begin("It is locked. Your words are saved.", "rescue")
    screen = shown(window, RescueScreen)
    screen.button.click()
    assert "passphrase of the damaged notebook" in screen.problem.text
    screen.passphrase.edit.setText(PASSPHRASE)
    for field in (screen.new.passphrase, screen.new.again):
        field.edit.setText(NEW)
    screen.folder.set_folder(place.parent)
    screen.button.click()
    qtbot.waitUntil(lambda: "What could be read is in" in screen.outcome.text, timeout=60_000)
    assert "could not be read" in words_on(screen)
    assert (place / "vault.db").read_bytes() == damaged
    assert (screen.passphrase.text, screen.new.text) == ("", "")
    screen.go_on.click()
    sheet = shown(window, RecoverySheet)
    assert window.door.holds_secrets  # so the lock comes although nothing is typed
    sheet.written.click()
    for field, number in zip(sheet.fields, sheet._asked, strict=True):
        field.setText(sheet._groups[number])
    sheet.done.click()
    assert window.door.place == place.parent / "Notebook 2"
    with open_notebook.unlock(window.door.place, NEW) as again:
        assert 10 < len(again.vault.cases()) < 60


def test_guessing_at_the_rescue_waits_as_it_does_at_the_door(
    qtbot: QtBot, place: Path, window: MainWindow
) -> None:
    window.door.begin("", "rescue")
    screen = shown(window, RescueScreen)
    screen.folder.set_folder(place.parent)
    for field in (screen.new.passphrase, screen.new.again):
        field.edit.setText(NEW)
    said: list[str] = []
    for number in range(4):
        screen.passphrase.edit.setText(f"a wrong passphrase {number}")
        screen.button.click()
        qtbot.waitUntil(lambda: screen.button.isEnabled() and bool(screen.problem.text), timeout=20_000)
        said.append(screen.problem.text)
    assert all("does not open" in words for words in said[:3])
    assert "does not open" not in said[3]


def test_one_way_leads_to_the_other_and_back_to_the_passphrase(window: MainWindow) -> None:
    window.door.begin("", "restore")
    shown(window, RestoreScreen).other_requested.emit()
    shown(window, RescueScreen).other_requested.emit()
    shown(window, RestoreScreen).closed.emit()
    assert shown(window, UnlockScreen).isVisible()


def test_a_copy_that_is_being_restored_can_be_stopped(
    qtbot: QtBot, place: Path, tmp_path: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    (tmp_path / "stick").mkdir()
    with open_notebook.unlock(place, PASSPHRASE) as workspace:
        copy = back_up.back_up_to_folder(workspace, tmp_path / "stick").copied.path
    go_on, real = threading.Event(), back_up.restore

    def slow(*arguments: object) -> object:
        go_on.wait(10)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(back_up, "restore", slow)
    window.door.begin("", "restore")
    screen = shown(window, RestoreScreen)
    screen.copy.set_path(copy)
    screen.passphrase.edit.setText(PASSPHRASE)
    screen.folder.set_folder(tmp_path / "stick")
    screen.button.click()
    screen.bar.stop.click()
    go_on.set()
    qtbot.waitUntil(lambda: "Stopped." in screen.problem.text, timeout=20_000)
    assert [item.name for item in (tmp_path / "stick").iterdir()] == [copy.name]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda place: shutil.rmtree(place), "no notebook here"),
        (lambda place: (place / "vault.db").unlink(), "vault.db is missing"),
    ],
    ids=["gone", "no-data"],
)
def test_what_cannot_be_rescued_says_so(
    qtbot: QtBot, place: Path, window: MainWindow, spoil: Callable[[Path], object], said: str
) -> None:
    spoil(place)
    window.door.begin("", "rescue")
    screen = shown(window, RescueScreen)
    screen.passphrase.edit.setText(PASSPHRASE)
    for field in (screen.new.passphrase, screen.new.again):
        field.edit.setText(NEW)
    screen.folder.set_folder(place.parent)
    screen.button.click()
    qtbot.waitUntil(lambda: bool(screen.problem.text), timeout=20_000)
    assert said in screen.problem.text
    assert not (place.parent / "Notebook 2").exists()
