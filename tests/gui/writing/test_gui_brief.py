from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hands import fits, in_vault, nameless_in
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from cahier import resources
from cahier.domain.submission import Release
from cahier.gui.controllers.brief import BriefController
from cahier.gui.screens.brief import BriefScreen
from cahier.gui.session import Session
from cahier.gui.text import isolated
from cahier.gui.widgets.folder_field import FolderField
from cahier.workflows import compile_release, import_records, second_reading
from cahier.workflows.errors import LeakFound

Open = Callable[[str], tuple[BriefScreen, str]]


@pytest.fixture
def opened(qtbot: QtBot, session: Session) -> Iterator[Open]:
    screen = BriefScreen()
    qtbot.addWidget(screen)
    screen.resize(1200, 800)
    controller = BriefController(session, screen)
    controller._pause.setInterval(10)
    screen.show()

    def open_(code: str) -> tuple[BriefScreen, str]:
        path = resources.path(f"demo/{code}.json")
        in_vault(session, lambda workspace: import_records.import_files(workspace, [path]))
        in_vault(session, second_reading.work_alone)
        case = in_vault(session, lambda workspace: workspace.vault.case_by_code(code))
        controller.open(case.case_id)
        qtbot.waitUntil(lambda: screen._decision != "", timeout=15_000)
        return screen, case.case_id

    yield open_
    in_vault(session, lambda _workspace: None)
    qtbot.wait(20)


def ledger(session: Session, case_id: str) -> tuple[Release, ...]:
    return in_vault(session, lambda workspace: workspace.vault.list(Release, case_id))


def test_a_brief_is_previewed_written_and_noted(
    qtbot: QtBot, opened: Open, session: Session, tmp_path: Path
) -> None:
    screen, case_id = opened("DEMO-01")
    folder = tmp_path / "briefs"
    assert screen.write.isVisible()
    assert screen._right.currentWidget() is screen.pages
    screen.folder.set_folder(folder)
    screen.formats["txt"].setChecked(True)
    screen.write.click()
    qtbot.waitUntil(screen.outcome.isVisible, timeout=30_000)
    names = sorted(path.suffix for path in folder.iterdir())
    assert names == [".pdf", ".txt"]
    assert "every check had passed" in screen.outcome.text
    [line] = ledger(session, case_id)
    assert line.recipient == screen.recipient.text()


def test_a_condition_has_to_be_ticked_before_anything_can_be_written(qtbot: QtBot, opened: Open) -> None:
    screen, _ = opened("DEMO-05")
    assert not screen.write.isVisible()
    said = " ".join(label.text() for label in screen.obstacles.findChildren(QLabel))
    assert f"P1: {isolated('Miragha Tozlanov')}" in said  # whoever reads a code learns whose it is
    [box] = screen.obstacles.findChildren(QCheckBox)
    box.click()
    qtbot.waitUntil(screen.write.isVisible, timeout=15_000)
    assert screen.obstacles.confirmed == {"P1:recheck_each_use": ""}
    qtbot.waitUntil(lambda: len(boxes(screen)) == 1)
    [box] = boxes(screen)
    assert box.isChecked()
    box.click()
    qtbot.waitUntil(lambda: not screen.write.isVisible(), timeout=15_000)


def test_a_tick_counts_for_one_recipient_and_one_brief(qtbot: QtBot, opened: Open) -> None:
    screen, _ = opened("DEMO-05")
    for another_use in (
        lambda: screen.recipient.textEdited.emit("Somebody else"),
        lambda: screen.show_written(Path("folder"), ("brief.pdf",), ()),
    ):
        qtbot.waitUntil(lambda: bool(screen.obstacles.findChildren(QCheckBox)))
        screen.obstacles.findChildren(QCheckBox)[-1].click()
        qtbot.waitUntil(screen.write.isVisible, timeout=15_000)
        assert screen.obstacles.confirmed
        another_use()
        assert screen.obstacles.confirmed == {}
        screen.order_changed.emit()
        qtbot.waitUntil(lambda: not screen.write.isVisible(), timeout=15_000)


def boxes(screen: BriefScreen) -> list[QCheckBox]:
    return [each for each in screen.obstacles.findChildren(QCheckBox) if each.isVisible()]


def test_a_case_that_may_only_be_counted_has_no_button_and_says_why(opened: Open) -> None:
    screen, _ = opened("DEMO-08")
    assert not screen.write.isVisible()
    assert not screen._files.isVisible()
    assert screen._right.currentWidget() is not screen.pages


def test_a_leak_is_said_plainly_and_leaves_no_file(
    qtbot: QtBot, opened: Open, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, case_id = opened("DEMO-01")
    folder = tmp_path / "briefs"

    def leak(*_words: object) -> None:
        raise LeakFound(("pdf: page 1",))

    monkeypatch.setattr(compile_release, "check", leak)
    screen.folder.set_folder(folder)
    screen.write.click()
    qtbot.waitUntil(screen.outcome.isVisible, timeout=30_000)
    assert "must not leave" in screen.outcome.text
    assert not folder.exists()
    assert ledger(session, case_id) == ()
    assert screen.write.isEnabled()


def test_without_a_recipient_or_a_format_nothing_can_be_written(opened: Open) -> None:
    screen, _ = opened("DEMO-01")
    assert screen.write.isEnabled()
    screen.recipient.clear()
    assert not screen.write.isEnabled()
    screen.recipient.setText("European Parliament")
    screen.formats["pdf"].setChecked(False)
    assert not screen.write.isEnabled()


def test_only_the_last_order_is_shown(qtbot: QtBot, opened: Open) -> None:
    screen, _ = opened("DEMO-01")
    shown: list[str] = []
    show = screen.show_preview
    screen.show_preview = lambda *words: (shown.append("shown"), show(*words))  # type: ignore[method-assign]
    for letter in "abc":
        screen.recipient.setText(letter)
        screen.order_changed.emit()
    qtbot.waitUntil(lambda: bool(shown), timeout=15_000)
    qtbot.wait(300)
    assert shown == ["shown"]


def test_the_folder_dialog_is_our_own_and_leaves_no_trace(qtbot: QtBot, tmp_path: Path) -> None:
    field = FolderField()
    qtbot.addWidget(field)
    done: list[Path | None] = []
    field.set_folder(tmp_path)
    field.choose(lambda: done.append(field.folder))
    [dialog] = field.findChildren(QFileDialog)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.fileSelected.emit(str(tmp_path / "chosen"))
    dialog.done(1)
    assert done == [tmp_path / "chosen"]
    settings = QSettings(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, "QtProject")
    assert settings.fileName().startswith("/dev/null")


def test_pages_grow_and_shrink_and_fit_again(opened: Open) -> None:
    screen, _ = opened("DEMO-01")
    fitted = screen.pages._pages.percent
    screen.pages._step(1)
    assert screen.pages._pages.percent in (75, 100, 125, 150)
    screen.pages._step(-1)
    screen.pages.fit()
    assert screen.pages._pages.percent == fitted


def test_everything_has_a_name_and_the_brief_fits_a_small_window(opened: Open) -> None:
    screen, _ = opened("DEMO-01")
    assert not nameless_in(screen)
    screen.resize(830, 540)
    assert fits(screen, 830, 540)
