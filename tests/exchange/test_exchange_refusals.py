"""Documents that are wrong, damaged or hostile: each is refused with its sentence, and nothing comes of it."""

import contextlib
import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cahier import resources
from cahier.exchange import json_text
from cahier.exchange.errors import (
    DocumentRefused,
    DocumentTooLarge,
    NewerDocument,
    NotJson,
    NotRecords,
    NotText,
    RowsRefused,
)
from cahier.exchange.records_document import read_document

Row = dict[str, Any]
Spoil = Callable[[Row], None]


def document(*cases: Row) -> bytes:
    return json.dumps({"schema": "cahier-records/1", "cases": list(cases)}).encode()


def demo(code: str = "DEMO-01") -> Row:
    case: Row = json.loads(resources.text(f"demo/{code}.json"))["cases"][0]
    return case


def rows_of(data: bytes) -> tuple[str, ...]:
    with pytest.raises(RowsRefused) as caught:
        read_document(data)
    return caught.value.rows


def put(rows: str, key: str, value: Any, index: int = 0) -> Spoil:
    return lambda case: case[rows][index].__setitem__(key, value)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (put("events", "act", "TNR.X", 2), "case DEMO-01, event E3: the code 'TNR.X' is not known"),
        (put("events", "place_precision", "PLC.99"), "case DEMO-01, event E1: the code 'PLC.99' is not known"),
        (put("events", "actor_type", "KIN.SON"), "case DEMO-01, event E1: the code 'KIN.SON' is not known"),
        (put("relationships", "kin", "KIN.X", 1), "case DEMO-01, relationship 2: the code 'KIN.X' is not known"),
        (put("proceedings", "stage", "STG.X"), "case DEMO-01, proceeding L1: the code 'STG.X' is not known"),
        (put("detentions", "status", "DET.X"), "case DEMO-01, detention D1: the code 'DET.X' is not known"),
        (put("evidence", "kind", "EVD.X"), "case DEMO-01, evidence V1: the code 'EVD.X' is not known"),
        (put("persons", "consent", {"PUR.X": "CON.1"}), "case DEMO-01, person P1: the code 'PUR.X' is not known"),
        (put("persons", "consent", {"PUR.EP": "CON.6"}), "case DEMO-01, person P1: the code 'CON.6' is not known"),
        (put("persons", "roles", ["ROLE.X"]), "case DEMO-01, person P1: 'roles': the code 'ROLE.X' is not known"),
        (put("persons", "sex", "Q"), "case DEMO-01, person P1: 'sex': the code 'Q' is not known"),
        (
            lambda case: case["case"]["victim_groups"].append("VIC.X"),
            "case DEMO-01: the code 'VIC.X' is not known",
        ),
        (
            lambda case: case["case"].__setitem__("wgad", ["VI"]),
            "case DEMO-01: 'wgad': the code 'VI' is not known",
        ),
    ],
)
def test_an_unknown_code_is_refused_by_the_row_that_holds_it(spoil: Spoil, sentence: str) -> None:
    case = demo()
    spoil(case)
    assert rows_of(document(case)) == (sentence,)


@pytest.mark.parametrize("said", ["14.03.2025", "2025-02-30", "2025-13", "", "2025-05/2025-03", "20250314"])
def test_a_date_that_is_none_is_refused(said: str) -> None:
    case = demo()
    put("events", "date_edtf", said)(case)
    (row,) = rows_of(document(case))
    assert row.startswith(
        "case DEMO-01, event E1: date_edtf: this date was not understood; write for example 2025,"
    )


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (put("events", "targets", ["P99"]), "event E1: the person 'P99' is not in this case"),
        (put("events", "because_of", "O1"), "event E1: the person 'O1' is not in this case"),
        (put("events", "known_to", ["EVERYBODY"]), "event E1: the person 'EVERYBODY' is not in this case"),
        (put("events", "place", {"place": "G1"}), "event E1: the place 'G1' is not in this case"),
        (put("relationships", "to", "P99"), "relationship 1: the person 'P99' is not in this case"),
        (put("proceedings", "person", "P99"), "proceeding L1: the person 'P99' is not in this case"),
        (put("evidence", "persons", ["P99"]), "evidence V1: the person 'P99' is not in this case"),
        (put("testimonies", "interview", "I9"), "testimony DEMO-01-T-en: the interview 'I9' is not in this case"),
        (
            put("testimonies", "mentions", [{"start": 0, "end": 2, "person": "P99"}]),
            "testimony DEMO-01-T-en: the person 'P99' is not in this case",
        ),
        (
            put("testimonies", "mentions", [{"start": 0, "end": 99999, "person": "P1"}]),
            "testimony DEMO-01-T-en: a mention lies outside the text",
        ),
        (
            put("persons", "same_as", {"case_id": "DEMO-99", "person_id": "P1"}),
            "person P1: a person of another case is described there, not here",
        ),
        (
            lambda case: case["interview"].__setitem__("interviewee", "P9"),
            "interview I1: the person 'P9' is not in",
        ),
    ],
)
def test_a_reference_to_nothing_is_refused(spoil: Spoil, sentence: str) -> None:
    case = demo()
    spoil(case)
    (row,) = rows_of(document(case))
    assert row.startswith(f"case DEMO-01, {sentence}")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (put("events", "event_id", "E1", 1), "case DEMO-01, event E1: its code stands twice"),
        (put("persons", "person_id", "P1", 1), "case DEMO-01, person P1: its code stands twice"),
        (put("persons", "person_id", "STATE", 6), "case DEMO-01, person STATE: the code 'STATE' cannot be used"),
        (put("events", "event_id", " E1"), "case DEMO-01, event  E1: the code ' E1' cannot be used"),
    ],
)
def test_a_code_that_names_two_rows_or_none_is_refused(spoil: Spoil, sentence: str) -> None:
    case = demo()
    for key in ("relationships", "proceedings", "detentions", "evidence", "testimonies"):
        case[key] = []
    case["events"] = [{**event, "targets": [], "because_of": None, "known_to": []} for event in case["events"]]
    for event in case["events"]:
        event["actor_ref"] = None
    case.pop("interview")
    spoil(case)
    assert rows_of(document(case)) == (sentence,)


def test_a_person_of_another_case_is_in_an_earlier_case_and_once_in_this_one() -> None:
    known: Row = {"case_id": "TEST-01", "case": {}, "persons": [{"person_id": "P1", "name_latin": "Nigar"}]}
    same = {"case_id": "TEST-01", "person_id": "P1"}
    other: Row = {"case_id": "TEST-02", "case": {}, "persons": [{"person_id": "P2", "same_as": same}]}
    assert len(read_document(document(known, other)).cases) == 2
    assert rows_of(document(other, known)) == (
        "case TEST-02, person P2: no case before this one has the person 'P1'",
    )
    other["persons"].append({"person_id": "P3", "same_as": same})
    assert rows_of(document(known, other)) == ("case TEST-02, person P3: the person stands twice",)


def test_two_cases_of_one_code_are_refused() -> None:
    assert rows_of(document(demo(), demo())) == ("case DEMO-01: its code stands twice",)


@pytest.mark.parametrize("code", ["../../etc", "a/b", "a\\b", ".hidden", "a\nb", "\u202egnp", "C:", "x" * 65, ""])
def test_a_case_has_a_code_that_can_stand_in_the_name_of_a_file(code: str) -> None:
    assert len(rows_of(document({**demo(), "case_id": code}))) == 1


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (put("events", "colour", "red"), "event E1: the field 'colour' is not known"),
        (lambda case: case["events"][0].pop("act"), "event E1: the field 'act' is missing"),
        (put("events", "targets", "P1"), "event E1: 'targets' should be a list"),
        (put("events", "summary", 7), "event E1: 'summary' should be text"),
        (put("events", "targets", [None]), "event E1: 'targets' should be text"),
        (put("persons", "is_minor", "yes"), "person P1: 'is_minor' should be true or false"),
        (put("persons", "children_count", 1.5), "person P1: 'children_count' should be a whole number"),
        (put("persons", "name_latin", "x" * 100_001), "person P1: 'name_latin' is too long"),
        (put("events", "event_id", ""), "event 1: 'event_id' is empty"),
        (put("events", "place", {}), "event E1: 'place' should name one record"),
        (put("events", "country", "Germany"), "event E1: 'country': 'Germany' is not the code of a country"),
        (put("events", "country", "DE\n"), "event E1: 'DE\\n' is not the code of a country"),
        (put("persons", "name_latin", "a\ud800b"), "person P1: name_latin: the text holds a broken character"),
        (put("testimonies", "text", "\udfff"), "testimony DEMO-01-T-en: text: the text holds a broken character"),
        (put("proceedings", "sentence", {"days": 3}), "proceeding L1: the sentence is given twice"),
        (lambda case: case["interview"].update(date="2024"), "interview I1: 'date' and 'date_edtf' say"),
        (lambda case: case.update(testimonies=[7]), "testimony 1: 'testimonies' should be an object"),
        (lambda case: case.update(interview=[]), "interview 1: 'interview' should be an object"),
    ],
)
def test_a_row_of_another_shape_is_refused(spoil: Spoil, sentence: str) -> None:
    case = demo()
    spoil(case)
    (row,) = rows_of(document(case))
    assert row.startswith(f"case DEMO-01, {sentence}")


@pytest.mark.parametrize("case", [None, 7, "DEMO-01", [], {}, {"case_id": 7, "case": {}}])
def test_a_case_that_is_none_is_refused(case: Any) -> None:
    assert all(row.startswith("case number 1: ") for row in rows_of(document(case)))


def test_each_wrong_row_has_its_line_and_one_wrong_row_refuses_the_whole_document() -> None:
    spoiled = demo()
    for index in range(4):
        put("events", "act", f"TNR.{index}", index)(spoiled)
    rows = rows_of(document(demo("DEMO-04"), spoiled))
    assert rows == tuple(
        f"case DEMO-01, event E{index + 1}: the code 'TNR.{index}' is not known" for index in range(4)
    )


def test_no_more_than_twenty_lines_are_said_and_that_there_may_be_more() -> None:
    case = demo()
    case["events"] = [{"act": f"TNR.{number}"} for number in range(100)]
    for spoiled in (case, {**case, "events": [{}] * 100}):
        assert len(rows_of(document(spoiled))) == 20
    with pytest.raises(RowsRefused) as caught:
        read_document(document(case))
    assert caught.value.sentence.splitlines()[-2:] == [
        "There may be more.",
        "Nothing was imported. Correct the file and import it again.",
    ]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", NotJson),
        (b"hello", NotJson),
        (b'{"schema": "cahier-records/1", "cases": []', NotJson),
        (b'{"schema": "cahier-records/1", "cases": []} {}', NotJson),
        (b'{"schema": "cahier-records/1", "cases": [NaN]}', NotJson),
        (b'{"schema": "cahier-records/1", "cases": [-Infinity]}', NotJson),
        (b'{"schema": "cahier-records/1", "cases": [1e999]}', NotJson),
        (b'{"schema": "cahier-records/1", "cases": [' + b"9" * 5000 + b"]}", NotJson),
        (b'{"schema": "cahier-records/1", "schema": "cahier-records/1", "cases": []}', NotJson),
        (b'{"schema": "cahier-records/1", "cases": [], "a": ' + b"[" * 33 + b"]" * 33 + b"}", NotJson),
        ('{"schema": "cahier-records/1", "cases": []}'.encode("utf-16"), NotText),
        (b'{"schema": "cahier-records/1", "cases": ["\xc3\x28"]}', NotText),
        (b'{"schema": "cahier-records/1", "cases": ["\xed\xa0\x80"]}', NotText),
        (b'{"schema": "cahier-records/2", "cases": []}', NewerDocument),
        (b'{"schema": "cahier-records/17", "other": []}', NewerDocument),
        (b'{"schema": "cahier-records/", "cases": []}', NotRecords),
        (b'{"schema": ["cahier-records/1"], "cases": []}', NotRecords),
        (b'{"schema": "cahier-records/1", "cases": {}}', NotRecords),
        (b'{"schema": "cahier-records/1"}', NotRecords),
        (b'{"cases": []}', NotRecords),
        (b"[]", NotRecords),
        (b'"cahier-records/1"', NotRecords),
        (b"null", NotRecords),
    ],
)
def test_what_is_no_document_of_records_is_refused_by_what_it_is(data: bytes, kind: type[DocumentRefused]) -> None:
    with pytest.raises(kind) as caught:
        read_document(data)
    assert "Nothing was imported." in caught.value.sentence


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 1_000_000 + b"]" * 1_000_000,
        b"[" * 400_000,
        b"]" * 400_000,
        b'{"a":' * 400_000 + b"1" + b"}" * 400_000,
        b'"' + b'\\"' * 5_000_000,
        b'"' + b'\\"' * 5_000_000 + b"\\",
        b"[" + b'"",' * 7_000_000 + b'""]',
        b"[" + b"[]," * 600_000 + b"[]]",
        b'"' + b"a" * json_text.LARGEST + b'"',
        b'{"schema": "cahier-records/1", "cases": [' + b"1," * 10_001 + b"1]}",
    ],
    ids=[
        "deep",
        "open",
        "closed",
        "deep objects",
        "quotes",
        "quotes and a stroke",
        "texts",
        "lists",
        "bytes",
        "cases",
    ],
)
def test_a_hostile_document_is_refused_before_it_costs_anything(data: bytes) -> None:
    begun = time.monotonic()
    with pytest.raises((NotJson, DocumentTooLarge)):
        read_document(data)
    assert time.monotonic() - begun < 5


def test_depth_is_counted_outside_texts_alone() -> None:
    case = demo()
    case["case"]["strategy_notes"] = "[" * 5000 + '\\"{'
    assert read_document(document(case)).cases[0].case.strategy_notes == "[" * 5000 + '\\"{'


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60) | st.text(alphabet='[]{}",:\\ 0a', max_size=40).map(str.encode))
def test_no_bytes_bring_anything_but_a_sentence(data: bytes) -> None:
    with pytest.raises(DocumentRefused):
        read_document(data)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=3) | st.sampled_from(["P1", "E1", "2025"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["a", "text", "person"]), inner),
    max_leaves=4,
)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_document_with_any_one_value_put_in_is_read_or_refused_by_its_rows(data: st.DataObject) -> None:
    case = demo()
    place: Any = case
    while True:
        key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        if not (isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans())):
            break
        place = place[key]
    place[key] = data.draw(_JSON)
    with contextlib.suppress(RowsRefused):
        read_document(document(case))
