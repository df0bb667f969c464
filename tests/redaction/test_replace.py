import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cahier.domain.account import Mention
from cahier.domain.person import Person
from cahier.redaction.known import Known, PeopleNotUnderstood
from cahier.redaction.plain import plain
from cahier.redaction.proposals import Proposal, propose
from cahier.redaction.replace import Mark, redact

NOBODY = Known.nobody()
KNOWN = Known(
    people=(
        Person(person_id="a", name_full="Torgul Sinaqli", name_native="Torğul Sınaqlı"),
        Person(person_id="b", name_full="Besti Yoxlamali", nicknames=("Bestik",), handles=("@besti_fict",)),
    )
)


def proposal(start: int, end: int, text: str, replacement: str = "[x]") -> Proposal:
    return Proposal(
        start, end, text[start:end], "NAME", "direct", None, replacement, "A reason.", "d", "r", "likely"
    )


def test_what_nobody_decided_is_hidden_and_what_was_kept_stands():
    text = "One two three."
    marks = [Mark(proposal(0, 3, text)), Mark(proposal(4, 7, text), "keep"), Mark(proposal(8, 13, text), "hide")]
    redacted = redact(text, marks)
    assert redacted.text == "[x] two [x]."
    assert [redacted.text[start:end] for start, end in redacted.spans] == ["[x]", "[x]"]


def test_other_words_can_be_given():
    text = "One two."
    assert redact(text, [Mark(proposal(4, 7, text), replacement="something")]).text == "One something."


def test_overlapping_marks_hide_all_of_both():
    text = "abcdef"
    redacted = redact(text, [proposal(0, 3, text), proposal(2, 5, text), proposal(1, 2, text)])
    assert redacted.text == "[x]f"
    assert len(redacted.spans) == 3


def test_people_get_letters_in_order_of_appearance_and_keep_them():
    text = "Besti came. Then Torğul came. Bestik left."
    assert (
        redact(text, propose(text, "en", KNOWN)).text == "[Person A] came. Then [Person B] came. [Person A] left."
    )


def test_a_mention_set_by_a_person_comes_first():
    text = "The tall one came with Besti."
    found = propose(text, "en", KNOWN, [Mention(start=4, end=12, kind="person", ref="a")])
    assert (found[0].text, found[0].person, found[0].confidence) == ("tall one", "a", "certain")
    assert found[1].person == "b"


def test_a_mention_outside_the_text_is_left_aside():
    assert propose("Rain.", "en", NOBODY, [Mention(start=3, end=40, kind="person", ref="a")]) == ()


def test_a_recorded_handle_and_nickname_know_their_person():
    found = propose("They call her Bestik, or besti_fict online.", "en", KNOWN)
    assert [(p.type, p.person) for p in found] == [("NICK", "b"), ("HANDLE", "b")]


def test_a_shared_surname_is_said_to_be_in_doubt():
    family = Known(people=tuple(Person(person_id=p, name_full=f"{p} Sinaqli") for p in ("Torgul", "Qaryagdi")))
    (found,) = propose("The Sinaqli house was searched.", "en", family)
    assert found.confidence == "likely"
    assert "More than one" in found.reason
    first, second = propose("Then Qaryagdi came. I asked Sinaqli again.", "en", family)
    assert (first.person, second.person) == ("Qaryagdi", "Qaryagdi")


def test_a_name_without_capitals_or_in_shouting_is_hidden_in_a_text_that_writes_so():
    for text in ("they took torgul and nobody said why", "THEY TOOK TORGUL AND NOBODY SAID WHY, WE WAITED"):
        assert [p.person for p in propose(text, "en", KNOWN)] == ["a"]


def test_one_handle_may_be_given_as_a_plain_word():
    known = Known.from_people_document(
        {"persons": [{"person_id": "P1", "handles": "@qapi_fict", "phones": "+994 00 1112233"}]}
    )
    found = propose("See qapi_fict, call 00 111 22 33 or +994001112233.", "en", known)
    assert {(p.type, p.person) for p in found} == {("HANDLE", "P1"), ("PHONE", "P1")}


def test_invisible_letters_do_not_move_anything():
    text = "x\u200b\u200bThen Tor\u00adg\u200bul\u0301 Sin\u0301aqli came; \u202ecall +994 00 555 01 07\u202c now."
    found = propose(text, "en", KNOWN)
    assert all(p.text == text[p.start : p.end] for p in found)
    assert "555" in found[-1].text
    assert found[0].person == "a"


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_plain_text_leads_back_to_the_text_as_given(text: str):
    shown = plain(text)
    start, end = shown.given(0, len(shown.text)) if shown.text else (0, 0)
    assert 0 <= start <= end <= len(text)
    if shown.places is not None:
        assert list(shown.places) == sorted(shown.places)
        assert len(shown.places) == len(shown.text)


@given(
    st.text(st.characters(exclude_categories=()), max_size=400),
    st.sampled_from(["en", "az", "ru", "tr", "de", ""]),
)
@settings(max_examples=150, deadline=None)
def test_any_text_at_all_is_read_without_a_fault(text: str, language: str):
    found = propose(text, language, KNOWN)
    assert all(p.text == text[p.start : p.end] and p.start < p.end for p in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    redacted = redact(text, found)
    assert len(redacted.spans) == len(found)
    assert all(redacted.text[s:e] == p.replacement for (s, e), p in zip(redacted.spans, found, strict=True))


FILLER = st.sampled_from(
    [
        "They",
        "came",
        "at",
        "night",
        "and",
        "took",
        "the",
        "papers",
        "away",
        "from",
        "us",
        ".",
        "Nobody",
        "said",
        "a",
        "word",
        ",",
        "so",
        "we",
        "waited",
    ]
)


@given(
    st.lists(FILLER, min_size=2, max_size=12),
    st.sampled_from(
        ["Torgul", "Torğulun", "TORGUL", "Торгул", "Торгулом", "Sinaqlidan", "Torgul’s", "Tor\u200bgul"]
    ),
    st.lists(FILLER, min_size=2, max_size=12),
)
@settings(max_examples=100, deadline=None)
def test_a_planted_name_never_survives(before: list[str], name: str, after: list[str]):
    text = f"{' '.join(before)} {name} {' '.join(after)}"
    redacted = redact(text, propose(text, "en", KNOWN)).text
    assert name not in redacted
    assert not re.search("torgul|торгул|sinaqli", redacted, re.IGNORECASE)


@pytest.mark.parametrize(
    "text", ["", "\u200b" * 5000, "a" * 200_000, "\ud800\udfff" * 500, "שלום Torgul سلام\u202e", "\n" * 3000]
)
def test_hostile_texts_are_read_in_time(text: str):
    found = propose(text, "en", KNOWN)
    assert len(redact(text, found).spans) == len(found)


def test_people_are_read_from_a_plain_document():
    known = Known.from_people_document(
        {
            "persons": [
                {
                    "person_id": "P1",
                    "name_latin": "Torgul Sinaqli",
                    "variants": ["Torik", "@torik_fict"],
                    "roles": [],
                },
                {"person_id": "P2", "name_native": None, "occupation": 5},
            ],
            "organisations": [{"org_id": "O1", "name": "Bread House (invented)"}],
        }
    )
    assert known.people[0].handles == ("@torik_fict",)
    assert {p.type for p in propose("Ask Torik at the Bread House now.", "en", known)} == {"NICK", "ORG"}
    assert Known.from_people_document({}) == NOBODY


@pytest.mark.parametrize(
    "document",
    [[], {"persons": {}}, {"persons": ["P1"]}, {"persons": [{"person_id": 1}]}, {"persons": [{"variants": [1]}]}],
)
def test_people_of_another_shape_are_refused_with_a_sentence(document: object):
    with pytest.raises(PeopleNotUnderstood, match="was not understood"):
        Known.from_people_document(document)
