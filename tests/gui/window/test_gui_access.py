"""Whoever sees nothing, has a small screen, or only a keyboard: every page of the window, in the long language."""

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from fingers import PASSPHRASE, FakeClock, Gone, Strays, a_release, records_of_the_demo, wait_until
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cahier.crypto import passphrase
from cahier.crypto.passphrase import Cost
from cahier.gui import theme
from cahier.gui.jobs import JobRunner
from cahier.gui.locking import Watch
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.case_page import TABS
from cahier.gui.screens.create import CreateScreen
from cahier.gui.screens.destroying.done import DestroyedPage
from cahier.gui.screens.destroying.record import DestroyStep
from cahier.gui.screens.evidence_page import EvidencePage
from cahier.gui.screens.get_back import RescueScreen, RestoreScreen
from cahier.gui.screens.gone import GoneScreen
from cahier.gui.screens.recover import RecoverScreen
from cahier.gui.screens.recovery_sheet import RecoverySheet, RenewedSheet, ShareSheet
from cahier.gui.screens.unlock import UnlockScreen
from cahier.gui.session import Session
from cahier.gui.translation import LongTranslator
from cahier.gui.widgets.cards import Column
from cahier.gui.widgets.labels import Label
from cahier.workflows.destroy import Destroyed, Item
from cahier.workflows.verify import Finding

INPUTS = (QLineEdit, QComboBox, QAbstractItemView, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QTabBar)
LEAST = QSize(900, 560)


_SETTLED = 200  # milliseconds in which what was shown finds its place
_PATIENCE = 5.0  # seconds of a busy computer: words that come late get their room a moment after they are there


@dataclass
class Findings:
    """What one walk through every page of the window came upon, in the long language and the smallest size."""

    pages: int = 0
    labels: int = 0
    unnamed: list[str] = field(default_factory=list)
    too_big: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)
    unreachable: list[str] = field(default_factory=list)
    fixed: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)

    def look(self, page: str, window: MainWindow) -> None:
        """Note what is wrong with a page."""
        QCoreApplication.processEvents()
        self.pages += 1
        needed = window.centralWidget().minimumSizeHint()
        if needed.width() > LEAST.width() or needed.height() > LEAST.height():
            self.too_big.append(f"{page}: {needed.width()} x {needed.height()}")
        reachable = _chain(window)
        for found, place in (
            (_unnamed(window), self.unnamed),
            (_still_cut(window), self.cut),
            (_markup(window), self.markup),
            (_unreachable(window, reachable), self.unreachable),
            (_fixed(window), self.fixed),
        ):
            place += [f"{page}: {each}" for each in found]
        self.labels += len(window.findChildren(QLabel))


@pytest.fixture(scope="module")
def findings(qapp: QApplication, blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Findings]:
    place = tmp_path_factory.mktemp("access") / "Notebook"
    shutil.copytree(blank, place)
    translator = LongTranslator()
    qapp.installTranslator(translator)
    theme.apply(qapp, dark=False)
    runner, strays = JobRunner(), Strays()
    findings = Findings(strays=strays.seen)
    qapp.installEventFilter(strays)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(place.parent / "device"))
        patch.setattr(passphrase, "COST", Cost(64, 1))
        patch.setattr(passphrase, "FLOOR", Cost(64, 1))
        window = MainWindow(Session(runner), Watch(FakeClock(), 5), place, Gone().lock, Gone().vanish)
        window.resize(LEAST)
        window.show()
        window.door.begin()
        window.door.unlock(PASSPHRASE)
        wait_until(lambda: window.desk is not None)
        for page in _walk(window):
            findings.look(page, window)
        window.close()
        window._session.finish()
    qapp.removeEventFilter(strays)
    qapp.removeTranslator(translator)
    QLocale.setDefault(QLocale("en"))
    yield findings
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


def _walk(window: MainWindow) -> Iterator[str]:
    """Go through every page with an invented case."""
    desk = window.desk
    assert desk is not None
    yield "empty"
    records_of_the_demo(desk)
    wait_until(lambda: desk._browse.list.cases.rowCount() > 0)
    desk.go_to({"case": desk._browse.list.cases.key_at(0), "tab": "overview"})
    wait_until(lambda: desk.case.records is not None)
    records = desk.case.records
    assert records is not None
    for tab in TABS:
        desk._browse.case.show_tab(tab)
        yield tab
    for form, record in (
        ("person", records.persons[0].person_id),
        ("person", ""),
        ("consent", records.persons[0].person_id),
        ("event", records.events[0].event_id),
        ("proceeding", records.proceedings[0].proceeding_id),
        ("detention", records.detentions[0].detention_id),
        ("evidence", records.evidence[0].evidence_id),
        ("place", ""),
        ("organisation", records.organisations[0].organisation_id),
        ("interview", records.interviews[0].interview_id),
        ("start", ""),
        ("case", ""),
        ("new_case", ""),
    ):
        desk.forms.open(records, form, record)
        yield f"form {form}"
    desk.show_interview(records.case.case_id, records.accounts[0].account_id)
    wait_until(lambda: bool(desk.pages.controller("interview").place()))  # type: ignore[union-attr]
    yield "interview"
    yield from _walk_leaving(window, records.case.case_id)
    desk.pages.show_place("settings")
    wait_until(lambda: desk._shell.current_key == "settings")
    yield "settings"
    copies = window.safety.copies
    copies.show()
    wait_until(lambda: bool(copies._screen and copies._screen.last.text))
    yield "copies"
    news = window.safety.news
    news._show_before(["This notebook is older than last seen on this computer."])
    yield "before"
    for finding in (Finding("damaged"), Finding("evidence", ("DEMO-01 V2: the file is damaged",))):
        news._show_finding(finding, window.door.place, None)
        desk._shell.show_page("finding")
        yield f"finding {finding.kind}"
    desk._shell.show_trouble("")
    keys = window.safety.keys
    keys.show()
    wait_until(lambda: desk._shell.current_key == "keys")
    yield "keys"
    for step in ("passphrase", "show", "renew", "shares", "key_file", "headquarters", "trial"):
        keys.begin(step)
        yield f"keys {step}"
    desk.pages.show_withdrawal(records.case.case_id, records.persons[0].person_id)
    wait_until(lambda: desk._shell.current_key == "withdrawal")
    yield "withdrawal"
    desk.pages.show_destroying(records.case.case_id, (Item("case", records.case.case_id),), "")
    yield "looking for what would go"
    wait_until(lambda: isinstance(desk._shell.current, DestroyStep))
    yield "destroying"
    desk.pages._controllers["destroying"]._page.bring(DestroyedPage(Destroyed(noted=False), (), left=True))  # type: ignore[attr-defined]
    yield "destroyed"
    window.safety.show("destroy_notebook")
    wait_until(lambda: desk._shell.current_key == "settings")
    yield "destroying the notebook"
    window.safety.colleagues.show()
    wait_until(lambda: desk._shell.current_key == "colleagues")
    yield "colleagues"
    for step in ("introduce", "add"):
        window.safety.colleagues.begin(step)
        yield f"colleagues {step}"
    yield from _walk_evidence(window, records.case.case_id)


def _walk_leaving(window: MainWindow, case_id: str) -> Iterator[str]:
    """Go through what comes before a brief leaves: the review of words, the narrative, the brief."""
    desk = window.desk
    assert desk is not None
    desk.show_review(case_id)
    yield "review while it is read"
    review: Any = desk.pages.controller("review")
    wait_until(lambda: bool(review.place()))
    yield "review"
    side = review._screen.reader
    side.write(True)
    wait_until(lambda: side.suggestions.isVisible())
    QTest.qWait(_SETTLED)
    yield "narrative"
    assert desk.case.records is not None
    desk.pages.show_release(a_release(case_id), desk.case.records)
    yield "release"
    side.write(False)
    desk.show_brief(case_id)
    brief: Any = desk.pages.controller("brief")
    wait_until(lambda: bool(brief._screen._decision))
    QTest.qWait(_SETTLED)
    yield "brief"


def _walk_evidence(window: MainWindow, case_id: str) -> Iterator[str]:
    """Go through the pages of files: taken in, looked at, listened to, refused, about to leave, covered."""
    desk, folder = window.desk, window.door.place.parent
    assert desk is not None
    Image.linear_gradient("L").convert("RGB").save(folder / "photo.png")
    shutil.copy(Path(__file__).parents[2] / "fixtures" / "sounds" / "tone.mp3", folder)
    (folder / "letter.pdf").write_bytes(b"%PDF-1.7")
    (folder / "empty.pdf").touch()
    names = ("photo.png", "tone.mp3", "letter.pdf", "empty.pdf")
    desk.intake.take(case_id, [folder / name for name in names])
    wait_until(lambda: desk.intake._under_way is None)
    wait_until(lambda: desk.case.records is not None and len(desk.case.records.evidence) >= 5)
    assert desk.case.records is not None
    files = [item for item in desk.case.records.evidence if item.size is not None]
    for item in files:
        desk.pages.show_evidence(case_id, item.evidence_id)
        known: Any = desk.pages.controller("evidence")
        page = known.page
        wait_until(lambda page=page: page.picture.isVisible() or page.player.isVisible() or _refused(page))
        QTest.qWait(_SETTLED)
        yield f"evidence {item.mime}"
    page.copy.click()
    QTest.qWait(_SETTLED)
    yield "evidence about to leave"
    desk._intake_card.hide()
    known.flush()
    desk.pages.show_covering(case_id, files[0].evidence_id)
    covering: Any = desk.pages.controller("covering")
    wait_until(lambda: not covering.page.canvas._image.isNull())
    covering.page.canvas.add()
    QTest.qWait(_SETTLED)
    yield "covering"


def _refused(page: EvidencePage) -> bool:
    return page.told.isVisible() and not page.told.text.startswith("⟦")  # sentences of the core are not ours here


@pytest.fixture
def doors(qtbot: QtBot, qapp: QApplication) -> list[QWidget]:
    sheets = [RecoverySheet(), RenewedSheet(), ShareSheet(2, 5, 3)]
    for sheet in sheets:
        sheet.set_secret("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH-JJJJ")
    doors = [
        UnlockScreen(),
        GoneScreen(Path("/x")),
        CreateScreen(),
        RecoverScreen(),
        RestoreScreen(),
        RescueScreen(Path("/x")),
        *sheets,
    ]
    for door in doors:
        qtbot.addWidget(door)
    return doors


def test_every_page_was_looked_at(findings: Findings) -> None:
    assert findings.pages == 53
    assert findings.labels > 1000


def test_nothing_flashes_as_a_window_of_its_own(findings: Findings) -> None:
    """What is shown before it has a parent takes the keyboard away from what somebody types into."""
    assert findings.strays == []


def test_every_control_says_what_it_is(findings: Findings) -> None:
    assert findings.unnamed == []


def test_the_doors_say_what_each_control_is(doors: list[QWidget]) -> None:
    assert [name for door in doors for name in _unnamed(door)] == []


def test_the_whole_fits_a_small_screen_in_a_long_language(findings: Findings) -> None:
    assert findings.too_big == []


def test_no_text_of_ours_is_cut_in_a_small_window(findings: Findings) -> None:
    assert findings.cut == []


def test_words_that_came_this_moment_are_waited_for_and_a_cut_that_stays_is_told(qtbot: QtBot) -> None:
    column, label = Column("x", width=300), Label("x", wrap=True)
    column.add(label)
    column.finish()
    qtbot.addWidget(column)
    column.resize(360, 300)
    column.show()
    QCoreApplication.processEvents()
    label.setText("many words " * 20)
    assert _cut(column)
    assert _still_cut(column) == []
    label.setFixedHeight(10)
    assert _still_cut(column, patience=0.1)


def test_text_is_never_taken_for_markup(findings: Findings) -> None:
    assert findings.markup == []


def test_the_keyboard_reaches_every_control(findings: Findings) -> None:
    assert findings.unreachable == []


def test_every_button_speaks_the_language_of_the_window(findings: Findings) -> None:
    """Words that are neither long nor data were never given to the translator."""
    data = [entry for entry in findings.fixed if "Azərbaycanca" in entry or "English" in entry]
    people = ("Dashkeserli", "Yalguzagli", "Azhdar", "covering: P7")
    data += [entry for entry in findings.fixed if entry.startswith("covering: ") and entry.endswith(people)]
    formats = {f"brief: {name}" for name in ("PDF", "Word (DOCX)", "HTML", "Markdown")}
    letters = [entry for entry in findings.fixed if len(entry.partition(": ")[2]) <= 1]
    assert set(findings.fixed) - set(data) - set(letters) - formats == set()


def _markup(window: MainWindow) -> list[str]:
    labels = [label for label in window.findChildren(QLabel) if not _is_of_qt(label) and label.text()]
    return [label.text() for label in labels if label.textFormat() is not Qt.TextFormat.PlainText]


def _unreachable(window: MainWindow, reachable: set[QWidget]) -> list[str]:
    return [
        f"{type(each).__name__} {each.accessibleName()}"
        for each in window.findChildren(QWidget)
        if isinstance(each, (*INPUTS, QAbstractButton))
        and each.isVisible()
        and each.isEnabled()
        and not _is_of_qt(each)
        and each.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and each not in reachable
    ]


def _fixed(window: MainWindow) -> list[str]:
    buttons = [each for each in window.findChildren(QAbstractButton) if each.isVisible() and each.text()]
    return [each.text() for each in buttons if not _is_of_qt(each) and "⟦" not in each.text()]


def _unnamed(root: QWidget) -> list[str]:
    found = []
    for each in root.findChildren(QWidget):
        if _is_of_qt(each) or each.focusPolicy() is Qt.FocusPolicy.NoFocus or not each.isVisibleTo(root):
            continue
        words = each.accessibleName() or (each.text() if isinstance(each, QAbstractButton) else "")
        if isinstance(each, (*INPUTS, QAbstractButton, QScrollArea)) and not words.strip():
            found.append(f"{type(each).__name__} in {type(each.parent()).__name__}")
    return found


def _cut(root: QWidget) -> list[str]:
    """Return the labels and buttons whose words need more room than they have."""
    cut = []
    for each in root.findChildren(QWidget):
        if not each.isVisible() or _is_of_qt(each):
            continue
        if isinstance(each, QAbstractButton) and each.text():
            wanted = each.sizeHint().width()
            if each.width() < wanted - 2:
                cut.append(f"{each.text()} {each.width()} < {wanted}")
        elif isinstance(each, QLabel) and each.text() and each.wordWrap():
            wanted = each.heightForWidth(each.width())
            if each.height() < wanted - 2:
                cut.append(f"{each.text()} {each.height()} < {wanted}")
    return cut


def _still_cut(root: QWidget, patience: float = _PATIENCE) -> list[str]:
    """Return what is cut and stays so: a page whose words came this very moment is not laid out yet."""
    until = time.monotonic() + patience
    while (cut := _cut(root)) and time.monotonic() < until:
        QTest.qWait(20)
    return cut


def _chain(window: MainWindow) -> set[QWidget]:
    seen: set[QWidget] = set()
    widget: QWidget = window
    while widget not in seen:
        seen.add(widget)
        widget = widget.nextInFocusChain()
    return seen


def _is_of_qt(widget: QWidget) -> bool:
    """Whether Qt made it as a part of another: a scroll bar's container, the list inside a combo box."""
    parent = widget.parent()
    while isinstance(parent, QWidget):
        if isinstance(parent, QComboBox | QLineEdit | QTabBar | QAbstractItemView):
            return True
        parent = parent.parent()
    return widget.objectName().startswith("qt_")
