"""What stands around the people of a case, and how a case goes for good."""

from fingers import form_of, in_vault, make_case, words_on
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cahier.domain.case import Case
from cahier.domain.person import Person
from cahier.gui.controllers.desk import Desk
from cahier.gui.main_window import MainWindow
from cahier.gui.models.rows import Row
from cahier.workflows import record, resume


def fill(qtbot: QtBot, window: MainWindow, desk: Desk, form: str, plain: dict[str, object]) -> None:
    desk.forms.open(desk.case.records, form)
    page = form_of(qtbot, window)
    page.form.show_plain({**page.form.plain(), **plain})
    page._save()
    qtbot.waitUntil(lambda: desk.forms._page is None)


def rows_of(desk: Desk, tab: str) -> list[Row]:
    rows = getattr(desk._browse.case, tab).rows
    return [rows.row_at(place) for place in range(rows.rowCount())]


def with_person(qtbot: QtBot, window: MainWindow, desk: Desk) -> str:
    make_case(qtbot, window, desk, "Lamps")
    case_id = desk.case.case_id
    person = in_vault(
        desk, lambda workspace: record.add_person(workspace, case_id, "Nigar Sınaqova", "ROLE.TARGET")
    )
    desk.case.show_now(case_id)
    qtbot.waitUntil(lambda: bool(desk.case.records and desk.case.records.persons))
    return str(person.person_id)


def test_evidence_is_recorded_with_who_gave_it_and_who_appears(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    person_id = with_person(qtbot, window, desk)
    plain = {
        "title": "photograph of a summons",
        "kind": "EVD.PHOTO",
        "source_person": person_id,
        "contains_persons": [person_id],
        "privilege_flag": True,
        "acquired_on": "2025-03~",
    }
    fill(qtbot, window, desk, "evidence", plain)
    qtbot.waitUntil(lambda: bool(rows_of(desk, "evidence")))
    [row] = rows_of(desk, "evidence")
    assert row.title == "photograph of a summons"
    assert "Photograph" in row.facts
    assert "Nigar" in row.facts
    assert (row.pill, "March 2025" in row.aside) == ("Protected", True)


def test_places_and_organisations_are_recorded_and_changed(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    make_case(qtbot, window, desk, "Lamps")
    fill(qtbot, window, desk, "place", {"name": "Yuxarı Bulaq", "country": "AZ"})
    fill(qtbot, window, desk, "organisation", {"name": "Office of lamps", "is_state": True})
    qtbot.waitUntil(lambda: len(rows_of(desk, "places")) == 2)
    place, body = rows_of(desk, "places")
    assert (place.title, body.title, body.pill) == ("Yuxarı Bulaq", "Office of lamps", "State")
    desk.opening.row("places", body.key)
    page = form_of(qtbot, window)
    page.form.field("is_state").show_plain(False)
    page._save()
    qtbot.waitUntil(lambda: rows_of(desk, "places")[1].pill == "")


def test_a_case_goes_only_after_a_plain_question(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    with_person(qtbot, window, desk)
    desk.forms.open(desk.case.records, "case")
    page = form_of(qtbot, window)
    with qtbot.waitActive(window):
        window.activateWindow()
    page.remove.click()
    assert "Nothing brings it back" in words_on(page)
    assert QApplication.focusWidget() is page.question.no
    qtbot.keyClick(page.question.no, Qt.Key.Key_Escape)
    assert page.question.isHidden()
    assert page.isVisible()
    assert in_vault(desk, lambda workspace: len(workspace.vault.list(Case))) == 1
    page.remove.click()
    page.question.yes.click()
    qtbot.waitUntil(lambda: "No case yet" in words_on(window))
    assert in_vault(desk, lambda workspace: workspace.vault.list(Person)) == ()
    assert desk.case.case_id == ""
    qtbot.waitUntil(lambda: not in_vault(desk, resume.last_place).get("case"))


def test_the_place_is_kept_with_what_is_typed_so_that_a_kill_comes_back_to_it(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    make_case(qtbot, window, desk, "Lamps")
    case_id = desk.case.case_id
    _, account = in_vault(desk, lambda workspace: record.start_interview(workspace, case_id, "az"))
    desk.show_interview(case_id, account.account_id)
    controller = desk.pages.controller("interview")
    qtbot.waitUntil(lambda: bool(controller.place()))  # type: ignore[union-attr]
    controller.autosave.pause.setInterval(20)  # type: ignore[union-attr]
    controller._screen.editor.insert_typed("Gecə gəldilər.")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: in_vault(desk, resume.last_place).get("point") == "14")
