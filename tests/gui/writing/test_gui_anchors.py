import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cahier.domain.account import Mention
from cahier.gui.widgets.anchors import Anchors
from cahier.gui.widgets.utf16 import encoded, to_points, to_units

LETTERS = st.sampled_from("aəğışщ😀 \n.e\u0301")
TEXTS = st.text(LETTERS, max_size=24)


def person(start: int, end: int, ref: str = "p") -> Mention:
    return Mention(start=start, end=end, kind="person", ref=ref)


@given(TEXTS, st.integers(0, 24))
def test_a_position_comes_back_from_units(text: str, points: int) -> None:
    points = min(points, len(text))
    assert to_points(encoded(text), to_units(text, points)) == points


@given(TEXTS, st.lists(st.tuples(st.integers(0, 24), st.integers(0, 6), TEXTS), max_size=8))
def test_the_text_is_followed_through_any_edits(text: str, edits: list[tuple[int, int, str]]) -> None:
    anchors = Anchors(text)
    units = encoded(text)
    for depth, (at, removed, added) in enumerate(edits, 1):
        at = min(at, len(units) // 2)
        removed = min(removed, len(units) // 2 - at)
        units = units[: 2 * at] + encoded(added) + units[2 * (at + removed) :]
        anchors.edited(at, removed, added, depth)
    stored = units.decode("utf-16-le", "replace")
    assert anchors.at_rest()[0] == unicodedata.normalize("NFC", stored)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_words_stay_named_whatever_is_typed_around_them(before: str, after: str, typed: str, tail: str) -> None:
    name = "Tərlan"
    text = before + " " + name + " " + after
    start = len(before) + 1
    anchors = Anchors(text, [person(start, start + len(name))])
    anchors.edited(to_units(text, start - 1), 0, typed, 1)
    anchors.edited(anchors.units, 0, tail, 2)
    mention = anchors.mentions[0]
    assert anchors.words(mention.start, mention.end) == name


@given(TEXTS, TEXTS)
def test_at_rest_a_mention_covers_its_words_in_nfc(before: str, after: str) -> None:
    name = "Zöhre\u0301"
    text = before + " " + name + " " + after
    anchors = Anchors(text, [person(len(before) + 1, len(before) + 1 + len(name))])
    stored, mentions = anchors.at_rest()
    assert stored == unicodedata.normalize("NFC", text)
    assert stored[mentions[0].start : mentions[0].end] == unicodedata.normalize("NFC", name)


def test_an_edit_reported_too_widely_is_narrowed() -> None:
    anchors = Anchors("gecə Elvin gəldi", [person(5, 10)])
    anchors.edited(0, 16, "dünən gecə Elvin gəldi", 1)
    assert [(each.start, each.end) for each in anchors.mentions] == [(11, 16)]


def test_a_mere_change_of_format_moves_nothing() -> None:
    anchors = Anchors("gecə Elvin gəldi", [person(5, 10)])
    assert not anchors.edited(0, 16, "gecə Elvin gəldi", 1)
    assert anchors.mentions == (person(5, 10),)


def test_what_an_edit_cut_comes_back_with_the_undo() -> None:
    anchors = Anchors("gecə Elvin gəldi", [person(5, 10)], depth=3)
    anchors.edited(3, 9, "", 4)
    assert anchors.mentions == ()
    anchors.edited(3, 0, "ə Elvin g", 3)
    assert anchors.mentions == (person(5, 10),)


def test_what_was_unlinked_does_not_come_back_with_an_undo() -> None:
    anchors = Anchors("gecə Elvin gəldi", [person(5, 10)], depth=3)
    anchors.edited(10, 0, "in", 4)
    anchors.remove(person(5, 10))
    anchors.edited(10, 2, "", 3)
    assert anchors.mentions == ()


def test_a_new_mention_takes_the_place_of_those_it_overlaps() -> None:
    anchors = Anchors("Elvin Nəsirli", [person(0, 5, "one"), person(6, 13, "two")])
    anchors.add(person(0, 13, "three"))
    assert [each.ref for each in anchors.mentions] == ["three"]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 99)])
def test_a_mention_outside_the_text_is_not_taken(start: int, end: int) -> None:
    anchors = Anchors("Elvin")
    assert not anchors.add(person(start, end))
    assert anchors.mentions == ()
