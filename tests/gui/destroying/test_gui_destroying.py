"""Something is destroyed for ever in the window: said first, asked for again, and nowhere shown any more."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from fingers import PASSPHRASE, form_of, import_demo, in_vault, make_case, type_text, words_on
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cahier.domain.account import Account
from cahier.domain.case import Case
from cahier.domain.person import Person
from cahier.domain.records import CaseRecords
from cahier.domain.tombstone import Tombstone
from cahier.gui.controllers.desk import Desk
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.destroying.done import DestroyedPage
from cahier.gui.screens.destroying.record import DestroyStep
from cahier.gui.screens.form_page import FormPage
from cahier.vault.attachments.keeping import Attachments
from cahier.workflows import attach_evidence, back_up, destroy, open_notebook, record
from cahier.workflows.destroy import Item


def leads_to(qtbot: QtBot, desk: Desk, form: str, record: str = "") -> DestroyStep:
    """Go from a form by its question to the page of destroying."""
    desk.forms.open(desk.case.records, form, record)
    page = desk._shell.page("form")
    assert isinstance(page, FormPage)
    page.remove.click()
    page.question.other.click()
    qtbot.waitUntil(lambda: isinstance(desk._shell.current, DestroyStep), timeout=15_000)
    assert isinstance(desk._shell.current, DestroyStep)
    return desk._shell.current


def go(step: DestroyStep, passphrase: str = PASSPHRASE) -> None:
    """Say why, give the passphrase again, and press."""
    step.why.show_plain("danger")
    step.again.passphrase.clear()
    type_text(step.again.passphrase.edit, passphrase)
    step.button.click()


def done(qtbot: QtBot, desk: Desk) -> DestroyedPage:
    """Wait until it is destroyed."""
    qtbot.waitUntil(lambda: isinstance(desk._shell.current, DestroyedPage), timeout=15_000)
    assert isinstance(desk._shell.current, DestroyedPage)
    return desk._shell.current


def every(desk: Desk, kind: type) -> tuple[Any, ...]:
    found: tuple[Any, ...] = in_vault(desk, lambda workspace: workspace.vault.list(kind))
    return found


@pytest.fixture
def told(qtbot: QtBot, desk: Desk) -> CaseRecords:
    """Return an invented case in which somebody was interviewed, open."""
    import_demo(qtbot, desk)
    case_id = next(each for each in every(desk, Account) if each.text).case_id
    desk.go_to({"case": case_id})
    qtbot.waitUntil(lambda: desk.case.records is not None and desk.case.records.case.case_id == case_id)
    assert desk.case.records is not None
    return desk.case.records


def test_a_case_goes_for_ever_after_it_was_said_what_goes_and_the_passphrase_was_given_again(
    qtbot: QtBot, window: MainWindow, desk: Desk, told: CaseRecords
) -> None:
    case_id, before = told.case.case_id, len(every(desk, Case))
    desk._browse.list.search.setText(next(filter(None, (each.name_full for each in told.persons))))
    qtbot.waitUntil(lambda: desk._browse.list.found.rowCount() > 0, timeout=15_000)
    desk.show_interview(case_id, told.accounts[0].account_id)
    step = leads_to(qtbot, desk, "case")
    words = words_on(step)
    assert "not even with the passphrase" in words
    assert "never handed over to a headquarters" in words
    assert "are in no second copy" in words
    assert "What this does not reach" in words
    qtbot.keyClick(step.again.passphrase.edit, Qt.Key.Key_Return)
    assert "Say why" in step.problem.text
    step.why.show_plain("danger")
    step.button.click()
    assert "once more" in step.problem.text
    go(step, "not the passphrase at all")
    qtbot.waitUntil(lambda: "does not open the notebook" in step.problem.text)
    assert step.again.passphrase.text == ""
    assert len(every(desk, Case)) == before
    assert every(desk, Tombstone) == ()
    go(step)
    page = done(qtbot, desk)
    assert "No page of the notebook holds it any more" in words_on(page)
    assert len(every(desk, Case)) == before - 1
    assert {each.why for each in every(desk, Tombstone)} == {"danger"}
    assert desk.pages.controller("interview") is None
    assert desk._shell.page("interview") is None
    assert desk._shell.page("form") is None
    assert desk.case.case_id == ""
    assert (desk._browse.list.words, desk._browse.list.found.rowCount()) == ("", 0)
    page.closed.emit()
    qtbot.waitUntil(lambda: desk._shell.current_key == "cases")
    qtbot.waitUntil(lambda: case_id not in {desk._browse.list.cases.key_at(row) for row in range(before - 1)})


def test_a_person_goes_with_what_others_say_of_them_and_a_fresh_copy_is_offered(
    qtbot: QtBot, window: MainWindow, desk: Desk, told: CaseRecords, tmp_path: Path
) -> None:
    stick = tmp_path / "Stick"
    stick.mkdir()
    in_vault(desk, lambda workspace: back_up.back_up_to_folder(workspace, stick))
    person = next(each.interviewee for each in told.interviews if each.interviewee)
    step = leads_to(qtbot, desk, "person", str(person))
    assert any(str(stick) in label.accessibleName() for label in step.findChildren(QLabel))
    go(step)
    page = done(qtbot, desk)
    assert person not in {each.person_id for each in every(desk, Person)}
    assert desk.case.case_id == told.case.case_id
    copies = in_vault(desk, lambda workspace: len(list(stick.iterdir())))
    page.copy.click()
    qtbot.waitUntil(lambda: desk._shell.current_key == "copies")
    qtbot.waitUntil(
        lambda: len([each for each in stick.iterdir() if each.suffix != ".part"]) > copies, timeout=15_000
    )
    qtbot.waitUntil(lambda: window.safety.copies._job is None, timeout=15_000)


def test_turning_back_destroys_nothing_and_brings_the_form_back_with_what_is_typed(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    make_case(qtbot, window, desk, "Lamps")
    desk.forms.open(desk.case.records, "case")
    form = form_of(qtbot, window)
    form.form.field("title_internal").show_plain("Lamps and shades")
    form.remove.click()
    form.question.other.click()
    qtbot.waitUntil(lambda: isinstance(desk._shell.current, DestroyStep))
    step = desk._shell.current
    assert isinstance(step, DestroyStep)
    type_text(step.again.passphrase.edit, PASSPHRASE)
    step.closed.emit()
    assert desk._shell.current is form
    assert form.form.field("title_internal").plain() == "Lamps and shades"
    assert step.again.passphrase.text == ""
    assert len(every(desk, Case)) == 1


def test_the_next_guess_waits_after_wrong_ones(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    make_case(qtbot, window, desk, "Lamps")
    step = leads_to(qtbot, desk, "case")
    for _ in range(4):
        go(step, "not the passphrase at all")
        qtbot.waitUntil(lambda: step.button.isEnabled())
    assert "has to wait" in step.problem.text
    go(step)
    qtbot.waitUntil(lambda: step.button.isEnabled())
    assert len(every(desk, Case)) == 1


def test_what_could_not_be_destroyed_is_told_and_still_there(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(b"Everything was told.")
    case_id = make_case(qtbot, window, desk, "Lamps")
    in_vault(desk, lambda workspace: attach_evidence.attach(workspace, case_id, letter))
    monkeypatch.setattr(Attachments, "destroy_key", lambda *_: False)
    step = leads_to(qtbot, desk, "case")
    go(step)
    qtbot.waitUntil(lambda: "refuses to write" in step.problem.text)
    assert len(every(desk, Case)) == 1
    assert desk.case.case_id == case_id


def test_whoever_goes_elsewhere_meanwhile_is_told_when_it_is_done(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    make_case(qtbot, window, desk, "Lamps")
    step = leads_to(qtbot, desk, "case")
    go(step)
    desk.pages.show_place("cases")
    qtbot.waitUntil(lambda: desk._shell.news.isVisible(), timeout=15_000)
    assert "No page of the notebook holds it" in desk._shell.news.text
    assert desk._shell.current_key == "cases"
    assert every(desk, Case) == ()


def test_what_an_older_copy_brought_back_is_told_and_can_be_destroyed_again(
    qtbot: QtBot, window: MainWindow, place: Path, tmp_path: Path
) -> None:
    with open_notebook.unlock(place, PASSPHRASE) as workspace:
        case_id = record.new_case(workspace, "Lamps").case_id
    shutil.copytree(place, tmp_path / "before")
    with open_notebook.unlock(place, PASSPHRASE) as workspace:
        destroy.destroy(workspace, (Item("case", case_id),), "danger")
    shutil.rmtree(place)
    shutil.copytree(tmp_path / "before", place)
    window.door.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: window.desk is not None)
    desk = window.desk
    assert desk is not None
    qtbot.waitUntil(lambda: "is here again" in desk._shell.offer.text)
    desk._shell.offer.acted.emit()
    qtbot.waitUntil(lambda: isinstance(desk._shell.current, DestroyStep), timeout=15_000)
    step = desk._shell.current
    assert isinstance(step, DestroyStep)
    go(step)
    page = done(qtbot, desk)
    assert every(desk, Case) == ()
    page.closed.emit()
    assert desk._shell.current_key == "before"  # that the notebook is older is still to be decided
