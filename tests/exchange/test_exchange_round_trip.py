import dataclasses
import json
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from invented_cases import cases, comparable, consent, small_case, values_of

from cahier.domain.account import Account, Mention
from cahier.domain.codec import to_plain
from cahier.domain.consent import PurposeLevel, Scope
from cahier.domain.event import Event
from cahier.domain.records import CaseRecords
from cahier.exchange.errors import CannotBeWritten
from cahier.exchange.records_document import read_document, write_document
from cahier.exchange.shapes import CASE, LISTS, PERSON, Shape

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
UNSHRUNK = settings(phases=[Phase.generate], database=None)


@SLOW
@given(cases())
def test_a_case_comes_back_as_it_was_under_fresh_ids(records: CaseRecords) -> None:
    document = write_document([records])
    (again,) = read_document(document).cases
    assert comparable(again) == comparable(records)
    assert again.case.case_id != records.case.case_id
    assert write_document([again]) == document


@SLOW
@given(st.data())
def test_several_cases_come_back_with_the_people_they_share(data: st.DataObject) -> None:
    first = data.draw(cases("TEST-01"))
    second = data.draw(cases("TEST-02", first.persons[:1]))
    third = data.draw(cases("TEST-03", (*first.persons[1:], *second.persons[-1:])))
    document = write_document([first, second, third])
    again = read_document(document).cases
    assert comparable(*again) == comparable(first, second, third)
    assert write_document(again) == document


def test_no_id_of_the_notebook_stands_in_a_document() -> None:
    records = small_case(events=(Event(event_id="event-1", case_id="case-1", code="E1", act="TNR.P.DETAIN"),))
    written = write_document([records]).decode()
    assert not any(known in written for known in ("case-1", "person-1", "interview-1", "event-1"))


@pytest.mark.parametrize("shape", [CASE, PERSON, *LISTS], ids=lambda shape: shape.notion)
def test_every_field_of_a_record_survives(shape: Shape) -> None:
    for field in dataclasses.fields(shape.kind):
        if field.name in (shape.id, "case_id", "code", "mentions"):
            continue
        record = _with(shape, field)
        held = {"case": record} if shape is CASE else {shape.held or shape.rows: (record,)}
        records = small_case(**held)
        (again,) = read_document(write_document([records])).cases
        assert comparable(again) == comparable(records), field.name
        assert field.name in to_plain(again.case if shape is CASE else shape.in_case(again)[0]), field.name


def _with(shape: Shape, field: dataclasses.Field[Any]) -> Any:
    """Return a record with something in this field."""
    known = {"interviews": ["interview-1"], "persons": ["person-1"]}
    needed = {
        "case_id": "case-1",
        "code": f"{shape.letter}1",
        "interview_id": "interview-1",
        "person": "person-1",
        "from_person": "person-1",
        "to_person": "person-1",
        "kin": "KIN.SPOUSE",
        "act": "TNR.P.DETAIN",
        "language": "az",
        shape.id: f"{shape.notion}-1",
    }
    fields = {other.name for other in dataclasses.fields(shape.kind) if other.default is dataclasses.MISSING}
    fields |= {"case_id"} & {other.name for other in dataclasses.fields(shape.kind)}
    values = {name: value for name, value in needed.items() if name in fields}
    several = values_of(shape, field.name, known)
    value = find(several, lambda value: value not in (field.default, None, ()), settings=UNSHRUNK)
    return shape.kind(**{**values, field.name: value})


def test_a_consent_that_fits_stands_in_the_row_of_its_person() -> None:
    short = consent(
        purposes=(PurposeLevel(purpose="PUR.EP", level=2),),
        basis="self",
        conditions=("recheck_each_use",),
        recheck_each_use=True,
    )
    case = json.loads(write_document([small_case(consents=(short,))]))["cases"][0]
    assert case["persons"][0]["consent"] == {"PUR.EP": "CON.2"}
    assert case["persons"][0]["consent_basis"] == "self"
    assert case["consents"] == []


@pytest.mark.parametrize(
    "fields",
    [
        {"scope": Scope(image=True)},
        {"recipients": ("a body",)},
        {"withdrawn_on": None, "recheck_each_use": True},
        {"basis": "none"},
    ],
)
def test_a_consent_that_says_more_than_the_short_form_is_written_whole(fields: dict[str, Any]) -> None:
    records = small_case(consents=(consent(**fields),))
    document = write_document([records])
    assert len(json.loads(document)["cases"][0]["consents"]) == 1
    assert comparable(*read_document(document).cases) == comparable(records)


def test_a_person_who_is_not_in_the_case_any_more_goes_out_as_text_and_comes_back() -> None:
    event = Event(event_id="event-1", case_id="case-1", code="E1", act="TNR.P.DETAIN", targets=("gone",))
    document = write_document([small_case(events=(event,))])
    assert json.loads(document)["cases"][0]["events"][0]["targets"] == [{"text": "gone"}]
    assert read_document(document).cases[0].events[0].targets == ("gone",)


def test_a_mention_stays_on_its_words_when_the_text_was_not_in_one_form() -> None:
    text = "U\u0308zu\u0308m: Nigar geldi"
    start = text.index("Nigar")
    mention = Mention(start=start, end=start + 5, kind="person", ref="person-1")
    account = Account(
        account_id="account-1",
        case_id="case-1",
        interview_id="interview-1",
        code="T1",
        language="az",
        text=text,
        mentions=(mention,),
    )
    (again,) = read_document(write_document([small_case(accounts=(account,))])).cases
    (found,) = again.accounts[0].mentions
    assert again.accounts[0].text[found.start : found.end] == "Nigar"
    assert again.accounts[0].text.startswith("Üzüm")


def test_what_a_document_cannot_say_is_not_written() -> None:
    event = Event(event_id="event-1", case_id="case-1", code="E1", act="TNR.P.DETAIN")
    twice = small_case(events=(event, dataclasses.replace(event, event_id="event-2")))
    purposes = (PurposeLevel(purpose="PUR.EP", level=2), PurposeLevel(purpose="PUR.EP", level=3))
    for records, words in (
        (twice, "case TEST-01, event E1: the code stands twice"),
        (small_case(roles=()), "case TEST-01: not every person has exactly one part in it"),
        (small_case(consents=(consent(purposes=purposes),)), "case TEST-01, consent C1: a purpose stands twice"),
    ):
        with pytest.raises(CannotBeWritten, match=words):
            write_document([records])


def test_shapes_name_only_fields_that_exist() -> None:
    for shape in (CASE, PERSON, *LISTS):
        hints = get_type_hints(shape.kind)
        named = {*shape.keys, *shape.names, *shape.links, *shape.codes, *shape.countries, shape.id}
        assert named <= set(hints), shape.notion
        assert {shape.field_of(key) for key in shape.always} <= {*hints, "interpreter"}, shape.notion
        assert all(get_origin(hints[name]) is not dict and get_args(hints[name]) is not None for name in named)
