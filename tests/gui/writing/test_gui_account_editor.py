from itertools import pairwise

import pytest
from hands import press, type_text
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cahier.domain.account import Mention
from cahier.gui import theme
from cahier.gui.widgets.account_editor import AccountEditor
from cahier.gui.widgets.utf16 import to_units

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor(qtbot: QtBot, qapp: QApplication) -> AccountEditor:
    theme.apply(qapp, dark=False)
    editor = AccountEditor()
    qtbot.addWidget(editor)
    editor.load("", ())
    return editor


def mention(text: str, name: str, ref: str = "p1") -> Mention:
    start = text.index(name)
    return Mention(start=start, end=start + len(name), kind="person", ref=ref)


def named(editor: AccountEditor) -> list[str]:
    text, mentions = editor.content()
    return [text[each.start : each.end] for each in mentions]


def put_cursor(editor: AccountEditor, position: int, anchor: int | None = None) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(position if anchor is None else anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


@pytest.mark.parametrize(
    "words", ["Gecə gəldilər, İsmayıl güllə səsi eşidib: «Çıx!»", "Ночью пришли; ёлка, щит", "naïve 😀 ok"]
)
def test_letters_of_every_language_are_taken_as_typed(editor: AccountEditor, words: str) -> None:
    type_text(editor, words)
    assert editor.content()[0] == words


def test_mentions_stay_on_their_words_through_typing_and_astral_letters(editor: AccountEditor) -> None:
    text = "😀 Elvin və Aytən gəldi"
    editor.load(text, [mention(text, "Elvin"), mention(text, "Aytən", "p2")])
    put_cursor(editor, 0)
    type_text(editor, "😀ə ")
    put_cursor(editor, editor.mentions[1].start)
    type_text(editor, "qardaşı ")
    assert named(editor) == ["Elvin", "Aytən"]
    put_cursor(editor, editor.mentions[0].end)
    type_text(editor, "😀")
    assert named(editor) == ["Elvin", "Aytən"]


def test_typing_right_behind_a_name_does_not_stretch_it(editor: AccountEditor) -> None:
    editor.load("Elvin", [mention("Elvin", "Elvin")])
    put_cursor(editor, 5)
    type_text(editor, "in evi")
    assert named(editor) == ["Elvin"]


def test_undo_and_redo_bring_mentions_back_and_take_them_away(editor: AccountEditor) -> None:
    text = "Gecə Elvin gəldi. Aytən yatmışdı."
    editor.load(text, [mention(text, "Elvin"), mention(text, "Aytən", "p2")])
    put_cursor(editor, 17, 3)
    press(editor, Qt.Key.Key_Delete)
    assert named(editor) == ["Aytən"]
    editor.undo()
    assert named(editor) == ["Elvin", "Aytən"]
    editor.redo()
    assert named(editor) == ["Aytən"]
    editor.undo()
    put_cursor(editor, 10)
    for _ in range(5):
        press(editor, Qt.Key.Key_Backspace)
    assert named(editor) == ["Aytən"]
    editor.undo()
    assert (editor.content()[0], named(editor)) == (text, ["Elvin", "Aytən"])


def test_typing_over_a_selection_and_undoing_it_keeps_the_names(editor: AccountEditor) -> None:
    text = "😀 Elvin gəldi"
    editor.load(text, [mention(text, "Elvin")])
    editor.selectAll()
    type_text(editor, "Heç kim")
    assert named(editor) == []
    while editor.document().isUndoAvailable():
        editor.undo()
    assert (editor.content()[0], named(editor)) == (text, ["Elvin"])


def test_text_is_kept_in_nfc_and_the_cursor_with_it(editor: AccountEditor) -> None:
    editor.load("", ())
    type_text(editor, "cafe\u0301 Zöhre")
    put_cursor(editor, 6)
    assert editor.content()[0] == "café Zöhre"
    assert editor.place() == 5
    editor.load("café Zöhre", ())
    editor.go_to(5)
    assert editor.textCursor().position() == 5


def test_half_a_letter_never_makes_a_text_that_cannot_be_stored(editor: AccountEditor) -> None:
    put_cursor(editor, 0)
    type_text(editor, "a😀b")
    put_cursor(editor, 3, 2)
    editor.textCursor().removeSelectedText()
    assert editor.content()[0].encode("utf-8")


def test_pasted_text_is_plain_and_without_control_characters(editor: AccountEditor) -> None:
    data = QMimeData()
    data.setHtml("<b>Elvin</b><img src='/etc/hosts'>")
    data.setText("e\u0301l\x00vin\r\nsətir")
    editor.insertFromMimeData(data)
    assert editor.content()[0] == "élvin\nsətir"


def test_selecting_publishes_nothing_and_copying_carries_the_hint(editor: AccountEditor) -> None:
    editor.load("gizli söz", ())
    editor.selectAll()
    assert not editor.createMimeDataFromSelection().formats()
    press(editor, Qt.Key.Key_C, "c", CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "gizli söz"
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert not data.hasHtml()


def test_cutting_and_undoing_keeps_the_mention(editor: AccountEditor) -> None:
    editor.load("Elvin gəldi", [mention("Elvin gəldi", "Elvin")])
    editor.selectAll()
    press(editor, Qt.Key.Key_X, "x", CTRL)
    assert editor.content()[0] == ""
    editor.undo()
    assert named(editor) == ["Elvin"]


def test_the_sentence_at_the_cursor_is_found(editor: AccountEditor) -> None:
    editor.load("Gecə gəldilər. Dörd nəfər idi! Sonra getdilər.", ())
    put_cursor(editor, 20)
    assert editor.sentence() == "Dörd nəfər idi!"


def test_the_sentence_is_found_behind_an_emoji_as_well(editor: AccountEditor) -> None:
    text = "😀😀 Elvin gəldi. Aytən yatdı."
    editor.load(text, [mention(text, "Elvin"), mention(text, "Aytən", "p2")])
    put_cursor(editor, to_units(text, len(text)))
    assert editor.sentence() == "Aytən yatdı."
    assert editor.refs_in_selection() == ("p2",)


def test_only_who_is_named_in_the_sentence_comes_with_it(editor: AccountEditor) -> None:
    text = "Elvin gəldi. Aytən yatdı. Elvin getdi."
    editor.load(text, [mention(text, "Elvin"), mention(text, "Aytən", "p2")])
    put_cursor(editor, 15)
    assert editor.sentence() == "Aytən yatdı."
    assert editor.refs_in_selection() == ("p2",)


def test_who_is_named_in_a_selection_is_known(editor: AccountEditor) -> None:
    text = "Elvin gəldi. Aytən yatdı. Elvin getdi."
    editor.load(text, [mention(text, "Elvin"), mention(text, "Aytən", "p2")])
    put_cursor(editor, 25, 13)
    assert editor.refs_in_selection() == ("p2",)


EDITS = st.lists(
    st.one_of(
        st.tuples(
            st.just("type"), st.text(st.sampled_from("aə😀 \n"), min_size=1, max_size=4), st.integers(0, 40)
        ),
        st.tuples(st.just("delete"), st.integers(1, 9), st.integers(0, 40)),
        st.tuples(st.just("paste"), st.text(st.sampled_from("bğ\n😀"), max_size=6), st.integers(0, 40)),
        st.tuples(st.just("undo"), st.none(), st.none()),
        st.tuples(st.just("redo"), st.none(), st.none()),
    ),
    max_size=14,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EDITS)
def test_whatever_is_typed_undone_and_redone_undoing_all_brings_all_names_back(
    editor: AccountEditor, edits: list[tuple[str, str | int | None, int | None]]
) -> None:
    text = "Gecə Elvin gəldi 😀. Aytən yatdı."
    editor.load(text, [mention(text, "Elvin"), mention(text, "Aytən", "p2")])
    for kind, what, place in edits:
        _do(editor, kind, what, place)
        mentions = editor.mentions
        assert editor._anchors.units == editor.document().characterCount() - 1
        assert all(one.end <= other.start for one, other in pairwise(mentions))
        assert all(0 <= each.start < each.end <= editor._anchors.units for each in mentions)
    while editor.document().isUndoAvailable():
        editor.undo()
    assert (editor.content()[0], named(editor)) == (text, ["Elvin", "Aytən"])


def _do(editor: AccountEditor, kind: str, what: str | int | None, place: int | None) -> None:
    if place is not None:
        text = editor.document().toPlainText()
        end = place + what if isinstance(what, int) else place
        put_cursor(editor, to_units(text, end), to_units(text, place))  # never inside a letter, as at a keyboard
    match kind:
        case "type":
            type_text(editor, str(what))
        case "delete":
            editor.textCursor().removeSelectedText()
        case "paste":
            editor.insertPlainText(str(what))
        case "undo":
            editor.undo()
        case _:
            editor.redo()
