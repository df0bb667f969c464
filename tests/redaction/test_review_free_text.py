"""What a second pair of eyes tried on text written for the public: tricks of letters, of names, of decisions."""

import dataclasses
from typing import Any

import pytest
from invented_case import CASE, a_case, compiled, event, story_of, text_of

from cahier.domain.decision import Decision
from cahier.domain.organisation import Organisation
from cahier.domain.records import CaseRecords
from cahier.redaction.compile import Compiled

THREAT = event("E1", "TNR.T.THREAT", "P1")
FIRST = "Torgul Sinaqli received threats."


def told_in(text: str, *decisions: Decision, naming: str = "TARGET_NAMED", **changes: Any) -> Compiled:
    records = a_case(naming=naming, levels={"P1": 5}, events=(THREAT,), case={"narrative_brief": text})
    return compiled(dataclasses.replace(records, **changes), decisions=decisions)


def kept(surface: str, kind: str) -> Decision:
    return Decision(decision_id="k", case_id=CASE, verdict="keep", scope="case", surface=surface, type=kind)


def said_as(surface: str, kind: str, words: str) -> Decision:
    return dataclasses.replace(kept(surface, kind), verdict="hide", replacement=words)


def is_told_from_the_records(answer: Compiled) -> bool:
    return story_of(answer).startswith("Torgul Sinaqli, an online commentator living")


@pytest.mark.parametrize(
    "sentence",
    [
        "\u202eThe answer was no.",
        "The an\u200bswer was no.",
        "The an\u00adswer was no.",
        "The \uff42rother was arrested.",
        "The answer was \U0001d427\U0001d428.",
        "The br\u043ether was arrested.",
        "Cavab olmad\u0131.",
        "N. was arrested.",
        "Then N was arrested.",
        "The answer was given to Q., who wept.",
        "QS was arrested.",
        "SQ was arrested.",
        "It happened on 14/3.",
        "It happened on 14.III.1990.",
        "It happened on 2 - XII - 25.",
        "Fact E1 says so.",
        "P2 was arrested as well.",
        "The answer (P2/E1) was no.",
    ],
)
def test_a_sentence_with_a_trick_of_letters_is_not_used(sentence: str) -> None:
    assert is_told_from_the_records(told_in(f"{FIRST} {sentence}"))


@pytest.mark.parametrize(
    "sentence",
    [
        "A reply was refused.",
        "The UN and the EU were told.",
        "I-VI were closed.",
        "Article 10 of Protocol 12 was invoked.",
        "The G7 and the E10 were told.",
    ],
)
def test_plain_english_is_no_trick(sentence: str) -> None:
    assert sentence in story_of(told_in(f"{FIRST} {sentence}"))


@pytest.mark.parametrize(
    "sentence",
    ["Onun qardasi hebs olundu.", "Babasi gozaltina alindi.", "Anasi aglayir."],
)
def test_a_tie_of_kin_in_another_language_is_seen(sentence: str) -> None:
    assert is_told_from_the_records(told_in(f"{FIRST} {sentence}"))


@pytest.mark.parametrize(
    "sentence",
    ["Sinaqlis were questioned.", "The Sinaqlilar were questioned.", "Sinaqli was questioned at home."],
)
def test_a_family_name_that_others_share_does_not_stand_for_the_person_named(sentence: str) -> None:
    assert is_told_from_the_records(told_in(f"{FIRST} {sentence}"))


@pytest.mark.parametrize("sentence", ["Torgul was detained.", "The answer given to Torgul Sinaqli was no."])
def test_the_person_named_may_be_called_by_the_name(sentence: str) -> None:
    assert sentence in story_of(told_in(f"{FIRST} {sentence}"))


@pytest.mark.parametrize(
    "sentence",
    [
        "The in-laws were questioned.",
        "Loved ones were questioned.",
        "Those close to the target were questioned.",
        "Next of kin were questioned.",
        "The clan was questioned.",
        "Relations of the target were questioned.",
        "Those closest to the target were questioned.",
        "Those dearest to the target were questioned.",
    ],
)
def test_no_other_word_for_relatives_stands_beside_a_name(sentence: str) -> None:
    assert is_told_from_the_records(told_in(f"{FIRST} {sentence}"))


@pytest.mark.parametrize("words", ["Anar Frumbo", "x@y.example", "+994 00 555 01 07"])
def test_other_words_for_a_passage_are_looked_at_like_the_passage(words: str) -> None:
    decision = said_as("Hamburg", "PLACE", words)
    assert is_told_from_the_records(told_in(f"{FIRST} The target lives in Hamburg.", decision))


@pytest.mark.parametrize("field", ["place", "residence", "employer", "organisation"])
def test_no_decision_keeps_a_place_or_an_employer_that_is_recorded(field: str) -> None:
    answer = told_in(f"{FIRST} This was in Zyq.", kept("Zyq", "PLACE"), kept("Zyq", "ORG"), **with_zyq(field))
    assert "Zyq" not in text_of(answer)


def with_zyq(field: str) -> dict[str, Any]:
    records: CaseRecords = a_case()
    if field == "place":
        return {"events": (dataclasses.replace(THREAT, place_ref="Zyq"),)}
    if field == "organisation":
        return {"organisations": (Organisation(organisation_id="o", case_id=CASE, code="O1", name="Zyq"),)}
    change = {"residence": "Zyq"} if field == "residence" else {"employer_ref": "Zyq"}
    return {"persons": tuple(dataclasses.replace(one, **change) for one in records.persons)}


def test_the_ledger_knows_who_is_named_by_a_part_of_the_name_alone() -> None:
    records = a_case(naming="TARGET_NAMED", levels={"P1": 5}, case={"narrative_brief": "Torgul was detained."})
    answer = compiled(records)
    assert "Torgul was detained." in text_of(answer)
    assert answer.named == ("P1",)
