import itertools
from pathlib import Path

import pytest
from fingers import PASSPHRASE, in_vault, shown, type_text, words_on
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cahier.gui.controllers.desk import Desk
from cahier.gui.controllers.keys import KeysController
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.keys.headquarters import HeadquartersStep
from cahier.gui.screens.keys.key_file import KeyFileStep
from cahier.gui.screens.keys.new_passphrase import PassphraseStep
from cahier.gui.screens.keys.step import KeyStep
from cahier.gui.screens.keys.ways import WaysScreen
from cahier.gui.screens.paper_sheet import PaperSheet
from cahier.workflows import keys, open_notebook
from cahier.workflows.keys import Proof

OTHER = "another six words of no use here"


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, desk: Desk) -> KeysController:
    """Return the page of keys, open."""
    window.shell.sidebar._buttons["keys"].click()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: bool(window.findChildren(WaysScreen)))
    return window.safety.keys


def step_of(qtbot: QtBot, window: MainWindow, words: str) -> KeyStep:
    """Press a button of the page and return the step it leads to."""
    ways = shown(window, WaysScreen)
    (button,) = [
        each
        for each in ways.findChildren(QPushButton)
        if words in (each.accessibleName(), each.text()) and each.isVisible()
    ]
    button.click()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(KeyStep)))
    return next(each for each in window.findChildren(KeyStep) if each.isVisible())


def go(step: KeyStep, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase again, and Enter."""
    step.again.passphrase.clear()
    type_text(step.again.passphrase.edit, passphrase)
    step.button.click()


def told(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Wait until the page says what became of a change."""
    qtbot.waitUntil(lambda: any(words in each.told.text for each in window.findChildren(WaysScreen)))


def sheet_of(qtbot: QtBot, window: MainWindow, title: str) -> PaperSheet:
    """Return the sheet that is shown, when it is."""
    qtbot.waitUntil(
        lambda: any(title in words_on(each) for each in window.findChildren(PaperSheet) if each.isVisible())
    )
    return next(each for each in window.findChildren(PaperSheet) if each.isVisible() and title in words_on(each))


def write_down(sheet: PaperSheet) -> str:
    """Copy a sheet and type back what is asked; answer with the whole."""
    groups = list(sheet._groups)
    sheet.written.click()
    for field, place in zip(sheet.fields, sheet._asked, strict=True):
        field.setText(groups[place])
    sheet.done.click()
    return "-".join(groups)


def kinds(desk: Desk) -> list[str]:
    return [way.kind for way in in_vault(desk, keys.ways)]


def opens_with(window: MainWindow, passphrase: str) -> None:
    """Close the notebook and open it anew."""
    window._session.close_now()
    open_notebook.unlock(window.door.place, passphrase).close()


def test_every_way_in_is_listed_with_since_when(window: MainWindow, page: KeysController) -> None:
    words = words_on(shown(window, WaysScreen))
    assert "Passphrase" in words
    assert "Recovery key on paper" in words
    assert words.count("Since ") == 2


CHANGES = ("Change: Passphrase", "Show again: Recovery key on paper", "Make a new one: Recovery key on paper")
TAKEN = ("Remove: Recovery key on paper",)
ADDED = ("Shares among people", "Key file", "Headquarters")


@pytest.mark.parametrize("words", [*CHANGES, *TAKEN, *ADDED])
def test_nothing_is_shown_or_changed_without_the_passphrase_given_again(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: KeysController, tmp_path: Path, words: str
) -> None:
    keys.make_headquarters_key(tmp_path / "private", tmp_path / "public", OTHER)
    before = (window.door.place / "vault.hdr").read_bytes()
    step = step_of(qtbot, window, words)
    if isinstance(step, PassphraseStep):
        step.new.passphrase.edit.setText(OTHER)
        step.new.again.edit.setText(OTHER)
    elif isinstance(step, KeyFileStep):
        step.file.set_path(tmp_path / "stick.key")
    elif isinstance(step, HeadquartersStep):
        step.file.set_path(tmp_path / "public")
        qtbot.waitUntil(lambda: bool(step.fingerprint.text()))
        step.compared.setChecked(True)
        step.knows.setChecked(True)
    step.button.click()
    assert "once more" in step.problem.text
    go(step, "not the passphrase at all")
    qtbot.waitUntil(lambda: "does not open the notebook" in step.problem.text)
    assert step.again.passphrase.text == ""
    assert step.button.isEnabled()
    assert not window.findChildren(PaperSheet)
    assert (window.door.place / "vault.hdr").read_bytes() == before
    assert not (tmp_path / "stick.key").exists()


def test_the_passphrase_of_the_open_notebook_is_changed(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: KeysController
) -> None:
    step = step_of(qtbot, window, "Change: Passphrase")
    assert isinstance(step, PassphraseStep)
    for typed, said in (("short", "too short"), (OTHER, "differ")):
        step.new.passphrase.edit.setText(typed)
        step.new.again.edit.setText("" if typed == OTHER else typed)
        go(step)
        assert said in step.problem.text
    step.new.again.edit.setText(OTHER)
    go(step)
    told(qtbot, window, "The passphrase was changed.")
    opens_with(window, OTHER)


def test_the_keyboard_alone_changes_the_passphrase(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: KeysController
) -> None:
    step = step_of(qtbot, window, "Change: Passphrase")
    assert isinstance(step, PassphraseStep)
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(step.new.passphrase.edit.hasFocus)
    type_text(step.new.passphrase.edit, OTHER)
    qtbot.keyClick(step.new.passphrase.edit, Qt.Key.Key_Return)
    type_text(step.new.again.edit, OTHER)
    type_text(step.again.passphrase.edit, PASSPHRASE)
    qtbot.keyClick(step.again.passphrase.edit, Qt.Key.Key_Return)
    told(qtbot, window, "The passphrase was changed.")


def test_the_recovery_key_is_shown_once_more_and_forgotten_by_the_page(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: KeysController
) -> None:
    right = in_vault(desk, lambda workspace: keys.show_recovery_key(workspace, Proof(PASSPHRASE)))
    go(step_of(qtbot, window, "Show again: Recovery key on paper"))
    sheet = sheet_of(qtbot, window, "Your recovery key")
    assert all(group in words_on(sheet) for group in right.split("-"))
    window.shell.sidebar._buttons["settings"].click()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: window.shell.current_key == "settings")  # type: ignore[union-attr]
    assert sheet._groups == []
    assert not any(group in words_on(window) for group in right.split("-"))


def test_a_new_sheet_counts_only_once_it_is_on_paper(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: KeysController
) -> None:
    old = in_vault(desk, lambda workspace: keys.show_recovery_key(workspace, Proof(PASSPHRASE)))
    go(step_of(qtbot, window, "Make a new one: Recovery key on paper"))
    sheet = sheet_of(qtbot, window, "A new recovery key")
    sheet.written.click()
    sheet.fields[0].setText("0000")
    sheet.done.click()
    assert f"Group {sheet._asked[0] + 1} is not what stands on the sheet" in words_on(sheet)
    assert in_vault(desk, lambda workspace: keys.show_recovery_key(workspace, Proof(PASSPHRASE))) == old
    sheet.back.click()
    new = write_down(sheet)
    told(qtbot, window, "The new sheet opens the notebook")
    assert in_vault(desk, lambda workspace: keys.show_recovery_key(workspace, Proof(PASSPHRASE))) == new != old


def test_a_new_sheet_that_was_given_up_changes_nothing(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: KeysController
) -> None:
    before = (window.door.place / "vault.hdr").read_bytes()
    go(step_of(qtbot, window, "Make a new one: Recovery key on paper"))
    sheet_of(qtbot, window, "A new recovery key").leave.click()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(WaysScreen)))
    assert (window.door.place / "vault.hdr").read_bytes() == before


def test_the_sheet_takes_what_is_typed_as_it_was_meant(qtbot: QtBot) -> None:
    sheet = PaperSheet("A sheet", "Words", "Done")
    qtbot.addWidget(sheet)
    sheet.set_secret("01VA-01VB-01VC-01VD")
    sheet.written.click()
    for field, place in zip(sheet.fields, sheet._asked, strict=True):
        field.setText(f" o l-u {'abcd'[place]} ")
    with qtbot.waitSignal(sheet.noted):
        sheet.done.click()


def test_shares_are_shown_one_by_one_and_three_of_five_open(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: KeysController
) -> None:
    go(step_of(qtbot, window, "Shares among people"))
    written = []
    for number in range(1, 6):
        assert kinds(desk) == ["passphrase", "recovery"]
        sheet = sheet_of(qtbot, window, f"Share {number} of 5")
        assert "Any 3 of 5 people" in words_on(sheet)
        written.append(write_down(sheet))
    told(qtbot, window, "The shares open the notebook")
    assert "Any 3 of 5 people open the notebook together." in words_on(shown(window, WaysScreen))
    window._session.close_now()
    for number, three in enumerate(itertools.islice(itertools.combinations(written, 3), 2)):
        open_notebook.recover_with_shares(window.door.place, three, f"{OTHER} {number}").close()


def test_how_many_are_needed_is_never_more_than_there_are(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: KeysController
) -> None:
    step = step_of(qtbot, window, "Shares among people")
    assert step.what() == (3, 5)
    step.count.setCurrentIndex(step.count.findData(2))  # type: ignore[attr-defined]
    assert step.what() == (2, 2)


@pytest.mark.parametrize("together", [False, True])
def test_a_key_file_opens_alone_or_together_with_the_passphrase(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: KeysController, tmp_path: Path, together: bool
) -> None:
    step = step_of(qtbot, window, "Key file")
    assert isinstance(step, KeyFileStep)
    go(step)
    assert "Choose where" in step.problem.text
    assert step.again.passphrase.text == PASSPHRASE
    step.file.set_path(tmp_path / "stick.key")
    step.together.setChecked(together)
    go(step)
    told(qtbot, window, "together" if together else "The key file opens the notebook")
    assert ("passphrase_and_key_file" in kinds(desk)) is together
    if together:  # every step asks for the file as well from now on
        step = step_of(qtbot, window, "Show again: Recovery key on paper")
        assert step.again.key_file.isVisible()
        go(step)
        qtbot.waitUntil(lambda: "key file" in step.problem.text)
        step.again.key_file.set_path(tmp_path / "stick.key")
        go(step)
        sheet_of(qtbot, window, "Your recovery key")
        window._session.close_now()
        open_notebook.unlock(window.door.place, PASSPHRASE, (tmp_path / "stick.key").read_bytes()).close()
    else:
        window._session.close_now()
        content = (tmp_path / "stick.key").read_bytes()
        open_notebook.recover_with_key_file(window.door.place, content, OTHER).close()


def test_with_a_key_file_a_new_passphrase_goes_on_needing_it(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: KeysController, tmp_path: Path
) -> None:
    path = tmp_path / "stick.key"
    in_vault(desk, lambda workspace: keys.add_key_file(workspace, Proof(PASSPHRASE), path, together=True))
    page.show()
    qtbot.waitUntil(lambda: "together" in words_on(shown(window, WaysScreen)))
    step = step_of(qtbot, window, "Change: Passphrase and key file together")
    assert isinstance(step, PassphraseStep)
    step.new.passphrase.edit.setText(OTHER)
    step.new.again.edit.setText(OTHER)
    step.again.key_file.set_path(path)
    go(step)
    told(qtbot, window, "The passphrase was changed.")
    assert kinds(desk) == ["passphrase_and_key_file", "recovery"]


def test_headquarters_are_let_in_knowingly_or_not_at_all(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: KeysController, tmp_path: Path
) -> None:
    words = keys.make_headquarters_key(tmp_path / "private", tmp_path / "public", OTHER)
    step = step_of(qtbot, window, "Headquarters")
    assert isinstance(step, HeadquartersStep)
    assert "read everything in this notebook" in words_on(step)
    go(step)
    assert "Choose the public file" in step.problem.text
    (tmp_path / "photo").write_bytes(b"\xff\xd8\xff")
    step.file.set_path(tmp_path / "photo")
    qtbot.waitUntil(lambda: "not a key that Cahier made" in step.problem.text)
    step.file.set_path(tmp_path / "public")
    qtbot.waitUntil(lambda: step.fingerprint.text() == words)
    go(step)
    assert "Compare the words" in step.problem.text
    step.compared.setChecked(True)
    go(step)
    assert "Say that you want it" in step.problem.text
    assert kinds(desk) == ["passphrase", "recovery"]
    step.knows.setChecked(True)
    go(step)
    told(qtbot, window, "Headquarters can open this notebook")
    assert words in words_on(shown(window, WaysScreen))
    window._session.close_now()
    private = (tmp_path / "private").read_bytes()
    open_notebook.recover_as_headquarters(window.door.place, private, OTHER, OTHER).close()


def test_another_file_of_headquarters_has_to_be_compared_anew(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: KeysController, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        keys.make_headquarters_key(tmp_path / f"private-{name}", tmp_path / name, OTHER)
    step = step_of(qtbot, window, "Headquarters")
    assert isinstance(step, HeadquartersStep)
    step.file.set_path(tmp_path / "a")
    qtbot.waitUntil(lambda: bool(step.fingerprint.text()))
    step.compared.setChecked(True)
    step.file.set_path(tmp_path / "b")
    assert not step.compared.isChecked()
    assert not step.compared.isEnabled()


def test_a_way_in_is_removed(qtbot: QtBot, window: MainWindow, desk: Desk, page: KeysController) -> None:
    step = step_of(qtbot, window, "Remove: Recovery key on paper")
    assert "second copies" in words_on(step)
    go(step)
    told(qtbot, window, "It no longer opens this notebook.")
    assert kinds(desk) == ["passphrase"]
    assert "Recovery key on paper" in [
        each.text() for each in shown(window, WaysScreen).findChildren(QPushButton)
    ]  # offered anew


def test_a_step_that_is_left_forgets_what_was_typed(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: KeysController
) -> None:
    step = step_of(qtbot, window, "Change: Passphrase")
    assert isinstance(step, PassphraseStep)
    fields = step.findChildren(QLineEdit)
    for field in fields:
        field.setText(PASSPHRASE)
    qtbot.keyClick(step, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    step.header.back_requested.emit()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(WaysScreen)))
    assert _texts(fields) == set()


def _texts(fields: list[QLineEdit]) -> set[str]:
    """Return what fields hold that Qt has not yet deleted."""
    from shiboken6 import isValid

    return {field.text() for field in fields if isValid(field)} - {""}


def test_the_passphrase_stands_nowhere_in_the_window_once_it_was_given(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: KeysController
) -> None:
    step = step_of(qtbot, window, "Remove: Recovery key on paper")
    go(step)
    assert step.again.passphrase.text == ""  # before it is even known whether it is right
    told(qtbot, window, "It no longer opens this notebook.")
    fields = [each for each in window.findChildren(QWidget) if isinstance(each, QLineEdit)]
    assert PASSPHRASE not in _texts(fields)


def test_the_window_answers_while_a_passphrase_is_tried(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: KeysController, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from cahier.crypto import passphrase

    real, seen = passphrase.derive, []

    def slow(words: str, salt: bytes, cost: passphrase.Cost) -> bytes:
        seen.append(threading.current_thread() is threading.main_thread())
        return real(words, salt, cost)

    monkeypatch.setattr(passphrase, "derive", slow)
    step = step_of(qtbot, window, "Change: Passphrase")
    assert isinstance(step, PassphraseStep)
    step.new.passphrase.edit.setText(OTHER)
    step.new.again.edit.setText(OTHER)
    go(step)
    assert step.working.isVisible()
    assert not step.button.isEnabled()
    told(qtbot, window, "The passphrase was changed.")
    assert seen == [False, False]  # the old one tried, the new one hashed
