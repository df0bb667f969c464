"""Render pictures of the window with the invented cases, without a screen.

PYTHONPATH=app:tests/gui python tests/gui/window/screenshots.py FOLDER [light|dark] [LANGUAGE] [WIDTHxHEIGHT]
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from fingers import PASSPHRASE, FakeClock, Gone, a_release, in_vault, records_of_the_demo, wait_until
from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QScrollArea

from cahier.crypto import passphrase
from cahier.crypto.passphrase import Cost
from cahier.domain.records import CaseRecords
from cahier.domain.tombstone import DestroyedKind
from cahier.gui import app, hardening
from cahier.gui.controllers.desk import Desk
from cahier.gui.jobs import JobRunner
from cahier.gui.locking import Watch
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.before import BeforeScreen
from cahier.gui.screens.case_page import TABS
from cahier.gui.screens.destroying.record import DestroyStep
from cahier.gui.screens.keys.trial import TrialStep
from cahier.gui.session import Session
from cahier.workflows import back_up, colleagues, open_notebook
from cahier.workflows.colleagues import Proof
from cahier.workflows.destroy import Item
from cahier.workflows.verify import Finding
from cahier.workflows.workspace import Workspace

_SOUND = Path(__file__).parents[2] / "fixtures" / "sounds" / "tone.mp3"
_STEPS = ("passphrase", "show", "renew", "shares", "key_file", "headquarters", "trial")
_LOWER = "lower"  # a second picture, of what a page has below


def main(folder: Path, scheme: str = "light", language: str = "en", size: str = "1320x840") -> None:
    """Save one picture per page, and one of its end where it is longer than the window."""
    passphrase.COST = passphrase.FLOOR = Cost(64, 1)
    os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp()
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
        if _turn_down(window):
            _rest(50)
            window.grab().save(str(folder / f"{page}_{_LOWER}.png"))
    window.close()
    runner.close()
    application.quit()


def _pages(window: MainWindow) -> Iterator[str]:
    yield from _doors(window)
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
    records = desk.case.records
    assert records is not None
    yield from _case(desk, records)
    yield from _evidence(window, desk, records.case.case_id)
    yield from _safety(window, desk)
    yield from _destroying(window, desk, records)


def _doors(window: MainWindow) -> Iterator[str]:
    place = window.door.place
    window.door.place = place.parent / "Other"
    window.door.begin()
    yield "first_minute"
    window.door.place = place
    window.door.show_recover()
    yield "other_ways_in"
    window.door.begin("", "restore")
    yield "restore"
    window.door.begin("", "destroyed")
    yield "gone"


def _case(desk: Desk, records: CaseRecords) -> Iterator[str]:
    case_id = records.case.case_id
    for tab in TABS:
        desk._browse.case.show_tab(tab)
        yield tab
    person = records.persons[0].person_id
    forms = (("person", person), ("event", ""), ("start", ""), ("consent", person), ("case", ""))
    for form, record in forms:
        desk.forms.open(records, form, record)
        yield f"form_{form}"
    page: Any = desk._shell.page("form")
    page.remove.click()
    yield "form_case_removing"
    desk.show_interview(case_id, records.accounts[0].account_id, 0)
    _rest(600)
    yield "interview"
    desk.show_review(case_id)
    yield "review_reading"
    review: Any = desk.pages.controller("review")
    wait_until(lambda: bool(review.place()))
    yield "review"
    review._screen.reader.write(True)
    _rest(700)
    yield "narrative"
    desk.show_brief(case_id)
    yield "brief_put_together"
    brief: Any = desk.pages.controller("brief")
    wait_until(lambda: bool(brief._screen._decision), seconds=60)
    yield "brief"
    in_vault(desk, _team)
    brief.open(case_id)
    wait_until(lambda: not brief._screen._decision)
    wait_until(lambda: bool(brief._screen._decision), seconds=60)
    yield "brief_second_reader"
    brief._screen.reader.begin("two", {}, [], "Leyla Sarıyeva")
    yield "brief_handed_over"
    desk.pages.show_release(a_release(case_id), records)
    yield "release_page"
    desk.pages.show_withdrawal(case_id, next(each.interviewee for each in records.interviews if each.interviewee))
    wait_until(lambda: desk._shell.current_key == "withdrawal")
    yield "withdrawal"


def _team(workspace: Workspace) -> None:
    colleagues.introduce(workspace, Proof(PASSPHRASE), "Leyla Sarıyeva", ("researcher",))
    colleagues.add(
        workspace, Proof(PASSPHRASE), "Ruslan Demirov", ("legal_reviewer",), "another six words of a test"
    )


def _evidence(window: MainWindow, desk: Desk, case_id: str) -> Iterator[str]:
    folder = window.door.place.parent
    Image.linear_gradient("L").convert("RGB").resize((640, 420)).save(folder / "photo.png")
    shutil.copy(_SOUND, folder)
    (folder / "letter.pdf").write_bytes(b"%PDF-1.7")
    desk.intake.take(case_id, [folder / name for name in ("photo.png", "tone.mp3", "letter.pdf")])
    wait_until(lambda: desk.intake._under_way is None)
    desk._shell.show_page("cases")
    desk.go_to({"case": case_id, "tab": "evidence"})
    _rest(400)
    yield "files_taken_in"
    desk._intake_card.hide()
    assert desk.case.records is not None
    files = [item for item in desk.case.records.evidence if item.size is not None]
    for item in files:
        desk.pages.show_evidence(case_id, item.evidence_id)
        _rest(1200)
        yield f"evidence_{str(item.mime).replace('/', '_')}"
    page: Any = desk._shell.current
    page.copy.click()
    yield "evidence_about_to_leave"
    desk.pages.show_covering(case_id, files[0].evidence_id)
    covering: Any = desk.pages.controller("covering")
    wait_until(lambda: not covering.page.canvas._image.isNull())
    covering.page.canvas.add()
    yield "covering"


def _safety(window: MainWindow, desk: Desk) -> Iterator[str]:
    keys, news = window.safety.keys, window.safety.news
    for place in ("settings", "copies", "keys", "colleagues"):
        desk.pages.show_place(place)
        wait_until(lambda place=place: desk._shell.current_key == place)
        yield place
    for step in _STEPS:
        keys.begin(step)
        yield f"keys_{step}"
    assert any(step.isVisible() for step in window.findChildren(TrialStep))
    for step in ("introduce", "add"):
        window.safety.colleagues.begin(step)
        yield f"colleagues_{step}"
    news._show_before(["This notebook is older than last seen on this computer."])
    assert any(page.isVisible() for page in window.findChildren(BeforeScreen))
    yield "older"
    desk._shell.show_page("cases")
    for finding in (Finding("damaged"), Finding("evidence", ("DEMO-01 V2: the file is damaged",))):
        news._show_finding(finding, window.door.place, None)
        desk._shell.show_page("finding")
        yield f"check_found_{finding.kind}"
    desk._shell.show_trouble("")


def _destroying(window: MainWindow, desk: Desk, records: CaseRecords) -> Iterator[str]:
    sticks = window.door.place.parent / "Stick"
    sticks.mkdir()
    in_vault(desk, lambda workspace: back_up.back_up_to_folder(workspace, sticks))
    desk.pages.show_place("copies")
    _rest(300)
    yield "copies_made"
    case = records.case
    told = next(each.interviewee for each in records.interviews if each.interviewee)
    both: tuple[tuple[DestroyedKind, str], ...] = (("case", case.case_id), ("person", told))
    for kind, item in both:
        name = "Two brothers" if kind == "case" else "Somebody"
        desk.pages.show_destroying(case.case_id, (Item(kind, item),), name)
        wait_until(lambda: isinstance(desk._shell.current, DestroyStep))
        yield f"destroy_{kind}"
    page: Any = desk._shell.current
    page.why.setCurrentIndex(1)
    page.again.passphrase.edit.setText(PASSPHRASE)
    page.go()
    wait_until(lambda: hasattr(desk._shell.current, "copy_requested"))
    yield "destroyed"
    window.safety.show("destroy_notebook")
    wait_until(lambda: desk._shell.current_key == "settings")
    yield "destroy_notebook"


def _turn_down(window: MainWindow) -> bool:
    """Turn the largest visible page to its end; answer whether there was more than is seen."""
    areas = [each for each in window.findChildren(QScrollArea) if each.isVisible() and each.width() > 300]
    below = [each for each in areas if each.verticalScrollBar().maximum() > each.verticalScrollBar().value()]
    for area in below:
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    return bool(below)


def _rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
