"""A day of use at the real window, step by step: what a test has it do, each step given the window first.

Every word here begins with ZQ and stands nowhere else, names of files and folders among them.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from cahier.gui.main_window import MainWindow
from cahier.gui.screens.copies import CopiesScreen
from cahier.gui.screens.evidence_page import EvidencePage
from cahier.gui.screens.interview import InterviewScreen
from journeys import steps
from journeys.researcher import Researcher, type_text, wait_for

FILE_WORD, FOLDER_WORD, DRAFT_WORD, LAST_WORD = "ZQPHOTOFILE", "ZQFOLDERNAME", "ZQDRAFTWORD", "ZQLASTSENTENCE"
CTRL = Qt.KeyboardModifier.ControlModifier


def record(window: MainWindow, folder: str) -> int:
    """Record a case, its people, an event and an account; review it; answer with how much was decided."""
    steps.at_desk(window)
    researcher = Researcher(Path(folder), window)
    researcher.record_case()
    researcher.interview()
    return researcher.review()


def brief(window: MainWindow, folder: str) -> int:
    """Write the brief in every format into a folder named after somebody; answer with how many files there are."""
    (Path(folder) / FOLDER_WORD).mkdir(parents=True)
    return len(Researcher(Path(folder) / FOLDER_WORD, window).write_brief())


def attach(window: MainWindow, folder: str) -> int:
    """Choose a photograph in the dialog, as with a mouse; answer with how many files are kept."""
    desk = window.desk
    desk.go_to({"case": desk.case.case_id, "tab": "evidence"})
    desk.add_files(desk.case.case_id)
    _choose(window, Path(folder) / FILE_WORD, f"{FILE_WORD}.jpg")
    wait_for(lambda: desk.intake._under_way is None and not desk.intake._queue)
    wait_for(lambda: desk.case.records.evidence)
    return len(desk.case.records.evidence)


def _choose(window: MainWindow, folder: Path, name: str) -> None:
    dialog = next(each for each in window.findChildren(QFileDialog) if each.isVisible())
    dialog.setDirectory(str(folder))
    QTest.qWait(300)
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    edit.setText(name)
    QTest.qWait(100)
    dialog.accept()
    wait_for(lambda: not dialog.isVisible())


def look(window: MainWindow, folder: str) -> None:
    """Look at the photograph, and copy its original out."""
    desk = window.desk
    item = desk.case.records.evidence[0]
    desk.pages.show_evidence(item.case_id, item.evidence_id)
    page = Researcher(Path(folder), window).shown(EvidencePage)
    wait_for(page.picture.isVisible)
    controller = desk.pages.controller("evidence")
    told = []
    page.say_outcome = lambda _kind, words: told.append(words)
    (Path(folder) / "out").mkdir()
    controller.copy_to(Path(folder) / "out")
    wait_for(lambda: told)


def search_and_copy(window: MainWindow, word: str) -> int:
    """Search, and put words of an account on the clipboard; answer with how much was found."""
    found = steps.search(window, word)
    desk = window.desk
    account = desk.case.records.accounts[0]
    desk.show_interview(account.case_id, account.account_id)
    screen = Researcher(Path(), window).shown(InterviewScreen)
    wait_for(lambda: screen.editor.toPlainText() == account.text)
    screen.editor.selectAll()
    QTest.keyClick(screen.editor, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == account.text
    return found


def copy_to(window: MainWindow, folder: str) -> None:
    """Make a second copy on a stick."""
    Path(folder).mkdir(parents=True)
    window.safety.copies.show()
    window.safety.copies.copy_to(Path(folder))
    screen = Researcher(Path(folder), window).shown(CopiesScreen)
    wait_for(lambda: window.safety.copies._job is None and screen.outcome.isVisible())


def leave_a_form(window: MainWindow) -> None:
    """Begin a form, and leave it half filled in."""
    desk = window.desk
    desk.go_to({"case": desk.case.case_id, "tab": "events"})
    desk.forms.open(desk.case.records, "event")
    wait_for(lambda: desk._shell.current_key == "form")
    type_text(desk._shell.current.form.field("summary"), DRAFT_WORD)


def type_last(window: MainWindow) -> None:
    """Go to the account and type the last sentence of the day."""
    desk = window.desk
    wait_for(lambda: desk.case.records is not None)
    account = desk.case.records.accounts[0]
    desk.show_interview(account.case_id, account.account_id)
    screen = Researcher(Path(), window).shown(InterviewScreen)
    wait_for(lambda: screen.editor.toPlainText() == account.text)
    type_text(screen.editor, LAST_WORD)
