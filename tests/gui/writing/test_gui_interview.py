from collections.abc import Iterator
from datetime import date

import pytest
from hands import Recorded, fits, in_vault, nameless_in, press, type_text
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cahier.domain.account import Account
from cahier.domain.errors import CahierError
from cahier.domain.event import Event
from cahier.domain.person import CasePerson, Person
from cahier.gui.controllers.interview import InterviewController
from cahier.gui.screens.interview import InterviewScreen
from cahier.gui.session import Session
from cahier.workflows import record

Page = tuple[InterviewScreen, InterviewController]


@pytest.fixture
def page(qtbot: QtBot, session: Session, recorded: Recorded) -> Iterator[Page]:
    screen = InterviewScreen()
    qtbot.addWidget(screen)
    screen.resize(1200, 800)
    controller = InterviewController(session, screen)
    controller.autosave.pause.setInterval(30)
    controller.autosave.again.setInterval(50)
    screen.show()
    open_page(qtbot, (screen, controller), recorded.account)
    yield screen, controller
    controller.flush()


def open_page(qtbot: QtBot, page: Page, account: Account) -> None:
    _screen, controller = page
    with qtbot.waitSignal(controller.autosave.kept):
        controller.open(account.case_id, account.account_id)


def stored(session: Session, account_id: str) -> Account:
    return in_vault(session, lambda workspace: workspace.vault.get(Account, account_id))


def test_typing_reaches_the_vault_and_only_then_is_called_saved(
    qtbot: QtBot, page: Page, session: Session, recorded: Recorded
) -> None:
    screen, _ = page
    type_text(screen.editor, "Gecə gəldilər. Ночью пришли. 😀")
    assert screen.kept.text == "Not saved yet"
    qtbot.waitUntil(lambda: screen.kept.text.startswith("Saved "))
    assert stored(session, recorded.account.account_id).text == "Gecə gəldilər. Ночью пришли. 😀"


def test_flush_stores_the_last_letter_before_it_returns(page: Page, session: Session, recorded: Recorded) -> None:
    screen, controller = page
    controller.autosave.pause.setInterval(60_000)
    type_text(screen.editor, "Dörd nəfər idi")
    controller.flush()
    assert stored(session, recorded.account.account_id).text == "Dörd nəfər idi"


def test_leaving_the_text_saves_it(qtbot: QtBot, page: Page, session: Session, recorded: Recorded) -> None:
    screen, controller = page
    controller.autosave.pause.setInterval(60_000)
    type_text(screen.editor, "Dörd nəfər idi")
    screen.editor.focus_left.emit()
    qtbot.waitUntil(lambda: stored(session, recorded.account.account_id).text == "Dörd nəfər idi")


def test_the_place_leads_back_to_the_very_sentence(qtbot: QtBot, page: Page, recorded: Recorded) -> None:
    screen, controller = page
    type_text(screen.editor, "😀 Gecə gəldilər. Dörd nəfər idi.")
    screen.editor.go_to(17)
    controller.flush()
    place = controller.place()
    assert place["point"] == "17"
    with qtbot.waitSignal(controller.autosave.kept):
        controller.open(place["case_id"], place["account_id"], int(place["point"]))
    assert screen.editor.place() == 17


def test_mentions_are_stored_in_code_points(
    qtbot: QtBot, page: Page, session: Session, recorded: Recorded
) -> None:
    screen, controller = page
    type_text(screen.editor, "😀 @Tər")
    press(screen.editor, Qt.Key.Key_Return)
    controller.flush()
    account = stored(session, recorded.account.account_id)
    [mention] = account.mentions
    assert account.text[mention.start : mention.end] == "Tərlan"
    assert mention.ref == recorded.target.person_id


def test_a_new_person_is_recorded_and_linked(
    qtbot: QtBot, page: Page, session: Session, recorded: Recorded
) -> None:
    screen, controller = page
    type_text(screen.editor, "@Aytən")
    press(screen.editor, Qt.Key.Key_Return)
    press(screen.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(screen.editor.mentions) == 1)
    controller.flush()
    [mention] = stored(session, recorded.account.account_id).mentions
    person = in_vault(session, lambda workspace: workspace.vault.get(Person, mention.ref))
    parts = in_vault(session, lambda workspace: workspace.vault.list(CasePerson, recorded.case.case_id))
    assert person.name_full == "Aytən"
    assert parts[-1].role == ("ROLE.RELATIVE",)


def test_a_vault_that_refuses_is_said_plainly_and_nothing_typed_is_lost(
    qtbot: QtBot, page: Page, session: Session, recorded: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, controller = page
    keep = record.save

    def refuse(*_words: object) -> None:
        raise CahierError("The disk is full. Free some space.")

    monkeypatch.setattr(record, "save", refuse)
    type_text(screen.editor, "Gecə")
    qtbot.waitUntil(screen.trouble.isVisible)
    assert "The disk is full" in screen.trouble.text
    assert not screen.kept.text.startswith("Saved")
    screen.back_requested.emit()
    monkeypatch.setattr(record, "save", keep)
    qtbot.waitUntil(lambda: screen.kept.text.startswith("Saved "))
    assert not screen.trouble.isVisible()
    assert stored(session, recorded.account.account_id).text == "Gecə"
    assert controller.place()["account_id"] == recorded.account.account_id


def test_a_translation_is_begun_and_the_original_is_saved_before(
    qtbot: QtBot, page: Page, session: Session, recorded: Recorded
) -> None:
    screen, controller = page
    type_text(screen.editor, "Gecə gəldilər")
    screen.translation_wanted.emit("en")
    qtbot.waitUntil(lambda: controller.place().get("account_id") != recorded.account.account_id)
    assert screen.editor.content()[0] == ""
    assert screen.original.text == "Gecə gəldilər"
    assert screen.original.isVisible()
    type_text(screen.editor, "They came at night")
    controller.flush()
    accounts = in_vault(session, lambda workspace: workspace.vault.list(Account, recorded.case.case_id))
    assert [(each.language, each.status, each.text) for each in accounts] == [
        ("az", "original", "Gecə gəldilər"),
        ("en", "working_translation", "They came at night"),
    ]


def test_opening_again_while_somebody_types_loses_no_letter(
    qtbot: QtBot, page: Page, session: Session, recorded: Recorded
) -> None:
    screen, controller = page
    type_text(screen.editor, "Gecə")
    controller.open(recorded.case.case_id, recorded.account.account_id)
    type_text(screen.editor, " gəldilər")
    qtbot.waitUntil(lambda: not controller.autosave.unsaved)
    qtbot.wait(100)
    assert screen.editor.content()[0] == "Gecə gəldilər"
    assert stored(session, recorded.account.account_id).text == "Gecə gəldilər"


def test_a_sentence_becomes_an_event(qtbot: QtBot, page: Page, session: Session, recorded: Recorded) -> None:
    screen, _ = page
    type_text(screen.editor, "@Tər")
    press(screen.editor, Qt.Key.Key_Return)
    type_text(screen.editor, " martda hədələndi.")
    screen.open_form()
    form = screen.form
    assert form.summary.toPlainText() == "Tərlan martda hədələndi."
    form.act.setCurrentIndex(form.act.findData("TNR.T.THREAT"))
    form.date._month.setCurrentIndex(3)
    form.date._year.setText("2025")
    form.place.setText("telefonda")
    form.known[1].setChecked(True)
    qtbot.keyClick(form.place, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(form.isHidden)
    assert "E1" in screen.header._saved.text()
    [event] = in_vault(session, lambda workspace: workspace.vault.list(Event, recorded.case.case_id))
    assert event.act == "TNR.T.THREAT"
    assert event.date is not None
    assert event.date.earliest == date(2025, 3, 1)
    assert event.targets == (recorded.target.person_id,)
    assert (event.place_ref, event.certainty, event.code) == ("telefonda", "hearsay", "E1")


def test_who_is_named_in_the_sentence_comes_first_and_ticked(qtbot: QtBot, page: Page, recorded: Recorded) -> None:
    screen, _ = page
    type_text(screen.editor, "@Gül")
    press(screen.editor, Qt.Key.Key_Return)
    type_text(screen.editor, " çağırıldı.")
    screen.open_form()
    assert screen.form.whom.ticked() == (recorded.sister.person_id,)
    assert "Gülbəniz" in str(screen.form.whom.model().index(0, 0).data())


def test_an_event_half_filled_in_is_there_again_after_a_lock(
    qtbot: QtBot, page: Page, session: Session, recorded: Recorded
) -> None:
    screen, controller = page
    assert controller.place()["event"] == ""
    screen.open_form()
    screen.form.act.setCurrentIndex(screen.form.act.findData("TNR.T.THREAT"))
    screen.form.date._year.setText("2025")
    screen.form.place.setText("telefonda")
    screen.form.whom.tick_only((recorded.sister.person_id,))
    place = controller.place()
    screen.close_form()
    controller.open(place["case_id"], place["account_id"], int(place["point"]), place["event"])
    qtbot.waitUntil(screen.form.isVisible)
    assert controller.place() == place
    assert screen.form.act.code() == "TNR.T.THREAT"


def test_an_event_without_an_act_is_not_kept(qtbot: QtBot, page: Page) -> None:
    screen, _ = page
    screen.open_form()
    screen.form.keep()
    assert screen.form.isVisible()


def test_escape_leaves_an_event_only_while_nothing_is_filled_in(qtbot: QtBot, page: Page) -> None:
    screen, _ = page
    screen.open_form()
    screen.form.place.setText("Bakı")
    qtbot.keyClick(screen.form.place, Qt.Key.Key_Escape)
    assert screen.form.isVisible()
    screen.form.place.clear()
    qtbot.keyClick(screen.form.place, Qt.Key.Key_Escape)
    assert screen.form.isHidden()


def test_a_key_goes_back_to_the_case(qtbot: QtBot, page: Page, recorded: Recorded) -> None:
    screen, controller = page
    with qtbot.waitSignal(controller.left) as left:
        qtbot.keyClick(screen.editor, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert left.args == [recorded.case.case_id]


def test_letters_of_the_language_are_one_click_away(page: Page) -> None:
    screen, _ = page
    screen.editor.setFocus()
    screen.letters.letter.emit("ə")
    assert screen.editor.content()[0] == "ə"
    assert screen.letters.isVisible()


def test_everything_has_a_name_and_the_page_fits_a_small_window(page: Page) -> None:
    screen, _ = page
    screen.open_form()
    assert not nameless_in(screen)
    screen.resize(830, 540)
    assert fits(screen, 830, 540)
