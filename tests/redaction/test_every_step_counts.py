"""Take any one detector or step away and something here is missed: nothing stands in the code for show."""

import base64
import re

import pytest
from test_detectors import FOUND, language_of

from cahier.domain.case import Case
from cahier.domain.person import Person
from cahier.domain.records import CaseRecords
from cahier.redaction import (
    decodings,
    disguises,
    leak_names,
    leak_values,
    leaks,
    name_index,
    names,
    proposals,
    reading,
    tongue,
    word,
)
from cahier.redaction.detectors import DETECTORS, addresses, id_numbers, small_letters, spoken_words, unknown_names
from cahier.redaction.finding import Finding
from cahier.redaction.known import Known
from cahier.redaction.leaks import find_leaks, withheld_of
from cahier.redaction.overlaps import settled
from cahier.redaction.plain import Plain
from cahier.redaction.proposals import propose
from cahier.redaction.signs import AtFigures

NAME = "Toğrul Qaraçöp"
WHO = Known(people=(Person(person_id="p0", name_full=NAME, phones=("+994 00 555 01 07",)),))
SOFT = Known(people=(Person(person_id="p0", name_full="Rəşad Həsənov"),))
SHORT = Known(people=(Person(person_id="p0", name_full="Elvin Bağırlı"),))


def nothing(*_: object, **__: object) -> tuple[()]:
    return ()


def bracketed(text: str) -> tuple[str, int, int]:
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "", 1).replace("]", "", 1), start, end


def is_hidden(text: str, known: Known, language: str | None = None) -> bool:
    name_index.index_of.cache_clear()
    said, start, end = bracketed(text)
    found = propose(said, language or language_of(said), known, with_models=False)
    if known.people:
        found = tuple(one for one in found if one.person)
    hidden = {place for one in found for place in range(one.start, one.end)}
    return all(place in hidden for place in range(start, end) if said[place].isalnum())


@pytest.mark.parametrize("detector", DETECTORS, ids=lambda detector: detector.__module__.rpartition(".")[2])
def test_without_any_one_detector_something_is_missed(detector, monkeypatch):
    rest = tuple(other for other in DETECTORS if other is not detector)
    single = [text for _, text in FOUND if text.count("[") == 1]
    before = {text for text in single if is_hidden(text, Known.nobody())}
    monkeypatch.setattr(proposals, "DETECTORS", rest)
    assert before - {text for text in single if is_hidden(text, Known.nobody())}


def unread(text: str) -> Plain:
    return Plain(text, None, len(text))


OLD = "Ахшам [гајнана] ҝәлмәди."


PLATE = "they came in [b 777 am 05] and left"
STREET = "они жили на [улице тихой 15] давно уже"
PAPER = "his old paper was [pq 4567812] and they kept it"
OPENING = "Perhaps it was known. [Kratzbein] had seen it all and said nothing."
CODE = "He may tell you [rusty anchors sleep late], this is our code."
CARRIED = "Встретили Зебулона Кратцбайна утром.\nа потом всю ночь спрашивали про [кратцбайна] и никто не ответил"
CHAT = "They came at night. Nobody was told.\nthen my brother wrote to [kratzbein] in small letters as always"


NOWHERE = AtFigures(re.compile("(?!)"))


def as_one(text: str) -> tuple[tuple[int, int], ...]:
    return ((0, len(text)),)


def bare(folded: str, cyrillic: bool) -> tuple[tuple[str, str], ...]:
    return ((folded, ""),)


STEPS = [
    ("invisible signs are left out", proposals, "plain", unread, "We met [Toğ\u200brul] again.", WHO),
    ("look-alike letters are undone", name_index, "readings_of_word", str.split, "Seen [Tоğrul].", WHO),
    ("spellings part ways", name_index, "sounds_of_name", lambda f: iter((f,)), "Dün [Reşat] geldi.", SOFT),
    ("endings are taken off", name_index, "_stages", bare, "Bunu [Elvindən] eşitdim.", SHORT),
    ("slips of the pen", name_index.NameIndex, "_mistyped", nothing, "We met [Togurl] again.", WHO),
    ("names in disguise", names, "find_disguised", nothing, "We met [T o g r u l] again.", WHO),
    ("initials alone", disguises, "_only_initials", nothing, "There was [T. Q.] too.", WHO),
    ("letters apart or figures", disguises, "_rewritten", nothing, "We met [T0grul] again.", WHO),
    ("names in two words", disguises, "_in_two_words", nothing, "[Tog Rul] came then.", WHO),
    ("recorded things", proposals, "find_things", nothing, "I rang [00 555 01 07] twice.", WHO),
    ("found again", unknown_names, "find_again", nothing, "Major Thunder came. [Thunder] sat.", None),
    ("large letters", reading.Reading, "in_large_letters", property(lambda r: r.text), PLATE, None),
    ("addresses in small letters", addresses, "_ANY_LETTERS", (), STREET, None),
    ("papers in small letters", id_numbers, "_CARD_IN_SMALL_LETTERS", NOWHERE, PAPER, None),
    ("beginnings no dictionary knows", unknown_names, "_is_no_word", lambda *_: False, OPENING, None),
    ("what is called a code", spoken_words, "_CALLED_CODE", NOWHERE, CODE, None),
    ("carried to other parts", proposals, "names_among", lambda *_: set(), CARRIED, None),
    ("paragraphs by their capitals", proposals, "stretches_of_one_regime", as_one, CHAT, None),
    ("words of no dictionary", small_letters, "_is_no_word", lambda *_: False, CHAT.partition("\n")[2], None),
    ("phrases of several words", reading, "_phrases", nothing, "After her second [heart attack] she slept.", None),
    ("who speaks", proposals, "speakers_in", nothing, "21:04 [tulparaz]: Are you there, my friend of old?", None),
    ("old Azerbaijani letters", tongue, "_OLD_LETTERS", re.compile("(?!)"), OLD, None),
]  # fmt: skip


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step[0])
def test_without_any_one_step_of_reading_something_is_missed(step, monkeypatch):
    _, owner, name, replacement, text, known = step
    known = known or Known.nobody()
    assert is_hidden(text, known), "the step works"
    monkeypatch.setattr(owner, name, replacement)
    for remembered in (word.seen, word.folded):
        remembered.cache_clear()
    assert not is_hidden(text, known), "and nothing else does its work"


def test_a_finding_never_ends_inside_a_word():
    half = Finding(0, 3, "ADDR", "address", "", "certain")
    (whole,) = settled("Strobel came.", [half], ())
    assert (whole.start, whole.end) == (0, 7)


def test_a_name_takes_the_figures_that_are_one_word_with_it():
    half = Finding(0, 6, "NAME", "guessed_name", "", "possible")
    (whole,) = settled("tulpar77 wrote.", [half], ())
    assert (whole.start, whole.end) == (0, 8)


def owner_of(text: str) -> bool:
    leaks._searches.cache_clear()
    records = CaseRecords(case=Case(case_id="c", code="T-1"), persons=WHO.people)
    return bool(find_leaks([("x", text)], withheld_of(records)))


LEAK_STEPS = [
    ("percent signs and entities", decodings, "_as_text", "To%C4%9Frul%20Qara%C3%A7%C3%B6p"),
    ("base64", decodings, "_base64", base64.b64encode("To\u011frul Qara\u00e7\u00f6p 1".encode()).decode()),
    ("hexadecimal", decodings, "_hexadecimal", "Toğrul Qaraçöp".encode().hex()),
    ("bytes read as letters", decodings, "_bytes_as_letters", "Toğrul Qaraçöp".encode().decode("latin-1")),
    ("letters apart", leak_names.NameSearch, "_spaced", "the T o g r u l file"),
    ("broken in two", leak_names.NameSearch, "_broken", "the qara-\nçöp file"),
    ("grown together", leak_names.NameSearch, "_in_token", "file togrulinsabahi here"),
    ("backwards", leak_names.NameSearch, "_backwards", "the lurgot file"),
    ("signs of values", leak_values.ValueSearch, "_sign_by_sign", "call 00.555-01/07 now"),
    ("names as they are", leak_names.NameSearch, "_meant", "We met Toğrul."),
]


@pytest.mark.parametrize("step", LEAK_STEPS, ids=lambda step: step[0])
def test_without_any_one_step_of_the_leak_search_a_leak_passes(step, monkeypatch):
    _, owner, name, text = step
    assert owner_of(text), "the step works"
    monkeypatch.setattr(owner, name, nothing)
    assert not owner_of(text), "and nothing else does its work"
