from fingers import form_of, import_demo, in_vault, make_case, shown, type_text, words_on
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from cahier.domain.consent import PurposeLevel
from cahier.gui.controllers.desk import Desk
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.interview import InterviewScreen
from cahier.gui.text import isolated
from cahier.gui.widgets.labels import Elided
from cahier.workflows import show_case


def test_an_empty_notebook_says_what_to_do(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "No case yet" in words_on(window))
    assert not window.shell.problem.isVisible()  # type: ignore[union-attr]
    assert "Choose a case" not in words_on(window)


def test_the_one_thing_to_do_in_an_empty_notebook_has_the_focus(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPushButton))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert form_of(qtbot, window).header.title.accessibleName() == "New case"


def test_a_long_title_takes_two_lines_before_it_is_cut(qtbot: QtBot, qapp: QApplication) -> None:
    title = Elided("Entrepreneur detained in a third country on an Interpol notice", "title", lines=2)
    qtbot.addWidget(title)
    whole = title.fontMetrics().horizontalAdvance(title.accessibleName())
    title.resize(round(0.65 * whole), 80)
    title.show()
    assert title.text().replace("\n", " ") == title.accessibleName()
    assert title.text().count("\n") == 1
    title.resize(2 * whole, 80)
    assert title.text() == title.accessibleName()
    title.resize(whole // 4, 80)
    assert title.text().endswith("…")
    assert title.toolTip() == title.accessibleName()


def test_a_first_account_is_reached_by_keyboard_alone(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form_of(qtbot, window)
    type_text(QApplication.focusWidget(), "Ailə Çıraqlı")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.case.records is not None and desk._shell.current_key == "cases")
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    form_of(qtbot, window)
    language = QApplication.focusWidget()
    assert isinstance(language, QComboBox)
    qtbot.keyClick(language, Qt.Key.Key_Down)
    qtbot.keyClick(language, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(page.isVisible() for page in window.findChildren(InterviewScreen)))
    editor = shown(window, InterviewScreen).editor
    qtbot.waitUntil(editor.hasFocus)
    type_text(editor, "Gəldilər gecə.")
    desk.save_all_now()
    records = in_vault(desk, lambda workspace: show_case.case(workspace, desk.case.case_id))
    assert records.case.title_internal == "Ailə Çıraqlı"
    assert [account.text for account in records.accounts] == ["Gəldilər gecə."]


def test_a_person_added_is_seen_at_once(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    make_case(qtbot, window, desk, "Lamps")
    _fill(qtbot, window, desk, "person", {"name": "Ələddin Çıraqlı", "role": "ROLE.TARGET"})
    qtbot.waitUntil(lambda: bool(desk.case.records and desk.case.records.persons))
    assert "Ələddin Çıraqlı" in desk._browse.case.people.rows.row_at(0).title
    assert desk._browse.case.people.rows.row_at(0).pill == "Not asked"


def test_a_second_person_is_offered_as_kin_of_the_first(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    _with_target(qtbot, window, desk)
    desk.forms.open(desk.case.records, "person")
    page = form_of(qtbot, window)
    assert page.form.plain()["role"] == "ROLE.RELATIVE"
    page.form.field("name").show_plain("Nərgiz Çıraqlı")
    page.form.field("kin").show_plain("KIN.SISTER")
    page._save()
    qtbot.waitUntil(lambda: len(desk.case.records.persons) == 2)  # type: ignore[union-attr]
    assert "Sister of" in desk._browse.case.people.rows.row_at(1).facts


def test_names_in_every_script_are_kept(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    person_id = _with_target(qtbot, window, desk)
    desk.forms.open(desk.case.records, "person", person_id)
    page = form_of(qtbot, window)
    plain = page.form.plain() | {
        "transliterations": ["Аладдин Чираглы", "علاء الدين"],
        "nicknames": ["Əli"],
        "recontact.codeword": "lamp",
        "kin": None,
    }
    page.form.show_plain(plain)
    page._save()
    qtbot.waitUntil(lambda: bool(desk.case.records.persons[0].nicknames))  # type: ignore[union-attr]
    person = desk.case.records.persons[0]  # type: ignore[union-attr]
    assert person.transliterations == ("Аладдин Чираглы", "علاء الدين")
    assert person.recontact.codeword == "lamp"


def test_kin_can_be_given_changed_and_taken_away(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    test_a_second_person_is_offered_as_kin_of_the_first(qtbot, window, desk)
    sister = desk.case.records.persons[1].person_id  # type: ignore[union-attr]
    for kin, left in (("KIN.MOTHER", ["KIN.MOTHER"]), (None, [])):
        desk.forms.open(desk.case.records, "person", sister)
        page = form_of(qtbot, window)
        page.form.field("kin").show_plain(kin)
        page._save()
        qtbot.waitUntil(
            lambda left=left: [tie.kin for tie in desk.case.records.relationships] == left  # type: ignore[union-attr]
        )


def test_an_interview_can_begin_with_somebody_new(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    _with_target(qtbot, window, desk)
    _fill(qtbot, window, desk, "start", {"language": "az", "newcomer": "Gulbaniz Dashkeserli"})
    qtbot.waitUntil(lambda: bool(desk.case.records.interviews))  # type: ignore[union-attr]
    records = desk.case.records
    assert records is not None
    sister = next(person for person in records.persons if person.name_full == "Gulbaniz Dashkeserli")
    assert records.interviews[0].interviewee == sister.person_id
    assert records.roles[1].role == ("ROLE.INTERVIEWEE",)


def test_consent_is_recorded_per_purpose_in_plain_words(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    person_id = _with_target(qtbot, window, desk)
    desk.forms.open(desk.case.records, "consent", person_id)
    page = form_of(qtbot, window)
    choice = page.form.field("purposes").choice("PUR.EP")  # type: ignore[attr-defined]
    assert choice.currentText() == "Was not asked"
    choice.setCurrentIndex(choice.findText("De-identified narrative, may be public"))
    page._save()
    qtbot.waitUntil(lambda: bool(desk.case.records.consents))  # type: ignore[union-attr]
    kept = desk.case.records.consents[0]  # type: ignore[union-attr]
    assert kept.purposes == (PurposeLevel(purpose="PUR.EP", level=2),)
    assert kept.person == person_id
    assert desk._browse.case.people.rows.row_at(0).pill == "Consent"


def test_what_happened_stands_in_the_order_of_time(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    _with_target(qtbot, window, desk)
    for form, plain in (
        ("event", {"act": "TNR.P.SUMMON", "summary": "Second", "date": "2025-03~"}),
        ("detention", {"status": "DET.PRETRIAL", "start": "2025-05-02"}),
        ("event", {"act": "TNR.T.THREAT", "summary": "First", "date": "2024"}),
        ("proceeding", {"kind": "criminal"}),
    ):
        before = desk._browse.case.events.rows.rowCount()
        desk.forms.open(desk.case.records, form)
        page = form_of(qtbot, window)
        page.form.show_plain(plain)
        page._save()
        qtbot.waitUntil(lambda before=before: desk._browse.case.events.rows.rowCount() == before + 1)
    rows = [desk._browse.case.events.rows.row_at(place) for place in range(4)]
    assert [row.title for row in rows] == ["First", "Second", "Pre-trial detention", "Criminal proceeding"]
    assert rows[1].aside == isolated("about March 2025")
    assert rows[1].unsure


def test_an_event_is_changed_and_removed_in_its_form(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    _with_target(qtbot, window, desk)
    _fill(qtbot, window, desk, "event", {"act": "TNR.P.SUMMON"})
    qtbot.waitUntil(lambda: bool(desk.case.records.events))  # type: ignore[union-attr]
    desk.opening.row("events", desk._browse.case.events.rows.key_at(0))
    form_of(qtbot, window).remove_requested.emit()
    qtbot.waitUntil(lambda: not desk.case.records.events)  # type: ignore[union-attr]


def test_a_form_says_what_is_missing_and_keeps_what_is_typed(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    _with_target(qtbot, window, desk)
    desk.forms.open(desk.case.records, "event")
    page = form_of(qtbot, window)
    page.form.field("summary").show_plain("They came at night")
    page.save.click()
    assert "Please give: What was done." in words_on(page)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.isVisible()
    assert page.form.plain()["summary"] == "They came at night"


def test_a_search_in_another_script_finds_the_person(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    import_demo(qtbot, desk)
    desk.search()
    type_text(desk._browse.list.search, "дашкесерли")
    qtbot.waitUntil(lambda: desk._browse.list.found.rowCount() > 0)
    rows = [desk._browse.list.found.row_at(place) for place in range(desk._browse.list.found.rowCount())]
    assert rows[0].heading
    assert any("Dashkeserli" in row.title for row in rows[1:])
    person = next(row.key for row in rows if row.key.startswith("person:"))
    desk._browse.list._open_hit(person)
    page = form_of(qtbot, window)
    assert "Dashkeserli" in page.header.title.accessibleName()


def test_escape_ends_the_search(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    import_demo(qtbot, desk)
    search = desk._browse.list.search
    type_text(search, "zzz")
    qtbot.waitUntil(lambda: "Nothing found" in words_on(window))
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert desk._browse.list.list.isVisible()


def test_walking_fast_over_the_list_reads_only_the_last_case(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    import_demo(qtbot, desk)
    read: list[str] = []
    desk.case.shown.connect(read.append)
    view = desk._browse.list.list
    view.setCurrentIndex(view.model().index(0, 0))
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(read))
    qtbot.wait(100)
    assert read == [desk._browse.list.cases.key_at(4)]


def test_every_tab_shows_an_invented_case(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    import_demo(qtbot, desk)
    desk.go_to({"case": desk._browse.list.cases.key_at(0), "tab": "overview"})
    qtbot.waitUntil(lambda: desk.case.records is not None)
    page = desk._browse.case
    assert page.interviews.rows.rowCount() > 0
    assert page.people.rows.rowCount() > 0
    assert page.events.rows.rowCount() > 0
    assert page.releases.rows.rowCount() == 0
    assert "On the way to a brief" in words_on(page)


def test_a_fault_of_ours_says_nothing_of_the_case(
    qtbot: QtBot, window: MainWindow, desk: Desk, capsys: object
) -> None:
    def broken(_workspace: object) -> None:
        raise ValueError("Ələddin lives in Lamp Street")

    desk._session.run(broken)
    qtbot.waitUntil(lambda: window.shell.problem.isVisible())  # type: ignore[union-attr]
    assert "Something went wrong in Cahier itself" in words_on(window)
    err = capsys.readouterr().err  # type: ignore[attr-defined]
    assert "ValueError" in err
    assert "Lamp Street" not in err
    assert "Lamp Street" not in words_on(window)


def test_what_is_typed_in_a_form_waits_while_one_looks_elsewhere(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    _with_target(qtbot, window, desk)
    desk.forms.open(desk.case.records, "event")
    page = form_of(qtbot, window)
    type_text(page.form.field("summary"), "They came at night")  # type: ignore[arg-type]
    desk.pages.show_place("cases")
    assert "Not saved yet: New event" in words_on(window)
    assert desk.place()["page"] == "form"
    desk.new_case()
    assert page.isVisible()
    assert "Save it or cancel it first." in words_on(page)
    assert page.form.plain()["summary"] == "They came at night"
    page.closed.emit()
    desk.new_case()
    assert form_of(qtbot, window) is not page


def test_what_was_removed_can_be_taken_back(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    _with_target(qtbot, window, desk)
    _fill(qtbot, window, desk, "event", {"act": "TNR.P.SUMMON", "summary": "Summoned"})
    qtbot.waitUntil(lambda: bool(desk.case.records.events))  # type: ignore[union-attr]
    before = desk.case.records.events  # type: ignore[union-attr]
    desk.opening.row("events", desk._browse.case.events.rows.key_at(0))
    form_of(qtbot, window).remove_requested.emit()
    qtbot.waitUntil(lambda: not desk.case.records.events)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "Removed." in words_on(window))
    window.shell.offer.acted.emit()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: desk.case.records.events == before)  # type: ignore[union-attr]


def test_a_person_others_are_tied_to_is_not_removed(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    test_a_second_person_is_offered_as_kin_of_the_first(qtbot, window, desk)
    qtbot.waitUntil(lambda: desk._shell.current_key == "cases")
    desk.opening.row("people", desk.case.records.persons[0].person_id)  # type: ignore[union-attr]
    page = form_of(qtbot, window)
    page.remove_requested.emit()
    qtbot.waitUntil(lambda: "Other records still refer to this one" in words_on(page))


def _fill(qtbot: QtBot, window: MainWindow, desk: Desk, form: str, plain: dict[str, object]) -> None:
    """Open a form of the case for something new, fill it in, and save."""
    desk.forms.open(desk.case.records, form)
    page = form_of(qtbot, window)
    page.form.show_plain(plain)
    page._save()


def _with_target(qtbot: QtBot, window: MainWindow, desk: Desk) -> str:
    make_case(qtbot, window, desk, "Lamps")
    _fill(qtbot, window, desk, "person", {"name": "Ələddin Çıraqlı", "role": "ROLE.TARGET"})
    qtbot.waitUntil(lambda: bool(desk.case.records and desk.case.records.persons))
    qtbot.waitUntil(lambda: desk._shell.current_key == "cases")
    return desk.case.records.persons[0].person_id  # type: ignore[union-attr]
