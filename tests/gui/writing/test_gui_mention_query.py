import pytest
from hands import press, type_text
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cahier.domain.person import CasePerson, Person
from cahier.gui import theme
from cahier.gui.widgets.account_editor import AccountEditor
from cahier.gui.widgets.known_people import KnownPeople
from cahier.gui.widgets.mention_query import MentionQuery

PEOPLE = (
    Person(person_id="p1", name_full="Elvin Nəsirli", nicknames=("Elçi",)),
    Person(person_id="p2", name_full="Gülbəniz Daşkəsənli"),
    Person(person_id="p3", name_full="Elnarə Quliyeva", name_native="Эльнара Кулиева"),
)
ROLES = tuple(
    CasePerson(case_id="c", person_id=person.person_id, code=f"P{number}", role=("ROLE.RELATIVE",))
    for number, person in enumerate(PEOPLE, 1)
)


@pytest.fixture
def query(qtbot: QtBot, qapp: QApplication) -> MentionQuery:
    theme.apply(qapp, dark=False)
    page = QWidget()
    page.resize(900, 560)
    editor = AccountEditor()
    QVBoxLayout(page).addWidget(editor)
    query = MentionQuery(editor, page)
    query.know(KnownPeople(PEOPLE, ROLES))
    editor.load("", ())
    qtbot.addWidget(page)
    page.show()
    query.setProperty("page", page)
    return query


def editor_of(query: MentionQuery) -> AccountEditor:
    editor = query.parent()
    assert isinstance(editor, AccountEditor)
    return editor


def named(editor: AccountEditor) -> list[tuple[str, str]]:
    text, mentions = editor.content()
    return [(text[each.start : each.end], each.ref) for each in mentions]


def test_a_name_typed_after_at_is_linked_and_completed(query: MentionQuery) -> None:
    editor = editor_of(query)
    type_text(editor, "Gecə @gül")
    assert query.picker.isVisible()
    press(editor, Qt.Key.Key_Return)
    type_text(editor, " gəldi")
    assert editor.content()[0] == "Gecə Gülbəniz gəldi"
    assert named(editor) == [("Gülbəniz", "p2")]


def test_a_whole_name_stays_as_it_was_said(query: MentionQuery) -> None:
    editor = editor_of(query)
    type_text(editor, "@Elçi")
    press(editor, Qt.Key.Key_Return)
    assert named(editor) == [("Elçi", "p1")]


def test_people_are_found_in_another_script(query: MentionQuery) -> None:
    editor = editor_of(query)
    type_text(editor, "@эльн")
    press(editor, Qt.Key.Key_Return)
    assert named(editor) == [("Эльнара", "p3")]


def test_an_arrow_goes_to_the_next_person(query: MentionQuery) -> None:
    editor = editor_of(query)
    type_text(editor, "@el")
    press(editor, Qt.Key.Key_Down)
    press(editor, Qt.Key.Key_Return)
    assert [ref for _, ref in named(editor)] == ["p1"]


def test_escape_leaves_the_text_as_it_is(query: MentionQuery) -> None:
    editor = editor_of(query)
    type_text(editor, "@el")
    press(editor, Qt.Key.Key_Escape)
    type_text(editor, "a")
    assert not query.picker.isVisible()
    assert (editor.content()[0], named(editor)) == ("@ela", [])


def test_an_address_is_no_person(query: MentionQuery) -> None:
    editor = editor_of(query)
    type_text(editor, "ada@kuce.example")
    assert not query.picker.isVisible()


def test_a_handle_after_a_space_can_be_typed_to_its_end(query: MentionQuery) -> None:
    editor = editor_of(query)
    type_text(editor, "Kanal: @tarlan_metbex\n")
    assert named(editor) == []
    assert not query.picker.isVisible()


def test_selected_words_are_linked_without_being_changed(query: MentionQuery) -> None:
    editor = editor_of(query)
    type_text(editor, "qardaşım gəldi")
    cursor = editor.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(9, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    type_text(editor, "@")
    query.picker.person_chosen.emit("p1")
    assert editor.content()[0] == "qardaşım gəldi"
    assert named(editor) == [("qardaşım", "p1")]


def test_the_menu_links_and_unlinks(query: MentionQuery) -> None:
    editor = editor_of(query)
    type_text(editor, "Elvin")
    editor.selectAll()
    actions = menu_of(editor)
    assert actions["Link to a person"].isEnabled()
    actions["Link to a person"].trigger()
    query.picker.choose(0)
    assert named(editor) == [("Elvin", "p1")]
    menu_of(editor)["Unlink the name"].trigger()
    assert named(editor) == []
    assert not menu_of(editor)["Unlink the name"].isEnabled()


def menu_of(editor: AccountEditor) -> dict[str, QAction]:
    menu = QMenu(editor)
    editor.fill_menu(menu)
    return {action.text(): action for action in menu.actions()}


def test_the_first_person_of_a_case_can_be_named(qtbot: QtBot, query: MentionQuery) -> None:
    editor = editor_of(query)
    query.know(KnownPeople())
    type_text(editor, "@")
    assert not query.picker.isVisible()
    type_text(editor, "Aytən")
    assert query.picker.isVisible()
    press(editor, Qt.Key.Key_Return)
    with qtbot.waitSignal(query.new_person) as asked:
        press(editor, Qt.Key.Key_Return)
    assert asked.args == ["Aytən", "ROLE.TARGET"]


def test_after_escape_the_list_stays_away(query: MentionQuery) -> None:
    editor = editor_of(query)
    type_text(editor, "@el")
    press(editor, Qt.Key.Key_Escape)
    type_text(editor, "v")
    assert not query.picker.isVisible()


def test_typing_on_takes_the_part_that_is_marked_and_loses_no_letter(qtbot: QtBot, query: MentionQuery) -> None:
    editor = editor_of(query)
    query.picker.expect_relatives(targeted=True)
    type_text(editor, "@Zaur")
    press(editor, Qt.Key.Key_Return)
    with qtbot.waitSignal(query.new_person) as asked:
        type_text(editor, " gəldi")
    assert asked.args == ["Zaur", "ROLE.RELATIVE"]
    query.know(KnownPeople((*PEOPLE, Person(person_id="p9", name_full="Zaur")), ROLES))
    query.link_new("p9")
    assert editor.content()[0] == "Zaur gəldi"
    assert named(editor) == [("Zaur", "p9")]


def test_a_new_person_is_asked_for_with_their_part_and_linked_when_recorded(
    qtbot: QtBot, query: MentionQuery
) -> None:
    editor = editor_of(query)
    type_text(editor, "Gecə @Aytən")
    press(editor, Qt.Key.Key_Return)
    with qtbot.waitSignal(query.new_person) as asked:
        press(editor, Qt.Key.Key_Down)
        press(editor, Qt.Key.Key_Return)
    assert asked.args == ["Aytən", "ROLE.RELATIVE"]
    type_text(editor, " gəldi")
    query.know(KnownPeople((*PEOPLE, Person(person_id="p9", name_full="Aytən")), ROLES))
    query.link_new("p9")
    assert editor.content()[0] == "Gecə Aytən gəldi"
    assert named(editor) == [("Aytən", "p9")]
