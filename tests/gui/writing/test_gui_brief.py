from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hands import fits, in_vault, nameless_in
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cahier import resources
from cahier.domain.submission import Release
from cahier.gui.controllers.brief import BriefController
from cahier.gui.screens.brief import BriefScreen
from cahier.gui.session import Session
from cahier.gui.text import isolated
from cahier.gui.widgets.folder_field import FolderField
from cahier.redaction.conditions import Condition
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
        lambda: screen.recipient.edited.emit("Somebody else"),
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


def words_in(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_each_kind_of_brief_has_its_usual_recipient_and_says_what_becomes_of_it(
    qtbot: QtBot, opened: Open
) -> None:
    screen, _ = opened("DEMO-04")
    assert screen.whom.profile.count() >= 5
    assert screen.recipient.text() == "European Parliament"
    assert "the State concerned will read it" in words_in(screen.recipient)
    screen.whom.choose_profile("un_special_procedures")
    assert screen.recipient.text() == "UN special procedures"
    assert screen.recipient.field.itemText(0) == "UN special procedures"
    assert "Tells the State" in words_in(screen.recipient)
    screen.recipient.say("A friendly office")
    assert "Not in the list" in words_in(screen.recipient)
    qtbot.waitUntil(lambda: "consent to send" in words_in(screen.expected), timeout=15_000)


def test_what_the_reader_expects_and_what_could_identify_stand_beside_the_page(qtbot: QtBot, opened: Open) -> None:
    screen, _ = opened("DEMO-01")
    assert "4 of 6 present" in words_in(screen.expected)
    assert f"consent missing of {isolated('Tarlan Dashkeserli')}" in words_in(screen.expected)
    assert "of 450 words" in words_in(screen.expected)
    assert "page 1 of 1" in words_in(screen.expected)
    said = words_in(screen.identify)
    assert "Points: 1, in the country: tie of kin 1" in said
    assert "dates by season" in said
    screen.whom.choose_profile("wgad")
    qtbot.waitUntil(lambda: "0 of 7 present" in words_in(screen.expected), timeout=15_000)
    qtbot.waitUntil(screen.identify.isHidden)


def test_a_tick_that_needs_a_reason_counts_once_it_is_given(qtbot: QtBot, screen_alone: BriefScreen) -> None:
    condition = Condition("P3", "second_reader", "P3 might be recognised: 3 points. Then tick this.")
    screen_alone.show_preview("refused", (condition.sentence,), (condition,), (), ())
    qtbot.waitUntil(lambda: len(boxes(screen_alone)) == 1)
    [box] = boxes(screen_alone)
    [why] = screen_alone.obstacles.findChildren(QLineEdit)
    assert not why.isVisible()
    box.click()
    assert screen_alone.obstacles.confirmed == {"P3:second_reader": ""}
    assert not condition.is_met(screen_alone.obstacles.confirmed)
    screen_alone.show_preview("refused", (condition.sentence,), (condition,), (), ())
    qtbot.waitUntil(lambda: any(map(QWidget.isVisible, screen_alone.obstacles.findChildren(QLineEdit))))
    why = [field for field in screen_alone.obstacles.findChildren(QLineEdit) if field.isVisible()][-1]
    why.setText("read by U2")
    why.editingFinished.emit()
    assert condition.is_met(screen_alone.obstacles.confirmed)


@pytest.fixture
def screen_alone(qtbot: QtBot) -> BriefScreen:
    screen = BriefScreen()
    qtbot.addWidget(screen)
    screen.resize(1200, 800)
    screen.show()
    return screen


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
    screen.recipient.say("")
    assert not screen.write.isEnabled()
    screen.recipient.say("European Parliament")
    screen.formats["pdf"].setChecked(False)
    assert not screen.write.isEnabled()


def test_only_the_last_order_is_shown(qtbot: QtBot, opened: Open) -> None:
    screen, _ = opened("DEMO-01")
    shown: list[str] = []
    show = screen.show_preview
    screen.show_preview = lambda *words: (shown.append("shown"), show(*words))  # type: ignore[method-assign]
    for letter in "abc":
        screen.recipient.say(letter)
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
