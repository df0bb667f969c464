"""Who lets a brief go, on the screen: asked once, then two people or one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hands import in_vault, nameless_in
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cahier import resources
from cahier.domain.colleague import Reading
from cahier.domain.submission import Release
from cahier.gui.controllers.brief import BriefController
from cahier.gui.screens.brief import BriefScreen
from cahier.gui.session import Session
from cahier.gui.widgets.second_reader import ALONE, LATER
from cahier.workflows import colleagues, compile_release, import_records, open_notebook, second_reading
from cahier.workflows.colleagues import Proof
from cahier.workflows.compile_release import Preview
from cahier.workflows.workspace import Workspace

WORDS, LAWYER = "six invented words for a test", "another six invented words here"
Open = Callable[[], BriefScreen]


def team(workspace: Workspace) -> None:
    colleagues.introduce(workspace, Proof(WORDS), "Leyla Sarıyeva", ("researcher",))
    colleagues.add(workspace, Proof(WORDS), "Ruslan Demirov", ("legal_reviewer",), LAWYER)


@pytest.fixture
def opened(qtbot: QtBot, session: Session) -> Iterator[Open]:
    """Return what opens the brief of DEMO-04, whose target may be named."""
    path = resources.path("demo/DEMO-04.json")
    in_vault(session, lambda workspace: import_records.import_files(workspace, [path]))
    case_id = in_vault(session, lambda workspace: workspace.vault.cases()[0].case_id)

    def open_() -> BriefScreen:
        screen = BriefScreen()
        qtbot.addWidget(screen)
        screen.resize(1200, 800)
        controller = BriefController(session, screen)
        controller._pause.setInterval(10)
        screen.show()
        controller.open(case_id)
        qtbot.waitUntil(lambda: screen._decision == "released", timeout=15_000)
        return screen

    yield open_
    in_vault(session, lambda _workspace: None)
    qtbot.wait(20)


def ledger(session: Session) -> tuple[Release, ...]:
    return in_vault(session, lambda workspace: workspace.vault.list(Release))


def press(screen: BriefScreen, words: str) -> None:
    next(each for each in screen.reader.findChildren(QPushButton) if each.text() == words).click()


def answer_all(screen: BriefScreen) -> None:
    for box in screen.reader._boxes.values():
        box.click()


def written(qtbot: QtBot, screen: BriefScreen, folder: Path) -> str:
    screen.folder.set_folder(folder)
    screen.formats["pdf"].setChecked(False)
    screen.formats["txt"].setChecked(True)
    screen.write.click()
    qtbot.waitUntil(lambda: screen.outcome.isVisible() and not screen._writing, timeout=30_000)
    assert "every check had passed" in screen.outcome.text
    return next(folder.iterdir()).read_text(encoding="utf-8")


def test_a_notebook_that_chose_nothing_asks_before_the_first_brief(
    qtbot: QtBot, opened: Open, session: Session, tmp_path: Path
) -> None:
    screen = opened()
    assert not screen.write.isEnabled()
    said = [label.text() for label in screen.header.findChildren(QLabel) if label.isVisible()]
    assert any("who reads it" in each for each in said)  # nobody has to guess why a button is grey
    assert nameless_in(screen.reader) == []
    press(screen, "I work alone")
    qtbot.waitUntil(screen.write.isEnabled, timeout=15_000)
    assert in_vault(session, second_reading.rule) == "alone"
    text = written(qtbot, screen, tmp_path / "briefs")
    assert "Gizilgayali" not in text
    assert ledger(session)[0].alone


def test_a_second_reader_answers_types_and_the_name_may_go(
    qtbot: QtBot, opened: Open, session: Session, tmp_path: Path
) -> None:
    in_vault(session, team)
    screen = opened()
    assert "Ruslan Demirov" in screen.reader._words.text()
    assert not screen.write.isEnabled()
    answer_all(screen)
    assert not screen.write.isEnabled()
    screen.reader.passphrase.edit.setText(LAWYER)
    qtbot.waitUntil(screen.write.isEnabled, timeout=15_000)
    assert "Lala Gizilgayali" in written(qtbot, screen, tmp_path / "briefs")
    assert screen.reader.passphrase.text == ""
    assert ledger(session)[0].read_by


def test_a_wrong_passphrase_of_the_second_reader_writes_nothing(
    qtbot: QtBot, opened: Open, session: Session, tmp_path: Path
) -> None:
    in_vault(session, team)
    screen = opened()
    answer_all(screen)
    screen.reader.passphrase.edit.setText("nobody's words at all")
    screen.folder.set_folder(tmp_path / "briefs")
    screen.write.click()
    qtbot.waitUntil(screen.outcome.isVisible, timeout=30_000)
    assert "passphrase" in screen.outcome.text
    assert not (tmp_path / "briefs").exists()
    assert ledger(session) == ()


def test_alone_among_colleagues_shows_the_pages_without_a_name(
    qtbot: QtBot, opened: Open, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_vault(session, team)
    named: list[int] = []
    kept = compile_release.preview

    def preview(*words: Any, **more: Any) -> Preview:
        made = kept(*words, **more)
        named.append(len(made.compiled.named))
        return made

    monkeypatch.setattr(compile_release, "preview", preview)
    screen = opened()
    screen.reader.way.setCurrentIndex(screen.reader.way.findData(ALONE))
    qtbot.waitUntil(lambda: named == [1, 0], timeout=15_000)
    qtbot.waitUntil(screen.write.isEnabled, timeout=15_000)
    assert not screen.reader.passphrase.isVisible()


def test_a_brief_is_handed_over_read_by_a_colleague_and_let_go_or_sent_back(
    qtbot: QtBot, opened: Open, session: Session, tmp_path: Path
) -> None:
    in_vault(session, team)
    screen = opened()
    screen.formats["pdf"].setChecked(False)
    screen.formats["txt"].setChecked(True)
    screen.reader.way.setCurrentIndex(screen.reader.way.findData(LATER))
    qtbot.waitUntil(lambda: screen.write.isEnabled() and screen.write.text() == "Hand it over", timeout=15_000)
    screen.write.click()
    qtbot.waitUntil(screen.outcome.isVisible, timeout=15_000)
    assert "second reader" in screen.outcome.text
    path = in_vault(session, lambda workspace: workspace.path)
    session.close_now()
    session.open(session.runner.run_and_wait(lambda: open_notebook.unlock(path, LAWYER), 10))
    reading = opened()
    assert "Leyla Sarıyeva" in reading.reader._words.text()
    assert not reading.recipient.isEnabled()
    answer_all(reading)
    assert "Lala Gizilgayali" in written(qtbot, reading, tmp_path / "briefs")
    assert [one.state for one in in_vault(session, lambda workspace: workspace.vault.list(Reading))] == [
        "released"
    ]
