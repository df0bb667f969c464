from collections.abc import Iterator
from pathlib import Path

import pytest
from fingers import shown
from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cahier.gui.main_window import MainWindow
from cahier.gui.screens.create import CreateScreen
from cahier.gui.screens.unlock import UnlockScreen
from cahier.gui.translation import LongTranslator
from cahier.gui.widgets.choosing import choose_file, choose_files, choose_folder, choose_new

ASKING = (choose_folder, choose_file, choose_files, choose_new)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "Documents").mkdir()
    (tmp_path / "letter.pdf").write_bytes(b"x")
    return tmp_path


@pytest.fixture
def below(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def long_language(qapp: QApplication) -> Iterator[None]:
    translator = LongTranslator(qapp)
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.mark.parametrize("ask", ASKING)
def test_it_says_nothing_that_was_not_written_for_it(
    qtbot: QtBot, below: QWidget, long_language: None, ask: object
) -> None:
    dialog = ask(below, "⟦Question⟧", lambda _chosen: None)  # type: ignore[operator]
    labels = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    buttons = [button for button in dialog.findChildren(QAbstractButton) if button.isVisible()]
    said = [*labels, *(button.text() or button.toolTip() for button in buttons)]
    assert len(buttons) == 6
    assert [words for words in said if words and not words.startswith("⟦")] == []
    dialog.reject()


@pytest.mark.parametrize("ask", ASKING)
def test_a_screen_reader_hears_what_each_part_is(qtbot: QtBot, below: QWidget, ask: object) -> None:
    dialog = ask(below, "Question", lambda _chosen: None)  # type: ignore[operator]
    kinds = (QLineEdit, QAbstractItemView, QComboBox, QToolButton)
    parts = [part for kind in kinds for part in dialog.findChildren(kind) if part.isVisible()]
    nameless = [
        part.objectName()
        for part in parts
        if not part.accessibleName() and not isinstance(part.parentWidget(), QComboBox | QAbstractItemView)
    ]
    assert len(parts) >= 8
    assert nameless == []
    dialog.reject()


@pytest.mark.parametrize("ask", ASKING)
def test_it_fits_a_small_window_and_offers_no_menu_that_deletes(
    qtbot: QtBot, below: QWidget, home: Path, ask: object
) -> None:
    dialog = ask(below, "Question", lambda _chosen: None)  # type: ignore[operator]
    assert dialog.width() <= 900
    assert dialog.height() <= 560
    views = dialog.findChildren(QAbstractItemView)
    menus = [
        view.contextMenuPolicy() for view in views if view.objectName() in ("treeView", "listView", "sidebar")
    ]
    assert menus == [Qt.ContextMenuPolicy.PreventContextMenu] * 3
    dialog.reject()


def test_the_folder_chosen_is_kept_nowhere(qtbot: QtBot, below: QWidget, home: Path) -> None:
    chosen: list[Path] = []
    dialog = choose_folder(below, "Question", chosen.append, home)
    dialog.selectFile(str(home / "Documents"))
    dialog.accept()
    assert chosen == [home / "Documents"]
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    assert settings.fileName().startswith("/dev/null")
    assert settings.allKeys() == []
    qtbot.wait(10)
    other = choose_folder(below, "Question", chosen.append, home / "Documents")
    assert other.history() == [str(home / "Documents")]  # where it stands, and nothing of before
    other.reject()


def test_the_door_asks_without_stopping_the_window(qtbot: QtBot, window: MainWindow, home: Path) -> None:
    shown(window, UnlockScreen).other_requested.emit()
    dialog = window.findChild(QFileDialog)
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(home / "Documents"))
    assert window.door.place == home / "Documents"
    dialog.reject()
    shown(window, UnlockScreen).new_requested.emit()
    screen = shown(window, CreateScreen)
    screen.place_requested.emit()
    asked = [each for each in window.findChildren(QFileDialog) if each.isVisible()][-1]
    asked.fileSelected.emit(str(home))
    assert window.door.place.parent == home
    asked.reject()
