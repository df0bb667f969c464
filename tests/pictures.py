"""Renders the pictures of the README from the invented cases: `make pictures`.

They are looked at, never compared: `python tests/pictures.py FOLDER [light|dark] [LANGUAGE]`.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest

from cahier import resources
from cahier.crypto import passphrase
from cahier.gui import hardening
from cahier.gui.app import application
from cahier.gui.jobs import JobRunner
from cahier.gui.locking import SystemClock, Watch
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.brief import BriefScreen
from cahier.gui.screens.interview import InterviewScreen
from cahier.gui.screens.review import ReviewScreen
from cahier.gui.session import Session
from cahier.workflows import import_records, list_cases, open_notebook
from journeys.researcher import wait_for

PASSPHRASE = "six invented words for a picture"
SIZE = (1320, 840)


def main() -> None:
    """Render the case page, the interview page, the review and the brief."""
    folder = Path(sys.argv[1])
    scheme = sys.argv[2] if len(sys.argv) > 2 else "light"
    passphrase.COST = passphrase.FLOOR = passphrase.Cost(64, 1)
    hardening.leave_no_settings()
    app = application(sys.argv[3] if len(sys.argv) > 3 else "en", scheme)
    with tempfile.TemporaryDirectory() as place:
        notebook = Path(place) / "notebook"
        cases = record(notebook)
        runner = JobRunner()
        window = MainWindow(Session(runner), Watch(SystemClock(), 5), notebook, lambda *_words: None)
        window.resize(*SIZE)
        window.show()
        window.door.begin()
        window.door.unlock(PASSPHRASE)
        wait_for(lambda: window.desk is not None)
        render(window, cases, lambda name: save(window, folder / f"{name}_{scheme}.png"))
        window.close()
        runner.close()
    app.processEvents()


def record(notebook: Path) -> dict[str, str]:
    """Fill a notebook with the invented cases; answer with the id of each code."""
    workspace, _ = open_notebook.create(notebook, PASSPHRASE)
    with workspace:
        import_records.import_files(workspace, sorted(resources.path("demo").glob("*.json")))
        return {line.code: line.case_id for line in list_cases.cases(workspace)}


def render(window: MainWindow, cases: dict[str, str], picture: Callable[[str], None]) -> None:
    """Go through the pages of one case."""
    desk = window.desk
    assert desk is not None
    case_id = cases["DEMO-04"]
    desk.go_to({"case": case_id, "tab": "overview"})
    wait_for(lambda: desk.case.records is not None)
    picture("case_page")
    for tab in ("people", "events"):
        desk.go_to({"case": case_id, "tab": tab})
        picture(f"case_{tab}")
    account = desk.case.records.accounts[0]
    desk.show_interview(case_id, account.account_id, 0)
    wait_for(lambda: seen(window, InterviewScreen) and window.findChild(InterviewScreen).editor.toPlainText())
    picture("interview_page")
    desk.show_review(case_id)
    wait_for(lambda: seen(window, ReviewScreen) and desk.pages.controller("review")._review is not None)
    picture("review")
    desk.show_brief(case_id)
    wait_for(lambda: seen(window, BriefScreen) and window.findChild(BriefScreen)._decision)
    picture("brief")


def seen(window: MainWindow, kind: type) -> bool:
    """Say whether a page is in front."""
    page = window.findChild(kind)
    return page is not None and page.isVisible()


def save(window: MainWindow, path: Path) -> None:
    """Write down what the window shows once it has settled."""
    QTest.qWait(400)
    window.grab().save(str(path))


if __name__ == "__main__":
    main()
