"""One researcher's day at the real window, done by a program: `python researcher.py FOLDER`.

Makes a notebook, records a case by its forms, types an account in two languages, links a name, reviews the words,
writes the brief, locks. Prints one JSON document. Every field typed holds a word that begins with ZQ and stands
nowhere else, so that whoever looks at the traces can tell whether any of it got out.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from cahier.crypto import passphrase
from cahier.gui import hardening
from cahier.gui.app import application
from cahier.gui.jobs import JobRunner
from cahier.gui.locking import SystemClock, Watch
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.brief import BriefScreen
from cahier.gui.screens.create import CreateScreen
from cahier.gui.screens.form_page import FormPage
from cahier.gui.screens.interview import InterviewScreen
from cahier.gui.screens.recovery_sheet import RecoverySheet
from cahier.gui.screens.review import ReviewScreen
from cahier.gui.session import Session

PASSPHRASE = "six invented words ZQPASSPHRASEWORD for a test"
NAME = "Zülmirə ZQQARANQUSOVA"
SISTER = "Nərgiz ZQNERGIZOVA"
TITLE = "ZQTITLEWORD of the lamps"
AZERBAIJANI = "Gecə ikidə gəldilər, ışığı söndürdülər. ZQGECEWORD, telefon +994 00 123 45 67. "
RUSSIAN = "Сказали: «Пусть замолчит», и ушли в 3 часа. ZQNOCHWORD, ёлки."
CANARIES = (
    "ZQPASSPHRASEWORD", "ZQQARANQUSOVA", "ZQNERGIZOVA", "ZQTITLEWORD", "ZQGECEWORD", "ZQNOCHWORD", "Gecə ikidə",
    "замолчит", "123 45 67", "Zülmirə",
)  # fmt: skip
_PATIENCE = 60.0  # seconds
W = TypeVar("W", bound=QWidget)


def wait_for(condition: Callable[[], object]) -> None:
    """Let the window work until something is so."""
    end = time.monotonic() + _PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(condition)
        QTest.qWait(5)


def type_text(widget: QWidget, text: str) -> None:
    """Type any letters."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        QApplication.sendPostedEvents()


class Researcher:
    """Sits before one window: one of their own, or that of a program which runs."""

    def __init__(self, folder: Path, window: MainWindow | None = None) -> None:
        self.folder = folder
        self.notebook = folder / "notebook"
        self.locked: list[str] = []
        if window is not None:
            self.window = window
            return
        self.runner = JobRunner()
        watch = Watch(SystemClock(), 5)
        self.window = MainWindow(
            Session(self.runner), watch, self.notebook, lambda reason, _place: self.locked.append(reason), _stay
        )
        self.window.resize(1320, 840)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.window.door.begin()

    def shown(self, kind: type[W]) -> W:
        """Return the visible widget of a kind, once there is one."""
        wait_for(lambda: any(widget.isVisible() for widget in self.window.findChildren(kind)))
        return next(widget for widget in self.window.findChildren(kind) if widget.isVisible())

    def make_notebook(self) -> None:
        """Choose a passphrase, copy the recovery key, type two of its groups."""
        screen = self.shown(CreateScreen)
        for field in (screen.passphrase, screen.again):
            type_text(field.findChild(QLineEdit), PASSPHRASE)
        screen.button.click()
        sheet = self.shown(RecoverySheet)
        groups = list(sheet._groups)
        sheet.written.click()
        for field, place in zip(sheet.fields, sheet._asked, strict=True):
            type_text(field, groups[place])
        sheet.done.click()
        wait_for(lambda: self.window.desk is not None)

    def fill_in(self, **plain: object) -> None:
        """Fill in the form that is open, and save it."""
        page = self.shown(FormPage)
        page.form.show_plain({**page.form.plain(), **plain})
        page._save()
        wait_for(lambda: not any(each.isVisible() for each in self.window.findChildren(FormPage)))

    def record_case(self) -> None:
        """Record a case, whom it is about, and what she said yes to."""
        desk = self.window.desk
        desk.new_case()
        self.fill_in(title=TITLE)
        wait_for(lambda: desk.case.records is not None)
        desk.forms.open(desk.case.records, "person")
        self.fill_in(name=NAME, role="ROLE.TARGET")
        wait_for(lambda: desk.case.records.persons)
        target = desk.case.records.persons[0].person_id
        desk.forms.open(desk.case.records, "consent", target)
        self.fill_in(basis="self", purposes=[{"purpose": "PUR.EP", "level": 2}])
        desk.forms.open(desk.case.records, "case")
        self.fill_in(country_origin="AZ", countries_host=["DE"], victim_groups=["VIC.JOURN"])
        desk.forms.open(desk.case.records, "event")
        self.fill_in(
            act="TNR.T.THREAT",
            date="2025-03-14",
            targets=[target],
            certainty="documented",
            actor_type="PERP.POLICE",
        )
        wait_for(lambda: desk.case.records.events)

    def interview(self) -> dict[str, float]:
        """Type an account while somebody tells it; return how long it took until it was said to be saved."""
        desk = self.window.desk
        desk.new_interview()
        page = self.shown(FormPage)
        page.form.field("language").show_plain("az")
        page._save()
        screen = self.shown(InterviewScreen)
        wait_for(lambda: screen.editor.isEnabled() and desk.pages.controller("interview")._account is not None)
        type_text(screen.editor, AZERBAIJANI + "@" + NAME[:4])
        wait_for(lambda: screen.query.picker.isVisible())
        for key in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(
                screen.editor, QKeyEvent(key, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
            )
        wait_for(lambda: screen.editor.mentions)
        type_text(screen.editor, " " + RUSSIAN)
        typed = time.monotonic()
        wait_for(lambda: screen.kept.text.startswith("Saved "))
        return {
            "saved_after_last_key_s": round(time.monotonic() - typed, 2),
            "mentions": len(screen.editor.mentions),
        }

    def review(self) -> int:
        """Look at every proposal and hide it, by keyboard."""
        case_id = self.window.desk.case.case_id
        self.window.desk.show_review(case_id)
        self.shown(ReviewScreen)
        controller = self.window.desk.pages.controller("review")
        wait_for(lambda: controller._review is not None)
        decided = 0
        while controller._review.undecided() and decided < 100:
            for key in (Qt.Key.Key_H, Qt.Key.Key_N):
                wait_for(lambda: QApplication.focusWidget() is not None)  # a busy computer is late with it
                QTest.keyClick(QApplication.focusWidget(), key)
            decided += 1
        return decided

    def write_brief(self) -> list[Path]:
        """Write the brief in every format."""
        self.window.desk.show_brief(self.window.desk.case.case_id)
        screen = self.shown(BriefScreen)
        wait_for(lambda: screen._decision)
        for box in screen.formats.values():
            box.setChecked(True)
        (self.folder / "briefs").mkdir()
        screen.folder.set_folder(self.folder / "briefs")
        next(each for each in screen.reader.findChildren(QPushButton) if each.text() == "I work alone").click()
        wait_for(lambda: screen.write.isEnabled())
        screen.write.click()
        wait_for(lambda: screen.outcome.isVisible() and not screen._writing)
        return sorted((self.folder / "briefs").iterdir())

    def lock(self) -> None:
        """Lock, as Ctrl+L does, and let go."""
        self.window.lock()
        self.runner.close()


def _stay() -> None:
    raise RuntimeError("the window vanished")


def main() -> None:
    """Do the day and say what came of it."""
    passphrase.COST = passphrase.FLOOR = passphrase.Cost(64, 1)
    hardening.leave_no_settings()
    app = application("en", "light")
    researcher = Researcher(Path(sys.argv[1]))
    researcher.make_notebook()
    researcher.record_case()
    told = researcher.interview()
    decided = researcher.review()
    files = researcher.write_brief()
    researcher.lock()
    app.processEvents()
    print(
        json.dumps(
            {**told, "decided": decided, "briefs": [str(file) for file in files], "locked": researcher.locked}
        )
    )


if __name__ == "__main__":
    main()
