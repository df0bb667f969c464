"""Whoever sees nothing, has a small screen, or only a keyboard: every page of the window, in the long language."""

from collections.abc import Callable, Iterator

import pytest
from fingers import import_demo
from PySide6.QtCore import QCoreApplication, QLocale, QSize, Qt
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

from cahier.gui.controllers.desk import Desk
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.create import CreateScreen
from cahier.gui.screens.recover import RecoverScreen
from cahier.gui.screens.recovery_sheet import RecoverySheet
from cahier.gui.screens.unlock import UnlockScreen
from cahier.gui.translation import LongTranslator, lengthened

INPUTS = (QLineEdit, QComboBox, QAbstractItemView, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QTabBar)
LEAST = QSize(900, 560)


@pytest.fixture
def long_words(qapp: QApplication) -> Iterator[None]:
    translator = LongTranslator()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    QLocale.setDefault(QLocale("en"))


@pytest.fixture
def pages(long_words: None, window: MainWindow, desk: Desk, qtbot: QtBot) -> Callable[[], Iterator[str]]:
    """Return what walks through every page of the window with an invented case."""
    import_demo(qtbot, desk)
    desk.go_to({"case": desk._browse.list.cases.key_at(0), "tab": "overview"})
    qtbot.waitUntil(lambda: desk.case.records is not None)
    records = desk.case.records
    assert records is not None

    def walk() -> Iterator[str]:
        for tab in ("overview", "interviews", "people", "events", "releases"):
            desk._browse.case.show_tab(tab)
            yield tab
        for form, record in (
            ("person", records.persons[0].person_id),
            ("person", ""),
            ("consent", records.persons[0].person_id),
            ("event", records.events[0].event_id),
            ("proceeding", records.proceedings[0].proceeding_id),
            ("detention", records.detentions[0].detention_id),
            ("interview", records.interviews[0].interview_id),
            ("start", ""),
            ("case", ""),
            ("new_case", ""),
        ):
            desk.forms.open(records, form, record)
            yield f"form {form}"
        desk.show_interview(records.case.case_id, records.accounts[0].account_id)
        qtbot.waitUntil(lambda: bool(desk.pages.controller("interview").place()))  # type: ignore[union-attr]
        yield "interview"
        desk.pages.show_place("settings")
        qtbot.waitUntil(lambda: desk._shell.current_key == "settings")
        yield "settings"

    return walk


@pytest.fixture
def doors(long_words: None, qtbot: QtBot, qapp: QApplication) -> list[QWidget]:
    sheet = RecoverySheet()
    sheet.set_key("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH-JJJJ")
    doors = [UnlockScreen(), CreateScreen(), RecoverScreen(), sheet]
    for door in doors:
        qtbot.addWidget(door)
    return doors


def test_every_control_says_what_it_is(pages: Callable[[], Iterator[str]], window: MainWindow) -> None:
    unnamed = [f"{page}: {each}" for page in pages() for each in _unnamed(window)]
    assert unnamed == []


def test_the_doors_say_what_each_control_is(doors: list[QWidget]) -> None:
    assert [name for door in doors for name in _unnamed(door)] == []


def test_the_whole_fits_a_small_screen_in_a_long_language(
    pages: Callable[[], Iterator[str]], window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(LEAST)
    too_big = []
    for page in pages():
        QCoreApplication.processEvents()
        needed = window.centralWidget().minimumSizeHint()
        if needed.width() > LEAST.width() or needed.height() > LEAST.height():
            too_big.append(f"{page}: {needed.width()} x {needed.height()}")
    assert too_big == []


def test_no_text_of_ours_is_cut_in_a_small_window(pages: Callable[[], Iterator[str]], window: MainWindow) -> None:
    window.resize(LEAST)
    cut = []
    for page in pages():
        QCoreApplication.processEvents()
        cut += [f"{page}: {text}" for text in _cut(window)]
    assert cut == []


def test_text_is_never_taken_for_markup(pages: Callable[[], Iterator[str]], window: MainWindow) -> None:
    seen = 0
    for page in pages():
        for label in window.findChildren(QLabel):
            if not _is_of_qt(label):
                seen += 1
                assert label.textFormat() is Qt.TextFormat.PlainText or not label.text(), (page, label.text())
    assert seen > 100


def test_the_keyboard_reaches_every_control(
    pages: Callable[[], Iterator[str]], window: MainWindow, qtbot: QtBot
) -> None:
    for page in pages():
        reachable = _chain(window)
        missed = [
            f"{page}: {type(each).__name__} {each.accessibleName()}"
            for each in window.findChildren(QWidget)
            if isinstance(each, (*INPUTS, QAbstractButton))
            and each.isVisible()
            and each.isEnabled()
            and not _is_of_qt(each)
            and each.focusPolicy() is not Qt.FocusPolicy.NoFocus
            and each not in reachable
        ]
        assert missed == []


def test_every_sentence_of_the_window_can_be_translated(
    pages: Callable[[], Iterator[str]], window: MainWindow
) -> None:
    """Words that are neither long nor data were never given to the translator."""
    fixed = []
    for page in pages():
        buttons = [each for each in window.findChildren(QAbstractButton) if each.isVisible() and each.text()]
        fixed += [f"{page}: {each.text()}" for each in buttons if not _is_of_qt(each) and "⟦" not in each.text()]
    of_the_vocabulary = {entry for entry in fixed if any(letter in entry for letter in ("Azərbaycanca", "·"))}
    letters = {entry for entry in fixed if len(entry.split(": ")[1]) <= 1}
    assert set(fixed) - of_the_vocabulary - letters == set()


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


def test_the_long_language_reaches_the_window(long_words: None) -> None:
    assert QCoreApplication.translate("Form", "Save") == lengthened("Save")
