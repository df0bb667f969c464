"""What a test has somebody do at the window of the real program; each step is given the window first."""

import time
from pathlib import Path
from typing import Any

from cahier.crypto import passphrase
from cahier.crypto.passphrase import Cost
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.create import CreateScreen
from cahier.gui.screens.form_page import FormPage
from cahier.gui.screens.interview import InterviewScreen
from cahier.gui.screens.recover import RecoverScreen
from cahier.gui.screens.recovery_sheet import RecoverySheet
from cahier.gui.screens.unlock import UnlockScreen
from journeys.driving import unmasked
from journeys.researcher import Researcher, type_text, wait_for

plain = unmasked


def hash_cheaply(_window: MainWindow) -> None:
    """Make passphrases cheap to try in this process."""
    passphrase.COST = passphrase.FLOOR = Cost(64, 1)


def unlock(window: MainWindow, words: str) -> None:
    """Type the passphrase and press Enter."""
    field = _at(window).shown(UnlockScreen).passphrase
    type_text(field.edit, words)
    field.edit.returnPressed.emit()


def type_passphrase(window: MainWindow, words: str) -> None:
    """Type it, and do not press Enter."""
    type_text(_at(window).shown(UnlockScreen).passphrase.edit, words)


def finish_passphrase(window: MainWindow, words: str) -> None:
    """Type the rest of it and press Enter."""
    unlock(window, words)


def unlock_again(window: MainWindow, words: str) -> None:
    """Type over what was wrong and press Enter."""
    _at(window).shown(UnlockScreen).passphrase.edit.clear()
    unlock(window, words)


def sleep(window: MainWindow) -> None:
    """Close the lid."""
    window.lock("sleep")


def told_at_door(window: MainWindow) -> str:
    """Return what the door says went wrong, once it does."""
    screen = _at(window).shown(UnlockScreen)
    wait_for(lambda: screen.problem.isVisible())
    return screen.problem.text


def reason(window: MainWindow) -> str:
    """Return why the door is locked."""
    return _at(window).shown(UnlockScreen).reason.text()


def make(window: MainWindow, words: str) -> None:
    """Choose a passphrase for a new notebook, and wait for its recovery key."""
    screen = _at(window).shown(CreateScreen)
    for field in (screen.passphrase, screen.again):
        type_text(field.edit, words)
    screen.button.click()
    _at(window).shown(RecoverySheet)


def recovery_key(window: MainWindow) -> str:
    """Read the recovery key from its sheet."""
    return "-".join(_at(window).shown(RecoverySheet)._groups)


def note_key(window: MainWindow) -> None:
    """Say that the recovery key is on paper, and prove it."""
    sheet = _at(window).shown(RecoverySheet)
    groups = list(sheet._groups)
    sheet.written.click()
    for field, place in zip(sheet.fields, sheet._asked, strict=True):
        type_text(field, groups[place])
    sheet.done.click()


def recover(window: MainWindow, key: str, words: str) -> None:
    """Set a new passphrase with the recovery key."""
    window.door.show_recover()
    screen = _at(window).shown(RecoverScreen)
    type_text(screen.key, key)
    for field in (screen.passphrase, screen.again):
        type_text(field.edit, words)
    screen.button.click()


def at_desk(window: MainWindow) -> float:
    """Wait for the open notebook; answer when it was there."""
    wait_for(lambda: window.desk is not None)
    return time.monotonic()


def new_case(window: MainWindow, title: str) -> None:
    """Record a case."""
    at_desk(window)
    window.desk.new_case()
    _at(window).fill_in(title=title)
    wait_for(lambda: window.desk.case.records is not None)


def interview(window: MainWindow, text: str, point: int) -> None:
    """Type an account of the case, and go back to a place in it."""
    window.desk.new_interview()
    page = _at(window).shown(FormPage)
    page.form.field("language").show_plain("az")
    page._save()
    screen = _at(window).shown(InterviewScreen)
    wait_for(lambda: window.desk.pages.controller("interview")._account is not None)
    type_text(screen.editor, text)
    screen.editor.go_to(point)


def account(window: MainWindow) -> list[Any]:
    """Return the text of the account that is open, and where in it the cursor is."""
    screen = _at(window).shown(InterviewScreen)
    wait_for(lambda: window.desk.pages.controller("interview")._account is not None)
    return [screen.editor.toPlainText(), screen.editor.textCursor().position()]


def search(window: MainWindow, words: str) -> int:
    """Look for words in everything; return how much was found."""
    window.desk.search()
    browse = window.desk._browse.list
    browse.search.clear()
    type_text(browse.search, words)
    wait_for(lambda: browse.found.rowCount() and browse.hits.isVisible())
    return int(browse.found.rowCount())


def lock(window: MainWindow) -> None:
    """Lock, as Ctrl+L does."""
    window.lock()


def _at(window: MainWindow) -> Researcher:
    return Researcher(Path(), window)
