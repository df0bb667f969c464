"""Has the window of the real program show everything of a case: every list of it, every account, what is found."""

from collections.abc import Iterable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cahier.gui.main_window import MainWindow
from cahier.gui.screens.evidence_page import EvidencePage
from cahier.gui.screens.interview import InterviewScreen
from journeys import steps
from journeys.researcher import Researcher, wait_for

TABS = ("people", "events", "interviews", "evidence")


def everything(window: MainWindow) -> int:
    """Show it all; answer with how many rows and accounts there were to see."""
    steps.at_desk(window)
    desk = window.desk
    wait_for(lambda: desk._browse.list.cases.rowCount() > 0)
    desk.go_to({"case": desk._browse.list.cases.key_at(0), "tab": "overview"})
    wait_for(lambda: desk.case.records is not None)
    seen = sum(_tab(window, name) for name in TABS)
    for account in desk.case.records.accounts:
        desk.show_interview(account.case_id, account.account_id)
        screen = Researcher(window=window, folder=desk._session._workspace.path).shown(InterviewScreen)
        wait_for(lambda text=account.text, editor=screen.editor: editor.toPlainText() == text)
        seen += 1
    return seen + steps.search(window, "ZQ")


def _tab(window: MainWindow, name: str) -> int:
    browse = window.desk._browse
    browse.case.show_tab(name)
    rows = getattr(browse.case, name).rows
    wait_for(rows.rowCount)
    QApplication.processEvents()
    QTest.qWait(50)
    return int(rows.rowCount())


def file(window: MainWindow, mime: str) -> None:
    """Open a file of evidence, which a child decodes."""
    desk = window.desk
    item = next(each for each in desk.case.records.evidence if each.mime == mime)
    desk.pages.show_evidence(item.case_id, item.evidence_id)
    page = Researcher(window=window, folder=desk._session._workspace.path).shown(EvidencePage)
    wait_for(lambda: any(part.isVisible() for part in _shown_by_a_child(page)))


def _shown_by_a_child(page: EvidencePage) -> Iterable[object]:
    return (page.picture, page.player)
