"""The page of colleagues: introduced, added, changed, removed, and working alone."""

import pytest
from fingers import PASSPHRASE, in_vault, shown, type_text, words_on
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cahier.gui.controllers.colleagues import ColleaguesController
from cahier.gui.controllers.desk import Desk
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.colleagues.people import PeopleScreen
from cahier.gui.screens.colleagues.steps import AddStep, LeaveStep, WhoStep
from cahier.workflows import colleagues, open_notebook, second_reading

LAWYER = "nine other words of no use at all here"


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, desk: Desk) -> ColleaguesController:
    window.shell.sidebar._buttons["colleagues"].click()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: bool(window.findChildren(PeopleScreen)))
    return window.safety.colleagues


def press(window: MainWindow, words: str) -> None:
    screen = shown(window, PeopleScreen)
    next(
        each for each in screen.findChildren(QPushButton) if words in (each.text(), each.accessibleName())
    ).click()


def told(qtbot: QtBot, window: MainWindow, words: str) -> None:
    qtbot.waitUntil(
        lambda: any(words in words_on(each) for each in window.findChildren(PeopleScreen) if each.isVisible())
    )


def introduce(qtbot: QtBot, window: MainWindow) -> None:
    press(window, "Introduce yourself")
    step = shown(window, WhoStep)
    step.who.name.setText("Leyla Sarıyeva")
    step.who.duties["researcher"].setChecked(True)
    type_text(step.again.passphrase.edit, PASSPHRASE)
    step.button.click()
    told(qtbot, window, "Leyla Sarıyeva")


def test_a_colleague_is_added_under_a_passphrase_of_their_own_and_removed(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: ColleaguesController
) -> None:
    introduce(qtbot, window)
    press(window, "Add a colleague")
    step = shown(window, AddStep)
    step.button.click()
    assert "name" in step.problem.text
    step.who.name.setText("Ruslan Demirov")
    step.button.click()
    assert "duty" in step.problem.text
    step.who.duties["legal_reviewer"].setChecked(True)
    for field in (step.new.passphrase, step.new.again):
        type_text(field.edit, LAWYER)
    type_text(step.again.passphrase.edit, "not it")
    step.button.click()
    qtbot.waitUntil(lambda: "passphrase" in step.problem.text and step.button.isEnabled())
    type_text(step.again.passphrase.edit, PASSPHRASE)
    step.button.click()
    told(qtbot, window, "Ruslan Demirov")
    assert in_vault(desk, second_reading.rule) == "two"
    path = in_vault(desk, lambda workspace: workspace.path)
    press(window, "Remove: Ruslan Demirov")
    leaving = shown(window, LeaveStep)
    type_text(leaving.again.passphrase.edit, PASSPHRASE)
    leaving.button.click()
    told(qtbot, window, "no longer opens")
    assert [one.code for one in in_vault(desk, colleagues.colleagues)] == ["U1"]
    window.close()
    with open_notebook.unlock(path, PASSPHRASE) as again, pytest.raises(colleagues.NoSuchColleague):
        colleagues.by_code(again, "U2")


def test_duties_are_changed(qtbot: QtBot, window: MainWindow, desk: Desk, page: ColleaguesController) -> None:
    introduce(qtbot, window)
    press(window, "Change: Leyla Sarıyeva")
    step = shown(window, WhoStep)
    assert step.who.duties["researcher"].isChecked()
    step.who.duties["data_steward"].setChecked(True)
    type_text(step.again.passphrase.edit, PASSPHRASE)
    step.button.click()
    told(qtbot, window, "Data steward")
    assert in_vault(desk, colleagues.colleagues)[0].duties == ("researcher", "data_steward")


def test_one_may_say_that_one_works_alone(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: ColleaguesController
) -> None:
    press(window, "I work alone")
    told(qtbot, window, "name nobody")
    assert in_vault(desk, second_reading.rule) == "alone"


def test_what_was_typed_is_forgotten_when_another_page_comes_to_the_front(
    qtbot: QtBot, window: MainWindow, desk: Desk, page: ColleaguesController
) -> None:
    introduce(qtbot, window)
    press(window, "Add a colleague")
    step = shown(window, AddStep)
    type_text(step.new.passphrase.edit, LAWYER)
    desk.search()
    assert step.new.text == ""
