"""Render pictures of the window with the invented cases, without a screen.

PYTHONPATH=app:tests/gui python tests/gui/window/screenshots.py FOLDER [light|dark] [LANGUAGE] [WIDTHxHEIGHT]
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from fingers import PASSPHRASE, FakeClock, Gone, records_of_the_demo, wait_until
from PySide6.QtCore import QEventLoop, QTimer

from cahier.crypto import passphrase
from cahier.crypto.passphrase import Cost
from cahier.gui import app, hardening
from cahier.gui.jobs import JobRunner
from cahier.gui.locking import Watch
from cahier.gui.main_window import MainWindow
from cahier.gui.session import Session
from cahier.workflows import open_notebook


def main(folder: Path, scheme: str = "light", language: str = "en", size: str = "1320x840") -> None:
    """Save one picture per page."""
    passphrase.COST = passphrase.FLOOR = Cost(64, 1)
    hardening.leave_no_settings()
    application = app.application(language, scheme)
    place = Path(tempfile.mkdtemp()) / "Notebook"
    open_notebook.create(place, PASSPHRASE)[0].close()
    runner = JobRunner()
    window = MainWindow(Session(runner), Watch(FakeClock(), 5), place, Gone().lock, Gone().vanish)
    window.resize(*(int(number) for number in size.split("x")))
    window.show()
    folder.mkdir(parents=True, exist_ok=True)
    for page in _pages(window):
        _rest(200)
        window.grab().save(str(folder / f"{page}.png"))
    window.close()
    runner.close()
    application.quit()


def _pages(window: MainWindow) -> Iterator[str]:
    window.door.begin(app.reason_in_words("idle"))
    yield "locked"
    window.door.unlock(PASSPHRASE)
    wait_until(lambda: window.desk is not None)
    desk = window.desk
    assert desk is not None
    yield "empty"
    records_of_the_demo(desk)
    wait_until(lambda: desk._browse.list.cases.rowCount() > 0)
    desk.go_to({"case": desk._browse.list.cases.key_at(0), "tab": "overview"})
    wait_until(lambda: desk.case.records is not None)
    for tab in ("overview", "interviews", "people", "events", "releases"):
        desk._browse.case.show_tab(tab)
        yield tab
    records = desk.case.records
    assert records is not None
    for form, record in (("person", records.persons[0].person_id), ("event", ""), ("start", "")):
        desk.forms.open(records, form, record)
        yield f"form_{form}"
    desk.show_interview(records.case.case_id, records.accounts[0].account_id, 0)
    _rest(600)
    yield "interview"
    desk.show_review(records.case.case_id)
    _rest(1500)
    yield "review"
    desk.show_brief(records.case.case_id)
    _rest(4000)
    yield "brief"
    desk.pages.show_place("settings")
    yield "settings"
    for place in ("copies", "keys"):
        desk.pages.show_place(place)
        yield place


def _rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
