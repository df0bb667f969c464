import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fingers import PASSPHRASE, in_vault, make_case, words_on
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from cahier.gui.controllers.copies import CopiesController
from cahier.gui.controllers.desk import Desk
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.copies import CopiesScreen
from cahier.workflows import back_up, copies, keys, open_notebook, record
from cahier.workflows.keys import Proof


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    path = tmp_path / "stick"
    path.mkdir()
    return path


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, desk: Desk) -> CopiesController:
    """Return the page of second copies, open."""
    window.shell.sidebar._buttons["copies"].click()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: window.shell.current_key == "copies")  # type: ignore[union-attr]
    return window.safety.copies


def screen_of(page: CopiesController) -> CopiesScreen:
    assert page._screen is not None
    return page._screen


def copied(qtbot: QtBot, page: CopiesController) -> Path:
    """Wait until a copy is done, and return it."""
    screen = screen_of(page)
    qtbot.waitUntil(lambda: "Done: opened and compared" in screen.outcome.text, timeout=20_000)
    qtbot.waitUntil(lambda: bool(screen.place.accessibleName()), timeout=20_000)
    return Path(screen.place.accessibleName())


def test_whoever_has_no_copy_is_told_calmly_and_led_to_the_page(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    sidebar = window.shell.sidebar  # type: ignore[union-attr]
    qtbot.wait(200)
    assert not sidebar.reminder.isVisible()  # nothing is recorded yet
    make_case(qtbot, window, desk, "Lamps")
    qtbot.waitUntil(sidebar.reminder.isVisible)
    assert "no second copy yet" in sidebar.reminder.text
    window.resize(900, 560)
    assert not sidebar.reminder.isVisible()
    assert "no second copy yet" in sidebar._buttons["copies"].toolTip()
    window.resize(1320, 840)
    sidebar.reminder._button.click()
    qtbot.waitUntil(lambda: window.shell.current_key == "copies")  # type: ignore[union-attr]


def test_the_first_copy_asks_where_and_the_next_is_one_click(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: CopiesController, stick: Path
) -> None:
    make_case(qtbot, window, desk, "Lamps")
    page.show()
    screen = screen_of(page)
    screen.copy.click()
    (dialog,) = screen.findChildren(QFileDialog)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.fileSelected.emit(str(stick))
    dialog.close()
    first = copied(qtbot, page)
    assert first.parent == stick
    qtbot.waitUntil(lambda: not window.shell.sidebar.reminder.isVisible())  # type: ignore[union-attr]
    assert "same disk" in screen.doubt.text
    screen.copy.click()
    qtbot.waitUntil(lambda: len(list(stick.iterdir())) == 2, timeout=20_000)
    qtbot.waitUntil(lambda: screen.place.accessibleName() not in ("", str(first)), timeout=20_000)
    second = copied(qtbot, page)
    window._session.close_now()
    back_up.restore(second, stick / "again", PASSPHRASE)
    with open_notebook.unlock(stick / "again", PASSPHRASE) as again:
        assert [line.title for line in again.vault.cases()] == ["Lamps"]


def test_where_and_when_is_known_after_the_lock(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: CopiesController, stick: Path
) -> None:
    page.copy_to(stick)
    path = copied(qtbot, page)
    standing = in_vault(desk, copies.standing)
    assert standing.made.path == str(path)
    screen = screen_of(page)
    screen.show_standing(standing, "", datetime.now(UTC) + timedelta(days=1))
    assert "Last copy: yesterday at" in screen.last.text
    screen.show_standing(standing, "", datetime.now(UTC) + timedelta(days=40))
    assert str(datetime.now(UTC).year) in screen.last.text


def test_a_copy_grown_old_is_told_of_once_the_days_chosen_have_passed(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: CopiesController
) -> None:
    def grow_old(workspace: Any) -> None:
        record.new_case(workspace, "Lamps")
        before = (datetime.now(UTC) - timedelta(days=4)).isoformat(timespec="seconds")
        workspace.vault.write(lambda writer: writer.put_setting("last_backup", before))

    in_vault(desk, grow_old)
    page.look()
    sidebar, screen = window.shell.sidebar, screen_of(page)  # type: ignore[union-attr]
    qtbot.wait(200)
    assert not sidebar.reminder.isVisible()
    screen.days.setCurrentIndex(screen.days.findData(3))
    qtbot.waitUntil(lambda: sidebar.reminder.text == "The last second copy is 4 days old")
    assert in_vault(desk, copies.days) == 3
    screen.days.setCurrentIndex(screen.days.findData(14))
    qtbot.waitUntil(lambda: not sidebar.reminder.isVisible())


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda stick, _patch: shutil.rmtree(stick), "Check that the stick is in"),
        (
            lambda _stick, patch: patch.setattr(
                shutil,
                "disk_usage",
                lambda _folder: shutil._ntuple_diskusage(9, 9, 200_000),  # type: ignore[attr-defined]
            ),
            "not enough room",
        ),
    ],
    ids=["missing", "full"],
)
def test_a_stick_that_is_out_or_full_gets_its_sentence(
    qtbot: QtBot,
    window: MainWindow,
    desk: Desk,
    page: CopiesController,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[..., object],
    sentence: str,
) -> None:
    page.copy_to(stick)
    copied(qtbot, page)
    spoil(stick, monkeypatch)
    screen = screen_of(page)
    screen.copy.click()
    qtbot.waitUntil(lambda: sentence in screen.outcome.text, timeout=20_000)
    assert screen.copy.isEnabled()


def test_a_trial_with_the_sheet_is_offered_and_its_end_is_kept(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: CopiesController, stick: Path
) -> None:
    sheet = in_vault(desk, lambda workspace: keys.show_recovery_key(workspace, Proof(PASSPHRASE)))
    screen = screen_of(page)
    assert not screen.trial.isEnabled()
    page.copy_to(stick)
    copied(qtbot, page)
    qtbot.waitUntil(screen.trial.isEnabled)
    wrong = sheet[:-1] + ("7" if sheet[-1] != "7" else "8")
    screen.sheet.setText(wrong)
    screen.trial.click()
    qtbot.waitUntil(lambda: "mistyped" in screen.tried.text, timeout=20_000)
    assert screen.sheet.text() == wrong  # to be mended, not typed anew
    screen.sheet.setText(sheet.lower())
    qtbot.keyClick(screen.sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "the sheet opened the copy" in screen.tried.text, timeout=20_000)
    assert screen.sheet.text() == ""
    assert in_vault(desk, copies.standing).tried.problem == ""


def test_a_damaged_copy_is_found_by_the_trial_and_remembered(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: CopiesController, stick: Path
) -> None:
    sheet = in_vault(desk, lambda workspace: keys.show_recovery_key(workspace, Proof(PASSPHRASE)))
    page.copy_to(stick)
    path = copied(qtbot, page)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    screen = screen_of(page)
    screen.sheet.setText(sheet)
    screen.trial.click()
    qtbot.waitUntil(lambda: "This second copy is damaged" in screen.tried.text, timeout=20_000)
    page.look()
    qtbot.waitUntil(lambda: screen.tried.text.startswith("Tried today at"), timeout=20_000)
    assert "damaged" in screen.tried.text


def test_a_copy_can_be_stopped_and_leaves_nothing(
    qtbot: QtBot,
    window: MainWindow,
    desk: Desk,
    page: CopiesController,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import threading

    go_on, real = threading.Event(), back_up.back_up

    def slow(workspace: Any, to: Path, report: Callable[[object], None]) -> Any:
        go_on.wait(10)
        return real(workspace, to, report)

    monkeypatch.setattr(back_up, "back_up", slow)
    screen = screen_of(page)
    page.copy_to(stick)
    assert screen.copying.isVisible()
    assert not screen.copy.isEnabled()
    screen.copying.stop.click()
    assert "Stopping" in screen.copying.text
    go_on.set()
    qtbot.waitUntil(lambda: "Stopped." in screen.outcome.text, timeout=20_000)
    assert list(stick.iterdir()) == []
    assert screen.copy.isEnabled()


def test_the_work_bar_tells_steps_and_how_far_it_is(qtbot: QtBot) -> None:
    from cahier.gui.widgets.work_bar import WorkBar
    from cahier.vault.attachments.files import Progress

    bar = WorkBar()
    qtbot.addWidget(bar)
    bar.begin("One moment")
    for step, words in (
        ("copying the records", "Copying the records …"),
        ("writing file 3", "Writing the copy …"),
        ("a step of later", "Writing the copy …"),
    ):
        bar.show_progress(step)
        assert bar.text == words
    bar.show_progress(Progress(1, 4))
    assert (bar.bar.value(), bar.bar.maximum()) == (250, 1000)
    bar.show_progress("reading the copy back")
    assert bar.bar.maximum() == 0


def test_every_step_of_a_copy_and_a_trial_has_words_in_the_window(
    qtbot: QtBot, window: MainWindow, desk: Desk, stick: Path
) -> None:
    from cahier.gui.widgets.work_bar import _PHASES

    seen: list[object] = []

    def work(workspace: Any) -> None:
        sheet = keys.show_recovery_key(workspace, Proof(PASSPHRASE))
        done = back_up.back_up_to_folder(workspace, stick, seen.append)
        back_up.drill_with_sheet(workspace, done.copied.path, sheet, seen.append)

    in_vault(desk, work)
    names = {"writing" if str(step).startswith("writing") else step for step in seen if isinstance(step, str)}
    assert len(names) > 5
    assert names <= set(_PHASES)


def test_what_was_typed_of_the_sheet_is_gone_when_the_page_is_left(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: CopiesController
) -> None:
    screen = screen_of(page)
    screen.sheet.setText("AAAA-BBBB")
    window.shell.sidebar._buttons["cases"].click()  # type: ignore[union-attr]
    assert screen.sheet.text() == ""
    assert QApplication.focusWidget() is not screen.sheet
    assert "AAAA" not in words_on(window)
